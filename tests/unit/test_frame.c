/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tui/core/frame.h"

#include <string.h>

static struct frame f;
static char out[65536];

static void
text_is_cut_at_the_edge_of_its_room(void **state)
{
	(void)state;
	frame_begin(&f, 2, 10, false);
	assert_int_equal(frame_text(&f, 0, 7, 10, STYLE_PLAIN, "abcdef"), 3);
	assert_int_equal(frame_text(&f, 5, 0, 10, STYLE_PLAIN, "abc"), 0);
	frame_right(&f, 1, 0, 6, STYLE_PLAIN, "xy");
	frame_dump(&f, out, sizeof(out));
	assert_string_equal(out, "       abc\n    xy\n@cursor 1 1\n");
}

static void
no_control_or_bidi_character_gets_in(void **state)
{
	(void)state;
	frame_begin(&f, 1, 20, true);
	frame_text(&f, 0, 0, 20, STYLE_PLAIN, "a\033[2Jb\xe2\x80\xae" "c\x9b");
	for (int x = 0; x < 20; x++) {
		assert_in_range(f.cell[x].cp, 0x20, 0x7e);
	}
}

static void
a_wide_character_is_never_cut_in_half(void **state)
{
	(void)state;
	frame_begin(&f, 1, 5, false);
	assert_int_equal(frame_text(&f, 0, 0, 3, STYLE_PLAIN, "\xe4\xb8\xad\xe4\xb8\xad"), 2);
	frame_text(&f, 0, 1, 1, STYLE_PLAIN, "x");
	frame_dump(&f, out, sizeof(out));
	assert_string_equal(out, " x\n@cursor 1 1\n");
}

static void
accents_become_their_letter_in_ascii(void **state)
{
	(void)state;
	frame_begin(&f, 1, 20, true);
	frame_text(&f, 0, 0, 20, STYLE_PLAIN, "Zo\xc3\xab \xc5\x81\xc3\xb3" "d\xc5\xba \xe2\x82\xac");
	frame_dump(&f, out, sizeof(out));
	assert_string_equal(out, "Zoe Lodz ?\n@cursor 1 1\n");
}

static void
a_rule_and_a_box_have_ascii_forms(void **state)
{
	(void)state;
	frame_begin(&f, 4, 12, true);
	frame_rule(&f, 0, 0, 12, "hoi");
	frame_box(&f, 1, 0, 3, 6, NULL);
	frame_dump(&f, out, sizeof(out));
	assert_string_equal(out, "- hoi ------\n+----+\n|    |\n+----+\n@cursor 1 1\n");
}

static void
a_frame_of_any_size_stays_within_bounds(void **state)
{
	(void)state;
	for (int rows = -1; rows < 70; rows += 7) {
		for (int cols = -1; cols < 230; cols += 11) {
			frame_begin(&f, rows, cols, false);
			frame_box(&f, rows - 2, cols - 3, 5, 9, "titel");
			frame_rule(&f, rows / 2, -1 + cols / 2, 300, "titel");
			frame_cursor(&f, rows, cols);
			assert_in_range(f.cursor_y, 0, FRAME_ROWS_MAX - 1);
			assert_in_range(f.cursor_x, 0, FRAME_COLS_MAX - 1);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_at_the_edge_of_its_room),
		cmocka_unit_test(no_control_or_bidi_character_gets_in),
		cmocka_unit_test(a_wide_character_is_never_cut_in_half),
		cmocka_unit_test(accents_become_their_letter_in_ascii),
		cmocka_unit_test(a_rule_and_a_box_have_ascii_forms),
		cmocka_unit_test(a_frame_of_any_size_stays_within_bounds),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
