/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/board.h"

#include "shared/care/shift_end.h"

#include "shared/care/rank.h"
#include "zcc/types.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS = 16384 };
static struct zcc_case_row rows[ROWS];
static uint32_t order[ROWS];

static struct board
a_board(uint32_t num)
{
	return (struct board){.cases = rows, .cases_num = num, .cases_end = num, .now_line = 1000000};
}

static struct zcc_case_row
a_call(uint64_t id, unsigned line, int64_t received, int64_t due)
{
	return (struct zcc_case_row){.id = id, .line = (uint8_t)line, .urgency = 3,
	    .state = CASE_WACHTEND, .received_line = received, .due_line = due};
}

static void
the_queue_holds_open_cases_in_rank_order(void **state)
{
	struct board b = a_board(5);
	(void)state;
	rows[0] = a_call(1, LINE_REGULIER, 500, ZCC_NEVER);
	rows[1] = (struct zcc_case_row){0};
	rows[2] = a_call(2, LINE_REGULIER, 400, ZCC_NEVER);
	rows[2].state = CASE_GESLOTEN;
	rows[3] = a_call(3, LINE_SPOED, 900, ZCC_NEVER);
	rows[3].urgency = 1;
	rows[4] = a_call(4, LINE_REGULIER, 300, ZCC_NEVER);
	rows[4].state = CASE_AANGENOMEN;
	assert_int_equal(board_queue(&b, order), 3);
	assert_int_equal(order[0], 3);
	assert_int_equal(order[1], 4);
	assert_int_equal(order[2], 0);
	b.cases_num = b.cases_end = 0;
	assert_int_equal(board_queue(&b, order), 0);
}

static void
the_second_decides_not_the_millisecond(void **state)
{
	struct board b = a_board(2);
	(void)state;
	rows[0] = a_call(1, LINE_REGULIER, 500, ZCC_NEVER);
	rows[1] = a_call(2, LINE_REGULIER, 600, 1000500);
	b.now_line = 1000999;
	board_queue(&b, order);
	assert_int_equal(order[0], 0);
	b.now_line = 1001000;
	board_queue(&b, order);
	assert_int_equal(order[0], 1);
}

static void
a_full_board_of_any_order_is_sorted(void **state)
{
	struct board b = a_board(ROWS);
	uint32_t seed = 7;
	(void)state;
	for (uint32_t i = 0; i < ROWS; i++) {
		seed = seed * 1664525 + 1013904223;
		rows[i] = a_call(i + 1, LINE_REGULIER, seed >> 8 & 1023, ZCC_NEVER);
		rows[i].urgency = (uint8_t)(seed >> 24 & 3);
		rows[i].due_line = seed >> 20 & 1 ? ZCC_NEVER : (int64_t)(seed >> 4);
		rows[i].flags = seed >> 21 & 1 ? CASE_FLAG_CALLBACK : 0;
	}
	assert_int_equal(board_queue(&b, order), ROWS);
	for (uint32_t i = 1; i < ROWS; i++)
		assert_true(rank_cmp(&rows[order[i - 1]], &rows[order[i]], 1000) < 0);
}

static void
a_case_is_found_by_its_number(void **state)
{
	struct board b = a_board(2);
	(void)state;
	rows[0] = (struct zcc_case_row){0};
	rows[1] = a_call(77, LINE_SPOED, 0, ZCC_NEVER);
	assert_ptr_equal(board_case(&b, 77), &rows[1]);
	assert_null(board_case(&b, 78));
	assert_null(board_case(&b, 0));
}

static void
the_share_within_norm_counts_who_is_late_already(void **state)
{
	struct board b = a_board(4);
	(void)state;
	b.lines[1] = (struct zcc_line_row){.line = LINE_REGULIER, .norm_s = 120, .answered_60 = 8,
	    .within_60 = 6, .abandoned_60 = 5, .abandoned_late_60 = 1, .answered_shift = 98,
	    .within_shift = 98};
	rows[0] = a_call(1, LINE_REGULIER, 0, 999999);   /* late, never answered */
	rows[1] = a_call(2, LINE_REGULIER, 0, 1000000);  /* its last moment */
	rows[2] = a_call(3, LINE_SPOED, 0, 1);           /* another line */
	rows[3] = a_call(4, LINE_REGULIER, 0, 1);        /* answered before, released */
	rows[3].flags = CASE_FLAG_ANSWERED;
	assert_int_equal(board_within_norm(&b, LINE_REGULIER, BOARD_60_MIN), 600);
	assert_int_equal(board_within_norm(&b, LINE_REGULIER, BOARD_SHIFT), 989);
}

