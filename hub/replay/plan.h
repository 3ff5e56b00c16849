/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan - when each row of a file is due: its first moment becomes now, the pattern is kept.
 *
 * A place is a row's distance from the first row of the file, in ms of the file's own clock; it
 * never falls: a row that is older than the one before it is due at once, so the file's order is
 * kept. Repeating the file goes on one mean gap after its latest row.  Nothing is stored per row.
 *
 * Tests: unit/test_plan.c.   Pure: no clock.   Memory: the struct.
 */
#ifndef ZCC_REPLAY_PLAN_H
#define ZCC_REPLAY_PLAN_H

#include <stdbool.h>
#include <stdint.h>

struct plan {
	bool has_first;
	int64_t first_ms, latest_ms; /* on the file's clock, in this round */
	int64_t round_at;            /* place at which this round began */
	int64_t place;               /* of the row last asked about */
	uint64_t rows;               /* of this round */
};

void plan_init(struct plan *p);
/* The place of a row with this time; at least the place of the row before it. */
int64_t plan_place(struct plan *p, int64_t file_ms);
/* The file begins again. */
void plan_again(struct plan *p);

/* Speed in thousandths: 1000 is the file's own pace, PLAN_MAX as fast as the hub takes. */
enum { PLAN_MAX = 0, PLAN_SPEED_LEAST = 100, PLAN_SPEED_MOST = 1000 * 1000 * 1000 };
/* "max", or a number from 0.1 to 1,000,000 with at most three decimals. */
bool plan_speed_parse(const char *text, int64_t *speed_milli);
/* A stretch of the file's time as it passes here: 0 at PLAN_MAX. */
int64_t plan_scale(int64_t file_ms, int64_t speed_milli);

#endif
