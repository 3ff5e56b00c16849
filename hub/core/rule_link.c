/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A second contact (NT-6, PE-7): a case points to the earlier one of the same patient.  The hub links by
 * itself what has the same BSN, number or address within the window; people link what it cannot see, and
 * unlink what only looks the same, as all calls of one nursing home do.  The newer points to the older, so
 * that no chain bites its tail.  Who has one of the two reads the other, but not by a link of somebody who
 * might not read both: it shows that there was a contact, and opens none.
 */
#include "hub/core/rule_priv.h"

/* A link is no key: by it nobody reads what neither he who made it might (TR-1). */
static bool
may_read(const struct question *q, uint64_t id)
{
	const struct book_operator *op = book_operator(q->book, q->ask->operator);
	return op != NULL && rule_relation(q->book, op, q->ask->role, id, q->now) != RELATION_NONE;
}

int
rule_link(const struct question *q, struct event *out)
{
	uint64_t one = q->ask->row, other = q->ask->board.from;
	uint64_t newer = one > other ? one : other, older = one > other ? other : one;
	const struct book_case *c = book_case(q->book, other == 0 ? one : newer);
	if (other >= book_next_case(q->book))
		return refuse(q->no, (struct because){WHY_NO_CASE, numeral(other).text});
	if (other == one)
		return refuse(q->no, (struct because){WHY_LINK_ITSELF, numeral(one).text});
	if (c == NULL)
		return refuse(q->no, (struct because){WHY_CASE_GONE, numeral(newer).text});
	if (other == 0 && (c->row.flags & CASE_FLAG_EARLIER) == 0)
		return refuse(q->no, (struct because){WHY_NOT_LINKED, numeral(one).text});
	if (other != 0 && c->row.earlier == older)
		return refuse(q->no, (struct because){WHY_LINKED_ALREADY, numeral(newer).text,
		    numeral(older).text});
	out->type = EV_CASE_LINKED;
	out->u.linked.id = c->row.id;
	out->u.linked.earlier = other == 0 ? 0 : older;
	out->u.linked.opens_nothing = other != 0 && !(may_read(q, one) && may_read(q, other));
	return ZCC_OK;
}

int
rule_second_contact(const struct book *b, uint64_t id, uint64_t earlier, struct event *out)
{
	const struct book_case *c = book_case(b, id);
	if (c == NULL || earlier == 0 || earlier >= id || (c->row.flags & CASE_FLAG_EARLIER) != 0)
		return ZCC_E_AGAIN;
	rule_own_event(out, EV_CASE_LINKED);
	out->u.linked.id = id;
	out->u.linked.earlier = earlier;
	return ZCC_OK;
}
