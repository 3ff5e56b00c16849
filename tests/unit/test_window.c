/* SPDX-License-Identifier: EUPL-1.2 */
/* OP-1: a line is open while one of its windows holds, to the second, through nights that turn the
 * clock; and the moment at which that changes. */
#include "tests/lib/book_kit.h"

#include "shared/base/clock.h"
#include "shared/care/calendar.h"
#include "shared/care/window.h"

static struct settings s;

static int
setup(void **state)
{
	(void)state;
	kit_norms(&s);
	kit_windows(&s);
	return 0;
}

/* UTC ms of "2026-03-02 16:59:59", local; of an hour that comes twice the first. */
static int64_t
at(const char *local)
{
	int64_t day = calendar_day(atoi(local), atoi(local + 5), atoi(local + 8));
	return calendar_ms(day, atoi(local + 11) * 60 + atoi(local + 14), CALENDAR_FIRST) +
	    (int64_t)atoi(local + 17) * 1000;
}

static struct window_state
regulier(const char *local)
{
	return window_state(&s, LINE_REGULIER, at(local));
}

static void
assert_open(const char *local, unsigned window)
{
	struct window_state w = regulier(local);
	if (!w.is_open || w.window != window)
		fail_msg("%s: %s, \"%s\"", local, w.is_open ? "open" : "closed",
		    window_word(w.window));
}

static void
assert_closed(const char *local)
{
	if (regulier(local).is_open)
		fail_msg("%s: open", local);
}

static void
op_1_a_weekday_opens_at_five_and_closes_at_eight(void **state)
{
	(void)state;
	assert_closed("2026-03-03 16:59:59");
	assert_open("2026-03-03 17:00:00", WINDOW_AVOND);
	assert_open("2026-03-03 22:59:59", WINDOW_AVOND);
	assert_open("2026-03-03 23:00:00", WINDOW_NACHT);
	assert_open("2026-03-04 00:00:00", WINDOW_NACHT);
	assert_open("2026-03-04 07:59:59", WINDOW_NACHT);
	assert_closed("2026-03-04 08:00:00");
	assert_closed("2026-03-04 12:00:00");
}

static void
op_1_a_weekend_lasts_until_monday_eight(void **state)
{
	(void)state;
	assert_open("2026-03-06 17:00:00", WINDOW_AVOND);
	assert_open("2026-03-07 07:59:59", WINDOW_NACHT);
	assert_open("2026-03-07 08:00:00", WINDOW_WEEKEND);
	assert_open("2026-03-08 15:00:00", WINDOW_WEEKEND);
	assert_open("2026-03-09 07:59:59", WINDOW_WEEKEND);
	assert_closed("2026-03-09 08:00:00");
}

static void
op_1_a_holiday_on_a_weekday_is_open_all_day(void **state)
{
	(void)state;
	assert_open("2026-04-27 07:59:59", WINDOW_WEEKEND); /* Koningsdag, a Monday */
	assert_open("2026-04-27 08:00:00", WINDOW_FEESTDAG);
	assert_open("2026-04-27 12:00:00", WINDOW_FEESTDAG);
	assert_open("2026-04-28 07:59:59", WINDOW_FEESTDAG);
	assert_closed("2026-04-28 08:00:00");
	assert_open("2026-04-03 10:00:00", WINDOW_FEESTDAG); /* Goede Vrijdag */
	s.holidays_num = 2;
	s.holiday[0] = (struct holiday_settings){calendar_day(2026, 4, 27), false};
	s.holiday[1] = (struct holiday_settings){calendar_day(2026, 4, 29), true};
	assert_closed("2026-04-27 12:00:00");
	assert_open("2026-04-29 12:00:00", WINDOW_FEESTDAG);
}

/* A day of work is none when it is a holiday; a Monday stays a Monday. */
static void
op_1_working_days_are_not_holidays(void **state)
{
	(void)state;
	s.windows_num = 2;
	s.window[0] = (struct window_settings){WINDOW_DAG, DAY_WORK, 8 * 60, 17 * 60};
	s.window[1] = (struct window_settings){WINDOW_AVOND, 1 << 1, 17 * 60, 24 * 60};
	s.line_window[LINE_REGULIER].windows = 3;
	assert_open("2026-04-28 08:00:00", WINDOW_DAG);
	assert_closed("2026-04-28 17:00:00");
	assert_closed("2026-04-27 12:00:00");
	assert_open("2026-04-27 23:59:59", WINDOW_AVOND);
	assert_closed("2026-04-28 00:00:00");
	assert_closed("2026-05-02 12:00:00"); /* a Saturday */
}

