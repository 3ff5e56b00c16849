/* SPDX-License-Identifier: EUPL-1.2 */
/* What a professional asks, and a case that goes on to another line or desk: KB-1, PI-5, PI-8, HB-4. */
#include "tests/lib/hand_kit.h"

#include "shared/care/triage.h"

enum { ZORGVERLENER_S = 90, REGULIER_S = 60, SPOED_S = 30 }; /* norms of the kit */

static int
setup(void **state)
{
	int e = hand_setup(state);
	struct kit *k = *state;
	struct role_settings *r = &k->settings.role[k->settings.roles_num++];
	strcpy(r->name, "vervolgzorg");
	r->desk = DESK_VERVOLGZORG;
	r->lines = 1 << LINE_ZORGVERLENER | 1 << LINE_TERUGBELLEN;
	r->verbs = k->settings.role[0].verbs;
	kit_config(k);
	kit_operator(k, "vera", "vervolgzorg", 6);
	return e;
}

static uint64_t
asked(struct kit *k, unsigned help)
{
	struct ask *a = kit_ask(k, "anna", VERB_INTAKE, 0);
	a->board.line = LINE_ZORGVERLENER;
	a->board.asks = (uint8_t)help;
	a->board.professional = PROFESSIONAL_GP;
	OK(act(k));
	return book_next_case(k->b) - 1;
}

static int
forward(struct kit *k, const char *operator, uint64_t id, const char *to)
{
	struct ask *a = kit_ask(k, operator, VERB_FORWARD, id);
	strcpy(a->board.operator, to);
	strcpy(a->board.reason, "ander-loket");
	return act(k);
}

static int64_t
norm_ms(const struct kit *k, uint64_t id)
{
	return kit_row(k, id)->due_line - kit_row(k, id)->received_line;
}

