/* SPDX-License-Identifier: EUPL-1.2 */
/* The screen that is locked: what is seen, what opens it, what goes on behind it. */
#include "shared/base/text.h"

#include "tests/lib/console_kit.h"
#include "tui/core/view_lock.h"

#include <stdio.h>

enum { MINE = 23975 };

static int
begin_sealed(void **state)
{
	begin(state);
	c->who.is_sealed = true;
	return 0;
}

static void
open_dossier(void)
{
	struct dossier_part part = { .operator = "intake", .verb = VERB_INTAKE,
		.fields = { .name = "Z. de Vlugt", .phone = "0612345678" } };

	type("975\n");
	console_dossier(c, MINE, &part, 1);
	assert_true(screen_has("Z. de Vlugt"));
}

/* The passphrase that is sent to be tried; false: nothing is. */
static bool
next_try(char out[ZCC_NOTE_SIZE])
{
	struct intent i;

	while (next_intent(&i)) {
		if (i.kind == INTENT_UNLOCK) {
			text_copy(out, ZCC_NOTE_SIZE, i.note);
			return true;
		}
		assert_int_equal(i.verb, VERB_UNLOCK); /* of the last one the hub is told */
	}
	return false;
}

static void
pass(int64_t ms)
{
	now_ms += ms;
	console_time(c, now_ms);
}

static void
nothing_of_a_patient_is_on_a_locked_screen_and_all_of_it_is_there_again(void **state)
{
	char typed[ZCC_NOTE_SIZE];

	(void)state;
	open_dossier();
	type("ipartner belt");
	press(KEY_ESC);
	type(":slot\n");
	assert_true(screen_has("Vergrendeld"));
	assert_false(screen_has("Vlugt"));
	assert_false(screen_has("0612345678"));
	assert_false(screen_has("partner"));
	assert_false(screen_has("Enschede"));
	assert_false(screen_has("bewusteloos"));
	assert_true(screen_has("1 melding open"));
	type("een goede zin");
	assert_false(screen_has("goede"));
	press(KEY_ENTER);
	assert_true(next_try(typed));
	assert_string_equal(typed, "een goede zin");
	assert_int_equal(c->lock.field.len, 0);
	console_unlock(c, ZCC_OK, now_ms);
	assert_true(screen_has("Z. de Vlugt"));
	assert_string_equal(c->note.text, "partner belt");
}

static void
no_key_does_anything_but_open_it(void **state)
{
	char typed[ZCC_NOTE_SIZE];
	struct intent i;

	(void)state;
	press(KEY_F0 + 6);
	assert_true(c->lock.is_on);
	press(KEY_ESC);
	press(KEY_F0 + 2);
	press(KEY_CTRL_Z);
	press(KEY_ENTER);
	assert_false(next_intent(&i));
	type("nj!s:uit\n");
	assert_true(next_try(typed));
	assert_string_equal(typed, "nj!s:uit");
	assert_false(next_intent(&i));
	assert_true(c->lock.is_on);
}

static void
a_wrong_one_is_told_and_makes_it_deaf_each_time_for_longer(void **state)
{
	char typed[ZCC_NOTE_SIZE];
	int64_t deaf = LOCK_DEAF_MS;

	(void)state;
	type(":slot\n");
	for (unsigned n = 1; n <= 7; n++) {
		type("fout\n");
		assert_true(next_try(typed));
		type("tussendoor\n"); /* while it is looked at */
		assert_false(next_try(typed));
		console_unlock(c, ZCC_E_DENIED, now_ms);
		assert_true(screen_has("opent uw sleutel niet"));
		pass(deaf - 1);
		type("goed\n");
		assert_false(next_try(typed));
		pass(1);
		deaf = deaf * 2 < LOCK_DEAF_MAX_MS ? deaf * 2 : LOCK_DEAF_MAX_MS;
	}
	type("goed\n");
	assert_true(next_try(typed));
	assert_string_equal(typed, "goed");
	console_unlock(c, ZCC_OK, now_ms);
	assert_false(c->lock.is_on);
}

/* AU-2: the hub gets to know of each, when there is one; and of none twice. */
static void
the_hub_is_told_how_often_it_was_tried_in_vain(void **state)
{
	char typed[ZCC_NOTE_SIZE];
	struct intent i;

	(void)state;
	a.board.is_live = false;
	console_update(c, &a.board, now_ms);
	type(":slot\nfout\n");
	assert_true(next_try(typed));
	console_unlock(c, ZCC_E_DENIED, now_ms);
	now_ms += LOCK_DEAF_MAX_MS;
	type("weer fout\n");
	assert_true(next_try(typed));
	console_unlock(c, ZCC_E_DENIED, now_ms);
	assert_false(next_intent(&i));
	a.board.is_live = true;
	console_update(c, &a.board, now_ms);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_UNLOCK);
	assert_int_equal(i.list_num, 2);
	assert_string_equal(i.note, "");
	console_update(c, &a.board, now_ms);
	assert_false(next_intent(&i)); /* it is on its way */
	answer(&i, ZCC_E_DOWN, 0);
	console_update(c, &a.board, now_ms);
	assert_true(next_intent(&i));
	assert_int_equal(i.list_num, 2);
	answer(&i, ZCC_OK, 0);
	console_update(c, &a.board, now_ms);
	assert_false(next_intent(&i));
	now_ms += LOCK_DEAF_MAX_MS;
	type("goed\n");
	assert_true(next_try(typed));
	console_unlock(c, ZCC_OK, now_ms);
	assert_false(c->lock.is_on);
	assert_false(next_intent(&i));
}

