/* SPDX-License-Identifier: EUPL-1.2 */
/* OV-4: who was expected somewhere and did not come is called, also when his case was closed. */
#include "tests/lib/triage_kit.h"

#define ILL "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill answer:fever=2 answer:speech=3"

static int
no_show(struct kit *k, const char *who, uint64_t id)
{
	kit_ask(k, who, VERB_CALLBACK, id)->board.attempt = ATTEMPT_NO_SHOW;
	return kit_decide(k);
}

static int
close_as(struct kit *k, uint64_t id, const char *reason)
{
	strcpy(kit_ask(k, "anna", VERB_CLOSE, id)->board.reason, reason);
	return kit_decide(k);
}

/* Also by somebody who does not have the case: he answers the telephone. */
static void
who_does_not_come_is_called_now(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ILL));
	NOT(ZCC_E_STATE, no_show(k, "anna", id)); /* he was sent nowhere yet */
	OK(deploy(k, "anna", id, "visite", ""));
	kit_pass(k, 600000);
	OK(no_show(k, "bram", id));
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(r->state, CASE_TERUGBELLEN);
	assert_string_equal(r->claimed_by, "");
	assert_true((r->flags & CASE_FLAG_CALLBACK) != 0);
	assert_int_equal(r->promised_line, k->now.line_ms);
	assert_int_equal(r->due_line, k->now.line_ms);
	assert_int_equal(r->urgency, 3); /* what was triaged stays */
	assert_int_equal(r->attempts, 0);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	assert_int_equal(kit_row(k, id)->state, CASE_GETRIEERD);
}

static void
a_case_that_was_closed_is_open_again(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ILL));
	OK(deploy(k, "anna", id, "visite", ""));
	OK(close_as(k, id, "visite"));
	uint64_t closed = book_totals(k->b).closed;
	kit_pass(k, 1000 * ((int64_t)k->settings.leave_board_s + 1));
	while (kit_time(k) > 0)
		;
	assert_true(book_case(k->b, id)->is_off_board);
	OK(no_show(k, "bram", id));
	const struct book_case *c = book_case(k->b, id);
	assert_int_equal(c->row.state, CASE_TERUGBELLEN);
	assert_string_equal(c->row.reason, "");
	assert_int_equal(c->closed_line, ZCC_NEVER);
	assert_false(c->is_off_board);
	assert_true(c->board_i >= 0); /* and stands on the board */
	assert_int_equal(book_totals(k->b).closed, closed - 1);
	book_again(k);
	assert_int_equal(book_case(k->b, id)->row.state, CASE_TERUGBELLEN);
	OK(kit_do(k, "bram", VERB_UNDO, 0)); /* it was another case */
	assert_int_equal(book_case(k->b, id)->row.state, CASE_GESLOTEN);
	assert_string_equal(book_case(k->b, id)->row.reason, "visite");
}

/* Advice expects nobody, and neither does who was never triaged and closed for another reason. */
static void
nobody_is_missed_who_was_sent_nowhere(void **state)
{
	struct kit *k = *state;
	uint64_t one = taken(k), two = taken(k);
	OK(triage(k, "anna", one, ILL));
	OK(advise(k, one, true, true));
	OK(close_as(k, one, "advies"));
	NOT(ZCC_E_STATE, no_show(k, "anna", one));
	assert_int_equal(k->no.grounds.why, WHY_NOBODY_EXPECTED);
	OK(close_as(k, two, "visite"));
	OK(no_show(k, "anna", two));
	NOT(ZCC_E_STATE, no_show(k, "anna", two)); /* once */
	NOT(ZCC_E_UNKNOWN, no_show(k, "anna", two + 1));
}

#define S(f) cmocka_unit_test_setup_teardown(f, triage_setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(who_does_not_come_is_called_now),
	    S(a_case_that_was_closed_is_open_again),
	    S(nobody_is_missed_who_was_sent_nowhere),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_no_show", tests, NULL, NULL);
}
