/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fmt - times and shares as people on the floor write them.
 *
 * A duration carries its unit (50s 1m50 6m 1u20), a clock time is HH:MM, an age ends in M, V or X:
 * no two meanings share a form.  Waits move in steps of 10 s below 2 min and then in minutes, so
 * that a row costs few bytes and no figure jumps faster than one can read it.
 *
 * Tests: unit/test_fmt.c.   Pure.   Memory: the caller's room.
 */
#ifndef ZCC_TUI_FMT_H
#define ZCC_TUI_FMT_H

#include "zcc/segment.h"

#include <stdbool.h>
#include <stddef.h>

enum { FMT_ROOM = 16 };

/* At most 5 columns: "0s" .. "110s" never; "1m50", "59m", "23u59", "99d". */
void fmt_wait(char out[FMT_ROOM], int64_t ms);
/* The end of a norm, or since when the hub is away: steps of 2 s below a minute. */
void fmt_left(char out[FMT_ROOM], int64_t ms);
/* A norm or limit as it is written in rules: "30s", "2m", "1u". */
void fmt_norm(char out[FMT_ROOM], uint32_t s);
/* "14:32", Europe/Amsterdam; and with seconds. */
void fmt_clock(char out[FMT_ROOM], int64_t wall_ms);
void fmt_clock_s(char out[FMT_ROOM], int64_t wall_ms);
/* The same within the 24 hours after `now_ms`; of a later one the weekday too: "Mon 08:00". */
void fmt_moment(char out[FMT_ROOM], int64_t wall_ms, int64_t now_ms);
/* "1946-03-12" as people say it: "12-03-1946"; what is no date stays as it is. */
void fmt_date(char *out, size_t size, const char *date);
/* 984 -> "98,4%" (English: "98.4%"); -1 -> "n.v.t.". */
void fmt_share(char out[FMT_ROOM], int32_t tenths);
/* "78M", "4V", "-M", "-". */
void fmt_age_sex(char out[FMT_ROOM], unsigned age, unsigned sex);
/* "[U0]" "<U1>" "*U2*" " U3 "; the last sign is "?" while the urgency is provisional. */
void fmt_urgency(char out[FMT_ROOM], unsigned urgency, bool is_provisional);

/* How much of a norm is used. */
enum norm { NORM_NONE, NORM_FINE, NORM_NEAR, NORM_OVER };
enum norm norm_now(int64_t due_line, uint32_t norm_s, int64_t now_line);
/* ' ', '^' from 75 % on, '!' when exceeded. */
char norm_sign(enum norm n);
/* As much of a text as fits in so many columns, and two dots when that is not all. */
void fmt_short(char *out, size_t size, const char *s, int columns);

#endif
