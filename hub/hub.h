/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * hub - what a hub at work holds; the modules that keep it going work on this.
 *
 * Tests: cli/.   Threads: the loop's.   Plain data; main.c opens and closes what is in it.
 */
#ifndef ZCC_HUB_H
#define ZCC_HUB_H

#include "hub/edge/engine.h"
#include "hub/edge/publish.h"
#include "shared/edge/site_protocol.h"
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
	size_t heap_at_open; /* bytes in use when they were bound */
	int64_t heap_look;   /* not looked at before */
	struct protocol_file protocol;      /* of triage, in force */
	struct protocol_file protocol_next; /* of a configuration that was read and may be adopted */
	struct protocol *protocol_past[BOOK_PROTOCOLS_PAST]; /* those that may still be needed */
	unsigned protocols_past;
	int64_t protocols_next; /* when is looked again which are (protocols.h) */
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

#endif
