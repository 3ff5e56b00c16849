/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The wrong patient (ID-2): what was recorded in a case turns out to be of somebody else.  It goes to the
 * case of whom it is about, which may be new; what stood in the wrong one stays there, struck.
 *
 *     the wrong case                                  the right one
 *     who it is, triage, limits: as before            all of these, and each part with who recorded it
 *     in hand: aangenomen again, care is chosen anew  where it had a triage, the graver of the two
 *     closed: to be called back                       stays where it is; a new one waits for anybody
 *     at a meldkamer or a provider: stays there
 *
 * Whether the answers were of somebody else is a judgement too.  So the wrong case keeps the graver of the
 * urgency of its line and the one that is withdrawn, until somebody triages who is really in it; and no clock
 * begins anew: both patients have waited since the call.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/hand.h"
#include "shared/care/triage.h"

#include <string.h>

/* What the edge found; without it there is nothing to move. */
static const struct edge_mend *
mend_of(const struct question *q)
{
	static const struct edge_mend nothing;
	return q->facts->mend != NULL ? q->facts->mend : &nothing;
}

/* It goes to another open case, whose patient it may be about; or there is room for a new one. */
static int
check_target(const struct question *q)
{
	uint64_t to = q->ask->board.from;
	const struct book_case *c = book_case(q->book, to);
	if (to == 0)
		return call_has_room(q, true) ? ZCC_OK : refuse(q->no, (struct because){WHY_CASES_FULL});
	if (to >= book_next_case(q->book))
		return refuse(q->no, (struct because){WHY_NO_CASE, numeral(to).text});
	if (to == q->ask->row || c == NULL || c->row.state == CASE_GESLOTEN ||
	    (c->row.flags & CASE_FLAG_ERASED) != 0)
		return refuse(q->no, (struct because){WHY_MEND_TO, numeral(to).text});
	if (mend_of(q)->is_other)
		return refuse(q->no, (struct because){WHY_MEND_OTHER, numeral(to).text});
	return ZCC_OK;
}

static int
check_parts(const struct question *q)
{
	const struct edge_mend *m = mend_of(q);
	if (m->parts > 0 && m->parts <= MEND_PARTS_MAX && m->times < MENDS_MAX)
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_MEND_PARTS, numeral(q->ask->row).text,
	    numeral(m->parts).text, numeral(MEND_PARTS_MAX).text});
}

int
rule_wrong_patient(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	const struct edge_mend *m = mend_of(q);
	int code = begin_act(q, c, ACT_WRONG_PATIENT);
	if (code == ZCC_OK && (c->row.flags & CASE_FLAG_ERASED) != 0)
		code = refuse(q->no, (struct because){WHY_ERASED, numeral(c->row.id).text});
	if (code == ZCC_OK)
		code = rule_must_treat(q);
	if (code == ZCC_OK)
		code = check_target(q);
	if (code == ZCC_OK)
		code = check_parts(q);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_MENDED;
	out->u.mended = (struct ev_case_mended){.id = c->row.id,
	    .other = q->ask->board.from != 0 ? q->ask->board.from : book_next_case(q->book),
	    .way = MEND_OUT,
	    .since = m->since,
	    .who = m->left.who,
	    .age = m->left.age,
	    .has_phone = m->left.has_phone,
	    .has_address = m->left.has_address,
	    .limits = m->left.limits};
	memcpy(out->u.mended.limit_seq, m->left.limit_seq, sizeof m->left.limit_seq);
	return ZCC_OK;
}

void
rule_mend_new(const struct book *b, const struct book_case *from, struct now now, struct event *out)
{
	const struct line_settings *line = &book_settings(b)->line[from->row.line];
	rule_own_event(out, EV_CASE_RECEIVED);
	out->u.received.row = (struct zcc_case_row){.id = book_next_case(b),
	    .version = 1,
	    .line = from->row.line,
	    .urgency = line->urgency,
	    .urgency_by = BY_LINE,
	    .state = CASE_WACHTEND,
	    .age = AGE_UNKNOWN,
	    /* the same call, which somebody spoke to: it counts where it was answered, and nowhere else */
	    .flags = (uint8_t)(CASE_FLAG_ANSWERED |
		(from->row.line == LINE_TERUGBELLEN ? CASE_FLAG_CALLBACK : 0)),
	    .marks = CASE_MARK_NO_NUMBER | CASE_MARK_NO_ADDRESS,
	    .norm_s = line->norm_s,
	    .received_line = from->row.received_line,
	    .state_line = now.line_ms,
	    .due_line = line->norm_s > 0 ? from->row.received_line + (int64_t)line->norm_s * 1000
	                                 : ZCC_NEVER,
	    .received_wall = from->row.received_wall,
	    .asks = from->row.asks,
	    .professional = from->row.professional,
	    .desk = from->row.desk};
}

/* The clock that runs in its state with the triage that it has now. */
static void
run_clock(const struct book *b, const struct book_case *c, struct ev_case_changed *ch)
{
	enum zcc_state s = (enum zcc_state)ch->state;
	if (s == CASE_AANGEHOUDEN || s == CASE_RAV || s == CASE_MELDKAMER || s == CASE_OVERGEDRAGEN)
		return;
	if (state_is_held(s))
		clock_in_hand(b, c, ch);
	else if ((ch->flags & CASE_FLAG_CALLBACK) != 0)
		run_callback_clock(b, callback_since(c, ch), ch);
	else
		run_answer_clock(b, c, ch);
}

