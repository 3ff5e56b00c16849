/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/book_kit.h"

#include "hub/core/idmap.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"

#include <stdlib.h>

static void
a_case_takes_a_row_and_gives_it_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	int32_t row = book_case(k->b, id)->board_i;
	assert_true(row >= 0);
	assert_ptr_equal(book_board_row(k->b, (uint32_t)row), book_case(k->b, id));
	assert_int_equal(book_totals(k->b).free_rows, 7);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id), ZCC_OK);
	assert_int_equal(kit_do(k, "anna", VERB_CLOSE, id), ZCC_OK);
	assert_int_equal(book_totals(k->b).free_rows, 7); /* still shown */
	kit_pass(k, 900000);
	assert_true(kit_time(k) > 0);
	assert_int_equal(book_totals(k->b).free_rows, 8);
	assert_null(book_board_row(k->b, (uint32_t)row));
	assert_non_null(book_case(k->b, id));
	kit_pass(k, 86400000);
	kit_time(k);
	assert_null(book_case(k->b, id));
	assert_int_equal(book_totals(k->b).closed, 1);
	assert_int_equal(book_totals(k->b).held, 0);
}

static void
totals_add_up_to_all_cases_ever(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_SPOED), b = kit_call(k, LINE_112);
	kit_call(k, LINE_SPOED);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, a), ZCC_OK);
	assert_int_equal(kit_do(k, "bram", VERB_CLAIM, b), ZCC_OK);
	assert_int_equal(kit_do(k, "bram", VERB_CLOSE, b), ZCC_OK);
	struct book_totals t = book_totals(k->b);
	assert_int_equal(t.waiting, 1);
	assert_int_equal(t.open, 1);
	assert_int_equal(t.closed, 1);
	assert_int_equal(book_next_case(k->b), 4);
}

static void
an_open_case_without_a_row_gets_the_next_one_that_falls_free(void **state)
{
	struct kit *k = *state;
	uint64_t id[10];
	for (unsigned i = 0; i < 10; i++)
		id[i] = kit_call(k, LINE_SPOED);
	assert_int_equal(book_totals(k->b).hidden, 2);
	assert_int_equal(book_case(k->b, id[8])->board_i, -1);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id[0]), ZCC_OK);
	assert_int_equal(kit_do(k, "anna", VERB_CLOSE, id[0]), ZCC_OK);
	assert_true(book_case(k->b, id[8])->board_i >= 0);
	assert_int_equal(book_case(k->b, id[9])->board_i, -1);
	assert_int_equal(book_totals(k->b).hidden, 1);
}

/* A case that waits more urgently has the row of one that does so less, whoever came first. */
static void
an_urgent_call_has_a_row_when_the_board_is_full(void **state)
{
	struct kit *k = *state;
	uint64_t id[8], urgent;
	for (unsigned i = 0; i < 8; i++)
		id[i] = kit_call(k, LINE_112); /* U2 here */
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id[7]), ZCC_OK);
	urgent = kit_call(k, LINE_SPOED);
	assert_true(book_case(k->b, urgent)->board_i >= 0);
	assert_true(book_case(k->b, id[7])->board_i >= 0); /* somebody has it */
	assert_int_equal(book_case(k->b, id[6])->board_i, -1); /* the last of those who wait */
	assert_int_equal(book_totals(k->b).hidden, 1);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id[6]), ZCC_OK); /* by its number, and has a row then */
	assert_true(book_case(k->b, id[6])->board_i >= 0);
	assert_int_equal(book_case(k->b, id[5])->board_i, -1);
	assert_int_equal(kit_do(k, "anna", VERB_CLOSE, id[6]), ZCC_OK); /* what is closed gives way at once */
	assert_true(book_case(k->b, id[5])->board_i >= 0);
	assert_int_equal(book_totals(k->b).hidden, 0);
}

static bool
is_hidden(const struct book_case *c)
{
	return c->board_i < 0;
}

