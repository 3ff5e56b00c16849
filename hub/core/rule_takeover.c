/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who has the regie of vervolgzorg, and its passing to the desk whose turn it is (OP-4, CO-5).
 *
 * The rota gives a turn, and takes nothing away: who had the regie keeps it until somebody at the desk
 * whose turn it is has acknowledged the list of open cases.  Where none is open there is nothing to
 * acknowledge, and the regie passes by itself.  A list that nobody acknowledges is an alarm.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/routing.h"
#include "shared/care/takeover.h"

#include <string.h>

static bool
holds_still(const struct placing_state *p, int64_t wall_ms)
{
	return p->since_wall != 0 && p->since_wall <= wall_ms &&
	    (p->until_wall == ZCC_NEVER || wall_ms < p->until_wall);
}

static void
has_it(struct zcc_placing *p, const char *code, const char *by, struct now now)
{
	*p = (struct zcc_placing){.taken_wall = now.wall_ms};
	memcpy(p->desk, code, strnlen(code, sizeof p->desk - 1));
	memcpy(p->taken_by, by, strnlen(by, sizeof p->taken_by - 1));
}

static void
nobody_else(struct zcc_placing *p)
{
	memset(p->next, 0, sizeof p->next);
	p->due_wall = p->due_line = 0;
}

/* How long ago this desk's turn came, by the rota that was looked at last: also while no hub looked. */
static int64_t
turn_ms(const struct settings *s, const struct placing_state *was, const struct desk_settings *d,
    int64_t wall_ms)
{
	enum { TURNS_MAX = 64 }; /* more than passed in some weeks: nobody asks to the minute */
	int64_t at = was->since_wall != 0 ? was->until_wall : ZCC_NEVER, came = wall_ms;
	struct routing r = {0};
	bool is_theirs = false;
	for (unsigned n = 0; n < TURNS_MAX && at <= wall_ms && routing_at(s, at, &r); n++) {
		came = r.desk == d && is_theirs ? came : at;
		is_theirs = r.desk == d;
		at = r.look_ms;
	}
	return is_theirs && at > wall_ms ? wall_ms - came : 0;
}

/* It is this desk's turn, for so long.  When another was to take over and did not, the former has waited
 * since then: no clock restarts. */
static enum placing_act
turn_of(const struct desk_settings *d, int64_t came_ms, struct now now, struct zcc_placing *p)
{
	if (p->desk[0] == '\0') {
		has_it(p, d->code, "", now);
		return PLACING_BEGAN;
	}
	if (strcmp(p->desk, d->code) == 0) {
		bool was_due = takeover_is_due(p);
		nobody_else(p);
		return was_due ? PLACING_VOID : PLACING_TURN;
	}
	if (strcmp(p->next, d->code) == 0)
		return PLACING_TURN;
	if (!takeover_is_due(p)) {
		p->due_wall = now.wall_ms - came_ms;
		p->due_line = now.line_ms - came_ms;
	}
	memset(p->next, 0, sizeof p->next);
	memcpy(p->next, d->code, sizeof p->next);
	return PLACING_DUE;
}

static void
placing_event(const struct book *b, struct event *out)
{
	rule_own_event(out, EV_PLACING);
	out->u.placing.now = *book_placing(b);
	out->u.placing.cases = book_takeover_num(b);
}

/* Whose turn it is by the rota of now; a rota that names nobody takes nobody's regie. */
static int
turn(const struct book *b, struct now now, struct event *out)
{
	const struct settings *s = book_settings(b);
	const struct placing_state *was = book_placing(b);
	struct routing r;
	if (s->routes_num == 0 && was->is.desk[0] == '\0')
		return ZCC_E_AGAIN;
	placing_event(b, out);
	struct placing_state *is = &out->u.placing.now;
	if (!routing_at(s, now.wall_ms, &r)) {
		memset(is, 0, sizeof *is);
		out->u.placing.act = PLACING_VOID;
		return ZCC_OK;
	}
	is->since_wall = now.wall_ms;
	is->until_wall = r.look_ms;
	out->u.placing.act = PLACING_TURN;
	if (r.desk != NULL) {
		out->u.placing.act =
		    (uint8_t)turn_of(r.desk, turn_ms(s, was, r.desk, now.wall_ms), now, &is->is);
	} else if (takeover_is_due(&is->is)) {
		nobody_else(&is->is);
		out->u.placing.act = PLACING_VOID;
	}
	return ZCC_OK;
}

