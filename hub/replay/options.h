/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * options - the command line of zcc-replay(1).
 *
 * Tests: unit/test_plan.c, cli/replay.t.   Threads: no state.   Memory: points into argv.
 */
#ifndef ZCC_REPLAY_OPTIONS_H
#define ZCC_REPLAY_OPTIONS_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stdint.h>

enum { OPTIONS_NAMES_MAX = 16 };

struct options {
	const char *conf;     /* -c, NULL = as site_open() finds it */
	const char *as;       /* --as, NULL = the site's default */
	const char *calls, *calls_map;
	const char *capacity, *capacity_map;
	int64_t speed_milli;  /* plan.h */
	uint64_t limit;       /* calls; UINT64_MAX = all */
	unsigned repeat;      /* 1.. */
	unsigned operators;   /* simulated ones, 0 = none */
	const char *figures;  /* --figures, NULL = conf/demo/operators.conf */
	unsigned names_num;   /* of the simulated operators, at least 1 */
	char names[OPTIONS_NAMES_MAX][32];
	bool hang_up;
	bool has_seed;
	uint64_t seed;
	int64_t give_up_ms;
	bool quiet, json;
	bool help, version;   /* nothing else is to be done */
};

/* ZCC_E_USAGE: f names the option and what it takes. */
ZCC_CHECK int options_parse(int argc, char *const argv[], struct options *out, struct fault *f);

extern const char options_help[];

#endif
