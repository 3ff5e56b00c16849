/* SPDX-License-Identifier: EUPL-1.2 */
/* Warm transfer, both ways: OV-1, OV-5, KB-6, PI-1. */
#include "tests/lib/hand_kit.h"

#include "shared/care/alarm.h"

/* OV-1 */
static void
who_is_asked_takes_it_and_until_then_it_is_the_senders(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_ZORGVERLENER);
	NOT(ZCC_E_STATE, transfer(k, "anna", id, "chris")); /* it waits: take it first */
	OK(does(k, "anna", VERB_CLAIM, id));
	int64_t since = kit_row(k, id)->state_line;
	kit_pass(k, 5000);
	OK(transfer(k, "anna", id, "regiearts"));
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
	NOT(ZCC_E_DENIED, does(k, "bram", VERB_ACCEPT, id));
	NOT(ZCC_E_DENIED, does(k, "anna", VERB_ACCEPT, id));
	NOT(ZCC_E_TAKEN, transfer(k, "bram", id, "chris"));
	OK(does(k, "chris", VERB_ACCEPT, id));
	assert_string_equal(kit_row(k, id)->claimed_by, "chris");
	assert_int_equal(kit_row(k, id)->state_line, since);
	NOT(ZCC_E_STATE, does(k, "chris", VERB_ACCEPT, id));
}

/* OV-1 */
static void
all_four_parts_are_said_and_the_receiver_is_somebody_who_may(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_CLAIM, id));
	NOT(ZCC_E_STATE, transfer(k, "anna", id, "chris")); /* not his line */
	NOT(ZCC_E_STATE, transfer(k, "anna", id, "beheer"));
	NOT(ZCC_E_UNKNOWN, transfer(k, "anna", id, "niemand"));
	NOT(ZCC_E_DATA, transfer(k, "anna", id, "anna"));
	NOT(ZCC_E_DATA, transfer(k, "anna", id, ""));
	for (int part = 0; part < 4; part++) {
		struct ask *a = kit_ask(k, "anna", VERB_TRANSFER, id);
		tell(a);
		strcpy(a->board.operator, "bram");
		char *parts[] = {a->dossier.situation, a->dossier.background, a->dossier.assessment,
		    a->dossier.recommendation};
		parts[part][0] = '\0';
		NOT(ZCC_E_DATA, act(k));
	}
	OK(transfer(k, "anna", id, "bram"));
	NOT(ZCC_E_DATA, give_back(k, "bram", id, "zomaar"));
	OK(give_back(k, "bram", id, "te-dringend"));
	assert_int_equal(kit_hand(k, id)->state, HAND_RETURNED);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
}

/* RL-2: nor is he asked whose complaint it is not, unless it is a U0 or U1. */
static void
whose_complaint_it_is_not_is_not_asked(void **state)
{
	struct kit *k = *state;
	struct ask *a = kit_ask(k, "anna", VERB_INTAKE, 0);
	a->board.line = LINE_REGULIER;
	strcpy(a->board.complaint, "koorts");
	OK(act(k));
	uint64_t id = book_next_case(k->b) - 1;
	OK(does(k, "anna", VERB_CLAIM, id));
	k->ev = (struct event){.type = EV_OPERATOR_ADDED};
	strcpy(k->ev.u.operator.name, "bram");
	strcpy(k->ev.u.operator.role[0], "triagist");
	k->ev.u.operator.roles_num = 1;
	strcpy(k->ev.u.operator.not_complaints, "val,koorts");
	kit_apply(k);
	NOT(ZCC_E_DENIED, transfer(k, "anna", id, "bram"));
	assert_int_equal(k->no.grounds.why, WHY_NOT_THEIR_COMPLAINT);
	uint64_t grave = kit_call(k, LINE_SPOED);
	OK(does(k, "anna", VERB_CLAIM, grave));
	OK(transfer(k, "anna", grave, "bram"));
}

/* OV-5 */
static void
it_falls_back_to_the_sender_when_the_time_is_over_or_nobody_is_there_any_more(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(transfer(k, "anna", id, "bram"));
	kit_pass(k, 59999);
	kit_time(k);
	assert_true(hand_is_transfer(kit_hand(k, id)));
	kit_pass(k, 1);
	kit_time(k);
	assert_int_equal(kit_hand(k, id)->state, HAND_EXPIRED);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	NOT(ZCC_E_STATE, does(k, "bram", VERB_ACCEPT, id));
	OK(transfer(k, "anna", id, "bram"));
	k->ev = (struct event){.type = EV_OPERATOR_REVOKED};
	strcpy(k->ev.u.operator.name, "bram");
	kit_apply(k);
	kit_time(k);
	assert_int_equal(kit_hand(k, id)->state, HAND_EXPIRED);
}

