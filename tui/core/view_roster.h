/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_roster - who is on per role now and next, as far as shifts and the rota of those on call tell; and
 * calling somebody in (SH-1).
 *
 * The console makes no telephone call: it shows whom and where, and `j` tells all desks that somebody
 * was called in, so that nobody calls twice.
 *
 * Tests: unit/test_console_room.c, the golden screens roster*, reserve*.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_ROSTER_H
#define ZCC_TUI_VIEW_ROSTER_H

#include "tui/core/console_state.h"

void roster_begin(struct console *c);
void roster_key(struct console *c, int key);
void roster_draw(struct console *c, struct frame *f);

void reserve_begin(struct console *c);
void reserve_key(struct console *c, int key);
void reserve_draw(struct console *c, struct frame *f);

#endif
