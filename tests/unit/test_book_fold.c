/* SPDX-License-Identifier: EUPL-1.2 */
/* A case out of its own events is the case that the book has, and goes on where the book forgets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hub/core/book.h"

#include <string.h>

enum { CASE_ID = 7 };

struct both {
	struct book *book;
	struct book_case folded;
	struct event ev; /* the newest one */
};

static int
setup(void **state)
{
	static struct both b;
	static const struct book_sizes sizes = {
	    .board_cases = 4, .cases = 8, .operators = 2, .capacity = 2, .alarms = 2};
	memset(&b, 0, sizeof b);
	b.book = book_new(&sizes);
	assert_non_null(b.book);
	*state = &b;
	return 0;
}

static int
teardown(void **state)
{
	struct both *b = *state;
	book_free(b->book);
	return 0;
}

/* The next event, about the case, to the book and to the fold. */
static void
happens(struct both *b, struct event ev)
{
	ev.version = event_version(ev.type);
	ev.seq = book_seq(b->book) + 1;
	ev.line_ms = (int64_t)ev.seq * 1000;
	book_apply(b->book, &ev);
	book_case_fold(&b->folded, &ev);
}

static void
of_case(struct both *b, enum event_type type)
{
	struct event ev = {.type = (uint16_t)type};
	ev.u.of_case.id = CASE_ID;
	happens(b, ev);
}

static void
is_received(struct both *b)
{
	struct event ev = {.type = EV_CASE_RECEIVED};
	ev.u.received.row = (struct zcc_case_row){.id = CASE_ID, .version = 1, .line = LINE_SPOED,
	    .state = CASE_WACHTEND, .due_line = 5000, .flags = CASE_FLAG_EARLIER, .place = "enschede"};
	happens(b, ev);
}

static void
becomes(struct both *b, enum zcc_state state, const char *claimed_by, const char *reason)
{
	struct event ev = {.type = EV_CASE_CHANGED};
	struct ev_case_changed *c = &ev.u.changed;
	*c = (struct ev_case_changed){.id = CASE_ID, .state = (uint8_t)state, .seat = 3,
	    .flags = (uint8_t)(b->folded.row.flags | CASE_FLAG_ANSWERED), .answered_line = 2000,
	    .abandoned_line = ZCC_NEVER, .state_line = 2500, .due_line = ZCC_NEVER, .norm_s = 30};
	strcpy(c->claimed_by, claimed_by);
	strcpy(c->reason, reason);
	happens(b, ev);
}

static void
assert_same(const struct both *b)
{
	const struct book_case *c = book_case(b->book, CASE_ID);
	assert_non_null(c);
	assert_memory_equal(&c->row, &b->folded.row, sizeof c->row);
	assert_int_equal(c->seat, b->folded.seat);
	assert_int_equal(c->answered_line, b->folded.answered_line);
	assert_int_equal(c->closed_line, b->folded.closed_line);
	assert_int_equal(c->is_off_board, b->folded.is_off_board);
}

static void
a_folded_case_is_the_case_of_the_book_after_each_event(void **state)
{
	struct both *b = *state;
	is_received(b);
	assert_same(b);
	becomes(b, CASE_AANGENOMEN, "jansen", "");
	assert_same(b);
	of_case(b, EV_CASE_NOTED);
	assert_same(b);
	becomes(b, CASE_GESLOTEN, "", "advies");
	assert_same(b);
	of_case(b, EV_READ);
	assert_same(b);
	of_case(b, EV_CASE_LEFT);
	assert_same(b);
}

static void
a_retired_case_keeps_its_row_and_hears_of_notes_and_erasing(void **state)
{
	struct both *b = *state;
	is_received(b);
	becomes(b, CASE_GESLOTEN, "", "advies");
	of_case(b, EV_CASE_RETIRED);
	assert_null(book_case(b->book, CASE_ID));
	assert_int_equal(b->folded.row.id, CASE_ID);
	assert_int_equal(b->folded.row.state, CASE_GESLOTEN);
	assert_string_equal(b->folded.row.reason, "advies");
	assert_string_equal(b->folded.row.place, "enschede");
	of_case(b, EV_CASE_NOTED);
	of_case(b, EV_CASE_ERASED);
	assert_int_equal(b->folded.row.flags,
	    CASE_FLAG_EARLIER | CASE_FLAG_ANSWERED | CASE_FLAG_NOTED | CASE_FLAG_ERASED);
	assert_int_equal(b->folded.row.version, 4);
}

/* A command about a case that was not there yet was refused, and that is a row about it. */
static void
what_comes_before_a_case_is_received_makes_no_case(void **state)
{
	struct both *b = *state;
	struct event ev = {.type = EV_REFUSED};
	ev.u.refused.id = CASE_ID;
	happens(b, ev);
	of_case(b, EV_CASE_NOTED);
	assert_int_equal(b->folded.row.id, 0);
	assert_int_equal(b->folded.row.flags, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_folded_case_is_the_case_of_the_book_after_each_event, setup,
	        teardown),
	    cmocka_unit_test_setup_teardown(a_retired_case_keeps_its_row_and_hears_of_notes_and_erasing,
	        setup, teardown),
	    cmocka_unit_test_setup_teardown(what_comes_before_a_case_is_received_makes_no_case, setup,
	        teardown),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("book_fold", tests, NULL, NULL);
}
