/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who may read a dossier (TR-1): who has the case, had it in this shift, is consulted about it or asked to
 * take it over, and the desk on whose list it stands; and of the patient's other contact who has the one
 * that it is linked to.  Anybody else reads it by the noodknop alone (AU-8): with a reason and words, for a
 * limited time, and somebody else looks into it afterwards.
 */
#include "hub/core/rule_priv.h"

#include "shared/care/hand.h"
#include "shared/care/takeover.h"
#include "shared/care/triage.h"

#include <string.h>

/* So long ago is "in this shift" for whoever works without one. */
enum { SHIFT_OF_NOBODY_MS = 8 * 3600 * 1000 };

static bool
has_in_hand(const struct book_case *c, const char *operator)
{
	return c->row.state != CASE_GESLOTEN && strcmp(c->row.claimed_by, operator) == 0;
}

static bool
had_in_shift(const struct book_case *c, const struct book_operator *op, struct now now)
{
	int64_t since = op->shift.began_wall != 0 ? op->shift.began_line
	                                          : now.line_ms - SHIFT_OF_NOBODY_MS;
	for (unsigned i = 0; i < HAD_MAX; i++)
		if (strcmp(c->had[i].by, op->name) == 0 && c->had[i].line >= since)
			return true;
	return false;
}

/* A judgement below the protocol, advice to authorise, a caller whom nobody reaches (TB-5). */
static bool
is_consulted(const struct role_settings *r, const struct book_case *c)
{
	bool is_open = c->row.state != CASE_GESLOTEN;
	return (r->verbs >> VERB_AUTHORISE & 1) != 0 &&
	    ((c->row.marks & (CASE_MARK_ADVISED | CASE_MARK_REGIE)) != 0 ||
	        (is_open && triage_wants_regie(&c->triage)));
}

/* The work of whoever has it is offered to this person, or to this role, at the end of a shift. */
static bool
is_offered_shift(
    const struct book *b, const struct book_case *c, const char *operator, const char *role)
{
	const struct book_operator *holder = book_operator(b, c->row.claimed_by);
	return c->row.state != CASE_GESLOTEN && holder != NULL &&
	    (strcmp(holder->shift.to, operator) == 0 ||
	        (holder->shift.to[0] == '\0' && strcmp(holder->shift.to_role, role) == 0));
}

static bool
is_asked(const struct book *b, const struct book_operator *op, const char *role,
    const struct book_case *c)
{
	const struct zcc_hand *h = &c->hand;
	bool is_transferred = hand_is_transfer(h) &&
	    strcmp(h->to, (h->flags & HAND_FLAG_ROLE) != 0 ? role : op->name) == 0;
	return is_transferred || strcmp(c->pushed_to, op->name) == 0 ||
	    is_offered_shift(b, c, op->name, role) ||
	    (takeover_has(&c->row) && takeover_is_for(book_settings(b), &book_placing(b)->is, role));
}

/* Nobody has it and these people take such calls; what went to the meldkamer is on the list there. */
static bool
is_on_list(const struct book *b, const struct book_operator *op, const struct role_settings *r,
    const struct book_case *c)
{
	bool is_theirs = hand_is_to_meldkamer(&c->row) ||
	    (c->row.state == CASE_OVERGEDRAGEN && c->hand.accepted_line != 0);
	if (r->desk == DESK_MELDKAMER)
		return is_theirs;
	return r->desk != DESK_TOEZICHT && rule_takes_case(b, op, r->name, c) &&
	    (state_is_waiting((enum zcc_state)c->row.state) || hand_is_ride(&c->row, &c->hand));
}

/* He has the other contact of the same patient in hand (NT-6), as the hub saw, or somebody who reads both. */
static bool
has_linked(const struct book *b, const char *operator, uint64_t id)
{
	const struct book_case *c = book_case(b, id), *other;
	uint64_t earlier = c != NULL && (c->row.flags & CASE_FLAG_EARLIER) != 0 && !c->link_opens_nothing
	    ? c->row.earlier : 0;
	for (uint32_t i = 0; (other = book_each_held(b, &i)) != NULL;) {
		bool points = (other->row.flags & CASE_FLAG_EARLIER) != 0 && other->row.earlier == id &&
		    !other->link_opens_nothing;
		if ((points || other->row.id == earlier) && has_in_hand(other, operator))
			return true;
	}
	return false;
}

const struct to_review *
rule_noodknop(const struct book *b, const char *operator, uint64_t id)
{
	const struct to_review *u, *best = NULL;
	for (uint32_t i = 0; (u = book_each_noodknop(b, &i)) != NULL;)
		if (u->case_id == id && strcmp(u->operator, operator) == 0 &&
		    (best == NULL || u->id > best->id))
			best = u;
	return best;
}

/* What a role gives to whoever works in it now. */
static enum zcc_relation
by_role(const struct book *b, const struct book_operator *op, const char *role,
    const struct book_case *c)
{
	const struct role_settings *r = settings_role(book_settings(b), role);
	bool is_on_duty = op->shift.began_wall != 0 || !settings_asks_shift(book_settings(b), role);
	if (r == NULL || !is_on_duty)
		return RELATION_NONE;
	return is_consulted(r, c)       ? RELATION_CONSULTED
	    : is_asked(b, op, role, c)   ? RELATION_ASKED
	    : is_on_list(b, op, r, c)    ? RELATION_LIST
	                                 : RELATION_NONE;
}

