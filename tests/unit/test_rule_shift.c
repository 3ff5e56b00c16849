/* SPDX-License-Identifier: EUPL-1.2 */
/* SH-1, PE-8, HB-10, RL-2: who may work now, on which lines, and how work changes hands. */
#include "tests/lib/book_kit.h"

#include "shared/care/state.h"

/* The room of the kit, where triagist and regiearts work in shifts of at most an hour. */
static int
setup(void **state)
{
	int code = kit_setup(state);
	struct kit *k = *state;
	k->settings.role[0].shift = k->settings.role[2].shift = true;
	k->settings.shift_max_s = 3600;
	kit_config(k);
	return code;
}

static int
shift(struct kit *k, const char *who, const char *act, const char *whom)
{
	struct ask *a = kit_ask(k, who, VERB_SHIFT, 0);
	strcpy(a->board.kind, act);
	strcpy(a->board.operator, whom);
	return kit_decide(k);
}

static int
act(struct kit *k, const char *who, enum zcc_verb verb, uint64_t row)
{
	kit_ask(k, who, verb, row);
	return kit_decide(k);
}

static bool
on_shift(const struct kit *k, const char *who)
{
	return book_operator(k->b, who)->shift.began_wall != 0;
}

static uint64_t
call_of(struct kit *k, unsigned line)
{
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = (uint8_t)line;
	assert_int_equal(kit_decide(k), ZCC_OK);
	return k->ev.u.received.row.id;
}

/* PE-8: what changes something is refused without a shift, with a sentence that says what to do. */
static void
nothing_is_changed_without_a_shift(void **state)
{
	struct kit *k = *state;
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = LINE_REGULIER;
	assert_int_equal(kit_decide(k), ZCC_E_DENIED);
	assert_int_equal(k->no.grounds.why, WHY_NO_SHIFT);
	assert_non_null(strstr(k->no.text, "shift start"));
	assert_int_equal(act(k, "anna", VERB_NEXT, 0), ZCC_E_DENIED);
	assert_int_equal(shift(k, "anna", "start", ""), ZCC_OK);
	assert_true(on_shift(k, "anna"));
	uint64_t id = call_of(k, LINE_REGULIER);
	assert_int_equal(act(k, "anna", VERB_CLAIM, id), ZCC_OK);
	assert_int_equal(act(k, "bram", VERB_ABANDON, id), ZCC_E_DENIED);
}

/* C19, and what changes nothing; a role that works in no shifts; a demonstration site. */
static void
what_needs_no_shift_goes_on_without(void **state)
{
	struct kit *k = *state;
	uint64_t id = call_of(k, LINE_SPOED);
	assert_int_equal(act(k, "anna", VERB_SHOW, id), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_HELLO, 0), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_BYE, 0), ZCC_OK);
	kit_ask(k, "eva", VERB_OPERATOR_REVOKE, 0);
	strcpy(k->ask.board.operator, "chris");
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_CLAIM, id), ZCC_E_DENIED);
	k->settings.is_demo = true;
	kit_config(k);
	assert_int_equal(act(k, "anna", VERB_CLAIM, id), ZCC_OK);
}

static void
a_shift_begins_once_and_in_a_role_that_works_in_shifts(void **state)
{
	struct kit *k = *state;
	assert_int_equal(shift(k, "eva", "start", ""), ZCC_E_DENIED);
	assert_int_equal(k->no.grounds.why, WHY_NO_SHIFT_ROLE);
	assert_int_equal(shift(k, "anna", "end", ""), ZCC_E_STATE);
	assert_int_equal(shift(k, "anna", "start", ""), ZCC_OK);
	assert_string_equal(book_operator(k->b, "anna")->shift.role, "triagist");
	assert_int_equal(shift(k, "anna", "start", ""), ZCC_E_STATE);
	assert_int_equal(shift(k, "anna", "pauze", ""), ZCC_E_DATA);
	assert_int_equal(shift(k, "anna", "end", ""), ZCC_OK);
	assert_false(on_shift(k, "anna"));
}

