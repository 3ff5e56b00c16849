/* SPDX-License-Identifier: EUPL-1.2 */
/* TB-5, TB-6: what waits for a regiearts, the most urgent first and of these who waits for longest. */
#include "shared/care/regie.h"
#include "tests/lib/unit.h"
#include "zcc/types.h"

#include <string.h>

enum { ROWS = 8, NOW = 1000000 };

static struct zcc_case_row rows[ROWS];
static struct zcc_triage_row triages[ROWS];
static struct board b = {.cases = rows, .cases_num = ROWS, .cases_end = ROWS, .triages = triages,
    .triages_num = ROWS, .now_line = NOW, .wall_offset = 5000};

static int
begin(void **state)
{
	(void)state;
	memset(rows, 0, sizeof rows);
	memset(triages, 0, sizeof triages);
	return 0;
}

/* Judged `own` where the protocol said `system`, so long ago. */
static void
consult(unsigned i, unsigned system, unsigned own, int64_t ago)
{
	rows[i] = (struct zcc_case_row){.id = 100 + i, .urgency = (uint8_t)own, .state = CASE_GETRIEERD};
	triages[i].id = 100 + i;
	triages[i].triage = (struct zcc_triage){.times = 1, .system = (uint8_t)system,
	    .own = (uint8_t)own, .regie = URGENCY_NONE, .own_wall = NOW - ago + b.wall_offset};
}

static void
advice(unsigned i, unsigned urgency, int64_t ago)
{
	rows[i] = (struct zcc_case_row){.id = 100 + i, .urgency = (uint8_t)urgency,
	    .state = CASE_GESLOTEN, .marks = CASE_MARK_ADVISED, .state_line = NOW - ago};
}

static void
the_graver_of_the_two_that_a_consult_is_about_orders_it(void **state)
{
	uint32_t list[ROWS];
	(void)state;
	consult(0, 3, 5, 9000);
	consult(2, 2, 5, 1000);
	consult(5, 3, 4, 20000);
	assert_int_equal(regie_list(&b, REGIE_CONSULT, list, ROWS), 3);
	assert_int_equal(list[0], 2);
	assert_int_equal(list[1], 5);
	assert_int_equal(list[2], 0);
	assert_int_equal(regie_urgency(&b, &rows[2], REGIE_CONSULT), 2);
	assert_int_equal(regie_since(&b, &rows[2], REGIE_CONSULT), NOW - 1000);
	assert_int_equal(regie_list(&b, REGIE_ADVICE, list, ROWS), 0);
}

static void
what_was_answered_or_closed_is_no_consult(void **state)
{
	(void)state;
	consult(0, 3, 5, 0);
	triages[0].triage.regie = 4;
	consult(1, 3, 5, 0);
	rows[1].state = CASE_GESLOTEN;
	consult(2, 3, 3, 0);
	consult(3, 3, 2, 0); /* above the protocol is nobody's question */
	consult(4, 3, 5, 0);
	triages[4].id = 99; /* of the case that had this row before */
	assert_int_equal(regie_list(&b, REGIE_CONSULT, NULL, 0), 0);
}

static void
advice_that_was_given_waits_by_its_own_urgency_and_age(void **state)
{
	uint32_t list[2];
	(void)state;
	advice(1, 5, 90000);
	advice(3, 4, 1000);
	advice(4, 4, 2000);
	advice(6, 3, 1);
	rows[1].marks |= CASE_MARK_NO_NUMBER;
	rows[6].marks = 0; /* authorised */
	assert_int_equal(regie_list(&b, REGIE_ADVICE, list, 2), 3);
	assert_int_equal(list[0], 4);
	assert_int_equal(list[1], 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(the_graver_of_the_two_that_a_consult_is_about_orders_it, begin),
	    cmocka_unit_test_setup(what_was_answered_or_closed_is_no_consult, begin),
	    cmocka_unit_test_setup(advice_that_was_given_waits_by_its_own_urgency_and_age, begin),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("regie", tests, NULL, NULL);
}
