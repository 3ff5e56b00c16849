/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * run_priv - what run_open.c makes and run.c works with; nobody else includes it.
 */
#ifndef ZCC_REPLAY_RUN_PRIV_H
#define ZCC_REPLAY_RUN_PRIV_H

#include "hub/replay/callers.h"
#include "hub/replay/feed.h"
#include "hub/replay/post.h"
#include "hub/replay/run.h"
#include "shared/edge/seg_read.h"

#include <signal.h>

struct run {
	const struct options *o;
	struct site site;
	struct figures figures;
	struct feed *calls, *capacity;          /* NULL: not asked for */
	struct post *own;                       /* for the feeds and those who hang up */
	struct post *desk[OPTIONS_NAMES_MAX];   /* for the operators, by name */
	unsigned desks_num;
	struct operators *operators;            /* NULL: none */
	struct callers *callers;                /* NULL: nobody hangs up */
	struct seg_reader *board;               /* with operators or callers only */
	struct progress progress;
	struct tally tally;
	const char *operator_role;
	uint64_t refused_calls;
	int64_t start_ms, now_ms, due_ms;       /* due_ms: of the next row, INT64_MAX = none left */
	int64_t stop_ms;                        /* when the interrupt came, INT64_MAX = not yet */
	bool is_fed;                            /* both files have ended */
	bool was_last_call;
	struct ask ask;                         /* room for the one being made */
};

/* Set by SIGINT and SIGTERM. */
extern volatile sig_atomic_t run_is_interrupted;

#endif
