/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-13, KB-9: what others were answered stands in a triage, weighs nothing, and goes out as theirs. */
#include "tests/lib/triage_console_kit.h"

#include "tui/core/triage_desk.h"
#include "tui/core/triage_given.h"
#include "tui/core/triage_keep.h"
#include "tui/core/triage_step.h"

enum { MINE = 24031 };

static struct dossier_part parts[2];

/* The triage of a self-triage stands open, and its dossier has come. */
static int
begin_given(void **state)
{
	struct intent i;
	struct zcc_case_row *row;

	begin(state);
	row = row_of(MINE);
	for (uint32_t k = 0; k < settings.roles_num; k++)
		settings.role[k].verbs |= UINT64_C(1) << VERB_TRIAGE | UINT64_C(1) << VERB_DOSSIER;
	row->line = LINE_ZELFTRIAGE;
	row->came = LINE_ZELFTRIAGE;
	row->state = CASE_AANGENOMEN;
	row->who.state = IDENTITY_DONE;
	snprintf(row->claimed_by, sizeof(row->claimed_by), "demo");
	show_board();
	type(":triage 24031\n");
	assert_true(screen_has("TRIAGE 24031"));
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_DOSSIER); /* though everybody knows who it is */
	parts[0] = (struct dossier_part){ .seq = 40, .at_ms = a.board.now_line + a.board.wall_offset - 600000,
		.verb = VERB_INTAKE, .operator = "portaal", .fields = { .answers = "answer:praten=2 answer:kleur=3 "
		"answer:weggeraakt=nee factor:chronisch-ziek pain:4 answer:oud-kenmerk=1" } };
	parts[1] = (struct dossier_part){ .at_ms = parts[0].at_ms, .verb = VERB_DRAFT, .operator = "bram",
		.fields = { .answers = "abcd:A=4 answer:begin=2 protocol:00 step:2 row:4" } };
	console_dossier(c, MINE, parts, 2);
	answer(&i, ZCC_OK, MINE);
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	return 0;
}

static uint8_t
option_of(const char *criterion)
{
	return c->triage.a.criterion[protocol_criterion(protocol, criterion)];
}

/* What the triage that stands there would record, all of it. */
static const char *
recorded(void)
{
	static struct intent i;

	press(KEY_ENTER);
	press('u');
	now_ms += 2000;
	press('j');
	while (next_intent(&i))
		if (i.verb == VERB_TRIAGE)
			return i.answers;
	fail_msg("nothing was recorded");
	return "";
}

static void
it_stands_there_unconfirmed_and_weighs_nothing(void **state)
{
	const struct given_answer *first;

	(void)state;
	assert_true(screen_has("7 gegeven, vanaf zelftriage"));
	assert_true(screen_has("ABCD vraagt u zelf"));
	for (unsigned i = 0; i < protocol->abcd_num; i++)
		assert_int_equal(c->triage.a.abcd[i], ANSWER_NONE);
	type("vkor\n");
	assert_int_equal(triage_given_open(&c->triage, &first), 3);
	assert_int_equal(triage_form_urgency(&c->triage), URGENCY_NONE);
	assert_int_equal(option_of("praten"), ANSWER_NONE);
	assert_true(screen_has("? Kleur"));
	assert_true(screen_has("x: 1 niet bevestigd"));
}

/* Each by its own key; a digit is an answer as any. */
static void
space_confirms_and_a_digit_changes_and_both_say_whose_it_was(void **state)
{
	(void)state;
	type("vkor\n 1");
	assert_int_equal(option_of("praten"), 2);
	assert_int_equal(option_of("kleur"), 1);
	assert_int_equal(triage_form_urgency(&c->triage), 1);
	press(KEY_BACKSPACE);
	assert_int_equal(option_of("kleur"), ANSWER_NONE);
	assert_true(screen_has("? Kleur") || screen_has("> Kleur"));
	type("3");
	const char *words = recorded();
	assert_non_null(strstr(words, "answer:praten=2"));
	assert_non_null(strstr(words, "taken:answer:praten=40"));
	assert_non_null(strstr(words, "taken:answer:kleur=40"));
	assert_null(strstr(words, "weggeraakt"));
	assert_null(strstr(words, "taken:abcd"));
	assert_null(strstr(words, "chronisch-ziek"));
	assert_null(strstr(words, "taken:pain"));
}

