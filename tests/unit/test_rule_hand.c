/* SPDX-License-Identifier: EUPL-1.2 */
/* Handing over to the meldkamer: RV-1, KB-3 to KB-5, C5. */
#include "tests/lib/hand_kit.h"

static unsigned
alarms(const struct kit *k, uint64_t value)
{
	unsigned n = 0;
	for (uint32_t i = 0; i < k->sizes.alarms; i++) {
		const struct zcc_alarm_row *a = book_alarm_at(k->b, i);
		n += a->id != 0 && !a->gone && a->value == value && strcmp(a->kind, "rav-wait") == 0;
	}
	return n;
}

/* RV-1 */
static void
the_place_chooses_the_meldkamer_and_an_unknown_one_the_first(void **state)
{
	static const struct {
		const char *place, *to;
		bool is_guessed;
	} rows[] = {{"Enschede", "oost", false}, {"8011", "noord", false}, {"7000", "oost", true},
	    {"", "oost", true}};
	struct kit *k = *state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		uint64_t id = call_from(k, rows[i].place);
		OK(does(k, "anna", VERB_RAV, id));
		const struct zcc_hand *h = kit_hand(k, id);
		assert_string_equal(h->to, rows[i].to);
		assert_int_equal((h->flags & HAND_FLAG_GUESSED) != 0, rows[i].is_guessed);
	}
	strcpy(kit_ask(k, "anna", VERB_RAV, 1)->board.source, "noord");
	OK(act(k)); /* another one, where nobody knows of it yet */
	assert_string_equal(kit_hand(k, 1)->to, "noord");
	assert_true(hand_is_unheard(kit_row(k, 1), kit_hand(k, 1)));
	strcpy(kit_ask(k, "anna", VERB_RAV, 1)->board.source, "noord");
	NOT(ZCC_E_STATE, act(k));
	strcpy(kit_ask(k, "anna", VERB_RAV, 1)->board.source, "west");
	NOT(ZCC_E_DATA, act(k));
}

/* RV-1: a configuration of before, that names none. */
static void
without_a_meldkamer_in_the_configuration_it_goes_all_the_same(void **state)
{
	struct kit *k = *state;
	k->settings.meldkamers_num = 0;
	memset(k->settings.place_meldkamer, 0, sizeof k->settings.place_meldkamer);
	kit_config(k);
	uint64_t id = call_from(k, "Enschede");
	OK(does(k, "anna", VERB_RAV, id));
	assert_int_equal(kit_row(k, id)->state, CASE_RAV);
	assert_string_equal(kit_hand(k, id)->to, "");
	OK(does(k, "mka", VERB_ACCEPT, id));
}

/* RV-1, KB-3 */
static void
from_every_state_it_goes_and_stays_with_the_sender_until_they_have_it(void **state)
{
	struct kit *k = *state;
	for (unsigned s = CASE_WACHTEND; s < CASE_STATES_NUM; s++) {
		if (s == CASE_GESLOTEN || s == CASE_RAV)
			continue;
		uint64_t id = call_from(k, "");
		k->ev = (struct event){.type = EV_CASE_CHANGED};
		k->ev.u.changed = (struct ev_case_changed){.id = id, .act = ACT_CLAIM,
		    .state = (uint8_t)s, .answered_line = ZCC_NEVER, .abandoned_line = ZCC_NEVER,
		    .due_line = ZCC_NEVER};
		if (state_is_held((enum zcc_state)s))
			strcpy(k->ev.u.changed.claimed_by, "bram");
		kit_apply(k);
		OK(does(k, "anna", VERB_RAV, id));
		const struct zcc_case_row *r = kit_row(k, id);
		assert_int_equal(r->state, CASE_RAV);
		if (s != CASE_MELDKAMER) /* that was kept by nobody here */
			assert_string_equal(r->claimed_by,
			    state_is_held((enum zcc_state)s) ? "bram" : "anna");
		static const enum zcc_verb others[] = {VERB_CLAIM, VERB_RELEASE, VERB_ABANDON,
		    VERB_CLOSE, VERB_HOLD, VERB_TRANSFER};
		for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
			kit_ask(k, r->claimed_by[0] != '\0' ? r->claimed_by : "anna", others[i], id);
			assert_int_not_equal(act(k), ZCC_OK);
		}
		OK(does(k, "mka", VERB_ACCEPT, id));
		assert_int_equal(kit_row(k, id)->state, CASE_OVERGEDRAGEN);
		OK(does(k, "anna", VERB_CLOSE, id));
		k->now.line_ms += 86400000;
		kit_time(k);
	}
}

