/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Golden screens: an invented board, keys, and tests/screen/NAME.screen compared byte for byte.
 * `make screens-update` writes them anew.
 */
#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tui/core/console.h"
#include "tui/core/input.h"
#include "tui/edge/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct shot {
	const char *name;
	const char *lang, *role;
	enum desk desk;
	int rows, cols;
	bool is_ascii, is_empty, is_lost;
	const char *keys;
};

static const struct shot shots[] = {
	{ "queue", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "" },
	{ "queue-wide", "nl", "triagist", DESK_TRIAGE, 30, 110, .keys = "\033[B\033[B" },
	{ "queue-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .keys = "\033[B\033[B" },
	{ "queue-en", "en", "triagist", DESK_TRIAGE, 24, 80, .keys = "" },
	{ "queue-ascii", "nl", "triagist", DESK_TRIAGE, 24, 80, true, .keys = "" },
	{ "queue-empty", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_empty = true, .keys = "" },
	{ "queue-filter", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "/oor" },
	{ "queue-filtered", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "/oor\r" },
	{ "queue-lost", "nl", "triagist", DESK_TRIAGE, 24, 80, .is_lost = true, .keys = "" },
	{ "queue-lost-split", "nl", "triagist", DESK_TRIAGE, 43, 132, .is_lost = true, .keys = "" },
	{ "queue-end", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "\033[4~" },
	{ "command", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = ":s 022" },
	{ "help", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "?" },
	{ "help-search", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "?teru" },
	{ "help-en", "en", "triagist", DESK_TRIAGE, 43, 132, .keys = "?" },
	{ "ask-rav", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "!" },
	{ "ask-reason", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "s" },
	{ "ask-close", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "s2" },
	{ "note", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "ipartner belt" },
	{ "case", "nl", "triagist", DESK_TRIAGE, 24, 80, .keys = "975\r" },
	{ "regie", "nl", "regiearts", DESK_REGIE, 24, 80, .keys = "" },
	{ "vervolgzorg", "nl", "vervolgzorg", DESK_VERVOLGZORG, 24, 80, .keys = "" },
	{ "toezicht", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .keys = "" },
	{ "toezicht-split", "nl", "toezicht", DESK_TOEZICHT, 43, 132, .keys = "" },
	{ "toezicht-en", "en", "toezicht", DESK_TOEZICHT, 24, 80, .keys = "" },
	{ "toezicht-lost", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .is_lost = true, .keys = "" },
	{ "alarms", "nl", "toezicht", DESK_TOEZICHT, 24, 80, .keys = ":al\r" },
	{ "too-small", "nl", "triagist", DESK_TRIAGE, 20, 60, .keys = "" },
};

struct batch {
	struct key_event key[256];
	unsigned num;
};

static void
collect(void *arg, int key, const char *text)
{
	struct batch *b = arg;

	if (b->num < 256)
		b->key[b->num++] = (struct key_event){ key, text };
}

static void
press(struct console *c, const char *keys, int64_t now_ms)
{
	static struct frame f;
	struct input in;
	struct batch b = { .num = 0 };

	input_init(&in);
	input_bytes(&in, keys, strlen(keys), now_ms, collect, &b);
	for (unsigned i = 0; i < b.num; i++) { /* as a person: look, press, look */
		console_draw(c, &f, now_ms);
		console_keys(c, &b.key[i], 1, now_ms);
	}
}

static void
take(const struct shot *s, char *out, size_t size)
{
	static struct a_board a;
	static struct frame f;
	struct console_who who = { .operator = "demo", .seat = 0x4a17, .desk = s->desk,
		.is_ascii = s->is_ascii };
	struct settings settings = a_settings();

	assert_int_equal(lang_open(s->lang, "../../locale"), ZCC_OK);
	if (s->is_empty)
		an_empty_board(&a);
	else
		a_busy_board(&a);
	if (s->is_lost) {
		a.board.is_live = false;
		a.board.age_ms = 40000;
	}
	snprintf(who.role, sizeof(who.role), "%s", s->role);
	struct console *c = console_new(&who, &settings, A_BOARD_CASES);
	assert_non_null(c);
	console_size(c, s->rows, s->cols);
	console_update(c, &a.board, 1000);
	press(c, s->keys, 1000);
	console_draw(c, &f, 1000);
	assert_true(frame_dump(&f, out, size) < size);
	console_free(c);
}

static void
write_golden(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void
every_screen_is_as_it_was_agreed(void **state)
{
	static char now[65536], was[65536];
	char path[256];
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(shots) / sizeof(shots[0]); i++) {
		take(&shots[i], now, sizeof(now));
		snprintf(path, sizeof(path), "tests/screen/%s.screen", shots[i].name);
		if (getenv("ZCC_SCREENS_UPDATE") != NULL) {
			write_golden(path, now);
			continue;
		}
		FILE *file = fopen(path, "r");
		size_t n = file != NULL ? fread(was, 1, sizeof(was) - 1, file) : 0;
		was[n] = '\0';
		if (file != NULL)
			fclose(file);
		if (strcmp(now, was) != 0) {
			print_error("%s differs:\n%s", path, now);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static void
no_word_is_cut_off_in_either_language(void **state)
{
	static char text[65536];

	(void)state;
	for (size_t i = 0; i < sizeof(shots) / sizeof(shots[0]); i++) {
		take(&shots[i], text, sizeof(text));
		/* The last item of the keys and of row 1 show whole. */
		if (shots[i].keys[0] == '\0' && shots[i].rows >= CONSOLE_ROWS) {
			assert_true(strstr(text, "? hulp\n") != NULL || strstr(text, "? help\n") != NULL);
			assert_non_null(strstr(text, "| AL "));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_is_as_it_was_agreed),
		cmocka_unit_test(no_word_is_cut_off_in_either_language),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("screens", tests, NULL, NULL);
}
