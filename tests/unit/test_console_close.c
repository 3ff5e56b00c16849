/* SPDX-License-Identifier: EUPL-1.2 */
/* Closing at a console: a reason, what it does, and taking it back. */
#include "tests/lib/console_kit.h"

static void
closing_takes_a_reason_and_j(void **state)
{
	struct intent i;

	(void)state;
	press('s');
	now_ms += 1000;
	press('j');
	assert_false(next_intent(&i));
	press('2');
	now_ms += 1000;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_CLOSE);
	assert_string_equal(i.reason, "eigen-huisarts");
}

/* NT-9: a digit is what stands beside it, and self-care stands there when the case was triaged. */
static void
advice_is_a_reason_to_close_what_was_triaged(void **state)
{
	struct intent i;

	(void)state;
	press('9'), press('7'), press('5'); /* our own */
	press('s');
	assert_true(screen_has("1  consult HAP"));
	assert_false(screen_has("zelfzorg"));
	press(KEY_ESC);
	a_triage_board(&a);
	console_update(c, &a.board, now_ms);
	press('9'), press('7'), press('5');
	press('s');
	assert_true(screen_has("1  zelfzorg") && screen_has("2  consult HAP"));
	press('1');
	now_ms += 1000;
	press('j');
	assert_true(next_intent(&i));
	assert_string_equal(i.reason, "zelfzorg");
}

static void
esc_goes_one_level_back_and_never_commits(void **state)
{
	struct intent i;

	(void)state;
	press('s');
	press('2');
	press(KEY_ESC);
	assert_int_equal(c->over, OVER_ASK);
	press(KEY_ESC);
	assert_int_equal(c->over, OVER_NONE);
	assert_false(next_intent(&i));
}

/* Who closes may be wrong too; the hub takes it back for as long. */
static void
a_close_can_be_taken_back_and_the_case_opens_again(void **state)
{
	struct intent i;

	(void)state;
	press('9'), press('7'), press('5'); /* our own */
	press(KEY_ENTER);
	assert_int_equal(c->screen, SCREEN_CASE);
	press('s');
	press('2');
	now_ms += 1000;
	press('j');
	assert_true(next_intent(&i));
	answer(&i, ZCC_OK, i.row);
	assert_int_equal(c->screen, SCREEN_QUEUE);
	assert_true(screen_has("^Z = terug (nog 10 s)"));
	press(KEY_CTRL_Z);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_UNDO);
	answer(&i, ZCC_OK, 23975);
	assert_int_equal(c->screen, SCREEN_CASE);
	assert_int_equal(c->case_id, 23975);
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, begin, end)
	const struct CMUnitTest tests[] = {
		IN(closing_takes_a_reason_and_j),
		IN(advice_is_a_reason_to_close_what_was_triaged),
		IN(esc_goes_one_level_back_and_never_commits),
		IN(a_close_can_be_taken_back_and_the_case_opens_again),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_close", tests, NULL, NULL);
}
