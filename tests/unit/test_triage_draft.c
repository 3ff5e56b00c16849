/* SPDX-License-Identifier: EUPL-1.2 */
/* UX goal 24, NT-10: a triage that is being made is kept by the hub, and goes on from what was kept. */
#include "tests/lib/triage_console_kit.h"

#include "tui/core/triage_keep.h"
#include "tui/core/triage_step.h"

enum { MINE = 24031, OTHER = 24022 };

static void
take(uint64_t id)
{
	for (uint32_t i = 0; i < A_BOARD_CASES; i++) {
		if (a.cases[i].id != id)
			continue;
		a.cases[i].state = CASE_AANGENOMEN;
		a.cases[i].who.state = IDENTITY_DONE;
		snprintf(a.cases[i].claimed_by, sizeof(a.cases[i].claimed_by), "demo");
	}
	console_update(c, &a.board, now_ms);
}

static int
begin_triage(void **state)
{
	begin(state);
	settings.role[0].verbs |= UINT64_C(1) << VERB_TRIAGE | UINT64_C(1) << VERB_DEPLOY;
	show_board();
	return 0;
}

static void
pass(int64_t ms)
{
	now_ms += ms;
	console_time(c, now_ms);
}

/* The next message about the triage; false: nothing is sent. */
static bool
next_draft(struct intent *i)
{
	while (console_intent(c, i))
		if (i->verb == VERB_DRAFT && strcmp(i->shift, "triage") == 0)
			return true;
	return false;
}

/* The form of a case of ours, of which the hub keeps `kept`. */
static void
open_form(const char *kept)
{
	struct intent i;

	take(MINE);
	model_select(&c->model, MINE);
	console_draw(c, &f, now_ms);
	press(KEY_ENTER);
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	assert_true(next_draft(&i));
	assert_false(i.has_note);
	assert_int_equal(i.row, MINE);
	console_draft(c, MINE, "", kept);
	answer(&i, ZCC_OK, MINE);
	console_draw(c, &f, now_ms);
}

static void
what_is_done_is_sent_at_a_pause_and_at_least_each_second(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("vko");
	pass(MIRROR_PAUSE_MS - 1);
	assert_false(next_draft(&i));
	pass(1);
	assert_true(next_draft(&i));
	assert_true(i.has_note);
	assert_non_null(strstr(i.answers, "abcd:E=4"));
	assert_non_null(strstr(i.answers, "find:ko"));
	answer(&i, ZCC_OK, MINE);
	for (unsigned n = 0; n < 3; n++) {
		press('r');
		pass(MIRROR_PAUSE_MS - 50);
	}
	assert_true(next_draft(&i)); /* never a pause, and a second is over */
	answer(&i, ZCC_OK, MINE);
}

static void
an_answer_that_does_not_come_is_tried_again(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("v");
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	answer(&i, ZCC_E_OUTCOME, MINE);
	pass(MIRROR_AGAIN_MS - 1);
	assert_false(next_draft(&i));
	pass(1);
	assert_true(next_draft(&i));
	assert_non_null(strstr(i.answers, "abcd:A=4"));
}

/* Another console, another terminal: the screen, the cursor, the answers. */
static void
a_console_that_begins_anew_goes_on_where_the_other_was(void **state)
{
	struct intent i;
	char kept[ZCC_ANSWERS_SIZE];

	open_form("");
	type("vkor\n23");
	press(KEY_DOWN);
	type("+2");
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	snprintf(kept, sizeof(kept), "%s", i.answers);
	end(state);
	begin_triage(state);
	console_left_draft(c, MINE);
	console_update(c, &a.board, now_ms);
	pass(0);
	assert_false(next_draft(&i)); /* it is nobody's: nothing to go on with */
	take(MINE);
	pass(0);
	assert_true(next_draft(&i));
	assert_false(i.has_note);
	assert_int_equal(c->screen, SCREEN_QUEUE);
	console_draft(c, MINE, "", kept);
	answer(&i, ZCC_OK, MINE);
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	assert_true(screen_has("gaat verder waar ze was"));
	assert_true(screen_has("halve zinnen"));
	assert_true(screen_has("> Inspanning"));
	assert_true(screen_has("uw oordeel: alarmsignaal"));
	type("3");
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	assert_non_null(strstr(i.answers, "answer:adem-inspanning=3"));
}

