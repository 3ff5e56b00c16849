/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the passing of time does, and what makes room.  These are events like any other, so that a
 * replay needs no clock.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/calendar.h"
#include "shared/care/hand.h"

#include <string.h>

static int
of_case(struct event *out, enum event_type type, uint64_t id)
{
	rule_own_event(out, type);
	out->u.of_case.id = id;
	return ZCC_OK;
}

/* The newest shift boundary at or before now, UTC ms; 0 without shifts. */
static int64_t
last_boundary(const struct settings *s, int64_t wall_ms)
{
	int64_t best = 0, today = calendar_day_at(wall_ms);
	for (int64_t day = today - 1; day <= today; day++)
		for (uint32_t i = 0; i < s->shifts_num; i++) {
			int64_t t = calendar_ms(day, s->shift_min[i], CALENDAR_FIRST);
			if (t <= wall_ms && t > best)
				best = t;
		}
	return best;
}

/*
 * On hold over the limit (TE-1): whoever is free answers, and who had it stays readable.  The alarm
 * about a U0 or U1 comes first, while the case still says that it is needed.
 */
static int
held_too_long(const struct book *b, struct now now, struct event *out)
{
	const struct book_case *c;
	for (uint32_t i = 0; (c = book_each_held(b, &i)) != NULL;) {
		if (!rule_is_over_hold(c, now.line_ms))
			continue;
		if (rule_hold_alarm(b, c, now, out) == ZCC_OK)
			return ZCC_OK;
		rule_own_event(out, EV_CASE_CHANGED);
		struct ev_case_changed *ch = &out->u.changed;
		changed_from(c, ACT_RETURN, now.line_ms, ch);
		changed_to_nobody(b, c, ch);
		memcpy(ch->held_by, c->row.claimed_by, sizeof ch->held_by);
		ch->marks |= CASE_MARK_RETURNED;
		ch->has_undo = false;
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}

int
rule_time(const struct book *b, struct now now, struct event *out)
{
	const struct settings *s = book_settings(b);
	int64_t boundary = last_boundary(s, now.wall_ms);
	/* the wall clock may step back: a shift that began stays begun */
	if (boundary > book_shift_wall(b)) {
		rule_own_event(out, EV_SHIFT_BEGAN);
		out->u.shift.wall_ms = boundary;
		return ZCC_OK;
	}
	if (rule_window(b, now, out) == ZCC_OK || rule_placing(b, now, out) == ZCC_OK || held_too_long(b, now, out) == ZCC_OK ||
	    rule_hand_time(b, now, out) == ZCC_OK ||
	    rule_alarm_passes(b, now, out) == ZCC_OK || rule_unclaimed(b, now, out) == ZCC_OK ||
	    rule_break_over(b, now, out) == ZCC_OK ||
	    rule_push_over(b, now, out) == ZCC_OK || rule_message_over(b, now, out) == ZCC_OK)
		return ZCC_OK;
	const struct book_case *c = book_oldest_on_board(b);
	if (c != NULL && now.line_ms - c->closed_line >= (int64_t)s->leave_board_s * 1000)
		return of_case(out, EV_CASE_LEFT, c->row.id);
	c = book_oldest_done(b);
	if (c != NULL && now.line_ms - c->closed_line >= (int64_t)s->leave_book_s * 1000)
		return of_case(out, EV_CASE_RETIRED, c->row.id);
	return rule_alarm_lacks(b, now, out);
}

int
rule_room(const struct book *b, struct event *out)
{
	struct book_totals t = book_totals(b);
	const struct book_sizes *sizes = book_sizes(b);
	const struct book_case *c = book_oldest_closed(b);
	if (t.held >= sizes->cases && c != NULL)
		return of_case(out, EV_CASE_RETIRED, c->row.id);
	c = book_oldest_with_row(b);
	if (t.free_rows <= sizes->board_cases / 8 && c != NULL)
		return of_case(out, EV_CASE_LEFT, c->row.id);
	return ZCC_E_AGAIN;
}

int
rule_lost(const struct book *b, const struct book_case *c, struct now now, struct event *out)
{
	if (state_after((enum zcc_state)c->row.state, ACT_LOST) == CASE_NONE)
		return ZCC_E_AGAIN;
	rule_own_event(out, EV_CASE_CHANGED);
	struct ev_case_changed *ch = &out->u.changed;
	changed_from(c, ACT_LOST, now.line_ms, ch);
	changed_to_nobody(b, c, ch);
	/* what it was, and since when, for who comes back */
	ch->before_line = c->row.state_line;
	ch->before = c->row.state;
	/* who had it stays readable: the caller may still be talking with them (VS-1) */
	memcpy(ch->claimed_by, c->row.claimed_by, sizeof ch->claimed_by);
	ch->has_undo = false;
	return ZCC_OK;
}
