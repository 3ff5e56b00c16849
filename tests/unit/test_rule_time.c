/* SPDX-License-Identifier: EUPL-1.2 */
/* Taking back, the passing of time, and the site itself; acts on cases: test_rule.c. */
#include "tests/lib/book_kit.h"

#include "shared/care/calendar.h"

/* --- Taking back --- */

static void
an_act_is_taken_back_within_its_time_and_not_after(void **state)
{
	struct kit *k = *state;
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_UNDO, 0));
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(kit_do(k, "anna", VERB_CLOSE, id));
	NOT(ZCC_E_STATE, kit_do(k, "bram", VERB_UNDO, 0)); /* it was not theirs */
	kit_pass(k, 10001);
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_UNDO, 0));
	k->now.line_ms--;
	kit_ask(k, "anna", VERB_UNDO, 0)->seat = 8;
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
	assert_int_equal(kit_row(k, id)->version, 4);
	assert_string_equal(kit_row(k, id)->reason, "");
	assert_int_equal(book_case(k->b, id)->seat, 8); /* where they are now */
	assert_true(book_case(k->b, id)->closed_line == ZCC_NEVER);
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_UNDO, 0)); /* once */
}

static void
an_act_that_another_followed_is_not_taken_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(kit_do(k, "anna", VERB_RELEASE, id));
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	NOT(ZCC_E_STALE, kit_do(k, "anna", VERB_UNDO, 0));
}

static void
taking_back_a_claim_takes_back_its_count(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	assert_int_equal(book_line(k->b, LINE_SPOED, k->now.line_ms).within_60, 1);
	OK(kit_do(k, "anna", VERB_UNDO, 0));
	struct zcc_line_row l = book_line(k->b, LINE_SPOED, k->now.line_ms);
	assert_int_equal(l.answered_60, 0);
	assert_int_equal(l.within_60, 0);
	assert_int_equal(l.answered_shift, 0);
	assert_int_equal(kit_row(k, id)->due_line, kit_row(k, id)->received_line + 30000);
	OK(kit_do(k, "anna", VERB_ABANDON, id));
	OK(kit_do(k, "anna", VERB_UNDO, 0));
	assert_int_equal(book_line(k->b, LINE_SPOED, k->now.line_ms).abandoned_60, 0);
}

/* --- Time --- */

static void
a_lost_post_leaves_its_case_to_the_others_with_its_name(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	kit_pass(k, 10000);
	OK(rule_lost(k->b, book_case(k->b, id), k->now, &k->ev));
	kit_apply(k);
	assert_int_equal(kit_row(k, id)->state, CASE_VERLATEN);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	assert_int_equal(kit_row(k, id)->due_line, kit_row(k, id)->received_line + 30000);
	NOT(ZCC_E_AGAIN, rule_lost(k->b, book_case(k->b, id), k->now, &k->ev));
	NOT(ZCC_E_STALE, kit_do(k, "anna", VERB_UNDO, 0));
	OK(kit_do(k, "bram", VERB_CLAIM, id));
}

static void
a_shift_begins_once_also_when_the_wall_clock_goes_back(void **state)
{
	struct kit *k = *state;
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(book_shift_wall(k->b), KIT_WALL - 2 * 3600000); /* 08:00 */
	assert_int_equal(kit_time(k), 0);
	k->now.wall_ms -= 5 * 3600000;
	assert_int_equal(kit_time(k), 0);
	k->now.wall_ms = KIT_WALL + 6 * 3600000; /* 16:00 */
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(book_line(k->b, LINE_SPOED, k->now.line_ms).answered_shift, 0);
	assert_int_equal(book_line(k->b, LINE_SPOED, k->now.line_ms).answered_60, 1);
}

/* Nothing begins before this local minute of the day, and a shift does in it. */
static void
assert_begins_at(struct kit *k, int64_t day, int minute)
{
	int64_t begin = calendar_ms(day, minute, CALENDAR_FIRST);
	k->now.wall_ms = begin - 1;
	while (kit_time(k) > 0)
		;
	assert_true(book_shift_wall(k->b) < begin);
	k->now.wall_ms = begin;
	assert_int_equal(kit_time(k), 1);
	assert_true(book_shift_wall(k->b) == begin);
	k->now.wall_ms = begin + 3600000;
	assert_int_equal(kit_time(k), 0);
}

