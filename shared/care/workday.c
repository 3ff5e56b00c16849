/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/workday.h"

#include "shared/care/calendar.h"
#include "shared/care/window.h"

enum { DAYS_MAX = 60 /* a site that makes more days in a row free has no day of work */ };

bool
workday_is(const struct settings *s, int64_t day)
{
	int weekday = calendar_weekday(day);
	return weekday != 0 && weekday != 6 && !window_is_holiday(s, day);
}

int64_t
workday_end_ms(const struct settings *s, int64_t wall_ms, uint32_t end_s)
{
	int64_t day = calendar_day_at(wall_ms);
	if (wall_ms >= calendar_ms(day, WORKDAY_FROM_MIN, CALENDAR_FIRST))
		day++;
	for (unsigned i = 0; i < DAYS_MAX && !workday_is(s, day); i++)
		day++;
	return calendar_ms(day, (int)(end_s / 60), CALENDAR_LAST);
}
