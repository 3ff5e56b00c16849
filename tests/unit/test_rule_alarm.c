/* SPDX-License-Identifier: EUPL-1.2 */
/* Alarms: raised, seen per person, at rest and back, known further, in a full table: PE-9. */
#include "tests/lib/alarm_kit.h"

/* The board has 8 rows: the ninth open call makes the alarm board-full, its end ends it. */
static uint64_t
fill_board(struct kit *k)
{
	while (book_totals(k->b).hidden == 0)
		kit_call(k, LINE_ZORGVERLENER); /* never refused (C19) */
	kit_time(k);
	return book_next_alarm(k->b) - 1;
}

static void
empty_board(struct kit *k)
{
	uint32_t i = 0;
	while (book_totals(k->b).hidden > 0) {
		uint64_t id = book_each_open(k->b, &i)->row.id;
		i = 0;
		OK(kit_do(k, "anna", VERB_CLAIM, id));
		OK(kit_do(k, "anna", VERB_CLOSE, id));
	}
	kit_time(k);
}

static int
rests(struct kit *k, const char *operator, uint64_t alarm, const char *reason, int64_t in_ms)
{
	struct ask *a = kit_ask(k, operator, VERB_ALARM_REST, 0);
	a->board.alarm = alarm;
	a->board.at = (uint64_t)(k->now.wall_ms + in_ms);
	strcpy(a->board.reason, reason);
	return kit_decide(k);
}

static int
wakes(struct kit *k, const char *operator, uint64_t alarm)
{
	kit_ask(k, operator, VERB_ALARM_WAKE, 0)->board.alarm = alarm;
	return kit_decide(k);
}

/* --- Seen --- */

/* PE-9 */
static void
each_person_sees_an_alarm_for_himself(void **state)
{
	struct kit *k = *state;
	uint64_t id = fill_board(k);
	OK(sees(k, "eva", id));
	NOT(ZCC_E_STATE, sees(k, "eva", id));
	assert_false(alarm_asks(book_alarm(k->b, id), DESK_TOEZICHT, "eva"));
	assert_true(alarm_asks(book_alarm(k->b, id), DESK_TOEZICHT, "femke"));
	OK(sees(k, "femke", id));
	assert_string_equal(book_alarm(k->b, id)->seen_by, "eva");
	assert_string_equal(book_alarm(k->b, id)->also[0].by, "femke");
	assert_false(alarm_asks(book_alarm(k->b, id), DESK_TOEZICHT, "femke"));
	assert_dump_is_the_book(k);
}

static void
who_does_not_sit_at_its_desk_cannot_see_it(void **state)
{
	struct kit *k = *state;
	uint64_t id = fill_board(k);
	NOT(ZCC_E_DENIED, sees(k, "anna", id));
	assert_int_equal(k->no.grounds.why, WHY_ALARM_NOT_YOURS);
	NOT(ZCC_E_DENIED, sees(k, "chris", id));
	NOT(ZCC_E_UNKNOWN, sees(k, "eva", id + 1));
}

/* Of an operator with more roles the hub takes the one at whose desk it is. */
static void
the_role_that_an_alarm_is_for_is_found(void **state)
{
	struct kit *k = *state;
	k->ev = (struct event){.type = EV_OPERATOR_ADDED};
	strcpy(k->ev.u.operator.name, "gijs");
	strcpy(k->ev.u.operator.role[0], "triagist");
	strcpy(k->ev.u.operator.role[1], "beheer");
	k->ev.u.operator.roles_num = 2;
	kit_apply(k);
	uint64_t id = fill_board(k);
	OK(sees(k, "gijs", id));
	assert_string_equal(k->ask.role, "beheer");
}

