/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * gate - a program as a gate of tests/proof: how long it may take, its seed, and the one line that
 * it says at the end.  What a gate is: zcc-proof(7).
 *
 * A program is a gate when $ZCC_GATE_S is there; without it, it runs to its full count and says the
 * same line.
 *
 * Threads: gate_is_over() from any, the rest from one.   Memory: none.
 */
#ifndef ZCC_TESTS_GATE_H
#define ZCC_TESTS_GATE_H

#include "shared/base/err.h"

#include <stdbool.h>
#include <stdint.h>

/* Begin now: `id` is what tests/proof/gates calls it, a string that stays. */
void gate_begin(const char *id);
/* $ZCC_GATE_SEED, or 1. */
uint64_t gate_seed(void);
/* Seconds in all, 0 = as many as the full count takes. */
int64_t gate_seconds(void);
/* The seconds are used up; never without $ZCC_GATE_S. */
bool gate_is_over(void);

/*
 * Of the full count `full`, at least 1, so much was done.  Of several counts, each told once, the line
 * has the one that came least far.  Without any: full, when the seconds were never used up.
 */
void gate_reached(uint64_t done, uint64_t full);

/* Say the line, of what held with `full: ` or `12 %: ` before it; the value is the exit status: 0, 1, 77. */
int gate_held(const char *figure, ...) ZCC_PRINTF(1, 2);
int gate_broken(const char *figure, ...) ZCC_PRINTF(1, 2);
int gate_absent(const char *reason, ...) ZCC_PRINTF(1, 2);

#endif
