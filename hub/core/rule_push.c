/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A call that waits is offered to one person (TE-1).
 *
 *     waits --push--> offered to one: his `next` takes it first
 *       ^                |
 *       +-- declined ----+   with a reason
 *       +-- over --------+   nobody took it within push_s; or his shift ended
 *                        '-- taken, hung up, closed, to the RAV
 *
 * Nothing of the case changes: its clock runs and its place is kept.  Meanwhile nobody else takes it,
 * unless it is a U0 or U1, which is anybody's at every moment.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/code_list.h"

#include "shared/base/text.h"

#include <string.h>

int
rule_not_pushed(const struct question *q, const struct book_case *c)
{
	if (c->pushed_to[0] == '\0' || c->row.urgency <= URGENCY_ALARM ||
	    strcmp(c->pushed_to, q->ask->operator) == 0)
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_PUSHED_TO, numeral(c->row.id).text, c->pushed_to});
}

bool
rule_is_not_theirs(const struct book_operator *op, unsigned urgency, const char *complaint)
{
	return urgency > URGENCY_ALARM && code_list_has(op->not_complaints, complaint);
}

static int
must_wait(const struct question *q, const struct book_case *c)
{
	struct numeral id = numeral(q->ask->row);
	if (c == NULL)
		return refuse(q->no, (struct because){WHY_CASE_CLOSED, id.text});
	if (state_is_waiting((enum zcc_state)c->row.state))
		return ZCC_OK;
	if (c->row.claimed_by[0] != '\0')
		return refuse(q->no, (struct because){WHY_STATE_OF, id.text, state_word(c->row.state),
		    c->row.claimed_by, numeral(c->row.version).text});
	return refuse(q->no, (struct because){WHY_STATE, id.text, state_word(c->row.state),
	    numeral(c->row.version).text});
}

/* Works now, without a break, and takes this line. */
static int
must_be_able(const struct question *q, const struct book_case *c, const struct book_operator *to)
{
	const char *role = rule_work_role(q->book, to);
	if (to->is_revoked)
		return refuse(q->no, (struct because){WHY_REVOKED, to->name});
	if (role == NULL)
		return refuse(q->no, (struct because){to->shift.began_wall == 0 ? WHY_NO_SHIFT_RUNS :
		    WHY_TAKES_NO_CALLS, to->name});
	if (to->task.is_paused)
		return refuse(q->no, (struct because){WHY_PAUSED, to->name});
	if (!rule_takes_case(q->book, to, role, c))
		return refuse(
		    q->no, (struct because){WHY_NOT_COMPETENT, to->name, line_word(c->row.line)});
	if (rule_is_not_theirs(to, c->row.urgency, book_complaint(c)))
		return refuse(
		    q->no, (struct because){WHY_NOT_THEIR_COMPLAINT, to->name, book_complaint(c)});
	return ZCC_OK;
}

static void
push_event(struct event *out, enum push_act act, uint64_t id, const char *to)
{
	out->type = EV_CASE_PUSHED;
	out->u.pushed.id = id;
	out->u.pushed.act = (uint8_t)act;
	(void)text_copy(out->u.pushed.to, sizeof out->u.pushed.to, to);
}

static void
offer_to(const struct book *b, const struct book_case *c, const char *to, struct now now,
    struct event *out)
{
	push_event(out, PUSH_OFFERED, c->row.id, to);
	out->u.pushed.until_line = now.line_ms + (int64_t)book_settings(b)->push_s * 1000;
}

static int
offer(const struct question *q, const struct book_case *c, struct event *out)
{
	const struct book_operator *to = book_operator(q->book, q->ask->board.operator);
	int code = must_wait(q, c);
	if (code != ZCC_OK)
		return code;
	if (to == NULL)
		return refuse(q->no, (struct because){WHY_NO_OPERATOR, q->ask->board.operator});
	code = must_be_able(q, c, to);
	if (code != ZCC_OK)
		return code;
	if (c->pushed_to[0] != '\0')
		return refuse(q->no,
		    (struct because){WHY_PUSHED_TO, numeral(c->row.id).text, c->pushed_to});
	if (to->push.id != 0)
		return refuse(q->no,
		    (struct because){WHY_PUSH_STANDS, to->name, numeral(to->push.id).text});
	offer_to(q->book, c, to->name, q->now, out);
	return ZCC_OK;
}

int
rule_push(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	unsigned decline = decline_number(q->ask->board.reason);
	if (q->ask->board.reason[0] == '\0')
		return offer(q, c, out);
	if (decline == DECLINE_NONE)
		return refuse(q->no, (struct because){WHY_BAD_DECLINE});
	if (c == NULL || strcmp(c->pushed_to, q->ask->operator) != 0)
		return refuse(q->no,
		    (struct because){WHY_NOT_PUSHED, numeral(q->ask->row).text, q->ask->operator});
	push_event(out, PUSH_DECLINED, c->row.id, c->pushed_to);
	out->u.pushed.decline = (uint8_t)decline;
	return ZCC_OK;
}

/* Is free for it; nothing is said to who is not. */
static bool
may_be_offered(const struct book *b, const struct book_case *c, const struct book_operator *to)
{
	struct refusal unheard = {0};
	const struct question q = {.book = b, .no = &unheard};
	return to != NULL && to->push.id == 0 && c->pushed_to[0] == '\0' && must_be_able(&q, c, to) == ZCC_OK;
}

int
rule_push_declined(
    const struct book *b, const struct event *done, struct now now, struct event *out)
{
	const struct book_case *c = book_case(b, done->u.changed.id);
	if (done->u.changed.act != ACT_DECLINE ||
	    !may_be_offered(b, c, book_operator(b, c->row.held_by)))
		return ZCC_E_AGAIN;
	rule_own_event(out, EV_CASE_PUSHED);
	memcpy(out->actor, done->actor, sizeof out->actor); /* by whom it is told */
	offer_to(b, c, c->row.held_by, now, out);
	return ZCC_OK;
}

int
rule_push_over(const struct book *b, struct now now, struct event *out)
{
	const struct book_operator *op;
	for (uint32_t i = 0; (op = book_each_operator(b, &i)) != NULL;) {
		if (op->push.id == 0 || now.line_ms < op->push.until_line)
			continue;
		rule_own_event(out, EV_CASE_PUSHED);
		push_event(out, PUSH_OVER, op->push.id, op->name);
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}
