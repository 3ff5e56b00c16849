/* SPDX-License-Identifier: EUPL-1.2 */
/* The segment from end to end: what is written, in groups, is what is read. */
#include "shared/edge/seg_view.h"
#include "tests/lib/seg_fix.h"

#include "zcc/types.h"

static void
what_is_published_is_read(void **state)
{
	struct fix *x = *state;
	x->w = create(x, 1);
	struct zcc_hub_row hub = {.seq = 77, .waiting = 2};
	struct zcc_line_row line = {.line = LINE_112, .norm_s = 30, .abandoned_late_shift = 9};
	struct zcc_operator_row operator= {.name = "jansen", .claims = 3};
	struct zcc_capacity_row capacity = {.provider = "De Linde", .free = -1, .by = "jansen"};
	struct zcc_alarm_row alarm = {.id = 4, .kind = "disk", .gone = 1};
	seg_begin(x->w);
	seg_put(x->w, SEG_HUB, 0, &hub);
	seg_put(x->w, SEG_LINES, 3, &line);
	put_case(x->w, 199, 1042, 1);
	seg_put(x->w, SEG_OPERATORS, 19, &operator);
	seg_put(x->w, SEG_CAPACITY, 0, &capacity);
	seg_put(x->w, SEG_ALARMS, 9, &alarm);
	assert_int_equal(seg_commit(x->w), 1);
	beat(x->w);
	seg_state(x->w, SEG_LIVE);
	const struct board *b = refresh(x);
	assert_int_equal(b->epoch, 1);
	assert_int_equal(b->group, 1);
	assert_int_equal(b->cases_num, 200);
	assert_int_equal(b->cases_end, 200);
	assert_in_range(b->operators_end, 20, b->operators_num);
	assert_in_range(b->alarms_end, 10, b->alarms_num);
	assert_memory_equal(&b->hub, &hub, sizeof hub);
	assert_memory_equal(&b->lines[3], &line, sizeof line);
	assert_int_equal(b->cases[199].id, 1042);
	assert_string_equal(b->cases[199].place, "Utrecht");
	assert_int_equal(b->cases[198].id, 0);
	assert_memory_equal(&b->operators[19], &operator, sizeof operator);
	assert_memory_equal(&b->capacity[0], &capacity, sizeof capacity);
	assert_memory_equal(&b->alarms[9], &alarm, sizeof alarm);
	assert_int_equal(b->wall_offset, 1700000000000);
}

static void
every_refresh_has_every_change_so_far(void **state)
{
	struct fix *x = *state;
	x->w = create(x, 1);
	uint32_t version[200] = {0};
	unsigned seed = 7;
	for (int group = 1; group <= 300; group++) {
		seg_begin(x->w);
		for (int k = 0; k < 4; k++) {
			seed = seed * 1103515245u + 12345u;
			uint32_t i = (seed >> 16) % 200;
			put_case(x->w, i, i + 1, ++version[i]);
		}
		seg_commit(x->w);
		if (group % 3 == 0)
			continue; /* some groups are seen together with the next */
		const struct board *b = refresh(x);
		assert_int_equal(b->group, group);
		for (uint32_t i = 0; i < 200; i++)
			assert_int_equal(b->cases[i].version, version[i]);
	}
}

static void
a_row_put_twice_in_one_group_holds_the_second(void **state)
{
	struct fix *x = *state;
	x->w = create(x, 1);
	publish_case(x->w, 5, 1, 1);
	seg_begin(x->w);
	put_case(x->w, 5, 1, 2);
	put_case(x->w, 5, 1, 3);
	assert_int_equal(refresh(x)->cases[5].version, 1);
	seg_commit(x->w);
	assert_int_equal(refresh(x)->cases[5].version, 3);
}

