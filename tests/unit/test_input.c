/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tui/core/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct input in;
static int got[4096];
static unsigned got_num;
static char pasted[INPUT_PASTE_BYTES + 1];

static void
take(void *arg, int key, const char *text)
{
	(void)arg;
	if (got_num < sizeof(got) / sizeof(got[0]))
		got[got_num++] = key;
	if (text != NULL)
		memcpy(pasted, text, strlen(text) + 1);
}

static void
feed(const char *s, int64_t now_ms)
{
	input_bytes(&in, s, strlen(s), now_ms, take, NULL);
}

static int
fresh(void **state)
{
	(void)state;
	input_init(&in);
	got_num = 0;
	pasted[0] = '\0';
	return 0;
}

static void
every_known_sequence_is_one_key(void **state)
{
	static const struct {
		const char *seq;
		int key;
	} keys[] = { { "\033[A", KEY_UP }, { "\033OA", KEY_UP }, { "\033[11~", KEY_F0 + 1 },
		{ "\033OP", KEY_F0 + 1 }, { "\033[[A", KEY_F0 + 1 }, { "\033[15~", KEY_F0 + 5 },
		{ "\033[24~", KEY_F0 + 12 }, { "\033[1~", KEY_HOME }, { "\033[H", KEY_HOME },
		{ "\033OH", KEY_HOME }, { "\033[7~", KEY_HOME }, { "\033[4~", KEY_END },
		{ "\033OF", KEY_END }, { "\033[6~", KEY_PGDN }, { "\033[Z", KEY_BACKTAB },
		{ "\x7f", KEY_BACKSPACE }, { "\x08", KEY_BACKSPACE }, { "\r", KEY_ENTER },
		{ "\n", KEY_ENTER }, { "j", 'j' }, { "\xc3\xab", 0xeb } };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		fresh(state);
		feed(keys[i].seq, 0);
		assert_int_equal(got_num, 1);
		assert_int_equal(got[0], keys[i].key);
	}
}

static void
an_unknown_sequence_is_swallowed_whole(void **state)
{
	static const char *const seqs[] = { "\033[1;5A", "\033[99~", "\033[?1;2c", "\033[<0;1;1M",
		"\033Oz", "\033]0;titel\007", "\033P1$r0m\033\\", "\033[38;5;1X", "\033x" };

	for (size_t i = 0; i < sizeof(seqs) / sizeof(seqs[0]); i++) {
		fresh(state);
		feed(seqs[i], 0);
		assert_int_equal(got_num, 0);
		feed("n", 1);
		assert_int_equal(got_num, 1);
	}
}

/* goal 10 */
static void
a_lone_esc_acts_within_150_ms(void **state)
{
	(void)state;
	feed("\033", 1000);
	assert_int_equal(got_num, 0);
	assert_in_range(input_wait(&in, 1000), 1, 150);
	input_time(&in, 1000 + input_wait(&in, 1000), take, NULL);
	assert_int_equal(got_num, 1);
	assert_int_equal(got[0], KEY_ESC);
	assert_int_equal(input_wait(&in, 2000), -1);
}

/* goal 10 */
static void
a_gap_of_up_to_100_ms_in_a_sequence_does_no_harm(void **state)
{
	for (int gap = 0; gap < 100; gap += 9) {
		fresh(state);
		feed("\033", 0);
		feed("[", gap);
		feed("1", 2 * gap);
		feed("1~", 3 * gap);
		assert_int_equal(got_num, 1);
		assert_int_equal(got[0], KEY_F0 + 1);
	}
}

/* goal 10 */
static void
no_gap_up_to_200_ms_yields_a_letter(void **state)
{
	for (int gap = 100; gap <= 200; gap += 10) {
		fresh(state);
		feed("\033", 0);
		input_time(&in, INPUT_ESC_MS, take, NULL);
		feed("[", gap);
		feed("A", 2 * gap);
		for (unsigned i = 0; i < got_num; i++)
			assert_true(got[i] == KEY_ESC || got[i] == KEY_UP);
	}
}

