/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A case is for another line or desk than where it is (PI-5): it goes on there, by number, dossier and clock
 * the same, and nobody asks the caller again.  What a professional asks says for which desk it is (KB-1).
 *
 *     in hand, or waiting --forward--> waits there, in its old place --claim, next--> in hand there
 *                            |              '--claim, by the sender: he takes it back
 *                            '-- by whom, from where and why, until it goes on once more
 *
 * It waits there as who was released waits: on its list, with the norm of that line since the call came in,
 * and the bell and the alarm of a U0 or U1.  It does not stay with the sender, as a warm transfer does: he has
 * other callers, and for a line nobody in particular can be asked to acknowledge.  The acknowledgement is that
 * somebody takes it; until then it is on the sender's screen too.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/hand.h"
#include "shared/care/rank.h"

#include <string.h>

int
rule_desk_is_mine(const struct question *q, const struct book_case *c)
{
	const struct book_operator *me = book_operator(q->book, q->ask->operator);
	bool sent_it = hand_is_forwarded(&c->hand) && strcmp(c->hand.forward.by, q->ask->operator) == 0;
	bool has_it = state_is_held((enum zcc_state)c->row.state) && rule_is_mine(q, c);
	if (sent_it || has_it || strcmp(c->pushed_to, q->ask->operator) == 0)
		return ZCC_OK;
	int code = rule_line_is_mine(q, c);
	if (code != ZCC_OK)
		return code;
	struct route_taker who = {.lines = rule_takes(q->book, me, q->ask->role),
	    .at_desk = UINT8_MAX,
	    .desk = settings_role(book_settings(q->book), q->ask->role)->desk,
	    .manned = rule_manned(q),
	    .now_line = q->now.line_ms};
	if (route_is_theirs(&c->row, &who))
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_OTHER_DESK, numeral(c->row.id).text,
	    alarm_desk_word(c->row.desk)});
}

int
rule_may_ask(const struct question *q, unsigned line)
{
	const struct ask *a = q->ask;
	bool is_told = a->board.asks != HELP_NONE || a->board.professional != PROFESSIONAL_NONE ||
	    a->dossier.organisation[0] != '\0';
	if (!is_told || line == LINE_ZORGVERLENER)
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_ASKS_LINE, line_word(line)});
}

/* In hand it is the holder's, who else waits is for whom it would be offered to. */
static int
may_send(const struct question *q, const struct book_case *c)
{
	if (state_is_held((enum zcc_state)c->row.state))
		return must_be_mine(q, c);
	int code = rule_line_is_mine(q, c);
	return code == ZCC_OK ? rule_not_pushed(q, c) : code;
}

/* It stays where it is, and what the professional asks says for whom that is. */
static int
ask(const struct question *q, const struct book_case *c, struct event *out)
{
	const struct ask_board *a = &q->ask->board;
	struct ev_case_asked *e = &out->u.asked;
	bool is_told = a->asks != HELP_NONE || a->professional != PROFESSIONAL_NONE ||
	    q->ask->dossier.organisation[0] != '\0';
	if (!is_told)
		return refuse(q->no, (struct because){WHY_FORWARD_TO, a->operator});
	if (c->row.state == CASE_GESLOTEN)
		return refuse(q->no, (struct because){WHY_CASE_CLOSED, numeral(c->row.id).text});
	int code = rule_must_be_seen(q, c);
	if (code == ZCC_OK)
		code = may_send(q, c);
	if (code == ZCC_OK)
		code = rule_may_ask(q, c->row.line);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_ASKED;
	*e = (struct ev_case_asked){.id = c->row.id,
	    .asks = a->asks,
	    .professional = a->professional,
	    .desk = a->asks != HELP_NONE ? (uint8_t)route_desk_of(book_settings(q->book), a->asks) : c->row.desk};
	return ZCC_OK;
}

/* Until somebody triages it the line says how urgent it is; of whom nobody has spoken to, the graver of two. */
static void
urgency_of_line(const struct question *q, const struct book_case *c, struct ev_case_changed *ch)
{
	uint8_t urgency = book_settings(q->book)->line[ch->line].urgency;
	bool is_spoken_to = (c->row.flags & CASE_FLAG_ANSWERED) != 0;
	if (ch->urgency_by == BY_LINE && ch->line != c->row.line &&
	    (is_spoken_to || urgency < ch->urgency))
		ch->urgency = urgency;
}

/* Where it goes, and what is known of its caller there. */
static int
go_on(const struct question *q, const struct book_case *c, const struct route *to,
    struct ev_case_changed *ch)
{
	const struct ask_board *a = &q->ask->board;
	ch->line = to->line != LINE_NONE ? to->line : c->row.line;
	ch->asks = a->asks != HELP_NONE ? a->asks : c->row.asks;
	ch->professional = a->professional != PROFESSIONAL_NONE ? a->professional : c->row.professional;
	ch->desk = to->desk != DESK_NONE ? to->desk :
	    ch->line == LINE_ZORGVERLENER ? (uint8_t)route_desk_of(book_settings(q->book), ch->asks) : DESK_NONE;
	if (ch->line == c->row.line && ch->desk == c->row.desk)
		return refuse(q->no, (struct because){WHY_FORWARD_SAME, numeral(c->row.id).text,
		    a->operator});
	if (ch->forwards < UINT8_MAX)
		ch->forwards++;
	ch->hand.forward = (struct zcc_forward){.sent_wall = q->now.wall_ms,
	    .line = c->row.line,
	    .desk = c->row.desk,
	    .why = (uint8_t)forward_number(a->reason)};
	memcpy(ch->hand.forward.by, q->ask->operator, sizeof ch->hand.forward.by);
	ch->flags |= q->ask->dossier.note[0] != '\0' ? CASE_FLAG_NOTED : 0;
	urgency_of_line(q, c, ch);
	return rule_may_ask(q, ch->line);
}

int
rule_forward(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	struct ev_case_changed *ch = &out->u.changed;
	enum zcc_state was = (enum zcc_state)c->row.state;
	bool is_held = state_is_held(was), is_call_back = (c->row.flags & CASE_FLAG_CALLBACK) != 0;
	enum case_act act = state_is_talking(was) && is_call_back ? ACT_FORWARD_BACK : ACT_FORWARD;
	struct route to;
	if (q->ask->board.operator[0] == '\0')
		return ask(q, c, out);
	if (!route_by_word(q->ask->board.operator, &to))
		return refuse(q->no, (struct because){WHY_FORWARD_TO, q->ask->board.operator});
	if (forward_number(q->ask->board.reason) == FORWARD_NONE)
		return refuse(q->no, (struct because){WHY_FORWARD_REASON});
	int code = begin_act(q, c, act);
	if (code == ZCC_OK)
		code = may_send(q, c);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, act, is_held ? q->now.line_ms : c->row.state_line, ch);
	code = go_on(q, c, &to, ch);
	if (code != ZCC_OK)
		return code;
	if (is_held)
		changed_to_nobody(q->book, c, ch);
	else if (!is_call_back)
		run_answer_clock(q->book, c, ch);
	return ZCC_OK;
}
