/* SPDX-License-Identifier: EUPL-1.2 */
/* The strict reader: what it refuses and how it says so, and what its readers yield. */
#include "shared/edge/conf.h"
#include "shared/edge/conf_scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

static void
refused(const char *text, size_t len, const char *part)
{
	struct conf *c;
	struct fault f = {0};
	assert_int_equal(conf_parse(text, len, "x.conf", &c, &f), ZCC_E_CONFIG);
	assert_null(c);
	assert_int_equal(f.code, ZCC_E_CONFIG);
	if (strstr(f.text, part) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", f.text, part);
}

static void
refused_text(const char *text, const char *part)
{
	refused(text, strlen(text), part);
}

static struct conf *
parsed(const char *text)
{
	struct conf *c;
	struct fault f = {0};
	if (conf_parse(text, strlen(text), "x.conf", &c, &f) != ZCC_OK)
		fail_msg("%s", f.text);
	return c;
}

/* What the reader that was just used found wrong. */
static void
found(struct conf *c, const char *part)
{
	struct fault f = {0};
	assert_int_equal(conf_done(c, &f), ZCC_E_CONFIG);
	if (strstr(f.text, part) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", f.text, part);
	conf_free(c);
}

/* What the machine lacks now is no fault of the file. */
static void
a_lack_of_descriptors_is_not_a_bad_file(void **state)
{
	(void)state;
	struct rlimit was, none;
	char *text;
	size_t len;
	struct fault f = {0};
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &was), 0);
	none = was;
	none.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	int code = conf_read("tests/protocols/small.conf", &text, &len, &f);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &was), 0);
	assert_int_equal(code, ZCC_E_FULL);
	assert_non_null(strstr(f.text, "cannot open tests/protocols/small.conf: Too many open files"));
	assert_int_equal(conf_read("tests/protocols/none.conf", &text, &len, &f), ZCC_E_CONFIG);
}

static void
an_include_is_refused_wherever_it_could_work(void **state)
{
	(void)state;
	refused_text("a = 1;\n@include \"other.conf\"\n", "x.conf:2: @include");
	refused_text("@include \".\"", "x.conf:1: @include");
	refused_text("a = { \n  @include \"b\"\n};", "x.conf:2: @include");
	conf_free(parsed("# @include \"b\"\na = \"@include\"; /* @include */ // @include\n"));
}

static void
a_number_must_print_back_to_its_text(void **state)
{
	(void)state;
	static const char *const wrong[] = {"0x1F", "1.5", "10L", "007", "+1", "-0", "1e3", ".5",
	    "5.", "2147483648", "-2147483649", "99999999999999999999999999", "1_000", "1-1", "--1",
	    "-"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		char text[80], part[80];
		snprintf(text, sizeof text, "a = 1;\n\nb = %s;", wrong[i]);
		snprintf(part, sizeof part, "x.conf:3: number %s: only plain whole", wrong[i]);
		refused_text(text, part);
	}
	struct conf *c = parsed("lo = -2147483648; hi = 2147483647; zero = 0;");
	assert_int_equal(conf_int(c, conf_root(c), "lo", INT32_MIN, INT32_MAX), INT32_MIN);
	assert_int_equal(conf_int(c, conf_root(c), "hi", INT32_MIN, INT32_MAX), INT32_MAX);
	assert_int_equal(conf_int(c, conf_root(c), "zero", INT32_MIN, INT32_MAX), 0);
	conf_free(c);
}

static void
bytes_that_are_no_plain_text_are_refused(void **state)
{
	(void)state;
	refused("a = 1;\0b", 8, "x.conf:1: a NUL byte");
	refused_text("a = 1;\n\x1b[31m", "x.conf:2: character U+001B");
	refused_text("a = 1;\r\n", "character U+000D");
	refused_text("a = \"\xff\";", "no UTF-8");
	refused_text("# \xe2\x80\xae hidden\n", "character U+202E");
	refused_text("\xef\xbb\xbf"
		     "a = 1;",
	    "x.conf:1: character U+FEFF");
	refused_text("\xc3\xa9 = 1;", "means nothing here (byte 0xc3)");
}

static void
depth_size_and_number_of_keys_are_bounded(void **state)
{
	(void)state;
	conf_free(parsed("a = (((((((1)))))));"));
	conf_free(parsed("a = ((((((((1))))))));"));
	refused_text("a =\n(((((((((1)))))))));", "x.conf:2: nested deeper than 8");
	refused_text("a = (1;", "inside brackets; 1 are open");
	refused_text("a = 1; }", "closing bracket without");
	char *big = malloc(ZCC_CONFIG_MAX + 2);
	assert_non_null(big);
	memset(big, ' ', ZCC_CONFIG_MAX + 2);
	struct conf *c;
	assert_int_equal(conf_parse(big, ZCC_CONFIG_MAX, "x.conf", &c, NULL), ZCC_OK);
	conf_free(c);
	refused(big, ZCC_CONFIG_MAX + 1, "longer than 57344 bytes");
	size_t at = 0;
	for (int i = 0; i <= CONF_KEYS_MAX; i++)
		at += (size_t)sprintf(big + at, "k%d=1;", i);
	refused(big, at, "more than 512 keys");
	free(big);
}

