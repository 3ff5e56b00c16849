/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Calls per huisartsenpost that forwards to here (KB-2): per minute for the sliding hour, for the
 * shift, and for the day.  The day is that of the event's own time in Amsterdam, so a replay needs no
 * clock.  Whatever is counted is counted at the moment at which it was so, which for what was written
 * on paper lies before its event.
 */
#include "hub/core/book_priv.h"

#include "shared/care/calendar.h"

#include <string.h>

static struct post_count *
post_find(struct book *b, const char *code)
{
	for (uint32_t i = 0; i < b->settings.posts_num; i++)
		if (code[0] != '\0' && strcmp(b->posts[i].code, code) == 0)
			return &b->posts[i];
	return NULL;
}

/* Those that remain keep their counts, wherever they stand now. */
void
posts_config(struct book *b)
{
	struct post_count was[ZCC_POSTS_MAX];
	memcpy(was, b->posts, sizeof was);
	memset(b->posts, 0, sizeof b->posts);
	for (uint32_t i = 0; i < b->settings.posts_num; i++) {
		struct post_count *p = &b->posts[i];
		for (uint32_t k = 0; k < ZCC_POSTS_MAX; k++)
			if (strcmp(was[k].code, b->settings.post[i].code) == 0)
				*p = was[k];
		memcpy(p->code, b->settings.post[i].code, sizeof p->code);
	}
	b->has_posts = true;
}

static void
add(struct post_sum *sum, enum post_what what, int by)
{
	if (by > 0)
		sum->num[what]++;
	else if (sum->num[what] > 0) /* a shift, an hour or a day that turned has forgotten it */
		sum->num[what]--;
}

/* `when_line` is when it was so; e is the event that says it. */
static void
count(struct book *b, struct post_count *p, enum post_what what, int64_t when_line, int by,
    const struct event *e)
{
	int64_t minute = minute_number(when_line);
	int64_t day = calendar_day_at(e->at_ms - (e->line_ms - when_line));
	struct post_minute *m = &p->minutes[minute_slot(minute)];
	if (minute > minute_number(e->line_ms) - MINUTES_NUM) {
		if (by > 0 && m->minute != minute)
			*m = (struct post_minute){.minute = minute};
		if (m->minute == minute)
			add(&m->sum, what, by);
	}
	if (when_line >= b->shift_line)
		add(&p->shift, what, by);
	if (by > 0 && day > p->day) {
		p->day = day;
		p->today = (struct post_sum){0};
	}
	if (day == p->day)
		add(&p->today, what, by);
	b->has_posts = true;
}

static void
count_change(struct book *b, struct post_count *p, enum post_what what, int64_t was, int64_t is,
    const struct event *e)
{
	if ((was == ZCC_NEVER) != (is == ZCC_NEVER))
		count(b, p, what, was == ZCC_NEVER ? is : was, was == ZCC_NEVER ? 1 : -1, e);
}

void
post_received(struct book *b, const struct book_case *c, const struct event *e)
{
	struct post_count *p = post_find(b, c->row.post);
	if (p == NULL)
		return;
	count(b, p, POST_CALLS, c->row.received_line, 1, e);
	count_change(b, p, POST_ANSWERED, ZCC_NEVER, c->answered_line, e);
	count_change(b, p, POST_WITHIN, ZCC_NEVER, c->was_within ? c->answered_line : ZCC_NEVER, e);
}

void
post_changed(struct book *b, const struct book_case *before, const struct event *e)
{
	const struct ev_case_changed *c = &e->u.changed;
	struct post_count *p = post_find(b, before->row.post);
	if (p == NULL)
		return;
	count_change(b, p, POST_ANSWERED, before->answered_line, c->answered_line, e);
	count_change(b, p, POST_WITHIN, before->was_within ? before->answered_line : ZCC_NEVER,
	    c->is_within ? c->answered_line : ZCC_NEVER, e);
	count_change(b, p, POST_ABANDONED, before->abandoned_line, c->abandoned_line, e);
}

void
posts_shift_began(struct book *b)
{
	for (uint32_t i = 0; i < ZCC_POSTS_MAX; i++)
		b->posts[i].shift = (struct post_sum){0};
	b->has_posts = true;
}

struct zcc_post_row
book_post(const struct book *b, uint32_t i, int64_t now_line, int64_t now_wall)
{
	struct zcc_post_row r = {0};
	if (i >= b->settings.posts_num)
		return r;
	const struct post_count *p = &b->posts[i];
	int64_t now_minute = minute_number(now_line);
	struct post_sum hour = {0}, none = {0};
	for (unsigned k = 0; k < MINUTES_NUM; k++) {
		const struct post_minute *m = &p->minutes[k];
		if (m->minute <= now_minute - MINUTES_NUM || m->minute > now_minute)
			continue;
		for (unsigned what = 0; what < POST_WHATS; what++)
			hour.num[what] += m->sum.num[what];
	}
	const struct post_sum *day = p->day == calendar_day_at(now_wall) ? &p->today : &none;
	memcpy(r.post, p->code, sizeof r.post);
	memcpy(r.words, b->settings.post[i].words, sizeof r.words);
	r.calls_60 = hour.num[POST_CALLS];
	r.answered_60 = hour.num[POST_ANSWERED];
	r.within_60 = hour.num[POST_WITHIN];
	r.abandoned_60 = hour.num[POST_ABANDONED];
	r.calls_shift = p->shift.num[POST_CALLS];
	r.answered_shift = p->shift.num[POST_ANSWERED];
	r.within_shift = p->shift.num[POST_WITHIN];
	r.abandoned_shift = p->shift.num[POST_ABANDONED];
	r.calls_day = day->num[POST_CALLS];
	r.answered_day = day->num[POST_ANSWERED];
	r.within_day = day->num[POST_WITHIN];
	r.abandoned_day = day->num[POST_ABANDONED];
	return r;
}
