/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What every act on a case begins with: it is legal in this state (state.h), the version seen is the
 * one that is there, and who asks may; and what stays of a case when nothing else is said.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/hand.h"

#include <stdio.h>
#include <string.h>

/* The case goes to nobody, to an end, or to whoever takes over a shift: nobody is asked any more. */
static bool
ends_transfer(enum case_act act)
{
	return act == ACT_RELEASE || act == ACT_PUT_BACK || act == ACT_CLOSE || act == ACT_ABANDON ||
	    act == ACT_LOST || act == ACT_RETURN || act == ACT_PROMISE || act == ACT_NO_ANSWER ||
	    act == ACT_HANDOVER || act == ACT_FORWARD || act == ACT_FORWARD_BACK ||
	    act == ACT_NO_SHOW;
}

void
changed_from(const struct book_case *c, enum case_act act, int64_t line_ms,
    struct ev_case_changed *out)
{
	*out = (struct ev_case_changed){.id = c->row.id,
	    .act = (uint8_t)act,
	    .state = (uint8_t)state_in_hand(
	        state_after((enum zcc_state)c->row.state, act), c->triage.times,
	        (enum zcc_state)c->row.before),
	    .flags = c->row.flags,
	    .has_undo = true,
	    .is_within = c->was_within,
	    .answered_line = c->answered_line,
	    .abandoned_line = c->abandoned_line,
	    .state_line = line_ms,
	    .due_line = c->row.due_line,
	    .norm_s = c->row.norm_s,
	    .seat = c->seat};
	memcpy(out->claimed_by, c->row.claimed_by, sizeof out->claimed_by);
	memcpy(out->reason, c->row.reason, sizeof out->reason);
	out->promised_line = c->row.promised_line;
	out->promised_wall = c->row.promised_wall;
	out->again = c->row.again;
	out->attempts = c->row.attempts;
	out->callback_line = c->callback_line;
	out->marks = c->row.marks;
	memcpy(out->held_by, c->row.held_by, sizeof out->held_by);
	out->hand = c->hand;
	out->urgency = c->row.urgency;
	out->urgency_by = c->row.urgency_by;
	out->triage = c->triage;
	out->line = c->row.line;
	out->desk = c->row.desk;
	out->asks = c->row.asks;
	out->professional = c->row.professional;
	out->forwards = c->row.forwards;
	if (ends_transfer(act) && hand_is_transfer(&c->hand))
		out->hand = hand_over_anew(&c->hand);
}

void
rule_in_role(const struct book *b, const char *role, struct ev_case_changed *out)
{
	out->marks &= (uint8_t)~CASE_MARK_FOLLOW_UP;
	if (settings_places(book_settings(b), role))
		out->marks |= CASE_MARK_FOLLOW_UP;
}

/* Whoever had it before somebody else took it over is of no more use. */
void
rule_forget_left(struct ev_case_changed *out)
{
	if ((out->marks & CASE_MARK_LEFT) != 0)
		memset(out->held_by, 0, sizeof out->held_by);
	out->marks &= (uint8_t)~CASE_MARK_LEFT;
}

void
changed_to_nobody(const struct book *b, const struct book_case *c, struct ev_case_changed *out)
{
	out->seat = 0;
	memset(out->claimed_by, 0, sizeof out->claimed_by);
	rule_forget_left(out);
	if ((out->flags & CASE_FLAG_CALLBACK) != 0)
		run_callback_clock(b, callback_since(c, out), out);
	else
		run_answer_clock(b, c, out);
}

bool
rule_is_mine(const struct question *q, const struct book_case *c)
{
	return strcmp(c->row.claimed_by, q->ask->operator) == 0;
}

/* Legal in this state.  Where care was on its way when its post fell away, nobody can hang up. */
static bool
is_legal(const struct book_case *c, enum case_act act)
{
	return state_after((enum zcc_state)c->row.state, act) != CASE_NONE &&
	    !(act == ACT_ABANDON && state_is_under_way((enum zcc_state)c->row.before));
}

/* "claim abandon": what may be done in this state, or nothing.  What waits for the meldkamer is not
 * closed before somebody there has it or was told (KB-3); what can be told can be accepted. */
static void
possible_acts(const struct book_case *c, char *room, size_t size)
{
	static const enum case_act acts[] = {ACT_CLAIM, ACT_RELEASE, ACT_CLOSE, ACT_ABANDON, ACT_RAV,
	    ACT_HOLD, ACT_RESUME, ACT_SPOKEN, ACT_MELDKAMER};
	static const char *const words[] = {"claim", "release", "close", "abandon", "rav", "hold",
	    "resume", "accept", "meldkamer"};
	size_t at = 0;
	room[0] = '\0';
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		if (is_legal(c, acts[i]) &&
		    !(acts[i] == ACT_CLOSE && hand_is_unheard(&c->row, &c->hand)))
			at += (size_t)snprintf(
			    room + at, size - at, "%s%s", at == 0 ? "" : " ", words[i]);
}

/* Whoever the case is with may not act any more, or does not work now. */
bool
rule_holder_is_gone(const struct question *q, const struct book_case *c)
{
	const struct book_operator *op = book_operator(q->book, c->row.claimed_by);
	if (op == NULL || op->is_revoked)
		return true;
	for (unsigned i = 0; i < op->roles_num && op->shift.began_wall == 0; i++)
		if (settings_asks_shift(book_settings(q->book), op->role[i]))
			return true;
	return false;
}

