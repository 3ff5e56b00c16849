/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * room_screen_kit - a console in a room with people in it, at the desk of toezicht or of a triagist, for
 * the tests of what those people do with each other.
 */
#ifndef ZCC_TESTS_ROOM_SCREEN_KIT_H
#define ZCC_TESTS_ROOM_SCREEN_KIT_H

#include "tests/lib/console_kit.h"

#define TOEZICHT(test) cmocka_unit_test_setup_teardown(test, begin_toezicht, end)
#define TRIAGE(test) cmocka_unit_test_setup_teardown(test, begin_triage, end)

static inline int
begin_at(void **state, const char *role)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= UINT64_C(1) << VERB_MOVE | UINT64_C(1) << VERB_PUSH |
		    UINT64_C(1) << VERB_MESSAGE;
	a_room_board(&a, &settings);
	console_role(c, settings_role(&settings, role));
	return 0;
}

static inline int
begin_toezicht(void **state)
{
	begin_at(state, "toezicht");
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	return 0;
}

static inline int
begin_triage(void **state)
{
	return begin_at(state, "triagist");
}

static inline void
look(void)
{
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
}

static inline void
type_line(const char *text)
{
	type(text);
	press(KEY_ENTER);
}

/* The next that is not the question about messages. */
static inline bool
next_act(struct intent *out)
{
	while (next_intent(out))
		if (out->verb != VERB_MESSAGES)
			return true;
	return false;
}

#endif
