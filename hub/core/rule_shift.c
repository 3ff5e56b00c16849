/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Shifts (SH-1, PE-8, HB-10): who may work now, and how work changes hands at the end.
 *
 *     start --> runs --end, nothing owed, to nobody---------------> ended
 *                 |                                                   ^
 *                 '--end --to B--> offered --accept, by B-------------'  what is owed is B's
 *                 ^                   |
 *                 '--refuse, by B-----+
 *                 '--withdraw, or another case comes to A, whatever the way
 *
 * Both persons confirm: one offers, the other accepts, each with a command of their own.
 */
#include "hub/core/rule_priv.h"

#include <string.h>

static bool
runs(const struct book_operator *op)
{
	return op->shift.began_wall != 0;
}

static bool
has_offer(const struct book_operator *op)
{
	return op->shift.to[0] != '\0' || op->shift.to_role[0] != '\0';
}

const struct book_case *
rule_owed(const struct book *b, const char *operator, uint32_t *i)
{
	const struct book_case *c;
	while ((c = book_each_open(b, i)) != NULL)
		if (strcmp(c->row.claimed_by, operator) == 0 &&
		    state_after((enum zcc_state)c->row.state, ACT_HANDOVER) != CASE_NONE)
			return c;
	return NULL;
}

static bool
role_authorises(const struct settings *s, const char *role)
{
	const struct role_settings *r = settings_role(s, role);
	return r != NULL && (r->verbs >> VERB_AUTHORISE & 1) != 0;
}

/* The list of who authorises is theirs together: whoever leaves it says to whom (SH-1, TB-6). */
static uint32_t
count_advised(const struct book *b, const struct book_operator *op)
{
	return role_authorises(book_settings(b), op->shift.role) ? book_advised_num(b) : 0;
}

static uint32_t
count_cases(const struct book *b, const char *operator)
{
	uint32_t n = 0;
	for (uint32_t i = 0; rule_owed(b, operator, &i) != NULL;)
		n++;
	return n;
}

static uint32_t
count_owed(const struct book *b, const struct book_operator *op)
{
	return count_cases(b, op->name) + count_advised(b, op);
}

/* What C19 never refuses, what changes nothing, and the shift itself need none. */
bool
rule_lacks_shift(const struct book *b, const struct book_operator *op, const struct ask *ask,
    const char *role)
{
	const struct settings *s = book_settings(b);
	unsigned line = ask->board.line;
	if (runs(op) || !settings_asks_shift(s, role) ||
	    (verb_needs(ask->verb) & (VN_FREE | VN_READ)) != 0)
		return false;
	return ask->verb != VERB_INTAKE || line < 1 || line > ZCC_LINES_NUM ||
	    !s->line[line].never_refused;
}

const char *
rule_shift_role(const struct book *b, const struct book_operator *op, const struct ask *ask)
{
	const struct book_operator *from = book_operator(b, ask->board.operator);
	if (from != NULL && from->shift.to_role[0] != '\0' && book_has_role(op, from->shift.to_role))
		return from->shift.to_role;
	for (unsigned i = 0; i < op->roles_num; i++) {
		const struct role_settings *r = settings_role(book_settings(b), op->role[i]);
		if (r != NULL && r->shift)
			return op->role[i];
	}
	return op->role[0];
}

static void
shift_event(struct event *out, enum shift_act act, const struct book_operator *op)
{
	struct ev_operator_shift *d = &out->u.duty;
	out->type = EV_OPERATOR_SHIFT;
	d->act = (uint8_t)act;
	memcpy(d->operator, op->name, sizeof d->operator);
	memcpy(d->role, op->shift.role, sizeof d->role);
	d->seat = op->shift.seat;
	d->began_line = op->shift.began_line;
	d->began_wall = op->shift.began_wall;
}

static int
start(const struct question *q, const struct book_operator *me, struct event *out)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	if (runs(me))
		return refuse(q->no, (struct because){WHY_SHIFT_RUNS, me->name});
	if (r == NULL || !r->shift)
		return refuse(q->no, (struct because){WHY_NO_SHIFT_ROLE, me->name});
	struct ev_operator_shift *d = &out->u.duty;
	shift_event(out, SHIFT_STARTED, me);
	memcpy(d->role, q->ask->role, sizeof d->role);
	d->seat = q->ask->seat;
	d->began_line = q->now.line_ms;
	d->began_wall = q->now.wall_ms;
	return ZCC_OK;
}

