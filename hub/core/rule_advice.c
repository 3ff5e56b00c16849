/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Advice that a triagist gives alone is authorised afterwards (C1, TB-6): it holds up no patient, and no
 * doctor's name stands under what that doctor did not read.
 *
 *     closed as advice, by who may not authorise, without the judgement of a regiearts
 *         --> waits, with its age; on the board as long as there is room, in the book until it is done
 *                 --authorise, by who opened this very version (C20), and did not close it--> closed
 *                 --the same with "terug" and words--> terugbellen, offered first to who gave it
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

/* By who opened this very version (C20), and did not give the advice. */
static int
may_judge(const struct question *q, const struct book_case *c, enum case_act act)
{
	const struct book_operator *me = book_operator(q->book, q->ask->operator);
	struct numeral id = numeral(q->ask->row);
	int code = begin_act(q, c, act);
	if (code != ZCC_OK)
		return code;
	if ((c->row.marks & CASE_MARK_ADVISED) == 0)
		return refuse(q->no, (struct because){WHY_NOT_ADVISED, id.text});
	if (strcmp(c->row.claimed_by, q->ask->operator) == 0)
		return refuse(q->no, (struct because){WHY_OWN_ADVICE, id.text});
	if (me == NULL || me->opened_case != c->row.id || me->opened_version != c->row.version)
		return refuse(q->no, (struct because){WHY_OPEN_FIRST, id.text,
		    numeral(c->row.version).text});
	return ZCC_OK;
}

/* When who is to be called back by then is somebody's: nobody waits for a U0 or U1, and others wait no
 * longer than any call back.  There is no time for a number that nobody has: nobody can try to call, so that a
 * U0 to U3 is for the regiearts to decide about at once, as who was tried in vain is (CB-1). */
static void
call_by(const struct question *q, struct ev_case_changed *ch)
{
	uint32_t norm_s = book_settings(q->book)->line[LINE_TERUGBELLEN].norm_s;
	int64_t in_ms = ch->urgency <= URGENCY_ALARM ? 0 : (int64_t)norm_s * 1000;
	bool has_number = (ch->marks & CASE_MARK_NO_NUMBER) == 0;
	ch->promised_line = has_number ? q->now.line_ms + in_ms : 0;
	ch->promised_wall = has_number ? q->now.wall_ms + in_ms : 0;
	if (!has_number && ch->urgency <= URGENCY_REGIE)
		ch->marks |= CASE_MARK_REGIE;
	run_callback_clock(q->book, q->now.line_ms, ch);
}

/* What is to be done instead stands in the dossier.  It is a call back like others, which begins now: who
 * was tried before was tried for something else. */
static int
decline(const struct question *q, const struct book_case *c, struct event *out)
{
	struct ev_case_changed *ch = &out->u.changed;
	int code = may_judge(q, c, ACT_DECLINE);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_DECLINE, q->now.line_ms, ch);
	ch->marks &= (uint8_t)~(CASE_MARK_ADVISED | CASE_MARK_REGIE);
	ch->flags |= CASE_FLAG_CALLBACK | CASE_FLAG_DECLINED;
	ch->attempts = 0;
	ch->has_undo = false; /* who gave it hears of it at once */
	memset(ch->reason, 0, sizeof ch->reason);
	memcpy(ch->held_by, c->row.claimed_by, sizeof ch->held_by);
	memset(ch->claimed_by, 0, sizeof ch->claimed_by);
	ch->seat = 0;
	call_by(q, ch);
	return ZCC_OK;
}

int
rule_authorise(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	if (q->ask->board.reason[0] != '\0')
		return decline(q, c, out);
	int code = may_judge(q, c, ACT_AUTHORISE);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_AUTHORISE, c->row.state_line, &out->u.changed);
	out->u.changed.marks &= (uint8_t)~CASE_MARK_ADVISED;
	return ZCC_OK;
}
