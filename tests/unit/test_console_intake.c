/* SPDX-License-Identifier: EUPL-1.2 */
/* The form of a call that comes in. */
#include "tests/lib/console_kit.h"

static int
begin_intake(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= UINT64_C(1) << VERB_INTAKE | UINT64_C(1) << VERB_ENTER |
		    UINT64_C(1) << VERB_TRANSFER;
	return 0;
}

/* Two keys and the line take a call in. */
static void
only_the_line_must_be_filled(void **state)
{
	struct intent i;

	(void)state;
	press('m');
	assert_true(screen_has("Er komt een oproep binnen"));
	assert_true(screen_has("1 spoed  2 regulier"));
	press(KEY_PGDN);
	press(KEY_ENTER); /* the cursor goes back to what is missing */
	assert_false(next_intent(&i));
	assert_true(screen_has("Dit klopt niet: Lijn"));
	type("1");
	assert_true(screen_has("= spoed"));
	press(KEY_PGDN);
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_INTAKE);
	assert_string_equal(i.call[0], "spoed");
	assert_string_equal(i.call[1], "");
	assert_false(i.is_final);
	answer(&i, ZCC_OK, 24040);
	assert_true(screen_has("24040 is aangenomen."));
}

static void
every_field_travels_and_is_wiped_when_the_hub_has_it(void **state)
{
	static const char *const typed[] = { "zorg", "val van trap", "Borne", "Dorpsstraat 3", "0612345678",
		"De Vries", "81", "v" };
	struct intent i;

	(void)state;
	press('m');
	for (unsigned k = 0; k < 8; k++) {
		type(typed[k]);
		press(KEY_ENTER);
	}
	type("\n\n\n"); /* of the professional himself nothing is known */
	assert_true(next_intent(&i));
	assert_string_equal(i.call[0], "zorgverlener");
	for (unsigned k = 1; k < 8; k++)
		assert_string_equal(i.call[k], typed[k]);
	assert_true(screen_has("Dorpsstraat 3")); /* until it is answered */
	answer(&i, ZCC_OK, 24040);
	press('m');
	assert_false(screen_has("Dorpsstraat 3"));
	assert_false(screen_has("De Vries"));
}

/* HB-8 */
static void
a_wrong_value_is_named_and_nothing_is_sent(void **state)
{
	struct intent i;

	(void)state;
	press('m');
	type("2");
	press(KEY_PGDN);
	press(KEY_UP);
	type("zes");
	press(KEY_DOWN);
	press(KEY_ENTER);
	assert_false(next_intent(&i));
	assert_true(screen_has("Dit klopt niet: Leeftijd"));
	press(KEY_CTRL_U);
	type("6");
	press(KEY_ENTER);
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	answer(&i, ZCC_E_BUSY, 0); /* refused: it stays as it was typed */
	assert_true(screen_has("Er komt een oproep binnen"));
	press(KEY_ESC);
	assert_true(screen_has("De oproep is niet aangenomen; m gaat ermee verder"));
	press('m');
	assert_true(screen_has("= regulier"));
}

/* OV-5, C19: the meldkamer hands over at once; what was not done is said. */
static void
the_meldkamer_hands_over_at_once_or_reads_why_not(void **state)
{
	static const char *const typed[] = { "112", "", "", "", "", "", "", "", "triagist", "val", "woont alleen",
		"stabiel", "neem over" };
	struct grounds why = { .why = WHY_NO_SHIFT, .values_num = 1, .value = { "mka" } };
	struct console_reply r = { ZCC_OK, 24040, "no running shift", &why };
	struct intent i;

	(void)state;
	c->who.desk = DESK_MELDKAMER;
	press('m');
	for (unsigned k = 0; k < 13; k++) {
		type(typed[k]);
		press(KEY_ENTER);
	}
	assert_true(next_intent(&i));
	assert_string_equal(i.call[0], "112");
	assert_string_equal(i.call[8], "triagist");
	assert_string_equal(i.call[12], "neem over");
	console_answer(c, i.ticket, &r, now_ms);
	assert_true(screen_has("24040 wacht, niet overgedragen: "));
}

/* PT-1: the times are those of the clock on the wall, the last time that it was so. */
static void
a_call_from_paper_has_its_real_times(void **state)
{
	static const char *const typed[] = { "2", "13:20", "13:25", "14:00", "2", "koorts", "", "", "", "De Vries", "",
		"", "van kaart 12" };
	int64_t wall = a.board.now_line + a.board.wall_offset;
	struct intent i;

	(void)state;
	type(":papier\n");
	assert_true(screen_has("Een oproep van papier"));
	press(KEY_PGDN);
	press(KEY_ENTER);
	assert_true(screen_has("Dit klopt niet: Lijn"));
	for (unsigned k = 0; k < 13; k++) {
		type(typed[k]);
		press(KEY_ENTER);
	}
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_ENTER);
	assert_string_equal(i.call[0], "regulier");
	assert_string_equal(i.call[1], "koorts");
	assert_string_equal(i.call[5], "De Vries");
	assert_string_equal(i.call[13], "van kaart 12");
	assert_string_equal(i.reason, settings.reason[1]);
	assert_true(i.moment[0] <= (uint64_t)wall && i.moment[1] == i.moment[0] + 5 * 60000 &&
	    i.moment[2] == i.moment[0] + 40 * 60000);
	answer(&i, ZCC_OK, 24040);
	assert_true(screen_has("24040 is aangenomen."));
}

/* KB-1, PI-8: on the line for professionals the card has what was asked, and as what he called. */
static void
KB_1_PI_8_a_professional_on_paper_is_asked_what_he_wanted(void **state)
{
	static const char *const typed[] = { "3", "13:20", "13:25", "", "", "koorts", "", "", "", "", "", "", "ind", "huisarts",
		"De Linde", "van kaart 3" };
	struct intent i;

	(void)state;
	type(":papier\n");
	assert_false(screen_has("Organisatie"));
	for (unsigned k = 0; k < sizeof(typed) / sizeof(typed[0]); k++) {
		type(typed[k]);
		if (k == 12)
			assert_true(screen_has("= indicatie"));
		press(KEY_ENTER);
	}
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_ENTER);
	assert_string_equal(i.call[0], "zorgverlener");
	assert_string_equal(i.call[13], "van kaart 3");
	assert_string_equal(i.call[14], "indicatie");
	assert_string_equal(i.call[15], "huisarts");
	assert_string_equal(i.call[16], "De Linde");
}

static void
a_call_from_paper_came_at_some_time(void **state)
{
	struct intent i;

	(void)state;
	type(":papier\n2\n");
	press(KEY_PGDN);
	press(KEY_ENTER);
	assert_false(next_intent(&i));
	assert_true(screen_has("Dit klopt niet: Binnen om"));
	type("25:99\n");
	press(KEY_PGDN);
	press(KEY_ENTER);
	assert_false(next_intent(&i));
	assert_true(screen_has("Dit klopt niet: Binnen om"));
	press(KEY_ESC);
	assert_true(screen_has(":papier gaat ermee verder"));
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, begin_intake, end)
	const struct CMUnitTest tests[] = {
		IN(only_the_line_must_be_filled),
		IN(every_field_travels_and_is_wiped_when_the_hub_has_it),
		IN(a_wrong_value_is_named_and_nothing_is_sent),
		IN(the_meldkamer_hands_over_at_once_or_reads_why_not),
		IN(a_call_from_paper_has_its_real_times),
		IN(KB_1_PI_8_a_professional_on_paper_is_asked_what_he_wanted),
		IN(a_call_from_paper_came_at_some_time),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_intake", tests, NULL, NULL);
}
