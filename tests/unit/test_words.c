/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/words.h"

#include "shared/care/code_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void
the_lines_are_the_six_of_the_contract(void **state)
{
	static const char *const want[] = {
	    "", "spoed", "regulier", "zorgverlener", "112", "zelftriage", "terugbellen", ""};
	(void)state;
	for (unsigned i = 0; i < 8; i++)
		assert_string_equal(line_word(i), want[i]);
	for (unsigned i = 1; i <= 6; i++)
		assert_int_equal(line_number(want[i]), i);
	assert_int_equal(line_number(""), LINE_NONE);
	assert_int_equal(line_number("Spoed"), LINE_NONE);
}

static void
every_state_has_its_word(void **state)
{
	(void)state;
	assert_string_equal(state_word(CASE_WACHTEND), "wachtend");
	assert_string_equal(state_word(CASE_MELDKAMER), "meldkamer");
	for (unsigned i = 1; i < CASE_STATES_NUM; i++)
		assert_string_not_equal(state_word(i), "");
	assert_string_equal(state_word(CASE_NONE), "");
	assert_string_equal(state_word(CASE_STATES_NUM), "");
	assert_string_equal(state_word(~0U), "");
}

static void
sex_and_giver_of_urgency_have_words(void **state)
{
	(void)state;
	assert_string_equal(sex_word(SEX_V), "v");
	assert_int_equal(sex_number("x"), SEX_X);
	assert_int_equal(sex_number("f"), SEX_UNKNOWN);
	assert_string_equal(sex_word(SEX_UNKNOWN), "");
	assert_string_equal(by_word(BY_LINE), "line");
	assert_string_equal(by_word(BY_REGIEARTS), "regiearts");
	assert_string_equal(by_word(BY_NONE), "");
}

static void
rights_and_their_review_have_words(void **state)
{
	(void)state;
	assert_string_equal(relation_word(RELATION_NOODKNOP), "noodknop");
	assert_string_equal(relation_word(RELATION_NONE), "");
	assert_int_equal(noodknop_number("collega-weg"), NOODKNOP_AWAY);
	assert_int_equal(noodknop_number("zomaar"), NOODKNOP_NONE);
	assert_string_equal(noodknop_word(NOODKNOP_OTHER), "overig");
	assert_int_equal(review_number("datalek"), REVIEW_LEAK);
	assert_int_equal(review_number(""), REVIEW_NONE);
	assert_string_equal(review_word(REVIEW_RIGHT), "terecht");
}

static void
what_is_known_of_a_patient_has_words(void **state)
{
	(void)state;
	assert_int_equal(background_number("behandelgrens"), BACKGROUND_LIMIT);
	assert_string_equal(background_word(BACKGROUND_HISTORY), "voorgeschiedenis");
	assert_int_equal(limit_number("reanimeren"), LIMIT_CPR);
	assert_string_equal(limit_word(LIMITS_NUM), "anders");
	assert_string_equal(limit_word(LIMITS_NUM + 1), "");
	assert_int_equal(origin_number("huisarts"), ORIGIN_GP);
	assert_string_equal(origin_word(ORIGIN_NETWORK), "landelijk");
	assert_int_equal(consent_number("geweigerd"), CONSENT_REFUSED);
	assert_string_equal(consent_word(CONSENT_EMERGENCY), "nood");
	assert_int_equal(strike_number("onjuist"), STRIKE_WRONG);
	assert_string_equal(strike_word(STRIKE_NONE), "");
	assert_int_equal(erasure_number("bewaartermijn"), ERASURE_TERM);
	assert_string_equal(erasure_word(ERASURE_ASKED), "verzoek");
}

static void
urgency_runs_from_u0_to_u5(void **state)
{
	(void)state;
	for (unsigned u = 0; u <= URGENCY_MAX; u++)
		assert_int_equal(urgency_word(u)[1], '0' + (int)u);
	assert_string_equal(urgency_word(0), "U0");
	assert_string_equal(urgency_word(URGENCY_NONE), "");
	assert_string_equal(urgency_word(6), "");
}

static void
windows_have_words(void **state)
{
	(void)state;
	assert_string_equal(window_word(WINDOW_AVOND), "avond");
	assert_string_equal(window_word(WINDOW_NONE), "");
	assert_string_equal(window_word(WINDOW_FEESTDAG + 1), "");
	for (unsigned w = WINDOW_DAG; w <= WINDOW_FEESTDAG; w++)
		assert_int_equal(window_number(window_word(w)), w);
	assert_int_equal(window_number("ochtend"), WINDOW_NONE);
	assert_int_equal(window_number(""), WINDOW_NONE);
}

static void
every_verb_has_word_action_and_needs(void **state)
{
	(void)state;
	for (unsigned v = 1; v < VERBS_NUM; v++) {
		if (verb_word(v)[0] == '\0') /* a number that is kept free */
			continue;
		assert_int_equal(verb_number(verb_word(v)), v);
		assert_non_null(strchr("CRUDE", verb_action(v)));
		assert_true(verb_action(v) != '\0');
	}
	assert_int_equal(verb_needs(VERB_CLAIM), VN_CASE | VN_VERSION);
	assert_int_equal(verb_needs(VERB_HELLO), VN_FREE);
	assert_int_equal(verb_action(VERB_SHOW), 'R');
}

static void
what_is_no_verb_has_nothing(void **state)
{
	(void)state;
	assert_int_equal(verb_number("reboot"), VERB_NONE);
	assert_int_equal(verb_number(""), VERB_NONE);
	assert_string_equal(verb_word(VERB_NONE), "");
	assert_string_equal(verb_word(VERBS_NUM), "");
	assert_int_equal(verb_needs(VERBS_NUM), 0);
	assert_int_equal(verb_action(VERB_NONE), 0);
	assert_int_equal(verb_action(VERBS_NUM), 0);
}

static void
a_list_of_codes_has_whole_codes(void **state)
{
	char code[ZCC_CODE_SIZE];
	size_t at = 0;
	(void)state;
	assert_true(code_list_has("borst,val,koorts", "val"));
	assert_true(code_list_has("borst", "borst"));
	assert_false(code_list_has("borst,val", "bor"));
	assert_false(code_list_has("borst,val", "borst,val"));
	assert_false(code_list_has("borst,,val", ""));
	assert_false(code_list_has("", "val"));
	assert_true(code_list_next("borst,val", &at, code));
	assert_string_equal(code, "borst");
	assert_true(code_list_next("borst,val", &at, code));
	assert_string_equal(code, "val");
	assert_false(code_list_next("borst,val", &at, code));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_lines_are_the_six_of_the_contract),
	    cmocka_unit_test(every_state_has_its_word),
	    cmocka_unit_test(sex_and_giver_of_urgency_have_words),
	    cmocka_unit_test(rights_and_their_review_have_words),
	    cmocka_unit_test(what_is_known_of_a_patient_has_words),
	    cmocka_unit_test(urgency_runs_from_u0_to_u5),
	    cmocka_unit_test(windows_have_words),
	    cmocka_unit_test(every_verb_has_word_action_and_needs),
	    cmocka_unit_test(a_list_of_codes_has_whole_codes),
	    cmocka_unit_test(what_is_no_verb_has_nothing),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
