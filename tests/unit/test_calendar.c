/* SPDX-License-Identifier: EUPL-1.2 */
/* OP-2: the holidays of any year, and OP-1: local times through both nights that turn the clock. */
#include "tests/lib/unit.h"

#include "shared/base/clock.h"
#include "shared/care/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "2026-04-05" */
static void
write_day(char out[16], int64_t day)
{
	struct local_time l = clock_local(calendar_ms(day, 12 * 60, CALENDAR_FIRST));
	char room[64];
	snprintf(room, sizeof room, "%04d-%02d-%02d", l.year, l.month, l.day);
	room[10] = '\0';
	memcpy(out, room, 11);
}

static int64_t
read_day(const char *s)
{
	return calendar_day(atoi(s), atoi(s + 5), atoi(s + 8));
}

static void
days_have_numbers_and_weekdays(void **state)
{
	char text[16];
	(void)state;
	assert_int_equal(calendar_day(1970, 1, 1), 0);
	assert_int_equal(calendar_day(2000, 3, 1), 11017);
	assert_int_equal(calendar_weekday(0), 4);
	assert_int_equal(calendar_weekday(calendar_day(2026, 3, 1)), 0);
	for (int64_t day = calendar_day(2019, 12, 1); day < calendar_day(2101, 2, 1); day++) {
		write_day(text, day);
		assert_int_equal(read_day(text), day);
		assert_int_equal(calendar_day_at(calendar_ms(day, 0, CALENDAR_FIRST)), day);
		assert_int_equal(calendar_day_at(calendar_ms(day, 1440, CALENDAR_FIRST) - 1), day);
		assert_int_equal(calendar_ms(day, 1440, CALENDAR_FIRST),
		    calendar_ms(day + 1, 0, CALENDAR_FIRST));
	}
}

/* Of the tables that astronomers and churches print, the earliest and the latest among them. */
static void
op_2_easter_is_that_of_the_tables(void **state)
{
	static const char *const sundays[] = {"2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
	    "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
	    "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19", "2079-04-23", "2100-03-28",
	    "1818-03-22", "2285-03-22", "1954-04-18"};
	char text[16];
	(void)state;
	for (size_t i = 0; i < sizeof sundays / sizeof sundays[0]; i++) {
		write_day(text, calendar_easter(atoi(sundays[i])));
		assert_string_equal(text, sundays[i]);
	}
	for (int year = 2020; year <= 2100; year++) {
		int64_t day = calendar_easter(year);
		assert_int_equal(calendar_weekday(day), 0);
		assert_in_range(day, calendar_day(year, 3, 22), calendar_day(year, 4, 25));
	}
}

static void
op_2_the_holidays_of_2026_are_the_eleven_of_the_nza(void **state)
{
	static const char *const days[] = {"2026-01-01", "2026-04-03", "2026-04-05", "2026-04-06",
	    "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-24", "2026-05-25", "2026-12-25",
	    "2026-12-26"};
	size_t next = 0;
	char text[16];
	(void)state;
	for (int64_t day = calendar_day(2026, 1, 1); day < calendar_day(2027, 1, 1); day++) {
		if (!calendar_is_holiday(day))
			continue;
		write_day(text, day);
		assert_true(next < sizeof days / sizeof days[0]);
		assert_string_equal(text, days[next++]);
	}
	assert_int_equal(next, sizeof days / sizeof days[0]);
}

static void
op_2_koningsdag_is_the_26th_when_the_27th_is_a_sunday(void **state)
{
	(void)state;
	for (int year = 2020; year <= 2100; year++) {
		bool is_moved = calendar_weekday(calendar_day(year, 4, 27)) == 0;
		/* Easter and what follows it may stand on either day all the same */
		int64_t from_easter = calendar_day(year, 4, is_moved ? 27 : 26) - calendar_easter(year);
		bool is_easter = from_easter == -2 || from_easter == 0 || from_easter == 1;
		assert_true(calendar_is_holiday(calendar_day(year, 4, is_moved ? 26 : 27)));
		assert_int_equal(calendar_is_holiday(calendar_day(year, 4, is_moved ? 27 : 26)),
		    is_easter);
	}
	assert_true(calendar_is_holiday(calendar_day(2025, 4, 26)));
	assert_false(calendar_is_holiday(calendar_day(2025, 4, 27)));
	assert_true(calendar_is_holiday(calendar_day(2031, 4, 26)));
}

