/* SPDX-License-Identifier: EUPL-1.2 */
/* Each committed row against the shadow: the book as it was just before it. */
#include "tests/sim/check_priv.h"

#include "shared/care/state.h"

#include <string.h>

typedef unsigned long long ull;

static bool
is_of_command(const struct journal_row *row)
{
	static const uint8_t none[ZCC_ID_BYTES];
	return memcmp(row->cmd_id, none, sizeof none) != 0;
}

/* One command, one row; and only of those that were sent with a good signature. */
static struct fate *
check_command(struct check *c, const struct journal_row *row)
{
	struct fate *f = fate_of(c, row->cmd_id);
	if (f == NULL || f->sent.is_forged) {
		check_fail(c, "HB-1", "row %llu is of a command that nobody signed", (ull)row->seq);
		return NULL;
	}
	if (f->row_seq != 0)
		check_fail(c, "HB-1", "one \"%s\" of %s has rows %llu and %llu",
		    verb_word(f->sent.verb), row->actor, (ull)f->row_seq, (ull)row->seq);
	if (strcmp(row->actor, region_name(f->sent.person)) != 0 || row->verb != f->sent.verb)
		check_fail(c, "audit", "row %llu says %s did \"%s\"", (ull)row->seq, row->actor,
		    verb_word(row->verb));
	if (f->sent.verb == VERB_DRAFT)
		check_fail(c, "draft", "row %llu is a draft", (ull)row->seq);
	if (++c->group_commands > ZCC_GROUP_MAX)
		check_fail(c, "group", "more than %u commands in one commit, to row %llu",
		    ZCC_GROUP_MAX, (ull)row->seq);
	f->row_seq = row->seq;
	f->line_ms = row->line_ms;
	f->outcome = row->outcome;
	f->case_id = row->case_id;
	if ((row->outcome != ZCC_OK) != (row->type == EV_REFUSED))
		check_fail(c, "HB-1", "row %llu, \"%s\", has type %u and outcome %d", (ull)row->seq,
		    verb_word(row->verb), row->type, row->outcome);
	return f;
}

/* What was carried out was asked by somebody who may, about the case as it was. */
static void
check_success(struct check *c, const struct journal_row *row, const struct fate *f)
{
	const struct book_operator *op = book_operator(c->shadow, row->actor);
	const struct book_case *k = book_case(c->shadow, f->sent.row);
	if (row->outcome != ZCC_OK)
		return;
	if (op == NULL || op->is_revoked)
		check_fail(c, "audit", "row %llu is of %s, who may do nothing here", (ull)row->seq,
		    row->actor);
	if ((verb_needs(row->verb) & VN_VERSION) != 0 &&
	    (k == NULL || k->row.version != f->sent.version))
		check_fail(c, "HB-1", "row %llu: \"%s\" saw version %u of case %llu, which has %u",
		    (ull)row->seq, verb_word(row->verb), f->sent.version, (ull)f->sent.row,
		    k != NULL ? k->row.version : 0);
}

static void
check_never_refused(struct check *c, const struct journal_row *row, const struct fate *f)
{
	if (row->type != EV_REFUSED || f->sent.verb != VERB_INTAKE || row->outcome != ZCC_E_BUSY)
		return;
	if (book_settings(c->shadow)->line[f->sent.line].never_refused &&
	    book_totals(c->shadow).held < region_sizes.cases)
		check_fail(c, "C19", "row %llu: a call on line %s was refused while the book had room",
		    (ull)row->seq, line_word(f->sent.line));
}

static void
check_undo(struct check *c, const struct journal_row *row, const struct event *e)
{
	const struct book_operator *op = book_operator(c->shadow, row->actor);
	if (row->verb != VERB_UNDO || op == NULL || op->undo_case != e->u.changed.id)
		check_fail(c, "state", "row %llu takes back what %s did not do", (ull)row->seq,
		    row->actor);
	else if (row->line_ms - op->undo_line > UNDO_S * 1000)
		check_fail(c, "state", "row %llu takes back an act of %lld ms ago", (ull)row->seq,
		    (long long)(row->line_ms - op->undo_line));
	c->counts.undone++;
}

