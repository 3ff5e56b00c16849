/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * phones - a telephone system, and the people who call it.
 *
 * It speaks to the hub as zcc-protocol(7), "Telephone", says, over the real socket, as an operator in
 * the role intake: a ring is an intake, who hangs up while he waits is an abandon.  What happens at a
 * seat (answer, hold, resume, hang-up in a conversation) the seat tells: staff.h.
 *
 *     comes --ring--> RINGS --a case--> WAITS --answered--> TALKS --over--> gone
 *                       |                 ^ |                 |
 *                       |                 '-+--returned, lost-'
 *                       '--line closed      '--patience ends--> LEAVES --> gone; some call again
 *
 * Arrivals are the rows of a file (feed.h), and who calls is callers.h.  Who rings while there is no
 * hub is written on paper, to be entered afterwards (PT-1).
 *
 * Threads: one.   Memory: at phones_new().
 */
#ifndef ZCC_TESTS_PHONES_H
#define ZCC_TESTS_PHONES_H

#include "tests/room/room.h"
#include "zcc/types.h"

struct phones;

struct phones_count {
	unsigned rang, referred, left, again, anonymous, dropped, paper;
};

/* The calls of `csv` by `map` that came between these moments of the file, in ms since its first row. */
struct phones *phones_new(struct room *r, const char *csv, const char *map, int64_t from_ms,
    int64_t to_ms);
void phones_free(struct phones *p);
/* Who rings now, and who hangs up now. */
void phones_step(struct phones *p);
/* Take in what the hub has answered; false when nothing had come. */
bool phones_hear(struct phones *p);
/* Commands without an answer. */
unsigned phones_under_way(const struct phones *p);
/* The next moment at which somebody rings or hangs up, INT64_MAX = nobody. */
int64_t phones_wake_ms(const struct phones *p);

/* The caller of this case is on somebody's ear; or waits again; or the conversation is over. */
void phones_answered(struct phones *p, uint64_t id);
void phones_waits(struct phones *p, uint64_t id);
void phones_over(struct phones *p, uint64_t id);
/* The row of what a huisarts was answered before he sent this patient on (NT-13), and the answer: praten=3;
 * 0 = nobody was asked. */
uint64_t phones_given(const struct phones *p, uint64_t id);
/* How long who is on the line about this case talks. */
int64_t phones_service_ms(struct phones *p, uint64_t id);
/* Somebody rings on this line in so many ms, who waits for as long as it takes. */
void phones_ring(struct phones *p, enum zcc_line line, int64_t in_ms);
/* A card that can be entered now, as a command, and no more of it: false when there is none. */
bool phones_take_card(struct phones *p, struct ask *a);
/* A line outside breaks: at most `num` of those who wait are gone at once. */
void phones_break(struct phones *p, unsigned num);
struct phones_count phones_count(const struct phones *p);

#endif
