/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * loop - the hub at work: receive, decide and record as a group, publish, ring, answer; tick.
 *
 * Tests: cli/.   Threads: the one that called; snapshots have a helper of their own.
 */
#ifndef ZCC_LOOP_H
#define ZCC_LOOP_H

#include "hub/edge/engine.h"
#include "hub/edge/publish.h"
#include "shared/edge/site.h"
#include "shared/edge/sock.h"

struct hub {
	struct site *site;
	struct journal *journal;
	struct book *book;
	struct presence *presence;
	struct vault *vault;
	struct engine *engine;
	struct seg_writer *segment;
	struct publisher *publisher;
	struct sock *router, *pub;
	struct timeline timeline;
	struct seal_keys *keys;
	int lock_fd;
	int64_t gid; /* who may look (access.h); -1 = no group */
	char reserve[PATH_MAX], state_dir[PATH_MAX];
	struct snapshot_writer *snapshots;
	enum engine_mode mode;  /* what may be written, as the disk was at the last look */
	uint64_t snapshot_seq;  /* newest on disk */
	uint64_t snapshot_next; /* not before this one is tried again */
};

/* Look at the journal's disk, and make or spend the reserve: sets mode and, when there is a segment,
 * its state.  Before anything is written, and at least each tick. */
void hub_watch_disk(struct hub *h);
struct now hub_now(const struct hub *h);
void hub_heartbeat(struct hub *h);

/* Until SIGTERM or SIGINT: ZCC_OK.  Anything else: the outcome of a group is unknown, exit. */
ZCC_CHECK int loop_run(struct hub *h, struct fault *f);

#endif
