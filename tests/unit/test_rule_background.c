/* SPDX-License-Identifier: EUPL-1.2 */
/* BG-1, PE-6: what is known of a patient, who says so, and striking it. */
#include "tests/lib/advice_kit.h"

static int
setup(void **state)
{
	if (triage_open(state) != 0)
		return 1;
	struct kit *k = *state;
	advice_norms(&k->settings, MAY(VERB_STRIKE) | MAY(VERB_BACKGROUND));
	k->settings.noodknop_s = 900;
	kit_config(k);
	return 0;
}

static uint64_t
annas(struct kit *k)
{
	uint64_t id = kit_call(k, LINE_REGULIER);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	return id;
}

static struct ask *
known(struct kit *k, const char *who, uint64_t id, const char *kind)
{
	struct ask *a = kit_ask(k, who, VERB_BACKGROUND, id);
	a->has_dossier = true;
	strcpy(a->dossier.item_kind, kind);
	strcpy(a->dossier.origin, "huisarts");
	strcpy(a->dossier.consent, "gegeven");
	return a;
}

/* The row that says it; 0: refused. */
static uint64_t
limit(struct kit *k, const char *who, uint64_t id, const char *what, bool is_allowed)
{
	struct ask *a = known(k, who, id, "behandelgrens");
	strcpy(a->board.care, what);
	a->board.allowed = is_allowed;
	return kit_decide(k) == ZCC_OK ? k->ev.seq : 0;
}

static int
strike(struct kit *k, const char *who, uint64_t id, uint64_t part, const char *why)
{
	kit_ask(k, who, VERB_STRIKE, id)->board.from = part;
	strcpy(k->ask.board.reason, why);
	return kit_decide(k);
}

/* What the engine would find of a part that anna wrote. */
static void
there(struct kit *k, unsigned limit_is, bool is_allowed, bool is_struck)
{
	k->facts.part = (struct edge_part){.is_there = true, .is_struck = is_struck, .by = "anna",
	    .limit = (uint8_t)limit_is, .is_allowed = is_allowed};
}

static bool
stands(const struct kit *k, uint64_t id, unsigned limit_is)
{
	return (kit_row(k, id)->limits >> limit_is & 1) != 0;
}

static void
a_limit_stands_on_the_board_and_the_newer_of_two_holds(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	assert_int_not_equal(limit(k, "anna", id, "reanimeren", false), 0);
	assert_int_not_equal(limit(k, "anna", id, "ic", false), 0);
	assert_true(stands(k, id, LIMIT_CPR) && stands(k, id, LIMIT_ICU));
	assert_false(stands(k, id, LIMIT_HOSPITAL));
	assert_int_not_equal(limit(k, "anna", id, "reanimeren", true), 0);
	assert_false(stands(k, id, LIMIT_CPR));
	assert_true(stands(k, id, LIMIT_ICU));
}

static void
what_is_recorded_is_whole(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	struct ask *a = known(k, "anna", id, "horoscoop");
	NOT(ZCC_E_DATA, kit_decide(k));
	strcpy(a->dossier.item_kind, "medicatie");
	NOT(ZCC_E_DATA, kit_decide(k)); /* and which? */
	assert_int_equal(k->no.grounds.why, WHY_BACKGROUND_EMPTY);
	strcpy(a->dossier.item, "apixaban 2x5 mg");
	strcpy(a->board.care, "ic"); /* that is no medication */
	NOT(ZCC_E_DATA, kit_decide(k));
	a->board.care[0] = '\0';
	strcpy(a->dossier.origin, "buurvrouw");
	NOT(ZCC_E_DATA, kit_decide(k));
	strcpy(a->dossier.origin, "naaste");
	strcpy(a->dossier.consent, "");
	NOT(ZCC_E_DATA, kit_decide(k));
	strcpy(a->dossier.consent, "nood");
	OK(kit_decide(k));
	assert_int_equal(kit_row(k, id)->limits, 0);
	assert_int_equal(limit(k, "anna", id, "alles", false), 0);
	assert_int_equal(limit(k, "anna", id, "anders", false), 0); /* in words */
	assert_int_equal(limit(k, "anna", id, "", false), 0);
}

/* Of a refusal nothing is kept but that. */
static void
what_the_patient_refuses_is_not_kept(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	struct ask *a = known(k, "anna", id, "medicatie");
	strcpy(a->dossier.consent, "geweigerd");
	strcpy(a->dossier.item, "apixaban");
	NOT(ZCC_E_DATA, kit_decide(k));
	assert_int_equal(k->no.grounds.why, WHY_BACKGROUND_REFUSED);
	a->dossier.item[0] = '\0';
	OK(kit_decide(k));
}

