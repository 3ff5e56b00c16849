/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mine - somebody else did something about a case that we have (PE-9): the bell goes once and the answer
 * line says which, and what.  What we do ourselves is no news to us.
 *
 * Tests: unit/test_console_mine.c.   Threads: one.   Memory: the console's.
 */
#ifndef ZCC_TUI_MINE_H
#define ZCC_TUI_MINE_H

#include "tui/core/console_state.h"

/* As of this board. */
void mine_update(struct console *c, const struct board *b);
/* What became of something of our own. */
void mine_acted(struct console *c, unsigned verb, const struct console_reply *r);

#endif