static void
more_people_than_a_row_has_room_for_forget_the_oldest(void **state)
{
	struct kit *k = *state;
	uint64_t id = fill_board(k);
	static const char *const names[] = {"p1", "p2", "p3", "p4", "p5", "p6"};
	for (unsigned i = 0; i < 6; i++) {
		k->ev = (struct event){.type = EV_ALARM_SEEN};
		k->ev.u.alarm = *book_alarm(k->b, id);
		strcpy(k->ev.u.alarm.seen_by, names[i]);
		k->ev.u.alarm.seen_line = k->now.line_ms;
		kit_apply(k);
	}
	const struct zcc_alarm_row *a = book_alarm(k->b, id);
	assert_true(alarm_is_seen_by(a, "p1"));
	assert_false(alarm_is_seen_by(a, "p2"));
	for (unsigned i = 2; i < 6; i++)
		assert_true(alarm_is_seen_by(a, names[i]));
}

/* --- Gone, and the history --- */

static void
what_is_over_stays_until_it_is_seen_and_then_for_the_history(void **state)
{
	struct kit *k = *state;
	uint64_t id = fill_board(k);
	kit_pass(k, 3 * MINUTE_MS);
	empty_board(k);
	assert_true(book_alarm(k->b, id)->gone);
	assert_int_equal(book_alarm(k->b, id)->gone_wall, k->now.wall_ms);
	OK(sees(k, "femke", id));
	assert_null(book_alarm(k->b, id));
	const struct zcc_alarm_row *past = book_alarm_at(k->b, k->sizes.alarms);
	assert_int_equal(past->id, id);
	assert_int_equal(past->done, 1);
	assert_string_equal(past->seen_by, "femke");
	assert_dump_is_the_book(k);
}

static void
the_history_keeps_the_last_that_fit(void **state)
{
	struct kit *k = *state;
	uint64_t newest = 0;
	for (unsigned i = 0; i < ZCC_ALARMS_PAST + 5; i++) {
		kit_pass(k, 10 * MINUTE_MS);
		rule_clock_alarm(k->b, 5000, k->now, &k->ev);
		kit_apply(k);
		newest = k->ev.u.alarm.id;
		OK(sees(k, "eva", newest));
	}
	unsigned num = 0;
	for (uint32_t i = 0; i < ZCC_ALARMS_PAST; i++) {
		const struct zcc_alarm_row *a = book_alarm_at(k->b, k->sizes.alarms + i);
		num += a->id > newest - ZCC_ALARMS_PAST && a->id <= newest;
	}
	assert_int_equal(num, ZCC_ALARMS_PAST);
	assert_int_equal(book_alarms_num(k->b), 0);
	assert_dump_is_the_book(k);
}

/* --- Rest --- */

/* PE-9: a reason, a time, and it comes back by itself. */
static void
an_alarm_at_rest_comes_back_new_to_everybody(void **state)
{
	struct kit *k = *state;
	uint64_t id = fill_board(k);
	OK(sees(k, "femke", id));
	OK(rests(k, "eva", id, "bekend", 10 * MINUTE_MS));
	const struct zcc_alarm_row *a = book_alarm(k->b, id);
	assert_int_equal(alarm_state(a, "femke"), ALARM_RESTS);
	assert_string_equal(a->rest_by, "eva");
	assert_int_equal(a->rest_line, k->now.line_ms + 10 * MINUTE_MS);
	assert_dump_is_the_book(k);
	kit_pass(k, 10 * MINUTE_MS - 1);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1);
	assert_int_equal(kit_time(k), 1);
	a = book_alarm(k->b, id);
	assert_int_equal(alarm_state(a, "eva"), ALARM_NEW);
	assert_int_equal(alarm_state(a, "femke"), ALARM_NEW);
	assert_string_equal(a->rest_by, "");
}

/* Its cause may come and go while it rests: one alarm, no second. */
static void
what_rests_is_not_raised_again_and_goes_at_the_end_of_its_rest(void **state)
{
	struct kit *k = *state;
	uint64_t id = fill_board(k);
	OK(rests(k, "eva", id, "gepland", 30 * MINUTE_MS));
	empty_board(k);
	assert_false(book_alarm(k->b, id)->gone);
	assert_int_equal(fill_board(k), id);
	empty_board(k);
	kit_pass(k, 30 * MINUTE_MS);
	kit_time(k);
	assert_null(book_alarm(k->b, id)); /* who put it at rest has seen it */
}

