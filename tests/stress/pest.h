/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pest - peers of the hub that are no good neighbours, each a process that its owner stops and
 * continues (SIGSTOP, SIGCONT).
 *
 * Threads: made before the driver has any.   Memory: none.
 */
#ifndef ZCC_TESTS_PEST_H
#define ZCC_TESTS_PEST_H

#include "tests/lib/rig.h"

enum pest {
	PEST_FLOOD, /* a known operator with as many commands under way as the hub allows, for ever */
	PEST_MUTE   /* asks for ever and never reads an answer */
};

/* It waits for the hub by itself; it begins when it is continued. */
pid_t pest_start(const struct rig *r, enum pest kind);
void pest_end(pid_t pid);

#endif
