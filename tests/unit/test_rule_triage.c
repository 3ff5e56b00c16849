/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-1, NT-4, NT-9, NT-10, TB-6, C6, HB-5: what a triage does to a case. */
#include "tests/lib/triage_kit.h"

#include "shared/care/identity.h"

#include "shared/care/kind.h"

#define SAFE "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 "
#define ILL SAFE "complaint:ill answer:fever=2"
#define ALL ILL " answer:speech=3"

static int
say(struct kit *k, uint64_t id, const char *codes)
{
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.advice, codes);
	return kit_decide(k);
}

/* NT-1, C6 */
static void
one_letter_of_u0_or_u1_needs_no_complaint_and_one_of_u2_does(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	NOT(ZCC_E_DATA, triage(k, "anna", id, "abcd:C=3"));
	NOT(ZCC_E_DATA, triage(k, "anna", id, SAFE));
	NOT(ZCC_E_DATA, triage(k, "anna", id, "abcd:A=4 abcd:B=4 abcd:C=4 complaint:ill answer:fever=3"));
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
	OK(triage(k, "anna", id, "abcd:c=2"));
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(r->state, CASE_GETRIEERD);
	assert_int_equal(r->urgency, 1);
	assert_int_equal(r->urgency_by, BY_TRIAGIST);
	assert_string_equal(kit_triage(k, id)->cause, "C");
	OK(kit_do(k, "anna", VERB_RAV, id));
}

/* HB-5: from the call, also when it is judged again. */
static void
the_clock_counts_from_the_call(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	int64_t received = kit_row(k, id)->received_line;
	kit_pass(k, 600000);
	OK(triage(k, "anna", id, ILL));
	assert_int_equal(kit_row(k, id)->due_line, received + 10800000);
	kit_pass(k, 60000);
	OK(judge(k, "anna", id, 2, "gezien"));
	assert_int_equal(kit_row(k, id)->due_line, received + 3600000);
	OK(kit_do(k, "anna", VERB_RELEASE, id));
	assert_int_equal(kit_row(k, id)->due_line, received + 3600000);
	assert_int_equal(kit_row(k, id)->urgency, 2);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	assert_int_equal(kit_row(k, id)->due_line, received + 3600000);
	assert_int_equal(kit_row(k, id)->state, CASE_GETRIEERD); /* it was triaged: it stays so */
	OK(triage(k, "bram", id, "abcd:A=1"));
	assert_int_equal(kit_row(k, id)->due_line, ZCC_NEVER);
}

/* NT-4, TB-6 */
static void
three_urgencies_stand_apart_and_below_the_protocol_waits_for_the_regie(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	NOT(ZCC_E_STATE, judge(k, "anna", id, 2, "gezien"));
	OK(triage(k, "anna", id, ALL));
	NOT(ZCC_E_DATA, judge(k, "anna", id, 5, ""));
	NOT(ZCC_E_DATA, judge(k, "anna", id, 5, "zomaar"));
	NOT(ZCC_E_TAKEN, judge(k, "bram", id, 5, "gezien"));
	OK(judge(k, "anna", id, 5, "gezien"));
	OK(advise(k, id, true, true));
	const struct zcc_triage *t = kit_triage(k, id);
	assert_true(triage_wants_regie(t));
	NOT(ZCC_E_STATE, kit_close(k, "anna", id, "advies"));
	NOT(ZCC_E_DATA, judge(k, "chris", id, 5, ""));
	OK(judge(k, "chris", id, 4, "context"));
	t = kit_triage(k, id);
	assert_int_equal(t->system, 3);
	assert_int_equal(t->own, 5);
	assert_int_equal(t->own_reason, REGRADE_SEEN);
	assert_int_equal(t->regie, 4);
	assert_int_equal(kit_row(k, id)->urgency, 4);
	assert_string_equal(t->own_by, "anna");
	assert_string_equal(t->regie_by, "chris");
	assert_int_equal(kit_row(k, id)->urgency_by, BY_REGIEARTS);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	OK(kit_close(k, "anna", id, "advies"));
}

