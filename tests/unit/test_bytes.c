/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/bytes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct record {
	uint8_t a;
	uint16_t b;
	uint32_t c;
	uint64_t d;
	int64_t e;
	bool f;
	uint8_t raw[5];
	char s[8];
	const uint8_t *blob;
	uint32_t blob_len;
};

static void
record_code(struct bytes *b, struct record *r)
{
	bytes_u8(b, &r->a);
	bytes_u16(b, &r->b);
	bytes_u32(b, &r->c);
	bytes_u64(b, &r->d);
	bytes_i64(b, &r->e);
	bytes_bool(b, &r->f);
	bytes_raw(b, r->raw, sizeof r->raw);
	bytes_str(b, r->s, sizeof r->s);
	bytes_blob(b, &r->blob, &r->blob_len);
}

static struct record
a_record(void)
{
	static const uint8_t blob[] = {9, 8, 7};
	return (struct record){.a = 1,
	    .b = 0x0203,
	    .c = 0x04050607,
	    .d = UINT64_MAX,
	    .e = INT64_MIN,
	    .f = true,
	    .raw = {1, 2, 3, 4, 5},
	    .s = "abc",
	    .blob = blob,
	    .blob_len = 3};
}

static void
one_description_serves_both_directions(void **state)
{
	uint8_t room[100];
	struct record in = a_record(), out;
	struct bytes w = bytes_writer(room, sizeof room);
	(void)state;
	record_code(&w, &in);
	assert_true(bytes_ok(&w));

	struct bytes r = bytes_reader(room, w.at);
	memset(&out, 0xff, sizeof out);
	record_code(&r, &out);
	assert_true(bytes_at_end(&r));
	assert_int_equal(out.b, 0x0203);
	assert_int_equal(out.d, UINT64_MAX);
	assert_true(out.e == INT64_MIN);
	assert_true(out.f);
	assert_memory_equal(out.raw, in.raw, sizeof in.raw);
	assert_memory_equal(out.s, "abc\0\0\0\0", 8);
	assert_int_equal(out.blob_len, 3);
	assert_memory_equal(out.blob, in.blob, 3);
}

static void
numbers_are_little_endian(void **state)
{
	uint8_t room[4];
	uint32_t v = 0x04030201;
	struct bytes w = bytes_writer(room, sizeof room);
	(void)state;
	bytes_u32(&w, &v);
	for (uint8_t i = 0; i < 4; i++)
		assert_int_equal(room[i], i + 1);
}

static void
every_truncation_fails_and_yields_zeros(void **state)
{
	uint8_t room[100];
	struct record in = a_record();
	struct bytes w = bytes_writer(room, sizeof room);
	(void)state;
	record_code(&w, &in);
	for (size_t size = 0; size < w.at; size++) {
		struct bytes r = bytes_reader(room, size);
		struct record out;
		memset(&out, 0xff, sizeof out);
		record_code(&r, &out);
		assert_false(bytes_ok(&r));
		assert_false(bytes_at_end(&r));
		assert_null(out.blob);
		assert_int_equal(out.blob_len, 0);
		assert_true(size >= 1 || out.a == 0);
	}
}

static void
every_room_that_is_too_small_fails(void **state)
{
	uint8_t room[100];
	struct record in = a_record();
	struct bytes whole = bytes_writer(room, sizeof room);
	(void)state;
	record_code(&whole, &in);
	for (size_t size = 0; size < whole.at; size++) {
		struct bytes w = bytes_writer(room, size);
		record_code(&w, &in);
		assert_false(bytes_ok(&w));
		assert_true(w.at <= size);
		assert_int_equal(in.a, 1);
	}
}

static void
a_failure_sticks(void **state)
{
	static const uint8_t two[] = {1, 2};
	uint32_t big = 7;
	uint8_t small = 7;
	struct bytes r = bytes_reader(two, sizeof two);
	(void)state;
	bytes_u32(&r, &big);
	bytes_u8(&r, &small);
	assert_int_equal(big, 0);
	assert_int_equal(small, 0);
	assert_int_equal(r.at, 0);
	assert_false(bytes_ok(&r));

	struct bytes asked = bytes_reader(two, sizeof two);
	bytes_fail(&asked);
	assert_false(bytes_ok(&asked));
}

