/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/stress/tail.h"

#include "tests/sim/chance.h"

#include <stdlib.h>

enum { DRAWS = 400, PERCENTILE = 99 };

/* A power of two and the first bits behind it. */
static unsigned
bucket_of(uint64_t us)
{
	unsigned octave = 0;
	if (us < TAIL_STEPS)
		return (unsigned)us;
	while (us >> octave >= 2 * TAIL_STEPS)
		octave++;
	unsigned i = octave * TAIL_STEPS + (unsigned)(us >> octave);
	return i < TAIL_BUCKETS ? i : TAIL_BUCKETS - 1;
}

static double
least_of(unsigned bucket)
{
	if (bucket < TAIL_STEPS)
		return bucket;
	unsigned octave = bucket / TAIL_STEPS - 1;
	return (double)((uint64_t)(bucket % TAIL_STEPS + TAIL_STEPS) << octave);
}

void
tail_add(struct tail_half *h, int64_t us)
{
	h->times[bucket_of(us > 0 ? (uint64_t)us : 0)]++;
}

static double
percentile(const uint64_t times[TAIL_BUCKETS])
{
	uint64_t all = 0, below = 0;
	unsigned i = 0;
	for (unsigned b = 0; b < TAIL_BUCKETS; b++)
		all += times[b];
	while (i < TAIL_BUCKETS - 1 && (below += times[i]) * 100 < all * PERCENTILE)
		i++;
	return least_of(i);
}

static void
add_half(uint64_t to[TAIL_BUCKETS], const struct tail_half *h)
{
	for (unsigned b = 0; b < TAIL_BUCKETS; b++)
		to[b] += h->times[b];
}

/* Of these rounds, each as often as it is named. */
static struct tail_figure
figure_of(const struct tail *t, const unsigned round[TAIL_ROUNDS_MAX])
{
	uint64_t quiet[TAIL_BUCKETS] = {0}, loud[TAIL_BUCKETS] = {0};
	for (unsigned i = 0; i < t->rounds; i++) {
		add_half(quiet, &t->quiet[round[i]]);
		add_half(loud, &t->loud[round[i]]);
	}
	struct tail_figure f = {percentile(quiet), percentile(loud), 0};
	f.ratio_least = f.quiet_us > 0 ? f.loud_us / f.quiet_us : 1;
	return f;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return *x < *y ? -1 : *x > *y;
}

struct tail_figure
tail_figure(const struct tail *t, uint64_t seed)
{
	struct chance c = chance_from(seed, 14);
	unsigned round[TAIL_ROUNDS_MAX];
	double ratio[DRAWS];
	for (unsigned n = 0; n < DRAWS; n++) {
		for (unsigned i = 0; i < t->rounds; i++)
			round[i] = (unsigned)(chance_next(&c) % t->rounds);
		ratio[n] = figure_of(t, round).ratio_least;
	}
	qsort(ratio, DRAWS, sizeof *ratio, by_size);
	for (unsigned i = 0; i < t->rounds; i++)
		round[i] = i;
	struct tail_figure all = figure_of(t, round);
	all.ratio_least = ratio[DRAWS / 40];
	return all;
}
