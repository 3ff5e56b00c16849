/* SPDX-License-Identifier: EUPL-1.2 */
/* AU-8, TR-1: the noodknop on the screen of who uses it, and of who reviews it. */
#include "tests/lib/console_kit.h"

static int
begin_rights(void **state)
{
	begin(state);
	for (uint32_t i = 0; i < settings.roles_num; i++)
		settings.role[i].verbs |= UINT64_C(1) << VERB_NOODKNOP | UINT64_C(1) << VERB_REVIEW |
		    UINT64_C(1) << VERB_REVIEWS;
	settings.noodknop_s = 900;
	return 0;
}

/* The hub refuses, with these grounds. */
static void
refuse_read(const struct intent *i, enum why why)
{
	struct refusal no;
	int code = refuse(&no, (struct because){ why, "24031" });
	struct console_reply r = { code, i->row, no.text, &no.grounds };

	console_answer(c, i->ticket, &r, now_ms);
	console_draw(c, &f, now_ms);
}

/* Up to the question, for the case that is open. */
static void
fill_in(void)
{
	press('*');
	assert_true(screen_has("NOODKNOP: 24031 openen, waarom?"));
	press('1');
	type("buurman belt, hij ligt op de grond");
	press(KEY_ENTER);
	assert_true(screen_has("openen, 15 minuten? Uw naam gaat naar wie nakijkt."));
}

static void
open_case(void)
{
	struct intent i;

	type(":o 24031\r");
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_DOSSIER);
	refuse_read(&i, WHY_NO_RELATION);
}

static void
give_dossier(unsigned relation, int64_t until_wall)
{
	struct dossier_part part = { .at_ms = a.board.now_line + a.board.wall_offset, .verb = VERB_INTAKE,
		.operator = "k.vos" };

	strcpy(part.fields.name, "Verzonnen Naam");
	console_dossier(c, 24031, &part, 1);
	console_right(c, 24031, relation, until_wall);
	console_draw(c, &f, now_ms);
}

static void
who_is_refused_is_told_of_the_key(void **state)
{
	(void)state;
	open_case();
	assert_true(screen_has("Geen behandelrelatie met deze melding. * opent haar in nood: wordt nagekeken"));
	for (uint32_t r = 0; r < settings.roles_num; r++)
		settings.role[r].verbs &= ~(UINT64_C(1) << VERB_NOODKNOP);
	open_case();
	assert_false(screen_has("* opent haar"));
	assert_true(screen_has("behandelrelatie"));
}

static void
a_reason_words_and_j_open_it(void **state)
{
	struct intent i;

	(void)state;
	type(":nood 24031\r");
	assert_true(screen_has("NOODKNOP: 24031 openen, waarom?"));
	press('9');
	assert_true(screen_has("waarom?"));
	press('1');
	press(KEY_ENTER); /* words are needed */
	assert_true(screen_has("levensgevaar: wat is er?"));
	type("hij ligt op de grond");
	press(KEY_ENTER);
	press('j'); /* deaf at first */
	assert_false(next_intent(&i));
	now_ms += CONSOLE_COMMIT_MS;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_NOODKNOP);
	assert_int_equal(i.row, 24031);
	assert_true(i.is_final);
	assert_string_equal(i.reason, "levensgevaar");
	assert_string_equal(i.note, "hij ligt op de grond");
	assert_false(screen_has("op de grond"));
	assert_int_equal(c->noodknop.words.len, 0);
	answer(&i, ZCC_OK, 24031);
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_DOSSIER); /* read at once, also in a role that reads none */
	assert_int_equal(i.row, 24031);
}

static void
escape_goes_one_level_back_and_sends_nothing(void **state)
{
	struct intent i;

	(void)state;
	type(":nood 24031\r");
	press('2');
	type("woorden");
	press(KEY_ENTER);
	press(KEY_ESC);
	assert_true(screen_has("wat is er?"));
	press(KEY_ESC);
	assert_true(screen_has("waarom?"));
	press(KEY_ESC);
	assert_int_equal(c->over, OVER_NONE);
	assert_int_equal(c->noodknop.words.len, 0);
	assert_false(next_intent(&i));
}

