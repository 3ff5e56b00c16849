/* SPDX-License-Identifier: EUPL-1.2 */
/* Where operators serve, and how busy each is. */
#include "hub/core/book_priv.h"

#include "shared/care/state.h"

#include <string.h>

void
task_changed(struct book *b, const struct event *e)
{
	const struct ev_operator_task *t = &e->u.task;
	struct book_operator *op = operator_find(b, t->operator);
	ZCC_MUST(op != NULL);
	op->task = (struct book_task){.lines = t->lines,
	    .is_paused = t->is_paused,
	    .until_line = t->until_line,
	    .until_wall = t->until_wall,
	    .told_wall = e->at_ms};
	memcpy(op->task.told_by, e->actor, sizeof op->task.told_by);
	b->has_operators = b->has_shifts = true;
}

void
task_ends(struct book *b, struct book_operator *op, int64_t line_ms)
{
	push_ends(b, op);
	memset(&op->task, 0, sizeof op->task);
	op->answered = 0;
	op->free_line = line_ms;
}

static struct book_operator *
holder(struct book *b, const char *name, unsigned state)
{
	return name[0] != '\0' && state_is_held((enum zcc_state)state) ? operator_find(b, name) : NULL;
}

static bool
is_answer(unsigned act)
{
	return act == ACT_CLAIM || act == ACT_REACHED;
}

void
task_count(struct book *b, const struct book_case *before, const struct event *e)
{
	const struct ev_case_changed *c = &e->u.changed;
	struct book_operator *was = holder(b, before->row.claimed_by, before->row.state);
	struct book_operator *is = holder(b, c->claimed_by, c->state);
	if (is != NULL && is != was && is_answer(c->act))
		is->answered++;
	if (was != NULL && is == NULL && c->act == ACT_NONE && was->answered > 0)
		was->answered--; /* taken back */
	if (was != NULL && was != is)
		was->free_line = e->line_ms;
}
