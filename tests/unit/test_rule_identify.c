/* SPDX-License-Identifier: EUPL-1.2 */
/* ID-1: who the patient is comes before the criteria, and what makes that sure. */
#include "tests/lib/book_kit.h"
#include "tests/lib/protocol_kit.h"

#include "shared/care/identity.h"

#define REFUSED(why_, call) (assert_int_not_equal((call), ZCC_OK), assert_int_equal(k->no.grounds.why, (why_)))
#define BIT(i) (1U << (i))
#define NAME_AND_BIRTH (BIT(IDENTIFIER_NAME) | BIT(IDENTIFIER_BIRTH))

static struct protocol *small;

static int
setup(void **state)
{
	if (kit_setup(state) != 0)
		return 1;
	struct kit *k = *state;
	small = kit_protocol("tests/protocols/small.conf");
	k->facts.protocol = small;
	memcpy(k->settings.triaged_s, settings_triaged_s, sizeof k->settings.triaged_s);
	kit_config(k);
	return 0;
}

static int
teardown(void **state)
{
	protocol_free(small);
	return kit_teardown(state);
}

static uint64_t
taken(struct kit *k)
{
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	return id;
}

/* known: what the dossier tells by now. */
static int
identify(struct kit *k, uint64_t id, const char *caller_is, unsigned read_back, unsigned known)
{
	struct ask *a = kit_ask(k, "anna", VERB_IDENTIFY, id);
	strcpy(a->board.kind, caller_is);
	a->board.read_back = (uint8_t)read_back;
	k->facts.known = (uint8_t)known;
	return kit_decide(k);
}

static int
give_up(struct kit *k, uint64_t id, const char *reason)
{
	struct ask *a = kit_ask(k, "anna", VERB_IDENTIFY, id);
	strcpy(a->board.reason, reason);
	return kit_decide(k);
}

static int
triage(struct kit *k, uint64_t id, const char *answers)
{
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.answers, answers);
	return kit_decide(k);
}

#define SAFE "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 "

static void
criteria_are_refused_until_the_patient_is_known_or_that_is_not_possible(void **state)
{
	struct kit *k = *state;
	uint64_t one = taken(k);
	REFUSED(WHY_IDENTIFY_FIRST, triage(k, one, SAFE "complaint:ill answer:fever=2"));
	REFUSED(WHY_IDENTIFY_FIRST, triage(k, one, SAFE "complaint:ill answer:fever=1")); /* a U2 is none of them */
	assert_int_equal(kit_row(k, one)->state, CASE_AANGENOMEN);
	OK(identify(k, one, "zelf", NAME_AND_BIRTH, NAME_AND_BIRTH));
	assert_int_equal(kit_row(k, one)->who.state, IDENTITY_DONE);
	OK(triage(k, one, SAFE "complaint:ill answer:fever=2"));
	OK(kit_do(k, "anna", VERB_RELEASE, one));
	uint64_t two = taken(k);
	OK(give_up(k, two, "verward"));
	assert_int_equal(kit_row(k, two)->who.state, IDENTITY_IMPOSSIBLE);
	assert_int_equal(kit_row(k, two)->who.reason, NO_IDENTITY_CONFUSED);
	OK(triage(k, two, SAFE "complaint:ill answer:fever=2"));
}

static void
u0_and_u1_may_skip_it_and_may_do_it_later(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	OK(triage(k, id, "abcd:C=2"));
	assert_int_equal(kit_row(k, id)->urgency, 1);
	assert_int_equal(kit_row(k, id)->who.state, IDENTITY_NONE);
	REFUSED(WHY_IDENTIFY_FIRST, triage(k, id, SAFE "complaint:ill answer:fever=2"));
	OK(identify(k, id, "erbij", NAME_AND_BIRTH, NAME_AND_BIRTH));
	OK(triage(k, id, SAFE "complaint:ill answer:fever=2"));
}

