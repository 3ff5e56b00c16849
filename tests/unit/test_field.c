/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tui/core/field.h"
#include "tui/core/keymap.h"

#include <stdbool.h>
#include <string.h>

static struct field f;

static void
keys_edit_by_whole_characters(void **state)
{
	(void)state;
	field_init(&f, 20);
	field_key(&f, 'z');
	field_key(&f, 0xeb);
	field_key(&f, 'n');
	assert_string_equal(f.text, "z\xc3\xabn");
	field_key(&f, KEY_LEFT);
	field_key(&f, KEY_BACKSPACE);
	assert_string_equal(f.text, "zn");
	field_key(&f, KEY_HOME);
	field_key(&f, KEY_DELETE);
	assert_string_equal(f.text, "n");
	assert_false(field_key(&f, KEY_ENTER));
	assert_false(field_key(&f, KEY_F0 + 3));
}

static void
a_full_field_takes_no_half_character(void **state)
{
	(void)state;
	field_init(&f, 3);
	field_insert(&f, "ab\xc3\xab");
	assert_string_equal(f.text, "ab");
	field_insert(&f, "c\033[A");
	assert_string_equal(f.text, "abc");
}

static void
clearing_leaves_no_byte_behind(void **state)
{
	static const char zeros[sizeof(f.text)];

	(void)state;
	field_init(&f, sizeof(f.text) - 1);
	field_insert(&f, "iets persoonlijks");
	field_clear(&f);
	assert_memory_equal(f.text, zeros, sizeof(zeros));
}

static void
a_long_line_scrolls_to_its_cursor(void **state)
{
	static struct frame fr;

	(void)state;
	field_init(&f, 200);
	for (int i = 0; i < 150; i++)
		field_key(&f, 'a' + i % 26);
	frame_begin(&fr, 1, 40, false);
	field_draw(&f, &fr, 0, 5, 20);
	assert_int_equal(fr.cursor_x, 24);
	field_key(&f, KEY_HOME);
	field_draw(&f, &fr, 0, 5, 20);
	assert_int_equal(fr.cursor_x, 5);
	assert_int_equal(fr.cell[5].cp, 'a');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_edit_by_whole_characters),
		cmocka_unit_test(a_full_field_takes_no_half_character),
		cmocka_unit_test(clearing_leaves_no_byte_behind),
		cmocka_unit_test(a_long_line_scrolls_to_its_cursor),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("field", tests, NULL, NULL);
}
