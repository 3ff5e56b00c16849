/* SPDX-License-Identifier: EUPL-1.2 */
/* Which desk places patients at a moment: OP-4. */
#include "shared/care/routing.h"

#include "shared/base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct settings s;

static void
desk(const char *code, unsigned kind)
{
	strcpy(s.desk[s.desks_num].code, code);
	s.desk[s.desks_num++].kind = (uint8_t)kind;
}

static struct route_settings *
route(uint16_t days, int from, int to, uint8_t first, uint8_t num, unsigned rotation)
{
	struct route_settings *r = &s.route[s.routes_num++];
	*r = (struct route_settings){.when = {0, days, (uint16_t)from, (uint16_t)to},
	    .rotation = (uint8_t)rotation, .desks_num = num, .since_day = 20458}; /* Monday 2026-01-05 */
	for (uint8_t i = 0; i < num; i++)
		r->desk[i] = (uint8_t)(first + i);
	return r;
}

/* Work days by turns of a week, holidays the zorgcentrale, the rest central. */
static int
setup(void **state)
{
	(void)state;
	memset(&s, 0, sizeof s);
	desk("livio", DESK_KIND_PARTICIPANT);
	desk("carint", DESK_KIND_PARTICIPANT);
	desk("centraal", DESK_KIND_CENTRAL);
	desk("zorgcentrale", DESK_KIND_ZORGCENTRALE);
	route(DAY_HOLIDAY, 8 * 60, 8 * 60, 3, 1, ROTATION_NONE);
	route(DAY_WORK, 8 * 60, 17 * 60, 0, 2, ROTATION_WEEK);
	route(0, 0, 0, 2, 1, ROTATION_NONE)->is_always = true;
	return 0;
}

static int64_t
at(const char *local)
{
	int64_t ms;
	assert_true(clock_parse_past(local, INT64_MAX / 2, &ms));
	return ms;
}

static void
is_at(const char *when, const char *who, const char *until, const char *next)
{
	struct routing r;
	char said[CLOCK_MINUTE_SIZE];
	assert_true(routing_at(&s, at(when), &r));
	assert_string_equal(r.desk != NULL ? r.desk->code : "", who);
	clock_minute(said, r.until_ms);
	assert_string_equal(said, until);
	assert_string_equal(r.next != NULL ? r.next->code : "", next);
}

/* OP-4 */
static void
the_window_decides_and_the_header_can_say_who_is_next(void **state)
{
	(void)state;
	is_at("2026-01-05T07:59", "centraal", "2026-01-05 08:00", "livio");
	is_at("2026-01-05T08:00", "livio", "2026-01-05 17:00", "centraal");
	is_at("2026-01-05T16:59", "livio", "2026-01-05 17:00", "centraal");
	is_at("2026-01-05T17:00", "centraal", "2026-01-06 08:00", "livio");
	/* the weekend is long, and the next week is the other's */
	is_at("2026-01-09T17:00", "centraal", "2026-01-12 08:00", "carint");
	is_at("2026-01-19T10:00", "livio", "2026-01-19 17:00", "centraal");
	/* before the day from which turns are counted they go on all the same */
	is_at("2025-12-31T10:00", "carint", "2025-12-31 17:00", "centraal");
}

/* OP-4: a holiday is no day of work, and lasts until the next morning; no gap in between */
static void
a_holiday_goes_before_the_rule(void **state)
{
	(void)state;
	is_at("2026-04-06T10:00", "zorgcentrale", "2026-04-07 08:00", "carint"); /* second day of Easter */
	is_at("2026-12-25T09:00", "zorgcentrale", "2026-12-27 08:00", "centraal"); /* and the 26th */
	is_at("2026-04-26T20:00", "centraal", "2026-04-27 08:00", "zorgcentrale");
	/* what the site takes away is a day of work */
	s.holiday[0].day = 20549; /* 2026-04-06 */
	s.holidays_num = 1;
	is_at("2026-04-06T10:00", "carint", "2026-04-06 17:00", "centraal");
}

/* OP-4: the nights that turn the clock */
static void
a_night_that_turns_the_clock_is_as_long_as_it_is(void **state)
{
	struct routing r;
	(void)state;
	s.routes_num = 0;
	route(1 << 0 | 1 << 6, 23 * 60, 7 * 60, 0, 2, ROTATION_DAY); /* the nights from za and zo */
	is_at("2026-03-28T23:30", "livio", "2026-03-29 07:00", "");
	assert_true(routing_at(&s, at("2026-03-28T23:00"), &r));
	assert_int_equal(r.until_ms - at("2026-03-28T23:00"), INT64_C(7) * 3600 * 1000);
	assert_true(routing_at(&s, at("2026-10-24T23:00"), &r));
	assert_int_equal(r.until_ms - at("2026-10-24T23:00"), INT64_C(9) * 3600 * 1000);
	/* nobody is named for the day; the turn of a night is that of the evening on which it began */
	is_at("2026-03-29T12:00", "", "2026-03-29 23:00", "carint");
	is_at("2026-03-30T03:00", "carint", "2026-03-30 07:00", "");
}

/* OP-4: round the clock by turns of a day */
static void
turns_of_a_day_change_at_local_midnight(void **state)
{
	(void)state;
	s.routes_num = 0;
	route(0, 0, 0, 0, 3, ROTATION_DAY)->is_always = true;
	is_at("2026-01-05T12:00", "livio", "2026-01-06 00:00", "carint");
	is_at("2026-01-06T00:00", "carint", "2026-01-07 00:00", "centraal");
	is_at("2026-03-29T12:00", "centraal", "2026-03-30 00:00", "livio");
	is_at("2026-01-04T23:59", "centraal", "2026-01-05 00:00", "livio");
}

/* OP-4: weeks begin on Monday, wherever the first day was */
static void
turns_of_a_week_change_on_monday(void **state)
{
	(void)state;
	s.routes_num = 0;
	route(0, 0, 0, 0, 2, ROTATION_WEEK)->is_always = true;
	s.route[0].since_day += 3;
	is_at("2026-01-11T23:59", "livio", "2026-01-12 00:00", "carint");
	is_at("2026-01-05T00:00", "livio", "2026-01-12 00:00", "carint");
}

/* OP-4 */
static void
who_is_always_the_same_has_no_take_over(void **state)
{
	struct routing r;
	(void)state;
	s.routes_num = 0;
	assert_false(routing_at(&s, at("2026-01-05T12:00"), &r));
	assert_null(r.desk);
	route(0, 0, 0, 2, 1, ROTATION_NONE)->is_always = true;
	assert_true(routing_at(&s, at("2026-01-05T12:00"), &r));
	assert_string_equal(r.desk->code, "centraal");
	assert_true(r.until_ms == ZCC_NEVER);
}

#define T(name) cmocka_unit_test_setup(name, setup)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(the_window_decides_and_the_header_can_say_who_is_next),
	    T(a_holiday_goes_before_the_rule),
	    T(a_night_that_turns_the_clock_is_as_long_as_it_is),
	    T(turns_of_a_day_change_at_local_midnight),
	    T(turns_of_a_week_change_on_monday),
	    T(who_is_always_the_same_has_no_take_over),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("routing", tests, NULL, NULL);
}
