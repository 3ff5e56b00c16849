/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_when - the form of a time: when a caller is called back, how long a break lasts.
 *
 * Minutes from now, or a time of day; what it means stands behind it.  A break without one lasts until
 * somebody ends it.
 *
 * Tests: unit/test_console_phone.c, unit/test_console_room.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_WHEN_H
#define ZCC_TUI_VIEW_WHEN_H

#include "tui/core/console_state.h"

enum when_what { WHEN_PROMISE = 1, WHEN_PAUSE, WHEN_BREAK };

/* row, version: of the case of a promise; whom: whose break, "" = one's own. */
void when_begin(struct console *c, enum when_what what, uint64_t row, uint32_t version, const char *whom);
void when_key(struct console *c, int key);
void when_insert(struct console *c, const char *text);
void when_draw(struct console *c, struct frame *f);

#endif
