/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * When an alarm is needed, and what becomes of one (PE-9, TE-2).
 *
 * Each kind answers two questions: of what is it needed and none stands, and is one that stands still
 * needed.  What follows is the same for all:
 *
 *     needed, and none stands         it is raised; in a full table what is urgent takes a row of
 *                                     what is less so, which comes back by itself when there is room
 *     stands, and is not needed       it is gone
 *     at rest, and the time is over   it is new to everybody, or gone
 *     nobody at its desks saw it      it is for the next desk too
 *     the third of its like in a      the hub puts it at rest: what comes and goes is read by nobody
 *     minute
 *
 * A tick costs a walk over the alarms that stand, and per kind a look at the head of a list or at a
 * few figures; never a walk over the cases.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/hand.h"
#include "shared/care/takeover.h"

#include <string.h>

enum { CHATTER_NUM = 3, CHATTER_MS = 60000 };

/* The standing alarm of this kind about this; NULL: none, or it is gone. */
static const struct zcc_alarm_row *
standing(const struct book *b, enum alarm_kind_id kind, uint64_t value)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;)
		if (!a->gone && a->value == value && alarm_is(a, kind))
			return a;
	return NULL;
}

static bool
stands(const struct book *b, enum alarm_kind_id kind)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;)
		if (!a->gone && alarm_is(a, kind))
			return true;
	return false;
}

static bool
has_room(const struct book *b)
{
	return book_alarms_num(b) < book_sizes(b)->alarms;
}

/* --- Raising --- */

static void
raised(const struct book *b, enum alarm_kind_id id, uint64_t value, struct now now,
    struct event *out)
{
	const struct alarm_kind *kind = &alarm_kinds[id];
	rule_own_event(out, EV_ALARM_RAISED);
	out->u.alarm = (struct zcc_alarm_row){.id = book_next_alarm(b),
	    .value = value,
	    .raised_line = now.line_ms,
	    .raised_wall = now.wall_ms,
	    .seen_line = ZCC_NEVER,
	    .priority = kind->priority,
	    .whom = kind->whom};
	strcpy(out->u.alarm.kind, kind->code);
}

static void
changed(const struct zcc_alarm_row *a, enum alarm_act act, struct event *out)
{
	rule_own_event(out, EV_ALARM_CHANGED);
	out->u.alarm_changed.id = a->id;
	out->u.alarm_changed.act = (uint8_t)act;
}

/* What gives way first: what is over, then what is least urgent, then what stands longest. */
static bool
gives_way_before(const struct zcc_alarm_row *a, const struct zcc_alarm_row *b)
{
	if (a->gone != b->gone)
		return a->gone;
	return a->priority != b->priority ? a->priority > b->priority : a->id < b->id;
}

int
rule_raise(const struct book *b, enum alarm_kind_id id, uint64_t value, struct now now,
    struct event *out)
{
	const struct zcc_alarm_row *a, *least = NULL;
	if (has_room(b)) {
		raised(b, id, value, now, out);
		return ZCC_OK;
	}
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;)
		if (least == NULL || gives_way_before(a, least))
			least = a;
	if (least == NULL || alarm_kinds[id].priority != ALARM_HIGH ||
	    (least->priority == ALARM_HIGH && !least->gone))
		return ZCC_E_AGAIN; /* raised when there is room */
	changed(least, ALARM_GAVE_WAY, out);
	return ZCC_OK;
}

/* It happened; it asks to be seen, and is then done.  In a full table it gets no number: the journal
 * has it, the board has no room for it. */
void
rule_clock_alarm(const struct book *b, int64_t step_ms, struct now now, struct event *out)
{
	raised(b, KIND_CLOCK_STEP, (uint64_t)(step_ms < 0 ? -step_ms : step_ms), now, out);
	out->u.alarm.gone = 1;
	if (!has_room(b))
		out->u.alarm.id = 0;
}

/* --- The kinds --- */

/* More open cases than rows to show them. */
static bool
board_full_lacks(const struct book *b, struct now now, uint64_t *value)
{
	(void)now;
	*value = book_totals(b).hidden;
	return *value > 0 && !stands(b, KIND_BOARD_FULL);
}

