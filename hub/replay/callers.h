/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * callers - the simulated patience of people who wait: a share of them hangs up.
 *
 * The share and the patience come from the figures (figures.h), chance from the seed.  Only callers
 * that this replay brought in are watched, at most CALLERS_MAX at a time; one who finds no room
 * there simply waits on.
 *
 * Tests: unit/test_operators.c.   Pure: time is an argument.   Memory: some 384 KiB, the caller's.
 */
#ifndef ZCC_REPLAY_CALLERS_H
#define ZCC_REPLAY_CALLERS_H

#include "hub/replay/figures.h"

#include <stdbool.h>
#include <stdint.h>

enum { CALLERS_MAX = 16384 };

struct caller {
	uint64_t id;      /* of the case */
	int64_t until_ms; /* end of the patience */
};

struct callers {
	const struct figures *figures;
	int64_t speed_milli; /* plan.h; at PLAN_MAX patience is zero */
	struct rng rng;
	uint32_t num;
	struct caller heap[CALLERS_MAX]; /* the least patient first */
	uint64_t waiting[CALLERS_MAX];   /* by id % CALLERS_MAX: that id still waits */
};

void callers_init(struct callers *c, const struct figures *figures, int64_t speed_milli,
    uint64_t seed);
/* A case was taken in; chance says whether this caller is one who may hang up, and when. */
void callers_came(struct callers *c, uint64_t id, int64_t now_ms);
/* Somebody answered: this caller hangs up no more. */
void callers_answered(struct callers *c, uint64_t id);
/* The next one who hangs up now: false when nobody does. */
bool callers_left(struct callers *c, int64_t now_ms, struct caller *out);
/* When the next one may hang up, INT64_MAX = nobody waits. */
int64_t callers_wake_ms(const struct callers *c);

#endif
