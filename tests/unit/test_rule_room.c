/* SPDX-License-Identifier: EUPL-1.2 */
/* Who serves which lines, breaks, and a call for one person: TE-1, RL-2. */
#include "tests/lib/book_kit.h"

#define OK(call) assert_int_equal((call), ZCC_OK)
#define NOT(code, call) assert_int_equal((call), (code))

enum { PUSH_MS = 30000, MINUTE_MS = 60000 };
#define ON(line) (1u << (line))

static int
move(struct kit *k, const char *by, const char *whom, const char *kind, unsigned lines)
{
	struct ask *a = kit_ask(k, by, VERB_MOVE, 0);
	strcpy(a->board.operator, whom);
	strcpy(a->board.kind, kind);
	a->board.lines = (uint8_t)lines;
	return kit_decide(k);
}

static int
own_break(struct kit *k, const char *who, const char *kind, int64_t in_ms)
{
	struct ask *a = kit_ask(k, who, VERB_SHIFT, 0);
	strcpy(a->board.kind, kind);
	if (in_ms != 0)
		a->board.at = (uint64_t)(k->now.wall_ms + in_ms);
	return kit_decide(k);
}

static int
push(struct kit *k, const char *by, uint64_t id, const char *to)
{
	strcpy(kit_ask(k, by, VERB_PUSH, id)->board.operator, to);
	return kit_decide(k);
}

static int
decline(struct kit *k, const char *who, uint64_t id, const char *reason)
{
	strcpy(kit_ask(k, who, VERB_PUSH, id)->board.reason, reason);
	return kit_decide(k);
}

/* What `next` gives; 0 = nothing. */
static uint64_t
next(struct kit *k, const char *who)
{
	return kit_do(k, who, VERB_NEXT, 0) == ZCC_OK ? k->ev.u.changed.id : 0;
}

static const struct book_operator *
op(const struct kit *k, const char *name)
{
	return book_operator(k->b, name);
}

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
	strcpy(k->settings.reason[k->settings.reasons_num++], "zelfzorg");
	kit_config(k);
	add_dora(k);
	OK(kit_decide(k));
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "dora", VERB_CLAIM, id));
	NOT(ZCC_E_DENIED, kit_do(k, "dora", VERB_CLOSE, id));
	assert_int_equal(k->no.grounds.why, WHY_NOT_THEIR_DECISION);
	strcpy(kit_ask(k, "dora", VERB_CLOSE, id)->board.reason, "zelfzorg");
	OK(kit_decide(k));
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

/* --- A call for one person --- */

/* TE-1 */
static void
a_pushed_call_is_the_next_of_whom_it_is_for_and_keeps_clock_and_place(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_REGULIER), b = kit_call(k, LINE_REGULIER);
	struct zcc_case_row before = *kit_row(k, b);
	OK(push(k, "bram", b, "anna"));
	assert_memory_equal(&before, kit_row(k, b), sizeof before);
	assert_int_equal(op(k, "anna")->push.id, b);
	assert_string_equal(op(k, "anna")->push.by, "bram");
	NOT(ZCC_E_TAKEN, kit_do(k, "bram", VERB_CLAIM, b));
	assert_int_equal(k->no.grounds.why, WHY_PUSHED_TO);
	assert_int_equal(next(k, "anna"), b);
	assert_int_equal(op(k, "anna")->push.id, 0);
	assert_int_equal(next(k, "bram"), a);
}

/* TE-1: others are offered what comes after it, and it itself when the limit has passed. */
static void
nobody_else_gets_it_until_the_limit_and_then_everybody(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_REGULIER), b = kit_call(k, LINE_REGULIER);
	OK(push(k, "bram", a, "anna"));
	assert_int_equal(next(k, "bram"), b);
	assert_int_equal(next(k, "bram"), 0);
	kit_pass(k, PUSH_MS - 1);
	kit_time(k);
	assert_int_equal(next(k, "bram"), 0);
	kit_pass(k, 1);
	kit_time(k);
	assert_int_equal(op(k, "anna")->push.id, 0);
	assert_int_equal(next(k, "bram"), a);
}

/* TE-1: an urgent call is anybody's, at every moment. */
static void
nobody_is_kept_from_a_pushed_u1(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(push(k, "bram", id, "anna"));
	assert_int_equal(next(k, "bram"), id);
	assert_int_equal(op(k, "anna")->push.id, 0);
	id = kit_call(k, LINE_SPOED);
	OK(push(k, "bram", id, "anna"));
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	/* and one that comes after a pushed U3 goes first */
	uint64_t slow = kit_call(k, LINE_REGULIER);
	OK(push(k, "bram", slow, "anna"));
	uint64_t urgent = kit_call(k, LINE_SPOED);
	assert_int_equal(next(k, "anna"), urgent);
	assert_int_equal(next(k, "anna"), slow);
}