static void
factors_pain_and_what_a_lost_post_kept_are_confirmed_too(void **state)
{
	(void)state;
	type("vkor\n");
	while (c->triage.at < triage_form_rows(&c->triage) &&
	    strcmp(triage_given_of(&c->triage, c->triage.at) != NULL ?
	        triage_given_of(&c->triage, c->triage.at)->by : "", "bram") != 0)
		press(KEY_DOWN);
	press(' ');
	assert_int_equal(option_of("begin"), 2);
	type("x");
	while (triage_given_factor(&c->triage, c->triage.factor_at) == NULL)
		press(KEY_DOWN);
	assert_true(screen_has("[?] chronisch ziek"));
	press(' ');
	assert_int_equal(triage_given_factors(&c->triage), 0);
	press(KEY_ESC);
	const char *words = recorded();
	assert_non_null(strstr(words, "taken:answer:begin=@bram"));
	assert_non_null(strstr(words, "factor:chronisch-ziek"));
	assert_non_null(strstr(words, "taken:factor:chronisch-ziek=40"));
}

static void
a_score_is_confirmed_where_the_complaint_asks_for_one(void **state)
{
	(void)state;
	type("vpijn-b\n");
	assert_int_equal(triage_form_rows(&c->triage) > 0 &&
	    triage_form_row_is_pain(&c->triage, triage_form_rows(&c->triage) - 1), 1);
	press(KEY_END);
	assert_true(screen_has("Spatie  4"));
	press(' ');
	assert_int_equal(c->triage.a.pain_stated, 4);
	assert_int_equal(option_of("weggeraakt"), ANSWER_NONE); /* nee, which is one option here */
	press(KEY_HOME);
	while (triage_given_of(&c->triage, c->triage.at) == NULL ||
	    strcmp(triage_given_of(&c->triage, c->triage.at)->question, "answer:weggeraakt") != 0)
		press(KEY_DOWN);
	press(' ');
	assert_int_equal(option_of("weggeraakt"), 3);
}

/* What there is no room for is no score, and its beginning is another one. */
static void
a_score_that_is_none_is_not_cut_to_one(void **state)
{
	struct given_answer *pain = &c->triage.given.answer[4];

	(void)state;
	assert_string_equal(pain->question, "pain");
	strcpy(pain->value, "10/105");
	type("vpijn-b\n");
	press(KEY_END);
	press(' ');
	assert_int_equal(c->triage.a.pain_stated, PAIN_NONE);
	assert_true(screen_has("0 tot 10"));
}

static void
what_was_never_given_is_not_confirmed(void **state)
{
	(void)state;
	type("vkor\n");
	while (triage_given_of(&c->triage, c->triage.at) != NULL)
		press(KEY_DOWN);
	unsigned at = c->triage.at;
	press(' ');
	assert_int_equal(c->triage.at, at);
	assert_true(screen_has("Hier is nog niets gegeven"));
}

static void
all_of_it_goes_with_a_reason_and_from_the_start(void **state)
{
	static struct intent i;

	(void)state;
	type("vkor\n  3l");
	assert_true(screen_has("Alles opnieuw: waarom?"));
	press(KEY_ESC);
	assert_int_equal(option_of("praten"), 2);
	type("l3");
	assert_int_equal(option_of("praten"), ANSWER_NONE);
	assert_int_equal(c->triage.given.num, 0);
	assert_true(triage_form_has_letters(&c->triage)); /* those she asked herself */
	triage_dossier(c, MINE, parts, 2); /* and they do not come back */
	assert_int_equal(c->triage.given.num, 0);
	type("3333");
	press(KEY_ENTER);
	press('u');
	now_ms += 2000;
	press('j');
	while (next_intent(&i) && i.verb != VERB_TRIAGE)
		;
	assert_int_equal(i.verb, VERB_TRIAGE);
	assert_string_equal(i.shift, "tegenstrijdig");
	assert_null(strstr(i.answers, "taken:"));
}

static void
without_anything_given_there_is_nothing_to_throw_away(void **state)
{
	static struct triage_form t;

	(void)state;
	triage_form_open(&t, MINE, protocol, "", 0);
	for (const char *s = "vkor\nl"; *s != '\0'; s++)
		(void)triage_step_key(&t, *s == '\n' ? KEY_ENTER : *s, 0);
	assert_int_equal(t.over, TRIAGE_OVER_NONE);
	assert_int_equal(t.told, TRIAGE_TOLD_NOT_GIVEN);
	triage_form_wipe(&t);
}

