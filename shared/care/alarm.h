/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * alarm - the kinds of alarm, and what an alarm is to somebody who looks at it.
 *
 * An alarm is meant for desks and seen per person (PE-9).  Its life:
 *
 *     NEW -> SEEN -> GONE      the cause is over: kept until somebody whom it is for has seen it
 *       \     |
 *        '-> AT REST           by somebody, with a reason, until a time; or by the hub, because it
 *              |               chatters: while it rests its cause may come and go unheard
 *              '-> NEW         the time is over and it is still so; else GONE
 *
 * Tests: unit/test_alarm.c.   Pure; constant data.
 */
#ifndef ZCC_ALARM_H
#define ZCC_ALARM_H

#include "shared/care/settings.h"
#include "zcc/segment.h"

/* Bits of zcc_alarm_row.whom: one per desk. */
enum {
	FOR_TRIAGE = 1 << DESK_TRIAGE,
	FOR_REGIE = 1 << DESK_REGIE,
	FOR_VERVOLGZORG = 1 << DESK_VERVOLGZORG,
	FOR_TOEZICHT = 1 << DESK_TOEZICHT
};

/* What the value of an alarm is. */
enum alarm_about {
	ABOUT_MS,    /* a duration */
	ABOUT_COUNT, /* a number of rows */
	ABOUT_CASE,  /* the number of a case */
	ABOUT_SHIFT, /* when the shift of somebody began, UTC ms */
	ABOUT_LINE   /* enum zcc_line */
};

#define ALARM(identifier, code, priority, whom, later, about, rest, sentence, todo) identifier,
enum alarm_kind_id {
#include "zcc/alarms.def"
	KINDS_NUM
};
#undef ALARM

struct alarm_kind {
	const char *code;
	uint8_t priority;    /* enum zcc_alarm_priority */
	uint8_t whom, later; /* FOR_* bits */
	uint8_t about;       /* enum alarm_about */
	bool may_rest;
	const char *sentence, *todo; /* message ids */
};
extern const struct alarm_kind alarm_kinds[KINDS_NUM];

/* NULL: a kind of another release. */
const struct alarm_kind *alarm_kind(const char *code);
bool alarm_is(const struct zcc_alarm_row *a, enum alarm_kind_id id);

/* Why an alarm is put at rest; the words of the outside contract. */
#define ZCC_REST_REASONS(X)                                                                        \
	X(REST_KNOWN, 1, "bekend")     /* somebody works on it */                                  \
	X(REST_PLANNED, 2, "gepland")  /* it is meant to be so: maintenance, an exercise */        \
	X(REST_WRONG, 3, "onterecht")  /* it is not so: the limit or the source is wrong */        \
	X(REST_CHATTER, 4, "klappert") /* it comes and goes: the hub alone says so */
#define X(name, number, word) name = number,
enum rest_reason { REST_NONE = 0, ZCC_REST_REASONS(X) };
#undef X
const char *rest_word(unsigned reason);      /* "" when there is no such reason */
unsigned rest_number(const char *word);      /* REST_NONE when there is no such word */

/* What it is to somebody: seen by whom is asked per person. */
enum alarm_state { ALARM_NEW = 1, ALARM_SEEN, ALARM_RESTS, ALARM_GONE };
bool alarm_is_seen_by(const struct zcc_alarm_row *a, const char *operator);
enum alarm_state alarm_state(const struct zcc_alarm_row *a, const char *operator);
const char *alarm_state_word(enum alarm_state s); /* "nieuw" "gezien" "rust" "weg" */
/* The name of a desk, for a bit of `whom`; "" = none. */
const char *alarm_desk_word(unsigned desk);
/* The desk of this word; DESK_NONE: there is none. */
enum desk alarm_desk_number(const char *word);
/* It is for this desk, and not of the history. */
bool alarm_is_for(const struct zcc_alarm_row *a, enum desk desk);
/* It asks this person at this desk for something: what row 1 counts. */
bool alarm_asks(const struct zcc_alarm_row *a, enum desk desk, const char *operator);

/* A U0 or U1 that nobody has, and about which something can be done: who hung up can be called back,
 * and the regiearts does not decide on it already (TE-2). */
bool alarm_case_is_alone(const struct zcc_case_row *row);
/* Since when nobody has a case that waits; of a promised call back, since that time. */
int64_t alarm_alone_line(const struct zcc_case_row *row);

#endif