static void
a_latin_1_byte_is_its_letter_and_costs_no_other_key(void **state)
{
	(void)state;
	feed("\xeb" "n", 0);
	assert_int_equal(got_num, 2);
	assert_int_equal(got[0], 0xeb);
	assert_int_equal(got[1], 'n');
	fresh(state);
	feed("\xad" "n", 0); /* its soft hyphen, which no field may hold */
	assert_int_equal(got_num, 1);
	assert_int_equal(got[0], 'n');
	fresh(state);
	feed("\xe4\xb8" "n", 0); /* the beginning of a character, then something else */
	assert_int_equal(got[got_num - 1], 'n');
}

static void
a_paste_is_one_event_without_line_ends(void **state)
{
	(void)state;
	feed("\033[200~een\r\ntwee\033[A\033[201~n", 0);
	assert_int_equal(got_num, 2);
	assert_int_equal(got[0], KEY_PASTE);
	assert_int_equal(got[1], 'n');
	assert_non_null(strstr(pasted, "een"));
	assert_null(strchr(pasted, '\r'));
}

/* A line that was copied whole: a passphrase or a number is not followed by a blank. */
static void
a_paste_ends_with_its_last_sign(void **state)
{
	(void)state;
	feed("\033[200~een twee\r\n\033[201~", 0);
	assert_string_equal(pasted, "een twee");
	feed("\033[200~\n\033[201~", 0);
	assert_string_equal(pasted, "");
}

static void
a_sequence_within_a_paste_goes_whole(void **state)
{
	static const struct {
		const char *bytes, *left;
	} rows[] = {
		{ "\033[31mrood\033[0m bloed", "rood bloed" },
		{ "\033]0;titel\007na de titel", "na de titel" },
		{ "een\033]8;;file:x\033\\link", "eenlink" },
		{ "een\033[2Ktwee\033[20;3Hdrie", "eentweedrie" },
		{ "een\033OAtwee\033cdrie", "eentweedrie" },
		{ "\033]nooit uit", "nooit uit" },
		{ "eind\033", "eind" },
		{ "eind\033[3", "eind" },
		{ "\033\303\251\303\251n", "\303\251\303\251n" },
		{ "\033\033[1mvet", "vet" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char bytes[128];
		snprintf(bytes, sizeof(bytes), "\033[200~%s\033[201~", rows[i].bytes);
		feed(bytes, 0);
		assert_string_equal(pasted, rows[i].left);
	}
}

static void
a_paste_that_never_ends_ends_by_itself(void **state)
{
	(void)state;
	feed("\033[200~abc", 0);
	input_time(&in, INPUT_PASTE_MS, take, NULL);
	assert_int_equal(got_num, 1);
	feed("n", INPUT_PASTE_MS + 1);
	assert_int_equal(got[1], 'n');
}

/* goal 11 */
static void
after_any_bytes_the_next_key_works(void **state)
{
	unsigned char junk[64];
	int64_t now = 0;

	srand(7);
	for (int round = 0; round < 20000; round++) {
		fresh(state);
		for (size_t i = 0; i < sizeof(junk); i++)
			junk[i] = (unsigned char)rand();
		input_bytes(&in, junk, sizeof(junk), now, take, NULL);
		for (int i = 0; i < 3; i++) {
			now += INPUT_PASTE_MS;
			input_time(&in, now, take, NULL);
		}
		got_num = 0;
		feed("n", now);
		assert_true(got_num > 0 && got[got_num - 1] == 'n');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(every_known_sequence_is_one_key, fresh),
		cmocka_unit_test_setup(an_unknown_sequence_is_swallowed_whole, fresh),
		cmocka_unit_test_setup(a_lone_esc_acts_within_150_ms, fresh),
		cmocka_unit_test_setup(a_gap_of_up_to_100_ms_in_a_sequence_does_no_harm, fresh),
		cmocka_unit_test_setup(no_gap_up_to_200_ms_yields_a_letter, fresh),
		cmocka_unit_test_setup(a_latin_1_byte_is_its_letter_and_costs_no_other_key, fresh),
		cmocka_unit_test_setup(a_paste_is_one_event_without_line_ends, fresh),
		cmocka_unit_test_setup(a_paste_ends_with_its_last_sign, fresh),
		cmocka_unit_test_setup(a_sequence_within_a_paste_goes_whole, fresh),
		cmocka_unit_test_setup(a_paste_that_never_ends_ends_by_itself, fresh),
		cmocka_unit_test_setup(after_any_bytes_the_next_key_works, fresh),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