/* TE-1 */
static void
it_is_declined_with_a_reason_by_whom_it_is_for_alone(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(push(k, "bram", id, "anna"));
	NOT(ZCC_E_STATE, decline(k, "bram", id, "bezig"));
	NOT(ZCC_E_DATA, decline(k, "anna", id, "geen-zin"));
	OK(decline(k, "anna", id, "bekende"));
	assert_int_equal(k->ev.u.pushed.decline, DECLINE_KNOWN);
	NOT(ZCC_E_STATE, decline(k, "anna", id, "bekende"));
	assert_int_equal(next(k, "bram"), id);
}

/* TE-1 */
static void
only_who_can_take_it_is_offered_a_call_and_one_at_a_time(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_REGULIER), b = kit_call(k, LINE_REGULIER);
	NOT(ZCC_E_UNKNOWN, push(k, "bram", a, "niemand"));
	NOT(ZCC_E_DENIED, push(k, "bram", a, "chris")); /* not his line */
	NOT(ZCC_E_STATE, push(k, "bram", a, "eva"));
	OK(own_break(k, "anna", "pause", 0));
	NOT(ZCC_E_STATE, push(k, "bram", a, "anna"));
	OK(own_break(k, "anna", "resume", 0));
	OK(push(k, "bram", a, "anna"));
	NOT(ZCC_E_STATE, push(k, "bram", b, "anna"));
	NOT(ZCC_E_TAKEN, push(k, "anna", a, "bram"));
	OK(kit_do(k, "anna", VERB_NEXT, 0));
	NOT(ZCC_E_STATE, push(k, "bram", a, "bram")); /* in hand */
	NOT(ZCC_E_UNKNOWN, push(k, "bram", 99, "anna"));
}

/* TE-1, SH-1: whatever happens to it, or to whom it is for, ends it. */
static void
an_offer_ends_with_the_call_and_with_the_shift(void **state)
{
	struct kit *k = *state;
	k->settings.role[0].shift = true;
	kit_config(k);
	OK(own_break(k, "anna", "start", 0));
	OK(own_break(k, "bram", "start", 0));
	uint64_t a = kit_call(k, LINE_REGULIER), b = kit_call(k, LINE_REGULIER);
	OK(push(k, "bram", a, "anna"));
	OK(kit_do(k, "bram", VERB_ABANDON, a));
	assert_int_equal(op(k, "anna")->push.id, 0);
	assert_string_equal(book_case(k->b, a)->pushed_to, "");
	OK(push(k, "bram", a, "anna")); /* to be called back */
	OK(kit_do(k, "bram", VERB_RAV, a));
	assert_int_equal(op(k, "anna")->push.id, 0);
	OK(push(k, "bram", b, "anna"));
	OK(own_break(k, "anna", "end", 0));
	assert_string_equal(book_case(k->b, b)->pushed_to, "");
	assert_int_equal(next(k, "bram"), b);
}

/* TE-1: a claim that is taken back leaves nothing of the offer. */
static void
an_undone_claim_is_for_everybody(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(push(k, "bram", id, "anna"));
	assert_int_equal(next(k, "anna"), id);
	assert_int_equal(op(k, "anna")->answered, 1);
	OK(kit_do(k, "anna", VERB_UNDO, 0));
	assert_int_equal(op(k, "anna")->answered, 0);
	assert_int_equal(next(k, "bram"), id);
}

/* HB-2 */
static void
a_book_from_its_dump_offers_the_same(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_REGULIER), b = kit_call(k, LINE_REGULIER);
	OK(push(k, "bram", a, "anna"));
	OK(move(k, "anna", "bram", "lines", ON(LINE_REGULIER)));
	OK(own_break(k, "anna", "pause", 5 * MINUTE_MS));
	struct bytes dump = kit_dump(k->b);
	struct book *back = book_new(&k->sizes);
	struct bytes in = bytes_reader(dump.data, dump.at);
	OK(book_load(back, &in));
	struct bytes again = kit_dump(back);
	assert_int_equal(again.at, dump.at);
	assert_memory_equal(again.data, dump.data, dump.at);
	book_free(k->b);
	k->b = back;
	assert_int_equal(next(k, "bram"), b);
	assert_int_equal(next(k, "bram"), 0);
	bytes_free(&dump);
	bytes_free(&again);
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
	    T(a_pushed_call_is_the_next_of_whom_it_is_for_and_keeps_clock_and_place),
	    T(nobody_else_gets_it_until_the_limit_and_then_everybody),
	    T(nobody_is_kept_from_a_pushed_u1),
	    T(it_is_declined_with_a_reason_by_whom_it_is_for_alone),
	    T(only_who_can_take_it_is_offered_a_call_and_one_at_a_time),
	    T(an_offer_ends_with_the_call_and_with_the_shift),
	    T(an_undone_claim_is_for_everybody),
	    T(a_book_from_its_dump_offers_the_same),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_room", tests, NULL, NULL);
}
