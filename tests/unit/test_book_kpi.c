/* SPDX-License-Identifier: EUPL-1.2 */
/* What toezicht reads of a line: calls per five minutes, and those that we cut off (TB-1, UX 8.9). */
#include "tests/lib/book_kit.h"

enum { MINUTE_MS = 60000 };

static struct zcc_line_row
line(const struct kit *k)
{
	return book_line(k->b, LINE_REGULIER, k->now.line_ms);
}

/* TB-1 */
static void
calls_stand_in_the_five_minutes_in_which_they_came(void **state)
{
	struct kit *k = *state;
	k->now.line_ms = 600 * MINUTE_MS;
	kit_call(k, LINE_REGULIER);
	kit_call(k, LINE_REGULIER);
	kit_pass(k, 4 * MINUTE_MS + 59999);
	kit_call(k, LINE_REGULIER);
	assert_int_equal(line(k).trend[11], 3);
	kit_pass(k, 1);
	assert_int_equal(line(k).trend[11], 0);
	assert_int_equal(line(k).trend[10], 3);
	kit_call(k, LINE_SPOED);
	assert_int_equal(line(k).trend[11], 0); /* another line */
	kit_pass(k, 49 * MINUTE_MS);
	kit_call(k, LINE_REGULIER);
	assert_int_equal(line(k).trend[1], 3);
	assert_int_equal(line(k).trend[11], 1);
	assert_int_equal(line(k).received_60, 4);
	kit_pass(k, 6 * MINUTE_MS);
	assert_int_equal(line(k).trend[0], 0);
	assert_int_equal(line(k).received_60, 2); /* by minutes: the first two are an hour ago */
	assert_int_equal(line(k).received_shift, 4);
	assert_int_equal(line(k).peak, 3);
}

/* TB-1 */
static void
the_busiest_five_minutes_are_those_of_the_shift(void **state)
{
	struct kit *k = *state;
	kit_time(k); /* the shift that runs */
	k->now.line_ms = 600 * MINUTE_MS;
	for (int i = 0; i < 3; i++)
		kit_call(k, LINE_REGULIER);
	assert_int_equal(line(k).peak, 3);
	k->ev = (struct event){.type = EV_SHIFT_BEGAN};
	k->ev.u.shift.wall_ms = k->now.wall_ms;
	kit_apply(k);
	assert_int_equal(line(k).peak, 0);
	assert_int_equal(line(k).trend[11], 3); /* the hour goes on */
	kit_call(k, LINE_REGULIER);
	assert_int_equal(line(k).peak, 1);
}

/* TB-1: who hung up after the norm waited too long; who did so within it counts for nothing but himself. */
static void
tb_1_who_hung_up_after_the_norm_is_counted_apart_and_taken_back(void **state)
{
	struct kit *k = *state;
	uint64_t soon = kit_call(k, LINE_REGULIER), late = kit_call(k, LINE_REGULIER);
	kit_pass(k, 1000);
	OK(kit_do(k, "anna", VERB_ABANDON, soon));
	assert_int_equal(line(k).abandoned_late_60, 0);
	kit_pass(k, (int64_t)k->settings.line[LINE_REGULIER].norm_s * 1000);
	OK(kit_do(k, "anna", VERB_ABANDON, late));
	assert_int_equal(line(k).abandoned_60, 2);
	assert_int_equal(line(k).abandoned_late_60, 1);
	assert_int_equal(line(k).abandoned_late_shift, 1);
	OK(kit_do(k, "anna", VERB_UNDO, 0));
	assert_int_equal(line(k).abandoned_60, 1);
	assert_int_equal(line(k).abandoned_late_60, 0);
	assert_int_equal(line(k).abandoned_late_shift, 0);
}

/* TB-1: who was spoken with and is gone was cut off; who hung up while waiting or on hold was not. */
static void
a_conversation_that_broke_off_is_counted_and_taken_back(void **state)
{
	struct kit *k = *state;
	uint64_t talking = kit_call(k, LINE_REGULIER), waiting = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_ABANDON, waiting));
	assert_int_equal(line(k).cut_60, 0);
	OK(kit_do(k, "anna", VERB_CLAIM, talking));
	OK(kit_do(k, "anna", VERB_ABANDON, talking));
	assert_int_equal(line(k).cut_60, 1);
	assert_int_equal(line(k).cut_shift, 1);
	kit_pass(k, 3000);
	OK(kit_do(k, "anna", VERB_UNDO, 0));
	assert_int_equal(line(k).cut_60, 0);
	assert_int_equal(line(k).cut_shift, 0);
	OK(kit_do(k, "anna", VERB_HOLD, talking));
	OK(kit_do(k, "anna", VERB_ABANDON, talking));
	assert_int_equal(line(k).cut_60, 0);
}

/* TB-1 */
static void
a_caller_lost_with_a_post_was_cut_off_by_us(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(rule_lost(k->b, book_case(k->b, id), k->now, &k->ev));
	kit_apply(k);
	assert_int_equal(line(k).cut_60, 0); /* may still be talking */
	OK(kit_do(k, "bram", VERB_ABANDON, id));
	assert_int_equal(line(k).cut_60, 1);
}

/* HB-2 */
static void
a_dump_has_the_counts(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(kit_do(k, "anna", VERB_ABANDON, id));
	struct bytes dump = kit_dump(k->b);
	struct book *back = book_new(&k->sizes);
	struct bytes in = bytes_reader(dump.data, dump.at);
	OK(book_load(back, &in));
	struct zcc_line_row was = line(k), is = book_line(back, LINE_REGULIER, k->now.line_ms);
	assert_memory_equal(&was, &is, sizeof was);
	book_free(back);
	bytes_free(&dump);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, kit_setup, kit_teardown)
	const struct CMUnitTest tests[] = {
	    T(calls_stand_in_the_five_minutes_in_which_they_came),
	    T(the_busiest_five_minutes_are_those_of_the_shift),
	    T(tb_1_who_hung_up_after_the_norm_is_counted_apart_and_taken_back),
	    T(a_conversation_that_broke_off_is_counted_and_taken_back),
	    T(a_caller_lost_with_a_post_was_cut_off_by_us),
	    T(a_dump_has_the_counts),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("book_kpi", tests, NULL, NULL);
}
