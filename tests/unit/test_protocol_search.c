/* SPDX-License-Identifier: EUPL-1.2 */
/* A complaint is found by three letters, by what people call it, and in the order of what is meant.
 */
#include "tests/lib/protocol_kit.h"


#include <string.h>

static struct protocol *p;

static int
setup(void **state)
{
	(void)state;
	p = kit_shipped("twente");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	protocol_free(p);
	return 0;
}

/* What these letters lead to, as codes with blanks between them. */
static const char *
led(const char *typed)
{
	static char codes[400];
	uint16_t found[8];
	unsigned num = protocol_search(p, typed, found, 8);
	codes[0] = '\0';
	for (unsigned i = 0; i < num && i < 8; i++) {
		strcat(codes, i > 0 ? " " : "");
		strcat(codes, p->complaint[found[i]].code);
	}
	return codes;
}

static void
three_letters_are_enough(void **state)
{
	(void)state;
	assert_string_equal(led("buikp"), "buikpijn");
	assert_string_equal(led("ben"), "kortademig");
	assert_string_equal(led("kop"), "");
	for (unsigned i = 0; i < p->complaints_num; i++) {
		uint16_t found[PROTOCOL_COMPLAINTS_MAX];
		unsigned num =
		    protocol_search(p, p->complaint[i].code, found, PROTOCOL_COMPLAINTS_MAX);
		assert_true(num >= 1);
		assert_int_equal(found[0], i); /* a whole code before those that it begins */
	}
}

static void
a_code_goes_before_a_name_and_a_name_before_a_synonym(void **state)
{
	(void)state;
	assert_string_equal(led("koorts"), "koorts koorts-baby koorts-kind");
	assert_string_equal(led("baby"), "koorts-baby");
	/* dikke kuit, dik of pijnlijk been */
	assert_string_equal(led("dik"), "zwelling-been");
	/* wond; then brandwond only by a word that begins so, which it has not */
	assert_string_equal(led("wond"), "wond");
}

static void
accents_and_capitals_do_not_matter(void **state)
{
	(void)state;
	assert_string_equal(led("SUICIDAAL"), "suicidaliteit");
	assert_string_equal(led("suïcid"), "suicidaliteit");
	assert_string_equal(led("weeen"), "zwangerschap");
	assert_string_equal(led("Weeën"), "zwangerschap");
}

static void
nothing_typed_leads_nowhere_and_what_does_not_fit_is_counted(void **state)
{
	(void)state;
	uint16_t found[2] = {7, 7};
	assert_int_equal(protocol_search(p, "", found, 2), 0);
	assert_int_equal(protocol_search(p, "pijn", NULL, 0), protocol_search(p, "pijn", found, 1));
	assert_true(protocol_search(p, "pijn", found, 1) > 1);
	assert_int_equal(found[1], 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(three_letters_are_enough),
	    cmocka_unit_test(a_code_goes_before_a_name_and_a_name_before_a_synonym),
	    cmocka_unit_test(accents_and_capitals_do_not_matter),
	    cmocka_unit_test(nothing_typed_leads_nowhere_and_what_does_not_fit_is_counted),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("protocol_search", tests, setup, teardown);
}
