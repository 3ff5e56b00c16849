/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines that open and close by time, and what a call on a closed one is answered (OP-1, OP-3, C19). */
#include "tests/lib/book_kit.h"

#include "shared/base/clock.h"

enum { HOUR_MS = 3600000 };

/* It is Monday 10:00, and regulier and zelftriage are closed: time has said so. */
static int
setup(void **state)
{
	kit_setup(state);
	struct kit *k = *state;
	kit_windows(&k->settings);
	kit_config(k);
	kit_time(k);
	return 0;
}

/* As the engine asks for an intake: first the windows, then the rule. */
static int
call(struct kit *k, unsigned line)
{
	for (int n = 0; rule_window(k->b, k->now, &k->ev) == ZCC_OK; n++) {
		kit_apply(k);
		assert_true(n < ZCC_LINES_NUM);
	}
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = (uint8_t)line;
	return kit_decide(k);
}

static void
go_to(struct kit *k, int64_t wall_ms)
{
	kit_pass(k, wall_ms - k->now.wall_ms);
}

static void
c19_a_closed_line_answers_with_its_referral_and_when_it_opens(void **state)
{
	struct kit *k = *state;
	assert_int_equal(call(k, LINE_REGULIER), ZCC_E_DENIED);
	assert_int_equal(k->no.grounds.why, WHY_LINE_CLOSED);
	assert_string_equal(k->no.text,
	    "line regulier is closed until 2026-03-02 17:00; refer the caller: bel uw huisarts "
	    "(eigen-huisarts)");
	assert_int_equal(call(k, LINE_ZELFTRIAGE), ZCC_E_DENIED);
	assert_int_equal(call(k, LINE_TERUGBELLEN), ZCC_OK);
}

static void
op_3_professionals_and_emergencies_are_taken_at_any_hour(void **state)
{
	struct kit *k = *state;
	assert_int_equal(call(k, LINE_ZORGVERLENER), ZCC_OK);
	assert_int_equal(call(k, LINE_SPOED), ZCC_OK);
	assert_int_equal(call(k, LINE_112), ZCC_OK);
}

static void
op_1_five_oclock_is_five_oclock(void **state)
{
	struct kit *k = *state;
	go_to(k, KIT_WALL + 7 * HOUR_MS - 1);
	assert_int_equal(call(k, LINE_REGULIER), ZCC_E_DENIED);
	go_to(k, KIT_WALL + 7 * HOUR_MS);
	assert_int_equal(call(k, LINE_REGULIER), ZCC_OK);
	go_to(k, KIT_WALL + 22 * HOUR_MS - 1);
	assert_int_equal(call(k, LINE_REGULIER), ZCC_OK);
	go_to(k, KIT_WALL + 22 * HOUR_MS);
	assert_int_equal(call(k, LINE_REGULIER), ZCC_E_DENIED);
}

static void
c19_a_call_that_came_in_within_the_window_stays(void **state)
{
	struct kit *k = *state;
	go_to(k, KIT_WALL + 8 * HOUR_MS);
	assert_int_equal(call(k, LINE_REGULIER), ZCC_OK);
	uint64_t id = k->ev.u.received.row.id;
	go_to(k, KIT_WALL + 23 * HOUR_MS);
	kit_time(k);
	assert_false(book_window(k->b, LINE_REGULIER)->is_open);
	assert_int_equal(kit_row(k, id)->state, CASE_WACHTEND);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id), ZCC_OK);
	assert_int_equal(kit_do(k, "anna", VERB_RELEASE, id), ZCC_OK);
	assert_int_equal(kit_do(k, "anna", VERB_CLAIM, id), ZCC_OK);
	assert_int_equal(kit_do(k, "anna", VERB_CLOSE, id), ZCC_OK);
}

/* What the row of the refusal holds is enough to count by. */
static void
a_refused_call_counts_for_its_line_alone(void **state)
{
	struct kit *k = *state;
	for (unsigned line = 0; line <= LINE_REGULIER; line += LINE_REGULIER) {
		k->ev = (struct event){.type = EV_REFUSED};
		k->ev.u.refused.verb = VERB_INTAKE;
		k->ev.u.refused.code = ZCC_E_DENIED;
		k->ev.u.refused.line = (uint8_t)line;
		kit_apply(k);
	}
	struct zcc_line_row l = book_line(k->b, LINE_REGULIER, k->now.line_ms);
	assert_int_equal(l.refused_60, 1);
	assert_int_equal(l.refused_shift, 1);
	assert_int_equal(book_line(k->b, LINE_ZELFTRIAGE, k->now.line_ms).refused_60, 0);
	go_to(k, k->now.wall_ms + HOUR_MS);
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).refused_60, 0);
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).refused_shift, 1);
	go_to(k, KIT_WALL + 6 * HOUR_MS); /* the shift of 16:00 */
	kit_time(k);
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).refused_shift, 0);
}

