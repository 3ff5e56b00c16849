/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Any code point as UTF-8, also those that have no right to be. */
static void
encode(int32_t cp, char out[5])
{
	uint32_t c = (uint32_t)cp;
	memset(out, 0, 5);
	if (c < 0x80) {
		out[0] = (char)c;
	} else if (c < 0x800) {
		snprintf(out, 5, "%c%c", 0xc0 | c >> 6, 0x80 | (c & 63));
	} else if (c < 0x10000) {
		snprintf(out, 5, "%c%c%c", 0xe0 | c >> 12, 0x80 | (c >> 6 & 63), 0x80 | (c & 63));
	} else {
		snprintf(out, 5, "%c%c%c%c", 0xf0 | c >> 18, 0x80 | (c >> 12 & 63),
		    0x80 | (c >> 6 & 63), 0x80 | (c & 63));
	}
}

static void
every_code_point_alone_is_decoded_and_judged_alike(void **state)
{
	(void)state;
	for (int32_t cp = 1; cp <= 0x10ffff; cp++) {
		char s[5], shown[8];
		const char *p = s;
		int32_t why;
		encode(cp, s);
		bool is_surrogate = cp >= 0xd800 && cp <= 0xdfff;
		if (text_next(&p) != (is_surrogate ? -1 : cp))
			fail_msg("U+%04X is not decoded", (unsigned)cp);
		/* A mark needs a base to stand on. */
		bool stands = text_is_allowed(cp) && text_width_of(cp) > 0;
		if ((text_check(s, &why) == ZCC_OK) != stands)
			fail_msg("U+%04X is judged in two ways", (unsigned)cp);
		text_clean(shown, sizeof shown, s, false);
		if (text_check(shown, &why) != ZCC_OK || (stands && strcmp(shown, s) != 0))
			fail_msg("U+%04X is not cleaned", (unsigned)cp);
	}
}

/* HB-8 */
static void
hostile_code_points_are_refused(void **state)
{
	static const int32_t bad[] = {-1, 0, 7, 9, 10, 13, 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0xad,
	    0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029,
	    0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xd800, 0xdfff, 0xe000, 0xf8ff, 0xfdd0,
	    0xfe0f, 0xfeff, 0xfff9, 0xfffe, 0xffff, 0x1d173, 0x1fffe, 0x40000, 0xe0001, 0xe0020,
	    0xe007f, 0xe0100, 0xe01ef, 0xf0000, 0x10ffff, 0x110000};
	static const int32_t good[] = {' ', 'a', '~', 0xa0, 0xe9, 0x133, 0x301, 0x416, 0x20ac,
	    0x4e2d, 0xfffd, 0x1f600, 0x2f800};
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (text_is_allowed(bad[i]))
			fail_msg("U+%04X is let in", (unsigned)bad[i]);
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		if (!text_is_allowed(good[i]))
			fail_msg("U+%04X is kept out", (unsigned)good[i]);
}

/* HB-8 */
static void
invalid_bytes_are_told_one_by_one(void **state)
{
	static const char *const bad[] = {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80",
	    "\xe0\x9f\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
	    "\xf8\x88\x80\x80\x80", "\xff", "\xc3", "\xe2\x82", "\xf0\x9f\x98", "\xed\xa0\x80",
	    "\xc3(", "\xe2(\xa1"};
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		const char *p = bad[i];
		int32_t cp = 0;
		assert_int_equal(text_next(&p), -1);
		assert_ptr_equal(p, bad[i] + 1);
		assert_int_equal(text_check(bad[i], &cp), ZCC_E_DATA);
		assert_int_equal(cp, -1);
	}
	const char *end = "";
	assert_int_equal(text_next(&end), 0);
	assert_int_equal(*end, 0);
}

static void
a_refusal_names_the_code_point(void **state)
{
	int32_t cp = 0;
	(void)state;
	assert_int_equal(text_check("gewoon é ĳ 中", &cp), ZCC_OK);
	assert_int_equal(text_check("", &cp), ZCC_OK);
	assert_int_equal(text_check("a\xe2\x80\xae" "b", &cp), ZCC_E_DATA);
	assert_int_equal(cp, 0x202e);
}

