/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_help - every line of keys.def, searched while typing by everyday words; Enter runs the line.
 *
 * Tests: unit/test_keymap.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_HELP_H
#define ZCC_TUI_VIEW_HELP_H

#include "tui/core/console_state.h"

enum { HELP_LABEL_WIDTH = 10 /* of a key or command, with a blank behind the longest */ };

void help_draw(struct console *c, struct frame *f);
void help_key(struct console *c, int key);
/* The lines that the screen shows for what was typed: first what this person may do; of the rest only what
 * was searched for. */
unsigned help_lines(const struct console *c, uint8_t found[ACTIONS_NUM]);
/* Rows of the help for a search, best first: into found[].  Returns how many. */
unsigned help_search(const char *query, unsigned where, uint8_t found[ACTIONS_NUM]);

#endif
