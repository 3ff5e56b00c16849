/* SPDX-License-Identifier: EUPL-1.2 */
/* U5: help on the next day of work. */
#include "tests/lib/unit.h"

#include "shared/care/calendar.h"
#include "shared/care/workday.h"

#include <string.h>

enum { FIVE_PM_S = 17 * 3600 };

static struct settings s;

static int64_t
at(int year, int month, int day, int hour, int minute)
{
	return calendar_ms(calendar_day(year, month, day), hour * 60 + minute, CALENDAR_FIRST);
}

static void
is_helped(int64_t call, int year, int month, int day)
{
	assert_int_equal(workday_end_ms(&s, call, FIVE_PM_S), at(year, month, day, 17, 0));
}

static int
setup(void **state)
{
	(void)state;
	memset(&s, 0, sizeof s);
	return 0;
}

static void
the_next_day_of_work_is_not_in_a_weekend(void **state)
{
	(void)state;
	is_helped(at(2026, 3, 2, 10, 0), 2026, 3, 3);   /* Monday to Tuesday */
	is_helped(at(2026, 3, 5, 23, 59), 2026, 3, 6);
	is_helped(at(2026, 3, 6, 20, 0), 2026, 3, 9);   /* Friday evening to Monday */
	is_helped(at(2026, 3, 7, 0, 0), 2026, 3, 9);
	is_helped(at(2026, 3, 8, 23, 59), 2026, 3, 9);
}

static void
who_calls_in_the_night_is_helped_when_it_is_day(void **state)
{
	(void)state;
	is_helped(at(2026, 3, 3, 3, 0), 2026, 3, 3);
	is_helped(at(2026, 3, 3, 7, 59), 2026, 3, 3);
	is_helped(at(2026, 3, 3, 8, 0), 2026, 3, 4);
	is_helped(at(2026, 3, 7, 3, 0), 2026, 3, 9); /* of a Saturday */
}

static void
holidays_of_the_region_are_no_days_of_work(void **state)
{
	(void)state;
	is_helped(at(2026, 4, 2, 18, 0), 2026, 4, 7);   /* Goede Vrijdag to the Tuesday after Easter */
	is_helped(at(2026, 12, 24, 18, 0), 2026, 12, 28);
	is_helped(at(2026, 12, 31, 22, 0), 2027, 1, 4);
	s.holiday[0].day = calendar_day(2026, 3, 3); /* one of the site's own */
	s.holiday[0].is_added = true;
	s.holiday[1].day = calendar_day(2026, 4, 3); /* and one that it takes away */
	s.holidays_num = 2;
	is_helped(at(2026, 3, 2, 10, 0), 2026, 3, 4);
	is_helped(at(2026, 4, 2, 18, 0), 2026, 4, 3);
}

static void
the_clock_of_the_wall_changes_and_the_hour_does_not(void **state)
{
	(void)state;
	is_helped(at(2026, 3, 27, 20, 0), 2026, 3, 30);  /* over the night of 23 hours */
	is_helped(at(2026, 10, 23, 20, 0), 2026, 10, 26); /* and of 25 */
	assert_int_equal(at(2026, 3, 30, 17, 0) - at(2026, 3, 27, 17, 0), INT64_C(71) * 3600 * 1000);
}

static void
where_no_day_is_one_it_ends_all_the_same(void **state)
{
	(void)state;
	s.holidays_num = ZCC_HOLIDAYS_MAX;
	for (unsigned i = 0; i < ZCC_HOLIDAYS_MAX; i++) {
		s.holiday[i].day = calendar_day(2026, 3, 2) + i;
		s.holiday[i].is_added = true;
	}
	assert_true(workday_end_ms(&s, at(2026, 3, 2, 10, 0), FIVE_PM_S) > at(2026, 3, 3, 0, 0));
}

#define S(name) cmocka_unit_test_setup_teardown(name, setup, NULL)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(the_next_day_of_work_is_not_in_a_weekend),
	    S(who_calls_in_the_night_is_helped_when_it_is_day),
	    S(holidays_of_the_region_are_no_days_of_work),
	    S(the_clock_of_the_wall_changes_and_the_hour_does_not),
	    S(where_no_day_is_one_it_ends_all_the_same),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("workday", tests, NULL, NULL);
}
