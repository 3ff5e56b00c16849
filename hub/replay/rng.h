/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rng - chance that can be repeated: splitmix64 (Steele, Lea, Flood 2014), and draws from
 * quantiles.
 *
 * For simulated people only; keys and ids come from seal.h.   Tests: unit/test_operators.c
 * Threads: one state per thread.   Pure.
 */
#ifndef ZCC_REPLAY_RNG_H
#define ZCC_REPLAY_RNG_H

#include <stdbool.h>
#include <stdint.h>

struct rng {
	uint64_t state; /* begin with the seed */
};

uint64_t rng_next(struct rng *r);
/* 0..bound-1, bound > 0; the bias is below 2^-32 for every bound used here (< 2^32). */
uint32_t rng_below(struct rng *r, uint32_t bound);
/* True with a chance of `permille` in 1000. */
bool rng_happens(struct rng *r, uint32_t permille);

enum { RNG_QUANTILES_MAX = 32 };
/* A distribution as points (permille, value) that rise in both; between two points it is linear. */
struct rng_quantiles {
	unsigned num;                         /* 2..RNG_QUANTILES_MAX; 0 = always 0 */
	uint32_t permille[RNG_QUANTILES_MAX]; /* the first is 0, the last 1000 */
	uint32_t value[RNG_QUANTILES_MAX];
};
bool rng_quantiles_are_valid(const struct rng_quantiles *q);
/* One draw, in thousandths of the value's unit: seconds give ms. */
int64_t rng_draw_milli(struct rng *r, const struct rng_quantiles *q);

#endif