/* Each case that changes hands is a row, and one command may not fill a disk or hold up the rest. */
static int
check_many(const struct question *q, const char *operator)
{
	uint32_t owed = count_cases(q->book, operator);
	if (owed <= ZCC_GROUP_MAX)
		return ZCC_OK;
	return refuse(q->no, (struct because){WHY_OWES_MANY, operator, numeral(owed).text,
	    numeral(ZCC_GROUP_MAX).text});
}

/* Who takes a case over could have taken it by himself, or when it was transferred to him. */
static bool
role_may_have(const struct role_settings *r, const struct book_case *c)
{
	if (c->row.state == CASE_RAV || c->row.state == CASE_MELDKAMER)
		return (r->verbs >> (c->row.state == CASE_RAV ? VERB_RAV : VERB_MELDKAMER) & 1) != 0;
	return (r->verbs >> VERB_CLAIM & 1) != 0 || (r->verbs >> VERB_ACCEPT & 1) != 0;
}

static bool
person_may_have(const struct settings *s, const struct book_operator *op, const struct book_case *c)
{
	for (unsigned i = 0; i < op->roles_num; i++) {
		const struct role_settings *r = settings_role(s, op->role[i]);
		if (r != NULL && role_may_have(r, c))
			return true;
	}
	return false;
}

static bool
person_authorises(const struct settings *s, const struct book_operator *op)
{
	for (unsigned i = 0; i < op->roles_num; i++)
		if (role_authorises(s, op->role[i]))
			return true;
	return false;
}

/* Nobody waits for an answer that cannot come.  Lines are not asked here: a case may yet be released. */
static int
check_taker(const struct question *q, const struct book_operator *me,
    const struct book_operator *person, const struct role_settings *r)
{
	const struct book_case *c;
	for (uint32_t i = 0; (c = rule_owed(q->book, me->name, &i)) != NULL;)
		if (person != NULL ? !person_may_have(book_settings(q->book), person, c) :
		    !role_may_have(r, c))
			return refuse(q->no, (struct because){WHY_TO_CANNOT,
			    person != NULL ? person->name : r->name, line_word(c->row.line)});
	if (count_advised(q->book, me) > 0 && !(person != NULL ?
	    person_authorises(book_settings(q->book), person) :
	    role_authorises(book_settings(q->book), r->name)))
		return refuse(q->no, (struct because){WHY_TO_CANNOT_AUTHORISE,
		    person != NULL ? person->name : r->name});
	return ZCC_OK;
}

/* A name is a person before it is a role. */
static int
offer(const struct question *q, const struct book_operator *me, uint32_t owed, struct event *out)
{
	const char *to = q->ask->board.operator;
	const struct book_operator *op = book_operator(q->book, to);
	const struct role_settings *r = settings_role(book_settings(q->book), to);
	if (strcmp(to, me->name) == 0)
		return refuse(q->no, (struct because){WHY_TAKER_SELF});
	if (op != NULL && op->is_revoked && r == NULL)
		return refuse(q->no, (struct because){WHY_REVOKED, op->name});
	int code = check_many(q, me->name);
	if (code != ZCC_OK)
		return code;
	bool is_person = op != NULL && !op->is_revoked;
	if (!is_person && r == NULL)
		return refuse(q->no, (struct because){WHY_NO_TAKER, to});
	code = check_taker(q, me, is_person ? op : NULL, r);
	if (code != ZCC_OK)
		return code;
	shift_event(out, SHIFT_OFFERED, me);
	out->u.duty.owed = owed;
	if (is_person)
		memcpy(out->u.duty.to, op->name, sizeof out->u.duty.to);
	else
		memcpy(out->u.duty.to_role, r->name, sizeof out->u.duty.to_role);
	return ZCC_OK;
}

