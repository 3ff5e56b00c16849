/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What operators do to cases.  Every act goes through the table of legal changes (state.h); what
 * is decided here besides is who may do it to this case now, and which clock runs afterwards.
 */
#include "hub/core/rule_priv.h"

#include "shared/base/clock.h"
#include "shared/care/code_list.h"
#include "shared/care/hand.h"

#include <stdio.h>
#include <string.h>

/* The case goes to nobody, to an end, or to whoever takes over a shift: nobody is asked any more. */
static bool
ends_transfer(enum case_act act)
{
	return act == ACT_RELEASE || act == ACT_PUT_BACK || act == ACT_CLOSE || act == ACT_ABANDON ||
	    act == ACT_LOST || act == ACT_RETURN || act == ACT_PROMISE || act == ACT_NO_ANSWER ||
	    act == ACT_HANDOVER;
}

void
changed_from(const struct book_case *c, enum case_act act, int64_t line_ms,
    struct ev_case_changed *out)
{
	*out = (struct ev_case_changed){.id = c->row.id,
	    .act = (uint8_t)act,
	    .state = (uint8_t)state_in_hand(
	        state_after((enum zcc_state)c->row.state, act), c->row.triage.times),
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
	out->marks = c->row.marks;
	memcpy(out->held_by, c->row.held_by, sizeof out->held_by);
	out->hand = c->row.hand;
	out->urgency = c->row.urgency;
	out->urgency_by = c->row.urgency_by;
	out->triage = c->row.triage;
	if (ends_transfer(act) && hand_is_transfer(&c->row))
		out->hand = (struct zcc_hand){.contact_line = c->row.hand.contact_line,
		    .service = c->row.hand.service};
	out->marks &= (uint8_t)~CASE_MARK_HELD; /* nothing stays verlaten, whatever is done */
}

/* Whoever had it before somebody else took it over is of no more use. */
static void
forget_left(struct ev_case_changed *out)
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
	forget_left(out);
	if ((out->flags & CASE_FLAG_CALLBACK) != 0)
		run_callback_clock(b, c->abandoned_line != ZCC_NEVER ? c->abandoned_line :
		    c->row.received_line, out);
	else
		run_answer_clock(b, c, out);
}

static bool
is_mine(const struct question *q, const struct book_case *c)
{
	return strcmp(c->row.claimed_by, q->ask->operator) == 0;
}

/* "claim abandon": what may be done in this state, or nothing.  What waits for the meldkamer is not
 * closed before somebody there has it or was told (KB-3); what can be told can be accepted. */
static void
possible_acts(const struct zcc_case_row *row, char *room, size_t size)
{
	static const enum case_act acts[] = {ACT_CLAIM, ACT_RELEASE, ACT_CLOSE, ACT_ABANDON, ACT_RAV,
	    ACT_HOLD, ACT_RESUME, ACT_SPOKEN, ACT_MELDKAMER};
	static const char *const words[] = {"claim", "release", "close", "abandon", "rav", "hold",
	    "resume", "accept", "meldkamer"};
	size_t at = 0;
	room[0] = '\0';
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		if (state_after((enum zcc_state)row->state, acts[i]) != CASE_NONE &&
		    !(acts[i] == ACT_CLOSE && hand_is_unheard(row)))
			at += (size_t)snprintf(
			    room + at, size - at, "%s%s", at == 0 ? "" : " ", words[i]);
}

