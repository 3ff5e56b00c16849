/* SPDX-License-Identifier: EUPL-1.2 */
/* Handing over, for programs. */
#include "hub/ctl/json.h"
#include "hub/ctl/packet.h"
#include "hub/ctl/row.h"
#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/hand.h"
#include "shared/care/words.h"
#include "shared/edge/seal.h"

#include <stdio.h>
#include <string.h>

/* By the clock at which the case came in: that does not change when the hub's does. */
static json_t *
when(const struct zcc_case_row *r, int64_t line)
{
	return line != 0 ? json_when(r->received_wall + (line - r->received_line)) : json_null();
}

/* Whole seconds from one moment of the time line to another; null while one has not come. */
static json_t *
seconds(int64_t from, int64_t to)
{
	return from == 0 || to == 0 ? json_null() : json_integer((to - from) / 1000);
}

json_t *
json_forward(const struct zcc_forward *f)
{
	if (f->by[0] == '\0')
		return json_null();
	json_t *o = json_object();
	json_put(o, "by", json_text(f->by));
	json_put(o, "at", json_when(f->sent_wall));
	json_put(o, "from_line", json_text(line_word(f->line)));
	json_put(o, "from_desk", json_text(alarm_desk_word(f->desk)));
	json_put(o, "reason", json_text(forward_word(f->why)));
	json_put(o, "taken_by", json_text(f->taken_by));
	json_put(o, "taken_at", f->taken_wall != 0 ? json_when(f->taken_wall) : json_null());
	return o;
}

json_t *
json_hand(const struct board *at, const struct zcc_case *c)
{
	const struct zcc_case_row *r = &c->row;
	const struct zcc_hand *h = &c->hand;
	bool is_open = hand_is_open(r, h);
	if (h->kind == HAND_NONE)
		return json_null();
	json_t *o = json_object();
	json_put(o, "kind", json_text(hand_kind_word(h->kind)));
	json_put(o, "type", json_text(hand_type_word(hand_type(h))));
	json_put(o, "state", json_text(hand_state_word(h->state)));
	json_put(o, "open", json_boolean(is_open));
	json_put(o, "from", is_open ? json_text(r->claimed_by) : json_null());
	json_put(o, "to", json_text(h->to));
	json_put(o, "to_role", json_boolean(h->flags & HAND_FLAG_ROLE));
	json_put(o, "guessed", json_boolean(h->flags & HAND_FLAG_GUESSED));
	json_put(o, "by", json_text(h->by));
	json_put(o, "reason", json_text(h->reason));
	json_put(o, "sent_at", when(r, h->sent_line));
	json_put(o, "waiting_s",
	    is_open ? json_integer(row_since_s(at, hand_since(r, h))) : json_null());
	json_put(o, "contact_at", when(r, h->contact_line));
	json_put(o, "contact_s", seconds(r->received_line, h->contact_line));
	json_put(o, "accepted_at", when(r, h->accepted_line));
	json_put(o, "accepted_s", h->accepted_line != 0 ?
	    json_integer(row_since_s(at, h->accepted_line)) : json_null());
	json_put(o, "check_at", hand_is_ride(r, h) ? when(r, r->promised_line) : json_null());
	json_put(o, "check_due", json_boolean(hand_check_is_due(r, h, at->now_line)));
	return o;
}

/* Null: the case is not handed over to a meldkamer; a text that is null stands in the dossier. */
json_t *
json_packet(const struct out_case *c)
{
	struct packet p;
	if (!packet_fill(&p, c))
		return json_null();
	json_t *o = json_object();
	json_put(o, "meldkamer", json_text(c->whole->hand.to));
	json_put(o, "words", json_text(p.meldkamer != NULL ? p.meldkamer->words : PACKET_UNKNOWN));
	json_put(o, "telephone",
	    json_text(p.meldkamer != NULL ? p.meldkamer->telephone : PACKET_UNKNOWN));
	json_put(o, "second", json_text(p.meldkamer != NULL ? p.meldkamer->second : PACKET_UNKNOWN));
	json_put(o, "guessed", json_boolean(p.is_guessed));
	json_put(o, "service", json_text(service_word(c->whole->hand.service)));
	json_put(o, "urgency", json_text(urgency_word(c->whole->row.urgency)));
	json_put(o, "complaint", json_text(p.complaint));
	json_put(o, "location", json_text(p.location));
	json_put(o, "call_back", json_text(p.call_back));
	seal_wipe(&p, sizeof p);
	return o;
}

json_t *
json_hands(const struct board *at)
{
	const struct zcc_hub_row *h = &at->hub;
	struct board_hands n = board_hands(at);
	json_t *o = json_object();
	char day[16];
	board_day(h->hand_day, day);
	json_put(o, "open", json_integer(n.open));
	json_put(o, "unheard", json_integer(n.unheard));
	json_put(o, "longest_s", json_integer(n.longest_ms / 1000));
	json_put(o, "transfers", json_integer(n.transfers));
	json_put(o, "day", json_text(day));
	json_put(o, "contacts", json_integer(h->contacts));
	json_put(o, "contacts_in_time", json_integer(h->contacts_in_time));
	json_put(o, "contact_worst_s", json_integer((json_int_t)h->contact_worst_ms / 1000));
	json_put(o, "accepted", json_integer(h->accepted));
	json_put(o, "rides", json_integer(n.rides));
	json_put(o, "rides_late", json_integer(n.rides_late));
	json_put(o, "checks", json_integer(n.checks));
	return o;
}
