/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * regie - what waits for a regiearts, on the board (TB-5, TB-6).
 *
 * A consult is an open case that its triagist judged below the protocol: it is asked whether that is
 * right, and it is not closed as advice before there is an answer.  Advice was given and the case is
 * closed: it waits to be authorised, and holds up nobody.
 *
 * Tests: unit/test_regie.c.   Pure.
 */
#ifndef ZCC_REGIE_H
#define ZCC_REGIE_H

#include "shared/care/board.h"
#include "shared/care/settings.h"

enum regie_kind { REGIE_CONSULT, REGIE_ADVICE };

/* Does a row of this board wait so? */
bool regie_waits(const struct board *b, const struct zcc_case_row *row, enum regie_kind kind);
/* Since when, on the time line. */
int64_t regie_since(const struct board *b, const struct zcc_case_row *row, enum regie_kind kind);
/* Over its limit, where it has one. */
bool regie_is_late(const struct settings *s, enum regie_kind kind, int64_t waits_s);
/* By which it is ordered: of a consult the graver of the two that it is about. */
unsigned regie_urgency(const struct board *b, const struct zcc_case_row *row, enum regie_kind kind);

/* All that wait so, the most urgent first and of these who waits for longest: row numbers into b->cases.
 * Returns how many there are; the first `max` of them stand in `rows`. */
uint32_t regie_list(const struct board *b, enum regie_kind kind, uint32_t *rows, uint32_t max);

#endif
