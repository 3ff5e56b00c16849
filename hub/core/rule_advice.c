/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Advice that a triagist gives alone is authorised afterwards (C1, TB-6): it holds up no patient, and no
 * doctor's name stands under what that doctor did not read.
 *
 *     closed as advice, by who may not authorise, without the judgement of a regiearts
 *         --> waits, with its age; on the board as long as there is room, in the book until it is done
 *                 --authorise, by who opened this very version (C20), and did not close it--> closed
 *
 * Over the limit there is one alarm, about the one that waits for longest.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/triage.h"

#include <string.h>

static bool
may_authorise(const struct question *q)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	return r != NULL && (r->verbs >> VERB_AUTHORISE & 1) != 0;
}

bool
rule_is_advised_alone(const struct question *q, const char *reason, const struct zcc_triage *t)
{
	bool has_judge = t->times > 0 && t->regie != URGENCY_NONE;
	return settings_authorises(book_settings(q->book)) && triage_is_advice(reason) &&
	    !may_authorise(q) && !has_judge;
}

int
rule_authorise(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	const struct book_operator *me = book_operator(q->book, q->ask->operator);
	struct numeral id = numeral(q->ask->row);
	int code = begin_act(q, c, ACT_AUTHORISE);
	if (code != ZCC_OK)
		return code;
	if ((c->row.marks & CASE_MARK_ADVISED) == 0)
		return refuse(q->no, (struct because){WHY_NOT_ADVISED, id.text});
	if (strcmp(c->row.claimed_by, q->ask->operator) == 0)
		return refuse(q->no, (struct because){WHY_OWN_ADVICE, id.text});
	if (me == NULL || me->opened_case != c->row.id || me->opened_version != c->row.version)
		return refuse(q->no, (struct because){WHY_OPEN_FIRST, id.text,
		    numeral(c->row.version).text});
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_AUTHORISE, c->row.state_line, &out->u.changed);
	out->u.changed.marks &= (uint8_t)~CASE_MARK_ADVISED;
	return ZCC_OK;
}