/* Whoever the case is with may not act any more, or does not work now. */
static bool
holder_is_gone(const struct question *q, const struct book_case *c)
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
refuse_state(const struct question *q, const struct zcc_case_row *row)
{
	char possible[REFUSAL_VALUE_SIZE];
	enum zcc_state state = (enum zcc_state)row->state;
	struct numeral id = numeral(row->id), version = numeral(row->version);
	const char *word = state_word(row->state), *by = row->claimed_by;
	possible_acts(row, possible, sizeof possible);
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

/* The act is legal in this state and the version seen is the one that is there. */
int
begin_act(const struct question *q, const struct book_case *c, enum case_act act)
{
	if (state_after((enum zcc_state)c->row.state, act) == CASE_NONE)
		return refuse_state(q, &c->row);
	if ((verb_needs(q->ask->verb) & VN_VERSION) != 0 && q->ask->version != c->row.version)
		return refuse_stale(q, &c->row);
	return ZCC_OK;
}

/* Only who has a case in hand may do this; a case in nobody's hand is anybody's. */
int
must_be_mine(const struct question *q, const struct book_case *c)
{
	if (state_is_held((enum zcc_state)c->row.state) && !is_mine(q, c))
		return refuse(q->no, (struct because){WHY_CASE_HELD, numeral(c->row.id).text,
		    state_word(c->row.state), c->row.claimed_by});
	return ZCC_OK;
}

int
rule_line_is_mine(const struct question *q, const struct book_case *c)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	if (r == NULL || (r->lines >> c->row.line & 1) == 0)
		return refuse(q->no,
		    (struct because){WHY_NOT_MY_LINE, q->ask->role, line_word(c->row.line)});
	const struct book_operator *op = book_operator(q->book, q->ask->operator);
	if (op == NULL || (rule_takes(q->book, op, q->ask->role) >> c->row.line & 1) == 0)
		return refuse(q->no, (struct because){WHY_NOT_COMPETENT, q->ask->operator,
		    line_word(c->row.line)});
	return ZCC_OK;
}

/* Room for a call: the last eighth of the board is for lines that are never refused (C19). */
static bool
has_room(const struct question *q, bool never_refused)
{
	struct book_totals t = book_totals(q->book);
	const struct book_sizes *sizes = book_sizes(q->book);
	if (t.held >= sizes->cases)
		return false;
	return never_refused || t.free_rows > sizes->board_cases / 8;
}

/*
 * Outside its windows a line answers with its referral (C19).  The book's flag decides, which whoever
 * asks has brought up to this moment (rule_window()): so the row of a refusal stands behind the row
 * that closed the line, and no clock is needed to see that it was right.
 */
static int
must_be_open(const struct question *q, unsigned line)
{
	const struct settings *s = book_settings(q->book);
	const struct window_state *w = book_window(q->book, line);
	const struct referral_settings *to = settings_referral(s, line);
	char opens[CLOCK_MINUTE_SIZE] = "?";
	if (w->is_open || s->line[line].never_refused || to == NULL)
		return ZCC_OK;
	if (w->changes_ms != ZCC_NEVER)
		clock_minute(opens, w->changes_ms);
	return refuse(q->no,
	    (struct because){WHY_LINE_CLOSED, line_word(line), opens, to->words, to->code});
}

/* Whatever a call says of itself, the region must know. */
int
call_is_known(const struct question *q)
{
	const struct ask_board *a = &q->ask->board;
	const struct settings *s = book_settings(q->book);
	if (a->place[0] != '\0' && !settings_has_place(s, a->place))
		return refuse(q->no, (struct because){WHY_NO_PLACE});
	if (a->post[0] != '\0' && settings_post(s, a->post) == NULL)
		return refuse(q->no, (struct because){WHY_NO_POST, a->post});
	if (!has_room(q, s->line[a->line].never_refused))
		return refuse(q->no, (struct because){WHY_CASES_FULL});
	return ZCC_OK;
}

void
call_row(const struct question *q, struct now when, struct zcc_case_row *r)
{
	const struct ask_board *a = &q->ask->board;
	const struct line_settings *line = &book_settings(q->book)->line[a->line];
	*r = (struct zcc_case_row){.id = book_next_case(q->book),
	    .version = 1,
	    .line = a->line,
	    .urgency = line->urgency,
	    .urgency_by = BY_LINE,
	    .state = CASE_WACHTEND,
	    .sex = a->sex,
	    .age = a->age,
	    .norm_s = line->norm_s,
	    .received_line = when.line_ms,
	    .state_line = when.line_ms,
	    .due_line = line->norm_s > 0 ? when.line_ms + (int64_t)line->norm_s * 1000 : ZCC_NEVER,
	    .received_wall = when.wall_ms,
	    .earlier = q->facts->earlier_case};
	if (q->facts->earlier_case != 0)
		r->flags |= CASE_FLAG_EARLIER;
	if (a->is_freetext)
		r->flags |= CASE_FLAG_FREETEXT;
	if (a->line == LINE_TERUGBELLEN)
		r->flags |= CASE_FLAG_CALLBACK;
	if (q->ask->dossier.phone[0] == '\0')
		r->marks |= CASE_MARK_NO_NUMBER;
	if (q->ask->dossier.address[0] == '\0')
		r->marks |= CASE_MARK_NO_ADDRESS;
	memcpy(r->complaint, a->complaint, sizeof r->complaint);
	memcpy(r->place, a->place, sizeof r->place);
	memcpy(r->post, a->post, sizeof r->post);
}