/* anna and bram work, anna has a case of two minutes ago in hand. */
static uint64_t
two_at_work(struct kit *k)
{
	assert_int_equal(shift(k, "anna", "start", ""), ZCC_OK);
	assert_int_equal(shift(k, "bram", "start", ""), ZCC_OK);
	uint64_t id = call_of(k, LINE_REGULIER);
	kit_pass(k, 10000);
	assert_int_equal(act(k, "anna", VERB_CLAIM, id), ZCC_OK);
	kit_pass(k, 120000);
	return id;
}

/* HB-10: one offers, the other accepts; no clock of a case starts again (VS-1). */
static void
what_is_owed_changes_hands_when_the_other_accepts(void **state)
{
	struct kit *k = *state;
	uint64_t id = two_at_work(k), sent = call_of(k, LINE_SPOED);
	assert_int_equal(act(k, "anna", VERB_RAV, sent), ZCC_OK);
	assert_int_equal(shift(k, "anna", "end", ""), ZCC_E_STATE);
	assert_string_equal(k->no.grounds.value[1], "2");
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	assert_true(on_shift(k, "anna"));
	struct book_case before = *book_case(k->b, id);
	kit_pass(k, 5000);
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_OK);
	const struct book_case *c = book_case(k->b, id);
	assert_false(on_shift(k, "anna"));
	assert_string_equal(c->row.claimed_by, "bram");
	assert_string_equal(book_case(k->b, sent)->row.claimed_by, "bram");
	assert_int_equal(c->row.state, CASE_AANGENOMEN);
	assert_int_equal(c->row.state_line, before.row.state_line);
	assert_int_equal(c->row.due_line, before.row.due_line);
	assert_int_equal(c->answered_line, before.answered_line);
	assert_int_equal(c->row.version, before.row.version + 1);
	assert_int_equal(act(k, "anna", VERB_UNDO, 0), ZCC_E_DENIED);
	assert_int_equal(act(k, "bram", VERB_RELEASE, id), ZCC_OK);
}

static void
who_was_not_asked_cannot_accept_and_nobody_asks_himself(void **state)
{
	struct kit *k = *state;
	two_at_work(k);
	assert_int_equal(shift(k, "anna", "end", "anna"), ZCC_E_DATA);
	assert_int_equal(shift(k, "anna", "end", "niemand"), ZCC_E_UNKNOWN);
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_E_STATE);
	assert_int_equal(shift(k, "anna", "end", "chris"), ZCC_OK);
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_E_DENIED);
	assert_int_equal(k->no.grounds.why, WHY_NOT_OFFERED);
	assert_int_equal(shift(k, "bram", "accept", ""), ZCC_E_DATA);
}

static void
somebody_of_the_role_may_accept_when_he_works(void **state)
{
	struct kit *k = *state;
	uint64_t id = two_at_work(k);
	assert_int_equal(shift(k, "anna", "end", "triagist"), ZCC_OK);
	assert_int_equal(shift(k, "anna", "accept", "anna"), ZCC_E_DENIED);
	assert_int_equal(shift(k, "bram", "end", ""), ZCC_OK);
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_E_DENIED);
	assert_int_equal(k->no.grounds.why, WHY_NO_SHIFT);
	assert_int_equal(shift(k, "bram", "start", ""), ZCC_OK);
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_OK);
	assert_string_equal(kit_row(k, id)->claimed_by, "bram");
}

static void
a_refused_or_withdrawn_hand_over_lets_the_shift_go_on(void **state)
{
	struct kit *k = *state;
	uint64_t id = two_at_work(k);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	assert_int_equal(shift(k, "bram", "refuse", "anna"), ZCC_OK);
	assert_true(on_shift(k, "anna"));
	assert_string_equal(book_operator(k->b, "anna")->shift.refused_by, "bram");
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_E_STATE);
	assert_int_equal(shift(k, "anna", "withdraw", ""), ZCC_E_STATE);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	assert_int_equal(shift(k, "anna", "withdraw", ""), ZCC_OK);
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_E_STATE);
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
}

