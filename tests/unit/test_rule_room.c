/* SPDX-License-Identifier: EUPL-1.2 */
/* Who serves which lines, competences, and breaks: TE-1, RL-2. */
#include "tests/lib/room_kit.h"

/* --- Where somebody serves --- */

/* TE-1 */
static void
next_offers_only_the_lines_that_somebody_serves(void **state)
{
	struct kit *k = *state;
	uint64_t regular = kit_call(k, LINE_REGULIER), triage = kit_call(k, LINE_ZELFTRIAGE);
	OK(move(k, "bram", "anna", "lines", ON(LINE_ZELFTRIAGE)));
	assert_string_equal(op(k, "anna")->task.told_by, "bram");
	assert_true(op(k, "anna")->task.told_wall == k->now.wall_ms);
	assert_int_equal(next(k, "anna"), triage);
	NOT(ZCC_E_BUSY, kit_do(k, "anna", VERB_NEXT, 0));
	assert_int_equal(k->no.grounds.why, WHY_NOBODY_HERE);
	assert_string_equal(k->no.grounds.value[1], "zelftriage");
	/* by hand everything that he is competent for stays possible */
	OK(kit_do(k, "anna", VERB_CLAIM, regular));
	OK(kit_do(k, "anna", VERB_RELEASE, regular));
	OK(move(k, "bram", "anna", "all", 0));
	assert_int_equal(next(k, "anna"), regular);
}

/* TE-1: what runs is not touched. */
static void
a_move_holds_from_the_next_call_on(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	uint32_t version = kit_row(k, id)->version;
	OK(move(k, "bram", "anna", "lines", ON(LINE_SPOED)));
	assert_int_equal(kit_row(k, id)->version, version);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	OK(kit_do(k, "anna", VERB_CLOSE, id));
}

/* RL-2 */
static void
nobody_is_moved_outside_his_role_or_competence(void **state)
{
	struct kit *k = *state;
	NOT(ZCC_E_DENIED, move(k, "bram", "chris", "lines", ON(LINE_SPOED)));
	assert_int_equal(k->no.grounds.why, WHY_NOT_MY_LINE);
	k->ev = (struct event){.type = EV_OPERATOR_ADDED};
	strcpy(k->ev.u.operator.name, "dora");
	strcpy(k->ev.u.operator.role[0], "triagist");
	k->ev.u.operator.roles_num = 1;
	k->ev.u.operator.lines = ON(LINE_REGULIER);
	kit_apply(k);
	NOT(ZCC_E_DENIED, move(k, "bram", "dora", "lines", ON(LINE_REGULIER) | ON(LINE_112)));
	assert_int_equal(k->no.grounds.why, WHY_NOT_COMPETENT);
	OK(move(k, "bram", "dora", "lines", ON(LINE_REGULIER)));
	NOT(ZCC_E_DENIED, move(k, "eva", "anna", "all", 0));
	NOT(ZCC_E_UNKNOWN, move(k, "bram", "niemand", "all", 0));
	NOT(ZCC_E_DATA, move(k, "bram", "anna", "lines", 0));
	NOT(ZCC_E_DATA, move(k, "bram", "anna", "all", ON(LINE_SPOED)));
	NOT(ZCC_E_DATA, move(k, "bram", "anna", "lines", 1));
	NOT(ZCC_E_DATA, move(k, "bram", "anna", "weg", 0));
	NOT(ZCC_E_STATE, move(k, "bram", "eva", "pause", 0)); /* takes no calls */
}

/* TE-1: who was put elsewhere is offered a U0 or U1 that nobody else would be. */
static void
an_urgent_call_on_a_line_that_nobody_serves_is_offered_all_the_same(void **state)
{
	struct kit *k = *state;
	k->settings.role[0].shift = true;
	kit_config(k);
	OK(own_break(k, "anna", "start", 0));
	OK(own_break(k, "bram", "start", 0));
	OK(move(k, "bram", "anna", "lines", ON(LINE_REGULIER)));
	uint64_t urgent = kit_call(k, LINE_SPOED);
	assert_int_equal(next(k, "anna"), 0); /* bram serves it */
	k->facts.served = 0;
	OK(move(k, "bram", "bram", "lines", ON(LINE_ZELFTRIAGE)));
	uint64_t regular = kit_call(k, LINE_REGULIER);
	assert_int_equal(next(k, "anna"), urgent);
	assert_int_equal(next(k, "anna"), regular);
	/* where no shift tells, a console does */
	urgent = kit_call(k, LINE_SPOED);
	k->facts.served = ON(LINE_SPOED);
	assert_int_equal(next(k, "anna"), 0);
	k->facts.served = 0;
	OK(own_break(k, "anna", "pause", 0));
	assert_int_equal(next(k, "anna"), urgent); /* in a break as well */
}

static void
add_dora(struct kit *k)
{
	struct ask *a = kit_ask(k, "eva", VERB_OPERATOR_ADD, 0);
	strcpy(a->board.operator, "dora");
	strcpy(a->board.role[0], "triagist");
	a->board.roles_num = 1;
	a->board.has_key = true;
	strcpy(a->board.not_complaints, "borst");
	strcpy(a->board.not_decisions, "advies");
}

static uint64_t
call_about(struct kit *k, unsigned line, const char *complaint)
{
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = (uint8_t)line;
	strcpy(k->ask.board.complaint, complaint);
	OK(kit_decide(k));
	return k->ev.u.received.row.id;
}

