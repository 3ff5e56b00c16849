/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kill_eye - a reader of the segment that stays attached while hubs die under it, and holds what it
 * sees against what is known:
 *
 *     a dead hub is never live
 *     what is live is not older than what was acknowledged, and never goes back
 *     the picture is whole groups: the rows of the table are as many as the hub's own row says
 *
 * Threads: one more, from eye_open() to eye_close(); the functions are for one.   Memory: one eye.
 */
#ifndef ZCC_TESTS_KILL_EYE_H
#define ZCC_TESTS_KILL_EYE_H

#include "tests/lib/rig.h"

#include <stdatomic.h>

struct eye {
	atomic_uint_fast64_t acked_seq; /* the greatest number that any worker was told */
	atomic_uint_fast64_t live_at;   /* the epoch that was seen live last */
	atomic_uint_fast64_t consoles;  /* that are logged in, as the hub says; 0 when it is not live */
	uint64_t looks, dead_looks;     /* once it is closed */
};

struct eye *eye_open(const struct rig *r);
/* The hub is surely dead from now on (after it was killed), or may live (before it is started). */
void eye_hub(bool is_dead);
/* Until a hub of this epoch or a later one is seen live; false after `ms`, or when it is broken. */
bool eye_wait_live(uint64_t epoch, int ms);
/* Empty = nothing is wrong. */
const char *eye_broken(void);
void eye_close(void);

#endif