/* Nobody gets a case that he did not see when he was asked. */
static void
who_takes_another_case_withdraws_the_hand_over(void **state)
{
	struct kit *k = *state;
	two_at_work(k);
	uint64_t next = call_of(k, LINE_SPOED);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_CLAIM, next), ZCC_OK);
	assert_string_equal(book_operator(k->b, "anna")->shift.to, "");
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_E_STATE);
}

/* Anna, who hands over, has one more case now: nobody takes her shift over with it unseen. */
static void
assert_withdrawn(struct kit *k)
{
	assert_true(on_shift(k, "anna"));
	assert_string_equal(book_operator(k->b, "anna")->shift.to, "");
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_E_STATE);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
}

/* SH-1, HB-10: whatever the way by which it came to her. */
static void
hb_10_any_way_to_another_case_withdraws_the_hand_over(void **state)
{
	struct kit *k = *state;
	uint64_t own = two_at_work(k), id = call_of(k, LINE_SPOED);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_RAV, id), ZCC_OK);
	assert_withdrawn(k);
	id = call_of(k, LINE_SPOED);
	kit_ask(k, "anna", VERB_MELDKAMER, id);
	strcpy(k->ask.board.kind, "politie");
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_withdrawn(k);
	assert_int_equal(act(k, "anna", VERB_RELEASE, own), ZCC_OK);
	assert_string_equal(book_operator(k->b, "anna")->shift.to, "bram"); /* less to see is no reason */
	assert_int_equal(act(k, "anna", VERB_UNDO, 0), ZCC_OK);
	assert_withdrawn(k);
	id = call_of(k, LINE_REGULIER);
	assert_int_equal(act(k, "bram", VERB_CLAIM, id), ZCC_OK);
	kit_ask(k, "bram", VERB_TRANSFER, id)->has_dossier = true;
	strcpy(k->ask.board.operator, "anna");
	strcpy(k->ask.dossier.situation, "s");
	strcpy(k->ask.dossier.background, "b");
	strcpy(k->ask.dossier.assessment, "a");
	strcpy(k->ask.dossier.recommendation, "r");
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_ACCEPT, id), ZCC_OK);
	assert_withdrawn(k);
	/* what stays with her, whatever she does with it, is seen already */
	assert_int_equal(act(k, "anna", VERB_HOLD, id), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_RESUME, id), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_RAV, id), ZCC_OK);
	assert_string_equal(book_operator(k->b, "anna")->shift.to, "bram");
}

/* HB-10: who takes over a shift while he hands over his own, or has back what a lost post had. */
static void
hb_10_cases_that_come_along_or_back_withdraw_it_too(void **state)
{
	struct kit *k = *state;
	uint64_t own = two_at_work(k), id = call_of(k, LINE_SPOED), lost = call_of(k, LINE_SPOED);
	assert_int_equal(act(k, "anna", VERB_HOLD, own), ZCC_OK); /* her ear is free */
	assert_int_equal(act(k, "bram", VERB_CLAIM, id), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_CLAIM, lost), ZCC_OK);
	assert_int_equal(rule_lost(k->b, book_case(k->b, lost), k->now, &k->ev), ZCC_OK);
	kit_apply(k);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	assert_int_equal(act(k, "anna", VERB_HELLO, 0), ZCC_OK);
	for (uint32_t i = 0; rule_back(k->b, &k->ask, &i, &k->ev) == ZCC_OK;)
		kit_apply(k);
	assert_string_equal(book_case(k->b, lost)->row.claimed_by, "anna");
	assert_int_equal(book_case(k->b, lost)->row.state, CASE_AANGENOMEN);
	assert_withdrawn(k);
	assert_int_equal(shift(k, "bram", "end", "anna"), ZCC_OK);
	assert_int_equal(shift(k, "anna", "accept", "bram"), ZCC_OK);
	assert_string_equal(book_case(k->b, id)->row.claimed_by, "anna");
	assert_true(on_shift(k, "anna"));
	assert_string_equal(book_operator(k->b, "anna")->shift.to, "");
}

