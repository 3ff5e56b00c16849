/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intent_kit - what a console asks for, as the tests of its keys see it.  Drafts are passed over: they have
 * tests of their own.  Each that is seen is also made into the command that would be sent, which must have no
 * argument that its verb does not take.
 */
#ifndef ZCC_TESTS_INTENT_KIT_H
#define ZCC_TESTS_INTENT_KIT_H

#include "tests/lib/unit.h"

#include "shared/care/ask_args.h"
#include "tui/core/console.h"
#include "tui/edge/fill.h"

static inline void
intent_is_taken(const struct intent *i, const struct settings *s)
{
	struct ask a;
	struct fault f;

	if (i->kind != INTENT_SEND)
		return;
	ask_init(&a, (enum zcc_verb)i->verb);
	assert_int_equal(fill_ask(&a, i, s, &f), ZCC_OK);
	const char *beyond = ask_args_beyond(&a);
	if (beyond != NULL)
		fail_msg("%s takes no %s", verb_word(i->verb), beyond);
}

/* The next; false: nothing is asked for. */
static inline bool
intent_next(struct console *c, struct intent *out, const struct settings *s)
{
	while (console_intent(c, out)) {
		if (out->verb == VERB_DRAFT)
			continue;
		intent_is_taken(out, s);
		return true;
	}
	return false;
}

#endif