/* C5, KB-4, AM-3 */
static void
two_clocks_run_one_from_the_call_and_one_from_the_acceptance(void **state)
{
	struct kit *k = *state;
	uint64_t id = call_from(k, "Enschede"), late = call_from(k, "Enschede");
	int64_t received = k->now.line_ms;
	kit_pass(k, 20000);
	OK(does(k, "anna", VERB_RAV, id));
	kit_pass(k, 10000);
	kit_spoken(k, "bram", id); /* a colleague who reached them says so */
	assert_int_equal(kit_hand(k, id)->contact_line, received + 30000);
	assert_int_equal(kit_hand(k, id)->accepted_line, 0);
	assert_true(kit_row(k, id)->due_line == ZCC_NEVER);
	kit_pass(k, 5000);
	OK(does(k, "mka", VERB_ACCEPT, id));
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(kit_hand(k, id)->contact_line, received + 30000);
	assert_int_equal(kit_hand(k, id)->accepted_line, received + 35000);
	assert_int_equal(r->due_line, received + 35000 + 900000);
	assert_string_equal(r->claimed_by, "mka");
	kit_pass(k, 100000);
	OK(does(k, "anna", VERB_RAV, late));
	OK(does(k, "mka", VERB_ACCEPT, late));
	struct book_hands h = book_hands(k->b);
	assert_int_equal(h.contacts, 2);
	assert_int_equal(h.in_time, 1);
	assert_int_equal(h.accepted, 2);
	assert_int_equal(h.worst_ms, 135000);
	kit_pass(k, 24 * 3600 * 1000);
	OK(does(k, "anna", VERB_RAV, late)); /* the patient got worse: no first contact any more */
	OK(does(k, "mka", VERB_ACCEPT, late));
	h = book_hands(k->b);
	assert_int_equal(h.contacts, 0);
	assert_int_equal(h.accepted, 1);
}

/* KB-4 */
static void
unheard_for_fifteen_seconds_is_an_alarm_until_somebody_there_has_it(void **state)
{
	struct kit *k = *state;
	uint64_t id = call_from(k, "Enschede"), other = call_from(k, "");
	OK(does(k, "anna", VERB_RAV, id));
	OK(does(k, "anna", VERB_RAV, other));
	kit_pass(k, 14999);
	kit_time(k);
	assert_int_equal(alarms(k, id), 0);
	kit_pass(k, 1);
	kit_time(k);
	assert_int_equal(alarms(k, id), 1);
	assert_int_equal(alarms(k, other), 1);
	kit_pass(k, 60000);
	assert_int_equal(kit_time(k), 0);
	kit_spoken(k, "anna", id);
	OK(does(k, "mka", VERB_ACCEPT, other));
	kit_time(k);
	assert_int_equal(alarms(k, id) + alarms(k, other), 0);
}

/* RV-1: with a full table of alarms it waits for room, and the case is not lost. */
static void
a_full_table_of_alarms_loses_none_of_them(void **state)
{
	struct kit *k = *state;
	uint64_t id[3];
	for (unsigned i = 0; i < 3; i++) {
		id[i] = call_from(k, "");
		OK(does(k, "anna", VERB_RAV, id[i]));
	}
	kit_pass(k, 15000);
	kit_time(k);
	assert_int_equal(alarms(k, id[0]) + alarms(k, id[1]), 2);
	assert_int_equal(alarms(k, id[2]), 0);
	kit_spoken(k, "anna", id[0]);
	kit_time(k);
	for (uint32_t i = 0; i < k->sizes.alarms; i++)
		if (book_alarm_at(k->b, i)->gone) {
			kit_ask(k, "anna", VERB_ALARM_ACK, 0)->board.alarm = book_alarm_at(k->b, i)->id;
			OK(act(k));
		}
	kit_time(k);
	assert_int_equal(alarms(k, id[2]), 1);
}

