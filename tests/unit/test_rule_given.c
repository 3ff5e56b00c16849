/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-13, KB-9: what was given before a triage counts when who triages says so, and else needs a reason. */
#include "tests/lib/triage_kit.h"

#include "shared/care/given.h"

#define ILL "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill "

static struct given given;

static int
setup(void **state)
{
	int rc = triage_setup(state);
	struct kit *k = *state;
	memset(&given, 0, sizeof given);
	k->facts.given = &given;
	return rc;
}

static void
gives(const struct kit *k, uint64_t seq, unsigned verb, const char *by, const char *words)
{
	given_add(&given, &(struct given_part){seq, k->now.wall_ms, verb, LINE_ZELFTRIAGE, by, words});
}

static int
anew(struct kit *k, uint64_t id, const char *answers, const char *reason)
{
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->has_dossier = answers[0] != '\0';
	strcpy(a->dossier.answers, answers);
	strcpy(a->board.kind, reason);
	return kit_decide(k);
}

static void
what_is_confirmed_or_changed_is_recorded_so(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	gives(k, 9, VERB_INTAKE, "piet", "answer:fever=2 answer:speech=3 pain:4");
	OK(triage(k, "anna", id, ILL "answer:fever=2 taken:answer:fever=9 answer:speech=2 taken:answer:speech=9"));
	const struct zcc_triage *t = kit_triage(k, id);
	assert_int_equal(t->taken, 1);
	assert_int_equal(t->changed, 1);
	assert_int_equal(t->again, RETRIAGE_NONE);
	assert_int_equal(t->asked, 2); /* what nobody confirmed counts as not asked: the pain */
}

/* KB-9: also the answer that would be the gravest. */
static void
what_nobody_confirms_weighs_nothing(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	gives(k, 9, VERB_INTAKE, "piet", "answer:fever=3 answer:speech=1 factor:infectious");
	OK(triage(k, "anna", id, ILL "answer:fever=3 taken:answer:fever=9"));
	assert_int_equal(kit_triage(k, id)->system, 5);
	assert_int_equal(kit_triage(k, id)->asked, 1);
}

static void
abcd_is_taken_from_nowhere(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	gives(k, 9, VERB_INTAKE, "piet", "answer:fever=2");
	NOT(ZCC_E_DATA, triage(k, "anna", id, ILL "answer:fever=2 taken:answer:fever=9 taken:abcd:A=9"));
	assert_int_equal(k->no.grounds.why, WHY_ABCD_OWN);
	NOT(ZCC_E_DATA, triage(k, "anna", id, "complaint:ill answer:fever=2 taken:answer:fever=9"));
	assert_int_equal(k->no.grounds.why, WHY_ABCD_FIRST); /* and it is asked all the same */
	assert_int_equal(kit_triage(k, id)->times, 0);
}

static void
nothing_is_taken_over_that_was_not_given_there(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	NOT(ZCC_E_DATA, triage(k, "anna", id, ILL "answer:fever=2 taken:answer:fever=9"));
	assert_int_equal(k->no.grounds.why, WHY_NOT_GIVEN);
	gives(k, 9, VERB_INTAKE, "piet", "answer:fever=2");
	gives(k, 12, VERB_TRIAGE, "bram", "answer:fever=3");
	NOT(ZCC_E_DATA, triage(k, "anna", id, ILL "answer:fever=2 taken:answer:fever=9"));
	NOT(ZCC_E_DATA, triage(k, "anna", id, ILL "answer:speech=2 taken:answer:fever=12"));
	OK(triage(k, "anna", id, ILL "answer:fever=3 taken:answer:fever=12"));
}

static void
asking_all_again_needs_a_reason_from_the_list(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	gives(k, 9, VERB_INTAKE, "piet", "answer:fever=2 answer:speech=3");
	NOT(ZCC_E_DATA, triage(k, "anna", id, ILL "answer:fever=2"));
	assert_int_equal(k->no.grounds.why, WHY_AGAIN_REASON);
	assert_string_equal(k->no.grounds.value[0], "zelftriage");
	NOT(ZCC_E_DATA, anew(k, id, ILL "answer:fever=2", "zomaar"));
	assert_int_equal(kit_triage(k, id)->times, 0);
	OK(anew(k, id, ILL "answer:fever=2", "tegenstrijdig"));
	assert_int_equal(kit_triage(k, id)->again, RETRIAGE_CONFLICT);
	OK(triage(k, "anna", id, ILL "answer:fever=2 taken:answer:fever=9"));
	assert_int_equal(kit_triage(k, id)->again, RETRIAGE_NONE);
}

