/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/ask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char today[] = "2026-03-01";
static struct ask ask;
static struct fault fault;
/* Fields of intake and note: those of the board first, then those of the dossier. */
static const char *const names[] = {"line", "complaint", "age", "sex", "place", "name",
    "birth_date", "bsn", "phone", "address", "caller", "note"};
enum { FIELDS = sizeof names / sizeof names[0], DOSSIER_FIELD = 5 };

static int
set(const char *name, const char *value)
{
	memset(&fault, 0, sizeof fault);
	return ask_set(&ask, name, value, &fault);
}

static int
check(void)
{
	struct refusal no = {.code = ZCC_OK};
	int code = ask_check(&ask, today, &no);
	memset(&fault, 0, sizeof fault);
	fault.code = no.code;
	memcpy(fault.text, no.text, sizeof no.text);
	return code;
}

static void
an_intake(void)
{
	ask_init(&ask, VERB_INTAKE);
	assert_int_equal(set("line", "spoed"), ZCC_OK);
}

static void
a_fresh_ask_knows_nothing(void **state)
{
	(void)state;
	ask_init(&ask, VERB_CAPACITY);
	assert_int_equal(ask.verb, VERB_CAPACITY);
	assert_int_equal(ask.board.age, AGE_UNKNOWN);
	assert_int_equal(ask.board.sex, SEX_UNKNOWN);
	assert_int_equal(ask.board.free, -1);
	assert_false(ask.has_dossier);
}

static void
a_whole_intake_is_taken(void **state)
{
	static const char *const fields[][2] = {{"line", "regulier"}, {"complaint", "koorts"},
	    {"age", "83"}, {"sex", "v"}, {"place", "Súdwest-Fryslân"}, {"name", "A. de Tester"},
	    {"birth_date", "1943-02-28"}, {"bsn", "111222333"}, {"phone", "+31 (0)6 1234 5678"},
	    {"address", "Dorpsstraat 1 bis"}, {"caller", "haar zoon"},
	    {"note", "valt vaker; ’s nachts"}};
	(void)state;
	ask_init(&ask, VERB_INTAKE);
	assert_int_equal(sizeof fields / sizeof fields[0], FIELDS);
	for (unsigned i = 0; i < FIELDS; i++) {
		assert_string_equal(fields[i][0], names[i]);
		assert_int_equal(set(fields[i][0], fields[i][1]), ZCC_OK);
	}
	assert_int_equal(check(), ZCC_OK);
	assert_int_equal(ask.board.line, LINE_REGULIER);
	assert_int_equal(ask.board.age, 83);
	assert_int_equal(ask.board.sex, SEX_V);
	assert_true(ask.has_dossier);
}

static void
an_intake_needs_only_its_line(void **state)
{
	(void)state;
	an_intake();
	assert_int_equal(check(), ZCC_OK);
	assert_false(ask.has_dossier);
	ask_init(&ask, VERB_INTAKE);
	assert_int_equal(check(), ZCC_E_DATA);
	assert_string_equal(fault.text, "intake needs a line");
}

static void
board_values_are_repeated_in_the_refusal(void **state)
{
	static const char *const bad[][2] = {{"line", "spoedlijn"}, {"line", ""}, {"age", "131"},
	    {"age", "-1"}, {"age", "12.5"}, {"age", "012"}, {"age", "drie"}, {"sex", "man"},
	    {"sex", "V"}, {"place", "Een plaatsnaam die veel te lang is"}};
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		an_intake();
		assert_int_equal(set(bad[i][0], bad[i][1]), ZCC_E_DATA);
		assert_non_null(strstr(fault.text, bad[i][0]));
		assert_non_null(strstr(fault.text, bad[i][1]));
	}
	assert_int_equal(set("line", "\x1b[2J"), ZCC_E_DATA);
	assert_null(strchr(fault.text, '\x1b'));
}

/* HB-8 */
static void
personal_values_are_never_repeated(void **state)
{
	static const char *const bad[][2] = {{"bsn", "111222334"}, {"bsn", "000000000"},
	    {"bsn", "11122233"}, {"bsn", "1112223339"}, {"bsn", "11122233344455"},
	    {"birth_date", "2026-03-02"}, {"birth_date", "1943-02-29"},
	    {"birth_date", "28-02-1943"}, {"birth_date", "1879-12-31"}, {"phone", "612345678"},
	    {"phone", "bel mij"}, {"phone", "061234567"}, {"phone", "+31612345678901234567890"},
	    {"name", "Jan\xff"
		     "sen"},
	    {"name", "Jan\u202esen"}, {"address", "Straat\n12"}, {"caller", "zoon\x1b[2J"},
	    {"note", "tab\there"}};
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		an_intake();
		if (set(bad[i][0], bad[i][1]) == ZCC_OK && check() == ZCC_OK)
			fail_msg("%s: row %zu is taken", bad[i][0], i);
		assert_int_equal(fault.code, ZCC_E_DATA);
		assert_non_null(strstr(fault.text, bad[i][0]));
		assert_null(strstr(fault.text, bad[i][1]));
	}
}