/* To whom?  Of what the list of authorisations holds nobody is the owner. */
static int
refuse_owed(const struct question *q, const struct book_operator *me)
{
	uint32_t cases = count_cases(q->book, me->name);
	if (cases > 0)
		return refuse(q->no, (struct because){WHY_SHIFT_OWES, me->name, numeral(cases).text});
	return refuse(q->no, (struct because){WHY_SHIFT_ADVISED,
	    numeral(count_advised(q->book, me)).text});
}

static int
end(const struct question *q, const struct book_operator *me, struct event *out)
{
	uint32_t owed = count_owed(q->book, me);
	if (!runs(me))
		return refuse(q->no, (struct because){WHY_NO_SHIFT_RUNS, me->name});
	if (owed > 0 && q->ask->board.operator[0] == '\0')
		return refuse_owed(q, me);
	if (q->ask->board.operator[0] != '\0') /* with no case, the floor: two persons know how it is */
		return offer(q, me, owed, out);
	shift_event(out, SHIFT_ENDED, me);
	return ZCC_OK;
}

static int
withdraw(const struct question *q, const struct book_operator *me, struct event *out)
{
	if (!has_offer(me))
		return refuse(q->no, (struct because){WHY_NOTHING_OFFERED, me->name});
	shift_event(out, SHIFT_WITHDRAWN, me);
	return ZCC_OK;
}

/* Whoever hands over to this operator, in the role in which he asks; NULL and a refusal: nobody. */
static const struct book_operator *
offers_me(const struct question *q, const struct book_operator *me)
{
	const char *name = q->ask->board.operator;
	const struct book_operator *from = book_operator(q->book, name);
	if (name[0] == '\0') {
		refuse(q->no, (struct because){WHY_NEEDS_OPERATOR, verb_word(q->ask->verb)});
		return NULL;
	}
	if (from == NULL) {
		refuse(q->no, (struct because){WHY_NO_OPERATOR, name});
		return NULL;
	}
	const struct book_shift *s = &from->shift;
	bool is_to_me = strcmp(s->to, me->name) == 0 ||
	    (s->to_role[0] != '\0' && strcmp(s->to_role, q->ask->role) == 0 && from != me);
	if (!has_offer(from))
		refuse(q->no, (struct because){WHY_NOTHING_OFFERED, from->name});
	else if (!is_to_me)
		refuse(q->no, (struct because){WHY_NOT_OFFERED, from->name,
		    s->to[0] != '\0' ? s->to : s->to_role});
	return has_offer(from) && is_to_me ? from : NULL;
}

static int
may_take_over(const struct question *q, const struct book_case *c)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	if (r == NULL || !role_may_have(r, c))
		return refuse(q->no,
		    (struct because){WHY_TO_CANNOT, q->ask->role, line_word(c->row.line)});
	return rule_line_is_mine(q, c);
}

static int
take_over(const struct question *q, const struct book_operator *me, struct event *out)
{
	const struct book_operator *from = offers_me(q, me);
	const struct book_case *c;
	int code = ZCC_OK;
	if (from == NULL)
		return q->no->code;
	if (!runs(me) && settings_asks_shift(book_settings(q->book), q->ask->role))
		return refuse(q->no, (struct because){WHY_NO_SHIFT, me->name});
	uint32_t owed = count_owed(q->book, from);
	code = check_many(q, from->name);
	if (code == ZCC_OK && count_advised(q->book, from) > 0 &&
	    !role_authorises(book_settings(q->book), q->ask->role))
		code = refuse(q->no, (struct because){WHY_TO_CANNOT_AUTHORISE, q->ask->role});
	for (uint32_t i = 0; code == ZCC_OK && (c = rule_owed(q->book, from->name, &i)) != NULL;)
		code = may_take_over(q, c);
	if (code != ZCC_OK)
		return code;
	shift_event(out, SHIFT_ACCEPTED, from);
	out->u.duty.owed = owed;
	memcpy(out->u.duty.to, me->name, sizeof out->u.duty.to);
	return ZCC_OK;
}

static int
decline(const struct question *q, const struct book_operator *me, struct event *out)
{
	const struct book_operator *from = offers_me(q, me);
	if (from == NULL)
		return q->no->code;
	shift_event(out, SHIFT_REFUSED, from);
	out->u.duty.owed = count_owed(q->book, from);
	memcpy(out->u.duty.to, me->name, sizeof out->u.duty.to);
	return ZCC_OK;
}

