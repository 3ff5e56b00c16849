/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define BOOT_A "11111111-1111-1111-1111-111111111111"
#define BOOT_B "22222222-2222-2222-2222-222222222222"
static const int64_t day_ms = 24LL * 3600 * 1000;

static int64_t
ms(const char *rfc3339)
{
	struct tm tm = {0};
	assert_non_null(strptime(rfc3339, "%Y-%m-%dT%H:%M:%SZ", &tm));
	return (int64_t)timegm(&tm) * 1000;
}

static void
the_clocks_run(void **state)
{
	char id[37];
	(void)state;
	assert_true(clock_wall_ms() > 1700000000000);
	int64_t a = clock_boot_ms();
	assert_true(a > 0 && clock_boot_ms() >= a);
	assert_int_equal(clock_boot_id(id), ZCC_OK);
	assert_int_equal(strlen(id), 36);
}

static void
an_empty_journal_begins_at_the_boot_clock(void **state)
{
	struct timeline t;
	int64_t clamp = 1;
	(void)state;
	timeline_start(&t, &(struct timeline_mark){0}, BOOT_A, 5000, 1700000000000, &clamp);
	assert_int_equal(clamp, 0);
	assert_int_equal(timeline_ms(&t, 6000), 6000);
	assert_string_equal(t.boot_id, BOOT_A);
}

static void
within_a_boot_the_line_follows_the_boot_clock(void **state)
{
	struct timeline_mark m = {
	    .boot_id = BOOT_A, .offset_ms = 100, .line_ms = 5100, .wall_ms = 9};
	struct timeline t;
	int64_t clamp;
	(void)state;
	/* The wall clock jumped by days meanwhile: nobody minds. */
	timeline_start(&t, &m, BOOT_A, 7000, 9 + 5 * day_ms, &clamp);
	assert_int_equal(clamp, 0);
	assert_int_equal(timeline_ms(&t, 7000), 7100);
}

static void
over_a_reboot_the_line_advances_by_the_wall(void **state)
{
	struct timeline_mark m = {
	    .boot_id = BOOT_A, .offset_ms = 100, .line_ms = 500000, .wall_ms = 1700000000000};
	struct timeline t;
	int64_t clamp;
	(void)state;
	timeline_start(&t, &m, BOOT_B, 30000, m.wall_ms + 90000, &clamp);
	assert_int_equal(clamp, 0);
	assert_int_equal(timeline_ms(&t, 30000), 590000);
	assert_int_equal(timeline_ms(&t, 31000), 591000);
}

static void
a_reboot_is_clamped_to_a_day(void **state)
{
	struct timeline_mark m = {
	    .boot_id = BOOT_A, .offset_ms = 100, .line_ms = 500000, .wall_ms = 1700000000000};
	struct timeline t;
	int64_t clamp;
	(void)state;
	timeline_start(&t, &m, BOOT_B, 30000, m.wall_ms + day_ms, &clamp);
	assert_int_equal(clamp, 0);
	timeline_start(&t, &m, BOOT_B, 30000, m.wall_ms + day_ms + 77, &clamp);
	assert_int_equal(clamp, 77);
	assert_int_equal(timeline_ms(&t, 30000), 500000 + day_ms);
	timeline_start(&t, &m, BOOT_B, 30000, m.wall_ms - 42, &clamp);
	assert_int_equal(clamp, -42);
	assert_int_equal(timeline_ms(&t, 30000), 500000);
}

static void
the_line_never_runs_back(void **state)
{
	struct timeline_mark m = {
	    .boot_id = BOOT_A, .offset_ms = 0, .line_ms = 500000, .wall_ms = 1700000000000};
	struct timeline t;
	int64_t clamp;
	(void)state;
	timeline_start(&t, &m, BOOT_A, 400000, m.wall_ms, &clamp);
	assert_int_equal(timeline_ms(&t, 400000), 500000);
}

static void
a_wall_step_is_told_once_and_slewing_never(void **state)
{
	struct timeline t;
	int64_t clamp, wall = 1700000000000;
	(void)state;
	timeline_start(&t, &(struct timeline_mark){0}, BOOT_A, 0, wall, &clamp);
	assert_int_equal(timeline_wall_step(&t, 1000, wall + 1000), 0);
	assert_int_equal(timeline_wall_step(&t, 2000, wall + 3000), 0);
	assert_int_equal(timeline_wall_step(&t, 3000, wall + 5001), 1001);
	assert_int_equal(timeline_wall_step(&t, 4000, wall + 6001), 0);
	assert_int_equal(timeline_wall_step(&t, 5000, wall - 60000), -67001);
	for (int64_t i = 6; i < 60; i++)
		assert_int_equal(
		    timeline_wall_step(&t, i * 1000, wall - 60000 + (i - 5) * 1100), 0);
}