/* NT-4: what the regie said about one judgement does not cover the next. */
static void
a_new_judgement_or_triage_takes_the_answer_of_the_regie_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ALL));
	OK(judge(k, "chris", id, 4, "context"));
	assert_false(triage_wants_regie(kit_triage(k, id)));
	OK(judge(k, "anna", id, 5, "context"));
	assert_true(triage_wants_regie(kit_triage(k, id)));
	OK(judge(k, "anna", id, 3, ""));
	assert_int_equal(kit_triage(k, id)->own_reason, REGRADE_NONE);
	assert_false(triage_wants_regie(kit_triage(k, id)));
	OK(triage(k, "anna", id, ILL));
	assert_int_equal(kit_triage(k, id)->times, 2);
	assert_int_equal(kit_triage(k, id)->regie, URGENCY_NONE);
}

/* UX goal 16 */
static void
below_the_protocol_is_for_who_asked_everything(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ILL));
	NOT(ZCC_E_STATE, judge(k, "anna", id, 4, "gezien"));
	OK(judge(k, "anna", id, 2, "gezien"));
	OK(triage(k, "anna", id, "abcd:A=2"));
	NOT(ZCC_E_STATE, judge(k, "anna", id, 2, "gezien"));
	OK(triage(k, "anna", id, ILL " answer:speech=0")); /* unknown was asked */
	OK(judge(k, "anna", id, 4, "gezien"));
}

/* NT-6: the hub ticks it, whatever was ticked */
static void
who_was_here_before_is_triaged_as_such(void **state)
{
	struct kit *k = *state;
	uint64_t before = taken(k), id;
	OK(triage(k, "anna", before, ALL));
	assert_int_equal(kit_row(k, before)->urgency, 3);
	k->facts.earlier_case = before;
	id = taken(k);
	k->facts.earlier_case = 0;
	assert_int_equal(kit_row(k, id)->earlier, before);
	OK(triage(k, "anna", id, ALL));
	assert_int_equal(kit_row(k, id)->urgency, 2);
	assert_string_equal(kit_triage(k, id)->cause, "again");
}

/* RV-1, NT-13: one act; and no answer holds up an ambulance */
static void
what_was_answered_goes_along_with_the_ambulance(void **state)
{
	struct kit *k = *state;
	uint64_t one = taken(k), two = taken(k), three = taken(k);
	struct ask *a = kit_ask(k, "anna", VERB_RAV, one);
	a->has_dossier = true;
	strcpy(a->dossier.answers, "abcd:B=2");
	OK(kit_decide(k));
	const struct zcc_case_row *r = kit_row(k, one);
	assert_int_equal(r->state, CASE_RAV);
	assert_int_equal(r->urgency, 1);
	assert_int_equal(r->urgency_by, BY_TRIAGIST);
	assert_int_equal(kit_triage(k, one)->times, 1);
	assert_string_equal(kit_triage(k, one)->cause, "B");
	a = kit_ask(k, "anna", VERB_RAV, two);
	a->has_dossier = true;
	strcpy(a->dossier.answers, "abcd:B=4 complaint:ill"); /* no triage yet */
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, two)->state, CASE_RAV);
	assert_int_equal(kit_triage(k, two)->times, 0);
	a = kit_ask(k, "anna", VERB_RAV, three);
	a->has_dossier = true;
	strcpy(a->dossier.answers, "abcd:Z=4 spook");
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, three)->state, CASE_RAV);
}

/* NT-5: and no U0 or U1 waits for a number */
static void
a_caller_who_is_elsewhere_gives_the_number_where_the_patient_is(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	NOT(ZCC_E_DATA, triage(k, "anna", id, ILL " factor:elsewhere"));
	assert_int_equal(k->no.grounds.why, WHY_NEEDS_PLACE_NUMBER);
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.answers, ILL " factor:elsewhere");
	strcpy(a->dossier.phone, "+31612345678");
	OK(kit_decide(k));
	id = taken(k);
	OK(triage(k, "anna", id, "abcd:A=1 factor:elsewhere"));
}

/* NT-5: also where nobody ticks it, but who the patient is was told by somebody who is not there */
static void
where_the_caller_is_asks_for_that_number_too(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	struct ask *a = kit_ask(k, "anna", VERB_IDENTIFY, id);
	strcpy(a->board.kind, "elders");
	a->board.read_back = (uint8_t)(1U << IDENTIFIER_NAME | 1U << IDENTIFIER_BIRTH);
	k->facts.known = a->board.read_back;
	OK(kit_decide(k));
	NOT(ZCC_E_DATA, triage(k, "anna", id, ILL));
	assert_int_equal(k->no.grounds.why, WHY_NEEDS_PLACE_NUMBER);
	a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.answers, ILL);
	strcpy(a->dossier.phone, "+31612345678");
	OK(kit_decide(k));
	OK(triage(k, "anna", id, ILL)); /* it was told */
	OK(triage(k, "anna", id, "mode:physical abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill answer:speech=3"));
}

