/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * route_words - what a professional asks, and from where a case was sent on, in words (KB-1, PI-5).
 *
 * Tests: unit/test_console_forward.c, unit/test_screens.c.   Pure.
 */
#ifndef ZCC_TUI_ROUTE_WORDS_H
#define ZCC_TUI_ROUTE_WORDS_H

#include "tui/core/console_state.h"

/* What is asked; "" for a number that is none. */
const char *asks_label(unsigned help);
/* The same in one whole word, of at most 8 columns in English and 9 in Dutch: the column of the line has 12. */
const char *asks_short(unsigned help);
/* "vraagt indicatie (huisarts)", and for whom it is otherwise; false: there is nothing to say. */
bool asked_words(const struct settings *s, const struct zcc_case_row *row, char *out, size_t size);
/* "van spoed door anna 10:12: ander-loket"; false: it was never sent on. */
bool sent_words(const struct console *c, const struct zcc_case_row *row, char *out, size_t size);

#endif
