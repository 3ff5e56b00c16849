/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * loop - the hub at work: receive, decide and record as a group, publish, ring, answer; tick.
 *
 * Tests: cli/.   Threads: the one that called; snapshots have a helper of their own.
 */
#ifndef ZCC_LOOP_H
#define ZCC_LOOP_H

#include "hub/hub.h"

/* Look at the journal's disk, and make or spend the reserve: sets mode and, when there is a segment,
 * its state.  Before anything is written, and at least each tick. */
void hub_watch_disk(struct hub *h);
struct now hub_now(const struct hub *h);
void hub_heartbeat(struct hub *h);

/* Until SIGTERM or SIGINT: ZCC_OK.  Anything else: the outcome of a group is unknown, exit. */
ZCC_CHECK int loop_run(struct hub *h, struct fault *f);

#endif
