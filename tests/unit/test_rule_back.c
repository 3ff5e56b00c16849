/* SPDX-License-Identifier: EUPL-1.2 */
/* A post falls away and is there again, in every order of events: VS-1. */
#include "tests/lib/book_kit.h"

enum { HOLD_MS = 120000 };

/* A call of LINE_REGULIER that this operator has at seat 7, 20 s after it came in. */
static uint64_t
taken(struct kit *k, const char *operator)
{
	uint64_t id = kit_call(k, LINE_REGULIER);
	kit_pass(k, 20000);
	OK(kit_do(k, operator, VERB_CLAIM, id));
	kit_pass(k, 5000);
	return id;
}

static void
lose(struct kit *k, uint64_t id)
{
	OK(rule_lost(k->b, book_case(k->b, id), k->now, &k->ev));
	kit_apply(k);
	assert_int_equal(kit_row(k, id)->state, CASE_VERLATEN);
	kit_pass(k, 3000);
}

static void
lose_shift(struct kit *k, const char *operator)
{
	OK(rule_shift_lost(book_operator(k->b, operator), &k->ev));
	kit_apply(k);
}

/* The operator says hello; how many events came of it. */
static unsigned
hello_at(struct kit *k, const char *operator, const char *role, uint64_t seat)
{
	unsigned n = 0;
	kit_ask(k, operator, VERB_HELLO, 0);
	strcpy(k->ask.role, role);
	k->ask.seat = seat;
	for (uint32_t i = 0; rule_back(k->b, &k->ask, &i, &k->ev) == ZCC_OK; n++)
		kit_apply(k);
	return n;
}

static unsigned
hello(struct kit *k, const char *operator)
{
	return hello_at(k, operator, "triagist", 7);
}

/* VS-1: lost, return */
static void
who_comes_back_has_the_call_again_as_it_was(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "anna");
	int64_t since = kit_row(k, id)->state_line, received = kit_row(k, id)->received_line;
	lose(k, id);
	/* verlaten waits under the clock that began when the call came in */
	assert_int_equal(kit_row(k, id)->due_line,
	    received + INT64_C(1000) * k->settings.line[LINE_REGULIER].norm_s);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	assert_int_equal(hello(k, "bram"), 0);
	assert_int_equal(hello(k, "anna"), 1);
	const struct book_case *c = book_case(k->b, id);
	assert_int_equal(c->row.state, CASE_AANGENOMEN);
	assert_string_equal(c->row.claimed_by, "anna");
	assert_int_equal(c->row.state_line, since);
	assert_int_equal(c->row.received_line, received);
	assert_true(c->row.due_line == ZCC_NEVER);
	assert_int_equal(c->seat, 7);
	assert_int_equal(c->row.marks & CASE_MARK_LEFT, 0);
	assert_int_equal(c->row.before, CASE_NONE);
	assert_int_equal(hello(k, "anna"), 0);
}

/* VS-1: lost, reclaimed, return */
static void
what_a_colleague_took_stays_with_the_colleague(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "anna");
	lose(k, id);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	const struct zcc_case_row *r = kit_row(k, id);
	assert_true(r->marks & CASE_MARK_LEFT);
	assert_string_equal(r->held_by, "anna");
	assert_int_equal(hello(k, "anna"), 0);
	assert_string_equal(kit_row(k, id)->claimed_by, "bram");
	/* on hold and back it is still so; once he lets go it is not */
	OK(kit_do(k, "bram", VERB_HOLD, id));
	OK(kit_do(k, "bram", VERB_RESUME, id));
	assert_string_equal(kit_row(k, id)->held_by, "anna");
	OK(kit_do(k, "bram", VERB_RELEASE, id));
	assert_int_equal(kit_row(k, id)->marks & CASE_MARK_LEFT, 0);
	assert_string_equal(kit_row(k, id)->held_by, "");
	/* and what was taken over can be given back to nobody by undo alone */
	assert_int_equal(hello(k, "anna"), 0);
}

