/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bytes - a little-endian cursor that reads or writes, so that one description of a record serves
 * both directions.  The first failure sticks: check bytes_ok() once, at the end.
 *
 * A reader never reads past its end and never allocates; after a failure it yields zeros.
 * Tests: unit/test_bytes.c.   Threads: one cursor per thread.   Memory: the caller's, or growing.
 */
#ifndef ZCC_BYTES_H
#define ZCC_BYTES_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes {
	uint8_t *data;
	size_t at;   /* next byte */
	size_t size; /* end of what can be read, or room to write */
	bool is_write;
	bool has_failed;
	bool is_growing; /* data is heap memory of ours, enlarged as needed */
};

struct bytes bytes_reader(const void *data, size_t size);
struct bytes bytes_writer(void *room, size_t size); /* fails when the room is full */
struct bytes bytes_grower(void);                    /* bytes_free() it */
void bytes_free(struct bytes *b);                   /* wipes, then frees what a grower holds */
bool bytes_ok(const struct bytes *b);
bool bytes_at_end(const struct bytes *b); /* a reader that read everything, without failure */

void bytes_u8(struct bytes *b, uint8_t *v);
void bytes_u16(struct bytes *b, uint16_t *v);
void bytes_u32(struct bytes *b, uint32_t *v);
void bytes_u64(struct bytes *b, uint64_t *v);
void bytes_i64(struct bytes *b, int64_t *v);
void bytes_bool(struct bytes *b, bool *v);               /* anything but 0 and 1 fails */
void bytes_raw(struct bytes *b, void *data, size_t len); /* exactly len bytes */
/* A NUL-ended string in `room` bytes: a length, then its bytes.  Reading one that does not fit, or
 * that holds a NUL, fails; the rest of the room is cleared, so records compare with memcmp. */
void bytes_str(struct bytes *b, char *s, size_t room);
/* A blob: u32 length and bytes.  Writing takes *data, *len; reading points into the cursor's data. */
void bytes_blob(struct bytes *b, const uint8_t **data, uint32_t *len);
void bytes_fail(struct bytes *b);

#endif
