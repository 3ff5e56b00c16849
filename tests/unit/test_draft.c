/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in the note form is kept by the hub as well. */
#include "tests/lib/console_kit.h"

#include "tui/core/draft.h"

enum { MINE = 24031, OTHER = 24009 };

static void
words(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		press(*p);
}

static void
pass(int64_t ms)
{
	now_ms += ms;
	console_time(c, now_ms);
}

/* The next message about a draft; false: nothing is sent. */
static bool
next_draft(struct intent *i)
{
	return console_intent(c, i) && i->verb == VERB_DRAFT;
}

/* Open the form; the hub keeps `kept` about the case. */
static void
open_form(const char *kept)
{
	struct intent i;

	press('i');
	assert_true(next_draft(&i));
	assert_false(i.has_note);
	assert_int_equal(i.row, MINE);
	console_draft(c, MINE, kept, "");
	answer(&i, ZCC_OK, i.row);
	console_draw(c, &f, now_ms);
}

/* Nothing is kept yet; a letter, and a pause: what is sent then. */
static void
type_a(struct intent *i)
{
	open_form("");
	words("a");
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(i));
}

static void
a_pause_sends_what_was_typed_and_typing_on_sends_it_each_second(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	words("partner");
	pass(MIRROR_PAUSE_MS - 1);
	assert_false(next_draft(&i));
	pass(1);
	assert_true(next_draft(&i));
	assert_true(i.has_note && i.row == MINE);
	assert_string_equal(i.note, "partner");
	answer(&i, ZCC_OK, i.row);
	for (int ms = 0; ms < MIRROR_EACH_MS; ms += 100) { /* no pause */
		press('x');
		pass(100);
	}
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "partnerxxxxxxxxxx");
	answer(&i, ZCC_OK, i.row);
	pass(60000);
	assert_false(next_draft(&i));
}

static void
one_message_is_under_way_and_the_last_text_wins(void **state)
{
	struct intent first, i;

	(void)state;
	type_a(&first);
	words("bc");
	pass(5000);
	assert_false(next_draft(&i));
	answer(&first, ZCC_OK, first.row);
	pass(0);
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "abc");
}

static void
without_an_answer_it_is_sent_again(void **state)
{
	struct intent i;

	(void)state;
	type_a(&i);
	answer(&i, ZCC_E_OUTCOME, i.row);
	pass(MIRROR_AGAIN_MS - 1);
	assert_false(next_draft(&i));
	a.board.is_live = false;
	console_update(c, &a.board, now_ms);
	pass(10);
	assert_false(next_draft(&i)); /* nobody to send it to */
	a.board.is_live = true;
	console_update(c, &a.board, now_ms);
	pass(0);
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "a");
}

static void
a_recorded_note_leaves_no_draft(void **state)
{
	struct intent i;

	(void)state;
	type_a(&i);
	answer(&i, ZCC_OK, i.row);
	press(KEY_ENTER);
	assert_true(console_intent(c, &i));
	assert_int_equal(i.verb, VERB_NOTE);
	answer(&i, ZCC_OK, i.row);
	assert_true(next_draft(&i));
	assert_true(i.has_note);
	assert_string_equal(i.note, "");
}

static void
a_note_that_was_never_kept_is_recorded_without_more(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	words("a");
	press(KEY_ENTER);
	assert_true(console_intent(c, &i));
	assert_int_equal(i.verb, VERB_NOTE);
	answer(&i, ZCC_OK, i.row);
	pass(5000);
	assert_false(next_draft(&i));
}

static void
a_refused_note_is_still_there(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	words("a");
	press(KEY_ENTER);
	assert_true(console_intent(c, &i));
	answer(&i, ZCC_E_STATE, i.row);
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "a");
	press('i');
	assert_true(screen_has("\na") || screen_has("\n a"));
}

static void
while_a_note_is_under_way_none_is_begun(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	words("a");
	press(KEY_ENTER);
	press('i'); /* what is typed here would go with the answer */
	assert_true(screen_has("Nog in afwachting"));
	assert_true(console_intent(c, &i));
	answer(&i, ZCC_OK, i.row);
	press('i');
	assert_true(screen_has("Notitie bij 24031"));
	assert_string_equal(c->note.text, "");
}

static void
an_empty_form_is_given_up_on_purpose(void **state)
{
	struct intent i;

	(void)state;
	open_form("half");
	press(KEY_CTRL_U);
	press(KEY_ESC);
	assert_true(next_draft(&i));
	assert_true(i.has_note);
	assert_string_equal(i.note, "");
	assert_true(screen_has("Concept bij 24031 weggegooid"));
}

static void
what_the_hub_kept_comes_back_with_a_word(void **state)
{
	struct intent i;

	(void)state;
	open_form("saturatie thuis 89%");
	assert_string_equal(c->note.text, "saturatie thuis 89%");
	assert_true(screen_has("Concept bij 24031 is terug"));
	pass(5000);
	assert_false(next_draft(&i)); /* it is what the hub has */
	words(",");
	assert_false(screen_has("is terug"));
	assert_string_equal(c->note.text, "saturatie thuis 89%,");
}