/* VS-1 */
static void
a_case_whose_first_seat_falls_away_stays_with_who_goes_on_at_another(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("v");
	for (uint32_t n = 0; n < A_BOARD_CASES; n++)
		if (a.cases[n].id == MINE) {
			a.cases[n].state = CASE_VERLATEN;
			a.cases[n].version = 77;
		}
	console_update(c, &a.board, now_ms);
	console_update(c, &a.board, now_ms);
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_CLAIM);
	assert_int_equal(i.row, MINE);
	assert_int_equal(i.version, 77);
	assert_false(next_act(&i)); /* once */
	take(MINE);
	answer(&i, ZCC_OK, MINE);
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	assert_int_equal(c->triage.a.abcd[0], 4);
}

static void
a_note_that_was_left_opens_no_triage(void **state)
{
	struct intent i;

	(void)state;
	console_left_draft(c, MINE);
	take(MINE);
	pass(0);
	assert_true(next_draft(&i));
	console_draft(c, MINE, "half getypt", "");
	answer(&i, ZCC_OK, MINE);
	assert_int_equal(c->screen, SCREEN_QUEUE);
}

/* The hub began anew and says what it keeps: that is the triage at hand, and no note. */
static void
a_triage_at_hand_is_not_offered_as_a_note(void **state)
{
	(void)state;
	open_form("");
	type("vkor\n23");
	console_left_draft(c, MINE);
	pass(0);
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	assert_false(screen_has("is niet af"));
}

static void
what_was_done_meanwhile_is_not_overwritten(void **state)
{
	struct intent i;

	(void)state;
	take(MINE);
	model_select(&c->model, MINE);
	console_draw(c, &f, now_ms);
	press(KEY_ENTER);
	assert_true(next_draft(&i));
	type("d3");
	console_draft(c, MINE, "", "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 abcd:E=4 step:1");
	answer(&i, ZCC_OK, MINE);
	assert_int_equal(c->triage.a.abcd[3], 3);
	assert_int_equal(c->triage.a.abcd[0], ANSWER_NONE);
}

static void
what_was_recorded_is_kept_no_longer(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("vkor\n3333\n");
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	answer(&i, ZCC_OK, MINE);
	press('j');
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_DEPLOY);
	answer(&i, ZCC_OK, MINE);
	assert_true(next_draft(&i));
	assert_true(i.has_note);
	assert_string_equal(i.answers, "");
}

/* ID-1: which key says who it is depends on the screen. */
static void
who_is_on_hold_is_triaged_when_he_is_spoken_to_again(void **state)
{
	(void)state;
	take(MINE);
	row_of(MINE)->state = CASE_AANGEHOUDEN;
	show_board();
	type(":triage 24031\n");
	assert_int_not_equal(c->screen, SCREEN_TRIAGE);
	assert_true(screen_has("24031 staat in de wacht: w praat verder"));
}

static void
a_refusal_for_want_of_a_patient_names_the_key_of_this_screen(void **state)
{
	struct grounds who = { .why = WHY_IDENTIFY_FIRST, .values_num = 1, .value = { "24031" } };
	struct console_reply no = { ZCC_E_STATE, MINE, "case 24031: who is the patient?", &who };
	struct intent i;

	(void)state;
	settings.role[0].verbs |= UINT64_C(1) << VERB_IDENTIFY;
	open_form("");
	type("vkor\n3333\n");
	pass(CONSOLE_COMMIT_MS);
	press('j');
	assert_true(next_act(&i));
	console_answer(c, i.ticket, &no, now_ms);
	assert_int_equal(c->triage.step, TRIAGE_ABCD);
	assert_true(screen_has("Wie is de patiënt?  Enter"));
	press(KEY_ESC);
	c->pending[0] = (struct console_pending){ .ticket = 99, .verb = VERB_CLOSE, .row = MINE };
	console_answer(c, 99, &no, now_ms);
	assert_true(screen_has("zeggen waarom niet (p)"));
}

