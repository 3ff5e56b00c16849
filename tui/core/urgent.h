/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * urgent - the U0 and U1 that nobody has (TE-2): the bell of this post, once each, and row 1 until
 * somebody takes them.  Nothing interrupts typing, and who has another caller in the ear sees it too.
 *
 * Tests: unit/test_console.c.   Pure.
 */
#ifndef ZCC_TUI_URGENT_H
#define ZCC_TUI_URGENT_H

#include "tui/core/console_state.h"

/* A new board: ring for what waits for too long since the last one, and for new alarms of the highest
 * class that are for this desk.  What stood there already when the
 * console began to look is no news. */
void urgent_update(struct console *c, const struct board *b);
/* "U1 24031 20s", or how many and how long the first waits; false: none that this post may take. */
bool urgent_line(const struct console *c, char *out, size_t size);

#endif
