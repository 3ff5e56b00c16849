/* SPDX-License-Identifier: EUPL-1.2 */
/* How many alarms a desk gets, against EEMUA 191: goal 22. */
#include "tests/lib/alarm_kit.h"

static void
comes(struct kit *k, unsigned priority, unsigned whom)
{
	k->ev = (struct event){.type = EV_ALARM_RAISED};
	k->ev.u.alarm = (struct zcc_alarm_row){.id = book_next_alarm(k->b), .kind = "van-later",
	    .seen_line = ZCC_NEVER, .priority = (uint8_t)priority, .whom = (uint8_t)whom};
	kit_apply(k);
	k->ev = (struct event){.type = EV_ALARM_CHANGED};
	k->ev.u.alarm_changed.id = book_next_alarm(k->b) - 1;
	k->ev.u.alarm_changed.act = ALARM_GAVE_WAY; /* so that the table has room */
	kit_apply(k);
}

static struct zcc_desk_load
load(const struct kit *k, unsigned desk)
{
	return book_desk_load(k->b, desk, k->now.line_ms, k->now.wall_ms);
}

/* Above ten in ten minutes, until below five. */
static void
a_flood_begins_above_ten_and_ends_below_five(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < 10; i++)
		comes(k, ALARM_LOW, FOR_TOEZICHT);
	assert_int_equal(load(k, DESK_TOEZICHT).last_10, 10);
	assert_false(load(k, DESK_TOEZICHT).is_flood);
	kit_pass(k, 5 * MINUTE_MS);
	for (unsigned i = 0; i < 5; i++)
		comes(k, ALARM_LOW, FOR_TOEZICHT);
	assert_true(load(k, DESK_TOEZICHT).is_flood);
	assert_dump_is_the_book(k);
	kit_pass(k, 5 * MINUTE_MS); /* five are left */
	assert_int_equal(load(k, DESK_TOEZICHT).last_10, 5);
	assert_true(load(k, DESK_TOEZICHT).is_flood);
	kit_pass(k, 5 * MINUTE_MS);
	assert_int_equal(load(k, DESK_TOEZICHT).last_10, 0);
	assert_false(load(k, DESK_TOEZICHT).is_flood);
	for (unsigned i = 0; i < 11; i++)
		comes(k, ALARM_LOW, FOR_TOEZICHT);
	assert_true(load(k, DESK_TOEZICHT).is_flood);
	kit_pass(k, 5 * MINUTE_MS);
	for (unsigned i = 0; i < 4; i++)
		comes(k, ALARM_LOW, FOR_TOEZICHT);
	kit_pass(k, 5 * MINUTE_MS); /* four are left, which is below five */
	assert_int_equal(load(k, DESK_TOEZICHT).last_10, 4);
	assert_false(load(k, DESK_TOEZICHT).is_flood);
	comes(k, ALARM_LOW, FOR_TOEZICHT); /* and it does not come back for one */
	assert_false(load(k, DESK_TOEZICHT).is_flood);
}

static void
each_desk_has_its_own_figures_of_the_day(void **state)
{
	struct kit *k = *state;
	comes(k, ALARM_HIGH, FOR_REGIE | FOR_TOEZICHT);
	comes(k, ALARM_MIDDLE, FOR_TOEZICHT);
	kit_pass(k, 20 * MINUTE_MS);
	comes(k, ALARM_LOW, FOR_TOEZICHT);
	struct zcc_desk_load l = load(k, DESK_TOEZICHT);
	assert_int_equal(l.last_10, 1);
	assert_int_equal(l.high, 1);
	assert_int_equal(l.middle, 1);
	assert_int_equal(l.low, 1);
	assert_int_equal(l.peak, 2);
	assert_int_equal(l.peak_wall, k->now.wall_ms - 20 * MINUTE_MS);
	assert_int_equal(load(k, DESK_REGIE).high, 1);
	assert_int_equal(load(k, DESK_REGIE).low, 0);
	assert_int_equal(load(k, DESK_TRIAGE).high, 0);
	kit_pass(k, INT64_C(14) * 60 * MINUTE_MS); /* 00:20 of the next day */
	assert_int_equal(load(k, DESK_TOEZICHT).high, 0);
	assert_int_equal(load(k, DESK_TOEZICHT).peak, 0);
	assert_dump_is_the_book(k);
}

/* What is known further is an alarm to those who did not have it. */
static void
an_alarm_that_is_widened_counts_where_it_comes(void **state)
{
	struct kit *k = *state;
	kit_call(k, LINE_SPOED);
	kit_pass(k, 30000);
	kit_time(k);
	assert_int_equal(load(k, DESK_REGIE).high, 1);
	assert_int_equal(load(k, DESK_TOEZICHT).high, 0);
	kit_pass(k, 30000);
	kit_time(k);
	assert_int_equal(load(k, DESK_REGIE).high, 1);
	assert_int_equal(load(k, DESK_TOEZICHT).high, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_flood_begins_above_ten_and_ends_below_five),
	    TEST(each_desk_has_its_own_figures_of_the_day),
	    TEST(an_alarm_that_is_widened_counts_where_it_comes),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("book_load", tests, NULL, NULL);
}
