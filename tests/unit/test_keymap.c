/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tui/core/keymap.h"
#include "tui/core/text.h"
#include "tui/core/view_help.h"
#include "tui/edge/lang.h"

#include <stdio.h>
#include <string.h>

static void
no_key_means_two_things_in_one_place(void **state)
{
	(void)state;
	for (unsigned i = 0; i < bindings_num; i++)
		for (unsigned k = i + 1; k < bindings_num; k++)
			if (bindings[i].key != 0 && (bindings[i].where & bindings[k].where))
				assert_int_not_equal(bindings[i].key, bindings[k].key);
}

static void
only_j_commits(void **state)
{
	(void)state;
	for (int key = 1; key <= KEY_LAST; key = key == 0x7f ? KEY_BACKSPACE : key + 1)
		if (keymap_action(key, IN_ASK) == DO_COMMIT)
			assert_true(key == 'j' || key == 'J');
}

static void
f_keys_are_silent_extras(void **state)
{
	(void)state;
	assert_int_equal(keymap_action(KEY_F0 + 2, IN_QUEUE), DO_HELP);
	assert_int_equal(keymap_action(KEY_F0 + 3, IN_QUEUE), DO_BACK);
	assert_int_equal(keymap_action(KEY_F0 + 5, IN_QUEUE), DO_NEXT);
	assert_int_equal(keymap_action(KEY_F0 + 7, IN_QUEUE), DO_FILTER);
	assert_int_equal(keymap_action(KEY_F0 + 8, IN_QUEUE), DO_LINE);
	assert_int_equal(keymap_action(KEY_F0 + 9, IN_QUEUE), DO_ALARMS);
}

static void
a_command_is_found_by_its_short_form_or_its_beginning(void **state)
{
	unsigned n;

	(void)state;
	assert_int_equal(keymap_command("s", &n)->action, DO_CLOSE);
	assert_int_equal(keymap_command("dos", &n)->action, DO_DOSSIER);
	assert_int_equal(keymap_command("uit", &n)->action, DO_QUIT);
	assert_null(keymap_command("bestaatniet", &n));
	assert_int_equal(n, 0);
}

static void
no_two_commands_share_a_word(void **state)
{
	(void)state;
	for (unsigned i = 0; i < bindings_num; i++) {
		char words[128], *save = NULL;
		unsigned n;
		snprintf(words, sizeof(words), "%s", bindings[i].colon);
		for (char *w = strtok_r(words, " ", &save); w != NULL; w = strtok_r(NULL, " ", &save))
			assert_ptr_equal(keymap_command(w, &n), &bindings[i]);
	}
}

/* Found by the first four letters of an everyday word, first or second: `?`, 4 letters, Enter. */
static bool
is_found(const struct binding *b)
{
	char words[256], *save = NULL;

	snprintf(words, sizeof(words), "%s", _(b->words));
	for (char *w = strtok_r(words, " ", &save); w != NULL; w = strtok_r(NULL, " ", &save)) {
		uint8_t found[ACTIONS_NUM];
		char query[5];
		snprintf(query, sizeof(query), "%.4s", w);
		unsigned n = help_search(query, b->where, found);
		for (unsigned i = 0; i < n && i < 2; i++)
			if (&bindings[found[i]] == b)
				return true;
	}
	return false;
}

/* PE-5, goal 8 */
static void
help_finds_every_line_by_four_letters(void **state)
{
	static const char *const langs[] = { "nl", "en" };

	(void)state;
	for (int l = 0; l < 2; l++) {
		assert_int_equal(lang_open(langs[l], "../../locale"), ZCC_OK);
		for (unsigned i = 0; i < bindings_num; i++) {
			if (!is_found(&bindings[i]))
				print_error("%s: %s\n", langs[l], bindings[i].help);
			assert_true(is_found(&bindings[i]));
		}
	}
}

static void
the_dutch_catalogue_is_there(void **state)
{
	(void)state;
	assert_int_equal(lang_open("nl", "../../locale"), ZCC_OK);
	assert_string_equal(_("Queue"), "Wachtrij");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_key_means_two_things_in_one_place),
		cmocka_unit_test(only_j_commits),
		cmocka_unit_test(f_keys_are_silent_extras),
		cmocka_unit_test(a_command_is_found_by_its_short_form_or_its_beginning),
		cmocka_unit_test(no_two_commands_share_a_word),
		cmocka_unit_test(help_finds_every_line_by_four_letters),
		cmocka_unit_test(the_dutch_catalogue_is_there),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
