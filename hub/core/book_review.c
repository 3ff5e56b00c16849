/* SPDX-License-Identifier: EUPL-1.2 */
/* Uses of the noodknop (AU-8), and tags (KB-15): what waits for review never makes room, what was reviewed
 * does. */
#include "hub/core/book_priv.h"

#include "shared/care/words.h"

#include <stdlib.h>
#include <string.h>

static struct to_review *
find(struct review_table *t, uint64_t id)
{
	for (uint32_t i = 0; i < ZCC_NOODKNOPS_MAX; i++)
		if (t->item[i].id == id)
			return &t->item[i];
	return NULL;
}

/* A free place, else that of the oldest that was reviewed. */
static struct to_review *
place(struct review_table *t)
{
	struct to_review *best = find(t, 0);
	if (best != NULL)
		return best;
	for (uint32_t i = 0; i < ZCC_NOODKNOPS_MAX; i++) {
		struct to_review *u = &t->item[i];
		if (u->outcome != REVIEW_NONE && (best == NULL || u->id < best->id))
			best = u;
	}
	return best;
}

/* One more to review, which this event began. */
static void
begin(struct review_table *t, const struct event *e, const struct to_review *use, const char *role)
{
	struct to_review *u = place(t);
	ZCC_MUST(u != NULL);
	*u = *use;
	u->seq = e->seq;
	u->at_wall = e->at_ms;
	u->at_line = e->line_ms;
	memcpy(u->operator, e->actor, sizeof u->operator);
	memcpy(u->role, role, sizeof u->role);
	t->next = use->id + 1;
}

static void
end(struct review_table *t, const struct event *e, uint64_t id, uint8_t outcome)
{
	struct to_review *u = id != 0 ? find(t, id) : NULL;
	ZCC_MUST(u != NULL);
	u->outcome = outcome;
	u->reviewed_wall = e->at_ms;
	u->reviewed_seq = e->seq;
	memcpy(u->reviewed_by, e->actor, sizeof u->reviewed_by);
}

void
noodknop_used(struct book *b, const struct event *e)
{
	const struct ev_noodknop *n = &e->u.noodknop;
	begin(&b->noodknops, e,
	    &(struct to_review){.id = n->id,
	        .case_id = n->case_id,
	        .reason = n->reason,
	        .until_line = n->until_line,
	        .until_wall = n->until_wall},
	    n->role);
}

void
noodknop_reviewed(struct book *b, const struct event *e)
{
	end(&b->noodknops, e, e->u.reviewed.id, e->u.reviewed.outcome);
}

void
tag_changed(struct book *b, const struct event *e)
{
	const struct ev_tagged *t = &e->u.tagged;
	if (t->act == TAG_GIVEN)
		begin(&b->tags, e,
		    &(struct to_review){.id = t->id, .case_id = t->case_id, .tag = t->tag}, t->role);
	else
		end(&b->tags, e, t->id, t->outcome);
	case_told(b, e);
}

static const struct to_review *
each(const struct review_table *t, uint32_t *i)
{
	while (*i < ZCC_NOODKNOPS_MAX) {
		const struct to_review *u = &t->item[(*i)++];
		if (u->id != 0)
			return u;
	}
	return NULL;
}

const struct to_review *
book_each_noodknop(const struct book *b, uint32_t *i)
{
	return each(&b->noodknops, i);
}

const struct to_review *
book_each_tag(const struct book *b, uint32_t *i)
{
	return each(&b->tags, i);
}

static const struct to_review *
known(const struct review_table *t, uint64_t id)
{
	const struct to_review *u;
	for (uint32_t i = 0; (u = each(t, &i)) != NULL;)
		if (u->id == id)
			return u;
	return NULL;
}

const struct to_review *
book_noodknop(const struct book *b, uint64_t id)
{
	return known(&b->noodknops, id);
}

const struct to_review *
book_tag(const struct book *b, uint64_t id)
{
	return known(&b->tags, id);
}

uint64_t
book_next_noodknop(const struct book *b)
{
	return b->noodknops.next;
}

uint64_t
book_next_tag(const struct book *b)
{
	return b->tags.next;
}

static uint32_t
waiting(const struct review_table *t, const char *operator)
{
	const struct to_review *u;
	uint32_t num = 0;
	for (uint32_t i = 0; (u = each(t, &i)) != NULL;)
		num += u->outcome == REVIEW_NONE &&
		    (operator == NULL || strcmp(u->operator, operator) == 0);
	return num;
}

uint32_t
book_noodknops_waiting(const struct book *b, const char *operator)
{
	return waiting(&b->noodknops, operator);
}

uint32_t
book_tags_waiting(const struct book *b)
{
	return waiting(&b->tags, NULL);
}

static void
code_item(struct bytes *b, struct to_review *u)
{
	bytes_u64(b, &u->id);
	bytes_u64(b, &u->case_id);
	bytes_u64(b, &u->seq);
	bytes_u8(b, &u->tag);
	bytes_u8(b, &u->reason);
	bytes_str(b, u->operator, sizeof u->operator);
	bytes_str(b, u->role, sizeof u->role);
	bytes_i64(b, &u->until_line);
	bytes_i64(b, &u->until_wall);
	bytes_i64(b, &u->at_wall);
	bytes_i64(b, &u->at_line);
	bytes_u8(b, &u->outcome);
	bytes_str(b, u->reviewed_by, sizeof u->reviewed_by);
	bytes_i64(b, &u->reviewed_wall);
	bytes_u64(b, &u->reviewed_seq);
	if ((tag_word(u->tag)[0] != '\0') == (noodknop_word(u->reason)[0] != '\0'))
		bytes_fail(b);
}

static int
by_id(const void *a, const void *b)
{
	const struct to_review *x = a, *y = b;
	return (x->id > y->id) - (x->id < y->id);
}

void
reviews_dump(struct review_table *t, struct bytes *out)
{
	uint32_t num = 0;
	qsort(t->item, ZCC_NOODKNOPS_MAX, sizeof t->item[0], by_id);
	for (uint32_t i = 0; i < ZCC_NOODKNOPS_MAX; i++)
		num += t->item[i].id != 0;
	bytes_u64(out, &t->next);
	bytes_u32(out, &num);
	for (uint32_t i = ZCC_NOODKNOPS_MAX - num; i < ZCC_NOODKNOPS_MAX; i++)
		code_item(out, &t->item[i]);
}

void
reviews_load(struct review_table *t, struct bytes *in)
{
	uint64_t before = 0;
	uint32_t num = 0;
	bytes_u64(in, &t->next);
	bytes_u32(in, &num);
	if (num > ZCC_NOODKNOPS_MAX)
		bytes_fail(in);
	for (uint32_t i = 0; i < num && bytes_ok(in); i++) {
		code_item(in, &t->item[i]);
		if (t->item[i].id <= before || t->item[i].id >= t->next)
			bytes_fail(in);
		before = t->item[i].id;
	}
}
