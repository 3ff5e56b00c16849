/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * recover - the book from the journal: every event after where it begins (a new book, or one from
 * a snapshot), each checked against the chain.
 *
 * Tests: unit/test_recover.c, cli/.   Threads: one.
 */
#ifndef ZCC_RECOVER_H
#define ZCC_RECOVER_H

#include "hub/core/book.h"
#include "hub/edge/journal.h"
#include "shared/base/clock.h"

/* Where to begin: the book as it was given, and what vouches for that point. */
struct recover_from {
	uint8_t head[ZCC_HASH_BYTES]; /* chain link of the book's seq; zeros for a new book */
	const uint8_t *sign_pk;       /* the hub's key: checkpoints are verified with it */
	const uint8_t *site;
};

struct recovered {
	uint64_t seq;                 /* newest event; 0 = an empty journal */
	uint8_t head[ZCC_HASH_BYTES]; /* its link of the chain */
	uint64_t signed_seq;          /* newest row under a checkpoint */
	struct timeline_mark mark;    /* of the last commit; zeros: an empty journal */
};

/*
 * Apply every event after the book's own seq (0: a new book; else it came from a snapshot).
 * ZCC_E_IO: the journal cannot be read, or a row is not what was written (the text names it);
 * ZCC_E_FULL: more cases, operators or capacity than the tables of zcc.conf hold.
 */
ZCC_CHECK int recover_book(struct journal *j, const struct recover_from *from, struct book *book,
    struct recovered *out, struct fault *f);

/* Decode a row's event.  `settings` is room for a configuration.  ZCC_E_IO: not an event. */
ZCC_CHECK int recover_event(const struct journal_row *row, struct settings *settings,
    struct event *out, struct fault *f);

#endif