int
rule_shift(const struct question *q, struct event *out)
{
	static const struct {
		const char *word;
		int (*act)(const struct question *q, const struct book_operator *me, struct event *out);
	} acts[] = {{"start", start}, {"end", end}, {"accept", take_over}, {"refuse", decline},
	    {"withdraw", withdraw}, {"pause", rule_break}, {"resume", rule_break}};
	const struct book_operator *me = book_operator(q->book, q->ask->operator);
	if (me == NULL)
		return refuse(q->no, (struct because){WHY_NO_OPERATOR_HERE});
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		if (strcmp(acts[i].word, q->ask->board.kind) == 0)
			return acts[i].act(q, me, out);
	return refuse(q->no, (struct because){WHY_BAD_SHIFT_ACT});
}

/* A case that he would hand over, and that was not his until now. */
static bool
is_another(const struct book *b, const struct ev_case_changed *to)
{
	const struct book_case *was = book_case(b, to->id);
	bool was_his = was != NULL && strcmp(was->row.claimed_by, to->claimed_by) == 0 &&
	    state_after((enum zcc_state)was->row.state, ACT_HANDOVER) != CASE_NONE;
	return !was_his && state_after((enum zcc_state)to->state, ACT_HANDOVER) != CASE_NONE;
}

int
rule_stays(const struct book_operator *op, struct event *out)
{
	if (op == NULL || !has_offer(op))
		return ZCC_E_AGAIN;
	rule_own_event(out, EV_OPERATOR_SHIFT);
	shift_event(out, SHIFT_WITHDRAWN, op);
	memcpy(out->actor, op->name, sizeof out->actor);
	return ZCC_OK;
}

/* One case changes hands; no clock of it does (VS-1). */
static void
hand_over(const struct book *b, const struct ask *ask, const struct book_case *c, struct event *out)
{
	struct ev_case_changed *ch = &out->u.changed;
	rule_own_event(out, EV_CASE_CHANGED);
	changed_from(c, ACT_HANDOVER, c->row.state_line, ch);
	memcpy(out->actor, ask->operator, sizeof out->actor);
	memcpy(ch->claimed_by, ask->operator, sizeof ch->claimed_by);
	rule_in_role(b, ask->role, ch);
	ch->seat = ask->seat;
	ch->has_undo = false; /* two persons agreed */
}

/* The next case that changes hands with this command. */
static const struct book_case *
next_along(const struct book *b, const struct ask *ask, uint32_t *i)
{
	if (ask->verb == VERB_HANDOVER)
		return rule_taken_along(b, ask->operator, i);
	if (ask->verb == VERB_SHIFT && strcmp(ask->board.kind, "accept") == 0)
		return rule_owed(b, ask->board.operator, i);
	return NULL;
}

int
rule_along(const struct book *b, const struct ask *ask, const struct event *next, uint32_t *i,
    struct now now, struct event *out)
{
	const struct ev_case_changed *to = &next->u.changed;
	const struct book_case *c;
	uint32_t at = *i;
	if (next->type == EV_CASE_CHANGED && is_another(b, to) &&
	    rule_stays(book_operator(b, to->claimed_by), out) == ZCC_OK)
		return ZCC_OK;
	if ((c = next_along(b, ask, i)) == NULL)
		return ZCC_E_AGAIN;
	if (rule_stays(book_operator(b, ask->operator), out) == ZCC_OK) {
		*i = at;
		return ZCC_OK;
	}
	if (rule_ear_is_taken(b, c, ask->operator, ask->seat, now, out)) {
		memcpy(out->actor, ask->operator, sizeof out->actor);
		*i = at; /* and then it changes hands */
		return ZCC_OK;
	}
	hand_over(b, ask, c, out);
	return ZCC_OK;
}

int
rule_shift_lost(const struct book_operator *op, struct event *out)
{
	if (!runs(op))
		return ZCC_E_AGAIN;
	rule_own_event(out, EV_OPERATOR_SHIFT);
	shift_event(out, SHIFT_LOST, op);
	return ZCC_OK;
}
