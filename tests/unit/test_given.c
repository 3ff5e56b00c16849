/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-13, KB-9: what is given before a triage, and what a triage says that it did with it. */
#include "tests/lib/unit.h"

#include "shared/care/given.h"
#include "shared/care/words.h"
#include "tests/lib/protocol_kit.h"

#include <string.h>

#define DAY INT64_C(1772442000000) /* 2026-03-02T09:00:00Z */

static struct protocol *small;

static void
add(struct given *g, uint64_t seq, unsigned verb, const char *by, const char *words)
{
	given_add(g, &(struct given_part){seq, DAY + (int64_t)seq * 60000, verb, LINE_REGULIER, by, words});
}

static const struct given_answer *
found(const struct given *g, const char *question)
{
	const struct given_answer *a = given_find(g, question);
	assert_non_null(a);
	return a;
}

static void
a_call_tells_who_asked_and_when(void **state)
{
	struct given g = {0};
	(void)state;
	given_add(&g, &(struct given_part){3, DAY, VERB_INTAKE, LINE_ZELFTRIAGE, "piet",
	    "answer:fever=ja given-at:2026-03-02T08:41:00Z factor:newborn pain:7"});
	assert_int_equal(g.num, 3);
	assert_string_equal(found(&g, "answer:fever")->value, "ja");
	assert_string_equal(found(&g, "answer:fever")->by, "zelftriage");
	assert_int_equal(found(&g, "answer:fever")->at_ms, DAY - 19 * 60000);
	assert_int_equal(found(&g, "factor:newborn")->seq, 3);
	assert_string_equal(found(&g, "pain")->value, "7");
	given_add(&g, &(struct given_part){4, DAY, VERB_INTAKE, LINE_112, "piet", "given-by:mk-oost answer:fever=2"});
	assert_string_equal(found(&g, "answer:fever")->by, "mk-oost");
	assert_int_equal(found(&g, "answer:fever")->at_ms, DAY);
	given_add(&g, &(struct given_part){5, DAY, VERB_INTAKE, LINE_REGULIER, "piet", "answer:speech=2"});
	assert_string_equal(found(&g, "answer:speech")->by, "piet");
}

static void
the_newest_answer_of_a_question_stands_and_abcd_in_none(void **state)
{
	struct given g = {0};
	(void)state;
	add(&g, 3, VERB_INTAKE, "zelf", "answer:fever=1 answer:speech=2");
	add(&g, 7, VERB_TRIAGE, "anna", "abcd:A=4 abcd:B=1 complaint:ill answer:fever=3 taken:answer:fever=3 "
	    "given-by:nobody");
	assert_int_equal(g.num, 2);
	assert_string_equal(found(&g, "answer:fever")->by, "anna");
	assert_int_equal(found(&g, "answer:fever")->seq, 7);
	assert_int_equal(found(&g, "answer:speech")->seq, 3);
	assert_string_equal(g.complaint, "ill");
	assert_null(given_find(&g, "abcd:A"));
	assert_string_equal(given_by_other(&g, "anna")->by, "zelf");
	assert_null(given_by_other(&(struct given){0}, "anna"));
}

static void
the_words_of_a_call_are_right_or_refused_by_name(void **state)
{
	static const char *const right[] = {"", "answer:fever=2", "answer:fever=ja answer:speech=nee",
	    "answer:fever=onbekend factor:newborn pain:7/5 given-by:thuisarts given-at:2026-03-02T08:41:00.000Z"};
	static const char *const wrong[] = {"answer:fever", "answer:fever=soms", "answer:=2", "answer:KOORTS=2",
	    "pain:veel", "pain:7/", "factor:newborn=1", "given-at:gisteren", "given-at:08:41", "given-by:",
	    "complaint:ill", "taken:answer:fever=3", "zomaar"};
	struct refusal no;
	(void)state;
	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
		assert_int_equal(given_check(right[i], &no), ZCC_OK);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		assert_int_equal(given_check(wrong[i], &no), ZCC_E_DATA);
		assert_int_equal(no.grounds.why, WHY_GIVEN_UNREAD);
	}
	assert_int_equal(given_check("answer:fever=soms", &no), ZCC_E_DATA);
	assert_null(strstr(no.text, "soms"));
	assert_int_equal(given_check("answer:fever=2 abcd:A=4", &no), ZCC_E_DATA);
	assert_int_equal(no.grounds.why, WHY_ABCD_OWN);
	assert_int_equal(given_check("answer:fever=1 pain:4 answer:fever=3", &no), ZCC_E_DATA); /* one of them is lost */
	assert_non_null(strstr(no.text, "answer:fever is answered twice"));
	assert_int_equal(given_check("pain:4 pain:5", &no), ZCC_E_DATA);
	assert_int_equal(given_check("answer:fever=1 factor:x factor:x answer:fever=1", &no), ZCC_OK);
	assert_true(given_is_ahead("answer:fever=2 given-at:2026-03-02T09:00:01Z", DAY));
	assert_false(given_is_ahead("answer:fever=2 given-at:2026-03-02T09:00:00Z", DAY));
}

