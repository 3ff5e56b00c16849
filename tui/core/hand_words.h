/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * hand_words - what the screens say about a case that is handed over: to the meldkamer, or warm to a
 * colleague (zcc-case(7)).
 *
 * Tests: unit/test_screens.c, unit/test_console_hand.c.   Threads: one.
 */
#ifndef ZCC_TUI_HAND_WORDS_H
#define ZCC_TUI_HAND_WORDS_H

#include "tui/core/console_state.h"

/* Somebody is asked to take it over, and it is this operator, by name or in this role. */
bool hand_is_for(const struct console *c, const struct zcc_case_row *row);
/* It waits longer for the meldkamer than it may. */
bool hand_is_late(const struct console *c, const struct zcc_case_row *row);
/* For the column of the state, 10 columns; false: it says nothing. */
bool hand_label(const struct console *c, const struct zcc_case_row *row, char *out, size_t size,
    enum style *style);
/* One line of the detail: what is so and what to do; false: nothing of the kind. */
bool hand_line(const struct console *c, const struct zcc_case_row *row, char *out, size_t size,
    enum style *style);
/* The packet for the meldkamer, in PACKET_ROWS rows; rows that it took, 0 = there is none. */
enum { PACKET_ROWS = 4 };
int packet_draw(const struct console *c, struct frame *f, int y, const struct zcc_case_row *row);
/* Rings and says it, once for what is new, when something is handed over to us. */
void hand_news(struct console *c);

#endif
