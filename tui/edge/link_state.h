/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * link_state - the inside of the link, for its two halves.
 *
 *     link.c       opening, sending, answers, one turn
 *     link_seat.c  below it: hello, the role for a desk, keeping the seat
 *
 * Tests: see link.h.   Plain data.
 */
#ifndef ZCC_TUI_LINK_STATE_H
#define ZCC_TUI_LINK_STATE_H

#include "shared/edge/client.h"
#include "tui/core/console_state.h"
#include "tui/core/desk.h"
#include "tui/edge/told.h"

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
	enum picture picture;
	char operator[ZCC_OPERATOR_SIZE];
	char location[ZCC_CODE_SIZE];     /* told with each hello; "" = not told */
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

#endif
