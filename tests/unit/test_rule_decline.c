/* SPDX-License-Identifier: EUPL-1.2 */
/* TB-6, C1, PE-9: a regiearts does not authorise advice, and the patient is called back. */
#include "tests/lib/advice_kit.h"

#include "shared/care/alarm.h"

static int
setup(void **state)
{
	if (triage_open(state) != 0)
		return 1;
	struct kit *k = *state;
	advice_norms(&k->settings, MAY(VERB_DOSSIER) | MAY(VERB_UNDO));
	k->settings.enter_max_s = 3600;
	k->settings.line[LINE_TERUGBELLEN].norm_s = 600;
	kit_config(k);
	kit_operator(k, "dora", "regiearts", 5);
	return 0;
}

/* A caller who can be called back. */
static uint64_t
called(struct kit *k, unsigned line)
{
	struct ask *a = kit_ask(k, "anna", VERB_INTAKE, 0);
	a->board.line = (uint8_t)line;
	a->has_dossier = true;
	strcpy(a->dossier.phone, "0612345678");
	OK(kit_decide(k));
	return k->ev.u.received.row.id;
}

static uint64_t
closed(struct kit *k, const char *who, const char *reason)
{
	return closes(k, who, called(k, LINE_ZORGVERLENER), reason);
}

static struct ask *
ask_decline(struct kit *k, const char *who, uint64_t id)
{
	struct ask *a = kit_ask(k, who, VERB_AUTHORISE, id);
	strcpy(a->board.reason, "terug");
	a->has_dossier = true;
	strcpy(a->dossier.note, "laat vandaag nog een arts kijken");
	return a;
}

/* As the engine does: and what follows from it. */
static int
decline(struct kit *k, const char *who, uint64_t id)
{
	struct event done;
	OK(kit_do(k, who, VERB_DOSSIER, id));
	ask_decline(k, who, id);
	int code = kit_decide(k);
	for (done = k->ev; code == ZCC_OK && rule_follow(k->b, &done, k->now, &k->ev) == ZCC_OK;)
		kit_apply(k);
	return code;
}

/* C1, TB-6: it is open again, in its class, with a clock of its own, and waits for nobody any more. */
static void
advice_that_is_declined_is_a_call_back_of_its_class(void **state)
{
	struct kit *k = *state;
	uint64_t id = closed(k, "anna", "advies");
	const struct zcc_case_row *row = kit_row(k, id);
	kit_pass(k, 300000);
	OK(decline(k, "chris", id));
	assert_int_equal(row->state, CASE_TERUGBELLEN);
	assert_int_equal(row->urgency, 3);
	assert_false(waits(k, id));
	assert_int_equal(book_advised_num(k->b), 0);
	assert_true(row->flags & CASE_FLAG_DECLINED && row->flags & CASE_FLAG_CALLBACK);
	assert_string_equal(row->claimed_by, "");
	assert_string_equal(row->held_by, "anna");
	assert_string_equal(row->reason, "");
	assert_int_equal(row->due_line, k->now.line_ms + 600000);
	assert_int_equal(row->promised_line, row->due_line);
	assert_int_equal(row->promised_wall, k->now.wall_ms + 600000);
	NOT(ZCC_E_STATE, kit_do(k, "chris", VERB_UNDO, 0)); /* who gave it knows */
	/* a promise that is not kept is the alarm that any call back has */
	assert_ptr_equal(book_first_promised(k->b), book_case(k->b, id));
	/* the words were of a triagist alone: so is the next advice */
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	assert_int_equal(row->flags & CASE_FLAG_DECLINED, CASE_FLAG_DECLINED);
	OK(kit_close(k, "anna", id, "advies"));
	assert_true(waits(k, id));
	assert_int_equal(row->flags & CASE_FLAG_DECLINED, 0);
}

static bool
is_alarmed(const struct kit *k, uint64_t id)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		if (!a->gone && alarm_is(a, KIND_LEFT) && a->value == id)
			return true;
	return false;
}

/* On a card of paper, of this line: who may call a U0 or U1 advised is only the past (PT-1, KB-3). */
static uint64_t
advised_on_paper(struct kit *k, unsigned line, const char *phone)
{
	kit_pass(k, 60000);
	struct ask *a = kit_ask(k, "anna", VERB_ENTER, 0);
	a->board.line = (uint8_t)line;
	a->board.received = a->board.answered = a->board.closed = (uint64_t)k->now.wall_ms - 30000;
	strcpy(a->board.reason, "advies");
	a->has_dossier = phone[0] != '\0';
	strcpy(a->dossier.phone, phone);
	OK(kit_decide(k));
	return k->ev.u.received.row.id;
}

