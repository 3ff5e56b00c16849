/* SPDX-License-Identifier: EUPL-1.2 */
/* Professionals who ask something, and cases that were sent on to another line or desk. */
#include "tests/lib/a_board.h"

#include <stdio.h>

static void
is_sent(struct a_board *a, uint32_t i, const char *by, enum zcc_line from, enum zcc_forward_why why, int ago_s)
{
	struct zcc_forward *f = &a->hands[i].hand.forward;

	a->hands[i].id = a->cases[i].id;
	snprintf(f->by, sizeof(f->by), "%s", by);
	f->sent_wall = a->board.now_line + a->board.wall_offset - ago_s * 1000;
	f->line = (uint8_t)from;
	f->why = (uint8_t)why;
	a->cases[i].forwards++;
}

static void
is_asked(struct zcc_case_row *r, enum zcc_help asks, enum zcc_professional as, enum desk desk)
{
	r->asks = (uint8_t)asks;
	r->professional = (uint8_t)as;
	r->desk = (uint8_t)desk;
}

void
a_forward_board(struct a_board *a)
{
	struct zcc_operator_row *o = &a->operators[5];

	a_busy_board(a);
	for (uint32_t i = 0; i < A_BOARD_CASES; i++) {
		struct zcc_case_row *r = &a->cases[i];
		if (r->id == 24022)
			is_asked(r, HELP_STAY, PROFESSIONAL_GP, DESK_VERVOLGZORG);
		if (r->id == 24020) { /* in hand: only its holder sends it on */
			is_asked(r, HELP_URGENCY, PROFESSIONAL_AMBULANCE, DESK_TRIAGE);
			snprintf(r->claimed_by, sizeof(r->claimed_by), "demo");
		}
		if (r->id == 24026) {
			r->desk = DESK_VERVOLGZORG;
			is_sent(a, i, "demo", LINE_REGULIER, FORWARD_DESK, 30);
		}
		if (r->id == 24027) {
			r->forwards = 1;
			is_sent(a, i, "k.vos", LINE_SPOED, FORWARD_LINE, 40);
		}
	}
	snprintf(o->name, sizeof(o->name), "v.bos");
	snprintf(o->role, sizeof(o->role), "vervolgzorg");
	o->state = SEAT_THERE;
	o->since_line = a->board.now_line - 3600000;
}
