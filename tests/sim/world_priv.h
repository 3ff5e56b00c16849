/* SPDX-License-Identifier: EUPL-1.2 */
/* world_priv - what world.c (consoles), line.c (the lines) and deed.c (what people do) share. */
#ifndef ZCC_SIM_WORLD_PRIV_H
#define ZCC_SIM_WORLD_PRIV_H

#include "tests/sim/world.h"

#include "shared/care/ask.h"

enum {
	CONSOLES_NUM = 8,
	PENDING_NUM = 3,
	HISTORY_NUM = 16,
	FLYING_MAX = 1024,
	BODY_SIZE = 4096,
	ASK_AGAIN_MS = 500,
	GIVE_UP_MS = 12000,
	BEAT_MS = 2000
};

struct letter {
	uint8_t *body;
	size_t len;
	int64_t at_ms;
	uint32_t console;
	bool is_to_hub;
};

struct pending {
	bool is_used;
	uint8_t id[ZCC_ID_BYTES];
	uint16_t verb;
	uint8_t body[BODY_SIZE];
	size_t len;
	int64_t since_ms, again_ms;
};

struct console {
	enum person person;
	uint64_t seat; /* 0: a script */
	struct pending pending[PENDING_NUM];
	uint8_t token[PRESENCE_TOKEN_BYTES];
	bool has_token, is_away; /* away: said bye, or was never there */
	uint64_t epoch;          /* of the hub that gave the token */
	int64_t act_ms, beat_ms, frozen_ms, hello_ms;
};

struct world {
	const struct region *region;
	struct check *check;
	struct chance chance, line;
	/* how this world is: permille, or ms */
	unsigned loss, doubling, freeze, forgery;
	int64_t delay_ms, pace_ms;
	struct console consoles[CONSOLES_NUM];
	struct letter flying[FLYING_MAX];
	uint32_t flying_num;
	struct letter taken[ZCC_GROUP_MAX];
	uint32_t taken_num;
	struct pending history[HISTORY_NUM]; /* old commands, which sometimes arrive once more */
	uint32_t history_num, sent_num;
};

/* line.c */
void line_send(struct world *w, int64_t now_ms, uint32_t console, bool is_to_hub,
    const uint8_t *body, size_t len);
/* The next letter for this console that has arrived; free() its body. */
bool line_receive(struct world *w, int64_t now_ms, uint32_t console, struct letter *out);

/* deed.c: what this console does next.  False: nothing to do. */
bool deed_choose(struct world *w, struct console *k, const struct view *v, struct ask *a);
void deed_seat(const struct console *k, enum zcc_verb verb, struct ask *a);

/* deed_rights.c: the noodknop and its review. */
void deed_noodknop(
    struct world *w, const struct book *b, const char *operator, struct ask *a, uint64_t row);
void deed_review(struct world *w, const struct book *b, struct ask *a);
void deed_tag_review(struct world *w, const struct book *b, struct ask *a);
/* Background, strike, wrong patient, tag; else nothing. */
void deed_known(struct world *w, const struct book *b, const char *operator, struct ask *a);
/* deed_identify.c */
/* What a professional asks; and where his case, or another, goes on to. */
void deed_asks(struct world *w, struct ask *a);
void deed_forward(struct world *w, struct ask *a);
void deed_identify(struct world *w, struct ask *a);
void deed_triage(struct world *w, struct ask *a, enum zcc_verb verb);
/* Why it is closed: mostly advice of who was told what to do and what to watch for, now and then of somebody
 * else (NT-9). */
const char *deed_reason(struct world *w, const struct book *b, uint64_t id);
/* A conversation of this operator goes on: who it is first (ID-1), then the questions, and perhaps it is over;
 * false: he has none. */
bool deed_goes_on(struct world *w, const struct book *b, const char *operator, struct ask *a);
/* What a call was told before, and what a triage does with it: else nothing. */
void deed_told(struct world *w, struct ask *a);
void deed_given(struct world *w, struct ask *a);
/* deed_alarm.c: take over what is to be taken over; and something about an alarm. */
void deed_authorise(struct world *w, const struct console *k, const struct book *b, struct ask *a);
void deed_takeover(struct world *w, const struct book *b, struct ask *a);
void deed_alarm(struct world *w, const struct book *b, int64_t wall_ms, struct ask *a);

#endif
