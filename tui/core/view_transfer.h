/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_transfer - the form of a warm transfer (OV-1): to whom, four parts in words, then `j`.
 *
 * What was typed stays until it was sent, or another case is to be transferred.
 *
 * Tests: unit/test_console_hand.c, unit/test_screens.c.   Threads: one.   Memory: the texts are personal:
 * wiped when they were sent or left for another case.
 */
#ifndef ZCC_TUI_VIEW_TRANSFER_H
#define ZCC_TUI_VIEW_TRANSFER_H

#include "tui/core/console_state.h"

void transfer_begin(struct console *c, const struct zcc_case_row *row, uint32_t version);
void transfer_key(struct console *c, int key);
/* Pasted text. */
void transfer_insert(struct console *c, const char *text);
bool transfer_is_typing(const struct console *c);
/* The hub has it. */
void transfer_done(struct console *c, uint64_t row);
void transfer_wipe(struct console *c);
void transfer_draw(struct console *c, struct frame *f);

#endif
