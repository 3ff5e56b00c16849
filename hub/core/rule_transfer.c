/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Warm transfer (OV-1, OV-5, KB-6): both are on the case until the receiver has it.
 *
 *     in hand --transfer--> in hand, with somebody asked --accept--> the receiver's
 *        ^                                |
 *        '--given back, or transfer_s ----'   and the sender had it all the time
 *
 * Whatever gives the case to nobody, closes it, or hands it to the meldkamer ends the transfer: what
 * was said stands in the dossier, and whoever takes the case next reads it.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/hand.h"

#include <string.h>

/* Everybody of whom somebody is asked (`to` is a name, or a role) must be able to take it. */
static bool
role_may_take(const struct settings *s, const char *role, const struct zcc_case_row *row)
{
	const struct role_settings *r = settings_role(s, role);
	return r != NULL && (r->verbs >> VERB_ACCEPT & 1) != 0 && route_is_of(row, r->lines, r->desk);
}

static bool
person_may_take(const struct settings *s, const struct book_operator *op, const struct zcc_case_row *row)
{
	bool is_competent = op->lines == 0 || (op->lines >> row->line & 1) != 0;
	for (unsigned i = 0; i < op->roles_num; i++)
		if (role_may_take(s, op->role[i], row) &&
		    (is_competent || row->desk == settings_role(s, op->role[i])->desk))
			return true;
	return false;
}

/* In every role in which he could take it he would have to begin a shift first. */
static bool
is_off_duty(const struct settings *s, const struct book_operator *op, const struct zcc_case_row *row)
{
	if (op->shift.began_wall != 0)
		return false;
	for (unsigned i = 0; i < op->roles_num; i++)
		if (role_may_take(s, op->role[i], row) && !settings_asks_shift(s, op->role[i]))
			return false;
	return true;
}

static int
check_told(const struct question *q)
{
	const struct ask_dossier *d = &q->ask->dossier;
	const struct {
		const char *name, *text;
	} parts[] = {{"recommendation", d->recommendation}, {"situation", d->situation},
	    {"background", d->background}, {"assessment", d->assessment}};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (!q->ask->has_dossier || parts[i].text[0] == '\0')
			return refuse(q->no, (struct because){WHY_NEEDS_SBAR, parts[i].name});
	return ZCC_OK;
}

/* A name is a person before it is a role. */
static int
check_to(const struct question *q, const struct zcc_case_row *row, const char *complaint, struct zcc_hand *h)
{
	const struct settings *s = book_settings(q->book);
	const char *to = q->ask->board.operator;
	const struct book_operator *op = book_operator(q->book, to);
	bool is_person = op != NULL && !op->is_revoked, is_role = settings_role(s, to) != NULL;
	if (to[0] == '\0')
		return refuse(q->no, (struct because){WHY_NEEDS_TO});
	if (strcmp(to, q->ask->operator) == 0)
		return refuse(q->no, (struct because){WHY_TAKER_SELF});
	if (!is_person && !is_role)
		return refuse(q->no, (struct because){WHY_NO_TAKER, to});
	if (is_person ? !person_may_take(s, op, row) : !role_may_take(s, to, row))
		return refuse(q->no, (struct because){WHY_TO_CANNOT, to, line_word(row->line)});
	if (is_person && is_off_duty(s, op, row))
		return refuse(q->no, (struct because){WHY_TO_AWAY, to});
	if (is_person && rule_is_not_theirs(op, row->urgency, complaint))
		return refuse(q->no, (struct because){WHY_NOT_THEIR_COMPLAINT, to, complaint});
	memset(h->to, 0, sizeof h->to);
	memcpy(h->to, to, strlen(to));
	h->flags = is_person ? 0 : HAND_FLAG_ROLE;
	return ZCC_OK;
}

/* The role in which who is asked takes it: of a person the first that may. */
static const char *
role_of(const struct book *b, const struct zcc_hand *h, const struct zcc_case_row *row)
{
	const struct book_operator *op = (h->flags & HAND_FLAG_ROLE) != 0 ? NULL : book_operator(b, h->to);
	for (unsigned i = 0; op != NULL && i < op->roles_num; i++)
		if (role_may_take(book_settings(b), op->role[i], row))
			return op->role[i];
	return h->to;
}

/* OV-4: by who asks, and by the work of who is asked. */
static enum zcc_hand_type
type_of(const struct question *q, const char *to_role)
{
	static const struct {
		const char *role;
		enum zcc_hand_type type;
	} works[] = {{"seh", HAND_TYPE_SEH}, {"ggz", HAND_TYPE_GGZ}, {"wijkverpleging", HAND_TYPE_VVT}};
	const struct settings *s = book_settings(q->book);
	const struct role_settings *from = settings_role(s, q->ask->role), *to = settings_role(s, to_role);
	if (from != NULL && from->desk == DESK_MELDKAMER)
		return HAND_TYPE_FROM_MELDKAMER;
	for (size_t i = 0; i < sizeof works / sizeof works[0]; i++)
		if (strcmp(works[i].role, to_role) == 0)
			return works[i].type;
	return to != NULL && to->desk == DESK_VERVOLGZORG ? HAND_TYPE_FOLLOW_UP : HAND_TYPE_COLLEAGUE;
}

