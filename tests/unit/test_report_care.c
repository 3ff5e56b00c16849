/* SPDX-License-Identifier: EUPL-1.2 */
/* KP-7, KP-8, KP-16: what became of calls. */
#include "hub/ctl/report_care.h"
#include "shared/care/state.h"
#include "tests/lib/unit.h"

#include <string.h>

static struct report_course c;
static struct report_care sum;

static int
begin(void **state)
{
	struct event e = {.type = EV_CASE_RECEIVED};
	(void)state;
	e.u.received.row.received_line = 1000;
	e.u.received.row.line = LINE_REGULIER;
	report_course_begins(&c, &e);
	memset(&sum, 0, sizeof sum);
	return 0;
}

static void
goes(unsigned act, unsigned state, uint8_t times, const char *by, int64_t line_ms)
{
	struct ev_case_changed ch = {.act = (uint8_t)act, .state = (uint8_t)state, .answered_line = 1500};
	ch.triage = (struct zcc_triage){
	    .times = times, .system = 3, .own = 2, .regie = URGENCY_NONE, .care = 4};
	strcpy(ch.triage.own_by, by);
	report_course_goes_on(&c, &ch, line_ms);
}

static void
the_first_decision_counts_and_one_that_is_taken_back_does_not(void **state)
{
	(void)state;
	goes(ACT_TRIAGE, CASE_GETRIEERD, 1, "anna", 2000);
	assert_int_equal(c.decided_line, ZCC_NEVER);
	goes(ACT_DEPLOY, CASE_INGEZET, 1, "anna", 3000);
	goes(ACT_CLOSE, CASE_GESLOTEN, 1, "anna", 4000);
	assert_int_equal(c.decided_line, 3000);
	goes(ACT_NONE, CASE_GETRIEERD, 1, "anna", 5000);
	assert_int_equal(c.decided_line, ZCC_NEVER);
}

static void
two_who_triage_are_double_and_one_who_does_so_again_is_not(void **state)
{
	(void)state;
	goes(ACT_TRIAGE, CASE_GETRIEERD, 1, "anna", 2000);
	goes(ACT_TRIAGE, CASE_GETRIEERD, 2, "anna", 3000);
	report_care_add(&sum, &c);
	assert_int_equal(sum.twice, 0);
	goes(ACT_TRIAGE, CASE_GETRIEERD, 3, "bram", 4000);
	report_care_add(&sum, &c);
	assert_int_equal(sum.twice, 1);
	goes(ACT_NONE, CASE_GETRIEERD, 2, "anna", 5000); /* taken back */
	report_care_add(&sum, &c);
	assert_int_equal(sum.twice, 1);
	assert_int_equal(sum.triaged, 3);
	assert_int_equal(sum.urgency[2], 3);
	assert_int_equal(sum.care[4], 3);
	assert_int_equal(sum.up, 3);
	assert_int_equal(sum.down, 0);
}

static void
KP_18_a_professional_has_his_answer_when_it_was_decided_or_judged(void **state)
{
	(void)state;
	report_course_asked(&c, &(struct ev_case_asked){.asks = HELP_STAY});
	goes(ACT_TRIAGE, CASE_GETRIEERD, 1, "anna", 2000);
	assert_int_equal(report_course_offered(&c), ZCC_NEVER); /* he did not ask how urgent it is */
	goes(ACT_DEPLOY, CASE_INGEZET, 1, "anna", 3000);
	assert_int_equal(report_course_offered(&c), 3000);
	report_course_asked(&c, &(struct ev_case_asked){.professional = PROFESSIONAL_GP});
	assert_int_equal(c.asks, HELP_STAY);
	report_course_asked(&c, &(struct ev_case_asked){.asks = HELP_URGENCY});
	assert_int_equal(report_course_offered(&c), 2000);
	assert_int_equal(report_course_decided(&c), 3000);
	goes(ACT_NONE, CASE_AANGENOMEN, 0, "anna", 4000); /* taken back */
	assert_int_equal(report_course_offered(&c), ZCC_NEVER);
}