/* NT-1 */
static void
the_time_of_abcd_is_kept_in_tenths_of_a_second(void **state)
{
	static const struct {
		uint64_t ms;
		unsigned tenths;
	} times[] = {{0, 0}, {1, 1}, {99, 1}, {2650, 26}, {6553500, 65535}, {UINT64_MAX, 65535}};
	struct kit *k = *state;
	uint64_t id = taken(k);
	for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
		struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
		a->has_dossier = true;
		strcpy(a->dossier.answers, ILL);
		a->board.abcd_ms = times[i].ms;
		OK(kit_decide(k));
		assert_int_equal(kit_triage(k, id)->abcd_ds, times[i].tenths);
	}
}

/* RL-2: what somebody may not decide he does not choose as care either; the ambulance is anybody's. */
static void
rl_2_care_outside_the_competence_is_refused(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	struct ask *a = kit_ask(k, "eva", VERB_OPERATOR_ADD, 0);
	strcpy(a->board.operator, "dora");
	strcpy(a->board.role[0], "triagist");
	a->board.roles_num = 1;
	a->board.has_key = true;
	strcpy(a->board.not_decisions, "visite,ambulance"); /* a kind of care, and no reason of the region */
	OK(kit_decide(k));
	OK(kit_do(k, "anna", VERB_RELEASE, id));
	OK(kit_do(k, "dora", VERB_CLAIM, id));
	OK(triage(k, "dora", id, ILL));
	NOT(ZCC_E_DENIED, deploy(k, "dora", id, "visite", ""));
	assert_int_equal(k->no.grounds.why, WHY_NOT_THEIR_DECISION);
	assert_int_equal(kit_triage(k, id)->care, CARE_NONE);
	OK(deploy(k, "dora", id, "consult-hap", ""));
	OK(kit_do(k, "dora", VERB_RAV, id));
}

/* CK-1, NT-9, TB-6 */
static void
care_is_chosen_with_the_triage_or_after_it_and_is_never_too_little(void **state)
{
	struct kit *k = *state;
	uint64_t one = taken(k), two = taken(k), three = taken(k);
	NOT(ZCC_E_STATE, deploy(k, "anna", one, "consult-hap", ""));
	NOT(ZCC_E_DATA, deploy(k, "anna", one, "spook", ILL));
	NOT(ZCC_E_DATA, deploy(k, "anna", one, "ambulance", ILL));
	assert_int_equal(k->no.grounds.why, WHY_CARE_IS_RAV);
	OK(deploy(k, "anna", one, "consult-hap", ILL));
	assert_int_equal(kit_row(k, one)->state, CASE_INGEZET);
	assert_int_equal(kit_row(k, one)->urgency, 3);
	assert_int_equal(kit_triage(k, one)->care, care_number("consult-hap"));
	assert_string_equal(kit_row(k, one)->claimed_by, "anna");
	OK(deploy(k, "anna", one, "visite", "")); /* another one, later */
	assert_int_equal(kit_triage(k, one)->care, care_number("visite"));
	OK(kit_do(k, "anna", VERB_UNDO, 0));
	assert_int_equal(kit_triage(k, one)->care, care_number("consult-hap"));
	OK(kit_do(k, "anna", VERB_RAV, one));
	/* U2 is too grave for the own doctor */
	OK(triage(k, "anna", two, SAFE "complaint:ill answer:fever=1 answer:speech=3"));
	NOT(ZCC_E_STATE, deploy(k, "anna", two, "eigen-huisarts", ""));
	assert_int_equal(k->no.grounds.why, WHY_CARE_TOO_LITTLE);
	OK(deploy(k, "anna", two, "consult-hap", ""));
	/* self-care is advice alone */
	OK(triage(k, "anna", three, SAFE "complaint:ill answer:fever=3 answer:speech=3"));
	NOT(ZCC_E_STATE, deploy(k, "anna", three, "zelfzorg", ""));
	assert_int_equal(k->no.grounds.why, WHY_NEEDS_ADVICE);
	OK(advise(k, three, true, true));
	OK(deploy(k, "anna", three, "zelfzorg", ""));
	/* and below the protocol the regiearts is asked first */
	uint64_t four = taken(k);
	OK(triage(k, "anna", four, ALL));
	OK(judge(k, "anna", four, 5, "context"));
	OK(advise(k, four, true, true));
	NOT(ZCC_E_STATE, deploy(k, "anna", four, "zelfzorg", ""));
	assert_int_equal(k->no.grounds.why, WHY_WANTS_REGIE);
	OK(judge(k, "chris", four, 5, "context"));
	OK(deploy(k, "anna", four, "zelfzorg", ""));
}