int
rule_placing(const struct book *b, struct now now, struct event *out)
{
	const struct placing_state *p = book_placing(b);
	if (!holds_still(p, now.wall_ms) && turn(b, now, out) == ZCC_OK)
		return ZCC_OK;
	if (!takeover_is_due(&p->is) || book_takeover_num(b) > 0)
		return ZCC_E_AGAIN;
	placing_event(b, out);
	out->u.placing.act = PLACING_TAKEN;
	has_it(&out->u.placing.now.is, p->is.next, "", now);
	return ZCC_OK;
}

/* --- Acknowledging it --- */

/* Who speaks with the caller at a console goes on with him; everything else in hand goes along. */
static bool
goes_along(const struct book_case *c, const char *operator)
{
	enum zcc_state state = (enum zcc_state)c->row.state;
	bool has_caller = c->seat != 0 && (state_is_talking(state) || state == CASE_AANGEHOUDEN);
	return takeover_has(&c->row) && !has_caller && strcmp(c->row.claimed_by, operator) != 0 &&
	    state_after(state, ACT_HANDOVER) != CASE_NONE;
}

const struct book_case *
rule_taken_along(const struct book *b, const char *operator, uint32_t *i)
{
	const struct book_case *c;
	while ((c = book_each_open(b, i)) != NULL)
		if (goes_along(c, operator))
			return c;
	return NULL;
}

static int
check_list(const struct question *q)
{
	struct takeover_list l = {0};
	const struct book_case *c;
	uint32_t along = 0;
	for (uint32_t i = 0; (c = book_each_open(q->book, &i)) != NULL;) {
		takeover_add(&l, &c->row);
		along += goes_along(c, q->ask->operator);
	}
	if (q->ask->board.total != (int32_t)l.num || q->ask->board.from != l.number)
		return refuse(q->no, (struct because){WHY_TAKEOVER_CHANGED, numeral(l.num).text});
	if (along > ZCC_GROUP_MAX)
		return refuse(q->no, (struct because){WHY_OWES_MANY, book_placing(q->book)->is.desk,
		    numeral(along).text, numeral(ZCC_GROUP_MAX).text});
	return ZCC_OK;
}

int
rule_takeover(const struct question *q, struct event *out)
{
	const struct settings *s = book_settings(q->book);
	const struct zcc_placing *p = &book_placing(q->book)->is;
	const struct book_case *c;
	if (!takeover_is_due(p))
		return refuse(q->no, (struct because){WHY_NO_TAKEOVER});
	const struct desk_settings *d = settings_desk(s, p->next);
	if (!takeover_is_for(s, p, q->ask->role))
		return refuse(q->no, (struct because){WHY_TAKEOVER_NOT_YOURS, p->next,
		    d != NULL ? d->role : "", q->ask->role});
	int code = check_list(q);
	for (uint32_t i = 0; code == ZCC_OK &&
	     (c = rule_taken_along(q->book, q->ask->operator, &i)) != NULL;)
		code = rule_line_is_mine(q, c);
	if (code != ZCC_OK)
		return code;
	out->type = EV_PLACING;
	out->u.placing.act = PLACING_TAKEN;
	out->u.placing.now = *book_placing(q->book);
	out->u.placing.cases = book_takeover_num(q->book);
	has_it(&out->u.placing.now.is, p->next, q->ask->operator, q->now);
	return ZCC_OK;
}
