/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reply_room - what was asked about people rather than about a case is done: what is said of it.
 *
 * Tests: unit/test_console_room.c, unit/test_console_offer.c.   Threads: one.
 */
#ifndef ZCC_TUI_REPLY_ROOM_H
#define ZCC_TUI_REPLY_ROOM_H

#include "tui/core/console_state.h"

void reply_in_room(struct console *c, const struct console_pending *p);

#endif
