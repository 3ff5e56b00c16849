/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms with which people of the room reach each other: a call for one person, a message to desks. */
#include "tests/lib/room_screen_kit.h"

#include <stdio.h>

/* TE-1, RL-2: who is free stands first, who cannot take it has no digit, and two keys offer it. */
static void
g_and_a_digit_offer_the_selected_call(void **state)
{
	struct intent i;

	(void)state;
	a.operators[0].push_case = 0;
	look();
	model_select(&c->model, 24026); /* regulier */
	look();
	press('g');
	assert_true(screen_has("24026 (regulier) aan wie aanbieden?"));
	assert_true(screen_has("1  s.aydin"));
	assert_false(next_act(&i));
	press('9');
	assert_false(next_act(&i));
	press('1');
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_PUSH);
	assert_int_equal(i.row, 24026);
	assert_string_equal(i.whom, "s.aydin");
	assert_false(i.is_final);
	answer(&i, ZCC_OK, 24026);
	assert_true(screen_has("24026 is aangeboden aan s.aydin"));
}

/* RL-2 */
static void
who_does_not_take_the_line_cannot_be_chosen(void **state)
{
	struct intent i;

	(void)state;
	a.operators[0].push_case = 0;
	for (unsigned k = 1; k < 5; k++)
		a.operators[k].lines &= (uint8_t)~(1u << LINE_REGULIER);
	look();
	model_select(&c->model, 24026);
	look();
	press('g');
	assert_true(screen_has("neemt de lijn regulier niet aan"));
	for (int key = '1'; key <= '9'; key++)
		press(key);
	assert_false(next_act(&i));
	press(KEY_ESC);
	assert_false(screen_has("aanbieden?"));
}

/* RL-2: a call about what somebody does not take is not offered to him, unless it is a U0 or U1. */
static void
who_does_not_take_the_complaint_cannot_be_chosen(void **state)
{
	struct intent i;

	(void)state;
	a.operators[0].push_case = 0;
	for (unsigned k = 1; k < 5; k++)
		snprintf(a.operators[k].not_complaints, ZCC_CODES_SIZE, "val,wond");
	look();
	model_select(&c->model, 24026); /* wond */
	look();
	press('g');
	assert_true(screen_has("geen oproepen over wond"));
	for (int key = '1'; key <= '9'; key++)
		press(key);
	assert_false(next_act(&i));
	press(KEY_ESC);
	for (uint32_t k = 0; k < A_BOARD_CASES; k++)
		if (a.cases[k].id == 24026)
			a.cases[k].urgency = 1;
	look();
	press('g');
	assert_false(screen_has("geen oproepen over wond"));
	press('1');
	assert_true(next_act(&i));
	assert_int_equal(i.row, 24026);
}

/* Goal 14: the digit means what stood beside it, whoever has come or gone since. */
static void
a_digit_means_what_the_frame_showed(void **state)
{
	struct intent i;

	(void)state;
	a.operators[0].push_case = 0;
	look();
	model_select(&c->model, 24026);
	look();
	press('g');
	assert_true(screen_has("1  s.aydin"));
	a.operators[2].is_paused = 1; /* and is below the others now */
	console_update(c, &a.board, now_ms);
	press('1');
	assert_true(next_act(&i));
	assert_string_equal(i.whom, "s.aydin"); /* which the hub refuses, rather than ring at another */
}

/* TE-1: from a panel of toezicht the call is chosen too, from the staff the person is. */
static void
toezicht_offers_a_call_from_the_telephone_panel_and_from_the_staff(void **state)
{
	struct intent i;

	(void)state;
	a.operators[0].push_case = 0;
	look();
	press('1');
	press('g');
	assert_true(screen_has("Welke oproep aanbieden?"));
	press('1');
	assert_false(next_act(&i));
	assert_true(screen_has("aan wie aanbieden?"));
	press('1');
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_PUSH);
	uint64_t first = i.row;
	answer(&i, ZCC_OK, i.row);
	press('2');
	press(KEY_DOWN);
	press('g');
	assert_true(screen_has("Welke oproep aan k.vos aanbieden?"));
	press('1');
	assert_true(next_act(&i));
	assert_string_equal(i.whom, "k.vos");
	assert_int_equal(i.row, first);
}

/* TE-1: who offered it reads that it was not taken. */
static void
who_offered_a_call_is_told_when_it_comes_back(void **state)
{
	struct intent i;

	(void)state;
	a.operators[0].push_case = 0;
	look();
	type_line(":geef 24026 k.vos");
	assert_true(next_act(&i));
	answer(&i, ZCC_OK, i.row);
	a.operators[1].push_case = 24026;
	look();
	press(KEY_DOWN);
	assert_false(screen_has("weer voor allen"));
	a.operators[1].push_case = 0;
	look();
	assert_true(screen_has("k.vos pakt 24026 niet op: hij is weer voor allen"));
}

static void
write_it(const char *text)
{
	for (; *text != '\0'; text++)
		press((unsigned char)*text);
}

