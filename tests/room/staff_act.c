/* SPDX-License-Identifier: EUPL-1.2 */
/* What people at their posts say to the hub about a caller, and how a conversation ends.  Shares are
 * assumptions. */
#include "tests/room/staff_priv.h"

#include "shared/base/text.h"
#include "shared/care/hand.h"
#include "shared/care/state.h"
#include "shared/care/triage.h"

#include <string.h>

/* Permille of the conversations. */
enum {
	BREAKS_OFF = 40,
	IS_PROMISED = 50,
	IS_RELEASED = 20,
	IS_TRANSFERRED = 60,
	IS_CRISIS = 500,   /* closed by the ggz: for the crisisdienst */
	IS_NOTED = 200,
	IS_SENT_ON = 60,   /* of the quiet ones on two lines: another line, or a desk */
	IS_ASKED = 400,    /* a professional of whom nobody has told what he asks */
	IS_TAGGED = 20,    /* there is something to learn from it */
	IS_INCIDENT = 60,  /* for another service */
	IS_CRITICAL = 350, /* of those with U0 or U1, and of 112 */
	IS_FOLLOWED = 600  /* of the triaged who are sent to the huisartsenpost, or whom it visits */
};

const struct zcc_case_row *
act_row(const struct staff *s, const struct person *p)
{
	return board_case(s->room->board, p->id);
}

void
act_send(struct person *p, struct ask *a)
{
	person_send(p, a);
	p->doing = ASKING;
}

void
act_verb(const struct staff *s, struct person *p, enum zcc_verb verb)
{
	struct ask a;
	const struct zcc_case_row *row = act_row(s, p);
	person_ask(p, verb, p->id, &a);
	a.version = row != NULL && (verb_needs(verb) & VN_VERSION) != 0 ? row->version : 0;
	act_send(p, &a);
}

void
act_close(const struct staff *s, struct person *p, const char *reason)
{
	struct ask a;
	const struct zcc_case_row *row = act_row(s, p);
	person_ask(p, VERB_CLOSE, p->id, &a);
	a.version = row != NULL ? row->version : 0;
	strcpy(a.board.reason, reason);
	act_send(p, &a);
}

void
act_call_back(const struct staff *s, struct person *p, enum zcc_attempt attempt, int64_t at_ms)
{
	struct ask a;
	const struct zcc_case_row *row = act_row(s, p);
	person_ask(p, VERB_CALLBACK, p->id, &a);
	a.version = row != NULL ? row->version : 0;
	a.board.attempt = (uint8_t)attempt;
	a.board.at = (uint64_t)at_ms;
	act_send(p, &a);
}

/* --- The end of a conversation ------------------------------------------------------------------ */

/* Only who was triaged was told what to do and what to watch for (NT-9); for a U0 or U1 that is not enough. */
static bool
is_told(const struct zcc_triage *t)
{
	return t->times > 0 && triage_is_advised(t) && triage_urgency(t) > URGENCY_ALARM;
}

/* Most who were told need nothing else; of the others some only asked something. */
static const char *
plausible_reason(struct room *r, const struct zcc_triage *t)
{
	static const char *const told[] = {"advies", "advies", "advies", "advies", "zelfzorg", "consult-hap",
	    "consult-hap", "visite", "eigen-huisarts", "overig"};
	static const char *const others[] = {"informatie", "informatie", "informatie", "consult-hap",
	    "consult-hap", "visite", "eigen-huisarts", "doorverwezen", "acute-wijkverpleging", "overig"};
	_Static_assert(sizeof told == sizeof others, "one draw for both");
	uint64_t i = rng_below(&r->rng, sizeof told / sizeof told[0]);
	return is_told(t) ? told[i] : others[i];
}

/* He who may not decide something tries to, once (RL-2). */
static const char *
some_reason(struct room *r, struct person *p, const struct zcc_triage *t)
{
	if (p->is->not_decision != NULL && !p->was_over) {
		p->was_over = true;
		return p->is->not_decision;
	}
	if (strcmp(p->is->role, "ggz") == 0 && room_happens(r, IS_CRISIS))
		return "ggz-crisisdienst";
	const char *reason = plausible_reason(r, t);
	bool is_his = p->is->not_decision == NULL || strcmp(reason, p->is->not_decision) != 0;
	return is_his ? reason : "overig";
}

/* What the regiearts has not judged is not closed as advice. */
static const char *
end_reason(struct room *r, struct person *p, const struct zcc_case_row *row)
{
	const struct zcc_triage *t = board_triage(r->board, row);
	return triage_is_below(t) ? "consult-hap" : some_reason(r, p, t);
}

static bool
is_critical(struct room *r, const struct zcc_case_row *row)
{
	const struct zcc_triage *t = board_triage(r->board, row);
	if (t->times > 0)
		return triage_urgency(t) <= URGENCY_ALARM;
	return (row->urgency <= URGENCY_ALARM || row->line == LINE_112) && room_happens(r, IS_CRITICAL);
}

static void
note(const struct staff *s, struct person *p)
{
	struct ask a;
	person_ask(p, VERB_NOTE, p->id, &a);
	a.has_dossier = true;
	text_copy(a.dossier.note, sizeof a.dossier.note, s->room->callers.figures.note);
	act_send(p, &a);
}

/* Of five one is an incident in the chain of care. */
static void
tag(struct room *r, struct person *p)
{
	struct ask a;
	person_ask(p, VERB_TAG, p->id, &a);
	a.has_dossier = true;
	strcpy(a.board.kind, tag_word(rng_below(&r->rng, 5) == 0 ? TAG_CHAIN : TAG_LEARN));
	strcpy(a.dossier.note, "het terugbellen duurde te lang");
	act_send(p, &a);
}

