/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * chance - a stream of numbers that follows from its seed alone (SplitMix64).
 *
 * Every part of a run that draws has a stream of its own, so that a change in one part leaves the
 * draws of the others as they were.
 */
#ifndef ZCC_SIM_CHANCE_H
#define ZCC_SIM_CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct chance {
	uint64_t state;
};

static inline uint64_t
chance_next(struct chance *c)
{
	uint64_t z = c->state += 0x9e3779b97f4a7c15U;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
	z = (z ^ z >> 27) * 0x94d049bb133111ebU;
	return z ^ z >> 31;
}

static inline struct chance
chance_from(uint64_t seed, uint64_t part)
{
	struct chance c = {seed * 0x2545f4914f6cdd1dU + part};
	chance_next(&c);
	return c;
}

/* lo..hi, both included. */
static inline int64_t
chance_range(struct chance *c, int64_t lo, int64_t hi)
{
	return lo + (int64_t)(chance_next(c) % (uint64_t)(hi - lo + 1));
}

/* True `permille` times out of a thousand. */
static inline bool
chance_hits(struct chance *c, unsigned permille)
{
	return chance_next(c) % 1000 < permille;
}

static inline void
chance_bytes(struct chance *c, void *data, size_t len)
{
	uint8_t *to = data;
	while (len > 0) {
		uint64_t v = chance_next(c);
		size_t n = len < sizeof v ? len : sizeof v;
		memcpy(to, &v, n);
		to += n;
		len -= n;
	}
}

#endif
