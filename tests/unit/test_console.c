/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tui/core/console.h"
#include "tui/edge/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_KEYS = 200000, SOAK_KEYS = 1000000 /* with ZCC_SOAK: make soak-console */ };

static struct a_board a;
static struct settings settings;
static struct console *c;
static struct frame f;
static int64_t now_ms;

static int
begin(void **state)
{
	struct console_who who = { .operator = "demo", .role = "triagist", .seat = 1,
		.desk = DESK_TRIAGE };

	(void)state;
	srand(5);
	now_ms = 1000;
	settings = a_settings();
	a_busy_board(&a);
	assert_int_equal(lang_open("nl", "../../locale"), ZCC_OK);
	c = console_new(&who, &settings, A_BOARD_CASES);
	assert_non_null(c);
	console_update(c, &a.board, now_ms);
	model_select(&c->model, 24031); /* nobody's */
	console_draw(c, &f, now_ms);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	console_free(c);
	return 0;
}

static void
press(int key)
{
	struct key_event e = { key, "geplakt j" };

	console_keys(c, &e, 1, now_ms);
	console_draw(c, &f, now_ms);
}

/* What the operator asked for; drafts are test_draft.c's. */
static bool
next_intent(struct intent *out)
{
	while (console_intent(c, out))
		if (out->verb != VERB_DRAFT)
			return true;
	return false;
}

static void
answer(const struct intent *i, int code, uint64_t row)
{
	struct console_reply r = { code, row, "", NULL };

	console_answer(c, i->ticket, &r, now_ms);
}

static bool
screen_has(const char *words)
{
	static char text[65536];

	console_draw(c, &f, now_ms);
	frame_dump(&f, text, sizeof(text));
	return strstr(text, words) != NULL;
}

static void
enter_claims_what_the_screen_showed(void **state)
{
	struct intent i;

	(void)state;
	uint64_t shown = c->painted_id;
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_CLAIM);
	assert_true(i.row == shown);
	assert_int_equal(i.version, 7);
	assert_false(i.is_final);
	answer(&i, ZCC_OK, i.row);
	assert_int_equal(c->screen, SCREEN_CASE);
	assert_true(screen_has("^Z = terug (nog 10 s)"));
}

/* goal 14 */
static void
an_act_names_the_version_that_was_on_the_screen(void **state)
{
	struct intent i;

	(void)state;
	for (uint32_t k = 0; k < A_BOARD_CASES; k++)
		a.cases[k].version = 9; /* changed since the last frame */
	console_update(c, &a.board, now_ms);
	struct key_event e = { 'h', NULL };
	console_keys(c, &e, 1, now_ms);
	assert_true(next_intent(&i));
	assert_int_equal(i.version, 7);
}

static void
a_case_that_left_between_frame_and_key_is_not_replaced_by_another(void **state)
{
	struct intent i;

	(void)state;
	for (uint32_t k = 0; k < A_BOARD_CASES; k++)
		if (a.cases[k].id == c->painted_id)
			a.cases[k].id = 0;
	console_update(c, &a.board, now_ms);
	struct key_event e = { KEY_ENTER, NULL };
	console_keys(c, &e, 1, now_ms);
	assert_false(next_intent(&i));
}

/* goal 13 */
static void
j_is_deaf_for_300_ms_after_its_prompt(void **state)
{
	struct intent i;

	(void)state;
	press('!');
	now_ms += CONSOLE_COMMIT_MS - 1;
	press('j');
	assert_false(next_intent(&i));
	now_ms += 1;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_RAV);
	assert_true(i.is_final);
}

static void
closing_takes_a_reason_and_j(void **state)
{
	struct intent i;

	(void)state;
	press('s');
	now_ms += 1000;
	press('j');
	assert_false(next_intent(&i));
	press('2');
	now_ms += 1000;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_CLOSE);
	assert_string_equal(i.reason, "consult-hap");
}

static void
esc_goes_one_level_back_and_never_commits(void **state)
{
	struct intent i;

	(void)state;
	press('s');
	press('2');
	press(KEY_ESC);
	assert_int_equal(c->over, OVER_ASK);
	press(KEY_ESC);
	assert_int_equal(c->over, OVER_NONE);
	assert_false(next_intent(&i));
}

