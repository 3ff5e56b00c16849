/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * snapshot - the book at one row of the journal, in state/book-SEQ.snap, so that a start need not
 * replay everything.  Disposable: one that is missing, damaged or not ours costs time, never truth.
 * It holds the board's data only: no dossier and no key.
 *
 *     0   "ZCCSNAP1"                         56  u64  bytes of the dump
 *     8   u32  SNAPSHOT_FORMAT               64  BLAKE2b-256 of the dump
 *     12  u32  BOOK_VERSION                  96  BLAKE2b-256 of bytes 0..95
 *     16  u64  seq                           128 the dump (book_dump)
 *     24  h of row seq (32 bytes)
 *
 * Integers are little-endian.  The loop encodes; a helper thread writes, flushes, renames, flushes
 * the directory, and removes all but the new one and the one before it.
 *
 * Tests: unit/test_snapshot.c.   Threads: one caller, and a helper that is joined by the calls below.
 * Memory: a loaded dump is heap; a dump to be written is taken over and wiped.
 */
#ifndef ZCC_SNAPSHOT_H
#define ZCC_SNAPSHOT_H

#include "hub/edge/journal.h"
#include "shared/base/bytes.h"

enum { SNAPSHOT_FORMAT = 1 };

struct snapshot_writer;

/* NULL: no memory, or the path is too long.  state_dir is copied. */
ZCC_CHECK struct snapshot_writer *snapshot_writer_new(const char *state_dir);
/* Waits for a write under way. */
void snapshot_writer_free(struct snapshot_writer *w);

/*
 * Begin to write the dump of the book at row seq, whose hash is h.  Returns at once.
 *
 *   dump   a grower with the encoded book; empty afterwards, whatever is returned but ZCC_E_BUSY
 *
 * ZCC_E_BUSY   the one before is still being written (or its result was not asked for): dump is
 *              left alone   ZCC_E_FULL   no thread can be made
 */
ZCC_CHECK int snapshot_write_start(struct snapshot_writer *w, uint64_t seq,
    const uint8_t h[ZCC_HASH_BYTES], struct bytes *dump, struct fault *f);
/*
 * How it went.  Never waits.
 * ZCC_E_AGAIN: still being written, or nothing was begun.   ZCC_OK: *seq is on disk.
 * ZCC_E_IO, ZCC_E_FULL, ZCC_E_CREATE: it is not; the ones before still are.
 */
ZCC_CHECK int snapshot_write_result(struct snapshot_writer *w, uint64_t *seq, struct fault *f);

struct snapshot {
	uint64_t seq;
	uint8_t h[ZCC_HASH_BYTES];
	uint8_t digest[ZCC_HASH_BYTES]; /* of the dump */
	struct bytes dump;              /* a reader, for book_load() */
	uint8_t *room;                  /* what it reads */
};

/* A file that was passed over: its name, and why. */
typedef void (*snapshot_skip_fn)(const char *name, const char *why, void *arg);

/*
 * The newest whole snapshot of this program's versions that belongs to journal j (its row seq has
 * that h).  ZCC_E_UNKNOWN: there is none.  ZCC_E_IO: the directory or the journal cannot be read.
 * skip may be NULL.  snapshot_free() *out after ZCC_OK.
 */
ZCC_CHECK int snapshot_load_newest(const char *state_dir, struct journal *j, snapshot_skip_fn skip,
    void *arg, struct snapshot *out, struct fault *f);
void snapshot_free(struct snapshot *s);

#endif