/* NT-9, KB-3: neither advice nor self-care is enough for a U0 or U1, whatever was said; a judgement of the
 * regiearts makes it less.  Of others he says afterwards what he thinks of it (C1). */
static void
nobody_in_danger_is_left_with_advice(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k), two = taken(k);
	OK(triage(k, "anna", id, "abcd:B=2"));
	OK(advise(k, id, true, true));
	NOT(ZCC_E_STATE, kit_close(k, "anna", id, "advies"));
	assert_int_equal(k->no.grounds.why, WHY_CARE_TOO_LITTLE);
	NOT(ZCC_E_STATE, kit_close(k, "anna", id, "zelfzorg"));
	OK(triage(k, "anna", two, SAFE "complaint:ill answer:fever=1 answer:speech=3"));
	OK(advise(k, two, true, true));
	OK(kit_close(k, "anna", two, "zelfzorg"));
	OK(judge(k, "chris", id, 2, "gezien"));
	OK(kit_close(k, "anna", id, "advies"));
}

/* NT-9 */
static void
advice_and_safety_net_go_before_closing_as_advice_and_only_then(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	NOT(ZCC_E_STATE, advise(k, id, true, true));
	OK(triage(k, "anna", id, ILL));
	NOT(ZCC_E_STATE, kit_close(k, "anna", id, "advies"));
	OK(advise(k, id, true, false));
	NOT(ZCC_E_STATE, kit_close(k, "anna", id, "advies"));
	OK(advise(k, id, false, true));
	OK(triage(k, "anna", id, ILL)); /* another outcome, and other advice */
	NOT(ZCC_E_STATE, kit_close(k, "anna", id, "advies"));
	OK(advise(k, id, false, true)); /* what to watch for alone is not enough either */
	NOT(ZCC_E_STATE, kit_close(k, "anna", id, "advies"));
	OK(kit_close(k, "anna", id, "visite"));
}

/* NT-9, HB-8: said is what the protocol has for this complaint, by its code. */
static void
advice_is_held_against_the_protocol_of_the_complaint(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ILL));
	uint32_t version = kit_row(k, id)->version;
	NOT(ZCC_E_DATA, say(k, id, "drink sing"));
	assert_non_null(strstr(k->no.text, "\"sing\""));
	NOT(ZCC_E_DATA, say(k, id, "drink-a-lot-and-then-some-more"));
	assert_non_null(strstr(k->no.text, "some-more"));
	assert_int_equal(kit_row(k, id)->version, version);
	assert_false(triage_is_advised(kit_triage(k, id)));
	OK(say(k, id, "drink call"));
	assert_true(triage_is_advised(kit_triage(k, id)));
	OK(kit_close(k, "anna", id, "advies"));
	/* one letter was enough: no complaint, so any text of the protocol */
	id = taken(k);
	OK(triage(k, "anna", id, "abcd:C=2"));
	OK(say(k, id, "call"));
	k->facts.protocol = NULL; /* its texts are not at hand */
	NOT(ZCC_E_IO, say(k, id, "call"));
	k->facts.protocol = small;
}

static void
undo_gives_back_what_was_before(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k);
	struct zcc_case_row before = *kit_row(k, id);
	OK(triage(k, "anna", id, "abcd:A=1"));
	OK(kit_do(k, "anna", VERB_UNDO, 0));
	struct zcc_case_row after = *kit_row(k, id);
	assert_int_equal(after.version, before.version + 2);
	after.version = before.version;
	assert_memory_equal(&after, &before, sizeof after);
}

