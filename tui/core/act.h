/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * act - what the actions of keys.def do.  Whatever changes a case becomes an intent; what cannot be
 * taken back goes through view_ask.h first.
 *
 * Tests: unit/test_console.c.   Threads: one.
 */
#ifndef ZCC_TUI_ACT_H
#define ZCC_TUI_ACT_H

#include "tui/core/console_state.h"

struct act_arg {
	uint64_t row;     /* 0 = what is selected */
	const char *text; /* what stood behind the command; NULL from a key */
};
void act_run(struct console *c, enum action a, const struct act_arg *arg);

#endif
