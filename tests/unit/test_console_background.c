/* SPDX-License-Identifier: EUPL-1.2 */
/* BG-1, PE-6: behandelgrenzen above every screen about a patient, the form, and what is struck. */
#include "tests/lib/console_kit.h"

static int
begin_treating(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= UINT64_C(1) << VERB_BACKGROUND | UINT64_C(1) << VERB_STRIKE;
	return 0;
}

/* Two notes of his own case, the second struck. */
static void
give_dossier(void)
{
	struct dossier_part part[2] = { { .seq = 41, .verb = VERB_NOTE, .operator = "demo" },
		{ .seq = 47, .verb = VERB_NOTE, .operator = "demo", .struck_why = STRIKE_WRONG,
		    .struck_by = "k.vos" } };

	strcpy(part[0].fields.note, "eerste woorden");
	strcpy(part[1].fields.note, "vergiste woorden");
	part[1].struck_ms = part[0].at_ms = a.board.now_line + a.board.wall_offset;
	console_dossier(c, 23975, part, 2);
	console_draw(c, &f, now_ms);
}

static void
the_limits_come_first_also_with_a_shut_dossier(void **state)
{
	(void)state;
	row_of(23975)->limits = 1 << LIMIT_CPR | 1 << LIMIT_ICU;
	type("975\r");
	assert_true(screen_has("BEHANDELGRENZEN  NIET reanimeren, NIET naar de ic"));
	assert_true(screen_has("dossier is niet geopend"));
	press(KEY_ESC);
	assert_true(screen_has("NIET reanimeren, NIET naar de ic")); /* with the selected case */
	row_of(23975)->limits = 1 << LIMIT_OTHER;
	type("975\r");
	assert_true(screen_has("BEHANDELGRENZEN  zie het dossier"));
	row_of(23975)->limits = 0;
	assert_false(screen_has("BEHANDELGRENZEN"));
}

static void
digits_and_words_record_a_limit(void **state)
{
	struct intent i;

	(void)state;
	type("975\rg");
	assert_true(screen_has("Wat is het?"));
	press('1');
	assert_true(screen_has("Wat wordt niet gedaan?"));
	press('9');
	press('1');
	assert_true(screen_has("Geldt het?"));
	press('1');
	assert_true(screen_has("Wie zei het?"));
	assert_true(screen_has("\n behandelgrens, reanimeren, wordt niet gedaan\n"));
	press('3');
	press('1');
	/* what digits said stands there before Enter records it */
	assert_true(screen_has("\n behandelgrens, reanimeren, wordt niet gedaan, eigen huisarts, gegeven\n"));
	type("besproken op 1 maart\r");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_BACKGROUND);
	assert_int_equal(i.row, 23975);
	assert_string_equal(i.reason, "behandelgrens");
	assert_string_equal(i.care, "reanimeren");
	assert_false(i.verified);
	assert_string_equal(i.shift, "huisarts");
	assert_string_equal(i.whom, "gegeven");
	assert_string_equal(i.note, "besproken op 1 maart");
	assert_int_equal(c->over, OVER_NONE);
	assert_int_equal(c->background.words.len, 0);
	answer(&i, ZCC_OK, 23975);
	assert_true(screen_has("Achtergrond vastgelegd bij 23975."));
}

/* One part of many: which limit it was, and whether it holds. */
static void
the_dossier_says_which_limit_was_recorded(void **state)
{
	struct dossier_part part[2] = { { .seq = 41, .verb = VERB_BACKGROUND, .operator = "demo", .limit = LIMIT_CPR },
		{ .seq = 47, .verb = VERB_BACKGROUND, .operator = "demo", .limit = LIMIT_ICU, .is_allowed = true } };

	(void)state;
	strcpy(part[0].fields.item_kind, "behandelgrens");
	strcpy(part[1].fields.item_kind, "behandelgrens");
	type("975\r");
	console_dossier(c, 23975, part, 2);
	assert_true(screen_has("Grens       reanimeren: wordt niet gedaan"));
	assert_true(screen_has("Grens       naar de ic: mag toch worden gedaan"));
}

static void
medication_asks_for_no_limit_and_a_refusal_keeps_nothing(void **state)
{
	struct intent i;

	(void)state;
	type("975\rg2");
	assert_true(screen_has("Wie zei het?"));
	type("42");
	type("dat mag niemand weten\r");
	assert_true(next_intent(&i));
	assert_string_equal(i.reason, "medicatie");
	assert_string_equal(i.care, "");
	assert_string_equal(i.whom, "geweigerd");
	assert_string_equal(i.note, "");
}

static void
escape_goes_one_question_back(void **state)
{
	struct intent i;

	(void)state;
	type("975\rg1123");
	assert_true(screen_has("hier bekend is?"));
	press(KEY_ESC);
	assert_true(screen_has("Wie zei het?"));
	press(KEY_ESC);
	assert_true(screen_has("Geldt het?"));
	for (int n = 0; n < 3; n++)
		press(KEY_ESC);
	assert_int_equal(c->over, OVER_NONE);
	assert_false(next_intent(&i));
}

static void
what_is_struck_keeps_its_place_and_is_shown_on_demand(void **state)
{
	(void)state;
	type("975\r");
	give_dossier();
	assert_true(screen_has("eerste woorden"));
	assert_true(screen_has("DOORGEHAALD om 14:32 door k.vos, onjuist: z toont het"));
	assert_false(screen_has("vergiste woorden"));
	press('z');
	assert_true(screen_has("vergiste woorden"));
	press('z');
	assert_false(screen_has("vergiste woorden"));
}

static void
a_part_is_struck_by_its_number_and_back_again(void **state)
{
	struct intent i;

	(void)state;
	type("975\r");
	type(":door 1 onjuist\r");
	assert_false(next_intent(&i)); /* nothing is open */
	give_dossier();
	assert_true(screen_has("[2]"));
	type(":door 1 onjuist\r");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_STRIKE);
	assert_int_equal(i.row, 23975);
	assert_int_equal(i.list, 41);
	assert_string_equal(i.reason, "onjuist");
	answer(&i, ZCC_OK, 23975);
	assert_true(next_intent(&i)); /* and is read again */
	assert_int_equal(i.verb, VERB_DOSSIER);
	give_dossier();
	type(":door 1\r"); /* it is not struck: why is to be said, and by which words */
	assert_false(next_intent(&i));
	assert_true(screen_has("Deel 1 doorhalen, waarom? onjuist, andere-patient, dubbel, achterhaald"));
	type(":door 1 verzonnen\r");
	assert_false(next_intent(&i));
	assert_true(screen_has("Deel 1 doorhalen, waarom?"));
	type(":door 2 onjuist\r");
	assert_false(next_intent(&i));
	assert_true(screen_has("Deel 2 is al doorgehaald; :door 2 herstelt dat"));
	type(":door 2\r");
	assert_true(next_intent(&i));
	assert_int_equal(i.list, 47);
	assert_string_equal(i.reason, "");
	type(":door 3 onjuist\r");
	assert_false(next_intent(&i));
}

#define TREATS(test) cmocka_unit_test_setup_teardown(test, begin_treating, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TREATS(the_limits_come_first_also_with_a_shut_dossier),
		TREATS(digits_and_words_record_a_limit),
		TREATS(the_dossier_says_which_limit_was_recorded),
		TREATS(medication_asks_for_no_limit_and_a_refusal_keeps_nothing),
		TREATS(escape_goes_one_question_back),
		TREATS(what_is_struck_keeps_its_place_and_is_shown_on_demand),
		TREATS(a_part_is_struck_by_its_number_and_back_again),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_background", tests, NULL, NULL);
}
