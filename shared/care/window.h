/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * window - when a line is open: the windows of its configuration against the calendar (OP-1).
 *
 * A window begins on the days it names at one local time and ends at another, the next day when that
 * is not later.  A line is open while one of its windows holds; one without windows always is.  A
 * time that a night with two hours of 02:00 has twice is the first where a window begins and the last
 * where it ends: in doubt a line is open.
 *
 * Tests: unit/test_window.c.   Pure.
 */
#ifndef ZCC_WINDOW_H
#define ZCC_WINDOW_H

#include "shared/care/settings.h"

/* A line at one moment; times are UTC ms, ZCC_NEVER = none. */
struct window_state {
	bool is_open;
	uint8_t window;     /* enum zcc_window that holds, the first of the list; WINDOW_NONE */
	int64_t since_ms;   /* the edge of a window at or before the moment */
	int64_t until_ms;   /* when is_open or window is another, or when to look again for that */
	int64_t changes_ms; /* when is_open is another, ZCC_NEVER = not for a year; a line that is closed
	                     * always has one */
};
struct window_state window_state(const struct settings *s, unsigned line, int64_t wall_ms);

/* One window at one moment.  True: it holds, and *until_ms is when it no longer does (its own end, also
 * when it begins anew at once). */
bool window_holds(const struct settings *s, const struct window_settings *w, int64_t wall_ms,
    int64_t *until_ms);

/* The first moment after this one at which it begins; ZCC_NEVER: not within a fortnight. */
int64_t window_begins(const struct settings *s, const struct window_settings *w, int64_t wall_ms);

/* A holiday here: those of the calendar, with what the site added and took away. */
bool window_is_holiday(const struct settings *s, int64_t day);

#endif
