/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_mend - the wrong patient (ID-2): of which case is what was recorded here, in words why, what becomes
 * of both, then `j`; and what there is to learn from a case (KB-15).
 *
 * Tests: unit/test_console_mend.c, unit/test_screens.c.   Threads: one.   Memory: the words may name a
 * patient: wiped when they were sent or left.
 */
#ifndef ZCC_TUI_VIEW_MEND_H
#define ZCC_TUI_VIEW_MEND_H

#include "tui/core/console_state.h"

/* A case as it stands on the screen. */
void mend_begin(struct console *c, uint64_t row, uint32_t version);
void mend_key(struct console *c, int key);
void mend_insert(struct console *c, const char *text);
void mend_draw(struct console *c, struct frame *f);
/* What was recorded in `from` is in `to` now. */
void mend_done(struct console *c, uint64_t from, uint64_t to);

void tag_begin(struct console *c, uint64_t row);
void tag_key(struct console *c, int key);
void tag_insert(struct console *c, const char *text);
void tag_draw(struct console *c, struct frame *f);
void tag_done(struct console *c, uint64_t row);
/* To who may review them a title says behind what it says how many wait. */
void tag_title(const struct console *c, char *title, size_t size);

#endif