static bool
board_full_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)a;
	(void)now;
	return book_totals(b).hidden > 0;
}

static bool
waits_with(const struct book *b, uint64_t id, unsigned mark)
{
	const struct book_case *c = book_case(b, id);
	return c != NULL && (c->row.marks & mark) != 0 &&
	    state_is_waiting((enum zcc_state)c->row.state);
}

/* Until somebody answers who was on hold. */
static bool
hold_limit_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	return waits_with(b, a->value, CASE_MARK_RETURNED) ||
	    (c != NULL && rule_is_over_hold(c, now.line_ms));
}

int
rule_alarm_about(const struct book *b, enum alarm_kind_id kind, uint64_t id, struct now now,
    struct event *out)
{
	return standing(b, kind, id) != NULL ? ZCC_E_AGAIN : rule_raise(b, kind, id, now, out);
}

int
rule_hold_alarm(const struct book *b, const struct book_case *c, struct now now, struct event *out)
{
	if (c->row.urgency > URGENCY_ALARM)
		return ZCC_E_AGAIN;
	return rule_alarm_about(b, KIND_HOLD_LIMIT, c->row.id, now, out);
}

int
rule_regie_alarm(const struct book *b, const struct book_case *c, struct now now, struct event *out)
{
	if (c == NULL || !waits_with(b, c->row.id, CASE_MARK_REGIE) ||
	    c->row.urgency > URGENCY_ALARM)
		return ZCC_E_AGAIN;
	return rule_alarm_about(b, KIND_CALLBACK_REGIE, c->row.id, now, out);
}

int
rule_unclaimed(const struct book *b, struct now now, struct event *out)
{
	const struct alarm_settings *s = &book_settings(b)->alarm;
	const struct book_case *c = book_first_unheard(b);
	if (c != NULL && now.line_ms - alarm_alone_line(&c->row) >= (int64_t)s->bell_s * 1000) {
		rule_own_event(out, EV_CASE_RUNG);
		out->u.of_case.id = c->row.id;
		return ZCC_OK;
	}
	c = book_first_rung(b);
	if (c != NULL && now.line_ms - alarm_alone_line(&c->row) >= (int64_t)s->urgent_s * 1000)
		return rule_alarm_about(b, KIND_UNCLAIMED, c->row.id, now, out);
	return ZCC_E_AGAIN;
}

/* Until somebody has taken the call back, or closed it. */
static bool
callback_regie_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)now;
	return waits_with(b, a->value, CASE_MARK_REGIE);
}

/* TE-2: as long as nobody has taken it. */
static bool
unclaimed_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	(void)now;
	return c != NULL && c->told == TOLD_ALARM && state_is_waiting((enum zcc_state)c->row.state) &&
	    !waits_with(b, a->value, CASE_MARK_REGIE);
}

/* Since then a call back was promised for, and much more than that. */
static bool
is_late(const struct book *b, const struct book_case *c, struct now now)
{
	int64_t late_ms = (int64_t)book_settings(b)->alarm.late_s * 1000;
	return c != NULL && now.line_ms - alarm_alone_line(&c->row) >= late_ms;
}

/* One for all: about the first that is late, until none is. */
static bool
callback_late_lacks(const struct book *b, struct now now, uint64_t *value)
{
	const struct book_case *c = book_first_promised(b);
	*value = c != NULL ? c->row.id : 0;
	return is_late(b, c, now) && !stands(b, KIND_CALLBACK_LATE);
}

static bool
callback_late_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)a;
	return is_late(b, book_first_promised(b), now);
}

/* Of the calls of the last 60 minutes, whether so many per cent was within the norm; with fewer calls
 * than `least` nobody knows, and it was. */
static bool
is_within(const struct book *b, unsigned line, uint32_t pct, uint32_t least, struct now now)
{
	struct zcc_line_row r = book_line(b, line, now.line_ms);
	uint64_t calls = (uint64_t)r.answered_60 + r.abandoned_late_60;
	return r.norm_s == 0 || r.target_pct == 0 || calls < least ||
	    (uint64_t)r.within_60 * 100 >= calls * pct;
}