/* Nobody loses the one for the other. */
static void
another_triage_waits_until_this_one_is_kept(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	type("v");
	take(OTHER);
	press(KEY_ESC);
	press(KEY_ESC);
	model_select(&c->model, OTHER);
	console_draw(c, &f, now_ms);
	press(KEY_ENTER);
	assert_int_equal(c->triage.row, MINE);
	assert_true(screen_has("nog niet bewaard"));
	assert_true(next_draft(&i));
	assert_int_equal(i.row, MINE);
	answer(&i, ZCC_OK, MINE);
	press(KEY_ENTER);
	assert_int_equal(c->triage.row, OTHER);
	assert_true(next_draft(&i));
	assert_int_equal(i.row, OTHER);
	assert_false(i.has_note);
}

/* NT-10: what another protocol does not know is left out, and said */
static void
a_triage_of_another_protocol_is_to_be_looked_through(void **state)
{
	(void)state;
	open_form("protocol:00 abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 abcd:E=4 complaint:kortademig "
	    "answer:praten=2 answer:verdwenen=1 step:2 row:1");
	assert_true(screen_has("een ander protocol"));
	assert_int_equal(c->triage.step, TRIAGE_CRITERIA);
	assert_true(screen_has("halve zinnen"));
}

/* NT-10: of a console that begins anew, too */
static void
a_triage_that_was_left_goes_on_by_the_protocol_it_began_with(void **state)
{
	static struct protocol *other;
	char hex[2 * ZCC_HASH_BYTES + 1] = "", words[512];
	uint8_t hash[ZCC_HASH_BYTES];

	(void)state;
	other = kit_shipped("demo");
	for (size_t i = 0; i < sizeof(other->hash); i++)
		snprintf(hex + 2 * i, 3, "%02x", other->hash[i]);
	snprintf(words, sizeof(words), "abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 abcd:E=4 complaint:kortademig "
	    "protocol:%s step:2 row:1", hex);
	assert_true(console_lacks(c, words, hash));
	assert_memory_equal(hash, other->hash, sizeof(hash));
	assert_false(console_lacks(c, "step:2 place:protocol:00", hash));
	console_earlier(c, other);
	assert_false(console_lacks(c, words, hash));
	assert_true(console_uses(c, other));
	open_form(words);
	assert_false(screen_has("een ander protocol"));
	assert_ptr_equal(c->triage.p, other);
	assert_int_equal(c->triage.step, TRIAGE_CRITERIA);
	console_earlier(c, NULL);
	assert_true(console_uses(c, other)); /* as long as the form is open */
	triage_form_wipe(&c->triage);
	protocol_free(other);
}

/* NT-4: the words beside a reason go with the judgement, and outlive the console */
static void
why_somebody_judges_otherwise_is_said_in_words_too(void **state)
{
	struct intent i;
	char words[ZCC_ANSWERS_SIZE];

	(void)state;
	open_form("abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 abcd:E=4 complaint:kortademig answer:praten=3 step:2");
	press('+');
	press('t');
	type("klamme hand: nu? 10%");
	assert_true(screen_has("waarom, in woorden"));
	press(KEY_ENTER);
	assert_true(triage_keep_write(&c->triage, words, sizeof(words)));
	assert_non_null(strstr(words, "why:klamme%_hand:%_nu?%_10%%"));
	press('2');
	assert_string_equal(c->triage.why.text, "klamme hand: nu? 10%");
	press(KEY_ENTER);
	console_draw(c, &f, now_ms);
	now_ms += CONSOLE_COMMIT_MS + 1;
	press('j');
	assert_true(next_act(&i));
	assert_int_equal(i.verb, VERB_DEPLOY);
	assert_string_equal(i.reason, "alarmsignaal");
	assert_string_equal(i.note, "klamme hand: nu? 10%");
}

/* NT-7: by the birth date of his dossier, also when the triage goes on where it was */
static void
what_follows_from_the_age_is_ticked_and_offered(void **state)
{
	uint16_t young = protocol_factor(protocol, "jonger-3-maanden"), found[TRIAGE_FOUND_MAX];

	(void)state;
	open_form("abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 abcd:E=4 step:1 find:koorts");
	assert_int_equal(c->triage.a.factors >> young & 1, 0);
	assert_true(triage_form_found(&c->triage, found) > 1);
	assert_string_equal(protocol->complaint[found[0]].code, "koorts");
	triage_form_age(&c->triage, 2);
	assert_int_equal(c->triage.a.factors >> young & 1, 1);
	assert_true(triage_form_found(&c->triage, found) >= 1);
	assert_string_equal(protocol->complaint[found[0]].code, "koorts-baby");
	press(KEY_ENTER);
	assert_string_equal(protocol->complaint[c->triage.a.complaint].code, "koorts-baby");
	press('x'); /* nobody takes it away */
	for (unsigned i = 0; i < young; i++)
		press(KEY_DOWN);
	press(' ');
	assert_int_equal(c->triage.a.factors >> young & 1, 1);
	triage_form_age(&c->triage, 3);
	assert_true(triage_form_found(&c->triage, found) == 1);
}

