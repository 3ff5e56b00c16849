/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * progress - what zcc-replay says: one living line on a terminal, messages, the summary.
 *
 * Tests: cli/replay.t.   Threads: one.   Memory: the struct.
 */
#ifndef ZCC_REPLAY_PROGRESS_H
#define ZCC_REPLAY_PROGRESS_H

#include "hub/replay/operators.h"
#include "zcc/err.h"

#include <stdbool.h>
#include <stdint.h>

struct tally {
	uint64_t calls;        /* intakes sent */
	uint64_t calls_total;  /* to be sent, 0 = not known yet */
	uint64_t cases;        /* intakes the hub accepted */
	uint64_t capacity;     /* capacity rows the hub accepted */
	uint64_t refused;      /* intakes and capacity rows it refused */
	uint64_t bad_rows;     /* rows of the files that could not be mapped */
	uint64_t hung_up;      /* callers who hung up */
	struct operators_count operators;
	int64_t elapsed_ms;
	int64_t behind_ms;     /* the next row should have been sent so long ago */
	uint64_t seed;
	bool is_interrupted;
};

struct progress {
	bool is_shown;   /* stderr is a terminal */
	bool is_on_line; /* the living line stands there now */
	int64_t next_ms; /* not before this */
};

void progress_init(struct progress *p, bool quiet);
/* Redraw the line, at most five times a second. */
void progress_show(struct progress *p, const struct tally *t, int64_t now_ms);
/* "zcc-replay: ..." on stderr. */
void progress_say(struct progress *p, const char *fmt, ...) ZCC_PRINTF(2, 3);
/* The living line goes, the summary comes on stdout: a sentence or one JSON document. */
void progress_end(struct progress *p, const struct tally *t, bool quiet, bool json);

#endif
