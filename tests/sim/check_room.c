/* SPDX-License-Identifier: EUPL-1.2 */
/* Who serves which lines, breaks, and calls for one person. */
#include "tests/sim/check_priv.h"

#include "shared/care/code_list.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"

#include <string.h>

typedef unsigned long long ull;

static bool
is_alarming(const struct book_case *k)
{
	return k->row.urgency <= URGENCY_ALARM;
}

/* Offered to somebody else, who may take his time over it. */
static bool
is_for_another(const struct book_case *k, const char *operator)
{
	return k->pushed_to[0] != '\0' && strcmp(k->pushed_to, operator) != 0 && !is_alarming(k);
}

/* RL-2: about a complaint that `next` does not offer to this operator. */
static bool
is_not_theirs(const struct book_case *k, const struct book_operator *op)
{
	bool is_triaged = k->triage.complaint[0] != '\0';
	return code_list_has(op->not_complaints, is_triaged ? k->triage.complaint : k->row.complaint) &&
	    !is_alarming(k);
}

/* TE-1: a case that is offered to one person is taken by nobody else, unless it is a U0 or U1. */
void
check_not_pushed(struct check *c, const struct journal_row *row, const struct book_case *taken)
{
	if (is_for_another(taken, row->actor))
		check_fail(c, "TE-1", "row %llu takes case %llu, which is offered to %s", (ull)row->seq,
		    (ull)taken->row.id, taken->pushed_to);
}

/*
 * HB-5, TE-1: the first by rank among what waits where this operator serves, found without the
 * book's own search; before it only what is offered to him, and a U0 or U1 from elsewhere.
 */
void
check_next(struct check *c, const struct journal_row *row, const struct book_case *taken)
{
	const struct role_settings *r = settings_role(book_settings(c->shadow), row->role);
	const struct book_operator *op = book_operator(c->shadow, row->actor);
	const struct book_case *k;
	if (r == NULL || op == NULL)
		return;
	unsigned serves = op->task.is_paused ? 0
	    : op->task.lines != 0            ? r->lines & op->task.lines
	                                     : r->lines;
	bool is_offered = strcmp(taken->pushed_to, op->name) == 0;
	bool is_own_desk = taken->row.desk != DESK_NONE && taken->row.desk == r->desk;
	if (!is_own_desk && (r->lines >> taken->row.line & 1) == 0)
		check_fail(c, "RL-1", "row %llu takes case %llu on a line of another role",
		    (ull)row->seq, (ull)taken->row.id);
	if (!is_offered && !is_own_desk && !is_alarming(taken) && (serves >> taken->row.line & 1) == 0)
		check_fail(c, "TE-1", "row %llu takes case %llu on line %s, which %s does not serve",
		    (ull)row->seq, (ull)taken->row.id, line_word(taken->row.line), op->name);
	if (is_not_theirs(taken, op))
		check_fail(c, "RL-2", "row %llu offers case %llu about %s to %s", (ull)row->seq,
		    (ull)taken->row.id, taken->row.complaint, op->name);
	for (uint32_t i = 0; (k = book_each_case(c->shadow, &i)) != NULL;)
		if (k != taken && state_is_waiting((enum zcc_state)k->row.state) &&
		    (serves >> k->row.line & 1) != 0 && !is_for_another(k, op->name) &&
		    (k->row.desk == DESK_NONE || k->row.desk == r->desk) && /* of another it may be theirs */
		    !is_not_theirs(k, op) &&
		    (!is_offered || is_alarming(k)) &&
		    rank_cmp(&k->row, &taken->row, row->line_ms / 1000) < 0)
			check_fail(c, "HB-5", "row %llu took case %llu before case %llu",
			    (ull)row->seq, (ull)taken->row.id, (ull)k->row.id);
}

void
check_task(struct check *c, const struct journal_row *row, const struct ev_operator_task *t)
{
	const struct book_operator *op = book_operator(c->shadow, t->operator);
	if (op == NULL || op->is_revoked) {
		check_fail(c, "TE-1", "row %llu moves %s, who is not here", (ull)row->seq, t->operator);
		return;
	}
	if (op->lines != 0 && (t->lines & ~op->lines) != 0)
		check_fail(c, "RL-2", "row %llu puts %s on lines %x of %x", (ull)row->seq, t->operator,
		    t->lines, op->lines);
	if (row->verb == 0 && (t->is_paused || !op->task.is_paused ||
	    op->task.until_wall == 0 || row->line_ms < op->task.until_line))
		check_fail(c, "TE-1", "row %llu ends the break of %s, which is not over",
		    (ull)row->seq, t->operator);
	c->counts.moved++;
}

