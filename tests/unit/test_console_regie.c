/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of the regie at the keys: TB-5, TB-6, C20. */
#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tests/lib/intent_kit.h"
#include "tui/core/console.h"
#include "tui/edge/lang.h"

#include <string.h>

enum { FIRST = 24014, LAST_CONSULT = 24011, ADVICE = 23975, NEXT_ADVICE = 23968 };

static struct a_board a;
static struct settings settings;
static struct console *c;
static struct frame f;
static int64_t now_ms;

static int
begin(void **state)
{
	struct console_who who = { .operator = "demo", .role = "regiearts", .seat = 1,
		.desk = DESK_REGIE };

	(void)state;
	now_ms = 1000;
	settings = a_regie_settings();
	a_regie_board(&a);
	assert_int_equal(lang_open("nl", "../../locale"), ZCC_OK);
	c = console_new(&who, &settings, A_BOARD_CASES);
	assert_non_null(c);
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
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

static void
press(int key)
{
	struct key_event e = { key, NULL };

	now_ms += CONSOLE_COMMIT_MS;
	console_keys(c, &e, 1, now_ms);
	console_draw(c, &f, now_ms);
}

static void
type(const char *keys)
{
	for (; *keys != '\0'; keys++)
		press(*keys == '\r' ? KEY_ENTER : *keys == '\033' ? KEY_ESC : *keys);
}

static bool
asked(struct intent *out)
{
	while (intent_next(c, out, &settings))
		if (out->kind == INTENT_SEND)
			return true;
	return false;
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
done(const struct intent *i)
{
	struct console_reply r = { .code = ZCC_OK, .row = i->row, .text = "" };

	console_answer(c, i->ticket, &r, now_ms);
	console_draw(c, &f, now_ms);
}

/* TB-5 */
static void
a_consult_that_comes_rings_once_and_says_what_is_asked(void **state)
{
	struct zcc_triage *t = &a.triages[2].triage;

	(void)state;
	assert_false(f.has_bell); /* what was there before we came */
	t->own_wall = a.board.now_line + a.board.wall_offset;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_true(f.has_bell);
	assert_true(screen_has("24016"));
	assert_true(screen_has("U3, lager dan U2"));
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_false(f.has_bell);
	/* nobody asks any more: no bell for an older one that is left */
	t->regie = 2;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_false(f.has_bell);
}

/* UX 8.4: the most urgent first, then who waits for longest; consults above advice. */
static void
the_list_has_the_most_urgent_first_and_the_selection_stays_with_its_case(void **state)
{
	(void)state;
	type("a");
	assert_int_equal(c->screen, SCREEN_REGIE);
	assert_int_equal(c->regie.selected, FIRST);
	press(KEY_DOWN);
	press(KEY_DOWN);
	assert_int_equal(c->regie.selected, LAST_CONSULT);
	press(KEY_DOWN);
	assert_int_equal(c->regie.selected, ADVICE);
	a.triages[0].triage.regie = 2; /* answered by a colleague */
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_int_equal(c->regie.selected, ADVICE);
	type("\033");
	assert_int_equal(c->screen, SCREEN_QUEUE);
}

/* C20: `a` is after Enter alone, and names the version that was read. */
static void
advice_is_authorised_after_it_was_opened_and_the_next_one_follows(void **state)
{
	struct intent i;

	(void)state;
	type("a");
	for (int n = 0; n < 3; n++)
		press(KEY_DOWN);
	type("a");
	assert_false(asked(&i));
	type("\r");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_DOSSIER);
	assert_int_equal(i.row, ADVICE);
	assert_int_equal(c->screen, SCREEN_CASE);
	done(&i);
	type("a");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_AUTHORISE);
	assert_int_equal(i.row, ADVICE);
	assert_int_equal(i.version, 5);
	assert_false(i.is_final); /* it can be taken back */
	a.cases[4].marks = 0;
	console_update(c, &a.board, now_ms);
	done(&i);
	assert_int_equal(c->screen, SCREEN_REGIE);
	assert_int_equal(c->regie.selected, NEXT_ADVICE);
	assert_true(screen_has("23975 geautoriseerd"));
}

/* T9: Enter, an urgency, its reason, j. */
static void
a_consult_is_answered_with_an_urgency_and_a_reason(void **state)
{
	struct intent i;

	(void)state;
	type("a\r");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_DOSSIER);
	assert_int_equal(i.row, FIRST);
	done(&i);
	type("+1");
	assert_false(asked(&i)); /* only j */
	type("j");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_TRIAGE);
	assert_int_equal(i.row, FIRST);
	assert_true(i.has_urgency);
	assert_int_equal(i.urgency, 3);
	assert_string_equal(i.reason, "context");
	done(&i);
	assert_int_equal(c->screen, SCREEN_REGIE);
	/* twice graver, then back, and agreed: the triagist's own */
	type("\r");
	assert_true(asked(&i));
	type("a++-+-7j");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_TRIAGE);
	assert_int_equal(i.urgency, 3);
	assert_string_equal(i.reason, "overig");
	type("\033");
	assert_int_equal(c->screen, SCREEN_REGIE);
}

/* TB-5: z, the words, Enter; and the next one follows. */
static void
a_consult_is_sent_back_with_an_instruction(void **state)
{
	struct intent i;

	(void)state;
	type("a\r");
	assert_true(asked(&i));
	done(&i);
	type("zmeet saturatie");
	assert_true(screen_has("Opdracht bij 24014"));
	type("\r");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_TRIAGE);
	assert_int_equal(i.row, FIRST);
	assert_true(i.version != 0);
	assert_false(i.has_urgency);
	assert_string_equal(i.note, "meet saturatie");
	a.triages[0].triage.flags |= TRIAGE_FLAG_INSTRUCTED;
	console_update(c, &a.board, now_ms);
	done(&i);
	assert_int_equal(c->screen, SCREEN_REGIE);
	assert_true(screen_has("24014 teruggezonden; s.aydin weet het"));
	assert_true(c->regie.selected != FIRST);
	assert_int_equal(c->note.len, 0);
}