static void
KB_1_what_is_asked_says_for_which_desk_it_is(void **state)
{
	struct kit *k = *state;
	uint64_t id = asked(k, HELP_STAY);
	assert_int_equal(kit_row(k, id)->asks, HELP_STAY);
	assert_int_equal(kit_row(k, id)->professional, PROFESSIONAL_GP);
	assert_int_equal(kit_row(k, id)->desk, DESK_VERVOLGZORG);
	k->facts.manned = 1 << DESK_VERVOLGZORG;
	NOT(ZCC_E_DENIED, does(k, "anna", VERB_CLAIM, id));
	assert_int_equal(k->no.grounds.why, WHY_OTHER_DESK);
	OK(does(k, "vera", VERB_CLAIM, id));
	OK(does(k, "vera", VERB_RELEASE, id));
	assert_int_equal(kit_row(k, id)->desk, DESK_VERVOLGZORG); /* it waits for them again */
	/* who is there is busy for longer than he may wait */
	kit_pass(k, (int64_t)k->settings.line[LINE_ZORGVERLENER].norm_s * 1000 + 1000);
	OK(does(k, "anna", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, id);
	OK(does(k, "anna", VERB_RELEASE, id));
	OK(does(k, "bram", VERB_CLAIM, id));
}

/* And he who took it meanwhile goes on with it when they are back. */
static void
KB_1_who_has_it_in_hand_calls_back_for_whatever_desk_it_is(void **state)
{
	struct kit *k = *state;
	uint64_t id = asked(k, HELP_STAY);
	k->facts.manned = 0;
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(does(k, "anna", VERB_ABANDON, id));
	struct ask *a = kit_ask(k, "anna", VERB_NOTE, id);
	a->has_dossier = true;
	strcpy(a->dossier.note, "nummer");
	strcpy(a->dossier.phone, "0612345678");
	OK(kit_decide(k));
	OK(does(k, "anna", VERB_CLAIM, id));
	k->facts.manned = 1 << DESK_VERVOLGZORG;
	kit_ask(k, "anna", VERB_CALLBACK, id)->board.attempt = ATTEMPT_REACHED;
	OK(kit_decide(k));
}

static void
KB_1_next_gives_it_to_its_desk_and_to_others_when_nobody_is_there(void **state)
{
	struct kit *k = *state;
	uint64_t first = asked(k, HELP_FOLLOW_UP);
	kit_pass(k, 1000);
	uint64_t second = kit_call(k, LINE_ZORGVERLENER);
	k->facts.manned = 1 << DESK_VERVOLGZORG;
	OK(does(k, "anna", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, second);
	NOT(ZCC_E_BUSY, does(k, "bram", VERB_NEXT, 0));
	OK(does(k, "vera", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, first);
	OK(does(k, "vera", VERB_RELEASE, first));
	k->facts.manned = 0; /* nobody waits for a colleague who is not in */
	OK(does(k, "bram", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, first);
}

static void
KB_1_who_works_a_shift_without_a_break_mans_the_desk(void **state)
{
	struct kit *k = *state;
	k->settings.role[k->settings.roles_num - 1].shift = true;
	kit_config(k);
	uint64_t id = asked(k, HELP_STAY);
	strcpy(kit_ask(k, "vera", VERB_SHIFT, 0)->board.kind, "start");
	OK(act(k));
	NOT(ZCC_E_DENIED, does(k, "anna", VERB_CLAIM, id));
	strcpy(kit_ask(k, "vera", VERB_SHIFT, 0)->board.kind, "pause");
	OK(act(k));
	OK(does(k, "anna", VERB_CLAIM, id));
}

static void
KB_1_a_U1_is_anybodys_whatever_desk_it_is_for(void **state)
{
	struct kit *k = *state;
	k->settings.line[LINE_ZORGVERLENER].urgency = 1;
	kit_config(k);
	uint64_t id = asked(k, HELP_STAY);
	k->facts.manned = 1 << DESK_VERVOLGZORG;
	OK(does(k, "anna", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, id);
}

static void
KB_1_PI_8_it_is_told_afterwards_too(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_ZORGVERLENER);
	assert_int_equal(kit_row(k, id)->desk, DESK_NONE);
	struct ask *a = kit_ask(k, "anna", VERB_FORWARD, id);
	NOT(ZCC_E_DATA, act(k)); /* neither where to nor what is asked */
	a->board.asks = HELP_DEPLOY;
	a->version--;
	NOT(ZCC_E_STALE, act(k));
	a->version++;
	OK(act(k));
	assert_int_equal(k->ev.type, EV_CASE_ASKED);
	assert_int_equal(kit_row(k, id)->desk, DESK_REGIE);
	assert_int_equal(kit_row(k, id)->forwards, 0); /* it did not go on */
	k->facts.manned = 1 << DESK_REGIE;
	NOT(ZCC_E_BUSY, does(k, "anna", VERB_NEXT, 0));
	OK(does(k, "chris", VERB_NEXT, 0));
	a = kit_ask(k, "anna", VERB_FORWARD, id);
	a->board.professional = PROFESSIONAL_MIDWIFE;
	NOT(ZCC_E_TAKEN, act(k)); /* it is in the hands of another */
	OK(does(k, "chris", VERB_CLAIM, kit_call(k, LINE_ZORGVERLENER)));
}

static void
PI_8_who_calls_is_told_on_the_line_for_professionals_alone(void **state)
{
	struct kit *k = *state;
	struct ask *a = kit_ask(k, "anna", VERB_INTAKE, 0);
	a->board.line = LINE_REGULIER;
	a->board.professional = PROFESSIONAL_PHARMACY;
	NOT(ZCC_E_DATA, act(k));
	assert_int_equal(k->no.grounds.why, WHY_ASKS_LINE);
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_CLAIM, id));
	a = kit_ask(k, "anna", VERB_FORWARD, id);
	a->board.asks = HELP_URGENCY;
	NOT(ZCC_E_DATA, act(k));
	strcpy(a->board.operator, "zorgverlener"); /* there it goes on, and is told at once */
	strcpy(a->board.reason, "verkeerde-lijn");
	OK(act(k));
	assert_int_equal(kit_row(k, id)->line, LINE_ZORGVERLENER);
	assert_int_equal(kit_row(k, id)->asks, HELP_URGENCY);
	assert_int_equal(kit_row(k, id)->desk, DESK_TRIAGE);
}

static void
PI_5_HB_4_it_goes_on_by_the_same_number_and_clock(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	int64_t received = kit_row(k, id)->received_line;
	kit_pass(k, 20000);
	OK(does(k, "anna", VERB_CLAIM, id));
	kit_pass(k, 20000);
	OK(forward(k, "anna", id, "zorgverlener"));
	const struct zcc_case_row *r = kit_row(k, id);
	const struct zcc_forward *f = &kit_hand(k, id)->forward;
	assert_true(r->state == CASE_WACHTEND && r->claimed_by[0] == '\0');
	assert_int_equal(r->line, LINE_ZORGVERLENER);
	assert_int_equal(r->received_line, received);
	assert_int_equal(norm_ms(k, id), ZORGVERLENER_S * 1000); /* since the call came in */
	assert_int_equal(r->urgency, k->settings.line[LINE_ZORGVERLENER].urgency);
	assert_int_equal(r->forwards, 1);
	assert_string_equal(f->by, "anna");
	assert_int_equal(f->line, LINE_REGULIER);
	assert_int_equal(f->why, FORWARD_DESK);
	assert_int_equal(f->sent_wall, k->now.wall_ms);
	assert_true(hand_is_forwarded(kit_hand(k, id)));
	OK(does(k, "chris", VERB_CLAIM, id)); /* that it is taken acknowledges it */
	f = &kit_hand(k, id)->forward;
	assert_string_equal(f->taken_by, "chris");
	assert_int_equal(f->taken_wall, k->now.wall_ms);
	assert_int_equal(book_line(k->b, LINE_REGULIER, k->now.line_ms).answered_60, 1);
	assert_int_equal(book_line(k->b, LINE_ZORGVERLENER, k->now.line_ms).answered_60, 0);
}

static void
PI_5_who_was_not_spoken_to_keeps_the_graver_urgency(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED), other = kit_call(k, LINE_REGULIER);
	int64_t since = kit_row(k, id)->state_line;
	kit_pass(k, 5000);
	OK(forward(k, "anna", id, "regulier"));
	assert_int_equal(kit_row(k, id)->urgency, 1);
	assert_int_equal(kit_row(k, id)->state_line, since); /* nobody has had him yet */
	assert_int_equal(norm_ms(k, id), REGULIER_S * 1000);
	OK(forward(k, "anna", other, "spoed"));
	assert_int_equal(kit_row(k, other)->urgency, 1);
	assert_int_equal(norm_ms(k, other), SPOED_S * 1000);
	OK(does(k, "anna", VERB_CLAIM, other));
	OK(forward(k, "anna", other, "regulier")); /* now somebody has */
	assert_int_equal(kit_row(k, other)->urgency, 3);
	assert_int_equal(kit_row(k, other)->forwards, 2);
}

static void
PI_5_what_is_for_a_desk_is_theirs_on_whatever_line_it_came(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	NOT(ZCC_E_DENIED, does(k, "vera", VERB_CLAIM, id));
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(forward(k, "anna", id, "vervolgzorg"));
	assert_int_equal(kit_row(k, id)->line, LINE_REGULIER);
	OK(does(k, "vera", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, id);
	assert_string_equal(kit_row(k, id)->claimed_by, "vera");
	OK(forward(k, "vera", id, "regulier")); /* and from there to who takes the line */
	assert_int_equal(kit_row(k, id)->desk, DESK_NONE);
}

static void
PI_5_until_somebody_takes_it_the_sender_may_take_it_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	k->facts.manned = 1 << DESK_VERVOLGZORG;
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(forward(k, "anna", id, "vervolgzorg"));
	NOT(ZCC_E_DENIED, does(k, "bram", VERB_CLAIM, id));
	OK(does(k, "anna", VERB_CLAIM, id));
	assert_string_equal(kit_hand(k, id)->forward.taken_by, "anna");
	OK(forward(k, "anna", id, "regie"));
	OK(does(k, "anna", VERB_UNDO, 0)); /* a slip of the hand is as if it was not */
	const struct zcc_case_row *r = kit_row(k, id);
	assert_string_equal(r->claimed_by, "anna");
	assert_true(r->desk == DESK_VERVOLGZORG && r->line == LINE_REGULIER && r->forwards == 1);
	assert_int_equal(kit_hand(k, id)->forward.desk, DESK_NONE);
}

static void
PI_5_it_needs_somewhere_else_and_a_reason_from_who_has_it(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_CLAIM, id));
	NOT(ZCC_E_DATA, forward(k, "anna", id, "terugbellen"));
	NOT(ZCC_E_DATA, forward(k, "anna", id, "meldkamer"));
	NOT(ZCC_E_STATE, forward(k, "anna", id, "regulier"));
	NOT(ZCC_E_TAKEN, forward(k, "bram", id, "spoed"));
	struct ask *a = kit_ask(k, "anna", VERB_FORWARD, id);
	strcpy(a->board.operator, "spoed");
	strcpy(a->board.reason, "zomaar");
	NOT(ZCC_E_DATA, act(k));
	assert_int_equal(k->no.grounds.why, WHY_FORWARD_REASON);
	OK(does(k, "anna", VERB_RAV, id));
	NOT(ZCC_E_STATE, forward(k, "anna", id, "spoed")); /* KB-3: it stays until they have it */
}