static void
rest_wants_a_reason_and_a_time_within_the_maximum(void **state)
{
	struct kit *k = *state;
	uint64_t id = fill_board(k);
	int64_t most_ms = (int64_t)settings_alarm.rest_max_s * 1000;
	NOT(ZCC_E_DATA, rests(k, "eva", id, "zomaar", MINUTE_MS));
	NOT(ZCC_E_DATA, rests(k, "eva", id, "", MINUTE_MS));
	NOT(ZCC_E_DATA, rests(k, "eva", id, "klappert", MINUTE_MS));
	NOT(ZCC_E_DATA, rests(k, "eva", id, "bekend", 0));
	NOT(ZCC_E_DATA, rests(k, "eva", id, "bekend", -1));
	NOT(ZCC_E_DATA, rests(k, "eva", id, "bekend", most_ms + 1));
	OK(rests(k, "eva", id, "bekend", most_ms));
	OK(rests(k, "femke", id, "onterecht", MINUTE_MS)); /* another end of it */
	assert_int_equal(book_alarm(k->b, id)->reason, REST_WRONG);
	NOT(ZCC_E_DENIED, rests(k, "anna", id, "bekend", MINUTE_MS));
	NOT(ZCC_E_DENIED, rests(k, "chris", id, "bekend", MINUTE_MS));
}

static void
a_rest_is_ended_by_hand(void **state)
{
	struct kit *k = *state;
	uint64_t id = fill_board(k);
	NOT(ZCC_E_STATE, wakes(k, "eva", id));
	OK(rests(k, "eva", id, "bekend", MINUTE_MS));
	OK(wakes(k, "femke", id));
	assert_int_equal(alarm_state(book_alarm(k->b, id), "femke"), ALARM_NEW);
	empty_board(k);
	assert_true(book_alarm(k->b, id)->gone);
	NOT(ZCC_E_STATE, rests(k, "eva", id, "bekend", MINUTE_MS));
	assert_int_equal(k->no.grounds.why, WHY_ALARM_OVER);
}

static void
what_somebody_waits_behind_may_not_rest(void **state)
{
	struct kit *k = *state;
	on_hold_too_long(k, 1);
	kit_time(k);
	uint64_t id = book_next_alarm(k->b) - 1;
	assert_true(alarm_is(book_alarm(k->b, id), KIND_HOLD_LIMIT));
	kit_pass(k, (int64_t)settings_alarm.widen_s * 1000);
	kit_time(k);
	NOT(ZCC_E_STATE, rests(k, "eva", id, "bekend", MINUTE_MS));
	assert_int_equal(k->no.grounds.why, WHY_ALARM_NO_REST);
}

/* Goal 22: three in a minute is chatter, nobody reads it, and the hub puts it at rest by itself. */
static void
the_third_of_its_like_in_a_minute_is_put_at_rest_by_the_hub(void **state)
{
	struct kit *k = *state;
	uint64_t id = 0;
	for (unsigned i = 0; i < 3; i++) {
		id = fill_board(k);
		if (i < 2) {
			assert_int_equal(book_alarm(k->b, id)->reason, REST_NONE);
			empty_board(k);
			OK(sees(k, "eva", id));
			kit_pass(k, 20000);
		}
	}
	const struct zcc_alarm_row *a = book_alarm(k->b, id);
	assert_int_equal(a->reason, REST_CHATTER);
	assert_string_equal(a->rest_by, "");
	assert_int_equal(a->rest_line, k->now.line_ms + (int64_t)settings_alarm.chatter_s * 1000);
	empty_board(k);
	assert_int_equal(fill_board(k), id); /* and nothing is heard of it */
	kit_pass(k, (int64_t)settings_alarm.chatter_s * 1000);
	kit_time(k);
	assert_int_equal(alarm_state(book_alarm(k->b, id), "eva"), ALARM_NEW);
}

