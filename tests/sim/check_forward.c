/* SPDX-License-Identifier: EUPL-1.2 */
/* For whom a case is, of a row before it is applied to the shadow: KB-1, PI-5, HB-4. */
#include "tests/sim/check_priv.h"

#include "shared/care/hand.h"
#include "shared/care/rank.h"
#include "shared/care/route.h"
#include "shared/care/state.h"

#include <string.h>

typedef unsigned long long ull;

/* It goes on as who was released does: to nobody, from another place, and who sent it stands with it. */
static void
check_goes_on(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	const struct zcc_forward *f = &ch->hand.forward;
	if (ch->line == before->row.line && ch->desk == before->row.desk)
		check_fail(c, "PI-5", "row %llu sends case %llu on to where it is", (ull)row->seq, (ull)ch->id);
	if (ch->claimed_by[0] != '\0' || !state_is_waiting((enum zcc_state)ch->state) ||
	    ch->forwards != before->row.forwards + (before->row.forwards < UINT8_MAX))
		check_fail(c, "PI-5", "row %llu sends case %llu on to %s for the %uth time", (ull)row->seq,
		    (ull)ch->id, ch->claimed_by, ch->forwards);
	if (strcmp(f->by, row->actor) != 0 || f->taken_wall != 0 || f->line != before->row.line ||
	    f->desk != before->row.desk || f->why == FORWARD_NONE)
		check_fail(c, "PI-5", "row %llu does not say from where %s sent case %llu on", (ull)row->seq,
		    row->actor, (ull)ch->id);
	uint8_t of_line = book_settings(c->shadow)->line[ch->line].urgency;
	bool may_be = ch->urgency == before->row.urgency || ch->urgency == of_line;
	if (!may_be || (ch->urgency > before->row.urgency && (before->row.flags & CASE_FLAG_ANSWERED) == 0))
		check_fail(c, "PI-5", "row %llu makes case %llu milder, to whom nobody has spoken, or U%u",
		    (ull)row->seq, (ull)ch->id, ch->urgency);
	if (ch->answered_line != before->answered_line || ch->promised_line != before->row.promised_line)
		check_fail(c, "HB-4", "row %llu sends case %llu on with another time", (ull)row->seq,
		    (ull)ch->id);
}

/* Nothing else moves a case from line to line, and who takes it has acknowledged it. */
static void
check_stays(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	bool is_taken = ch->act == ACT_CLAIM || ch->act == ACT_REACHED;
	if (ch->line != before->row.line || ch->desk != before->row.desk ||
	    ch->forwards != before->row.forwards || ch->asks != before->row.asks)
		check_fail(c, "PI-5", "row %llu (act %u) moves case %llu to line %u and desk %u",
		    (ull)row->seq, ch->act, (ull)ch->id, ch->line, ch->desk);
	if (is_taken && hand_is_forwarded(&ch->hand))
		check_fail(c, "PI-5", "row %llu takes case %llu, and %s does not hear of it", (ull)row->seq,
		    (ull)ch->id, ch->hand.forward.by);
}

/* Somebody works there in a shift, without a break and nowhere else; of who needs none nobody knows here. */
static bool
is_manned(const struct check *c, unsigned desk)
{
	const struct book_operator *op;
	for (uint32_t i = 0; (op = book_each_operator(c->shadow, &i)) != NULL;) {
		const struct role_settings *r = settings_role(book_settings(c->shadow), op->shift.role);
		if (op->shift.began_wall != 0 && !op->is_revoked && !op->task.is_paused &&
		    op->task.lines == 0 && r != NULL && r->desk == desk && r->lines != 0 &&
		    (r->verbs >> VERB_NEXT & 1) != 0 && (op->lines == 0 || (op->lines & r->lines) != 0))
			return true;
	}
	return false;
}

/* KB-1: what is for a desk is taken there, unless it is a U0 or U1, waits over its norm, was sent there by
 * who takes it, or is in his hand: he calls back whom he has while it says for whom it is. */
static void
check_desk(struct check *c, const struct journal_row *row, const struct book_case *before)
{
	const struct role_settings *r = settings_role(book_settings(c->shadow), row->role);
	bool is_his = before->row.desk == DESK_NONE || (r != NULL && r->desk == before->row.desk) ||
	    before->row.urgency <= URGENCY_ALARM || strcmp(before->pushed_to, row->actor) == 0 ||
	    rank_is_overdue(before->row.due_line, row->line_ms / 1000) ||
	    (state_is_held((enum zcc_state)before->row.state) &&
	        strcmp(before->row.claimed_by, row->actor) == 0) ||
	    (hand_is_forwarded(&before->hand) && strcmp(before->hand.forward.by, row->actor) == 0);
	if (!is_his && is_manned(c, before->row.desk))
		check_fail(c, "KB-1", "row %llu gives case %llu to %s as %s, and somebody works at its desk",
		    (ull)row->seq, (ull)before->row.id, row->actor, row->role);
}

void
check_forward(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	if (ch->act == ACT_FORWARD || ch->act == ACT_FORWARD_BACK)
		check_goes_on(c, row, ch, before);
	else if (ch->act != ACT_NONE)
		check_stays(c, row, ch, before);
	if ((ch->act == ACT_CLAIM && state_is_waiting((enum zcc_state)before->row.state)) ||
	    ch->act == ACT_REACHED)
		check_desk(c, row, before);
}

void
check_asked(struct check *c, const struct journal_row *row, const struct ev_case_asked *a)
{
	const struct book_case *k = book_case(c->shadow, a->id);
	if (k == NULL || k->row.line != LINE_ZORGVERLENER || k->row.state == CASE_GESLOTEN ||
	    (a->asks != HELP_NONE && a->desk != route_desk_of(book_settings(c->shadow), a->asks)) ||
	    (a->asks == HELP_NONE && a->desk != k->row.desk))
		check_fail(c, "KB-1", "row %llu says of case %llu that desk %u is asked", (ull)row->seq,
		    (ull)a->id, a->desk);
}
