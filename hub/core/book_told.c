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

static void
told_note(struct book_case *c, const struct event *e)
{
	c->row.flags |= CASE_FLAG_NOTED;
	c->row.version++;
	reachable(c, e->u.of_case.has_phone, e->u.of_case.has_address);
}

static void
told_identity(struct book_case *c, const struct event *e)
{
	c->row.who = e->u.identified.who;
	if (e->u.identified.age != AGE_UNKNOWN)
		c->row.age = e->u.identified.age;
	c->row.version++;
	reachable(c, e->u.identified.has_phone, e->u.identified.has_address);
}

static void
told_link(struct book_case *c, const struct event *e)
{
	c->row.earlier = e->u.linked.earlier;
	c->link_opens_nothing = e->u.linked.opens_nothing;
	c->row.flags &= (uint8_t)~CASE_FLAG_EARLIER;
	c->row.flags |= c->row.earlier != 0 ? CASE_FLAG_EARLIER : 0;
	c->row.version++;
}

static void
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

static void
told_background(struct book_case *c, const struct event *e)
{
	if (e->u.background.limit != LIMIT_NONE)
		set_limit(c, e->u.background.limit, e->seq, !e->u.background.is_allowed);
	c->row.version++;
}

static void
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
static void
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

static void
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
static void
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

/* The case that the event tells something of; 0: none. */
static uint64_t
case_of(const struct event *e)
{
	switch (e->type) {
	case EV_CASE_NOTED: return e->u.of_case.id;
	case EV_CASE_IDENTIFIED: return e->u.identified.id;
	case EV_CASE_LINKED: return e->u.linked.id;
	case EV_CASE_ASKED: return e->u.asked.id;
	case EV_BACKGROUND: return e->u.background.id;
	case EV_STRUCK: return e->u.struck.id;
	case EV_CASE_MENDED: return e->u.mended.id;
	case EV_PART_MOVED: return e->u.moved.id;
	case EV_TAGGED: return e->u.tagged.case_id;
	default: return 0;
	}
}

void
told_fold(struct book_case *c, const struct event *e)
{
	switch (e->type) {
	case EV_CASE_NOTED: told_note(c, e); break;
	case EV_CASE_IDENTIFIED: told_identity(c, e); break;
	case EV_CASE_LINKED: told_link(c, e); break;
	case EV_CASE_ASKED: told_asks(c, e); break;
	case EV_BACKGROUND: told_background(c, e); break;
	case EV_STRUCK: told_struck(c, e); break;
	case EV_CASE_MENDED: told_mended(c, e); break;
	case EV_PART_MOVED: told_moved(c, e); break;
	case EV_TAGGED: told_tag(c, e); break;
	default: break;
	}
}

void
case_told(struct book *b, const struct event *e)
{
	struct case_slot *s = case_find(b, case_of(e));
	bool is_elsewhere = e->type == EV_CASE_ASKED; /* for another desk now, maybe: it waits there */
	if (s == NULL) /* of a case that left the book it stands in the journal only */
		return;
	if (is_elsewhere)
		waiting_remove(b, s);
	alone_remove(b, s);
	told_fold(&s->c, e);
	alone_add(b, s);
	rows_mark(b, s);
	if (is_elsewhere)
		waiting_add(b, s);
}
