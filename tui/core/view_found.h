/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_found - finding a case in all that was recorded: asked of the hub, which logs it, and a list of
 * what the board says of each.  Nothing personal stands in it, and no key but `o` opens a dossier.
 *
 * Tests: unit/test_console_found.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_FOUND_H
#define ZCC_TUI_VIEW_FOUND_H

#include "tui/core/console_state.h"

/* Ask for what was typed; "" begins typing. */
void found_ask(struct console *c, const char *query);
/* OVER_FIND: that typing. */
void found_type(struct console *c, int key);
void found_type_draw(struct console *c, struct frame *f);
/* What the hub found: SCREEN_FOUND. */
void found_are(struct console *c, const struct search_told *told, const struct found_case *found,
    unsigned num);
void found_move(struct console *c, int64_t rows);
/* The selected case; 0 = none. */
uint64_t found_selected(const struct console *c);
/* As of the search; 0 = it was not found. */
uint32_t found_version(const struct console *c, uint64_t row);
/* Show what the board says of it; its dossier stays shut. */
void found_open(struct console *c);
void found_leave(struct console *c);
void found_draw(struct console *c, struct frame *f, int y);

#endif