static void
what_is_open_by_it_says_so_loudly_until_it_is_over(void **state)
{
	int64_t wall = a.board.now_line + a.board.wall_offset;

	(void)state;
	give_dossier(RELATION_NOODKNOP, wall + 60000);
	assert_true(screen_has("U behandelt deze pati"));
	assert_true(screen_has("Verzonnen Naam"));
	press('*'); /* it is open: the form may still be looked at */
	press(KEY_ESC);
	console_time(c, now_ms);
	assert_int_equal(c->dossier.row, 24031);
	a.board.now_line += 60000;
	console_time(c, now_ms);
	console_draw(c, &f, now_ms);
	assert_int_equal(c->dossier.row, 0);
	assert_false(screen_has("Verzonnen Naam"));
	assert_true(screen_has("De noodknop voor 24031 is voorbij: het dossier is dicht."));
}

static void
who_treats_sees_no_banner(void **state)
{
	(void)state;
	give_dossier(RELATION_HOLDS, 0);
	assert_false(screen_has("NOODKNOP"));
	console_time(c, now_ms);
	assert_int_equal(c->dossier.row, 24031);
}

static struct review_item
an_item(uint64_t id, const char *who)
{
	struct review_item i = { .what = { .id = id, .case_id = 24031, .reason = NOODKNOP_AWAY,
		.at_wall = a.board.now_line + a.board.wall_offset } };

	i.what.until_wall = i.what.at_wall + 900000;
	strcpy(i.what.operator, who);
	strcpy(i.what.role, "triagist");
	strcpy(i.words, "k.vos nam niet op");
	return i;
}

static void
each_use_is_reviewed_with_an_outcome(void **state)
{
	struct review_item items[2] = { an_item(7, "j.blom"), an_item(9, "k.vos") };
	struct intent i;

	(void)state;
	items[1].is_erased = true;
	console_reviews(c, items, 2);
	console_draw(c, &f, now_ms);
	assert_true(screen_has("Noodknop: 1 van 2, melding 24031"));
	assert_true(screen_has("j.blom, triagist"));
	assert_true(screen_has("k.vos nam niet op"));
	press(KEY_DOWN);
	assert_true(screen_has("Het dossier is vernietigd"));
	press(KEY_UP);
	press('2');
	type("gesprek gevoerd");
	press(KEY_ENTER);
	assert_true(screen_has("Vastleggen dat dit was: onterecht?"));
	now_ms += CONSOLE_COMMIT_MS;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.verb, VERB_REVIEW);
	assert_int_equal(i.list, 7);
	assert_string_equal(i.reason, "onterecht");
	assert_string_equal(i.note, "gesprek gevoerd");
	answer(&i, ZCC_OK, 0);
	assert_true(screen_has("Noodknop: 1 van 1, melding 24031"));
	press('1');
	press(KEY_ENTER); /* words are not needed here */
	now_ms += CONSOLE_COMMIT_MS;
	press('j');
	assert_true(next_intent(&i));
	assert_int_equal(i.list, 9);
	answer(&i, ZCC_OK, 0);
	assert_int_equal(c->over, OVER_NONE);
	assert_true(screen_has("Gebruik 9 is nagekeken."));
	assert_int_equal(c->review.num, 0);
	assert_int_equal(c->review.item[0].words[0], 0);
}

static void
an_empty_list_is_said(void **state)
{
	(void)state;
	console_reviews(c, NULL, 0);
	console_draw(c, &f, now_ms);
	assert_int_equal(c->over, OVER_NONE);
	assert_true(screen_has("Geen gebruik van de noodknop wacht op nakijken"));
}

static void
the_form_is_filled_from_the_case_that_is_open(void **state)
{
	(void)state;
	give_dossier(RELATION_HOLDS, 0);
	fill_in();
}

#define RIGHTS(test) cmocka_unit_test_setup_teardown(test, begin_rights, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		RIGHTS(who_is_refused_is_told_of_the_key),
		RIGHTS(a_reason_words_and_j_open_it),
		RIGHTS(escape_goes_one_level_back_and_sends_nothing),
		RIGHTS(what_is_open_by_it_says_so_loudly_until_it_is_over),
		RIGHTS(who_treats_sees_no_banner),
		RIGHTS(each_use_is_reviewed_with_an_outcome),
		RIGHTS(an_empty_list_is_said),
		RIGHTS(the_form_is_filled_from_the_case_that_is_open),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_noodknop", tests, NULL, NULL);
}
