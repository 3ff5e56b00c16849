/* SPDX-License-Identifier: EUPL-1.2 */
/* A case that is offered to one person: on that screen, until it is answered or somebody does something about it. */
#include "hub/core/book_priv.h"

#include <string.h>

void
push_forget(struct book *b, struct book_case *c)
{
	struct book_operator *op = operator_find(b, c->pushed_to);
	if (op != NULL && op->push.id == c->row.id)
		memset(&op->push, 0, sizeof op->push);
	memset(c->pushed_to, 0, sizeof c->pushed_to);
	b->has_shifts = true;
}

void
push_ends(struct book *b, struct book_operator *op)
{
	struct case_slot *s = case_find(b, op->push.id);
	if (s == NULL)
		return;
	waiting_remove(b, s);
	push_forget(b, &s->c);
	waiting_add(b, s);
	book_settle_rows(b, b->line_ms); /* it was on a screen for this person's sake */
}

void
push_changed(struct book *b, const struct event *e)
{
	const struct ev_case_pushed *p = &e->u.pushed;
	struct book_operator *op = operator_find(b, p->to);
	ZCC_MUST(op != NULL);
	push_ends(b, op);
	if (p->act != PUSH_OFFERED)
		return;
	struct case_slot *s = case_find(b, p->id);
	ZCC_MUST(s != NULL);
	waiting_remove(b, s);
	push_forget(b, &s->c);
	memcpy(s->c.pushed_to, op->name, sizeof s->c.pushed_to);
	waiting_add(b, s);
	op->push = (struct book_push){.id = p->id, .until_line = p->until_line};
	memcpy(op->push.by, e->actor, sizeof op->push.by);
	b->has_operators = b->has_shifts = true;
	book_settle_rows(b, e->line_ms);
}
