/* SPDX-License-Identifier: EUPL-1.2 */
/* What was written on paper while there was no hub: PT-1. */
#include "tests/lib/book_kit.h"

enum { MIN = 60000 };

static int
setup(void **state)
{
	int rc = kit_setup(state);
	struct kit *k = *state;
	k->settings.enter_max_s = 4 * 3600;
	kit_reason(&k->settings, "geen-gehoor");
	k->settings.posts_num = 1;
	strcpy(k->settings.post[0].code, "hap-oost");
	kit_config(k);
	kit_pass(k, 6 * 60 * MIN); /* 16:00 */
	kit_time(k);
	return rc;
}

/* Minutes ago; -1 = it was not. */
struct paper {
	int received, answered, closed;
};

static uint64_t
ago(const struct kit *k, int minutes)
{
	return minutes < 0 ? 0 : (uint64_t)(k->now.wall_ms - (int64_t)minutes * MIN);
}

static struct ask *
paper(struct kit *k, struct paper p)
{
	struct ask *a = kit_ask(k, "anna", VERB_ENTER, 0);
	a->board.line = LINE_REGULIER;
	a->board.received = ago(k, p.received);
	a->board.answered = ago(k, p.answered);
	a->board.closed = ago(k, p.closed);
	if (p.closed >= 0)
		strcpy(a->board.reason, "advies");
	return a;
}

static int
enters(struct kit *k, struct paper p)
{
	paper(k, p);
	return kit_decide(k);
}

static uint64_t
entered(struct kit *k, struct paper p)
{
	OK(enters(k, p));
	return k->ev.u.received.row.id;
}

/* PT-1 */
static void
who_still_waits_has_the_clock_and_the_place_of_the_real_time(void **state)
{
	struct kit *k = *state;
	uint64_t live = kit_call(k, LINE_REGULIER);
	kit_pass(k, MIN);
	uint64_t id = entered(k, (struct paper){10, -1, -1});
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(r->state, CASE_WACHTEND);
	assert_int_equal(r->received_line, k->now.line_ms - 10 * MIN);
	assert_int_equal(r->received_wall, k->now.wall_ms - 10 * MIN);
	assert_int_equal(r->due_line, r->received_line + INT64_C(1000) * r->norm_s);
	assert_true(r->flags & CASE_FLAG_LATER);
	/* he called first, so he goes first; the case with the lower number did not */
	OK(kit_do(k, "anna", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, id);
	assert_false(k->ev.u.changed.is_within);
	assert_true(kit_row(k, id)->flags & CASE_FLAG_LATER);
	assert_int_equal(kit_row(k, live)->state, CASE_WACHTEND);
}

/* PT-1 */
static void
who_was_spoken_to_is_called_back_and_counts_as_answered_then(void **state)
{
	struct kit *k = *state;
	uint64_t id = entered(k, (struct paper){50, 50, -1});
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(r->state, CASE_TERUGBELLEN);
	assert_true((r->flags & (CASE_FLAG_CALLBACK | CASE_FLAG_ANSWERED)) ==
	    (CASE_FLAG_CALLBACK | CASE_FLAG_ANSWERED));
	assert_int_equal(r->due_line, r->received_line + INT64_C(1000) * r->norm_s);
	struct zcc_line_row l = book_line(k->b, LINE_REGULIER, k->now.line_ms);
	assert_int_equal(l.answered_60, 1);
	assert_int_equal(l.within_60, 1);
	/* it was answered in the shift before this one */
	assert_int_equal(l.answered_shift, 0);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).answered_60, 1);
}

/* PT-1: an hour old is not of the last hour, and takes nobody else's place in it */
static void
what_is_older_than_an_hour_leaves_the_figures_of_the_hour_alone(void **state)
{
	struct kit *k = *state;
	OK(kit_do(k, "anna", VERB_CLAIM, kit_call(k, LINE_REGULIER)));
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).answered_60, 1);
	paper(k, (struct paper){120, 120, -1});
	strcpy(k->ask.board.post, "hap-oost");
	OK(kit_decide(k));
	entered(k, (struct paper){60, 60, 55});
	struct zcc_line_row l = book_line(k->b, LINE_REGULIER, k->now.line_ms);
	assert_int_equal(l.answered_60, 1);
	assert_int_equal(l.answered_shift, 1);
	struct zcc_post_row p = book_post(k->b, 0, k->now.line_ms, k->now.wall_ms);
	assert_int_equal(p.calls_60 + p.answered_60 + p.calls_shift, 0);
	assert_int_equal(p.calls_day, 1);
	assert_int_equal(p.answered_day, 1);
}

/* PT-1: the shift began at 16:00 */
static void
what_was_answered_late_is_so_in_the_figures(void **state)
{
	struct kit *k = *state;
	kit_pass(k, 30 * MIN);
	entered(k, (struct paper){20, 15, -1});
	entered(k, (struct paper){20, 19, -1});
	struct zcc_line_row l = book_line(k->b, LINE_REGULIER, k->now.line_ms);
	assert_int_equal(l.answered_shift, 2);
	assert_int_equal(l.within_shift, 1);
	assert_int_equal(l.within_60, 1);
}

