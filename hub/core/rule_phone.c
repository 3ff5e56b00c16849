/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The telephone: who is in whose ear, on hold and back, and calling back (TE-1, CB-1).
 *
 * A post (an operator at a seat) has one caller in the ear: the case that is aangenomen and of which
 * somebody is on the line.  Whoever takes another puts that one on hold first, as a telephone does;
 * being put on hold starts a clock, so nobody is forgotten there.  The command line, seat 0, is no
 * telephone and has no ear.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/hand.h"
#include "shared/care/rank.h"

#include <string.h>

/* Telephone acts name no version: the telephone tells what happened, whoever wrote a note meanwhile. */
static int
begin_own(const struct question *q, const struct book_case *c, enum case_act act)
{
	if (c == NULL)
		return refuse_gone(q);
	int code = begin_act(q, c, act);
	return code == ZCC_OK ? must_be_mine(q, c) : code;
}

static void
hold(const struct book *b, const struct book_case *c, int64_t line_ms, struct ev_case_changed *out)
{
	uint32_t hold_s = book_settings(b)->hold_s;
	changed_from(c, ACT_HOLD, line_ms, out);
	out->norm_s = hold_s;
	out->due_line = line_ms + (int64_t)hold_s * 1000;
}

int
rule_hold(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	int code = begin_own(q, c, ACT_HOLD);
	if (code != ZCC_OK)
		return code;
	if ((c->row.flags & CASE_FLAG_CALLBACK) != 0)
		return refuse(
		    q->no, (struct because){WHY_NOBODY_ON_LINE, numeral(c->row.id).text});
	out->type = EV_CASE_CHANGED;
	hold(q->book, c, q->now.line_ms, &out->u.changed);
	return ZCC_OK;
}

int
rule_resume(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	int code = begin_own(q, c, ACT_RESUME);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_RESUME, q->now.line_ms, &out->u.changed);
	out->u.changed.seat = q->ask->seat;
	clock_in_hand(q->book, c, &out->u.changed);
	return ZCC_OK;
}

bool
rule_in_ear(unsigned state, unsigned flags)
{
	return state_is_talking((enum zcc_state)state) && (flags & CASE_FLAG_CALLBACK) == 0;
}

/* The caller who is in the ear of this post, beside this case; NULL: nobody. */
static const struct book_case *
other_in_ear(const struct book *b, uint64_t id, const char *operator, uint64_t seat)
{
	const struct book_case *c;
	for (uint32_t i = 0; (c = book_each_held(b, &i)) != NULL;)
		if (c->row.id != id && c->seat == seat && rule_in_ear(c->row.state, c->row.flags) &&
		    strcmp(c->row.claimed_by, operator) == 0)
			return c;
	return NULL;
}

bool
rule_has_in_ear(const struct book *b, uint64_t but, const char *operator, uint64_t seat)
{
	return other_in_ear(b, but, operator, seat) != NULL;
}

/* As a consequence of another act, which is what can be taken back. */
static void
hold_unasked(const struct book *b, const struct book_case *c, struct now now, struct event *out)
{
	rule_own_event(out, EV_CASE_CHANGED);
	hold(b, c, now.line_ms, &out->u.changed);
	out->u.changed.has_undo = false;
}

int
rule_ear(const struct book *b, const struct event *next, struct now now, struct event *out)
{
	const struct ev_case_changed *to = &next->u.changed;
	if (next->type != EV_CASE_CHANGED || to->seat == 0 || !rule_in_ear(to->state, to->flags))
		return ZCC_E_AGAIN;
	const struct book_case *c = other_in_ear(b, to->id, to->claimed_by, to->seat);
	if (c == NULL)
		return ZCC_E_AGAIN;
	hold_unasked(b, c, now, out);
	return ZCC_OK;
}

bool
rule_ear_is_taken(const struct book *b, const struct book_case *c, const char *operator,
    uint64_t seat, struct now now, struct event *out)
{
	if (seat == 0 || !rule_in_ear(c->row.state, c->row.flags) ||
	    other_in_ear(b, c->row.id, operator, seat) == NULL)
		return false;
	hold_unasked(b, c, now, out);
	return true;
}

/* Who asked to be called back may still be wachtend; of anybody else who waits there, the caller is
 * on the line. */
static int
must_be_call_back(const struct question *q, const struct book_case *c)
{
	struct numeral id = numeral(c->row.id);
	if (!rank_is_call_back(&c->row))
		return refuse(q->no, (struct because){WHY_NO_CALL_BACK, id.text});
	return ZCC_OK;
}

static int
promise(const struct question *q, const struct book_case *c, struct event *out)
{
	int code = begin_own(q, c, ACT_PROMISE);
	if (code == ZCC_OK && c->row.state == CASE_WACHTEND)
		code = must_be_call_back(q, c);
	if (code == ZCC_OK)
		code = rule_must_have_number(q, c);
	if (code == ZCC_OK)
		code = rule_must_be_ahead(q);
	if (code != ZCC_OK)
		return code;
	struct ev_case_changed *ch = &out->u.changed;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_PROMISE, q->now.line_ms, ch);
	if ((ch->flags & CASE_FLAG_CALLBACK) == 0)
		ch->callback_line = q->now.line_ms;
	ch->flags |= CASE_FLAG_CALLBACK;
	ch->marks &= (uint8_t)~CASE_MARK_RETURNED;
	ch->promised_wall = (int64_t)q->ask->board.at;
	ch->promised_line = q->now.line_ms + (ch->promised_wall - q->now.wall_ms);
	changed_to_nobody(q->book, c, ch);
	return ZCC_OK;
}

