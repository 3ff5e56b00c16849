/* SPDX-License-Identifier: EUPL-1.2 */
/* Triage at a post: answers by the protocol, a judgement of one's own, advice; and the regiearts's. */
#include "tests/room/staff_priv.h"

#include "shared/base/text.h"
#include "shared/care/identity.h"
#include "shared/care/state.h"
#include "shared/care/triage.h"

#include <string.h>

/* Permille of the conversations. */
enum {
	IS_TRIAGED = 300,
	IS_ASKED_ANEW = 500, /* of those that were answered before */
	IS_UNSAFE = 120,    /* of these: a letter that is enough */
	IS_REGRADED = 400,
	IS_BELOW = 500      /* of these: below the protocol, so that the regiearts judges too */
};

enum {
	JUDGED_MS = 8 * SECOND, /* he looks again whether the regiearts has judged; */
	WAITS_REGIE = 6,        /* and no more often, */
	WAITS_LONG = 60,        /* but for the one that nobody answers, */
	UNANSWERED_MS = 5 * MINUTE, /* for so long */
	WAITS_HERE_MS = 75 * SECOND,
	INSTRUCTED_EVERY = 4    /* of the consults one is sent back */
};

static const char safe[] = "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 abcd:E=4 ";
static const char *const unsafe[] = {"abcd:A=1", "abcd:B=2", "abcd:C=2"};
#define CHEST                                                                                      \
	"complaint:pijn-borst answer:borst-aard=3 answer:borst-duur=2 answer:kleur=3 answer:praten=3 "     \
	"answer:weggeraakt=3 answer:hart-bekend=2 answer:begin=2"
static const char *const complaints[] = {
    CHEST,
    CHEST " pain:6",
    "complaint:kortademig answer:praten=3",
};
static const char here[] = "complaint:kortademig answer:praten=3";
enum { UNSAFE_NUM = sizeof unsafe / sizeof unsafe[0],
	COMPLAINTS_NUM = sizeof complaints / sizeof complaints[0] };

static bool
may_triage(const struct staff *s, const struct person *p)
{
	const struct role_settings *r = settings_role(&s->room->rig.site.settings, p->is->role);
	return (r->verbs >> VERB_TRIAGE & 1) != 0;
}

static void
send(struct person *p, struct ask *a, const struct zcc_case_row *row)
{
	a->version = row->version;
	person_send(p, a);
	p->doing = ASKING;
}

/* What was answered before he called is so, or all is asked again (NT-13). */
static void
use_given(struct staff *s, struct ask *a, uint64_t given)
{
	size_t at = strlen(a->dossier.answers);
	if (rng_happens(&s->room->rng, IS_ASKED_ANEW))
		strcpy(a->board.kind, "ander-vertelt");
	else
		text_format(a->dossier.answers + at, sizeof a->dossier.answers - at,
		    " taken:answer:praten=%llu", (unsigned long long)given);
}

/* The patient is there, and a colleague assesses him along (PI-1). */
static void
ask_here(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	const struct person *along = &s->person[p == &s->person[0] ? 1 : 0];
	const struct zcc_triage *was = board_triage(s->room->board, row);
	struct ask a;
	person_ask(p, VERB_TRIAGE, row->id, &a);
	a.has_dossier = true;
	if (was->times > 0 && strcmp(was->own_by, p->is->name) != 0)
		strcpy(a.board.kind, "herbeoordeling"); /* a colleague was answered before */
	text_format(a.dossier.answers, sizeof a.dossier.answers, "mode:physical %s%s", safe, here);
	text_copy(a.board.operator, sizeof a.board.operator, along->is->name);
	send(p, &a, row);
}

/* He waits until there is an alarm about it, and is triaged again (NT-12). */
static bool
waits_here(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	const struct zcc_triage *t = board_triage(s->room->board, row);
	if ((t->flags & TRIAGE_FLAG_PHYSICAL) == 0 || t->times > 1)
		return false;
	if (s->room->board->now_line - t->made_line < WAITS_HERE_MS)
		p->due_ms = s->room->now_ms + JUDGED_MS;
	else
		ask_here(s, p, row);
	return true;
}

