/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * snapshot_file - private to snapshot*.c: the names and the head of a snapshot file.
 *
 * Tests: unit/test_snapshot.c.   Threads: no state.   Memory: the caller's.
 */
#ifndef ZCC_SNAPSHOT_FILE_H
#define ZCC_SNAPSHOT_FILE_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SNAPSHOT_HEAD_BYTES = 128, SNAPSHOT_NAME_SIZE = 40 };

struct snapshot_head {
	uint32_t format, book_version;
	uint64_t seq;
	uint8_t h[ZCC_HASH_BYTES];
	uint64_t dump_bytes;
	uint8_t digest[ZCC_HASH_BYTES];
};

void snapshot_head_encode(const struct snapshot_head *head, uint8_t out[SNAPSHOT_HEAD_BYTES]);
/* False: no such head, or damaged. */
bool snapshot_head_decode(struct snapshot_head *head, uint8_t in[SNAPSHOT_HEAD_BYTES]);

/* "book-SEQ.snap", and back; false when the name is not of that form. */
void snapshot_name(char out[SNAPSHOT_NAME_SIZE], uint64_t seq);
bool snapshot_name_parse(const char *name, uint64_t *seq);

/* The seqs of the directory's snapshots, newest first; free() *seqs. */
ZCC_CHECK int snapshot_list(int dir_fd, uint64_t **seqs, size_t *num, struct fault *f);

#endif
