/* SPDX-License-Identifier: EUPL-1.2 */
/* CB-2: who waits for a late unit is called, and called again; the ride is the meldkamer's. */
#include "tests/lib/hand_kit.h"

enum { RIDE_MS = 900000, CHECK_MS = 600000 };

/* A ride that the meldkamer has since now. */
static uint64_t
ride(struct kit *k)
{
	strcpy(kit_ask(k, "anna", VERB_INTAKE, 0)->board.place, "Enschede");
	k->ask.board.line = LINE_SPOED;
	k->ask.has_dossier = true;
	strcpy(k->ask.dossier.phone, "0612345678");
	OK(act(k));
	uint64_t id = book_next_case(k->b) - 1;
	k->settings.check_s = CHECK_MS / 1000;
	kit_config(k);
	OK(does(k, "anna", VERB_RAV, id));
	OK(does(k, "mka", VERB_ACCEPT, id));
	return id;
}

static int
tells(struct kit *k, const char *operator, uint64_t id, enum zcc_attempt attempt)
{
	kit_ask(k, operator, VERB_CALLBACK, id)->board.attempt = (uint8_t)attempt;
	return act(k);
}

static bool
is_due(struct kit *k, uint64_t id)
{
	return hand_check_is_due(kit_row(k, id), kit_hand(k, id), k->now.line_ms);
}

static void
cb_2_the_first_call_is_when_the_unit_should_be_there_then_time_after_time(void **state)
{
	struct kit *k = *state;
	uint64_t id = ride(k);
	int64_t due = kit_row(k, id)->due_line, since = kit_row(k, id)->state_line;
	kit_pass(k, RIDE_MS - 1);
	assert_false(is_due(k, id));
	kit_pass(k, 1);
	assert_true(is_due(k, id));
	OK(tells(k, "anna", id, ATTEMPT_NO_ANSWER));
	assert_int_equal(kit_row(k, id)->attempts, 1);
	assert_false(is_due(k, id));
	kit_pass(k, CHECK_MS);
	assert_true(is_due(k, id));
	OK(tells(k, "bram", id, ATTEMPT_REACHED)); /* whoever sees it on the list */
	assert_int_equal(kit_row(k, id)->attempts, 1);
	assert_int_equal(kit_row(k, id)->promised_line, k->now.line_ms + CHECK_MS);
	assert_int_equal(kit_row(k, id)->promised_wall, k->now.wall_ms + CHECK_MS);
	/* nothing of the ride changed */
	assert_int_equal(kit_row(k, id)->state, CASE_OVERGEDRAGEN);
	assert_string_equal(kit_row(k, id)->claimed_by, "mka");
	assert_int_equal(kit_row(k, id)->due_line, due);
	assert_int_equal(kit_row(k, id)->state_line, since);
}

static void
cb_2_another_time_can_be_chosen_and_taken_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = ride(k);
	int64_t first = kit_row(k, id)->promised_line;
	kit_ask(k, "anna", VERB_CALLBACK, id)->board.at = (uint64_t)k->now.wall_ms + 60000;
	OK(act(k));
	assert_int_equal(kit_row(k, id)->promised_line, k->now.line_ms + 60000);
	OK(does(k, "anna", VERB_UNDO, 0));
	assert_int_equal(kit_row(k, id)->promised_line, first);
	kit_ask(k, "anna", VERB_CALLBACK, id)->board.at = (uint64_t)k->now.wall_ms;
	NOT(ZCC_E_DATA, act(k));
}

static void
cb_2_without_times_nobody_is_called_and_once_is_once(void **state)
{
	struct kit *k = *state;
	k->settings.ride_s = 0;
	uint64_t id = ride(k);
	kit_pass(k, 10 * RIDE_MS);
	assert_false(is_due(k, id));
	k->settings.ride_s = 900;
	id = ride(k);
	k->settings.check_s = 0;
	kit_config(k);
	kit_pass(k, RIDE_MS);
	OK(tells(k, "anna", id, ATTEMPT_REACHED));
	kit_pass(k, 10 * RIDE_MS);
	assert_false(is_due(k, id));
}