static void
who_treats_records_it_and_nobody_else(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	assert_int_equal(limit(k, "bram", id, "ic", false), 0);
	assert_int_equal(k->no.grounds.why, WHY_NOT_TREATING);
	struct ask *a = kit_ask(k, "bram", VERB_NOODKNOP, id);
	strcpy(a->board.reason, "overig");
	a->has_dossier = true;
	strcpy(a->dossier.note, "kijken");
	OK(kit_decide(k));
	assert_int_equal(limit(k, "bram", id, "ic", false), 0); /* reading is not treating */
	uint64_t waits = kit_call(k, LINE_REGULIER);
	assert_int_equal(limit(k, "bram", waits, "ic", false), 0); /* take it first */
	advises(k, "anna", id);
	OK(kit_close(k, "anna", id, "advies"));
	assert_int_not_equal(limit(k, "anna", id, "ic", false), 0); /* had it in this shift */
	assert_int_not_equal(limit(k, "chris", id, "ziekenhuis", false), 0); /* is consulted */
}

static void
what_is_struck_holds_no_more_until_that_is_taken_back(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k), part = limit(k, "anna", id, "reanimeren", false);
	there(k, LIMIT_CPR, false, false);
	NOT(ZCC_E_DATA, strike(k, "anna", id, part, "zomaar"));
	OK(strike(k, "anna", id, part, "andere-patient"));
	assert_false(stands(k, id, LIMIT_CPR));
	there(k, LIMIT_CPR, false, true);
	NOT(ZCC_E_STATE, strike(k, "anna", id, part, "onjuist"));
	OK(strike(k, "anna", id, part, ""));
	assert_true(stands(k, id, LIMIT_CPR));
	there(k, LIMIT_CPR, false, false);
	NOT(ZCC_E_STATE, strike(k, "anna", id, part, ""));
	/* an older word that is struck changes nothing of the newer */
	uint64_t newer = limit(k, "anna", id, "reanimeren", false);
	OK(strike(k, "anna", id, part, "dubbel"));
	assert_true(stands(k, id, LIMIT_CPR));
	there(k, LIMIT_CPR, false, true);
	OK(strike(k, "anna", id, part, ""));
	assert_true(stands(k, id, LIMIT_CPR));
	there(k, LIMIT_CPR, false, false);
	OK(strike(k, "anna", id, newer, "achterhaald"));
	assert_false(stands(k, id, LIMIT_CPR));
}

static void
who_wrote_it_strikes_it_or_a_doctor(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	there(k, LIMIT_NONE, false, false);
	strcpy(k->facts.part.by, "bram");
	NOT(ZCC_E_DENIED, strike(k, "anna", id, 7, "onjuist"));
	assert_int_equal(k->no.grounds.why, WHY_STRIKE_NOT_YOURS);
	NOT(ZCC_E_DENIED, strike(k, "bram", id, 7, "onjuist")); /* it is anna's patient */
	assert_int_equal(k->no.grounds.why, WHY_NOT_TREATING);
	advises(k, "anna", id);
	OK(kit_close(k, "anna", id, "advies"));
	OK(strike(k, "chris", id, 7, "onjuist"));
	k->facts.part.is_there = false;
	NOT(ZCC_E_UNKNOWN, strike(k, "chris", id, 8, "onjuist"));
}

static void
an_erased_dossier_has_no_limits(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k);
	assert_int_not_equal(limit(k, "anna", id, "ic", false), 0);
	OK(kit_do(k, "anna", VERB_CLOSE, id));
	OK(kit_do(k, "anna", VERB_ERASE, id));
	assert_int_equal(kit_row(k, id)->limits, 0);
	assert_int_equal(limit(k, "anna", id, "ic", false), 0);
}

static void
a_dump_has_what_holds_and_by_which_word(void **state)
{
	struct kit *k = *state;
	uint64_t id = annas(k), part = limit(k, "anna", id, "ic", false);
	kit_restart(k);
	assert_int_equal(book_case(k->b, id)->row.limits, 1 << LIMIT_ICU);
	assert_int_equal(book_case(k->b, id)->limit_seq[LIMIT_ICU], part);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, triage_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(a_limit_stands_on_the_board_and_the_newer_of_two_holds),
	    T(what_is_recorded_is_whole),
	    T(what_the_patient_refuses_is_not_kept),
	    T(who_treats_records_it_and_nobody_else),
	    T(what_is_struck_holds_no_more_until_that_is_taken_back),
	    T(who_wrote_it_strikes_it_or_a_doctor),
	    T(an_erased_dossier_has_no_limits),
	    T(a_dump_has_what_holds_and_by_which_word),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("rule_background", tests, NULL, NULL);
}
