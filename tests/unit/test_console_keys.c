/* SPDX-License-Identifier: EUPL-1.2 */
/* Keys that nobody meant: by chance, pasted, too early, on a screen that is too small. */
#include "tests/lib/console_kit.h"

#include "tui/core/input.h"
#include "tui/core/view_help.h"

#include <libintl.h>
#include <stdio.h>

enum { RANDOM_KEYS = 200000, SOAK_KEYS = 1000000 /* with ZCC_SOAK: make soak-console */ };

/* goal 13 */
static void
j_is_deaf_for_300_ms_after_its_prompt(void **state)
{
	struct intent i;

	(void)state;
	press('!');
	now_ms += CONSOLE_COMMIT_MS - 1;
	press('j');
	assert_false(next_intent(&i));
	now_ms += 1;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_RAV);
	assert_true(i.is_final);
}

/* goal 13 */
static void
random_keys_without_j_do_nothing_final(void **state)
{
	static const int keys[] = { KEY_ENTER, KEY_ESC, KEY_UP, KEY_DOWN, KEY_TAB, KEY_PGDN, KEY_PGUP,
		KEY_HOME, KEY_END, KEY_CTRL_Z, KEY_CTRL_L, KEY_BACKSPACE, KEY_PASTE, KEY_F0 + 2,
		KEY_F0 + 3, KEY_F0 + 5, KEY_F0 + 7, KEY_F0 + 8, KEY_F0 + 9, ':', '/', '?', '!', ' ' };
	int num = getenv("ZCC_SOAK") != NULL ? SOAK_KEYS : RANDOM_KEYS;
	struct intent i;

	(void)state;
	for (int n = 0; n < num; n++) {
		int key = rand() % 2 ? keys[(size_t)rand() % (sizeof(keys) / sizeof(keys[0]))] :
		    ' ' + rand() % 95;
		if (key == 'j' || key == 'J')
			continue;
		now_ms += rand() % 700;
		struct key_event e = { key, "plak j\n" };
		console_keys(c, &e, 1, now_ms);
		if (n % 64 == 0)
			console_draw(c, &f, now_ms);
		while (next_intent(&i)) {
			assert_false(i.is_final);
			assert_int_not_equal(i.verb, VERB_RAV);
			assert_int_not_equal(i.verb, VERB_CLOSE);
			if (i.kind == INTENT_SEND)
				answer(&i, -(rand() % 14), i.row);
		}
	}
}

/* goal 12 */
static void
a_paste_outside_a_field_executes_nothing(void **state)
{
	struct key_event burst[25];
	struct intent i;

	(void)state;
	press(KEY_PASTE);
	assert_false(next_intent(&i));
	for (int k = 0; k < 25; k++)
		burst[k] = (struct key_event){ "n\rsh"[k % 4], NULL };
	console_keys(c, burst, 25, now_ms);
	assert_false(next_intent(&i));
	assert_true(screen_has("Geplakte tekst"));
}

static void
a_paste_into_a_note_is_text_and_sends_nothing(void **state)
{
	struct key_event burst[25];
	struct intent i;

	(void)state;
	press('i');
	press(KEY_PASTE);
	assert_string_equal(c->note.text, "geplakt j");
	for (int k = 0; k < 25; k++)
		burst[k] = (struct key_event){ k == 10 ? KEY_ENTER : 'a', NULL };
	console_keys(c, burst, 25, now_ms);
	assert_false(next_intent(&i));
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_NOTE);
}

/* All in one read, a line end being Enter. */
static void
read_at_once(const char *keys)
{
	struct key_event burst[128];
	unsigned num = 0;

	for (; *keys != '\0'; keys++, num++) {
		assert_true(num < sizeof(burst) / sizeof(burst[0]));
		burst[num] = (struct key_event){ *keys == '\n' ? KEY_ENTER : *keys, NULL };
	}
	assert_true(num >= INPUT_BURST);
	console_keys(c, burst, num, now_ms);
	console_draw(c, &f, now_ms);
}

/* A slow line hands over at once what was typed one by one. */
static void
a_command_that_came_in_one_read_stands_there_as_typed(void **state)
{
	struct intent i;

	(void)state;
	read_at_once(":note 24031;belt over tien minuten");
	assert_int_equal(c->over, OVER_LINE);
	assert_string_equal(c->field.text, "note 24031;belt over tien minuten");
	assert_false(next_intent(&i));
	press(KEY_ENTER);
	assert_int_equal(c->over, OVER_NOTE);
	assert_string_equal(c->note.text, "belt over tien minuten");
}

