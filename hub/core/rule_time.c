/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the passing of time does, and what makes room.  These are events like any other, so that a
 * replay needs no clock.
 */
#include "hub/core/rule_priv.h"

#include "shared/base/clock.h"
#include "shared/care/hand.h"

#include <string.h>

enum { DAY_MIN = 24 * 60 };

static void
time_event(struct event *out, enum event_type type)
{
	memset(out, 0, sizeof *out);
	out->type = (uint16_t)type;
	out->version = event_version(type);
}

static int
of_case(struct event *out, enum event_type type, uint64_t id)
{
	time_event(out, type);
	out->u.of_case.id = id;
	return ZCC_OK;
}

/* The newest shift boundary at or before now, UTC ms; 0 without shifts. */
static int64_t
last_boundary(const struct settings *s, int64_t wall_ms)
{
	int64_t best = 0;
	for (int day = 0; day <= 1; day++) {
		/* by asking the zone at the candidate itself, a night that turns the clock comes right */
		int64_t at = wall_ms - (int64_t)day * DAY_MIN * 60000;
		struct local_time l = clock_local(at);
		int64_t midnight = at - ((int64_t)l.hour * 3600 + l.minute * 60 + l.second) * 1000 -
		    at % 1000;
		for (uint32_t i = 0; i < s->shifts_num; i++) {
			int64_t t = midnight + (int64_t)s->shift_min[i] * 60000;
			t -= (int64_t)(clock_local(t).offset_min - clock_local(midnight).offset_min) *
			    60000;
			if (t <= wall_ms && t > best)
				best = t;
		}
	}
	return best;
}

/* An alarm of this kind that is not over, or NULL. */
static const struct zcc_alarm_row *
standing_alarm(const struct book *b, const char *kind)
{
	for (uint32_t i = 0; i < book_sizes(b)->alarms; i++) {
		const struct zcc_alarm_row *a = book_alarm_at(b, i);
		if (a->id != 0 && !a->gone && strcmp(a->kind, kind) == 0)
			return a;
	}
	return NULL;
}

static bool
has_room(const struct book *b)
{
	for (uint32_t i = 0; i < book_sizes(b)->alarms; i++)
		if (book_alarm_at(b, i)->id == 0)
			return true;
	return false;
}

/* In a full table it gets no number: the journal has it, the board has no room for it. */
static void
raise_alarm(const struct book *b, const char *kind, uint64_t value, uint8_t priority,
    struct now now, struct event *out)
{
	time_event(out, EV_ALARM_RAISED);
	out->u.alarm = (struct zcc_alarm_row){.id = has_room(b) ? book_next_alarm(b) : 0,
	    .value = value,
	    .raised_line = now.line_ms,
	    .raised_wall = now.wall_ms,
	    .seen_line = ZCC_NEVER,
	    .priority = priority};
	strcpy(out->u.alarm.kind, kind);
}

void
rule_clock_alarm(const struct book *b, int64_t step_ms, struct now now, struct event *out)
{
	raise_alarm(b, "clock-step", (uint64_t)(step_ms < 0 ? -step_ms : step_ms), ALARM_MIDDLE, now,
	    out);
	out->u.alarm.gone = 1; /* it happened; it asks to be seen, and is then done */
}

/* The same about this case. */
static const struct zcc_alarm_row *
standing_about(const struct book *b, const char *kind, uint64_t id)
{
	for (uint32_t i = 0; i < book_sizes(b)->alarms; i++) {
		const struct zcc_alarm_row *a = book_alarm_at(b, i);
		if (a->id != 0 && !a->gone && a->value == id && strcmp(a->kind, kind) == 0)
			return a;
	}
	return NULL;
}

int
rule_alarm_about(const struct book *b, const char *kind, uint64_t id, struct now now,
    struct event *out)
{
	if (!has_room(b) || standing_about(b, kind, id) != NULL)
		return ZCC_E_AGAIN;
	raise_alarm(b, kind, id, ALARM_HIGH, now, out);
	return ZCC_OK;
}

