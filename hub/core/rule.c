/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/core/rule_priv.h"

#include <string.h>

static bool
role_grants(const struct settings *s, const char *role, unsigned verb)
{
	const struct role_settings *r = settings_role(s, role);
	return r != NULL && (r->verbs >> verb & 1) != 0;
}

/* The first of his roles that the configuration does not know any more, or NULL. */
static const char *
gone_role(const struct settings *s, const struct book_operator *op)
{
	for (unsigned i = 0; i < op->roles_num; i++)
		if (settings_role(s, op->role[i]) == NULL)
			return op->role[i];
	return NULL;
}

/* Whose role went while he worked in it must be able to let go of what he has in hand. */
static bool
lets_go(const struct book *b, const struct book_operator *op, const struct ask *ask)
{
	const struct book_case *c = book_case(b, ask->row);
	return (verb_needs(ask->verb) & VN_LET_GO) != 0 && c != NULL &&
	    strcmp(c->row.claimed_by, op->name) == 0 &&
	    gone_role(book_settings(b), op) != NULL;
}

/* Verbs that need no grant: log in and out, a call on a line that nothing may refuse (C19), the answer of
 * whom a call is offered to, and letting go when the role is gone. */
static bool
needs_no_grant(const struct book *b, const struct book_operator *op, const struct ask *ask)
{
	const struct settings *s = book_settings(b);
	if (lets_go(b, op, ask))
		return true;
	if ((verb_needs(ask->verb) & VN_FREE) != 0)
		return true;
	unsigned line = ask->board.line;
	if (ask->verb == VERB_PUSH && ask->board.reason[0] != '\0')
		return true; /* an answer, to what was offered */
	if (ask->verb == VERB_DOSSIER && rule_noodknop(b, op->name, ask->row) != NULL)
		return true; /* a role that reads no dossier reads this one */
	return ask->verb == VERB_INTAKE && line >= 1 && line <= ZCC_LINES_NUM &&
	    s->line[line].never_refused;
}

/* The case that is to be taken is for the desk of this role. */
static bool
is_at_its_desk(const struct book *b, const struct ask *ask, const char *role)
{
	const struct role_settings *r = settings_role(book_settings(b), role);
	const struct book_case *c = ask->verb == VERB_CLAIM ? book_case(b, ask->row) : NULL;
	return c != NULL && r != NULL && route_is_of(&c->row, 0, r->desk);
}

static int
choose_role(const struct book *b, const struct book_operator *op, struct ask *ask,
    struct refusal *no)
{
	const struct settings *s = book_settings(b);
	bool is_free = needs_no_grant(b, op, ask);
	const char *role = ask->verb == VERB_ACCEPT ? rule_accept_role(b, op, ask) : NULL;
	bool is_asked = role != NULL;
	int best = -1;
	for (unsigned i = 0; i < op->roles_num && !is_asked; i++) {
		/* better one that needs no shift to begin first, then one whom the alarm is for, or in
		 * which the dossier may be read */
		bool is_for = ask->verb == VERB_DOSSIER ?
		    rule_role_relates(b, op, op->role[i], ask->row) :
		    ask->verb == VERB_REVIEWS ? role_grants(s, op->role[i], VERB_REVIEW) :
		    ask->verb == VERB_TAG ? role_grants(s, op->role[i], VERB_REVIEWS) :
		    rule_alarm_fits(b, ask, op->role[i]) || is_at_its_desk(b, ask, op->role[i]);
		int fit = (rule_lacks_shift(b, op, ask, op->role[i]) ? 0 : 2) + is_for;
		if (role_grants(s, op->role[i], ask->verb) && fit > best) {
			role = op->role[i];
			best = fit;
		}
	}
	if (role == NULL && lets_go(b, op, ask))
		role = gone_role(s, op);
	if (role == NULL && is_free && op->roles_num > 0)
		role = ask->verb == VERB_SHIFT ? rule_shift_role(b, op, ask) : op->role[0];
	if (role != NULL) {
		memcpy(ask->role, role, sizeof ask->role);
		return ZCC_OK;
	}
	return refuse(no, (struct because){WHY_NO_ROLE_MAY, op->name, verb_word(ask->verb)});
}

int
rule_may(const struct book *b, struct ask *ask, struct refusal *no)
{
	const struct settings *s = book_settings(b);
	const struct book_operator *op = book_operator(b, ask->operator);
	if (op == NULL)
		return refuse(no, (struct because){WHY_NO_OPERATOR_HERE});
	if (op->is_revoked)
		return refuse(no, (struct because){WHY_REVOKED, op->name});
	if (ask->role[0] == '\0') {
		int code = choose_role(b, op, ask, no);
		if (code != ZCC_OK)
			return code;
	}
	if (!book_has_role(op, ask->role))
		return refuse(no, (struct because){WHY_NOT_IN_ROLE, op->name});
	if (!role_grants(s, ask->role, ask->verb) && !needs_no_grant(b, op, ask))
		return refuse(
		    no, (struct because){WHY_ROLE_MAY_NOT, ask->role, verb_word(ask->verb)});
	if (rule_lacks_shift(b, op, ask, ask->role))
		return refuse(no, (struct because){WHY_NO_SHIFT, op->name});
	return ZCC_OK;
}

