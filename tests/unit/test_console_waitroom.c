/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-12, PI-1: who waits where care is given, at the keys: the list, triaging again, and with whom. */
#include "tests/lib/triage_console_kit.h"

enum { U1 = 24044, MINE = 24038, THEIRS = 24041, SENT = 24036, NEVER = 24030 };

static int
begin_waiting(void **state)
{
	begin(state);
	settings.role[0].verbs |= UINT64_C(1) << VERB_TRIAGE | UINT64_C(1) << VERB_DEPLOY;
	struct zcc_operator_row people[A_BOARD_FEW];
	uint32_t num = a.board.operators_end;
	memcpy(people, a.operators, sizeof(people));
	a_waitroom_board(&a, &settings);
	memcpy(a.operators, people, sizeof(people));
	a.board.operators_end = num;
	show_board();
	console_draw(c, &f, now_ms);
	return 0;
}

static void
j(void)
{
	now_ms += CONSOLE_COMMIT_MS;
	press('j');
}

static void
who_is_over_his_time_is_selected_and_the_selection_stays_with_its_case(void **state)
{
	(void)state;
	type("f");
	assert_int_equal(c->screen, SCREEN_WAITROOM);
	assert_int_equal(c->waitroom.selected, U1); /* over his time, and the gravest of them */
	assert_true(screen_has("Wachtkamer: 5, over tijd 2"));
	press(KEY_DOWN);
	assert_int_equal(c->waitroom.selected, MINE);
	a.triages[2].triage.made_line = a.board.now_line; /* the first of them was triaged again */
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_int_equal(c->waitroom.selected, MINE);
	assert_true(screen_has("Wachtkamer: 5, over tijd 1"));
	press(KEY_END);
	assert_int_equal(c->waitroom.selected, NEVER);
	a.cases[4].state = CASE_GESLOTEN;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_true(c->waitroom.selected != NEVER && c->waitroom.selected != 0);
	press(KEY_ESC);
	assert_int_equal(c->screen, SCREEN_QUEUE);
}

/* Enter, the letters, the complaint that he came for, a question; j records it with who assesses along. */
static void
who_is_ours_is_triaged_again_together_with_a_colleague(void **state)
{
	struct intent i;

	(void)state;
	type("f");
	press(KEY_DOWN);
	type("\n");
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	assert_int_equal(c->triage.row, MINE);
	assert_int_equal(c->triage.a.variant, VARIANT_PHYSICAL);
	type("m");
	assert_int_equal(c->over, OVER_ALONG);
	assert_true(screen_has("Samen beoordeeld met wie?"));
	type("1");
	assert_int_equal(c->over, OVER_NONE);
	assert_true(c->triage.with[0] != '\0');
	assert_string_not_equal(c->triage.with, "demo");
	type("v\n3\n");
	assert_int_equal(c->triage.step, TRIAGE_CARE);
	type("u");
	j();
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_TRIAGE);
	assert_int_equal(i.row, MINE);
	assert_string_equal(i.whom, c->triage.with);
	assert_non_null(strstr(i.answers, "mode:physical"));
	assert_non_null(strstr(i.answers, "complaint:kortademig"));
	answer(&i, ZCC_OK, MINE);
	assert_int_equal(c->screen, SCREEN_CASE);
	press(KEY_ESC); /* to the next who waits */
	assert_int_equal(c->screen, SCREEN_WAITROOM);
}

/* By telephone nobody assesses along, also when one was chosen before. */
static void
with_whom_is_asked_of_who_is_here(void **state)
{
	struct intent i;

	(void)state;
	type("f");
	press(KEY_DOWN);
	type("\nm1mm");
	assert_int_equal(c->over, OVER_ALONG);
	type("1"); /* nobody, after all */
	assert_int_equal(c->over, OVER_NONE);
	assert_string_equal(c->triage.with, "");
	type("m1fm");
	assert_int_equal(c->over, OVER_NONE);
	assert_true(screen_has("Met zijn twee"));
	type("v\n3\nu");
	j();
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_TRIAGE);
	assert_string_equal(i.whom, "");
}

/* Who has a consult here waits on: he is judged again with the care that he gets, never without. */
static void
who_has_care_here_keeps_it_when_he_is_triaged_again(void **state)
{
	struct intent i;

	(void)state;
	type("f");
	for (int n = 0; n < 3; n++)
		press(KEY_DOWN);
	assert_int_equal(c->waitroom.selected, SENT);
	type("\nv\n3\nu");
	j();
	assert_false(next_act(&i));
	assert_true(screen_has("heeft al zorg"));
	type("u");
	j();
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_DEPLOY);
	assert_string_equal(i.care, "consult-hap");
	assert_non_null(strstr(i.answers, "mode:physical"));
}

/* Whom nobody has is taken first; whom a colleague has is the colleague's. */
static void
whom_nobody_has_is_taken_and_a_colleagues_is_not(void **state)
{
	struct intent i;

	(void)state;
	type("f\n");
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_CLAIM);
	assert_int_equal(i.row, U1);
	a.cases[2].state = CASE_GETRIEERD;
	strcpy(a.cases[2].claimed_by, "demo");
	console_update(c, &a.board, now_ms);
	answer(&i, ZCC_OK, U1);
	console_draw(c, &f, now_ms);
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	assert_int_equal(c->triage.row, U1);
	press(KEY_ESC);
	assert_int_equal(c->screen, SCREEN_WAITROOM);
	press(KEY_DOWN);
	press(KEY_DOWN);
	assert_int_equal(c->waitroom.selected, THEIRS);
	type("\n");
	assert_false(next_act(&i));
	assert_true(screen_has("is bij s.aydin"));
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin_waiting, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(who_is_over_his_time_is_selected_and_the_selection_stays_with_its_case),
		T(who_is_ours_is_triaged_again_together_with_a_colleague),
		T(with_whom_is_asked_of_who_is_here),
		T(who_has_care_here_keeps_it_when_he_is_triaged_again),
		T(whom_nobody_has_is_taken_and_a_colleagues_is_not),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console-waitroom", tests, open_protocol, close_protocol);
}