static void
what_was_typed_meanwhile_stands_behind_what_was_kept(void **state)
{
	struct intent question, i;

	(void)state;
	press('i');
	assert_true(next_draft(&question));
	words("nu");
	pass(5000);
	assert_false(next_draft(&i)); /* that would wipe what is kept */
	console_draft(c, MINE, "toen", "");
	answer(&question, ZCC_OK, question.row);
	assert_string_equal(c->note.text, "toen nu");
	pass(MIRROR_EACH_MS);
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "toen nu");
}

static void
a_draft_of_another_case_is_kept_before_the_form_moves(void **state)
{
	struct intent i;

	(void)state;
	open_form("");
	words("over a");
	console_leave(c);
	press(KEY_ESC);
	model_select(&c->model, OTHER);
	console_draw(c, &f, now_ms);
	press('i'); /* the draft is on its way, but nobody has it yet */
	assert_true(screen_has("nog niet bewaard"));
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "over a");
	answer(&i, ZCC_OK, i.row);
	press('i');
	assert_true(next_draft(&i));
	assert_int_equal(i.row, OTHER);
	assert_false(i.has_note);
	assert_string_equal(c->note.text, "");
}

static void
a_dossier_that_was_erased_keeps_nothing_and_that_is_said(void **state)
{
	struct intent i;

	(void)state;
	type_a(&i);
	answer(&i, ZCC_E_STATE, i.row);
	assert_true(screen_has("wordt niet bewaard"));
	pass(60000);
	assert_false(next_draft(&i));
}

static void
a_login_offers_what_an_earlier_console_left(void **state)
{
	(void)state;
	model_select(&c->model, OTHER);
	console_left_draft(c, MINE);
	assert_true(screen_has("Notitie bij 24031 is niet af: i gaat ermee verder"));
	open_form("half");
	assert_string_equal(c->note.text, "half");
	press(KEY_ESC);
	console_left_draft(c, MINE); /* the hub was away for a moment */
	assert_false(screen_has("is niet af"));
}

static void
a_case_that_left_the_board_is_not_offered(void **state)
{
	(void)state;
	console_left_draft(c, 99);
	assert_false(screen_has("is niet af"));
}

static void
the_end_sends_what_was_typed_last(void **state)
{
	struct intent first, i;

	(void)state;
	type_a(&first);
	words("b");
	console_end(c, now_ms);
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "ab");
}

static void
what_is_typed_before_the_hub_has_told_is_waited_for_at_the_end(void **state)
{
	struct intent question, i;

	(void)state;
	press('i');
	assert_true(next_draft(&question));
	assert_false(console_is_unheard(c)); /* nothing is typed */
	words("nieuw");
	assert_true(console_is_unheard(c));
	assert_false(console_intent(c, &i)); /* over what is kept it may not go */
	console_draft(c, MINE, "oud", "");
	answer(&question, ZCC_OK, question.row);
	assert_false(console_is_unheard(c));
	console_end(c, now_ms);
	assert_true(next_draft(&i));
	assert_string_equal(i.note, "oud nieuw");
}

static void
the_loop_wakes_in_time_for_a_draft_and_not_for_none(void **state)
{
	struct intent i;

	(void)state;
	a.board.now_line = a.board.now_line / 1000 * 1000;
	console_update(c, &a.board, now_ms);
	open_form("");
	assert_int_equal(console_tick_ms(c), 1000);
	press('a');
	assert_int_equal(console_tick_ms(c), MIRROR_PAUSE_MS);
	pass(MIRROR_PAUSE_MS);
	assert_true(next_draft(&i));
	assert_int_equal(console_tick_ms(c), 1000);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(a_pause_sends_what_was_typed_and_typing_on_sends_it_each_second),
		TEST(one_message_is_under_way_and_the_last_text_wins),
		TEST(without_an_answer_it_is_sent_again),
		TEST(a_recorded_note_leaves_no_draft),
		TEST(a_note_that_was_never_kept_is_recorded_without_more),
		TEST(a_refused_note_is_still_there),
		TEST(while_a_note_is_under_way_none_is_begun),
		TEST(an_empty_form_is_given_up_on_purpose),
		TEST(what_the_hub_kept_comes_back_with_a_word),
		TEST(what_was_typed_meanwhile_stands_behind_what_was_kept),
		TEST(a_draft_of_another_case_is_kept_before_the_form_moves),
		TEST(a_dossier_that_was_erased_keeps_nothing_and_that_is_said),
		TEST(a_login_offers_what_an_earlier_console_left),
		TEST(a_case_that_left_the_board_is_not_offered),
		TEST(the_end_sends_what_was_typed_last),
		TEST(what_is_typed_before_the_hub_has_told_is_waited_for_at_the_end),
		TEST(the_loop_wakes_in_time_for_a_draft_and_not_for_none),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("draft", tests, NULL, NULL);
}
