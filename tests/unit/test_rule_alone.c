/* SPDX-License-Identifier: EUPL-1.2 */
/* The alarms about the floor: a U0 or U1 that nobody takes, late call backs, a line below its target:
 * TE-2, PE-9, CB-1, TB-1. */
#include "tests/lib/alarm_kit.h"

/* --- Nobody takes it --- */

enum { BELL_MS = 15000, ALARM_MS = 30000, WIDEN_MS = 30000 };

static struct zcc_line_row
figures(const struct kit *k, unsigned line)
{
	return book_line(k->b, line, k->now.line_ms);
}

static const struct zcc_alarm_row *
alarm_of(const struct kit *k, enum alarm_kind_id kind, uint64_t id)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		if (!a->gone && a->value == id && alarm_is(a, kind))
			return a;
	return NULL;
}

static const struct zcc_alarm_row *
unclaimed(const struct kit *k, uint64_t id)
{
	return alarm_of(k, KIND_UNCLAIMED, id);
}

/* TE-2: the bell, the regiearts, toezicht; each once, each counted. */
static void
a_u1_that_nobody_takes_rings_and_is_an_alarm_and_is_known_further(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED), other = kit_call(k, LINE_REGULIER);
	kit_pass(k, BELL_MS - 1);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1);
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(k->ev.type, EV_CASE_RUNG);
	assert_int_equal(k->ev.u.of_case.id, id);
	assert_null(unclaimed(k, id));
	assert_dump_is_the_book(k);
	kit_pass(k, ALARM_MS - BELL_MS - 1);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1);
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(unclaimed(k, id)->whom, FOR_REGIE);
	assert_int_equal(unclaimed(k, id)->priority, ALARM_HIGH);
	assert_null(unclaimed(k, other));
	kit_pass(k, WIDEN_MS);
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(unclaimed(k, id)->whom, FOR_REGIE | FOR_TOEZICHT);
	kit_pass(k, 10 * MINUTE_MS);
	assert_int_equal(kit_time(k), 0);
	struct zcc_line_row n = figures(k, LINE_SPOED);
	assert_int_equal(n.rung_shift, 1);
	assert_int_equal(n.alarmed_shift, 1);
	assert_int_equal(n.seen_shift, 0);
	assert_int_equal(n.widened_shift, 1);
	assert_int_equal(figures(k, LINE_REGULIER).rung_shift, 0);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	assert_int_equal(kit_time(k), 1);
	assert_null(unclaimed(k, id));
	assert_dump_is_the_book(k);
}

/* TE-2: seen by a regiearts it goes no further. */
static void
an_alarm_that_a_regiearts_saw_does_not_go_to_toezicht(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	kit_pass(k, ALARM_MS);
	assert_int_equal(kit_time(k), 2);
	OK(sees(k, "chris", unclaimed(k, id)->id));
	kit_pass(k, 10 * MINUTE_MS);
	assert_int_equal(kit_time(k), 0);
	assert_int_equal(figures(k, LINE_SPOED).seen_shift, 1);
	assert_int_equal(figures(k, LINE_SPOED).widened_shift, 0);
}

/* TE-2, VS-1: whoever loses it, lets it go or takes a deed back, it is noticed anew. */
static void
a_u1_that_is_let_go_again_rings_again(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	kit_pass(k, 60000);
	assert_int_equal(kit_time(k), 0);
	OK(kit_do(k, "anna", VERB_RELEASE, id));
	kit_pass(k, BELL_MS);
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(k->ev.type, EV_CASE_RUNG);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	OK(kit_do(k, "bram", VERB_UNDO, 0)); /* as it was: nobody has it since long */
	assert_int_equal(kit_time(k), 1);
	kit_pass(k, ALARM_MS);
	assert_int_equal(kit_time(k), 1);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(kit_do(k, "anna", VERB_RELEASE, id)); /* within one tick */
	assert_int_equal(kit_time(k), 1); /* that alarm is over */
	kit_pass(k, ALARM_MS);
	assert_int_equal(kit_time(k), 2);
	assert_non_null(unclaimed(k, id));
	k->now.line_ms += 1000;
	const struct book_case *c = book_case(k->b, id);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(rule_lost(k->b, c, k->now, &k->ev));
	kit_apply(k);
	assert_int_equal(kit_time(k), 1);
	kit_pass(k, ALARM_MS);
	assert_int_equal(kit_time(k), 2);
	assert_dump_is_the_book(k);
}