static uint64_t dice = 0x5eed;

static unsigned
draw(unsigned bound)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return (unsigned)(dice >> 20) % bound;
}

/* Whatever keys: what is read back is what was written. */
static void
words_come_back_as_the_form_that_they_were(void **state)
{
	static const char some[] = "vabe0123330333kor\n\n+-2pxf/ g1u";
	static struct triage_form one, two;
	char words[ZCC_ANSWERS_SIZE], again[ZCC_ANSWERS_SIZE];

	(void)state;
	for (unsigned round = 0; round < 300; round++) {
		triage_form_open(&one, 1, protocol, "", 0);
		for (unsigned n = draw(60); n > 0; n--) {
			char key = some[draw(sizeof(some) - 1)];
			triage_step_key(&one, key == '\n' ? KEY_ENTER : key, 1000);
			if (!triage_keep_write(&one, words, sizeof(words)))
				continue;
			triage_form_open(&two, 1, protocol, "", 0);
			assert_true(triage_keep_read(&two, words, 1000));
			assert_memory_equal(&two.a, &one.a, sizeof(two.a));
			assert_int_equal(two.step, one.step);
			assert_int_equal(two.own, one.own);
			assert_string_equal(two.search.text, one.search.text);
			assert_true(triage_keep_write(&two, again, sizeof(again)));
			assert_string_equal(again, words);
		}
	}
}

/* Whatever stands there, the form is one that keys can go on with. */
static void
words_that_are_none_are_left_out(void **state)
{
	static const char *const bad[] = { "", "x", "step:9", "step:2", "step:3 row:99", "own:U9/x",
		"own:U2/context", "care:spook", "letter:Z", "said:", "abcd-ms:-1", "step:1 find:", "protocol:",
		"complaint:spook step:2", "row:-1 step:2 complaint:kortademig", ":::: ==" };
	static struct triage_form t;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		triage_form_open(&t, 1, protocol, "", 0);
		bool is_same = triage_keep_read(&t, bad[i], 0);
		assert_true(is_same || strncmp(bad[i], "protocol:", 9) == 0);
		assert_true(t.step != TRIAGE_CRITERIA || t.at < triage_form_rows(&t));
		assert_true(t.own == URGENCY_NONE || t.own_reason != REGRADE_NONE);
		for (const char *k = "v\nkor\n3\n1j"; *k != '\0'; k++)
			triage_step_key(&t, *k == '\n' ? KEY_ENTER : *k, 1000);
	}
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup_teardown(name, begin_triage, end)
	const struct CMUnitTest tests[] = {
		test(what_is_done_is_sent_at_a_pause_and_at_least_each_second),
		test(an_answer_that_does_not_come_is_tried_again),
		test(a_console_that_begins_anew_goes_on_where_the_other_was),
		test(a_case_whose_first_seat_falls_away_stays_with_who_goes_on_at_another),
		test(a_note_that_was_left_opens_no_triage),
		test(a_triage_at_hand_is_not_offered_as_a_note),
		test(what_was_done_meanwhile_is_not_overwritten),
		test(what_was_recorded_is_kept_no_longer),
		test(who_is_on_hold_is_triaged_when_he_is_spoken_to_again),
		test(a_refusal_for_want_of_a_patient_names_the_key_of_this_screen),
		test(another_triage_waits_until_this_one_is_kept),
		test(a_triage_of_another_protocol_is_to_be_looked_through),
		test(a_triage_that_was_left_goes_on_by_the_protocol_it_began_with),
		test(why_somebody_judges_otherwise_is_said_in_words_too),
		test(what_follows_from_the_age_is_ticked_and_offered),
		test(words_come_back_as_the_form_that_they_were),
		test(words_that_are_none_are_left_out),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("triage-draft", tests, open_protocol, close_protocol);
}