static void
check_lost(struct check *c, const struct journal_row *row, const struct book_case *k)
{
	int64_t silence = claim_silence(c, k, row->line_ms, true);
	if (c->claims[k->row.id].seat == 0) { /* a script's: until its shift is over */
		const struct book_operator *op = book_operator(c->shadow, k->row.claimed_by);
		bool is_revoked = op != NULL && op->is_revoked;
		if (!is_revoked && (k->row.state_line >= book_shift_line(c->shadow) ||
		    (op != NULL && op->shift.began_wall != 0)))
			check_fail(c, "HB-3", "row %llu took case %llu from the command line of %s "
			    "within its shift", (ull)row->seq, (ull)k->row.id, k->row.claimed_by);
	} else if (silence < LOST_S * 1000)
		check_fail(c, "HB-3", "row %llu took case %llu from %s, who was heard %lld ms before",
		    (ull)row->seq, (ull)k->row.id, k->row.claimed_by, (long long)silence);
	c->counts.lost++;
}

static void
follow_claim(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	struct claim *claim = &c->claims[ch->id];
	bool is_taken = ch->act == ACT_CLAIM || ch->act == ACT_RESUME || ch->act == ACT_REACHED ||
	    (ch->act == ACT_TRANSFER && state_is_waiting((enum zcc_state)before->row.state)) ||
	    ((ch->act == ACT_RAV || ch->act == ACT_MELDKAMER) &&
	        !state_is_held((enum zcc_state)before->row.state));
	if (is_taken) /* the hub writes the row of a call that comes in for a colleague */
		*claim = (struct claim){ch->act == ACT_TRANSFER ? ch->seat : row->seat, row->line_ms};
	else if (ch->act == ACT_NONE || ch->act == ACT_ACCEPT) /* a conversation that goes on */
		*claim = (struct claim){row->seat, ch->state_line};
	else if (ch->claimed_by[0] == '\0' || ch->act == ACT_LOST)
		*claim = (struct claim){0, ZCC_NEVER};
	else if (state_is_held((enum zcc_state)ch->state)) /* on hold: as if claimed now */
		claim->line_ms = ch->state_line;
}

/* By which a case in hand is getrieerd. */
static unsigned
triages_after(const struct ev_case_changed *ch, const struct book_case *before)
{
	if (ch->act == ACT_WRONG_PATIENT || ch->act == ACT_RIGHT_PATIENT)
		return ch->triage.times;
	return ch->act == ACT_TRIAGE ? 1 : before->triage.times;
}

/* ID-2: what goes elsewhere is not what its care was chosen by. */
static bool
keeps_own_care(const struct ev_case_changed *ch, const struct book_case *before)
{
	return ch->act == ACT_WRONG_PATIENT && ch->state == CASE_INGEZET &&
	    before->row.state == CASE_INGEZET && ch->triage.care != 0;
}

static void
check_changed(struct check *c, const struct journal_row *row, const struct event *e)
{
	const struct ev_case_changed *ch = &e->u.changed;
	const struct book_case *k = book_case(c->shadow, ch->id);
	if (k == NULL) {
		check_fail(c, "state", "row %llu changes case %llu, which is not in the book",
		    (ull)row->seq, (ull)ch->id);
		return;
	}
	enum zcc_state was = (enum zcc_state)k->row.state;
	check_in_hand(c, ch->id, k->row.claimed_by);
	check_in_hand(c, ch->id, ch->claimed_by);
	if (ch->act == ACT_NONE)
		check_undo(c, row, e);
	else if (state_in_hand(state_after(was, (enum case_act)ch->act), triages_after(ch, k), (enum zcc_state)k->row.before) !=
	    (enum zcc_state)ch->state && !keeps_own_care(ch, k))
		check_fail(c, "state", "row %llu: act %u made case %llu from %s into %s",
		    (ull)row->seq, ch->act, (ull)ch->id, state_word(was), state_word(ch->state));
	if ((ch->state == CASE_VERLATEN) != (ch->before != CASE_NONE) ||
	    (ch->act == ACT_LOST && ch->before != k->row.state))
		check_fail(c, "VS-1", "row %llu: case %llu is %s, and was %s before it", (ull)row->seq,
		    (ull)ch->id, state_word(ch->state), state_word(ch->before));
	if (ch->act == ACT_CLAIM && !state_is_waiting(was) &&
	    !(was == CASE_AANGEHOUDEN && strcmp(k->row.claimed_by, row->actor) == 0))
		check_fail(c, "TB-4", "row %llu claims case %llu, which %s has", (ull)row->seq,
		    (ull)ch->id, k->row.claimed_by);
	if (ch->act == ACT_CLAIM || ch->act == ACT_REACHED)
		check_not_pushed(c, row, k);
	if (ch->act == ACT_LOST)
		check_lost(c, row, k);
	if (row->verb == VERB_NEXT && row->outcome == ZCC_OK)
		check_next(c, row, k);
	check_norm_answered(c, row, ch, k);
	check_telephone(c, row, ch, k);
	check_hand(c, row, ch, k);
	check_forward(c, row, ch, k);
	check_triage(c, row, ch, k);
	check_advice(c, row, ch, k);
	if (ch->act == ACT_HANDOVER)
		check_handover(c, row, ch, k);
	else if (ch->act == ACT_BACK || ch->act == ACT_BACK_HOLD)
		check_back(c, row, ch, k);
	else
		follow_claim(c, row, ch, k);
}

