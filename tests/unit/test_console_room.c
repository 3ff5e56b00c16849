/* SPDX-License-Identifier: EUPL-1.2 */
/* The room on the screen: staff, moving somebody (T17), breaks, a call for one person, messages. */
#include "tests/lib/room_screen_kit.h"

#include <stdio.h>

static bool
asks_messages(void)
{
	struct intent i;
	bool asks = false;

	while (next_intent(&i))
		asks = asks || i.verb == VERB_MESSAGES;
	return asks;
}

/* T17: `m Down v 1`, four keys; the effect stands there before the last one. */
static void
four_keys_move_the_second_person_to_the_spoedlijn(void **state)
{
	struct intent i;

	(void)state;
	press('m');
	press(KEY_DOWN);
	press('v');
	assert_true(screen_has("k.vos verplaatsen naar"));
	assert_true(screen_has("spoed"));
	assert_false(next_act(&i));
	press('1');
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_MOVE);
	assert_string_equal(i.whom, "k.vos");
	assert_string_equal(i.shift, "lines");
	assert_int_equal(i.lines, 1 << LINE_SPOED);
	answer(&i, ZCC_OK, 0);
	assert_true(screen_has("k.vos krijgt bericht"));
}

/* UX 8.9 */
static void
a_digit_or_enter_opens_a_panel_and_esc_leaves_it(void **state)
{
	(void)state;
	press('1');
	assert_true(screen_has("Oproepen per 5 minuten"));
	press('3');
	assert_true(screen_has("terug te bellen"));
	press('4');
	assert_true(screen_has("nog niet overgenomen"));
	press('2');
	assert_true(screen_has("TOEZICHT Bezetting"));
	press('5');
	assert_true(screen_has("TOEZICHT Alarmen"));
	press(KEY_ESC);
	assert_true(screen_has("TOEZICHT Overzicht"));
	press(KEY_ENTER); /* the alarms have the cursor */
	assert_true(screen_has("TOEZICHT Alarmen"));
	press(KEY_ESC);
	press('9');
	assert_true(screen_has("TOEZICHT Overzicht"));
	type_line(":paneel 3");
	assert_true(screen_has("TOEZICHT Terugbellen"));
	type_line(":paneel 7");
	assert_true(screen_has("Welk paneel?"));
}

/* UX 8.10 */
static void
a_line_outside_the_competence_is_said_and_nothing_is_sent(void **state)
{
	struct intent i;

	(void)state;
	press('m');
	press(KEY_DOWN);
	press(KEY_DOWN);
	press('v');
	press('4');
	assert_false(next_act(&i));
	assert_true(screen_has("s.aydin neemt de lijn 112 niet aan"));
	press('0');
	assert_true(next_act(&i));
	assert_string_equal(i.shift, "all");
	assert_string_equal(i.whom, "s.aydin");
}

/* UX 8.10: the row may be another's by the time that the key comes. */
static void
a_list_that_changed_moves_nobody(void **state)
{
	struct intent i;

	(void)state;
	press('m');
	press(KEY_DOWN);
	memset(&a.operators[1], 0, sizeof(a.operators[1]));
	console_update(c, &a.board, now_ms);
	press('p');
	assert_false(next_act(&i));
	assert_true(screen_has("De lijst veranderde net"));
}

/* TE-1 */
static void
p_gives_a_break_and_ends_it(void **state)
{
	struct intent i;

	(void)state;
	press('m');
	press('p');
	assert_true(screen_has("De pauze van demo: tot wanneer?"));
	press(KEY_ENTER);
	assert_true(next_act(&i));
	assert_string_equal(i.shift, "pause");
	assert_string_equal(i.whom, "demo");
	assert_true(i.at == 0);
	press('p');
	press('2');
	press('0');
	press(KEY_ENTER);
	assert_true(next_act(&i));
	assert_true(i.at == (uint64_t)(a.board.now_line + a.board.wall_offset + 20 * 60000));
	press(KEY_END);
	press('p');
	assert_true(next_act(&i));
	assert_string_equal(i.shift, "resume");
	assert_string_equal(i.whom, "j.blom");
}

