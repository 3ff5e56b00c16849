/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_message - messages between desks: asked for when the board says that others stand, one line
 * until they are read, a panel on a wide screen, and the list.
 *
 * Tests: unit/test_console_room.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_MESSAGE_H
#define ZCC_TUI_VIEW_MESSAGE_H

#include "tui/core/console_state.h"

/* After each board, and once in a while: ask for what stands now, if that is something else. */
void messages_time(struct console *c);
/* What the hub gave; true when `ticket` was about this. */
void messages_are(struct console *c, const struct message *m, unsigned num);
bool messages_answer(struct console *c, uint32_t ticket, const struct console_reply *r);

/* OVER_MESSAGES: the list; opening it is reading them. */
void messages_begin(struct console *c);
void messages_key(struct console *c, int key);
void messages_draw(struct console *c, struct frame *f);

/* The oldest that was not read, as one line; false = none. */
bool messages_line(const struct console *c, char *out, size_t size);
/* The panel of a wide screen: rows it wants, with its title; 0 = none stands. */
int messages_rows(const struct console *c, int room);
void messages_panel(const struct console *c, struct frame *f, int y, int x, int rows, int width);

#endif
