/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sim - one run of the hub's core in a world of one seed: the loop's part (hub/loop.c), virtual
 * clocks, a disk that fails, and a process that dies and starts again.
 */
#ifndef ZCC_SIM_SIM_H
#define ZCC_SIM_SIM_H

#include "tests/sim/check.h"
#include "tests/sim/region.h"

struct sim_result {
	char broken[400]; /* empty: every rule held */
	uint8_t hash[ZCC_HASH_BYTES];
	struct check_counts counts;
	uint64_t commands, starts, crashes, virtual_ms;
};

/* is_verbose: what happens to the hub, on stdout. */
void sim_run(uint64_t seed, const struct region *r, bool is_verbose, struct sim_result *out);

#endif
