/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * callers - how long each of the people waits who call on an evening, and how long he talks: of a real
 * day, row by row (callers.pl), or where that is not there drawn from the figures that were measured
 * on it (hub/replay/figures.h).
 *
 * Threads: one.   Memory: plain data.
 */
#ifndef ZCC_TESTS_CALLERS_H
#define ZCC_TESTS_CALLERS_H

#include "hub/replay/figures.h"

#include <stdint.h>

enum { CALLERS_MAX = 2048 };

struct caller {
	int64_t patience_ms; /* INT64_MAX: waits for as long as it takes */
	int64_t service_ms;
};

struct callers {
	struct figures figures;
	struct rng *rng;
	unsigned num, next; /* 0 of a day: from the figures */
	struct caller row[CALLERS_MAX];
};

/* day: what callers.pl printed, or "-"; where in it this evening begins, `rng` says.  Anything wrong is
 * the end of the program. */
void callers_load(struct callers *c, const char *figures, const char *day, struct rng *rng);
struct caller callers_next(struct callers *c);

#endif
