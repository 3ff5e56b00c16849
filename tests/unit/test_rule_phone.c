/* SPDX-License-Identifier: EUPL-1.2 */
/* On hold and back, hung up, called back: TE-1, TB-3, CB-1, VS-1. */
#include "tests/lib/book_kit.h"

#include "shared/care/alarm.h"

enum { HOLD_MS = 120000 };

/* Decide k->ask as the hub does: who is in the ear goes on hold first, what follows comes after. */
static int
act(struct kit *k)
{
	struct event ev;
	int code = kit_decide_ear(k, &ev);
	if (code != ZCC_OK)
		return code;
	if (rule_follow(k->b, &ev, k->now, &k->ev) == ZCC_OK)
		kit_apply(k);
	return ZCC_OK;
}

static int
does(struct kit *k, const char *operator, enum zcc_verb verb, uint64_t row)
{
	kit_ask(k, operator, verb, row);
	return act(k);
}

/* A call with a number, on this line. */
static uint64_t
call(struct kit *k, unsigned line)
{
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = (uint8_t)line;
	strcpy(k->ask.dossier.phone, "0612345678");
	k->ask.has_dossier = true;
	OK(act(k));
	return book_next_case(k->b) - 1;
}

static int
attempt(struct kit *k, const char *operator, uint64_t row, unsigned outcome)
{
	kit_ask(k, operator, VERB_CALLBACK, row)->board.attempt = (uint8_t)outcome;
	return act(k);
}

static int
promise(struct kit *k, const char *operator, uint64_t row, int64_t in_ms)
{
	kit_ask(k, operator, VERB_CALLBACK, row)->board.at = (uint64_t)(k->now.wall_ms + in_ms);
	return act(k);
}

static unsigned
alarms(const struct kit *k, const char *kind, uint64_t value)
{
	unsigned n = 0;
	for (uint32_t i = 0; i < k->sizes.alarms; i++) {
		const struct zcc_alarm_row *a = book_alarm_at(k->b, i);
		n += a->id != 0 && !a->gone && a->value == value && strcmp(a->kind, kind) == 0;
	}
	return n;
}

/* --- On hold --- */

/* TE-1 */
static void
who_has_a_call_puts_it_on_hold_under_a_clock_of_its_own(void **state)
{
	struct kit *k = *state;
	uint64_t id = call(k, LINE_REGULIER);
	NOT(ZCC_E_STATE, does(k, "anna", VERB_HOLD, id));
	OK(does(k, "anna", VERB_CLAIM, id));
	NOT(ZCC_E_TAKEN, does(k, "bram", VERB_HOLD, id));
	kit_pass(k, 5000);
	OK(does(k, "anna", VERB_HOLD, id));
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(r->state, CASE_AANGEHOUDEN);
	assert_string_equal(r->claimed_by, "anna");
	assert_int_equal(r->state_line, k->now.line_ms);
	assert_int_equal(r->due_line, k->now.line_ms + HOLD_MS);
	NOT(ZCC_E_TAKEN, does(k, "bram", VERB_RESUME, id));
	NOT(ZCC_E_TAKEN, does(k, "bram", VERB_CLAIM, id));
	OK(does(k, "anna", VERB_RESUME, id));
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
	assert_true(kit_row(k, id)->due_line == ZCC_NEVER);
}

/* TE-1 */
static void
a_post_has_one_caller_in_the_ear_and_holds_the_others(void **state)
{
	struct kit *k = *state;
	uint64_t a = call(k, LINE_REGULIER), b = call(k, LINE_SPOED), c = call(k, LINE_112);
	OK(does(k, "anna", VERB_CLAIM, a));
	OK(does(k, "anna", VERB_NEXT, 0));
	assert_int_equal(kit_row(k, a)->state, CASE_AANGEHOUDEN);
	assert_int_equal(kit_row(k, b)->state, CASE_AANGENOMEN);
	OK(does(k, "anna", VERB_CLAIM, c));
	OK(does(k, "anna", VERB_RESUME, a));
	assert_int_equal(kit_row(k, a)->state, CASE_AANGENOMEN);
	assert_int_equal(kit_row(k, b)->state, CASE_AANGEHOUDEN);
	assert_int_equal(kit_row(k, c)->state, CASE_AANGEHOUDEN);
	/* what is taken back comes into the ear as well */
	OK(does(k, "anna", VERB_CLOSE, a));
	OK(does(k, "anna", VERB_UNDO, 0));
	assert_int_equal(kit_row(k, a)->state, CASE_AANGENOMEN);
}

