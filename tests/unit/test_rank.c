/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/rank.h"

#include "zcc/types.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const int64_t now_s = 1000;

static struct zcc_case_row
a_case(uint64_t id, uint8_t urgency)
{
	return (struct zcc_case_row){.id = id, .urgency = urgency, .urgency_by = BY_LINE,
	    .state = CASE_WACHTEND, .received_line = 900000, .due_line = ZCC_NEVER};
}

static void
assert_first(const struct zcc_case_row *a, const struct zcc_case_row *b)
{
	assert_true(rank_cmp(a, b, now_s) < 0);
	assert_true(rank_cmp(b, a, now_s) > 0);
}

/* HB-5 */
static void
the_higher_urgency_goes_first_whatever_else(void **state)
{
	struct zcc_case_row urgent = a_case(9, 1), calm = a_case(1, 2);
	(void)state;
	urgent.flags = CASE_FLAG_CALLBACK;
	urgent.received_line = 999000;
	calm.due_line = 1;
	calm.received_line = 0;
	assert_first(&urgent, &calm);
	struct zcc_case_row none = a_case(2, URGENCY_NONE), least = a_case(3, URGENCY_MAX);
	assert_first(&least, &none);
}

/* C10 */
static void
a_provisional_urgency_counts_like_a_given_one(void **state)
{
	struct zcc_case_row given = a_case(1, 2), provisional = a_case(2, 2);
	(void)state;
	given.urgency_by = BY_TRIAGIST;
	assert_first(&given, &provisional);
	provisional.urgency = 1;
	assert_first(&provisional, &given);
}

/* C10 */
static void
a_live_call_goes_before_a_call_back_of_its_class(void **state)
{
	struct zcc_case_row live = a_case(9, 3), back = a_case(1, 3);
	(void)state;
	live.received_line = 999000;
	back.due_line = 1;
	back.flags = CASE_FLAG_CALLBACK;
	assert_first(&live, &back);
	back.flags = 0;
	back.state = CASE_AFGEHAAKT;
	assert_first(&live, &back);
	back.state = CASE_TERUGBELLEN;
	assert_first(&live, &back);
	back.state = CASE_VERLATEN; /* the caller may still be talking */
	assert_first(&back, &live);
}

/* HB-5 */
static void
an_overdue_case_goes_before_one_that_came_earlier(void **state)
{
	struct zcc_case_row late = a_case(9, 3), earlier = a_case(1, 3);
	(void)state;
	late.due_line = now_s * 1000 - 1;
	late.received_line = 950000;
	assert_first(&late, &earlier);
	late.due_line = now_s * 1000; /* the last moment within the norm */
	assert_first(&earlier, &late);
}

static void
among_overdue_cases_the_earlier_goes_first(void **state)
{
	struct zcc_case_row a = a_case(9, 3), b = a_case(1, 3);
	(void)state;
	a.due_line = 990000;
	b.due_line = 10;
	a.received_line = 800000;
	assert_first(&a, &b);
}

/* HB-5 */
static void
the_earlier_call_and_then_the_lower_number_goes_first(void **state)
{
	struct zcc_case_row a = a_case(9, 3), b = a_case(1, 3);
	(void)state;
	a.received_line--;
	assert_first(&a, &b);
	a.received_line++;
	assert_first(&b, &a);
	assert_int_equal(rank_cmp(&a, &a, now_s), 0);
	a.id = UINT64_MAX;
	assert_first(&b, &a);
}

/* TE-1 */
static void
who_was_on_hold_too_long_goes_to_the_head_of_the_class(void **state)
{
	struct zcc_case_row back = a_case(9, 3), late = a_case(1, 3), urgent = a_case(2, 2);
	(void)state;
	back.marks = CASE_MARK_RETURNED;
	late.due_line = 1;
	assert_first(&back, &late);
	assert_first(&urgent, &back);
}

/* CB-1 */
static void
a_promised_call_back_stands_by_the_time_of_its_promise(void **state)
{
	struct zcc_case_row soon = a_case(9, 3), later = a_case(1, 3), none = a_case(3, 3);
	(void)state;
	soon.state = later.state = none.state = CASE_TERUGBELLEN;
	soon.promised_line = soon.due_line = 1100000;
	later.promised_line = later.due_line = 1200000;
	assert_first(&soon, &later);
	assert_first(&none, &soon);
	later.state = CASE_WACHTEND; /* no call back: the promise has nothing to say */
	assert_first(&later, &soon);
	soon.promised_line = soon.due_line = now_s * 1000 - 1;
	assert_first(&soon, &none);
}

/* Any three cases: the order is total and has no circles, so every sort agrees on it. */
static void
the_order_has_no_circles(void **state)
{
	struct zcc_case_row r[64];
	(void)state;
	for (uint64_t i = 0; i < 64; i++) {
		r[i] = a_case(i + 1, (uint8_t)(i & 1));
		r[i].flags = i & 2 ? CASE_FLAG_CALLBACK : 0;
		r[i].marks = i % 5 == 0 ? CASE_MARK_RETURNED : 0;
		r[i].promised_line = i % 3 == 0 ? (int64_t)(i % 7) : 0;
		r[i].due_line = i & 4 ? ZCC_NEVER : i & 8 ? 999999 : 1000001;
		r[i].received_line = (int64_t)(i >> 4);
	}
	for (int a = 0; a < 64; a++)
		for (int b = 0; b < 64; b++)
			for (int c = 0; c < 64; c++)
				if (rank_cmp(&r[a], &r[b], now_s) < 0 &&
				    rank_cmp(&r[b], &r[c], now_s) < 0)
					assert_true(rank_cmp(&r[a], &r[c], now_s) < 0);
}

static void
every_step_has_a_name_and_a_reason(void **state)
{
	(void)state;
	assert_int_equal(rank_steps_num, 6);
	for (unsigned i = 0; i < rank_steps_num; i++) {
		assert_true(strlen(rank_steps[i].name) > 0);
		assert_true(strlen(rank_steps[i].reason) > 10);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_higher_urgency_goes_first_whatever_else),
	    cmocka_unit_test(a_provisional_urgency_counts_like_a_given_one),
	    cmocka_unit_test(a_live_call_goes_before_a_call_back_of_its_class),
	    cmocka_unit_test(an_overdue_case_goes_before_one_that_came_earlier),
	    cmocka_unit_test(among_overdue_cases_the_earlier_goes_first),
	    cmocka_unit_test(the_earlier_call_and_then_the_lower_number_goes_first),
	    cmocka_unit_test(who_was_on_hold_too_long_goes_to_the_head_of_the_class),
	    cmocka_unit_test(a_promised_call_back_stands_by_the_time_of_its_promise),
	    cmocka_unit_test(the_order_has_no_circles),
	    cmocka_unit_test(every_step_has_a_name_and_a_reason),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rank", tests, NULL, NULL);
}
