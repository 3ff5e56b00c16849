/* SPDX-License-Identifier: EUPL-1.2 */
/* Handing over at the keys: RV-1, KB-5, OV-1. */
#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tests/lib/intent_kit.h"
#include "tui/core/console.h"
#include "tui/edge/lang.h"

#include <stdio.h>
#include <string.h>

static struct a_board a;
static struct settings settings;
static struct console *c;
static struct frame f;
static int64_t now_ms;

static void
sit(const char *role, enum desk desk)
{
	struct console_who who = { .operator = "demo", .seat = 1, .desk = desk };

	console_free(c);
	strcpy(who.role, role);
	c = console_new(&who, &settings, A_BOARD_CASES);
	assert_non_null(c);
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
}

static int
begin(void **state)
{
	(void)state;
	now_ms = 1000;
	settings = a_hand_settings();
	a_hand_board(&a);
	assert_int_equal(lang_open("nl", "../../locale"), ZCC_OK);
	sit("triagist", DESK_TRIAGE);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	console_free(c);
	c = NULL;
	return 0;
}

/* As a person: look, press, look, and the prompt for `j` has stood long enough. */
static void
type(const char *keys)
{
	for (; *keys != '\0'; keys++) {
		struct key_event e = { *keys == '\r' ? KEY_ENTER : *keys == '\t' ? KEY_TAB : *keys, NULL };
		now_ms += CONSOLE_COMMIT_MS;
		console_keys(c, &e, 1, now_ms);
		console_draw(c, &f, now_ms);
	}
}

static bool
asked(struct intent *out)
{
	while (intent_next(c, out, &settings))
		if (out->kind == INTENT_SEND)
			return true;
	return false;
}

/* Else what is typed next waits for the case that would come. */
static bool
asked_in_vain(struct intent *out)
{
	if (!asked(out))
		return false;
	console_answer(c, out->ticket, &(struct console_reply){ ZCC_E_STALE, out->row, "", NULL }, now_ms);
	return true;
}

static void
select_case(uint64_t id)
{
	model_select(&c->model, id);
	console_draw(c, &f, now_ms);
}

static bool
screen_has(const char *words)
{
	static char text[65536];

	console_draw(c, &f, now_ms);
	frame_dump(&f, text, sizeof(text));
	return strstr(text, words) != NULL;
}

/* RV-1: two keys, also for who is nobody's and has no address. */
static void
two_keys_hand_a_case_to_the_ambulance_service(void **state)
{
	struct intent i;

	(void)state;
	a.cases[7].state = CASE_WACHTEND;
	a.cases[7].claimed_by[0] = '\0';
	a.hands[7] = (struct zcc_hand_row){ 0 };
	sit("triagist", DESK_TRIAGE);
	select_case(24208);
	type("!");
	assert_false(asked(&i));
	type("j");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_RAV);
	assert_int_equal(i.row, 24208);
	assert_true(i.is_final);
	assert_string_equal(i.spoken, "");
}

/* RV-1 */
static void
with_whom_one_spoke_is_typed_and_committed_and_not_remembered(void **state)
{
	struct intent i;

	(void)state;
	select_case(24201);
	type("!De Vries\r");
	assert_false(asked(&i));
	assert_true(screen_has("gesproken met De Vries"));
	type("j");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_RAV);
	assert_string_equal(i.spoken, "De Vries");
	assert_true(i.is_final);
	assert_int_equal(c->history_num, 0);
	assert_string_equal(c->ask.spoken, "");
	select_case(24201);
	type("!\r"); /* nobody is named: nothing is asked */
	type("j");
	assert_false(asked(&i));
}

/* KB-5 */
static void
a_digit_names_the_service_and_j_sends_it(void **state)
{
	struct intent i;

	(void)state;
	select_case(24209);
	type("k9j");
	assert_false(asked(&i));
	type("1");
	assert_true(screen_has("politie"));
	assert_false(asked(&i));
	type("j");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_MELDKAMER);
	assert_string_equal(i.shift, "politie");
	select_case(24203); /* there already: with whom one spoke */
	type(":gesproken 24203;Bakker\rj");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_MELDKAMER);
	assert_string_equal(i.spoken, "Bakker");
	assert_string_equal(i.shift, "");
}

/* OV-1 */
static void
a_transfer_has_all_four_parts_before_it_can_be_committed(void **state)
{
	struct intent i;

	(void)state;
	select_case(24209);
	type("d2val\rwoont alleen\r\r\r"); /* what is not said yet is asked for again */
	assert_int_equal(c->transfer.at, 2);
	type("stabiel\r");
	type("neem over\r");
	assert_false(asked(&i));
	assert_true(screen_has("vragen 24209 over te nemen"));
	type("j");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_TRANSFER);
	assert_string_equal(i.whom, "regiearts");
	assert_string_equal(i.sbar[0], "val");
	assert_string_equal(i.sbar[3], "neem over");
	struct console_reply r = { ZCC_OK, 24209, "", NULL };
	console_answer(c, i.ticket, &r, now_ms);
	assert_int_equal(c->transfer.row, 0); /* done: nothing personal stays */
	assert_string_equal(c->transfer.part[0].text, "");
}