/* HB-8 */
static void
oversize_text_is_refused_not_cut(void **state)
{
	char big[4096];
	(void)state;
	memset(big, 'x', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	for (unsigned i = DOSSIER_FIELD; i < FIELDS; i++) {
		an_intake();
		assert_int_equal(set(names[i], big), ZCC_E_DATA);
		assert_null(strstr(fault.text, "xxx"));
		assert_false(ask.has_dossier);
	}
	an_intake();
	memset(ask.dossier.name, 'x', sizeof ask.dossier.name);
	assert_int_equal(check(), ZCC_E_DATA);
	an_intake();
	memset(ask.board.complaint, 'x', sizeof ask.board.complaint);
	assert_int_equal(check(), ZCC_E_DATA);
}

static void
a_complaint_is_a_code_or_words_for_the_dossier(void **state)
{
	(void)state;
	an_intake();
	assert_int_equal(set("complaint", "pijn op de borst"), ZCC_OK);
	assert_true(ask.board.is_freetext);
	assert_true(ask.has_dossier);
	assert_string_equal(ask.board.complaint, "");
	assert_string_equal(ask.dossier.complaint, "pijn op de borst");
	assert_int_equal(check(), ZCC_OK);

	assert_int_equal(set("complaint", "pijn-borst"), ZCC_OK);
	assert_false(ask.board.is_freetext);
	assert_string_equal(ask.board.complaint, "pijn-borst");
	assert_string_equal(ask.dossier.complaint, "");
	assert_int_equal(check(), ZCC_OK);

	assert_int_equal(set("complaint", "een-code-die-langer-is-dan-past"), ZCC_OK);
	assert_true(ask.board.is_freetext);
	strcpy(ask.board.complaint, "koorts");
	assert_int_equal(check(), ZCC_E_DATA);
}

static void
what_is_no_field_of_intake_is_said_to_be_none(void **state)
{
	(void)state;
	an_intake();
	assert_int_equal(set("query", "jansen"), ZCC_E_UNKNOWN);
	assert_int_equal(set("operator", "k.vos"), ZCC_E_UNKNOWN);
	assert_int_equal(set("", ""), ZCC_E_UNKNOWN);
	assert_false(ask.has_dossier);
}

static void
an_age_may_differ_a_year_from_the_birth_date_and_no_more(void **state)
{
	static const struct {
		const char *birth_date, *age;
		int code;
	} rows[] = {
	    {"1943-02-28", "83", ZCC_OK}, {"1943-03-02", "82", ZCC_OK}, /* tomorrow */
	    {"1943-03-02", "83", ZCC_OK}, {"1943-03-02", "81", ZCC_OK},
	    {"1943-03-02", "84", ZCC_E_DATA}, {"1943-03-02", "80", ZCC_E_DATA},
	    {"1943-03-01", "84", ZCC_OK}, {"1943-03-01", "85", ZCC_E_DATA},
	    {"2026-03-01", "0", ZCC_OK}, {"2026-03-01", "2", ZCC_E_DATA},
	    {"2004-02-29", "38", ZCC_E_DATA}, {"1999-12-31", "26", ZCC_OK}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		an_intake();
		assert_int_equal(set("birth_date", rows[i].birth_date), ZCC_OK);
		assert_int_equal(check(), ZCC_OK);
		assert_int_equal(set("age", rows[i].age), ZCC_OK);
		if (check() != rows[i].code)
			fail_msg("born %s, %s years: %s", rows[i].birth_date, rows[i].age, fault.text);
		if (rows[i].code == ZCC_OK)
			continue;
		assert_non_null(strstr(fault.text, "age"));
		assert_non_null(strstr(fault.text, "birth_date"));
		assert_null(strstr(fault.text, rows[i].birth_date));
	}
}

static void
numbers_out_of_range_are_refused(void **state)
{
	(void)state;
	an_intake();
	ask.board.line = 7;
	assert_int_equal(check(), ZCC_E_DATA);
	an_intake();
	ask.board.age = 131;
	assert_int_equal(check(), ZCC_E_DATA);
	an_intake();
	ask.board.sex = 4;
	assert_int_equal(check(), ZCC_E_DATA);
	an_intake();
	ask.verb = VERBS_NUM;
	assert_int_equal(check(), ZCC_E_DATA);
	an_intake();
	ask.board.roles_num = ZCC_ROLES_MAX + 1;
	assert_int_equal(check(), ZCC_E_DATA);
}

static void
assert_lacks(enum zcc_verb verb, const char *what)
{
	ask_init(&ask, verb);
	assert_int_equal(check(), ZCC_E_DATA);
	assert_non_null(strstr(fault.text, what));
}

static void
every_verb_says_what_it_lacks(void **state)
{
	(void)state;
	assert_lacks(VERB_CLAIM, "case");
	assert_lacks(VERB_SEARCH, "look for");
	assert_lacks(VERB_OPERATOR_ADD, "operator");
	assert_lacks(VERB_OPERATOR_REVOKE, "operator");
	assert_lacks(VERB_CAPACITY, "provider");
	assert_lacks(VERB_ALARM_ACK, "alarm");
	assert_lacks(VERB_CONFIG, "configuration");
	ask_init(&ask, VERB_CLOSE);
	ask.row = 1;
	assert_int_equal(check(), ZCC_E_DATA);
	strcpy(ask.board.reason, "advies");
	assert_int_equal(check(), ZCC_OK);
	ask_init(&ask, VERB_NOTE);
	ask.row = 1;
	assert_int_equal(check(), ZCC_E_DATA);
	assert_int_equal(set("note", "belt terug"), ZCC_OK);
	assert_int_equal(check(), ZCC_OK);
	ask_init(&ask, VERB_NEXT);
	assert_int_equal(check(), ZCC_OK);
}

static void
an_operator_has_a_name_and_roles(void **state)
{
	(void)state;
	ask_init(&ask, VERB_OPERATOR_ADD);
	strcpy(ask.board.operator, "j.jansen");
	assert_int_equal(check(), ZCC_E_DATA);
	ask.board.roles_num = 1;
	assert_int_equal(check(), ZCC_E_DATA);
	strcpy(ask.board.role[0], "triagist");
	assert_int_equal(check(), ZCC_OK);
	strcpy(ask.board.operator, "J Jansen");
	assert_int_equal(check(), ZCC_E_DATA);
	assert_non_null(strstr(fault.text, "J Jansen"));
}

static void
capacity_may_be_unknown_but_not_impossible(void **state)
{
	(void)state;
	ask_init(&ask, VERB_CAPACITY);
	strcpy(ask.board.provider, "Zorggroep Zuid, locatie 't Hof");
	strcpy(ask.board.kind, "elv-laag");
	assert_int_equal(check(), ZCC_OK);
	ask.board.total = 10;
	ask.board.free = 11;
	assert_int_equal(check(), ZCC_E_DATA);
	ask.board.free = 10;
	assert_int_equal(check(), ZCC_OK);
	ask.board.waiting = -2;
	assert_int_equal(check(), ZCC_E_DATA);
}

static void
a_verb_without_dossier_takes_none(void **state)
{
	(void)state;
	ask_init(&ask, VERB_CLAIM);
	ask.row = 1;
	assert_int_equal(check(), ZCC_OK);
	assert_int_equal(set("note", "x"), ZCC_OK);
	assert_int_equal(check(), ZCC_E_DATA);
}

/* HB-8 */
static void
one_wrong_digit_never_passes_the_elfproef(void **state)
{
	char bsn[10];
	(void)state;
	assert_true(bsn_is_valid("111222333"));
	assert_true(bsn_is_valid("123456782"));
	assert_false(bsn_is_valid("123456789"));
	assert_false(bsn_is_valid(""));
	assert_false(bsn_is_valid("12345678a"));
	for (int i = 0; i < 9; i++) {
		for (char c = '0'; c <= '9'; c++) {
			strcpy(bsn, "123456782");
			bool same = bsn[i] == c;
			bsn[i] = c;
			assert_int_equal(bsn_is_valid(bsn), same);
		}
	}
}

static void
a_date_is_a_day_that_exists(void **state)
{
	static const char *const good[] = {"1880-01-01", "2000-02-29", "2024-02-29", "1999-12-31"};
	static const char *const bad[] = {"", "1879-12-31", "1900-02-29", "2023-02-29",
	    "2023-04-31", "2023-13-01", "2023-00-01", "2023-01-00", "2023-1-1", "2023-01-01x",
	    "2023/01/01", "20230101"};
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_true(date_is_valid(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(date_is_valid(bad[i]));
}

static void
a_phone_number_becomes_one_spelling(void **state)
{
	static const char *const good[][2] = {{"06-1234 5678", "+31612345678"},
	    {"+31 6 12345678", "+31612345678"}, {"0031612345678", "+31612345678"},
	    {"+31 (0)6 12 34 56 78", "+31612345678"}, {"0031 (0)6-12345678", "+31612345678"}, {"(053) 487 20 00", "+31534872000"},
	    {"0800-8112", "+318008112"}, {"+49 30 1234567", "+49301234567"},
	    {"0032.2.123.45.67", "+3221234567"}};
	static const char *const bad[] = {"", "+", "0", "112", "12345678", "06123", "0612345678901",
	    "06+12345678", "+0612345678", "+1234567890123456", "06-1234x5678", "anoniem",
	    "+31012345678"};
	char out[ZCC_PHONE_SIZE];
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_true(phone_clean(good[i][0], out));
		assert_string_equal(out, good[i][1]);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		if (phone_clean(bad[i], out))
			fail_msg("\"%s\" passes", bad[i]);
		assert_string_equal(out, "");
	}
}

/* OV-1, RV-1: blanks are no words, and what asks for words does not take them. */
static void
ov_1_a_text_of_blanks_says_nothing(void **state)
{
	(void)state;
	an_intake();
	assert_int_equal(set("complaint", " \xc2\xa0 "), ZCC_OK);
	assert_int_equal(set("name", "\xe2\x80\x83"), ZCC_OK);
	assert_int_equal(set("caller", " de buurvrouw "), ZCC_OK);
	ask_forget_blanks(&ask);
	assert_string_equal(ask.dossier.complaint, "");
	assert_string_equal(ask.dossier.name, "");
	assert_string_equal(ask.dossier.caller, " de buurvrouw ");
	assert_int_equal(check(), ZCC_OK);
	ask_init(&ask, VERB_NOTE);
	ask.row = 1;
	ask.has_dossier = true;
	strcpy(ask.dossier.note, "  \xe3\x80\x80");
	ask_forget_blanks(&ask);
	assert_int_equal(check(), ZCC_E_DATA);
	/* what does not end is for the check to say */
	memset(ask.dossier.note, ' ', sizeof ask.dossier.note);
	ask_forget_blanks(&ask);
	assert_int_equal(check(), ZCC_E_DATA);
	ask_init(&ask, VERB_MESSAGE);
	strcpy(ask.board.operator, "all");
	strcpy(ask.board.message, "   ");
	ask_forget_blanks(&ask);
	assert_int_equal(check(), ZCC_E_DATA);
	/* words that were promised and did not come are still a fault */
	an_intake();
	ask.board.is_freetext = true;
	ask_forget_blanks(&ask);
	assert_int_equal(check(), ZCC_E_DATA);
}

static void
a_name_is_short_and_plain(void **state)
{
	(void)state;
	assert_true(name_is_valid("a", 2));
	assert_true(name_is_valid("112.x_y-z", 32));
	assert_false(name_is_valid("", 32));
	assert_false(name_is_valid("ab", 2));
	assert_false(name_is_valid(".a", 32));
	assert_false(name_is_valid("-a", 32));
	assert_false(name_is_valid("A", 32));
	assert_false(name_is_valid("a b", 32));
	assert_false(name_is_valid("a/b", 32));
	assert_false(name_is_valid("é", 32));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_fresh_ask_knows_nothing),
	    cmocka_unit_test(a_whole_intake_is_taken),
	    cmocka_unit_test(an_intake_needs_only_its_line),
	    cmocka_unit_test(board_values_are_repeated_in_the_refusal),
	    cmocka_unit_test(personal_values_are_never_repeated),
	    cmocka_unit_test(oversize_text_is_refused_not_cut),
	    cmocka_unit_test(a_complaint_is_a_code_or_words_for_the_dossier),
	    cmocka_unit_test(what_is_no_field_of_intake_is_said_to_be_none),
	    cmocka_unit_test(an_age_may_differ_a_year_from_the_birth_date_and_no_more),
	    cmocka_unit_test(numbers_out_of_range_are_refused),
	    cmocka_unit_test(every_verb_says_what_it_lacks),
	    cmocka_unit_test(an_operator_has_a_name_and_roles),
	    cmocka_unit_test(capacity_may_be_unknown_but_not_impossible),
	    cmocka_unit_test(a_verb_without_dossier_takes_none),
	    cmocka_unit_test(one_wrong_digit_never_passes_the_elfproef),
	    cmocka_unit_test(a_date_is_a_day_that_exists),
	    cmocka_unit_test(a_phone_number_becomes_one_spelling),
	    cmocka_unit_test(ov_1_a_text_of_blanks_says_nothing),
	    cmocka_unit_test(a_name_is_short_and_plain),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("ask", tests, NULL, NULL);
}
