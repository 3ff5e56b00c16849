/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * act_phone - what an action of keys.def asks about a caller: on hold, to be called, called back, not come.
 *
 * Tests: unit/test_console_phone.c.   Threads: one.
 */
#ifndef ZCC_TUI_ACT_PHONE_H
#define ZCC_TUI_ACT_PHONE_H

#include "tui/core/console_state.h"

/* `want` names the case and its version as they were seen. */
void act_hold(struct console *c, const struct zcc_case_row *row, struct intent *want);
/* text NULL: the time is still to be typed. */
void act_promise(struct console *c, struct intent *want, const char *text);
void act_call_back(struct console *c, const struct zcc_case_row *row);
/* OV-4: who was expected did not come; also of a case that has left the board. */
void act_no_show(struct console *c, uint64_t row, uint32_t version);

#endif
