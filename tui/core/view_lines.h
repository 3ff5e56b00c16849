/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_lines - the telephone: each line against its norm, now, over the last hour and in the shift
 * (TB-1, UX 8.9).
 *
 * Tests: unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_LINES_H
#define ZCC_TUI_VIEW_LINES_H

#include "tui/core/console_state.h"

enum { LINES_ROWS = ZCC_LINES_NUM + 2 }; /* heads, lines, all lines together */

/* The overview's rows. */
void lines_draw(const struct console *c, struct frame *f, int y);
/* The whole panel. */
void phone_draw(const struct console *c, struct frame *f, int y);

#endif