static const struct zcc_alarm_row *
fell_back(const struct kit *k, uint64_t id)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		if (a->value == id && alarm_is(a, KIND_TRANSFER_BACK))
			return a;
	return NULL;
}

/* OV-5: what nobody took in time stands as an alarm until it is asked anew, also about a ride that the
 * meldkamer wants to give back; whose shift ended, or who was revoked, leaves no question why. */
static void
toezicht_hears_of_what_nobody_took_in_time(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(does(k, "anna", VERB_RAV, id));
	OK(does(k, "mka", VERB_ACCEPT, id));
	OK(transfer(k, "mka", id, "anna"));
	kit_time(k);
	kit_pass(k, 60000);
	assert_int_equal(kit_time(k), 2); /* the alarm, and that it is given back */
	assert_int_equal(kit_hand(k, id)->state, HAND_EXPIRED);
	assert_false(fell_back(k, id)->gone);
	kit_pass(k, 60000);
	assert_int_equal(kit_time(k), 0);
	OK(transfer(k, "mka", id, "bram"));
	kit_time(k);
	assert_true(fell_back(k, id)->gone);
	uint64_t other = kit_call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_CLAIM, other));
	OK(transfer(k, "anna", other, "bram"));
	k->ev = (struct event){.type = EV_OPERATOR_REVOKED};
	strcpy(k->ev.u.operator.name, "bram");
	kit_apply(k);
	kit_time(k);
	assert_int_equal(kit_hand(k, other)->state, HAND_EXPIRED);
	assert_null(fell_back(k, other));
}

/* OV-1: what gives the case to nobody or ends it ends the transfer; undo of that brings it back. */
static void
a_case_that_goes_elsewhere_is_not_asked_for_any_more(void **state)
{
	static const enum zcc_verb ends[] = {VERB_RELEASE, VERB_ABANDON, VERB_CLOSE};
	struct kit *k = *state;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		uint64_t id = kit_call(k, LINE_REGULIER);
		OK(does(k, "anna", VERB_CLAIM, id));
		OK(transfer(k, "anna", id, "bram"));
		OK(does(k, "anna", ends[i], id));
		assert_false(hand_is_open(kit_row(k, id), kit_hand(k, id)));
		NOT(ZCC_E_STATE, does(k, "bram", VERB_ACCEPT, id));
		OK(does(k, "anna", VERB_UNDO, 0));
		OK(does(k, "bram", VERB_ACCEPT, id));
		OK(does(k, "bram", VERB_CLOSE, id));
	}
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(transfer(k, "anna", id, "bram"));
	OK(rule_lost(k->b, book_case(k->b, id), k->now, &k->ev)); /* the sender's post fell away */
	kit_apply(k);
	assert_int_equal(kit_row(k, id)->state, CASE_VERLATEN);
	assert_false(hand_is_open(kit_row(k, id), kit_hand(k, id)));
	OK(does(k, "bram", VERB_CLAIM, id)); /* and whoever was asked takes it as anybody */
}

/* TE-1, OV-5: one caller in the ear of who takes it, and hold is lifted by it. */
static void
the_caller_comes_into_one_ear(void **state)
{
	struct kit *k = *state;
	uint64_t his = kit_call(k, LINE_REGULIER), id = kit_call(k, LINE_REGULIER);
	OK(does(k, "bram", VERB_CLAIM, his));
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(does(k, "anna", VERB_HOLD, id));
	OK(transfer(k, "anna", id, "bram"));
	OK(does(k, "bram", VERB_ACCEPT, id));
	assert_int_equal(kit_row(k, his)->state, CASE_AANGEHOUDEN);
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
	assert_true(kit_row(k, id)->due_line == ZCC_NEVER);
}

/* KB-6, OV-5, PI-1 */
static void
a_centralist_passes_a_112_call_on_and_gets_a_case_back_under_its_number(void **state)
{
	struct kit *k = *state;
	struct ask *a = kit_ask(k, "mka", VERB_INTAKE, 0);
	a->board.line = LINE_112;
	strcpy(a->board.operator, "triagist");
	NOT(ZCC_E_DATA, act(k)); /* nothing was said */
	tell(a);
	OK(act(k));
	uint64_t id = book_next_case(k->b) - 1;
	assert_string_equal(kit_row(k, id)->claimed_by, "mka");
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
	assert_int_equal(book_line(k->b, LINE_112, k->now.line_ms).answered_60, 1);
	OK(does(k, "anna", VERB_ACCEPT, id));
	OK(does(k, "anna", VERB_RAV, id));
	OK(does(k, "mka", VERB_ACCEPT, id));
	OK(transfer(k, "mka", id, "anna"));
	assert_int_equal(kit_row(k, id)->state, CASE_OVERGEDRAGEN);
	OK(does(k, "anna", VERB_ACCEPT, id));
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
	assert_true(kit_row(k, id)->due_line == ZCC_NEVER);
}