void
check_pushed(struct check *c, const struct journal_row *row, const struct ev_case_pushed *p)
{
	const struct book_operator *to = book_operator(c->shadow, p->to);
	const struct book_case *k = book_case(c->shadow, p->id);
	bool stands = to != NULL && k != NULL && to->push.id == p->id &&
	    strcmp(k->pushed_to, p->to) == 0;
	if (stands != (p->act != PUSH_OFFERED))
		check_fail(c, "TE-1", "row %llu: act %u on case %llu for %s, which %s", (ull)row->seq,
		    p->act, (ull)p->id, p->to, stands ? "stands" : "does not stand");
	if (p->act == PUSH_OFFERED && (k == NULL || to == NULL || to->task.is_paused ||
	    to->push.id != 0 || !state_is_waiting((enum zcc_state)k->row.state)))
		check_fail(c, "TE-1", "row %llu offers case %llu to %s, who cannot take it",
		    (ull)row->seq, (ull)p->id, p->to);
	if (p->act == PUSH_DECLINED && strcmp(row->actor, p->to) != 0)
		check_fail(c, "TE-1", "row %llu: %s declines what is offered to %s", (ull)row->seq,
		    row->actor, p->to);
	if (p->act == PUSH_OVER && stands && row->line_ms < to->push.until_line)
		check_fail(c, "TE-1", "row %llu takes case %llu from %s before the limit",
		    (ull)row->seq, (ull)p->id, p->to);
	c->counts.pushed++;
}

/* TE-1: what is offered stands with both, waits, and is past its limit no longer than a tick. */
void
check_offers(struct check *c, const struct book *b)
{
	const struct book_operator *op;
	const struct book_case *k;
	unsigned offers = 0, pushed = 0;
	for (uint32_t i = 0; (op = book_each_operator(b, &i)) != NULL;) {
		k = book_case(b, op->push.id);
		offers += op->push.id != 0;
		if (op->push.id != 0 && (k == NULL || strcmp(k->pushed_to, op->name) != 0 ||
		    !state_is_waiting((enum zcc_state)k->row.state)))
			check_fail(c, "TE-1", "%s is offered case %llu, which knows nothing of it",
			    op->name, (ull)op->push.id);
	}
	for (uint32_t i = 0; (k = book_each_case(b, &i)) != NULL;)
		pushed += k->pushed_to[0] != '\0';
	if (offers != pushed)
		check_fail(c, "TE-1", "%u cases are offered to %u persons", pushed, offers);
}

/* A message comes once, and goes by its sender or by its time. */
void
check_message(struct check *c, const struct journal_row *row, const struct event *e)
{
	const struct message *m = &e->u.message.m, *was = book_message(c->shadow, m->id);
	if ((was == NULL) != (e->u.message.act == MESSAGE_SENT))
		check_fail(c, "message", "row %llu: act %u on message %llu, which %s", (ull)row->seq,
		    e->u.message.act, (ull)m->id, was == NULL ? "is not there" : "stands");
	else if (e->u.message.act == MESSAGE_SENT && (m->id != book_next_message(c->shadow) ||
	    strcmp(m->from, row->actor) != 0 || strstr(m->text, "111222333") != NULL))
		check_fail(c, "message", "row %llu sends message %llu of %s", (ull)row->seq,
		    (ull)m->id, m->from);
	else if (e->u.message.act == MESSAGE_WITHDRAWN && strcmp(was->from, row->actor) != 0)
		check_fail(c, "message", "row %llu: %s withdraws what %s said", (ull)row->seq,
		    row->actor, was->from);
	else if (e->u.message.act == MESSAGE_OVER &&
	    (row->verb != 0 || row->line_ms < was->until_line))
		check_fail(c, "message", "row %llu ends message %llu before its time", (ull)row->seq,
		    (ull)m->id);
}