static void
the_board_shows_the_window_and_the_referral(void **state)
{
	struct kit *k = *state;
	struct zcc_line_row l = book_line(k->b, LINE_REGULIER, k->now.line_ms);
	assert_int_equal(l.open, 0);
	assert_int_equal(l.window, WINDOW_NONE);
	assert_int_equal(l.changes_wall, KIT_WALL + 7 * HOUR_MS);
	assert_string_equal(l.referral, "eigen-huisarts");
	assert_string_equal(l.referral_words, "bel uw huisarts");
	l = book_line(k->b, LINE_SPOED, k->now.line_ms);
	assert_int_equal(l.open, 1);
	assert_true(l.changes_wall == ZCC_NEVER);
	assert_string_equal(l.referral, "");
	go_to(k, KIT_WALL + 7 * HOUR_MS);
	assert_int_equal(kit_time(k), 3); /* the shift is an hour old; two lines open */
	l = book_line(k->b, LINE_REGULIER, k->now.line_ms);
	assert_int_equal(l.open, 1);
	assert_int_equal(l.window, WINDOW_AVOND);
	assert_int_equal(l.changes_wall, KIT_WALL + 22 * HOUR_MS);
}

/* Down from Monday to Thursday: what holds then, in one event for each line. */
static void
a_hub_that_was_away_catches_up(void **state)
{
	struct kit *k = *state;
	go_to(k, KIT_WALL + 3 * 24 * HOUR_MS + 8 * HOUR_MS); /* 18:00 */
	assert_int_equal(kit_time(k), 3);
	assert_true(book_window(k->b, LINE_REGULIER)->is_open);
	assert_int_equal(book_window(k->b, LINE_REGULIER)->since_ms,
	    KIT_WALL + 3 * 24 * HOUR_MS + 7 * HOUR_MS);
	assert_int_equal(kit_time(k), 0);
}

static void
a_clock_that_is_set_right_makes_the_line_right(void **state)
{
	struct kit *k = *state;
	k->now.wall_ms += 8 * HOUR_MS; /* wrong */
	kit_time(k);
	assert_true(book_window(k->b, LINE_REGULIER)->is_open);
	k->now.wall_ms -= 8 * HOUR_MS;
	assert_int_equal(kit_time(k), 2);
	assert_false(book_window(k->b, LINE_REGULIER)->is_open);
	assert_int_equal(kit_time(k), 0);
}

static void
a_configuration_changes_lines_from_the_next_look_on(void **state)
{
	struct kit *k = *state;
	k->settings.window[2].from_min = 9 * 60; /* avond from 09:00 */
	kit_config(k);
	assert_false(book_window(k->b, LINE_REGULIER)->is_open); /* no clock was asked */
	assert_int_equal(call(k, LINE_REGULIER), ZCC_OK);
	memset(k->settings.line_window, 0, sizeof k->settings.line_window);
	kit_config(k);
	assert_true(book_window(k->b, LINE_ZELFTRIAGE)->is_open);
	assert_int_equal(kit_time(k), 0);
	assert_int_equal(call(k, LINE_ZELFTRIAGE), ZCC_OK);
}

/* A site without windows, as those of release 0.1 are, has no such events at all. */
static void
a_site_without_windows_is_always_open(void **state)
{
	struct kit *k = *state;
	memset(k->settings.line_window, 0, sizeof k->settings.line_window);
	kit_config(k);
	kit_time(k);
	for (int hour = 0; hour < 24 * 8; hour++) {
		kit_pass(k, HOUR_MS);
		while (rule_time(k->b, k->now, &k->ev) == ZCC_OK) {
			assert_int_not_equal(k->ev.type, EV_LINE_WINDOW);
			kit_apply(k);
		}
	}
}

static void
a_dump_keeps_which_lines_are_open(void **state)
{
	struct kit *k = *state;
	k->ev = (struct event){.type = EV_REFUSED};
	k->ev.u.refused.line = LINE_REGULIER;
	kit_apply(k);
	struct bytes out = kit_dump(k->b), in = bytes_reader(out.data, out.at);
	struct book *other = book_new(&k->sizes);
	assert_non_null(other);
	assert_int_equal(book_load(other, &in), ZCC_OK);
	assert_false(book_window(other, LINE_REGULIER)->is_open);
	assert_true(book_window(other, LINE_SPOED)->is_open);
	assert_int_equal(rule_window(other, k->now, &k->ev), ZCC_E_AGAIN);
	struct bytes again = kit_dump(other);
	assert_int_equal(again.at, out.at);
	assert_memory_equal(again.data, out.data, out.at);
	bytes_free(&again);
	bytes_free(&out);
	book_free(other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, kit_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(c19_a_closed_line_answers_with_its_referral_and_when_it_opens),
	    TEST(op_3_professionals_and_emergencies_are_taken_at_any_hour),
	    TEST(op_1_five_oclock_is_five_oclock),
	    TEST(c19_a_call_that_came_in_within_the_window_stays),
	    TEST(a_refused_call_counts_for_its_line_alone),
	    TEST(the_board_shows_the_window_and_the_referral),
	    TEST(a_hub_that_was_away_catches_up),
	    TEST(a_clock_that_is_set_right_makes_the_line_right),
	    TEST(a_configuration_changes_lines_from_the_next_look_on),
	    TEST(a_site_without_windows_is_always_open),
	    TEST(a_dump_keeps_which_lines_are_open),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_window", tests, NULL, NULL);
}
