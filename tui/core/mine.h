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
/* Something of our own was done: with it this case has this version; row 0: of cases that it did not name. */
void mine_acted(struct console *c, unsigned verb, uint64_t row, uint32_t version);

#endif
