/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-12, PI-1: who waits where care is given, and when he is triaged again. */
#include "shared/care/kind.h"
#include "shared/care/waitroom.h"
#include "tests/lib/unit.h"

#include <string.h>

enum { ROWS = 8, NOW = 10000000 };

static struct zcc_case_row rows[ROWS];
static struct zcc_triage_row triages[ROWS];
static struct settings s;
static struct board b = {.cases = rows, .cases_num = ROWS, .cases_end = ROWS, .triages = triages,
    .triages_num = ROWS, .now_line = NOW};

static int
begin(void **state)
{
	(void)state;
	memset(rows, 0, sizeof rows);
	memset(triages, 0, sizeof triages);
	memcpy(s.retriage_s, settings_retriage_s, sizeof s.retriage_s);
	return 0;
}

/* Triaged where he is, so long ago. */
static void
there(unsigned i, unsigned urgency, int64_t ago_s)
{
	rows[i] = (struct zcc_case_row){
	    .id = 100 + i, .urgency = (uint8_t)urgency, .state = CASE_GETRIEERD};
	triages[i].id = 100 + i;
	triages[i].triage = (struct zcc_triage){.times = 1, .system = (uint8_t)urgency,
	    .own = (uint8_t)urgency, .regie = URGENCY_NONE, .flags = TRIAGE_FLAG_PHYSICAL,
	    .made_line = NOW - ago_s * 1000};
}

static void
whose_time_comes_first_stands_in_front(void **state)
{
	uint32_t list[ROWS];
	(void)state;
	there(0, 3, 3000);  /* 600 s left */
	there(1, 2, 1000);  /* 100 s over */
	there(2, 5, 9000);  /* never */
	there(4, 4, 6800);  /* 400 s left */
	there(6, 0, 0);     /* never, and graver */
	assert_int_equal(waitroom_list(&b, &s, list, ROWS), 5);
	static const uint32_t order[] = {1, 4, 0, 6, 2};
	assert_memory_equal(list, order, sizeof order);
	assert_int_equal(waitroom_due(&b, &s, &rows[1]), NOW - 100000);
	assert_int_equal(waitroom_due(&b, &s, &rows[2]), ZCC_NEVER);
	assert_int_equal(waitroom_list(&b, &s, list, 2), 5); /* the first of them */
	assert_memory_equal(list, order, 2 * sizeof order[0]);
	assert_int_equal(waitroom_list(&b, &s, NULL, 0), 5);
}

/* Of who waits too long the gravest is triaged first, however long a milder one is over his time. */
static void
of_who_is_over_his_time_the_gravest_stands_in_front(void **state)
{
	uint32_t list[ROWS];
	(void)state;
	there(0, 4, 9000); /* 1800 s over */
	there(1, 3, 3700); /* 100 s over */
	there(2, 1, 310);  /* 10 s over */
	there(3, 1, 200);  /* 100 s left */
	there(4, 4, 9500); /* 2300 s over */
	assert_int_equal(waitroom_list(&b, &s, list, ROWS), 5);
	static const uint32_t order[] = {2, 1, 4, 0, 3};
	assert_memory_equal(list, order, sizeof order);
}

static void
the_urgency_that_counts_is_that_of_who_judged_last(void **state)
{
	(void)state;
	there(0, 3, 0);
	triages[0].triage.own = 2;
	assert_int_equal(waitroom_due(&b, &s, &rows[0]), NOW + 900000);
	triages[0].triage.regie = 4;
	assert_int_equal(waitroom_due(&b, &s, &rows[0]), NOW + 7200000);
}

static void
who_is_not_there_does_not_wait_there(void **state)
{
	static const uint8_t not[] = {CASE_GESLOTEN, CASE_RAV, CASE_OVERGEDRAGEN, CASE_AANGENOMEN,
	    CASE_TERUGBELLEN, CASE_AFGEHAAKT};
	(void)state;
	there(0, 3, 0);
	assert_true(waitroom_waits(&b, &rows[0]));
	triages[0].triage.flags = 0; /* by telephone */
	assert_false(waitroom_waits(&b, &rows[0]));
	there(0, 3, 0);
	for (unsigned i = 0; i < sizeof not; i++) {
		rows[0].state = not[i];
		assert_false(waitroom_waits(&b, &rows[0]));
	}
	rows[0].state = CASE_INGEZET;
	for (unsigned care = 1; care < CARES_NUM; care++) {
		triages[0].triage.care = (uint8_t)care;
		bool is_here = care == care_number("consult-hap") || care == care_number("seh");
		assert_int_equal(waitroom_waits(&b, &rows[0]), is_here);
	}
	triages[0].id = 99; /* of the case that had this row before */
	assert_false(waitroom_waits(&b, &rows[0]));
}

#define S(name) cmocka_unit_test_setup_teardown(name, begin, NULL)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(whose_time_comes_first_stands_in_front),
	    S(of_who_is_over_his_time_the_gravest_stands_in_front),
	    S(the_urgency_that_counts_is_that_of_who_judged_last),
	    S(who_is_not_there_does_not_wait_there),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("waitroom", tests, NULL, NULL);
}