static void
a_bool_is_0_or_1(void **state)
{
	static const uint8_t two = 2;
	bool v = true;
	struct bytes r = bytes_reader(&two, 1);
	(void)state;
	bytes_bool(&r, &v);
	assert_false(bytes_ok(&r));
	assert_false(v);
}

static void
a_string_must_fit_and_hold_no_nul(void **state)
{
	static const uint8_t full[] = {3, 0, 'a', 'b', 'c'}, holed[] = {3, 0, 'a', 0, 'c'};
	char s[4], tight[3];
	(void)state;
	struct bytes r = bytes_reader(full, sizeof full);
	bytes_str(&r, s, sizeof s);
	assert_true(bytes_at_end(&r));
	assert_string_equal(s, "abc");

	r = bytes_reader(full, sizeof full);
	bytes_str(&r, tight, sizeof tight);
	assert_false(bytes_ok(&r));
	assert_memory_equal(tight, "\0\0\0", 3);

	r = bytes_reader(holed, sizeof holed);
	bytes_str(&r, s, sizeof s);
	assert_false(bytes_ok(&r));
	assert_memory_equal(s, "\0\0\0\0", 4);
}

static void
a_string_without_end_is_not_written(void **state)
{
	uint8_t room[16];
	char s[3] = {'a', 'b', 'c'};
	struct bytes w = bytes_writer(room, sizeof room);
	(void)state;
	bytes_str(&w, s, sizeof s);
	assert_false(bytes_ok(&w));
}

static void
a_blob_longer_than_what_is_there_fails(void **state)
{
	static const uint8_t lie[] = {0xff, 0xff, 0xff, 0xff, 1, 2};
	const uint8_t *data = lie;
	uint32_t len = 6;
	struct bytes r = bytes_reader(lie, sizeof lie);
	(void)state;
	bytes_blob(&r, &data, &len);
	assert_false(bytes_ok(&r));
	assert_null(data);
	assert_int_equal(len, 0);
}

static void
a_grower_takes_what_comes(void **state)
{
	struct bytes g = bytes_grower();
	(void)state;
	for (uint32_t i = 0; i < 100000; i++)
		bytes_u32(&g, &i);
	assert_true(bytes_ok(&g));
	assert_int_equal(g.at, 400000);
	struct bytes r = bytes_reader(g.data, g.at);
	for (uint32_t i = 0, v; i < 100000; i++) {
		bytes_u32(&r, &v);
		assert_int_equal(v, i);
	}
	assert_true(bytes_at_end(&r));
	bytes_free(&g);
	assert_null(g.data);
	bytes_free(&g);
}

static void
a_grower_refuses_what_cannot_be(void **state)
{
	struct bytes g = bytes_grower();
	uint8_t one = 1;
	(void)state;
	bytes_u8(&g, &one);
	bytes_raw(&g, &one, SIZE_MAX);
	assert_false(bytes_ok(&g));
	assert_int_equal(g.at, 1);
	bytes_free(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_description_serves_both_directions),
	    cmocka_unit_test(numbers_are_little_endian),
	    cmocka_unit_test(every_truncation_fails_and_yields_zeros),
	    cmocka_unit_test(every_room_that_is_too_small_fails),
	    cmocka_unit_test(a_failure_sticks),
	    cmocka_unit_test(a_bool_is_0_or_1),
	    cmocka_unit_test(a_string_must_fit_and_hold_no_nul),
	    cmocka_unit_test(a_string_without_end_is_not_written),
	    cmocka_unit_test(a_blob_longer_than_what_is_there_fails),
	    cmocka_unit_test(a_grower_takes_what_comes),
	    cmocka_unit_test(a_grower_refuses_what_cannot_be),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("bytes", tests, NULL, NULL);
}