static void
PI_5_HB_4_a_call_back_stays_one_with_its_clock(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(does(k, "anna", VERB_ABANDON, id));
	int64_t due = kit_row(k, id)->due_line;
	kit_pass(k, 5000);
	OK(forward(k, "anna", id, "vervolgzorg"));
	assert_int_equal(kit_row(k, id)->state, CASE_AFGEHAAKT);
	assert_int_equal(kit_row(k, id)->due_line, due);
	OK(does(k, "vera", VERB_CLAIM, id));
	OK(forward(k, "vera", id, "spoed"));
	assert_int_equal(kit_row(k, id)->state, CASE_TERUGBELLEN); /* nobody is on the line */
	assert_int_equal(kit_row(k, id)->due_line, due);
}

static void
PI_5_OV_1_a_question_to_a_colleague_ends_when_it_goes_on(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_ZORGVERLENER);
	OK(does(k, "anna", VERB_CLAIM, id));
	OK(transfer(k, "anna", id, "bram"));
	OK(forward(k, "anna", id, "vervolgzorg"));
	assert_false(hand_is_transfer(kit_hand(k, id)));
	OK(does(k, "vera", VERB_CLAIM, id));
	OK(transfer(k, "vera", id, "anna")); /* and where it came from stays known */
	assert_string_equal(kit_hand(k, id)->forward.by, "anna");
}

