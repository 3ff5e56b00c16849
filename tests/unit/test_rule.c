/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/book_kit.h"

#include "shared/care/state.h"

/* --- Who may --- */

static void
only_a_known_operator_with_the_role_may(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	NOT(ZCC_E_DENIED, kit_do(k, "niemand", VERB_CLAIM, id));
	NOT(ZCC_E_DENIED, kit_do(k, "eva", VERB_CLAIM, id));
	strcpy(kit_ask(k, "anna", VERB_CLAIM, id)->role, "regiearts");
	NOT(ZCC_E_DENIED, kit_decide(k));
	strcpy(kit_ask(k, "eva", VERB_NOTE, id)->role, "beheer");
	NOT(ZCC_E_DENIED, kit_decide(k));
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	assert_string_equal(k->ask.role, "triagist"); /* filled in */
}

/* A role that goes while somebody works in it: he lets go of what he has, and takes nothing. */
static void
who_lost_his_role_may_let_go_of_what_he_has(void **state)
{
	struct kit *k = *state;
	uint64_t mine = kit_call(k, LINE_SPOED), his = kit_call(k, LINE_SPOED), new = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_CLAIM, mine));
	OK(kit_do(k, "bram", VERB_CLAIM, his));
	struct role_settings *r = &k->settings.role[0];
	assert_string_equal(r->name, "triagist");
	strcpy(r->name, "anders");
	kit_config(k);
	NOT(ZCC_E_DENIED, kit_do(k, "anna", VERB_CLAIM, new));
	NOT(ZCC_E_DENIED, kit_do(k, "anna", VERB_RELEASE, his));
	NOT(ZCC_E_DENIED, kit_do(k, "anna", VERB_CLOSE, mine));
	strcpy(kit_ask(k, "anna", VERB_RELEASE, mine)->role, "triagist");
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, mine)->state, CASE_WACHTEND);
	OK(kit_do(k, "bram", VERB_RELEASE, his)); /* no role named: the one that went */
	assert_string_equal(k->ask.role, "triagist");
	strcpy(r->name, "triagist");
	r->verbs &= ~(UINT64_C(1) << VERB_RELEASE); /* there, and may not: that was meant */
	kit_config(k);
	OK(kit_do(k, "anna", VERB_CLAIM, mine));
	NOT(ZCC_E_DENIED, kit_do(k, "anna", VERB_RELEASE, mine));
}

static void
a_revoked_operator_may_nothing_until_added_again(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	strcpy(kit_ask(k, "eva", VERB_OPERATOR_REVOKE, 0)->board.operator, "bram");
	OK(kit_decide(k));
	NOT(ZCC_E_DENIED, kit_do(k, "bram", VERB_CLAIM, id));
	NOT(ZCC_E_DENIED, kit_do(k, "bram", VERB_HELLO, 0));
	kit_operator(k, "bram", "triagist", 9);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
}

static void
a_call_on_a_line_that_is_never_refused_needs_no_grant(void **state)
{
	struct kit *k = *state;
	kit_ask(k, "eva", VERB_INTAKE, 0)->board.line = LINE_SPOED;
	OK(kit_decide(k));
	kit_ask(k, "eva", VERB_INTAKE, 0)->board.line = LINE_REGULIER;
	NOT(ZCC_E_DENIED, kit_decide(k));
	OK(kit_do(k, "eva", VERB_HELLO, 0));
}

static void
a_role_claims_on_its_own_lines_only(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_SPOED), b = kit_call(k, LINE_ZORGVERLENER);
	NOT(ZCC_E_DENIED, kit_do(k, "chris", VERB_CLAIM, a));
	OK(kit_do(k, "chris", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, b);
	NOT(ZCC_E_BUSY, kit_do(k, "chris", VERB_NEXT, 0));
}

/* --- Taking in --- */