bool
rule_role_relates(const struct book *b, const struct book_operator *op, const char *role, uint64_t id)
{
	const struct book_case *c = book_case(b, id);
	return c != NULL && by_role(b, op, role, c) != RELATION_NONE;
}

enum zcc_relation
rule_relation(
    const struct book *b, const struct book_operator *op, const char *role, uint64_t id, struct now now)
{
	const struct book_case *c = book_case(b, id);
	if (c != NULL && has_in_hand(c, op->name))
		return RELATION_HOLDS;
	enum zcc_relation r = c != NULL ? by_role(b, op, role, c) : RELATION_NONE;
	if (r != RELATION_NONE)
		return r;
	if (c != NULL && had_in_shift(c, op, now))
		return RELATION_HELD;
	if (has_linked(b, op->name, id))
		return RELATION_CONTACT;
	const struct to_review *u = rule_noodknop(b, op->name, id);
	return u != NULL && now.line_ms < u->until_line ? RELATION_NOODKNOP : RELATION_NONE;
}

static enum zcc_relation
relation(const struct question *q)
{
	const struct book_operator *op = book_operator(q->book, q->ask->operator);
	return op != NULL ? rule_relation(q->book, op, q->ask->role, q->ask->row, q->now)
	                  : RELATION_NONE;
}

static bool
is_erased(const struct question *q)
{
	const struct book_case *c = book_case(q->book, q->ask->row);
	return c != NULL && (c->row.flags & CASE_FLAG_ERASED) != 0;
}

int
rule_dossier(const struct question *q, struct event *out)
{
	struct numeral id = numeral(q->ask->row);
	if (is_erased(q))
		return refuse(q->no, (struct because){WHY_ERASED, id.text});
	enum zcc_relation r = relation(q);
	if (r == RELATION_NONE)
		return refuse(q->no,
		    (struct because){rule_noodknop(q->book, q->ask->operator, q->ask->row) != NULL
		            ? WHY_NOODKNOP_OVER : WHY_NO_RELATION, id.text});
	out->type = EV_READ;
	out->u.of_case.id = q->ask->row;
	out->u.of_case.is_dossier = true;
	out->u.of_case.relation = (uint8_t)r;
	return ZCC_OK;
}

/* There is room for one more use: what was reviewed makes it. */
static int
check_room(const struct question *q)
{
	uint32_t all = book_noodknops_waiting(q->book, NULL);
	uint32_t own = book_noodknops_waiting(q->book, q->ask->operator);
	if (all < ZCC_NOODKNOPS_MAX && own < ZCC_NOODKNOPS_OWN)
		return ZCC_OK;
	return refuse(
	    q->no, (struct because){WHY_NOODKNOPS_FULL, numeral(all).text, numeral(own).text});
}

int
rule_press(const struct question *q, struct event *out)
{
	unsigned why = noodknop_number(q->ask->board.reason);
	struct numeral id = numeral(q->ask->row);
	if (why == NOODKNOP_NONE)
		return refuse(q->no, (struct because){WHY_NOODKNOP_REASON});
	if (!q->ask->has_dossier || q->ask->dossier.note[0] == '\0')
		return refuse(q->no, (struct because){WHY_NOODKNOP_WORDS});
	if (is_erased(q))
		return refuse(q->no, (struct because){WHY_ERASED, id.text});
	if (relation(q) != RELATION_NONE)
		return refuse(q->no, (struct because){WHY_NOODKNOP_NEEDLESS, id.text});
	int code = check_room(q);
	if (code != ZCC_OK)
		return code;
	int64_t open_ms = (int64_t)book_settings(q->book)->noodknop_s * 1000;
	out->type = EV_NOODKNOP;
	out->u.noodknop = (struct ev_noodknop){.id = book_next_noodknop(q->book),
	    .case_id = q->ask->row,
	    .reason = (uint8_t)why,
	    .until_line = q->now.line_ms + open_ms,
	    .until_wall = q->now.wall_ms + open_ms};
	memcpy(out->u.noodknop.role, q->ask->role, sizeof out->u.noodknop.role);
	return ZCC_OK;
}

int
rule_review(const struct question *q, struct event *out)
{
	uint64_t id = q->ask->board.from;
	unsigned outcome = review_number(q->ask->board.reason);
	const struct to_review *u = id != 0 ? book_noodknop(q->book, id) : NULL;
	if (u == NULL)
		return refuse(q->no, (struct because){WHY_NO_NOODKNOP, numeral(id).text});
	if (outcome == REVIEW_NONE)
		return refuse(q->no, (struct because){WHY_REVIEW_OUTCOME});
	if (u->outcome != REVIEW_NONE)
		return refuse(
		    q->no, (struct because){WHY_REVIEWED, numeral(id).text, u->reviewed_by});
	if (strcmp(u->operator, q->ask->operator) == 0)
		return refuse(q->no, (struct because){WHY_OWN_NOODKNOP, numeral(id).text});
	out->type = EV_REVIEWED;
	out->u.reviewed.id = id;
	out->u.reviewed.case_id = u->case_id;
	out->u.reviewed.outcome = (uint8_t)outcome;
	return ZCC_OK;
}
