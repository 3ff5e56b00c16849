/* SPDX-License-Identifier: EUPL-1.2 */
/* VS-1 of a case whose care is on its way: nobody is on the line, whoever has it next. */
#include "tests/lib/triage_kit.h"

#include "shared/care/rank.h"

#define ILL "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill answer:fever=2 answer:speech=3"

/* Anna chose care for it at seat 7, and her post fell away. */
static uint64_t
lost(struct kit *k)
{
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ILL));
	strcpy(kit_ask(k, "anna", VERB_DEPLOY, id)->board.care, "visite");
	k->ask.seat = 7;
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, id)->state, CASE_INGEZET);
	kit_pass(k, 5000);
	OK(rule_lost(k->b, book_case(k->b, id), k->now, &k->ev));
	kit_apply(k);
	assert_int_equal(kit_row(k, id)->state, CASE_VERLATEN);
	kit_pass(k, 3000);
	return id;
}

/* A call that this operator speaks with at seat 7. */
static uint64_t
in_ear(struct kit *k, const char *who)
{
	uint64_t id = kit_call(k, LINE_REGULIER);
	kit_ask(k, who, VERB_CLAIM, id)->seat = 7;
	OK(kit_decide(k));
	return id;
}

static unsigned
annas_hello(struct kit *k)
{
	unsigned n = 0;
	kit_ask(k, "anna", VERB_HELLO, 0)->seat = 7;
	strcpy(k->ask.role, "triagist");
	for (uint32_t i = 0; rule_back(k->b, &k->ask, &i, &k->ev) == ZCC_OK; n++)
		kit_apply(k);
	return n;
}

/* Also while she speaks with somebody else: it takes no ear. */
static void
who_comes_back_follows_it_as_before(void **state)
{
	struct kit *k = *state;
	uint64_t id = lost(k);
	int64_t since = book_case(k->b, id)->before_line;
	uint64_t ear = in_ear(k, "anna");
	assert_int_equal(annas_hello(k), 1);
	const struct book_case *c = book_case(k->b, id);
	assert_int_equal(c->row.state, CASE_INGEZET);
	assert_int_equal(c->row.before, CASE_NONE);
	assert_int_equal(c->row.state_line, since);
	assert_string_equal(c->row.claimed_by, "anna");
	assert_int_equal(kit_row(k, ear)->state, CASE_AANGENOMEN);
}

static void
a_colleague_takes_it_without_leaving_who_he_speaks_with(void **state)
{
	struct kit *k = *state;
	uint64_t id = lost(k), ear = in_ear(k, "bram");
	struct event held;
	kit_ask(k, "bram", VERB_CLAIM, id)->seat = 7;
	OK(rule_may(k->b, &k->ask, &k->no));
	OK(rule_decide(k->b, &k->ask, &k->facts, k->now, &k->ev, &k->no));
	assert_int_equal(rule_ear(k->b, &k->ev, k->now, &held), ZCC_E_AGAIN); /* nobody goes on hold */
	kit_apply(k);
	assert_int_equal(kit_row(k, id)->state, CASE_INGEZET);
	assert_string_equal(kit_row(k, id)->claimed_by, "bram");
	assert_int_equal(kit_row(k, ear)->state, CASE_AANGENOMEN);
	assert_int_equal(annas_hello(k), 0);
}

static void
nobody_hangs_up_who_is_not_on_the_line(void **state)
{
	struct kit *k = *state;
	uint64_t id = lost(k);
	NOT(ZCC_E_STATE, kit_do(k, "bram", VERB_ABANDON, id));
	OK(kit_do(k, "bram", VERB_RAV, id)); /* and worse may still become of it */
}

static void
a_caller_on_the_line_goes_first(void **state)
{
	struct kit *k = *state;
	uint64_t id = lost(k), caller = kit_call(k, LINE_REGULIER);
	struct zcc_case_row row = *kit_row(k, id), waits = *kit_row(k, caller);
	row.urgency = waits.urgency;
	row.received_line = waits.received_line - 1000;
	row.due_line = waits.due_line = ZCC_NEVER;
	assert_true(rank_cmp(&waits, &row, 0) < 0);
	row.before = CASE_GETRIEERD;
	assert_true(rank_cmp(&waits, &row, 0) > 0);
}

static void
a_restart_in_between_changes_nothing(void **state)
{
	struct kit *k = *state;
	uint64_t id = lost(k);
	kit_restart(k);
	assert_int_equal(annas_hello(k), 1);
	assert_int_equal(kit_row(k, id)->state, CASE_INGEZET);
}

/* ID-2: the care was chosen for somebody else, so none is on its way: the caller is to be called. */
static void
without_care_of_its_own_it_is_a_call_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = lost(k);
	struct edge_mend m = {.parts = 3, .left.age = 30, .left.triage = {.times = 1, .system = 3, .own = 3,
		.regie = URGENCY_NONE}};
	struct event out;
	rule_mend_left(k->b, id, &m, k->now, &out);
	assert_int_equal(out.u.changed.state, CASE_VERLATEN);
	assert_int_equal(out.u.changed.before, CASE_GETRIEERD);
	assert_true(out.u.changed.flags & CASE_FLAG_CALLBACK);
	m.left.triage.care = 4;
	rule_mend_left(k->b, id, &m, k->now, &out);
	assert_int_equal(out.u.changed.before, CASE_INGEZET);
	assert_int_equal(out.u.changed.flags & CASE_FLAG_CALLBACK, 0);
	/* and the same where a post has it */
	m.left.triage.care = 0;
	assert_int_equal(annas_hello(k), 1);
	rule_mend_left(k->b, id, &m, k->now, &out);
	assert_int_equal(out.u.changed.state, CASE_GETRIEERD);
	assert_true(out.u.changed.flags & CASE_FLAG_CALLBACK);
}

#define T(name) cmocka_unit_test_setup_teardown(name, triage_setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(who_comes_back_follows_it_as_before),
	    T(a_colleague_takes_it_without_leaving_who_he_speaks_with),
	    T(nobody_hangs_up_who_is_not_on_the_line),
	    T(a_caller_on_the_line_goes_first),
	    T(a_restart_in_between_changes_nothing),
	    T(without_care_of_its_own_it_is_a_call_back),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_under_way", tests, NULL, NULL);
}