typedef int (*rule_fn)(const struct question *q, struct event *out);

static const rule_fn rules[VERBS_NUM] = {
    [VERB_HELLO] = rule_seat,
    [VERB_BYE] = rule_seat,
    [VERB_INTAKE] = rule_intake,
    [VERB_CLAIM] = rule_claim,
    [VERB_NEXT] = rule_next,
    [VERB_RELEASE] = rule_release,
    [VERB_NOTE] = rule_note,
    [VERB_CLOSE] = rule_close,
    [VERB_ABANDON] = rule_abandon,
    [VERB_RAV] = rule_rav,
    [VERB_UNDO] = rule_undo,
    [VERB_OPERATOR_ADD] = rule_operator_add,
    [VERB_OPERATOR_REVOKE] = rule_operator_revoke,
    [VERB_CONFIG] = rule_config,
    [VERB_DOSSIER] = rule_dossier,
    [VERB_ERASE] = rule_erase,
    [VERB_SEARCH] = rule_search,
    [VERB_CAPACITY] = rule_capacity,
    [VERB_ALARM_ACK] = rule_alarm_ack,
    [VERB_JOURNAL] = rule_look,
    [VERB_AUDIT] = rule_look,
    [VERB_SHOW] = rule_look,
    [VERB_NOODKNOP] = rule_press,
    [VERB_REVIEW] = rule_review,
    [VERB_REVIEWS] = rule_reviews,
    [VERB_BACKGROUND] = rule_background,
    [VERB_STRIKE] = rule_strike,
    [VERB_OPERATOR_LIST] = rule_look,
    [VERB_HOLD] = rule_hold,
    [VERB_RESUME] = rule_resume,
    [VERB_CALLBACK] = rule_callback,
    [VERB_SHIFT] = rule_shift,
    [VERB_MOVE] = rule_move,
    [VERB_PUSH] = rule_push,
    [VERB_ENTER] = rule_enter,
    [VERB_ACCEPT] = rule_accept,
    [VERB_TRANSFER] = rule_transfer,
    [VERB_MELDKAMER] = rule_meldkamer,
    [VERB_MESSAGE] = rule_message,
    [VERB_IDENTIFY] = rule_identify,
    [VERB_LINK] = rule_link,
    [VERB_FORWARD] = rule_forward,
    [VERB_WRONG_PATIENT] = rule_wrong_patient,
    [VERB_TAG] = rule_tag,
    [VERB_UNLOCK] = rule_unlock,
    [VERB_TRIAGE] = rule_triage,
    [VERB_DEPLOY] = rule_deploy,
    [VERB_HANDOVER] = rule_takeover,
    [VERB_AUTHORISE] = rule_authorise,
    [VERB_ALARM_REST] = rule_alarm_rest,
    [VERB_ALARM_WAKE] = rule_alarm_wake,
};

/* The version a command saw must be the one that is there (HB-1). */
static int
check_version(const struct question *q)
{
	const struct ask *ask = q->ask;
	unsigned needs = verb_needs(ask->verb);
	if ((needs & VN_CASE) == 0)
		return ZCC_OK;
	if (ask->row == 0 || ask->row >= book_next_case(q->book))
		return refuse(q->no, (struct because){WHY_NO_CASE, numeral(ask->row).text});
	const struct book_case *c = book_case(q->book, ask->row);
	if ((needs & VN_VERSION) == 0)
		return ZCC_OK;
	if (c == NULL)
		return refuse(q->no, (struct because){WHY_CASE_GONE, numeral(ask->row).text});
	return ZCC_OK;
}

int
rule_decide(const struct book *b, const struct ask *ask, const struct edge_facts *facts,
    struct now now, struct event *out, struct refusal *no)
{
	struct question q = {b, ask, facts, now, no};
	memset(out, 0, sizeof *out);
	memcpy(out->actor, ask->operator, sizeof out->actor);
	if (ask->verb == VERB_NONE || ask->verb >= VERBS_NUM || rules[ask->verb] == NULL)
		return refuse(no, (struct because){WHY_NO_SUCH_VERB});
	int code = check_version(&q);
	if (code == ZCC_OK)
		code = rules[ask->verb](&q, out);
	if (code == ZCC_OK)
		out->version = event_version(out->type);
	return code;
}
