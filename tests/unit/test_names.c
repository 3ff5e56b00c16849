/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/names.h"
#include "shared/edge/seal.h"
#include "tests/lib/unit.h"

#include <string.h>

static void
chance(void *room, size_t len, void *arg)
{
	(void)arg;
	seal_random(room, len);
}

static int
setup(void **state)
{
	struct fault f = {0};
	struct names *n = NULL;
	assert_int_equal(seal_init(&f), ZCC_OK);
	assert_int_equal(names_new(4, chance, NULL, &n, &f), ZCC_OK);
	*state = n;
	return 0;
}

static int
teardown(void **state)
{
	names_free(*state);
	return 0;
}

/* The cases that may hold the query, in the order they are given; how many. */
static unsigned
look(const struct names *n, const char *query, uint64_t ids[8])
{
	struct names_mark want;
	uint32_t i = 0;
	uint64_t seq;
	unsigned num = 0;
	names_mark(n, query, &want);
	while (num < 8 && names_next(n, &want, &i, &ids[num], &seq)) {
		assert_int_equal(seq, ids[num] * 10);
		num++;
	}
	return num;
}

static void
whatever_part_of_a_name_is_asked_for_its_case_is_among_them(void **state)
{
	struct names *n = *state;
	const char *name = "anne marie van den ijssel";
	uint64_t ids[8];
	char part[8];
	names_add(n, 7, 70, name);
	for (size_t at = 0; at < strlen(name); at++)
		for (size_t len = 1; len < sizeof part && at + len <= strlen(name); len++) {
			memcpy(part, name + at, len);
			part[len] = '\0';
			if (look(n, part, ids) != 1 || ids[0] != 7)
				fail_msg("\"%s\" is not found", part);
		}
}

static void
hardly_any_other_name_is_among_them(void **state)
{
	struct names *n = *state;
	uint64_t ids[8];
	unsigned false_ones = 0;
	names_add(n, 7, 70, "anne marie van den ijssel");
	for (int i = 0; i < 1000; i++) {
		char word[] = {(char)('a' + i % 10), 'q', (char)('a' + i / 10 % 10), 'x',
		    (char)('a' + i / 100), '\0'};
		false_ones += look(n, word, ids);
	}
	assert_true(false_ones < 100);
}

static void
the_newest_come_first_and_a_full_table_lets_its_oldest_go(void **state)
{
	struct names *n = *state;
	uint64_t ids[8];
	assert_true(names_add_older(n, 2, 20, "jansen"));
	assert_true(names_add_older(n, 1, 10, "jansen"));
	names_add(n, 3, 30, "jansen");
	assert_int_equal(look(n, "jans", ids), 3);
	assert_int_equal(ids[0], 3);
	assert_int_equal(ids[2], 1);
	assert_int_equal(names_lost(n), 0);
	names_add(n, 4, 40, "jansen");
	assert_false(names_add_older(n, 9, 90, "jansen"));
	names_add(n, 5, 50, "jansen");
	assert_int_equal(names_lost(n), 1);
	assert_int_equal(look(n, "jans", ids), 4);
	assert_int_equal(ids[0], 5);
	assert_int_equal(ids[3], 2);
}

static void
what_was_erased_is_forgotten(void **state)
{
	struct names *n = *state;
	uint64_t ids[8];
	names_add(n, 7, 70, "jansen");
	names_add(n, 8, 80, "jansen");
	names_add(n, 7, 70, "klaassen");
	names_forget(n, 7);
	assert_int_equal(look(n, "sen", ids), 1);
	assert_int_equal(ids[0], 8);
}

int
main(void)
{
#define KIT(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
	    KIT(whatever_part_of_a_name_is_asked_for_its_case_is_among_them),
	    KIT(hardly_any_other_name_is_among_them),
	    KIT(the_newest_come_first_and_a_full_table_lets_its_oldest_go),
	    KIT(what_was_erased_is_forgotten),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
