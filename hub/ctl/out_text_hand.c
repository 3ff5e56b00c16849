/* SPDX-License-Identifier: EUPL-1.2 */
/* Handing over, for people. */
#include "hub/ctl/out_text_hand.h"

#include "hub/ctl/out_cell.h"
#include "hub/ctl/packet.h"
#include "hub/ctl/row.h"
#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/hand.h"
#include "shared/care/words.h"
#include "shared/edge/seal.h"

#include <inttypes.h>
#include <stdio.h>

static void
named(const char *name, const char *text)
{
	printf("  %-14s", name);
	out_column(text[0] != '\0' ? text : "in the dossier", 0);
	putchar('\n');
}

static void
packet(const struct out_case *c)
{
	struct packet p;
	if (!packet_fill(&p, c))
		return;
	const struct meldkamer_settings *m = p.meldkamer;
	named("meldkamer", m != NULL ? m->words : PACKET_UNKNOWN);
	if (p.is_guessed)
		puts("  place unknown: this is the first meldkamer of the region");
	named("telephone", m != NULL ? m->telephone : PACKET_UNKNOWN);
	named("else", m != NULL ? m->second : PACKET_UNKNOWN);
	named("urgency", urgency_word(c->whole->row.urgency));
	named("complaint", p.complaint);
	named("location", p.location);
	named("call back", p.call_back);
	seal_wipe(&p, sizeof p);
}

void
out_text_route(const struct zcc_case_row *r, const struct zcc_forward *f)
{
	char when[25];
	if (r->asks != HELP_NONE || r->professional != PROFESSIONAL_NONE)
		printf("a professional asks: %s, as %s\n", r->asks != HELP_NONE ? help_word(r->asks) : "?",
		    r->professional != PROFESSIONAL_NONE ? professional_word(r->professional) : "?");
	if (r->desk != DESK_NONE)
		printf("for the desk %s\n", alarm_desk_word(r->desk));
	if (f->by[0] == '\0')
		return;
	clock_rfc3339(when, f->sent_wall);
	printf("sent on %s from %s%s%s by ", when, line_word(f->line), f->desk != DESK_NONE ? " " : "",
	    alarm_desk_word(f->desk));
	out_column(f->by, 0);
	printf(", %s; %u in all\n", forward_word(f->why), (unsigned)r->forwards);
	if (f->taken_wall == 0) {
		puts("nobody has taken it since");
		return;
	}
	clock_rfc3339(when, f->taken_wall);
	printf("taken %s by ", when);
	out_column(f->taken_by, 0);
	putchar('\n');
}

void
out_text_hand(const struct board *at, const struct out_case *c)
{
	const struct zcc_case_row *r = &c->whole->row;
	const struct zcc_hand *h = &c->whole->hand;
	char when[25];
	if (h->kind == HAND_NONE)
		return;
	clock_rfc3339(when, r->received_wall + (h->sent_line - r->received_line));
	const char *type = hand_type_word(hand_type(h));
	printf("handed over (%s", type[0] != '\0' ? type : hand_kind_word(h->kind));
	if (h->service != SERVICE_NONE)
		printf(", %s", service_word(h->service));
	fputs(") to ", stdout);
	out_column(h->to[0] != '\0' ? h->to : "?", 0);
	printf(" %s: %s", when, hand_state_word(h->state));
	if (h->by[0] != '\0') {
		fputs(" by ", stdout);
		out_column(h->by, 0);
	}
	if (h->reason[0] != '\0') {
		fputs(", ", stdout);
		out_column(h->reason, 0);
	}
	putchar('\n');
	if (hand_is_open(r, h))
		printf("waits for an answer for %" PRId64 " s; it stays with %s\n",
		    row_since_s(at, hand_since(r, h)), r->claimed_by);
	if (h->contact_line != 0)
		printf("from the call to the meldkamer: %" PRId64 " s\n",
		    (h->contact_line - r->received_line) / 1000);
	if (h->accepted_line != 0)
		printf("since it was accepted: %" PRId64 " s\n", row_since_s(at, h->accepted_line));
	packet(c);
}

void
out_text_hands(const struct board *at)
{
	const struct zcc_hub_row *h = &at->hub;
	struct board_hands n = board_hands(at);
	char day[16];
	board_day(h->hand_day, day);
	printf("%-18s%u open, %u nobody has heard of, %u transfers, %u rides, %u late, "
	       "%u to check\n", "handed over", n.open, n.unheard, n.transfers, n.rides, n.rides_late,
	    n.checks);
	if (h->hand_day != 0)
		printf("%-18s%s: %u, %u in time, worst %" PRIu64 " s; %u accepted\n", "meldkamer", day,
		    h->contacts, h->contacts_in_time, h->contact_worst_ms / 1000, h->accepted);
}
