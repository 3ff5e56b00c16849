/* SPDX-License-Identifier: EUPL-1.2 */
/* TR-1, AU-8: who may read a dossier, and the noodknop for who may not. */
#include "tests/lib/advice_kit.h"

#include "shared/care/alarm.h"

#define HOUR_MS (3600 * 1000)

static int
setup(void **state)
{
	if (triage_open(state) != 0)
		return 1;
	struct kit *k = *state;
	struct settings *s = &k->settings;
	uint64_t reads = UINT64_C(1) << VERB_DOSSIER | UINT64_C(1) << VERB_NOODKNOP;
	s->noodknop_s = 900;
	s->review_s = 86400;
	s->role[0].verbs &= ~(UINT64_C(1) << VERB_AUTHORISE);
	s->role[2].verbs |= reads | UINT64_C(1) << VERB_AUTHORISE | UINT64_C(1) << VERB_ACCEPT |
	    UINT64_C(1) << VERB_RELEASE;
	s->authorise_s = 3600;
	s->roles_num = 5;
	strcpy(s->role[3].name, "toezicht");
	s->role[3].desk = DESK_TOEZICHT;
	s->role[3].lines = 0x7e;
	s->role[3].verbs = UINT64_C(1) << VERB_NOODKNOP | UINT64_C(1) << VERB_REVIEW |
	    UINT64_C(1) << VERB_REVIEWS;
	strcpy(s->role[4].name, "centralist");
	s->role[4].desk = DESK_MELDKAMER;
	s->role[4].lines = 0x7e;
	s->role[4].verbs = reads | UINT64_C(1) << VERB_ACCEPT;
	kit_config(k);
	kit_operator(k, "tom", "toezicht", 5);
	kit_operator(k, "carla", "centralist", 6);
	return 0;
}

/* The right by which he reads it; RELATION_NONE: he does not. */
static unsigned
reads(struct kit *k, const char *who, uint64_t id)
{
	int code = kit_do(k, who, VERB_DOSSIER, id);
	if (code != ZCC_OK)
		assert_int_equal(code, ZCC_E_DENIED);
	return code == ZCC_OK ? k->ev.u.of_case.relation : RELATION_NONE;
}

static int
press(struct kit *k, const char *who, uint64_t id)
{
	struct ask *a = kit_ask(k, who, VERB_NOODKNOP, id);
	strcpy(a->board.reason, "levensgevaar");
	a->has_dossier = true;
	strcpy(a->dossier.note, "de buurman belt, collega neemt niet op");
	return kit_decide(k);
}

static int
review(struct kit *k, const char *who, uint64_t use, const char *outcome)
{
	struct ask *a = kit_ask(k, who, VERB_REVIEW, 0);
	a->board.from = use;
	strcpy(a->board.reason, outcome);
	return kit_decide(k);
}

/* A call that anna has in hand. */
static uint64_t
annas(struct kit *k)
{
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	return id;
}

/* TR-1: each relation, and who has none. */
static void
who_waits_is_on_the_list_of_the_desks_that_serve_the_line(void **state)
{
	struct kit *k = *state;
	uint64_t regular = kit_call(k, LINE_REGULIER), partner = kit_call(k, LINE_ZORGVERLENER);
	assert_int_equal(reads(k, "anna", regular), RELATION_LIST);
	assert_int_equal(reads(k, "chris", regular), RELATION_NONE);
	assert_int_equal(reads(k, "chris", partner), RELATION_LIST);
	assert_int_equal(reads(k, "carla", partner), RELATION_NONE);
	assert_int_equal(reads(k, "tom", partner), RELATION_NONE);
	assert_int_equal(reads(k, "eva", partner), RELATION_NONE);
}

static void
who_has_it_reads_it_and_the_desk_no_longer(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	assert_int_equal(reads(k, "anna", id), RELATION_HOLDS);
	assert_int_equal(reads(k, "bram", id), RELATION_NONE);
	assert_non_null(strstr(k->no.text, "no treatment relation"));
	assert_int_equal(k->no.grounds.why, WHY_NO_RELATION);
}

