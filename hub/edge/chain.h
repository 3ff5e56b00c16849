/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * chain - each row of the journal vouches for all rows before it; signed checkpoints vouch for the
 * chain.
 *
 *     sealed_hash = BLAKE2b-256(sealed), or zeros when there is no sealed part
 *     h           = BLAKE2b-256("zcc-chain-1" || h before || clear columns || sealed_hash)
 *
 * The clear columns stand in the order of struct journal_row: integers as 8 bytes little-endian
 * (signed ones in two's complement), everything else as its length (8 bytes) and its bytes.  So no
 * two different rows have one encoding.  h of row 0, before the first, is zeros.
 *
 * What verification finds, with the number of the first row that is wrong:
 *   - a row edited, deleted, swapped, inserted, also at the front: its h or its seq does not fit;
 *   - a sealed part that was changed; one that is no longer kept is fine, its hash vouches for it;
 *   - a history rewritten with all its hashes: the checkpoints' signatures do not fit it, and a
 *     stretch without signature is itself a finding (CHAIN_UNSIGNED_MAX);
 *   - a tail cut off up to before a checkpoint that is still there.
 * What it cannot find by itself: a tail cut off together with its checkpoints, and anything done to
 * rows after the newest checkpoint.  Nothing inside the file can show that (a "head" kept in it is
 * changed by whoever changes the rows); only a point kept elsewhere does: give it as an unsigned
 * `struct chain_point`.  `unsigned_rows` says how much hangs on that.
 *
 * Tests: unit/test_journal.c.   Threads: no state.   Memory: the caller's, chain_points_read() heap.
 */
#ifndef ZCC_CHAIN_H
#define ZCC_CHAIN_H

#include "hub/edge/journal.h"

struct seal_keys;

enum {
	CHAIN_SIGN_ROWS = 1000, /* the hub signs a checkpoint when this many rows are unsigned */
	/* More than this unsigned: a checkpoint is missing.  Twice, as a group is signed at its end. */
	CHAIN_UNSIGNED_MAX = 2 * CHAIN_SIGN_ROWS
};

/* Fill row->sealed_hash (from row->sealed when there is one, else zeros) and row->h. */
void chain_next(const uint8_t before[ZCC_HASH_BYTES], struct journal_row *row);

/* The hub's word for the chain up to seq: label "zcc-checkpoint-1", over site || seq || h. */
void chain_sign(const struct seal_keys *k, const uint8_t site[ZCC_SITE_BYTES], uint64_t seq,
    const uint8_t h[ZCC_HASH_BYTES], uint8_t sig[ZCC_SIG_BYTES]);

/* A row's h that is known from somewhere: a checkpoint, or a point kept outside (unsigned). */
struct chain_point {
	uint64_t seq;
	uint8_t h[ZCC_HASH_BYTES];
	bool is_signed;
	uint8_t sig[ZCC_SIG_BYTES];
};

/* All checkpoints of a journal, oldest first; free() *points.  ZCC_E_IO, ZCC_E_FULL: no memory. */
ZCC_CHECK int chain_points_read(struct journal *j, struct chain_point **points, uint32_t *num,
    struct fault *f);

struct chain_verify {
	const uint8_t *sign_pk, *site; /* borrowed; NULL = signatures are not asked for */
	const struct chain_point *points; /* borrowed, rising by seq */
	uint32_t points_num, point_i;     /* point_i: the next one to meet */
	uint64_t seq;                     /* newest row that was right */
	uint8_t h[ZCC_HASH_BYTES];
	uint64_t signed_seq;    /* newest row that a signature vouches for */
	uint64_t unsigned_rows; /* rows after it */
	uint64_t bad_seq;       /* first row that is wrong or missing; 0 = none found */
};

/* Begin after row seq with that h: 0 and zeros for everything, or what a snapshot says.  Points
 * before seq only tell how many rows are unsigned.  Set sign_pk, site and points before; the rest is
 * filled here.  ZCC_E_DATA: a point at seq says otherwise. */
ZCC_CHECK int chain_verify_start(struct chain_verify *v, uint64_t seq,
    const uint8_t h[ZCC_HASH_BYTES], struct fault *f);
/* The next row.  ZCC_E_DATA: it is not what was written; v->bad_seq and the fault say which row. */
ZCC_CHECK int chain_verify_row(struct chain_verify *v, const struct journal_row *row,
    struct fault *f);
/* No more rows.  ZCC_E_DATA: points speak of rows that are not there. */
ZCC_CHECK int chain_verify_end(struct chain_verify *v, struct fault *f);

#endif
