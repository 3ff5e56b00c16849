/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_shift - the shift of the operator: the dialog to begin, end, hand over and take over, and what
 * row 1 and the answer line say of it.
 *
 * What the dialog offers follows from the board, at every frame: nothing is remembered but whom was
 * chosen.  Only `j` sends something that ends or begins; `w` takes back or says no.
 *
 * Tests: unit/test_shift.c, the golden screens shift-*.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_SHIFT_H
#define ZCC_TUI_VIEW_SHIFT_H

#include "tui/core/console_state.h"

void shift_begin(struct console *c);
void shift_key(struct console *c, int key);
void shift_draw(struct console *c, struct frame *f);
/* A new board: somebody hands over to us, or answered what we handed over. */
void shift_news(struct console *c);
/* The hub did what was sent last. */
void shift_done(struct console *c);
/* For row 1: no shift runs though one is asked for, or somebody hands over to us.  False: neither. */
bool shift_line(const struct console *c, char *out, size_t size);

#endif
