/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pick - a list from which a digit chooses: at most nine on a page, 0 turns it.
 *
 * What a digit means is what the last frame showed beside it, whatever has come or gone since
 * (struct pick in console_state.h): who draws puts it there, and after a choice nothing is meant
 * until the next frame.
 *
 * Tests: unit/test_console_room.c.   Threads: one.
 */
#ifndef ZCC_TUI_PICK_H
#define ZCC_TUI_PICK_H

#include "tui/core/console_state.h"

/* Another list begins: its first page, and no digit means anything yet. */
void pick_begin(struct console *c);
/* What this key chose, or NULL; turns the pages. */
const struct pick_item *pick_key(struct console *c, int key);
/* A box of this width for a list of `num` lines, above the two rows that say what to do; returns its
 * first row inside, and in *first which of the list stands there. */
int pick_box(struct console *c, struct frame *f, const char *title, int width, unsigned num,
    unsigned *first);
/* How many of the list stand on this page. */
unsigned pick_here(const struct console *c, unsigned num);
/* Line n of the page, from 0, is this from now on; its digit is drawn there. */
void pick_put(struct console *c, struct frame *f, int y, unsigned n, const struct pick_item *item);
/* The row of the keys. */
void pick_keys(struct frame *f, unsigned num);

#endif