/* OV-1: what was typed is not lost by looking elsewhere, but it is for one case. */
static void
the_form_keeps_its_words_for_its_case(void **state)
{
	struct intent i;
	struct key_event esc = { KEY_ESC, NULL };

	(void)state;
	select_case(24209);
	type("d2val");
	console_keys(c, &esc, 1, now_ms);
	console_keys(c, &esc, 1, now_ms);
	assert_int_equal(c->over, OVER_NONE);
	type("d");
	type("2");
	assert_string_equal(c->transfer.part[0].text, "val");
	console_keys(c, &esc, 1, now_ms);
	console_keys(c, &esc, 1, now_ms);
	select_case(24208);
	type("d");
	assert_string_equal(c->transfer.part[0].text, "");
	assert_false(asked(&i));
}

/* OV-1 */
static void
who_is_asked_takes_it_with_enter_or_gives_it_back_with_a_reason(void **state)
{
	struct intent i;

	(void)state;
	select_case(24207);
	type("\r");
	assert_true(asked_in_vain(&i));
	assert_int_equal(i.verb, VERB_ACCEPT);
	assert_string_equal(i.reason, "");
	console_answer(c, i.ticket, &(struct console_reply){ ZCC_E_BUSY, i.row, "", NULL }, now_ms);
	select_case(24207);
	type("x3");
	assert_false(asked(&i));
	type("j");
	assert_true(asked_in_vain(&i));
	assert_int_equal(i.verb, VERB_ACCEPT);
	assert_string_equal(i.reason, "onvolledig");
	assert_true(i.is_final);
	console_answer(c, i.ticket, &(struct console_reply){ ZCC_E_BUSY, i.row, "", NULL }, now_ms);
	select_case(24208);
	type("x");
	assert_non_null(strstr(c->message, "niet aan u overgedragen"));
}

/* RV-1: the centralist acknowledges with one key what stands on the screen. */
static void
one_key_acknowledges_at_the_desk_of_the_meldkamer(void **state)
{
	struct intent i;

	(void)state;
	sit("centralist", DESK_MELDKAMER);
	type("a");
	assert_true(asked_in_vain(&i));
	assert_int_equal(i.verb, VERB_ACCEPT);
	assert_int_equal(i.row, 24201); /* unheard, and the longest waiting */
	struct key_event down = { KEY_DOWN, NULL };
	console_keys(c, &down, 1, now_ms);
	console_draw(c, &f, now_ms);
	type("a");
	assert_true(asked_in_vain(&i));
	assert_int_equal(i.row, 24202);
	/* the selection stays with its case while others come above it */
	a.hands[1].hand.sent_line = a.board.now_line - 1000;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	type("a");
	assert_true(asked_in_vain(&i));
	assert_int_equal(i.row, 24202);
	type("\r");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_DOSSIER);
	assert_true(screen_has("Locatie"));
	/* and the same key from the packet, where who reads it need not go back first */
	assert_true(screen_has("a bevestig"));
	type("a");
	assert_true(asked_in_vain(&i));
	assert_int_equal(i.verb, VERB_ACCEPT);
	assert_int_equal(i.row, 24202);
	sit("triagist", DESK_TRIAGE);
	select_case(24205);
	type("a");
	assert_false(asked(&i));
}

/* Who was in the ear is put on hold by it, as by taking a caller: nobody speaks with him then. */
static void
who_is_put_on_hold_by_taking_over_is_said(void **state)
{
	struct intent i;

	(void)state;
	select_case(24207);
	type("\r");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_ACCEPT);
	for (uint32_t k = 0; k < a.board.cases_end; k++) {
		struct zcc_case_row *r = &a.cases[k];
		if (r->id == 24207 || r->id == 24209)
			strcpy(r->claimed_by, "demo");
		if (r->id == 24207)
			r->state = CASE_AANGENOMEN;
		if (r->id == 24209) {
			r->state = CASE_AANGEHOUDEN;
			r->state_line = a.board.now_line;
		}
	}
	console_update(c, &a.board, now_ms);
	console_answer(c, i.ticket, &(struct console_reply){ ZCC_OK, 24207, "", NULL }, now_ms);
	assert_true(screen_has("24209 staat in de wacht. 24207 overgenomen."));
}

/* OV-1, RV-1 */
static void
the_bell_rings_once_for_what_is_handed_over_to_us(void **state)
{
	(void)state;
	assert_false(f.has_bell); /* what was there before we came */
	a.hands[7].hand.flags = HAND_FLAG_ROLE;
	strcpy(a.hands[7].hand.to, "triagist");
	strcpy(a.cases[7].claimed_by, "k.vos");
	a.hands[7].hand.sent_line = a.board.now_line;
	console_update(c, &a.board, now_ms);
	/* not of the row that happens to be chosen, nor of the screen that we are on */
	assert_true(screen_has("k.vos draagt 24208 aan u over; in de lijst: Enter ja, x nee"));
	assert_true(f.has_bell);
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_false(f.has_bell);
	sit("centralist", DESK_MELDKAMER);
	a.hands[3].hand.state = HAND_SENT;
	a.hands[3].hand.sent_line = a.board.now_line + 1000;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_true(f.has_bell);
}