static void
who_had_it_in_this_shift_reads_it(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	OK(kit_do(k, "anna", VERB_CLOSE, id));
	assert_int_equal(reads(k, "anna", id), RELATION_HELD);
	assert_int_equal(reads(k, "bram", id), RELATION_NONE);
	kit_pass(k, 8 * HOUR_MS + 1);
	assert_int_equal(reads(k, "anna", id), RELATION_NONE);
	/* a shift that runs says itself how long that is */
	id = annas(k);
	OK(kit_do(k, "anna", VERB_CLOSE, id));
	kit_pass(k, 10);
	k->settings.role[0].shift = true;
	kit_config(k);
	struct ask *a = kit_ask(k, "anna", VERB_SHIFT, 0);
	strcpy(a->board.kind, "start");
	OK(kit_decide(k));
	assert_int_equal(reads(k, "anna", id), RELATION_NONE);
	id = annas(k);
	OK(kit_do(k, "anna", VERB_CLOSE, id));
	kit_pass(k, 9 * HOUR_MS);
	assert_int_equal(reads(k, "anna", id), RELATION_HELD);
}

static void
the_hands_through_which_it_went_are_remembered(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_ZORGVERLENER);
	static const char *const hands[] = {"anna", "bram", "chris"};
	for (unsigned i = 0; i < 3; i++) {
		OK(kit_do(k, hands[i], VERB_CLAIM, id));
		kit_pass(k, 1000);
		OK(kit_do(k, hands[i], VERB_RELEASE, id));
	}
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	assert_int_equal(reads(k, "anna", id), RELATION_HELD);
	assert_int_equal(reads(k, "chris", id), RELATION_HELD);
	assert_int_equal(reads(k, "bram", id), RELATION_HOLDS);
}

static void
advice_that_waits_is_read_by_who_may_authorise_it(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	assert_int_equal(reads(k, "chris", id), RELATION_NONE);
	advises(k, "anna", id);
	OK(kit_close(k, "anna", id, "advies"));
	assert_int_equal(reads(k, "chris", id), RELATION_CONSULTED);
}

static void
who_is_asked_to_take_over_reads_it(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_ZORGVERLENER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	struct ask *a = kit_ask(k, "anna", VERB_TRANSFER, id);
	a->has_dossier = true;
	strcpy(a->board.operator, "chris");
	strcpy(a->dossier.situation, "s");
	strcpy(a->dossier.background, "b");
	strcpy(a->dossier.assessment, "a");
	strcpy(a->dossier.recommendation, "r");
	OK(kit_decide(k));
	assert_int_equal(reads(k, "chris", id), RELATION_ASKED);
	assert_int_equal(reads(k, "bram", id), RELATION_NONE);
}

static void
what_went_to_the_meldkamer_is_read_there_and_by_the_sender(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	assert_int_equal(reads(k, "carla", id), RELATION_NONE);
	OK(kit_do(k, "anna", VERB_RAV, id));
	assert_int_equal(reads(k, "carla", id), RELATION_LIST);
	assert_int_equal(reads(k, "anna", id), RELATION_HOLDS);
	assert_int_equal(reads(k, "bram", id), RELATION_NONE);
}

/* NT-6: what he has in hand is the same patient's. */
static void
the_other_contact_of_the_same_patient_is_read_by_who_has_this_one(void **state)
{
	struct kit *k = *state;
	k->settings.authorise_s = 0;
	kit_config(k);
	uint64_t old = annas(k);
	OK(kit_do(k, "anna", VERB_CLOSE, old));
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	assert_int_equal(reads(k, "bram", old), RELATION_NONE);
	/* a link of his own is no key to what is not his */
	kit_ask(k, "bram", VERB_LINK, id)->board.from = old;
	OK(kit_decide(k));
	assert_int_equal(reads(k, "bram", old), RELATION_NONE);
	assert_int_equal(reads(k, "bram", old), RELATION_NONE);
	/* one by the hub is, and so is that of who may read both */
	kit_ask(k, "bram", VERB_LINK, id)->board.from = 0;
	OK(kit_decide(k));
	OK(kit_do(k, "bram", VERB_RELEASE, id));
	kit_ask(k, "anna", VERB_LINK, id)->board.from = old;
	OK(kit_decide(k));
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	assert_int_equal(reads(k, "bram", old), RELATION_CONTACT);
	OK(kit_do(k, "bram", VERB_RELEASE, id));
	assert_int_equal(reads(k, "bram", old), RELATION_NONE);
	/* it holds for what left the book, too */
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	kit_pass(k, INT64_C(86400000) * 2);
	kit_time(k);
	assert_null(book_case(k->b, old));
	assert_int_equal(reads(k, "bram", old), RELATION_CONTACT);
	assert_int_equal(reads(k, "anna", old), RELATION_NONE);
}

