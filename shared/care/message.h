/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message - a short message between desks: no patient in it, with sender, time and end.
 *
 * It is free text, so it stands on no board row: who it is for asks the hub for it.  What names a
 * patient is refused as far as a program can see it: a BSN by the 11-proef, a telephone number, a
 * day of birth.  Numbers of cases are what may be said instead.
 *
 * Tests: unit/test_message.c.   Plain data.   Pure: today is an argument.
 */
#ifndef ZCC_MESSAGE_H
#define ZCC_MESSAGE_H

#include "shared/care/refusal.h"
#include "zcc/limits.h"

#include <stdint.h>

enum message_to {
	MESSAGE_TO_ALL = 1, MESSAGE_TO_ROLE = 2, MESSAGE_TO_OPERATOR = 3,
	MESSAGE_TO_DESK = 4 /* all whose role has it */
};

struct message {
	uint64_t id;         /* rising; 0 = none */
	int64_t at_wall;     /* UTC ms at which it was sent ... */
	int64_t until_wall;  /* ... and at which it is over */
	int64_t until_line;  /* the same on the hub's time line; not told */
	uint8_t kind;        /* enum message_to */
	char from[ZCC_OPERATOR_SIZE];
	char to[ZCC_OPERATOR_SIZE]; /* a role, an operator or a desk; empty = everybody */
	char text[ZCC_MESSAGE_SIZE];
};

/* The word that means everybody, and what says that the name beside it is a desk's. */
#define MESSAGE_ALL "all"
#define MESSAGE_DESK "desk"

/* "all", "regiearts", "desk regie": to whom, in the words of the contract. */
enum { MESSAGE_TO_SIZE = ZCC_OPERATOR_SIZE + 8 };
const char *message_to(const struct message *m, char room[MESSAGE_TO_SIZE]);
/* "all", "role", "operator", "desk": what kind of name that is. */
const char *message_to_word(const struct message *m);

/* May this text be sent?  It is clean already (text_check()).  today: "YYYY-MM-DD"; days from then on
 * may be named, as nobody who calls was born on them.  ZCC_OK, or ZCC_E_DATA with *no. */
ZCC_CHECK int message_check(const char *text, const char *today, struct refusal *no);

#endif
