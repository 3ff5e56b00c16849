/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * advice_kit - a book in which advice that a triagist gave alone waits for a regiearts (TB-6), who is in the
 * third role.
 */
#ifndef ZCC_TESTS_ADVICE_KIT_H
#define ZCC_TESTS_ADVICE_KIT_H

#include "tests/lib/book_kit.h"

#define MAY(verb) (UINT64_C(1) << (verb))

/* Not adopted yet: kit_config() after what else the test wants set.  `verbs`: what a regiearts may do besides. */
static inline void
advice_norms(struct settings *s, uint64_t verbs)
{
	s->role[0].verbs &= ~MAY(VERB_AUTHORISE);
	s->role[2].verbs |= MAY(VERB_AUTHORISE) | verbs;
	strcpy(s->reason[s->reasons_num++], "visite");
	s->authorise_s = 3600;
}

static inline bool
waits(const struct kit *k, uint64_t id)
{
	return (kit_row(k, id)->marks & CASE_MARK_ADVISED) != 0;
}

/* That `who` takes this case and closes it for this reason, untriaged. */
static inline uint64_t
closes(struct kit *k, const char *who, uint64_t id, const char *reason)
{
	OK(kit_do(k, who, VERB_CLAIM, id));
	strcpy(kit_ask(k, who, VERB_CLOSE, id)->board.reason, reason);
	OK(kit_decide(k));
	return id;
}

#endif
