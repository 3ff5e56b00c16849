/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feed - one CSV file read through its map: what to send next, and when it is due.
 *
 * The rows of one call make one item, its first row; see seen.h for how far apart they may stand.
 * Memory does not grow with the file.
 *
 * Tests:   unit/test_plan.c, cli/replay.t        Threads: one per feed
 * Memory:  some 600 KiB at feed_open().
 */
#ifndef ZCC_REPLAY_FEED_H
#define ZCC_REPLAY_FEED_H

#include "hub/replay/map.h"

struct feed; /* opaque; whoever opened it closes it */

struct feed_item {
	uint64_t row;           /* of the file */
	int64_t place;          /* plan.h: ms of the file's time since its first row */
	struct ask_board board; /* of an intake or a capacity command */
};

struct feed_source {
	const char *csv, *map; /* paths */
	enum map_kind kind;
	const struct settings *site;
	uint64_t limit;        /* items, UINT64_MAX = all */
	unsigned repeat;       /* rounds, 1.. */
};

/* Opens the file, reads the map and finds its columns in the first row.  ZCC_E_IO, ZCC_E_CONFIG,
 * ZCC_E_DATA: with the name of the file. */
ZCC_CHECK int feed_open(const struct feed_source *source, struct feed **out, struct fault *f);
void feed_close(struct feed **feed);

/*
 * What stands first in line; the same until feed_take().
 *
 * ZCC_OK       *item points to it, the feed's, good until feed_take() or feed_close()
 * ZCC_E_AGAIN  the file has ended, as often as was asked, or the limit is reached
 * ZCC_E_DATA   a row cannot be mapped; f names it.  Go on calling.  In later rounds of a repeated
 *              file such rows are passed over without a word
 * ZCC_E_IO     the file cannot be read
 */
ZCC_CHECK int feed_peek(struct feed *feed, const struct feed_item **item, struct fault *f);
void feed_take(struct feed *feed);

/* Items there are in all; 0 while nobody can know. */
uint64_t feed_total(const struct feed *feed);

#endif