static void
KP_18_who_could_not_be_reached_has_no_answer(void **state)
{
	struct ev_case_changed ch = {.act = ACT_CLOSE, .state = CASE_GESLOTEN, .answered_line = 1500,
	    .reason = "geen-gehoor", .line = LINE_ZORGVERLENER, .asks = HELP_DEPLOY, .forwards = 2};
	(void)state;
	report_course_goes_on(&c, &ch, 9000);
	assert_int_equal(report_course_decided(&c), 9000);
	assert_int_equal(report_course_offered(&c), ZCC_NEVER);
	report_care_add(&sum, &c);
	assert_true(sum.forwarded == 1 && sum.forwards == 2 && sum.forwards_max == 2);
}

static void
asks_anew(uint8_t times, enum zcc_retriage why, int64_t line_ms)
{
	struct ev_case_changed ch = {.act = ACT_TRIAGE, .state = CASE_GETRIEERD, .answered_line = 1500};
	ch.triage = (struct zcc_triage){.times = times, .system = 3, .own = 3, .regie = URGENCY_NONE,
	    .again = (uint8_t)why, .taken = why == RETRIAGE_NONE ? 3 : 0, .changed = why == RETRIAGE_NONE};
	report_course_goes_on(&c, &ch, line_ms);
}

/* KP-16, NT-13 */
static void
a_case_that_is_asked_anew_counts_once_by_its_first_reason_until_that_is_taken_back(void **state)
{
	(void)state;
	asks_anew(1, RETRIAGE_NONE, 2000);
	report_care_add(&sum, &c);
	assert_int_equal(sum.anew[0], 0);
	assert_int_equal(sum.taken, 3);
	assert_int_equal(sum.changed, 1);
	asks_anew(2, RETRIAGE_OLD, 3000);
	asks_anew(3, RETRIAGE_CONFLICT, 3500);
	asks_anew(4, RETRIAGE_NONE, 3800);
	report_care_add(&sum, &c);
	assert_int_equal(sum.anew[0], 1);
	assert_int_equal(sum.anew[RETRIAGE_OLD], 1);
	assert_int_equal(sum.anew[RETRIAGE_CONFLICT], 0);
	goes(ACT_NONE, CASE_GETRIEERD, 1, "anna", 5000); /* taken back */
	report_care_add(&sum, &c);
	assert_int_equal(sum.anew[0], 1);
}

static void
median_and_90th_are_of_nearest_rank(void **state)
{
	int64_t took[10] = {9, 1, 8, 2, 7, 3, 6, 4, 5, 10}, two[2] = {4, 2};
	(void)state;
	struct report_pace ten = report_care_pace(took, 10), of_two = report_care_pace(two, 2);
	struct report_pace none = report_care_pace(two, 0);
	assert_int_equal(ten.median_ms, 5);
	assert_int_equal(ten.p90_ms, 9);
	assert_int_equal(of_two.median_ms, 2);
	assert_int_equal(of_two.p90_ms, 4);
	assert_int_equal(none.median_ms, -1);
	assert_int_equal(none.p90_ms, -1);
}

static void
a_count_per_1000_inhabitants_is_rounded_and_nothing_stays_nothing(void **state)
{
	(void)state;
	assert_int_equal(report_care_per_1000(0, 400000), 0);
	assert_int_equal(report_care_per_1000(1, 400000), 3); /* 2.5 thousandths */
	assert_int_equal(report_care_per_1000(400, 400000), 1000);
	assert_int_equal(report_care_per_1000(UINT32_MAX, 1), INT64_C(4294967295000000));
}

#define S(name) cmocka_unit_test_setup_teardown(name, begin, NULL)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(a_count_per_1000_inhabitants_is_rounded_and_nothing_stays_nothing),
	    S(the_first_decision_counts_and_one_that_is_taken_back_does_not),
	    S(two_who_triage_are_double_and_one_who_does_so_again_is_not),
	    S(KP_18_a_professional_has_his_answer_when_it_was_decided_or_judged),
	    S(KP_18_who_could_not_be_reached_has_no_answer),
	    S(a_case_that_is_asked_anew_counts_once_by_its_first_reason_until_that_is_taken_back),
	    S(median_and_90th_are_of_nearest_rank),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("report_care", tests, NULL, NULL);
}
