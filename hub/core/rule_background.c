/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is known of a patient beside this question (BG-1), and striking it, or a note (PE-6).
 *
 * Who treats records it, with who told it and the patient's consent.  Nothing is ever deleted: what turns
 * out to be wrong is struck, with who, when and why, and stays to be read; and that, too, can be taken back.
 * A behandelgrens also stands on the board, as a code, for whoever helps this patient next: of two about
 * the same thing the newer holds.
 */
#include "hub/core/rule_priv.h"

#include <string.h>

/* Who has it, had it in this shift, is consulted or asked: not the whole desk, nor by the noodknop. */
int
rule_must_treat(const struct question *q)
{
	const struct book_operator *op = book_operator(q->book, q->ask->operator);
	enum zcc_relation r = rule_relation(q->book, op, q->ask->role, q->ask->row, q->now);
	if (r == RELATION_HOLDS || r == RELATION_HELD || r == RELATION_CONSULTED ||
	    r == RELATION_ASKED)
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_NOT_TREATING, numeral(q->ask->row).text});
}

static int
must_have_dossier(const struct question *q)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	if (c != NULL && (c->row.flags & CASE_FLAG_ERASED) != 0)
		return refuse(q->no, (struct because){WHY_ERASED, numeral(q->ask->row).text});
	return rule_must_treat(q);
}

/* Of a refusal nothing is kept but that; of all else what it is, or which limit. */
static int
check_what(const struct question *q, unsigned limit)
{
	const struct ask_dossier *d = &q->ask->dossier;
	bool is_refused = consent_number(d->consent) == CONSENT_REFUSED;
	if (is_refused && (d->item[0] != '\0' || limit != LIMIT_NONE))
		return refuse(q->no, (struct because){WHY_BACKGROUND_REFUSED});
	if (is_refused)
		return ZCC_OK;
	bool is_limit = background_number(d->item_kind) == BACKGROUND_LIMIT;
	if (is_limit != (limit != LIMIT_NONE) || (limit == LIMIT_NONE && q->ask->board.allowed))
		return refuse(q->no, (struct because){WHY_BACKGROUND_LIMIT});
	if (d->item[0] == '\0' && (limit == LIMIT_NONE || limit == LIMIT_OTHER))
		return refuse(q->no, (struct because){WHY_BACKGROUND_EMPTY});
	return ZCC_OK;
}

int
rule_background(const struct question *q, struct event *out)
{
	const struct ask_dossier *d = &q->ask->dossier;
	const char *about = q->ask->board.care;
	unsigned limit = limit_number(about);
	if (background_number(d->item_kind) == BACKGROUND_NONE)
		return refuse(q->no, (struct because){WHY_BACKGROUND_KIND});
	if (origin_number(d->origin) == ORIGIN_NONE)
		return refuse(q->no, (struct because){WHY_BACKGROUND_ORIGIN});
	if (consent_number(d->consent) == CONSENT_NONE)
		return refuse(q->no, (struct because){WHY_BACKGROUND_CONSENT});
	if (about[0] != '\0' && limit == LIMIT_NONE)
		return refuse(q->no, (struct because){WHY_BACKGROUND_LIMIT});
	int code = check_what(q, limit);
	if (code == ZCC_OK)
		code = must_have_dossier(q);
	if (code != ZCC_OK)
		return code;
	out->type = EV_BACKGROUND;
	out->u.background.id = q->ask->row;
	out->u.background.limit = (uint8_t)limit;
	out->u.background.is_allowed = q->ask->board.allowed;
	return ZCC_OK;
}

/* Who wrote it, or a doctor. */
static bool
may_strike(const struct question *q, const struct edge_part *p)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	return strcmp(p->by, q->ask->operator) == 0 ||
	    (r != NULL && (r->verbs >> VERB_AUTHORISE & 1) != 0);
}

int
rule_strike(const struct question *q, struct event *out)
{
	const struct edge_part *p = &q->facts->part;
	struct numeral part = numeral(q->ask->board.from);
	bool strikes = q->ask->board.reason[0] != '\0';
	unsigned why = strike_number(q->ask->board.reason);
	int code = must_have_dossier(q);
	if (code != ZCC_OK)
		return code;
	if (strikes && why == STRIKE_NONE)
		return refuse(q->no, (struct because){WHY_STRIKE_REASON});
	if (!p->is_there)
		return refuse(q->no, (struct because){WHY_NO_PART, numeral(q->ask->row).text, part.text});
	if (p->is_struck == strikes)
		return refuse(q->no, (struct because){strikes ? WHY_STRUCK : WHY_NOT_STRUCK, part.text});
	if (p->went_to != 0)
		return refuse(
		    q->no, (struct because){WHY_MEND_MOVED, part.text, numeral(p->went_to).text});
	if (!may_strike(q, p))
		return refuse(q->no, (struct because){WHY_STRIKE_NOT_YOURS, part.text, p->by});
	out->type = EV_STRUCK;
	out->u.struck = (struct ev_struck){.id = q->ask->row,
	    .part = q->ask->board.from,
	    .is_struck = strikes,
	    .reason = (uint8_t)why,
	    .limit = p->limit,
	    .is_allowed = p->is_allowed};
	return ZCC_OK;
}