/* 2026-03-29 has 23 hours and 2026-10-25 has 25: before the hour that turns, in it, and after it. */
static void
sh_1_a_shift_begins_at_its_own_local_time_also_on_the_days_that_turn_the_clock(void **state)
{
	static const int day_of[][3] = {{2026, 3, 29}, {2026, 10, 25}};
	struct kit *k = *state;
	k->settings.shifts_num = 4;
	k->settings.shift_min[0] = 30;
	k->settings.shift_min[1] = 2 * 60 + 30;
	k->settings.shift_min[2] = 7 * 60 + 30;
	k->settings.shift_min[3] = 23 * 60;
	kit_config(k);
	for (unsigned i = 0; i < sizeof day_of / sizeof day_of[0]; i++) {
		int64_t day = calendar_day(day_of[i][0], day_of[i][1], day_of[i][2]);
		for (int before = -1; before <= 1; before++)
			for (unsigned n = 0; n < k->settings.shifts_num; n++)
				assert_begins_at(k, day + before, k->settings.shift_min[n]);
	}
}

static void
a_full_board_raises_one_alarm_that_goes_by_itself(void **state)
{
	struct kit *k = *state;
	kit_time(k);
	for (unsigned i = 0; i < 9; i++)
		kit_call(k, LINE_SPOED);
	assert_int_equal(kit_time(k), 1);
	assert_string_equal(k->ev.u.alarm.kind, "board-full");
	OK(kit_do(k, "anna", VERB_CLAIM, 9));
	OK(kit_do(k, "anna", VERB_CLOSE, 9));
	assert_int_equal(kit_time(k), 1);
	assert_true(book_alarm(k->b, k->ev.u.alarm.id)->gone);
}

static void
a_full_table_of_alarms_is_no_loop(void **state)
{
	struct kit *k = *state;
	kit_time(k);
	for (unsigned i = 0; i < 2; i++) {
		rule_clock_alarm(k->b, 2000, k->now, &k->ev);
		k->ev.u.alarm.id = book_next_alarm(k->b);
		k->ev.u.alarm.priority = ALARM_HIGH; /* as urgent as the one that comes */
		k->ev.u.alarm.gone = 0;
		kit_apply(k);
	}
	for (unsigned i = 0; i < 9; i++)
		kit_call(k, LINE_SPOED);
	assert_int_equal(kit_time(k), 0);
	kit_ask(k, "eva", VERB_ALARM_ACK, 0)->board.alarm = 1;
	OK(kit_decide(k));
	k->ev = (struct event){.type = EV_ALARM_GONE};
	k->ev.u.alarm.id = 1;
	kit_apply(k);
	assert_int_equal(kit_time(k), 1);
}

/* --- The site --- */

static void
operators_are_added_once_and_the_last_who_can_add_stays(void **state)
{
	struct kit *k = *state;
	struct ask *a = kit_ask(k, "eva", VERB_OPERATOR_ADD, 0);
	strcpy(a->board.operator, "fred");
	NOT(ZCC_E_DATA, kit_decide(k));
	a->board.has_key = true;
	a->board.roles_num = 1;
	strcpy(a->board.role[0], "piloot");
	NOT(ZCC_E_DATA, kit_decide(k));
	strcpy(a->board.role[0], "triagist");
	OK(kit_decide(k));
	NOT(ZCC_E_TAKEN, kit_decide(k));
	strcpy(a->board.operator, "gijs");
	OK(kit_decide(k));
	strcpy(a->board.operator, "henk");
	NOT(ZCC_E_BUSY, kit_decide(k));
	strcpy(kit_ask(k, "eva", VERB_OPERATOR_REVOKE, 0)->board.operator, "niemand");
	NOT(ZCC_E_UNKNOWN, kit_decide(k));
	strcpy(k->ask.board.operator, "eva");
	NOT(ZCC_E_STATE, kit_decide(k));
	strcpy(k->ask.board.operator, "fred");
	OK(kit_decide(k));
	NOT(ZCC_E_STATE, kit_decide(k));
}