int
rule_intake(const struct question *q, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	if (a->line < 1 || a->line > ZCC_LINES_NUM)
		return refuse(q->no, (struct because){WHY_NEEDS_LINE});
	int code = must_be_open(q, a->line);
	if (code == ZCC_OK)
		code = call_is_known(q);
	if (code == ZCC_OK)
		code = rule_check_intake_to(q, a->line);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_RECEIVED;
	call_row(q, q->now, &out->u.received.row);
	return ZCC_OK;
}

void
take_case(const struct question *q, const struct book_case *c, enum case_act act, struct event *out)
{
	struct ev_case_changed *ch = &out->u.changed;
	out->type = EV_CASE_CHANGED;
	changed_from(c, act, q->now.line_ms, ch);
	memcpy(ch->claimed_by, q->ask->operator, sizeof ch->claimed_by);
	ch->seat = q->ask->seat; /* also one that has not said hello: it has time to do so */
	/* A caller who hung up was counted then; calling back is not answering in time. */
	if (c->answered_line == ZCC_NEVER && c->abandoned_line == ZCC_NEVER) {
		ch->answered_line = q->now.line_ms;
		ch->is_within = c->row.due_line == ZCC_NEVER || q->now.line_ms <= c->row.due_line;
		ch->flags |= CASE_FLAG_ANSWERED;
	}
	ch->marks &= (uint8_t)~CASE_MARK_RETURNED;
	if (c->row.state == CASE_VERLATEN && !is_mine(q, c)) { /* with whom the caller may still talk */
		ch->marks |= CASE_MARK_LEFT;
		memcpy(ch->held_by, c->row.claimed_by, sizeof ch->held_by);
	} else if ((ch->marks & CASE_MARK_LEFT) == 0) {
		memset(ch->held_by, 0, sizeof ch->held_by);
	}
	clock_in_hand(q->book, c, ch);
}

int
rule_claim(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	int code = begin_act(q, c, ACT_CLAIM);
	if (code == ZCC_OK)
		code = rule_line_is_mine(q, c);
	if (code == ZCC_OK) /* on hold it is with who put it there */
		code = must_be_mine(q, c);
	if (code == ZCC_OK)
		code = rule_not_pushed(q, c);
	if (code == ZCC_OK)
		take_case(q, c, ACT_CLAIM, out);
	return code;
}

int
rule_release(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	/* nobody is on the line of a call-back, so it cannot go back to those who wait there */
	enum case_act act = (c->row.flags & CASE_FLAG_CALLBACK) != 0 ? ACT_PUT_BACK : ACT_RELEASE;
	int code = begin_act(q, c, act);
	if (code == ZCC_OK)
		code = must_be_mine(q, c);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, act, q->now.line_ms, &out->u.changed);
	changed_to_nobody(q->book, c, &out->u.changed);
	return ZCC_OK;
}

int
rule_note(const struct question *q, struct event *out)
{
	if (!q->ask->has_dossier || q->ask->dossier.note[0] == '\0')
		return refuse(q->no, (struct because){WHY_NOTE_EMPTY});
	const struct book_case *c = book_case(q->book, q->ask->row);
	if (c != NULL && (c->row.flags & CASE_FLAG_ERASED) != 0)
		return refuse(q->no, (struct because){WHY_ERASED, numeral(q->ask->row).text});
	out->type = EV_CASE_NOTED;
	out->u.of_case.id = q->ask->row;
	out->u.of_case.has_phone = q->ask->dossier.phone[0] != '\0';
	out->u.of_case.has_address = q->ask->dossier.address[0] != '\0';
	return ZCC_OK;
}

/* A decision within the competence (RL-2). */
static bool
may_decide(const struct question *q, const char *reason)
{
	const struct book_operator *op = book_operator(q->book, q->ask->operator);
	return op == NULL || !code_list_has(op->not_decisions, reason);
}