static void
op_1_both_nights_that_turn_the_clock_are_right(void **state)
{
	static const char *const nights[] = {"2026-03-28", "2026-10-24"};
	(void)state;
	s.window[0] = (struct window_settings){WINDOW_NACHT, 1 << 6, 23 * 60, 8 * 60};
	s.windows_num = 1;
	s.line_window[LINE_REGULIER].windows = 1;
	for (int i = 0; i < 2; i++) {
		char local[32];
		snprintf(local, sizeof local, "%s 22:59:59", nights[i]);
		assert_closed(local);
		int64_t from = at(local) + 1000;
		int64_t hours = i == 0 ? 8 : 10;
		struct window_state w = window_state(&s, LINE_REGULIER, from);
		assert_true(w.is_open);
		assert_int_equal(w.changes_ms, from + hours * 3600000);
		for (int64_t t = from; t < w.changes_ms; t += 60000)
			assert_true(window_state(&s, LINE_REGULIER, t).is_open);
		assert_true(window_state(&s, LINE_REGULIER, w.changes_ms - 1).is_open);
		assert_false(window_state(&s, LINE_REGULIER, w.changes_ms).is_open);
	}
}

/* 02:30 comes twice on 25 October 2026 and not at all on 29 March. */
static void
op_1_in_a_doubtful_hour_a_line_is_open(void **state)
{
	int64_t twice = at("2026-10-25 02:30:00");
	(void)state;
	s.window[0] = (struct window_settings){WINDOW_NACHT, DAYS_WEEKEND, 0, 2 * 60 + 30};
	s.windows_num = 1;
	s.line_window[LINE_REGULIER].windows = 1;
	assert_true(window_state(&s, LINE_REGULIER, twice).is_open);
	assert_true(window_state(&s, LINE_REGULIER, twice + 3600000 - 1).is_open);
	assert_false(window_state(&s, LINE_REGULIER, twice + 3600000).is_open);
	s.window[0] = (struct window_settings){WINDOW_NACHT, DAYS_WEEKEND, 2 * 60 + 30, 4 * 60};
	assert_false(window_state(&s, LINE_REGULIER, twice - 1).is_open);
	assert_true(window_state(&s, LINE_REGULIER, twice).is_open);
	assert_closed("2026-03-29 01:59:59");
	assert_open("2026-03-29 03:00:00", WINDOW_NACHT);
}

static void
assert_changes(const char *local, const char *until, const char *changes)
{
	struct window_state w = regulier(local);
	assert_int_equal(w.until_ms, at(until));
	assert_int_equal(w.changes_ms, at(changes));
	assert_true(w.since_ms <= at(local));
}

static void
the_next_change_is_told(void **state)
{
	(void)state;
	assert_changes("2026-03-03 10:00:00", "2026-03-03 17:00:00", "2026-03-03 17:00:00");
	assert_changes("2026-03-03 17:00:00", "2026-03-03 23:00:00", "2026-03-04 08:00:00");
	assert_changes("2026-03-06 18:00:00", "2026-03-06 23:00:00", "2026-03-09 08:00:00");
	assert_changes("2026-04-03 09:00:00", "2026-04-04 08:00:00", "2026-04-07 08:00:00");
	assert_int_equal(regulier("2026-03-03 10:00:00").since_ms, at("2026-03-03 08:00:00"));
}

static void
a_line_for_holidays_alone_waits_for_the_next_one(void **state)
{
	(void)state;
	s.line_window[LINE_REGULIER].windows = 1;
	assert_changes("2026-05-26 12:00:00", "2026-12-25 08:00:00", "2026-12-25 08:00:00");
	assert_changes("2026-12-25 12:00:00", "2026-12-27 08:00:00", "2026-12-27 08:00:00");
}

static void
what_has_no_gap_never_closes(void **state)
{
	struct window_state w = window_state(&s, LINE_SPOED, KIT_WALL);
	(void)state;
	assert_true(w.is_open);
	assert_true(w.until_ms == ZCC_NEVER && w.changes_ms == ZCC_NEVER);
	s.window[0] = (struct window_settings){WINDOW_DAG, 0x7f, 8 * 60, 20 * 60};
	s.window[1] = (struct window_settings){WINDOW_NACHT, 0x7f, 20 * 60, 8 * 60};
	s.line_window[LINE_REGULIER].windows = 3;
	w = regulier("2026-03-03 10:00:00");
	assert_true(w.is_open && w.window == WINDOW_DAG);
	assert_int_equal(w.until_ms, at("2026-03-03 20:00:00"));
	assert_true(w.changes_ms == ZCC_NEVER);
}