/* By the numbers: a group that leaves a row as it is costs no reader a copy of it. */
static void
a_row_that_stands_there_already_is_not_put_again(void **state)
{
	struct fix *x = *state;
	struct seg_view v;
	struct fault f;
	size_t bytes;
	struct zcc_hand_row row = {.id = 7, .hand.kind = 1}, none = {0};
	x->w = create(x, 1);
	const void *base = seg_writer_base(x->w, &bytes);
	assert_int_equal(seg_view_open(&v, base, bytes, "segment", NULL, &f), ZCC_OK);
	const uint64_t *numbers = (const uint64_t *)(const void *)v.table[SEG_HANDS].numbers;
	seg_begin(x->w);
	seg_put_new(x->w, SEG_HANDS, 3, &none);
	seg_commit(x->w);
	assert_int_equal(numbers[2 * 3], 0); /* never put: it stands there as zeros */
	for (int again = 0; again < 2; again++) {
		seg_begin(x->w);
		seg_put_new(x->w, SEG_HANDS, 3, &row);
		seg_commit(x->w);
	}
	assert_int_equal(numbers[2 * 3], 2);
	assert_int_equal(refresh(x)->hands[3].id, 7);
	seg_begin(x->w);
	seg_put_new(x->w, SEG_HANDS, 3, &none);
	seg_commit(x->w);
	assert_int_equal(numbers[2 * 3], 4);
	assert_int_equal(refresh(x)->hands[3].id, 0);
}

static void
a_writer_that_dies_inside_a_group_leaves_the_one_before(void **state)
{
	struct fix *x = *state;
	x->w = create(x, 1);
	for (uint32_t version = 1; version <= 3; version++)
		publish_case(x->w, 5, 1, version);
	seg_begin(x->w);
	put_case(x->w, 5, 1, 4);
	put_case(x->w, 6, 2, 1); /* a row that was never used before */
	const struct board *b = refresh(x);
	assert_int_equal(b->group, 3);
	assert_int_equal(b->cases[5].version, 3);
	assert_int_equal(b->cases[6].id, 0);
	seg_commit(x->w);
	b = refresh(x);
	assert_int_equal(b->cases[5].version, 4);
	assert_int_equal(b->cases[6].id, 2);
}

static void
live_needs_lock_state_and_heartbeat(void **state)
{
	struct fix *x = *state;
	x->w = create(x, 1);
	publish_case(x->w, 0, 1, 1);
	beat(x->w);
	seg_state(x->w, SEG_LIVE);
	assert_false(refresh(x)->is_live); /* no lock file at all */
	hold_lock(x);
	const struct board *b = refresh(x);
	assert_true(b->is_live);
	assert_true(b->now_line >= 5000 && b->now_line < 5000 + ZCC_LIVE_MS);
	seg_state(x->w, SEG_VOL);
	assert_true(refresh(x)->is_live);
	seg_heartbeat(x->w, clock_boot_ms() - ZCC_LIVE_MS - 1, 6000, 1700000006000);
	b = refresh(x);
	assert_false(b->is_live);
	assert_int_equal(b->now_line, 6000);
	assert_true(b->age_ms > ZCC_LIVE_MS);
	seg_heartbeat(x->w, clock_boot_ms(), 65000, 1700000065000);
	b = refresh(x);
	assert_true(b->is_live);
	assert_int_equal(b->uptime_s, 60);
	drop_lock(x);
	assert_false(refresh(x)->is_live);
}

/* A new hub has the lock from its first moment, the picture is still that of the one that died. */
static void
a_lock_held_by_another_than_its_writer_is_not_live(void **state)
{
	struct fix *x = *state;
	hold_lock(x);
	x->w = create(x, 1);
	publish_case(x->w, 0, 1, 1);
	beat(x->w);
	seg_state(x->w, SEG_LIVE);
	assert_true(refresh(x)->is_live);
	name_hub(x, x->holder + 1);
	assert_false(refresh(x)->is_live);
}

static void
a_hub_killed_before_its_first_picture_leaves_the_one_before(void **state)
{
	struct fix *x = *state;
	struct seg_writer *first = create(x, 1);
	publish_case(first, 5, 9, 1);
	refresh(x);
	x->w = create(x, 2);
	seg_state(x->w, SEG_STOPPED); /* what the next start says of it */
	assert_int_equal(refresh(x)->cases[5].id, 9);
	seg_close(first);
}

