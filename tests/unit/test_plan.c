/* SPDX-License-Identifier: EUPL-1.2 */
/* plan, seen and feed: the pattern of arrivals is kept, calls are whole, memory is bounded. */
#include "hub/replay/feed.h"
#include "hub/replay/options.h"
#include "hub/replay/plan.h"
#include "hub/replay/seen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void
the_first_moment_is_now_and_gaps_are_kept(void **state)
{
	(void)state;
	struct plan p;

	plan_init(&p);
	assert_int_equal(plan_place(&p, 1586390406000), 0);
	assert_int_equal(plan_place(&p, 1586390409000), 3000);
	assert_int_equal(plan_place(&p, 1586394006000), 3600000);
}

static void
a_row_older_than_the_one_before_it_is_due_at_once(void **state)
{
	(void)state;
	struct plan p;

	plan_init(&p);
	plan_place(&p, 1000);
	assert_int_equal(plan_place(&p, 9000), 8000);
	assert_int_equal(plan_place(&p, 4000), 8000);
	assert_int_equal(plan_place(&p, 500), 8000);
	assert_int_equal(plan_place(&p, 9500), 8500);
}

static void
a_repeated_file_goes_on_one_mean_gap_later(void **state)
{
	(void)state;
	struct plan p;

	plan_init(&p);
	for (unsigned round = 0; round < 3; round++) {
		assert_int_equal(plan_place(&p, 7000), round * 4000);
		assert_int_equal(plan_place(&p, 8000), round * 4000 + 1000);
		assert_int_equal(plan_place(&p, 9000), round * 4000 + 2000);
		assert_int_equal(plan_place(&p, 10000), round * 4000 + 3000);
		plan_again(&p);
	}
}

static void
speed_divides_and_max_takes_no_time(void **state)
{
	(void)state;
	assert_int_equal(plan_scale(3600000, 1000), 3600000);
	assert_int_equal(plan_scale(3600000, 60000), 60000);
	assert_int_equal(plan_scale(3600001, 100), 36000010);
	assert_int_equal(plan_scale(999, 2000), 499);
	assert_int_equal(plan_scale(86400000, PLAN_MAX), 0);
	/* 10,000 rounds of three centuries, at the slowest speed */
	assert_int_equal(plan_scale(10000LL * 300 * 365 * 86400000, PLAN_SPEED_LEAST),
	    100000LL * 300 * 365 * 86400000);
}

static void
only_plain_speeds_are_speeds(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t milli;
	} good[] = {{"max", PLAN_MAX}, {"1", 1000}, {"0.1", 100}, {"2.5", 2500}, {"60", 60000},
	    {"1.125", 1125}, {"1000000", 1000000000}};
	static const char *const bad[] = {"", "0", "0.05", "-1", "+1", "1.", ".5", "1e3", "fast",
	    "1.0001", "1000001", "99999999999999999999", "1 ", "MAX"};
	int64_t v;

	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_true(plan_speed_parse(good[i].text, &v));
		assert_int_equal(v, good[i].milli);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(plan_speed_parse(bad[i], &v));
}

static void
the_last_keys_are_known_and_older_ones_forgotten(void **state)
{
	(void)state;
	struct seen *s = calloc(1, sizeof *s);
	char key[16];

	assert_non_null(s);
	for (unsigned i = 0; i < 5 * SEEN_MAX; i++) {
		snprintf(key, sizeof key, "%u", i);
		assert_true(seen_add(s, key));
		assert_false(seen_add(s, key));
		if (i >= SEEN_MAX - 1) {
			snprintf(key, sizeof key, "%u", i - (SEEN_MAX - 1));
			assert_false(seen_add(s, key));
		}
	}
	/* One step further back each key is new again, and drives out the oldest. */
	for (unsigned i = 4 * SEEN_MAX - 1; i >= 4 * SEEN_MAX - 100; i--) {
		snprintf(key, sizeof key, "%u", i);
		assert_true(seen_add(s, key));
	}
	seen_clear(s);
	assert_true(seen_add(s, "1"));
	free(s);
}