static bool
line_low_lacks(const struct book *b, struct now now, uint64_t *value)
{
	const struct settings *s = book_settings(b);
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		*value = line;
		if (!is_within(b, line, s->line[line].target_pct, s->alarm.low_calls, now) &&
		    standing(b, KIND_LINE_LOW, line) == NULL)
			return true;
	}
	return false;
}

/* Until it is so much better that the next call does not make it worse again. */
static bool
line_low_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct settings *s = book_settings(b);
	if (a->value < 1 || a->value > ZCC_LINES_NUM)
		return false;
	uint32_t pct = s->line[a->value].target_pct + s->alarm.low_back_pct;
	return !is_within(b, (unsigned)a->value, pct > 100 ? 100 : pct, s->alarm.low_calls / 2, now);
}

/* OP-4: whose turn it is has not acknowledged the list.  The former keeps the regie meanwhile. */
static bool
takeover_wait_lacks(const struct book *b, struct now now, uint64_t *value)
{
	const struct zcc_placing *p = &book_placing(b)->is;
	int64_t limit_ms = (int64_t)book_settings(b)->takeover_s * 1000;
	*value = book_takeover_num(b);
	return takeover_is_due(p) && now.line_ms - p->due_line >= limit_ms &&
	    !stands(b, KIND_TAKEOVER_WAIT);
}

static bool
takeover_wait_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	(void)a;
	(void)now;
	return takeover_is_due(&book_placing(b)->is);
}

/* Until a centralist acknowledged, or the sender spoke to somebody. */
static bool
rav_wait_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_case *c = book_case(b, a->value);
	(void)now;
	return c != NULL && hand_is_unheard(&c->row, &c->hand);
}

/* A shift beyond the maximum goes on; the alarm's value is when it began, by which the rows of the
 * operators tell whose it is. */
static bool
shift_long_lacks(const struct book *b, struct now now, uint64_t *value)
{
	int64_t max_ms = (int64_t)book_settings(b)->shift_max_s * 1000;
	const struct book_operator *op;
	for (uint32_t i = 0; max_ms > 0 && (op = book_each_operator(b, &i)) != NULL;) {
		*value = (uint64_t)op->shift.began_wall;
		if (*value != 0 && now.line_ms - op->shift.began_line > max_ms &&
		    standing(b, KIND_SHIFT_LONG, *value) == NULL)
			return true;
	}
	return false;
}

static bool
shift_long_is_needed(const struct book *b, const struct zcc_alarm_row *a, struct now now)
{
	const struct book_operator *op;
	(void)now;
	for (uint32_t i = 0; (op = book_each_operator(b, &i)) != NULL;)
		if (op->shift.began_wall != 0 && (uint64_t)op->shift.began_wall == a->value)
			return true;
	return false;
}

/* lacks NULL: another rule raises it, at the moment that it happens.  is_needed NULL: it is over when
 * it is raised. */
static const struct {
	bool (*lacks)(const struct book *b, struct now now, uint64_t *value);
	bool (*is_needed)(const struct book *b, const struct zcc_alarm_row *a, struct now now);
} kinds[KINDS_NUM] = {
    [KIND_CLOCK_STEP] = {NULL, NULL},
    [KIND_BOARD_FULL] = {board_full_lacks, board_full_is_needed},
    [KIND_HOLD_LIMIT] = {NULL, hold_limit_is_needed},
    [KIND_CALLBACK_REGIE] = {NULL, callback_regie_is_needed},
    [KIND_UNCLAIMED] = {NULL, unclaimed_is_needed},
    [KIND_CALLBACK_LATE] = {callback_late_lacks, callback_late_is_needed},
    [KIND_LINE_LOW] = {line_low_lacks, line_low_is_needed},
    [KIND_RAV_WAIT] = {NULL, rav_wait_is_needed},
    [KIND_TAKEOVER_WAIT] = {takeover_wait_lacks, takeover_wait_is_needed},
    [KIND_SHIFT_LONG] = {shift_long_lacks, shift_long_is_needed},
};

