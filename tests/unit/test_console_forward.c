/* SPDX-License-Identifier: EUPL-1.2 */
/* What a professional asks, and another line or desk, at the keys: KB-1, PI-5, PI-8. */
#include "tests/lib/console_kit.h"

static int
begin_forward(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= UINT64_C(1) << VERB_FORWARD | UINT64_C(1) << VERB_INTAKE;
	a_forward_board(&a);
	console_update(c, &a.board, now_ms);
	model_select(&c->model, 24027);
	console_draw(c, &f, now_ms);
	return 0;
}

static void
commit(void)
{
	now_ms += CONSOLE_COMMIT_MS;
	press('j');
}

static void
PI_5_a_key_and_a_form_send_a_case_on(void **state)
{
	struct intent i;

	(void)state;
	type("l7\n2\n");
	assert_true(screen_has("= vervolgzorg"));
	assert_true(screen_has("= ander-loket"));
	type("dochter zorgt niet meer\n");
	assert_true(screen_has("24027 doorzetten naar vervolgzorg, ander-loket?"));
	assert_false(next_intent(&i));
	commit();
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_FORWARD);
	assert_int_equal(i.row, 24027);
	assert_string_equal(i.whom, "vervolgzorg");
	assert_string_equal(i.reason, "ander-loket");
	assert_string_equal(i.note, "dochter zorgt niet meer");
	assert_int_equal(i.asks, HELP_NONE);
	answer(&i, ZCC_OK, 24027);
	assert_true(screen_has("24027 is doorgezet"));
	press('l'); /* nothing of it is left */
	assert_false(screen_has("dochter"));
}

/* The column of the line has twelve columns; no word in it is cut. */
static void
what_a_professional_asks_stands_whole_in_the_list(void **state)
{
	static const char *const want[2][HELP_FOLLOW_UP] = {
		{ "zv urgentie ", "zv inzet ", "zv indicatie ", "zv plek " },
		{ "pro urgency ", "pro deploy ", "pro stay ", "pro placing " } };
	static const char *const said[2][HELP_FOLLOW_UP] = {
		{ "vraagt urgentie", "vraagt inzet", "vraagt indicatie", "vraagt vervolgzorg" },
		{ "asks urgency", "asks deployment", "asks indication", "asks follow-up" } };
	struct zcc_case_row *row = row_of(24027);

	(void)state;
	row->line = LINE_ZORGVERLENER;
	for (unsigned i = 0; i < 8; i++) {
		assert_int_equal(lang_open(i < 4 ? "nl" : "en", "../../locale"), ZCC_OK);
		row->asks = (uint8_t)(i % 4 + 1);
		console_update(c, &a.board, now_ms);
		assert_true(screen_has(want[i / 4][i % 4]));
		assert_true(screen_has(said[i / 4][i % 4]));
	}
}

static void
who_types_a_word_that_is_none_reads_those_there_are(void **state)
{
	(void)state;
	type("l7\ndruk");
	assert_true(screen_has("1 verkeerde-lijn"));
	assert_true(screen_has("6 overig"));
	type("\b\b\b\bver");
	assert_true(screen_has("1 verkeerde-lijn"));
}

static void
KB_1_PI_8_without_a_line_or_desk_what_is_asked_is_recorded(void **state)
{
	struct intent i;

	(void)state;
	row_of(24027)->line = LINE_ZORGVERLENER;
	type("l\n\n3\nwij\nPraktijk De Linde\n\n");
	assert_true(screen_has("Vastleggen bij 24027?"));
	commit();
	assert_true(next_intent(&i));
	assert_string_equal(i.whom, "");
	assert_string_equal(i.reason, "");
	assert_int_equal(i.asks, HELP_STAY);
	assert_int_equal(i.professional, PROFESSIONAL_NURSE);
	assert_string_equal(i.organisation, "Praktijk De Linde");
}

/* The hub refuses them elsewhere, so a form that shows them would promise what cannot be. */
static void
KB_1_PI_8_what_a_professional_asks_is_asked_on_his_line_alone(void **state)
{
	struct intent i;

	(void)state;
	press('l'); /* a case of another line */
	assert_false(screen_has("vastleggen wat gevraagd"));
	assert_false(screen_has("Organisatie"));
	assert_false(screen_has("Vraagt"));
	type("3\n"); /* on to the line zorgverlener */
	assert_true(screen_has("Vraagt"));
	assert_true(screen_has("Organisatie"));
	type("1\n3\nwij\nDe Linde\n");
	press(KEY_UP);
	assert_true(screen_has("De Linde"));
	for (int k = 0; k < 4; k++)
		press(KEY_UP);
	press(KEY_BACKSPACE);
	type("2"); /* rather to regulier: what was typed is not sent along */
	assert_false(screen_has("Organisatie"));
	assert_false(screen_has("De Linde"));
	type("\n\n\n");
	assert_true(screen_has("24027 doorzetten naar regulier"));
	commit();
	assert_true(next_intent(&i));
	assert_string_equal(i.whom, "regulier");
	assert_int_equal(i.asks, HELP_NONE);
	assert_int_equal(i.professional, PROFESSIONAL_NONE);
	assert_string_equal(i.organisation, "");
}