/* HB-5: what `next` takes stands on every screen, in the same order, at every moment. */
static void
rows_are_right(struct kit *k)
{
	const struct book_case *c, *hidden = NULL, *shown = NULL;
	int64_t now_s = k->now.line_ms / 1000;
	for (uint32_t i = 0; (c = book_each_open(k->b, &i)) != NULL;) {
		if (!state_is_waiting((enum zcc_state)c->row.state)) {
			assert_false(is_hidden(c));
		} else if (is_hidden(c)) {
			if (hidden == NULL || rank_cmp(&c->row, &hidden->row, now_s) < 0)
				hidden = c;
		} else if (shown == NULL || rank_cmp(&c->row, &shown->row, now_s) > 0) {
			shown = c;
		}
	}
	if (hidden != NULL) {
		assert_int_equal(book_totals(k->b).free_rows, 0);
		assert_true(shown == NULL || rank_cmp(&shown->row, &hidden->row, now_s) < 0);
	}
	c = book_best_waiting(k->b,
	    &(struct book_taker){.route = {.lines = 0x7e}, .not_complaints = ""}, now_s);
	assert_true(c == NULL || !is_hidden(c) || shown == NULL);
}

static void
whatever_happens_the_first_in_the_queue_have_the_rows(void **state)
{
	struct kit *k = *state;
	srand(7);
	for (unsigned n = 0; n < 4000; n++) {
		uint64_t some = (uint64_t)rand() % book_next_case(k->b);
		const struct book_case *c = book_case(k->b, some);
		unsigned held = 0;
		for (uint32_t i = 0; book_each_held(k->b, &i) != NULL;)
			held++;
		int what = rand() % 8;
		if (what < 2 && book_totals(k->b).waiting < 20)
			(kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = (uint8_t)(1 + rand() % ZCC_LINES_NUM)),
			    (void)kit_decide(k);
		else if (what == 2 && held < 6)
			(void)kit_do(k, "anna", VERB_NEXT, 0);
		else if (what == 3 && held < 6)
			(void)kit_do(k, "bram", VERB_CLAIM, some);
		else if (what == 4 && c != NULL)
			(void)kit_do(k, c->row.claimed_by, VERB_RELEASE, some);
		else if (what == 5)
			(void)kit_do(k, "anna", VERB_CLOSE, some);
		else if (what == 6)
			(void)kit_do(k, "anna", VERB_ABANDON, some);
		else
			kit_pass(k, 1000 * (rand() % 40));
		while (rule_room(k->b, &k->ev) == ZCC_OK && book_totals(k->b).held >= book_sizes(k->b)->cases)
			kit_apply(k);
		book_settle_rows(k->b, k->now.line_ms); /* as each second does */
		rows_are_right(k);
	}
}

/* The digest may not depend on how large the tables of this start are. */
static void
the_dump_is_the_same_whatever_the_sizes_were(void **state)
{
	static const struct book_sizes large = {
	    .board_cases = 100, .cases = 100, .operators = 20, .capacity = 9, .alarms = 20};
	struct kit *k = *state, *l;
	struct kit *kits[2] = {k};
	assert_int_equal(kit_setup_sizes((void **)&l, &large), 0);
	kits[1] = l;
	for (unsigned n = 0; n < 2; n++) {
		struct kit *t = kits[n];
		for (unsigned i = 0; i < 10; i++)
			kit_call(t, LINE_SPOED);
		/* one that never got a row in the small table, closed and opened again */
		assert_int_equal(kit_do(t, "anna", VERB_CLAIM, 10), ZCC_OK);
		assert_int_equal(kit_do(t, "anna", VERB_CLOSE, 10), ZCC_OK);
		assert_int_equal(kit_do(t, "bram", VERB_CLAIM, 9), ZCC_OK);
		assert_int_equal(kit_do(t, "bram", VERB_CLOSE, 9), ZCC_OK);
		assert_int_equal(kit_do(t, "anna", VERB_UNDO, 0), ZCC_OK);
	}
	struct bytes a = kit_dump(k->b), b = kit_dump(l->b);
	assert_int_equal(a.at, b.at);
	assert_memory_equal(a.data, b.data, a.at);
	bytes_free(&a);
	bytes_free(&b);
	kit_teardown((void **)&l);
}