/* TE-2: nobody has it from now on, and a U0 or U1 waits for no time of its own. */
static void
declined_advice_about_a_u1_is_alone_at_once(void **state)
{
	struct kit *k = *state;
	uint64_t id = advised_on_paper(k, LINE_SPOED, "0612345678");
	assert_int_equal(kit_row(k, id)->urgency, 1);
	kit_pass(k, 300000);
	kit_time(k);
	OK(decline(k, "chris", id));
	assert_int_equal(kit_row(k, id)->due_line, k->now.line_ms);
	kit_pass(k, (int64_t)k->settings.alarm.urgent_s * 1000 - 1);
	kit_time(k);
	assert_false(is_alarmed(k, id));
	kit_pass(k, 1);
	kit_time(k);
	assert_true(is_alarmed(k, id));
}

/* TB-6, C20: by who read this version, and did not give it; in words. */
static void
advice_is_declined_in_words_by_who_read_it(void **state)
{
	struct kit *k = *state;
	uint64_t id = closed(k, "anna", "advies");
	ask_decline(k, "chris", id);
	NOT(ZCC_E_STATE, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_OPEN_FIRST);
	OK(kit_do(k, "chris", VERB_DOSSIER, id));
	ask_decline(k, "chris", id)->dossier.note[0] = '\0';
	assert_int_equal(ask_check(&k->ask, "2026-03-02", &k->no), ZCC_E_DATA);
	assert_int_equal(k->no.grounds.why, WHY_DECLINE);
	strcpy(ask_decline(k, "chris", id)->board.reason, "nee");
	assert_int_equal(ask_check(&k->ask, "2026-03-02", &k->no), ZCC_E_DATA);
	ask_decline(k, "chris", id)->board.reason[0] = '\0'; /* nobody agrees by mistake */
	assert_int_equal(ask_check(&k->ask, "2026-03-02", &k->no), ZCC_E_DATA);
	ask_decline(k, "chris", id);
	assert_int_equal(ask_check(&k->ask, "2026-03-02", &k->no), ZCC_OK);
	ask_decline(k, "anna", id);
	NOT(ZCC_E_DENIED, kit_decide(k));
	OK(kit_do(k, "chris", VERB_AUTHORISE, id));
	uint64_t cared_for = closed(k, "anna", "visite");
	ask_decline(k, "dora", cared_for);
	NOT(ZCC_E_STATE, kit_decide(k));
}

/* PE-9, TE-1: who gave it is offered it, and hears so, when he can take it; then it is for everybody. */
static void
who_gave_declined_advice_is_offered_its_call_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = closed(k, "anna", "advies"), other = closed(k, "anna", "advies");
	OK(decline(k, "chris", id));
	assert_string_equal(book_case(k->b, id)->pushed_to, "anna");
	assert_string_equal(book_operator(k->b, "anna")->push.by, "chris");
	NOT(ZCC_E_TAKEN, kit_do(k, "bram", VERB_CLAIM, id));
	/* offered one thing at a time */
	OK(decline(k, "chris", other));
	assert_string_equal(book_case(k->b, other)->pushed_to, "");
	assert_string_equal(kit_row(k, other)->held_by, "anna");
	OK(kit_do(k, "bram", VERB_CLAIM, other));
	kit_pass(k, (int64_t)k->settings.push_s * 1000);
	kit_time(k);
	assert_string_equal(book_case(k->b, id)->pushed_to, "");
	OK(kit_do(k, "bram", VERB_CLAIM, id));
	assert_string_equal(kit_row(k, id)->held_by, "");
	/* whose shift is over works no more */
	k->settings.role[0].shift = true;
	kit_config(k);
	kit_ask(k, "bram", VERB_SHIFT, 0);
	strcpy(k->ask.board.kind, "start");
	OK(kit_decide(k));
	OK(kit_close(k, "bram", id, "advies"));
	kit_ask(k, "bram", VERB_SHIFT, 0);
	strcpy(k->ask.board.kind, "end");
	NOT(ZCC_E_STATE, kit_decide(k)); /* the other one */
	OK(kit_close(k, "bram", other, "advies"));
	kit_ask(k, "bram", VERB_SHIFT, 0);
	strcpy(k->ask.board.kind, "end");
	OK(kit_decide(k));
	OK(decline(k, "chris", id));
	assert_string_equal(book_case(k->b, id)->pushed_to, "");
}