/* CB-1 */
static void
open_call_backs_are_counted_by_what_is_the_matter_with_them(void **state)
{
	struct board b = a_board(5);
	(void)state;
	rows[0] = a_call(1, LINE_REGULIER, 0, 1); /* a live call, late */
	for (uint64_t i = 1; i < 5; i++) {
		rows[i] = a_call(i + 1, LINE_REGULIER, 0, ZCC_NEVER);
		rows[i].state = CASE_AFGEHAAKT;
	}
	rows[1].due_line = 1;
	rows[2].marks = CASE_MARK_NO_NUMBER;
	rows[3].marks = CASE_MARK_REGIE;
	rows[4].state = CASE_GESLOTEN;
	struct board_callbacks n = board_callbacks(&b);
	assert_int_equal(n.open, 3);
	assert_int_equal(n.overdue, 1);
	assert_int_equal(n.anonymous, 1);
	assert_int_equal(n.regie, 1);
}

static void
without_calls_or_norm_there_is_no_share(void **state)
{
	struct board b = a_board(0);
	(void)state;
	b.lines[0] = (struct zcc_line_row){.line = LINE_SPOED, .norm_s = 30};
	b.lines[1] =
	    (struct zcc_line_row){.line = LINE_ZELFTRIAGE, .answered_60 = 4, .within_60 = 4};
	assert_int_equal(board_within_norm(&b, LINE_SPOED, BOARD_60_MIN), -1);
	assert_int_equal(board_within_norm(&b, LINE_ZELFTRIAGE, BOARD_60_MIN), -1);
	assert_int_equal(board_within_norm(&b, LINE_112, BOARD_SHIFT), -1);
	assert_int_equal(board_within_norm(&b, LINE_NONE, BOARD_SHIFT), -1);
	b.lines[0].abandoned_late_60 = 1;
	assert_int_equal(board_within_norm(&b, LINE_SPOED, BOARD_60_MIN), 0);
}

static void
a_line_tells_who_waits_and_how_long(void **state)
{
	struct board b = a_board(4);
	(void)state;
	rows[0] = a_call(1, LINE_SPOED, 940000, 970000);
	rows[1] = a_call(2, LINE_SPOED, 995000, 1025000);
	rows[2] = a_call(3, LINE_SPOED, 100000, 130000);
	rows[2].state = CASE_AANGENOMEN;
	rows[3] = a_call(4, LINE_REGULIER, 100000, ZCC_NEVER);
	struct board_line now = board_line_now(&b, LINE_SPOED);
	assert_int_equal(now.waiting, 2);
	assert_int_equal(now.late, 1);
	assert_int_equal(now.longest_ms, 60000);
	now = board_line_now(&b, LINE_REGULIER);
	assert_int_equal(now.late, 0);
	assert_int_equal(now.longest_ms, 900000);
	now = board_line_now(&b, LINE_112);
	assert_int_equal(now.waiting, 0);
	assert_int_equal(now.longest_ms, 0);
}

static void
all_lines_together_are_all_that_wait(void **state)
{
	struct board b = a_board(4);
	(void)state;
	rows[0] = a_call(1, LINE_SPOED, 940000, 970000);
	rows[1] = a_call(2, LINE_SPOED, 995000, ZCC_NEVER);
	rows[1].state = CASE_AFGEHAAKT;
	rows[2] = a_call(3, LINE_REGULIER, 100000, ZCC_NEVER);
	rows[2].state = CASE_TERUGBELLEN;
	rows[3] = a_call(4, LINE_REGULIER, 100000, ZCC_NEVER);
	rows[3].state = CASE_VERLATEN;
	assert_int_equal(board_line_now(&b, LINE_SPOED).waiting, 1);
	assert_int_equal(board_line_now(&b, LINE_REGULIER).waiting, 1);
	assert_int_equal(board_line_now(&b, LINE_TERUGBELLEN).waiting, 2);
	assert_int_equal(board_line_now(&b, LINE_TERUGBELLEN).longest_ms, 900000);
}

static void
capacity_goes_stale_after_its_own_limit(void **state)
{
	struct board b = a_board(0);
	struct zcc_capacity_row row = {
	    .provider = "ziekenhuis", .fresh_s = 60, .updated_line = 940000};
	(void)state;
	assert_false(board_capacity_is_stale(&b, &row));
	row.updated_line--;
	assert_true(board_capacity_is_stale(&b, &row));
	row.updated_line = ZCC_NEVER;
	assert_true(board_capacity_is_stale(&b, &row));
}

static struct zcc_operator_row staff[5];

static void
seat(unsigned i, const char *name, const char *role, unsigned state, int64_t shift_wall)
{
	memset(&staff[i], 0, sizeof staff[i]);
	strcpy(staff[i].name, name);
	strcpy(staff[i].role, role);
	staff[i].state = (uint8_t)state;
	staff[i].shift_wall = shift_wall;
}

