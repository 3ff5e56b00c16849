/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-9: what advice needs.  TB-6, C1, C20, SH-1: what a triagist gave alone, and the regiearts who authorises it. */
#include "tests/lib/advice_kit.h"

#define ILL "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 complaint:ill answer:fever=2 answer:speech=3"

static int
setup(void **state)
{
	if (triage_open(state) != 0)
		return 1;
	struct kit *k = *state;
	advice_norms(&k->settings,
	    MAY(VERB_CLOSE) | MAY(VERB_DOSSIER) | MAY(VERB_SHOW) | MAY(VERB_UNDO));
	kit_config(k);
	kit_operator(k, "dora", "regiearts", 5);
	return 0;
}

static uint64_t
closed(struct kit *k, const char *who, const char *reason)
{
	return closes(k, who, kit_call(k, LINE_ZORGVERLENER), reason);
}

static int
authorise(struct kit *k, const char *who, uint64_t id)
{
	return kit_do(k, who, VERB_AUTHORISE, id);
}

static int
open_then_authorise(struct kit *k, const char *who, uint64_t id)
{
	OK(kit_do(k, who, VERB_DOSSIER, id));
	return authorise(k, who, id);
}

/* NT-9: of what was not triaged no advice is recorded either; what needed none has reasons of its own. */
static void
what_was_not_triaged_is_not_closed_as_advice(void **state)
{
	static const char *const advices[] = {"advies", "zelfzorg"};
	struct kit *k = *state;
	for (unsigned i = 0; i < sizeof advices / sizeof advices[0]; i++) {
		uint64_t id = taken(k), question = taken(k);
		struct zcc_case_row before = *kit_row(k, id);
		NOT(ZCC_E_STATE, kit_close(k, "anna", id, advices[i]));
		assert_int_equal(k->no.grounds.why, WHY_ADVICE_UNTRIAGED);
		assert_memory_equal(kit_row(k, id), &before, sizeof before);
		OK(kit_close(k, "anna", question, "informatie"));
		OK(triage(k, "anna", id, ILL));
		OK(advise(k, id, true, false));
		NOT(ZCC_E_STATE, kit_close(k, "anna", id, advices[i]));
		assert_int_equal(k->no.grounds.why, WHY_NEEDS_ADVICE);
		OK(advise(k, id, false, true));
		OK(kit_close(k, "anna", id, advices[i]));
		assert_int_equal(kit_row(k, id)->state, CASE_GESLOTEN);
	}
}

/* C1: afterwards, and only what nobody else has judged. */
static void
advice_of_a_triagist_alone_waits_for_a_regiearts(void **state)
{
	struct kit *k = *state;
	uint64_t alone = closed(k, "anna", "advies");
	assert_int_equal(kit_row(k, alone)->state, CASE_GESLOTEN);
	assert_true(waits(k, alone));
	assert_string_equal(kit_row(k, alone)->claimed_by, "anna");
	assert_int_equal(book_advised_num(k->b), 1);
	assert_false(waits(k, closed(k, "anna", "visite")));
	assert_false(waits(k, closed(k, "chris", "advies"))); /* by who may authorise */
	/* the regiearts judged it while it was open: that is the consult */
	uint64_t asked = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, asked));
	struct ask *a = kit_ask(k, "anna", VERB_IDENTIFY, asked);
	strcpy(a->board.reason, "onbekend");
	OK(kit_decide(k));
	a = kit_ask(k, "anna", VERB_TRIAGE, asked);
	a->has_dossier = true;
	strcpy(a->dossier.answers, ILL);
	strcpy(a->dossier.advice, "drink call");
	a->board.urgency = 5;
	strcpy(a->board.reason, "context");
	OK(kit_decide(k));
	NOT(ZCC_E_STATE, kit_close(k, "anna", asked, "advies"));
	a = kit_ask(k, "chris", VERB_TRIAGE, asked);
	a->board.urgency = 4;
	strcpy(a->board.reason, "context");
	OK(kit_decide(k));
	OK(kit_close(k, "anna", asked, "advies"));
	assert_false(waits(k, asked));
}

