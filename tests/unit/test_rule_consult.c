/* SPDX-License-Identifier: EUPL-1.2 */
/* TB-5, PE-9: a judgement below the protocol that nobody answers, and one that is sent back. */
#include "tests/lib/triage_kit.h"

#include "shared/care/kind.h"

#define ILL "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill answer:fever=2"
#define ALL ILL " answer:speech=3"
#define GRAVE ILL " answer:speech=2" /* U1 by a rule */

static int
setup(void **state)
{
	if (triage_open(state) != 0)
		return 1;
	struct kit *k = *state;
	k->settings.consult_s = 180;
	kit_config(k);
	return 0;
}

/* TB-5, PE-9: a consult that nobody answers is an alarm for the regie and for toezicht, by what the
 * protocol said; its time counts from the judgement, whatever is done with the case. */
static void
a_consult_that_nobody_answers_in_time_is_an_alarm(void **state)
{
	struct kit *k = *state;
	kit_time(k);
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ALL));
	OK(judge(k, "anna", id, 5, "gezien"));
	kit_pass(k, 100 * 1000);
	OK(advise(k, id, true, true));
	OK(kit_do(k, "anna", VERB_HOLD, id));
	OK(kit_do(k, "anna", VERB_RESUME, id));
	kit_pass(k, 80 * 1000 - 1);
	kit_time(k);
	assert_null(alarm_about(k, KIND_CONSULT_LATE, id));
	kit_pass(k, 1);
	kit_time(k);
	assert_int_equal(alarm_about(k, KIND_CONSULT_LATE, id)->whom, FOR_REGIE | FOR_TOEZICHT);
	assert_int_equal(alarm_about(k, KIND_CONSULT_LATE, id)->priority, ALARM_LOW);
	OK(judge(k, "chris", id, 5, "context"));
	kit_time(k);
	assert_null(alarm_about(k, KIND_CONSULT_LATE, id));
	kit_pass(k, 600 * 1000);
	assert_int_equal(kit_time(k), 0);
}

static void
a_consult_about_what_the_protocol_finds_grave_is_a_graver_alarm(void **state)
{
	struct kit *k = *state;
	kit_time(k);
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, GRAVE));
	OK(judge(k, "anna", id, 3, "gezien"));
	assert_int_equal(kit_triage(k, id)->system, 1);
	kit_pass(k, 180 * 1000);
	kit_time(k);
	assert_int_equal(alarm_about(k, KIND_CONSULT_URGENT, id)->priority, ALARM_MIDDLE);
	OK(judge(k, "anna", id, 4, "gezien")); /* asked anew: its time begins anew */
	kit_time(k);
	assert_null(alarm_about(k, KIND_CONSULT_URGENT, id));
	kit_pass(k, 180 * 1000);
	book_again(k);
	kit_time(k);
	assert_non_null(alarm_about(k, KIND_CONSULT_URGENT, id));
	k->settings.consult_s = 0;
	kit_config(k);
	kit_time(k);
	assert_null(alarm_about(k, KIND_CONSULT_URGENT, id));
	k->settings.consult_s = 180;
	kit_config(k);
	kit_time(k);
	assert_non_null(alarm_about(k, KIND_CONSULT_URGENT, id));
	OK(kit_do(k, "anna", VERB_RAV, id)); /* the protocol was right: nothing is asked any more */
	kit_time(k);
	assert_null(alarm_about(k, KIND_CONSULT_URGENT, id));
}

static int
instruct(struct kit *k, const char *who, uint64_t id)
{
	struct ask *a = kit_ask(k, who, VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.note, "meet eerst de saturatie");
	return kit_decide(k);
}

/* TB-5: the regiearts sends it back with an instruction instead of judging: his list is rid of it, nothing
 * else of the case changes, and it is not closed as advice before somebody judged again. */
