/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * console_kit - a triagist's console in Dutch over the invented board, at a case that is nobody's, for
 * the tests of keys and of what they ask for.
 */
#ifndef ZCC_TESTS_CONSOLE_KIT_H
#define ZCC_TESTS_CONSOLE_KIT_H

#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tests/lib/intent_kit.h"
#include "tui/core/console.h"
#include "tui/edge/lang.h"

#include <stdlib.h>
#include <string.h>

static struct a_board a;
static struct settings settings;
static struct console *c;
static struct frame f;
static int64_t now_ms;

static inline int
begin(void **state)
{
	struct console_who who = { .operator = "demo", .role = "triagist", .seat = 1,
		.desk = DESK_TRIAGE };

	(void)state;
	srand(5);
	now_ms = 1000;
	settings = a_settings();
	a_busy_board(&a);
	assert_int_equal(lang_open("nl", "../../locale"), ZCC_OK);
	c = console_new(&who, &settings, A_BOARD_CASES);
	assert_non_null(c);
	console_update(c, &a.board, now_ms);
	model_select(&c->model, 24031); /* nobody's */
	console_draw(c, &f, now_ms);
	return 0;
}

static inline int
end(void **state)
{
	(void)state;
	console_free(c);
	return 0;
}

/* A case of the invented board. */
static inline struct zcc_case_row *
row_of(uint64_t id)
{
	for (uint32_t i = 0; i < a.board.cases_end; i++)
		if (a.cases[i].id == id)
			return &a.cases[i];
	fail_msg("%llu is not on the board", (unsigned long long)id);
	return NULL;
}

static inline void
press(int key)
{
	struct key_event e = { key, "geplakt j" };

	console_keys(c, &e, 1, now_ms);
	console_draw(c, &f, now_ms);
}

/* A line end is Enter. */
static inline void
type(const char *keys)
{
	for (; *keys != '\0'; keys++)
		press(*keys == '\n' ? KEY_ENTER : (unsigned char)*keys);
}

/* What the operator asked for; drafts are test_draft.c's. */
static inline bool
next_intent(struct intent *out)
{
	return intent_next(c, out, &settings);
}

static inline void
answer(const struct intent *i, int code, uint64_t row)
{
	struct console_reply r = { code, row, "", NULL };

	console_answer(c, i->ticket, &r, now_ms);
}

static inline bool
screen_has(const char *words)
{
	static char text[65536];

	console_draw(c, &f, now_ms);
	frame_dump(&f, text, sizeof(text));
	return strstr(text, words) != NULL;
}

#endif
