/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_lock - the screen is locked: nobody reads a patient on it, and no key does anything but open it.
 *
 * All goes on behind it: the call, its clocks, the form that was being filled, what the hub keeps of it.
 * Row 1 says what it always says, alarms ring, and the overview of toezicht, which has no patient in it,
 * stays.  The passphrase of the operator's key opens it; whether it does is for the edge to say
 * (INTENT_UNLOCK).  A key without one opens by Enter.
 *
 *     :slot, F6, or no key for c->lock_after_s and nobody on the line
 *     locked --passphrase, Enter--> asked --right--> open
 *       ^                             |
 *       +------ wrong: deaf for a while, each time twice as long; and the audit has it
 *
 * Tests: unit/test_console_lock.c, unit/test_screens.c, screen/lock.t.   Threads: one.
 * Memory: what was typed is wiped when it is sent, and when it is taken back.
 */
#ifndef ZCC_TUI_VIEW_LOCK_H
#define ZCC_TUI_VIEW_LOCK_H

#include "tui/core/console_state.h"

enum { LOCK_DEAF_MS = 1000, LOCK_DEAF_MAX_MS = 30000 };

void lock_screen(struct console *c);
void lock_key(struct console *c, int key);
void lock_insert(struct console *c, const char *text);
/* It locks by itself. */
void lock_time(struct console *c);
/* What the edge found: ZCC_OK, ZCC_E_DENIED for another passphrase, or why it cannot be known now. */
void lock_answer(struct console *c, int code);
/* The hub gets to know how often it was tried in vain, as soon as there is one; its answer. */
void lock_tell(struct console *c);
void lock_told(struct console *c, int code);
/* All below row 1. */
void lock_draw(struct console *c, struct frame *f);

#endif
