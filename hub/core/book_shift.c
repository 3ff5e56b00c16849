/* SPDX-License-Identifier: EUPL-1.2 */
/* When operators begin and end to work: their shifts, the hand-over of what they have, and that one is revoked. */
#include "hub/core/book_priv.h"

#include <string.h>

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
shift_changed(struct book *b, const struct event *e)
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