/* TE-1: another post of the same operator has another ear, and the command line has none. */
static void
another_seat_and_the_command_line_hold_nobody(void **state)
{
	struct kit *k = *state;
	uint64_t a = call(k, LINE_REGULIER), b = call(k, LINE_SPOED), c = call(k, LINE_112);
	OK(does(k, "anna", VERB_CLAIM, a));
	kit_ask(k, "anna", VERB_CLAIM, b)->seat = 8;
	OK(act(k));
	assert_int_equal(kit_row(k, a)->state, CASE_AANGENOMEN);
	kit_ask(k, "anna", VERB_CLAIM, c)->seat = 0;
	OK(act(k));
	assert_int_equal(kit_row(k, a)->state, CASE_AANGENOMEN);
	assert_int_equal(kit_row(k, b)->state, CASE_AANGENOMEN);
}

/* TE-1, VS-1 */
static void
over_the_limit_a_call_is_at_the_head_of_its_class_with_the_name_and_the_old_clock(void **state)
{
	struct kit *k = *state;
	uint64_t older = call(k, LINE_REGULIER);
	kit_pass(k, 1000);
	uint64_t id = call(k, LINE_REGULIER);
	int64_t received = k->now.line_ms;
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(does(k, "anna", VERB_HOLD, id));
	kit_pass(k, HOLD_MS - 1);
	kit_time(k);
	assert_int_equal(kit_row(k, id)->state, CASE_AANGEHOUDEN);
	kit_pass(k, 1);
	kit_time(k);
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(r->state, CASE_WACHTEND);
	assert_string_equal(r->held_by, "anna");
	assert_string_equal(r->claimed_by, "");
	assert_int_equal(r->received_line, received);
	assert_int_equal(r->due_line, received + 60000);
	assert_int_equal(alarms(k, "hold-limit", id), 0); /* a U3 */
	OK(does(k, "bram", VERB_NEXT, 0));
	assert_int_equal(kit_row(k, id)->state, CASE_AANGENOMEN);
	assert_string_equal(kit_row(k, id)->held_by, "");
	assert_int_equal(kit_row(k, older)->state, CASE_WACHTEND);
	/* answered once: it does not count again */
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).answered_60, 1);
}

/* TE-1, PE-9 */
static void
an_urgent_call_over_the_limit_raises_one_alarm_until_it_is_answered(void **state)
{
	struct kit *k = *state;
	uint64_t id = call(k, LINE_SPOED);
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(does(k, "anna", VERB_HOLD, id));
	kit_pass(k, HOLD_MS);
	kit_time(k);
	assert_int_equal(kit_row(k, id)->state, CASE_WACHTEND);
	assert_int_equal(alarms(k, "hold-limit", id), 1);
	/* whoever is free first, at either desk that may answer; toezicht cannot, and sees that nobody does */
	assert_int_equal(book_alarm(k->b, book_next_alarm(k->b) - 1)->whom, FOR_TRIAGE | FOR_REGIE);
	kit_pass(k, 5000);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, (int64_t)k->settings.alarm.widen_s * 1000);
	kit_time(k);
	assert_int_equal(book_alarm(k->b, book_next_alarm(k->b) - 1)->whom,
	    FOR_TRIAGE | FOR_REGIE | FOR_TOEZICHT);
	OK(does(k, "bram", VERB_CLAIM, id));
	kit_time(k);
	assert_int_equal(alarms(k, "hold-limit", id), 0);
}

/* VS-1: in whatever order, no act on the telephone turns the clock back. */
static void
no_hold_resume_release_or_loss_restarts_the_answer_clock(void **state)
{
	struct kit *k = *state;
	uint64_t id = call(k, LINE_REGULIER);
	int64_t due = kit_row(k, id)->due_line;
	for (unsigned i = 0; i < 4; i++) {
		kit_pass(k, 7000);
		OK(does(k, "anna", VERB_CLAIM, id));
		OK(does(k, "anna", VERB_HOLD, id));
		kit_pass(k, 7000);
		if (i & 1)
			OK(does(k, "anna", VERB_RESUME, id));
		if (i & 2)
			OK(does(k, "anna", VERB_RELEASE, id));
		else
			OK(rule_lost(k->b, book_case(k->b, id), k->now, &k->ev));
		if ((i & 2) == 0)
			kit_apply(k);
		assert_int_equal(kit_row(k, id)->due_line, due);
	}
}

/* --- Hung up --- */