static void
not_reached(const struct question *q, const struct book_case *c, struct ev_case_changed *ch)
{
	changed_from(c, ACT_NO_ANSWER, q->now.line_ms, ch);
	ch->flags |= CASE_FLAG_CALLBACK;
	if (ch->attempts < UINT8_MAX)
		ch->attempts++;
	ch->promised_line = ch->promised_wall = 0; /* it was kept, from our side */
	if (ch->attempts >= book_settings(q->book)->callback_attempts &&
	    c->row.urgency <= URGENCY_REGIE)
		ch->marks |= CASE_MARK_REGIE;
	changed_to_nobody(q->book, c, ch);
}

/* On the line, so no call back any more: a live call of who called. */
static void
reached(const struct question *q, const struct book_case *c, struct event *out)
{
	struct ev_case_changed *ch = &out->u.changed;
	take_case(q, c, ACT_REACHED, out);
	ch->flags = (uint8_t)((ch->flags & ~CASE_FLAG_CALLBACK) | CASE_FLAG_ANSWERED);
	ch->marks &= (uint8_t)~CASE_MARK_REGIE;
	ch->promised_line = ch->promised_wall = 0;
	ch->callback_line = 0;
}

static int
attempt(const struct question *q, const struct book_case *c, struct event *out)
{
	bool is_reached = q->ask->board.attempt == ATTEMPT_REACHED;
	int code = begin_own(q, c, is_reached ? ACT_REACHED : ACT_NO_ANSWER);
	if (code == ZCC_OK)
		code = must_be_call_back(q, c);
	if (code == ZCC_OK)
		code = rule_must_have_number(q, c);
	if (code == ZCC_OK)
		code = rule_desk_is_mine(q, c);
	if (code == ZCC_OK)
		code = rule_not_pushed(q, c);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	if (is_reached)
		reached(q, c, out);
	else
		not_reached(q, c, &out->u.changed);
	return ZCC_OK;
}

int
rule_callback(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	if ((q->ask->board.at != 0) == (q->ask->board.attempt != ATTEMPT_NONE))
		return refuse(q->no, (struct because){WHY_NEEDS_ATTEMPT});
	if (q->ask->board.attempt == ATTEMPT_NO_SHOW)
		return rule_no_show(q, c, out);
	if (c == NULL)
		return refuse_gone(q);
	if (hand_is_ride(&c->row, &c->hand))
		return rule_check(q, c, out);
	return q->ask->board.at != 0 ? promise(q, c, out) : attempt(q, c, out);
}

int
rule_may_give_up(const struct question *q, const struct book_case *c)
{
	const struct settings *s = book_settings(q->book);
	const struct role_settings *r = settings_role(s, q->ask->role);
	struct numeral id = numeral(c->row.id);
	if (strcmp(q->ask->board.reason, attempt_word(ATTEMPT_NO_ANSWER)) != 0 ||
	    !rank_is_call_back(&c->row))
		return ZCC_OK;
	bool has_number = (c->row.marks & CASE_MARK_NO_NUMBER) == 0;
	if (!has_number && (c->row.marks & CASE_MARK_REGIE) == 0)
		return ZCC_OK; /* who hung up, and told nothing by which to find him */
	if (has_number && c->row.attempts < s->callback_attempts)
		return refuse(q->no, (struct because){WHY_CALL_AGAIN, id.text,
		    numeral(c->row.attempts).text, numeral(s->callback_attempts).text});
	if (c->row.urgency <= URGENCY_REGIE && (r == NULL || r->desk != DESK_REGIE))
		return refuse(q->no, (struct because){WHY_REGIE_DECIDES, id.text, q->ask->role});
	return ZCC_OK;
}

/* The open call back of the caller who called again: the case that the new one is linked to, or the
 * one that this was linked to, and so on.  NULL: none that is still in the book. */
static const struct book_case *
open_call_back(const struct book *b, uint64_t earlier)
{
	const struct book_case *c;
	for (uint64_t id = earlier; (c = book_case(b, id)) != NULL; id = c->row.earlier)
		if (rank_is_call_back(&c->row) &&
		    state_after((enum zcc_state)c->row.state, ACT_AGAIN) != CASE_NONE)
			return c;
	return NULL;
}

static int
called_again(const struct book *b, const struct zcc_case_row *row, struct event *out)
{
	const struct book_case *c = open_call_back(b, row->earlier);
	/* what was on paper may have come before the call that it is linked to */
	if (c == NULL || c->row.again == row->id || row->received_line < c->row.received_line)
		return ZCC_E_AGAIN;
	rule_own_event(out, EV_CASE_CHANGED);
	changed_from(c, ACT_AGAIN, c->row.state_line, &out->u.changed);
	out->u.changed.again = row->id;
	out->u.changed.has_undo = false;
	return ZCC_OK;
}

int
rule_follow(const struct book *b, const struct event *done, struct now now, struct event *out)
{
	if (done->type == EV_CASE_RECEIVED || done->type == EV_CASE_ENTERED)
		return called_again(b, &done->u.received.row, out);
	if (done->type == EV_CASE_CHANGED && done->u.changed.act == ACT_LOST)
		return rule_lost_alarm(b, done->u.changed.id, now, out);
	if (done->type != EV_CASE_CHANGED)
		return ZCC_E_AGAIN;
	if (rule_push_declined(b, done, now, out) == ZCC_OK)
		return ZCC_OK;
	return rule_regie_alarm(b, book_case(b, done->u.changed.id), now, out);
}