/* One alarm about one caller: on hold too long says enough. */
static void
who_was_on_hold_too_long_has_one_alarm(void **state)
{
	struct kit *k = *state;
	on_hold_too_long(k, 1);
	kit_time(k);
	kit_pass(k, ALARM_MS - 1000);
	assert_int_equal(kit_time(k), 0);
	assert_null(unclaimed(k, 1));
	assert_int_equal(figures(k, LINE_SPOED).rung_shift, 0);
}

/* An alarm asks for an act: nobody can call back who was anonymous, until a number comes. */
static void
who_hung_up_is_noticed_when_he_can_be_called_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_ABANDON, id));
	kit_pass(k, ALARM_MS);
	assert_int_equal(kit_time(k), 0);
	kit_ask(k, "anna", VERB_NOTE, id);
	strcpy(k->ask.dossier.note, "nummer");
	strcpy(k->ask.dossier.phone, "0612345678");
	k->ask.has_dossier = true;
	OK(kit_decide(k));
	assert_int_equal(kit_time(k), 2);
	assert_null(unclaimed(k, id)); /* nobody is on the line */
	assert_non_null(alarm_of(k, KIND_LEFT, id));
	assert_int_equal(figures(k, LINE_SPOED).alarmed_shift, 1);
	assert_dump_is_the_book(k);
}

/* Goal 22, TE-2: who listens is graver than who hung up, and who was called in vain is in somebody's
 * list: each has an alarm of its own, with its own priority, and counts. */
static void
the_priority_goes_by_who_is_on_the_line(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	kit_ask(k, "anna", VERB_NOTE, id)->has_dossier = true;
	strcpy(k->ask.dossier.note, "nummer");
	strcpy(k->ask.dossier.phone, "0612345678");
	OK(kit_decide(k));
	kit_pass(k, ALARM_MS);
	kit_time(k);
	assert_int_equal(unclaimed(k, id)->priority, ALARM_HIGH);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(kit_do(k, "anna", VERB_ABANDON, id));
	kit_pass(k, ALARM_MS);
	kit_time(k);
	assert_null(unclaimed(k, id));
	assert_int_equal(alarm_of(k, KIND_LEFT, id)->priority, ALARM_MIDDLE);
	kit_ask(k, "anna", VERB_CALLBACK, id)->board.attempt = ATTEMPT_NO_ANSWER;
	OK(kit_decide(k));
	kit_pass(k, ALARM_MS);
	kit_time(k);
	assert_null(alarm_of(k, KIND_LEFT, id));
	assert_int_equal(alarm_of(k, KIND_UNREACHED, id)->priority, ALARM_LOW);
	assert_int_equal(figures(k, LINE_SPOED).alarmed_shift, 3);
}

/* TE-2, VS-1: a caller who hangs up after the bell is alone since he called: the 30 seconds go on. */
static void
a_hang_up_restarts_no_clock_of_who_is_alone(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	kit_ask(k, "anna", VERB_NOTE, id)->has_dossier = true;
	strcpy(k->ask.dossier.note, "nummer");
	strcpy(k->ask.dossier.phone, "0612345678");
	OK(kit_decide(k));
	kit_pass(k, ALARM_MS - 5000);
	kit_time(k);
	assert_int_equal(figures(k, LINE_SPOED).rung_shift, 1);
	OK(kit_do(k, "anna", VERB_ABANDON, id));
	assert_dump_is_the_book(k);
	kit_pass(k, 4999);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1);
	assert_int_equal(kit_time(k), 1);
	assert_non_null(alarm_of(k, KIND_LEFT, id));
	assert_int_equal(figures(k, LINE_SPOED).rung_shift, 1); /* and the bell goes once */
	OK(kit_do(k, "anna", VERB_CLAIM, id)); /* somebody had him: what comes then is counted from then */
	OK(kit_do(k, "anna", VERB_ABANDON, id));
	kit_pass(k, ALARM_MS - 1);
	kit_time(k);
	assert_null(alarm_of(k, KIND_LEFT, id));
	kit_pass(k, 1);
	kit_time(k);
	assert_non_null(alarm_of(k, KIND_LEFT, id));
}