/* What the meldkamer accepted stays accepted until somebody takes it over: its clock runs on (AM-3), and
 * who waits for the unit is called (CB-2). */
static void
keep_accepted(const struct book_case *c, struct zcc_hand *h)
{
	if (c->row.state != CASE_OVERGEDRAGEN)
		return;
	h->accepted_line = c->hand.accepted_line;
	if (hand_is_ride(&c->row, &c->hand))
		h->flags |= HAND_FLAG_RIDE;
}

/* Asked from now on; the case is where it was. */
static int
ask_to_take(const struct question *q, const struct book_case *c, struct ev_case_changed *ch)
{
	ch->hand = hand_over_anew(&ch->hand);
	ch->hand.kind = HAND_TRANSFER;
	ch->hand.state = HAND_SENT;
	ch->hand.sent_line = q->now.line_ms;
	int code = check_to(q, &c->row, book_complaint(c), &ch->hand);
	if (code == ZCC_OK)
		hand_set_type(&ch->hand, type_of(q, role_of(q->book, &ch->hand, &c->row)));
	keep_accepted(c, &ch->hand);
	return code;
}

/* Who has it; of what the meldkamer accepted any centralist, when the one who did works no more: the
 * patient who turns out not to need the ride does not wait for his next shift. */
static int
check_sender(const struct question *q, const struct book_case *c)
{
	const struct role_settings *r = settings_role(book_settings(q->book), q->ask->role);
	if (strcmp(c->row.claimed_by, q->ask->operator) == 0)
		return ZCC_OK;
	if (c->row.state == CASE_OVERGEDRAGEN && r != NULL && r->desk == DESK_MELDKAMER &&
	    rule_holder_is_gone(q, c))
		return strcmp(c->row.claimed_by, q->ask->board.operator) != 0 ? ZCC_OK :
		    refuse(q->no, (struct because){WHY_TAKER_SELF});
	return refuse(q->no, (struct because){WHY_CASE_HELD, numeral(c->row.id).text,
	    state_word(c->row.state), c->row.claimed_by});
}

int
rule_transfer(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	struct ev_case_changed *ch = &out->u.changed;
	int code = c->row.state == CASE_WACHTEND ? begin_act(q, c, ACT_HAND_BACK) :
	    begin_act(q, c, ACT_TRANSFER); /* who waits is to be taken first */
	if (code == ZCC_OK)
		code = check_sender(q, c);
	if (code == ZCC_OK)
		code = check_told(q);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_TRANSFER, c->row.state_line, ch);
	return ask_to_take(q, c, ch);
}

int
rule_check_intake_to(const struct question *q, unsigned line)
{
	const struct settings *s = book_settings(q->book);
	const struct role_settings *r = settings_role(s, q->ask->role);
	const struct book_operator *op = book_operator(q->book, q->ask->operator);
	struct zcc_hand ignored;
	struct zcc_case_row row = {.line = (uint8_t)line, .urgency = (uint8_t)s->line[line].urgency};
	if (q->ask->board.operator[0] == '\0')
		return ZCC_OK;
	int code = check_told(q);
	if (code == ZCC_OK)
		code = check_to(q, &row, q->ask->board.complaint, &ignored);
	if (code == ZCC_E_DATA || code == ZCC_E_UNKNOWN)
		return code; /* the words come first */
	if (r == NULL || (r->verbs >> VERB_TRANSFER & 1) == 0)
		return refuse(q->no, (struct because){WHY_ROLE_MAY_NOT, q->ask->role,
		    verb_word(VERB_TRANSFER)});
	if (op == NULL || (op->shift.began_wall == 0 && settings_asks_shift(s, q->ask->role)))
		return refuse(q->no, (struct because){WHY_NO_SHIFT, q->ask->operator});
	return code;
}

int
rule_passed_on(const struct book *b, const struct ask *ask, uint64_t id, struct now now,
    struct event *out, struct refusal *no)
{
	struct question q = {b, ask, NULL, now, no};
	const struct book_case *c = book_case(b, id);
	if (ask->verb != VERB_INTAKE || ask->board.operator[0] == '\0' || c == NULL)
		return ZCC_E_AGAIN;
	if (rule_check_intake_to(&q, c->row.line) != ZCC_OK)
		return ZCC_E_AGAIN; /* a line that is never refused: it waits */
	rule_own_event(out, EV_CASE_CHANGED);
	memcpy(out->actor, ask->operator, sizeof out->actor);
	take_case(&q, c, ACT_TRANSFER, out);
	return ask_to_take(&q, c, &out->u.changed) == ZCC_OK ? ZCC_OK : ZCC_E_AGAIN;
}

static bool
is_for_me(const struct question *q, const struct zcc_hand *h)
{
	return strcmp(h->to, (h->flags & HAND_FLAG_ROLE) != 0 ? q->ask->role : q->ask->operator) == 0;
}

