/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol_encode - the content of a protocol as bytes, item by item: what is hashed, compared, and
 * small enough to travel.  Comments, blanks and the order of the file are not in it; where a
 * reference stands, the code stands that it refers to, so an item's bytes do not depend on others.
 *
 * Tests: unit/test_protocol_file.c, cli/protocol.t.   Pure.
 */
#ifndef ZCC_PROTOCOL_ENCODE_H
#define ZCC_PROTOCOL_ENCODE_H

#include "shared/base/bytes.h"
#include "shared/care/protocol.h"

/* The first byte of every hash: raised when the encoding changes. */
enum { PROTOCOL_ENCODING = 1, PROTOCOL_ITEM_MAX = 32768 };

enum protocol_item_kind {
	ITEM_HEAD, /* names, boundaries, demands, and the order of what stands in the file's order
		    */
	ITEM_ABCD,
	ITEM_FACTOR,
	ITEM_FLAG,
	ITEM_CRITERION,
	ITEM_TEXT,
	ITEM_COMPLAINT,
	ITEM_PATHWAY,
	ITEM_KINDS_NUM
};

struct protocol_item {
	enum protocol_item_kind kind;
	unsigned index;
	const char *code; /* "" of the head */
};

const char *protocol_item_word(enum protocol_item_kind kind); /* "criterion" */
unsigned protocol_items_num(const struct protocol *p, enum protocol_item_kind kind);
struct protocol_item protocol_item(
    const struct protocol *p, enum protocol_item_kind kind, unsigned index);
/* At most PROTOCOL_ITEM_MAX bytes. */
void protocol_encode(const struct protocol *p, const struct protocol_item *item, struct bytes *b);

#endif
