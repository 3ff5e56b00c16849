/* SPDX-License-Identifier: EUPL-1.2 */
/* OP-4 on the screen: whose turn it is reads the list, and acknowledges that list and no other. */
#include "tests/lib/console_kit.h"

#include <stdio.h>

enum { LATER_MS = 1000 };

static void
at_vervolgzorg(enum a_placing placing)
{
	a_region_settings(&settings);
	a_takeover_board(&a, &settings, placing);
	c->who.desk = DESK_VERVOLGZORG;
	snprintf(c->who.role, sizeof(c->who.role), "%s", "vervolgzorg");
	console_role(c, settings_role(&settings, "vervolgzorg"));
	console_update(c, &a.board, now_ms);
}

/* OP-4: row 1 and the answer line call; the list is there with one key, and `j` sends what it showed. */
static void
who_is_to_take_over_reads_the_list_and_acknowledges_it(void **state)
{
	struct intent i;

	(void)state;
	at_vervolgzorg(PLACING_IS_DUE);
	assert_true(screen_has("OVERNAME 3"));
	assert_true(screen_has("om over te nemen: 3 open meldingen"));
	press('v');
	assert_true(screen_has("24018"));
	assert_true(screen_has("moet overnemen sinds 14:28; alarm vanaf 14:43"));
	assert_true(screen_has("blijft daar: 1"));
	press('j'); /* deaf: nobody has read it yet */
	assert_false(next_intent(&i));
	now_ms += LATER_MS;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_HANDOVER);
	assert_int_equal(i.list_num, 3);
	assert_true(i.is_final && i.list != 0);
	answer(&i, ZCC_OK, 0);
	assert_true(screen_has("Overgenomen; de regie van vervolgzorg"));
}

/* Nobody gets a case he did not see. */
static void
a_list_that_changed_since_the_last_frame_is_read_again(void **state)
{
	struct intent i;

	(void)state;
	at_vervolgzorg(PLACING_IS_DUE);
	press('v');
	now_ms += LATER_MS;
	a.cases[3].marks |= CASE_MARK_FOLLOW_UP;
	console_update(c, &a.board, now_ms);
	struct key_event j = { 'j', NULL };
	console_keys(c, &j, 1, now_ms); /* before a frame showed it */
	assert_false(next_intent(&i));
	assert_true(screen_has("De lijst veranderde net"));
	console_keys(c, &j, 1, now_ms); /* and it is deaf until it was read */
	assert_false(next_intent(&i));
	now_ms += LATER_MS;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.list_num, 4);
}

static void
whose_turn_it_is_not_only_reads(void **state)
{
	struct intent i;

	(void)state;
	at_vervolgzorg(PLACING_IS_HAD);
	assert_false(screen_has("OVERNAME"));
	press('v');
	assert_true(screen_has("Vervolgzorg op het ZCC neemt over om 17:00"));
	now_ms += LATER_MS;
	press('j');
	assert_false(next_intent(&i));
	press(KEY_ESC);
	assert_true(screen_has("plaatst livio, 17:00 centraal"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_is_to_take_over_reads_the_list_and_acknowledges_it),
		TEST(a_list_that_changed_since_the_last_frame_is_read_again),
		TEST(whose_turn_it_is_not_only_reads),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_takeover", tests, NULL, NULL);
}
