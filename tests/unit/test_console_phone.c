/* SPDX-License-Identifier: EUPL-1.2 */
/* The keys of the telephone: on hold and back (TE-1), promised and called back (CB-1). */
#include "tests/lib/console_kit.h"

static int
begin_phone(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= 1 << VERB_HOLD | 1 << VERB_RESUME | 1 << VERB_CALLBACK;
	a_phone_board(&a);
	console_update(c, &a.board, now_ms);
	return 0;
}

static void
stand_at(uint64_t id)
{
	model_select(&c->model, id);
	console_draw(c, &f, now_ms);
}

/* TE-1 */
static void
one_key_puts_on_hold_and_speaks_on(void **state)
{
	struct intent i;

	(void)state;
	stand_at(24101);
	press('w');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_RESUME);
	assert_int_equal(i.row, 24101);
	answer(&i, ZCC_OK, i.row);
	assert_true(screen_has("24101 is weer aan de lijn"));
	press(KEY_ESC);
	stand_at(24109);
	press('w');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_HOLD);
	answer(&i, ZCC_OK, i.row);
	assert_true(screen_has("24109 staat in de wacht"));
}

/* TE-1 */
static void
who_takes_another_reads_who_is_on_hold_by_that(void **state)
{
	struct intent i;

	(void)state;
	stand_at(24109);
	press('n');
	assert_true(next_intent(&i));
	a.cases[0].state_line = a.board.now_line; /* 24101, of demo */
	answer(&i, ZCC_OK, 24109);
	assert_true(screen_has("24101 staat in de wacht. 24109 opgepakt."));
}

/* CB-1 */
static void
a_promise_takes_four_keys(void **state)
{
	struct intent i;
	uint64_t now = (uint64_t)(a.board.now_line + a.board.wall_offset);

	(void)state;
	stand_at(24108);
	press('t');
	press('3');
	press('0');
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_CALLBACK);
	assert_int_equal(i.row, 24108);
	assert_int_equal(i.at, now + 30 * 60000);
	assert_int_equal(i.attempt, ATTEMPT_NONE);
	answer(&i, ZCC_OK, i.row);
	assert_true(screen_has("24108 blijft een terugbeller"));
}

/* CB-1 */
static void
b_reads_the_number_and_tells_what_became_of_it(void **state)
{
	struct dossier_part part = { .at_ms = 1, .verb = VERB_INTAKE, .operator = "demo" };
	struct intent i;

	(void)state;
	strcpy(part.fields.phone, "0612345678");
	stand_at(24108);
	press('b');
	assert_true(next_intent(&i)); /* recorded as a read of the dossier */
	assert_int_equal(i.verb, VERB_DOSSIER);
	console_dossier(c, 24108, &part, 1);
	answer(&i, ZCC_OK, 24108);
	assert_true(screen_has("Bel 0612345678 voor 24108: is er opgenomen?"));
	press('3');
	assert_false(next_intent(&i));
	press('1');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_CALLBACK);
	assert_int_equal(i.attempt, ATTEMPT_NO_ANSWER);
	assert_int_equal(i.version, 7);
	assert_false(i.is_final);
}

/* CB-1 */
static void
who_asked_for_a_number_and_does_something_else_is_asked_nothing(void **state)
{
	struct dossier_part part = { .at_ms = 1, .verb = VERB_INTAKE, .operator = "demo" };
	struct intent i;

	(void)state;
	stand_at(24108);
	press('b');
	assert_true(next_intent(&i));
	answer(&i, ZCC_E_IO, 24108);
	press('o');
	assert_true(next_intent(&i));
	console_dossier(c, 24108, &part, 1);
	assert_false(screen_has("is er opgenomen?"));
}

/* CB-1 */
static void
b_says_why_somebody_cannot_be_called_back(void **state)
{
	struct intent i;

	(void)state;
	stand_at(24107);
	press('b');
	assert_false(next_intent(&i));
	assert_true(screen_has("24107 kan niet worden teruggebeld: de beller was anoniem"));
	stand_at(24109);
	press('b');
	assert_false(next_intent(&i));
	assert_true(screen_has("24109 is geen terugbeller"));
}

/* OV-4: by its number, with the version that was seen. */
static void
who_did_not_come_is_to_be_called(void **state)
{
	struct intent i;

	(void)state;
	row_of(24109)->state = CASE_GESLOTEN;
	console_update(c, &a.board, now_ms);
	type(":komtniet 24109\n");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_CALLBACK);
	assert_int_equal(i.attempt, ATTEMPT_NO_SHOW);
	assert_int_equal(i.row, 24109);
	assert_int_equal(i.version, row_of(24109)->version);
	row_of(24109)->state = CASE_TERUGBELLEN;
	console_update(c, &a.board, now_ms);
	answer(&i, ZCC_OK, 24109);
	assert_true(screen_has("24109 blijft een terugbel"));
}

int
main(void)
{
#define PHONE(test) cmocka_unit_test_setup_teardown(test, begin_phone, end)
	const struct CMUnitTest tests[] = {
		PHONE(one_key_puts_on_hold_and_speaks_on),
		PHONE(who_takes_another_reads_who_is_on_hold_by_that),
		PHONE(a_promise_takes_four_keys),
		PHONE(b_reads_the_number_and_tells_what_became_of_it),
		PHONE(who_asked_for_a_number_and_does_something_else_is_asked_nothing),
		PHONE(b_says_why_somebody_cannot_be_called_back),
		PHONE(who_did_not_come_is_to_be_called),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_phone", tests, NULL, NULL);
}