/* A region in which nobody may, or that has no limit, has no list. */
static void
where_nobody_authorises_nothing_waits(void **state)
{
	struct kit *k = *state;
	k->settings.authorise_s = 0;
	kit_config(k);
	assert_false(waits(k, closed(k, "anna", "advies")));
	k->settings.authorise_s = 3600;
	k->settings.role[2].verbs &= ~(UINT64_C(1) << VERB_AUTHORISE);
	kit_config(k);
	assert_false(waits(k, closed(k, "anna", "advies")));
}

/* C20 */
static void
only_the_version_that_this_doctor_opened_is_authorised(void **state)
{
	struct kit *k = *state;
	uint64_t id = closed(k, "anna", "advies"), other = closed(k, "anna", "advies");
	NOT(ZCC_E_STATE, authorise(k, "chris", id));
	assert_non_null(strstr(k->no.text, "open the dossier of case"));
	OK(kit_do(k, "dora", VERB_DOSSIER, id)); /* another doctor's reading is not his */
	NOT(ZCC_E_STATE, authorise(k, "chris", id));
	OK(kit_do(k, "chris", VERB_SHOW, id)); /* nor is a look at the board */
	NOT(ZCC_E_STATE, authorise(k, "chris", id));
	OK(kit_do(k, "chris", VERB_DOSSIER, id));
	NOT(ZCC_E_STATE, authorise(k, "chris", other));
	OK(kit_do(k, "chris", VERB_DOSSIER, id));
	kit_ask(k, "anna", VERB_NOTE, id)->has_dossier = true; /* something new came */
	strcpy(k->ask.dossier.note, "belde nog eens");
	OK(kit_decide(k));
	NOT(ZCC_E_STATE, authorise(k, "chris", id));
	kit_ask(k, "chris", VERB_AUTHORISE, id)->version--;
	NOT(ZCC_E_STALE, kit_decide(k));
	assert_true(waits(k, id));
	int64_t since = kit_row(k, id)->state_line;
	kit_pass(k, 5000);
	OK(open_then_authorise(k, "chris", id));
	assert_false(waits(k, id));
	assert_int_equal(kit_row(k, id)->state_line, since);
	assert_int_equal(book_advised_num(k->b), 1);
	NOT(ZCC_E_DENIED, kit_do(k, "dora", VERB_DOSSIER, id)); /* it is done: her business no more */
	NOT(ZCC_E_STATE, authorise(k, "dora", id));
	OK(kit_do(k, "chris", VERB_UNDO, 0));
	assert_true(waits(k, id));
	assert_int_equal(book_advised_num(k->b), 2);
}

static void
who_may_not_and_who_gave_it_does_not_authorise_it(void **state)
{
	struct kit *k = *state;
	k->ev = (struct event){.type = EV_OPERATOR_ADDED};
	strcpy(k->ev.u.operator.name, "finn");
	strcpy(k->ev.u.operator.role[0], "triagist");
	strcpy(k->ev.u.operator.role[1], "regiearts");
	k->ev.u.operator.roles_num = 2;
	kit_apply(k);
	uint64_t id = kit_call(k, LINE_REGULIER);
	strcpy(kit_ask(k, "finn", VERB_CLAIM, id)->role, "triagist");
	OK(kit_decide(k));
	advises(k, "finn", id);
	strcpy(kit_ask(k, "finn", VERB_CLOSE, id)->role, "triagist");
	strcpy(k->ask.board.reason, "advies");
	OK(kit_decide(k));
	assert_true(waits(k, id));
	NOT(ZCC_E_DENIED, authorise(k, "anna", id));
	NOT(ZCC_E_DENIED, open_then_authorise(k, "finn", id));
	OK(open_then_authorise(k, "dora", id));
}

