/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_capacity - the form of what a provider told: of a kind of care how many places there are, how many
 * of them are free, and how many wait for one.
 *
 * Some letters mean a provider or a kind that stands on the board already, and its last figures come along:
 * whoever telephoned confirms or corrects them.  Empty, or ?, is unknown, which is not zero (CA-2).
 *
 * Tests: unit/test_console_capacity.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_CAPACITY_H
#define ZCC_TUI_VIEW_CAPACITY_H

#include "tui/core/console_state.h"

void capacity_begin(struct console *c);
void capacity_key(struct console *c, int key);
void capacity_insert(struct console *c, const char *text);
void capacity_draw(struct console *c, struct frame *f);
/* The hub has it. */
void capacity_done(struct console *c);

#endif