/* RL-2: as an offer; a U0 or U1 is anybody's. */
static void
whose_complaint_it_is_not_is_not_asked(void **state)
{
	struct zcc_operator_row *o = &a.operators[0];
	struct zcc_case_row *row = NULL;

	(void)state;
	for (uint32_t i = 0; i < a.board.cases_end; i++)
		if (case_is_of(&a.cases[i], "demo") && a.cases[i].urgency > URGENCY_ALARM)
			row = &a.cases[i];
	assert_non_null(row);
	strcpy(row->complaint, "wond");
	snprintf(o->name, sizeof(o->name), "p.lens");
	snprintf(o->role, sizeof(o->role), "triagist");
	o->seat = 77;
	o->state = SEAT_THERE;
	o->shift_wall = 1;
	a.board.operators_end = a.board.operators_num = 1;
	console_update(c, &a.board, now_ms);
	model_select(&c->model, row->id);
	console_draw(c, &f, now_ms);
	type("d");
	assert_int_equal(c->over, OVER_TRANSFER);
	assert_true(screen_has("p.lens"));
	strcpy(o->not_complaints, "val,wond");
	console_update(c, &a.board, now_ms);
	assert_false(screen_has("p.lens"));
	row->urgency = 1;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("p.lens"));
}

/* The longest that may be set, on every screen that shows the case. */
static void
whom_to_phone_when_nobody_acknowledges_is_said_to_the_end(void **state)
{
	static const char second[] = "portofoon kanaal 1, of 112 en vraag de MKA van Oost";
	static const char *const lang[] = { "nl", "en" };

	(void)state;
	assert_int_equal(sizeof(second), ZCC_ABSENT_SIZE);
	strcpy(settings.meldkamer[settings.meldkamers_num - 1].second, second);
	for (int i = 0; i < 4; i++) {
		assert_int_equal(lang_open(lang[i / 2], "../../locale"), ZCC_OK);
		sit("triagist", DESK_TRIAGE);
		console_size(c, i % 2 ? 24 : 43, i % 2 ? 80 : 132);
		model_select(&c->model, 24201);
		console_draw(c, &f, now_ms);
		assert_true(screen_has(i % 2 ? "Oost  " : "Oost\n"));
		assert_true(screen_has(i % 2 ? i < 2 ? "Oost  geen eerder contact" : "Oost  no earlier contact" : "spoed\n"));
	}
}

/* What a colleague gave to the meldkamer, and what the meldkamer has, nobody takes; at each desk that lists it. */
static void
what_cannot_be_taken_is_not_offered(void **state)
{
	static const struct {
		const char *lang, *role, *taken, *open;
		enum desk desk;
	} at[] = { { "nl", "triagist", "Enter oppakken", "Enter openen", DESK_TRIAGE },
		{ "en", "triagist", "Enter take", "Enter open", DESK_TRIAGE },
		{ "nl", "regiearts", "Enter oppakken", "Enter openen", DESK_REGIE },
		{ "en", "regiearts", "Enter take", "Enter open", DESK_REGIE } };

	(void)state;
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		assert_int_equal(lang_open(at[i].lang, "../../locale"), ZCC_OK);
		sit(at[i].role, at[i].desk);
		model_select(&c->model, 24201); /* his own */
		console_draw(c, &f, now_ms);
		assert_true(screen_has(at[i].open));
		assert_true(screen_has("\n&<U1>   24202"));
		assert_true(screen_has("\n <U1>   24205"));
		for (uint64_t id = 24202; id <= 24206; id += id == 24202 ? 3 : 1) {
			model_select(&c->model, id);
			console_draw(c, &f, now_ms);
			assert_false(screen_has(at[i].taken));
			assert_false(screen_has(at[i].open));
		}
	}
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(two_keys_hand_a_case_to_the_ambulance_service),
		T(with_whom_one_spoke_is_typed_and_committed_and_not_remembered),
		T(a_digit_names_the_service_and_j_sends_it),
		T(a_transfer_has_all_four_parts_before_it_can_be_committed),
		T(whose_complaint_it_is_not_is_not_asked),
		T(the_form_keeps_its_words_for_its_case),
		T(who_is_asked_takes_it_with_enter_or_gives_it_back_with_a_reason),
		T(one_key_acknowledges_at_the_desk_of_the_meldkamer),
		T(who_is_put_on_hold_by_taking_over_is_said),
		T(whom_to_phone_when_nobody_acknowledges_is_said_to_the_end),
		T(what_cannot_be_taken_is_not_offered),
		T(the_bell_rings_once_for_what_is_handed_over_to_us),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_hand", tests, NULL, NULL);
}