/* C19: the call is never refused, whatever may not be done with it; what is wrong with the words of the
 * command is, as ever. */
static void
what_may_not_be_passed_on_is_taken_in_all_the_same(void **state)
{
	static const unsigned lines[] = {LINE_SPOED, LINE_112, LINE_ZORGVERLENER};
	struct kit *k = *state;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		struct ask *a = kit_ask(k, "anna", VERB_INTAKE, 0);
		a->board.line = (uint8_t)lines[i];
		strcpy(a->board.operator, "beheer"); /* which may take nothing over */
		tell(a);
		OK(act(k));
		uint64_t id = book_next_case(k->b) - 1;
		assert_int_equal(kit_row(k, id)->state, CASE_WACHTEND);
		assert_string_equal(kit_row(k, id)->claimed_by, "");
		assert_int_equal(k->no.grounds.why, WHY_TO_CANNOT);
		strcpy(a->board.operator, "niemand");
		NOT(ZCC_E_UNKNOWN, act(k));
	}
	struct ask *a = kit_ask(k, "anna", VERB_INTAKE, 0);
	a->board.line = LINE_REGULIER;
	strcpy(a->board.operator, "beheer");
	tell(a);
	NOT(ZCC_E_STATE, act(k));
}

/* KB-6, OV-5: a ride is passed on by who accepted it, or by a centralist who works when he does not. */
static void
what_a_centralist_accepted_who_went_home_another_passes_on(void **state)
{
	struct kit *k = *state;
	uint64_t id = call_from(k, "Enschede");
	kit_operator(k, "mka2", "centralist", 6);
	k->settings.role[3].shift = true;
	kit_config(k);
	strcpy(kit_ask(k, "mka", VERB_SHIFT, 0)->board.kind, "start");
	OK(act(k));
	strcpy(kit_ask(k, "mka2", VERB_SHIFT, 0)->board.kind, "start");
	OK(act(k));
	OK(does(k, "anna", VERB_RAV, id));
	OK(does(k, "mka", VERB_ACCEPT, id));
	NOT(ZCC_E_TAKEN, transfer(k, "mka2", id, "bram"));
	strcpy(kit_ask(k, "mka", VERB_SHIFT, 0)->board.kind, "end");
	OK(act(k));
	NOT(ZCC_E_TAKEN, transfer(k, "anna", id, "bram"));
	NOT(ZCC_E_DATA, transfer(k, "mka2", id, "mka"));
	OK(transfer(k, "mka2", id, "bram"));
	assert_string_equal(kit_row(k, id)->claimed_by, "mka");
	OK(does(k, "bram", VERB_ACCEPT, id));
	assert_string_equal(kit_row(k, id)->claimed_by, "bram");
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
}

/* HB-2: all of it is in the dump, and comes back. */
static void
what_is_handed_over_comes_back_from_a_dump(void **state)
{
	struct kit *k = *state;
	uint64_t id = call_from(k, "Enschede"), other = kit_call(k, LINE_REGULIER);
	OK(meldkamer(k, "anna", id, "grip"));
	OK(does(k, "anna", VERB_CLAIM, other));
	OK(transfer(k, "anna", other, "bram"));
	kit_restart(k);
	unsigned n = 0;
	for (uint32_t i = 0; book_each_handed(k->b, &i) != NULL;)
		n++;
	assert_int_equal(n, 2);
}

#define T(name) cmocka_unit_test_setup_teardown(name, hand_setup, kit_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(who_is_asked_takes_it_and_until_then_it_is_the_senders),
	    T(all_four_parts_are_said_and_the_receiver_is_somebody_who_may),
	    T(whose_complaint_it_is_not_is_not_asked),
	    T(it_falls_back_to_the_sender_when_the_time_is_over_or_nobody_is_there_any_more),
	    T(toezicht_hears_of_what_nobody_took_in_time),
	    T(a_case_that_goes_elsewhere_is_not_asked_for_any_more),
	    T(the_caller_comes_into_one_ear),
	    T(a_centralist_passes_a_112_call_on_and_gets_a_case_back_under_its_number),
	    T(what_may_not_be_passed_on_is_taken_in_all_the_same),
	    T(what_a_centralist_accepted_who_went_home_another_passes_on),
	    T(what_is_handed_over_comes_back_from_a_dump),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_transfer", tests, NULL, NULL);
}
