/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A post that fell away is there again (VS-1): what nobody took meanwhile is its operator's, unasked,
 * as it was and with the clocks that it had.
 *
 *     in hand -----lost--> verlaten -----back------> in hand, since when it was
 *     on hold -----lost--> verlaten -----back-hold-> on hold, and its limit runs on
 *                             |
 *                             '--- a colleague claims it, the caller hangs up: it stays as it is
 *
 * A shift that ended because the post fell away goes on too, or he could do nothing with them.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/rank.h"

#include <string.h>

static bool
is_his(const struct book *b, const struct book_operator *op, const struct ask *ask,
    const struct book_case *c)
{
	return c->row.state == CASE_VERLATEN && strcmp(c->row.claimed_by, op->name) == 0 &&
	    rule_takes_case(b, op, ask->role, c);
}

/* Two callers do not share an ear: the second of them waits on for whoever takes it. */
static bool
has_an_ear(const struct book *b, const struct ask *ask, const struct book_case *c)
{
	return c->row.before == CASE_AANGEHOUDEN || rank_has_no_caller(&c->row) ||
	    !rule_has_in_ear(b, c->row.id, ask->operator, ask->seat);
}

/* Without a shift where one is asked for nothing comes back; one that was lost goes on. */
static bool
may_work(const struct book *b, const struct book_operator *op, const struct ask *ask)
{
	return op->shift.began_wall != 0 || op->lost.began_wall != 0 ||
	    !settings_asks_shift(book_settings(b), ask->role);
}

static void
own_event(struct event *out, enum event_type type, const char *actor)
{
	rule_own_event(out, type);
	memcpy(out->actor, actor, sizeof out->actor);
}

static void
shift_back(const struct book_operator *op, uint64_t seat, struct event *out)
{
	struct ev_operator_shift *d = &out->u.duty;
	own_event(out, EV_OPERATOR_SHIFT, op->name);
	d->act = SHIFT_BACK;
	memcpy(d->operator, op->name, sizeof d->operator);
	memcpy(d->role, op->lost.role, sizeof d->role);
	d->seat = seat;
	d->began_line = op->lost.began_line;
	d->began_wall = op->lost.began_wall;
}

static void
case_back(const struct book *b, const struct book_case *c, const struct ask *ask,
    struct event *out)
{
	uint32_t hold_s = book_settings(b)->hold_s;
	bool was_held = c->row.before == CASE_AANGEHOUDEN;
	struct ev_case_changed *ch = &out->u.changed;
	own_event(out, EV_CASE_CHANGED, ask->operator);
	changed_from(c, was_held ? ACT_BACK_HOLD : ACT_BACK, c->before_line, ch);
	ch->seat = ask->seat;
	ch->has_undo = false;
	clock_in_hand(b, c, ch);
	if (was_held) {
		ch->norm_s = hold_s;
		ch->due_line = ch->state_line + (int64_t)hold_s * 1000;
	}
}

int
rule_back(const struct book *b, const struct ask *ask, uint32_t *i, struct event *out)
{
	const struct book_operator *op = book_operator(b, ask->operator);
	const struct book_case *c;
	uint32_t at = *i;
	if (ask->verb != VERB_HELLO || op == NULL || !may_work(b, op, ask))
		return ZCC_E_AGAIN;
	while ((c = book_each_open(b, i)) != NULL) {
		if (!is_his(b, op, ask, c) || !has_an_ear(b, ask, c)) {
			at = *i;
			continue;
		}
		if (op->shift.began_wall == 0 && op->lost.began_wall != 0) {
			shift_back(op, ask->seat, out);
			*i = at; /* and then the case */
			return ZCC_OK;
		}
		if (rule_stays(op, out) == ZCC_OK) {
			*i = at;
			return ZCC_OK;
		}
		case_back(b, c, ask, out);
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}
