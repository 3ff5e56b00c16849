/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_forward - the form by which a case goes on to another line or desk (PI-5), and which says what the
 * professional asks who calls (KB-1, PI-8); then `j`.
 *
 * What was typed stays until it was sent, or another case is to be sent on.
 *
 * Tests: unit/test_console_forward.c, unit/test_screens.c.   Threads: one.   Memory: the organisation and the
 * note are personal: wiped when they were sent or left for another case.
 */
#ifndef ZCC_TUI_VIEW_FORWARD_H
#define ZCC_TUI_VIEW_FORWARD_H

#include "tui/core/console_state.h"

void forward_begin(struct console *c, const struct zcc_case_row *row, uint32_t version);
void forward_key(struct console *c, int key);
/* Pasted text. */
void forward_insert(struct console *c, const char *text);
bool forward_is_typing(const struct console *c);
/* The hub has it. */
void forward_done(struct console *c, uint64_t row);
/* Somebody took what we sent on: says so once, as of this board. */
void forward_news(struct console *c);
void forward_wipe(struct console *c);
void forward_draw(struct console *c, struct frame *f);

#endif
