/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * advice_kit - a book in which advice that a triagist gave alone waits for a regiearts (TB-6), who is in the
 * third role.  Who advises has triaged first (NT-9): triage_open() sets the book up.
 */
#ifndef ZCC_TESTS_ADVICE_KIT_H
#define ZCC_TESTS_ADVICE_KIT_H

#include "tests/lib/triage_kit.h"

#define MAY(verb) (UINT64_C(1) << (verb))

/* Not adopted yet: kit_config() after what else the test wants set.  `verbs`: what a regiearts may do besides. */
static inline void
advice_norms(struct settings *s, uint64_t verbs)
{
	s->role[0].verbs &= ~MAY(VERB_AUTHORISE);
	s->role[2].verbs |= MAY(VERB_AUTHORISE) | MAY(VERB_IDENTIFY) | verbs;
	kit_reason(s, "visite");
	s->authorise_s = 3600;
}

static inline bool
waits(const struct kit *k, uint64_t id)
{
	return (kit_row(k, id)->marks & CASE_MARK_ADVISED) != 0;
}

/* `who` has it in hand: he triages it, a U3, and says what is to be done and what to watch for (NT-9). */
static inline void
advises(struct kit *k, const char *who, uint64_t id)
{
	strcpy(kit_ask(k, who, VERB_IDENTIFY, id)->board.reason, "onbekend");
	OK(kit_decide(k));
	struct ask *a = kit_ask(k, who, VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.answers,
	    "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill answer:fever=2 answer:speech=3");
	strcpy(a->dossier.advice, "drink call");
	OK(kit_decide(k));
}

/* That `who` takes this case and closes it for this reason: as advice with what belongs to that. */
static inline uint64_t
closes(struct kit *k, const char *who, uint64_t id, const char *reason)
{
	OK(kit_do(k, who, VERB_CLAIM, id));
	if (triage_is_advice(reason))
		advises(k, who, id);
	OK(kit_close(k, who, id, reason));
	return id;
}

#endif
