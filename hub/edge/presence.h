/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * presence - which consoles are there.  Not part of the book: a restart forgets it, and consoles
 * say hello again with the seat they had.
 *
 * A console that was silent for `lost_s` is lost.  Silence counts from the later of: its last sign,
 * `ready`, and the last time the loop itself was late by more than 2 s, so that neither a restart
 * nor a frozen hub takes a claim from a console that lives (DESIGN 5).
 *
 * Tests: unit/test_presence.c.   Threads: one.   Memory: at presence_new().   Pure: time is given.
 */
#ifndef ZCC_PRESENCE_H
#define ZCC_PRESENCE_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <stdbool.h>

enum { PRESENCE_TOKEN_BYTES = 16 };

struct presence_seat {
	uint64_t seat; /* chosen by the console; 0 = slot not in use */
	char operator[ZCC_OPERATOR_SIZE];
	char role[ZCC_ROLE_SIZE];
	char location[ZCC_CODE_SIZE]; /* empty = not told */
	uint8_t token[PRESENCE_TOKEN_BYTES];
	int64_t since_line, alive_line;
	bool is_lost;
};

struct presence;

ZCC_CHECK struct presence *presence_new(uint32_t seats_max, int64_t ready_line);
void presence_free(struct presence *p);

/* A console says hello: the same operator and seat keep their slot.  ZCC_E_BUSY: table full;
 * ZCC_E_TAKEN: another operator sits there. */
ZCC_CHECK int presence_hello(struct presence *p, const char *operator, const char *role,
    uint64_t seat, const uint8_t token[PRESENCE_TOKEN_BYTES], int64_t now_line);
/* Where the seat stands, told with its hello (KB-12); "" = it did not say. */
void presence_locate(struct presence *p, uint64_t seat, const char *location);
void presence_bye(struct presence *p, const char *operator, uint64_t seat);
/* All seats of a revoked operator are gone. */
void presence_revoke(struct presence *p, const char *operator);
/* A heartbeat; an unknown token is ignored. */
void presence_alive(struct presence *p, const uint8_t token[PRESENCE_TOKEN_BYTES], int64_t now_line);
/* A signed command that had not come before: the console lives, and what it claims stays its own.
 * One that was given up as lost stays so until its hello: that brings back its shift and its cases,
 * and leaves a row. */
void presence_seen(struct presence *p, const char *operator, uint64_t seat, int64_t now_line);
/* The loop was late by more than it should: silence counts from now. */
void presence_was_late(struct presence *p, int64_t now_line);

/* Some console of this operator is there. */
bool presence_has(const struct presence *p, const char *operator);
bool presence_is_there(const struct presence *p, const char *operator, uint64_t seat);
/* May a claim of this seat, made at `claim_line`, be taken away: the console gave no sign for
 * `lost_s`, or said none at all since; claiming was a sign too. */
struct presence_claim {
	const char *operator;
	uint64_t seat;
	int64_t claim_line;
};
bool presence_is_silent(const struct presence *p, const struct presence_claim *c, int64_t now_line,
    uint32_t lost_s);
/* Where the operator of this claim said hello after its seat gave its last sign: he began again there.  A console
 * that he had left standing before is none.  NULL: nowhere. */
const struct presence_seat *presence_since(const struct presence *p, const struct presence_claim *c);
/* Mark the seats that fell silent.  One whose operator began again elsewhere is forgotten at the next look. */
void presence_tick(struct presence *p, int64_t now_line, uint32_t lost_s);
/* Slots for the board; NULL when i is past the end. */
const struct presence_seat *presence_slot(const struct presence *p, uint32_t i);
uint32_t presence_count(const struct presence *p); /* consoles that are there */

#endif
