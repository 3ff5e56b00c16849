/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Contacts with the meldkamer and acceptances by it, of one local day: the event says which.  Two
 * figures (C5): from the call to the first contact, and what was accepted, where the ride begins.
 */
#include "hub/core/book_priv.h"

struct book_hands
book_hands(const struct book *b)
{
	return b->hands;
}

void
hand_count(struct book *b, const struct book_case *before, const struct event *e)
{
	const struct ev_case_changed *c = &e->u.changed;
	const struct zcc_hand *is = &c->hand, *was = &before->hand;
	if (c->hand_day == 0)
		return;
	if (c->hand_day != b->hands.day)
		b->hands = (struct book_hands){.day = c->hand_day};
	struct book_hands *h = &b->hands;
	if (is->contact_line != 0 && was->contact_line == 0) {
		int64_t took_ms = is->contact_line - before->row.received_line;
		h->contacts++;
		h->in_time += c->is_contact_in_time;
		if (took_ms > h->worst_ms)
			h->worst_ms = took_ms;
	}
	h->accepted += is->accepted_line != 0 && was->accepted_line == 0;
}
