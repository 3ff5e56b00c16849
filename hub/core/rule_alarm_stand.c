/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What becomes of alarms (PE-9, TE-2).
 *
 * Of what an alarm is needed, and whether one that stands still is, rule_alarm_kind.c says.  What
 * follows is the same for all:
 *
 *     needed, and none stands         it is raised (rule_alarm.c)
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
	rule_alarm_change(a, ALARM_WOKEN, out);
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
	rule_alarm_change(a, ALARM_WIDENED, out);
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
	rule_alarm_change(a, ALARM_RESTED, out);
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
