/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol_file - a triage protocol from its text (zcc-triage(5)).
 *
 * A file is refused at the first thing that no protocol can have: FILE:LINE: PATH: what, which
 * value, what may stand there.  What can be read and is still no good protocol is for
 * protocol_check().
 *
 * Tests: unit/test_protocol_file.c, cli/protocol.t, fuzz/fuzz_protocol.c.   Threads: no state.
 * Memory: a protocol is on the heap, some 0.6 MB and its texts; protocol_free() it, or the file.
 */
#ifndef ZCC_PROTOCOL_FILE_H
#define ZCC_PROTOCOL_FILE_H

#include "zcc/err.h"

#include "shared/care/protocol.h"
#include "shared/care/protocol_encode.h"

#include <limits.h>
#include <stddef.h>

enum { PROTOCOL_LAYERS_MAX = 2 };

/* One text; `name` stands in messages. */
struct protocol_source {
	const char *name, *text;
	size_t len;
};

struct protocol_text_of {
	char *text;
	size_t len;
};

/* A protocol with the files that it came from, and their texts: [0] its base, [1] a region's over it. */
struct protocol_file {
	struct protocol *protocol; /* NULL after a failure */
	char path[PROTOCOL_LAYERS_MAX][PATH_MAX];
	struct protocol_text_of text[PROTOCOL_LAYERS_MAX];
	unsigned layers;
};

/* Read FILE and, when it is laid over a base, that too: NAME.conf beside it, else in the
 * installed data.  ZCC_E_CONFIG: cannot be read, or refused.  ZCC_E_FULL: no memory. */
ZCC_CHECK int protocol_file_read(const char *path, struct protocol_file *out, struct fault *f);
void protocol_file_free(struct protocol_file *file);
/* The texts are not wanted any more; the protocol is. */
void protocol_file_forget(struct protocol_file *file);

/* The same from texts: layer[0], and layer[1] over it. */
ZCC_CHECK int protocol_parse(
    const struct protocol_source *layer, unsigned layers, struct protocol **out, struct fault *f);
void protocol_free(struct protocol *p); /* NULL is allowed */

/* The hash of one item, encoded in `room`; struct protocol.hash is that of all of them, in order. */
void protocol_item_hash(const struct protocol *p, const struct protocol_item *item,
    uint8_t room[PROTOCOL_ITEM_MAX], uint8_t out[ZCC_HASH_BYTES]);

#endif
