/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_review - uses of the noodknop, or tagged cases, that nobody has reviewed, one at a time: what it was, by a digit,
 * words if there are any, then `j`.
 *
 * Tests: unit/test_console_noodknop.c, unit/test_screens.c.   Threads: one.   Memory: the words of both
 * sides may name a patient: wiped when the list is left.
 */
#ifndef ZCC_TUI_VIEW_REVIEW_H
#define ZCC_TUI_VIEW_REVIEW_H

#include "tui/core/console_state.h"

/* Asks the hub for them, or for the tags (KB-15) that are reviewed the same way. */
void review_begin(struct console *c, bool is_of_tags);
/* What it told. */
void review_are(struct console *c, const struct review_item *item, unsigned num);
void review_key(struct console *c, int key);
void review_insert(struct console *c, const char *text);
void review_draw(struct console *c, struct frame *f);
/* The hub has this one: on to the next. */
void review_done(struct console *c);

#endif
