/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * hand_kit - the small book with a centralist and two meldkamers, for the tests of handing over.
 */
#ifndef ZCC_HAND_KIT_H
#define ZCC_HAND_KIT_H

#include "tests/lib/book_kit.h"

#include "shared/care/hand.h"
#include "shared/care/state.h"

/* Besides the people of the kit a centralist, and two meldkamers. */
static inline int
hand_setup(void **state)
{
	int e = kit_setup(state);
	struct kit *k = *state;
	struct settings *s = &k->settings;
	struct role_settings *r = &s->role[s->roles_num++];
	strcpy(r->name, "centralist");
	r->desk = DESK_MELDKAMER;
	r->lines = 0x7e;
	r->verbs = s->role[0].verbs;
	s->role[2].verbs |= UINT64_C(1) << VERB_ACCEPT;
	s->meldkamers_num = 2;
	strcpy(s->meldkamer[0].code, "oost");
	strcpy(s->meldkamer[1].code, "noord");
	s->meldkamer[1].ranges_num = 1;
	s->meldkamer[1].range[0].from = 8000;
	s->meldkamer[1].range[0].to = 8999;
	s->place_meldkamer[0] = 1;
	kit_reason(s, "ambulance");
	kit_config(k);
	kit_operator(k, "mka", "centralist", 5);
	return e;
}

/* Decide k->ask as the hub does: who is in the ear goes on hold first, and what was passed on comes after. */
static inline int
act(struct kit *k)
{
	struct event ev;
	int code = kit_decide_ear(k, &ev);
	if (code != ZCC_OK)
		return code;
	uint64_t id = ev.type == EV_CASE_RECEIVED ? ev.u.received.row.id : 0;
	if (rule_passed_on(k->b, &k->ask, id, k->now, &k->ev, &k->no) == ZCC_OK)
		kit_apply(k);
	return ZCC_OK;
}

static inline int
does(struct kit *k, const char *operator, enum zcc_verb verb, uint64_t row)
{
	kit_ask(k, operator, verb, row);
	return act(k);
}

static inline void
tell(struct ask *a)
{
	a->has_dossier = true;
	strcpy(a->dossier.situation, "val");
	strcpy(a->dossier.background, "woont alleen");
	strcpy(a->dossier.assessment, "stabiel");
	strcpy(a->dossier.recommendation, "neem over");
}

static inline int
transfer(struct kit *k, const char *operator, uint64_t row, const char *to)
{
	struct ask *a = kit_ask(k, operator, VERB_TRANSFER, row);
	tell(a);
	strcpy(a->board.operator, to);
	return act(k);
}

static inline int
give_back(struct kit *k, const char *operator, uint64_t row, const char *why)
{
	strcpy(kit_ask(k, operator, VERB_ACCEPT, row)->board.reason, why);
	return act(k);
}

static inline int
meldkamer(struct kit *k, const char *operator, uint64_t row, const char *kind)
{
	strcpy(kit_ask(k, operator, VERB_MELDKAMER, row)->board.kind, kind);
	return act(k);
}

/* A call on the line spoed from this place; "" = nobody knows where. */
static inline uint64_t
call_from(struct kit *k, const char *place)
{
	strcpy(kit_ask(k, "anna", VERB_INTAKE, 0)->board.place, place);
	k->ask.board.line = LINE_SPOED;
	OK(act(k));
	return book_next_case(k->b) - 1;
}

#endif
