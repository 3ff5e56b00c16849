/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_regie - what waits for a regiearts: consults above, advice to be authorised below.
 *
 * Enter opens the dossier, which is recorded; `a` agrees with what was read there, and `+` and `-` give
 * another urgency.  The selection stays with its case; when that has gone, with its place.
 *
 * Tests: unit/test_console_regie.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_REGIE_H
#define ZCC_TUI_VIEW_REGIE_H

#include "tui/core/console_state.h"

/* SCREEN_REGIE */
void regie_draw(struct console *c, struct frame *f, int y);
void regie_move(struct console *c, int64_t rows);
/* The bell and a sentence, once, for each consult that comes while we look (TB-5). */
void regie_news(struct console *c);
/* Asks for the words with which a consult is sent back (TB-5), or advice (TB-6); text may be NULL. */
void regie_instruct(struct console *c, const struct zcc_case_row *row, uint32_t version,
    const char *text);
/* What was recorded of this case, NULL none, is an instruction: says so. */
bool regie_sent_back(struct console *c, const struct zcc_case_row *row);
/* The same of advice that is not authorised, and is a call back now (TB-6). */
bool regie_declined(struct console *c, const struct zcc_case_row *row);
/* The bell and a sentence, once, for each case that comes back to us so, and for our advice (PE-9). */
void regie_told(struct console *c);
/* Agrees with the case that is open: a consult asks why, advice is authorised. */
void regie_agree(struct console *c, const struct zcc_case_row *row, uint32_t version);
/* Another urgency, by one class: graver, or less so. */
void regie_judge(struct console *c, const struct zcc_case_row *row, uint32_t version, int by);
/* It was done: back to the list, where the next one is selected. */
void regie_done(struct console *c);

#endif