/* PT-1 */
static void
what_was_done_is_closed_and_stays_on_the_board_as_long_as_any(void **state)
{
	struct kit *k = *state;
	struct book_totals was = book_totals(k->b);
	uint64_t id = entered(k, (struct paper){200, 199, 180});
	const struct book_case *c = book_case(k->b, id);
	assert_int_equal(c->row.state, CASE_GESLOTEN);
	assert_string_equal(c->row.reason, "advies");
	assert_int_equal(c->row.state_line, k->now.line_ms - 180 * MIN);
	assert_true(c->row.due_line == ZCC_NEVER);
	assert_true(c->board_i >= 0);
	assert_int_equal(book_totals(k->b).closed, was.closed + 1);
	assert_int_equal(book_totals(k->b).open + book_totals(k->b).waiting, was.open + was.waiting);
	kit_pass(k, 899000);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1000);
	assert_int_equal(kit_time(k), 1);
	assert_true(book_case(k->b, id)->is_off_board);
}

/* PT-1 */
static void
times_that_cannot_be_are_refused(void **state)
{
	struct kit *k = *state;
	const struct {
		struct paper p;
		enum why why;
	} bad[] = {
	    {{-1, -1, -1}, WHY_NEEDS_RECEIVED},
	    {{5, 6, -1}, WHY_ENTER_ORDER},
	    {{5, -1, 6}, WHY_ENTER_ORDER},
	    {{5, 4, 5}, WHY_ENTER_ORDER},
	    {{241, -1, -1}, WHY_ENTER_OLD},
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		NOT(ZCC_E_DATA, enters(k, bad[i].p));
		assert_int_equal(k->no.grounds.why, bad[i].why);
	}
	paper(k, (struct paper){5, -1, -1})->board.received = (uint64_t)k->now.wall_ms + 1;
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_ENTER_AHEAD);
	paper(k, (struct paper){5, 4, -1})->board.closed = UINT64_MAX;
	strcpy(k->ask.board.reason, "advies");
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_ENTER_AHEAD);
	OK(enters(k, (struct paper){240, -1, -1}));
	OK(enters(k, (struct paper){0, 0, 0}));
}

/* PT-1, CB-1 */
static void
closing_takes_a_reason_and_not_that_nobody_was_reached(void **state)
{
	struct kit *k = *state;
	memset(paper(k, (struct paper){5, 4, 3})->board.reason, 0, ZCC_CODE_SIZE);
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_ENTER_CLOSED);
	strcpy(paper(k, (struct paper){5, 4, -1})->board.reason, "advies");
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_ENTER_CLOSED);
	strcpy(paper(k, (struct paper){5, 4, 3})->board.reason, "zomaar");
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_NO_REASON);
	strcpy(paper(k, (struct paper){5, 4, 3})->board.reason, "geen-gehoor");
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_ENTER_UNREACHED);
}

/* PT-1: only by a role with the grant, also on a line that is never refused; no window stops it */
static void
entering_needs_the_grant_and_no_open_line(void **state)
{
	struct kit *k = *state;
	paper(k, (struct paper){5, -1, -1})->board.line = LINE_SPOED;
	strcpy(k->ask.operator, "chris");
	NOT(ZCC_E_DENIED, kit_decide(k));
	kit_windows(&k->settings);
	kit_config(k);
	kit_time(k);
	assert_false(book_window(k->b, LINE_REGULIER)->is_open);
	OK(enters(k, (struct paper){5, -1, -1}));
}

/* PT-1: the machine was started after the call came in */
static void
a_call_from_before_the_time_line_began_is_no_trouble(void **state)
{
	struct kit *k = *state;
	k->now.line_ms = 30 * MIN; /* the book's own is ahead; only the call counts here */
	uint64_t id = entered(k, (struct paper){31, 31, -1});
	assert_int_equal(kit_row(k, id)->received_line, -MIN);
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).answered_60, 1);
	entered(k, (struct paper){30, 29, -1});
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).answered_60, 2);
}

/* PT-1: a replay gives the same, from a dump and from the event's own bytes */
static void
a_dump_and_an_event_come_back_as_they_were(void **state)
{
	struct kit *k = *state;
	entered(k, (struct paper){90, 80, 70});
	entered(k, (struct paper){9, 8, -1});
	uint8_t room[1024];
	struct event back = {.type = EV_CASE_ENTERED, .version = k->ev.version};
	struct bytes w = bytes_writer(room, sizeof room);
	event_code(&w, &k->ev);
	assert_true(bytes_ok(&w));
	struct bytes r = bytes_reader(room, w.at);
	event_code(&r, &back);
	assert_true(bytes_at_end(&r));
	assert_memory_equal(&back.u.received, &k->ev.u.received, sizeof back.u.received);
	kit_restart(k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		who_still_waits_has_the_clock_and_the_place_of_the_real_time, setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		who_was_spoken_to_is_called_back_and_counts_as_answered_then, setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		what_is_older_than_an_hour_leaves_the_figures_of_the_hour_alone, setup,
		kit_teardown),
	    cmocka_unit_test_setup_teardown(
		what_was_answered_late_is_so_in_the_figures, setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		what_was_done_is_closed_and_stays_on_the_board_as_long_as_any, setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(times_that_cannot_be_are_refused, setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		closing_takes_a_reason_and_not_that_nobody_was_reached, setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		entering_needs_the_grant_and_no_open_line, setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		a_call_from_before_the_time_line_began_is_no_trouble, setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		a_dump_and_an_event_come_back_as_they_were, setup, kit_teardown),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_enter", tests, NULL, NULL);
}