static void
a_consult_is_sent_back_with_an_instruction(void **state)
{
	struct kit *k = *state;
	kit_time(k);
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ALL));
	NOT(ZCC_E_STATE, instruct(k, "chris", id)); /* nothing is asked */
	assert_int_equal(k->no.grounds.why, WHY_NO_CONSULT);
	OK(judge(k, "anna", id, 5, "gezien"));
	OK(advise(k, id, true, true));
	NOT(ZCC_E_DATA, instruct(k, "anna", id));
	struct zcc_case_row before = *kit_row(k, id);
	OK(instruct(k, "chris", id));
	const struct zcc_triage *t = kit_triage(k, id);
	assert_false(triage_wants_regie(t));
	assert_true(triage_is_instructed(t));
	assert_string_equal(t->regie_by, "chris");
	assert_int_equal(t->regie_wall, k->now.wall_ms);
	assert_int_equal(t->regie, URGENCY_NONE);
	assert_int_equal(kit_row(k, id)->state_line, before.state_line);
	assert_int_equal(kit_row(k, id)->due_line, before.due_line);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	assert_int_equal(kit_row(k, id)->urgency, 5);
	NOT(ZCC_E_STATE, instruct(k, "chris", id));
	NOT(ZCC_E_STATE, kit_close(k, "anna", id, "advies"));
	kit_pass(k, 600 * 1000);
	kit_time(k);
	assert_null(alarm_about(k, KIND_CONSULT_LATE, id)); /* it waits for the triagist now */
	OK(judge(k, "anna", id, 4, "gezien"));
	assert_true(triage_wants_regie(kit_triage(k, id)));
	OK(kit_do(k, "anna", VERB_HOLD, id));
	OK(instruct(k, "chris", id));
	OK(kit_do(k, "anna", VERB_RESUME, id));
	OK(judge(k, "anna", id, 3, ""));
	assert_false(triage_is_below(kit_triage(k, id)));
	OK(kit_close(k, "anna", id, "advies"));
}

/* TB-5, NT-4: he judges also while care is on its way, and with the caller on hold: who has the case keeps
 * it, its state and the clock of being on hold stay. */
static void
a_regiearts_judges_what_is_under_way(void **state)
{
	struct kit *k = *state;
	k->settings.triaged_s[4] = 86400;
	k->settings.role[2].verbs |= UINT64_C(1) << VERB_UNDO;
	kit_config(k);
	kit_time(k);
	uint64_t id = taken(k);
	OK(triage(k, "anna", id, ALL));
	OK(judge(k, "anna", id, 5, "gezien"));
	OK(deploy(k, "anna", id, "consult-hap", ""));
	struct zcc_case_row before = *kit_row(k, id);
	kit_pass(k, 5000);
	NOT(ZCC_E_DATA, judge(k, "chris", id, 4, ""));
	OK(judge(k, "chris", id, 4, "context"));
	assert_int_equal(kit_row(k, id)->state, CASE_INGEZET);
	assert_int_equal(kit_row(k, id)->state_line, before.state_line);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	assert_int_equal(kit_row(k, id)->urgency, 4);
	assert_int_equal(kit_row(k, id)->urgency_by, BY_REGIEARTS);
	assert_int_equal(kit_triage(k, id)->care, care_number("consult-hap"));
	assert_false(triage_wants_regie(kit_triage(k, id)));
	assert_int_equal(kit_row(k, id)->due_line, before.received_line + (int64_t)k->settings.triaged_s[4] * 1000);
	/* taken back from where he is, it stays at the seat of who has it */
	const uint64_t seat = book_case(k->b, id)->seat;
	kit_ask(k, "chris", VERB_UNDO, 0)->seat = 77;
	OK(kit_decide(k));
	assert_int_equal(book_case(k->b, id)->seat, seat);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	assert_true(triage_wants_regie(kit_triage(k, id)));
	assert_int_equal(kit_row(k, id)->due_line, before.due_line);
	/* the triagist goes on with deploy, not by this */
	NOT(ZCC_E_STATE, judge(k, "anna", id, 3, ""));
	uint64_t other = taken(k);
	OK(triage(k, "anna", other, ALL));
	OK(judge(k, "anna", other, 5, "gezien"));
	OK(kit_do(k, "anna", VERB_HOLD, other));
	before = *kit_row(k, other);
	OK(judge(k, "chris", other, 1, "alarmsignaal"));
	assert_int_equal(kit_row(k, other)->state, CASE_AANGEHOUDEN);
	assert_int_equal(kit_row(k, other)->due_line, before.due_line);
	assert_int_equal(kit_row(k, other)->state_line, before.state_line);
	assert_int_equal(kit_row(k, other)->urgency, 1);
	NOT(ZCC_E_STATE, kit_close(k, "anna", other, "advies")); /* KB-3: advice is not for a U1 */
	assert_int_equal(k->no.grounds.why, WHY_CARE_TOO_LITTLE);
	book_again(k);
	assert_int_equal(kit_row(k, other)->urgency, 1);
}

#define S(f) cmocka_unit_test_setup_teardown(f, setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(a_consult_that_nobody_answers_in_time_is_an_alarm),
	    S(a_consult_about_what_the_protocol_finds_grave_is_a_graver_alarm),
	    S(a_consult_is_sent_back_with_an_instruction),
	    S(a_regiearts_judges_what_is_under_way),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_consult", tests, NULL, NULL);
}
