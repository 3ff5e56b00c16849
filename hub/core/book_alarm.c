/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Alarms that stand, in the first free row each; and a ring of the last that are done, for the
 * history.  A walk ends behind the last row in use, so that a quiet night costs nothing.
 */
#include "hub/core/book_priv.h"

#include "shared/care/alarm.h"

#include <string.h>

static struct zcc_alarm_row *
alarm_find(const struct book *b, uint64_t id)
{
	for (uint32_t i = 0; i < b->alarms_end; i++)
		if (b->alarms[i].id == id)
			return &b->alarms[i];
	return NULL;
}

static void
mark(struct book *b, const struct zcc_alarm_row *a)
{
	row_set_add(&b->changed_alarms, (uint32_t)(a - b->alarms));
}

static struct zcc_alarm_row *
alarm_put(struct book *b, const struct zcc_alarm_row *row)
{
	struct zcc_alarm_row *a = alarm_find(b, 0);
	if (a == NULL && b->alarms_end < b->sizes.alarms)
		a = &b->alarms[b->alarms_end++];
	if (a == NULL)
		return NULL;
	*a = *row;
	b->alarms_num++;
	mark(b, a);
	return a;
}

static void
past_put(struct book *b, const struct zcc_alarm_row *row)
{
	struct zcc_alarm_row *past = &b->alarms[b->sizes.alarms + b->past_next];
	b->past_next = (b->past_next + 1) % ZCC_ALARMS_PAST;
	*past = *row;
	past->done = 1;
	mark(b, past);
}

static void
alarm_drop(struct book *b, struct zcc_alarm_row *a)
{
	past_put(b, a);
	memset(a, 0, sizeof *a);
	mark(b, a);
	b->alarms_num--;
	while (b->alarms_end > 0 && b->alarms[b->alarms_end - 1].id == 0)
		b->alarms_end--;
}

/* An alarm that somebody has seen and whose cause is over is done. */
static void
alarm_settle(struct book *b, struct zcc_alarm_row *a)
{
	mark(b, a);
	if (a->gone && a->seen_line != ZCC_NEVER)
		alarm_drop(b, a);
}

void
alarm_raised(struct book *b, const struct event *e)
{
	struct zcc_alarm_row row = e->u.alarm;
	load_count(b, row.whom, row.priority, e->line_ms, e->at_ms);
	if (row.id == 0) /* there was no room for it */
		return;
	row.gone_wall = row.gone ? e->at_ms : 0;
	ZCC_MUST(alarm_put(b, &row) != NULL);
	alone_alarm(b, &row, ALONE_ALARMED);
	b->next_alarm = row.id + 1;
}

/* The first who saw it, or one more; the oldest of those makes room. */
static void
note_seen(struct zcc_alarm_row *a, const char *by, int64_t line_ms, int64_t wall_ms)
{
	unsigned i = 0;
	if (a->seen_line == ZCC_NEVER) {
		a->seen_line = line_ms;
		memcpy(a->seen_by, by, sizeof a->seen_by);
		return;
	}
	while (i < ZCC_SEEN_ALSO && a->also[i].by[0] != '\0')
		i++;
	if (i == ZCC_SEEN_ALSO)
		memmove(&a->also[0], &a->also[1], (--i) * sizeof a->also[0]);
	memcpy(a->also[i].by, by, sizeof a->also[i].by);
	a->also[i].wall = wall_ms;
}

void
alarm_seen(struct book *b, const struct event *e)
{
	struct zcc_alarm_row *a = alarm_find(b, e->u.alarm.id);
	if (a == NULL || e->u.alarm.id == 0) /* it is done already */
		return;
	if (a->seen_line == ZCC_NEVER)
		alone_alarm(b, a, ALONE_SEEN);
	note_seen(a, e->u.alarm.seen_by, e->u.alarm.seen_line, e->at_ms);
	a->seen_desks |= e->u.alarm.seen_desks;
	alarm_settle(b, a);
}

static void
rest_ends(struct zcc_alarm_row *a)
{
	a->reason = REST_NONE;
	a->rest_line = a->rest_wall = 0;
	memset(a->rest_by, 0, sizeof a->rest_by);
}

void
alarm_gone(struct book *b, const struct event *e)
{
	struct zcc_alarm_row *a = alarm_find(b, e->u.alarm.id);
	if (a == NULL || e->u.alarm.id == 0)
		return;
	a->gone = 1;
	a->gone_wall = e->at_ms;
	rest_ends(a);
	alarm_settle(b, a);
}

/* Who puts it at rest has seen it. */
static void
rest_begins(struct zcc_alarm_row *a, const struct event *e)
{
	const struct ev_alarm_changed *c = &e->u.alarm_changed;
	a->reason = c->reason;
	a->rest_line = c->until_line;
	a->rest_wall = c->until_wall;
	memcpy(a->rest_by, e->actor, sizeof a->rest_by);
	if (e->actor[0] == '\0')
		return;
	a->seen_desks |= c->whom;
	if (!alarm_is_seen_by(a, e->actor))
		note_seen(a, e->actor, e->line_ms, e->at_ms);
}

/* It is new to everybody, also to who put it at rest. */
static void
wake(struct zcc_alarm_row *a)
{
	rest_ends(a);
	a->seen_line = ZCC_NEVER;
	a->seen_desks = 0;
	memset(a->seen_by, 0, sizeof a->seen_by);
	memset(a->also, 0, sizeof a->also);
}

void
alarm_changed(struct book *b, const struct event *e)
{
	const struct ev_alarm_changed *c = &e->u.alarm_changed;
	struct zcc_alarm_row *a = alarm_find(b, c->id);
	if (a == NULL || c->id == 0)
		return;
	mark(b, a);
	switch ((enum alarm_act)c->act) {
	case ALARM_RESTED: rest_begins(a, e); break;
	case ALARM_WOKEN: wake(a); break;
	case ALARM_WIDENED:
		load_count(b, c->whom & ~(unsigned)a->whom, a->priority, e->line_ms, e->at_ms);
		a->whom = c->whom;
		alone_alarm(b, a, ALONE_WIDENED);
		break;
	case ALARM_GAVE_WAY: alarm_drop(b, a); break;
	case ALARM_ACTS_NUM:
	default: ZCC_MUST(c->act > 0 && c->act < ALARM_ACTS_NUM);
	}
}

bool
alarm_restored(struct book *b, const struct zcc_alarm_row *row)
{
	if (!row->done)
		return alarm_put(b, row) != NULL;
	past_put(b, row);
	return true;
}

const struct zcc_alarm_row *
alarm_past(const struct book *b, uint32_t i)
{
	return &b->alarms[b->sizes.alarms + (b->past_next + i) % ZCC_ALARMS_PAST];
}

const struct zcc_alarm_row *
book_alarm(const struct book *b, uint64_t id)
{
	return id != 0 ? alarm_find(b, id) : NULL;
}

const struct zcc_alarm_row *
book_alarm_at(const struct book *b, uint32_t i)
{
	return &b->alarms[i];
}

const struct zcc_alarm_row *
book_each_alarm(const struct book *b, uint32_t *i)
{
	while (*i < b->alarms_end) {
		const struct zcc_alarm_row *a = &b->alarms[(*i)++];
		if (a->id != 0)
			return a;
	}
	return NULL;
}

uint32_t
book_alarms_num(const struct book *b)
{
	return b->alarms_num;
}
