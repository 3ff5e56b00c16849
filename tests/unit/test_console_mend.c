/* SPDX-License-Identifier: EUPL-1.2 */
/* ID-2, KB-15: the wrong patient, and what there is to learn, on the screen. */
#include "tests/lib/console_kit.h"

static int
begin_mend(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= UINT64_C(1) << VERB_WRONG_PATIENT | UINT64_C(1) << VERB_TAG |
		    UINT64_C(1) << VERB_REVIEWS;
	type("975\r"); /* his own */
	return 0;
}

static void
open_dossier(void)
{
	struct dossier_part part = { .verb = VERB_INTAKE, .operator = "k.vos" };

	console_dossier(c, 23975, &part, 1);
	console_right(c, 23975, RELATION_HOLDS, 0);
	console_draw(c, &f, now_ms);
}

static void
one_key_asks_of_which_case_it_is_and_says_what_becomes_of_both(void **state)
{
	struct intent i;

	(void)state;
	open_dossier();
	press('v');
	assert_true(screen_has("VERKEERDE PATIËNT in 23975: van welke melding dan?"));
	type("24031");
	press(KEY_ENTER);
	type("lijn 2 was een ander");
	press(KEY_ENTER);
	assert_true(screen_has("Alles wat in 23975 is vastgelegd verplaatsen naar 24031?"));
	assert_true(screen_has("blijft zo dringend tot opnieuw getrieerd"));
	press('j'); /* too soon after it was asked */
	assert_false(next_intent(&i));
	now_ms += CONSOLE_COMMIT_MS;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_WRONG_PATIENT);
	assert_int_equal(i.row, 23975);
	assert_int_equal(i.version, row_of(23975)->version);
	assert_int_equal(i.list, 24031);
	assert_true(i.is_final);
	assert_string_equal(i.note, "lijn 2 was een ander");
	answer(&i, ZCC_OK, 24031);
	assert_true(screen_has("Vastgelegd staat nu bij 24031; vraag 23975 opnieuw uit."));
}

/* At 80 columns, beside what was asked by the protocol: nothing of it ends in half a word. */
static void
what_stands_beside_the_label_is_not_cut_off(void **state)
{
	struct zcc_case_row *row = row_of(23975);

	(void)state;
	row->mend = MEND_IN;
	row->mended = 24031;
	row->who.state = IDENTITY_DONE;
	row->flags |= CASE_FLAG_EARLIER | CASE_FLAG_NOTED | CASE_FLAG_FREETEXT;
	row->tags = 1U << TAG_CHAIN;
	press('y');
	assert_true(screen_has("JUISTE PATIËNT: kwam van 24031"));
	assert_true(screen_has("ketenincident"));
	assert_true(screen_has("patiënt vastgesteld"));
	assert_true(screen_has("heeft notities"));
	assert_true(screen_has("woorden in het dossier"));
}

static void
nothing_typed_is_a_new_case_and_what_is_no_open_case_is_said(void **state)
{
	struct intent i;

	(void)state;
	press('v');
	type("99999");
	press(KEY_ENTER);
	assert_true(screen_has("99999 is geen andere open melding"));
	press(KEY_CTRL_U);
	type("23975"); /* itself */
	press(KEY_ENTER);
	assert_true(screen_has("23975 is geen andere open melding"));
	press(KEY_CTRL_U);
	press(KEY_ENTER);
	press(KEY_ENTER);
	assert_true(screen_has("verplaatsen naar een nieuwe melding?"));
	assert_true(screen_has("er is nog geen nummer bij"));
	now_ms += CONSOLE_COMMIT_MS;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.list, 0);
}

static void
it_is_left_step_by_step_and_sends_nothing(void **state)
{
	struct intent i;

	(void)state;
	press('v');
	press(KEY_ENTER);
	press(KEY_ENTER);
	press(KEY_ESC);
	assert_true(screen_has("Wat gebeurde er?"));
	press(KEY_ESC);
	assert_true(screen_has("van welke melding dan?"));
	press(KEY_ESC);
	assert_false(screen_has("VERKEERDE PATIËNT in"));
	assert_false(next_intent(&i));
}