/* Who closes may be wrong too; the hub takes it back for as long. */
static void
a_close_can_be_taken_back_and_the_case_opens_again(void **state)
{
	struct intent i;

	(void)state;
	press('9'), press('7'), press('5'); /* our own */
	press(KEY_ENTER);
	assert_int_equal(c->screen, SCREEN_CASE);
	press('s');
	press('2');
	now_ms += 1000;
	press('j');
	assert_true(next_intent(&i));
	answer(&i, ZCC_OK, i.row);
	assert_int_equal(c->screen, SCREEN_QUEUE);
	assert_true(screen_has("^Z = terug (nog 10 s)"));
	press(KEY_CTRL_Z);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_UNDO);
	answer(&i, ZCC_OK, 23975);
	assert_int_equal(c->screen, SCREEN_CASE);
	assert_int_equal(c->case_id, 23975);
}

static void
after_a_case_the_list_begins_at_its_top(void **state)
{
	struct intent i;

	(void)state;
	press('9'), press('7'), press('5');
	press(KEY_ENTER);
	press('r');
	assert_true(next_intent(&i));
	answer(&i, ZCC_OK, 23975);
	assert_int_equal(c->screen, SCREEN_QUEUE);
	assert_int_equal(c->model.selected_i, 0);
}

static void
tab_finds_the_own_case_also_behind_a_filter(void **state)
{
	(void)state;
	for (const char *p = "/spoed\r"; *p != '\0'; p++)
		press(*p);
	press(KEY_TAB);
	assert_int_equal(c->model.selected, 23975);
	assert_string_equal(c->model.filter, "");
	press(KEY_TAB);
	assert_true(screen_has("enige open melding"));
}

static void
who_takes_over_reads_with_whom_the_caller_may_still_talk(void **state)
{
	struct intent i;

	(void)state;
	model_select(&c->model, 24009);
	console_draw(c, &f, now_ms);
	assert_true(screen_has("praat misschien nog met l.maas"));
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	for (uint32_t k = 0; k < A_BOARD_CASES; k++) {
		if (a.cases[k].id == 24009) {
			a.cases[k].state = CASE_AANGENOMEN;
			snprintf(a.cases[k].claimed_by, ZCC_OPERATOR_SIZE, "demo");
		}
	}
	console_update(c, &a.board, now_ms);
	answer(&i, ZCC_OK, 24009);
	assert_true(screen_has("24009 overgenomen van l.maas"));
	press(KEY_DOWN);
	assert_true(screen_has("praat misschien nog met l.maas"));
}

static void
who_is_not_let_in_can_read_and_do_nothing(void **state)
{
	struct intent i;

	(void)state;
	console_refused(c, &(struct console_reply){ ZCC_E_DENIED, .text = "operator demo is revoked" });
	assert_true(screen_has("ALLEEN LEZEN"));
	assert_true(screen_has("operator demo is revoked"));
	press('n');
	press('i');
	press('!');
	assert_false(next_intent(&i));
	assert_true(screen_has("niet aangemeld"));
	console_role(c, &settings.role[0]);
	assert_false(screen_has("ALLEEN LEZEN"));
	press('n');
	assert_true(next_intent(&i));
}

static void
another_desk_is_asked_for_and_comes_with_its_role(void **state)
{
	struct intent i;

	(void)state;
	for (const char *p = ":desk toe\r"; *p != '\0'; p++)
		press(*p);
	assert_int_equal(c->screen, SCREEN_QUEUE);
	assert_true(next_intent(&i));
	assert_int_equal(i.kind, INTENT_DESK);
	assert_int_equal(i.desk, DESK_TOEZICHT);
	console_no_desk(c, i.desk);
	assert_true(screen_has("Geen van uw rollen heeft de werkplek toezicht"));
	console_role(c, &settings.role[3]);
	assert_int_equal(c->screen, SCREEN_TOEZICHT);
}

/* goal 13 */
static void
random_keys_without_j_do_nothing_final(void **state)
{
	static const int keys[] = { KEY_ENTER, KEY_ESC, KEY_UP, KEY_DOWN, KEY_TAB, KEY_PGDN, KEY_PGUP,
		KEY_HOME, KEY_END, KEY_CTRL_Z, KEY_CTRL_L, KEY_BACKSPACE, KEY_PASTE, KEY_F0 + 2,
		KEY_F0 + 3, KEY_F0 + 5, KEY_F0 + 7, KEY_F0 + 8, KEY_F0 + 9, ':', '/', '?', '!', ' ' };
	int num = getenv("ZCC_SOAK") != NULL ? SOAK_KEYS : RANDOM_KEYS;
	struct intent i;

	(void)state;
	for (int n = 0; n < num; n++) {
		int key = rand() % 2 ? keys[(size_t)rand() % (sizeof(keys) / sizeof(keys[0]))] :
		    ' ' + rand() % 95;
		if (key == 'j' || key == 'J')
			continue;
		now_ms += rand() % 700;
		struct key_event e = { key, "plak j\n" };
		console_keys(c, &e, 1, now_ms);
		if (n % 64 == 0)
			console_draw(c, &f, now_ms);
		while (next_intent(&i)) {
			assert_false(i.is_final);
			assert_int_not_equal(i.verb, VERB_RAV);
			assert_int_not_equal(i.verb, VERB_CLOSE);
			if (i.kind == INTENT_SEND)
				answer(&i, -(rand() % 14), i.row);
		}
	}
}