static void
a_dump_loads_into_the_same_book(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < 10; i++)
		kit_call(k, i % 2 == 0 ? LINE_SPOED : LINE_ZORGVERLENER);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, 3), ZCC_OK);
	assert_int_equal(kit_do(k, "anna", VERB_CLOSE, 3), ZCC_OK);
	assert_int_equal(kit_do(k, "bram", VERB_CLAIM, 2), ZCC_OK);
	kit_ask(k, "anna", VERB_CAPACITY, 0);
	strcpy(k->ask.board.provider, "Huis");
	strcpy(k->ask.board.kind, "elv");
	assert_int_equal(kit_decide(k), ZCC_OK);
	kit_time(k);
	struct bytes a = kit_dump(k->b), in = bytes_reader(a.data, a.at);
	struct book *copy = book_new(&k->sizes);
	assert_non_null(copy);
	assert_int_equal(book_load(copy, &in), ZCC_OK);
	struct bytes b = kit_dump(copy);
	assert_int_equal(a.at, b.at);
	assert_memory_equal(a.data, b.data, a.at);
	struct book_totals t = book_totals(copy), was = book_totals(k->b);
	assert_int_equal(t.waiting, was.waiting);
	assert_int_equal(t.open, was.open);
	assert_int_equal(t.closed, was.closed);
	assert_int_equal(t.held, was.held);
	/* open cases have their rows before closed ones */
	assert_int_equal(was.hidden, 1);
	assert_int_equal(t.hidden, 1);
	bytes_free(&a);
	bytes_free(&b);
	book_free(copy);
}

static int
load(const struct book_sizes *sizes, const uint8_t *data, size_t len)
{
	struct book *b = book_new(sizes);
	struct bytes in = bytes_reader(data, len);
	assert_non_null(b);
	int code = book_load(b, &in);
	book_free(b);
	return code;
}

static void
a_dump_larger_than_the_tables_is_refused(void **state)
{
	struct kit *k = *state;
	kit_call(k, LINE_SPOED);
	kit_call(k, LINE_SPOED);
	struct bytes a = kit_dump(k->b);
	struct book_sizes s = k->sizes;
	s.cases = 1;
	assert_int_equal(load(&s, a.data, a.at), ZCC_E_DATA);
	s = k->sizes;
	s.operators = 3;
	assert_int_equal(load(&s, a.data, a.at), ZCC_E_DATA);
	assert_int_equal(load(&k->sizes, a.data, a.at - 1), ZCC_E_DATA);
	assert_int_equal(load(&k->sizes, a.data, a.at), ZCC_OK);
	bytes_free(&a);
}

/* Where `what` stands in the dump; it must be there `num` times. */
static uint8_t *
find(const struct bytes *b, const char *what, size_t len, unsigned num)
{
	uint8_t *at = NULL;
	unsigned n = 0;
	for (size_t i = 0; i + len <= b->at; i++)
		if (memcmp(b->data + i, what, len) == 0) {
			at = b->data + i;
			n++;
		}
	assert_int_equal(n, num);
	return at;
}

static void
a_dump_that_no_event_could_have_left_is_refused(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	struct bytes a = kit_dump(k->b);
	/* an operator twice */
	memcpy(find(&a, "bram", 4, 1), "anna", 4);
	assert_int_equal(load(&k->sizes, a.data, a.at), ZCC_E_DATA);
	bytes_free(&a);
	/* the case: id and version, line, urgency, who said so, state */
	uint8_t head[16] = {(uint8_t)id, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, LINE_SPOED, 1, BY_LINE,
	    CASE_WACHTEND};
	static const struct { size_t at; uint8_t value; } bad[] = {{0, 0}, {0, 9}, {12, 0},
	    {12, ZCC_LINES_NUM + 1}, {15, 0}, {15, CASE_STATES_NUM}, {15, CASE_GESLOTEN}};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		a = kit_dump(k->b);
		find(&a, (const char *)head, sizeof head, 1)[bad[i].at] = bad[i].value;
		assert_int_equal(load(&k->sizes, a.data, a.at), ZCC_E_DATA);
		bytes_free(&a);
	}
}

static void
what_changed_is_listed_once_and_forgotten_when_cleared(void **state)
{
	struct kit *k = *state;
	book_changes_clear(k->b);
	uint64_t id = kit_call(k, LINE_SPOED);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id), ZCC_OK);
	struct book_changes ch = book_changes(k->b);
	assert_int_equal(ch.cases_num, 1);
	assert_int_equal(ch.cases[0], book_case(k->b, id)->board_i);
	assert_true(ch.has_lines);
	book_changes_clear(k->b);
	ch = book_changes(k->b);
	assert_int_equal(ch.cases_num, 0);
	assert_false(ch.has_lines);
}