/* SH-1, HB-10: with no case of one's own there is still the floor, and who takes it over confirms it. */
static void
the_floor_is_handed_over_when_somebody_is_named(void **state)
{
	struct kit *k = *state;
	assert_int_equal(shift(k, "anna", "start", ""), ZCC_OK);
	assert_int_equal(shift(k, "bram", "start", ""), ZCC_OK);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	assert_true(on_shift(k, "anna"));
	assert_int_equal(k->ev.u.duty.act, SHIFT_OFFERED);
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_OK);
	assert_false(on_shift(k, "anna"));
	assert_true(on_shift(k, "bram"));
	assert_int_equal(shift(k, "bram", "end", ""), ZCC_OK); /* and alone, when nobody is */
	assert_false(on_shift(k, "bram"));
}

/* TE-1: a hand-over puts nobody's own caller on hold, and nobody second in an ear. */
static void
who_takes_over_keeps_one_caller_in_the_ear(void **state)
{
	struct kit *k = *state;
	uint64_t annas = two_at_work(k), brams = call_of(k, LINE_REGULIER);
	kit_ask(k, "bram", VERB_CLAIM, brams)->seat = 2;
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	struct ask *a = kit_ask(k, "bram", VERB_SHIFT, 0);
	a->seat = 2;
	strcpy(a->board.kind, "accept");
	strcpy(a->board.operator, "anna");
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_int_equal(book_case(k->b, brams)->row.state, CASE_AANGENOMEN);
	assert_int_equal(book_case(k->b, annas)->row.state, CASE_AANGEHOUDEN);
	assert_string_equal(book_case(k->b, annas)->row.claimed_by, "bram");
	assert_false(on_shift(k, "anna"));
}

/* One command may not write without bound. */
static void
more_cases_than_a_group_holds_do_not_change_hands_at_once(void **state)
{
	static const struct book_sizes sizes = {.board_cases = 512, .cases = 512, .operators = 6,
	    .capacity = 3, .alarms = 2};
	struct kit *k = *state;
	kit_teardown(state);
	assert_int_equal(kit_setup_sizes(state, &sizes), 0);
	k = *state;
	for (unsigned i = 0; i <= ZCC_GROUP_MAX; i++)
		assert_int_equal(act(k, "anna", VERB_CLAIM, call_of(k, LINE_SPOED)), ZCC_OK);
	k->settings.role[0].shift = true;
	kit_config(k);
	assert_int_equal(shift(k, "anna", "start", ""), ZCC_OK);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_E_BUSY);
	assert_int_equal(k->no.grounds.why, WHY_OWES_MANY);
	assert_int_equal(act(k, "anna", VERB_RELEASE, 1), ZCC_OK);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
}

/* SH-1, HB-10: nobody is asked who cannot accept, and who may go on with work may take it over. */
static void
only_who_may_have_the_work_is_asked_to_take_it_over(void **state)
{
	struct kit *k = *state;
	uint64_t id = two_at_work(k);
	assert_int_equal(shift(k, "anna", "end", "eva"), ZCC_E_STATE);
	assert_int_equal(k->no.grounds.why, WHY_TO_CANNOT);
	assert_int_equal(shift(k, "anna", "end", "beheer"), ZCC_E_STATE);
	assert_int_equal(k->no.grounds.why, WHY_TO_CANNOT);
	assert_string_equal(book_operator(k->b, "anna")->shift.to_role, "");
	k->settings.role[0].verbs &= ~(UINT64_C(1) << VERB_CLAIM);
	kit_config(k); /* as a centralist, who accepts and claims nothing */
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_OK);
	assert_string_equal(kit_row(k, id)->claimed_by, "bram");
}

