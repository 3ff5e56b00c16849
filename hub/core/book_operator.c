/* SPDX-License-Identifier: EUPL-1.2 */
/* The operators of the site, sorted by name. */
#include "hub/core/book_priv.h"

#include <string.h>

/* Where `name` stands among the operators, or where it would. */
static uint32_t
operator_place(const struct book *b, const char *name, bool *is_there)
{
	uint32_t lo = 0, hi = b->operators_num;
	*is_there = false;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int d = strcmp(b->operators[mid].name, name);
		if (d == 0) {
			*is_there = true;
			return mid;
		}
		if (d < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

struct book_operator *
operator_find(const struct book *b, const char *name)
{
	bool is_there;
	uint32_t i = operator_place(b, name, &is_there);
	return is_there ? &b->operators[i] : NULL;
}

struct book_operator *
operator_insert(struct book *b, const char *name)
{
	bool is_there;
	uint32_t i = operator_place(b, name, &is_there);
	struct book_operator *op = &b->operators[i];
	if (!is_there) {
		ZCC_MUST(b->operators_num < b->sizes.operators);
		memmove(op + 1, op, (b->operators_num - i) * sizeof *op);
		b->operators_num++;
	}
	memset(op, 0, sizeof *op);
	return op;
}

void
operator_added(struct book *b, const struct event *e)
{
	struct book_operator *op = operator_insert(b, e->u.operator.name);
	memcpy(op->name, e->u.operator.name, sizeof op->name);
	memcpy(op->key, e->u.operator.key, sizeof op->key);
	memcpy(op->role, e->u.operator.role, sizeof op->role);
	op->roles_num = e->u.operator.roles_num;
	op->lines = e->u.operator.lines;
	memcpy(op->not_complaints, e->u.operator.not_complaints, sizeof op->not_complaints);
	memcpy(op->not_decisions, e->u.operator.not_decisions, sizeof op->not_decisions);
	b->has_operators = true;
}

void
operator_revoked(struct book *b, const struct event *e)
{
	struct book_operator *op = operator_find(b, e->u.operator.name);
	ZCC_MUST(op != NULL);
	op->is_revoked = true;
	op->undo_case = 0;
	memset(&op->shift, 0, sizeof op->shift);
	task_ends(b, op, e->line_ms);
	b->has_operators = b->has_shifts = true;
}

static void
clear_offer(struct book_shift *s)
{
	memset(s->to, 0, sizeof s->to);
	memset(s->to_role, 0, sizeof s->to_role);
	memset(s->refused_by, 0, sizeof s->refused_by);
}

void
operator_shift(struct book *b, const struct event *e)
{
	const struct ev_operator_shift *d = &e->u.duty;
	struct book_operator *op = operator_find(b, d->operator);
	ZCC_MUST(op != NULL);
	struct book_shift *s = &op->shift;
	switch ((enum shift_act)d->act) {
	case SHIFT_STARTED:
	case SHIFT_BACK:
		memset(&op->lost, 0, sizeof op->lost);
		*s = (struct book_shift){.began_line = d->began_line,
		    .began_wall = d->began_wall,
		    .seat = d->seat};
		memcpy(s->role, d->role, sizeof s->role);
		task_ends(b, op, e->line_ms);
		break;
	case SHIFT_OFFERED:
		clear_offer(s);
		memcpy(s->to, d->to, sizeof s->to);
		memcpy(s->to_role, d->to_role, sizeof s->to_role);
		break;
	case SHIFT_REFUSED:
		clear_offer(s);
		memcpy(s->refused_by, d->to, sizeof s->refused_by);
		break;
	case SHIFT_WITHDRAWN: clear_offer(s); break;
	case SHIFT_ENDED:
	case SHIFT_ACCEPTED:
	case SHIFT_LOST:
		if (d->act == SHIFT_LOST)
			op->lost = *s;
		memset(s, 0, sizeof *s);
		task_ends(b, op, e->line_ms);
		break;
	case SHIFT_ACTS_NUM:
	default: ZCC_MUST(d->act < SHIFT_ACTS_NUM);
	}
	b->has_operators = b->has_shifts = true;
}

const struct book_operator *
book_operator(const struct book *b, const char *name)
{
	return operator_find(b, name);
}

const struct book_operator *
book_each_operator(const struct book *b, uint32_t *i)
{
	return *i < b->operators_num ? &b->operators[(*i)++] : NULL;
}