/* It got worse: the next ride begins its own time; a case that is closed calls for nothing. */
static void
cb_2_a_second_ride_begins_anew_and_a_closed_case_is_off_the_list(void **state)
{
	struct kit *k = *state;
	uint64_t id = ride(k);
	kit_pass(k, RIDE_MS);
	OK(tells(k, "anna", id, ATTEMPT_NO_ANSWER));
	OK(does(k, "anna", VERB_RAV, id));
	assert_int_equal(kit_row(k, id)->promised_line, 0);
	NOT(ZCC_E_STATE, tells(k, "anna", id, ATTEMPT_REACHED));
	OK(does(k, "mka", VERB_ACCEPT, id));
	kit_pass(k, RIDE_MS);
	assert_true(is_due(k, id));
	OK(does(k, "anna", VERB_CLOSE, id));
	assert_false(is_due(k, id));
}

/* KB-6: who turns out not to need the ride is with the ZCC: nobody waits for a unit any more. */
/* KB-6: the meldkamer asks the room, and nobody takes it: the unit is still on its way, and late. */
static void
cb_2_am_3_a_ride_that_nobody_takes_over_goes_on(void **state)
{
	struct kit *k = *state;
	uint64_t id = ride(k);
	int64_t accepted = kit_hand(k, id)->accepted_line, due = kit_row(k, id)->due_line;
	kit_pass(k, RIDE_MS - 1000);
	for (unsigned i = 0; i < 3; i++) {
		OK(transfer(k, "mka", id, "anna"));
		assert_true(hand_is_ride(kit_row(k, id), kit_hand(k, id)));
		if (i == 0)
			OK(give_back(k, "anna", id, "te-dringend"));
		kit_pass(k, 60000);
		kit_time(k);
		assert_int_equal(kit_hand(k, id)->state, i == 0 ? HAND_RETURNED : HAND_EXPIRED);
		assert_int_equal(kit_hand(k, id)->accepted_line, accepted);
		assert_int_equal(kit_row(k, id)->due_line, due);
		assert_true(is_due(k, id));
	}
	OK(tells(k, "bram", id, ATTEMPT_REACHED));
	assert_false(is_due(k, id));
	/* an undone transfer is the ride as it was */
	OK(transfer(k, "mka", id, "anna"));
	OK(does(k, "mka", VERB_UNDO, 0));
	assert_int_equal(kit_hand(k, id)->accepted_line, accepted);
	/* and an incident without a ride is none by being asked about */
	uint64_t incident = call_from(k, "Enschede");
	OK(meldkamer(k, "anna", incident, "brandweer"));
	OK(does(k, "mka", VERB_ACCEPT, incident));
	accepted = kit_hand(k, incident)->accepted_line;
	OK(transfer(k, "mka", incident, "anna"));
	assert_false(hand_is_ride(kit_row(k, incident), kit_hand(k, incident)));
	assert_int_equal(kit_hand(k, incident)->accepted_line, accepted);
}

static void
cb_2_a_ride_that_comes_back_to_the_zcc_is_no_ride(void **state)
{
	struct kit *k = *state;
	uint64_t id = ride(k);
	struct ask *a = kit_ask(k, "mka", VERB_TRANSFER, id);
	strcpy(a->board.operator, "anna");
	tell(a);
	OK(act(k));
	OK(does(k, "anna", VERB_ACCEPT, id));
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
	assert_int_equal(kit_row(k, id)->promised_line, 0);
	assert_int_equal(kit_row(k, id)->promised_wall, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(cb_2_the_first_call_is_when_the_unit_should_be_there_then_time_after_time,
		hand_setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(cb_2_another_time_can_be_chosen_and_taken_back,
		hand_setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(cb_2_without_times_nobody_is_called_and_once_is_once,
		hand_setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(cb_2_a_second_ride_begins_anew_and_a_closed_case_is_off_the_list,
		hand_setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(cb_2_am_3_a_ride_that_nobody_takes_over_goes_on, hand_setup,
		kit_teardown),
	    cmocka_unit_test_setup_teardown(cb_2_a_ride_that_comes_back_to_the_zcc_is_no_ride, hand_setup,
		kit_teardown),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_check", tests, NULL, NULL);
}
