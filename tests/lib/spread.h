/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * spread - the numbers 0..num-1, each once, in an order that is spread over all of them however early
 * it is broken off: the count with its bits reversed.
 */
#ifndef ZCC_TESTS_SPREAD_H
#define ZCC_TESTS_SPREAD_H

#include <stdint.h>

static inline uint64_t
spread_reversed(uint64_t n, unsigned bits)
{
	uint64_t r = 0;
	for (unsigned i = 0; i < bits; i++)
		r |= (n >> i & 1) << (bits - 1 - i);
	return r;
}

/* The next of `num`; *step starts at 0 and is the walk's own.  UINT64_MAX: all were given. */
static inline uint64_t
spread_next(uint64_t *step, uint64_t num)
{
	unsigned bits = 0;
	while ((UINT64_C(1) << bits) < num)
		bits++;
	while (*step < UINT64_C(1) << bits) {
		uint64_t n = spread_reversed((*step)++, bits);
		if (n < num)
			return n;
	}
	return UINT64_MAX;
}

#endif
