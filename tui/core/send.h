/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * send - may it be asked of the hub, and asking it: what leaves the console as an intent.
 *
 * Tests: unit/test_console.c.   Threads: one.
 */
#ifndef ZCC_TUI_SEND_H
#define ZCC_TUI_SEND_H

#include "tui/core/console_state.h"

/* The role may use it. */
bool send_may(const struct console *c, enum zcc_verb verb);
/* ... and so what a line of the help or the footer names can be done; before the login it may be. */
bool send_may_binding(const struct console *c, const struct binding *b);
/* There is a hub and it let us in; false: says what is missing. */
bool send_may_act(struct console *c);
/* Both; false: says why. */
bool send_may_verb(struct console *c, enum zcc_verb verb);
/* Ask the hub, and expect its answer; false: says why it cannot be asked now. */
bool send_act(struct console *c, const struct intent *want);
/* What the edge does by itself: INTENT_QUIT, INTENT_REPAINT, INTENT_DESK. */
void send_plain(struct console *c, const struct intent *want);

/* This case can be triaged here now. */
bool send_may_triage(const struct console *c, const struct zcc_case_row *row);
/* Its patient can be asked: on the line, or waiting where care is given and was chosen already (NT-12). */
bool send_can_ask(const struct console *c, const struct zcc_case_row *row);

#endif