/* --- a feed from files in a directory of its own -------------------------------------------- */

static const char calls_map[] =
    "kind = \"calls\"; source = \"test\";\n"
    "time = { column = \"at\"; format = \"%H:%M:%S\"; };\n"
    "key = { column = \"call\"; };\n"
    "line = { otherwise = \"regulier\"; };\n"
    "complaint = { otherwise = \"\"; };\n"
    "place = { otherwise = \"\"; };\n";
static const char capacity_map[] =
    "kind = \"capacity\"; source = \"test\";\n"
    "time = { column = \"at\"; format = \"%H:%M:%S\"; };\n"
    "capacity = \"bed\"; measure = \"free\"; unknown = [ \"NA\" ];\n"
    "providers = ( { column = \"a\"; provider = \"Huis A\"; },\n"
    "              { column = \"b\"; provider = \"Huis B\"; } );\n";

struct files {
	char dir[32], csv[64], map[64];
	struct settings site;
};

static void
write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static int
set_up(void **state)
{
	struct files *d = calloc(1, sizeof *d);

	assert_non_null(d);
	strcpy(d->dir, "/tmp/zcc-feed-XXXXXX");
	assert_non_null(mkdtemp(d->dir));
	snprintf(d->csv, sizeof d->csv, "%s/rows.csv", d->dir);
	snprintf(d->map, sizeof d->map, "%s/map.conf", d->dir);
	*state = d;
	return 0;
}

static int
tear_down(void **state)
{
	struct files *d = *state;

	unlink(d->csv);
	unlink(d->map);
	rmdir(d->dir);
	free(d);
	return 0;
}

static struct feed *
open_feed(struct files *d, enum map_kind kind, const char *csv, uint64_t limit, unsigned repeat)
{
	struct feed_source source = {d->csv, d->map, kind, &d->site, limit, repeat};
	struct feed *feed;
	struct fault f = {0};

	write_file(d->csv, csv);
	write_file(d->map, kind == MAP_CALLS ? calls_map : capacity_map);
	if (feed_open(&source, &feed, &f) != ZCC_OK)
		fail_msg("%s", f.text);
	return feed;
}

static void
expect_item(struct feed *feed, uint64_t row, int64_t place)
{
	const struct feed_item *item;
	struct fault f = {0};

	if (feed_peek(feed, &item, &f) != ZCC_OK)
		fail_msg("no item: %s", f.text);
	assert_int_equal(item->row, row);
	assert_int_equal(item->place, place);
	feed_take(feed);
}

static void
expect_end(struct feed *feed)
{
	const struct feed_item *item;

	assert_int_equal(feed_peek(feed, &item, NULL), ZCC_E_AGAIN);
	feed_close(&feed);
}

static void
rows_of_one_call_make_one_item(void **state)
{
	struct feed *feed = open_feed(*state, MAP_CALLS,
	    "call,at\n7,10:00:00\n7,10:00:05\n8,10:00:10\n7,10:00:12\n9,10:01:00\n"
	    ",10:02:00\n,10:02:00\n",
	    UINT64_MAX, 1);

	assert_int_equal(feed_total(feed), 0);
	expect_item(feed, 2, 0);
	expect_item(feed, 4, 10000);
	expect_item(feed, 6, 60000);
	/* without a key each row is a call of its own */
	expect_item(feed, 7, 120000);
	expect_item(feed, 8, 120000);
	expect_end(feed);
}