static void
a_call_begins_to_wait_under_the_norm_of_its_line(void **state)
{
	struct kit *k = *state;
	k->facts.earlier_case = 3;
	uint64_t id = kit_call(k, LINE_REGULIER);
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(r->state, CASE_WACHTEND);
	assert_int_equal(r->version, 1);
	assert_int_equal(r->urgency, 3);
	assert_int_equal(r->urgency_by, BY_LINE);
	assert_int_equal(r->received_line, k->now.line_ms);
	assert_int_equal(r->due_line, k->now.line_ms + 60000);
	assert_int_equal(r->earlier, 3);
	assert_int_equal(r->flags, CASE_FLAG_EARLIER);
	assert_int_equal(kit_row(k, kit_call(k, LINE_TERUGBELLEN))->flags & CASE_FLAG_CALLBACK,
	    CASE_FLAG_CALLBACK);
}

static void
a_call_without_a_line_or_from_nowhere_is_refused(void **state)
{
	struct kit *k = *state;
	NOT(ZCC_E_DATA, kit_do(k, "anna", VERB_INTAKE, 0));
	struct ask *a = kit_ask(k, "anna", VERB_INTAKE, 0);
	a->board.line = LINE_SPOED;
	strcpy(a->board.place, "Atlantis");
	NOT(ZCC_E_DATA, kit_decide(k));
	strcpy(a->board.place, "Enschede");
	OK(kit_decide(k));
	strcpy(a->board.place, "7511");
	OK(kit_decide(k));
}

/* HB-8, C19 */
static void
the_last_rows_of_the_board_are_for_lines_that_are_never_refused(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < 7; i++)
		kit_call(k, LINE_REGULIER);
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = LINE_REGULIER;
	NOT(ZCC_E_BUSY, kit_decide(k));
	for (unsigned i = 7; i < 12; i++) /* beyond the board, as long as the book has room (C19) */
		kit_call(k, LINE_SPOED);
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = LINE_SPOED;
	NOT(ZCC_E_BUSY, kit_decide(k));
}

static void
a_closed_case_makes_room_for_a_call(void **state)
{
	struct kit *k = *state;
	NOT(ZCC_E_AGAIN, rule_room(k->b, &k->ev));
	for (unsigned i = 0; i < 12; i++)
		kit_call(k, LINE_SPOED);
	NOT(ZCC_E_AGAIN, rule_room(k->b, &k->ev)); /* nothing may go */
	for (uint64_t id = 12; id > 10; id--) {
		OK(kit_do(k, "anna", VERB_CLAIM, id));
		OK(kit_do(k, "anna", VERB_CLOSE, id));
	}
	OK(rule_room(k->b, &k->ev));
	assert_int_equal(k->ev.type, EV_CASE_RETIRED);
	assert_int_equal(k->ev.u.of_case.id, 12); /* closed first */
	kit_apply(k);
	/* the other closed one has no row to give */
	NOT(ZCC_E_AGAIN, rule_room(k->b, &k->ev));
	kit_call(k, LINE_SPOED);
}

static void
a_closed_case_that_has_a_row_gives_it_up(void **state)
{
	struct kit *k = *state;
	for (unsigned i = 0; i < 9; i++)
		kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_CLAIM, 9)); /* without a row */
	OK(kit_do(k, "anna", VERB_CLOSE, 9));
	OK(kit_do(k, "anna", VERB_CLAIM, 1));
	OK(kit_do(k, "anna", VERB_CLOSE, 1));
	OK(rule_room(k->b, &k->ev));
	assert_int_equal(k->ev.type, EV_CASE_LEFT);
	assert_int_equal(k->ev.u.of_case.id, 1);
}

/* --- Claiming, handing back --- */

static void
a_case_has_one_winner(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	kit_ask(k, "bram", VERB_CLAIM, id);
	struct ask second = k->ask;
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	assert_string_equal(kit_row(k, id)->claimed_by, "anna");
	assert_int_equal(kit_row(k, id)->version, 2);
	assert_int_equal(book_case(k->b, id)->seat, 7);
	k->ask = second;
	NOT(ZCC_E_TAKEN, kit_decide(k));
	assert_non_null(strstr(k->no.text, "anna"));
}

static void
a_claim_keeps_its_seat_whether_or_not_it_said_hello(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	kit_ask(k, "anna", VERB_CLAIM, id)->seat = 4711;
	OK(kit_decide(k));
	assert_int_equal(book_case(k->b, id)->seat, 4711);
}

