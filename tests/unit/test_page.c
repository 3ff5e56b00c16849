/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/journal_kit.h"

#include "hub/edge/page.h"

static void
a_row_travels_with_every_column(void **state)
{
	uint8_t room[2048];
	struct journal_row row = a_row(42, 5), back = {0};
	(void)state;
	row.sealed = (const uint8_t *)"\0dicht";
	row.sealed_len = 6;
	chain_next(row.h, &row);
	struct bytes w = bytes_writer(room, sizeof room);
	page_row(&w, &row);
	assert_true(bytes_ok(&w));
	struct bytes r = bytes_reader(room, w.at);
	page_row(&r, &back);
	assert_true(bytes_at_end(&r));
	/* the same row has the same hash: no column is missing */
	struct journal_row a = row, b = back;
	static const uint8_t before[ZCC_HASH_BYTES];
	chain_next(before, &a);
	chain_next(before, &b);
	assert_memory_equal(a.h, b.h, sizeof a.h);
	assert_memory_equal(row.h, back.h, sizeof row.h);
	assert_memory_equal(row.sealed_hash, back.sealed_hash, sizeof row.sealed_hash);
	assert_int_equal(back.outcome, -9);
	assert_int_equal(back.line_ms, -5);
	assert_int_equal(back.sealed_len, 6);
}

static void
a_page_that_was_cut_is_noticed_at_every_byte(void **state)
{
	uint8_t room[2048];
	struct journal_row row = a_row(42, 5);
	(void)state;
	struct bytes w = bytes_writer(room, sizeof room);
	page_row(&w, &row);
	for (size_t cut = 0; cut < w.at; cut++) {
		struct journal_row back = {0};
		struct bytes r = bytes_reader(room, cut);
		page_row(&r, &back);
		assert_false(bytes_ok(&r));
	}
}

static void
points_and_digests_travel_whole(void **state)
{
	uint8_t room[512];
	struct chain_point p = {.seq = 1000, .h = {1}, .sig = {2}}, got = {0};
	struct page_digest d = {.seq = 7, .book = {3}, .head = {4}}, back = {0};
	(void)state;
	struct bytes w = bytes_writer(room, sizeof room);
	page_point(&w, &p);
	page_digest(&w, &d);
	struct bytes r = bytes_reader(room, w.at);
	page_point(&r, &got);
	page_digest(&r, &back);
	assert_true(bytes_at_end(&r));
	assert_int_equal(got.seq, 1000);
	assert_memory_equal(got.h, p.h, sizeof p.h);
	assert_memory_equal(got.sig, p.sig, sizeof p.sig);
	assert_memory_equal(&d, &back, sizeof d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_row_travels_with_every_column),
	    cmocka_unit_test(a_page_that_was_cut_is_noticed_at_every_byte),
	    cmocka_unit_test(points_and_digests_travel_whole),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