static void
three_in_more_than_a_minute_are_three(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < 3; i++) {
		uint64_t id = fill_board(k);
		assert_int_equal(book_alarm(k->b, id)->reason, REST_NONE);
		empty_board(k);
		OK(sees(k, "eva", id));
		kit_pass(k, 30001);
	}
}

/* --- Known further --- */

/* PE-9: from those who can answer, at triage and the regie, to toezicht when nobody has seen it; once. */
static void
an_alarm_that_nobody_saw_is_for_the_next_desks_too(void **state)
{
	struct kit *k = *state;
	on_hold_too_long(k, 2);
	kit_time(k);
	uint64_t one = book_next_alarm(k->b) - 2, two = one + 1;
	assert_int_equal(book_alarm(k->b, one)->whom, FOR_TRIAGE | FOR_REGIE);
	NOT(ZCC_E_DENIED, sees(k, "eva", one));
	OK(sees(k, "bram", two));
	kit_pass(k, (int64_t)settings_alarm.widen_s * 1000 - 1);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1);
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(book_alarm(k->b, one)->whom, FOR_TRIAGE | FOR_REGIE | FOR_TOEZICHT);
	assert_int_equal(book_alarm(k->b, two)->whom, FOR_TRIAGE | FOR_REGIE);
	OK(sees(k, "eva", one));
	OK(sees(k, "chris", one)); /* each for himself */
	kit_pass(k, 10 * MINUTE_MS);
	assert_int_equal(kit_time(k), 0);
	assert_dump_is_the_book(k);
}

/* --- A full table --- */

static void
what_is_urgent_takes_the_row_of_what_is_less_so(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < FEW; i++) {
		rule_clock_alarm(k->b, 2000, k->now, &k->ev);
		kit_apply(k);
	}
	assert_int_equal(book_alarms_num(k->b), FEW - 1); /* the last row is for what is high */
	on_hold_too_long(k, 3);
	kit_time(k);
	assert_int_equal(book_alarms_num(k->b), FEW - 1);
	assert_null(book_alarm(k->b, 1)); /* the oldest that was over gave way */
	assert_null(book_alarm(k->b, 3));
	assert_non_null(book_alarm(k->b, 4));
	assert_true(alarm_is(book_alarm(k->b, FEW + 2), KIND_HOLD_LIMIT));
	assert_dump_is_the_book(k);
}

/* No loop, no lost case: it waits at the head of the queue, and is an alarm when there is room. */
static void
a_table_full_of_what_is_urgent_is_no_loop(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < FEW; i++) {
		k->ev = (struct event){.type = EV_ALARM_RAISED};
		k->ev.u.alarm = (struct zcc_alarm_row){.id = book_next_alarm(k->b), .kind = "van-later",
		    .seen_line = ZCC_NEVER, .priority = ALARM_HIGH, .whom = FOR_TOEZICHT};
		kit_apply(k);
	}
	on_hold_too_long(k, 1);
	kit_time(k);
	assert_int_equal(book_alarms_num(k->b), FEW);
	assert_int_equal(book_next_alarm(k->b), FEW + 1);
	assert_int_equal(kit_row(k, 1)->state, CASE_WACHTEND);
}

/* The one that stands and is about this case; NULL: none. */
static const struct zcc_alarm_row *
standing(const struct kit *k, enum alarm_kind_id kind, uint64_t id)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		if (!a->gone && a->value == id && alarm_is(a, kind))
			return a;
	return NULL;
}

static const struct zcc_alarm_row *
about(const struct kit *k, enum alarm_kind_id kind, uint64_t id)
{
	const struct zcc_alarm_row *a = standing(k, kind, id);
	assert_non_null(a);
	assert_int_equal(a->priority, ALARM_LOW);
	return a;
}

