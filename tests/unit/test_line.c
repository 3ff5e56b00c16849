/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tui/core/line.h"

#include <stdio.h>
#include <string.h>

static void
expect(size_t (*fn)(char *p, size_t len), const char *in, const char *out)
{
	char room[128];
	size_t len = strlen(in);

	memcpy(room, in, len);
	len = fn(room, len);
	assert_int_equal(len, strlen(out));
	assert_memory_equal(room, out, len);
}

static void
a_reset_that_is_said_twice_is_said_once(void **state)
{
	(void)state;
	expect(line_shorten, "\033[41m<U1?\033[39;49m\033(B\033[m x", "\033[41m<U1?\033[m x");
	expect(line_shorten, "x\033[39;49m\033[m\017", "x\033[m\017");
	expect(line_shorten, "\033[39;49m\033(B\033[m\033[39;49m\033(B\033[m", "\033[m\033[m");
}

static void
renditions_side_by_side_are_one(void **state)
{
	(void)state;
	expect(line_shorten, "\033[97m\033[41m!\033[m", "\033[97;41m!\033[m");
	expect(line_shorten, "\033[1m\033[97m\033[41mx", "\033[1;97;41mx");
	expect(line_shorten, "a\033[0;7m\033(B\033[4mx", "a\033[0;7;4mx");
	expect(line_shorten, "\033[41m\033[0;1mx", "\033[0;1mx");
	expect(line_shorten, "\033[1m\033[97m\033[mx", "\033[mx");
	expect(line_shorten, "\033[m\033[41mx\033[m\033[my", "\033[m\033[41mx\033[my");
}

static void
a_character_set_named_beside_a_rendition_goes(void **state)
{
	(void)state;
	expect(line_shorten, "\033[1;43r\033(B\033[mx\033[m\033(By", "\033[1;43r\033(B\033[mx\033[my");
	expect(line_shorten, "\033[m\033(0x", "\033[m\033(0x");
	expect(line_shorten, "\033[1m\033[>4mx", "\033[1m\033[>4mx");
}

static void
a_position_in_the_same_row_is_a_column(void **state)
{
	(void)state;
	expect(line_step, "\033[7;2Ha\033[7;38Hb\033[m\033[7;55Hc", "\033[7;2Ha\033[38Gb\033[m\033[55Gc");
	expect(line_step, "\033[11dx\033[11;9Hy\r\033[11;3Hz", "\033[11dx\033[9Gy\r\033[3Gz");
	expect(line_step, "\033[1;5Ha\033[11;5Hb\033[1;7Hc", "\033[1;5Ha\033[11;5Hb\033[1;7Hc");
}

static void
the_next_row_is_a_line_feed(void **state)
{
	(void)state;
	expect(line_step, "\033[7;2Ha\r\033[8db\033[8;5Hc\033[9dd", "\033[7;2Ha\r\nb\033[5Gc\nd");
	expect(line_step, "\033[7;2Ha\033[13db\033[8dc\033[8dd", "\033[7;2Ha\033[13db\033[8dc\033[8dd");
	expect(line_step, "a\033[1db", "a\033[1db");
	expect(line_step, "\033[7;2Ha\033D\033[8;5Hb\033(B\033[8;9Hc", "\033[7;2Ha\033D\033[5Gb\033(B\033[9Gc");
}

static void
a_row_just_below_is_as_many_line_feeds(void **state)
{
	(void)state;
	expect(line_step, "\033[1;52H19\r\033[3d", "\033[1;52H19\r\n\n");
	expect(line_step, "\033[1;5Ha\033[4db\033[8dc", "\033[1;5Ha\n\n\nb\033[8dc");
	expect(line_step, "\033[9;5Ha\033[13db\033[18dc", "\033[9;5Ha\n\n\n\nb\033[18dc");
}

static void
the_character_set_that_was_named_before_is_not_named_again(void **state)
{
	(void)state;
	expect(line_keep_charset, "\033(B\033[0;1m&\033(B\033[mx", "\033[0;1m&\033[mx");
	expect(line_keep_charset, "a\033(B", "a");
	expect(line_keep_charset, "a\033(", "a\033(");
	expect(line_keep_charset, "\033(B\033(0q\033(Bx", "\033(B\033(0q\033(Bx");
}

static void
a_row_that_is_not_certain_is_said(void **state)
{
	static const char *const between[] = {"\n", "\033[B", "\033[A", "\033[H", "\033[2J", "\033[1;24r",
	    "\033[?1049h", "\033[d", "\033M", "\033D", "\0338"};

	(void)state;
	for (size_t i = 0; i < sizeof(between) / sizeof(between[0]); i++) {
		char text[64];
		snprintf(text, sizeof(text), "\033[7;2Ha%s\033[7;9Hb", between[i]);
		expect(line_step, text, text);
	}
	expect(line_step, "\033[7;2H\033[7;", "\033[7;2H\033[7;");
	expect(line_step, "\033[7;2H\033[7H", "\033[7;2H\033[7H");
	expect(line_step, "\033[7;2H\033[7;H", "\033[7;2H\033[7;H");
}

static void
what_only_looks_like_it_stays(void **state)
{
	(void)state;
	expect(line_shorten, "", "");
	expect(line_shorten, "\033[39;49m", "\033[39;49m");
	expect(line_shorten, "\033[39;49m\033[", "\033[39;49m\033[");
	expect(line_shorten, "\033[39;49m\033(", "\033[39;49m\033(");
	expect(line_shorten, "\033[39;49m\033[?25h", "\033[39;49m\033[?25h");
	expect(line_shorten, "\033(B\033[m", "\033(B\033[m");
}

static void
latin1_has_its_own_letters_and_the_nearest_of_others(void **state)
{
	(void)state;
	expect(line_to_latin1, "caf\xc3\xa9 \xc5\x81\xc3\xb3", "caf\xe9 L\xf3");
	expect(line_to_latin1, "\xe2\x82\xac", "?");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reset_that_is_said_twice_is_said_once),
		cmocka_unit_test(renditions_side_by_side_are_one),
		cmocka_unit_test(a_character_set_named_beside_a_rendition_goes),
		cmocka_unit_test(a_position_in_the_same_row_is_a_column),
		cmocka_unit_test(the_next_row_is_a_line_feed),
		cmocka_unit_test(a_row_just_below_is_as_many_line_feeds),
		cmocka_unit_test(the_character_set_that_was_named_before_is_not_named_again),
		cmocka_unit_test(a_row_that_is_not_certain_is_said),
		cmocka_unit_test(what_only_looks_like_it_stays),
		cmocka_unit_test(latin1_has_its_own_letters_and_the_nearest_of_others),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("line", tests, NULL, NULL);
}
