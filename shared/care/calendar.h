/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * calendar - the Dutch holidays that count as evening, night and weekend do (ANW), and the moments
 * of local clock times, in Europe/Amsterdam.
 *
 * The days are those of the NZa and the huisartsenposten: 1 January, Goede Vrijdag, both days of
 * Easter, Koningsdag, 5 May, Hemelvaart, both days of Pentecost, 25 and 26 December.  A site adds
 * and takes away days in its configuration (window.h).
 *
 * Tests: unit/test_calendar.c.   Pure: no clock, no zone of the system.
 */
#ifndef ZCC_CALENDAR_H
#define ZCC_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* A day, by its number since 1970-01-01. */
int64_t calendar_day(int year, int month, int day);
/* The day that it is at this moment, local. */
int64_t calendar_day_at(int64_t wall_ms);
int calendar_weekday(int64_t day); /* 0 = Sunday */

/* Easter Sunday; year 1583 or later. */
int64_t calendar_easter(int year);
/* A day that counts as a holiday by itself, whatever a site adds or takes away. */
bool calendar_is_holiday(int64_t day);

/*
 * The moment, UTC ms, at which clocks show this local time: `minute` after midnight, 0..1440.
 * Of an hour that is shown twice the first or the last; a time that is skipped is the moment at
 * which it is.
 */
enum calendar_which { CALENDAR_FIRST, CALENDAR_LAST };
int64_t calendar_ms(int64_t day, int minute, enum calendar_which which);

#endif