/* A table full of what is graver has no room for a low one; that holds up no high one behind it. */
static void
what_finds_no_room_holds_up_nobody(void **state)
{
	struct kit *k = *state;
	uint64_t first = kit_call(k, LINE_SPOED);
	kit_ask(k, "anna", VERB_NOTE, first)->has_dossier = true;
	strcpy(k->ask.dossier.note, "nummer");
	strcpy(k->ask.dossier.phone, "0612345678");
	OK(kit_decide(k));
	OK(kit_do(k, "anna", VERB_CLAIM, first));
	OK(kit_do(k, "anna", VERB_ABANDON, first));
	kit_ask(k, "anna", VERB_CALLBACK, first)->board.attempt = ATTEMPT_NO_ANSWER;
	OK(kit_decide(k));
	for (unsigned i = 0; book_alarms_num(k->b) < book_sizes(k->b)->alarms; i++) {
		k->ev = (struct event){.type = EV_ALARM_RAISED};
		k->ev.u.alarm = (struct zcc_alarm_row){.id = book_next_alarm(k->b), .kind = "van-later",
		    .seen_line = ZCC_NEVER, .priority = i == 0 ? ALARM_MIDDLE : ALARM_HIGH,
		    .whom = FOR_TOEZICHT};
		kit_apply(k);
	}
	kit_pass(k, 1000);
	uint64_t second = kit_call(k, LINE_SPOED);
	kit_pass(k, ALARM_MS);
	kit_time(k);
	assert_null(alarm_of(k, KIND_UNREACHED, first));
	assert_non_null(unclaimed(k, second)); /* it took the row of what is less urgent */
}

static void
a_shift_counts_anew_what_nobody_took(void **state)
{
	struct kit *k = *state;
	kit_call(k, LINE_SPOED);
	kit_pass(k, BELL_MS);
	kit_time(k);
	assert_int_equal(figures(k, LINE_SPOED).rung_shift, 1);
	kit_pass(k, INT64_C(6) * 60 * MINUTE_MS + MINUTE_MS); /* 16:01 */
	kit_time(k);
	assert_int_equal(figures(k, LINE_SPOED).rung_shift, 0);
}

/* Many at once: a tick looks at the head of the list, and none is passed over. */
static void
every_one_of_many_is_noticed_in_turn(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < 12; i++) {
		kit_call(k, LINE_SPOED);
		kit_pass(k, 1000);
	}
	for (unsigned i = 0; i < 40; i++) {
		kit_pass(k, 1000);
		kit_time(k);
	}
	assert_int_equal(figures(k, LINE_SPOED).rung_shift, 12);
	assert_int_equal(figures(k, LINE_SPOED).alarmed_shift, 12);
	for (uint64_t id = 1; id <= 12; id++)
		assert_non_null(unclaimed(k, id));
}

/* --- The floor --- */

/* CB-1: once for all promises, as long as one is late. */
static void
late_call_backs_are_one_alarm(void **state)
{
	struct kit *k = *state;
	uint64_t id[3];
	for (unsigned i = 0; i < 3; i++) {
		kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = LINE_REGULIER;
		strcpy(k->ask.dossier.phone, "0612345678");
		k->ask.has_dossier = true;
		OK(kit_decide(k));
		id[i] = k->ev.u.received.row.id;
		OK(kit_do(k, "anna", VERB_CLAIM, id[i]));
		kit_ask(k, "anna", VERB_CALLBACK, id[i])->board.at =
		    (uint64_t)(k->now.wall_ms + (3 - i) * 10 * MINUTE_MS);
		OK(kit_decide(k));
	}
	kit_time(k);
	kit_pass(k, 10 * MINUTE_MS + (int64_t)settings_alarm.late_s * 1000 - 1);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1);
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(k->ev.u.alarm.value, id[2]);
	kit_pass(k, 10 * MINUTE_MS);
	assert_int_equal(kit_time(k), 0);
	OK(kit_do(k, "anna", VERB_CLAIM, id[2]));
	assert_int_equal(kit_time(k), 0); /* the next is late by now */
	OK(kit_do(k, "bram", VERB_CLAIM, id[1]));
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(k->ev.type, EV_ALARM_GONE);
	assert_dump_is_the_book(k);
}

static void
answer(struct kit *k, unsigned num, int64_t after_ms)
{
	for (unsigned i = 0; i < num; i++) {
		uint64_t id = kit_call(k, LINE_REGULIER);
		kit_pass(k, after_ms);
		OK(kit_do(k, "anna", VERB_CLAIM, id));
		OK(kit_do(k, "anna", VERB_CLOSE, id));
		k->ev = (struct event){.type = EV_CASE_LEFT, .u.of_case.id = id};
		kit_apply(k);
		k->ev = (struct event){.type = EV_CASE_RETIRED, .u.of_case.id = id};
		kit_apply(k);
	}
}