static void
a_minute_is_written_in_local_time(void **state)
{
	char out[CLOCK_MINUTE_SIZE];
	(void)state;
	clock_minute(out, 1772463600000);
	assert_string_equal(out, "2026-03-02 16:00");
	clock_minute(out, INT64_MIN);
	assert_int_equal(strlen(out), CLOCK_MINUTE_SIZE - 1);
	clock_minute(out, INT64_MAX);
	assert_int_equal(strlen(out), CLOCK_MINUTE_SIZE - 1);
}

static void
assert_local(const char *utc, const char *want)
{
	struct local_time l = clock_local(ms(utc));
	char got[80];
	snprintf(got, sizeof got, "%04d-%02d-%02d %02d:%02d:%02d %d +%d", l.year, l.month, l.day,
	    l.hour, l.minute, l.second, l.weekday, l.offset_min);
	assert_string_equal(got, want);
}

static void
amsterdam_changes_its_clocks_on_the_eu_nights(void **state)
{
	(void)state;
	assert_local("2026-01-15T12:00:00Z", "2026-01-15 13:00:00 4 +60");
	assert_local("2026-07-15T12:00:00Z", "2026-07-15 14:00:00 3 +120");
	assert_local("2026-03-29T00:59:59Z", "2026-03-29 01:59:59 0 +60");
	assert_local("2026-03-29T01:00:00Z", "2026-03-29 03:00:00 0 +120");
	assert_local("2026-10-25T00:59:59Z", "2026-10-25 02:59:59 0 +120");
	assert_local("2026-10-25T01:00:00Z", "2026-10-25 02:00:00 0 +60");
	/* 31 March and 31 October themselves are Sundays. */
	assert_local("2024-03-31T01:00:00Z", "2024-03-31 03:00:00 0 +120");
	assert_local("2027-10-31T01:00:00Z", "2027-10-31 02:00:00 0 +60");
	assert_local("2025-12-31T23:30:00Z", "2026-01-01 00:30:00 4 +60");
}

static void
every_hour_of_ten_years_agrees_with_the_system(void **state)
{
	(void)state;
	assert_int_equal(setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1), 0);
	tzset();
	for (int64_t t = ms("2020-01-01T00:30:00Z"); t < ms("2030-01-01T00:00:00Z"); t += 3600000) {
		time_t s = (time_t)(t / 1000);
		struct tm tm;
		struct local_time l = clock_local(t);
		assert_non_null(localtime_r(&s, &tm));
		assert_true(l.day == tm.tm_mday && l.hour == tm.tm_hour && l.minute == tm.tm_min);
		assert_true(l.weekday == tm.tm_wday && l.month == tm.tm_mon + 1);
	}
}

static void
a_time_is_written_in_utc_with_ms(void **state)
{
	char out[25];
	(void)state;
	clock_rfc3339(out, 0);
	assert_string_equal(out, "1970-01-01T00:00:00.000Z");
	clock_rfc3339(out, -1);
	assert_string_equal(out, "1969-12-31T23:59:59.999Z");
	clock_rfc3339(out, 1772366400123);
	assert_string_equal(out, "2026-03-01T12:00:00.123Z");
	clock_rfc3339(out, INT64_MAX);
	assert_string_equal(out, "9999-12-31T23:59:59.999Z");
	clock_rfc3339(out, INT64_MIN);
	assert_string_equal(out, "0000-01-01T00:00:00.000Z");
}

static void
a_moment_is_read_as_a_time_of_day_in_amsterdam_or_in_utc(void **state)
{
	static const char *const bad[] = {"", "1530", "24:00", "15:60", "15:3", "2026-02-30T10:00:00Z",
	    "2026-03-01T24:00:00Z", "2026-03-01 12:00:00Z", "2026-03-01T12:00:0", "-1:00", "15:30 "};
	int64_t at, now = ms("2026-03-28T20:00:30Z"); /* 21:00:30; that night the clock goes ahead */
	(void)state;
	assert_true(clock_parse_next("21:01", now, &at));
	assert_int_equal(at, ms("2026-03-28T20:01:00Z"));
	assert_true(clock_parse_next("21:00", now, &at)); /* has passed: tomorrow, in summer time */
	assert_int_equal(at, ms("2026-03-29T19:00:00Z"));
	assert_true(clock_parse_next("08:15", now, &at));
	assert_int_equal(at, ms("2026-03-29T06:15:00Z"));
	assert_true(clock_parse_next("2026-03-01T12:00:00Z", now, &at));
	assert_int_equal(at, ms("2026-03-01T12:00:00Z"));
	assert_true(clock_parse_next("2026-03-01T12:00:00.250Z", now, &at));
	assert_int_equal(at, ms("2026-03-01T12:00:00Z") + 250);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(clock_parse_next(bad[i], now, &at));
}

