/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/refusal.h"

#include "tests/lib/every_refusal.h"
#include "tests/lib/unit.h"

#include <string.h>

static void
every_refusal_has_its_sentence_and_a_code(void **state)
{
	struct refusal no;
	(void)state;
	unsigned known = 0, before = WHY_NONE;
	for (unsigned why = 1; why < WHYS_NUM; why++)
		known += refusal_sentence(why) != NULL;
	assert_int_equal(A_REFUSALS, known);
	for (unsigned i = 0; i < A_REFUSALS; i++) {
		const struct a_refusal *a = &a_refusals[i];
		assert_true(a->because.why > before);
		before = a->because.why;
		int code = refuse(&no, a->because);
		assert_int_equal(code, no.code);
		assert_in_range(-code, -ZCC_E_USAGE, -ZCC_E_CONFIG);
		assert_string_equal(no.text, a->english);
	}
}

static void
every_value_has_its_place(void **state)
{
	(void)state;
	for (unsigned i = 0; i < A_REFUSALS; i++) {
		const struct because *b = &a_refusals[i].because;
		const char *const v[REFUSAL_VALUES_MAX] = {b->v1, b->v2, b->v3, b->v4, b->v5};
		unsigned num = 0;
		while (num < REFUSAL_VALUES_MAX && v[num] != NULL)
			num++;
		assert_int_equal(num, refusal_places(refusal_sentence(b->why)));
	}
}

static void
values_go_where_their_places_are_in_any_order(void **state)
{
	struct refusal no;
	char room[REFUSAL_TEXT_SIZE];
	(void)state;
	assert_int_equal(
	    refuse(&no, (struct because){WHY_CASE_HELD, "12", "aangenomen", "k.vos"}), ZCC_E_TAKEN);
	assert_true(refusal_say(&no.grounds, "{operator} has {case}; {operator}!", NULL, room,
	    sizeof room));
	assert_string_equal(room, "k.vos has 12; k.vos!");
	assert_true(refusal_say(&no.grounds, "{nobody} has {case", NULL, room, sizeof room));
	assert_string_equal(room, " has {case");
}

static void
in_capitals(const char *place, const char *value, char *room, size_t size)
{
	(void)value;
	assert_true(size > 8);
	strcpy(room, strcmp(place, "state") == 0 ? "TAKEN" : "-");
}

static void
a_value_can_be_said_in_other_words(void **state)
{
	struct refusal no;
	char room[REFUSAL_TEXT_SIZE];
	(void)state;
	refuse(&no, (struct because){WHY_CASE_OPEN, "12", "aangenomen"});
	assert_true(refusal_say(&no.grounds, "{case} {state}", in_capitals, room, sizeof room));
	assert_string_equal(room, "- TAKEN");
}

static void
grounds_that_are_not_in_the_table_are_not_said(void **state)
{
	struct refusal no;
	char room[REFUSAL_TEXT_SIZE] = "x";
	(void)state;
	refuse(&no, (struct because){WHY_NO_CASE, "12"});
	no.grounds.values_num = 2;
	assert_false(refusal_say(&no.grounds, "{case}", NULL, room, sizeof room));
	assert_string_equal(room, "");
	no.grounds = (struct grounds){.why = WHY_NONE};
	assert_false(refusal_say(&no.grounds, "", NULL, room, sizeof room));
	no.grounds.why = UINT16_MAX;
	assert_false(refusal_say(&no.grounds, "", NULL, room, sizeof room));
}

static void
what_does_not_fit_is_cut_and_what_is_not_clean_is_replaced(void **state)
{
	struct refusal no;
	char room[12];
	char longest[REFUSAL_VALUE_SIZE + 20];
	(void)state;
	memset(longest, 'a', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	refuse(&no, (struct because){WHY_NO_NAME, longest, "\x1b[2J", longest});
	assert_int_equal(strlen(no.grounds.value[0]), REFUSAL_VALUE_SIZE - 1);
	assert_null(strchr(no.text, '\x1b'));
	refuse(&no, (struct because){WHY_NO_CASE, "1234567890"});
	assert_true(refusal_say(&no.grounds, no.text, NULL, room, sizeof room));
	assert_string_equal(room, "there is no");
}

static void
numbers_are_written_in_full(void **state)
{
	(void)state;
	assert_string_equal(numeral(UINT64_MAX).text, "18446744073709551615");
	assert_string_equal(signed_numeral(INT64_MIN).text, "-9223372036854775808");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_refusal_has_its_sentence_and_a_code),
	    cmocka_unit_test(every_value_has_its_place),
	    cmocka_unit_test(values_go_where_their_places_are_in_any_order),
	    cmocka_unit_test(a_value_can_be_said_in_other_words),
	    cmocka_unit_test(grounds_that_are_not_in_the_table_are_not_said),
	    cmocka_unit_test(what_does_not_fit_is_cut_and_what_is_not_clean_is_replaced),
	    cmocka_unit_test(numbers_are_written_in_full),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("refusal", tests, NULL, NULL);
}