/* An act that is not taken back as others are, but by moving it back. */
static void
begin_mend(const struct book_case *c, enum case_act act, struct now now, struct event *out)
{
	rule_own_event(out, EV_CASE_CHANGED);
	changed_from(c, act, now.line_ms, &out->u.changed);
	out->u.changed.has_undo = false;
}

/* As it was in this state: nothing that is measured begins anew. */
static void
end_mend(const struct book *b, const struct book_case *c, struct ev_case_changed *ch)
{
	if (ch->state == c->row.state) {
		ch->state_line = c->row.state_line;
		ch->before_line = c->before_line;
		ch->before = c->row.before;
	}
	run_clock(b, c, ch);
}

/* Closed on what was not about who called: he is to be called back, by anybody. */
static void
call_back_after_all(const struct book *b, struct now now, struct ev_case_changed *ch)
{
	ch->flags |= CASE_FLAG_CALLBACK;
	ch->marks &= (uint8_t)~(CASE_MARK_ADVISED | CASE_MARK_FOLLOW_UP);
	ch->hand = hand_over_anew(&ch->hand);
	ch->seat = 0;
	ch->promised_line = ch->promised_wall = 0;
	ch->attempts = 0;
	memset(ch->claimed_by, 0, sizeof ch->claimed_by);
	memset(ch->reason, 0, sizeof ch->reason);
	run_callback_clock(b, now.line_ms, ch);
}

/* What is left of its triage; without one the graver of what its line says and what it had. */
static void
withdraw(const struct book *b, const struct book_case *c, const struct edge_mend *m,
    struct ev_case_changed *ch)
{
	uint8_t line = book_settings(b)->line[c->row.line].urgency;
	ch->triage = m->left.triage;
	ch->urgency_by = m->left.triage.times > 0 ? m->left.urgency_by : BY_LINE;
	ch->urgency = m->left.triage.times > 0 ? (uint8_t)triage_urgency(&m->left.triage)
	    : c->row.urgency < line           ? c->row.urgency
	                                      : line;
}

/* What it is in hand without what was of somebody else.  Where no care of its own is on its way, nobody is
 * on the line: the caller is to be called back. */
static enum zcc_state
without_it(enum zcc_state was, const struct edge_mend *m, struct ev_case_changed *ch)
{
	if (was == CASE_AANGEHOUDEN || (was == CASE_INGEZET && m->left.triage.care != 0))
		return was;
	if (state_is_under_way(was))
		ch->flags |= CASE_FLAG_CALLBACK;
	return state_in_hand(CASE_AANGENOMEN, m->left.triage.times, CASE_NONE);
}

void
rule_mend_left(const struct book *b, uint64_t id, const struct edge_mend *m, struct now now,
    struct event *out)
{
	const struct book_case *c = book_case(b, id);
	struct ev_case_changed *ch = &out->u.changed;
	begin_mend(c, ACT_WRONG_PATIENT, now, out);
	withdraw(b, c, m, ch);
	ch->state = (uint8_t)state_after((enum zcc_state)c->row.state, ACT_WRONG_PATIENT);
	if (ch->state == CASE_AANGENOMEN)
		ch->state = (uint8_t)without_it((enum zcc_state)c->row.state, m, ch);
	if (c->row.state == CASE_GESLOTEN)
		call_back_after_all(b, now, ch);
	else
		end_mend(b, c, ch);
	if (state_is_held((enum zcc_state)ch->before))
		ch->before = (uint8_t)without_it((enum zcc_state)ch->before, m, ch);
}

void
rule_mend_came(const struct book *b, uint64_t id, const struct book_case *from,
    const struct edge_mend *m, uint64_t first, struct event *out)
{
	const struct book_case *c = book_case(b, id);
	bool is_known = c->row.who.state == IDENTITY_DONE || from->row.who.state == IDENTITY_NONE;
	rule_own_event(out, EV_CASE_MENDED);
	out->u.mended = (struct ev_case_mended){.id = id,
	    .other = from->row.id,
	    .way = MEND_IN,
	    .since = first,
	    .who = is_known ? c->row.who : from->row.who,
	    .age = m->moved.age != AGE_UNKNOWN ? m->moved.age : c->row.age,
	    .has_phone = m->moved.has_phone || (c->row.marks & CASE_MARK_NO_NUMBER) == 0,
	    .has_address = m->moved.has_address || (c->row.marks & CASE_MARK_NO_ADDRESS) == 0,
	    .limits = c->row.limits};
	memcpy(out->u.mended.limit_seq, c->limit_seq, sizeof c->limit_seq);
}

int
rule_mend_right(const struct book *b, uint64_t id, const struct book_case *from,
    const struct edge_mend *m, struct now now, struct event *out)
{
	const struct book_case *c = book_case(b, id);
	const struct zcc_triage *t = &from->triage;
	struct ev_case_changed *ch = &out->u.changed;
	bool moves = t->times > 0 && memcmp(t, &m->left.triage, sizeof *t) != 0;
	if (!moves || (c->triage.times > 0 && triage_urgency(&c->triage) <= triage_urgency(t)))
		return ZCC_E_AGAIN;
	begin_mend(c, ACT_RIGHT_PATIENT, now, out);
	ch->triage = *t;
	ch->triage.times = c->triage.times < UINT8_MAX - t->times ? (uint8_t)(c->triage.times + t->times)
	                                                          : UINT8_MAX;
	ch->triage.care = c->triage.care; /* of the other case it is nobody's any more */
	ch->urgency = (uint8_t)triage_urgency(t);
	ch->urgency_by = from->row.urgency_by;
	ch->state = (uint8_t)state_in_hand((enum zcc_state)ch->state, ch->triage.times, CASE_NONE);
	end_mend(b, c, ch);
	return ZCC_OK;
}