/* TB-1: not before there are figures, and not to and fro at the border. */
static void
a_line_below_its_target_is_an_alarm_until_it_is_well_above(void **state)
{
	struct kit *k = *state; /* 60 s, target 90 % */
	answer(k, 17, 100);
	answer(k, 2, 61000);
	assert_int_equal(kit_time(k), 0); /* 17 of 19, but 20 are asked for */
	answer(k, 1, 61000); /* 85 % */
	assert_int_equal(kit_time(k), 1);
	assert_string_equal(k->ev.u.alarm.kind, "line-low");
	assert_int_equal(k->ev.u.alarm.value, LINE_REGULIER);
	answer(k, 12, 100); /* 29 of 32: 90.6 % */
	assert_int_equal(kit_time(k), 0);
	answer(k, 11, 100); /* 40 of 43: 93.02 % */
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(k->ev.type, EV_ALARM_GONE);
}

/* So many rows that nothing is more urgent than. */
static void
fill_with_high(struct kit *k, unsigned num)
{
	while (book_alarms_num(k->b) < num) {
		k->ev = (struct event){.type = EV_ALARM_RAISED};
		k->ev.u.alarm = (struct zcc_alarm_row){.id = book_next_alarm(k->b), .kind = "van-later",
		    .seen_line = ZCC_NEVER, .priority = ALARM_HIGH, .whom = FOR_TOEZICHT};
		kit_apply(k);
	}
}

/* What is looked for each second pushes nothing out that would come back at once: a row that was made free
 * for what is graver is taken by that, and the last one by what is high alone. */
static void
in_a_full_table_nothing_comes_back_into_the_row_that_it_gave(void **state)
{
	struct kit *k = *state;
	fill_with_high(k, FEW - 2);
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = LINE_REGULIER;
	strcpy(k->ask.dossier.phone, "0612345678");
	k->ask.has_dossier = true;
	OK(kit_decide(k));
	uint64_t id = k->ev.u.received.row.id;
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	kit_ask(k, "anna", VERB_CALLBACK, id)->board.at = (uint64_t)(k->now.wall_ms + MINUTE_MS);
	OK(kit_decide(k));
	kit_pass(k, MINUTE_MS + (int64_t)settings_alarm.late_s * 1000);
	kit_time(k);
	assert_non_null(alarm_of(k, KIND_CALLBACK_LATE, id));
	answer(k, 20, 61000);
	kit_time(k);
	assert_null(alarm_of(k, KIND_CALLBACK_LATE, id)); /* low gave way to middle */
	assert_non_null(alarm_of(k, KIND_LINE_LOW, LINE_REGULIER));
	assert_int_equal(kit_time(k), 0);
	assert_int_equal(book_alarms_num(k->b), FEW - 1);
	uint64_t urgent = kit_call(k, LINE_SPOED);
	kit_pass(k, ALARM_MS);
	kit_time(k);
	assert_non_null(unclaimed(k, urgent));
	assert_non_null(alarm_of(k, KIND_LINE_LOW, LINE_REGULIER)); /* it had a row of its own */
	assert_int_equal(book_alarms_num(k->b), FEW);
	assert_int_equal(kit_time(k), 0);
	assert_dump_is_the_book(k);
}

/* Nothing is pushed out for what would find no room all the same. */
static void
what_would_have_no_room_takes_no_row(void **state)
{
	struct kit *k = *state;
	fill_with_high(k, FEW - 1);
	answer(k, 20, 61000);
	assert_int_equal(kit_time(k), 0);
	fill_with_high(k, FEW);
	assert_int_equal(kit_time(k), 0);
	assert_int_equal(book_alarms_num(k->b), FEW);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_u1_that_nobody_takes_rings_and_is_an_alarm_and_is_known_further),
	    TEST(an_alarm_that_a_regiearts_saw_does_not_go_to_toezicht),
	    TEST(a_u1_that_is_let_go_again_rings_again),
	    TEST(who_was_on_hold_too_long_has_one_alarm),
	    TEST(the_priority_goes_by_who_is_on_the_line),
	    TEST(a_hang_up_restarts_no_clock_of_who_is_alone),
	    TEST(what_finds_no_room_holds_up_nobody),
	    TEST(who_hung_up_is_noticed_when_he_can_be_called_back),
	    TEST(a_shift_counts_anew_what_nobody_took),
	    TEST(every_one_of_many_is_noticed_in_turn),
	    TEST(late_call_backs_are_one_alarm),
	    TEST(a_line_below_its_target_is_an_alarm_until_it_is_well_above),
	    TEST(in_a_full_table_nothing_comes_back_into_the_row_that_it_gave),
	    TEST(what_would_have_no_room_takes_no_row),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_alone", tests, NULL, NULL);
}