int
rule_alarm_lacks(const struct book *b, struct now now, struct event *out)
{
	for (unsigned id = 0; id < KINDS_NUM; id++) {
		uint64_t value = 0;
		if (kinds[id].lacks != NULL && kinds[id].lacks(b, now, &value) &&
		    rule_raise(b, (enum alarm_kind_id)id, value, now, out) == ZCC_OK)
			return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}

/* --- What becomes of those that stand --- */

static bool
is_needed(const struct book *b, const struct zcc_alarm_row *a, const struct alarm_kind *kind,
    struct now now)
{
	if (kind == NULL) /* of a newer release: only somebody there knows */
		return true;
	size_t id = (size_t)(kind - alarm_kinds);
	return kinds[id].is_needed == NULL || kinds[id].is_needed(b, a, now);
}

static int
gone(const struct zcc_alarm_row *a, struct event *out)
{
	rule_own_event(out, EV_ALARM_GONE);
	out->u.alarm = *a;
	return ZCC_OK;
}

static int
after_rest(const struct zcc_alarm_row *a, bool needed, struct now now, struct event *out)
{
	if (now.line_ms < a->rest_line)
		return ZCC_E_AGAIN;
	if (!needed)
		return gone(a, out);
	changed(a, ALARM_WOKEN, out);
	return ZCC_OK;
}

/* PE-9: nobody whom it is for has seen it in time. */
static int
widen(const struct book *b, const struct zcc_alarm_row *a, const struct alarm_kind *kind,
    struct now now, struct event *out)
{
	int64_t limit_ms = (int64_t)book_settings(b)->alarm.widen_s * 1000;
	if (kind == NULL || (kind->later & ~a->whom) == 0 || (a->seen_desks & a->whom) != 0 ||
	    now.line_ms - a->raised_line < limit_ms)
		return ZCC_E_AGAIN;
	changed(a, ALARM_WIDENED, out);
	out->u.alarm_changed.whom = a->whom | kind->later;
	return ZCC_OK;
}

static bool
is_alike(const struct zcc_alarm_row *a, const struct zcc_alarm_row *b, const struct alarm_kind *kind)
{
	bool is_measure = kind->about == ABOUT_COUNT || kind->about == ABOUT_MS;
	return (is_measure || a->value == b->value) && strcmp(a->kind, b->kind) == 0;
}

/* The newest alarm, when it is the third of its like within a minute. */
static int
chatter(const struct book *b, struct now now, struct event *out)
{
	uint32_t rows = book_sizes(b)->alarms + ZCC_ALARMS_PAST;
	const struct zcc_alarm_row *a = book_alarm(b, book_next_alarm(b) - 1);
	const struct alarm_kind *kind = a != NULL ? alarm_kind(a->kind) : NULL;
	uint32_t rest_s = book_settings(b)->alarm.chatter_s;
	unsigned num = 0;
	if (kind == NULL || !kind->may_rest || a->gone || a->reason != REST_NONE || rest_s == 0 ||
	    a->seen_line != ZCC_NEVER || now.line_ms - a->raised_line > CHATTER_MS)
		return ZCC_E_AGAIN;
	for (uint32_t i = 0; i < rows; i++) {
		const struct zcc_alarm_row *old = book_alarm_at(b, i);
		num += old->id != 0 && a->raised_line - old->raised_line <= CHATTER_MS &&
		    is_alike(a, old, kind);
	}
	if (num < CHATTER_NUM)
		return ZCC_E_AGAIN;
	changed(a, ALARM_RESTED, out);
	out->u.alarm_changed.reason = REST_CHATTER;
	out->u.alarm_changed.until_line = now.line_ms + (int64_t)rest_s * 1000;
	out->u.alarm_changed.until_wall = now.wall_ms + (int64_t)rest_s * 1000;
	return ZCC_OK;
}

int
rule_alarm_passes(const struct book *b, struct now now, struct event *out)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;) {
		const struct alarm_kind *kind = alarm_kind(a->kind);
		int code = ZCC_E_AGAIN;
		if (a->gone)
			continue;
		bool needed = is_needed(b, a, kind, now);
		if (a->reason != REST_NONE)
			code = after_rest(a, needed, now, out);
		else if (!needed)
			code = gone(a, out);
		else
			code = widen(b, a, kind, now, out);
		if (code == ZCC_OK)
			return code;
	}
	return chatter(b, now, out);
}