/* HB-1 */
static void
a_stale_version_is_refused_with_what_is_there(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	kit_ask(k, "anna", VERB_CLAIM, id)->version = 9;
	NOT(ZCC_E_STALE, kit_decide(k));
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	kit_ask(k, "anna", VERB_RELEASE, id)->version = 1;
	NOT(ZCC_E_STALE, kit_decide(k));
	kit_ask(k, "anna", VERB_CLOSE, id)->version = 1;
	NOT(ZCC_E_STALE, kit_decide(k));
	assert_non_null(strstr(k->no.text, "version 2"));
}

static void
a_case_that_never_was_is_unknown(void **state)
{
	struct kit *k = *state;
	static const enum zcc_verb verbs[] = {VERB_CLAIM, VERB_RELEASE, VERB_NOTE, VERB_CLOSE,
	    VERB_ABANDON, VERB_RAV, VERB_DOSSIER, VERB_ERASE, VERB_SHOW};
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
		NOT(ZCC_E_UNKNOWN, kit_do(k, "anna", verbs[i], 1));
		NOT(ZCC_E_UNKNOWN, kit_do(k, "anna", verbs[i], 0));
	}
}

static void
a_released_call_waits_in_its_old_place(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	int64_t received = k->now.line_ms;
	kit_pass(k, 20000);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	assert_true(kit_row(k, id)->due_line == ZCC_NEVER);
	NOT(ZCC_E_TAKEN, kit_do(k, "bram", VERB_RELEASE, id));
	kit_pass(k, 20000);
	OK(kit_do(k, "anna", VERB_RELEASE, id));
	const struct zcc_case_row *r = kit_row(k, id);
	assert_int_equal(r->state, CASE_WACHTEND);
	assert_int_equal(r->received_line, received);
	assert_int_equal(r->due_line, received + 30000); /* the clock was never turned back */
	assert_string_equal(r->claimed_by, "");
	assert_int_equal(book_case(k->b, id)->seat, 0);
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_RELEASE, id));
}

static void
a_call_back_that_is_put_back_stays_a_call_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_ABANDON, id));
	assert_int_equal(kit_row(k, id)->state, CASE_AFGEHAAKT);
	assert_int_equal(kit_row(k, id)->due_line, k->now.line_ms + 180000);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(kit_do(k, "anna", VERB_RELEASE, id));
	assert_int_equal(kit_row(k, id)->state, CASE_TERUGBELLEN);
}

static void
next_takes_the_first_by_rank(void **state)
{
	struct kit *k = *state;
	NOT(ZCC_E_BUSY, kit_do(k, "anna", VERB_NEXT, 0));
	uint64_t calm = kit_call(k, LINE_REGULIER), urgent = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "anna", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, urgent);
	OK(kit_do(k, "anna", VERB_NEXT, 0));
	assert_int_equal(k->ev.u.changed.id, calm);
}

/* --- Closing and what lies outside --- */

static void
closing_takes_a_reason_from_the_list_and_the_one_who_has_it(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_CLOSE, id)); /* nobody has answered */
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	NOT(ZCC_E_TAKEN, kit_do(k, "bram", VERB_CLOSE, id));
	strcpy(kit_ask(k, "anna", VERB_CLOSE, id)->board.reason, "zomaar");
	NOT(ZCC_E_DATA, kit_decide(k));
	OK(kit_do(k, "anna", VERB_CLOSE, id));
	assert_string_equal(kit_row(k, id)->reason, "overig");
	assert_int_equal(book_case(k->b, id)->closed_line, k->now.line_ms);
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_CLAIM, id));
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_RAV, id));
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_ABANDON, id));
}