static void
check_received(struct check *c, const struct journal_row *row, const struct event *e)
{
	const struct zcc_case_row *r = &e->u.received.row;
	if (r->id != book_next_case(c->shadow) || r->version != 1 || r->state != CASE_WACHTEND)
		check_fail(c, "state", "row %llu takes in case %llu at version %u", (ull)row->seq,
		    (ull)r->id, r->version);
	ZCC_MUST(r->id < CASES_MAX);
	if (row->verb == VERB_NONE) { /* nobody called: it is made for who was in another case */
		check_mend_received(c, row, r);
		return;
	}
	if (r->received_line != row->line_ms || (r->flags & CASE_FLAG_ANSWERED) != 0)
		check_fail(c, "HB-4", "row %llu: case %llu came in at another time", (ull)row->seq,
		    (ull)r->id);
	check_norm_received(c, row, r);
	check_window_received(c, row, r->line);
}

void
check_row(struct check *c, const struct journal_row *row, const struct event *e)
{
	if (row->seq != book_seq(c->shadow) + 1)
		check_fail(c, "HB-2", "row %llu follows row %llu", (ull)row->seq,
		    (ull)book_seq(c->shadow));
	if (row->line_ms < c->line_ms)
		check_fail(c, "HB-4", "the time line fell from %lld to %lld ms at row %llu",
		    (long long)c->line_ms, (long long)row->line_ms, (ull)row->seq);
	c->line_ms = row->line_ms;
	struct fate *f = is_of_command(row) ? check_command(c, row) : NULL;
	if (f != NULL) {
		check_success(c, row, f);
		check_never_refused(c, row, f);
		check_on_shift(c, row, f);
		check_given(c, row, e, f);
	}
	check_reserve(c, row, e);
	check_alarm(c, row, e);
	if (e->type == EV_CASE_CHANGED)
		check_changed(c, row, e);
	else if (e->type == EV_CASE_RECEIVED)
		check_received(c, row, e);
	else if (e->type == EV_CASE_ENTERED)
		check_entered(c, row, e);
	else if (e->type == EV_CASE_ERASED && e->u.of_case.id < CASES_MAX)
		c->is_erased[e->u.of_case.id] = true;
	else if (e->type == EV_READ)
		check_opened(c, row, e);
	else if (e->type == EV_NOODKNOP)
		check_pressed(c, row, &e->u.noodknop);
	else if (e->type == EV_BACKGROUND || e->type == EV_STRUCK)
		check_limits(c, row, e);
	else if (e->type == EV_REVIEWED)
		check_reviewed(c, row, e);
	else if (e->type == EV_CASE_MENDED)
		check_mended(c, row, e);
	else if (e->type == EV_PART_MOVED)
		check_moved(c, row, &e->u.moved);
	else if (e->type == EV_TAGGED)
		check_tagged(c, row, &e->u.tagged);
	else if (e->type == EV_CASE_LEFT || e->type == EV_CASE_RETIRED)
		check_advice_leaves(c, row, e);
	else if (e->type == EV_REFUSED)
		check_window_refused(c, row, e);
	else if (e->type == EV_LINE_WINDOW)
		check_window_changed(c, row, e);
	else if (e->type == EV_OPERATOR_SHIFT)
		check_shift(c, row, &e->u.duty);
	else if (e->type == EV_PLACING)
		check_placing(c, row, &e->u.placing);
	else if (e->type == EV_CASE_LINKED && e->u.linked.earlier >= e->u.linked.id)
		check_fail(c, "NT-6", "row %llu links case %llu to a later one", (ull)row->seq,
		    (ull)e->u.linked.id);
	else if (e->type == EV_CASE_ASKED)
		check_asked(c, row, &e->u.asked);
	else if (e->type == EV_CASE_IDENTIFIED)
		check_identified(c, row, e);
	else if (e->type == EV_OPERATOR_TASK)
		check_task(c, row, &e->u.task);
	else if (e->type == EV_MESSAGE)
		check_message(c, row, e);
	else if (e->type == EV_CASE_PUSHED)
		check_pushed(c, row, &e->u.pushed);
	else if (e->type == EV_OPERATOR_REVOKED)
		seats_revoked(c, e->u.operator.name, row->seq);
	c->counts.rows++;
}