/* KB-8: who sits at two desks is one person; without a shift, where one is asked for, nobody. */
static void
persons_are_counted_per_role_not_seats(void **state)
{
	struct board b = a_board(0);
	(void)state;
	b.operators = staff;
	b.operators_num = b.operators_end = 5;
	seat(0, "anna", "triagist", SEAT_THERE, 7);
	seat(1, "anna", "triagist", SEAT_THERE, 7);
	seat(2, "bram", "triagist", SEAT_THERE, 0);
	seat(3, "chris", "triagist", SEAT_LOST, 0);
	seat(4, "dora", "triagist", SEAT_AWAY, 9); /* works, without a console */
	assert_int_equal(board_there(&b, "triagist", true), 2);
	assert_int_equal(board_there(&b, "triagist", false), 3);
	assert_int_equal(board_there(&b, "regiearts", false), 0);
	assert_ptr_equal(board_shift_of(&b, "dora"), &staff[4]);
	assert_null(board_shift_of(&b, "bram"));
	struct zcc_alarm_row alarm = {.id = 1, .kind = "shift-long", .value = 9};
	assert_string_equal(board_alarm_operator(&b, &alarm), "dora");
	alarm.value = 8;
	assert_string_equal(board_alarm_operator(&b, &alarm), "");
}

/* SH-1: what is open, which clocks run, what was promised, what is one's own. */
static void
the_floor_is_told_to_who_begins_or_ends_a_shift(void **state)
{
	struct board b = a_board(5);
	struct zcc_alarm_row alarms[2] = {{.id = 1}, {.id = 2, .gone = 1}};
	(void)state;
	b.alarms = alarms;
	b.alarms_num = b.alarms_end = 2;
	rows[0] = a_call(1, LINE_REGULIER, 500, 999999);
	rows[1] = a_call(2, LINE_REGULIER, 500, 1000001);
	rows[2] = a_call(3, LINE_REGULIER, 500, ZCC_NEVER);
	rows[2].state = CASE_AANGENOMEN;
	strcpy(rows[2].claimed_by, "anna");
	rows[3] = rows[2];
	rows[3].state = CASE_GESLOTEN;
	rows[4] = a_call(5, LINE_REGULIER, 500, ZCC_NEVER);
	rows[4].state = CASE_VERLATEN; /* anna had it; it is nobody's now */
	rows[4].flags = CASE_FLAG_CALLBACK;
	strcpy(rows[4].claimed_by, "anna");
	struct board_floor f = board_floor(&b, "anna");
	assert_int_equal(f.open, 4);
	assert_int_equal(f.clocks, 2);
	assert_int_equal(f.late, 1);
	assert_int_equal(f.call_backs, 1);
	assert_int_equal(f.mine, 1);
	assert_int_equal(f.alarms, 1);
	b.hub.hidden = 3; /* more than the board has rows */
	assert_int_equal(board_floor(&b, "anna").open, 7);
}

/* UX 8.10 */
static void
a_shift_ends_at_the_boundary_after_the_one_it_belongs_to(void **state)
{
	static struct settings s;
	enum { HOUR = 3600 * 1000, MINUTE = 60 * 1000 };
	const int64_t ten = INT64_C(1772442000000); /* 2026-03-02 10:00 in Amsterdam */
	const int64_t spring = INT64_C(1774738800000); /* 2026-03-29 00:00, the night of 23 hours */
	(void)state;
	assert_true(shift_end_wall(&s, ten) == 0);
	s.shifts_num = 3;
	s.shift_min[0] = 7 * 60 + 30;
	s.shift_min[1] = 15 * 60 + 30;
	s.shift_min[2] = 23 * 60;
	assert_true(shift_end_wall(&s, ten) == ten + 5 * HOUR + 30 * MINUTE);
	/* ten minutes early for the one of 15:30 */
	assert_true(shift_end_wall(&s, ten + 5 * HOUR + 20 * MINUTE) == ten + 13 * HOUR);
	assert_true(shift_end_wall(&s, ten + 13 * HOUR + 5000) == ten + 21 * HOUR + 30 * MINUTE);
	assert_true(shift_end_wall(&s, spring) == spring + 6 * HOUR + 30 * MINUTE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(persons_are_counted_per_role_not_seats),
	    cmocka_unit_test(the_floor_is_told_to_who_begins_or_ends_a_shift),
	    cmocka_unit_test(the_queue_holds_open_cases_in_rank_order),
	    cmocka_unit_test(the_second_decides_not_the_millisecond),
	    cmocka_unit_test(a_full_board_of_any_order_is_sorted),
	    cmocka_unit_test(a_case_is_found_by_its_number),
	    cmocka_unit_test(the_share_within_norm_counts_who_is_late_already),
	    cmocka_unit_test(open_call_backs_are_counted_by_what_is_the_matter_with_them),
	    cmocka_unit_test(without_calls_or_norm_there_is_no_share),
	    cmocka_unit_test(a_line_tells_who_waits_and_how_long),
	    cmocka_unit_test(all_lines_together_are_all_that_wait),
	    cmocka_unit_test(a_shift_ends_at_the_boundary_after_the_one_it_belongs_to),
	    cmocka_unit_test(capacity_goes_stale_after_its_own_limit),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("board", tests, NULL, NULL);
}