static void
capacity_is_refused_when_it_cannot_be_or_has_no_room(void **state)
{
	struct kit *k = *state;
	struct ask *a = kit_ask(k, "anna", VERB_CAPACITY, 0);
	NOT(ZCC_E_DATA, kit_decide(k));
	strcpy(a->board.provider, "Huis 1");
	strcpy(a->board.kind, "elv");
	a->board.total = 2;
	a->board.free = 3;
	NOT(ZCC_E_DATA, kit_decide(k));
	a->board.free = -1; /* unknown is not zero */
	for (unsigned i = 1; i <= 3; i++) {
		snprintf(a->board.provider, sizeof a->board.provider, "Huis %u", i);
		OK(kit_decide(k));
	}
	strcpy(a->board.provider, "Huis 4");
	NOT(ZCC_E_BUSY, kit_decide(k));
	strcpy(a->board.provider, "Huis 2");
	a->board.free = 0;
	OK(kit_decide(k));
	assert_int_equal(book_capacity_of(k->b, "Huis 2", "elv")->free, 0);
	assert_int_equal(book_capacity_of(k->b, "Huis 1", "elv")->free, -1);
}

static void
an_alarm_is_seen_once(void **state)
{
	struct kit *k = *state;
	kit_ask(k, "eva", VERB_ALARM_ACK, 0)->board.alarm = 1;
	NOT(ZCC_E_UNKNOWN, kit_decide(k));
	k->ask.board.alarm = 0;
	NOT(ZCC_E_UNKNOWN, kit_decide(k));
	for (unsigned i = 0; i < 9; i++)
		kit_call(k, LINE_SPOED);
	kit_time(k);
	kit_ask(k, "eva", VERB_ALARM_ACK, 0)->board.alarm = 1;
	OK(kit_decide(k));
	NOT(ZCC_E_STATE, kit_decide(k));
}

static void
what_the_edge_did_not_accept_is_not_adopted(void **state)
{
	struct kit *k = *state;
	struct settings other = k->settings;
	NOT(ZCC_E_CONFIG, kit_do(k, "eva", VERB_CONFIG, 0));
	other.line[LINE_SPOED].norm_s = 45;
	k->facts.settings = &other;
	OK(kit_do(k, "eva", VERB_CONFIG, 0));
	assert_int_equal(book_settings(k->b)->line[LINE_SPOED].norm_s, 45);
}

static void
seats_and_searches_need_their_words(void **state)
{
	struct kit *k = *state;
	kit_ask(k, "anna", VERB_HELLO, 0)->seat = 0;
	NOT(ZCC_E_DATA, kit_decide(k));
	NOT(ZCC_E_DATA, kit_do(k, "anna", VERB_SEARCH, 0));
	kit_ask(k, "anna", VERB_SEARCH, 0)->has_dossier = true;
	strcpy(k->ask.dossier.query, "x");
	NOT(ZCC_E_DATA, kit_decide(k));
	strcpy(k->ask.dossier.query, "vries");
	OK(kit_decide(k));
	kit_ask(k, "anna", VERB_NONE, 0);
	NOT(ZCC_E_USAGE, rule_decide(k->b, &k->ask, &k->facts, k->now, &k->ev, &k->no));
}

int
main(void)
{
#define KIT(test) cmocka_unit_test_setup_teardown(test, kit_setup, kit_teardown)
	const struct CMUnitTest tests[] = {
	    KIT(an_act_is_taken_back_within_its_time_and_not_after),
	    KIT(an_act_that_another_followed_is_not_taken_back),
	    KIT(taking_back_a_claim_takes_back_its_count),
	    KIT(a_lost_post_leaves_its_case_to_the_others_with_its_name),
	    KIT(a_shift_begins_once_also_when_the_wall_clock_goes_back),
	    KIT(sh_1_a_shift_begins_at_its_own_local_time_also_on_the_days_that_turn_the_clock),
	    KIT(a_full_board_raises_one_alarm_that_goes_by_itself),
	    KIT(a_full_table_of_alarms_is_no_loop),
	    KIT(operators_are_added_once_and_the_last_who_can_add_stays),
	    KIT(capacity_is_refused_when_it_cannot_be_or_has_no_room),
	    KIT(an_alarm_is_seen_once),
	    KIT(what_the_edge_did_not_accept_is_not_adopted),
	    KIT(seats_and_searches_need_their_words),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_time", tests, NULL, NULL);
}
