/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clock - the three clocks, and the time line that the hub makes of them (DESIGN 2.8).
 *
 * Tests: unit/test_clock.c (steps, reboots, DST nights).   Threads: no state but the zone.
 */
#ifndef ZCC_CLOCK_H
#define ZCC_CLOCK_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int64_t clock_wall_ms(void); /* UTC, may jump */
int64_t clock_boot_ms(void); /* CLOCK_BOOTTIME: never jumps, runs through suspend */
/* The kernel's boot id, 36 characters and NUL. */
ZCC_CHECK int clock_boot_id(char out[37]);

/*
 * The hub's time line.  Within a boot it follows CLOCK_BOOTTIME; over a reboot it advances by the
 * wall difference, clamped to 0..24 h.
 */
struct timeline {
	char boot_id[37];
	int64_t offset_ms; /* line = boot clock + offset */
	int64_t wall_minus_boot_ms; /* to notice a step of the wall clock */
};
/* What stands in the journal about the last commit (zeros: an empty journal). */
struct timeline_mark {
	char boot_id[37];
	int64_t offset_ms;
	int64_t line_ms, wall_ms;
};
/* Continue from *last.  *clamp_ms: by how much the wall difference was cut; 0 = not, negative when
 * the wall clock went back over the reboot. */
void timeline_start(struct timeline *t, const struct timeline_mark *last, const char *boot_id,
    int64_t boot_ms, int64_t wall_ms, int64_t *clamp_ms);
int64_t timeline_ms(const struct timeline *t, int64_t boot_ms);
/* How far the wall clock jumped against the boot clock since last asked; 0 unless over 1 s. */
int64_t timeline_wall_step(struct timeline *t, int64_t boot_ms, int64_t wall_ms);

/* Europe/Amsterdam, whatever the system's zone is; the rule of the EU since 1996, computed. */
struct local_time {
	int year, month, day, hour, minute, second; /* month 1..12 */
	int weekday;     /* 0 = Sunday */
	int offset_min;  /* 60 or 120 */
};
struct local_time clock_local(int64_t wall_ms);
/* "2026-11-30 17:00" in Europe/Amsterdam, for people. */
enum { CLOCK_MINUTE_SIZE = 17 };
void clock_minute(char out[CLOCK_MINUTE_SIZE], int64_t wall_ms);
/* RFC 3339 in UTC, as programs write it: "2026-03-01T12:00:00Z", with or without ms.  False: it is not. */
bool clock_parse_utc(const char *text, int64_t *wall_ms);
/*
 * A moment as people write it too: "15:30", a day and time in Amsterdam, "2026-11-29T21:40" with or without
 * seconds, or RFC 3339 in UTC or with an offset.  A time of day is the next time that it is so, or the last
 * one of what was.  Of a time that a night has twice it is the first to come, or the last that was.  False:
 * it is none of these, or a time that a night skips: an hour later was not meant, nor the day after.
 */
bool clock_parse_next(const char *text, int64_t now_wall_ms, int64_t *wall_ms);
bool clock_parse_past(const char *text, int64_t now_wall_ms, int64_t *wall_ms);
/* RFC 3339 in UTC, with ms: "2026-03-01T12:00:00.000Z"; 25 bytes. */
void clock_rfc3339(char out[25], int64_t wall_ms);

#endif
