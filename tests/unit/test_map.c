/* SPDX-License-Identifier: EUPL-1.2 */
/* map: what a map may say, what rows become by it, and that no cell's text is ever repeated. */
#include "hub/replay/map.h"

#include "shared/edge/site.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct settings site = {
    .complaints_num = 2,
    .complaint = {"val", "koorts"},
    .places_num = 2,
    .place = {"Borne", "Losser"},
};

#define HEAD "kind = \"calls\"; source = \"test\";\n"                                              \
             "time = { column = \"at\"; format = \"%Y-%m-%dT%H:%M:%S\"; };\n"
#define LINE "line = { otherwise = \"spoed\"; };\n"
#define COMPLAINT "complaint = { otherwise = \"\"; };\n"
#define PLACE "place = { otherwise = \"\"; };\n"

static struct map *
map_of(const char *text, enum map_kind kind)
{
	struct map *m;
	struct fault f = {0};

	if (map_parse(text, strlen(text), "m.conf", kind, &site, &m, &f) != ZCC_OK)
		fail_msg("%s", f.text);
	return m;
}

static struct csv_row
row_of(uint64_t number, unsigned num, ...)
{
	struct csv_row row = {.number = number, .cells_num = num};
	va_list ap;

	va_start(ap, num);
	for (unsigned i = 0; i < num; i++)
		row.cell[i] = va_arg(ap, const char *);
	va_end(ap);
	return row;
}

