/* SPDX-License-Identifier: EUPL-1.2 */
/* The kinds of alarm, and what an alarm is to somebody: PE-9. */
#include "tests/lib/unit.h"

#include "shared/care/alarm.h"

#include <string.h>

static void
every_kind_is_found_and_complete(void **state)
{
	(void)state;
	for (unsigned i = 0; i < KINDS_NUM; i++) {
		const struct alarm_kind *k = &alarm_kinds[i];
		assert_ptr_equal(alarm_kind(k->code), k);
		assert_in_range(strlen(k->code), 3, ZCC_CODE_SIZE - 1);
		assert_in_range(k->priority, ALARM_HIGH, ALARM_LOW);
		assert_true(k->whom != 0 && (k->whom & k->later) == 0);
		assert_in_range(strlen(k->sentence), 10, 60);
		assert_in_range(strlen(k->todo), 10, 100);
	}
	assert_null(alarm_kind("brand"));
	assert_null(alarm_kind(""));
}

/* Somebody waits behind it: it is silenced by doing something. */
static void
what_is_urgent_about_a_case_may_not_rest(void **state)
{
	(void)state;
	for (unsigned i = 0; i < KINDS_NUM; i++)
		if (alarm_kinds[i].about == ABOUT_CASE && alarm_kinds[i].priority == ALARM_HIGH)
			assert_false(alarm_kinds[i].may_rest);
}

static void
a_word_of_rest_is_a_reason_and_back(void **state)
{
	(void)state;
	for (unsigned i = REST_KNOWN; i <= REST_CHATTER; i++)
		assert_int_equal(rest_number(rest_word(i)), i);
	assert_string_equal(rest_word(REST_NONE), "");
	assert_string_equal(rest_word(REST_CHATTER + 1), "");
	assert_int_equal(rest_number(""), REST_NONE);
	assert_int_equal(rest_number("zomaar"), REST_NONE);
}

/* PE-9: who saw it is asked per person. */
static void
an_alarm_is_another_thing_to_another_person(void **state)
{
	struct zcc_alarm_row a = {.id = 1, .kind = "board-full", .whom = FOR_REGIE | FOR_TOEZICHT,
	    .seen_line = ZCC_NEVER};
	(void)state;
	assert_int_equal(alarm_state(&a, "anna"), ALARM_NEW);
	assert_true(alarm_asks(&a, DESK_REGIE, "anna"));
	assert_false(alarm_asks(&a, DESK_TRIAGE, "anna"));
	assert_false(alarm_is_seen_by(&a, ""));
	strcpy(a.seen_by, "anna");
	strcpy(a.also[ZCC_SEEN_ALSO - 1].by, "bram");
	assert_int_equal(alarm_state(&a, "anna"), ALARM_SEEN);
	assert_int_equal(alarm_state(&a, "bram"), ALARM_SEEN);
	assert_int_equal(alarm_state(&a, "chris"), ALARM_NEW);
	assert_false(alarm_asks(&a, DESK_REGIE, "bram"));
	assert_true(alarm_asks(&a, DESK_TOEZICHT, "chris"));
	a.reason = REST_KNOWN;
	assert_int_equal(alarm_state(&a, "chris"), ALARM_RESTS);
	assert_false(alarm_asks(&a, DESK_TOEZICHT, "chris"));
	a.reason = REST_NONE;
	a.gone = 1;
	assert_int_equal(alarm_state(&a, "anna"), ALARM_GONE);
	assert_true(alarm_asks(&a, DESK_TOEZICHT, "chris"));
	a.done = 1;
	assert_false(alarm_asks(&a, DESK_TOEZICHT, "chris"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_kind_is_found_and_complete),
	    cmocka_unit_test(what_is_urgent_about_a_case_may_not_rest),
	    cmocka_unit_test(a_word_of_rest_is_a_reason_and_back),
	    cmocka_unit_test(an_alarm_is_another_thing_to_another_person),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("alarm", tests, NULL, NULL);
}
