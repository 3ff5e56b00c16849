/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * UX goals 6 and 7: the keys of a triagist's tasks, counted, and timed by the keystroke-level model: K
 * 0.28 s for a key (two for a shifted sign), M 1.2 s to think before it.  A script is what is typed, with
 * `_` where one thinks.  NT-1, NT-4, NT-9: and what is asked of the hub by them.
 */
#include "tests/lib/triage_console_kit.h"
#include "tui/core/triage_desk.h"

static struct intent sent; /* the last act that was asked for */

static int
begin_triage(void **state)
{
	begin(state);
	settings.role[0].verbs |= UINT64_C(1) << VERB_TRIAGE | UINT64_C(1) << VERB_DEPLOY | 1 << VERB_CALLBACK;
	show_board();
	memset(&sent, 0, sizeof(sent));
	return 0;
}

static const char *told_name = "J. Visser";

/* What the intake told. */
static void
tell_dossier(const struct intent *i)
{
	struct dossier_part part = { .verb = VERB_INTAKE, .fields = { .birth_date = "1946-03-12" } };

	strcpy(part.fields.name, told_name);

	console_dossier(c, i->row, &part, 1);
	answer(i, ZCC_OK, i->row);
}

static bool keeps_dossiers; /* what was asked is told later */
static struct intent asked[4];
static unsigned asked_num;

/* The hub does what is asked of it. */
static void
hub(void)
{
	struct intent i;

	while (next_intent(&i)) {
		if (i.verb == VERB_DOSSIER && keeps_dossiers) {
			assert_true(asked_num < 4);
			asked[asked_num++] = i;
			continue;
		}
		if (i.verb == VERB_DOSSIER) {
			tell_dossier(&i);
			continue;
		}
		uint64_t id = i.row != 0 ? i.row : 24031;
		struct zcc_case_row *row = row_of(id);
		sent = i;
		if (i.verb == VERB_NEXT || i.verb == VERB_CLAIM) {
			row->state = CASE_AANGENOMEN;
			snprintf(row->claimed_by, sizeof(row->claimed_by), "demo");
		} else if (i.verb == VERB_RAV) {
			row->state = CASE_RAV;
		} else if (i.verb == VERB_TRIAGE) {
			row->state = CASE_GETRIEERD;
		} else if (i.verb == VERB_DEPLOY) {
			row->state = CASE_INGEZET;
		} else if (i.verb == VERB_IDENTIFY) {
			row->who = (struct zcc_identity){ .state = IDENTITY_DONE, .presence = PRESENCE_SELF,
				.read_back = i.read_back };
		}
		row->version++;
		console_update(c, &a.board, now_ms);
		answer(&i, ZCC_OK, id);
	}
	console_draw(c, &f, now_ms);
}

static double seconds;
static unsigned keys;

/* `\n` Enter, `\v` Down; a second passes with each key, for who reads what `j` would do. */
static void
play(const char *script)
{
	static const char shifted[] = "!+?:";

	seconds = 0;
	keys = 0;
	for (const char *s = script; *s != '\0'; s++) {
		if (*s == '_') {
			seconds += 1.2;
			continue;
		}
		keys++;
		seconds += strchr(shifted, *s) != NULL ? 0.56 : 0.28;
		now_ms += 1000;
		press(*s == '\n' ? KEY_ENTER : *s == '\v' ? KEY_DOWN : *s);
		hub();
	}
}

/* T1: the next caller */
static void
t1_is_1_key(void **state)
{
	(void)state;
	play("_n");
	assert_int_equal(keys, 1);
	assert_true(seconds <= 1.5);
	assert_int_equal(sent.verb, VERB_NEXT);
	assert_true(screen_has("TRIAGE 24031"));
}

/* T2: a caller of one's choice, two rows on */
static void
t2_is_3_keys(void **state)
{
	(void)state;
	console_draw(c, &f, now_ms);
	assert_true(c->model.shown_num > 2);
	uint64_t third = model_row(&c->model, c->model.selected_i + 2)->id;
	play("\v\v_\n");
	assert_int_equal(keys, 3);
	assert_true(seconds <= 2.1);
	assert_int_equal(sent.verb, VERB_CLAIM);
	assert_int_equal(sent.row, third);
}