/* Who typed the line end presses it again; of lines that were pasted nothing is done. */
static void
a_line_end_in_one_read_does_no_command_and_what_follows_is_dropped(void **state)
{
	struct intent i;

	(void)state;
	read_at_once(":note 24031;belt zo\nnnnnjjjj!j\n:claim 24031\n");
	assert_int_equal(c->over, OVER_LINE);
	assert_string_equal(c->field.text, "note 24031;belt zo");
	assert_false(next_intent(&i));
}

/* Where no line of command opens, it is a paste as any other. */
static void
a_colon_in_one_read_over_a_question_is_a_paste(void **state)
{
	struct intent i;

	(void)state;
	press('!');
	now_ms += CONSOLE_COMMIT_MS;
	read_at_once(":j:j:j:j:j:j:j:j:j:j:j:j");
	assert_int_equal(c->over, OVER_ASK);
	assert_false(next_intent(&i));
}

/* What leaves a field within one read goes nowhere else. */
static void
what_follows_the_end_of_a_field_in_one_read_is_dropped(void **state)
{
	struct key_event burst[40];
	struct intent i;

	(void)state;
	press('/');
	for (int k = 0; k < 40; k++)
		burst[k] = (struct key_event){ k == 5 ? KEY_ESC : k < 5 ? 'w' : 'n', NULL };
	console_keys(c, burst, 40, now_ms);
	assert_int_equal(c->over, OVER_NONE);
	assert_false(next_intent(&i));
	press('/');
	for (int k = 0; k < 40; k++)
		burst[k] = (struct key_event){ k == 5 ? KEY_F0 + 6 : 'w', NULL };
	console_keys(c, burst, 40, now_ms);
	assert_true(c->lock.is_on);
	assert_int_equal(c->lock.field.len, 0);
}

/* A line end at the end is not a part of what is typed or sought. */
static void
a_line_end_at_the_end_of_one_read_leaves_no_blank(void **state)
{
	(void)state;
	press('/');
	read_at_once("wond aan de linkerhand\n");
	assert_string_equal(c->field.text, "wond aan de linkerhand");
}

static void
too_small_a_screen_takes_no_key_and_keeps_the_text(void **state)
{
	struct intent i;

	(void)state;
	press('i');
	press('x');
	console_size(c, 20, 60);
	press('y');
	press(KEY_ENTER);
	assert_false(next_intent(&i));
	assert_true(screen_has("60x20 is te klein: ZCC vraagt 80x24\nWat is getypt blijft bewaard; toetsen doen niets tot het\nscherm groter is."));
	console_size(c, 24, 80);
	assert_string_equal(c->note.text, "x");
	assert_true(screen_has("Notitie bij"));
}

/* HB-9, goal 20 */
static void
every_screen_draws_at_every_size(void **state)
{
	static const char *const tours[] = { "", ":al\r", "?", "s", "975\r", "/o" };

	(void)state;
	for (int n = 0; n < 1000; n++) {
		press(KEY_ESC);
		press(KEY_ESC);
		console_size(c, 24, 80);
		console_role(c, &settings.role[n % 4]);
		for (const char *p = tours[(size_t)rand() % 6]; *p != '\0'; p++)
			press(*p);
		console_size(c, 5 + rand() % 56, 20 + rand() % 181);
		console_draw(c, &f, now_ms);
		assert_in_range(f.cursor_y, 0, f.rows - 1);
	}
}

/* UX goal 8: from `?` any command is found by at most four letters of an everyday word, and run in at most
 * seven keys; all of them. */
static void
every_command_runs_within_seven_keys_from_the_help(void **state)
{
	static char said[256];

	(void)state;
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs = UINT64_MAX;
	for (unsigned i = 0; i < bindings_num; i++) {
		const struct binding *b = &bindings[i];
		unsigned least = 99;
		char words[256], *save = NULL;
		snprintf(words, sizeof(words), "%s", gettext(b->words));
		for (char *w = strtok_r(words, " ", &save); w != NULL && least > 7;
		     w = strtok_r(NULL, " ", &save)) {
			unsigned keys = 0, at;
			uint8_t found[ACTIONS_NUM];
			press('?');
			keys++;
			for (unsigned k = 0; k < 4 && w[k] != '\0'; k++, keys++)
				press((unsigned char)w[k]);
			unsigned num = help_lines(c, found);
			for (at = 0; at < num && &bindings[found[at]] != b; at++)
				;
			if (at < num && keys + at + 1 <= 7) {
				for (unsigned k = 0; k < at; k++, keys++)
					press(KEY_DOWN);
				press(KEY_ENTER);
				least = keys + 1;
				snprintf(said, sizeof(said), "%s", c->message);
				if (b->action != DO_HELP)
					assert_int_not_equal(c->over, OVER_HELP);
			}
			end(state);
			begin(state);
			for (uint32_t r = 0; r < settings.roles_num; r++)
				settings.role[r].verbs = UINT64_MAX;
		}
		if (least > 7)
			print_error("%s: %s (%s)\n", b->label, b->help, said);
		assert_true(least <= 7);
	}
}

