/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-12, PI-1, PE-9: who waits where care is given, and is not triaged again in time. */
#include "tests/lib/triage_kit.h"

#define SAFE "mode:physical abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill "
#define U2 SAFE "answer:measured=1"
#define U5 SAFE "answer:measured=2"
#define GRAVE "mode:physical abcd:A=2"

static int
setup(void **state)
{
	int code = triage_setup(state);
	struct kit *k = *state;
	memcpy(k->settings.retriage_s, settings_retriage_s, sizeof k->settings.retriage_s);
	kit_config(k);
	kit_time(k);
	return code;
}

static void
a_u1_who_waits_over_his_time_is_an_alarm_of_his_own(void **state)
{
	struct kit *k = *state;
	uint64_t one = taken(k), two = taken(k);
	OK(triage(k, "anna", one, GRAVE));
	OK(triage(k, "anna", two, GRAVE));
	kit_pass(k, 300 * 1000);
	kit_time(k);
	assert_null(alarm_about(k, KIND_RETRIAGE_URGENT, one));
	kit_pass(k, 1);
	kit_time(k);
	const struct zcc_alarm_row *a = alarm_about(k, KIND_RETRIAGE_URGENT, one);
	assert_int_equal(a->whom, FOR_TRIAGE);
	assert_int_equal(a->priority, ALARM_MIDDLE);
	kit_pass(k, (int64_t)k->settings.alarm.widen_s * 1000);
	kit_time(k);
	a = alarm_about(k, KIND_RETRIAGE_URGENT, one);
	assert_int_equal(a->whom, FOR_TRIAGE | FOR_REGIE | FOR_TOEZICHT);
	book_again(k);
	assert_int_equal(kit_time(k), 0);
	OK(triage(k, "anna", one, GRAVE)); /* his time begins anew; the table has room for one of the two */
	kit_time(k);
	assert_null(alarm_about(k, KIND_RETRIAGE_URGENT, one));
	assert_non_null(alarm_about(k, KIND_RETRIAGE_URGENT, two));
	OK(triage(k, "anna", two, "abcd:A=2")); /* by telephone */
	kit_time(k);
	assert_null(alarm_about(k, KIND_RETRIAGE_URGENT, two));
	kit_pass(k, 301 * 1000);
	kit_time(k);
	assert_non_null(alarm_about(k, KIND_RETRIAGE_URGENT, one));
}

static void
the_others_are_one_alarm_about_who_is_longest_over_his_time(void **state)
{
	struct kit *k = *state;
	uint64_t one = taken(k), two = taken(k), three = taken(k);
	OK(triage(k, "anna", three, U5)); /* who waits for the next day of work is not triaged again */
	OK(triage(k, "anna", one, U2));
	kit_pass(k, 1000);
	OK(triage(k, "anna", two, U2));
	kit_pass(k, 901 * 1000);
	kit_time(k);
	const struct zcc_alarm_row *a = alarm_about(k, KIND_RETRIAGE_LATE, one);
	assert_int_equal(a->whom, FOR_TRIAGE);
	assert_int_equal(a->priority, ALARM_LOW);
	assert_null(alarm_about(k, KIND_RETRIAGE_LATE, two));
	OK(triage(k, "anna", one, U2));
	kit_time(k);
	assert_non_null(alarm_about(k, KIND_RETRIAGE_LATE, one)); /* there is one more */
	OK(triage(k, "anna", two, U2));
	kit_time(k);
	assert_null(alarm_about(k, KIND_RETRIAGE_LATE, one));
	kit_pass(k, 24 * 3600 * (int64_t)1000);
	kit_time(k);
	assert_null(alarm_about(k, KIND_RETRIAGE_LATE, three));
}

/* With a consult at that place he waits on, and is triaged again in the same act. */
static void
who_has_gone_is_not_triaged_again(void **state)
{
	struct kit *k = *state;
	uint64_t one = taken(k), two = taken(k), three = taken(k);
	OK(triage(k, "anna", one, U2));
	OK(triage(k, "anna", two, U2));
	OK(triage(k, "anna", three, U2));
	OK(deploy(k, "anna", one, "consult-hap", ""));
	OK(deploy(k, "anna", two, "visite", ""));
	OK(triage(k, "anna", three, "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill answer:fever=1"));
	kit_pass(k, 901 * 1000);
	kit_time(k);
	assert_non_null(alarm_about(k, KIND_RETRIAGE_LATE, one));
	book_again(k);
	OK(deploy(k, "anna", one, "consult-hap", U2));
	kit_time(k);
	assert_null(alarm_about(k, KIND_RETRIAGE_LATE, one));
	kit_pass(k, 901 * 1000);
	k->settings.retriage_s[2] = 0;
	kit_config(k);
	assert_int_equal(kit_time(k), 0);
}

#define S(f) cmocka_unit_test_setup_teardown(f, setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(a_u1_who_waits_over_his_time_is_an_alarm_of_his_own),
	    S(the_others_are_one_alarm_about_who_is_longest_over_his_time),
	    S(who_has_gone_is_not_triaged_again),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_waitroom", tests, NULL, NULL);
}
