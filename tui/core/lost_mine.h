/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lost_mine - what became of the cases that our post lost (VS-1): back with us, or with a colleague.
 *
 * Tests: unit/test_console.c.   Threads: one.   Memory: the console's.
 */
#ifndef ZCC_TUI_LOST_MINE_H
#define ZCC_TUI_LOST_MINE_H

#include "tui/core/console_state.h"

/* Says it once of each, as of this board. */
void lost_mine_update(struct console *c, const struct board *b);

#endif