/* OP-1: the night of 25 hours has 02:30 twice, that of 23 hours not at all. */
static void
a_time_of_day_is_the_nearest_one_in_the_nights_that_the_clock_changes(void **state)
{
	static const struct {
		const char *now, *text, *next, *last; /* NULL: no time */
	} rows[] = {
	    {"2026-10-24T22:00:30Z", "02:30", "2026-10-25T00:30:00.000Z", "2026-10-24T00:30:00.000Z"},
	    {"2026-10-25T00:30:30Z", "02:30", "2026-10-25T01:30:00.000Z", "2026-10-25T00:30:00.000Z"},
	    {"2026-10-25T00:59:40Z", "02:30", "2026-10-25T01:30:00.000Z", "2026-10-25T00:30:00.000Z"},
	    {"2026-10-25T00:59:40Z", "02:00", "2026-10-25T01:00:00.000Z", "2026-10-25T00:00:00.000Z"},
	    {"2026-10-25T01:10:00Z", "02:30", "2026-10-25T01:30:00.000Z", "2026-10-25T00:30:00.000Z"},
	    {"2026-10-25T01:30:00Z", "02:30", "2026-10-26T01:30:00.000Z", "2026-10-25T01:30:00.000Z"},
	    {"2026-10-25T00:59:40Z", "03:00", "2026-10-25T02:00:00.000Z", "2026-10-24T01:00:00.000Z"},
	    {"2026-03-28T22:00:00Z", "02:30", NULL, "2026-03-28T01:30:00.000Z"},
	    {"2026-03-29T00:59:30Z", "02:30", NULL, "2026-03-28T01:30:00.000Z"},
	    {"2026-03-29T00:59:30Z", "03:30", "2026-03-29T01:30:00.000Z", "2026-03-28T02:30:00.000Z"},
	    {"2026-03-29T01:10:00Z", "02:30", "2026-03-30T00:30:00.000Z", NULL},
	    {"2026-03-29T01:10:00Z", "01:59", "2026-03-29T23:59:00.000Z", "2026-03-29T00:59:00.000Z"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *is[] = {rows[i].next, rows[i].last};
		for (int past = 0; past < 2; past++) {
			int64_t at = 0;
			char said[25];
			bool ok = past ? clock_parse_past(rows[i].text, ms(rows[i].now), &at)
				       : clock_parse_next(rows[i].text, ms(rows[i].now), &at);
			clock_rfc3339(said, at);
			assert_string_equal(ok ? said : "none", is[past] != NULL ? is[past] : "none");
		}
	}
}

/* What a program writes is read apart from what a person may: no zone, no time of day, no day of here. */
static void
a_moment_on_the_wire_is_rfc_3339_in_utc(void **state)
{
	static const char *const bad[] = {"", "12:00", "2026-03-01T12:00", "2026-03-01T12:00:00",
	    "2026-03-01T13:00:00+01:00", "2026-02-30T12:00:00Z", "2026-03-01T12:00:00.25Z"};
	int64_t at;
	(void)state;
	assert_true(clock_parse_utc("2026-03-01T12:00:00Z", &at));
	assert_int_equal(at, ms("2026-03-01T12:00:00Z"));
	assert_true(clock_parse_utc("2026-03-01T12:00:00.250Z", &at));
	assert_int_equal(at, ms("2026-03-01T12:00:00Z") + 250);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(clock_parse_utc(bad[i], &at));
}

/* What is to come is written as what was is; only a night that has a time twice parts them. */
static void
a_moment_to_come_is_read_as_people_write_it(void **state)
{
	static const struct {
		const char *now, *text, *is;
	} rows[] = {
	    {"2026-11-29T20:40:30Z", "2026-11-30T09:00", "2026-11-30T08:00:00.000Z"},
	    {"2026-11-29T20:40:30Z", "2026-11-30T09:00:05", "2026-11-30T08:00:05.000Z"},
	    {"2026-11-29T20:40:30Z", "2026-11-30T09:00:00+01:00", "2026-11-30T08:00:00.000Z"},
	    {"2026-10-24T20:00:00Z", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"},
	    {"2026-10-25T00:30:00Z", "2026-10-25T02:30", "2026-10-25T01:30:00.000Z"},
	    {"2026-10-26T00:00:00Z", "2026-10-25T02:30", "2026-10-25T01:30:00.000Z"},
	    {"2026-03-28T20:00:00Z", "2026-03-29T02:30", "none"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int64_t at = 0;
		char said[25];
		bool is = clock_parse_next(rows[i].text, ms(rows[i].now), &at);
		clock_rfc3339(said, at);
		assert_string_equal(is ? said : "none", rows[i].is);
	}
}

/* PT-1: 2026-11-29 21:40:30 in Amsterdam */
static void
a_moment_of_the_past_is_read_as_people_write_it(void **state)
{
	static const int64_t now = INT64_C(1795984830000);
	static const struct {
		const char *text, *is; /* NULL: no time */
	} rows[] = {
	    {"21:40", "2026-11-29T20:40:00.000Z"},
	    {"21:41", "2026-11-28T20:41:00.000Z"},
	    {"00:00", "2026-11-28T23:00:00.000Z"},
	    {"2026-11-29T21:40", "2026-11-29T20:40:00.000Z"},
	    {"2026-11-29T21:40:05", "2026-11-29T20:40:05.000Z"},
	    {"2026-07-01T09:00", "2026-07-01T07:00:00.000Z"},
	    {"2026-11-29T20:40:00Z", "2026-11-29T20:40:00.000Z"},
	    {"2026-11-29T20:40:00.250Z", "2026-11-29T20:40:00.250Z"},
	    {"2026-11-29T21:40:00+01:00", "2026-11-29T20:40:00.000Z"},
	    {"2026-11-29T15:10:00-05:30", "2026-11-29T20:40:00.000Z"},
	    {"2026-03-29T01:59", "2026-03-29T00:59:00.000Z"},
	    {"2026-03-29T02:30", NULL}, /* the hour that does not come */
	    {"2026-03-29T03:00", "2026-03-29T01:00:00.000Z"},
	    {"2026-10-25T02:30", "2026-10-25T01:30:00.000Z"}, /* of two the last that has been */
	    {"2026-11-31T10:00", NULL},
	    {"2026-11-29T24:00", NULL},
	    {"2026-11-29 21:40", NULL},
	    {"2026-11-29T21:40:00+1:00", NULL},
	    {"2026-11-29T21:40:00+01:60", NULL},
	    {"24:00", NULL},
	    {"", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int64_t at;
		char said[25] = "";
		bool is = clock_parse_past(rows[i].text, now, &at);
		assert_int_equal(is, rows[i].is != NULL);
		if (is)
			clock_rfc3339(said, at);
		assert_string_equal(said, rows[i].is != NULL ? rows[i].is : "");
	}
	/* within the second of the two hours of 02:00 the first is all that 02:45 can be */
	int64_t at;
	assert_true(clock_parse_past("2026-10-25T02:45", INT64_C(1792891800000), &at));
	char said[25];
	clock_rfc3339(said, at);
	assert_string_equal(said, "2026-10-25T00:45:00.000Z");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_time_of_day_is_the_nearest_one_in_the_nights_that_the_clock_changes),
	    cmocka_unit_test(a_moment_on_the_wire_is_rfc_3339_in_utc),
	    cmocka_unit_test(a_moment_to_come_is_read_as_people_write_it),
	    cmocka_unit_test(a_moment_of_the_past_is_read_as_people_write_it),
	    cmocka_unit_test(a_minute_is_written_in_local_time),
	    cmocka_unit_test(the_clocks_run),
	    cmocka_unit_test(an_empty_journal_begins_at_the_boot_clock),
	    cmocka_unit_test(within_a_boot_the_line_follows_the_boot_clock),
	    cmocka_unit_test(over_a_reboot_the_line_advances_by_the_wall),
	    cmocka_unit_test(a_reboot_is_clamped_to_a_day),
	    cmocka_unit_test(the_line_never_runs_back),
	    cmocka_unit_test(a_wall_step_is_told_once_and_slewing_never),
	    cmocka_unit_test(amsterdam_changes_its_clocks_on_the_eu_nights),
	    cmocka_unit_test(every_hour_of_ten_years_agrees_with_the_system),
	    cmocka_unit_test(a_time_is_written_in_utc_with_ms),
	    cmocka_unit_test(a_moment_is_read_as_a_time_of_day_in_amsterdam_or_in_utc),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