static bool
is_over_limit(const struct book_case *c, int64_t line_ms)
{
	return c->row.state == CASE_AANGEHOUDEN && c->row.due_line != ZCC_NEVER &&
	    line_ms >= c->row.due_line;
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
		if (!is_over_limit(c, now.line_ms))
			continue;
		if (c->row.urgency <= URGENCY_ALARM && has_room(b) &&
		    standing_about(b, "hold-limit", c->row.id) == NULL) {
			raise_alarm(b, "hold-limit", c->row.id, ALARM_HIGH, now, out);
			return ZCC_OK;
		}
		time_event(out, EV_CASE_CHANGED);
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

static bool
waits_with(const struct book_case *c, unsigned mark)
{
	return c != NULL && (c->row.marks & mark) != 0 &&
	    state_is_waiting((enum zcc_state)c->row.state);
}

int
rule_regie_alarm(const struct book *b, const struct book_case *c, struct now now, struct event *out)
{
	if (!waits_with(c, CASE_MARK_REGIE) || c->row.urgency > URGENCY_ALARM ||
	    standing_about(b, "callback-regie", c->row.id) != NULL)
		return ZCC_E_AGAIN;
	raise_alarm(b, "callback-regie", c->row.id, ALARM_HIGH, now, out);
	return ZCC_OK;
}

/* Somebody answered who was on hold; somebody has taken the call back, or closed it. */
static int
telephone_alarm_over(const struct book *b, struct now now, struct event *out)
{
	for (uint32_t i = 0; i < book_sizes(b)->alarms; i++) {
		const struct zcc_alarm_row *a = book_alarm_at(b, i);
		const struct book_case *c = a->id != 0 ? book_case(b, a->value) : NULL;
		bool is_needed = true;
		if (a->id == 0 || a->gone)
			continue;
		if (strcmp(a->kind, "hold-limit") == 0)
			is_needed = waits_with(c, CASE_MARK_RETURNED) ||
			    (c != NULL && is_over_limit(c, now.line_ms));
		else if (strcmp(a->kind, "callback-regie") == 0)
			is_needed = waits_with(c, CASE_MARK_REGIE);
		else if (strcmp(a->kind, "rav-wait") == 0)
			is_needed = c != NULL && hand_is_unheard(&c->row);
		if (is_needed)
			continue;
		time_event(out, EV_ALARM_GONE);
		out->u.alarm = *a;
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}

/* More open cases than rows to show them: high, and gone by itself. */
static int
board_full(const struct book *b, struct now now, struct event *out)
{
	uint64_t hidden = book_totals(b).hidden;
	const struct zcc_alarm_row *a = standing_alarm(b, "board-full");
	if (hidden > 0 && a == NULL && has_room(b)) {
		raise_alarm(b, "board-full", hidden, ALARM_HIGH, now, out);
		return ZCC_OK;
	}
	if (hidden == 0 && a != NULL) {
		time_event(out, EV_ALARM_GONE);
		out->u.alarm = *a;
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}

/* The shift that began at this moment still runs. */
static bool
shift_runs(const struct book *b, uint64_t began_wall)
{
	const struct book_operator *op;
	for (uint32_t i = 0; (op = book_each_operator(b, &i)) != NULL;)
		if (op->shift.began_wall != 0 && (uint64_t)op->shift.began_wall == began_wall)
			return true;
	return false;
}

/* The alarm about the shift that began at `value`, seen or not, or NULL. */
static const struct zcc_alarm_row *
alarm_of(const struct book *b, const char *kind, uint64_t value)
{
	for (uint32_t i = 0; i < book_sizes(b)->alarms; i++) {
		const struct zcc_alarm_row *a = book_alarm_at(b, i);
		if (a->id != 0 && a->value == value && strcmp(a->kind, kind) == 0)
			return a;
	}
	return NULL;
}

/* An operator's shift beyond the maximum is an alarm and goes on; the alarm's value is when it began,
 * by which the rows of the operators tell whose it is.  It is over when the shift is. */
static int
shift_long(const struct book *b, struct now now, struct event *out)
{
	static const char kind[] = "shift-long";
	int64_t max_ms = (int64_t)book_settings(b)->shift_max_s * 1000;
	const struct book_operator *op;
	for (uint32_t i = 0; i < book_sizes(b)->alarms; i++) {
		const struct zcc_alarm_row *a = book_alarm_at(b, i);
		if (a->id == 0 || a->gone || strcmp(a->kind, kind) != 0 || shift_runs(b, a->value))
			continue;
		time_event(out, EV_ALARM_GONE);
		out->u.alarm = *a;
		return ZCC_OK;
	}
	for (uint32_t i = 0; max_ms > 0 && (op = book_each_operator(b, &i)) != NULL;) {
		const struct book_shift *s = &op->shift;
		if (s->began_wall == 0 || now.line_ms - s->began_line <= max_ms || !has_room(b) ||
		    alarm_of(b, kind, (uint64_t)s->began_wall) != NULL)
			continue;
		raise_alarm(b, kind, (uint64_t)s->began_wall, ALARM_MIDDLE, now, out);
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
		time_event(out, EV_SHIFT_BEGAN);
		out->u.shift.wall_ms = boundary;
		return ZCC_OK;
	}
	if (rule_window(b, now, out) == ZCC_OK || held_too_long(b, now, out) == ZCC_OK ||
	    rule_hand_time(b, now, out) == ZCC_OK ||
	    telephone_alarm_over(b, now, out) == ZCC_OK || rule_break_over(b, now, out) == ZCC_OK ||
	    rule_push_over(b, now, out) == ZCC_OK || rule_message_over(b, now, out) == ZCC_OK)
		return ZCC_OK;
	const struct book_case *c = book_oldest_on_board(b);
	if (c != NULL && now.line_ms - c->closed_line >= (int64_t)s->leave_board_s * 1000)
		return of_case(out, EV_CASE_LEFT, c->row.id);
	c = book_oldest_closed(b);
	if (c != NULL && now.line_ms - c->closed_line >= (int64_t)s->leave_book_s * 1000)
		return of_case(out, EV_CASE_RETIRED, c->row.id);
	int code = board_full(b, now, out);
	return code == ZCC_E_AGAIN ? shift_long(b, now, out) : code;
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
	time_event(out, EV_CASE_CHANGED);
	struct ev_case_changed *ch = &out->u.changed;
	changed_from(c, ACT_LOST, now.line_ms, ch);
	changed_to_nobody(b, c, ch);
	/* what it was, and since when, for who comes back */
	ch->before_line = c->row.state_line;
	if (c->row.state == CASE_AANGEHOUDEN)
		ch->marks |= CASE_MARK_HELD;
	/* who had it stays readable: the caller may still be talking with them (VS-1) */
	memcpy(ch->claimed_by, c->row.claimed_by, sizeof ch->claimed_by);
	ch->has_undo = false;
	return ZCC_OK;
}