/* TB-3 */
static void
who_hangs_up_waiting_in_hand_or_on_hold_is_called_back_by_urgency_of_the_line(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < 3; i++) {
		uint64_t id = call(k, LINE_SPOED);
		if (i > 0)
			OK(does(k, "anna", VERB_CLAIM, id));
		if (i > 1)
			OK(does(k, "anna", VERB_HOLD, id));
		kit_pass(k, 10000);
		OK(does(k, "anna", VERB_ABANDON, id));
		const struct zcc_case_row *r = kit_row(k, id);
		assert_int_equal(r->state, CASE_AFGEHAAKT);
		assert_int_equal(r->urgency, 1);
		/* the time to call back runs from now, be the caller spoken to or not */
		assert_int_equal(r->norm_s, k->settings.line[LINE_TERUGBELLEN].norm_s);
		assert_int_equal(r->due_line, k->now.line_ms + (int64_t)r->norm_s * 1000);
		assert_int_equal(r->flags & CASE_FLAG_CALLBACK, CASE_FLAG_CALLBACK);
		assert_int_equal(r->marks, CASE_MARK_NO_ADDRESS);
		assert_string_equal(r->claimed_by, "");
	}
}

/* TB-3 */
static void
an_open_call_back_shows_that_its_caller_called_again(void **state)
{
	struct kit *k = *state;
	uint64_t id = call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_ABANDON, id));
	int64_t due = kit_row(k, id)->due_line, since = kit_row(k, id)->state_line;
	kit_pass(k, 3000);
	k->facts.earlier_case = id;
	uint64_t second = call(k, LINE_REGULIER);
	assert_int_equal(kit_row(k, second)->earlier, id);
	assert_int_equal(kit_row(k, id)->again, second);
	assert_int_equal(kit_row(k, id)->state, CASE_AFGEHAAKT);
	assert_int_equal(kit_row(k, id)->due_line, due);
	assert_int_equal(kit_row(k, id)->state_line, since);
	/* a third call is linked to the second, and the call back hears of it all the same */
	k->facts.earlier_case = second;
	uint64_t third = call(k, LINE_REGULIER);
	assert_int_equal(kit_row(k, id)->again, third);
	assert_int_equal(kit_row(k, second)->again, 0); /* no call back */
}