int
rule_close(const struct question *q, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	const struct book_case *c = book_case(q->book, q->ask->row);
	int code = begin_act(q, c, ACT_CLOSE);
	if (code == ZCC_OK)
		code = must_be_mine(q, c);
	if (code != ZCC_OK)
		return code;
	if (!settings_has_reason(book_settings(q->book), a->reason))
		return refuse(q->no, (struct because){WHY_NO_REASON});
	if (!may_decide(q, a->reason))
		return refuse(
		    q->no, (struct because){WHY_NOT_THEIR_DECISION, q->ask->operator, a->reason});
	if (hand_is_to_meldkamer(&c->row) && !is_mine(q, c) && !holder_is_gone(q, c))
		return refuse(q->no, (struct because){WHY_STAYS_WITH, numeral(c->row.id).text,
		    c->row.claimed_by});
	code = rule_may_advise(q, c);
	if (code == ZCC_OK)
		code = rule_may_let_go(q, c);
	if (code == ZCC_OK)
		code = rule_may_give_up(q, c);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_CLOSE, q->now.line_ms, &out->u.changed);
	memcpy(out->u.changed.reason, a->reason, sizeof out->u.changed.reason);
	forget_left(&out->u.changed);
	stop_clock(&out->u.changed);
	return ZCC_OK;
}

int
rule_abandon(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	if (c == NULL)
		return refuse(q->no, (struct because){WHY_CASE_CLOSED, numeral(q->ask->row).text});
	int code = begin_act(q, c, ACT_ABANDON);
	if (code == ZCC_OK)
		code = must_be_mine(q, c);
	if (code != ZCC_OK)
		return code;
	struct ev_case_changed *ch = &out->u.changed;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_ABANDON, q->now.line_ms, ch);
	if (c->answered_line == ZCC_NEVER && c->abandoned_line == ZCC_NEVER) {
		ch->abandoned_line = q->now.line_ms;
		ch->is_within = c->row.due_line == ZCC_NEVER || q->now.line_ms <= c->row.due_line;
	}
	/* a clock that ran already goes on: who does not answer hangs up only once (VS-1) */
	bool is_first = (ch->flags & CASE_FLAG_CALLBACK) == 0;
	ch->flags |= CASE_FLAG_CALLBACK;
	ch->marks &= (uint8_t)~CASE_MARK_RETURNED;
	memset(ch->held_by, 0, sizeof ch->held_by);
	forget_left(ch);
	ch->seat = 0;
	memset(ch->claimed_by, 0, sizeof ch->claimed_by);
	if (is_first)
		run_callback_clock(q->book, q->now.line_ms, ch);
	else
		changed_to_nobody(q->book, c, ch);
	return ZCC_OK;
}

/* What was to be taken back is no longer as it was left; NULL: it is no longer here. */
static int
refuse_changed(const struct question *q, const struct book_case *c)
{
	if (c == NULL)
		return refuse(q->no, (struct because){WHY_UNDO_GONE});
	struct numeral id = numeral(c->row.id);
	const char *word = state_word(c->row.state), *by = c->row.claimed_by;
	if (by[0] == '\0')
		return refuse(q->no, (struct because){WHY_UNDO_CHANGED, id.text, word});
	return refuse(q->no, (struct because){WHY_UNDO_CHANGED_OF, id.text, word, by});
}

int
rule_undo(const struct question *q, struct event *out)
{
	const struct book_operator *op = book_operator(q->book, q->ask->operator);
	uint32_t undo_s = book_settings(q->book)->undo_s;
	if (op == NULL || op->undo_case == 0)
		return refuse(q->no, (struct because){WHY_NOTHING_TO_UNDO});
	if (q->now.line_ms - op->undo_line > (int64_t)undo_s * 1000)
		return refuse(q->no, (struct because){WHY_UNDO_LATE, numeral(undo_s).text});
	const struct book_case *c = book_case(q->book, op->undo_case);
	if (c == NULL || c->row.version != op->undo_version)
		return refuse_changed(q, c);
	out->type = EV_CASE_CHANGED;
	out->u.changed = op->undo_to;
	out->u.changed.has_undo = false;
	/* who takes it back has it in hand, at the desk where they are now */
	if (state_is_held((enum zcc_state)out->u.changed.state))
		out->u.changed.seat = q->ask->seat;
	return ZCC_OK;
}
