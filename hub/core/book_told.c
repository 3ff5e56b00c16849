/* SPDX-License-Identifier: EUPL-1.2 */
/* What is told of a case while it is worked on: notes, who the patient is, that he was here before. */
#include "hub/core/book_priv.h"

#include <string.h>

/* A number that came later can be called back after all, and an address be driven to. */
static void
reachable(struct book_case *c, bool has_phone, bool has_address)
{
	if (has_phone)
		c->row.marks &= (uint8_t)~CASE_MARK_NO_NUMBER;
	if (has_address)
		c->row.marks &= (uint8_t)~CASE_MARK_NO_ADDRESS;
}

void
told_note(struct book_case *c, const struct event *e)
{
	c->row.flags |= CASE_FLAG_NOTED;
	c->row.version++;
	reachable(c, e->u.of_case.has_phone, e->u.of_case.has_address);
}

void
told_identity(struct book_case *c, const struct event *e)
{
	c->row.who = e->u.identified.who;
	if (e->u.identified.age != AGE_UNKNOWN)
		c->row.age = e->u.identified.age;
	c->row.version++;
	reachable(c, e->u.identified.has_phone, e->u.identified.has_address);
}

void
told_link(struct book_case *c, const struct event *e)
{
	c->row.earlier = e->u.linked.earlier;
	c->row.flags &= (uint8_t)~CASE_FLAG_EARLIER;
	c->row.flags |= c->row.earlier != 0 ? CASE_FLAG_EARLIER : 0;
	c->row.version++;
}

void
told_asks(struct book_case *c, const struct event *e)
{
	const struct ev_case_asked *a = &e->u.asked;
	c->row.asks = a->asks != HELP_NONE ? a->asks : c->row.asks;
	c->row.professional = a->professional != PROFESSIONAL_NONE ? a->professional : c->row.professional;
	c->row.desk = a->desk;
	c->row.version++;
}

/* The newest word on a limit holds: agreed, or allowed after all. */
static void
set_limit(struct book_case *c, unsigned limit, uint64_t seq, bool is_agreed)
{
	uint8_t bit = (uint8_t)(1U << limit);
	c->limit_seq[limit] = seq;
	c->row.limits = is_agreed ? c->row.limits | bit : c->row.limits & (uint8_t)~bit;
}

void
told_background(struct book_case *c, const struct event *e)
{
	if (e->u.background.limit != LIMIT_NONE)
		set_limit(c, e->u.background.limit, e->seq, !e->u.background.is_allowed);
	c->row.version++;
}

void
told_struck(struct book_case *c, const struct event *e)
{
	const struct ev_struck *s = &e->u.struck;
	if (s->limit != LIMIT_NONE && s->is_struck && c->limit_seq[s->limit] == s->part)
		set_limit(c, s->limit, 0, false);
	else if (s->limit != LIMIT_NONE && !s->is_struck && c->limit_seq[s->limit] < s->part)
		set_limit(c, s->limit, s->part, !s->is_allowed);
	c->row.version++;
}

/* It begins anew with what is left, or goes on with what came. */
void
told_mended(struct book_case *c, const struct event *e)
{
	const struct ev_case_mended *m = &e->u.mended;
	c->row.mended = m->other;
	c->row.mend = m->way;
	c->row.who = m->who;
	c->row.age = m->age;
	c->row.limits = m->limits;
	memcpy(c->limit_seq, m->limit_seq, sizeof c->limit_seq);
	c->row.marks |= CASE_MARK_NO_NUMBER | CASE_MARK_NO_ADDRESS;
	reachable(c, m->has_phone, m->has_address);
	c->row.version++;
}

void
told_moved(struct book_case *c, const struct event *e)
{
	const struct ev_part_moved *m = &e->u.moved;
	if (m->limit != LIMIT_NONE)
		set_limit(c, m->limit, e->seq, !m->is_allowed);
	if (m->type == EV_CASE_NOTED)
		c->row.flags |= CASE_FLAG_NOTED;
	c->row.version++;
}

/* One that turns out to be none goes; another of the same kind is given again. */
void
told_tag(struct book_case *c, const struct event *e)
{
	const struct ev_tagged *t = &e->u.tagged;
	uint8_t bit = (uint8_t)(1U << t->tag);
	if (t->act == TAG_GIVEN)
		c->row.tags |= bit;
	else if (t->outcome == TAG_END_NONE)
		c->row.tags &= (uint8_t)~bit;
	c->row.version++;
}

static void
tell(struct book *b, uint64_t id, const struct event *e,
    void (*told)(struct book_case *c, const struct event *e))
{
	struct case_slot *s = case_find(b, id);
	if (s == NULL) /* of a case that left the book it stands in the journal only */
		return;
	alone_remove(b, s);
	told(&s->c, e);
	alone_add(b, s);
	rows_mark(b, s);
}

void
case_noted(struct book *b, const struct event *e)
{
	tell(b, e->u.of_case.id, e, told_note);
}

void
case_identified(struct book *b, const struct event *e)
{
	tell(b, e->u.identified.id, e, told_identity);
}

void
case_linked(struct book *b, const struct event *e)
{
	tell(b, e->u.linked.id, e, told_link);
}

/* It may be for another desk now: it waits elsewhere. */
void
case_asked(struct book *b, const struct event *e)
{
	struct case_slot *s = case_find(b, e->u.asked.id);
	if (s == NULL)
		return;
	waiting_remove(b, s);
	tell(b, e->u.asked.id, e, told_asks);
	waiting_add(b, s);
}

void
case_background(struct book *b, const struct event *e)
{
	tell(b, e->u.background.id, e, told_background);
}

void
case_struck(struct book *b, const struct event *e)
{
	tell(b, e->u.struck.id, e, told_struck);
}

void
case_mended(struct book *b, const struct event *e)
{
	tell(b, e->u.mended.id, e, told_mended);
}

void
case_moved(struct book *b, const struct event *e)
{
	tell(b, e->u.moved.id, e, told_moved);
}

void
case_tagged(struct book *b, const struct event *e)
{
	tell(b, e->u.tagged.case_id, e, told_tag);
}
