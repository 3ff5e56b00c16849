/* SPDX-License-Identifier: EUPL-1.2 */
/* No act on another case than the one that was meant: what is typed while the hub is asked for a case. */
#include "shared/base/text.h"
#include "tests/lib/console_kit.h"

/* Keys of one read, before any frame. */
static void
burst(const char *keys)
{
	struct key_event e[16];
	unsigned num = 0;

	for (; *keys != '\0'; keys++)
		e[num++] = (struct key_event){ *keys == '\n' ? KEY_ENTER : (unsigned char)*keys, NULL };
	console_keys(c, e, num, now_ms);
}

static bool
goes_on(void)
{
	console_draw(c, &f, now_ms);
	return console_ahead(c, now_ms);
}

static void
comes(const struct intent *i, uint64_t id)
{
	text_copy(row_of(id)->claimed_by, sizeof(row_of(id)->claimed_by), "demo");
	row_of(id)->state = CASE_AANGENOMEN;
	answer(i, ZCC_OK, id);
}

static void
enter_behind_n_takes_nobody_else(void **state)
{
	struct intent i;

	(void)state;
	burst("n\n");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_NEXT);
	assert_false(next_intent(&i));
	assert_false(goes_on()); /* not yet */
	comes(&i, 24022);
	assert_true(goes_on());
	assert_false(next_intent(&i)); /* Enter, at a case in hand */
	assert_int_equal(c->case_id, 24022);
	assert_false(goes_on());
}

static void
a_note_typed_behind_n_is_of_the_case_that_comes(void **state)
{
	struct intent i;

	(void)state;
	burst("nijeuk jj\n");
	assert_true(next_intent(&i));
	comes(&i, 24022);
	assert_true(goes_on());
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_NOTE);
	assert_int_equal(i.row, 24022);
	assert_string_equal(i.note, "jeuk jj");
}

static void
a_second_n_is_not_asked(void **state)
{
	struct intent i;

	(void)state;
	burst("nn");
	assert_true(next_intent(&i));
	assert_false(next_intent(&i));
	assert_true(screen_has("deze n deed niets"));
	comes(&i, 24022);
	assert_false(goes_on());
	assert_false(next_intent(&i));
}

static void
what_was_typed_for_a_case_that_does_not_come_is_dropped(void **state)
{
	struct intent i;

	(void)state;
	burst("n\n");
	assert_true(next_intent(&i));
	answer(&i, ZCC_E_TAKEN, 0);
	assert_false(goes_on());
	assert_false(next_intent(&i));
}

static void
esc_drops_what_waits(void **state)
{
	struct intent i;

	(void)state;
	burst("n\n");
	assert_true(next_intent(&i));
	press(KEY_ESC);
	assert_true(screen_has("wat u vooruit typte vervalt"));
	comes(&i, 24022);
	assert_false(goes_on());
}

static void
without_a_hub_nothing_waits(void **state)
{
	struct intent i;

	(void)state;
	burst("n\n");
	assert_true(next_intent(&i));
	a.board.is_live = false;
	console_update(c, &a.board, now_ms);
	assert_false(goes_on());
	press('?');
	assert_true(screen_has("Hulp"));
	a.board.is_live = true;
	console_update(c, &a.board, now_ms);
	comes(&i, 24022);
	assert_false(goes_on());
}

/* It is only pressed with open eyes. */
static void
j_does_not_wait(void **state)
{
	struct intent i;

	(void)state;
	burst("nj");
	assert_true(next_intent(&i));
	comes(&i, 24022);
	(void)goes_on();
	assert_false(next_intent(&i));
	assert_int_equal(c->over, OVER_NONE);
}

static void
no_more_waits_than_there_is_room_for(void **state)
{
	struct intent i;

	(void)state;
	burst("n");
	assert_true(next_intent(&i));
	for (unsigned n = 0; n <= CONSOLE_AHEAD_MAX; n++)
		burst("x");
	assert_true(screen_has("wat u vooruit typte vervalt"));
	comes(&i, 24022);
	assert_false(goes_on());
}

/* Any other key ends a number: digits pressed after it are another one. */
static void
a_number_ends_at_another_key(void **state)
{
	(void)state;
	type("2");
	press(KEY_DOWN);
	press(KEY_UP);
	type("031");
	assert_true(screen_has("..031: 1 melding"));
	assert_int_equal(c->model.selected, 24031);
}

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, begin, end)
	const struct CMUnitTest tests[] = {
		IN(enter_behind_n_takes_nobody_else),
		IN(a_note_typed_behind_n_is_of_the_case_that_comes),
		IN(a_second_n_is_not_asked),
		IN(what_was_typed_for_a_case_that_does_not_come_is_dropped),
		IN(esc_drops_what_waits),
		IN(without_a_hub_nothing_waits),
		IN(j_does_not_wait),
		IN(no_more_waits_than_there_is_room_for),
		IN(a_number_ends_at_another_key),
	};
#undef IN
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console-ahead", tests, NULL, NULL);
}
