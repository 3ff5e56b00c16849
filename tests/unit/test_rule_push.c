/* SPDX-License-Identifier: EUPL-1.2 */
/* A call that waits is offered to one person: TE-1. */
#include "tests/lib/room_kit.h"

enum { PUSH_MS = 30000 };

static int
decline(struct kit *k, const char *who, uint64_t id, const char *reason)
{
	strcpy(kit_ask(k, who, VERB_PUSH, id)->board.reason, reason);
	return kit_decide(k);
}

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

/* TE-1, VS-1: the post of whom it is for fell away; nothing waits for him any longer. */
static void
an_offer_ends_with_the_post_that_fell_away(void **state)
{
	struct kit *k = *state;
	k->settings.role[0].shift = true;
	kit_config(k);
	OK(own_break(k, "anna", "start", 0));
	OK(own_break(k, "bram", "start", 0));
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(push(k, "bram", id, "anna"));
	OK(move(k, "bram", "anna", "lines", ON(LINE_SPOED)));
	OK(rule_shift_lost(op(k, "anna"), &k->ev));
	kit_apply(k);
	assert_int_equal(op(k, "anna")->push.id, 0);
	assert_int_equal(op(k, "anna")->task.lines, 0);
	assert_int_equal(next(k, "bram"), id);
	/* and with who is let in no longer */
	OK(own_break(k, "anna", "start", 0));
	id = kit_call(k, LINE_REGULIER);
	OK(push(k, "bram", id, "anna"));
	strcpy(kit_ask(k, "eva", VERB_OPERATOR_REVOKE, 0)->board.operator, "anna");
	OK(kit_decide(k));
	assert_int_equal(next(k, "bram"), id);
}

/* TE-1: released, it waits for everybody, and may be offered again. */
static void
a_call_that_was_taken_and_given_back_can_be_offered_again(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(push(k, "bram", id, "anna"));
	assert_int_equal(next(k, "anna"), id);
	OK(kit_do(k, "anna", VERB_RELEASE, id));
	assert_string_equal(book_case(k->b, id)->pushed_to, "");
	OK(push(k, "anna", id, "bram"));
	assert_int_equal(next(k, "anna"), 0);
	assert_int_equal(next(k, "bram"), id);
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
	    T(a_pushed_call_is_the_next_of_whom_it_is_for_and_keeps_clock_and_place),
	    T(nobody_else_gets_it_until_the_limit_and_then_everybody),
	    T(nobody_is_kept_from_a_pushed_u1),
	    T(it_is_declined_with_a_reason_by_whom_it_is_for_alone),
	    T(only_who_can_take_it_is_offered_a_call_and_one_at_a_time),
	    T(an_offer_ends_with_the_call_and_with_the_shift),
	    T(an_offer_ends_with_the_post_that_fell_away),
	    T(a_call_that_was_taken_and_given_back_can_be_offered_again),
	    T(an_undone_claim_is_for_everybody),
	    T(a_book_from_its_dump_offers_the_same),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_push", tests, NULL, NULL);
}