static int
used(const struct given *g, const char *who, const char *words, struct given_use *u)
{
	struct refusal no = {0};
	int code = given_used(g, who, words, small, u, &no);
	assert_int_equal(code == ZCC_OK ? 0 : (int)no.grounds.why,
	    code == ZCC_OK ? 0 : strstr(words, "taken:abcd") != NULL ? WHY_ABCD_OWN : WHY_NOT_GIVEN);
	return code;
}

static void
what_is_taken_over_is_confirmed_or_changed_and_was_given_there(void **state)
{
	struct given g = {0};
	struct given_use u;
	(void)state;
	add(&g, 3, VERB_INTAKE, "zelf", "answer:fever=2 answer:speech=onbekend pain:7 factor:newborn");
	add(&g, 0, VERB_DRAFT, "bram", "answer:measured=1 protocol:00 step:2");
	assert_int_equal(used(&g, "anna", "answer:fever=2 taken:answer:fever=3 answer:speech=0 "
	    "taken:answer:speech=3 pain:8 taken:pain=3 factor:newborn taken:factor:newborn=3 "
	    "answer:measured=1 taken:answer:measured=@bram", &u), ZCC_OK);
	assert_int_equal(u.taken, 4);
	assert_int_equal(u.changed, 1);
	assert_false(u.is_anew);
	static const char *const wrong[] = {"answer:fever=2 taken:answer:fever=4", "taken:answer:fever=3",
	    "answer:fever=2 taken:answer:fever=@zelf", "answer:fever=2 taken:answer:fever=",
	    "answer:spook=2 taken:answer:spook=3", "abcd:A=4 taken:abcd:A=3",
	    "answer:fever=2 taken:answer:fever=3 taken:answer:fever=3",
	    "answer:measured=1 taken:answer:measured=@zelf"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_int_equal(used(&g, "anna", wrong[i], &u), ZCC_E_DATA);
}

static void
to_ask_anew_is_to_answer_what_another_was_asked_and_take_nothing(void **state)
{
	struct given g = {0};
	struct given_use u;
	(void)state;
	add(&g, 3, VERB_INTAKE, "zelf", "answer:fever=2 factor:newborn");
	add(&g, 5, VERB_TRIAGE, "anna", "answer:speech=3");
	assert_int_equal(used(&g, "anna", "answer:fever=2", &u), ZCC_OK);
	assert_true(u.is_anew);
	assert_int_equal(used(&g, "anna", "answer:speech=2 factor:newborn", &u), ZCC_OK);
	assert_false(u.is_anew); /* her own, and no question */
	assert_int_equal(used(&g, "anna", "answer:speech=2 taken:answer:speech=5 answer:fever=1", &u), ZCC_OK);
	assert_true(u.is_anew); /* only her own was taken over */
	assert_int_equal(used(&g, "anna", "answer:measured=1", &u), ZCC_OK);
	assert_false(u.is_anew);
}

static void
more_than_there_is_room_for_is_left_out(void **state)
{
	struct given g = {0};
	char words[64];
	(void)state;
	for (unsigned i = 0; i < GIVEN_MAX + 5; i++) {
		snprintf(words, sizeof words, "answer:q%u=1", i);
		add(&g, 3, VERB_TRIAGE, "anna", words);
	}
	assert_int_equal(g.num, GIVEN_MAX);
	add(&g, 4, VERB_TRIAGE, "bram", "answer:q7=2 answer:0123456789012345678901234567890123456789=1 answer:a=0123456789abc");
	assert_string_equal(found(&g, "answer:q7")->by, "bram");
	assert_int_equal(g.num, GIVEN_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_call_tells_who_asked_and_when),
	    cmocka_unit_test(the_newest_answer_of_a_question_stands_and_abcd_in_none),
	    cmocka_unit_test(the_words_of_a_call_are_right_or_refused_by_name),
	    cmocka_unit_test(what_is_taken_over_is_confirmed_or_changed_and_was_given_there),
	    cmocka_unit_test(to_ask_anew_is_to_answer_what_another_was_asked_and_take_nothing),
	    cmocka_unit_test(more_than_there_is_room_for_is_left_out),
	};
	small = kit_protocol("tests/protocols/small.conf");
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests_name("given", tests, NULL, NULL);
	protocol_free(small);
	return failed;
}
