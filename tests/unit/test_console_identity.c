/* SPDX-License-Identifier: EUPL-1.2 */
/* ID-1 on the screen: the form of who the patient is. */
#include "tests/lib/console_kit.h"

static struct zcc_case_row *
mine(void)
{
	return row_of(24031);
}

/* A case of our own, opened. */
static int
begin_case(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= UINT64_C(1) << VERB_IDENTIFY;
	strcpy(mine()->claimed_by, "demo");
	mine()->state = CASE_AANGENOMEN;
	console_update(c, &a.board, now_ms);
	press(KEY_ENTER);
	assert_int_equal(c->case_id, 24031);
	return 0;
}

/* `p`, and the dossier that the hub answers it with. */
static void
open_form(const struct ask_dossier *told)
{
	struct dossier_part part = { .verb = VERB_INTAKE, .fields = *told };
	struct intent i;

	press('p');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_DOSSIER);
	assert_int_equal(i.row, 24031);
	console_dossier(c, 24031, &part, 1);
	answer(&i, ZCC_OK, 24031);
	console_draw(c, &f, now_ms);
}

static void
what_is_known_is_confirmed_with_one_key(void **state)
{
	struct ask_dossier d = { .name = "Zoë de Vlugt", .birth_date = "1946-03-12" };
	struct intent i;

	(void)state;
	open_form(&d);
	assert_true(screen_has("Zoë de Vlugt"));
	assert_true(screen_has("12-03-1946"));
	assert_true(screen_has("[1 de patiënt zelf]"));
	assert_true(screen_has("Herhaald en akkoord?"));
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_IDENTIFY);
	assert_int_equal(i.read_back, 1 << IDENTIFIER_NAME | 1 << IDENTIFIER_BIRTH);
	assert_string_equal(i.shift, "zelf");
	assert_false(i.verified);
	for (unsigned k = 0; k < IDENTITY_FIELDS; k++)
		assert_string_equal(i.who[k], ""); /* the dossier has it */
	answer(&i, ZCC_OK, 24031);
	assert_int_equal(c->over, OVER_NONE);
	assert_int_equal(c->who_is.field[0].len, 0);
}

/* What the hub refuses is said once, and to its end. */
static void
a_refusal_that_is_longer_than_a_row_is_said_whole(void **state)
{
	struct ask_dossier d = { .caller = "dochter" };

	(void)state;
	open_form(&d);
	console_say(c, true, "%s", "Een weigering met zoveel woorden dat zij niet in een regel van het "
	    "scherm past: aan het eind staat wat te doen is");
	assert_true(screen_has("\n Een weigering met zoveel woorden"));
	assert_true(screen_has("doen is\n Enter verder"));
}

/* A phone number never fills in a person. */
static void
a_number_that_is_known_fills_nothing_in(void **state)
{
	struct ask_dossier d = { .phone = "0612345678" };
	struct intent i;

	(void)state;
	mine()->flags |= CASE_FLAG_EARLIER;
	mine()->earlier = 23975;
	open_form(&d);
	for (unsigned k = 0; k < IDENTITY_FIELDS; k++)
		assert_int_equal(c->who_is.field[k].len, 0);
	assert_int_equal(c->who_is.at, 0);
	press(KEY_DOWN);
	press(KEY_DOWN);
	press(KEY_DOWN);
	press(KEY_DOWN);
	assert_true(screen_has("Laat de beller er twee herhalen"));
	press(KEY_ENTER);
	assert_false(next_intent(&i));
}

static void
what_is_typed_goes_with_it_and_a_caller_who_is_somebody_else_is_asked_for(void **state)
{
	struct ask_dossier d = { .caller = "dochter" };
	struct intent i;

	(void)state;
	open_form(&d);
	type("A. Bakker\r12-03-1946\r111222333\r\r");
	assert_true(screen_has("Waar is de beller?"));
	press(KEY_ENTER);
	assert_false(next_intent(&i));
	type("2nbv");
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_string_equal(i.who[0], "A. Bakker");
	assert_string_equal(i.who[1], "1946-03-12");
	assert_string_equal(i.who[2], "111222333");
	assert_string_equal(i.shift, "erbij");
	assert_int_equal(i.read_back, 1 << IDENTIFIER_BIRTH | 1 << IDENTIFIER_BSN);
	assert_true(i.verified);
	answer(&i, ZCC_E_DATA, 24031); /* what was typed is still there */
	assert_int_equal(c->over, OVER_IDENTITY);
	assert_string_equal(c->who_is.field[0].text, "A. Bakker");
}

static void
a_date_may_be_typed_as_the_hub_has_it(void **state)
{
	struct ask_dossier d = { .caller = "dochter" };
	struct intent i;

	(void)state;
	open_form(&d);
	type("A. Bakker\r1946-03-12\r111222333\r\r");
	type("2nbv");
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_string_equal(i.who[1], "1946-03-12");
}

static void
not_possible_takes_a_digit_and_a_reason(void **state)
{
	struct ask_dossier d = { .name = "onbekende man" };
	struct intent i;

	(void)state;
	open_form(&d);
	for (unsigned k = 0; k < IDENTITY_FIELDS; k++)
		press(KEY_DOWN);
	press('0');
	assert_true(screen_has("Waarom kan niemand zeggen wie het is?"));
	press(KEY_ENTER);
	assert_false(next_intent(&i));
	press('2');
	assert_true(next_intent(&i));
	assert_string_equal(i.reason, "niet-aanspreekbaar");
	assert_int_equal(i.read_back, 0);
}

int
main(void)
{
#define KIT(test) cmocka_unit_test_setup_teardown(test, begin_case, end)
	const struct CMUnitTest tests[] = {
		KIT(what_is_known_is_confirmed_with_one_key),
		KIT(a_refusal_that_is_longer_than_a_row_is_said_whole),
		KIT(a_number_that_is_known_fills_nothing_in),
		KIT(what_is_typed_goes_with_it_and_a_caller_who_is_somebody_else_is_asked_for),
		KIT(a_date_may_be_typed_as_the_hub_has_it),
		KIT(not_possible_takes_a_digit_and_a_reason),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_identity", tests, NULL, NULL);
}
