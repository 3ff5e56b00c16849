/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * board - one moment of the hub's picture, as plain rows in the reader's own memory.
 *
 * The segment reader fills it (seg_read.h); screens and zcc-ctl read it.  They cannot tell where
 * it came from, except for its age.  Rows not in use have an empty key (id 0, empty name).
 *
 * Tests:   unit/test_board.c        Threads: none of its own
 * Memory:  whoever filled it owns the arrays; a reader borrows them until the next refresh.
 */
#ifndef ZCC_BOARD_H
#define ZCC_BOARD_H

#include "zcc/err.h"
#include "zcc/segment.h"

#include <stdbool.h>
#include <stddef.h>

struct board {
	uint64_t epoch;      /* number of the hub's start; another one is another hub process */
	uint64_t group;      /* `committed` of this picture: changes when anything in it did */
	uint32_t hub_state;  /* enum zcc_seg_state */
	bool is_live;        /* lock held, state live or vol, heartbeat <= ZCC_LIVE_MS */
	int64_t age_ms;      /* since the hub's last heartbeat */
	int64_t now_line;    /* the hub's time line now, carried on from the heartbeat while live;
	                        frozen at the heartbeat when not */
	int64_t wall_offset; /* UTC ms minus time line ms at the heartbeat: for showing clock times */
	int64_t uptime_s;

	struct zcc_hub_row hub;
	struct zcc_line_row lines[ZCC_LINES_NUM];
	struct zcc_post_row posts[ZCC_POSTS_MAX];
	struct zcc_case_row *cases;         uint32_t cases_num;     /* rows, used or not */
	uint32_t cases_end; /* rows from here on were never used: a quiet night costs no walk through all */
	struct zcc_hand_row *hands;         uint32_t hands_num;     /* of the case in the same row: ... */
	struct zcc_triage_row *triages;     uint32_t triages_num;   /* ... board_hand(), board_triage() */
	struct zcc_operator_row *operators; uint32_t operators_num;
	uint32_t operators_end; /* as cases_end */
	struct zcc_capacity_row *capacity;  uint32_t capacity_num;
	struct zcc_alarm_row *alarms;       uint32_t alarms_num;
	uint32_t alarms_end;
};

/*
 * The open cases in queue order (rank.h) at now_line's second: row numbers into b->cases.
 *
 *   order   caller's array of at least b->cases_num entries
 *   returns how many were written
 */
uint32_t board_queue(const struct board *b, uint32_t *order);

/* The row of a case, or NULL when it is not on the board. */
const struct zcc_case_row *board_case(const struct board *b, uint64_t id);
/* What belongs to a row of this board; all zeros: it was never handed over, or triaged. */
const struct zcc_hand *board_hand(const struct board *b, const struct zcc_case_row *row);
const struct zcc_triage *board_triage(const struct board *b, const struct zcc_case_row *row);
/* The code of what is wrong: of the complaint that was triaged, else of the one it came in with; "" =
 * neither is known. */
const char *board_complaint(const struct board *b, const struct zcc_case_row *row);
/* All of it together. */
struct zcc_case board_whole(const struct board *b, const struct zcc_case_row *row);

/* Share answered within norm over the window, in tenths of a percent (0..1000), or -1 for n.v.t.:
 * within / (answered + abandoned after the norm + waiting now beyond the norm). */
enum board_window { BOARD_60_MIN, BOARD_SHIFT };
int32_t board_within_norm(const struct board *b, unsigned line, enum board_window window);

/* Live figures of one line: calls that wait for somebody, how many of them beyond the norm, and the
 * longest waiting time in ms (0 when none waits).  Whoever is to be called back waits on the line
 * terugbellen, wherever the call came in: all lines together are all that wait. */
struct board_line {
	uint32_t waiting, late;
	int64_t longest_ms;
};
struct board_line board_line_now(const struct board *b, unsigned line);

/* The open call backs (CB-1): how many, of these beyond their time, without a number, and with the
 * regiearts. */
struct board_callbacks {
	uint32_t open, overdue, anonymous, regie;
};
struct board_callbacks board_callbacks(const struct board *b);

/* What is handed over now: cases that wait for the meldkamer or a colleague, and of these: those that
 * nobody at the meldkamer has heard of, and warm transfers; and the rides that it accepted and that run
 * (AM-3).  The days of zcc_hub_row say what was. */
struct board_hands {
	uint32_t open, unheard, transfers;
	int64_t longest_ms; /* that one waits for the meldkamer */
	uint32_t rides, rides_late;
	uint32_t checks; /* late units whose patient is to be called now (CB-2) */
};
struct board_hands board_hands(const struct board *b);
/* "2026-03-01" of a day of zcc_hub_row; "" for none. */
void board_day(uint32_t day, char room[16]);

/* What whoever begins or ends a shift has to know (SH-1). */
struct board_floor {
	uint32_t open;       /* cases that are not closed */
	uint32_t clocks, late; /* of those, with a norm that runs; and that is broken */
	uint32_t call_backs; /* people who were promised a call */
	uint32_t alarms;     /* that stand */
	uint32_t mine;       /* open cases of this operator, in hand or not let go yet */
};
struct board_floor board_floor(const struct board *b, const char *operator);

/* The row of this operator with a shift that runs, or NULL. */
const struct zcc_operator_row *board_shift_of(const struct board *b, const char *operator);
/* Works now: at a console, or in a shift without one; where a shift is asked for, in a shift. */
bool board_is_there(const struct zcc_operator_row *row, bool asks_shift);
/* A call about this is not for him (RL-2); a U0 or U1 is anybody's. */
bool board_is_not_theirs(const struct board *b, const struct zcc_operator_row *row,
    const struct zcc_case_row *of);
/* How many people are there in this role (KB-8); who sits at two desks counts once. */
unsigned board_there(const struct board *b, const char *role, bool asks_shift);

/* Whose shift an alarm about a long one means; "" for another alarm, or when it has ended. */
const char *board_alarm_operator(const struct board *b, const struct zcc_alarm_row *alarm);

/* A capacity row that is older than its own limit. */
bool board_capacity_is_stale(const struct board *b, const struct zcc_capacity_row *row);

#endif
