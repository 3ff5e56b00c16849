/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_ask - what cannot be taken back: a reason where one is needed, the effect in words, then `j`.
 *
 * Tests: unit/test_console_close.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_ASK_H
#define ZCC_TUI_VIEW_ASK_H

#include "tui/core/console_state.h"

/* row: NULL with VERB_BYE, whose `version` is the number of open cases.  reason: into
 * settings->reason, -1 = not chosen yet. */
void ask_begin(struct console *c, enum zcc_verb verb, const struct zcc_case_row *row,
    uint32_t version, int reason);
void ask_draw(struct console *c, struct frame *f);
void ask_key(struct console *c, int key);

#endif
