/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What people do about alarms: see one, put it at rest, wake it.
 *
 * Each is seen by each person for himself, at a desk for which it is; all at once is not possible.
 * At rest it is for everybody, so that is for who has the grant, at such a desk, with a reason, until
 * a time that the region bounds.  What a person waits behind may not rest: it is silenced by doing
 * what it asks.
 */
#include "hub/core/rule_priv.h"

#include <string.h>

bool
rule_alarm_fits(const struct book *b, const struct ask *ask, const char *role)
{
	const struct zcc_alarm_row *a = book_alarm(b, ask->board.alarm);
	const struct role_settings *r = settings_role(book_settings(b), role);
	return a == NULL || r == NULL || alarm_is_for(a, (enum desk)r->desk);
}

/* The desk of the asker as a bit; 0: it is not for that desk. */
static uint8_t
desk_of(const struct question *q, const struct zcc_alarm_row *a)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	return r != NULL ? (uint8_t)(a->whom & 1u << r->desk) : 0;
}

/* The alarm that is asked about, and that this desk has a say in; NULL: refused. */
static const struct zcc_alarm_row *
asked(const struct question *q)
{
	const struct zcc_alarm_row *a = book_alarm(q->book, q->ask->board.alarm);
	struct numeral id = numeral(q->ask->board.alarm);
	if (a == NULL) {
		refuse(q->no, (struct because){WHY_NO_ALARM, id.text});
		return NULL;
	}
	if (desk_of(q, a) == 0) {
		refuse(q->no, (struct because){WHY_ALARM_NOT_YOURS, id.text, q->ask->role});
		return NULL;
	}
	return a;
}

int
rule_alarm_ack(const struct question *q, struct event *out)
{
	const struct zcc_alarm_row *a = asked(q);
	if (a == NULL)
		return q->no->code;
	if (alarm_is_seen_by(a, q->ask->operator))
		return refuse(q->no,
		    (struct because){WHY_ALARM_SEEN, numeral(a->id).text, q->ask->operator});
	out->type = EV_ALARM_SEEN;
	out->u.alarm = *a;
	out->u.alarm.seen_line = q->now.line_ms;
	out->u.alarm.seen_desks = desk_of(q, a);
	memset(out->u.alarm.seen_by, 0, sizeof out->u.alarm.seen_by);
	memcpy(out->u.alarm.seen_by, q->ask->operator, sizeof out->u.alarm.seen_by);
	return ZCC_OK;
}

static int
check_rest(const struct question *q, const struct zcc_alarm_row *a)
{
	const struct alarm_kind *kind = alarm_kind(a->kind);
	unsigned reason = rest_number(q->ask->board.reason);
	uint32_t max_s = book_settings(q->book)->alarm.rest_max_s;
	uint64_t at = q->ask->board.at, now = (uint64_t)q->now.wall_ms;
	if (a->gone)
		return refuse(q->no, (struct because){WHY_ALARM_OVER, numeral(a->id).text});
	if (kind == NULL || !kind->may_rest)
		return refuse(q->no, (struct because){WHY_ALARM_NO_REST, numeral(a->id).text, a->kind});
	if (reason == REST_NONE || reason == REST_CHATTER)
		return refuse(q->no, (struct because){WHY_REST_REASON});
	if (at <= now || at - now > (uint64_t)max_s * 1000)
		return refuse(q->no, (struct because){WHY_REST_TIME, numeral(max_s / 60).text});
	return ZCC_OK;
}

int
rule_alarm_rest(const struct question *q, struct event *out)
{
	const struct zcc_alarm_row *a = asked(q);
	int code = a != NULL ? check_rest(q, a) : q->no->code;
	if (code != ZCC_OK)
		return code;
	struct ev_alarm_changed *c = &out->u.alarm_changed;
	out->type = EV_ALARM_CHANGED;
	c->id = a->id;
	c->act = ALARM_RESTED;
	c->reason = (uint8_t)rest_number(q->ask->board.reason);
	c->whom = desk_of(q, a);
	c->until_wall = (int64_t)q->ask->board.at;
	c->until_line = q->now.line_ms + (c->until_wall - q->now.wall_ms);
	return ZCC_OK;
}

int
rule_alarm_wake(const struct question *q, struct event *out)
{
	const struct zcc_alarm_row *a = asked(q);
	if (a == NULL)
		return q->no->code;
	if (a->reason == REST_NONE)
		return refuse(q->no, (struct because){WHY_ALARM_AWAKE, numeral(a->id).text});
	out->type = EV_ALARM_CHANGED;
	out->u.alarm_changed.id = a->id;
	out->u.alarm_changed.act = ALARM_WOKEN;
	return ZCC_OK;
}
