/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/alarm.h"
#include "tests/lib/console_kit.h"

#include <stdio.h>

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
			a.cases[k].marks |= CASE_MARK_LEFT;
			snprintf(a.cases[k].held_by, ZCC_OPERATOR_SIZE, "l.maas");
		}
	}
	console_update(c, &a.board, now_ms);
	answer(&i, ZCC_OK, 24009);
	assert_true(screen_has("24009 overgenomen van l.maas"));
	assert_true(screen_has("praat misschien nog met l.maas"));
	/* what was typed and not recorded comes with the dossier, unasked, and says by whom */
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_DOSSIER);
	assert_int_equal(i.row, 24009);
	struct dossier_part part[] = {
		{ .at_ms = 1772458200000, .verb = VERB_NOTE, .operator = "l.maas" },
		{ .at_ms = 1772458260000, .verb = VERB_DRAFT, .operator = "l.maas" },
	};
	snprintf(part[0].fields.note, sizeof(part[0].fields.note), "eerste notitie");
	snprintf(part[1].fields.note, sizeof(part[1].fields.note), "partner belt over tien");
	console_dossier(c, 24009, part, 2);
	assert_true(screen_has("niet vastgelegd door l.maas"));
	assert_true(screen_has("partner belt over tien"));
}

/* VS-1: `n` does not put somebody in his ear of whom he has not read that a colleague may have him */
static void
the_next_from_a_lost_post_is_asked_for_twice(void **state)
{
	struct intent i;

	(void)state;
	for (uint32_t k = 0; k < A_BOARD_CASES; k++)
		if (a.cases[k].id != 24009)
			a.cases[k].id = 0;
	console_update(c, &a.board, now_ms);
	press('n');
	assert_false(next_intent(&i));
	assert_true(screen_has("praat misschien nog met l.maas; nog eens n"));
	press('n');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_NEXT);
}

/* VS-1 */
static void
who_comes_back_hears_what_became_of_his_calls(void **state)
{
	struct zcc_case_row *r = NULL;

	(void)state;
	for (uint32_t k = 0; k < A_BOARD_CASES; k++)
		if (a.cases[k].id == 24009)
			r = &a.cases[k];
	assert_non_null(r);
	snprintf(r->claimed_by, sizeof(r->claimed_by), "demo");
	console_update(c, &a.board, now_ms);
	r->state = CASE_AANGENOMEN;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("24009 is weer bij u"));
	r->state = CASE_VERLATEN;
	console_update(c, &a.board, now_ms);
	r->state = CASE_AANGENOMEN;
	snprintf(r->claimed_by, sizeof(r->claimed_by), "k.vos");
	snprintf(r->held_by, sizeof(r->held_by), "demo");
	r->marks |= CASE_MARK_LEFT;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("24009 is intussen overgenomen door k.vos"));
	assert_false(screen_has("praat misschien nog met demo"));
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
	assert_true(screen_has("Geen van uw rollen heeft de balie toezicht"));
	console_role(c, &settings.role[3]);
	assert_int_equal(c->screen, SCREEN_TOEZICHT);
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
	a.alarms[i] = (struct zcc_alarm_row){ .id = id, .kind = "hold-limit", .whom = FOR_TRIAGE,
		.seen_line = ZCC_NEVER, .priority = (uint8_t)priority };
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
	a.alarms[4] = (struct zcc_alarm_row){ .id = 104, .kind = "board-full", .whom = FOR_TOEZICHT,
		.seen_line = ZCC_NEVER, .priority = ALARM_HIGH };
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_false(f.has_bell); /* for another desk */
}

static void
an_urgent_case(unsigned i, uint64_t id, int64_t ago_ms)
{
	a.cases[i] = (struct zcc_case_row){ .id = id, .version = 1, .line = LINE_SPOED, .urgency = 1,
		.state = CASE_WACHTEND, .state_line = a.board.now_line - ago_ms,
		.received_line = a.board.now_line - ago_ms, .due_line = ZCC_NEVER };
}

/* A second passes; did it ring? */
static bool
rings_after(int64_t ms)
{
	a_board_later(&a, ms);
	now_ms += ms;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	return f.has_bell;
}

/* TE-2: once, at a post that may take it, whatever its operator does meanwhile. */
static void
a_u1_that_nobody_takes_rings_once_and_stands_in_row_1(void **state)
{
	(void)state;
	snprintf(a.operators[0].name, ZCC_OPERATOR_SIZE, "%s", "demo");
	a.operators[0].state = SEAT_THERE;
	a.operators[0].lines = 0x7e;
	an_urgent_case(20, 25001, 40000); /* stood there before we looked */
	an_urgent_case(21, 25002, 10000);
	assert_false(rings_after(1000));
	press('i');
	assert_false(rings_after(3000));
	assert_true(rings_after(1000)); /* 15 s, while a note is being typed */
	assert_true(screen_has("spoed 2"));
	assert_false(rings_after(1000));
	a.cases[20].id = 0;
	a.cases[21].state = CASE_AANGENOMEN;
	assert_false(rings_after(1000));
	assert_false(screen_has("spoed 2"));
	assert_false(screen_has("U1 2500"));
	an_urgent_case(20, 25003, 14900);
	a.operators[0].lines = 1 << LINE_REGULIER; /* not competent (RL-2) */
	assert_false(rings_after(1000));
	an_urgent_case(20, 25004, 14900);
	a.operators[0].lines = 0x7e;
	a.operators[0].is_paused = 1;
	assert_false(rings_after(1000));
	an_urgent_case(20, 25005, 14900);
	a.operators[0].is_paused = 0;
	assert_true(rings_after(1000));
	assert_true(screen_has("spoed 2")); /* with 24031, which has waited for as long by now */
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

int
main(void)
{
#define IN(test) cmocka_unit_test_setup_teardown(test, begin, end)
	const struct CMUnitTest tests[] = {
		IN(enter_claims_what_the_screen_showed),
		IN(an_act_names_the_version_that_was_on_the_screen),
		IN(a_case_that_left_between_frame_and_key_is_not_replaced_by_another),
		IN(after_a_case_the_list_begins_at_its_top),
		IN(tab_finds_the_own_case_also_behind_a_filter),
		IN(who_takes_over_reads_with_whom_the_caller_may_still_talk),
		IN(the_next_from_a_lost_post_is_asked_for_twice),
		IN(who_comes_back_hears_what_became_of_his_calls),
		IN(who_is_not_let_in_can_read_and_do_nothing),
		IN(another_desk_is_asked_for_and_comes_with_its_role),
		IN(a_draft_survives_esc_and_goes_when_recorded),
		IN(without_a_live_hub_nothing_is_asked),
		IN(a_conflict_names_the_colleague),
		IN(leaving_a_dossier_wipes_it),
		IN(what_a_filter_or_a_role_hides_has_not_left_the_list),
		IN(a_new_alarm_of_the_highest_class_rings_once),
		IN(a_u1_that_nobody_takes_rings_once_and_stands_in_row_1),
		IN(a_role_without_a_verb_is_told_so),
		IN(a_command_acts_on_the_case_with_those_digits),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console", tests, NULL, NULL);
}