/* PE-9: who has the case hears of it, once, and reads it on the case. */
static void
who_has_the_case_is_told_that_it_was_sent_back(void **state)
{
	struct zcc_triage *t = &a.triages[0].triage;

	(void)state;
	strcpy(a.cases[0].claimed_by, "demo");
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	t->flags |= TRIAGE_FLAG_INSTRUCTED;
	strcpy(t->regie_by, "h.bos");
	t->regie_wall = a.board.now_line + a.board.wall_offset;
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_true(f.has_bell);
	assert_true(screen_has("24014: opdracht van h.bos: lees die (o)"));
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_false(f.has_bell);
	model_select(&c->model, FIRST);
	console_draw(c, &f, now_ms);
	assert_true(screen_has("TERUG van h.bos"));
}

/* TB-6: z beside a, the words, Enter; and the next one follows. */
static void
advice_that_is_not_agreed_with_is_declined_in_words(void **state)
{
	struct intent i;

	(void)state;
	type("a");
	for (int n = 0; n < 3; n++)
		press(KEY_DOWN);
	type("\r");
	assert_true(asked(&i));
	done(&i);
	type("z");
	assert_true(screen_has("Niet akkoord met 23975"));
	type("\r");
	assert_false(asked(&i)); /* not without words */
	type("vandaag arts");
	type("\r");
	assert_true(asked(&i));
	assert_int_equal(i.verb, VERB_AUTHORISE);
	assert_int_equal(i.row, ADVICE);
	assert_int_equal(i.version, 5);
	assert_string_equal(i.reason, "terug");
	assert_string_equal(i.note, "vandaag arts");
	a.cases[4].marks = 0;
	a.cases[4].flags |= CASE_FLAG_DECLINED | CASE_FLAG_CALLBACK;
	a.cases[4].state = CASE_TERUGBELLEN;
	strcpy(a.cases[4].held_by, "s.aydin");
	a.cases[4].claimed_by[0] = '\0';
	console_update(c, &a.board, now_ms);
	done(&i);
	assert_int_equal(c->screen, SCREEN_REGIE);
	assert_true(screen_has("23975 niet akkoord: het wordt terugbellen, en s.aydin hoort het."));
	assert_int_equal(c->regie.selected, NEXT_ADVICE);
	assert_int_equal(c->note.len, 0);
	type("\033i");
	assert_true(screen_has("Notitie bij")); /* the next form is a note again */
}

/* PE-9: who gave it hears of it, once, also when it is offered to nobody, and reads it on the case. */
static void
who_gave_advice_is_told_that_it_was_declined(void **state)
{
	struct zcc_case_row *row = &a.cases[4];
	struct zcc_operator_row *own = &a.operators[0];

	(void)state;
	row->flags |= CASE_FLAG_DECLINED | CASE_FLAG_CALLBACK;
	row->state = CASE_TERUGBELLEN;
	row->marks = 0;
	row->state_line = a.board.now_line;
	row->claimed_by[0] = '\0';
	strcpy(row->held_by, "demo");
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_true(f.has_bell);
	assert_true(screen_has("23975: uw advies is niet akkoord: lees (o) en bel terug (b)"));
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	assert_false(f.has_bell);
	model_select(&c->model, ADVICE);
	assert_true(screen_has("ADVIES NIET AKKOORD: lees (o)"));
	struct dossier_part part = { .seq = 7, .verb = VERB_AUTHORISE, .operator = "h.bos",
		.fields.note = "vandaag arts" };
	console_dossier(c, ADVICE, &part, 1);
	assert_true(screen_has("h.bos is niet akkoord met het advies"));
	assert_true(screen_has("vandaag arts"));
	type("\033");
	/* and who is offered it knows by whom */
	a.board.operators_end = 1;
	strcpy(own->name, "demo");
	own->seat = 1;
	own->push_case = ADVICE;
	strcpy(own->push_by, "h.bos");
	row->state_line++;
	console_update(c, &a.board, now_ms);
	assert_true(screen_has("23975: h.bos is niet akkoord met uw advies: neem (n) en lees (o)"));
}

/* What was opened elsewhere is no business of the list. */
static void
the_keys_of_the_list_mean_nothing_in_a_case_of_ones_own(void **state)
{
	struct intent i;

	(void)state;
	strcpy(a.cases[0].claimed_by, "demo");
	console_update(c, &a.board, now_ms);
	console_draw(c, &f, now_ms);
	model_select(&c->model, FIRST);
	console_draw(c, &f, now_ms);
	type("\ra");
	assert_int_equal(c->screen, SCREEN_CASE);
	assert_false(asked(&i));
	type("+");
	assert_false(asked(&i));
	type("\033");
	assert_int_equal(c->screen, SCREEN_QUEUE);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_consult_that_comes_rings_once_and_says_what_is_asked),
		T(the_list_has_the_most_urgent_first_and_the_selection_stays_with_its_case),
		T(advice_is_authorised_after_it_was_opened_and_the_next_one_follows),
		T(a_consult_is_answered_with_an_urgency_and_a_reason),
		T(a_consult_is_sent_back_with_an_instruction),
		T(who_has_the_case_is_told_that_it_was_sent_back),
		T(advice_that_is_not_agreed_with_is_declined_in_words),
		T(who_gave_advice_is_told_that_it_was_declined),
		T(the_keys_of_the_list_mean_nothing_in_a_case_of_ones_own),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("console_regie", tests, NULL, NULL);
}