/* PE-8: a list is that of who works. */
static void
off_duty_no_list_is_yours(void **state)
{
	struct kit *k = *state;
	uint64_t id = kit_call(k, LINE_REGULIER);
	k->settings.role[0].shift = true;
	kit_config(k);
	assert_int_equal(reads(k, "anna", id), RELATION_NONE);
	struct ask *a = kit_ask(k, "anna", VERB_SHIFT, 0);
	strcpy(a->board.kind, "start");
	OK(kit_decide(k));
	assert_int_equal(reads(k, "anna", id), RELATION_LIST);
}

/* AU-8 */
static void
the_noodknop_opens_one_dossier_for_a_while(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k), other = annas(k);
	OK(press(k, "bram", id));
	assert_int_equal(k->ev.u.noodknop.id, 1);
	assert_int_equal(k->ev.u.noodknop.until_line, k->now.line_ms + 900 * 1000);
	assert_string_equal(k->ev.u.noodknop.role, "triagist");
	assert_int_equal(reads(k, "bram", id), RELATION_NOODKNOP);
	assert_int_equal(reads(k, "bram", other), RELATION_NONE);
	assert_int_equal(reads(k, "carla", id), RELATION_NONE);
	NOT(ZCC_E_STATE, press(k, "bram", id)); /* he has it */
	assert_int_equal(k->no.grounds.why, WHY_NOODKNOP_NEEDLESS);
	kit_pass(k, 900 * 1000);
	assert_int_equal(reads(k, "bram", id), RELATION_NONE);
	assert_int_equal(k->no.grounds.why, WHY_NOODKNOP_OVER);
	OK(press(k, "bram", id));
	assert_int_equal(k->ev.u.noodknop.id, 2);
	assert_int_equal(reads(k, "bram", id), RELATION_NOODKNOP);
}

static void
it_wants_a_reason_and_words_and_none_where_it_is_not_needed(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	struct ask *a = kit_ask(k, "bram", VERB_NOODKNOP, id);
	strcpy(a->board.reason, "nieuwsgierig");
	a->has_dossier = true;
	strcpy(a->dossier.note, "woorden");
	NOT(ZCC_E_DATA, kit_decide(k));
	strcpy(a->board.reason, "overig");
	a->dossier.note[0] = '\0';
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_NOODKNOP_WORDS);
	NOT(ZCC_E_STATE, press(k, "anna", id));
	NOT(ZCC_E_DENIED, press(k, "eva", id));
}

/* RL-1: toezicht reads none but so. */
static void
toezicht_reads_by_the_noodknop_alone(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	assert_int_equal(reads(k, "tom", id), RELATION_NONE);
	OK(press(k, "tom", id));
	assert_int_equal(reads(k, "tom", id), RELATION_NOODKNOP);
	kit_pass(k, 900 * 1000);
	assert_int_equal(reads(k, "tom", id), RELATION_NONE);
}

static void
a_use_is_reviewed_once_and_by_somebody_else(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	OK(press(k, "tom", id));
	OK(press(k, "bram", id));
	assert_int_equal(book_noodknops_waiting(k->b, NULL), 2);
	NOT(ZCC_E_UNKNOWN, review(k, "tom", 3, "terecht"));
	NOT(ZCC_E_UNKNOWN, review(k, "tom", 0, "terecht"));
	NOT(ZCC_E_DENIED, review(k, "tom", 1, "terecht"));
	assert_int_equal(k->no.grounds.why, WHY_OWN_NOODKNOP);
	NOT(ZCC_E_DATA, review(k, "tom", 2, "prima"));
	NOT(ZCC_E_DENIED, review(k, "chris", 2, "terecht"));
	OK(review(k, "tom", 2, "onterecht"));
	assert_int_equal(k->ev.u.reviewed.case_id, id);
	NOT(ZCC_E_STATE, review(k, "tom", 2, "terecht"));
	assert_int_equal(book_noodknops_waiting(k->b, NULL), 1);
	assert_string_equal(book_noodknop(k->b, 2)->reviewed_by, "tom");
	/* what was open stays open until its time is over */
	assert_int_equal(reads(k, "bram", id), RELATION_NOODKNOP);
}

