/* SPDX-License-Identifier: EUPL-1.2 */
/* Triage, of a row before it is applied to the shadow: NT-4, NT-9, NT-10, TB-6, HB-5. */
#include "tests/sim/check_priv.h"

#include "shared/care/identity.h"
#include "shared/care/kind.h"
#include "shared/care/state.h"
#include "shared/care/calendar.h"
#include "shared/care/triage.h"
#include "shared/care/workday.h"

#include <string.h>

typedef unsigned long long ull;

int64_t
check_triage_due(struct check *c, const struct zcc_case_row *r, const struct zcc_triage *t)
{
	const struct settings *s = book_settings(c->shadow);
	unsigned urgency = triage_urgency(t);
	uint32_t norm_s = t->times > 0 ? s->triaged_s[urgency] : 0;
	if (norm_s > 0 && urgency == URGENCY_MAX) {
		int64_t end = workday_end_ms(s, r->received_wall, norm_s);
		if (!workday_is(s, calendar_day_at(end)) || end <= r->received_wall)
			check_fail(c, "NT-9", "a U5 is for a day that is none of work");
		return r->received_line + (end - r->received_wall) / 1000 * 1000;
	}
	return norm_s > 0 ? r->received_line + (int64_t)norm_s * 1000 : ZCC_NEVER;
}

/* In force, or replaced when the case was here already. */
static bool
was_in_force(const struct check *c, const struct book_case *k, const uint8_t *hash)
{
	const struct book_protocol_past *p;
	if (memcmp(book_protocol(c->shadow)->hash, hash, ZCC_HASH_BYTES) == 0)
		return true;
	for (uint32_t i = 0; (p = book_protocol_past(c->shadow, i)) != NULL; i++)
		if (memcmp(p->mark.hash, hash, ZCC_HASH_BYTES) == 0)
			return k->row.received_line <= p->until_line;
	return false;
}

/* TB-5: a regiearts sends a consult back; nothing else of the case changes, and it is still below. */
static void
check_instructed(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	const struct role_settings *r = settings_role(book_settings(c->shadow), row->role);
	struct zcc_triage t = before->triage;
	t.flags |= TRIAGE_FLAG_INSTRUCTED;
	t.regie_wall = ch->triage.regie_wall;
	memcpy(t.regie_by, row->actor, sizeof t.regie_by);
	if (r == NULL || r->desk != DESK_REGIE || !triage_wants_regie(&before->triage) ||
	    !triage_is_below(&ch->triage) || triage_wants_regie(&ch->triage) ||
	    memcmp(&t, &ch->triage, sizeof t) != 0 || ch->state != before->row.state ||
	    ch->urgency != before->row.urgency || ch->due_line != before->row.due_line ||
	    ch->state_line != before->row.state_line ||
	    strcmp(ch->claimed_by, before->row.claimed_by) != 0)
		check_fail(c, "TB-5", "row %llu: %s sends case %llu back", (ull)row->seq, row->actor,
		    (ull)ch->id);
}

/* Only a triage changes an urgency, also one that goes along with the ambulance, and the one that counts is that of the last who judged. */
static void
check_urgency(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	bool is_sent_on = ch->act == ACT_FORWARD || ch->act == ACT_FORWARD_BACK;
	bool is_of_line = is_sent_on && ch->urgency_by == BY_LINE; /* check_forward.c has which it may be */
	bool is_same = (ch->urgency == before->row.urgency || is_of_line) &&
	    ch->urgency_by == before->row.urgency_by &&
	    memcmp(&ch->triage, &before->triage, sizeof ch->triage) == 0;
	bool may_triage = ch->act == ACT_TRIAGE || ch->act == ACT_RAV ||
	    ch->act == ACT_DEPLOY || ch->act == ACT_JUDGE;
	if (ch->act == ACT_INSTRUCT)
		check_instructed(c, row, ch, before);
	else if (ch->act == ACT_WRONG_PATIENT || ch->act == ACT_RIGHT_PATIENT)
		check_mend_urgency(c, row, ch, before);
	else if (!may_triage && !is_same)
		check_fail(c, "NT-4", "row %llu (act %u) changes the urgency of case %llu",
		    (ull)row->seq, ch->act, (ull)ch->id);
	if (!may_triage || (ch->act == ACT_RAV && is_same))
		return;
	const struct zcc_triage *t = &ch->triage;
	if (t->times == 0 || ch->urgency != triage_urgency(t) ||
	    ch->urgency_by != (t->regie != URGENCY_NONE ? BY_REGIEARTS : BY_TRIAGIST))
		check_fail(c, "NT-4", "row %llu gives case %llu an urgency that nobody gave",
		    (ull)row->seq, (ull)ch->id);
	bool keeps_clock = ch->act == ACT_RAV || (ch->act == ACT_JUDGE && ch->state == CASE_AANGEHOUDEN);
	if (!keeps_clock && ch->due_line != check_triage_due(c, &before->row, t))
		check_fail(c, "HB-5", "row %llu gives case %llu a clock that is not its urgency's",
		    (ull)row->seq, (ull)ch->id);
	if ((t->own != t->system) != (t->own_reason != REGRADE_NONE))
		check_fail(c, "NT-4", "row %llu judges case %llu without a reason", (ull)row->seq,
		    (ull)ch->id);
	if (t->times == before->triage.times &&
	    (t->system != before->triage.system ||
	    memcmp(t->protocol, before->triage.protocol, sizeof t->protocol) != 0))
		check_fail(c, "NT-10", "row %llu changes what the protocol said of case %llu",
		    (ull)row->seq, (ull)ch->id);
	if (t->times != before->triage.times && !was_in_force(c, before, t->protocol))
		check_fail(c, "NT-10", "row %llu triages case %llu by a protocol that was not in force since",
		    (ull)row->seq, (ull)ch->id);
}

