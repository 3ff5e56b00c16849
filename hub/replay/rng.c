/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/replay/rng.h"

uint64_t
rng_next(struct rng *r)
{
	uint64_t z = r->state += 0x9e3779b97f4a7c15ULL;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return z ^ (z >> 31);
}

uint32_t
rng_below(struct rng *r, uint32_t bound)
{
	return (uint32_t)(((rng_next(r) >> 32) * bound) >> 32);
}

bool
rng_happens(struct rng *r, uint32_t permille)
{
	return rng_below(r, 1000) < permille;
}

bool
rng_quantiles_are_valid(const struct rng_quantiles *q)
{
	if (q->num < 2 || q->num > RNG_QUANTILES_MAX || q->permille[0] != 0 ||
	    q->permille[q->num - 1] != 1000)
		return false;
	for (unsigned i = 1; i < q->num; i++)
		if (q->permille[i] <= q->permille[i - 1] || q->value[i] < q->value[i - 1])
			return false;
	return true;
}

int64_t
rng_draw_milli(struct rng *r, const struct rng_quantiles *q)
{
	if (q->num == 0)
		return 0;
	/* In thousandths of a permille, so that a steep tail is not drawn in steps. */
	uint32_t at = rng_below(r, 1000 * 1000);
	unsigned i = 1;
	while (i < q->num - 1 && at >= q->permille[i] * 1000)
		i++;
	int64_t from = (int64_t)q->permille[i - 1] * 1000;
	int64_t width = (int64_t)q->permille[i] * 1000 - from;
	int64_t low = (int64_t)q->value[i - 1] * 1000;
	int64_t rise = (int64_t)q->value[i] * 1000 - low;
	return low + rise * (at - from) / width;
}