static void
an_answer_counts_in_its_line_and_within_the_norm_or_not(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_SPOED), b = kit_call(k, LINE_SPOED);
	kit_pass(k, 30000);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, a), ZCC_OK);
	kit_pass(k, 1);
	assert_int_equal(kit_do(k, "bram", VERB_CLAIM, b), ZCC_OK);
	struct zcc_line_row l = book_line(k->b, LINE_SPOED, k->now.line_ms);
	assert_int_equal(l.answered_60, 2);
	assert_int_equal(l.within_60, 1);
	assert_int_equal(l.answered_shift, 2);
	assert_int_equal(book_line(k->b, LINE_112, k->now.line_ms).answered_60, 0);
	kit_pass(k, 3600000);
	l = book_line(k->b, LINE_SPOED, k->now.line_ms);
	assert_int_equal(l.answered_60, 0);
	assert_int_equal(l.answered_shift, 2);
}

static void
a_caller_who_hangs_up_counts_once_and_late_after_the_norm(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_SPOED), b = kit_call(k, LINE_SPOED);
	assert_int_equal(kit_do(k, "anna", VERB_ABANDON, a), ZCC_OK);
	kit_pass(k, 30001);
	assert_int_equal(kit_do(k, "anna", VERB_ABANDON, b), ZCC_OK);
	/* calling back is not answering in time, and breaking off then is not hanging up */
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, a), ZCC_OK);
	assert_int_equal(kit_do(k, "anna", VERB_ABANDON, a), ZCC_OK);
	struct zcc_line_row l = book_line(k->b, LINE_SPOED, k->now.line_ms);
	assert_int_equal(l.abandoned_60, 2);
	assert_int_equal(l.abandoned_late_60, 1);
	assert_int_equal(l.answered_60, 0);
}

static void
an_alarm_that_is_seen_and_over_is_done(void **state)
{
	struct kit *k = *state;
	rule_clock_alarm(k->b, -5000, k->now, &k->ev);
	kit_apply(k);
	uint64_t id = k->ev.u.alarm.id;
	assert_int_equal(book_alarm(k->b, id)->value, 5000);
	kit_ask(k, "eva", VERB_ALARM_ACK, 0)->board.alarm = id;
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_null(book_alarm(k->b, id));
	assert_int_equal(book_next_alarm(k->b), id + 1);
}

static void
an_alarm_without_room_takes_no_number(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < 3; i++) {
		rule_clock_alarm(k->b, 2000 + i, k->now, &k->ev);
		kit_apply(k);
	}
	assert_int_equal(k->ev.u.alarm.id, 0);
	assert_int_equal(book_next_alarm(k->b), 2);
	assert_non_null(book_alarm(k->b, 1));
	assert_int_equal(book_alarms_num(k->b), 1); /* the last row is for what is high */
}

static void
a_map_finds_what_was_put_in_and_not_what_was_dropped(void **state)
{
	struct idmap m;
	uint32_t v;
	(void)state;
	assert_true(idmap_init(&m, 300));
	for (uint64_t key = 1; key <= 300; key++)
		idmap_put(&m, key * key, (uint32_t)key);
	for (uint64_t key = 1; key <= 300; key += 3)
		idmap_drop(&m, key * key);
	idmap_drop(&m, 999999);
	for (uint64_t key = 1; key <= 300; key++) {
		bool is_there = key % 3 != 1;
		assert_int_equal(idmap_find(&m, key * key, &v), is_there);
		if (is_there)
			assert_int_equal(v, key);
	}
	idmap_fini(&m);
}

int
main(void)
{
#define KIT(test) cmocka_unit_test_setup_teardown(test, kit_setup, kit_teardown)
	const struct CMUnitTest tests[] = {
	    KIT(a_case_takes_a_row_and_gives_it_back),
	    KIT(totals_add_up_to_all_cases_ever),
	    KIT(an_open_case_without_a_row_gets_the_next_one_that_falls_free),
	    KIT(an_urgent_call_has_a_row_when_the_board_is_full),
	    KIT(whatever_happens_the_first_in_the_queue_have_the_rows),
	    KIT(the_dump_is_the_same_whatever_the_sizes_were),
	    KIT(a_dump_loads_into_the_same_book),
	    KIT(a_dump_larger_than_the_tables_is_refused),
	    KIT(a_dump_that_no_event_could_have_left_is_refused),
	    KIT(what_changed_is_listed_once_and_forgotten_when_cleared),
	    KIT(an_answer_counts_in_its_line_and_within_the_norm_or_not),
	    KIT(a_caller_who_hangs_up_counts_once_and_late_after_the_norm),
	    KIT(an_alarm_that_is_seen_and_over_is_done),
	    KIT(an_alarm_without_room_takes_no_number),
	    cmocka_unit_test(a_map_finds_what_was_put_in_and_not_what_was_dropped),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("book", tests, NULL, NULL);
}