static void
a_repeated_feed_keeps_calls_whole_and_names_its_total(void **state)
{
	struct feed *feed = open_feed(
	    *state, MAP_CALLS, "call,at\n7,10:00:00\n8,10:00:10\n8,10:00:11\n", UINT64_MAX, 3);

	expect_item(feed, 2, 0);
	expect_item(feed, 3, 10000);
	expect_item(feed, 2, 20000);
	assert_int_equal(feed_total(feed), 6);
	expect_item(feed, 3, 30000);
	expect_item(feed, 2, 40000);
	expect_item(feed, 3, 50000);
	expect_end(feed);
}

static void
the_limit_counts_calls_over_all_rounds(void **state)
{
	struct feed *feed =
	    open_feed(*state, MAP_CALLS, "call,at\n7,10:00:00\n7,10:00:01\n8,10:00:10\n", 3, 100);

	assert_int_equal(feed_total(feed), 3);
	expect_item(feed, 2, 0);
	expect_item(feed, 4, 10000);
	expect_item(feed, 2, 20000);
	expect_end(feed);
}

static void
a_bad_row_is_named_once_and_passed_over(void **state)
{
	struct feed *feed = open_feed(*state, MAP_CALLS,
	    "call,at\n7,10:00:00\n8,25:00:00\n9,10:00:10,x\n\"1\n", UINT64_MAX, 2);
	const struct feed_item *item;
	struct fault f;
	char expected[4][160];

	snprintf(expected[0], sizeof expected[0],
	    "%s row 3, column 2: not a time in the map's format", ((struct files *)*state)->csv);
	snprintf(expected[1], sizeof expected[1], "%s row 4: 3 columns where the first row has 2",
	    ((struct files *)*state)->csv);
	snprintf(expected[2], sizeof expected[2],
	    "%s row 5, column 1: a quote that is never closed", ((struct files *)*state)->csv);
	expect_item(feed, 2, 0);
	for (unsigned i = 0; i < 3; i++) {
		assert_int_equal(feed_peek(feed, &item, &f), ZCC_E_DATA);
		assert_string_equal(f.text, expected[i]);
	}
	expect_item(feed, 2, 0);
	expect_end(feed);
}

static void
a_capacity_row_gives_an_item_for_each_provider(void **state)
{
	struct feed *feed = open_feed(*state, MAP_CAPACITY,
	    "at,a,b\n10:00:00,3,NA\n11:00:00,,x\n12:00:00,,7\n", UINT64_MAX, 1);
	const struct feed_item *item;
	struct fault f;

	assert_int_equal(feed_peek(feed, &item, &f), ZCC_OK);
	assert_string_equal(item->board.provider, "Huis A");
	assert_string_equal(item->board.kind, "bed");
	assert_string_equal(item->board.source, "test");
	assert_int_equal(item->board.free, 3);
	assert_int_equal(item->board.total, -1);
	assert_int_equal(item->board.waiting, -1);
	feed_take(feed);
	assert_int_equal(feed_peek(feed, &item, &f), ZCC_OK);
	assert_string_equal(item->board.provider, "Huis B");
	assert_int_equal(item->board.free, -1);
	feed_take(feed);
	assert_int_equal(feed_peek(feed, &item, &f), ZCC_E_DATA);
	expect_item(feed, 4, 7200000);
	expect_item(feed, 4, 7200000);
	expect_end(feed);
}

static void
a_file_without_the_columns_of_its_map_is_refused(void **state)
{
	struct files *d = *state;
	struct feed_source source = {d->csv, d->map, MAP_CALLS, &d->site, UINT64_MAX, 1};
	struct feed *feed;
	struct fault f;

	write_file(d->map, calls_map);
	assert_int_equal(feed_open(&source, &feed, &f), ZCC_E_IO);
	write_file(d->csv, "");
	assert_int_equal(feed_open(&source, &feed, &f), ZCC_E_DATA);
	write_file(d->csv, "call,when\n");
	assert_int_equal(feed_open(&source, &feed, &f), ZCC_E_DATA);
	assert_non_null(strstr(f.text, "has no column \"at\""));
	write_file(d->csv, "at,call,at\n");
	assert_int_equal(feed_open(&source, &feed, &f), ZCC_E_DATA);
	assert_non_null(strstr(f.text, "more than one column \"at\""));
	assert_null(feed);
}