/* What waits is to be seen: it leaves by no time alone, and for room last of all. */
static void
what_waits_stays_on_the_board_as_long_as_there_is_room(void **state)
{
	struct kit *k = *state;
	uint64_t waiting = closed(k, "anna", "advies"), done = closed(k, "anna", "visite");
	kit_pass(k, (int64_t)k->settings.leave_board_s * 1000);
	kit_time(k);
	assert_true(book_case(k->b, waiting)->board_i >= 0);
	assert_true(book_case(k->b, done)->is_off_board);
	kit_pass(k, (int64_t)k->settings.leave_book_s * 1000);
	kit_time(k);
	assert_null(book_case(k->b, done));
	assert_non_null(book_case(k->b, waiting));
	/* the board is full of people who wait */
	while (book_totals(k->b).free_rows > 1)
		kit_call(k, LINE_SPOED);
	assert_int_equal(rule_room(k->b, &k->ev), ZCC_OK);
	assert_int_equal(k->ev.type, EV_CASE_LEFT);
	kit_apply(k);
	assert_true(book_case(k->b, waiting)->board_i < 0);
	assert_true(waits(k, waiting));
	assert_int_equal(book_totals(k->b).hidden, 0);
	OK(open_then_authorise(k, "chris", waiting));
	assert_int_equal(book_advised_num(k->b), 0);
}

/* An open case that nobody sees goes before a closed one that waits. */
static void
a_hidden_case_takes_the_row_of_advice(void **state)
{
	struct kit *k = *state;
	uint64_t waiting = closed(k, "anna", "advies");
	uint64_t last = 0;
	while (book_case(k->b, waiting)->board_i >= 0)
		last = kit_call(k, LINE_SPOED);
	assert_int_equal(book_totals(k->b).hidden, 0);
	assert_true(waits(k, waiting));
	/* and has one again when there is room */
	for (uint64_t id = last; id > last - 2; id--) {
		OK(kit_do(k, "anna", VERB_CLAIM, id));
		OK(kit_close(k, "anna", id, "visite"));
	}
	kit_pass(k, (int64_t)k->settings.leave_board_s * 1000);
	kit_time(k);
	assert_true(book_case(k->b, waiting)->board_i >= 0);
}

/* Taken back within its ten seconds, it is to be seen again. */
static void
an_authorisation_that_is_taken_back_is_on_the_board_again(void **state)
{
	struct kit *k = *state;
	uint64_t id = closed(k, "anna", "advies");
	kit_pass(k, (int64_t)k->settings.leave_board_s * 1000);
	OK(open_then_authorise(k, "chris", id));
	assert_true(kit_time(k) > 0);
	assert_true(book_case(k->b, id)->is_off_board);
	OK(kit_do(k, "chris", VERB_UNDO, 0));
	assert_true(book_case(k->b, id)->board_i >= 0);
	assert_false(book_case(k->b, id)->is_off_board);
	assert_true(waits(k, id));
	kit_time(k);
	assert_true(book_case(k->b, id)->board_i >= 0);
}

static unsigned
alarms(const struct kit *k, uint64_t value)
{
	const struct zcc_alarm_row *a;
	unsigned n = 0;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		n += !a->gone && alarm_is(a, KIND_ADVICE_LATE) && a->value == value;
	return n;
}

static void
over_the_limit_there_is_one_alarm_until_none_waits_so_long(void **state)
{
	struct kit *k = *state;
	uint64_t first = closed(k, "anna", "advies");
	kit_pass(k, 60000);
	uint64_t second = closed(k, "anna", "advies");
	kit_pass(k, 3600 * 1000 - 60001);
	kit_time(k);
	assert_int_equal(alarms(k, first), 0);
	kit_pass(k, 1);
	kit_time(k);
	assert_int_equal(alarms(k, first), 1);
	kit_pass(k, 60000);
	kit_time(k);
	assert_int_equal(alarms(k, first) + alarms(k, second), 1);
	OK(open_then_authorise(k, "chris", first));
	kit_time(k);
	assert_int_equal(alarms(k, first), 1); /* the second is late as well */
	OK(open_then_authorise(k, "chris", second));
	kit_time(k);
	assert_int_equal(alarms(k, first) + alarms(k, second), 0);
}

