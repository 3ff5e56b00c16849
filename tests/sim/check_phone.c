/* SPDX-License-Identifier: EUPL-1.2 */
/* The telephone, of a row before it is applied to the shadow: TE-1, CB-1, VS-1. */
#include "tests/sim/check_priv.h"

#include "shared/care/rank.h"
#include "shared/care/state.h"

#include <string.h>

typedef unsigned long long ull;

static bool
is_in_ear(unsigned state, unsigned flags)
{
	return state_is_talking((enum zcc_state)state) && (flags & CASE_FLAG_CALLBACK) == 0;
}

/* TE-1: a post has one caller in the ear. */
static void
check_ear(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch)
{
	const struct book_case *k;
	if (ch->seat == 0 || !is_in_ear(ch->state, ch->flags))
		return;
	for (uint32_t i = 0; (k = book_each_open(c->shadow, &i)) != NULL;)
		if (k->row.id != ch->id && k->seat == ch->seat &&
		    is_in_ear(k->row.state, k->row.flags) &&
		    strcmp(k->row.claimed_by, ch->claimed_by) == 0)
			check_fail(c, "TE-1", "row %llu puts case %llu in the ear of %s beside case %llu",
			    (ull)row->seq, (ull)ch->id, ch->claimed_by, (ull)k->row.id);
}

/* TE-1: on hold has a limit of its own, and only at the limit anybody may answer. */
static void
check_hold(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	int64_t hold_ms = (int64_t)book_settings(c->shadow)->hold_s * 1000;
	if (ch->act == ACT_HOLD && (ch->due_line != row->line_ms + hold_ms ||
	    strcmp(ch->claimed_by, before->row.claimed_by) != 0))
		check_fail(c, "TE-1", "row %llu puts case %llu on hold under another clock or name",
		    (ull)row->seq, (ull)ch->id);
	if (ch->act == ACT_RETURN && (row->line_ms < before->row.due_line ||
	    strcmp(ch->held_by, before->row.claimed_by) != 0 ||
	    (ch->marks & CASE_MARK_RETURNED) == 0))
		check_fail(c, "TE-1", "row %llu takes case %llu off hold before its limit, or without "
		    "the name of who had it", (ull)row->seq, (ull)ch->id);
}

/* CB-1: attempts only rise, and a U0 to U3 that was tried enough is with the regiearts. */
static void
check_attempts(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	uint32_t most = book_settings(c->shadow)->callback_attempts;
	bool in_vain = ch->act == ACT_NO_ANSWER || ch->act == ACT_CHECK_MISSED;
	bool is_reopened = ch->act == ACT_DECLINE ||
	    (ch->act == ACT_WRONG_PATIENT && before->row.state == CASE_GESLOTEN);
	unsigned tried = is_reopened ? 0 : before->row.attempts + in_vain;
	bool must_go = ch->act == ACT_NO_ANSWER && tried >= most &&
	    before->row.urgency <= URGENCY_REGIE;
	if (ch->act != ACT_NONE && ch->attempts != tried)
		check_fail(c, "CB-1", "row %llu makes %u attempts of %u at case %llu", (ull)row->seq,
		    ch->attempts, before->row.attempts, (ull)ch->id);
	if (must_go && (ch->marks & CASE_MARK_REGIE) == 0)
		check_fail(c, "CB-1", "row %llu keeps case %llu from the regiearts", (ull)row->seq,
		    (ull)ch->id);
	if (ch->act == ACT_CLOSE && strcmp(ch->reason, "geen-gehoor") == 0 &&
	    rank_is_call_back(&before->row) && before->row.attempts < most &&
	    (before->row.marks & CASE_MARK_NO_NUMBER) == 0)
		check_fail(c, "CB-1", "row %llu takes case %llu off the list after %u attempts",
		    (ull)row->seq, (ull)ch->id, before->row.attempts);
}

/* VS-1: whoever waits again does so under the clock that began when the call came in. */
static void
check_clock_goes_on(struct check *c, const struct journal_row *row,
    const struct ev_case_changed *ch, const struct book_case *before)
{
	uint32_t norm_s = book_settings(c->shadow)->line[ch->line].norm_s;
	int64_t due = norm_s > 0 ? before->row.received_line + (int64_t)norm_s * 1000 : ZCC_NEVER;
	bool is_mended = ch->act == ACT_WRONG_PATIENT || ch->act == ACT_RIGHT_PATIENT;
	const struct zcc_triage *t = is_mended ? &ch->triage : &before->triage;
	if (t->times > 0)
		due = check_triage_due(c, &before->row, t);
	bool is_live = (ch->flags & CASE_FLAG_CALLBACK) == 0;
	bool waits = ch->state == CASE_WACHTEND || ch->state == CASE_VERLATEN;
	if (ch->act == ACT_NONE || !waits)
		return;
	if (is_live && ch->due_line != due)
		check_fail(c, "VS-1", "row %llu (act %u) restarts the clock of case %llu",
		    (ull)row->seq, ch->act, (ull)ch->id);
	if (!is_live && ch->promised_line != 0 && ch->due_line != ch->promised_line)
		check_fail(c, "CB-1", "row %llu (act %u) moves the promise of case %llu",
		    (ull)row->seq, ch->act, (ull)ch->id);
}

void
check_telephone(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	check_ear(c, row, ch);
	check_hold(c, row, ch, before);
	check_attempts(c, row, ch, before);
	check_clock_goes_on(c, row, ch, before);
}