/* goal 12 */
static void
a_paste_outside_a_field_executes_nothing(void **state)
{
	struct key_event burst[25];
	struct intent i;

	(void)state;
	press(KEY_PASTE);
	assert_false(next_intent(&i));
	for (int k = 0; k < 25; k++)
		burst[k] = (struct key_event){ "n\rsh"[k % 4], NULL };
	console_keys(c, burst, 25, now_ms);
	assert_false(next_intent(&i));
	assert_true(screen_has("Geplakte tekst"));
}

static void
a_paste_into_a_note_is_text_and_sends_nothing(void **state)
{
	struct key_event burst[25];
	struct intent i;

	(void)state;
	press('i');
	press(KEY_PASTE);
	assert_string_equal(c->note.text, "geplakt j");
	for (int k = 0; k < 25; k++)
		burst[k] = (struct key_event){ k == 10 ? KEY_ENTER : 'a', NULL };
	console_keys(c, burst, 25, now_ms);
	assert_false(next_intent(&i));
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_NOTE);
}

static void
a_draft_survives_esc_and_goes_when_recorded(void **state)
{
	struct intent i;

	(void)state;
	press('i');
	press('x');
	press(KEY_ESC);
	assert_string_equal(c->note.text, "x");
	press('i');
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	assert_string_equal(i.note, "x");
	answer(&i, ZCC_OK, i.row);
	assert_string_equal(c->note.text, "");
}

/* HB-7, goal 23 */
static void
without_a_live_hub_nothing_is_asked(void **state)
{
	struct intent i;

	(void)state;
	a.board.is_live = false;
	a.board.age_ms = 40000;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	press(KEY_ENTER);
	press('n');
	press('h');
	assert_false(next_intent(&i));
	assert_true(screen_has("GEEN SERVER 40s"));
	a.board.is_live = true;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("Verbinding terug"));
	assert_false(screen_has("GEEN SERVER 40s"));
}

static void
a_conflict_names_the_colleague(void **state)
{
	struct intent i;

	(void)state;
	model_select(&c->model, 24020);
	for (uint32_t k = 0; k < A_BOARD_CASES; k++)
		if (a.cases[k].id == 24020)
			a.cases[k].state = CASE_WACHTEND;
	console_draw(c, &f, now_ms);
	press(KEY_ENTER);
	assert_true(next_intent(&i));
	answer(&i, ZCC_E_TAKEN, 24020);
	assert_true(screen_has("24020 is intussen bij k.vos"));
}

static void
leaving_a_dossier_wipes_it(void **state)
{
	static const struct dossier_part zeros;
	static struct dossier_part part = { .fields = { .name = "Jansen" } };

	(void)state;
	console_dossier(c, 24022, &part, 1);
	assert_true(screen_has("Jansen"));
	press(KEY_ESC);
	assert_false(screen_has("Jansen"));
	assert_memory_equal(&c->dossier.part[0], &zeros, sizeof(zeros));
}

/* HB-9, goal 20 */
static void
what_a_filter_or_a_role_hides_has_not_left_the_list(void **state)
{
	(void)state;
	press('/');
	press('z');
	press('z');
	console_update(c, &a.board, now_ms);
	assert_false(screen_has("is van de lijst"));
	press(KEY_ESC);
	model_select(&c->model, 24031);
	console_role(c, &settings.role[2]);
	console_update(c, &a.board, now_ms);
	assert_false(screen_has("is van de lijst"));
}

static void
raise_alarm(unsigned i, uint64_t id, unsigned priority)
{
	a.alarms[i] = (struct zcc_alarm_row){ .id = id, .kind = "board-full", .priority = (uint8_t)priority };
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
}

static void
a_new_alarm_of_the_highest_class_rings_once(void **state)
{
	(void)state;
	assert_false(f.has_bell); /* what stood there already is no news */
	raise_alarm(2, 101, ALARM_MIDDLE);
	assert_false(f.has_bell);
	raise_alarm(3, 102, ALARM_HIGH);
	assert_true(f.has_bell);
	console_draw(c, &f, now_ms);
	assert_false(f.has_bell);
	a.board.is_live = false;
	raise_alarm(2, 103, ALARM_HIGH); /* an old picture rings for nothing */
	assert_false(f.has_bell);
	a.board.is_live = true;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_true(f.has_bell); /* it came while we were away */
}

