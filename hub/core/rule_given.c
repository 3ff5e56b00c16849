/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What was given before a triage (NT-13, KB-9): it counts when who triages confirms or changes it, and says
 * so; to throw all of it away and ask again from the start needs a reason.  A U0 or U1 waits for neither.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/given.h"
#include "shared/care/triage.h"

int
rule_given_told(const struct question *q)
{
	if (!given_is_ahead(q->ask->dossier.answers, q->now.wall_ms))
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_GIVEN_AHEAD});
}

/* The reason of a triage that asks all again.  An ambulance waits for none, and its kind is another. */
static int
check_again(const struct question *q, const struct given *g, const struct given_use *use,
    struct zcc_triage *t)
{
	const char *word = q->ask->board.kind;
	const struct given_answer *other = given_by_other(g, q->ask->operator);
	if (q->ask->verb != VERB_TRIAGE && q->ask->verb != VERB_DEPLOY)
		return ZCC_OK;
	t->again = (uint8_t)retriage_number(word);
	if (word[0] == '\0' && use->is_anew && triage_urgency(t) > URGENCY_ALARM)
		return refuse(q->no, (struct because){WHY_AGAIN_REASON, other->by});
	if (word[0] != '\0' && t->again == RETRIAGE_NONE)
		return refuse(q->no, (struct because){WHY_AGAIN_REASON, other != NULL ? other->by : "?"});
	if (word[0] != '\0' && (other == NULL || use->taken + use->changed > 0))
		return refuse(q->no, (struct because){WHY_AGAIN_NOTHING, numeral(q->ask->row).text});
	return ZCC_OK;
}

int
rule_given(const struct question *q, struct refusal *no, struct zcc_triage *t)
{
	static const struct given none;
	const struct given *g = q->facts->given != NULL ? q->facts->given : &none;
	const char *answers = q->ask->dossier.answers;
	struct given_use use;
	int code = given_used(g, q->ask->operator, answers, q->facts->protocol, &use, no);
	if (code != ZCC_OK)
		return code;
	t->taken = (uint8_t)use.taken;
	t->changed = (uint8_t)use.changed;
	return check_again(q, g, &use, t);
}