/* KB-5 */
static void
an_incident_is_the_meldkamers_and_nothing_else_is_possible(void **state)
{
	struct kit *k = *state;
	uint64_t id = call_from(k, "Enschede");
	OK(does(k, "anna", VERB_CLAIM, id));
	NOT(ZCC_E_DATA, meldkamer(k, "anna", id, ""));
	NOT(ZCC_E_DATA, meldkamer(k, "anna", id, "leger"));
	OK(meldkamer(k, "anna", id, "brandweer"));
	assert_int_equal(kit_row(k, id)->state, CASE_MELDKAMER);
	assert_int_equal(kit_hand(k, id)->service, SERVICE_BRANDWEER);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	NOT(ZCC_E_STATE, does(k, "anna", VERB_CLOSE, id));
	NOT(ZCC_E_STATE, transfer(k, "anna", id, "chris"));
	NOT(ZCC_E_STATE, meldkamer(k, "anna", id, "grip"));
	OK(does(k, "anna", VERB_RAV, id)); /* there is a patient */
	assert_int_equal(kit_hand(k, id)->service, SERVICE_BRANDWEER);
	kit_spoken(k, "anna", id);
	NOT(ZCC_E_STATE, does(k, "anna", VERB_CLOSE, id)); /* overig is no reason of theirs */
	strcpy(kit_ask(k, "anna", VERB_CLOSE, id)->board.reason, "ambulance");
	OK(act(k));
}

/* KB-5: what is with the ambulance service stays there, and nobody has heard of the new need. */
static void
another_service_beside_the_ambulance_is_heard_anew(void **state)
{
	struct kit *k = *state;
	uint64_t id = call_from(k, "Enschede");
	OK(does(k, "anna", VERB_RAV, id));
	kit_spoken(k, "anna", id);
	int64_t contact = kit_hand(k, id)->contact_line;
	kit_pass(k, 5000);
	OK(meldkamer(k, "bram", id, "politie"));
	assert_int_equal(kit_row(k, id)->state, CASE_RAV);
	assert_int_equal(kit_hand(k, id)->kind, HAND_RAV);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	assert_true(hand_is_unheard(kit_row(k, id), kit_hand(k, id)));
	assert_int_equal(kit_hand(k, id)->contact_line, contact);
	NOT(ZCC_E_STATE, does(k, "anna", VERB_CLOSE, id));
}

/* RV-1: only a centralist acknowledges, and he gives nothing back. */
static void
only_a_centralist_acknowledges_and_gives_nothing_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = call_from(k, "Enschede");
	NOT(ZCC_E_STATE, does(k, "mka", VERB_ACCEPT, id));
	OK(does(k, "anna", VERB_RAV, id));
	NOT(ZCC_E_DENIED, does(k, "bram", VERB_ACCEPT, id));
	NOT(ZCC_E_DENIED, does(k, "chris", VERB_ACCEPT, id));
	NOT(ZCC_E_STATE, give_back(k, "mka", id, "geen-plaats"));
	OK(does(k, "mka", VERB_ACCEPT, id));
	NOT(ZCC_E_STATE, does(k, "mka", VERB_ACCEPT, id));
	NOT(ZCC_E_STATE, does(k, "mka", VERB_UNDO, 0));
}

#define T(name) cmocka_unit_test_setup_teardown(name, hand_setup, kit_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(the_place_chooses_the_meldkamer_and_an_unknown_one_the_first),
	    T(without_a_meldkamer_in_the_configuration_it_goes_all_the_same),
	    T(from_every_state_it_goes_and_stays_with_the_sender_until_they_have_it),
	    T(two_clocks_run_one_from_the_call_and_one_from_the_acceptance),
	    T(unheard_for_fifteen_seconds_is_an_alarm_until_somebody_there_has_it),
	    T(a_full_table_of_alarms_loses_none_of_them),
	    T(an_incident_is_the_meldkamers_and_nothing_else_is_possible),
	    T(another_service_beside_the_ambulance_is_heard_anew),
	    T(only_a_centralist_acknowledges_and_gives_nothing_back),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_hand", tests, NULL, NULL);
}
