/* SPDX-License-Identifier: EUPL-1.2 */
/* Who has what is handed over, of a row before it is applied to the shadow: RV-1, KB-5, OV-1. */
#include "tests/sim/check_priv.h"

#include "shared/care/hand.h"
#include "shared/care/state.h"

#include <string.h>

typedef unsigned long long ull;

/* Nothing on its way to the meldkamer, and nothing that somebody is asked to take, is of nobody. */
static void
check_owned(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch)
{
	bool is_asked = ch->hand.kind == HAND_TRANSFER && ch->hand.state == HAND_SENT;
	if ((ch->state == CASE_RAV || ch->state == CASE_MELDKAMER || is_asked) &&
	    ch->claimed_by[0] == '\0')
		check_fail(c, "RV-1", "row %llu (act %u) leaves case %llu to nobody", (ull)row->seq,
		    ch->act, (ull)ch->id);
	if (is_asked && strcmp(ch->hand.to, ch->claimed_by) == 0)
		check_fail(c, "OV-1", "row %llu asks %s for case %llu, which he has", (ull)row->seq,
		    ch->hand.to, (ull)ch->id);
}

/* The first contact is said once, and by an act that is one. */
static void
check_contact(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct zcc_hand *was)
{
	bool may = ch->act == ACT_RAV || ch->act == ACT_MELDKAMER || ch->act == ACT_SPOKEN ||
	    ch->act == ACT_READDRESS || ch->act == ACT_ACCEPT;
	if (ch->act == ACT_NONE || ch->hand.contact_line == was->contact_line)
		return;
	if (was->contact_line != 0 || !may || ch->hand.contact_line != row->line_ms)
		check_fail(c, "C5", "row %llu (act %u) moves the contact about case %llu from %lld to %lld",
		    (ull)row->seq, ch->act, (ull)ch->id, (long long)was->contact_line,
		    (long long)ch->hand.contact_line);
	c->counts.contacts++;
}

/* Nobody has it until a centralist has it, or until it was said by telephone. */
static void
check_left(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	bool was_there = hand_is_to_meldkamer(&before->row);
	bool is_there = ch->state == CASE_RAV || ch->state == CASE_MELDKAMER;
	if (!was_there || is_there)
		return;
	if (ch->act != ACT_ACCEPT && (ch->act != ACT_CLOSE || before->hand.contact_line == 0 ||
	    hand_is_unheard(&before->row, &before->hand)))
		check_fail(c, "RV-1", "row %llu (act %u) lets case %llu go, of which nobody knows",
		    (ull)row->seq, ch->act, (ull)ch->id);
}

static void
check_ride(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	const struct settings *s = book_settings(c->shadow);
	const struct role_settings *r = settings_role(s, row->role);
	if (r == NULL || r->desk != DESK_MELDKAMER || ch->state != CASE_OVERGEDRAGEN ||
	    ch->hand.contact_line == 0)
		check_fail(c, "RV-1", "row %llu: %s takes case %llu as %s", (ull)row->seq, row->actor,
		    (ull)ch->id, row->role);
	if (before->row.state == CASE_RAV &&
	    ch->due_line != row->line_ms + (int64_t)s->ride_s * 1000)
		check_fail(c, "AM-3", "row %llu gives case %llu until %lld", (ull)row->seq, (ull)ch->id,
		    (long long)ch->due_line);
}

/* Only who was asked, or anybody in the role that was. */
static void
check_answered(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	const struct zcc_hand *h = &before->hand;
	const char *is = (h->flags & HAND_FLAG_ROLE) != 0 ? row->role : row->actor;
	bool is_conversation = ch->state == before->row.state;
	if (!hand_is_transfer(&before->hand) || strcmp(h->to, is) != 0 ||
	    strcmp(before->row.claimed_by, row->actor) == 0)
		check_fail(c, "OV-1", "row %llu: %s answers for case %llu, of which %s was asked",
		    (ull)row->seq, row->actor, (ull)ch->id, h->to);
	if (is_conversation && (ch->state_line != before->row.state_line ||
	    ch->due_line != before->row.due_line || ch->norm_s != before->row.norm_s))
		check_fail(c, "VS-1", "row %llu restarts a clock of case %llu", (ull)row->seq,
		    (ull)ch->id);
}

/* Time asks nobody any longer; until then the case is where it was. */
static void
check_hand_back(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	if (strcmp(ch->claimed_by, before->row.claimed_by) != 0 || ch->state != before->row.state)
		check_fail(c, "OV-1", "row %llu takes case %llu from who had it", (ull)row->seq,
		    (ull)ch->id);
	if (row->verb != 0)
		check_answered(c, row, ch, before);
	else if (!hand_is_transfer(&before->hand) || ch->hand.state != HAND_EXPIRED)
		check_fail(c, "OV-1", "row %llu ends a transfer of case %llu, which has none",
		    (ull)row->seq, (ull)ch->id);
}

void
check_hand(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	check_owned(c, row, ch);
	check_contact(c, row, ch, &before->hand);
	if (ch->act != ACT_NONE)
		check_left(c, row, ch, before);
	if (ch->act == ACT_ACCEPT && hand_may_be_taken(&before->row, &before->hand))
		check_ride(c, row, ch, before);
	else if (ch->act == ACT_ACCEPT)
		check_answered(c, row, ch, before);
	else if (ch->act == ACT_HAND_BACK)
		check_hand_back(c, row, ch, before);
	if (ch->act == ACT_CLOSE && before->hand.service != SERVICE_NONE &&
	    strcmp(ch->reason, "ambulance") != 0 && strcmp(ch->reason, "meldkamer") != 0)
		check_fail(c, "KB-5", "row %llu closes the incident of case %llu as %s", (ull)row->seq,
		    (ull)ch->id, ch->reason);
	c->counts.sent += ch->act == ACT_RAV || ch->act == ACT_MELDKAMER || ch->act == ACT_TRANSFER;
	c->counts.taken += ch->act == ACT_ACCEPT;
	c->counts.given_back += ch->act == ACT_HAND_BACK;
}

void
check_hands(struct check *c, const struct book *b, struct now now)
{
	const struct settings *s = book_settings(b);
	const struct book_case *k;
	if (c->mode != ENGINE_OPEN)
		return;
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;)
		if (hand_is_transfer(&k->hand) &&
		    now.line_ms - k->hand.sent_line >= (int64_t)s->transfer_s * 1000)
			check_fail(c, "OV-1", "case %llu is asked of %s for %lld ms", (ull)k->row.id,
			    k->hand.to, (long long)(now.line_ms - k->hand.sent_line));
}
