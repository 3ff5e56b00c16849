/* SPDX-License-Identifier: EUPL-1.2 */
/* Calls per huisartsenpost: KB-2, KP-10. */
#include "tests/lib/book_kit.h"

static const int64_t minute_ms = 60000, hour_ms = 3600000;

static void
two_posts(struct kit *k)
{
	k->settings.posts_num = 2;
	strcpy(k->settings.post[0].code, "hap-oost");
	strcpy(k->settings.post[0].words, "Post Oost");
	strcpy(k->settings.post[1].code, "hap-west");
	strcpy(k->settings.post[1].words, "Post West");
	kit_config(k);
}

static int
forwarded(struct kit *k, const char *post)
{
	kit_ask(k, "anna", VERB_INTAKE, 0)->board.line = LINE_REGULIER;
	strcpy(k->ask.board.post, post);
	return kit_decide(k);
}

static uint64_t
forward(struct kit *k, const char *post)
{
	OK(forwarded(k, post));
	return k->ev.u.received.row.id;
}

static struct zcc_post_row
post(const struct kit *k, uint32_t i)
{
	return book_post(k->b, i, k->now.line_ms, k->now.wall_ms);
}

/* KB-2 */
static void
a_forwarded_call_keeps_its_post_and_is_counted_there(void **state)
{
	struct kit *k = *state;
	two_posts(k);
	uint64_t id = forward(k, "hap-west");
	assert_string_equal(kit_row(k, id)->post, "hap-west");
	kit_pass(k, 1000);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	uint64_t gone = forward(k, "hap-west");
	OK(kit_do(k, "anna", VERB_ABANDON, gone));
	struct zcc_post_row r = post(k, 1);
	assert_string_equal(r.post, "hap-west");
	assert_string_equal(r.words, "Post West");
	assert_int_equal(r.calls_60, 2);
	assert_int_equal(r.answered_60, 1);
	assert_int_equal(r.within_60, 1);
	assert_int_equal(r.abandoned_60, 1);
	assert_int_equal(r.calls_shift, 2);
	assert_int_equal(r.calls_day, 2);
	assert_int_equal(post(k, 0).calls_day, 0);
	assert_int_equal(post(k, 2).post[0], '\0');
	assert_string_equal(kit_row(k, kit_call(k, LINE_SPOED))->post, "");
	assert_int_equal(post(k, 1).calls_day + post(k, 0).calls_day, 2);
}

/* KB-2 */
static void
an_unknown_post_is_refused(void **state)
{
	struct kit *k = *state;
	NOT(ZCC_E_DATA, forwarded(k, "hap-oost"));
	two_posts(k);
	NOT(ZCC_E_DATA, forwarded(k, "hap-noord"));
	assert_int_equal(k->no.grounds.why, WHY_NO_POST);
	OK(forwarded(k, "hap-oost"));
}

/* KB-2: an answer that is taken back was none, also of a call that was late */
static void
what_is_taken_back_is_not_counted(void **state)
{
	struct kit *k = *state;
	two_posts(k);
	uint64_t id = forward(k, "hap-oost");
	kit_pass(k, 2 * minute_ms);
	OK(kit_do(k, "anna", VERB_CLAIM, id));
	assert_int_equal(post(k, 0).answered_day, 1);
	assert_int_equal(post(k, 0).within_day, 0);
	OK(kit_do(k, "anna", VERB_UNDO, 0));
	struct zcc_post_row r = post(k, 0);
	assert_int_equal(r.answered_60 + r.answered_shift + r.answered_day, 0);
	assert_int_equal(r.calls_60, 1);
}

/* KB-2, KP-10: the hour slides, a shift and a day begin anew */
static void
hour_shift_and_day_each_forget_in_their_own_time(void **state)
{
	struct kit *k = *state;
	two_posts(k);
	kit_time(k); /* the shift of 08:00 */
	forward(k, "hap-oost");
	kit_pass(k, 59 * minute_ms);
	assert_int_equal(post(k, 0).calls_60, 1);
	kit_pass(k, minute_ms);
	assert_int_equal(post(k, 0).calls_60, 0);
	assert_int_equal(post(k, 0).calls_shift, 1);
	kit_pass(k, 5 * hour_ms); /* 16:00 */
	kit_time(k);
	assert_int_equal(post(k, 0).calls_shift, 0);
	assert_int_equal(post(k, 0).calls_day, 1);
	kit_pass(k, 8 * hour_ms - 1); /* 23:59:59.999 */
	assert_int_equal(post(k, 0).calls_day, 1);
	kit_pass(k, 1);
	assert_int_equal(post(k, 0).calls_day, 0);
	forward(k, "hap-oost");
	assert_int_equal(post(k, 0).calls_day, 1);
}

/* KB-2: a configuration that moves, adds or drops posts */
static void
a_post_that_remains_keeps_its_counts(void **state)
{
	struct kit *k = *state;
	two_posts(k);
	forward(k, "hap-west");
	uint64_t dropped = forward(k, "hap-oost");
	k->settings.posts_num = 1;
	k->settings.post[0] = k->settings.post[1];
	kit_config(k);
	assert_string_equal(post(k, 0).post, "hap-west");
	assert_int_equal(post(k, 0).calls_day, 1);
	OK(kit_do(k, "anna", VERB_CLAIM, dropped)); /* counted nowhere any more */
	assert_int_equal(post(k, 0).answered_day, 0);
	two_posts(k);
	assert_int_equal(post(k, 0).calls_day, 0);
	assert_int_equal(post(k, 1).calls_day, 1);
}

/* KB-2: the count is in the book */
static void
a_dump_has_the_counts(void **state)
{
	struct kit *k = *state;
	two_posts(k);
	OK(kit_do(k, "anna", VERB_CLAIM, forward(k, "hap-west")));
	struct bytes out = kit_dump(k->b);
	struct bytes in = bytes_reader(out.data, out.at);
	struct book *b = book_new(&k->sizes);
	assert_non_null(b);
	OK(book_load(b, &in));
	struct zcc_post_row was = post(k, 1), is = book_post(b, 1, k->now.line_ms, k->now.wall_ms);
	assert_memory_equal(&was, &is, sizeof was);
	assert_int_equal(is.answered_day, 1);
	book_free(b);
	bytes_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		a_forwarded_call_keeps_its_post_and_is_counted_there, kit_setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(an_unknown_post_is_refused, kit_setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		what_is_taken_back_is_not_counted, kit_setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		hour_shift_and_day_each_forget_in_their_own_time, kit_setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(
		a_post_that_remains_keeps_its_counts, kit_setup, kit_teardown),
	    cmocka_unit_test_setup_teardown(a_dump_has_the_counts, kit_setup, kit_teardown),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("book_post", tests, NULL, NULL);
}
