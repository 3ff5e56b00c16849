/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who waits without anybody having noticed, so that a tick looks at the head of a list and not at all
 * cases: the U0 and U1 that nobody has (TE-2), of whom no bell went yet and of whom it did; and the
 * calls back that were promised.  Each list stands in the order of since when.
 *
 * Who is new stands at the end, so that a walk from there finds the place at once.  Only what is
 * taken back, or promised for a time before another's, goes further.
 */
#include "hub/core/book_priv.h"

#include "shared/care/alarm.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"

void
alone_init(struct book *b)
{
	b->unheard = b->rung = b->promised = list_empty(CHAIN_ALONE);
}

int64_t
book_alone_since(const struct book_case *c)
{
	return c->alone_line != 0 ? c->alone_line : alarm_alone_line(&c->row);
}

static struct case_list *
list_of(struct book *b, const struct book_case *c)
{
	const struct zcc_case_row *r = &c->row;
	if (alarm_case_is_alone(r))
		return c->told == TOLD_NOBODY ? &b->unheard : c->told == TOLD_DESKS ? &b->rung : NULL;
	bool is_promised = state_is_waiting((enum zcc_state)r->state) && rank_is_call_back(r) &&
	    r->promised_line != 0 && r->urgency > URGENCY_ALARM &&
	    (r->marks & (CASE_MARK_NO_NUMBER | CASE_MARK_REGIE)) == 0;
	return is_promised ? &b->promised : NULL;
}

void
alone_add(struct book *b, struct case_slot *s)
{
	struct case_list *l = list_of(b, &s->c);
	if (l == NULL)
		return;
	int64_t since = book_alone_since(&s->c);
	uint32_t after = l->tail;
	while (after != NOWHERE && book_alone_since(&b->cases[after].c) > since)
		after = b->cases[after].link[CHAIN_ALONE].prev;
	list_insert(b, l, s, after);
}

void
alone_remove(struct book *b, struct case_slot *s)
{
	struct case_list *l = list_of(b, &s->c);
	if (l != NULL)
		list_remove(b, l, s);
}

static void
set_told(struct book *b, struct case_slot *s, enum alone_told told)
{
	alone_remove(b, s);
	s->c.told = (uint8_t)told;
	alone_add(b, s);
}

static struct case_slot *
slot_of(const struct book *b, uint64_t id)
{
	uint32_t i;
	return idmap_find(&b->by_id, id, &i) ? &b->cases[i] : NULL;
}

void
alone_rung(struct book *b, uint64_t id)
{
	struct case_slot *s = slot_of(b, id);
	ZCC_MUST(s != NULL);
	set_told(b, s, TOLD_DESKS);
	b->alone[s->c.row.line].rung++;
	b->has_lines = true;
}

void
alone_alarm(struct book *b, const struct zcc_alarm_row *a, enum alone_step step)
{
	bool is_alone = alarm_is(a, KIND_UNCLAIMED) || alarm_is(a, KIND_LEFT) ||
	    alarm_is(a, KIND_UNREACHED);
	struct case_slot *s = is_alone || alarm_is(a, KIND_HOLD_LIMIT) ? slot_of(b, a->value) : NULL;
	if (s == NULL)
		return;
	if (step == ALONE_ALARMED)
		set_told(b, s, TOLD_ALARM);
	if (!is_alone)
		return;
	struct alone_count *n = &b->alone[s->c.row.line];
	n->alarmed += step == ALONE_ALARMED;
	n->seen += step == ALONE_SEEN;
	n->widened += step == ALONE_WIDENED;
	b->has_lines = true;
}

void
alone_fill(const struct book *b, unsigned line, struct zcc_line_row *r)
{
	const struct alone_count *n = &b->alone[line];
	r->rung_shift = n->rung;
	r->alarmed_shift = n->alarmed;
	r->seen_shift = n->seen;
	r->widened_shift = n->widened;
}

static const struct book_case *
first(const struct book *b, const struct case_list *l)
{
	return l->head == NOWHERE ? NULL : &b->cases[l->head].c;
}

const struct book_case *
book_first_unheard(const struct book *b)
{
	return first(b, &b->unheard);
}

const struct book_case *
book_next_rung(const struct book *b, const struct book_case *c)
{
	if (c == NULL)
		return first(b, &b->rung);
	uint32_t next = slot_of(b, c->row.id)->link[CHAIN_ALONE].next;
	return next == NOWHERE ? NULL : &b->cases[next].c;
}

const struct book_case *
book_first_promised(const struct book *b)
{
	return first(b, &b->promised);
}
