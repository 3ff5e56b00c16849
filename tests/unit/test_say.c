/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "shared/base/text.h"
#include "shared/care/kind.h"
#include "shared/care/words.h"
#include "shared/edge/wire.h"
#include "tests/lib/a_board.h"
#include "tests/lib/every_refusal.h"
#include "tui/core/console.h"
#include "tui/core/say.h"
#include "tui/edge/lang.h"

#include <libintl.h>
#include <string.h>

enum { LINE_COLS = 78 /* the answer line of 80 columns, between its margins */ };

static int
in_dutch(void **state)
{
	(void)state;
	assert_int_equal(lang_open("nl", "../../locale"), ZCC_OK);
	return 0;
}

static void
say(const struct because *b, char room[SAY_SIZE])
{
	struct refusal no;

	refuse(&no, *b);
	assert_true(say_refusal(&no.grounds, room));
}

static void
every_refusal_has_a_dutch_sentence_that_fits_its_line(void **state)
{
	char said[SAY_SIZE];

	(void)state;
	for (unsigned i = 0; i < A_REFUSALS; i++) {
		const char *own = refusal_sentence(a_refusals[i].because.why);
		if (gettext(own) == own)
			fail_msg("not in Dutch: %s", own);
		say(&a_refusals[i].because, said);
		if (text_width(said) > LINE_COLS)
			fail_msg("%d columns: %s", text_width(said), said);
		assert_null(strpbrk(said, "{}"));
	}
}

/* What a Dutch sentence may leave out is what no nurse asks for; a place of its own it has none. */
static void
a_dutch_sentence_has_the_places_of_the_english_one(void **state)
{
	char name[REFUSAL_PLACE_SIZE], marked[REFUSAL_PLACE_SIZE + 2];

	(void)state;
	for (unsigned i = 1; i < WHYS_NUM; i++) {
		const char *own = refusal_sentence(i);
		if (own == NULL) /* a number that is kept free */
			continue;
		const char *dutch = gettext(own);
		for (unsigned k = 0; refusal_place(dutch, k, name); k++) {
			text_format(marked, sizeof(marked), "{%s}", name);
			if (strstr(own, marked) == NULL)
				fail_msg("%s: no such place in: %s", marked, own);
		}
		for (unsigned k = 0; refusal_place(own, k, name); k++) {
			text_format(marked, sizeof(marked), "{%s}", name);
			if (strstr(dutch, marked) == NULL && strcmp(name, "version") != 0 &&
			    strcmp(name, "seen") != 0)
				fail_msg("%s is lacking in: %s", marked, dutch);
		}
	}
}

static void
states_verbs_and_fields_are_in_the_words_of_the_screen(void **state)
{
	static const struct because two[] = {
		{ WHY_STATE_BUT, "24031", "terugbellen", "7", "claim rav" },
		{ WHY_TOO_LONG, "birth_date", "11" },
		{ WHY_NEEDS_CASE, "claim" },
		{ WHY_NO_ROLE_MAY, "k.vos", "newer-verb" },
	};
	char said[SAY_SIZE];

	(void)state;
	say(&two[0], said);
	assert_string_equal(said, "Kan niet: 24031 is terug te bellen; wel: oppakken, ambulance");
	say(&two[1], said);
	assert_string_equal(said, "Geboortedatum is langer dan 11 bytes; maak het korter");
	say(&two[2], said);
	assert_string_equal(said, "Bij oppakken hoort een meldingnummer");
	say(&two[3], said); /* of a newer hub */
	assert_string_equal(said, "Geen rol van k.vos mag dit: newer-verb; vraag een rol die het mag");
	for (unsigned i = 1; i < VERBS_NUM; i++)
		assert_true((say_verb(i)[0] != '\0') == (verb_word(i)[0] != '\0'));
	for (unsigned i = CASE_WACHTEND; state_word(i)[0] != '\0'; i++)
		assert_string_not_equal(say_state(i), "");
	assert_string_equal(say_verb(VERBS_NUM), "");
	assert_string_equal(say_state(CASE_NONE), "");
}

