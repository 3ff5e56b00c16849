/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in the form of a call that comes in is kept by the hub as well (UX goal 24). */
#include "tests/lib/console_kit.h"

#include "tui/core/mirror.h"

static void
pass(int64_t ms)
{
	now_ms += ms;
	console_time(c, now_ms);
}

/* The next message about a draft; false: nothing is sent. */
static bool
next_draft(struct intent *i)
{
	return console_intent(c, i) && i->verb == VERB_DRAFT;
}

/* m, and what the hub keeps. */
static void
open_form(const char *kept)
{
	struct intent i;

	press('m');
	assert_true(next_draft(&i));
	assert_false(i.has_note);
	assert_int_equal(i.row, 0);
	console_draft(c, 0, kept, "");
	answer(&i, ZCC_OK, 0);
	console_draw(c, &f, now_ms);
}

static void
a_pause_sends_all_fields(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("2\n100% koorts\nHof van Twente");
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	assert_true(i.has_note);
	assert_string_equal(i.note, "line:2 complaint:100%%%_koorts place:Hof%_van%_Twente");
}

static void
a_console_that_starts_again_has_it_back_and_says_so(void **state)
{
	struct intent i;

	(void)state;
	open_form("line:2 complaint:100%%%_koorts vreemd:x place:Hof%_van%_Twente");
	assert_true(screen_has("2                   = regulier"));
	assert_true(screen_has("100% koorts"));
	assert_true(screen_has("Hof van Twente"));
	assert_true(screen_has("Dit typte u eerder"));
	pass(MIRROR_EACH_MS);
	assert_false(next_draft(&i)); /* it is what is kept */
}

static void
what_was_typed_since_stays(void **state)
{
	struct intent i;

	(void)state;
	press('m');
	assert_true(next_draft(&i));
	type("1");
	console_draft(c, 0, "line:2 place:Borne", "");
	answer(&i, ZCC_OK, 0);
	assert_true(screen_has("1                   = spoed"));
	assert_true(screen_has("Borne"));
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "line:1 place:Borne");
}

/* It may be about another patient. */
static void
older_text_is_said_and_one_key_throws_all_of_it_away(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("2\nkoorts");
	press(KEY_ESC);
	assert_true(next_draft(&i));
	answer(&i, ZCC_OK, 0);
	press('m');
	assert_true(screen_has("Dit typte u eerder"));
	assert_true(screen_has("koorts"));
	press(KEY_CTRL_U);
	assert_false(screen_has("koorts"));
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	assert_true(i.has_note);
	assert_string_equal(i.note, "");
	type("3");
	press(KEY_CTRL_U); /* by now a key of the field */
	assert_false(screen_has("= zorgverlener"));
}

static void
ctrl_u_in_a_new_form_is_of_its_field(void **state)
{
	(void)state;
	open_form("");
	type("2\nkoorts");
	press(KEY_CTRL_U);
	assert_false(screen_has("koorts"));
	assert_true(screen_has("= regulier"));
}

static void
what_is_taken_in_is_kept_no_longer(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("2");
	press(KEY_PGDN);
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_INTAKE);
	answer(&i, ZCC_OK, 24031);
	assert_false(console_intent(c, &i)); /* nothing was kept yet */
	open_form("");
	type("2");
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	answer(&i, ZCC_OK, 0);
	press(KEY_PGDN);
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	answer(&i, ZCC_OK, 24031);
	assert_true(next_draft(&i));
	assert_true(i.has_note);
	assert_string_equal(i.note, "");
}

/* Sent at once, not at a pause: nobody waits for one. */
static void
who_leaves_right_after_typing_loses_nothing(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("2");
	assert_false(console_is_unheard(c));
	console_end(c, now_ms);
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "line:2");
}

static void
the_hub_that_came_back_is_told_again(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("2");
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	answer(&i, ZCC_OK, 0);
	a.board.is_live = false;
	console_update(c, &a.board, now_ms);
	a.board.is_live = true;
	console_update(c, &a.board, now_ms);
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "line:2");
}

/* What there is no room for stays behind, and nothing of it comes back by halves. */
static void
of_a_very_long_form_the_fields_in_front_are_kept(void **state)
{
	struct intent i;
	char blanks[ZCC_SBAR_SIZE];

	(void)state;
	memset(blanks, ' ', sizeof(blanks) - 1);
	blanks[sizeof(blanks) - 1] = '\0';
	open_form("");
	type("2");
	for (unsigned n = CALL_TO; n <= CALL_NOTE; n++)
		field_set(&c->intake.field[n], blanks);
	press(KEY_DOWN);
	type("x");
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	assert_memory_equal(i.note, "line:2 complaint:x ", 19);
	assert_true(strlen(i.note) < sizeof(i.note));
	assert_null(strstr(i.note, "note:"));
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, begin, end)
	const struct CMUnitTest tests[] = {
		IN(a_pause_sends_all_fields),
		IN(a_console_that_starts_again_has_it_back_and_says_so),
		IN(what_was_typed_since_stays),
		IN(older_text_is_said_and_one_key_throws_all_of_it_away),
		IN(ctrl_u_in_a_new_form_is_of_its_field),
		IN(what_is_taken_in_is_kept_no_longer),
		IN(who_leaves_right_after_typing_loses_nothing),
		IN(the_hub_that_came_back_is_told_again),
		IN(of_a_very_long_form_the_fields_in_front_are_kept),
	};
#undef IN
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("intake-draft", tests, NULL, NULL);
}