static void
a_key_that_stands_twice_is_named(void **state)
{
	(void)state;
	refused_text("a = 1;\nb = 2;\na = 3;", "x.conf:3: key a stands twice");
	refused_text("g = { x = 1; y = { x = 2; };\n x = 3; };", "x.conf:2: key x stands twice");
	conf_free(parsed("a = { x = 1; }; b = { x = 1; }; l = ( { x = 1; }, { x = 1; } );"));
}

static void
strings_are_simple(void **state)
{
	(void)state;
	refused_text("a = \"x\\x00y\";", "only \\\" and \\\\");
	refused_text("a = \"x\\n\";", "only \\\" and \\\\");
	refused_text("a = \"x\ny\";", "x.conf:1: a string that does not end");
	refused_text("a = \"x", "does not end");
	refused_text("a = \"x\\", "only \\\" and \\\\");
	refused_text("a = ( \"buikpijn\"\n\"val\" );", "x.conf:2: two strings");
	refused_text("/* never ends", "a comment that does not end");
	struct conf *c = parsed("a = \"q\\\"r\\\\s\"; b = \"# no // comment /* here */\";");
	assert_string_equal(conf_str(c, conf_root(c), "a", 10), "q\"r\\s");
	assert_string_equal(conf_str(c, conf_root(c), "b", 40), "# no // comment /* here */");
	conf_free(c);
}

static void
what_libconfig_finds_has_file_and_line(void **state)
{
	(void)state;
	refused_text("a = 1;\nb = ;\n", "x.conf:2: ");
	refused_text("a = 1;\nb = [ 1, \"x\" ];", "x.conf:2: ");
	refused_text("a = 1;;\n", "x.conf:1: ");
	refused_text("a * 1;", "means nothing here");
}

static void
a_comment_may_end_the_file(void **state)
{
	(void)state;
	conf_free(parsed(""));
	conf_free(parsed("a = 1; # \" the last words"));
	conf_free(parsed("a = 1; // the last words"));
	conf_free(parsed("/* one \n \" two */ a = 1;"));
}

static void
an_integer_is_held_to_its_range(void **state)
{
	(void)state;
	struct conf *c = parsed("g = {\n n = 61;\n};");
	assert_int_equal(conf_int(c, conf_group(c, conf_root(c), "g"), "n", 0, 60), 0);
	found(c, "x.conf:2: g.n: 61 is outside 0..60");
	c = parsed("n = \"5\";");
	assert_int_equal(conf_int(c, conf_root(c), "n", 2, 60), 2);
	found(c, "n: must be a whole number, 2..60");
	c = parsed("n = 5;");
	assert_int_equal(conf_int_or(c, conf_root(c), "m", 0, 60, 7), 7);
	assert_int_equal(conf_int_or(c, conf_root(c), "n", 0, 60, 7), 5);
	assert_int_equal(conf_done(c, NULL), ZCC_OK);
	conf_free(c);
}

static void
missing_and_unknown_keys_are_named(void **state)
{
	(void)state;
	struct conf *c = parsed("a = 1;\n\ng = {\n b = 2;\n};");
	const struct conf_node *g = conf_group(c, conf_root(c), "g");
	assert_true(conf_has(g, "b"));
	assert_false(conf_has(g, "c"));
	(void)conf_int(c, g, "c", 0, 9);
	found(c, "x.conf:3: g.c: is missing");
	c = parsed("lines = (\n{ norm = 1; },\n{ nrom = 1; } );");
	const struct conf_node *l = conf_list(c, conf_root(c), "lines", 1, 6);
	conf_keys(c, conf_item_group(c, l, 0), "norm");
	assert_int_equal(conf_done(c, NULL), ZCC_OK);
	conf_keys(c, conf_item_group(c, l, 1), "normal norm rom");
	found(c, "x.conf:3: lines[1].nrom: unknown key; known are: normal norm rom");
}