/* PI-1, NT-12: who assesses along is another, with a patient who is there; time runs from each triage. */
static void
check_assessed(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	const struct zcc_triage *t = &ch->triage;
	bool is_new = t->times != before->triage.times;
	if (is_new && t->with_by[0] != '\0' && ((t->flags & TRIAGE_FLAG_PHYSICAL) == 0 ||
	        book_operator(c->shadow, t->with_by) == NULL || strcmp(t->with_by, t->own_by) == 0))
		check_fail(c, "PI-1", "row %llu has case %llu assessed by two who are not two",
		    (ull)row->seq, (ull)ch->id);
	if (t->times > 0 && t->made_line != (is_new ? row->line_ms : before->triage.made_line))
		check_fail(c, "NT-12", "row %llu gives case %llu a time that is not its triage's",
		    (ull)row->seq, (ull)ch->id);
}

/* CK-1: no less care than the urgency asks, and self-care as advice alone. */
static void
check_care(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch)
{
	unsigned care = ch->triage.care;
	if (care == CARE_NONE || care == CARE_AMBULANCE || ch->urgency < care_gravest(care))
		check_fail(c, "CK-1", "row %llu gives case %llu care that is not enough", (ull)row->seq,
		    (ull)ch->id);
	if (triage_is_advice(care_word(care)) &&
	    (triage_is_below(&ch->triage) || !triage_is_advised(&ch->triage)))
		check_fail(c, "NT-9", "row %llu leaves case %llu with self-care, unadvised or unjudged",
		    (ull)row->seq, (ull)ch->id);
}

/* ID-1: criteria belong to somebody, but for who is in danger. */
static void
check_known(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	if ((ch->act == ACT_TRIAGE || ch->act == ACT_DEPLOY) && ch->triage.times != before->triage.times &&
	    before->row.who.state == IDENTITY_NONE && triage_urgency(&ch->triage) > URGENCY_ALARM)
		check_fail(c, "ID-1", "row %llu triages case %llu of nobody", (ull)row->seq, (ull)ch->id);
}

void
check_identified(struct check *c, const struct journal_row *row, const struct event *e)
{
	const struct zcc_identity *who = &e->u.identified.who;
	const struct book_case *before = book_case(c->shadow, e->u.identified.id);
	bool is_done = who->state == IDENTITY_DONE;
	if (before == NULL || strcmp(before->row.claimed_by, row->actor) != 0)
		check_fail(c, "ID-1", "row %llu: who does not have case %llu says who it is",
		    (ull)row->seq, (ull)e->u.identified.id);
	if (is_done != (who->reason == NO_IDENTITY_NONE) ||
	    is_done != (identity_count(who->read_back) >= IDENTITY_FEWEST))
		check_fail(c, "ID-1", "row %llu: case %llu is neither established nor given up",
		    (ull)row->seq, (ull)e->u.identified.id);
}

/* NT-9: with advice and safety net recorded, so after a triage. */
static void
check_advised(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct zcc_triage *t)
{
	if (t->times > 0 && triage_urgency(t) <= URGENCY_ALARM)
		check_fail(c, "KB-3", "row %llu leaves case %llu with advice, as grave as it is",
		    (ull)row->seq, (ull)ch->id);
	if (triage_is_below(t))
		check_fail(c, "TB-6", "row %llu closes case %llu as advice, below the protocol",
		    (ull)row->seq, (ull)ch->id);
	if (t->times == 0 || !triage_is_advised(t))
		check_fail(c, "NT-9", "row %llu closes case %llu as advice without triage, advice and safety net",
		    (ull)row->seq, (ull)ch->id);
}

void
check_triage(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	const struct zcc_triage *t = &before->triage;
	if (ch->act == ACT_NONE) /* taken back: check_undo() */
		return;
	check_urgency(c, row, ch, before);
	check_known(c, row, ch, before);
	if (ch->act != ACT_WRONG_PATIENT && ch->act != ACT_RIGHT_PATIENT) /* a triage that was made elsewhere */
		check_assessed(c, row, ch, before);
	if (ch->act == ACT_DEPLOY)
		check_care(c, row, ch);
	if (ch->act == ACT_CLOSE && triage_is_advice(ch->reason))
		check_advised(c, row, ch, t);
}
