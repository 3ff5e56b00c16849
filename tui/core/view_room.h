/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_room - who serves which lines: the list of staff, moving somebody, breaks, and a call that is
 * offered to one person (UX 8.10).
 *
 * Tests: unit/test_console_room.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_ROOM_H
#define ZCC_TUI_VIEW_ROOM_H

#include "tui/core/console_state.h"

/* SCREEN_STAFF */
void staff_draw(struct console *c, struct frame *f, int y);
void staff_move(struct console *c, int64_t rows);
/* OVER_MOVE: where to, and what that does to the lines. */
void move_begin(struct console *c);
void move_key(struct console *c, int key);
void move_draw(struct console *c, struct frame *f);
/* Whom the frame showed as selected; "" when the list has changed, which is said. */
const char *staff_person(struct console *c);
/* The selected person's break begins or ends. */
void staff_break(struct console *c);

/* The lines that somebody serves now, as bits; in words: "all lines", "spoed", "spoed +2", "-"; and what
 * he does now. */
unsigned room_serves(const struct zcc_operator_row *o);
void room_task_said(const struct zcc_operator_row *o, char *out, size_t size);
const char *room_state_said(const struct console *c, const struct zcc_operator_row *o,
    enum style *style);

/* What the last board brought about us: moved by somebody, offered a call. */
void room_news(struct console *c);
/* Row 1: what is offered to us, where we were put, and our break; false = nothing. */
bool room_task_line(const struct console *c, char *out, size_t size);
bool room_offer_line(const struct console *c, char *out, size_t size);
bool room_break_line(const struct console *c, char *out, size_t size);

#endif
