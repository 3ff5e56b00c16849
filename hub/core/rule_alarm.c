/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * When an alarm is needed, and what becomes of one (PE-9, TE-2).
 *
 * Of what an alarm is needed, and whether one that stands still is, rule_alarm_kind.c says.  What
 * follows is the same for all:
 *
 *     needed, and none stands         it is raised; in a full table it takes the row of what is over or
 *                                     less urgent, which comes back where its kind is looked for.  The
 *                                     last row is for what is high
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

#include <string.h>

enum { CHATTER_NUM = 3, CHATTER_MS = 60000 };

const struct zcc_alarm_row *
rule_alarm_standing(const struct book *b, enum alarm_kind_id kind, uint64_t value)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;)
		if (!a->gone && a->value == value && alarm_is(a, kind))
			return a;
	return NULL;
}

/* The last row is for what is high: whatever else came for it would only be pushed out again. */
static uint32_t
rows_for(const struct book *b, unsigned priority)
{
	uint32_t all = book_sizes(b)->alarms;
	return priority == ALARM_HIGH || all == 0 ? all : all - 1;
}

static bool
has_room(const struct book *b, unsigned priority)
{
	return book_alarms_num(b) < rows_for(b, priority);
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

/* The first that gives way to one of this priority; NULL when there would be no room for it even when all
 * had that can: nothing is pushed out in vain. */
static const struct zcc_alarm_row *
gives_way_to(const struct book *b, unsigned priority)
{
	const struct zcc_alarm_row *a, *least = NULL;
	uint32_t stays = book_alarms_num(b);
	for (uint32_t i = 0; (a = book_each_alarm(b, &i)) != NULL;) {
		if (!a->gone && a->priority <= priority)
			continue;
		stays--;
		if (least == NULL || gives_way_before(a, least))
			least = a;
	}
	return stays < rows_for(b, priority) ? least : NULL;
}

int
rule_raise(const struct book *b, enum alarm_kind_id id, uint64_t value, struct now now,
    struct event *out)
{
	unsigned priority = alarm_kinds[id].priority;
	if (has_room(b, priority)) {
		raised(b, id, value, now, out);
		return ZCC_OK;
	}
	const struct zcc_alarm_row *least = gives_way_to(b, priority);
	if (least == NULL)
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
	if (!has_room(b, out->u.alarm.priority))
		out->u.alarm.id = 0;
}

int
rule_alarm_about(const struct book *b, enum alarm_kind_id kind, uint64_t id, struct now now,
    struct event *out)
{
	return rule_alarm_standing(b, kind, id) != NULL ? ZCC_E_AGAIN : rule_raise(b, kind, id, now, out);
}

/* --- What becomes of those that stand --- */

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
		bool needed = rule_alarm_is_needed(b, a, kind, now);
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