/* ID-1, NT-6: however long a name is, the day of birth, what is asked and the second contact are seen */
static void
a_long_name_hides_nothing(void **state)
{
	(void)state;
	told_name = "Wilhelmina Geertruida Johanna van der Meer-IJsselstein tot Oud-Zuilen";
	row_of(24031)->flags |= CASE_FLAG_EARLIER;
	row_of(24031)->earlier = 17;
	play("_n");
	assert_true(screen_has("Wilhelmina Geertruida Johanna .., 12-03-1946: herhaald? Enter"));
	assert_true(screen_has("2e contact: 17"));
	row_of(24031)->flags &= (uint8_t)~CASE_FLAG_EARLIER;
	play(" ");
	assert_true(screen_has("12-03-1946: herhaald? Enter"));
	assert_false(screen_has("x: alarm"));
	told_name = "J. Visser";
}

/* T3: U1 on ABCDE, from the bell to the ambulance */
static void
t3_is_4_keys_and_6_seconds(void **state)
{
	(void)state;
	play("_n_b_2_j");
	assert_int_equal(keys, 4);
	assert_true(seconds <= 6.0);
	assert_int_equal(sent.verb, VERB_RAV);
	assert_int_equal(sent.row, 24031);
	assert_string_equal(sent.answers, "abcd:B=2");
	assert_true(screen_has("bij de RAV gemeld"));
}

/* T4: from every question */
static void
t4_is_2_keys_from_every_step_and_takes_the_answers_along(void **state)
{
	static const char *const before[] = { "n", "nb", "nv", "nvkor", "nvkor\n", "nvkor\n2", "nvkor\n2x",
		"nvkor\n2+", "nvkor\n2\n", "nvkor\n2b" };

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		if (i > 0)
			begin_triage(state);
		play(before[i]);
		play("_!_j");
		assert_int_equal(keys, 2);
		assert_true(seconds <= 3.3);
		assert_int_equal(sent.verb, VERB_RAV);
		assert_int_equal(strstr(sent.answers, "answer:praten=2") != NULL, i >= 5);
		end(state);
	}
	begin_triage(state);
}

/* T5: a usual triage with five criteria, from who it is on (ID-1) */
static void
t5_is_14_keys_and_17_seconds(void **state)
{
	(void)state;
	play("_n");
	assert_true(screen_has("J. Visser, 12-03-1946: herhaald?"));
	play("_\n");
	assert_int_equal(sent.verb, VERB_IDENTIFY);
	assert_string_equal(sent.shift, "zelf");
	assert_true(screen_has("patiënt vastgesteld"));
	end(state);
	begin_triage(state);
	play("_n_\n_v_kor\n_3_3_2_2_3_\n_j");
	assert_true(keys <= 14);
	assert_true(seconds <= 17.15);
	assert_int_equal(sent.verb, VERB_DEPLOY);
	assert_string_equal(sent.care, "visite");
	assert_false(sent.has_urgency);
	assert_string_equal(sent.answers, "complaint:kortademig abcd:A=4 abcd:B=4 abcd:C=4 abcd:D=4 "
	    "abcd:E=4 answer:adem-geluid=2 answer:adem-inspanning=2 answer:begin=3 answer:kleur=3 "
	    "answer:praten=3");
	assert_int_equal(sent.abcd_ms, 1000);
	assert_true(screen_has("vastgelegd"));
}

/* ID-1: Enter before the dossier is here asks for it once, and for who it is when it comes */
static void
who_is_in_a_hurry_identifies_the_right_patient(void **state)
{
	(void)state;
	keeps_dossiers = true;
	asked_num = 0;
	play("n\n");
	keeps_dossiers = false;
	for (unsigned i = 0; i < asked_num; i++)
		tell_dossier(&asked[i]);
	assert_int_equal(asked_num, 1);
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	assert_true(screen_has("Wie is de patiënt van 24031?"));
	play("\n");
	assert_int_equal(sent.verb, VERB_IDENTIFY);
	assert_int_equal(sent.row, 24031);
}

/* T6 */
static void
t6_is_2_keys_and_its_reason_goes_to_the_hub(void **state)
{
	(void)state;
	play("n\nvkor\n3322");
	play("_+_2");
	assert_int_equal(keys, 2);
	assert_true(seconds <= 3.3);
	play("\nj");
	assert_int_equal(sent.verb, VERB_DEPLOY);
	assert_true(sent.has_urgency);
	assert_int_equal(sent.urgency, 2);
	assert_string_equal(sent.reason, "alarmsignaal");
}

