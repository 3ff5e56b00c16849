/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who it is changes only at local midnight, where a turn ends, and where a window begins or ends: the
 * next change is looked for at these moments, day by day.
 */
#include "shared/care/routing.h"

#include "shared/care/calendar.h"
#include "shared/care/window.h"

enum { DAYS_MOST = 15, WEEK = 7 };

/* The day on which a window began that ends at this moment. */
static int64_t
began_on(const struct window_settings *w, int64_t end_ms)
{
	bool is_next_day = w->to_min <= w->from_min && w->to_min > 0;
	return calendar_day_at(end_ms - 1) - (is_next_day ? 1 : 0);
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* The Monday of the week in which a day lies. */
static int64_t
monday_of(int64_t day)
{
	return day - (calendar_weekday(day) + WEEK - 1) % WEEK;
}

static unsigned
turn_on(const struct route_settings *r, int64_t day)
{
	int64_t turns = r->rotation == ROTATION_DAY ? day - r->since_day
	    : r->rotation == ROTATION_WEEK
	    ? floor_div(monday_of(day) - monday_of(r->since_day), WEEK) : 0;
	int64_t num = r->desks_num;
	return (unsigned)((turns % num + num) % num);
}

static const struct desk_settings *
desk_at(const struct settings *s, int64_t wall_ms)
{
	for (uint32_t i = 0; i < s->routes_num; i++) {
		const struct route_settings *r = &s->route[i];
		int64_t end_ms, day = calendar_day_at(wall_ms);
		if (!r->is_always) {
			if (!window_holds(s, &r->when, wall_ms, &end_ms))
				continue;
			day = began_on(&r->when, end_ms);
		}
		return &s->desk[r->desk[turn_on(r, day)]];
	}
	return NULL;
}

static void
consider(const struct settings *s, int64_t at_ms, int64_t wall_ms, struct routing *r)
{
	if (at_ms <= wall_ms || (r->until_ms != ZCC_NEVER && at_ms >= r->until_ms))
		return;
	const struct desk_settings *then = desk_at(s, at_ms);
	if (then == r->desk)
		return;
	r->until_ms = at_ms;
	r->next = then;
}

static void
consider_minute(const struct settings *s, int64_t day, int minute, int64_t wall_ms,
    struct routing *r)
{
	consider(s, calendar_ms(day, minute, CALENDAR_FIRST), wall_ms, r);
	consider(s, calendar_ms(day, minute, CALENDAR_LAST), wall_ms, r);
}

/* The first of the list has every turn. */
static bool
never_changes(const struct settings *s)
{
	return s->routes_num == 0 || (s->route[0].is_always && s->route[0].desks_num == 1);
}

bool
routing_at(const struct settings *s, int64_t wall_ms, struct routing *out)
{
	int64_t today = calendar_day_at(wall_ms);
	*out = (struct routing){.desk = desk_at(s, wall_ms), .until_ms = ZCC_NEVER};
	for (int64_t day = today; day < today + DAYS_MOST && out->until_ms == ZCC_NEVER; day++) {
		consider_minute(s, day, 0, wall_ms, out);
		for (uint32_t i = 0; i < s->routes_num; i++) {
			consider_minute(s, day, s->route[i].when.from_min, wall_ms, out);
			consider_minute(s, day, s->route[i].when.to_min, wall_ms, out);
		}
	}
	out->look_ms = out->until_ms != ZCC_NEVER || never_changes(s) ? out->until_ms :
	    calendar_ms(today + DAYS_MOST, 0, CALENDAR_FIRST);
	return s->routes_num > 0;
}
