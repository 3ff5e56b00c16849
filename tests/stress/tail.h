/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tail - times measured in rounds, each with a quiet half and a loud one: the 99th percentile of
 * either, and whether the loud one's is higher by more than chance.
 *
 * Single times of a round are not independent, rounds are.  So the rounds are drawn anew, with
 * replacement and the two halves of one together, and the ratio of the percentiles of what was drawn
 * is taken: the spread of that ratio is what chance does to it.
 *
 * Threads: one.   Memory: the caller's.
 */
#ifndef ZCC_STRESS_TAIL_H
#define ZCC_STRESS_TAIL_H

#include <stdint.h>

enum {
	TAIL_ROUNDS_MAX = 64,
	TAIL_STEPS = 64,               /* for each doubling: a time is known to 1.6 % */
	TAIL_BUCKETS = 32 * TAIL_STEPS /* up to an hour, in us */
};

struct tail_half {
	uint32_t times[TAIL_BUCKETS];
};

struct tail {
	struct tail_half quiet[TAIL_ROUNDS_MAX], loud[TAIL_ROUNDS_MAX];
	unsigned rounds;
};

void tail_add(struct tail_half *h, int64_t us);

struct tail_figure {
	double quiet_us, loud_us; /* p99 */
	double ratio_least;       /* loud against quiet: it is more in 97.5 % of the draws */
};
/* Of the rounds that there are, at least one. */
struct tail_figure tail_figure(const struct tail *t, uint64_t seed);

#endif