/* T7: also while the questions are asked */
static void
t7_is_4_keys(void **state)
{
	(void)state;
	play("n\nvkor\n2");
	play("_t_30\n");
	assert_int_equal(keys, 4);
	assert_true(seconds <= 3.55);
	assert_int_equal(sent.verb, VERB_CALLBACK);
	assert_true(sent.at > 0);
}

/* T18 */
static void
t18_is_3_keys(void **state)
{
	(void)state;
	play("_022");
	assert_int_equal(keys, 3);
	assert_true(seconds <= 2.05);
	assert_int_equal(c->model.selected, 24022);
}

/* T19: what nobody remembers is found in the help and done */
static void
t19_is_6_keys(void **state)
{
	(void)state;
	play("n\nvkor\n2");
	play("_?_noti\n");
	assert_int_equal(keys, 6);
	assert_true(seconds <= 4.45);
	assert_int_equal(c->over, OVER_NOTE);
}

/* NT-9, CK-1: what is said, where it goes, and another kind than the first */
static void
care_goes_with_what_was_said_and_where_to(void **state)
{
	(void)state;
	play("n\nvkor\n3322\n");
	assert_true(screen_has("> 1  visite"));
	assert_true(screen_has("capaciteit is hier niet bekend"));
	play("3gdr. Bos\n");
	press(' ');
	press(KEY_UP);
	play("j");
	assert_int_equal(sent.verb, VERB_DEPLOY);
	assert_string_equal(sent.care, "consult-hap");
	assert_string_equal(sent.place, "dr. Bos");
	assert_true(sent.advice[0] != '\0');
	assert_null(strchr(sent.advice, ' '));
}

static void
self_care_is_no_choice_for_who_is_graver_and_u_records_the_urgency_alone(void **state)
{
	(void)state;
	play("n\nvkor\n23\n01");
	assert_true(screen_has("zelfzorg is te weinig bij U2"));
	play("uj");
	assert_int_equal(sent.verb, VERB_TRIAGE);
	assert_string_equal(sent.care, "");
}

/* NT-1: care of a U1 is the ambulance, with all that was answered */
static void
an_ambulance_goes_by_the_ambulance_service(void **state)
{
	(void)state;
	play("n\nvkor\n1\n");
	assert_true(screen_has("via de ambulancedienst"));
	play("j");
	assert_int_equal(sent.verb, VERB_RAV);
	assert_non_null(strstr(sent.answers, "answer:praten=1"));
}

/* NT-5 */
static void
who_calls_from_elsewhere_is_asked_for_a_number(void **state)
{
	unsigned at;

	(void)state;
	for (at = 0; at < protocol->factors_num && !protocol->factor[at].asks_callback; at++)
		;
	play("n\nvkor\n33x");
	for (unsigned i = 0; i < at; i++)
		press(KEY_DOWN);
	press(' ');
	assert_true(screen_has("Nummer waar de pati"));
	press(KEY_ESC);
	play("\nj");
	assert_int_not_equal(sent.verb, VERB_DEPLOY);
	assert_true(screen_has("welk nummer"));
	play("0612345678\n");
	play("j");
	assert_int_equal(sent.verb, VERB_DEPLOY);
	assert_string_equal(sent.phone, "0612345678");
}

/* ID-1: and the key of care says nothing of who it is */
static void
who_was_not_identified_is_so_before_care_is_recorded(void **state)
{
	(void)state;
	play("nvkor\n3322\nj");
	assert_int_equal(sent.verb, VERB_NEXT);
	assert_true(screen_has("Wie is de pati"));
	play("\n");
	assert_int_equal(sent.verb, VERB_IDENTIFY);
	play("\n");
	assert_int_equal(c->triage.step, TRIAGE_CARE);
	play("j");
	assert_int_equal(sent.verb, VERB_DEPLOY);
}

/* Goal 13: a triage is final, and its key is deaf at first */
static void
j_is_deaf_until_somebody_can_have_read_what_it_does(void **state)
{
	(void)state;
	play("n\nvkor\n3\n");
	now_ms += 200;
	press('j');
	hub();
	assert_int_equal(sent.verb, VERB_IDENTIFY);
	now_ms += 200;
	press('j');
	hub();
	assert_int_equal(sent.verb, VERB_DEPLOY);
}