static void
ask_protocol(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	if (s->errands[ERRAND_WAITROOM] > 0 && phones_given(s->phones, row->id) == 0) {
		s->errands[ERRAND_WAITROOM]--;
		ask_here(s, p, row);
		return;
	}
	struct rng *rng = &s->room->rng;
	struct ask a;
	person_ask(p, VERB_TRIAGE, row->id, &a);
	a.has_dossier = true;
	bool is_unsafe = rng_happens(rng, IS_UNSAFE);
	if (is_unsafe)
		text_copy(a.dossier.answers, sizeof a.dossier.answers, unsafe[rng_below(rng, UNSAFE_NUM)]);
	else
		text_format(a.dossier.answers, sizeof a.dossier.answers, "%s%s", safe,
		    complaints[rng_below(rng, COMPLAINTS_NUM)]);
	if (!is_unsafe && phones_given(s->phones, row->id) != 0)
		use_given(s, &a, phones_given(s->phones, row->id));
	send(p, &a, row);
}

/* Who the patient is comes before the criteria (ID-1); here nobody says it. */
static void
identify(struct person *p, const struct zcc_case_row *row)
{
	struct ask a;
	person_ask(p, VERB_IDENTIFY, row->id, &a);
	strcpy(a.board.reason, "onbekend");
	send(p, &a, row);
}

static void
judge(struct person *p, const struct zcc_case_row *row, unsigned urgency, const char *reason)
{
	struct ask a;
	person_ask(p, VERB_TRIAGE, row->id, &a);
	a.board.urgency = (uint8_t)urgency;
	strcpy(a.board.reason, reason);
	send(p, &a, row);
}

static void
instruct(struct person *p, const struct zcc_case_row *row)
{
	struct ask a;
	person_ask(p, VERB_TRIAGE, row->id, &a);
	a.has_dossier = true;
	strcpy(a.dossier.note, "meet eerst de saturatie");
	send(p, &a, row);
}

static void
advise(struct person *p, const struct zcc_case_row *row)
{
	struct ask a;
	person_ask(p, VERB_TRIAGE, row->id, &a);
	a.has_dossier = true;
	a.board.safety_net = true;
	strcpy(a.dossier.advice, "lijst-klaar");
	send(p, &a, row);
}

bool
triage_step(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	struct room *r = s->room;
	if (!may_triage(s, p) || !state_is_talking((enum zcc_state)row->state))
		return false;
	const struct zcc_triage *t = board_triage(r->board, row);
	bool may_ask = t->times == 0 && !p->has_judged;
	p->has_judged = true;
	if (t->times == 0) {
		p->will_ask = p->will_ask || (may_ask && room_happens(r, IS_TRIAGED));
		if (!p->will_ask)
			return false;
		if (identity_is_asked(&row->who))
			ask_protocol(s, p, row);
		else
			identify(p, row);
	} else if (triage_urgency(t) <= URGENCY_ALARM) {
		return false; /* to the meldkamer */
	} else if (waits_here(s, p, row)) {
		return true;
	} else if (!p->has_regraded && room_happens(r, IS_REGRADED)) {
		/* below the protocol only who has asked everything */
		bool is_below = t->asked == t->asked_of && room_happens(r, IS_BELOW);
		judge(p, row, is_below ? 5 : 2, is_below ? "bekende-patient" : "alarmsignaal");
	} else if (triage_is_instructed(t)) {
		judge(p, row, t->system, ""); /* he agrees with the protocol after all */
	} else if (triage_wants_regie(t) &&
	    p->waits_regie++ < (row->id == s->unanswered ? WAITS_LONG : WAITS_REGIE)) {
		p->due_ms = r->now_ms + JUDGED_MS;
	} else if (!triage_is_advised(t)) {
		advise(p, row);
	} else {
		return false;
	}
	p->has_regraded = p->has_regraded || t->times > 0;
	return true;
}

bool
triage_judge(struct staff *s, struct person *p)
{
	const struct board *b = s->room->board;
	if (!person_is_regie(p))
		return false;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *row = &b->cases[i];
		if (row->id == 0 || row->state != CASE_GETRIEERD || !triage_wants_regie(board_triage(b, row)))
			continue;
		if (s->errands[ERRAND_UNANSWERED] > 0) {
			s->errands[ERRAND_UNANSWERED]--;
			s->unanswered = row->id;
			s->unanswered_ms = s->room->now_ms + UNANSWERED_MS;
		}
		if (row->id == s->unanswered && s->room->now_ms < s->unanswered_ms)
			continue;
		if (s->count.judged % INSTRUCTED_EVERY == 1)
			instruct(p, row);
		else
			judge(p, row, 4, "context");
		s->count.judged++;
		return true;
	}
	return false;
}