/* SH-1, KB-4: what waits for the meldkamer is taken over by who may send there. */
static void
an_incident_is_taken_over_by_who_may_send_one(void **state)
{
	struct kit *k = *state;
	uint64_t id = two_at_work(k);
	strcpy(kit_ask(k, "anna", VERB_MELDKAMER, id)->board.kind, "politie");
	assert_int_equal(kit_decide(k), ZCC_OK);
	k->settings.role[0].verbs &= ~(UINT64_C(1) << VERB_CLAIM | UINT64_C(1) << VERB_ACCEPT);
	kit_config(k); /* as the SEH */
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	assert_int_equal(shift(k, "bram", "accept", "anna"), ZCC_OK);
	assert_string_equal(kit_row(k, id)->claimed_by, "bram");
	assert_false(on_shift(k, "anna"));
}

/* RL-2, also when it comes from a colleague. */
static void
only_the_lines_that_an_operator_takes_are_his(void **state)
{
	struct kit *k = *state;
	struct ask *a = kit_ask(k, "eva", VERB_OPERATOR_ADD, 0);
	strcpy(a->board.operator, "dora");
	a->board.has_key = true;
	a->board.roles_num = 1;
	strcpy(a->board.role[0], "regiearts");
	a->board.lines = 1 << LINE_SPOED;
	assert_int_equal(kit_decide(k), ZCC_E_DATA);
	assert_int_equal(k->no.grounds.why, WHY_LINE_OF_NO_ROLE);
	a = kit_ask(k, "eva", VERB_OPERATOR_ADD, 0);
	strcpy(a->board.operator, "dora");
	a->board.has_key = true;
	a->board.roles_num = 1;
	strcpy(a->board.role[0], "triagist");
	a->board.lines = 1 << LINE_REGULIER;
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_int_equal(k->ev.version, 2);
	uint64_t regular = two_at_work(k), urgent = call_of(k, LINE_SPOED);
	assert_int_equal(shift(k, "dora", "start", ""), ZCC_OK);
	assert_int_equal(act(k, "dora", VERB_CLAIM, urgent), ZCC_E_DENIED);
	assert_int_equal(k->no.grounds.why, WHY_NOT_COMPETENT);
	assert_int_equal(act(k, "dora", VERB_NEXT, 0), ZCC_E_BUSY);
	assert_int_equal(act(k, "anna", VERB_CLAIM, urgent), ZCC_OK);
	assert_int_equal(shift(k, "anna", "end", "dora"), ZCC_OK);
	assert_int_equal(shift(k, "dora", "accept", "anna"), ZCC_E_DENIED);
	assert_int_equal(act(k, "anna", VERB_RELEASE, urgent), ZCC_OK);
	assert_int_equal(shift(k, "dora", "accept", "anna"), ZCC_OK);
	assert_string_equal(kit_row(k, regular)->claimed_by, "dora");
}

/* Alarm, not an end; gone when the shift is; another shift, another alarm. */
static void
a_shift_beyond_the_maximum_is_an_alarm(void **state)
{
	struct kit *k = *state;
	kit_time(k);
	assert_int_equal(shift(k, "anna", "start", ""), ZCC_OK);
	int64_t began = k->now.wall_ms;
	kit_pass(k, 3600000);
	assert_int_equal(kit_time(k), 0);
	kit_pass(k, 1);
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(k->ev.type, EV_ALARM_RAISED);
	assert_string_equal(k->ev.u.alarm.kind, "shift-long");
	assert_int_equal(k->ev.u.alarm.value, began);
	assert_true(on_shift(k, "anna"));
	assert_int_equal(shift(k, "anna", "end", ""), ZCC_OK);
	assert_int_equal(kit_time(k), 1);
	assert_int_equal(k->ev.type, EV_ALARM_GONE);
}