static void
no_reason_without_what_is_thrown_away(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	NOT(ZCC_E_STATE, anew(k, id, ILL "answer:fever=2", "overig"));
	gives(k, 9, VERB_TRIAGE, "anna", "answer:fever=2");
	NOT(ZCC_E_STATE, anew(k, id, ILL "answer:fever=2", "overig")); /* her own: nobody asks that twice */
	OK(triage(k, "anna", id, ILL "answer:fever=2"));
	gives(k, 10, VERB_INTAKE, "piet", "answer:fever=2");
	NOT(ZCC_E_STATE, anew(k, id, ILL "answer:fever=2 taken:answer:fever=10", "overig"));
	NOT(ZCC_E_STATE, anew(k, id, "", "overig"));
	assert_int_equal(k->no.grounds.why, WHY_AGAIN_NOTHING);
}

static void
another_complaint_and_a_u1_need_none(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	gives(k, 9, VERB_INTAKE, "piet", "answer:measured=1 pain:3");
	OK(triage(k, "anna", id, ILL "answer:fever=2")); /* nothing of it is asked again */
	gives(k, 9, VERB_INTAKE, "piet", "answer:fever=1");
	OK(triage(k, "anna", id, ILL "answer:fever=2 answer:speech=1"));
	assert_int_equal(kit_row(k, id)->urgency, 1);
}

/* RV-1: also of these words none holds up an ambulance; a triage that is not one is none. */
static void
an_ambulance_waits_for_no_reason_and_takes_no_abcd(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k), other = taken(k);
	gives(k, 9, VERB_INTAKE, "piet", "answer:fever=2");
	struct ask *a = kit_ask(k, "anna", VERB_RAV, other);
	a->has_dossier = true;
	strcpy(a->dossier.answers, ILL "answer:fever=2");
	OK(kit_decide(k));
	assert_int_equal(kit_triage(k, other)->times, 1);
	a = kit_ask(k, "anna", VERB_RAV, id);
	a->has_dossier = true;
	strcpy(a->dossier.answers, "abcd:A=1 taken:abcd:A=9");
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, id)->state, CASE_RAV);
	assert_int_equal(kit_triage(k, id)->times, 0);
}

static void
undo_gives_back_that_it_was_taken_over(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	gives(k, 9, VERB_INTAKE, "piet", "answer:fever=2");
	OK(triage(k, "anna", id, ILL "answer:fever=2 taken:answer:fever=9"));
	OK(anew(k, id, ILL "answer:fever=3", "antwoorden-oud"));
	OK(kit_do(k, "anna", VERB_UNDO, 0));
	assert_int_equal(kit_triage(k, id)->taken, 1);
	assert_int_equal(kit_triage(k, id)->again, RETRIAGE_NONE);
}

static void
a_call_brings_nothing_of_a_time_that_has_not_come(void **state)
{
	struct kit *k = *state;
	struct ask *a = kit_ask(k, "anna", VERB_INTAKE, 0);
	a->board.line = LINE_ZELFTRIAGE;
	a->has_dossier = true;
	strcpy(a->dossier.answers, "answer:fever=2 given-at:2026-03-02T09:00:01Z");
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_GIVEN_AHEAD);
	kit_pass(k, 1000);
	OK(kit_decide(k));
}

#define S(name) cmocka_unit_test_setup_teardown(name, setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(what_is_confirmed_or_changed_is_recorded_so),
	    S(what_nobody_confirms_weighs_nothing),
	    S(abcd_is_taken_from_nowhere),
	    S(nothing_is_taken_over_that_was_not_given_there),
	    S(asking_all_again_needs_a_reason_from_the_list),
	    S(no_reason_without_what_is_thrown_away),
	    S(another_complaint_and_a_u1_need_none),
	    S(an_ambulance_waits_for_no_reason_and_takes_no_abcd),
	    S(undo_gives_back_that_it_was_taken_over),
	    S(a_call_brings_nothing_of_a_time_that_has_not_come),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_given", tests, NULL, NULL);
}
