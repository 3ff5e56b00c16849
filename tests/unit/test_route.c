/* SPDX-License-Identifier: EUPL-1.2 */
/* For whom a case is: KB-1, PI-5. */
#include "shared/care/route.h"

#include "shared/care/alarm.h"
#include "shared/care/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { REGULIER = 1 << LINE_REGULIER, ZORGVERLENER = 1 << LINE_ZORGVERLENER };

static void
KB_1_each_of_the_four_kinds_has_its_desk(void **state)
{
	static struct settings s;
	(void)state;
	assert_int_equal(route_desk_of(&s, help_number("urgentie")), DESK_TRIAGE);
	assert_int_equal(route_desk_of(&s, help_number("inzet")), DESK_REGIE);
	assert_int_equal(route_desk_of(&s, help_number("indicatie")), DESK_VERVOLGZORG);
	assert_int_equal(route_desk_of(&s, help_number("vervolgzorg")), DESK_VERVOLGZORG);
	assert_int_equal(route_desk_of(&s, HELP_NONE), DESK_NONE);
	assert_int_equal(route_desk_of(&s, HELPS_NUM + 1), DESK_NONE);
}

/* Norms are data: a region that answers it elsewhere says so, and of the others it says nothing. */
static void
KB_1_a_region_says_which_desk_answers_what(void **state)
{
	static struct settings s = {.asks_desk = {[HELP_DEPLOY] = DESK_TRIAGE, [HELP_STAY] = DESK_REGIE}};
	(void)state;
	assert_int_equal(route_desk_of(&s, HELP_DEPLOY), DESK_TRIAGE);
	assert_int_equal(route_desk_of(&s, HELP_STAY), DESK_REGIE);
	assert_int_equal(route_desk_of(&s, HELP_URGENCY), DESK_TRIAGE);
	assert_int_equal(route_desk_of(&s, HELP_FOLLOW_UP), DESK_VERVOLGZORG);
	assert_int_equal(route_desk_of(&s, HELP_NONE), DESK_NONE);
	assert_int_equal(route_desk_by_word("regie"), DESK_REGIE);
	assert_int_equal(route_desk_by_word("toezicht"), DESK_NONE);
	assert_int_equal(route_desk_by_word("meldkamer"), DESK_NONE);
	assert_int_equal(route_desk_by_word(""), DESK_NONE);
}

static void
PI_8_every_role_of_a_professional_has_a_word_of_its_own(void **state)
{
	(void)state;
	for (unsigned i = 1; i <= PROFESSIONALS_NUM; i++)
		assert_int_equal(professional_number(professional_word(i)), i);
	for (unsigned i = 1; i <= FORWARDS_NUM; i++)
		assert_int_equal(forward_number(forward_word(i)), i);
	assert_string_equal(professional_word(PROFESSIONALS_NUM + 1), "");
	assert_string_equal(help_word(HELPS_NUM + 1), "");
	assert_string_equal(forward_word(FORWARDS_NUM + 1), "");
}

static void
PI_5_a_case_goes_on_to_lines_where_people_answer_and_desks_that_take_calls(void **state)
{
	static const char *const never[] = {"", "zelftriage", "terugbellen", "toezicht", "meldkamer", "tri",
	    "niets"};
	(void)state;
	struct route to;
	assert_true(route_by_word("zorgverlener", &to));
	assert_true(to.line == LINE_ZORGVERLENER && to.desk == DESK_NONE);
	assert_true(route_by_word("vervolgzorg", &to));
	assert_true(to.line == LINE_NONE && to.desk == DESK_VERVOLGZORG);
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		assert_false(route_by_word(never[i], &to));
}

static void
KB_1_a_case_is_for_its_desk_and_for_its_line_when_nobody_is_there(void **state)
{
	(void)state;
	struct zcc_case_row row = {.line = LINE_ZORGVERLENER, .urgency = 2, .desk = DESK_REGIE,
	    .due_line = ZCC_NEVER};
	struct route_taker at_triage = {.lines = ZORGVERLENER, .at_desk = 0xff, .desk = DESK_TRIAGE,
	    .manned = 1 << DESK_REGIE};
	struct route_taker at_regie = {.lines = 0, .at_desk = 0xff, .desk = DESK_REGIE};
	assert_false(route_is_theirs(&row, &at_triage));
	assert_true(route_is_theirs(&row, &at_regie)); /* whatever his lines are */
	at_regie.at_desk = REGULIER; /* he was put there alone */
	assert_false(route_is_theirs(&row, &at_regie));
	row.urgency = 1;
	assert_true(route_is_theirs(&row, &at_triage)); /* a U0 or U1 is anybody's */
	row.urgency = 2;
	at_triage.manned = 0;
	assert_true(route_is_theirs(&row, &at_triage));
	at_triage.manned = 1 << DESK_REGIE;
	row.due_line = 60000; /* who works there is busy for longer than he may wait */
	at_triage.now_line = 60000;
	assert_false(route_is_theirs(&row, &at_triage));
	at_triage.now_line = 61000;
	assert_true(route_is_theirs(&row, &at_triage));
	at_triage.lines = REGULIER;
	assert_false(route_is_theirs(&row, &at_triage));
	row.desk = DESK_NONE;
	row.line = LINE_REGULIER;
	assert_true(route_is_theirs(&row, &at_triage));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(KB_1_each_of_the_four_kinds_has_its_desk),
	    cmocka_unit_test(KB_1_a_region_says_which_desk_answers_what),
	    cmocka_unit_test(PI_8_every_role_of_a_professional_has_a_word_of_its_own),
	    cmocka_unit_test(PI_5_a_case_goes_on_to_lines_where_people_answer_and_desks_that_take_calls),
	    cmocka_unit_test(KB_1_a_case_is_for_its_desk_and_for_its_line_when_nobody_is_there),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("route", tests, NULL, NULL);
}
