/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who waits at home for a unit that is late is called (CB-2).
 *
 * The meldkamer has the ride and keeps it: nothing here changes its clock, its state or who has it.
 * The time of the next call stands in the promise of the case: when the unit should have been there,
 * then check_s after each call, or another time that somebody chose.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/hand.h"

static void
next_check(const struct now *now, int64_t in_ms, struct ev_case_changed *ch)
{
	ch->promised_line = in_ms > 0 ? now->line_ms + in_ms : 0;
	ch->promised_wall = in_ms > 0 ? now->wall_ms + in_ms : 0;
}

void
rule_check_first(const struct question *q, struct ev_case_changed *ch)
{
	next_check(&q->now, (int64_t)book_settings(q->book)->ride_s * 1000, ch);
}

int
rule_check(const struct question *q, const struct book_case *c, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	enum case_act act = a->at != 0 ? ACT_CHECK_LATER :
	    a->attempt == ATTEMPT_REACHED ? ACT_CHECK : ACT_CHECK_MISSED;
	struct ev_case_changed *ch = &out->u.changed;
	int code = begin_act(q, c, act);
	if (code == ZCC_OK)
		code = rule_line_is_mine(q, c);
	if (code == ZCC_OK)
		code = rule_must_have_number(q, c);
	if (code == ZCC_OK && act == ACT_CHECK_LATER)
		code = rule_must_be_ahead(q);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, act, c->row.state_line, ch);
	if (act == ACT_CHECK_LATER)
		next_check(&q->now, (int64_t)a->at - q->now.wall_ms, ch);
	else
		next_check(&q->now, (int64_t)book_settings(q->book)->check_s * 1000, ch);
	if (act == ACT_CHECK_MISSED && ch->attempts < UINT8_MAX)
		ch->attempts++;
	return ZCC_OK;
}
