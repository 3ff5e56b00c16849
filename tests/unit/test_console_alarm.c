/* SPDX-License-Identifier: EUPL-1.2 */
/* Alarms on the screen: seen, at rest and woken, what was: PE-9, goal 6 (T16). */
#include "shared/care/alarm.h"
#include "tests/lib/console_kit.h"

#include "tui/core/text.h"

#include <stdio.h>
#include <string.h>

static void
at_toezicht(void)
{
	console_role(c, settings_role(&settings, "toezicht"));
	console_update(c, &a.board, now_ms);
	press('a');
	console_draw(c, &f, now_ms);
}

/* T16: one key, and only what stood under the cursor when it was pressed. */
static void
g_marks_the_selected_alarm_as_seen(void **state)
{
	struct intent i;

	(void)state;
	at_toezicht();
	uint64_t id = c->painted_alarm;
	assert_int_not_equal(id, 0);
	press('g');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_ALARM_ACK);
	assert_int_equal(i.alarm, id);
	assert_false(next_intent(&i));
	c->painted_alarm = id + 1; /* the list changed in between */
	press('g');
	assert_false(next_intent(&i));
}

static void
r_asks_why_and_for_how_long_and_wakes_what_rests(void **state)
{
	struct intent i;

	(void)state;
	at_toezicht();
	press(KEY_DOWN);
	console_draw(c, &f, now_ms);
	press('r');
	press('4'); /* no reason of a person */
	assert_int_equal(c->rest.reason, REST_NONE);
	press('2');
	press(KEY_ESC);
	press('1');
	press('2');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_ALARM_REST);
	assert_string_equal(i.reason, "bekend");
	assert_int_equal(i.at, a.board.now_line + a.board.wall_offset + 3600000);
	press(KEY_DOWN);
	console_draw(c, &f, now_ms);
	press('r'); /* it rests */
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_ALARM_WAKE);
	assert_int_equal(c->over, OVER_NONE);
}

static void
h_shows_what_was_and_back(void **state)
{
	(void)state;
	at_toezicht();
	assert_true(screen_has("NIEUW"));
	press('h');
	console_draw(c, &f, now_ms);
	assert_false(screen_has("NIEUW"));
	assert_true(screen_has("WEG "));
	press('h');
	console_draw(c, &f, now_ms);
	assert_true(screen_has("NIEUW"));
}

/* Goal 15: a list that is cut says how many there are, and the selection stays on it. */
static void
a_list_with_no_room_for_all_says_how_many_there_are(void **state)
{
	(void)state;
	for (unsigned i = 0; i < A_BOARD_FEW; i++) {
		a.alarms[i] = (struct zcc_alarm_row){ .id = 100 + i, .value = 24000 + i,
			.whom = FOR_TOEZICHT, .priority = i % 3 == 0 ? 1 : 2,
			.raised_line = a.board.now_line - (int64_t)i * 1000, .seen_line = ZCC_NEVER };
		strcpy(a.alarms[i].kind, i % 3 == 0 ? "unclaimed" : "left");
	}
	a.board.alarms_end = A_BOARD_FEW;
	at_toezicht();
	assert_true(screen_has("(32 in totaal)"));
	press(KEY_END);
	assert_true(screen_has("(24031)")); /* the oldest of those that are less urgent */
	assert_true(screen_has("(32 in totaal)"));
	/* in a flood it is two lines, the more urgent first */
	a.board.hub.load[DESK_TOEZICHT - 1].is_flood = 1;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("11x spoed en niemand neemt op"));
	assert_true(screen_has("21x "));
	assert_false(screen_has("in totaal"));
}

/* Row 1 counts what is for this desk and not seen by this person. */
static void
each_desk_counts_its_own(void **state)
{
	(void)state;
	console_draw(c, &f, now_ms);
	assert_true(screen_has("AL 1!")); /* of triage: hold-limit alone */
	at_toezicht();
	assert_true(screen_has("AL 2!"));
	snprintf(a.alarms[0].also[0].by, ZCC_OPERATOR_SIZE, "%s", "demo");
	snprintf(a.alarms[0].seen_by, ZCC_OPERATOR_SIZE, "%s", "j.blom");
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_true(screen_has("AL 1!"));
}

/* The alarm about this value stands selected. */
static void
select_alarm(const char *kind, uint64_t value, uint8_t whom)
{
	struct zcc_alarm_row *r = &a.alarms[8];

	*r = (struct zcc_alarm_row){ .id = 40, .value = value, .priority = 1, .whom = whom,
		.raised_line = a.board.now_line, .raised_wall = 1, .seen_line = ZCC_NEVER };
	snprintf(r->kind, sizeof(r->kind), "%s", kind);
	console_update(c, &a.board, now_ms);
	c->alarm = r->id;
	console_draw(c, &f, now_ms);
	assert_int_equal(c->painted_alarm, r->id);
}

