/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * link_priv - the inside of the link.
 *
 *     link.c       opening, sending, answers, one turn
 *     link_seat.c  hello, the role for a desk, keeping the seat
 */
#ifndef ZCC_TUI_LINK_PRIV_H
#define ZCC_TUI_LINK_PRIV_H

#include "tui/core/desk.h"
#include "tui/edge/link.h"

enum presence { AWAY, ASKED, THERE, REFUSED };
enum { SLOTS = 16, ANSWER_MS = 5000 /* after that the outcome is unknown */ };

struct slot {
	uint8_t id[ZCC_ID_BYTES];
	uint32_t ticket; /* 0 = free */
	uint16_t verb;
	uint64_t row;
	int64_t sent_ms;
};

struct link {
	const struct site *site;
	struct link_told told;
	struct seg_reader *reader;
	struct client *client;
	struct sock *bell;
	uint64_t seat, epoch, group;
	bool was_live;
	char operator[ZCC_OPERATOR_SIZE];
	enum desk desk;                   /* as asked for */
	const struct role_settings *role; /* NULL = the hub's choice */
	char roles[DESK_ROLES_SIZE];      /* of the operator, as the hub said */
	enum presence presence;
	bool is_seated; /* the hub has our seat, whatever we do with it */
	bool is_busy; /* REFUSED for want of room: that may pass */
	uint8_t hello_id[ZCC_ID_BYTES];
	uint8_t token[WIRE_TOKEN_BYTES];
	int64_t asked_ms, alive_ms, bell_ms, second;
	struct slot slot[SLOTS];
};

/* A command in our name: operator, role and seat. */
void link_fill(const struct link *l, struct ask *a, enum zcc_verb verb);
/* The hub's answer to the hello under way. */
void link_hello_answered(struct link *l, const struct wire_answer *answer, int64_t now_ms);
/* Log in when we are not, again when the hub lost us; say that we are there. */
void link_keep_seat(struct link *l, int64_t now_ms);

#endif
