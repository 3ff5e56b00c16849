/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/calendar.h"

#include "shared/base/clock.h"

enum { MINUTE_MS = 60000, WINTER_MIN = 60, SUMMER_MIN = 120 };
static const int64_t day_ms = INT64_C(24) * 60 * MINUTE_MS;

/* Years begin in March, so that the odd day comes last; 146097 days are 400 years. */
int64_t
calendar_day(int year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1;
	int64_t era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int64_t
calendar_day_at(int64_t wall_ms)
{
	struct local_time l = clock_local(wall_ms);
	return calendar_day(l.year, l.month, l.day);
}

int
calendar_weekday(int64_t day)
{
	return (int)(((day + 4) % 7 + 7) % 7); /* 1970-01-01 was a Thursday */
}

/* The Gregorian computus as Meeus, Jones and Butcher give it. */
int64_t
calendar_easter(int year)
{
	int golden = year % 19, century = year / 100, rest = year % 100;
	int f = (century + 8) / 25, g = (century - f + 1) / 3;
	int h = (19 * golden + century - century / 4 - g + 15) % 30;
	int l = (32 + 2 * (century % 4) + 2 * (rest / 4) - h - rest % 4) % 7;
	int m = (golden + 11 * h + 22 * l) / 451;
	int of_march = h + l - 7 * m + 114;
	return calendar_day(year, of_march / 31, of_march % 31 + 1);
}

/* 27 April; the day before when that is a Sunday. */
static int64_t
kings_day(int year)
{
	int64_t day = calendar_day(year, 4, 27);
	return calendar_weekday(day) == 0 ? day - 1 : day;
}

bool
calendar_is_holiday(int64_t day)
{
	/* days from Easter Sunday: Goede Vrijdag, both of Easter, Hemelvaart, both of Pentecost */
	static const int of_easter[] = {-2, 0, 1, 39, 49, 50};
	/* by its noon, which is on that day in every zone of ours */
	int year = clock_local(day * day_ms + day_ms / 2).year;
	int64_t easter = calendar_easter(year);
	for (unsigned i = 0; i < sizeof of_easter / sizeof of_easter[0]; i++)
		if (day == easter + of_easter[i])
			return true;
	return day == calendar_day(year, 1, 1) || day == kings_day(year) ||
	    day == calendar_day(year, 5, 5) || day == calendar_day(year, 12, 25) ||
	    day == calendar_day(year, 12, 26);
}

int64_t
calendar_ms(int64_t day, int minute, enum calendar_which which)
{
	int64_t local = day * day_ms + (int64_t)minute * MINUTE_MS;
	int64_t summer = local - (int64_t)SUMMER_MIN * MINUTE_MS;
	int64_t winter = local - (int64_t)WINTER_MIN * MINUTE_MS;
	bool is_summer = clock_local(summer).offset_min == SUMMER_MIN;
	bool is_winter = clock_local(winter).offset_min == WINTER_MIN;
	if (is_summer && is_winter) /* the hour that comes twice */
		return which == CALENDAR_FIRST ? summer : winter;
	if (!is_summer && !is_winter) /* the hour that does not come: 01:00 UTC */
		return day * day_ms + INT64_C(60) * MINUTE_MS;
	return is_summer ? summer : winter;
}