/* VS-1: a claim that is taken back leaves it to who comes back */
static void
a_take_over_that_is_taken_back_was_none(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "anna");
	int64_t since = kit_row(k, id)->state_line;
	lose(k, id);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	OK(kit_do(k, "bram", VERB_UNDO, 0));
	assert_int_equal(kit_row(k, id)->state, CASE_VERLATEN);
	assert_int_equal(hello(k, "anna"), 1);
	assert_int_equal(kit_row(k, id)->state_line, since);
}

/* VS-1: lost, abandon, return */
static void
a_caller_who_hung_up_meanwhile_is_nobodys(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "anna");
	lose(k, id);
	OK(kit_do(k, "bram", VERB_ABANDON, id));
	assert_int_equal(hello(k, "anna"), 0);
	assert_int_equal(kit_row(k, id)->state, CASE_AFGEHAAKT);
	assert_string_equal(kit_row(k, id)->claimed_by, "");
}

/* VS-1: on hold, lost, return: the limit began when the caller was put there */
static void
who_was_on_hold_is_so_again_under_the_same_limit(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "anna");
	OK(kit_do(k, "anna", VERB_HOLD, id));
	int64_t since = k->now.line_ms;
	kit_pass(k, 30000);
	lose(k, id);
	assert_int_equal(kit_row(k, id)->before, CASE_AANGEHOUDEN);
	kit_pass(k, 30000);
	assert_int_equal(hello(k, "anna"), 1);
	assert_int_equal(kit_row(k, id)->state, CASE_AANGEHOUDEN);
	assert_int_equal(kit_row(k, id)->state_line, since);
	assert_int_equal(kit_row(k, id)->due_line, since + HOLD_MS);
	assert_int_equal(kit_time(k), 1); /* the shift of 08:00 */
	kit_pass(k, HOLD_MS);
	assert_int_equal(kit_time(k), 2); /* with the alarm about it */
	assert_int_equal(kit_row(k, id)->state, CASE_WACHTEND);
	assert_true(kit_row(k, id)->marks & CASE_MARK_RETURNED);
	assert_string_equal(kit_row(k, id)->held_by, "anna");
}

/* VS-1: the same when a colleague took it: it is a conversation then */
static void
who_was_on_hold_and_taken_over_is_on_the_line(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "anna");
	OK(kit_do(k, "anna", VERB_HOLD, id));
	lose(k, id);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	assert_true(kit_row(k, id)->marks & CASE_MARK_LEFT);
	assert_int_equal(kit_row(k, id)->before, CASE_NONE);
}

/* VS-1: two lost at once */
static void
two_who_were_lost_each_get_their_own(void **state)
{
	struct kit *k = *state;
	uint64_t a = taken(k, "anna"), b = taken(k, "bram");
	lose(k, a);
	lose(k, b);
	assert_int_equal(hello_at(k, "bram", "triagist", 9), 1);
	assert_string_equal(kit_row(k, b)->claimed_by, "bram");
	assert_int_equal(kit_row(k, b)->state, CASE_AANGENOMEN);
	assert_int_equal(kit_row(k, a)->state, CASE_VERLATEN);
	assert_int_equal(hello(k, "anna"), 1);
	assert_int_equal(kit_row(k, a)->state, CASE_AANGENOMEN);
}

/* VS-1, TE-1: one on hold and one in the ear come back as they were; a second ear does not */
static void
all_that_was_in_hand_comes_back_and_one_into_the_ear(void **state)
{
	struct kit *k = *state;
	uint64_t held = taken(k, "anna");
	OK(kit_do(k, "anna", VERB_HOLD, held));
	uint64_t ear = taken(k, "anna");
	uint64_t other = kit_call(k, LINE_REGULIER);
	kit_ask(k, "anna", VERB_CLAIM, other)->seat = 8; /* at another desk of hers */
	OK(kit_decide(k));
	lose(k, held);
	lose(k, ear);
	lose(k, other);
	assert_int_equal(hello(k, "anna"), 2);
	assert_int_equal(kit_row(k, held)->state, CASE_AANGEHOUDEN);
	assert_int_equal(kit_row(k, ear)->state, CASE_AANGENOMEN);
	assert_int_equal(kit_row(k, other)->state, CASE_VERLATEN);
	assert_int_equal(hello_at(k, "anna", "triagist", 8), 1);
	assert_int_equal(kit_row(k, other)->state, CASE_AANGENOMEN);
}

