/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triage_send - what a triage that is being made sends to the hub: its answers, never their weight.
 *
 * Tests: unit/test_triage_keys.c.   Threads: one.   Memory: the intent's; personal, wipe after use.
 */
#ifndef ZCC_TUI_TRIAGE_SEND_H
#define ZCC_TUI_TRIAGE_SEND_H

#include "tui/core/console_state.h"

/* False: they are more than one command holds; those that fit stand there. */
ZCC_CHECK bool triage_put(const struct triage_form *t, struct intent *want);
/* What was answered goes with the call for an ambulance, when it is about this case. */
void triage_goes_along(const struct console *c, struct intent *want);
/* What was answered and not recorded goes with a transfer, when it is about this case: the receiver goes on
 * from there (NT-13). */
void triage_hands_on(const struct console *c, struct intent *want);

#endif
