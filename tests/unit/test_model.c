/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tui/core/model.h"
#include "zcc/types.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct a_board a;
static struct model m;
static uint64_t next_id;

static int
begin(void **state)
{
	(void)state;
	srand(11);
	next_id = 30000;
	a_busy_board(&a);
	assert_int_equal(model_init(&m, A_BOARD_CASES), ZCC_OK);
	model_update(&m, &a.board);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	model_fini(&m);
	return 0;
}

/* One insert, removal or change of order, anywhere. */
static void
shake(void)
{
	struct zcc_case_row *r = &a.cases[rand() % 64];

	if (r->id == 0) {
		*r = (struct zcc_case_row){ .id = next_id++, .version = 1,
			.line = (uint8_t)(1 + rand() % 6), .urgency = (uint8_t)(rand() % 6),
			.urgency_by = BY_LINE, .state = CASE_WACHTEND, .age = 40, .norm_s = 120,
			.received_line = a.board.now_line - rand() % 300000 };
		r->due_line = r->received_line + 120000;
	} else if (rand() % 2) {
		r->id = 0;
	} else {
		r->urgency = (uint8_t)(rand() % 6);
		r->version++;
	}
	a_board_later(&a, rand() % 2000);
	model_update(&m, &a.board);
}

static bool
is_on_board(uint64_t id)
{
	return board_case(&a.board, id) != NULL;
}

/* goal 14 */
static void
the_selection_stays_with_its_case_under_10000_changes(void **state)
{
	(void)state;
	for (int i = 0; i < 10000; i++) {
		uint64_t id = m.selected;
		shake();
		model_window(&m, 15);
		if (id != 0 && is_on_board(id))
			assert_true(m.selected == id);
		if (m.selected != 0) {
			assert_true(model_selected(&m)->id == m.selected);
			assert_in_range(m.selected_i, m.top, m.top + m.page - 1);
		}
		if (rand() % 10 == 0)
			model_move(&m, rand() % 21 - 10);
	}
}

/* goal 15 */
static void
what_is_urgent_is_in_sight_or_counted(void **state)
{
	static const char *const filters[] = { "", "koorts", "u3", "zzz", "regulier 5", "1" };

	(void)state;
	for (int i = 0; i < 3000; i++) {
		unsigned urgent = 0, seen = 0;
		shake();
		if (i % 7 == 0)
			model_filter(&m, filters[(size_t)rand() % 6]);
		model_move(&m, rand() % 41 - 20);
		model_window(&m, (uint32_t)(1 + rand() % 20));
		for (uint32_t k = 0; k < A_BOARD_CASES; k++)
			urgent += a.cases[k].id != 0 && case_is_urgent(&a.cases[k], a.board.now_line);
		for (uint32_t k = m.top; k < m.shown_num && k < m.top + m.page; k++)
			seen += case_is_urgent(model_row(&m, k), a.board.now_line);
		assert_int_equal(m.urgent_hidden, urgent - seen);
	}
}

/* HB-9 */
static void
a_filter_takes_words_without_case_or_accents(void **state)
{
	(void)state;
	snprintf(a.cases[0].place, sizeof(a.cases[0].place), "%s", "Ensched\xc3\xa9");
	model_filter(&m, "ENSCHEDE spoed");
	assert_int_equal(m.shown_num, 1);
	assert_int_equal(model_row(&m, 0)->id, 24031);
	snprintf(a.cases[0].post, sizeof(a.cases[0].post), "hap-oost"); /* KB-2 */
	model_filter(&m, "hap-oost");
	assert_int_equal(m.shown_num, 1);
	model_filter(&m, "");
	assert_int_equal(m.shown_num, m.order_num);
}

static void
last_digits_find_the_case(void **state)
{
	uint32_t count;

	(void)state;
	assert_int_equal(model_ends_in(&m, "022", &count), 24022);
	assert_int_equal(count, 1);
	assert_true(model_ends_in(&m, "0", &count) != 0);
	assert_true(count > 1);
	assert_int_equal(model_ends_in(&m, "999", &count), 0);
}

static void
a_role_sees_its_own_lines_only(void **state)
{
	(void)state;
	m.lines = 1 << LINE_ZORGVERLENER;
	model_update(&m, &a.board);
	for (uint32_t i = 0; i < m.shown_num; i++)
		assert_int_equal(model_row(&m, i)->line, LINE_ZORGVERLENER);
	assert_int_equal(m.shown_num, 2);
}

static void
a_selection_that_leaves_is_said_once(void **state)
{
	uint64_t id = m.selected;

	(void)state;
	for (uint32_t i = 0; i < A_BOARD_CASES; i++)
		if (a.cases[i].id == id)
			a.cases[i].id = 0;
	model_update(&m, &a.board);
	assert_true(m.lost == id);
	assert_true(m.selected != 0 && m.selected != id);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_selection_stays_with_its_case_under_10000_changes,
		    begin, end),
		cmocka_unit_test_setup_teardown(what_is_urgent_is_in_sight_or_counted, begin, end),
		cmocka_unit_test_setup_teardown(a_filter_takes_words_without_case_or_accents, begin, end),
		cmocka_unit_test_setup_teardown(last_digits_find_the_case, begin, end),
		cmocka_unit_test_setup_teardown(a_role_sees_its_own_lines_only, begin, end),
		cmocka_unit_test_setup_teardown(a_selection_that_leaves_is_said_once, begin, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
