/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tui/core/desk.h"

static struct settings settings = { .roles_num = 3, .role = {
	{ .name = "auditor", .desk = DESK_NONE },
	{ .name = "triagist", .desk = DESK_TRIAGE },
	{ .name = "regiearts", .desk = DESK_REGIE } } };

static void
the_first_role_with_a_desk_is_taken(void **state)
{
	(void)state;
	assert_string_equal(desk_role(&settings, "regiearts,triagist", DESK_NONE)->name, "regiearts");
	assert_string_equal(desk_role(&settings, "auditor,triagist", DESK_NONE)->name, "triagist");
}

static void
a_desk_that_was_asked_for_decides(void **state)
{
	(void)state;
	assert_string_equal(desk_role(&settings, "triagist,regiearts", DESK_REGIE)->name, "regiearts");
	assert_null(desk_role(&settings, "triagist,regiearts", DESK_TOEZICHT));
}

static void
a_role_without_a_desk_or_unknown_here_gives_none(void **state)
{
	(void)state;
	assert_null(desk_role(&settings, "auditor", DESK_NONE));
	assert_null(desk_role(&settings, "nieuw", DESK_NONE));
	assert_null(desk_role(&settings, "een-naam-die-veel-te-lang-is-voor-een-rol", DESK_NONE));
	assert_null(desk_role(&settings, "", DESK_NONE));
	assert_null(desk_role(&settings, ",,", DESK_NONE));
}

static void
words_are_found_by_their_beginning(void **state)
{
	(void)state;
	assert_int_equal(desk_by_word("regie"), DESK_REGIE);
	assert_int_equal(desk_by_word("to"), DESK_TOEZICHT);
	assert_int_equal(desk_by_word("toezichthouder"), DESK_NONE);
	assert_int_equal(desk_by_word(""), DESK_NONE);
	assert_string_equal(desk_word(DESK_VERVOLGZORG), "vervolgzorg");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_role_with_a_desk_is_taken),
		cmocka_unit_test(a_desk_that_was_asked_for_decides),
		cmocka_unit_test(a_role_without_a_desk_or_unknown_here_gives_none),
		cmocka_unit_test(words_are_found_by_their_beginning),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("desk", tests, NULL, NULL);
}
