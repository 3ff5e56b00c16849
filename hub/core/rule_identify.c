/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who the patient is (ID-1): asked before the criteria, with whom the caller is, and two of what is known
 * read back to him; or why that is not possible.  A telephone number says who calls and never who is ill.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/identity.h"

/* What was read back is known, from this command or from before. */
static int
check_read_back(const struct question *q, unsigned read_back)
{
	unsigned lacks = read_back & ~(unsigned)q->facts->known;
	for (unsigned i = 1; i <= IDENTIFIERS_NUM; i++)
		if ((lacks >> i & 1) != 0)
			return refuse(q->no, (struct because){WHY_NOT_TOLD, identifier_word(i)});
	if (identity_count(read_back) < IDENTITY_FEWEST)
		return refuse(
		    q->no, (struct because){WHY_TWO_IDENTIFIERS, numeral(IDENTITY_FEWEST).text});
	return ZCC_OK;
}

/* Not possible, and why: then nothing was read back. */
static int
give_up(const struct question *q, struct zcc_identity *who)
{
	const struct ask_board *a = &q->ask->board;
	unsigned why = no_identity_number(a->reason);
	if (why == NO_IDENTITY_NONE)
		return refuse(q->no, (struct because){WHY_IDENTITY_REASON});
	if (a->read_back != 0)
		return refuse(q->no, (struct because){WHY_IDENTITY_BOTH});
	who->state = IDENTITY_IMPOSSIBLE;
	who->reason = (uint8_t)why;
	return ZCC_OK;
}

static int
establish(const struct question *q, struct zcc_identity *who)
{
	const struct ask_board *a = &q->ask->board;
	if (who->presence == PRESENCE_NONE)
		return refuse(q->no, (struct because){WHY_NEEDS_PRESENCE});
	int code = check_read_back(q, a->read_back);
	if (code != ZCC_OK)
		return code;
	if (a->verified && (q->facts->known >> IDENTIFIER_BSN & 1) == 0)
		return refuse(q->no, (struct because){WHY_NOT_TOLD, identifier_word(IDENTIFIER_BSN)});
	who->state = IDENTITY_DONE;
	who->read_back = a->read_back;
	who->bsn = (q->facts->known >> IDENTIFIER_BSN & 1) == 0 ? BSN_UNKNOWN
	    : a->verified                                       ? BSN_VERIFIED
	                                                        : BSN_UNVERIFIED;
	return ZCC_OK;
}

int
rule_identify(const struct question *q, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	const struct book_case *c = book_case(q->book, q->ask->row);
	struct zcc_identity who = {.presence = (uint8_t)presence_number(a->kind)};
	int code = begin_act(q, c, ACT_IDENTIFY);
	if (code == ZCC_OK)
		code = must_be_mine(q, c);
	if (code == ZCC_OK && !rule_is_mine(q, c)) /* it waits for the RAV, with its sender */
		code = refuse(q->no, (struct because){WHY_STAYS_WITH, numeral(c->row.id).text,
		    c->row.claimed_by});
	if (code == ZCC_OK && (c->row.flags & CASE_FLAG_ERASED) != 0)
		code = refuse(q->no, (struct because){WHY_ERASED, numeral(c->row.id).text});
	if (code == ZCC_OK && a->kind[0] != '\0' && who.presence == PRESENCE_NONE)
		code = refuse(q->no, (struct because){WHY_NEEDS_PRESENCE});
	if (code == ZCC_OK)
		code = a->reason[0] != '\0' ? give_up(q, &who) : establish(q, &who);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_IDENTIFIED;
	out->u.identified.id = c->row.id;
	out->u.identified.who = who;
	out->u.identified.age = rule_age(q, AGE_UNKNOWN);
	out->u.identified.has_phone = q->ask->dossier.phone[0] != '\0';
	out->u.identified.has_address = q->ask->dossier.address[0] != '\0';
	return ZCC_OK;
}
