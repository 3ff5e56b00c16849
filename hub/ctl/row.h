/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * row - what a row of the picture means for a reader: durations in whole seconds, and words.
 *
 * Tests: cli/queue.t, cli/json.t.   Pure: `at` holds the time.
 */
#ifndef ZCC_CTL_ROW_H
#define ZCC_CTL_ROW_H

#include "shared/care/board.h"

/* "live", "vol", "starting", "stopped"; "gone": the hub ended or hangs without saying so. */
const char *row_hub_state(const struct board *at);
/* Whole seconds from `line` until now, 0 or more. */
int64_t row_since_s(const struct board *at, int64_t line);
/* Until the running norm ends; below 0 from the first moment that it is overdue.  False: no norm.
 */
bool row_due_in_s(const struct board *at, const struct zcc_case_row *r, int64_t *s);
/* How long the caller is on hold, whole seconds; -1: not on hold. */
int64_t row_held_s(const struct board *at, const struct zcc_case_row *r);
/* The complaint as it may be shown: a code, "vrije tekst", or "" when unknown. */
const char *row_complaint(const struct zcc_case_row *r);
const char *row_seat_state(unsigned state);  /* "away" "there" "lost" */
const char *row_priority(unsigned priority); /* "hoog" "middel" "laag" */

#endif