static void
PI_5_what_is_missing_or_wrong_is_where_the_cursor_goes(void **state)
{
	struct intent i;

	(void)state;
	type("l");
	press(KEY_PGDN);
	assert_true(screen_has("Dit klopt niet: Naar")); /* nothing was said */
	type("re"); /* regulier or regie */
	press(KEY_PGDN);
	assert_true(screen_has("Dit klopt niet: Naar"));
	type("gie");
	press(KEY_PGDN);
	assert_true(screen_has("Dit klopt niet: Reden"));
	assert_true(screen_has("1 verkeerde-lijn"));
	type("dring");
	press(KEY_PGDN);
	press('j'); /* too soon after the question came */
	assert_false(next_intent(&i));
	commit();
	assert_true(next_intent(&i));
	assert_string_equal(i.reason, "dringender");
}

static void
PI_8_the_form_of_a_call_asks_on_the_line_for_professionals(void **state)
{
	struct intent i;

	(void)state;
	type("m2\n");
	assert_false(screen_has("Organisatie"));
	press(KEY_UP);
	press(KEY_BACKSPACE);
	type("3\n\n\n\n\n\n\n\n");
	assert_true(screen_has("1 urgentie"));
	type("inz\n");
	assert_true(screen_has("= inzet"));
	assert_true(screen_has("16 overig")); /* all of the list */
	type("huisarts\nDe Linde\n");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_INTAKE);
	assert_string_equal(i.call[14], "inzet");
	assert_string_equal(i.call[15], "huisarts");
	assert_string_equal(i.call[16], "De Linde");
}

static void
KB_1_the_list_has_what_is_for_the_desk_and_what_was_sent_on(void **state)
{
	(void)state;
	assert_false(model_select(&c->model, 24022)); /* for vervolgzorg, where somebody works */
	assert_true(model_select(&c->model, 24026));  /* sent there by us, and nobody has it yet */
	assert_true(screen_has("DOORGEZET"));
	assert_true(screen_has("voor vervolgzorg  van regulier door demo"));
	a.hands[4].hand.forward.taken_wall = 1;
	console_update(c, &a.board, now_ms);
	assert_false(model_select(&c->model, 24026));
	a.operators[5].is_paused = 1;
	console_update(c, &a.board, now_ms);
	assert_true(model_select(&c->model, 24022)); /* nobody is there */
	assert_true(screen_has("zv indicatie"));
	assert_true(screen_has("vraagt indicatie (huisarts)"));
	a.operators[5].is_paused = 0;
	row_of(24022)->urgency = 1;
	console_update(c, &a.board, now_ms);
	assert_true(model_select(&c->model, 24022)); /* a U1 is anybody's */
}

static void
PI_5_who_sent_it_on_reads_who_has_it(void **state)
{
	struct intent i;

	(void)state;
	type("l7\n2\n\n");
	commit();
	assert_true(next_intent(&i));
	answer(&i, ZCC_OK, 24027);
	for (uint32_t k = 0; k < a.board.cases_end; k++) {
		struct zcc_forward *w = &a.hands[k].hand.forward;
		if (a.cases[k].id != 24027)
			continue;
		strcpy(w->by, "demo");
		console_update(c, &a.board, now_ms);
		assert_false(screen_has("is bij v.bos"));
		strcpy(w->taken_by, "v.bos");
		w->taken_wall = 5;
	}
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("24027, door u doorgezet, is bij v.bos"));
}

#define T(test) cmocka_unit_test_setup_teardown(test, begin_forward, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(PI_5_a_key_and_a_form_send_a_case_on),
		T(what_a_professional_asks_stands_whole_in_the_list),
		T(who_types_a_word_that_is_none_reads_those_there_are),
		T(KB_1_PI_8_without_a_line_or_desk_what_is_asked_is_recorded),
		T(KB_1_PI_8_what_a_professional_asks_is_asked_on_his_line_alone),
		T(PI_5_what_is_missing_or_wrong_is_where_the_cursor_goes),
		T(PI_8_the_form_of_a_call_asks_on_the_line_for_professionals),
		T(KB_1_the_list_has_what_is_for_the_desk_and_what_was_sent_on),
		T(PI_5_who_sent_it_on_reads_who_has_it),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_forward", tests, NULL, NULL);
}