/* What the state of a case does not allow: who has it, or what it does allow. */
static int
refuse_state(const struct question *q, const struct book_case *c)
{
	const struct zcc_case_row *row = &c->row;
	char possible[REFUSAL_VALUE_SIZE];
	enum zcc_state state = (enum zcc_state)row->state;
	struct numeral id = numeral(row->id), version = numeral(row->version);
	const char *word = state_word(row->state), *by = row->claimed_by;
	possible_acts(c, possible, sizeof possible);
	if (state_is_held(state) && strcmp(by, q->ask->operator) != 0)
		return refuse(
		    q->no, (struct because){WHY_CASE_WITH, id.text, word, by, version.text});
	if (by[0] == '\0' && possible[0] == '\0')
		return refuse(q->no, (struct because){WHY_STATE, id.text, word, version.text});
	if (by[0] == '\0')
		return refuse(q->no,
		    (struct because){WHY_STATE_BUT, id.text, word, version.text, possible});
	if (possible[0] == '\0')
		return refuse(
		    q->no, (struct because){WHY_STATE_OF, id.text, word, by, version.text});
	return refuse(q->no,
	    (struct because){WHY_STATE_OF_BUT, id.text, word, by, version.text, possible});
}

static int
refuse_stale(const struct question *q, const struct zcc_case_row *row)
{
	struct numeral id = numeral(row->id), version = numeral(row->version);
	struct numeral seen = numeral(q->ask->version);
	const char *word = state_word(row->state), *by = row->claimed_by;
	if (by[0] == '\0')
		return refuse(
		    q->no, (struct because){WHY_STALE, id.text, word, version.text, seen.text});
	return refuse(
	    q->no, (struct because){WHY_STALE_OF, id.text, word, by, version.text, seen.text});
}

int
rule_must_be_seen(const struct question *q, const struct book_case *c)
{
	return q->ask->version == c->row.version ? ZCC_OK : refuse_stale(q, &c->row);
}

/* The act is legal in this state and the version seen is the one that is there. */
int
begin_act(const struct question *q, const struct book_case *c, enum case_act act)
{
	if (!is_legal(c, act))
		return refuse_state(q, c);
	return (verb_needs(q->ask->verb) & VN_VERSION) != 0 ? rule_must_be_seen(q, c) : ZCC_OK;
}

int
refuse_gone(const struct question *q)
{
	return refuse(q->no, (struct because){WHY_CASE_CLOSED, numeral(q->ask->row).text});
}

/* Only who has a case in hand may do this; a case in nobody's hand is anybody's. */
int
must_be_mine(const struct question *q, const struct book_case *c)
{
	if (state_is_held((enum zcc_state)c->row.state) && !rule_is_mine(q, c))
		return refuse(q->no, (struct because){WHY_CASE_HELD, numeral(c->row.id).text,
		    state_word(c->row.state), c->row.claimed_by});
	return ZCC_OK;
}

void
take_case(const struct question *q, const struct book_case *c, enum case_act act, struct event *out)
{
	struct ev_case_changed *ch = &out->u.changed;
	out->type = EV_CASE_CHANGED;
	changed_from(c, act, q->now.line_ms, ch);
	memcpy(ch->claimed_by, q->ask->operator, sizeof ch->claimed_by);
	rule_in_role(q->book, q->ask->role, ch);
	ch->seat = q->ask->seat; /* also one that has not said hello: it has time to do so */
	/* A caller who hung up was counted then; calling back is not answering in time. */
	if (c->answered_line == ZCC_NEVER && c->abandoned_line == ZCC_NEVER) {
		ch->answered_line = q->now.line_ms;
		ch->is_within = c->row.due_line == ZCC_NEVER || q->now.line_ms <= c->row.due_line;
		ch->flags |= CASE_FLAG_ANSWERED;
	}
	if (hand_is_forwarded(&c->hand)) { /* it has arrived */
		memcpy(ch->hand.forward.taken_by, q->ask->operator, sizeof ch->hand.forward.taken_by);
		ch->hand.forward.taken_wall = q->now.wall_ms;
	}
	ch->marks &= (uint8_t)~CASE_MARK_RETURNED;
	if (c->row.state == CASE_VERLATEN && !rule_is_mine(q, c)) { /* with whom the caller may still talk */
		ch->marks |= CASE_MARK_LEFT;
		memcpy(ch->held_by, c->row.claimed_by, sizeof ch->held_by);
	} else if ((ch->marks & CASE_MARK_LEFT) == 0) {
		memset(ch->held_by, 0, sizeof ch->held_by);
	}
	clock_in_hand(q->book, c, ch);
}

void
rule_own_event(struct event *out, enum event_type type)
{
	memset(out, 0, sizeof *out);
	out->type = (uint16_t)type;
	out->version = event_version(type);
}

bool
rule_is_over_hold(const struct book_case *c, int64_t line_ms)
{
	return c->row.state == CASE_AANGEHOUDEN && c->row.due_line != ZCC_NEVER &&
	    line_ms >= c->row.due_line;
}

int
rule_must_have_number(const struct question *q, const struct book_case *c)
{
	if ((c->row.marks & CASE_MARK_NO_NUMBER) != 0)
		return refuse(q->no, (struct because){WHY_NO_NUMBER, numeral(c->row.id).text});
	return ZCC_OK;
}

int
rule_must_be_ahead(const struct question *q)
{
	enum { DAY_MS = 24 * 3600 * 1000 };
	uint64_t at = q->ask->board.at, now = (uint64_t)q->now.wall_ms;
	if (at <= now)
		return refuse(q->no, (struct because){WHY_PROMISE_PAST});
	if (at - now > ZCC_PROMISE_MAX_MS)
		return refuse(q->no,
		    (struct because){WHY_PROMISE_FAR, numeral(ZCC_PROMISE_MAX_MS / DAY_MS).text});
	return ZCC_OK;
}
