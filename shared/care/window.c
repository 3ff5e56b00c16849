/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Everything is asked of edges, the moments at which a window begins or ends.  Between two of them
 * nothing changes, so the next change is found by walking from edge to edge.
 */
#include "shared/care/window.h"

#include "shared/care/calendar.h"

enum {
	DAYS_MOST = 1500, /* a line for holidays alone whose days are all taken away has none for long */
	EDGES_MOST = 128, /* so far is looked for another name; the last edge is where to look again */
	YEAR_DAYS = 400, /* a line whose windows leave no gap in a year of holidays does not close */
	FORTNIGHT = 15
};
static const int64_t day_ms = INT64_C(24) * 3600 * 1000;

bool
window_is_holiday(const struct settings *s, int64_t day)
{
	for (uint32_t i = 0; i < s->holidays_num; i++)
		if (s->holiday[i].day == day)
			return s->holiday[i].is_added;
	return calendar_is_holiday(day);
}

/* Does it begin on that day? */
static bool
begins_on(const struct settings *s, const struct window_settings *w, int64_t day)
{
	unsigned weekday = 1u << calendar_weekday(day);
	if ((w->days & weekday) != 0)
		return true;
	if ((w->days & (DAY_WORK | DAY_HOLIDAY)) == 0)
		return false;
	if (window_is_holiday(s, day))
		return (w->days & DAY_HOLIDAY) != 0;
	return (w->days & DAY_WORK) != 0 && (weekday & DAYS_WEEKEND) == 0;
}

struct span {
	int64_t begin, end;
};

static struct span
span_of(const struct window_settings *w, int64_t day)
{
	int64_t last = w->to_min > w->from_min ? day : day + 1;
	return (struct span){calendar_ms(day, w->from_min, CALENDAR_FIRST),
	    calendar_ms(last, w->to_min, CALENDAR_LAST)};
}

static bool
has_window(const struct settings *s, unsigned line, uint32_t i)
{
	return (s->line_window[line].windows >> i & 1) != 0;
}

bool
window_holds(
    const struct settings *s, const struct window_settings *w, int64_t wall_ms, int64_t *until_ms)
{
	int64_t today = calendar_day_at(wall_ms);
	/* the one of today first: at the same time on the next day it begins anew */
	for (int64_t day = today; day >= today - 1; day--) {
		if (!begins_on(s, w, day))
			continue;
		struct span sp = span_of(w, day);
		if (sp.begin <= wall_ms && wall_ms < sp.end) {
			*until_ms = sp.end;
			return true;
		}
	}
	return false;
}

/* The window that holds at this moment; WINDOW_NONE: the line is closed. */
static uint8_t
window_at(const struct settings *s, unsigned line, int64_t wall_ms)
{
	int64_t until_ms;
	for (uint32_t i = 0; i < s->windows_num; i++)
		if (has_window(s, line, i) && window_holds(s, &s->window[i], wall_ms, &until_ms))
			return s->window[i].window;
	return WINDOW_NONE;
}

static void
take_nearest(int64_t edge, int64_t wall_ms, bool is_after, int64_t *best)
{
	if (is_after ? edge <= wall_ms : edge > wall_ms)
		return;
	if (*best == ZCC_NEVER || (is_after ? edge < *best : edge > *best))
		*best = edge;
}

/* The first edge after the moment, or the last at or before it. */
static int64_t
edge_near(const struct settings *s, unsigned line, int64_t wall_ms, bool is_after)
{
	int64_t best = ZCC_NEVER, today = calendar_day_at(wall_ms);
	int64_t day = is_after ? today - 1 : today;
	/* edges of a day lie on it and on the next: one more day is asked than has the best */
	for (int more = 3, n = 0; more > 0 && n < DAYS_MOST; n++, day += is_after ? 1 : -1) {
		for (uint32_t i = 0; i < s->windows_num; i++) {
			if (!has_window(s, line, i) || !begins_on(s, &s->window[i], day))
				continue;
			struct span sp = span_of(&s->window[i], day);
			take_nearest(sp.begin, wall_ms, is_after, &best);
			take_nearest(sp.end, wall_ms, is_after, &best);
		}
		more -= best != ZCC_NEVER;
	}
	return best;
}

int64_t
window_begins(const struct settings *s, const struct window_settings *w, int64_t wall_ms)
{
	int64_t today = calendar_day_at(wall_ms);
	for (int64_t day = today; day < today + FORTNIGHT; day++) {
		int64_t begin = begins_on(s, w, day) ? span_of(w, day).begin : wall_ms;
		if (begin > wall_ms)
			return begin;
	}
	return ZCC_NEVER;
}

/* The last end of the windows that hold at this moment; the moment itself: none does. */
static int64_t
end_of_all(const struct settings *s, unsigned line, int64_t wall_ms)
{
	int64_t last = wall_ms, until_ms;
	for (uint32_t i = 0; i < s->windows_num; i++)
		if (has_window(s, line, i) && window_holds(s, &s->window[i], wall_ms, &until_ms) &&
		    until_ms > last)
			last = until_ms;
	return last;
}

/* From window to window, as long as one holds where another ends. */
static int64_t
closes_at(const struct settings *s, unsigned line, int64_t wall_ms)
{
	int64_t at = wall_ms, end;
	while ((end = end_of_all(s, line, at)) > at) {
		if (end - wall_ms > YEAR_DAYS * day_ms)
			return ZCC_NEVER;
		at = end;
	}
	return at;
}

/* Where the name is another, or where to look again for that; of a line that is closed where it opens. */
static int64_t
renamed_at(const struct settings *s, unsigned line, uint8_t window, int64_t wall_ms)
{
	int64_t edge = wall_ms;
	for (int n = 0; n < EDGES_MOST; n++) {
		int64_t next = edge_near(s, line, edge, true);
		if (next == ZCC_NEVER)
			return ZCC_NEVER;
		edge = next;
		if (window_at(s, line, edge) != window)
			break;
	}
	return edge;
}

struct window_state
window_state(const struct settings *s, unsigned line, int64_t wall_ms)
{
	struct window_state now = {.is_open = true,
	    .since_ms = ZCC_NEVER,
	    .until_ms = ZCC_NEVER,
	    .changes_ms = ZCC_NEVER};
	if (s->line_window[line].windows == 0)
		return now;
	now.window = window_at(s, line, wall_ms);
	now.is_open = now.window != WINDOW_NONE;
	now.since_ms = edge_near(s, line, wall_ms, false);
	now.until_ms = renamed_at(s, line, now.window, wall_ms);
	now.changes_ms = now.is_open ? closes_at(s, line, wall_ms) : now.until_ms;
	return now;
}
