/* SPDX-License-Identifier: EUPL-1.2 */
/* Alarms on the screen: seen, at rest and woken, what was: PE-9, goal 6 (T16). */
#include "shared/care/alarm.h"
#include "tests/lib/console_kit.h"

#include <stdio.h>

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

#define IN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN(g_marks_the_selected_alarm_as_seen),
		IN(r_asks_why_and_for_how_long_and_wakes_what_rests),
		IN(h_shows_what_was_and_back),
		IN(each_desk_counts_its_own),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_alarm", tests, NULL, NULL);
}
