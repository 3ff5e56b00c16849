/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_push - a call that waits is offered to one person (TE-1): which call, to whom of those who can
 * take it; and the answer of whom one is offered to.
 *
 *     a selected call ----------------> to whom --digit--> offered
 *     a selected person --> which call --digit--> offered
 *     neither ------------> which call --digit--> to whom
 *
 * Candidates stand in the order in which one would ask them: who is free first, the longest free on top.
 * Who cannot take this call stands below them with the reason and without a digit.
 *
 * Tests: unit/test_console_room.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_PUSH_H
#define ZCC_TUI_VIEW_PUSH_H

#include "tui/core/console_state.h"

/* row, whom: 0 and "" are still to be chosen. */
void push_begin(struct console *c, uint64_t row, const char *whom);
void push_key(struct console *c, int key);
void push_draw(struct console *c, struct frame *f);

/* We offered it; and what the last board says became of that. */
void push_sent(struct console *c, uint64_t row, const char *to);
void push_news(struct console *c);

/* Why what is offered to us is declined: a digit says it. */
void decline_begin(struct console *c);
void decline_key(struct console *c, int key);
void decline_draw(struct console *c, struct frame *f);

#endif