/* TB-3, CB-1 */
static void
an_anonymous_caller_cannot_be_called_back_until_a_note_brings_a_number(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_ABANDON, id));
	assert_int_equal(kit_row(k, id)->marks, CASE_MARK_NO_NUMBER | CASE_MARK_NO_ADDRESS);
	NOT(ZCC_E_STATE, attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
	assert_int_equal(k->no.grounds.why, WHY_NO_NUMBER);
	NOT(ZCC_E_STATE, promise(k, "anna", id, 60000));
	kit_ask(k, "anna", VERB_NOTE, id)->has_dossier = true;
	strcpy(k->ask.dossier.note, "belde van het werk");
	strcpy(k->ask.dossier.phone, "0612345678");
	OK(act(k));
	assert_int_equal(kit_row(k, id)->marks, CASE_MARK_NO_ADDRESS);
	OK(attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
}

/* --- Called back --- */

/* CB-1 */
static void
a_promise_is_shown_sorted_by_and_overdue_after_its_time(void **state)
{
	struct kit *k = *state;
	uint64_t a = call(k, LINE_REGULIER), b = call(k, LINE_REGULIER);
	NOT(ZCC_E_STATE, promise(k, "anna", a, 60000)); /* nobody has spoken to the caller */
	OK(does(k, "anna", VERB_CLAIM, a));
	NOT(ZCC_E_DATA, promise(k, "anna", a, -1));
	NOT(ZCC_E_DATA, promise(k, "anna", a, ZCC_PROMISE_MAX_MS + 1));
	NOT(ZCC_E_TAKEN, promise(k, "bram", a, 60000));
	OK(promise(k, "anna", a, 600000));
	OK(does(k, "anna", VERB_ABANDON, b));
	OK(promise(k, "anna", b, 300000));
	const struct zcc_case_row *r = kit_row(k, a);
	assert_int_equal(r->state, CASE_TERUGBELLEN);
	assert_int_equal(r->promised_line, k->now.line_ms + 600000);
	assert_int_equal(r->promised_wall, k->now.wall_ms + 600000);
	assert_int_equal(r->due_line, r->promised_line);
	OK(does(k, "bram", VERB_NEXT, 0)); /* promised sooner, though it came later */
	assert_string_equal(kit_row(k, b)->claimed_by, "bram");
	OK(does(k, "bram", VERB_RELEASE, b));
	assert_int_equal(kit_row(k, b)->due_line, kit_row(k, b)->promised_line); /* VS-1 */
	OK(promise(k, "anna", b, 900000)); /* another time */
	OK(does(k, "bram", VERB_NEXT, 0));
	assert_string_equal(kit_row(k, a)->claimed_by, "bram");
}

/* CB-1, VS-1 */
static void
an_attempt_in_vain_counts_and_the_clock_goes_on(void **state)
{
	struct kit *k = *state;
	uint64_t id = call(k, LINE_REGULIER);
	NOT(ZCC_E_STATE, attempt(k, "anna", id, ATTEMPT_NO_ANSWER)); /* a live call */
	OK(does(k, "anna", VERB_ABANDON, id));
	int64_t due = kit_row(k, id)->due_line;
	kit_pass(k, 5000);
	OK(attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
	assert_int_equal(kit_row(k, id)->state, CASE_TERUGBELLEN);
	assert_int_equal(kit_row(k, id)->attempts, 1);
	assert_int_equal(kit_row(k, id)->due_line, due);
	OK(does(k, "anna", VERB_UNDO, 0));
	assert_int_equal(kit_row(k, id)->attempts, 0);
	OK(does(k, "anna", VERB_CLAIM, id));
	NOT(ZCC_E_TAKEN, attempt(k, "bram", id, ATTEMPT_NO_ANSWER));
	NOT(ZCC_E_STATE, does(k, "anna", VERB_HOLD, id)); /* nobody is on the line */
	OK(attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
	assert_string_equal(kit_row(k, id)->claimed_by, "");
	assert_int_equal(kit_row(k, id)->due_line, due);
	kit_ask(k, "anna", VERB_CALLBACK, id)->version--; /* another called at the same moment */
	k->ask.board.attempt = ATTEMPT_NO_ANSWER;
	NOT(ZCC_E_STALE, act(k));
}

/* CB-1 */
static void
who_is_reached_is_a_live_call_of_who_called(void **state)
{
	struct kit *k = *state;
	uint64_t other = call(k, LINE_SPOED), id = call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_CLAIM, other));
	OK(does(k, "bram", VERB_ABANDON, id));
	OK(attempt(k, "anna", id, ATTEMPT_REACHED));
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(r->state, CASE_AANGENOMEN);
	assert_string_equal(r->claimed_by, "anna");
	assert_int_equal(r->flags & CASE_FLAG_CALLBACK, 0);
	assert_int_equal(kit_row(k, other)->state, CASE_AANGEHOUDEN); /* one in the ear */
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).answered_60, 0);
	OK(does(k, "anna", VERB_HOLD, id));
}