static void
PI_5_the_book_is_the_same_from_its_dump(void **state)
{
	struct kit *k = *state;
	uint64_t id = asked(k, HELP_DEPLOY);
	OK(forward(k, "anna", id, "vervolgzorg"));
	struct bytes dump = kit_dump(k->b), in = bytes_reader(dump.data, dump.at);
	struct book *again = book_new(&k->sizes);
	assert_non_null(again);
	OK(book_load(again, &in));
	assert_memory_equal(&book_case(again, id)->row, kit_row(k, id), sizeof(struct zcc_case_row));
	assert_memory_equal(&book_case(again, id)->hand, kit_hand(k, id), sizeof(struct zcc_hand));
	bytes_free(&dump);
	book_free(again);
}

#define T(test) cmocka_unit_test_setup_teardown(test, setup, kit_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(KB_1_what_is_asked_says_for_which_desk_it_is),
	    T(KB_1_who_has_it_in_hand_calls_back_for_whatever_desk_it_is),
	    T(KB_1_next_gives_it_to_its_desk_and_to_others_when_nobody_is_there),
	    T(KB_1_who_works_a_shift_without_a_break_mans_the_desk),
	    T(KB_1_a_U1_is_anybodys_whatever_desk_it_is_for),
	    T(KB_1_PI_8_it_is_told_afterwards_too),
	    T(PI_8_who_calls_is_told_on_the_line_for_professionals_alone),
	    T(PI_5_HB_4_it_goes_on_by_the_same_number_and_clock),
	    T(PI_5_who_was_not_spoken_to_keeps_the_graver_urgency),
	    T(PI_5_what_is_for_a_desk_is_theirs_on_whatever_line_it_came),
	    T(PI_5_until_somebody_takes_it_the_sender_may_take_it_back),
	    T(PI_5_it_needs_somewhere_else_and_a_reason_from_who_has_it),
	    T(PI_5_HB_4_a_call_back_stays_one_with_its_clock),
	    T(PI_5_OV_1_a_question_to_a_colleague_ends_when_it_goes_on),
	    T(PI_5_the_book_is_the_same_from_its_dump),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_forward", tests, NULL, NULL);
}
