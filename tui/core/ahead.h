/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ahead - what is typed while the hub is asked for a case to work on.
 *
 * Who presses `n`, Enter and his first answers without looking means them for the case that comes.  They
 * wait here until it stands on the screen; on what stands there now they would be about another one.
 * A second `n` does not wait: it would put the first caller on hold.  When no case comes they are dropped,
 * for what they were meant for is not there; so they are when Esc is pressed, or the hub is gone.
 *
 * Tests: unit/test_console_ahead.   Threads: one, the console's.   Memory: a few keys in the console.
 */
#ifndef ZCC_CORE_AHEAD_H
#define ZCC_CORE_AHEAD_H

#include "tui/core/console_state.h"

/* True: the key waits, or is dropped, and a word says so. */
bool ahead_takes(struct console *c, const struct key_event *e);
/* The hub refused what was asked: when that was a case, it does not come. */
void ahead_refused(struct console *c, unsigned verb);
/* The keys that waited and may be pressed now, for whoever has room for CONSOLE_AHEAD_MAX. */
unsigned ahead_give(struct console *c, struct key_event out[]);

#endif