/* CB-1 */
static void
after_the_attempts_an_urgent_call_back_is_the_regiearts_own(void **state)
{
	struct kit *k = *state;
	kit_reason(&k->settings, "geen-gehoor");
	k->settings.role[2].desk = DESK_REGIE;
	k->settings.role[2].lines = 0x7e;
	k->settings.role[2].verbs |= UINT64_C(1) << VERB_CLOSE;
	kit_config(k);
	uint64_t id = call(k, LINE_SPOED);
	OK(does(k, "anna", VERB_ABANDON, id));
	OK(attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
	strcpy(kit_ask(k, "chris", VERB_CLOSE, id)->board.reason, "geen-gehoor");
	NOT(ZCC_E_STATE, act(k));
	assert_int_equal(k->no.grounds.why, WHY_CALL_AGAIN);
	OK(attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
	assert_int_equal(kit_row(k, id)->marks, CASE_MARK_REGIE | CASE_MARK_NO_ADDRESS);
	assert_int_equal(kit_row(k, id)->state, CASE_TERUGBELLEN); /* never off the list */
	assert_int_equal(alarms(k, "callback-regie", id), 1);
	strcpy(kit_ask(k, "anna", VERB_CLOSE, id)->board.reason, "geen-gehoor");
	NOT(ZCC_E_DENIED, act(k));
	strcpy(kit_ask(k, "chris", VERB_CLOSE, id)->board.reason, "geen-gehoor");
	OK(act(k));
	kit_time(k);
	assert_int_equal(alarms(k, "callback-regie", id), 0);
}

/* CB-1 */
static void
after_the_attempts_a_calm_call_back_may_be_closed_as_not_reached(void **state)
{
	struct kit *k = *state;
	kit_reason(&k->settings, "geen-gehoor");
	kit_config(k);
	uint64_t id = call(k, LINE_ZELFTRIAGE);
	OK(does(k, "anna", VERB_ABANDON, id));
	OK(attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
	strcpy(kit_ask(k, "anna", VERB_CLOSE, id)->board.reason, "geen-gehoor");
	NOT(ZCC_E_STATE, act(k));
	OK(attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
	assert_int_equal(kit_row(k, id)->marks, CASE_MARK_NO_ADDRESS);
	strcpy(kit_ask(k, "anna", VERB_CLOSE, id)->board.reason, "geen-gehoor");
	OK(act(k));
}

/* VS-1: whoever hung up in a conversation waits since then, also after a colleague put it back. */
static void
the_clock_of_a_call_back_begins_when_it_became_one(void **state)
{
	struct kit *k = *state;
	uint64_t id = call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_CLAIM, id));
	kit_pass(k, 600000);
	OK(does(k, "anna", VERB_ABANDON, id));
	int64_t norm_ms = 1000 * (int64_t)k->settings.line[LINE_TERUGBELLEN].norm_s;
	int64_t due = k->now.line_ms + norm_ms;
	assert_true(norm_ms > 0);
	assert_int_equal(kit_row(k, id)->due_line, due);
	kit_pass(k, 5000);
	OK(does(k, "bram", VERB_CLAIM, id));
	OK(does(k, "bram", VERB_RELEASE, id));
	assert_int_equal(kit_row(k, id)->due_line, due);
	OK(attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
	assert_int_equal(kit_row(k, id)->due_line, due);
	/* and anew once the caller was on the line again */
	OK(attempt(k, "anna", id, ATTEMPT_REACHED));
	kit_pass(k, 5000);
	OK(does(k, "anna", VERB_ABANDON, id));
	assert_int_equal(kit_row(k, id)->due_line, k->now.line_ms + norm_ms);
}

static void
callback_takes_a_time_or_an_outcome(void **state)
{
	struct kit *k = *state;
	uint64_t id = call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_ABANDON, id));
	NOT(ZCC_E_DATA, does(k, "anna", VERB_CALLBACK, id));
	kit_ask(k, "anna", VERB_CALLBACK, id)->board.attempt = ATTEMPT_REACHED;
	k->ask.board.at = (uint64_t)k->now.wall_ms + 1;
	NOT(ZCC_E_DATA, act(k));
}

/* All of it survives a dump. */
static void
what_the_telephone_knows_is_in_the_dump(void **state)
{
	struct kit *k = *state;
	uint64_t id = call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_ABANDON, id));
	OK(attempt(k, "anna", id, ATTEMPT_NO_ANSWER));
	OK(promise(k, "anna", id, 60000));
	struct zcc_case_row was = *kit_row(k, id);
	kit_restart(k);
	assert_memory_equal(kit_row(k, id), &was, sizeof was);
}

int
main(void)
{
#define KIT(test) cmocka_unit_test_setup_teardown(test, kit_setup, kit_teardown)
	const struct CMUnitTest tests[] = {
	    KIT(who_has_a_call_puts_it_on_hold_under_a_clock_of_its_own),
	    KIT(a_post_has_one_caller_in_the_ear_and_holds_the_others),
	    KIT(another_seat_and_the_command_line_hold_nobody),
	    KIT(over_the_limit_a_call_is_at_the_head_of_its_class_with_the_name_and_the_old_clock),
	    KIT(an_urgent_call_over_the_limit_raises_one_alarm_until_it_is_answered),
	    KIT(no_hold_resume_release_or_loss_restarts_the_answer_clock),
	    KIT(who_hangs_up_waiting_in_hand_or_on_hold_is_called_back_by_urgency_of_the_line),
	    KIT(an_open_call_back_shows_that_its_caller_called_again),
	    KIT(an_anonymous_caller_cannot_be_called_back_until_a_note_brings_a_number),
	    KIT(a_promise_is_shown_sorted_by_and_overdue_after_its_time),
	    KIT(an_attempt_in_vain_counts_and_the_clock_goes_on),
	    KIT(who_is_reached_is_a_live_call_of_who_called),
	    KIT(after_the_attempts_an_urgent_call_back_is_the_regiearts_own),
	    KIT(after_the_attempts_a_calm_call_back_may_be_closed_as_not_reached),
	    KIT(the_clock_of_a_call_back_begins_when_it_became_one),
	    KIT(callback_takes_a_time_or_an_outcome),
	    KIT(what_the_telephone_knows_is_in_the_dump),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_phone", tests, NULL, NULL);
}