/* RL-2: shown, not offered by `next`, but for a U0 or U1; by hand it may be taken. */
static void
a_complaint_outside_the_competence_is_passed_over(void **state)
{
	struct kit *k = *state;
	add_dora(k);
	OK(kit_decide(k));
	uint64_t heart = call_about(k, LINE_REGULIER, "borst"), other = kit_call(k, LINE_REGULIER);
	assert_int_equal(next(k, "dora"), other);
	NOT(ZCC_E_BUSY, kit_do(k, "dora", VERB_NEXT, 0));
	NOT(ZCC_E_DENIED, push(k, "anna", heart, "dora"));
	assert_int_equal(k->no.grounds.why, WHY_NOT_THEIR_COMPLAINT);
	OK(kit_do(k, "dora", VERB_CLAIM, heart));
	uint64_t urgent = call_about(k, LINE_SPOED, "borst");
	assert_int_equal(next(k, "dora"), urgent);
	/* over its norm it is passed over as well */
	OK(kit_do(k, "dora", VERB_RELEASE, heart));
	kit_pass(k, 3600 * 1000);
	assert_int_equal(next(k, "dora"), 0);
	assert_int_equal(next(k, "anna"), heart);
}

/* RL-2 */
static void
a_decision_outside_the_competence_is_refused(void **state)
{
	struct kit *k = *state;
	add_dora(k);
	OK(kit_decide(k));
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "dora", VERB_CLAIM, id));
	NOT(ZCC_E_DENIED, kit_close(k, "dora", id, "advies"));
	assert_int_equal(k->no.grounds.why, WHY_NOT_THEIR_DECISION);
	OK(kit_close(k, "dora", id, "informatie"));
}

/* RL-2 */
static void
a_competence_names_what_the_region_knows(void **state)
{
	struct kit *k = *state;
	add_dora(k);
	strcpy(k->ask.board.not_complaints, "borst,niks");
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_UNKNOWN_COMPLAINT);
	add_dora(k);
	strcpy(k->ask.board.not_decisions, "niks");
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_UNKNOWN_REASON);
}

/* --- Breaks --- */

/* TE-1 */
static void
in_a_break_there_is_no_next_call_and_what_is_in_hand_stays(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_REGULIER), b = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, a));
	OK(own_break(k, "anna", "pause", 10 * MINUTE_MS));
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_NEXT, 0));
	assert_int_equal(k->no.grounds.why, WHY_PAUSED);
	assert_string_equal(kit_row(k, a)->claimed_by, "anna");
	kit_pass(k, 10 * MINUTE_MS - 1);
	kit_time(k);
	assert_true(op(k, "anna")->task.is_paused);
	kit_pass(k, 1);
	kit_time(k);
	assert_false(op(k, "anna")->task.is_paused);
	assert_string_equal(op(k, "anna")->task.told_by, "");
	assert_int_equal(next(k, "anna"), b);
}

/* TE-1 */
static void
a_break_is_ended_by_whoever_has_it_or_by_toezicht(void **state)
{
	struct kit *k = *state;
	NOT(ZCC_E_STATE, own_break(k, "anna", "resume", 0));
	OK(own_break(k, "anna", "pause", 0));
	kit_pass(k, 3600 * 1000);
	kit_time(k);
	assert_true(op(k, "anna")->task.is_paused); /* no time was named */
	OK(own_break(k, "anna", "resume", 0));
	OK(move(k, "bram", "anna", "pause", 0));
	OK(move(k, "bram", "anna", "resume", 0));
	NOT(ZCC_E_STATE, move(k, "bram", "anna", "resume", 0));
	NOT(ZCC_E_DATA, own_break(k, "anna", "pause", -1));
	NOT(ZCC_E_DATA, own_break(k, "anna", "pause", 13 * 3600 * 1000));
}

/* SH-1, TE-1 */
static void
where_somebody_was_put_ends_with_his_shift(void **state)
{
	struct kit *k = *state;
	k->settings.role[0].shift = true;
	kit_config(k);
	NOT(ZCC_E_STATE, own_break(k, "anna", "pause", 0)); /* nothing runs yet */
	OK(own_break(k, "anna", "start", 0));
	OK(own_break(k, "bram", "start", 0));
	OK(move(k, "bram", "anna", "lines", ON(LINE_SPOED)));
	OK(own_break(k, "anna", "pause", 0));
	OK(own_break(k, "anna", "end", 0));
	assert_int_equal(op(k, "anna")->task.lines, 0);
	assert_false(op(k, "anna")->task.is_paused);
	NOT(ZCC_E_STATE, move(k, "bram", "anna", "lines", ON(LINE_SPOED))); /* is not there */
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, kit_setup, kit_teardown)
	const struct CMUnitTest tests[] = {
	    T(next_offers_only_the_lines_that_somebody_serves),
	    T(a_move_holds_from_the_next_call_on),
	    T(nobody_is_moved_outside_his_role_or_competence),
	    T(an_urgent_call_on_a_line_that_nobody_serves_is_offered_all_the_same),
	    T(a_complaint_outside_the_competence_is_passed_over),
	    T(a_decision_outside_the_competence_is_refused),
	    T(a_competence_names_what_the_region_knows),
	    T(in_a_break_there_is_no_next_call_and_what_is_in_hand_stays),
	    T(a_break_is_ended_by_whoever_has_it_or_by_toezicht),
	    T(where_somebody_was_put_ends_with_his_shift),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_room", tests, NULL, NULL);
}
