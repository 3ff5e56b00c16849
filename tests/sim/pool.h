/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pool - many seeds in a few processes: each takes every n-th seed.  A seed that breaks a rule is
 * printed with how to run it alone.
 *
 * Threads: one in each process.   Memory: each process has its own.
 */
#ifndef ZCC_SIM_POOL_H
#define ZCC_SIM_POOL_H

#include "tests/sim/sim.h"

struct pool_task {
	int64_t from, seeds;
	const int64_t *kept; /* more of them, run first */
	int64_t kept_num;
	int64_t jobs;
	bool is_verbose;
	bool (*is_over)(void); /* the time is up: no further seed */
};

struct pool_sum {
	struct check_counts counts;
	uint64_t commands, starts, crashes, virtual_ms;
	int64_t done, failed;
	bool is_lost; /* a process ended before its seeds did */
};

void pool_run(const struct pool_task *t, const struct region *r, struct pool_sum *out);

#endif