static void
too_small_a_screen_takes_no_key_and_keeps_the_text(void **state)
{
	struct intent i;

	(void)state;
	press('i');
	press('x');
	console_size(c, 20, 60);
	press('y');
	press(KEY_ENTER);
	assert_false(next_intent(&i));
	console_size(c, 24, 80);
	assert_string_equal(c->note.text, "x");
	assert_true(screen_has("Notitie bij"));
}

static void
a_role_without_a_verb_is_told_so(void **state)
{
	struct intent i;

	(void)state;
	settings.role[0].verbs = 0;
	press('n');
	assert_false(next_intent(&i));
	assert_true(screen_has("mag dit niet: de volgende oppakken"));
}

static void
a_command_acts_on_the_case_with_those_digits(void **state)
{
	struct intent i;

	(void)state;
	for (const char *p = ":op 031\r"; *p != '\0'; p++)
		press(*p);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_CLAIM);
	assert_int_equal(i.row, 24031);
}

/* HB-9, goal 20 */
static void
every_screen_draws_at_every_size(void **state)
{
	static const char *const tours[] = { "", ":al\r", "?", "s", "975\r", "/o" };

	(void)state;
	for (int n = 0; n < 1000; n++) {
		press(KEY_ESC);
		press(KEY_ESC);
		console_size(c, 24, 80);
		console_role(c, &settings.role[n % 4]);
		for (const char *p = tours[(size_t)rand() % 6]; *p != '\0'; p++)
			press(*p);
		console_size(c, 5 + rand() % 56, 20 + rand() % 181);
		console_draw(c, &f, now_ms);
		assert_in_range(f.cursor_y, 0, f.rows - 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(enter_claims_what_the_screen_showed, begin, end),
		cmocka_unit_test_setup_teardown(an_act_names_the_version_that_was_on_the_screen, begin, end),
		cmocka_unit_test_setup_teardown(
		    a_case_that_left_between_frame_and_key_is_not_replaced_by_another, begin, end),
		cmocka_unit_test_setup_teardown(j_is_deaf_for_300_ms_after_its_prompt, begin, end),
		cmocka_unit_test_setup_teardown(closing_takes_a_reason_and_j, begin, end),
		cmocka_unit_test_setup_teardown(esc_goes_one_level_back_and_never_commits, begin, end),
		cmocka_unit_test_setup_teardown(a_close_can_be_taken_back_and_the_case_opens_again, begin,
		    end),
		cmocka_unit_test_setup_teardown(after_a_case_the_list_begins_at_its_top, begin, end),
		cmocka_unit_test_setup_teardown(tab_finds_the_own_case_also_behind_a_filter, begin, end),
		cmocka_unit_test_setup_teardown(who_takes_over_reads_with_whom_the_caller_may_still_talk,
		    begin, end),
		cmocka_unit_test_setup_teardown(who_is_not_let_in_can_read_and_do_nothing, begin, end),
		cmocka_unit_test_setup_teardown(another_desk_is_asked_for_and_comes_with_its_role, begin,
		    end),
		cmocka_unit_test_setup_teardown(random_keys_without_j_do_nothing_final, begin, end),
		cmocka_unit_test_setup_teardown(a_paste_outside_a_field_executes_nothing, begin, end),
		cmocka_unit_test_setup_teardown(a_paste_into_a_note_is_text_and_sends_nothing, begin, end),
		cmocka_unit_test_setup_teardown(a_draft_survives_esc_and_goes_when_recorded, begin, end),
		cmocka_unit_test_setup_teardown(without_a_live_hub_nothing_is_asked, begin, end),
		cmocka_unit_test_setup_teardown(a_conflict_names_the_colleague, begin, end),
		cmocka_unit_test_setup_teardown(leaving_a_dossier_wipes_it, begin, end),
		cmocka_unit_test_setup_teardown(too_small_a_screen_takes_no_key_and_keeps_the_text, begin,
		    end),
		cmocka_unit_test_setup_teardown(what_a_filter_or_a_role_hides_has_not_left_the_list, begin, end),
		cmocka_unit_test_setup_teardown(a_new_alarm_of_the_highest_class_rings_once, begin, end),
		cmocka_unit_test_setup_teardown(a_role_without_a_verb_is_told_so, begin, end),
		cmocka_unit_test_setup_teardown(a_command_acts_on_the_case_with_those_digits, begin, end),
		cmocka_unit_test_setup_teardown(every_screen_draws_at_every_size, begin, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console", tests, NULL, NULL);
}
