/* SPDX-License-Identifier: EUPL-1.2 */
/*
 *   AWAY --hello--> ASKED --token--> THERE --epoch or seat gone--> AWAY
 *     ^               | the role is not the one for the desk: ASKED again, in that role
 *     |               | denied in a role: AWAY without it; without a role: REFUSED
 *     '--- no answer -'
 */
#include "tui/edge/link_seat.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/edge/seg_read.h"

#include <string.h>

enum {
	ALIVE_MS = 1000,
	SEAT_MS = 3000, /* the hub shows a new seat within this */
	ROOM_MS = 10000 /* when it had no room for us: try again after this */
};

void
link_fill(const struct link *l, struct ask *a, enum zcc_verb verb)
{
	ask_init(a, verb);
	a->seat = l->seat;
	if (l->role != NULL)
		text_copy(a->role, sizeof(a->role), l->role->name);
}

void
link_hello(struct link *l, int64_t now_ms)
{
	struct fault f;
	struct ask a;

	link_fill(l, &a, VERB_HELLO);
	text_copy(a.board.source, sizeof(a.board.source), l->location);
	if (client_send(l->client, &a, &f) != ZCC_OK)
		return;
	memcpy(l->hello_id, a.id, sizeof(l->hello_id));
	l->asked_ms = now_ms;
	l->presence = ASKED;
}

static void
stay_out(struct link *l, const struct console_reply *r, bool is_final)
{
	l->presence = REFUSED;
	l->epoch = seg_board(l->reader)->epoch;
	l->told.refused(l->told.arg, r, is_final);
}

/* Let in: in the role for this desk, or in the hub's choice, which is the first one. */
static void
let_in(struct link *l, const struct wire_answer *answer, int64_t now_ms)
{
	size_t len = answer->data_len - WIRE_TOKEN_BYTES;
	bool was_asked = l->role != NULL;

	memcpy(l->token, answer->data, WIRE_TOKEN_BYTES);
	l->is_seated = true;
	if (len >= sizeof(l->roles))
		len = sizeof(l->roles) - 1;
	memcpy(l->roles, answer->data + WIRE_TOKEN_BYTES, len);
	l->roles[len] = '\0';
	if (!was_asked)
		l->role = desk_role(&l->site->settings, l->roles, l->desk);
	if (l->role == NULL) {
		char why[160];
		text_format(why, sizeof(why), l->desk != DESK_NONE ?
		    "operator %s has no role for the desk %s; ask for that role, or choose another desk" :
		    "no role of operator %s has a desk%s: use zcc-ctl", l->operator, desk_word(l->desk));
		stay_out(l, &(struct console_reply){ ZCC_E_DENIED, .text = why }, true);
		return;
	}
	if (!was_asked && strncmp(l->roles, l->role->name, strcspn(l->roles, ",")) != 0) {
		link_hello(l, now_ms);
		return;
	}
	l->presence = THERE;
	l->asked_ms = now_ms;
	l->epoch = seg_board(l->reader)->epoch;
	l->told.role(l->told.arg, l->role, answer->row);
}

void
link_hello_answered(struct link *l, const struct wire_answer *answer, int64_t now_ms)
{
	if (answer->code == ZCC_OK && answer->data_len >= WIRE_TOKEN_BYTES) {
		let_in(l, answer, now_ms);
	} else if (answer->code == ZCC_E_DENIED && l->role != NULL) {
		l->role = NULL;
		l->presence = AWAY;
	} else {
		l->is_busy = answer->code == ZCC_E_BUSY;
		stay_out(l, &(struct console_reply){ answer->code, .text = answer->text,
		    .grounds = &answer->grounds }, false);
	}
	l->asked_ms = now_ms;
}

static bool
seat_is_shown(const struct link *l)
{
	const struct board *b = seg_board(l->reader);

	for (uint32_t i = 0; i < b->operators_end; i++)
		if (b->operators[i].seat == l->seat && b->operators[i].state == SEAT_THERE)
			return true;
	return false;
}

void
link_keep_seat(struct link *l, int64_t now_ms)
{
	const struct board *b = seg_board(l->reader);

	if (l->presence == THERE && b->is_live && (b->epoch != l->epoch ||
	    (now_ms - l->asked_ms > SEAT_MS && !seat_is_shown(l))))
		l->presence = AWAY;
	if (l->presence == ASKED && now_ms - l->asked_ms > ANSWER_MS) {
		client_forget(l->client, l->hello_id);
		l->presence = AWAY;
	}
	if (l->presence == REFUSED && b->is_live && (b->epoch != l->epoch ||
	    (l->is_busy && now_ms - l->asked_ms > ROOM_MS)))
		l->presence = AWAY;
	if (l->presence == AWAY && b->is_live)
		link_hello(l, now_ms);
	if (l->presence == THERE && now_ms - l->alive_ms >= ALIVE_MS) {
		client_alive(l->client, l->token);
		l->alive_ms = now_ms;
	}
}