static void
two_of_what_is_known_are_read_back_and_a_phone_number_is_none_of_them(void **state)
{
	struct kit *k = *state;
	struct ask_dossier d = {.phone = "0612345678", .caller = "dochter"};
	assert_int_equal(identity_told(&d), 0);
	uint64_t id = taken(k);
	REFUSED(WHY_NEEDS_PRESENCE, identify(k, id, "", NAME_AND_BIRTH, NAME_AND_BIRTH));
	REFUSED(WHY_NEEDS_PRESENCE, identify(k, id, "thuis", NAME_AND_BIRTH, NAME_AND_BIRTH));
	REFUSED(WHY_TWO_IDENTIFIERS, identify(k, id, "zelf", BIT(IDENTIFIER_NAME), NAME_AND_BIRTH));
	REFUSED(WHY_TWO_IDENTIFIERS, identify(k, id, "zelf", 0, NAME_AND_BIRTH));
	REFUSED(WHY_NOT_TOLD, identify(k, id, "zelf", NAME_AND_BIRTH, BIT(IDENTIFIER_NAME)));
	assert_string_equal(k->no.grounds.value[0], "geboortedatum");
	REFUSED(WHY_IDENTITY_REASON, give_up(k, id, "zomaar"));
	struct ask *a = kit_ask(k, "anna", VERB_IDENTIFY, id);
	strcpy(a->board.reason, "taal");
	a->board.read_back = NAME_AND_BIRTH;
	REFUSED(WHY_IDENTITY_BOTH, kit_decide(k));
	assert_int_equal(kit_row(k, id)->who.state, IDENTITY_NONE);
}

static void
a_bsn_is_verified_or_not_and_only_one_that_is_known(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	OK(identify(k, id, "zelf", NAME_AND_BIRTH, NAME_AND_BIRTH));
	assert_int_equal(kit_row(k, id)->who.bsn, BSN_UNKNOWN);
	OK(identify(k, id, "zelf", NAME_AND_BIRTH, NAME_AND_BIRTH | BIT(IDENTIFIER_BSN)));
	assert_int_equal(kit_row(k, id)->who.bsn, BSN_UNVERIFIED);
	struct ask *a = kit_ask(k, "anna", VERB_IDENTIFY, id);
	strcpy(a->board.kind, "elders");
	a->board.read_back = NAME_AND_BIRTH;
	a->board.verified = true;
	k->facts.known = NAME_AND_BIRTH;
	REFUSED(WHY_NOT_TOLD, kit_decide(k));
	k->facts.known |= BIT(IDENTIFIER_BSN);
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, id)->who.bsn, BSN_VERIFIED);
	assert_int_equal(kit_row(k, id)->who.presence, PRESENCE_AWAY);
}

static void
only_who_has_the_case_in_hand_says_who_it_is(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	REFUSED(WHY_STATE_BUT, identify(k, id, "zelf", NAME_AND_BIRTH, NAME_AND_BIRTH));
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	REFUSED(WHY_CASE_HELD, identify(k, id, "zelf", NAME_AND_BIRTH, NAME_AND_BIRTH));
}

static void
what_was_established_stays_with_the_case_whoever_has_it(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	OK(identify(k, id, "zelf", NAME_AND_BIRTH, NAME_AND_BIRTH));
	OK(kit_do(k, "anna", VERB_RELEASE, id));
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	assert_int_equal(kit_row(k, id)->who.state, IDENTITY_DONE);
}

int
main(void)
{
#define KIT(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
	    KIT(criteria_are_refused_until_the_patient_is_known_or_that_is_not_possible),
	    KIT(u0_and_u1_may_skip_it_and_may_do_it_later),
	    KIT(two_of_what_is_known_are_read_back_and_a_phone_number_is_none_of_them),
	    KIT(a_bsn_is_verified_or_not_and_only_one_that_is_known),
	    KIT(only_who_has_the_case_in_hand_says_who_it_is),
	    KIT(what_was_established_stays_with_the_case_whoever_has_it),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_identify", tests, NULL, NULL);
}
