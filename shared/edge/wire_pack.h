/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wire_pack - MessagePack values in and out, for the wire*.c files only.
 *
 * Both directions have sticky failures: write or read a whole record, then ask once how it went.
 * Writing is into the caller's room.  Reading is of bytes that wire_walk() has passed; what is read
 * points into them.     Tests: by way of unit/test_wire.c.   Threads: no state.
 */
#ifndef ZCC_WIRE_PACK_H
#define ZCC_WIRE_PACK_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>

struct wire_out {
	uint8_t *room;
	size_t size, len;
	bool is_full;
};

struct wire_out out_to(uint8_t *room, size_t size);
/* Behind the `len` bytes that are there: one of several values; out_end_after() it. */
struct wire_out out_after(uint8_t *room, size_t size, size_t len);
void out_raw(struct wire_out *o, const void *data, size_t len); /* as it stands */
void out_array(struct wire_out *o, size_t num);
void out_map(struct wire_out *o, size_t num);
void out_nil(struct wire_out *o);
void out_bool(struct wire_out *o, bool v);
void out_u64(struct wire_out *o, uint64_t v);
void out_i64(struct wire_out *o, int64_t v);
void out_str(struct wire_out *o, const char *s, size_t room); /* NUL-ended within room */
void out_bin(struct wire_out *o, const void *data, size_t len);
/* ZCC_OK and the length, or ZCC_E_FULL. */
ZCC_CHECK int out_end(const struct wire_out *o, size_t *len);
/* ZCC_OK and the length of all; or ZCC_E_FULL, and *len stays. */
ZCC_CHECK int out_end_after(const struct wire_out *o, size_t *len);

/* Values decoded at once; in_close() it, also after a failure of in_open(). */
struct wire_doc {
	void *zone;
	size_t used;     /* bytes of it, of in_open_at() */
	bool has_failed; /* some in_*() met something else than it should */
};
/* The next values of one array, or the entries of one map. */
struct wire_in {
	struct wire_doc *doc;
	const void *item;
	uint32_t left;
	bool is_map;
};
enum wire_type { WIRE_OTHER = 0, WIRE_NIL, WIRE_BIN };

/* Decode the one value that fills `data`: it comes out of *in.  ZCC_E_DATA when it is not one;
 * ZCC_E_FULL: no memory to tell. */
ZCC_CHECK int in_open(struct wire_doc *d, const uint8_t *data, size_t len, struct wire_in *in);
void in_close(struct wire_doc *d);
/* The same of one of several values, the array at `at`: what stands in it comes out of *in.  Then
 * in_close_at(), with this outcome, also after a failure: ZCC_OK when all of it was read, and *at is behind
 * it.  ZCC_E_AGAIN: there is none any more. */
ZCC_CHECK int in_open_at(struct wire_doc *d, const uint8_t *data, size_t len, size_t at, struct wire_in *in);
ZCC_CHECK int in_close_at(struct wire_doc *d, const struct wire_in *in, int code, size_t *at);
void in_fail(struct wire_in *in);

/* What comes next, where that may differ (WIRE_OTHER also at the end). */
enum wire_type in_type(const struct wire_in *in);
/* The key of the entry whose value comes next; false when it is not a string. */
bool in_key(const struct wire_in *in, const char **key, size_t *len);
struct wire_in in_array(struct wire_in *in);
struct wire_in in_map(struct wire_in *in);
void in_skip(struct wire_in *in);
bool in_bool(struct wire_in *in);
uint64_t in_u64(struct wire_in *in, uint64_t max);
int64_t in_i64(struct wire_in *in, int64_t min, int64_t max);
/* A string without NUL that fits; the rest of the room is cleared. */
void in_str(struct wire_in *in, char *room, size_t size);
void in_bin(struct wire_in *in, const uint8_t **data, uint32_t *len);
void in_bin_exact(struct wire_in *in, uint8_t *out, size_t len);
/* Nothing failed so far and nothing is left. */
bool in_at_end(const struct wire_in *in);

/* The length of the first whole value in `data`.  ZCC_E_DATA: wire_walk()'s rules are broken. */
ZCC_CHECK int wire_span(const uint8_t *data, size_t len, size_t *used);

/* Maps of ask fields (wire_map.c), which zcc-protocol(7) lists. */
struct ask_board;
struct ask_dossier;
void out_board(struct wire_out *o, const struct ask_board *b);
void in_board(struct wire_in *in, struct ask_board *b);
void out_dossier(struct wire_out *o, const struct ask_dossier *d);
void in_dossier(struct wire_in *in, struct ask_dossier *d);

#endif
