/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/find.h"
#include "tests/lib/unit.h"

#include <string.h>

static void
what_is_typed_says_what_is_looked_for(void **state)
{
	static const struct {
		const char *query;
		enum zcc_find what;
	} rows[] = {
	    {"jans", FIND_NAME}, {"de Vries", FIND_NAME}, {"Zoë", FIND_NAME}, {"7 dwergen", FIND_NAME},
	    {"111222333", FIND_BSN}, {"111 222 333", FIND_BSN}, {"1112.22.333", FIND_BSN},
	    {"123456789", FIND_BSN}, /* a slip of the pen is no case */
	    {"0612345678", FIND_PHONE}, {"06-1234 5678", FIND_PHONE}, {"+31 6 12345678", FIND_PHONE},
	    {"0031612345678", FIND_PHONE}, {"061234567", FIND_BSN}, {"06123456789", FIND_PHONE},
	    {"7511AB 12", FIND_ADDRESS}, {"7511 ab 12a", FIND_ADDRESS}, {"7511AB", FIND_ADDRESS},
	    {"7511ab12", FIND_ADDRESS}, {"12 7511AB", FIND_ADDRESS}, {"Straat 12, 7511AB", FIND_ADDRESS},
	    {"1", FIND_CASE}, {"24031", FIND_CASE}, {"7511", FIND_CASE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (find_kind(rows[i].query) != rows[i].what)
			fail_msg("%s: %d", rows[i].query, find_kind(rows[i].query));
	assert_int_equal(find_asked("", "24031"), FIND_CASE);
	assert_int_equal(find_asked("name", "24031"), FIND_NAME);
	assert_int_equal(find_asked("age", "24031"), FIND_NONE);
}

static void
a_query_has_one_way_of_writing(void **state)
{
	static const struct {
		enum zcc_find what;
		const char *query, *key;
		enum why why;
	} rows[] = {
	    {FIND_NAME, " Özgür  Yıldız-Kaya. ", "ozgur yildiz kaya", WHY_NONE},
	    {FIND_NAME, "d'Arc", "darc", WHY_NONE}, {FIND_NAME, "d’Arc", "darc", WHY_NONE},
	    {FIND_NAME, "van ‘t Hof", "van t hof", WHY_NONE},
	    {FIND_NAME, "J.P. de Bruijn", "jp de bruijn", WHY_NONE},
	    {FIND_NAME, "Meer‐Jans Smit", "meer jans smit", WHY_NONE},
	    {FIND_NAME, "x", NULL, WHY_SEARCH_SHORT}, {FIND_NAME, ".-", NULL, WHY_SEARCH_SHORT},
	    {FIND_BSN, "1112.22.333", "111222333", WHY_NONE},
	    {FIND_BSN, "123456789", NULL, WHY_BAD_BSN}, {FIND_BSN, "", NULL, WHY_BAD_BSN},
	    {FIND_PHONE, "06-1234 5678", "+31612345678", WHY_NONE},
	    {FIND_PHONE, "1234", NULL, WHY_BAD_PHONE},
	    {FIND_ADDRESS, "7511 AB 12 a", "7511ab 12-a", WHY_NONE},
	    {FIND_ADDRESS, "7511AB", NULL, WHY_SEARCH_ADDRESS},
	    {FIND_CASE, "24031", "24031", WHY_NONE},
	    {FIND_CASE, "0", NULL, WHY_SEARCH_CASE}, {FIND_CASE, "een", NULL, WHY_SEARCH_CASE},
	    {FIND_NONE, "wat dan ook", NULL, WHY_SEARCH_KIND},
	};
	char key[FIND_KEY_SIZE];
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(find_key(rows[i].what, rows[i].query, key), rows[i].why);
		if (rows[i].key != NULL)
			assert_string_equal(key, rows[i].key);
	}
}

static void
a_house_is_known_however_its_address_is_written(void **state)
{
	static const struct {
		const char *address, *whole, *house;
	} rows[] = {
	    {"Straat 1, 7511 AB Enschede", "7511ab 1", "7511ab 1"},
	    {"7511AB 1", "7511ab 1", "7511ab 1"},
	    {"Plein 1940 12, 7511AB Enschede", "7511ab 12", "7511ab 12"},
	    {"Straat 12a 7511AB", "7511ab 12-a", "7511ab 12"},
	    {"Straat 12-3, 7511ab", "7511ab 12-3", "7511ab 12"},
	    {"Straat 12 bis, 7511AB", "7511ab 12-bis", "7511ab 12"},
	    {"Straat 12 B, 7511AB", "7511ab 12-b", "7511ab 12"},
	    {"7511AB 12 Enschede", "7511ab 12", "7511ab 12"},
	    {"Éénstraat 3, 7511 ÁB", "7511ab 3", "7511ab 3"},
	    {"1234ab12", "1234ab 12", "1234ab 12"}, {"1234AB12a", "1234ab 12-a", "1234ab 12"},
	    {"Plein 1944 nr. 5, 7512XY", "7512xy 5", "7512xy 5"}, /* the last is the postcode */
	    {"Straat 12, 7511 Enschede", NULL, NULL}, /* no letters */
	    {"Straat zonder nummer, 7511AB", NULL, NULL},
	    {"Straat 0, 7511AB", NULL, NULL},
	    {"", NULL, NULL}, {"7511", NULL, NULL}, {"75111AB 1", NULL, NULL}, {"0511AB 1", NULL, NULL},
	};
	char key[ADDRESS_KEY_SIZE];
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(address_key(rows[i].address, true, key), rows[i].whole != NULL);
		assert_string_equal(key, rows[i].whole != NULL ? rows[i].whole : "");
		assert_int_equal(address_key(rows[i].address, false, key), rows[i].house != NULL);
		assert_string_equal(key, rows[i].house != NULL ? rows[i].house : "");
	}
}

static void
every_word_of_a_query_stands_somewhere_in_the_name(void **state)
{
	char name[FIND_KEY_SIZE];
	(void)state;
	name_key("Maria van der Meulen-Jansen", name);
	assert_true(name_has(name, "meulen"));
	assert_true(name_has(name, "jans mar"));
	assert_true(name_has(name, "meulen jansen"));
	assert_false(name_has(name, "jansen piet"));
	/* an apostrophe is typed, copied or left out */
	char query[FIND_KEY_SIZE];
	static const char *const typed[] = {"d'angelo", "d’Angelo", "dangelo", "D`Angelo", "angelo, renee"};
	name_key("Renée d’Angelo", name);
	for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
		name_key(typed[i], query);
		if (!name_has(name, query))
			fail_msg("\"%s\" finds nobody", typed[i]);
	}
	name_key("Maria van der Meulen-Jansen", name);
	assert_false(name_has(name, ""));
	assert_false(name_has("", "jans"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_typed_says_what_is_looked_for),
	    cmocka_unit_test(a_query_has_one_way_of_writing),
	    cmocka_unit_test(a_house_is_known_however_its_address_is_written),
	    cmocka_unit_test(every_word_of_a_query_stands_somewhere_in_the_name),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("find", tests, NULL, NULL);
}
