/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The book finds the next case without looking at all of them; here all of them are looked at, with
 * the one rule of the queue, on books made by chance.
 */
#include "tests/lib/unit.h"

#include "hub/core/book.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"

#include <stdlib.h>
#include <string.h>

enum { CASES = 160, BOOKS = 12, EVENTS = 1500, SPAN_MS = 60000 };

struct made {
	struct book *book;
	uint64_t random, next_id;
};

static int64_t
up_to(struct made *m, int64_t n)
{
	m->random = m->random * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)((m->random >> 33) % (uint64_t)n);
}

/* Few values, so that many cases are equal but for their number. */
static int64_t
any_time(struct made *m)
{
	return up_to(m, SPAN_MS / 1000) * 1000 + up_to(m, 2);
}

static int64_t
any_due(struct made *m)
{
	return up_to(m, 4) == 0 ? ZCC_NEVER : any_time(m);
}

static void
happens(struct made *m, struct event *ev)
{
	ev->version = event_version(ev->type);
	ev->seq = book_seq(m->book) + 1;
	ev->line_ms = (int64_t)ev->seq;
	book_apply(m->book, ev);
}

static void
a_case_comes(struct made *m)
{
	struct event ev = {.type = EV_CASE_RECEIVED};
	if (book_totals(m->book).held >= CASES)
		return;
	ev.u.received.row = (struct zcc_case_row){.id = m->next_id++,
	    .version = 1,
	    .line = (uint8_t)(1 + up_to(m, ZCC_LINES_NUM)),
	    .urgency = (uint8_t)up_to(m, 4),
	    .state = CASE_WACHTEND,
	    .flags = up_to(m, 4) == 0 ? CASE_FLAG_CALLBACK : 0,
	    .desk = (uint8_t)(up_to(m, 3) == 0 ? up_to(m, DESKS_NUM) : DESK_NONE),
	    .received_line = any_time(m),
	    .due_line = any_due(m)};
	happens(m, &ev);
}

static const struct book_case *
any_case(struct made *m)
{
	const struct book_case *c = NULL;
	uint32_t at = (uint32_t)up_to(m, CASES);
	c = book_each_case(m->book, &at);
	at = 0;
	return c != NULL ? c : book_each_case(m->book, &at);
}

static void
a_case_changes(struct made *m)
{
	static const enum zcc_state states[] = {CASE_WACHTEND, CASE_AANGENOMEN, CASE_AFGEHAAKT,
	    CASE_TERUGBELLEN, CASE_VERLATEN, CASE_RAV, CASE_GESLOTEN};
	struct event ev = {.type = EV_CASE_CHANGED};
	const struct book_case *c = any_case(m);
	if (c == NULL)
		return;
	ev.u.changed = (struct ev_case_changed){.id = c->row.id,
	    .state = (uint8_t)states[up_to(m, sizeof states / sizeof states[0])],
	    .flags = (uint8_t)(up_to(m, 2) == 0 ? CASE_FLAG_CALLBACK : 0),
	    .answered_line = ZCC_NEVER,
	    .abandoned_line = ZCC_NEVER,
	    .due_line = any_due(m)};
	if (up_to(m, 2) == 0) { /* and goes on to another line or desk */
		ev.u.changed.line = (uint8_t)(1 + up_to(m, ZCC_LINES_NUM));
		ev.u.changed.desk = (uint8_t)up_to(m, DESKS_NUM);
	}
	happens(m, &ev);
}

static void
a_case_goes(struct made *m)
{
	struct event ev = {.type = EV_CASE_RETIRED};
	const struct book_case *c = book_oldest_closed(m->book);
	if (c == NULL)
		return;
	ev.u.of_case.id = c->row.id;
	happens(m, &ev);
}

static const struct book_case *
best_of_all(const struct book *b, const struct book_taker *who, int64_t now_s)
{
	const struct book_case *best = NULL, *c;
	for (uint32_t i = 0; (c = book_each_open(b, &i)) != NULL;)
		if (state_is_waiting((enum zcc_state)c->row.state) && route_is_theirs(&c->row, &who->route) &&
		    (best == NULL || rank_cmp(&c->row, &best->row, now_s) < 0))
			best = c;
	return best;
}

static unsigned
count_held(const struct book *b)
{
	const struct book_case *c;
	unsigned n = 0;
	for (uint32_t i = 0; (c = book_each_open(b, &i)) != NULL;)
		n += state_is_held((enum zcc_state)c->row.state);
	return n;
}

static void
assert_found(struct made *m)
{
	const struct book_case *c;
	unsigned held = 0;
	for (int k = 0; k < 6; k++) {
		struct book_taker who = {.route = {.lines = (uint8_t)up_to(m, 256),
		    .at_desk = (uint8_t)up_to(m, 256),
		    .desk = (uint8_t)up_to(m, DESKS_NUM),
		    .manned = (uint8_t)up_to(m, 256)}, .not_complaints = ""};
		int64_t now_s = up_to(m, SPAN_MS / 1000 + 2);
		assert_ptr_equal(book_best_waiting(m->book, &who, now_s),
		    best_of_all(m->book, &who, now_s));
	}
	for (uint32_t i = 0; (c = book_each_held(m->book, &i)) != NULL; held++)
		assert_true(state_is_held((enum zcc_state)c->row.state));
	assert_int_equal(held, count_held(m->book));
}

static struct book *
new_book(void)
{
	static const struct book_sizes sizes = {
	    .board_cases = CASES / 2, .cases = CASES, .operators = 1, .capacity = 1, .alarms = 1};
	struct book *b = book_new(&sizes);
	assert_non_null(b);
	return b;
}

/* The same from a dump: found there by other ways than events. */
static void
read_again(struct made *m)
{
	struct bytes dump = bytes_grower();
	book_dump(m->book, &dump);
	assert_true(bytes_ok(&dump));
	struct bytes in = bytes_reader(dump.data, dump.at);
	struct book *b = new_book();
	assert_int_equal(book_load(b, &in), ZCC_OK);
	bytes_free(&dump);
	book_free(m->book);
	m->book = b;
}

static void
the_next_case_is_the_first_of_all_by_rank_at_any_time(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= BOOKS; seed++) {
		struct made m = {.book = new_book(), .random = seed, .next_id = 1};
		for (int k = 0; k < EVENTS; k++) {
			int64_t what = up_to(&m, 8);
			if (what < 3)
				a_case_comes(&m);
			else if (what < 7)
				a_case_changes(&m);
			else
				a_case_goes(&m);
			assert_found(&m);
		}
		read_again(&m);
		assert_found(&m);
		book_free(m.book);
	}
}

static void
nobody_waits_in_an_empty_book_or_on_no_line(void **state)
{
	(void)state;
	struct made m = {.book = new_book(), .random = 1, .next_id = 1};
	struct book_taker all = {.route = {.lines = 0xff}, .not_complaints = ""};
	struct book_taker none = {.not_complaints = ""};
	assert_null(book_best_waiting(m.book, &all, 0));
	a_case_comes(&m);
	assert_null(book_best_waiting(m.book, &none, 0));
	assert_non_null(book_best_waiting(m.book, &all, 0));
	book_free(m.book);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_next_case_is_the_first_of_all_by_rank_at_any_time),
	    cmocka_unit_test(nobody_waits_in_an_empty_book_or_on_no_line),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("book_waiting", tests, NULL, NULL);
}
