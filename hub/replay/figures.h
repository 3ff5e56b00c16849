/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * figures - what simulated operators and callers do, as numbers: conf/demo/operators.conf.
 *
 * Tests: unit/test_operators.c.   Threads: no state.   Plain data, no pointers.
 */
#ifndef ZCC_REPLAY_FIGURES_H
#define ZCC_REPLAY_FIGURES_H

#include "hub/replay/rng.h"
#include "zcc/err.h"
#include "zcc/limits.h"

#include <stddef.h>

struct figures {
	struct rng_quantiles service;  /* s an operator is busy with one call */
	struct rng_quantiles patience; /* s a caller waits who will hang up */
	uint32_t hang_up_permille;     /* callers who hang up when their patience ends */
	uint32_t note_permille;        /* calls of which the operator writes a note */
	char note[ZCC_NAME_SIZE];      /* its text; empty without notes */
};

/* ZCC_E_CONFIG: names file, line and key. */
ZCC_CHECK int figures_parse(const char *text, size_t len, const char *name, struct figures *out,
    struct fault *f);
ZCC_CHECK int figures_load(const char *path, struct figures *out, struct fault *f);

#endif