/* NT-10 */
static void
a_triage_goes_on_by_the_protocol_it_began_with(void **state)
{
	static struct protocol *other;

	(void)state;
	other = kit_shipped("demo");
	play("n\nvkor\n3");
	console_protocol(c, other);
	memcpy(a.board.hub.protocol, other->hash, sizeof(other->hash));
	console_update(c, &a.board, now_ms);
	assert_true(console_uses(c, protocol));
	play("3\nj");
	assert_int_equal(sent.verb, VERB_DEPLOY);
	assert_false(console_uses(c, protocol));
	assert_true(console_uses(c, other));
	console_protocol(c, NULL);
	protocol_free(other);
}

static void
a_triage_is_near_when_a_call_comes_or_is_here(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < A_BOARD_CASES; i++)
		if (case_is_of(&a.board.cases[i], "demo"))
			a.board.cases[i].state = CASE_WACHTEND;
	assert_false(triage_is_near(c));
	press('n');
	assert_true(triage_is_near(c));
	hub();
	assert_true(triage_is_near(c));
	settings.role[0].verbs &= ~(UINT64_C(1) << VERB_TRIAGE);
	assert_false(triage_is_near(c));
}

static void
another_protocol_than_the_hubs_asks_nothing(void **state)
{
	(void)state;
	a.board.hub.protocol[0] ^= 1;
	console_update(c, &a.board, now_ms);
	play("n");
	assert_int_equal(c->screen, SCREEN_CASE);
	play("\n");
	assert_true(screen_has("ander triageprotocol"));
	console_protocol(c, NULL);
	play("\n");
	assert_true(screen_has("geen triageprotocol"));
}

static void
who_comes_back_finds_the_answers(void **state)
{
	(void)state;
	play("n\nvkor\n3");
	press(KEY_ESC);
	assert_int_equal(c->screen, SCREEN_QUEUE);
	model_select(&c->model, 24031);
	console_draw(c, &f, now_ms);
	play("\n");
	assert_int_equal(c->screen, SCREEN_TRIAGE);
	assert_true(screen_has("hele zinnen"));
}

/* What Enter does stands there where it does so. */
static void
the_footer_offers_triage_where_it_is_possible(void **state)
{
	struct zcc_case_row *mine = row_of(23975);

	(void)state;
	mine->state = CASE_INGEZET;
	console_update(c, &a.board, now_ms);
	for (const char *k = "975\n"; *k != '\0'; k++)
		press(*k == '\n' ? KEY_ENTER : *k);
	assert_int_equal(c->screen, SCREEN_CASE);
	assert_false(screen_has("Enter triage"));
	mine->state = CASE_AANGENOMEN;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("Enter triage"));
	strcpy(mine->claimed_by, "k.vos");
	console_update(c, &a.board, now_ms);
	assert_false(screen_has("Enter triage"));
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup_teardown(name, begin_triage, end)
	const struct CMUnitTest tests[] = {
		test(t1_is_1_key),
		test(t2_is_3_keys),
		test(a_long_name_hides_nothing),
		test(t3_is_4_keys_and_6_seconds),
		test(t4_is_2_keys_from_every_step_and_takes_the_answers_along),
		test(t5_is_14_keys_and_17_seconds),
		test(who_is_in_a_hurry_identifies_the_right_patient),
		test(t6_is_2_keys_and_its_reason_goes_to_the_hub),
		test(t7_is_4_keys),
		test(the_footer_offers_triage_where_it_is_possible),
		test(t18_is_3_keys),
		test(t19_is_6_keys),
		test(care_goes_with_what_was_said_and_where_to),
		test(self_care_is_no_choice_for_who_is_graver_and_u_records_the_urgency_alone),
		test(an_ambulance_goes_by_the_ambulance_service),
		test(who_calls_from_elsewhere_is_asked_for_a_number),
		test(who_was_not_identified_is_so_before_care_is_recorded),
		test(j_is_deaf_until_somebody_can_have_read_what_it_does),
		test(a_triage_goes_on_by_the_protocol_it_began_with),
		test(a_triage_is_near_when_a_call_comes_or_is_here),
		test(another_protocol_than_the_hubs_asks_nothing),
		test(who_comes_back_finds_the_answers),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("triage-keys", tests, open_protocol, close_protocol);
}