static void
promise(struct staff *s, struct person *p)
{
	act_call_back(s, p, ATTEMPT_NONE,
	    room_wall_ms(s->room) + room_draw(s->room, 10 * MINUTE, 30 * MINUTE));
}

/* The meldkamer has it: the name of whom one spoke with goes to the dossier. */
static void
say_spoken(struct person *p, enum zcc_verb verb)
{
	struct ask a;
	person_ask(p, verb, p->id, &a);
	a.has_dossier = true;
	text_copy(a.dossier.spoken, sizeof a.dossier.spoken, "een centralist");
	act_send(p, &a);
}

/* Police: an incident too (KB-5). */
static void
call_service(struct person *p)
{
	struct ask a;
	person_ask(p, VERB_MELDKAMER, p->id, &a);
	strcpy(a.board.kind, "politie");
	act_send(p, &a);
}

static void
send_on(const struct person *p, const struct zcc_case_row *row, const char *to, struct ask *a)
{
	(void)p;
	a->version = row->version;
	strcpy(a->board.operator, to);
	strcpy(a->board.reason, strcmp(to, "vervolgzorg") == 0 ? "ander-loket" : "verkeerde-lijn");
}

/* Not for this line, or not for this desk (PI-5); or a professional says what he asks (KB-1).  A U0 or U1
 * is helped where he is. */
static bool
goes_on(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	struct room *r = s->room;
	struct ask a;
	bool is_quiet = row->urgency > URGENCY_ALARM && !hand_is_transfer(board_hand(r->board, row));
	bool is_pro = row->line == LINE_ZORGVERLENER;
	if (!is_quiet || (!is_pro && row->line != LINE_REGULIER))
		return false;
	person_ask(p, VERB_FORWARD, p->id, &a);
	if (is_pro && row->asks == HELP_NONE && room_happens(r, IS_ASKED)) {
		a.version = row->version;
		a.board.asks = (uint8_t)(1 + rng_below(&r->rng, HELPS_NUM));
		a.board.professional = PROFESSIONAL_NURSE;
	} else if (row->forwards == 0 && room_happens(r, IS_SENT_ON)) {
		send_on(p, row, room_happens(r, 400) ? "vervolgzorg" : is_pro ? "regulier" : "zorgverlener", &a);
		if (!is_pro && strcmp(a.board.operator, "zorgverlener") == 0)
			a.board.asks = HELP_FOLLOW_UP;
	} else {
		return false;
	}
	act_send(p, &a);
	return true;
}

/* Care is on its way, and who chose it follows it: the caller hangs up.  Else the case is closed as that. */
static void
place(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	struct room *r = s->room;
	const struct zcc_triage *t = board_triage(r->board, row);
	const struct role_settings *role = settings_role(&r->rig.site.settings, p->is->role);
	const char *reason = end_reason(r, p, row);
	bool is_sent = strcmp(reason, "consult-hap") == 0 || strcmp(reason, "visite") == 0;
	bool may = t->times > 0 && (role->verbs >> VERB_DEPLOY & 1) != 0;
	bool is_first = may && s->count.deployed == 0 && p->is->not_decision == NULL;
	struct ask a;
	if (is_first && !is_sent) /* no evening is without one, however few are triaged in it */
		reason = "consult-hap";
	else if (!may || !is_sent || (!is_first && !room_happens(r, IS_FOLLOWED))) {
		act_close(s, p, reason);
		return;
	}
	person_ask(p, VERB_DEPLOY, p->id, &a);
	a.version = row->version;
	strcpy(a.board.care, reason);
	act_send(p, &a);
}

void
act_end_talk(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	struct room *r = s->room;
	bool is_talking = state_is_talking((enum zcc_state)row->state);
	bool has_number = (row->marks & CASE_MARK_NO_NUMBER) == 0;
	bool is_unheard = hand_is_unheard(row, board_hand(r->board, row));
	bool is_caller = (row->flags & CASE_FLAG_CALLBACK) == 0;
	if (row->state == CASE_RAV && is_unheard)
		say_spoken(p, VERB_RAV);
	else if (row->state == CASE_RAV)
		act_close(s, p, "ambulance");
	else if (row->state == CASE_MELDKAMER && is_unheard)
		say_spoken(p, VERB_MELDKAMER);
	else if (row->state == CASE_MELDKAMER)
		act_close(s, p, "meldkamer");
	else if (is_talking && is_caller && goes_on(s, p, row))
		return;
	else if (is_talking && (triage_step(s, p, row) || known_step(s, p)))
		return;
	else if (is_critical(r, row))
		act_verb(s, p, VERB_RAV);
	else if (is_caller && row->urgency <= URGENCY_REGIE && room_happens(r, IS_INCIDENT))
		call_service(p);
	else if (is_caller && room_happens(r, BREAKS_OFF))
		act_verb(s, p, VERB_ABANDON);
	else if (is_caller && !p->has_asked && !person_is_regie(p) &&
	    room_happens(r, IS_TRANSFERRED) && hand_transfer(s, p, row))
		return;
	else if (has_number && room_happens(r, IS_PROMISED))
		promise(s, p);
	else if (room_happens(r, IS_RELEASED))
		act_verb(s, p, VERB_RELEASE);
	else if (room_happens(r, IS_TAGGED))
		tag(r, p);
	else if (room_happens(r, IS_NOTED))
		note(s, p);
	else
		place(s, p, row);
}
