/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * act_room - what the actions about the room do: staff, breaks, calls for one person, messages.
 *
 * Tests: unit/test_console_room.c.   Threads: one.
 */
#ifndef ZCC_TUI_ACT_ROOM_H
#define ZCC_TUI_ACT_ROOM_H

#include "tui/core/console_state.h"

/* True when `a` was one of these.  row: the case that was named, 0 = none; text: what stood behind the
 * command, NULL from a key. */
bool act_room(struct console *c, enum action a, uint64_t row, const char *text);

#endif
