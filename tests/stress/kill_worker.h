/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kill_worker - a thread that works on a hub which is killed under it: takes calls in, claims the
 * next, closes it, and notes, drafts and erases where it is told to; every command goes into its ledger before it is sent, and is asked again with
 * the same id, over a new connection, until it is answered.
 *
 * Threads: each worker is one; the ledger is the caller's once the thread has ended.
 */
#ifndef ZCC_TESTS_KILL_WORKER_H
#define ZCC_TESTS_KILL_WORKER_H

#include "shared/edge/client.h"

#include <pthread.h>
#include <stdatomic.h>

/* One command, and what the hub answered to it. */
struct entry {
	uint8_t id[ZCC_ID_BYTES];
	uint16_t verb;
	uint8_t line;     /* intake */
	uint16_t phone;   /* intake: the end of a number, 0 = none */
	uint64_t row;     /* asked about */
	uint32_t version;
	bool is_acked;
	bool is_blank;    /* done, but its case was erased before the answer was heard: that is all it says */
	struct wire_answer answer; /* data and sealed are not kept */
};

struct worker {
	const struct site *site;
	const char *as;
	/* Of a hundred commands so many more are these, beside taking in, claiming and closing. */
	struct {
		atomic_uint note, draft, erase;
	} mix;
	atomic_uint_fast64_t *acked_seq; /* the greatest sequence number anybody was told */
	/* NULL, or a number that is odd while the hub has no power: what it says then was never said, and
	 * with each even one begins a new connection. */
	atomic_uint *power;
	atomic_bool is_closing;          /* send nothing new, end when all is answered */
	pthread_t thread;
	struct entry *ledger;
	size_t num, room;
	uint64_t repeats;    /* answers asked for again, and equal */
	uint64_t reconnects;
	char broken[256];    /* empty = no promise was broken */
};

void *worker_main(void *worker);
/* Ask every acknowledged command again; the hub runs.  w->broken says what differed. */
void worker_repeat_all(struct worker *w);

#endif