static void
at_most_four_marks_stand_on_a_base(void **state)
{
	char out[64];
	int32_t cp = 0;
	(void)state;
	assert_int_equal(text_check("a\u0301\u0301\u0301\u0301b\u0301", &cp), ZCC_OK);
	assert_int_equal(text_check("a\u0301\u0301\u0301\u0301\u0301", &cp), ZCC_E_DATA);
	assert_int_equal(cp, 0x301);
	text_clean(out, sizeof out, "a\u0301\u0301\u0301\u0301\u0301", false);
	assert_string_equal(out, "a\u0301\u0301\u0301\u0301\ufffd");
	text_clean(out, sizeof out, "\u0301a", true);
	assert_string_equal(out, "?a");
}

static void
a_clean_copy_is_cut_between_characters(void **state)
{
	char out[8];
	(void)state;
	assert_int_equal(text_clean(out, sizeof out, "a\x1b[2Jb", true), 6);
	assert_string_equal(out, "a?[2Jb");
	assert_int_equal(text_clean(out, 5, "a\x1b[2J", false), 4);
	assert_string_equal(out, "a\ufffd");
	assert_int_equal(text_clean(out, 4, "ééé", false), 2);
	assert_string_equal(out, "é");
	assert_int_equal(text_clean(out, 1, "x", false), 0);
	assert_string_equal(out, "");
	out[0] = 'q';
	assert_int_equal(text_clean(out, 0, "x", false), 0);
	assert_int_equal(out[0], 'q');
}

static void
width_counts_columns(void **state)
{
	(void)state;
	assert_int_equal(text_width("Noordwijk"), 9);
	assert_int_equal(text_width("e\u0301\u0308"), 1);
	assert_int_equal(text_width("中文"), 4);
	assert_int_equal(text_width("\U0001F691"), 2);
	assert_int_equal(text_width("Ａ"), 2);
	assert_int_equal(text_width("\xff\xfe"), 2);
	assert_int_equal(text_width_of(0x2588), 1);
	assert_int_equal(text_width_of(0x200c), 1);
}

static void
assert_fold(const char *s, const char *want)
{
	char out[64];
	text_fold(out, sizeof out, s);
	assert_string_equal(out, want);
}

/* HB-9 */
static void
folding_forgets_case_and_accents(void **state)
{
	char out[4];
	(void)state;
	assert_fold("Éva", "eva");
	assert_fold("E\u0301va", "eva");
	assert_fold("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ",
	    "aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyy");
	assert_fold("Łódź Şükrü Çağla Dvořák", "lodz sukru cagla dvorak");
	assert_fold("Ĳsselmeer ŒUVRE Æ ø ß ð Þ", "ijsselmeer oeuvre ae o ss d th");
	assert_fold("Țepeș Nguyễn", "tepes nguyen");
	assert_fold("ЖУКОВ Ёлка ΑΘΗΝΑ", "жуков ёлка αθηνα");
	assert_fold("12-a × ÷ 中", "12-a × ÷ 中");
	assert_fold("a\xff" "b", "ab");
	text_fold(out, sizeof out, "ж中z");
	assert_string_equal(out, "ж");
}

static void
a_copy_tells_when_it_was_cut(void **state)
{
	char out[5];
	memset(out, 'x', sizeof out);
	(void)state;
	assert_true(text_copy(out, sizeof out, "ab"));
	assert_memory_equal(out, "ab\0\0\0", 5);
	assert_true(text_copy(out, sizeof out, "abcd"));
	assert_false(text_copy(out, sizeof out, "abcde"));
	assert_string_equal(out, "abcd");
	assert_false(text_copy(out, sizeof out, "abcé"));
	assert_string_equal(out, "abc");
	assert_false(text_copy(out, sizeof out, "a中文"));
	assert_string_equal(out, "a中");
	assert_false(text_copy(out, 0, "a"));
}

