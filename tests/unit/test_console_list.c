/* SPDX-License-Identifier: EUPL-1.2 */
/* What the queue and row 1 above it say. */
#include "tests/lib/console_kit.h"

#include <stdio.h>

/* What was triaged is what the call is about, in the list and in what is searched in it. */
static void
a_triaged_complaint_stands_in_the_list(void **state)
{
	uint32_t i = 0;

	(void)state;
	while (a.cases[i].id != 24031)
		i++;
	a.cases[i].complaint[0] = '\0';
	a.triages[i] = (struct zcc_triage_row){ .id = 24031,
		.triage = { .times = 1, .complaint = "hartinfarct" } };
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("hartinfarct"));
	type("/infarct");
	assert_int_equal(c->model.shown_num, 1);
	assert_int_equal(c->model.selected, 24031);
}

/* Whatever else row 1 has to say. */
static void
who_one_is_stays_on_row_1(void **state)
{
	char row[512];

	(void)state;
	settings.role[0].verbs |= UINT64_C(1) << VERB_SHIFT;
	snprintf(c->who.operator, sizeof(c->who.operator), "a.van-der-woude");
	snprintf(settings.role[1].name, sizeof(settings.role[1].name), "coordinerend-triagist");
	settings.role[1].desk = DESK_TRIAGE;
	snprintf(c->who.role, sizeof(c->who.role), "coordinerend-triagist");
	a.board.hub_state = SEG_VOL;
	a.board.hub.hidden = 12;
	console_update(c, &a.board, now_ms);
	type("/zeer lange filter\n");
	static char text[65536];
	console_draw(c, &f, now_ms);
	frame_dump(&f, text, sizeof(text));
	snprintf(row, sizeof(row), "%.*s", (int)strcspn(text, "\n"), text);
	assert_non_null(strstr(row, " TRIAGE "));
	assert_non_null(strstr(row, "a.van-der-woude coord"));
	assert_non_null(strstr(row, "SERVER VOL"));
	assert_non_null(strstr(row, "VOL +12"));
	assert_non_null(strstr(row, "verb "));
	assert_non_null(strstr(row, "AL 1!"));
}

/* The hub would refuse it at the end of the form: nobody fills that in first. */
static void
what_only_the_holder_may_do_asks_nothing_of_who_has_it_not(void **state)
{
	static const int keys[] = { 's', 'l', 'd' };
	struct intent i;

	(void)state;
	for (uint32_t r = 0; r < settings.roles_num; r++)
		settings.role[r].verbs |= UINT64_C(1) << VERB_FORWARD | UINT64_C(1) << VERB_TRANSFER;
	for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
		model_select(&c->model, 24020); /* in the hands of k.vos */
		console_draw(c, &f, now_ms);
		press(keys[k]);
		assert_int_equal(c->over, OVER_NONE);
		assert_true(screen_has("24020 is bij k.vos"));
		assert_false(next_intent(&i));
	}
	model_select(&c->model, 24009); /* left by whom it was with: anybody's */
	console_draw(c, &f, now_ms);
	press('s');
	assert_int_equal(c->over, OVER_ASK);
}

/* Nor does the footer offer to take it; the keys beside it stay where they are. */
static void
what_a_colleague_has_is_not_offered_to_be_taken(void **state)
{
	(void)state;
	assert_true(screen_has("\n Enter oppakken  n volgende"));
	model_select(&c->model, 24020);
	assert_true(screen_has("\n                 n volgende"));
	model_select(&c->model, 24009);
	assert_true(screen_has("\n Enter oppakken  n volgende"));
	c->case_id = 24020; /* read by the noodknop */
	c->screen = SCREEN_CASE;
	assert_true(screen_has("! ambu  : opdracht  o dossier"));
	assert_false(screen_has("s sluit"));
	c->case_id = 23975; /* his own */
	assert_true(screen_has("s sluit"));
}

/* What can be taken back is offered whole, and when it can be done. */
static void
taking_back_is_offered_where_it_fits_and_with_a_hub(void **state)
{
	struct intent i;

	(void)state;
	press('n');
	assert_true(next_intent(&i));
	answer(&i, ZCC_OK, 24031);
	assert_true(screen_has("opgepakt.  ^Z = terug (nog 10 s)"));
	console_say(c, false, "%s", "24009 is niet aan u overgedragen"); /* not what would be taken back */
	assert_true(screen_has("24009 is niet aan u overgedragen\n"));
	assert_false(screen_has("^Z = terug"));
	c->message[0] = '\0';
	assert_true(screen_has("\n ^Z = terug (nog 10 s)"));
	a.board.is_live = false;
	console_update(c, &a.board, now_ms);
	press('s');
	assert_true(screen_has("GEEN SERVER: nu kan niets"));
	assert_false(screen_has("^Z"));
	a.board.is_live = true;
	console_update(c, &a.board, now_ms);
	console_say(c, false, "%s", "een antwoord dat zo lang is dat er in de regel geen plaats meer is");
	assert_false(screen_has("^Z"));
}

/* What the hub refuses, and why, can be longer than a row: all of it is said, above the keys. */
static void
an_answer_that_is_longer_than_a_row_is_said_whole(void **state)
{
	(void)state;
	console_say(c, true, "%s", "24031 is bij coordinerend-triagist (in de wacht gezet): vraag "
	    "coordinerend-triagist de melding af te geven");
	assert_true(screen_has("\n 24031 is bij coordinerend-triagist"));
	assert_true(screen_has("de melding af te geven\n Enter oppakken"));
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, begin, end)
	const struct CMUnitTest tests[] = {
		IN(a_triaged_complaint_stands_in_the_list),
		IN(who_one_is_stays_on_row_1),
		IN(what_a_colleague_has_is_not_offered_to_be_taken),
		IN(an_answer_that_is_longer_than_a_row_is_said_whole),
		IN(taking_back_is_offered_where_it_fits_and_with_a_hub),
		IN(what_only_the_holder_may_do_asks_nothing_of_who_has_it_not),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_list", tests, NULL, NULL);
}