/*
 * The days that vacanza/holidays prints for the Netherlands (MIT; snapshots/countries/NL_COMMON.json
 * at c382fdec456c) from the first Koningsdag of this rule on: all of them, and no others.
 */
static void
op_2_the_published_calendar_has_the_same_days(void **state)
{
	const char *dir = getenv("ZCC_SHARED_DATA");
	char path[512], line[128];
	int64_t next = calendar_day(2020, 1, 1);
	int rows = 0;
	(void)state;
	snprintf(path, sizeof path, "%s/nl-holidays/nl_holidays_vacanza.csv",
	    dir != NULL ? dir : "../shared/data");
	FILE *f = fopen(path, "r");
	if (f == NULL) {
		print_message("# no %s: set ZCC_SHARED_DATA to compare with the published days\n", path);
		skip();
	}
	while (fgets(line, sizeof line, f) != NULL) {
		if (strncmp(line, "20", 2) != 0 || atoi(line) < 2020)
			continue;
		int64_t day = read_day(line);
		for (; next < day; next++)
			if (calendar_is_holiday(next))
				fail_msg("a day too many, before %.10s", line);
		if (!calendar_is_holiday(day))
			fail_msg("not a holiday: %s", line);
		next = day + 1;
		rows++;
	}
	fclose(f);
	assert_true(rows > 300);
}

static void
op_1_a_local_time_is_one_moment(void **state)
{
	char utc[25];
	(void)state;
	clock_rfc3339(utc, calendar_ms(calendar_day(2026, 1, 15), 17 * 60, CALENDAR_FIRST));
	assert_string_equal(utc, "2026-01-15T16:00:00.000Z");
	clock_rfc3339(utc, calendar_ms(calendar_day(2026, 7, 15), 17 * 60, CALENDAR_LAST));
	assert_string_equal(utc, "2026-07-15T15:00:00.000Z");
}

/* 29 March 2026: 02:00 is 03:00; 25 October 2026: 03:00 is 02:00. */
static void
op_1_a_night_has_23_or_25_hours(void **state)
{
	int64_t march = calendar_day(2026, 3, 29), october = calendar_day(2026, 10, 25);
	char utc[25];
	(void)state;
	assert_int_equal(calendar_ms(march + 1, 0, CALENDAR_FIRST) -
	        calendar_ms(march, 0, CALENDAR_FIRST), 23 * 3600000);
	assert_int_equal(calendar_ms(october + 1, 0, CALENDAR_FIRST) -
	        calendar_ms(october, 0, CALENDAR_FIRST), 25 * 3600000);
	clock_rfc3339(utc, calendar_ms(march, 2 * 60 + 30, CALENDAR_FIRST));
	assert_string_equal(utc, "2026-03-29T01:00:00.000Z");
	clock_rfc3339(utc, calendar_ms(march, 3 * 60, CALENDAR_LAST));
	assert_string_equal(utc, "2026-03-29T01:00:00.000Z");
	clock_rfc3339(utc, calendar_ms(october, 2 * 60 + 30, CALENDAR_FIRST));
	assert_string_equal(utc, "2026-10-25T00:30:00.000Z");
	clock_rfc3339(utc, calendar_ms(october, 2 * 60 + 30, CALENDAR_LAST));
	assert_string_equal(utc, "2026-10-25T01:30:00.000Z");
	clock_rfc3339(utc, calendar_ms(october, 3 * 60, CALENDAR_FIRST));
	assert_string_equal(utc, "2026-10-25T02:00:00.000Z");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days_have_numbers_and_weekdays),
	    cmocka_unit_test(op_2_easter_is_that_of_the_tables),
	    cmocka_unit_test(op_2_the_holidays_of_2026_are_the_eleven_of_the_nza),
	    cmocka_unit_test(op_2_koningsdag_is_the_26th_when_the_27th_is_a_sunday),
	    cmocka_unit_test(op_2_the_published_calendar_has_the_same_days),
	    cmocka_unit_test(op_1_a_local_time_is_one_moment),
	    cmocka_unit_test(op_1_a_night_has_23_or_25_hours),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