/* TE-1 */
static void
ones_own_break_begins_by_a_word_and_ends_by_it(void **state)
{
	struct intent i;

	(void)state;
	look();
	type_line(":pauze 15");
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_SHIFT);
	assert_string_equal(i.shift, "pause");
	int64_t wall = a.board.now_line + a.board.wall_offset;
	assert_true(i.at == (uint64_t)(wall + 15 * 60000));
	a.operators[0].is_paused = 1;
	a.operators[0].pause_wall = wall + 15 * 60000;
	look();
	assert_true(screen_has("PAUZE tot "));
	type_line(":pauze");
	assert_true(next_act(&i));
	assert_string_equal(i.shift, "resume");
	a.operators[0].is_paused = 0;
	look();
	type_line(":pauze ooit");
	assert_false(next_act(&i));
	assert_true(screen_has("Een pauze tot wanneer?"));
	type_line(":pauze");
	assert_false(next_act(&i));
	assert_true(screen_has("Uw pauze: tot wanneer?"));
	press('x');
	press(KEY_ENTER);
	assert_false(next_act(&i));
	assert_true(screen_has("Minuten vanaf nu, of een tijd"));
	press(KEY_BACKSPACE);
	press(KEY_ENTER);
	assert_true(next_act(&i));
	assert_string_equal(i.shift, "pause");
	assert_true(i.at == 0);
}

/* TE-1: who is moved reads by whom and when; what stood there before is no news. */
static void
who_is_moved_is_told_by_whom_and_when(void **state)
{
	(void)state;
	look();
	assert_false(screen_has("zet u op"));
	a.operators[0].task_lines = 1 << LINE_112;
	a.operators[0].task_wall = a.board.now_line + a.board.wall_offset;
	snprintf(a.operators[0].task_by, sizeof(a.operators[0].task_by), "b.dijk");
	look();
	assert_true(screen_has("b.dijk zet u op 112 (14:32), vanaf uw volgende gesprek"));
	press(KEY_DOWN);
	assert_true(screen_has("| op 112 |")); /* and stays on row 1 */
}

/* TE-1 */
static void
an_offered_call_rings_once_and_stands_first(void **state)
{
	(void)state;
	look();
	assert_true(f.has_bell);
	assert_int_equal(model_row(&c->model, 0)->id, 24031);
	assert_true(screen_has("AANBOD 24031"));
	assert_true(screen_has("b.dijk biedt u 24031 aan"));
	look();
	assert_false(f.has_bell);
	a.operators[0].push_case = 0;
	look();
	assert_int_not_equal(model_row(&c->model, 0)->id, 24031);
	assert_false(screen_has("AANBOD"));
}

/* TE-1 */
static void
it_is_declined_with_a_reason(void **state)
{
	struct intent i;

	(void)state;
	look();
	type_line(":weiger");
	assert_false(next_act(&i));
	assert_true(screen_has("24031 weigeren: waarom?"));
	press('2');
	assert_true(next_act(&i));
	assert_string_equal(i.reason, "pauze");
	assert_int_equal(i.row, 24031);
	for (uint32_t k = 0; k < settings.roles_num; k++)
		settings.role[k].verbs &= ~(UINT64_C(1) << VERB_PUSH); /* an answer needs no grant */
	type_line(":weiger 4");
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_PUSH);
	assert_int_equal(i.row, 24031);
	assert_string_equal(i.reason, "bekende");
	answer(&i, ZCC_OK, i.row);
	assert_true(screen_has("24031 geweigerd"));
	a.operators[0].push_case = 0;
	look();
	type_line(":weiger bezig");
	assert_false(next_act(&i));
}

/* TE-1 */
static void
a_call_is_offered_by_its_number_and_a_name(void **state)
{
	struct intent i;

	(void)state;
	look();
	type_line(":geef 24009 k.vos");
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_PUSH);
	assert_int_equal(i.row, 24009);
	assert_string_equal(i.whom, "k.vos");
	type_line(":geef 24009");
	assert_false(next_act(&i));
	assert_true(screen_has("24009"));
}

/* Goal 3: nothing is asked while nothing changes. */
static void
messages_are_asked_for_when_others_stand_and_not_again(void **state)
{
	struct message m[2];
	struct intent i;

	(void)state;
	look();
	assert_true(next_intent(&i) && i.verb == VERB_MESSAGES);
	look();
	assert_false(asks_messages()); /* under way */
	console_messages(c, m, a_room_messages(m));
	answer(&i, ZCC_OK, 0);
	for (int n = 0; n < 100; n++) {
		now_ms += 1000;
		a_board_later(&a, 1000);
		look();
		console_time(c, now_ms);
		assert_false(asks_messages());
	}
	a.operators[0].messages = 8;
	look();
	assert_true(asks_messages());
}

