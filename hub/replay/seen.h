/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seen - the last SEEN_MAX case keys of a file, so that the rows of one call make one case.
 *
 * The rows of a call must stand within SEEN_MAX other calls of each other; further apart they make
 * two cases.  That is what keeps memory the same for any size of file.
 *
 * Tests: unit/test_plan.c.   Threads: none of its own.   Memory: some 320 KiB, the caller's.
 */
#ifndef ZCC_REPLAY_SEEN_H
#define ZCC_REPLAY_SEEN_H

#include "hub/replay/map.h"

#include <stdbool.h>
#include <stdint.h>

enum { SEEN_MAX = 4096, SEEN_KEY_SIZE = MAP_KEY_SIZE, SEEN_BUCKETS = 8192 };

struct seen {
	uint64_t num;                        /* keys ever added; entry i stands at i % SEEN_MAX */
	uint32_t bucket[SEEN_BUCKETS];       /* newest entry + 1, 0 = none */
	uint32_t older[SEEN_MAX];            /* next entry + 1 of the same bucket */
	char key[SEEN_MAX][SEEN_KEY_SIZE];
};

void seen_clear(struct seen *s);
/* True when this key is new (it is added); keys are shorter than SEEN_KEY_SIZE. */
bool seen_add(struct seen *s, const char *key);

#endif