/* VS-1: lost twice, by two; each time who had it last is known, and the clock is the first */
static void
a_post_that_took_over_can_be_lost_too(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "anna");
	int64_t due;
	lose(k, id);
	due = kit_row(k, id)->due_line;
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	lose(k, id);
	assert_string_equal(kit_row(k, id)->claimed_by, "bram");
	assert_int_equal(kit_row(k, id)->due_line, due);
	assert_int_equal(hello(k, "anna"), 0);
	assert_int_equal(hello(k, "bram"), 1);
}

/* VS-1, SH-1: the shift that ended because the post fell away goes on with the call */
static void
the_shift_comes_back_with_the_call_and_not_without(void **state)
{
	struct kit *k = *state;
	k->settings.role[0].shift = true;
	kit_config(k);
	strcpy(kit_ask(k, "anna", VERB_SHIFT, 0)->board.kind, "start");
	OK(kit_decide(k));
	int64_t began = k->now.wall_ms;
	uint64_t id = kit_call(k, LINE_SPOED);
	kit_pass(k, 1000);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	lose(k, id);
	lose_shift(k, "anna");
	assert_int_equal(hello(k, "anna"), 2);
	const struct book_operator *op = book_operator(k->b, "anna");
	assert_int_equal(op->shift.began_wall, began);
	assert_string_equal(op->shift.role, "triagist");
	assert_int_equal(op->lost.began_wall, 0);
	OK(kit_do(k, "anna", VERB_CLOSE, id));
	lose_shift(k, "anna");
	assert_int_equal(hello(k, "anna"), 0);
	assert_int_equal(book_operator(k->b, "anna")->shift.began_wall, 0);
}

/* VS-1: in a role that does not serve the line it would be of no use to anybody */
static void
it_comes_back_to_a_role_that_serves_its_line(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "anna");
	lose(k, id);
	assert_int_equal(hello_at(k, "anna", "regiearts", 7), 0);
	assert_int_equal(hello(k, "anna"), 1);
}

/* VS-1, HB-2: what is kept for the return is in the book */
static void
a_restart_in_between_changes_nothing(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "anna");
	OK(kit_do(k, "anna", VERB_HOLD, id));
	int64_t since = k->now.line_ms;
	lose(k, id);
	kit_restart(k);
	assert_int_equal(hello(k, "anna"), 1);
	assert_int_equal(kit_row(k, id)->state, CASE_AANGEHOUDEN);
	assert_int_equal(kit_row(k, id)->state_line, since);
}

#define T(name) cmocka_unit_test_setup_teardown(name, kit_setup, kit_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(who_comes_back_has_the_call_again_as_it_was),
	    T(what_a_colleague_took_stays_with_the_colleague),
	    T(a_take_over_that_is_taken_back_was_none),
	    T(a_caller_who_hung_up_meanwhile_is_nobodys),
	    T(who_was_on_hold_is_so_again_under_the_same_limit),
	    T(who_was_on_hold_and_taken_over_is_on_the_line),
	    T(two_who_were_lost_each_get_their_own),
	    T(all_that_was_in_hand_comes_back_and_one_into_the_ear),
	    T(a_post_that_took_over_can_be_lost_too),
	    T(the_shift_comes_back_with_the_call_and_not_without),
	    T(it_comes_back_to_a_role_that_serves_its_line),
	    T(a_restart_in_between_changes_nothing),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_back", tests, NULL, NULL);
}