static int
parse(struct options *o, struct fault *f, const char *line)
{
	static char room[512];
	char *argv[32] = {room};
	int argc = 0;

	snprintf(room, sizeof room, "zcc-replay %s", line);
	for (char *word = strtok(room, " "); word != NULL; word = strtok(NULL, " "))
		argv[argc++] = word;
	return options_parse(argc, argv, o, f);
}

static void
each_map_belongs_to_the_file_before_it(void **state)
{
	(void)state;
	struct options o;
	struct fault f;

	assert_int_equal(parse(&o, &f, "--calls a.csv --map a.conf --capacity b.csv --map b.conf "
	                               "--speed max --limit 10 --repeat 3 --operators 4 --seed 9 "
	                               "--operator-names anna,bert --hang-up"), ZCC_OK);
	assert_string_equal(o.calls_map, "a.conf");
	assert_string_equal(o.capacity_map, "b.conf");
	assert_int_equal(o.speed_milli, PLAN_MAX);
	assert_int_equal(o.limit, 10);
	assert_int_equal(o.repeat, 3);
	assert_int_equal(o.operators, 4);
	assert_int_equal(o.names_num, 2);
	assert_string_equal(o.names[1], "bert");
	assert_true(o.hang_up && o.has_seed && o.seed == 9 && !o.quiet);
	assert_int_equal(parse(&o, &f, "--calls a.csv --map a.conf"), ZCC_OK);
	assert_true(o.limit == UINT64_MAX && o.speed_milli == 1000 && o.repeat == 1);
	assert_string_equal(o.names[0], "demo");
}

static void
a_wrong_command_line_says_what_is_wrong(void **state)
{
	(void)state;
	static const char *const lines[][2] = {
	    {"", "--calls FILE.csv is missing"},
	    {"--calls a.csv", "--calls needs --map FILE.conf after it"},
	    {"--map a.conf --calls a.csv",
	        "--map a.conf must follow the --calls or --capacity it belongs to"},
	    {"--calls a.csv --map b --limit 0",
	        "--limit takes a number from 1 to 9223372036854775807, not \"0\""},
	    {"--calls a.csv --map b --speed slow",
	        "--speed takes \"max\" or a number from 0.1 to 1000000, not \"slow\""},
	    {"--calls a.csv --map b --operator-names A,b",
	        "--operator-names takes names of operators with commas between them"},
	    {"--calls", "--calls needs a value"},
	    {"--fast", "there is no option --fast"},
	};
	struct options o;
	struct fault f;

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		assert_int_equal(parse(&o, &f, lines[i][0]), ZCC_E_USAGE);
		assert_string_equal(f.text, lines[i][1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_moment_is_now_and_gaps_are_kept),
	    cmocka_unit_test(a_row_older_than_the_one_before_it_is_due_at_once),
	    cmocka_unit_test(a_repeated_file_goes_on_one_mean_gap_later),
	    cmocka_unit_test(speed_divides_and_max_takes_no_time),
	    cmocka_unit_test(only_plain_speeds_are_speeds),
	    cmocka_unit_test(the_last_keys_are_known_and_older_ones_forgotten),
	    cmocka_unit_test_setup_teardown(rows_of_one_call_make_one_item, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_repeated_feed_keeps_calls_whole_and_names_its_total, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		the_limit_counts_calls_over_all_rounds, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_bad_row_is_named_once_and_passed_over, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_capacity_row_gives_an_item_for_each_provider, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_file_without_the_columns_of_its_map_is_refused, set_up, tear_down),
	    cmocka_unit_test(each_map_belongs_to_the_file_before_it),
	    cmocka_unit_test(a_wrong_command_line_says_what_is_wrong),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
