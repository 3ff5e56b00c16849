/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Counts for the share within norm: per line, per minute for the sliding hour, and for the shift.
 * A count follows from how a case's answered_line or abandoned_line changes; undo takes it back
 * from the minute it was put in.
 */
#include "hub/core/book_priv.h"

#include "shared/care/state.h"

#include <string.h>

enum { TREND_MINUTES = 5 };

static struct minute_count *
minute_at(struct book *b, unsigned line, int64_t line_ms)
{
	int64_t minute = minute_number(line_ms);
	struct minute_count *m = &b->minutes[line][minute_slot(minute)];
	if (m->minute != minute)
		*m = (struct minute_count){.minute = minute};
	return m;
}

static void
add(uint32_t *count, int by)
{
	if (by > 0)
		(*count)++;
	else if (*count > 0) /* a shift or an hour that turned in between has forgotten it */
		(*count)--;
}

static void
count_answer(struct minute_count *m, bool is_within, int by)
{
	add(&m->answered, by);
	if (is_within)
		add(&m->within, by);
}

static void
count_abandoned(struct minute_count *m, bool is_within, int by)
{
	add(&m->abandoned, by);
	if (!is_within)
		add(&m->late, by);
}

typedef void (*count_fn)(struct minute_count *m, bool is_within, int by);

/* The bucket that counted `line_ms`, or NULL when a later hour has taken its place. */
static struct minute_count *
minute_of(struct book *b, unsigned line, int64_t line_ms)
{
	int64_t minute = minute_number(line_ms);
	struct minute_count *m = &b->minutes[line][minute_slot(minute)];
	return m->minute == minute ? m : NULL;
}

/* One of the two times of a case, as it was and is: ZCC_NEVER before it came, or when it was taken
 * back. */
struct time_change {
	int64_t was, is;
	bool was_within, is_within;
};

static void
count_change(struct book *b, unsigned line, count_fn count, struct time_change t, int64_t now_line)
{
	int64_t was = t.was, is = t.is;
	if ((was == ZCC_NEVER) == (is == ZCC_NEVER))
		return;
	bool has_come = was == ZCC_NEVER;
	int64_t when = has_come ? is : was;
	bool within = has_come ? t.is_within : t.was_within;
	int by = has_come ? 1 : -1;
	/* what was so more than an hour ago has no place in it: that is a later minute's now */
	bool is_new = has_come && minute_number(when) > minute_number(now_line) - MINUTES_NUM;
	struct minute_count *m = is_new ? minute_at(b, line, when) : minute_of(b, line, when);
	if (m != NULL)
		count(m, within, by);
	if (when >= b->shift_line)
		count(&b->shift[line], within, by);
	b->has_lines = true;
}

/* Somebody spoke with this caller, and had not ended it: that it is over was not the caller's wish. */
static bool
is_spoken_to(unsigned state)
{
	return state_is_talking((enum zcc_state)state) || state == CASE_VERLATEN;
}

static void
count_cut(struct book *b, const struct book_case *before, const struct ev_case_changed *c,
    int64_t now_line)
{
	bool is_cut = c->act == ACT_ABANDON && is_spoken_to(before->row.state);
	bool is_undone = c->act == ACT_NONE && before->row.state == CASE_AFGEHAAKT &&
	    is_spoken_to(c->state);
	int64_t when = is_cut ? now_line : before->row.state_line;
	if (!is_cut && !is_undone)
		return;
	struct minute_count *m = is_cut ? minute_at(b, before->row.line, when)
	                                : minute_of(b, before->row.line, when);
	if (m != NULL)
		add(&m->cut, is_cut ? 1 : -1);
	if (when >= b->shift_line)
		add(&b->shift[before->row.line].cut, is_cut ? 1 : -1);
	b->has_lines = true;
}