static void
who_presses_too_often_waits_for_the_review(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	for (unsigned i = 0; i < ZCC_NOODKNOPS_OWN; i++) {
		OK(press(k, "bram", id));
		kit_pass(k, 900 * 1000);
	}
	NOT(ZCC_E_BUSY, press(k, "bram", id));
	OK(press(k, "carla", id)); /* whoever does not, is not kept from it */
	OK(review(k, "tom", 5, "terecht"));
	OK(press(k, "bram", id));
}

/* What waits is never dropped, what was reviewed makes room. */
static void
the_list_is_bounded_and_loses_nothing_that_waits(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	for (unsigned i = 0; i < ZCC_NOODKNOPS_MAX + 3; i++) {
		OK(press(k, "bram", id));
		kit_pass(k, 900 * 1000);
		if (i != 0)
			OK(review(k, "tom", i + 1, "terecht"));
	}
	assert_non_null(book_noodknop(k->b, 1));
	assert_null(book_noodknop(k->b, 2));
	assert_int_equal(book_noodknops_waiting(k->b, "bram"), 1);
	kit_restart(k);
	assert_int_equal(book_next_noodknop(k->b), ZCC_NOODKNOPS_MAX + 4);
}

static void
one_alarm_says_that_nobody_reviews(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	OK(press(k, "bram", id));
	kit_time(k);
	kit_pass(k, INT64_C(86400000) - 1);
	kit_time(k);
	uint32_t before = book_alarms_num(k->b);
	kit_pass(k, 1);
	kit_time(k);
	assert_int_equal(book_alarms_num(k->b), before + 1);
	const struct zcc_alarm_row *a, *late = NULL;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		if (strcmp(a->kind, "review-late") == 0)
			late = a;
	assert_non_null(late);
	assert_int_equal(late->value, 1);
	assert_int_equal(late->whom, FOR_TOEZICHT);
	OK(review(k, "tom", 1, "terecht"));
	kit_time(k);
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		assert_true(strcmp(a->kind, "review-late") != 0 || a->gone);
}

static void
an_erased_dossier_is_opened_by_nothing(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	OK(kit_do(k, "anna", VERB_CLOSE, id));
	OK(kit_do(k, "anna", VERB_ERASE, id));
	NOT(ZCC_E_STATE, kit_do(k, "anna", VERB_DOSSIER, id));
	NOT(ZCC_E_STATE, press(k, "bram", id));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(who_waits_is_on_the_list_of_the_desks_that_serve_the_line),
	    T(who_has_it_reads_it_and_the_desk_no_longer),
	    T(who_had_it_in_this_shift_reads_it),
	    T(the_hands_through_which_it_went_are_remembered),
	    T(advice_that_waits_is_read_by_who_may_authorise_it),
	    T(who_is_asked_to_take_over_reads_it),
	    T(what_went_to_the_meldkamer_is_read_there_and_by_the_sender),
	    T(the_other_contact_of_the_same_patient_is_read_by_who_has_this_one),
	    T(off_duty_no_list_is_yours),
	    T(the_noodknop_opens_one_dossier_for_a_while),
	    T(it_wants_a_reason_and_words_and_none_where_it_is_not_needed),
	    T(toezicht_reads_by_the_noodknop_alone),
	    T(a_use_is_reviewed_once_and_by_somebody_else),
	    T(who_presses_too_often_waits_for_the_review),
	    T(the_list_is_bounded_and_loses_nothing_that_waits),
	    T(one_alarm_says_that_nobody_reviews),
	    T(an_erased_dossier_is_opened_by_nothing),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_dossier", tests, NULL, NULL);
}
