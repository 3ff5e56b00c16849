/* SPDX-License-Identifier: EUPL-1.2 */
/* What an act changes of a case, as whole values: taken from it, and given to it. */
#include "hub/core/book_priv.h"

#include <string.h>

/* The standing before an act, so that it can be given back. */
struct ev_case_changed
case_standing(const struct book_case *c)
{
	struct ev_case_changed was = {.id = c->row.id,
	    .state = c->row.state,
	    .flags = c->row.flags,
	    .is_within = c->was_within,
	    .answered_line = c->answered_line,
	    .abandoned_line = c->abandoned_line,
	    .state_line = c->row.state_line,
	    .due_line = c->row.due_line,
	    .norm_s = c->row.norm_s,
	    .seat = c->seat};
	memcpy(was.claimed_by, c->row.claimed_by, sizeof was.claimed_by);
	memcpy(was.reason, c->row.reason, sizeof was.reason);
	was.promised_line = c->row.promised_line;
	was.promised_wall = c->row.promised_wall;
	was.again = c->row.again;
	was.attempts = c->row.attempts;
	was.marks = c->row.marks;
	memcpy(was.held_by, c->row.held_by, sizeof was.held_by);
	was.hand = c->hand;
	was.before_line = c->before_line;
	was.before = c->row.before;
	was.callback_line = c->callback_line;
	was.urgency = c->row.urgency;
	was.urgency_by = c->row.urgency_by;
	was.triage = c->triage;
	was.line = c->row.line;
	was.desk = c->row.desk;
	was.asks = c->row.asks;
	was.professional = c->row.professional;
	was.forwards = c->row.forwards;
	return was;
}

void
case_take_standing(struct book_case *c, const struct ev_case_changed *to)
{
	struct zcc_case_row *row = &c->row;
	row->state = to->state;
	row->flags = to->flags;
	row->version++;
	row->state_line = to->state_line;
	row->due_line = to->due_line;
	row->norm_s = to->norm_s;
	memcpy(row->claimed_by, to->claimed_by, sizeof row->claimed_by);
	memcpy(row->reason, to->reason, sizeof row->reason);
	row->promised_line = to->promised_line;
	row->promised_wall = to->promised_wall;
	row->again = to->again;
	row->attempts = to->attempts;
	row->marks = to->marks;
	memcpy(row->held_by, to->held_by, sizeof row->held_by);
	c->hand = to->hand;
	if (to->urgency_by != BY_NONE) {
		row->urgency = to->urgency;
		row->urgency_by = to->urgency_by;
	}
	c->triage = to->triage;
	if (to->line != LINE_NONE) {
		row->line = to->line;
		row->desk = to->desk;
		row->asks = to->asks;
		row->professional = to->professional;
		row->forwards = to->forwards;
	}
	c->seat = to->seat;
	c->answered_line = to->answered_line;
	c->abandoned_line = to->abandoned_line;
	c->was_within = to->is_within;
	c->before_line = to->before_line;
	row->before = to->before;
	c->callback_line = to->callback_line;
}