/* A short message: a recipient by one key, the text, a time that is there already. */
static void
the_form_of_a_message_names_who_is_there_and_has_an_end(void **state)
{
	struct intent i;

	(void)state;
	look();
	press('@');
	assert_true(screen_has("Een bericht aan wie?"));
	assert_true(screen_has("1  allen"));
	assert_true(screen_has("balie triage"));
	assert_false(screen_has("rol triagist")); /* they are all of that desk */
	press('2');
	assert_true(screen_has("Bericht aan balie triage"));
	write_it("lijn 112 is druk");
	press(KEY_ENTER);
	assert_true(screen_has("= 15:32"));
	assert_false(next_act(&i));
	press(KEY_ENTER);
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_MESSAGE);
	assert_string_equal(i.whom, "triage");
	assert_string_equal(i.shift, "desk");
	assert_string_equal(i.message, "lijn 112 is druk");
	assert_true(i.at == (uint64_t)(a.board.now_line + a.board.wall_offset + 3600000));
	assert_true(screen_has("Bericht aan balie triage")); /* until the hub has it */
	answer(&i, ZCC_OK, 0);
	assert_false(screen_has("Bericht aan balie triage"));
	press('@');
	press('1');
	assert_false(screen_has("lijn 112"));
}

/* A part of the name is enough, and Enter takes the first. */
static void
a_person_is_found_by_a_part_of_the_name(void **state)
{
	struct intent i;

	(void)state;
	look();
	press('@');
	write_it("vos");
	press(KEY_ENTER);
	assert_true(screen_has("Bericht aan k.vos"));
	write_it("kom even langs");
	press(KEY_ENTER);
	press(KEY_CTRL_U);
	write_it("15:00");
	press(KEY_ENTER);
	assert_true(next_act(&i));
	assert_string_equal(i.whom, "k.vos");
	assert_string_equal(i.shift, "");
	assert_string_equal(i.message, "kom even langs");
	assert_true(i.at == (uint64_t)(a.board.now_line + a.board.wall_offset + 28 * 60000));
}

/* HB-8: the refusal stands at the field, and what was typed is still there. */
static void
a_refused_message_stays_in_its_form(void **state)
{
	struct intent i;
	struct grounds bsn = { .why = WHY_MESSAGE_BSN }, past = { .why = WHY_TIME_PAST };
	struct console_reply r = { ZCC_E_DATA, 0, "the message holds what may be a BSN", &bsn };

	(void)state;
	look();
	press('@');
	press('1');
	write_it("bsn 111222333");
	press(KEY_ENTER);
	press(KEY_ENTER);
	assert_true(next_act(&i));
	console_answer(c, i.ticket, &r, now_ms);
	assert_true(screen_has("lijkt een BSN"));
	assert_true(screen_has("bsn 111222333"));
	write_it("x"); /* the cursor is in the text */
	assert_true(screen_has("bsn 111222333x"));
	press(KEY_ENTER);
	press(KEY_ENTER);
	assert_true(next_act(&i));
	r.grounds = &past;
	console_answer(c, i.ticket, &r, now_ms);
	write_it("9");
	assert_true(screen_has("609")); /* ... and now in the time */
	press(KEY_ESC);
	press(KEY_ESC);
	assert_true(screen_has("Het bericht is niet verstuurd; @ gaat ermee verder"));
	press('@');
	press('1');
	assert_true(screen_has("bsn 111222333x"));
}

static void
ones_own_message_is_taken_back_from_the_list(void **state)
{
	struct message m[2];
	struct intent i;

	(void)state;
	look();
	assert_true(next_intent(&i) && i.verb == VERB_MESSAGES);
	a_room_messages(m);
	snprintf(m[0].from, sizeof(m[0].from), "demo");
	console_messages(c, m, 2);
	answer(&i, ZCC_OK, 0);
	type_line(":ber");
	press('x');
	assert_false(next_act(&i));
	assert_true(screen_has("Alleen de afzender"));
	press(KEY_DOWN);
	press('x');
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_MESSAGE);
	assert_int_equal(i.alarm, m[0].id);
	answer(&i, ZCC_OK, 0);
	assert_true(screen_has("Het bericht is ingetrokken."));
	press('@');
	assert_true(screen_has("Een bericht aan wie?"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TRIAGE(g_and_a_digit_offer_the_selected_call),
		TRIAGE(who_does_not_take_the_line_cannot_be_chosen),
		TRIAGE(who_does_not_take_the_complaint_cannot_be_chosen),
		TRIAGE(a_digit_means_what_the_frame_showed),
		TOEZICHT(toezicht_offers_a_call_from_the_telephone_panel_and_from_the_staff),
		TRIAGE(who_offered_a_call_is_told_when_it_comes_back),
		TRIAGE(the_form_of_a_message_names_who_is_there_and_has_an_end),
		TRIAGE(a_person_is_found_by_a_part_of_the_name),
		TRIAGE(a_refused_message_stays_in_its_form),
		TRIAGE(ones_own_message_is_taken_back_from_the_list),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_offer", tests, NULL, NULL);
}