/* Open day after day but on holidays: from Pentecost to Christmas is seven months. */
static void
op_1_a_line_that_closes_on_holidays_alone_closes_after_half_a_year_too(void **state)
{
	(void)state;
	s.window[0] = (struct window_settings){WINDOW_DAG, DAY_WORK | DAYS_WEEKEND, 0, 24 * 60};
	s.windows_num = 1;
	s.line_window[LINE_REGULIER].windows = 1;
	struct window_state w = regulier("2026-05-26 00:00:00");
	assert_true(w.is_open);
	assert_int_equal(w.changes_ms, at("2026-12-25 00:00:00"));
	assert_true(w.until_ms <= w.changes_ms); /* or it would not be looked at again */
	assert_closed("2026-12-25 00:00:00");
	assert_open("2026-12-26 00:00:00", WINDOW_DAG); /* a Saturday */
}

/* The same with the name of the window: what nobody looks at again keeps its name. */
static void
op_1_a_window_for_holidays_gives_its_name_after_half_a_year_too(void **state)
{
	(void)state;
	s.window[0] = (struct window_settings){WINDOW_FEESTDAG, DAY_HOLIDAY, 0, 24 * 60};
	s.window[1] = (struct window_settings){WINDOW_DAG, 0x7f, 0, 24 * 60};
	s.windows_num = 2;
	s.line_window[LINE_REGULIER].windows = 3;
	int64_t t = at("2026-05-26 00:00:00"), christmas = at("2026-12-25 00:00:00");
	unsigned looks = 0;
	while (t < christmas) {
		struct window_state w = window_state(&s, LINE_REGULIER, t);
		assert_int_equal(w.window, WINDOW_DAG);
		assert_true(w.until_ms > t && w.until_ms <= christmas);
		assert_true(w.changes_ms == ZCC_NEVER);
		t = w.until_ms;
		assert_true(++looks < 10);
	}
	assert_open("2026-12-25 00:00:00", WINDOW_FEESTDAG);
}

/* Property: minute by minute through three years, state and next change agree with each other. */
static void
op_1_state_and_next_change_agree_through_three_years(void **state)
{
	int64_t t = at("2025-12-20 00:00:00"), end = at("2028-01-10 00:00:00");
	(void)state;
	struct window_state w = window_state(&s, LINE_REGULIER, t);
	for (unsigned changes = 0; t < end; changes++) {
		assert_true(w.until_ms > t && w.changes_ms >= w.until_ms);
		struct window_state last = window_state(&s, LINE_REGULIER, w.until_ms - 1);
		struct window_state next = window_state(&s, LINE_REGULIER, w.until_ms);
		assert_int_equal(last.is_open, w.is_open);
		assert_int_equal(last.window, w.window);
		assert_true(next.is_open != w.is_open || next.window != w.window);
		assert_int_equal(next.is_open != w.is_open, w.changes_ms == w.until_ms);
		assert_int_equal(next.since_ms, w.until_ms);
		t = w.until_ms;
		w = next;
		assert_true(changes < 5000);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(op_1_a_weekday_opens_at_five_and_closes_at_eight, setup),
	    cmocka_unit_test_setup(op_1_a_weekend_lasts_until_monday_eight, setup),
	    cmocka_unit_test_setup(op_1_a_holiday_on_a_weekday_is_open_all_day, setup),
	    cmocka_unit_test_setup(op_1_working_days_are_not_holidays, setup),
	    cmocka_unit_test_setup(op_1_both_nights_that_turn_the_clock_are_right, setup),
	    cmocka_unit_test_setup(op_1_in_a_doubtful_hour_a_line_is_open, setup),
	    cmocka_unit_test_setup(the_next_change_is_told, setup),
	    cmocka_unit_test_setup(a_line_for_holidays_alone_waits_for_the_next_one, setup),
	    cmocka_unit_test_setup(what_has_no_gap_never_closes, setup),
	    cmocka_unit_test_setup(op_1_a_line_that_closes_on_holidays_alone_closes_after_half_a_year_too, setup),
	    cmocka_unit_test_setup(op_1_a_window_for_holidays_gives_its_name_after_half_a_year_too, setup),
	    cmocka_unit_test_setup(op_1_state_and_next_change_agree_through_three_years, setup),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("window", tests, NULL, NULL);
}