/* CB-1: who has no number is shown and counted; attempts of before do not count. */
static void
declined_advice_begins_its_attempts_anew(void **state)
{
	struct kit *k = *state;
	uint64_t id = called(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	advises(k, "anna", id);
	OK(kit_do(k, "anna", VERB_ABANDON, id));
	for (unsigned i = 0; i < k->settings.callback_attempts; i++) {
		kit_ask(k, "anna", VERB_CALLBACK, id)->board.attempt = ATTEMPT_NO_ANSWER;
		OK(kit_decide(k));
	}
	assert_true(kit_row(k, id)->marks & CASE_MARK_REGIE);
	OK(kit_close(k, "anna", id, "advies"));
	assert_true(waits(k, id));
	OK(decline(k, "chris", id));
	assert_int_equal(kit_row(k, id)->attempts, 0);
	assert_int_equal(kit_row(k, id)->marks & CASE_MARK_REGIE, 0);
	assert_string_equal(kit_row(k, id)->held_by, ""); /* nobody had it in hand */
	uint64_t nameless = closes(k, "anna", kit_call(k, LINE_REGULIER), "advies");
	assert_true(kit_row(k, nameless)->marks & CASE_MARK_NO_NUMBER);
	OK(decline(k, "chris", nameless));
	assert_int_equal(kit_row(k, nameless)->state, CASE_TERUGBELLEN);
	assert_int_equal(kit_row(k, nameless)->promised_line, 0);
	assert_int_equal(kit_row(k, nameless)->due_line, k->now.line_ms + 600000);
}

static const struct zcc_alarm_row *
alarm_of(const struct kit *k, const char *kind, uint64_t id)
{
	const struct zcc_alarm_row *a;
	for (uint32_t i = 0; (a = book_each_alarm(k->b, &i)) != NULL;)
		if (strcmp(a->kind, kind) == 0 && a->value == id && !a->gone)
			return a;
	return NULL;
}

/* Declined by chris, of this line, and nobody knows a number. */
static uint64_t
nameless_declined(struct kit *k, unsigned line)
{
	uint64_t id = advised_on_paper(k, line, "");
	OK(decline(k, "chris", id));
	return id;
}

/* CB-1, TB-6: who cannot be called is never silently off the list: the regiearts decides, and is told so. */
static void
declined_advice_without_a_number_is_for_the_regiearts_at_once(void **state)
{
	struct kit *k = *state;
	k->settings.line[LINE_SPOED].urgency = 1;
	k->settings.line[LINE_REGULIER].urgency = 3;
	k->settings.line[LINE_ZELFTRIAGE].urgency = 4;
	kit_config(k);
	uint64_t grave = nameless_declined(k, LINE_SPOED);
	assert_int_equal(kit_row(k, grave)->urgency, 1);
	assert_true(kit_row(k, grave)->marks & CASE_MARK_REGIE);
	assert_non_null(alarm_of(k, "callback-regie", grave));
	uint64_t least = nameless_declined(k, LINE_ZELFTRIAGE);
	assert_int_equal(kit_row(k, least)->marks & CASE_MARK_REGIE, 0);
	kit_reason(&k->settings, "geen-gehoor");
	kit_config(k);
	strcpy(kit_ask(k, "anna", VERB_CLOSE, grave)->board.reason, "geen-gehoor");
	NOT(ZCC_E_DENIED, kit_decide(k)); /* that is the regiearts's to say */
	assert_int_equal(k->no.grounds.why, WHY_REGIE_DECIDES);
	OK(kit_do(k, "anna", VERB_CLAIM, grave)); /* who has it looks after it */
	kit_time(k);
	assert_null(alarm_of(k, "callback-regie", grave));
}

static void
declined_advice_of_who_is_less_urgent_and_has_no_number_is_too(void **state)
{
	struct kit *k = *state;
	k->settings.line[LINE_REGULIER].urgency = 3;
	kit_config(k);
	uint64_t mild = nameless_declined(k, LINE_REGULIER);
	assert_true(kit_row(k, mild)->marks & CASE_MARK_REGIE);
	assert_non_null(alarm_of(k, "regie-decides", mild));
}

#define S(name) cmocka_unit_test_setup_teardown(name, setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(advice_that_is_declined_is_a_call_back_of_its_class),
	    S(declined_advice_about_a_u1_is_alone_at_once),
	    S(advice_is_declined_in_words_by_who_read_it),
	    S(who_gave_declined_advice_is_offered_its_call_back),
	    S(declined_advice_begins_its_attempts_anew),
	    S(declined_advice_without_a_number_is_for_the_regiearts_at_once),
	    S(declined_advice_of_who_is_less_urgent_and_has_no_number_is_too),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_decline", tests, NULL, NULL);
}