static void
expect_refused(const char *text, enum map_kind kind, const char *why)
{
	struct map *m;
	struct fault f = {0};

	assert_int_equal(
	    map_parse(text, strlen(text), "m.conf", kind, &site, &m, &f), ZCC_E_CONFIG);
	assert_null(m);
	if (strstr(f.text, why) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", f.text, why);
}

static void
tables_translate_and_otherwise_catches_the_rest(void **state)
{
	(void)state;
	struct map *m = map_of(HEAD
	    "line = { column = \"c\"; table = ( { from = \"E\"; to = \"spoed\"; },\n"
	    "         { from = \"\"; to = \"112\"; } ); otherwise = \"regulier\"; };\n"
	    "complaint = { column = \"c\"; table = ( { from = \"E\"; to = \"val\"; } );\n"
	    "              otherwise = \"\"; };\n"
	    "place = { otherwise = \"Borne\"; };\n"
	    "sex = { column = \"s\"; table = ( { from = \"F\"; to = \"v\"; } );\n"
	    "        otherwise = \"\"; };\n"
	    "age = { column = \"a\"; };\n",
	    MAP_CALLS);
	struct csv_row row = row_of(1, 4, "at", "c", "s", "a");
	struct ask_board b = {0};

	assert_int_equal(map_bind(m, &row, "x.csv", NULL), ZCC_OK);
	row = row_of(2, 4, "", "E", "F", "81");
	assert_int_equal(map_call(m, &row, &b, NULL), ZCC_OK);
	assert_int_equal(b.line, LINE_SPOED);
	assert_string_equal(b.complaint, "val");
	assert_string_equal(b.place, "Borne");
	assert_int_equal(b.sex, SEX_V);
	assert_int_equal(b.age, 81);
	row = row_of(3, 4, "", "other", "?", "");
	assert_int_equal(map_call(m, &row, &b, NULL), ZCC_OK);
	assert_int_equal(b.line, LINE_REGULIER);
	assert_string_equal(b.complaint, "");
	assert_int_equal(b.sex, SEX_UNKNOWN);
	assert_int_equal(b.age, AGE_UNKNOWN);
	row = row_of(4, 4, "", "", "", "");
	assert_int_equal(map_call(m, &row, &b, NULL), ZCC_OK);
	assert_int_equal(b.line, LINE_112);
	map_free(&m);
}

static void
a_spread_gives_a_call_always_the_same_and_uses_all_it_has(void **state)
{
	(void)state;
	struct map *m = map_of(HEAD "key = { column = \"k\"; };\n" LINE
	    "complaint = { spread = [ \"val\", \"koorts\" ]; };\n"
	    "place = { spread = [ \"Borne\", \"Losser\" ]; };\n", MAP_CALLS);
	struct csv_row row = row_of(1, 2, "at", "k");
	unsigned seen[2][2] = {{0}};

	assert_int_equal(map_bind(m, &row, "x.csv", NULL), ZCC_OK);
	for (unsigned i = 0; i < 400; i++) {
		char key[16];
		struct ask_board a = {0}, b = {0};

		snprintf(key, sizeof key, "%u", 201000000 + i);
		row = row_of(2 + i, 2, "", key);
		assert_int_equal(map_call(m, &row, &a, NULL), ZCC_OK);
		row.number += 1000;
		assert_int_equal(map_call(m, &row, &b, NULL), ZCC_OK);
		assert_memory_equal(&a, &b, sizeof a);
		seen[a.complaint[0] == 'v'][a.place[0] == 'B']++;
	}
	/* Two fields with lists of one length must not move together: each pair comes about
	 * 100 times, +- five standard deviations. */
	for (unsigned i = 0; i < 4; i++)
		assert_in_range(seen[i / 2][i % 2], 56, 144);
	map_free(&m);
}

static void
a_key_that_cannot_be_kept_is_a_bad_row(void **state)
{
	(void)state;
	struct map *m = map_of(HEAD "key = { column = \"k\"; };\n" LINE COMPLAINT PLACE, MAP_CALLS);
	struct csv_row row = row_of(1, 2, "at", "k");
	struct ask_board b = {0};
	struct fault f;
	char key[MAP_KEY_SIZE + 1];

	assert_int_equal(map_bind(m, &row, "x.csv", NULL), ZCC_OK);
	memset(key, 'k', MAP_KEY_SIZE);
	key[MAP_KEY_SIZE] = '\0';
	row = row_of(2, 2, "", key);
	assert_int_equal(map_call(m, &row, &b, &f), ZCC_E_DATA);
	assert_string_equal(f.text, "x.csv row 2, column 2: a key longer than 63 bytes");
	key[MAP_KEY_SIZE - 1] = '\0';
	assert_int_equal(map_call(m, &row, &b, &f), ZCC_OK);
	assert_string_equal(map_key(m, &row), key);
	row = row_of(3, 2, "", "");
	assert_null(map_key(m, &row));
	map_free(&m);
}

static void
times_must_exist_and_fill_their_format(void **state)
{
	(void)state;
	static const struct {
		const char *format, *text;
		int64_t ms; /* -1: refused */
	} cases[] = {
	    {"%Y-%m-%dT%H:%M:%S", "1970-01-01T00:00:00", 0},
	    {"%Y-%m-%dT%H:%M:%S", "2020-04-09T00:00:06", 1586390406000},
	    {"%Y-%m-%dT%H:%M:%S", "2024-02-29T23:59:60", 1709251200000},
	    {"%Y-%m-%dT%H:%M", "2024-04-08T9:46", 1712569560000},
	    {"%Y-%m-%dT%H:%M", "2024-04-08T19:46", 1712605560000},
	    {"%d/%m/%Y", "01/03/2000", 951868800000},
	    {"%H:%M:%S", "10:00:01", 36001000},
	    {"%Y-%m-%dT%H:%M:%S", "2023-02-29T00:00:00", -1},
	    {"%Y-%m-%dT%H:%M:%S", "1900-02-29T00:00:00", -1},
	    {"%Y-%m-%dT%H:%M:%S", "2020-04-31T00:00:00", -1},
	    {"%Y-%m-%dT%H:%M:%S", "2020-13-01T00:00:00", -1},
	    {"%Y-%m-%dT%H:%M:%S", "2020-04-09T24:00:00", -1},
	    {"%Y-%m-%dT%H:%M:%S", "2020-04-09T00:60:00", -1},
	    {"%Y-%m-%dT%H:%M:%S", "2020-04-09T00:00:06Z", -1},
	    {"%Y-%m-%dT%H:%M:%S", "2020-04-09T00:00", -1},
	    {"%Y-%m-%dT%H:%M:%S", "2020-4-9T00:00:06", -1},
	    {"%Y-%m-%dT%H:%M:%S", "", -1},
	    {"%Y", "1899", -1},
	    {"%Y", "2200", -1},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t ms = -1;
		bool is_time = map_time_parse(cases[i].format, cases[i].text, &ms);
		if (is_time != (cases[i].ms != -1) || (is_time && ms != cases[i].ms))
			fail_msg(
			    "%s by %s gives %lld", cases[i].text, cases[i].format, (long long)ms);
	}
}

static void
cells_mean_what_the_measure_says(void **state)
{
	(void)state;
	static const struct {
		const char *measure, *cell;
		int32_t total, free, waiting;
	} cases[] = {
	    {"total", "12", 12, -1, -1},
	    {"free", "0", -1, 0, -1},
	    {"waiting", "7", -1, -1, 7},
	    {"occupancy_pct", "64", 100, 36, -1},
	    {"occupancy_pct", "132", 100, 0, -1},
	    {"occupancy_pct", "", -1, -1, -1},
	    {"free", "NA", -1, -1, -1},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char text[512];
		struct ask_board b = {0};

		snprintf(text, sizeof text, "kind = \"capacity\"; source = \"test\";\n"
		    "time = { column = \"at\"; format = \"%%H:%%M\"; };\n"
		    "capacity = \"bed\"; measure = \"%s\"; unknown = [ \"NA\" ];\n"
		    "providers = ( { column = \"a\"; provider = \"Huis A\"; } );\n",
		    cases[i].measure);
		struct map *m = map_of(text, MAP_CAPACITY);
		struct csv_row row = row_of(1, 2, "at", "a");
		assert_int_equal(map_bind(m, &row, "x.csv", NULL), ZCC_OK);
		row = row_of(2, 2, "10:00", cases[i].cell);
		assert_int_equal(map_capacity(m, &row, 0, &b, NULL), ZCC_OK);
		assert_int_equal(b.total, cases[i].total);
		assert_int_equal(b.free, cases[i].free);
		assert_int_equal(b.waiting, cases[i].waiting);
		assert_string_equal(b.provider, "Huis A");
		map_free(&m);
	}
}

static void
a_bad_cell_is_named_by_place_and_never_repeated(void **state)
{
	(void)state;
	struct map *m = map_of(HEAD LINE COMPLAINT PLACE "age = { column = \"a\"; };\n", MAP_CALLS);
	static const char *const ages[] = {"Jansen", "-1", "255", "08", "9 ", "\x1b[2J"};
	struct csv_row row = row_of(1, 2, "at", "a");
	struct ask_board b = {0};
	struct fault f;
	int64_t ms;

	assert_int_equal(map_bind(m, &row, "x.csv", NULL), ZCC_OK);
	for (size_t i = 0; i < sizeof ages / sizeof ages[0]; i++) {
		row = row_of(9, 2, "Jansen", ages[i]);
		assert_int_equal(map_call(m, &row, &b, &f), ZCC_E_DATA);
		assert_string_equal(f.text, "x.csv row 9, column 2: not an age in years");
		assert_int_equal(map_time(m, &row, &ms, &f), ZCC_E_DATA);
		assert_string_equal(
		    f.text, "x.csv row 9, column 1: not a time in the map's format");
	}
	row = row_of(9, 1, "2020-04-09T00:00:06");
	assert_int_equal(map_time(m, &row, &ms, &f), ZCC_E_DATA);
	assert_string_equal(f.text, "x.csv row 9: 1 columns where the first row has 2");
	map_free(&m);
}

static void
what_a_site_does_not_have_is_refused_before_the_first_row(void **state)
{
	(void)state;
	expect_refused(HEAD "line = { otherwise = \"\"; };\n" COMPLAINT PLACE, MAP_CALLS,
	    "is not one of the six lines");
	expect_refused(HEAD "line = { otherwise = \"fax\"; };\n" COMPLAINT PLACE, MAP_CALLS,
	    "\"fax\" is not one of the six lines");
	expect_refused(HEAD LINE PLACE
	    "complaint = { column = \"c\"; table = ( { from = \"x\"; to = \"griep\"; } ); };\n",
	    MAP_CALLS, "\"griep\" is not a complaint of this site");
	expect_refused(HEAD LINE COMPLAINT "place = { spread = [ \"Borne\", \"Utrecht\" ]; };\n",
	    MAP_CALLS, "\"Utrecht\" is not a place of this site");
	expect_refused(HEAD LINE COMPLAINT PLACE "sex = { otherwise = \"f\"; };\n", MAP_CALLS,
	    "is not m, v or x");
}

static void
a_map_that_is_not_one_is_refused_with_its_reason(void **state)
{
	(void)state;
	expect_refused("", MAP_CALLS, "kind");
	expect_refused(
	    HEAD LINE COMPLAINT PLACE, MAP_CAPACITY, "must be a map of kind \"capacity\"");
	expect_refused(HEAD LINE COMPLAINT PLACE "colour = \"red\";\n", MAP_CALLS, "colour");
	expect_refused(HEAD LINE COMPLAINT, MAP_CALLS, "place");
	expect_refused(HEAD LINE COMPLAINT "place = { column = \"c\"; otherwise = \"\"; };\n",
	    MAP_CALLS, "column and table stand together");
	expect_refused("kind = \"calls\"; source = \"test\";\n"
	               "time = { column = \"at\"; format = \"%s\"; };\n" LINE COMPLAINT PLACE,
	    MAP_CALLS, "takes %Y %m %d %H %M %S");
	expect_refused("kind = \"calls\"; source = \"a b\";\n"
	               "time = { column = \"at\"; format = \"%Y\"; };\n" LINE COMPLAINT PLACE,
	    MAP_CALLS, "is not a code");
	expect_refused("kind = \"capacity\"; source = \"test\";\n"
	               "time = { column = \"at\"; format = \"%Y\"; };\n"
	               "capacity = \"bed\"; measure = \"used\";\n"
	               "providers = ( { column = \"a\"; provider = \"Huis A\"; } );\n",
	    MAP_CAPACITY, "takes total, free, waiting or occupancy_pct");
}

/* The maps that come with the program, against the region they are for and their own samples. */
static void
the_maps_in_conf_read_their_samples_to_the_last_row(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		enum map_kind kind;
		unsigned rows;
	} maps[] = {
	    {"sf-fire-ems", MAP_CALLS, 1599},
	    {"montco-911", MAP_CALLS, 1847},
	    {"montreal-er", MAP_CAPACITY, 319},
	    {"montreal-er-waiting", MAP_CAPACITY, 319},
	};
	struct site *twente = calloc(1, sizeof *twente);
	static const uint8_t id[ZCC_SITE_BYTES] = {1};
	char *text;
	uint32_t len;

	assert_non_null(twente);
	assert_int_equal(setenv("ZCC_DATA", "conf", 1), 0);
	assert_int_equal(site_compose("twente", true, id, "", &text, &len, NULL), ZCC_OK);
	assert_int_equal(site_parse(text, len, "zcc.conf", twente, NULL), ZCC_OK);
	for (size_t i = 0; i < sizeof maps / sizeof maps[0]; i++) {
		char path[2][128];
		struct map *m;
		struct csv *csv = NULL;
		struct csv_row row;
		struct ask_board b = {0};
		struct fault f = {0};
		unsigned rows = 0;

		snprintf(path[0], sizeof path[0], "conf/feeds/%s.conf", maps[i].name);
		snprintf(path[1], sizeof path[1], "conf/demo/%s.csv", maps[i].name);
		if (map_load(path[0], maps[i].kind, &twente->settings, &m, &f) != ZCC_OK ||
		    csv_open(path[1], &csv, &f) != ZCC_OK || csv_next(csv, &row, &f) != ZCC_OK ||
		    map_bind(m, &row, path[1], &f) != ZCC_OK)
			fail_msg("%s", f.text);
		for (; csv_next(csv, &row, &f) == ZCC_OK; rows++) {
			int64_t ms;
			int rc = map_time(m, &row, &ms, &f);
			if (rc == ZCC_OK && m->kind == MAP_CALLS)
				rc = map_call(m, &row, &b, &f);
			for (unsigned p = 0; rc == ZCC_OK && p < m->providers_num; p++)
				rc = map_capacity(m, &row, p, &b, &f);
			if (rc != ZCC_OK)
				fail_msg("%s", f.text);
		}
		assert_int_equal(rows, maps[i].rows);
		csv_close(&csv);
		map_free(&m);
	}
	free(text);
	site_free(twente);
	free(twente);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tables_translate_and_otherwise_catches_the_rest),
	    cmocka_unit_test(a_spread_gives_a_call_always_the_same_and_uses_all_it_has),
	    cmocka_unit_test(a_key_that_cannot_be_kept_is_a_bad_row),
	    cmocka_unit_test(times_must_exist_and_fill_their_format),
	    cmocka_unit_test(cells_mean_what_the_measure_says),
	    cmocka_unit_test(a_bad_cell_is_named_by_place_and_never_repeated),
	    cmocka_unit_test(what_a_site_does_not_have_is_refused_before_the_first_row),
	    cmocka_unit_test(a_map_that_is_not_one_is_refused_with_its_reason),
	    cmocka_unit_test(the_maps_in_conf_read_their_samples_to_the_last_row),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