static void
in_english_the_same_is_said_in_the_words_of_that_screen(void **state)
{
	char said[SAY_SIZE];

	(void)state;
	assert_int_equal(lang_open("en", "../../locale"), ZCC_OK);
	say(&(struct because){ WHY_CASE_HELD, "24031", "aangenomen", "k.vos" }, said);
	assert_string_equal(said, "Case 24031 is taken by k.vos: ask k.vos to release it");
	in_dutch(state);
}

/* As it comes: from the hub's table over the wire to the answer line of a console. */
static void
assert_answered(const struct because *b, enum zcc_verb verb, const char *sentence)
{
	static uint8_t body[ZCC_BODY_MAX];
	static char screen[65536];
	static struct a_board a;
	static struct frame f;
	struct settings settings = a_settings();
	struct console_who who = { .operator = "demo", .role = "triagist", .desk = DESK_TRIAGE };
	struct refusal no;
	struct wire_answer sent = { .code = refuse(&no, *b), .row = 24031, .grounds = no.grounds };
	struct wire_answer got;
	size_t len;

	a_busy_board(&a);
	struct console *c = console_new(&who, &settings, A_BOARD_CASES);
	assert_non_null(c);
	console_update(c, &a.board, 1000);
	memcpy(sent.text, no.text, sizeof(sent.text));
	assert_int_equal(wire_encode_answer(&sent, body, sizeof(body), &len), ZCC_OK);
	assert_int_equal(wire_decode_answer(body, len, &got), ZCC_OK);
	c->pending[0] = (struct console_pending){ .ticket = 1, .verb = (uint16_t)verb, .row = 24031 };
	console_answer(c, 1, &(struct console_reply){ got.code, got.row, got.text, &got.grounds },
	    1000);
	console_draw(c, &f, 1000);
	frame_dump(&f, screen, sizeof(screen));
	if (strstr(screen, sentence) == NULL)
		fail_msg("\"%s\" is not on\n%s", sentence, screen);
	console_free(c);
}

static void
a_refused_act_is_answered_in_dutch(void **state)
{
	(void)state;
	assert_answered(&(struct because){ WHY_CASE_WITH, "24031", "aangenomen", "k.vos", "4" },
	    VERB_CLAIM, "24031 is bij k.vos (opgepakt): vraag k.vos de melding af te geven");
	assert_answered(&(struct because){ WHY_STALE, "24031", "wachtend", "9", "7" }, VERB_CLAIM,
	    "24031 is veranderd en nu wachtend: kijk opnieuw, er is niets gedaan");
	assert_answered(&(struct because){ WHY_ROLE_MAY_NOT, "triagist", "rav" }, VERB_RAV,
	    "Rol triagist mag dit niet: ambulance");
	assert_answered(&(struct because){ WHY_NOBODY_WAITS, "triagist" }, VERB_NEXT,
	    "Er wachten geen bellers op de lijnen van rol triagist");
	assert_answered(&(struct because){ WHY_CARE_TOO_LITTLE, "telefonisch-consult", "U3", "24031", "U2" },
	    VERB_NOTE, "Telefonisch consult");
}

/* CK-1 */
static void
every_kind_of_care_has_words_that_fit_its_list(void **state)
{
	enum { LIST_COLS = 22 };

	(void)state;
	for (unsigned care = 1; care < CARES_NUM; care++) {
		assert_string_not_equal(say_care(care), "");
		if (text_width(say_care(care)) > LIST_COLS)
			fail_msg("%d columns: %s", text_width(say_care(care)), say_care(care));
	}
	assert_string_equal(say_care(CARE_NONE), "");
	assert_string_equal(say_care(CARES_NUM), "");
	assert_string_equal(say_care(care_number("consult-hap")), "consult HAP");
	assert_string_equal(say_reason("eigen-huisarts"), "eigen huisarts");
	assert_string_equal(say_reason("dubbel"), "dubbel");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_refusal_has_a_dutch_sentence_that_fits_its_line),
		cmocka_unit_test(a_dutch_sentence_has_the_places_of_the_english_one),
		cmocka_unit_test(states_verbs_and_fields_are_in_the_words_of_the_screen),
		cmocka_unit_test(in_english_the_same_is_said_in_the_words_of_that_screen),
		cmocka_unit_test(a_refused_act_is_answered_in_dutch),
		cmocka_unit_test(every_kind_of_care_has_words_that_fit_its_list),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("say", tests, in_dutch, NULL);
}
