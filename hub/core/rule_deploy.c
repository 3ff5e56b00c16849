/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Care is chosen (CK-1), with the triage in the same act or after it: one of a closed list of kinds, and
 * where to in words, which stand in the dossier.
 *
 * An ambulance is no kind to choose here: it goes by the ambulance service, which must acknowledge it
 * (rule_hand.c).  Nobody gets less care than his urgency asks; who finds it too grave judges otherwise,
 * with a reason.  And self-care is advice alone: it waits for the advice, and for the regiearts where the
 * judgement is below the protocol (NT-9, TB-6).
 */
#include "hub/core/rule_priv.h"

#include "shared/care/kind.h"
#include "shared/care/triage.h"

static int
must_be_enough(const struct question *q, unsigned care, const struct ev_case_changed *ch)
{
	unsigned gravest = care_gravest(care);
	struct numeral id = numeral(ch->id);
	if (ch->urgency < gravest)
		return refuse(q->no, (struct because){WHY_CARE_TOO_LITTLE, care_word(care),
		    urgency_word(gravest), id.text, urgency_word(ch->urgency)});
	return triage_is_advice(care_word(care))
	    ? rule_may_leave(q, ch->id, &ch->triage, care_word(care)) : ZCC_OK;
}

int
rule_deploy(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	struct ev_case_changed *ch = &out->u.changed;
	unsigned care = care_number(q->ask->board.care);
	int code = begin_act(q, c, ACT_DEPLOY);
	if (code == ZCC_OK && care == CARE_NONE)
		code = refuse(q->no, (struct because){WHY_BAD_CARE, q->ask->board.care});
	if (code == ZCC_OK && care == CARE_AMBULANCE)
		code = refuse(q->no, (struct because){WHY_CARE_IS_RAV, numeral(c->row.id).text});
	if (code == ZCC_OK)
		code = rule_may_decide(q, care_word(care));
	if (code == ZCC_OK)
		code = rule_may_triage(q, c);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_DEPLOY, q->now.line_ms, ch);
	code = rule_triage_own(q, c, ch);
	if (code == ZCC_OK)
		code = must_be_enough(q, care, ch);
	ch->triage.care = (uint8_t)care;
	if (code == ZCC_OK)
		run_triage_clock(q->book, c, ch);
	return code;
}