static void
a_revoked_operator_has_no_shift_and_a_lost_post_ends_one(void **state)
{
	struct kit *k = *state;
	two_at_work(k);
	assert_int_equal(rule_shift_lost(book_operator(k->b, "anna"), &k->ev), ZCC_OK);
	kit_apply(k);
	assert_false(on_shift(k, "anna"));
	assert_int_equal(rule_shift_lost(book_operator(k->b, "anna"), &k->ev), ZCC_E_AGAIN);
	kit_ask(k, "eva", VERB_OPERATOR_REVOKE, 0);
	strcpy(k->ask.board.operator, "bram");
	assert_int_equal(kit_decide(k), ZCC_OK);
	assert_false(on_shift(k, "bram"));
}

static void
a_dump_has_the_shifts(void **state)
{
	struct kit *k = *state;
	two_at_work(k);
	assert_int_equal(shift(k, "anna", "end", "bram"), ZCC_OK);
	struct bytes dump = kit_dump(k->b);
	struct bytes in = bytes_reader(dump.data, dump.at);
	struct book *other = book_new(&k->sizes);
	assert_int_equal(book_load(other, &in), ZCC_OK);
	struct bytes again = kit_dump(other);
	assert_int_equal(again.at, dump.at);
	assert_memory_equal(again.data, dump.data, dump.at);
	assert_string_equal(book_operator(other, "anna")->shift.to, "bram");
	bytes_free(&dump);
	bytes_free(&again);
	book_free(other);
}

/* KB-12: a seat stands at a place of work of the region, or says nothing. */
static void
a_seat_stands_at_a_location_of_the_region(void **state)
{
	struct kit *k = *state;
	k->settings.locations_num = 1;
	strcpy(k->settings.location[0], "hengelo");
	kit_config(k);
	strcpy(kit_ask(k, "anna", VERB_HELLO, 0)->board.source, "elders");
	assert_int_equal(kit_decide(k), ZCC_E_DATA);
	assert_int_equal(k->no.grounds.why, WHY_NO_LOCATION);
	strcpy(kit_ask(k, "anna", VERB_HELLO, 0)->board.source, "hengelo");
	assert_int_equal(kit_decide(k), ZCC_OK);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, kit_teardown)
	const struct CMUnitTest tests[] = {
	    TEST(nothing_is_changed_without_a_shift),
	    TEST(what_needs_no_shift_goes_on_without),
	    TEST(a_shift_begins_once_and_in_a_role_that_works_in_shifts),
	    TEST(what_is_owed_changes_hands_when_the_other_accepts),
	    TEST(who_was_not_asked_cannot_accept_and_nobody_asks_himself),
	    TEST(somebody_of_the_role_may_accept_when_he_works),
	    TEST(a_refused_or_withdrawn_hand_over_lets_the_shift_go_on),
	    TEST(who_takes_another_case_withdraws_the_hand_over),
	    TEST(hb_10_any_way_to_another_case_withdraws_the_hand_over),
	    TEST(hb_10_cases_that_come_along_or_back_withdraw_it_too),
	    TEST(the_floor_is_handed_over_when_somebody_is_named),
	    TEST(who_takes_over_keeps_one_caller_in_the_ear),
	    TEST(more_cases_than_a_group_holds_do_not_change_hands_at_once),
	    TEST(only_who_may_have_the_work_is_asked_to_take_it_over),
	    TEST(an_incident_is_taken_over_by_who_may_send_one),
	    TEST(only_the_lines_that_an_operator_takes_are_his),
	    TEST(a_shift_beyond_the_maximum_is_an_alarm),
	    TEST(a_revoked_operator_has_no_shift_and_a_lost_post_ends_one),
	    TEST(a_dump_has_the_shifts),
	    TEST(a_seat_stands_at_a_location_of_the_region),
	};
#undef TEST
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_shift", tests, NULL, NULL);
}