static int
shift(struct kit *k, const char *who, const char *act, const char *whom)
{
	struct ask *a = kit_ask(k, who, VERB_SHIFT, 0);
	strcpy(a->board.kind, act);
	strcpy(a->board.operator, whom);
	return kit_decide(k);
}

/* SH-1 */
static void
who_leaves_the_list_says_to_whom_and_who_takes_it_may_authorise(void **state)
{
	struct kit *k = *state;
	k->settings.role[0].shift = k->settings.role[2].shift = true;
	kit_config(k);
	OK(shift(k, "anna", "start", ""));
	OK(shift(k, "chris", "start", ""));
	OK(shift(k, "dora", "start", ""));
	uint64_t id = closed(k, "anna", "advies");
	OK(shift(k, "anna", "end", "")); /* a triagist owes nothing of it */
	NOT(ZCC_E_STATE, shift(k, "chris", "end", ""));
	assert_non_null(strstr(k->no.text, "advice waits for a regiearts (1)"));
	NOT(ZCC_E_STATE, shift(k, "chris", "end", "anna"));
	NOT(ZCC_E_STATE, shift(k, "chris", "end", "triagist"));
	OK(shift(k, "chris", "end", "dora"));
	assert_true(book_operator(k->b, "chris")->shift.began_wall != 0);
	OK(shift(k, "dora", "refuse", "chris"));
	OK(shift(k, "chris", "end", "regiearts"));
	OK(shift(k, "dora", "accept", "chris"));
	assert_int_equal(book_operator(k->b, "chris")->shift.began_wall, 0);
	assert_true(waits(k, id));
	OK(open_then_authorise(k, "dora", id));
	OK(shift(k, "dora", "end", "")); /* nothing is left to hand over */
}

/* HB-4: what stands in a dump is what the events left. */
static void
a_dump_has_what_waits_and_what_was_opened(void **state)
{
	struct kit *k = *state;
	uint64_t id = closed(k, "anna", "advies");
	OK(kit_do(k, "chris", VERB_DOSSIER, id));
	struct bytes dump = kit_dump(k->b);
	struct bytes in = bytes_reader(dump.data, dump.at);
	struct book *again = book_new(&k->sizes);
	assert_int_equal(book_load(again, &in), ZCC_OK);
	book_free(k->b);
	k->b = again;
	assert_int_equal(book_advised_num(k->b), 1);
	struct bytes same = kit_dump(k->b);
	assert_int_equal(same.at, dump.at);
	assert_memory_equal(same.data, dump.data, dump.at);
	OK(authorise(k, "chris", id));
	bytes_free(&dump);
	bytes_free(&same);
}

/* There is nothing left to agree with. */
static void
an_erased_dossier_waits_for_nobody(void **state)
{
	struct kit *k = *state;
	uint64_t id = closed(k, "anna", "advies");
	OK(kit_do(k, "anna", VERB_ERASE, id));
	assert_false(waits(k, id));
	assert_int_equal(book_advised_num(k->b), 0);
	kit_pass(k, (int64_t)k->settings.leave_board_s * 1000);
	kit_time(k);
	assert_true(book_case(k->b, id)->is_off_board);
}

#define S(name) cmocka_unit_test_setup_teardown(name, setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(what_was_not_triaged_is_not_closed_as_advice),
	    S(advice_of_a_triagist_alone_waits_for_a_regiearts),
	    S(where_nobody_authorises_nothing_waits),
	    S(only_the_version_that_this_doctor_opened_is_authorised),
	    S(who_may_not_and_who_gave_it_does_not_authorise_it),
	    S(what_waits_stays_on_the_board_as_long_as_there_is_room),
	    S(a_hidden_case_takes_the_row_of_advice),
	    S(an_authorisation_that_is_taken_back_is_on_the_board_again),
	    S(over_the_limit_there_is_one_alarm_until_none_waits_so_long),
	    S(who_leaves_the_list_says_to_whom_and_who_takes_it_may_authorise),
	    S(a_dump_has_what_waits_and_what_was_opened),
	    S(an_erased_dossier_waits_for_nobody),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_advice", tests, NULL, NULL);
}