void
kpi_count(struct book *b, const struct book_case *before, const struct ev_case_changed *c,
    int64_t now_line)
{
	unsigned line = before->row.line;
	bool was = before->was_within, is = c->is_within;
	count_cut(b, before, c, now_line);
	count_change(b, line, count_answer,
	    (struct time_change){before->answered_line, c->answered_line, was, is}, now_line);
	count_change(b, line, count_abandoned,
	    (struct time_change){before->abandoned_line, c->abandoned_line, was, is}, now_line);
}

void
kpi_entered(struct book *b, const struct book_case *c, const struct event *e)
{
	count_change(b, c->row.line, count_answer,
	    (struct time_change){ZCC_NEVER, c->answered_line, false, c->was_within}, e->line_ms);
}

void
kpi_received(struct book *b, unsigned line, int64_t line_ms)
{
	struct busiest *p = &b->busiest[line];
	int64_t five = minute_number(line_ms) / TREND_MINUTES;
	minute_at(b, line, line_ms)->received++;
	b->shift[line].received++;
	if (p->five != five)
		p->now = 0;
	p->five = five;
	p->now++;
	p->peak = p->now > p->peak ? p->now : p->peak;
}

void
kpi_shift_began(struct book *b)
{
	memset(b->shift, 0, sizeof b->shift);
	memset(b->busiest, 0, sizeof b->busiest);
	memset(b->alone, 0, sizeof b->alone);
	b->has_lines = true;
}

void
kpi_refused(struct book *b, unsigned line, int64_t line_ms)
{
	if (line == 0) /* for something else than a closed line */
		return;
	minute_at(b, line, line_ms)->refused++;
	b->shift[line].refused++;
	b->has_lines = true;
}

/* What its windows say, and where callers go meanwhile. */
static void
show_window(const struct book *b, unsigned line, struct zcc_line_row *r)
{
	const struct referral_settings *to = settings_referral(&b->settings, line);
	r->open = b->window[line].is_open;
	r->window = b->window[line].window;
	r->changes_wall = b->window[line].changes_ms;
	if (to == NULL)
		return;
	memcpy(r->referral, to->code, sizeof r->referral);
	memcpy(r->referral_words, to->words, sizeof r->referral_words);
}

/* Calls in each five minutes of the time line, the newest last and not over yet. */
static void
add_trend(struct zcc_line_row *r, const struct minute_count *m, int64_t now_minute)
{
	int64_t ago = now_minute / TREND_MINUTES - m->minute / TREND_MINUTES;
	if (ago >= 0 && ago < ZCC_TREND_NUM)
		r->trend[ZCC_TREND_NUM - 1 - ago] += (uint16_t)m->received;
}

struct zcc_line_row
book_line(const struct book *b, unsigned line, int64_t now_line)
{
	const struct line_settings *s = &b->settings.line[line];
	struct zcc_line_row r = {.line = (uint8_t)line,
	    .urgency = s->urgency,
	    .norm_s = s->norm_s,
	    .target_pct = s->target_pct,
	    .answered_shift = b->shift[line].answered,
	    .within_shift = b->shift[line].within,
	    .abandoned_shift = b->shift[line].abandoned,
	    .abandoned_late_shift = b->shift[line].late,
	    .refused_shift = b->shift[line].refused,
	    .received_shift = b->shift[line].received,
	    .cut_shift = b->shift[line].cut,
	    .peak = b->busiest[line].peak};
	show_window(b, line, &r);
	alone_fill(b, line, &r);
	int64_t now_minute = minute_number(now_line);
	for (unsigned i = 0; i < MINUTES_NUM; i++) {
		const struct minute_count *m = &b->minutes[line][i];
		if (m->minute > now_minute - MINUTES_NUM && m->minute <= now_minute) {
			r.answered_60 += m->answered;
			r.within_60 += m->within;
			r.abandoned_60 += m->abandoned;
			r.abandoned_late_60 += m->late;
			r.refused_60 += m->refused;
			r.received_60 += m->received;
			r.cut_60 += m->cut;
			add_trend(&r, m, now_minute);
		}
	}
	return r;
}
