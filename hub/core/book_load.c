/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How many alarms each desk gets, against what a person can bear (EEMUA 191): in the last ten minutes
 * of the time line, and in the local day.  A flood begins above ten in ten minutes and ends below
 * five; in between nothing but time passes, so whether it ended is seen when somebody looks.
 */
#include "hub/core/book_priv.h"

#include "shared/care/calendar.h"
#include "shared/care/settings.h"

#include <string.h>

enum { FLOOD_ABOVE = 10, FLOOD_BELOW = 5 };
static_assert(DESK_MELDKAMER == ZCC_DESKS_NUM, "each desk has its load");

static uint32_t
last_10(const struct alarm_load *l, int64_t line_ms)
{
	int64_t minute = minute_number(line_ms);
	uint32_t n = 0;
	for (unsigned i = 0; i < LOAD_MINUTES; i++)
		if (l->minute[i] > minute - LOAD_MINUTES && l->minute[i] <= minute)
			n += l->num[i];
	return n;
}

static void
add_minute(struct alarm_load *l, int64_t line_ms)
{
	int64_t minute = minute_number(line_ms);
	unsigned i = (unsigned)((uint64_t)minute % LOAD_MINUTES);
	if (l->minute[i] != minute) {
		l->minute[i] = minute;
		l->num[i] = 0;
	}
	l->num[i]++;
}

static void
count(struct alarm_load *l, unsigned priority, int64_t line_ms, int64_t wall_ms)
{
	int64_t day = calendar_day_at(wall_ms);
	bool was_flood = l->today.is_flood && last_10(l, line_ms) >= FLOOD_BELOW;
	if (l->day != day) {
		l->day = day;
		l->today = (struct zcc_desk_load){0};
	}
	add_minute(l, line_ms);
	uint32_t now = last_10(l, line_ms);
	l->today.is_flood = was_flood || now > FLOOD_ABOVE;
	l->today.high += priority == ALARM_HIGH;
	l->today.middle += priority == ALARM_MIDDLE;
	l->today.low += priority == ALARM_LOW;
	if (now > l->today.peak) {
		l->today.peak = now;
		l->today.peak_wall = wall_ms;
	}
}

void
load_count(struct book *b, unsigned whom, unsigned priority, int64_t line_ms, int64_t wall_ms)
{
	for (unsigned desk = 1; desk <= ZCC_DESKS_NUM; desk++)
		if ((whom >> desk & 1) != 0)
			count(&b->load[desk], priority, line_ms, wall_ms);
}

struct zcc_desk_load
book_desk_load(const struct book *b, unsigned desk, int64_t now_line, int64_t now_wall)
{
	const struct alarm_load *l = &b->load[desk];
	struct zcc_desk_load r = {0};
	if (l->day == calendar_day_at(now_wall))
		r = l->today;
	r.last_10 = last_10(l, now_line);
	r.is_flood = l->today.is_flood && r.last_10 >= FLOOD_BELOW;
	return r;
}

void
load_code(struct bytes *b, struct book *k)
{
	for (unsigned desk = 1; desk <= ZCC_DESKS_NUM; desk++) {
		struct alarm_load *l = &k->load[desk];
		for (unsigned i = 0; i < LOAD_MINUTES; i++) {
			bytes_i64(b, &l->minute[i]);
			bytes_u32(b, &l->num[i]);
		}
		bytes_i64(b, &l->day);
		bytes_u32(b, &l->today.high);
		bytes_u32(b, &l->today.middle);
		bytes_u32(b, &l->today.low);
		bytes_u32(b, &l->today.peak);
		bytes_u32(b, &l->today.is_flood);
		bytes_i64(b, &l->today.peak_wall);
	}
}