static void
texts_are_held_to_their_size_and_type(void **state)
{
	(void)state;
	struct conf *c = parsed("s = \"abcd\"; e = \"\"; n = 4;");
	assert_string_equal(conf_str(c, conf_root(c), "s", 5), "abcd");
	assert_string_equal(conf_str_or(c, conf_root(c), "none", 5, "x"), "x");
	assert_string_equal(conf_str_or(c, conf_root(c), "e", 5, ""), "");
	assert_string_equal(conf_str(c, conf_root(c), "s", 4), "");
	found(c, "s: 4 bytes; at most 3 fit");
	c = parsed("e = \"\";");
	(void)conf_str(c, conf_root(c), "e", 5);
	found(c, "e: may not be empty");
	c = parsed("n = 4;");
	(void)conf_str(c, conf_root(c), "n", 5);
	found(c, "n: must be a text");
}

static void
booleans_are_true_or_false(void **state)
{
	(void)state;
	struct conf *c = parsed("yes = true; no = false; n = 1;");
	assert_true(conf_bool(c, conf_root(c), "yes"));
	assert_false(conf_bool(c, conf_root(c), "no"));
	assert_true(conf_bool_or(c, conf_root(c), "none", true));
	(void)conf_bool(c, conf_root(c), "n");
	found(c, "n: must be true or false");
}

static void
a_day_must_be_in_the_calendar(void **state)
{
	(void)state;
	static const char *const wrong[] = {"2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
	    "2026-1-1", "26-01-01", "2026/01/01", "2026-01-00", "2026-01-01x", "1900-02-29"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		char text[40];
		snprintf(text, sizeof text, "d = \"%s\";", wrong[i]);
		struct conf *c = parsed(text);
		(void)conf_date(c, conf_root(c), "d");
		found(c, "d: must be a day");
	}
	struct conf *c = parsed("a = \"2024-02-29\"; b = \"2000-02-29\"; c = \"2026-12-31\";");
	assert_string_equal(conf_date(c, conf_root(c), "a"), "2024-02-29");
	(void)conf_date(c, conf_root(c), "b");
	(void)conf_date(c, conf_root(c), "c");
	assert_int_equal(conf_done(c, NULL), ZCC_OK);
	conf_free(c);
}

static void
lists_and_groups_are_told_apart(void **state)
{
	(void)state;
	struct conf *c = parsed("l = ( 1, 2, 3 ); a = [ \"x\", \"y\" ]; g = { };");
	const struct conf_node *l = conf_list(c, conf_root(c), "l", 1, 3);
	assert_int_equal(conf_count(l), 3);
	assert_int_equal(conf_item_int(c, l, 2, 0, 9), 3);
	const struct conf_node *a = conf_list(c, conf_root(c), "a", 0, 9);
	assert_string_equal(conf_item_str(c, a, 1, 4), "y");
	assert_int_equal(conf_count(conf_group(c, conf_root(c), "g")), 0);
	assert_int_equal(conf_done(c, NULL), ZCC_OK);
	assert_null(conf_list(c, conf_root(c), "l", 1, 2));
	found(c, "l: 3 elements; 1..2 are possible");
	c = parsed("l = ( 1 ); g = { };");
	assert_null(conf_group(c, conf_root(c), "l"));
	found(c, "l: must be a group");
	c = parsed("g = { };");
	assert_null(conf_list(c, conf_root(c), "g", 0, 9));
	found(c, "g: must be a list");
	c = parsed("l = ( { }, 1 );");
	l = conf_list(c, conf_root(c), "l", 0, 9);
	assert_non_null(conf_item_group(c, l, 0));
	assert_null(conf_item_group(c, l, 1));
	found(c, "l[1]: must be a group");
}

static void
the_first_fault_stays(void **state)
{
	(void)state;
	struct conf *c = parsed("a = 5;\nb = 6;");
	(void)conf_int(c, conf_root(c), "a", 0, 4);
	assert_int_equal(conf_int(c, conf_root(c), "b", 0, 9), 0);
	conf_fail(c, conf_root(c), "b", "wrong");
	found(c, "x.conf:1: a: 5 is outside 0..4");
	c = parsed("a = 5;\nl = ( 1, 2 );");
	conf_fail_item(c, conf_list(c, conf_root(c), "l", 0, 9), 1, "no %s", "good");
	found(c, "x.conf:2: l[1]: no good");
}

/* Where the files that are shipped stand; the tests run from the root of the tree. */
static struct conf *
shipped(const char *file)
{
	char path[512];
	const char *data = getenv("ZCC_DATA");
	snprintf(path, sizeof path, "%s/%s", data == NULL ? "conf" : data, file);
	char *text;
	size_t len;
	struct fault f = {0};
	struct conf *c = NULL;
	if (conf_read(path, &text, &len, &f) != ZCC_OK ||
	    conf_parse(text, len, file, &c, &f) != ZCC_OK)
		fail_msg("%s", f.text);
	free(text);
	return c;
}

