/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-7: what follows from a birth date; U5: a clock to the next day of work. */
#include "tests/lib/book_kit.h"
#include "tests/lib/protocol_kit.h"

#include "shared/care/calendar.h"
#include "shared/care/triage.h"

#define SAFE "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 abcd:E=4 "

static struct protocol *demo;

static int
setup(void **state)
{
	if (kit_setup(state) != 0)
		return 1;
	struct kit *k = *state;
	demo = kit_shipped("demo");
	k->facts.protocol = demo;
	memcpy(k->settings.triaged_s, settings_triaged_s, sizeof k->settings.triaged_s);
	kit_config(k);
	return 0;
}

static int
teardown(void **state)
{
	protocol_free(demo);
	return kit_teardown(state);
}

/* A call in anna's hands, whose patient has this birth date. */
static uint64_t
taken(struct kit *k, const char *birth_date)
{
	struct ask *a = kit_ask(k, "anna", VERB_INTAKE, 0);
	a->board.line = LINE_REGULIER;
	a->has_dossier = true;
	strcpy(a->dossier.birth_date, birth_date);
	OK(kit_decide(k));
	uint64_t id = book_next_case(k->b) - 1;
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	a = kit_ask(k, "anna", VERB_IDENTIFY, id);
	strcpy(a->board.reason, "onbekend");
	OK(kit_decide(k));
	return id;
}

static int
triage(struct kit *k, uint64_t id, struct protocol_day born, const char *answers)
{
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->has_dossier = true;
	strcpy(a->dossier.answers, answers);
	k->facts.born = born;
	int code = kit_decide(k);
	k->facts.born = (struct protocol_day){0, 0, 0};
	return code;
}

/* The kit's day is 2 March 2026. */
static void
a_birth_date_gives_the_age_in_years(void **state)
{
	struct kit *k = *state;
	assert_int_equal(kit_row(k, taken(k, ""))->age, AGE_UNKNOWN);
	uint64_t id = taken(k, "1986-03-02");
	assert_int_equal(kit_row(k, id)->age, 40);
	id = taken(k, "1986-03-03");
	assert_int_equal(kit_row(k, id)->age, 39);
	id = taken(k, "2024-02-29");
	assert_int_equal(kit_row(k, id)->age, 2);
	struct ask *a = kit_ask(k, "anna", VERB_IDENTIFY, id);
	a->has_dossier = true;
	strcpy(a->dossier.birth_date, "1950-01-01");
	strcpy(a->board.reason, "overig");
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, id)->age, 76);
	a = kit_ask(k, "anna", VERB_IDENTIFY, id); /* told no more: it stays */
	strcpy(a->board.reason, "overig");
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, id)->age, 76);
}

static void
who_is_under_three_months_is_a_risk_group_that_nobody_ticks(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "");
	OK(triage(k, id, (struct protocol_day){2025, 12, 3}, SAFE "complaint:koorts-baby answer:baby-temp=3"));
	assert_string_equal(kit_triage(k, id)->cause, "jonger-3-maanden");
	OK(triage(k, id, (struct protocol_day){2025, 12, 2}, SAFE "complaint:koorts-baby answer:baby-temp=3"));
	assert_string_not_equal(kit_triage(k, id)->cause, "jonger-3-maanden");
	OK(triage(k, id, (struct protocol_day){0, 0, 0}, SAFE "complaint:koorts-baby answer:baby-temp=3"));
	assert_string_not_equal(kit_triage(k, id)->cause, "jonger-3-maanden");
}

static void
of_the_youngest_another_complaint_is_asked(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "");
	struct protocol_day young = {2026, 1, 1}, old = {2025, 1, 1};
	NOT(ZCC_E_DATA, triage(k, id, young, SAFE "complaint:koorts answer:drinken=2"));
	assert_int_equal(k->no.grounds.why, WHY_YOUNGER);
	OK(triage(k, id, young, SAFE "complaint:koorts-baby answer:baby-temp=3"));
	OK(triage(k, id, old, SAFE "complaint:koorts answer:drinken=2"));
	OK(triage(k, id, young, "abcd:B=2 complaint:koorts")); /* U1 waits for no better question */
}

static void
u5_is_for_the_next_day_of_work(void **state)
{
	struct kit *k = *state;
	uint64_t id = taken(k, "");
	OK(triage(k, id, (struct protocol_day){0, 0, 0},
	    SAFE "complaint:pijn-borst answer:borst-aard=3 answer:kleur=3 answer:borst-duur=3 answer:praten=3 "
	    "answer:weggeraakt=3 answer:hart-bekend=2 answer:begin=3"));
	struct ask *a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->board.urgency = 5;
	strcpy(a->board.reason, "gezien");
	OK(kit_decide(k));
	const struct zcc_case_row *r = kit_row(k, id);
	int64_t end = calendar_ms(calendar_day(2026, 3, 3), 17 * 60, CALENDAR_FIRST);
	assert_int_equal(r->urgency, 5);
	assert_int_equal(r->due_line - r->received_line, (end - r->received_wall) / 1000 * 1000);
	k->settings.triaged_s[5] = 0;
	kit_config(k);
	a = kit_ask(k, "anna", VERB_TRIAGE, id);
	a->board.urgency = 5;
	strcpy(a->board.reason, "gezien");
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, id)->due_line, ZCC_NEVER);
}

#define S(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    S(a_birth_date_gives_the_age_in_years),
	    S(who_is_under_three_months_is_a_risk_group_that_nobody_ticks),
	    S(of_the_youngest_another_complaint_is_asked),
	    S(u5_is_for_the_next_day_of_work),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_age", tests, NULL, NULL);
}
