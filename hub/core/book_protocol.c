/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The triage protocols that were in force (NT-10).  One that is replaced stays known while a case was
 * triaged by it, or may have been begun so: its triage goes on by the one that it began with.
 */
#include "hub/core/book_priv.h"

#include "hub/core/record.h"

#include <string.h>

static bool
is_same(const struct protocol_mark *m, const uint8_t hash[ZCC_HASH_BYTES])
{
	return memcmp(m->hash, hash, sizeof m->hash) == 0;
}

static const struct book_protocol_past *
find(const struct book *b, const uint8_t hash[ZCC_HASH_BYTES])
{
	for (unsigned i = 0; i < b->protocol_past_num; i++)
		if (is_same(&b->protocol_past[i].mark, hash))
			return &b->protocol_past[i];
	return NULL;
}

const struct protocol_mark *
book_protocol(const struct book *b)
{
	return &b->protocol;
}

const struct book_protocol_past *
book_protocol_past(const struct book *b, uint32_t i)
{
	return i < b->protocol_past_num ? &b->protocol_past[i] : NULL;
}

bool
book_needs_protocol(const struct book *b, const uint8_t hash[ZCC_HASH_BYTES])
{
	const struct book_protocol_past *p = find(b, hash);
	const struct book_case *c;
	if (p == NULL)
		return false;
	for (uint32_t i = 0; (c = book_each_case(b, &i)) != NULL;)
		if ((c->triage.times > 0 && memcmp(c->triage.protocol, hash, ZCC_HASH_BYTES) == 0) ||
		    (c->row.state != CASE_GESLOTEN && c->row.received_line <= p->until_line))
			return true;
	return false;
}

bool
book_protocol_is_of(
    const struct book *b, const struct book_case *c, const uint8_t hash[ZCC_HASH_BYTES])
{
	const struct book_protocol_past *p = find(b, hash);
	return is_same(&b->protocol, hash) || (p != NULL && c->row.received_line <= p->until_line);
}

/* Without what nobody needs, and without what is in force again. */
static void
drop(struct book *b, const struct protocol_mark *again)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < b->protocol_past_num; i++)
		if (!is_same(&b->protocol_past[i].mark, again->hash) &&
		    book_needs_protocol(b, b->protocol_past[i].mark.hash))
			b->protocol_past[kept++] = b->protocol_past[i];
	memset(b->protocol_past + kept, 0,
	    (BOOK_PROTOCOLS_PAST - kept) * sizeof b->protocol_past[0]);
	b->protocol_past_num = (uint8_t)kept;
}

void
protocol_changed(struct book *b, const struct event *e)
{
	struct book_protocol_past was = {b->protocol, e->line_ms};
	b->protocol = e->u.protocol;
	drop(b, &b->protocol);
	if (!protocol_mark_is_some(&was.mark) || is_same(&was.mark, b->protocol.hash))
		return;
	if (b->protocol_past_num == BOOK_PROTOCOLS_PAST)
		b->protocol_past_num--; /* the oldest makes room */
	memmove(b->protocol_past + 1, b->protocol_past,
	    b->protocol_past_num * sizeof b->protocol_past[0]);
	b->protocol_past[0] = was;
	b->protocol_past_num++;
	drop(b, &b->protocol);
}

void
protocols_code(struct bytes *b, struct book *k)
{
	record_protocol(b, &k->protocol);
	bytes_u8(b, &k->protocol_past_num);
	if (k->protocol_past_num > BOOK_PROTOCOLS_PAST) {
		k->protocol_past_num = 0;
		bytes_fail(b);
	}
	for (unsigned i = 0; i < k->protocol_past_num; i++) {
		record_protocol(b, &k->protocol_past[i].mark);
		bytes_i64(b, &k->protocol_past[i].until_line);
	}
}