static int
give_back(const struct question *q, const struct book_case *c, struct event *out)
{
	const char *reason = q->ask->board.reason;
	struct ev_case_changed *ch = &out->u.changed;
	if (return_number(reason) == RETURN_NONE)
		return refuse(q->no, (struct because){WHY_BAD_RETURN});
	int code = begin_act(q, c, ACT_HAND_BACK);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_HAND_BACK, c->row.state_line, ch);
	ch->hand.state = HAND_RETURNED;
	memcpy(ch->hand.by, q->ask->operator, sizeof ch->hand.by);
	memcpy(ch->hand.reason, reason, sizeof ch->hand.reason);
	ch->has_undo = false; /* the sender has been told */
	return ZCC_OK;
}

static int
take_over(const struct question *q, const struct book_case *c, struct event *out)
{
	struct ev_case_changed *ch = &out->u.changed;
	int code = begin_act(q, c, ACT_ACCEPT);
	if (code == ZCC_OK)
		code = rule_line_is_mine(q, c);
	if (code != ZCC_OK)
		return code;
	out->type = EV_CASE_CHANGED;
	changed_from(c, ACT_ACCEPT, q->now.line_ms, ch);
	if (ch->state == c->row.state) /* the conversation goes on: nothing of it begins anew */
		ch->state_line = c->row.state_line;
	else
		clock_in_hand(q->book, c, ch);
	if (c->row.state == CASE_OVERGEDRAGEN) /* nobody waits for a unit any more */
		ch->promised_line = ch->promised_wall = 0;
	memcpy(ch->claimed_by, q->ask->operator, sizeof ch->claimed_by);
	rule_in_role(q->book, q->ask->role, ch);
	ch->seat = q->ask->seat;
	ch->hand.state = HAND_TAKEN;
	ch->hand.flags &= (uint8_t)~HAND_FLAG_RIDE;
	ch->hand.accepted_line = q->now.line_ms;
	memcpy(ch->hand.by, q->ask->operator, sizeof ch->hand.by);
	ch->has_undo = false; /* two persons agreed */
	return ZCC_OK;
}

int
rule_accept(const struct question *q, struct event *out)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	struct numeral id = numeral(q->ask->row);
	if (c == NULL)
		return refuse(q->no, (struct because){WHY_CASE_CLOSED, id.text});
	if (hand_may_be_taken(&c->row, &c->hand))
		return rule_take_ride(q, c, out);
	if (!hand_is_transfer(&c->hand))
		return refuse(q->no, (struct because){WHY_NOT_HANDED, id.text});
	if (strcmp(c->row.claimed_by, q->ask->operator) == 0)
		return refuse(q->no, (struct because){WHY_OWN_HAND, id.text});
	if (!is_for_me(q, &c->hand))
		return refuse(q->no, (struct because){WHY_HANDED_TO, id.text, c->hand.to});
	return q->ask->board.reason[0] != '\0' ? give_back(q, c, out) : take_over(q, c, out);
}

const char *
rule_accept_role(const struct book *b, const struct book_operator *op, const struct ask *ask)
{
	const struct book_case *c = book_case(b, ask->row);
	if (c == NULL)
		return NULL;
	for (unsigned i = 0; i < op->roles_num; i++) {
		const struct role_settings *r = settings_role(book_settings(b), op->role[i]);
		if (r == NULL || (r->verbs >> VERB_ACCEPT & 1) == 0)
			continue;
		if (hand_is_to_meldkamer(&c->row) ? r->desk == DESK_MELDKAMER :
		    (c->hand.flags & HAND_FLAG_ROLE) != 0 &&
		    strcmp(op->role[i], c->hand.to) == 0)
			return op->role[i];
	}
	return NULL;
}

/* Nobody answers any more: the time is over, or who was asked has gone. */
static bool
is_in_vain(const struct book *b, const struct book_case *c, struct now now)
{
	const struct settings *s = book_settings(b);
	const struct zcc_hand *h = &c->hand;
	const struct book_operator *op = (h->flags & HAND_FLAG_ROLE) != 0 ? NULL :
	    book_operator(b, h->to);
	return now.line_ms - h->sent_line >= (int64_t)s->transfer_s * 1000 ||
	    (op != NULL && (op->is_revoked || is_off_duty(s, op, &c->row)));
}

int
rule_hand_time(const struct book *b, struct now now, struct event *out)
{
	const struct book_case *c;
	for (uint32_t i = 0; (c = book_each_handed(b, &i)) != NULL;) {
		if (rule_hand_alarm(b, c, now, out) == ZCC_OK)
			return ZCC_OK;
		if (!hand_is_transfer(&c->hand) || !is_in_vain(b, c, now))
			continue;
		if (now.line_ms - c->hand.sent_line >= (int64_t)book_settings(b)->transfer_s * 1000 &&
		    rule_alarm_about(b, KIND_TRANSFER_BACK, c->row.id, now, out) == ZCC_OK)
			return ZCC_OK;
		rule_own_event(out, EV_CASE_CHANGED);
		changed_from(c, ACT_HAND_BACK, c->row.state_line, &out->u.changed);
		out->u.changed.hand.state = HAND_EXPIRED;
		out->u.changed.has_undo = false;
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}