static void
a_start_removes_what_killed_starts_left(void **state)
{
	struct fix *x = *state;
	struct seg_writer *first = create(x, 1), *second = create(x, 2);
	char path[PATH_MAX];
	/* killed before the one before was removed: put its name back */
	shm_path(x, 1, path);
	int fd = open(path, O_WRONLY | O_CREAT, 0640);
	assert_true(fd >= 0);
	close(fd);
	x->w = create(x, 3);
	assert_int_not_equal(access(path, F_OK), 0);
	seg_close(first);
	seg_close(second);
}

static void
without_a_segment_nothing_is_shown(void **state)
{
	struct fix *x = *state;
	struct fault f = {0};
	assert_int_equal(seg_refresh(x->r, &f), SEG_ABSENT);
	assert_non_null(strstr(f.text, "start zcc-hub"));
	assert_false(seg_board(x->r)->is_live);
	x->w = create(x, 1);
	assert_int_equal(seg_refresh(x->r, &f), SEG_ABSENT);
	assert_non_null(strstr(f.text, "starting"));
	publish_case(x->w, 0, 1, 1);
	refresh(x);
}

static void
a_stopped_segment_keeps_its_last_picture(void **state)
{
	struct fix *x = *state;
	hold_lock(x);
	x->w = create(x, 1);
	beat(x->w);
	seg_state(x->w, SEG_LIVE);
	publish_case(x->w, 0, 9, 1);
	assert_true(refresh(x)->is_live);
	publish_case(x->w, 0, 9, 2);
	seg_close(x->w);
	x->w = NULL;
	const struct board *b = refresh(x);
	assert_false(b->is_live);
	assert_int_equal(b->hub_state, SEG_STOPPED);
	assert_int_equal(b->cases[0].version, 2);
	/* Who comes later finds nothing. */
	struct seg_reader *late;
	struct fault f = {0};
	assert_int_equal(seg_reader_new(x->dir, NULL, &late), ZCC_OK);
	assert_int_equal(seg_refresh(late, &f), SEG_ABSENT);
	seg_reader_free(late);
}

static void
a_reader_goes_over_to_the_next_start(void **state)
{
	struct fix *x = *state;
	char path[PATH_MAX];
	struct seg_writer *old = create(x, 1);
	publish_case(old, 0, 1, 1);
	const struct board *b = refresh(x);
	x->plan.cases = 300;
	x->w = create(x, 2);
	shm_path(x, 1, path);
	assert_int_not_equal(access(path, F_OK), 0);
	/* The new one is empty: the old moment stays until there is a new one. */
	assert_int_equal(refresh(x)->epoch, 1);
	assert_int_equal(b->hub_state, SEG_STOPPED);
	assert_int_equal(b->cases[0].id, 1);
	publish_case(x->w, 299, 2, 1);
	assert_ptr_equal(refresh(x), b);
	assert_int_equal(b->epoch, 2);
	assert_int_equal(b->group, 1);
	assert_int_equal(b->cases_num, 300);
	assert_int_equal(b->cases[0].id, 0);
	assert_int_equal(b->cases[299].id, 2);
	seg_close(old);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(what_is_published_is_read),
	    T(every_refresh_has_every_change_so_far),
	    T(a_row_put_twice_in_one_group_holds_the_second),
	    T(a_row_that_stands_there_already_is_not_put_again),
	    T(a_writer_that_dies_inside_a_group_leaves_the_one_before),
	    T(live_needs_lock_state_and_heartbeat),
	    T(a_lock_held_by_another_than_its_writer_is_not_live),
	    T(a_hub_killed_before_its_first_picture_leaves_the_one_before),
	    T(a_start_removes_what_killed_starts_left),
	    T(without_a_segment_nothing_is_shown),
	    T(a_stopped_segment_keeps_its_last_picture),
	    T(a_reader_goes_over_to_the_next_start),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("seg", tests, NULL, NULL);
}