/* The hub asks why, of who did not see that there was something. */
static void
the_hub_that_wants_a_reason_gets_the_question(void **state)
{
	struct grounds no = { .why = WHY_AGAIN_REASON, .values_num = 1, .value = { "zelftriage" } };
	struct console_reply r = { ZCC_E_DATA, MINE, "said", &no };
	struct intent i;

	(void)state;
	memset(&c->triage.given, 0, sizeof(c->triage.given));
	type("vkor\n3333");
	press(KEY_ENTER);
	press('u');
	now_ms += 2000;
	press('j');
	assert_true(next_intent(&i));
	console_answer(c, i.ticket, &r, now_ms);
	assert_true(screen_has("Alles opnieuw: waarom?"));
	type("2");
	assert_int_equal(option_of("praten"), 3); /* what she asked she asked */
	assert_int_equal(c->triage.again, RETRIAGE_OLD);
}

static void
what_is_older_than_it_was_is_read_again(void **state)
{
	struct grounds no = { .why = WHY_NOT_GIVEN, .values_num = 1, .value = { "answer:praten" } };
	struct console_reply r = { ZCC_E_DATA, MINE, "said", &no };
	struct intent i;

	(void)state;
	type("vkor\n   ");
	press(KEY_ENTER);
	press('u');
	now_ms += 2000;
	press('j');
	assert_true(next_intent(&i));
	console_answer(c, i.ticket, &r, now_ms);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_DOSSIER);
	parts[0].seq = 52;
	console_dossier(c, MINE, parts, 1);
	answer(&i, ZCC_OK, MINE);
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	assert_int_equal(given_find(&c->triage.given, "answer:praten")->seq, 52);
	assert_int_equal(option_of("praten"), 2);
}

/* ID-2: of another patient */
static void
what_is_struck_was_never_given(void **state)
{
	(void)state;
	parts[0].struck_why = STRIKE_OTHER_PATIENT;
	triage_dossier(c, MINE, parts, 2);
	assert_null(given_find(&c->triage.given, "answer:praten"));
	assert_non_null(given_find(&c->triage.given, "answer:begin"));
}

/* OV-1: the receiver goes on from there. */
static void
a_transfer_takes_what_is_not_recorded_along(void **state)
{
	struct intent i;

	(void)state;
	for (uint32_t k = 0; k < settings.roles_num; k++)
		settings.role[k].verbs |= UINT64_C(1) << VERB_TRANSFER | UINT64_C(1) << VERB_ACCEPT;
	type("vkor\n 3");
	type(":d 24031\n");
	type("1sit\nach\nbeo\naan\n");
	now_ms += 2000;
	press('j');
	while (next_intent(&i) && i.verb != VERB_TRANSFER)
		;
	assert_int_equal(i.verb, VERB_TRANSFER);
	assert_non_null(strstr(i.answers, "answer:praten=2"));
	assert_non_null(strstr(i.answers, "taken:answer:praten=40"));
}

static void
why_it_was_thrown_away_is_kept_with_the_rest(void **state)
{
	static char words[8192];

	(void)state;
	type("vkor\nl4");
	assert_true(triage_keep_write(&c->triage, words, sizeof(words)));
	assert_non_null(strstr(words, "again:ander-vertelt"));
	static struct triage_form t;
	triage_form_open(&t, MINE, protocol, "", 0);
	assert_true(triage_keep_read(&t, words, 0));
	assert_int_equal(t.again, RETRIAGE_OTHER_TELLS);
	triage_form_wipe(&t);
}

#define S(name) cmocka_unit_test_setup_teardown(name, begin_given, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		S(it_stands_there_unconfirmed_and_weighs_nothing),
		S(space_confirms_and_a_digit_changes_and_both_say_whose_it_was),
		S(factors_pain_and_what_a_lost_post_kept_are_confirmed_too),
		S(a_score_is_confirmed_where_the_complaint_asks_for_one),
		S(a_score_that_is_none_is_not_cut_to_one),
		S(what_was_never_given_is_not_confirmed),
		S(all_of_it_goes_with_a_reason_and_from_the_start),
		S(without_anything_given_there_is_nothing_to_throw_away),
		S(the_hub_that_wants_a_reason_gets_the_question),
		S(what_is_older_than_it_was_is_read_again),
		S(what_is_struck_was_never_given),
		S(a_transfer_takes_what_is_not_recorded_along),
		S(why_it_was_thrown_away_is_kept_with_the_rest),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("triage_given", tests, open_protocol, close_protocol);
}
