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

bool
call_has_room(const struct question *q, bool never_refused)
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
	if (!call_has_room(q, s->line[a->line].never_refused))
		return refuse(q->no, (struct because){WHY_CASES_FULL});
	int code = rule_may_ask(q, a->line);
	return code == ZCC_OK ? rule_given_told(q) : code;
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
	    .age = rule_age(q, a->age),
	    .norm_s = line->norm_s,
	    .received_line = when.line_ms,
	    .state_line = when.line_ms,
	    .due_line = line->norm_s > 0 ? when.line_ms + (int64_t)line->norm_s * 1000 : ZCC_NEVER,
	    .received_wall = when.wall_ms,
	    .earlier = q->facts->earlier_case,
	    .asks = a->asks,
	    .professional = a->professional,
	    .desk = (uint8_t)route_desk_of(book_settings(q->book), a->asks)};
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

/* Who may not pass it on does not lose the call for that (C19): what rule_passed_on() says of it goes with
 * the answer.  What is wrong with the words of the command is refused, as ever. */
static int
check_passing_on(const struct question *q)
{
	unsigned line = q->ask->board.line;
	int code = rule_check_intake_to(q, line);
	bool is_about_words = code == ZCC_E_DATA || code == ZCC_E_UNKNOWN;
	if (code == ZCC_OK || !book_settings(q->book)->line[line].never_refused || is_about_words)
		return code;
	*q->no = (struct refusal){0};
	return ZCC_OK;
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
		code = check_passing_on(q);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_RECEIVED;
	call_row(q, q->now, &out->u.received.row);
	return ZCC_OK;
}

int
rule_claim(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	int code = begin_act(q, c, ACT_CLAIM);
	if (code == ZCC_OK)
		code = rule_desk_is_mine(q, c);
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

int
rule_may_decide(const struct question *q, const char *what)
{
	const struct book_operator *op = book_operator(q->book, q->ask->operator);
	if (op == NULL || !code_list_has(op->not_decisions, what))
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_NOT_THEIR_DECISION, q->ask->operator, what});
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
	code = rule_may_decide(q, a->reason);
	if (code != ZCC_OK)
		return code;
	if (hand_is_to_meldkamer(&c->row) && !rule_is_mine(q, c) && !rule_holder_is_gone(q, c))
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
	if (rule_is_advised_alone(q, a->reason, &c->triage))
		out->u.changed.marks |= CASE_MARK_ADVISED;
	rule_forget_left(&out->u.changed);
	out->u.changed.flags &= (uint8_t)~CASE_FLAG_DECLINED;
	stop_clock(&out->u.changed);
	return ZCC_OK;
}

int
rule_abandon(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	if (c == NULL)
		return refuse_gone(q);
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
	rule_forget_left(ch);
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
	/* who takes it back has it in hand, at the desk where they are now; not what another has in hand, of
	 * which a regiearts takes back a judgement */
	if (state_is_held((enum zcc_state)out->u.changed.state) &&
	    strcmp(out->u.changed.claimed_by, q->ask->operator) == 0)
		out->u.changed.seat = q->ask->seat;
	return ZCC_OK;
}