/* HB-1, HB-2 */
static void
who_saw_another_version_or_has_it_not_is_refused(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k), waits = kit_call(k, LINE_REGULIER);
	NOT(ZCC_E_STATE, triage(k, "anna", waits, "abcd:A=1"));
	NOT(ZCC_E_TAKEN, triage(k, "bram", id, "abcd:A=1"));
	NOT(ZCC_E_DENIED, triage(k, "eva", id, "abcd:A=1"));
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	strcpy(a->dossier.answers, "abcd:A=1");
	a->version--;
	NOT(ZCC_E_STALE, kit_decide(k));
	k->facts.protocol = NULL;
	NOT(ZCC_E_CONFIG, triage(k, "anna", id, "abcd:A=1"));
}

static void
words_that_the_protocol_does_not_have_are_refused(void **state)
{
	static const char *const bad[] = {"complaint:spook", "answer:fever=4", "answer:fever=-1",
	    "answer:fever=", "answer:fever", "answer:spook=1", "answer:fever=1 answer:fever=1", "abcd:E=1",
	    "abcd:=1", "abcd:AB=1", "abcd:A=5", "pain:11", "pain:", "pain:1/x", "factor:spook",
	    "mode:telephone", "fever=1", ":", "answer:", "\xc3\xa9",
	    "answer:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=1"};
	struct kit *k = *state;
	uint64_t id = taken(k);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		char text[ZCC_ANSWERS_SIZE];
		snprintf(text, sizeof text, "abcd:B=1 %s", bad[i]);
		NOT(ZCC_E_DATA, triage(k, "anna", id, text));
	}
	OK(triage(k, "anna", id, "mode:physical  complaint:ill " SAFE "answer:measured=0 pain:6/4 "
	    "factor:infectious"));
	const struct zcc_triage *t = kit_triage(k, id);
	assert_int_equal(t->flags, TRIAGE_FLAG_PHYSICAL);
	assert_int_equal(t->asked, 1);
	assert_int_equal(t->asked_of, 2);
	assert_string_equal(t->cause, "measured");
	assert_int_equal(t->system, 2);
}

#define S(name) cmocka_unit_test_setup_teardown(name, triage_setup, triage_teardown)

/* RL-2: what was triaged is what it is about, also for whom `next` passes it over. */
static void
a_triaged_complaint_is_passed_over_as_one_it_came_in_with(void **state)
{
	struct kit *k = *state;
	struct settings *s = &k->settings;
	strcpy(s->complaint[s->complaints_num++], "ill");
	kit_config(k);
	struct ask *a = kit_ask(k, "eva", VERB_OPERATOR_ADD, 0);
	strcpy(a->board.operator, "dora");
	strcpy(a->board.role[0], "triagist");
	a->board.roles_num = 1;
	a->board.has_key = true;
	strcpy(a->board.not_complaints, "ill");
	OK(kit_decide(k));
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ALL));
	OK(kit_do(k, "anna", VERB_RELEASE, id));
	NOT(ZCC_E_BUSY, kit_do(k, "dora", VERB_NEXT, 0));
	OK(kit_do(k, "bram", VERB_NEXT, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(one_letter_of_u0_or_u1_needs_no_complaint_and_one_of_u2_does),
	    S(the_clock_counts_from_the_call),
	    S(three_urgencies_stand_apart_and_below_the_protocol_waits_for_the_regie),
	    S(a_new_judgement_or_triage_takes_the_answer_of_the_regie_back),
	    S(below_the_protocol_is_for_who_asked_everything),
	    S(who_was_here_before_is_triaged_as_such),
	    S(what_was_answered_goes_along_with_the_ambulance),
	    S(a_caller_who_is_elsewhere_gives_the_number_where_the_patient_is),
	    S(where_the_caller_is_asks_for_that_number_too),
	    S(the_time_of_abcd_is_kept_in_tenths_of_a_second),
	    S(rl_2_care_outside_the_competence_is_refused),
	    S(care_is_chosen_with_the_triage_or_after_it_and_is_never_too_little),
	    S(nobody_in_danger_is_left_with_advice),
	    S(advice_and_safety_net_go_before_closing_as_advice_and_only_then),
	    S(advice_is_held_against_the_protocol_of_the_complaint),
	    S(undo_gives_back_what_was_before),
	    S(who_saw_another_version_or_has_it_not_is_refused),
	    S(words_that_the_protocol_does_not_have_are_refused),
	    S(a_triaged_complaint_is_passed_over_as_one_it_came_in_with),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_triage", tests, NULL, NULL);
}