static void
a_message_is_one_line_until_it_is_read(void **state)
{
	struct message m[2];
	struct intent i;

	(void)state;
	look();
	assert_true(next_intent(&i) && i.verb == VERB_MESSAGES);
	console_messages(c, m, a_room_messages(m));
	answer(&i, ZCC_OK, 0);
	press(KEY_DOWN); /* the offer was read */
	assert_true(screen_has("14:20 b.dijk: HAP Haaksbergen"));
	type_line(":berichten");
	assert_true(screen_has("2 berichten"));
	assert_true(screen_has("eerst melding 24031"));
	press(KEY_ESC);
	assert_false(screen_has("HAP Haaksbergen"));
	a.operators[0].messages = 0;
	look();
	type_line(":berichten");
	assert_true(screen_has("geen berichten"));
}

static void
a_message_is_sent_with_whom_and_until_when(void **state)
{
	struct intent i;

	(void)state;
	look();
	type_line(":zeg regiearts 15:30;lijn 112 is druk");
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_MESSAGE);
	assert_string_equal(i.whom, "regiearts");
	assert_string_equal(i.message, "lijn 112 is druk");
	assert_true(i.at > (uint64_t)(a.board.now_line + a.board.wall_offset));
	type_line(":bericht regiearts;lijn 112 is druk");
	assert_false(next_act(&i));
	assert_true(screen_has("Aan wie, tot wanneer, wat?"));
	type_line(":zeg - 4");
	assert_true(next_act(&i));
	assert_int_equal(i.alarm, 4);
}

/* UX 8.10: `r` shows who is on now and next, `o` whom to call in; `j` tells the desks, with no name in it. */
static void
the_roster_and_calling_somebody_in(void **state)
{
	struct intent i;

	(void)state;
	a_duty_board(&a, &settings, DUTY_ON);
	console_update(c, &a.board, now_ms);
	press('m');
	press('r');
	assert_true(screen_has("na 15:30"));
	assert_true(screen_has("afwezig: triagist vraagt zelf, kaart 7"));
	assert_true(screen_has("tot 17:00: specialist ouderengeneeskunde, rooster op kaart 8"));
	press('o');
	press('1');
	assert_true(screen_has("Bel: specialist ouderengeneeskunde, rooster op kaart 8"));
	press('j'); /* deaf: nobody has read it yet */
	assert_false(next_act(&i));
	now_ms += 1000;
	press('j');
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_MESSAGE);
	assert_string_equal(i.whom, "all");
	assert_string_equal(i.message, "so: de achterwacht is opgeroepen");
	assert_true(i.at == (uint64_t)(a.board.now_line + a.board.wall_offset) + 3600 * 1000);
}

/* HB-5: a full board says on row 1 how many wait without a row on it. */
static void
a_full_board_says_how_many_have_no_row(void **state)
{
	(void)state;
	look();
	assert_false(screen_has("VOL +"));
	a.board.hub.hidden = 3;
	look();
	assert_true(screen_has("| VOL +3 |"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TRIAGE(a_full_board_says_how_many_have_no_row),
		TOEZICHT(four_keys_move_the_second_person_to_the_spoedlijn),
		TOEZICHT(a_digit_or_enter_opens_a_panel_and_esc_leaves_it),
		TOEZICHT(the_roster_and_calling_somebody_in),
		TOEZICHT(a_line_outside_the_competence_is_said_and_nothing_is_sent),
		TOEZICHT(a_list_that_changed_moves_nobody),
		TOEZICHT(p_gives_a_break_and_ends_it),
		TRIAGE(ones_own_break_begins_by_a_word_and_ends_by_it),
		TRIAGE(who_is_moved_is_told_by_whom_and_when),
		TRIAGE(an_offered_call_rings_once_and_stands_first),
		TRIAGE(it_is_declined_with_a_reason),
		TRIAGE(a_call_is_offered_by_its_number_and_a_name),
		TRIAGE(messages_are_asked_for_when_others_stand_and_not_again),
		TRIAGE(a_message_is_one_line_until_it_is_read),
		TRIAGE(a_message_is_sent_with_whom_and_until_when),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_room", tests, NULL, NULL);
}