static void
the_shipped_maps_of_calls_parse(void **state)
{
	(void)state;
	struct conf *c = shipped("feeds/sf-fire-ems.conf");
	const struct conf_node *root = conf_root(c), *line = conf_group(c, root, "line");
	const struct conf_node *table = conf_list(c, line, "table", 1, 64);
	assert_string_equal(conf_str(c, root, "kind", 16), "calls");
	assert_string_equal(conf_str(c, conf_group(c, root, "key"), "column", 64), "call_number");
	assert_int_equal(conf_count(table), 5);
	assert_string_equal(conf_str(c, conf_item_group(c, table, 0), "to", 16), "spoed");
	assert_string_equal(conf_str_or(c, conf_item_group(c, table, 4), "from", 16, ""), "");
	assert_int_equal(conf_done(c, NULL), ZCC_OK);
	conf_free(c);
	c = shipped("feeds/montco-911.conf");
	assert_string_equal(
	    conf_str(c, conf_group(c, conf_root(c), "line"), "column", 64), "category");
	assert_false(conf_has(conf_root(c), "key"));
	assert_int_equal(conf_done(c, NULL), ZCC_OK);
	conf_free(c);
}

static void
the_shipped_maps_of_capacity_name_every_hospital(void **state)
{
	(void)state;
	static const char *const files[] = {
	    "feeds/montreal-er.conf", "feeds/montreal-er-waiting.conf"};
	static const char *const measures[] = {"occupancy_pct", "waiting"};
	for (size_t i = 0; i < 2; i++) {
		struct conf *c = shipped(files[i]);
		const struct conf_node *list = conf_list(c, conf_root(c), "providers", 21, 21);
		assert_string_equal(conf_str(c, conf_root(c), "measure", 24), measures[i]);
		for (unsigned k = 0; k < conf_count(list); k++)
			(void)conf_str(c, conf_item_group(c, list, k), "provider", 48);
		assert_int_equal(conf_done(c, NULL), ZCC_OK);
		conf_free(c);
	}
}

static void
the_figures_of_the_demonstration_rise(void **state)
{
	(void)state;
	static const char *const names[] = {"service", "patience"};
	struct conf *c = shipped("demo/operators.conf");
	for (size_t i = 0; i < 2; i++) {
		const struct conf_node *g = conf_group(c, conf_root(c), names[i]);
		const struct conf_node *at = conf_list(c, g, "permille", 2, 32);
		const struct conf_node *s = conf_list(c, g, "seconds", 2, 32);
		assert_int_equal(conf_count(at), conf_count(s));
		assert_int_equal(conf_item_int(c, at, 0, 0, 0), 0);
		assert_int_equal(conf_item_int(c, at, conf_count(at) - 1, 0, 1000), 1000);
		for (unsigned k = 1; k < conf_count(at); k++) {
			assert_true(conf_item_int(c, at, k, 0, 1000) >
				    conf_item_int(c, at, k - 1, 0, 1000));
			assert_true(
			    conf_item_int(c, s, k, 0, 7200) > conf_item_int(c, s, k - 1, 0, 7200));
		}
	}
	assert_int_equal(conf_int(c, conf_root(c), "hang_up_permille", 0, 1000), 600);
	assert_int_equal(conf_done(c, NULL), ZCC_OK);
	conf_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_lack_of_descriptors_is_not_a_bad_file),
	    cmocka_unit_test(an_include_is_refused_wherever_it_could_work),
	    cmocka_unit_test(a_number_must_print_back_to_its_text),
	    cmocka_unit_test(bytes_that_are_no_plain_text_are_refused),
	    cmocka_unit_test(depth_size_and_number_of_keys_are_bounded),
	    cmocka_unit_test(a_key_that_stands_twice_is_named),
	    cmocka_unit_test(strings_are_simple),
	    cmocka_unit_test(what_libconfig_finds_has_file_and_line),
	    cmocka_unit_test(a_comment_may_end_the_file),
	    cmocka_unit_test(an_integer_is_held_to_its_range),
	    cmocka_unit_test(missing_and_unknown_keys_are_named),
	    cmocka_unit_test(texts_are_held_to_their_size_and_type),
	    cmocka_unit_test(booleans_are_true_or_false),
	    cmocka_unit_test(a_day_must_be_in_the_calendar),
	    cmocka_unit_test(lists_and_groups_are_told_apart),
	    cmocka_unit_test(the_first_fault_stays),
	    cmocka_unit_test(the_shipped_maps_of_calls_parse),
	    cmocka_unit_test(the_shipped_maps_of_capacity_name_every_hospital),
	    cmocka_unit_test(the_figures_of_the_demonstration_rise),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("conf", tests, NULL, NULL);
}