/* PE-9, VS-1: as long as the case is verlaten, and once for each loss. */
static void
pe_9_a_post_that_fell_away_is_an_alarm_until_somebody_has_its_case(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(rule_lost(k->b, book_case(k->b, id), k->now, &k->ev));
	kit_apply(k);
	struct event lost = k->ev;
	OK(rule_follow(k->b, &lost, k->now, &k->ev));
	kit_apply(k);
	assert_int_equal(about(k, KIND_POST_LOST, id)->whom, FOR_TOEZICHT);
	NOT(ZCC_E_AGAIN, rule_follow(k->b, &lost, k->now, &k->ev));
	kit_pass(k, MINUTE_MS);
	kit_time(k);
	(void)about(k, KIND_POST_LOST, id);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	kit_time(k);
	assert_null(standing(k, KIND_POST_LOST, id));
}

/* TE-1: a calm caller who was on hold over the limit is for triage alone, until he is answered. */
static void
te_1_a_calm_caller_on_hold_too_long_is_an_alarm_for_triage(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(kit_do(k, "anna", VERB_HOLD, id));
	kit_pass(k, (int64_t)k->settings.hold_s * 1000 - 1);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1);
	assert_int_equal(kit_time(k), 2); /* the alarm, and the case for anybody */
	assert_int_equal(about(k, KIND_HOLD_LONG, id)->whom, FOR_TRIAGE);
	assert_null(standing(k, KIND_HOLD_LIMIT, id));
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	kit_time(k);
	assert_null(standing(k, KIND_HOLD_LONG, id));
}

/* CB-1: a U2 or U3 that nobody reaches is the regiearts's, who hears of it. */
static void
cb_1_who_cannot_be_reached_is_an_alarm_for_the_regie(void **state)
{
	struct kit *k = *state;
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = LINE_REGULIER;
	k->ask.has_dossier = true;
	strcpy(k->ask.dossier.phone, "0612345678");
	OK(kit_decide(k));
	uint64_t id = k->ev.u.received.row.id;
	OK(kit_do(k, "anna", VERB_ABANDON, id));
	for (unsigned i = 0; i < k->settings.callback_attempts; i++) {
		assert_null(standing(k, KIND_REGIE_DECIDES, id));
		kit_ask(k, "anna", VERB_CALLBACK, id)->board.attempt = ATTEMPT_NO_ANSWER;
		OK(kit_decide(k));
		struct event tried = k->ev;
		while (rule_follow(k->b, &tried, k->now, &k->ev) == ZCC_OK)
			kit_apply(k);
	}
	assert_int_equal(about(k, KIND_REGIE_DECIDES, id)->whom, FOR_REGIE);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	kit_time(k);
	assert_null(standing(k, KIND_REGIE_DECIDES, id));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(each_person_sees_an_alarm_for_himself),
	    TEST(who_does_not_sit_at_its_desk_cannot_see_it),
	    TEST(the_role_that_an_alarm_is_for_is_found),
	    TEST(more_people_than_a_row_has_room_for_forget_the_oldest),
	    TEST(what_is_over_stays_until_it_is_seen_and_then_for_the_history),
	    TEST(the_history_keeps_the_last_that_fit),
	    TEST(an_alarm_at_rest_comes_back_new_to_everybody),
	    TEST(what_rests_is_not_raised_again_and_goes_at_the_end_of_its_rest),
	    TEST(rest_wants_a_reason_and_a_time_within_the_maximum),
	    TEST(a_rest_is_ended_by_hand),
	    TEST(what_somebody_waits_behind_may_not_rest),
	    TEST(the_third_of_its_like_in_a_minute_is_put_at_rest_by_the_hub),
	    TEST(three_in_more_than_a_minute_are_three),
	    TEST(an_alarm_that_nobody_saw_is_for_the_next_desks_too),
	    TEST(what_is_urgent_takes_the_row_of_what_is_less_so),
	    TEST(a_table_full_of_what_is_urgent_is_no_loop),
	    TEST(pe_9_a_post_that_fell_away_is_an_alarm_until_somebody_has_its_case),
	    TEST(te_1_a_calm_caller_on_hold_too_long_is_an_alarm_for_triage),
	    TEST(cb_1_who_cannot_be_reached_is_an_alarm_for_the_regie),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_alarm", tests, NULL, NULL);
}
