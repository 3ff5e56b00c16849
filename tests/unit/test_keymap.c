/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "shared/base/text.h"
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
	assert_int_equal(keymap_action(KEY_F0 + 4, IN_QUEUE), DO_SHIFT);
	assert_int_equal(keymap_action(KEY_F0 + 5, IN_QUEUE), DO_NEXT);
	assert_int_equal(keymap_action(KEY_F0 + 6, IN_QUEUE), DO_LOCK);
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

/* UX 8.12, T19: what the letters begin the name of stands first. */
static void
help_lists_first_what_begins_with_the_letters(void **state)
{
	static const struct {
		const char *lang, *query;
		enum action first;
	} want[] = { { "nl", "teru", DO_PROMISE }, { "nl", "ophangen", DO_ABANDON }, { "nl", "wachtwoord", DO_LOCK },
		{ "nl", "kleur", DO_REPAINT }, { "nl", "terugn", DO_UNDO }, { "nl", "afge", DO_RELEASE },
		{ "en", "hang", DO_ABANDON }, { "en", "password", DO_LOCK }, { "en", "colo", DO_REPAINT },
		{ "en", "prom", DO_PROMISE } };
	uint8_t found[ACTIONS_NUM];

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		assert_int_equal(lang_open(want[i].lang, "../../locale"), ZCC_OK);
		if (help_search(want[i].query, IN_QUEUE, found) == 0 || bindings[found[0]].action != want[i].first)
			fail_msg("%s finds not first: %s", want[i].query, binding_of(want[i].first)->help);
	}
}

static void
a_blank_stands_behind_every_key_in_the_help(void **state)
{
	(void)state;
	for (unsigned i = 0; i < bindings_num; i++)
		assert_in_range(text_width(_(bindings[i].label)), 1, HELP_LABEL_WIDTH - 1);
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
		cmocka_unit_test(help_lists_first_what_begins_with_the_letters),
		cmocka_unit_test(a_blank_stands_behind_every_key_in_the_help),
		cmocka_unit_test(the_dutch_catalogue_is_there),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
