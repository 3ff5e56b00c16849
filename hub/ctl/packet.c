/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/packet.h"

#include "shared/base/text.h"

#include <stddef.h>
#include <string.h>

/* The newest text of this kind that is not struck; NULL: there is none, or nobody asked. */
static const char *
newest(const struct out_case *c, size_t at)
{
	for (unsigned i = c->parts_num; i > 0; i--) {
		const char *text = (const char *)&c->parts[i - 1].dossier + at;
		if (text[0] != '\0' && c->parts[i - 1].struck_why == STRIKE_NONE)
			return text;
	}
	return NULL;
}

static void
fill_location(struct packet *p, const struct out_case *c)
{
	const char *address = newest(c, offsetof(struct ask_dossier, address));
	const char *place = c->whole->row.place;
	bool is_unknown = c->has_dossier ? address == NULL :
	    (c->whole->row.marks & CASE_MARK_NO_ADDRESS) != 0;
	if (is_unknown && place[0] == '\0')
		text_copy(p->location, sizeof p->location, PACKET_UNKNOWN);
	else if (is_unknown)
		text_format(p->location, sizeof p->location, "%s, adres %s", place, PACKET_UNKNOWN);
	else if (address != NULL)
		text_format(p->location, sizeof p->location, "%s%s%s", address,
		    place[0] != '\0' ? ", " : "", place);
}

static void
fill_call_back(struct packet *p, const struct out_case *c)
{
	const char *phone = newest(c, offsetof(struct ask_dossier, phone));
	bool is_unknown = c->has_dossier ? phone == NULL :
	    (c->whole->row.marks & CASE_MARK_NO_NUMBER) != 0;
	if (is_unknown)
		text_copy(p->call_back, sizeof p->call_back, PACKET_UNKNOWN);
	else if (phone != NULL)
		text_copy(p->call_back, sizeof p->call_back, phone);
}

static void
fill_complaint(struct packet *p, const struct out_case *c)
{
	const char *words = newest(c, offsetof(struct ask_dossier, complaint));
	bool is_words = (c->whole->row.flags & CASE_FLAG_FREETEXT) != 0;
	const struct zcc_triage *t = &c->whole->triage;
	if (t->times > 0 && t->complaint[0] != '\0') /* what was found out weighs more than what was told */
		text_copy(p->complaint, sizeof p->complaint, t->complaint);
	else if (c->whole->row.complaint[0] != '\0')
		text_copy(p->complaint, sizeof p->complaint, c->whole->row.complaint);
	else if (words != NULL)
		text_copy(p->complaint, sizeof p->complaint, words);
	else if (!is_words || c->has_dossier)
		text_copy(p->complaint, sizeof p->complaint, PACKET_UNKNOWN);
}

bool
packet_fill(struct packet *p, const struct out_case *c)
{
	const struct zcc_hand *h = &c->whole->hand;
	memset(p, 0, sizeof *p);
	if (h->kind != HAND_RAV && h->kind != HAND_MELDKAMER)
		return false;
	p->meldkamer = settings_meldkamer(c->settings, h->to);
	p->is_guessed = (h->flags & HAND_FLAG_GUESSED) != 0;
	fill_location(p, c);
	fill_call_back(p, c);
	fill_complaint(p, c);
	return true;
}