static void
the_rav_may_be_told_at_once_and_the_case_stays_with_the_sender(void **state)
{
	struct kit *k = *state;
	uint64_t a = kit_call(k, LINE_SPOED), b = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "bram", VERB_RAV, a));
	assert_string_equal(kit_row(k, a)->claimed_by, "bram");
	NOT(ZCC_E_STATE, kit_do(k, "bram", VERB_UNDO, 0)); /* they have been told */
	NOT(ZCC_E_TAKEN, kit_do(k, "anna", VERB_CLOSE, a));
	NOT(ZCC_E_STATE, kit_do(k, "bram", VERB_CLOSE, a)); /* nobody there has it (KB-3) */
	kit_spoken(k, "bram", a);
	OK(kit_do(k, "bram", VERB_CLOSE, a));
	OK(kit_do(k, "anna", VERB_CLAIM, b));
	OK(kit_do(k, "bram", VERB_RAV, b)); /* also by another, when it cannot wait */
	assert_string_equal(kit_row(k, b)->claimed_by, "anna");
}

static void
a_rav_case_of_somebody_who_was_revoked_can_be_closed_by_another(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	OK(kit_do(k, "bram", VERB_RAV, id));
	NOT(ZCC_E_TAKEN, kit_do(k, "anna", VERB_CLOSE, id));
	k->ev = (struct event){.type = EV_OPERATOR_REVOKED};
	strcpy(k->ev.u.operator.name, "bram");
	kit_apply(k);
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_CLOSE, id));
	kit_spoken(k, "anna", id);
	OK(kit_do(k, "anna", VERB_CLOSE, id));
}

static void
a_note_is_for_anybody_and_raises_the_version(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	NOT(ZCC_E_DATA, kit_do(k, "bram", VERB_NOTE, id));
	kit_ask(k, "bram", VERB_NOTE, id)->has_dossier = true;
	strcpy(k->ask.dossier.note, "belt terug");
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, id)->version, 2);
	assert_int_equal(kit_row(k, id)->flags, CASE_FLAG_NOTED);
}

static void
only_a_closed_case_is_erased_and_only_once(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_SPOED);
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_ERASE, id));
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	OK(kit_do(k, "anna", VERB_CLOSE, id));
	OK(kit_do(k, "anna", VERB_DOSSIER, id));
	OK(kit_do(k, "anna", VERB_ERASE, id));
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_ERASE, id));
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_DOSSIER, id));
	kit_ask(k, "anna", VERB_NOTE, id)->has_dossier = true;
	strcpy(k->ask.dossier.note, "te laat");
	NOT(ZCC_E_STATE, kit_decide(k));
	NOT(ZCC_E_STALE, kit_do(k, "anna", VERB_UNDO, 0));
}

int
main(void)
{
#define KIT(test) cmocka_unit_test_setup_teardown(test, kit_setup, kit_teardown)
	const struct CMUnitTest tests[] = {
	    KIT(only_a_known_operator_with_the_role_may),
	    KIT(who_lost_his_role_may_let_go_of_what_he_has),
	    KIT(a_revoked_operator_may_nothing_until_added_again),
	    KIT(a_call_on_a_line_that_is_never_refused_needs_no_grant),
	    KIT(a_role_claims_on_its_own_lines_only),
	    KIT(a_call_begins_to_wait_under_the_norm_of_its_line),
	    KIT(a_call_without_a_line_or_from_nowhere_is_refused),
	    KIT(the_last_rows_of_the_board_are_for_lines_that_are_never_refused),
	    KIT(a_closed_case_makes_room_for_a_call),
	    KIT(a_closed_case_that_has_a_row_gives_it_up),
	    KIT(a_case_has_one_winner),
	    KIT(a_claim_keeps_its_seat_whether_or_not_it_said_hello),
	    KIT(a_stale_version_is_refused_with_what_is_there),
	    KIT(a_case_that_never_was_is_unknown),
	    KIT(a_released_call_waits_in_its_old_place),
	    KIT(a_call_back_that_is_put_back_stays_a_call_back),
	    KIT(next_takes_the_first_by_rank),
	    KIT(closing_takes_a_reason_from_the_list_and_the_one_who_has_it),
	    KIT(the_rav_may_be_told_at_once_and_the_case_stays_with_the_sender),
	    KIT(a_rav_case_of_somebody_who_was_revoked_can_be_closed_by_another),
	    KIT(a_note_is_for_anybody_and_raises_the_version),
	    KIT(only_a_closed_case_is_erased_and_only_once),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule", tests, NULL, NULL);
}
