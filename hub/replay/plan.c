/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/replay/plan.h"

#include <string.h>

void
plan_init(struct plan *p)
{
	*p = (struct plan){0};
}

int64_t
plan_place(struct plan *p, int64_t file_ms)
{
	if (!p->has_first) {
		p->has_first = true;
		p->first_ms = p->latest_ms = file_ms;
	}
	if (file_ms > p->latest_ms)
		p->latest_ms = file_ms;
	p->rows++;
	p->place = p->round_at + (p->latest_ms - p->first_ms);
	return p->place;
}

void
plan_again(struct plan *p)
{
	int64_t span = p->latest_ms - p->first_ms;

	/* Without the gap the last row of a round and the first of the next would coincide. */
	p->round_at += span + (p->rows > 1 ? span / (int64_t)(p->rows - 1) : 0);
	p->place = p->round_at;
	p->has_first = false;
	p->rows = 0;
}

bool
plan_speed_parse(const char *text, int64_t *speed_milli)
{
	int64_t v = 0;
	int decimals = -1; /* -1 = before the point */

	if (strcmp(text, "max") == 0) {
		*speed_milli = PLAN_MAX;
		return true;
	}
	if (*text < '0' || *text > '9')
		return false;
	for (; *text != '\0'; text++) {
		if (*text == '.' && decimals < 0 && text[1] != '\0') {
			decimals = 0;
			continue;
		}
		if (*text < '0' || *text > '9' || decimals == 3 || v > PLAN_SPEED_MOST)
			return false;
		v = v * 10 + (*text - '0');
		decimals += decimals >= 0;
	}
	for (int i = decimals < 0 ? 0 : decimals; i < 3; i++)
		v *= 10;
	*speed_milli = v;
	return v >= PLAN_SPEED_LEAST && v <= PLAN_SPEED_MOST;
}

int64_t
plan_scale(int64_t file_ms, int64_t speed_milli)
{
	if (speed_milli == PLAN_MAX)
		return 0;
	/* Seconds apart from the rest: 10^14 s of file time still fit at every speed. */
	int64_t s = file_ms / 1000, ms = file_ms % 1000;
	return s * 1000 / speed_milli * 1000 +
	       (s * 1000 % speed_milli * 1000 + ms * 1000) / speed_milli;
}