/* The help shows what the role may do; what is searched for and is not for it says so. */
static void
the_help_of_a_role_is_what_it_may_do(void **state)
{
	(void)state;
	press('?');
	for (int i = 0; i < 60; i++) {
		assert_false(screen_has("niet als"));
		assert_false(screen_has("één medewerker aanbieden")); /* a triagist of this site offers none */
		press(KEY_DOWN);
	}
	for (const char *p = "aanb"; *p != '\0'; p++)
		press(*p);
	assert_true(screen_has("(niet als triagist: een wachtende oproep aan"));
}

/* A word that is no command names what comes near, and Tab takes it. */
static void
a_wrong_command_says_what_comes_near(void **state)
{
	static const struct {
		const char *typed, *near;
	} words[] = { { "regie", ":desk regie" }, { "balie", ":desk" }, { "vervolg", ":desk vervolgzorg" },
		{ "dosier", ":dossier" }, { "berihcten", ":berichten" }, { "pauxe", ":pauze" },
		{ "aanbieden", ":geef" }, { "slto", ":slot" }, { "slt", ":slot" }, { "sloot", ":slot" }, { "slit", ":slot" } };

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		char near[64];
		press(':');
		for (const char *p = words[i].typed; *p != '\0'; p++)
			press((unsigned char)*p);
		snprintf(near, sizeof(near), "Tab = %s  (", words[i].near);
		assert_true(screen_has(near));
		press(KEY_ENTER); /* does nothing, and stays */
		assert_true(screen_has(near));
		press(KEY_TAB);
		assert_string_equal(c->field.text, (snprintf(near, sizeof(near), "%s ", words[i].near + 1), near));
		press(KEY_ESC);
	}
	press(':');
	for (const char *p = "xyzzyq"; *p != '\0'; p++)
		press(*p);
	assert_true(screen_has("Geen opdracht xyzzyq; ? toont ze alle"));
}

/* At 80 columns. */
static void
what_a_command_would_do_is_said_whole(void **state)
{
	static const char *const wrong[] = { "vervolgzorg", "meldkamer", "toezicht", "regiearts", "wachtkamr",
		"overdarge", "leerpnuten", "consultn", "verkeerdepatient" };
	char said[FRAME_COLS_MAX * 4], word[24];

	(void)state;
	for (unsigned i = 0; i < bindings_num; i++) {
		const struct binding *b = &bindings[i];
		for (const char *p = b->colon; *p != '\0'; p += strcspn(p, " "), p += strspn(p, " ")) {
			snprintf(word, sizeof(word), "%.*s", (int)strcspn(p, " "), p);
			press(':');
			type(word);
			snprintf(said, sizeof(said), b->arg == ARG_CASE || b->arg == ARG_CASE_TEXT ?
			    "Enter: %s (24031)\n" : "Enter: %s\n", gettext(b->help));
			if (!screen_has(said))
				fail_msg(":%s is cut off: %s", word, said);
			press(KEY_ESC);
		}
	}
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		press(':');
		type(wrong[i]);
		snprintf(said, sizeof(said), ")\n:%s", wrong[i]);
		if (!screen_has(said))
			fail_msg("%s is cut off", wrong[i]);
		press(KEY_ESC);
	}
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, begin, end)
	const struct CMUnitTest tests[] = {
		IN(j_is_deaf_for_300_ms_after_its_prompt),
		IN(every_command_runs_within_seven_keys_from_the_help),
		IN(the_help_of_a_role_is_what_it_may_do),
		IN(a_wrong_command_says_what_comes_near),
		IN(what_a_command_would_do_is_said_whole),
		IN(random_keys_without_j_do_nothing_final),
		IN(a_paste_outside_a_field_executes_nothing),
		IN(a_paste_into_a_note_is_text_and_sends_nothing),
		IN(a_command_that_came_in_one_read_stands_there_as_typed),
		IN(a_line_end_in_one_read_does_no_command_and_what_follows_is_dropped),
		IN(a_colon_in_one_read_over_a_question_is_a_paste),
		IN(what_follows_the_end_of_a_field_in_one_read_is_dropped),
		IN(a_line_end_at_the_end_of_one_read_leaves_no_blank),
		IN(too_small_a_screen_takes_no_key_and_keeps_the_text),
		IN(every_screen_draws_at_every_size),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console-keys", tests, NULL, NULL);
}