/* A key file that is not there says nothing of who sits here. */
static void
a_key_that_cannot_be_read_opens_nothing_and_says_so(void **state)
{
	char typed[ZCC_NOTE_SIZE];

	(void)state;
	type(":slot\nzin\n");
	assert_true(next_try(typed));
	console_unlock(c, ZCC_E_IO, now_ms);
	assert_true(c->lock.is_on);
	assert_true(screen_has("kan nu niet worden gelezen"));
}

static void
a_key_without_a_passphrase_opens_with_enter_and_says_so(void **state)
{
	struct intent i;

	(void)state;
	c->who.is_sealed = false;
	type(":slot\n");
	assert_true(screen_has("heeft geen wachtwoordzin"));
	press('x');
	assert_true(c->lock.is_on);
	press(KEY_ENTER);
	assert_false(c->lock.is_on);
	assert_true(screen_has("iedereen hier kan dit"));
	assert_false(next_intent(&i));
}

/* goal 13: what comes behind the Enter was pressed at another screen. */
static void
what_is_typed_behind_the_enter_that_opens_is_not_for_the_screen(void **state)
{
	struct key_event burst[] = { { KEY_ENTER, NULL }, { 'j', NULL } };
	struct intent i;

	(void)state;
	c->who.is_sealed = false;
	press('!');
	press(KEY_F0 + 6); /* over the question, which stays behind it */
	assert_true(c->lock.is_on);
	now_ms += CONSOLE_COMMIT_MS;
	console_keys(c, burst, 2, now_ms);
	assert_false(next_intent(&i));
	now_ms += CONSOLE_COMMIT_MS;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_RAV);
}

static void
it_locks_by_itself_but_not_while_a_caller_is_on_the_line(void **state)
{
	struct zcc_operator_row *own = NULL;

	(void)state;
	for (uint32_t i = 0; i < a.board.operators_num; i++)
		if (strcmp(a.operators[i].name, "demo") == 0)
			own = &a.operators[i];
	assert_non_null(own);
	own->in_ear = 1;
	pass(3600 * 1000);
	assert_false(c->lock.is_on); /* never, unless it is set */
	console_lock_after(c, 300);
	pass(3600 * 1000);
	assert_false(c->lock.is_on);
	own->in_ear = 0;
	pass(299 * 1000);
	assert_false(c->lock.is_on);
	press(KEY_DOWN);
	pass(299 * 1000);
	assert_false(c->lock.is_on);
	pass(1000);
	assert_true(c->lock.is_on);
}

static void
a_u1_that_nobody_takes_rings_and_shows_on_a_locked_screen(void **state)
{
	(void)state;
	snprintf(a.operators[0].name, ZCC_OPERATOR_SIZE, "demo");
	a.operators[0].state = SEAT_THERE;
	a.operators[0].lines = 0x7e;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	type(":slot\n");
	a.cases[20] = (struct zcc_case_row){ .id = 25001, .version = 1, .line = LINE_SPOED, .urgency = 1,
		.state = CASE_WACHTEND, .state_line = a.board.now_line - 14500,
		.received_line = a.board.now_line - 14500, .due_line = ZCC_NEVER };
	console_update(c, &a.board, now_ms);
	a_board_later(&a, 1000);
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_true(f.has_bell);
	assert_true(screen_has("U1 25001 10s!"));
	assert_true(screen_has("niemand neemt op"));
}

int
main(void)
{
#define SEALED(test) cmocka_unit_test_setup_teardown(test, begin_sealed, end)
	const struct CMUnitTest tests[] = {
		SEALED(nothing_of_a_patient_is_on_a_locked_screen_and_all_of_it_is_there_again),
		SEALED(no_key_does_anything_but_open_it),
		SEALED(a_wrong_one_is_told_and_makes_it_deaf_each_time_for_longer),
		SEALED(the_hub_is_told_how_often_it_was_tried_in_vain),
		SEALED(a_key_that_cannot_be_read_opens_nothing_and_says_so),
		SEALED(a_key_without_a_passphrase_opens_with_enter_and_says_so),
		SEALED(what_is_typed_behind_the_enter_that_opens_is_not_for_the_screen),
		SEALED(it_locks_by_itself_but_not_while_a_caller_is_on_the_line),
		SEALED(a_u1_that_nobody_takes_rings_and_shows_on_a_locked_screen),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_lock", tests, NULL, NULL);
}
