/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * room - what those who play an evening have in common: the hub, its picture, and the clock that they
 * move on (clockwork.h).
 *
 * Threads: one.   Memory: one room per process.
 */
#ifndef ZCC_TESTS_ROOM_H
#define ZCC_TESTS_ROOM_H

#include "shared/edge/seg_read.h"
#include "tests/lib/rig.h"
#include "tests/room/callers.h"
#include "tests/room/clockwork.h"
#include "tests/room/mail.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE };

struct room {
	struct rig rig;
	struct clockwork *clock;
	int64_t now_ms;  /* on that clock, since the beginning */
	struct seg_reader *reader;
	const struct board *board;
	bool is_hub_up;
	int64_t down_ms; /* since when it is not */
	struct mail own; /* to wake the hub, and to know that it has done what was due */
	struct rng rng;
	struct callers callers;
	bool is_told;           /* say what happens, on stderr */
};

/* figures, day: callers.h. */
void room_open(struct room *r, const char *figures, const char *day, uint64_t seed);
void room_close(struct room *r);
/* The site is as it shall be, and its hub is ready: `as` may ask it. */
void room_meet(struct room *r, const char *as);
int64_t room_wall_ms(const struct room *r);
/* The clocks of all machines are set: the wall jumps, and no time passes. */
void room_set_wall(struct room *r, int64_t by_ms);
/* Move the clock to this moment, at most a second on, and wait until the hub has seen it. */
void room_go(struct room *r, int64_t to_ms);
/* The hub has done all that it had to do by now. */
void room_rest(struct room *r);
/* A console at a screen is not waited for when the clock goes on: on a busy machine that may outrun its signs of
 * life.  Seconds pass until none is given up any more, for it says hello again. */
void room_await_consoles(struct room *r);
/* The picture as it is now. */
void room_look(struct room *r);
/* Sleep for a moment of this machine's own time; true when it was the last of so many ms. */
bool room_wait(int64_t *left_us);
/* lo..hi, in ms. */
int64_t room_draw(struct room *r, int64_t lo_ms, int64_t hi_ms);
bool room_happens(struct room *r, unsigned permille);
/* "18:04:31 ..." on stderr, when that is wanted. */
void room_say(const struct room *r, const char *fmt, ...) ZCC_PRINTF(2, 3);

#endif
