/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding a case on the screen (PE-12): asked of the hub once, and no dossier opens by itself (TR-1). */
#include "tests/lib/console_kit.h"

#include "tui/core/view_found.h"

static int
begin_searching(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= UINT64_C(1) << VERB_SEARCH;
	return 0;
}

static void
give_found(void)
{
	struct found_case found[A_FOUND_NUM];
	struct search_told told;

	a_search(&a, &told, found);
	console_found(c, &told, found, A_FOUND_NUM);
	console_draw(c, &f, now_ms);
}

static void
tab_in_the_filter_asks_the_hub_and_forgets_what_was_typed(void **state)
{
	struct intent i;

	(void)state;
	press('/');
	type("jans");
	assert_true(screen_has("Tab zoekt in alle dossiers"));
	assert_false(next_intent(&i));
	press(KEY_TAB);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_SEARCH);
	assert_string_equal(i.query, "jans");
	assert_false(next_intent(&i));
	assert_string_equal(c->model.filter, "");
	assert_string_equal(c->field.text, "");
	assert_false(screen_has("jans"));
	answer(&i, ZCC_OK, 0);
}

static void
who_may_not_search_is_not_told_of_it_and_nothing_is_asked(void **state)
{
	struct intent i;

	(void)state;
	for (uint32_t r = 0; r < settings.roles_num; r++)
		settings.role[r].verbs &= ~(UINT64_C(1) << VERB_SEARCH);
	press('/');
	type("jans");
	assert_false(screen_has("Tab zoekt in alle dossiers"));
	press(KEY_TAB);
	assert_false(next_intent(&i));
	assert_true(screen_has("mag dit niet"));
}

/* TR-1: the cursor, and showing what was found, open no dossier; `o` does, and only then it is read. */
static void
moving_the_cursor_and_showing_a_case_open_no_dossier(void **state)
{
	struct intent i;

	(void)state;
	give_found();
	assert_true(screen_has("gezocht op naam: 4 meldingen"));
	assert_true(screen_has("Van meldingen van voor 812 is geen naam bekeken"));
	assert_true(screen_has("Er zijn er meer dan deze"));
	press(KEY_DOWN);
	press(KEY_DOWN);
	press(KEY_UP);
	press(KEY_END);
	press(KEY_HOME);
	press(KEY_DOWN);
	assert_false(next_intent(&i));
	press(KEY_ENTER);
	assert_false(next_intent(&i));
	assert_int_equal(c->screen, SCREEN_CASE);
	assert_int_equal(c->case_id, 23975);
	assert_true(screen_has("dossier is niet geopend"));
	press(KEY_ESC);
	assert_true(screen_has("gezocht op naam"));
	press('o');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_DOSSIER);
	assert_int_equal(i.row, 23975);
	press(KEY_ESC);
	assert_int_equal(c->screen, SCREEN_QUEUE);
	assert_int_equal(c->found.num, 0);
}

static void
the_dossier_of_a_case_that_left_the_board_opens_all_the_same(void **state)
{
	struct intent i;

	(void)state;
	give_found();
	press(KEY_DOWN);
	press(KEY_DOWN);
	press(KEY_ENTER);
	assert_true(screen_has("21377 staat niet meer op het bord"));
	press('o');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_DOSSIER);
	assert_int_equal(i.row, 21377);
}

static void
the_command_finds_at_once_and_without_words_it_asks_for_them(void **state)
{
	struct intent i;

	(void)state;
	type(":vind 7511AB 12\r");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_SEARCH);
	assert_string_equal(i.query, "7511AB 12");
	assert_int_equal(c->history_num, 0); /* what it found by is personal */
	type(":vind\r");
	assert_int_equal(c->over, OVER_FIND);
	assert_false(next_intent(&i));
	press(KEY_ENTER);
	assert_int_equal(c->over, OVER_FIND);
	press(KEY_ESC);
	assert_int_equal(c->over, OVER_NONE);
}

/* What was found with other words is not the answer to these, and a refusal finds nothing. */
static void
what_was_found_before_is_gone_when_something_else_is_asked(void **state)
{
	struct intent i;

	(void)state;
	give_found();
	assert_true(screen_has("gezocht op naam: 4 meldingen"));
	press('/');
	assert_true(screen_has("telefoon, postcode+nummer of melding: Enter zoekt (vastgelegd)"));
	type("06123\n");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_SEARCH);
	assert_false(screen_has("gezocht op naam"));
	assert_true(screen_has("Hiermee is nog niets gevonden"));
	assert_int_equal(found_selected(c), 0);
	answer(&i, ZCC_E_DATA, 0);
	assert_true(screen_has("Hiermee is nog niets gevonden"));
	press(KEY_ENTER);
	assert_int_equal(c->screen, SCREEN_FOUND);
	give_found();
	assert_true(screen_has("gezocht op naam: 4 meldingen"));
}

int
main(void)
{
#define KIT(test) cmocka_unit_test_setup_teardown(test, begin_searching, end)
	const struct CMUnitTest tests[] = {
		KIT(tab_in_the_filter_asks_the_hub_and_forgets_what_was_typed),
		KIT(who_may_not_search_is_not_told_of_it_and_nothing_is_asked),
		KIT(moving_the_cursor_and_showing_a_case_open_no_dossier),
		KIT(the_dossier_of_a_case_that_left_the_board_opens_all_the_same),
		KIT(what_was_found_before_is_gone_when_something_else_is_asked),
		KIT(the_command_finds_at_once_and_without_words_it_asks_for_them),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_found", tests, NULL, NULL);
}
