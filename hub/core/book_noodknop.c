/* SPDX-License-Identifier: EUPL-1.2 */
/* Uses of the noodknop (AU-8): what waits for review never makes room, what was reviewed does. */
#include "hub/core/book_priv.h"

#include <stdlib.h>
#include <string.h>

static struct noodknop_use *
find(struct book *b, uint64_t id)
{
	for (uint32_t i = 0; i < ZCC_NOODKNOPS_MAX; i++)
		if (b->noodknops[i].id == id)
			return &b->noodknops[i];
	return NULL;
}

/* A free place, else that of the oldest that was reviewed. */
static struct noodknop_use *
place(struct book *b)
{
	struct noodknop_use *best = find(b, 0);
	if (best != NULL)
		return best;
	for (uint32_t i = 0; i < ZCC_NOODKNOPS_MAX; i++) {
		struct noodknop_use *u = &b->noodknops[i];
		if (u->outcome != REVIEW_NONE && (best == NULL || u->id < best->id))
			best = u;
	}
	return best;
}

void
noodknop_used(struct book *b, const struct event *e)
{
	const struct ev_noodknop *n = &e->u.noodknop;
	struct noodknop_use *u = place(b);
	ZCC_MUST(u != NULL);
	*u = (struct noodknop_use){.id = n->id,
	    .case_id = n->case_id,
	    .seq = e->seq,
	    .reason = n->reason,
	    .at_wall = e->at_ms,
	    .at_line = e->line_ms,
	    .until_line = n->until_line,
	    .until_wall = n->until_wall};
	memcpy(u->operator, e->actor, sizeof u->operator);
	memcpy(u->role, n->role, sizeof u->role);
	b->next_noodknop = n->id + 1;
}

void
noodknop_reviewed(struct book *b, const struct event *e)
{
	struct noodknop_use *u = find(b, e->u.reviewed.id);
	ZCC_MUST(u != NULL);
	u->outcome = e->u.reviewed.outcome;
	u->reviewed_wall = e->at_ms;
	u->reviewed_seq = e->seq;
	memcpy(u->reviewed_by, e->actor, sizeof u->reviewed_by);
}

const struct noodknop_use *
book_each_noodknop(const struct book *b, uint32_t *i)
{
	while (*i < ZCC_NOODKNOPS_MAX) {
		const struct noodknop_use *u = &b->noodknops[(*i)++];
		if (u->id != 0)
			return u;
	}
	return NULL;
}

const struct noodknop_use *
book_noodknop(const struct book *b, uint64_t id)
{
	const struct noodknop_use *u;
	for (uint32_t i = 0; (u = book_each_noodknop(b, &i)) != NULL;)
		if (u->id == id)
			return u;
	return NULL;
}

uint64_t
book_next_noodknop(const struct book *b)
{
	return b->next_noodknop;
}

uint32_t
book_noodknops_waiting(const struct book *b, const char *operator)
{
	const struct noodknop_use *u;
	uint32_t num = 0;
	for (uint32_t i = 0; (u = book_each_noodknop(b, &i)) != NULL;)
		num += u->outcome == REVIEW_NONE &&
		    (operator == NULL || strcmp(u->operator, operator) == 0);
	return num;
}

static void
code_use(struct bytes *b, struct noodknop_use *u)
{
	struct ev_noodknop n = {.id = u->id,
	    .case_id = u->case_id,
	    .reason = u->reason,
	    .until_line = u->until_line,
	    .until_wall = u->until_wall};
	memcpy(n.role, u->role, sizeof n.role);
	record_noodknop(b, &n);
	u->id = n.id;
	u->case_id = n.case_id;
	u->reason = n.reason;
	u->until_line = n.until_line;
	u->until_wall = n.until_wall;
	memcpy(u->role, n.role, sizeof u->role);
	bytes_u64(b, &u->seq);
	bytes_str(b, u->operator, sizeof u->operator);
	bytes_i64(b, &u->at_wall);
	bytes_i64(b, &u->at_line);
	bytes_u8(b, &u->outcome);
	bytes_str(b, u->reviewed_by, sizeof u->reviewed_by);
	bytes_i64(b, &u->reviewed_wall);
	bytes_u64(b, &u->reviewed_seq);
}

static int
by_use_id(const void *a, const void *b)
{
	const struct noodknop_use *x = a, *y = b;
	return (x->id > y->id) - (x->id < y->id);
}

void
noodknops_dump(struct book *k, struct bytes *out)
{
	uint32_t num = 0;
	qsort(k->noodknops, ZCC_NOODKNOPS_MAX, sizeof k->noodknops[0], by_use_id);
	for (uint32_t i = 0; i < ZCC_NOODKNOPS_MAX; i++)
		num += k->noodknops[i].id != 0;
	bytes_u64(out, &k->next_noodknop);
	bytes_u32(out, &num);
	for (uint32_t i = ZCC_NOODKNOPS_MAX - num; i < ZCC_NOODKNOPS_MAX; i++)
		code_use(out, &k->noodknops[i]);
}

void
noodknops_load(struct book *b, struct bytes *in)
{
	uint64_t before = 0;
	uint32_t num = 0;
	bytes_u64(in, &b->next_noodknop);
	bytes_u32(in, &num);
	if (num > ZCC_NOODKNOPS_MAX)
		bytes_fail(in);
	for (uint32_t i = 0; i < num && bytes_ok(in); i++) {
		code_use(in, &b->noodknops[i]);
		if (b->noodknops[i].id <= before || b->noodknops[i].id >= b->next_noodknop)
			bytes_fail(in);
		before = b->noodknops[i].id;
	}
}