/* UX 8.11: Enter goes to the case in the list, and takes nothing; the digits are the acts that stand there. */
static void
enter_goes_to_what_the_alarm_is_about(void **state)
{
	struct intent i;

	(void)state;
	at_toezicht();
	select_alarm("unclaimed", 24031, FOR_TOEZICHT);
	assert_true(screen_has("1  naar melding 24031"));
	press(KEY_ENTER);
	assert_int_equal(c->screen, SCREEN_QUEUE);
	assert_int_equal(c->model.selected, 24031);
	assert_false(next_intent(&i));
	press(KEY_ESC);
	press('a');
	select_alarm("line-low", LINE_REGULIER, FOR_TOEZICHT);
	assert_true(screen_has("1  verplaats iemand naar regulier"));
	press('2');
	assert_int_equal(c->screen, SCREEN_PANEL);
	assert_int_equal(c->panel, PANEL_PHONE);
	press(KEY_ESC);
	press('a');
	select_alarm("line-low", LINE_REGULIER, FOR_TOEZICHT);
	press('1');
	assert_int_equal(c->screen, SCREEN_STAFF);
	assert_true(screen_has("v en 2 zet hem op regulier"));
	press(KEY_ESC);
	press('a');
	select_alarm("shift-long", 1, FOR_TOEZICHT);
	press('2');
	assert_int_equal(c->over, OVER_RESERVE);
}

/* What a role may not do is not offered; a digit without an act says so. */
static void
an_act_that_the_role_may_not_do_is_not_offered(void **state)
{
	(void)state;
	at_toezicht();
	select_alarm("unclaimed", 24031, FOR_TOEZICHT);
	assert_true(screen_has("aan een persoon aanbieden"));
	struct role_settings role = *settings_role(&settings, "toezicht");
	role.verbs &= ~(UINT64_C(1) << VERB_PUSH);
	console_role(c, &role);
	press('a');
	select_alarm("unclaimed", 24031, FOR_TOEZICHT);
	assert_false(screen_has("aan een persoon aanbieden"));
	press('3');
	assert_true(screen_has("Bij dit alarm is er geen actie 3"));
	select_alarm("unclaimed", 99999, FOR_TOEZICHT); /* not on the board any more */
	assert_false(screen_has("naar melding"));
	press('9');
	assert_true(screen_has("geen actie 9"));
}

/* TE-2, RV-1: an alarm that cannot be recorded is counted by the screen itself. */
static void
a_full_disk_hides_nobody_who_waits(void **state)
{
	(void)state;
	a.board.hub_state = SEG_VOL;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("U0/U1 alleen 0, meldkamer laat 0"));
	a_board_later(&a, 25000); /* 24031 rings for 12 s before */
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("U0/U1 alleen 1, meldkamer laat 0"));
}

/* UX 13.27: at 80x24, in both languages, to the last word. */
static void
what_to_do_is_said_whole_of_every_alarm(void **state)
{
	static const char *const lang[] = { "nl", "en" };
	char last[64];

	(void)state;
	for (unsigned i = 0; i < 2; i++) {
		assert_int_equal(lang_open(lang[i], "../../locale"), ZCC_OK);
		at_toezicht();
		for (unsigned kind = 0; kind < KINDS_NUM; kind++) {
			const char *todo = _(alarm_kinds[kind].todo);
			select_alarm(alarm_kinds[kind].code, 24031, FOR_TOEZICHT);
			snprintf(last, sizeof(last), "%s\n", strrchr(todo, ' '));
			if (!screen_has(last + 1))
				fail_msg("cut: %s", todo);
		}
		press(KEY_ESC);
	}
}

#define IN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN(g_marks_the_selected_alarm_as_seen),
		IN(r_asks_why_and_for_how_long_and_wakes_what_rests),
		IN(h_shows_what_was_and_back),
		IN(a_list_with_no_room_for_all_says_how_many_there_are),
		IN(each_desk_counts_its_own),
		IN(a_full_disk_hides_nobody_who_waits),
		IN(enter_goes_to_what_the_alarm_is_about),
		IN(what_to_do_is_said_whole_of_every_alarm),
		IN(an_act_that_the_role_may_not_do_is_not_offered),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_alarm", tests, NULL, NULL);
}