static void
both_say_so_in_the_list_and_by_themselves(void **state)
{
	(void)state;
	row_of(23975)->mend = MEND_OUT;
	row_of(23975)->mended = 24031;
	row_of(24031)->mend = MEND_IN;
	row_of(24031)->mended = 23975;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("VERKEERDE PATIËNT: opnieuw uitvragen, ging naar 24031"));
	press(KEY_ESC);
	assert_true(screen_has("[naar] "));
	assert_true(screen_has("[van] "));
}

static void
what_is_struck_tells_neither_who_it_is_nor_which_number_to_call(void **state)
{
	struct dossier_part part[2] = { { .verb = VERB_INTAKE, .operator = "k.vos" },
		{ .verb = VERB_NOTE, .operator = "k.vos", .struck_why = STRIKE_OTHER_PATIENT, .went_to = 24031 } };

	(void)state;
	strcpy(part[0].fields.phone, "0612345678");
	strcpy(part[0].fields.name, "Verzonnen Een");
	strcpy(part[1].fields.phone, "0687654321");
	strcpy(part[1].fields.name, "Verzonnen Twee");
	console_dossier(c, 23975, part, 2);
	console_draw(c, &f, now_ms);
	assert_true(screen_has("VAN EEN ANDER, nu in 24031"));
	assert_false(screen_has("0687654321"));
	press('p');
	assert_true(screen_has("Verzonnen Een"));
	assert_false(screen_has("Verzonnen Twee"));
}

static void
a_case_is_tagged_with_a_kind_and_words(void **state)
{
	struct intent i;

	(void)state;
	type(":leer 23975\r");
	assert_true(screen_has("23975: wat valt er te leren?"));
	press('2');
	press(KEY_ENTER); /* without words nothing is sent */
	assert_false(next_intent(&i));
	type("rit kwam niet");
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_TAG);
	assert_int_equal(i.row, 23975);
	assert_string_equal(i.shift, "ketenincident");
	assert_string_equal(i.note, "rit kwam niet");
	answer(&i, ZCC_OK, 23975);
	assert_true(screen_has("23975 is gemerkt; iemand anders kijkt het na."));
	row_of(23975)->tags = 1U << TAG_CHAIN;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("ketenincident"));
}

static void
tags_are_reviewed_one_by_one_at_toezicht(void **state)
{
	struct intent i;
	struct review_item item = { .what = { .id = 7, .case_id = 23975, .tag = TAG_LEARN,
		.operator = "k.vos", .role = "triagist" }, .words = "rit kwam niet" };

	(void)state;
	type(":leerpunten\n");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_REVIEWS);
	assert_string_equal(i.shift, "leerpunten");
	answer(&i, ZCC_OK, 0);
	console_reviews(c, &item, 1);
	console_draw(c, &f, now_ms);
	assert_true(screen_has("Te leren: 1 van 1, melding 23975"));
	assert_true(screen_has("rit kwam niet"));
	press('1');
	type("besproken");
	press(KEY_ENTER);
	assert_true(screen_has("opgepakt"));
	now_ms += CONSOLE_COMMIT_MS;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_TAG);
	assert_int_equal(i.row, 23975);
	assert_int_equal(i.list, 7);
	assert_string_equal(i.reason, "opgepakt");
	answer(&i, ZCC_OK, 23975);
	assert_true(screen_has("Leerpunt 7 is nagekeken."));
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin_mend, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(one_key_asks_of_which_case_it_is_and_says_what_becomes_of_both),
		T(what_stands_beside_the_label_is_not_cut_off),
		T(nothing_typed_is_a_new_case_and_what_is_no_open_case_is_said),
		T(it_is_left_step_by_step_and_sends_nothing),
		T(both_say_so_in_the_list_and_by_themselves),
		T(what_is_struck_tells_neither_who_it_is_nor_which_number_to_call),
		T(a_case_is_tagged_with_a_kind_and_words),
		T(tags_are_reviewed_one_by_one_at_toezicht),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_mend", tests, NULL, NULL);
}