static void
a_format_tells_when_it_was_cut(void **state)
{
	char out[5];
	(void)state;
	assert_true(text_format(out, sizeof out, "%d", 1234));
	assert_false(text_format(out, sizeof out, "%d", 12345));
	assert_string_equal(out, "1234");
	assert_false(text_format(out, sizeof out, "abc%s", "é"));
	assert_string_equal(out, "abc");
}

static void
a_number_prints_back_to_its_text(void **state)
{
	static const char *const bad[] = {"", " 1", "1 ", "+1", "01", "-0", "1.0", "0x1", "1e3",
	    "9223372036854775808", "-9223372036854775809", "99999999999999999999999999"};
	int64_t v = 0;
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(text_to_i64(bad[i], INT64_MIN, INT64_MAX, &v));
	assert_true(text_to_i64("-9223372036854775808", INT64_MIN, INT64_MAX, &v));
	assert_true(v == INT64_MIN);
	assert_true(text_to_i64("130", 0, 130, &v));
	assert_int_equal(v, 130);
	assert_false(text_to_i64("131", 0, 130, &v));
	assert_false(text_to_i64("-1", 0, 130, &v));
}

static void
hex_goes_there_and_back(void **state)
{
	uint8_t data[] = {0x00, 0x7f, 0xff, 0xa5}, back[4];
	char out[9];
	(void)state;
	text_hex(out, data, sizeof data);
	assert_string_equal(out, "007fffa5");
	assert_true(text_unhex(out, back, sizeof back));
	assert_memory_equal(back, data, sizeof data);
	assert_false(text_unhex("007fffa", back, sizeof back));
	assert_false(text_unhex("007fffa5a", back, sizeof back));
	assert_false(text_unhex("007fffA5", back, sizeof back));
	assert_false(text_unhex("007fffg5", back, sizeof back));
}

static void
an_escaped_text_is_printable(void **state)
{
	char out[12];
	(void)state;
	text_escape(out, sizeof out, "a\0\\é", 5);
	assert_string_equal(out, "a\\x00\\x5c");
	text_escape(out, 5, "\x1b\x1b", 2);
	assert_string_equal(out, "\\x1b");
	text_escape(out, 4, "\x1b", 1);
	assert_string_equal(out, "");
}

static void
a_slip_of_the_hand_is_one_letter_away(void **state)
{
	(void)state;
	assert_int_equal(text_distance("slot", "slot"), 0);
	assert_int_equal(text_distance("slot", "slit"), 1); /* changed */
	assert_int_equal(text_distance("slot", "sot"), 1);  /* missing */
	assert_int_equal(text_distance("slot", "sloot"), 1);
	assert_int_equal(text_distance("slot", "slto"), 1); /* swapped */
	assert_int_equal(text_distance("slto", "slot"), 1);
	assert_int_equal(text_distance("slot", "lsto"), 2);
	assert_int_equal(text_distance("slot", "tols"), 3);
	assert_int_equal(text_distance("", "slot"), 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_code_point_alone_is_decoded_and_judged_alike),
	    cmocka_unit_test(hostile_code_points_are_refused),
	    cmocka_unit_test(invalid_bytes_are_told_one_by_one),
	    cmocka_unit_test(a_refusal_names_the_code_point),
	    cmocka_unit_test(at_most_four_marks_stand_on_a_base),
	    cmocka_unit_test(a_clean_copy_is_cut_between_characters),
	    cmocka_unit_test(width_counts_columns),
	    cmocka_unit_test(folding_forgets_case_and_accents),
	    cmocka_unit_test(a_slip_of_the_hand_is_one_letter_away),
	    cmocka_unit_test(a_copy_tells_when_it_was_cut),
	    cmocka_unit_test(a_format_tells_when_it_was_cut),
	    cmocka_unit_test(a_number_prints_back_to_its_text),
	    cmocka_unit_test(hex_goes_there_and_back),
	    cmocka_unit_test(an_escaped_text_is_printable),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
