/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-1, NT-2, NT-3, NT-4, NT-8, NT-9, UX goal 16: what keys do to a triage that is being made. */
#include "tests/lib/protocol_kit.h"

#include "shared/care/refusal.h"
#include "shared/care/triage.h"
#include "tui/core/keymap.h"
#include "tui/core/triage_care.h"
#include "tui/core/triage_step.h"
#include "tui/core/triage_words.h"

#include <string.h>

enum { RANDOM_KEYS = 60000 };

static struct protocol *shipped, *demo, *small;
static struct triage_form t;
static int64_t now_ms;

static int
setup(void **state)
{
	(void)state;
	shipped = kit_shipped("twente");
	demo = kit_shipped("demo");
	small = kit_protocol("tests/protocols/small.conf");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	triage_form_wipe(&t);
	protocol_free(shipped);
	protocol_free(demo);
	protocol_free(small);
	return 0;
}

static int
begin(void **state)
{
	(void)state;
	now_ms = 1000;
	triage_form_open(&t, 24031, shipped, "", now_ms);
	return 0;
}

static enum triage_want
press(int key)
{
	now_ms += 400;
	return triage_step_key(&t, key, now_ms);
}

static void
type(const char *keys)
{
	for (; keys[0] != '\0'; keys++)
		press(keys[0] == '\n' ? KEY_ENTER : keys[0] == '<' ? KEY_BACKSPACE : keys[0]);
}

static struct triage_result
weighed(void)
{
	return protocol_urgency(t.p, &t.a);
}

static uint8_t
answer_to(const char *criterion)
{
	return t.a.criterion[protocol_criterion(t.p, criterion)];
}

/* NT-1 */
static void
abcd_comes_first_and_is_not_left_blank(void **state)
{
	(void)state;
	assert_int_equal(t.step, TRIAGE_ABCD);
	assert_int_equal(press(KEY_ENTER), TRIAGE_TAKEN);
	assert_int_equal(t.told, TRIAGE_TOLD_ABCD_FIRST);
	type("a4b4c4d4");
	assert_int_equal(t.step, TRIAGE_ABCD);
	press(KEY_ENTER);
	assert_int_equal(t.told, TRIAGE_TOLD_ABCD_FIRST);
	type("e4");
	assert_int_equal(t.step, TRIAGE_COMPLAINT);
}

/* NT-1, C6 */
static void
a_letter_of_u0_or_u1_asks_for_the_ambulance_at_once_and_one_of_u2_does_not(void **state)
{
	(void)state;
	assert_int_equal(press('b'), TRIAGE_TAKEN);
	assert_int_equal(press('3'), TRIAGE_TAKEN);
	assert_int_equal(press('b'), TRIAGE_TAKEN);
	assert_int_equal(press('2'), TRIAGE_TO_RAV);
	assert_int_equal(weighed().urgency, 1);
	assert_int_equal(t.a.complaint, PROTOCOL_NONE);
	press('c');
	assert_int_equal(press('1'), TRIAGE_TO_RAV);
	assert_int_equal(weighed().urgency, 0);
	press('c');
	assert_int_equal(press('0'), TRIAGE_TO_RAV); /* unknown weighs as the second */
}

/* NT-1: the time of the step */
static void
abcd_is_timed_from_its_first_letter_to_its_last(void **state)
{
	(void)state;
	now_ms = 61000;
	type("a4b4c4d4"); /* the first is opened at 61400 */
	assert_int_equal(triage_form_abcd_ms(&t), 0);
	type("e4");
	assert_int_equal(triage_form_abcd_ms(&t), 3600);
	type("<<b4"); /* asked again later: the step was done */
	assert_int_equal(triage_form_abcd_ms(&t), 3600);
	triage_form_open(&t, 24031, shipped, "", now_ms);
	now_ms += 2000;
	type("v");
	assert_int_equal(triage_form_abcd_ms(&t), 2400); /* one key for five: since they stood there */
}

/* NT-3: v gives none of the answers that were given otherwise */
static void
v_says_safe_of_the_letters_that_are_left(void **state)
{
	(void)state;
	type("d3v");
	assert_int_equal(t.a.abcd[3], 3);
	assert_int_equal(t.a.abcd[0], 4);
	assert_int_equal(weighed().urgency, 2);
	assert_int_equal(t.step, TRIAGE_COMPLAINT);
}

/* NT-3: in any order; not asked is not "no"; one key each */
static void
criteria_are_answered_in_any_order_and_taken_back_one_by_one(void **state)
{
	(void)state;
	type("vkor\n");
	assert_int_equal(t.step, TRIAGE_CRITERIA);
	assert_string_equal(t.p->complaint[t.a.complaint].code, "kortademig");
	press(KEY_DOWN);
	press(KEY_DOWN);
	type("3");
	assert_int_equal(answer_to("adem-geluid"), 3);
	assert_int_equal(answer_to("praten"), ANSWER_NONE);
	assert_int_equal(weighed().asked, 1);
	press(KEY_HOME);
	type("0");
	assert_int_equal(answer_to("praten"), ANSWER_UNKNOWN);
	assert_int_equal(weighed().urgency, 2); /* unknown counts as the second option */
	type("<");
	assert_int_equal(answer_to("praten"), ANSWER_NONE);
	assert_int_equal(t.at, 0);
	type("<");
	assert_int_equal(answer_to("adem-geluid"), ANSWER_NONE);
	assert_int_equal(weighed().asked, 0);
	type("<<"); /* the letters, then nothing more */
	assert_int_equal(t.a.abcd[4], ANSWER_NONE);
	press(KEY_HOME);
	type("9");
	assert_int_equal(t.told, TRIAGE_TOLD_NO_OPTION);
	assert_int_equal(answer_to("praten"), ANSWER_NONE);
}

/* NT-3 */
static void
what_two_complaints_both_ask_stays_answered(void **state)
{
	(void)state;
	type("vkor\n23");
	assert_int_equal(answer_to("praten"), 2);
	assert_int_equal(answer_to("kleur"), 3);
	type("/hartinf\n");
	assert_string_equal(t.p->complaint[t.a.complaint].code, "pijn-borst");
	assert_int_equal(answer_to("praten"), 2);
	assert_int_equal(weighed().asked, 2);
}

/* NT-2 */
static void
who_is_seen_is_asked_another_list(void **state)
{
	(void)state;
	type("vkor\n");
	unsigned by_telephone = triage_form_variant(&t)->asked[1].criterion;
	type("f");
	assert_int_equal(t.a.variant, VARIANT_PHYSICAL);
	assert_int_not_equal(triage_form_variant(&t)->asked[1].criterion, by_telephone);
	type("f");
	assert_int_equal(triage_form_variant(&t)->asked[1].criterion, by_telephone);
}

/* The next-best and the answers there are */
static void
a_complaint_is_found_by_letters_a_synonym_or_the_intake(void **state)
{
	uint16_t found[TRIAGE_FOUND_MAX];

	(void)state;
	type("vzzz\n");
	assert_int_equal(t.told, TRIAGE_TOLD_NO_COMPLAINT);
	assert_int_equal(t.a.complaint, PROTOCOL_NONE);
	type("<<<benau\n");
	assert_string_equal(t.p->complaint[t.a.complaint].code, "kortademig");
	triage_form_open(&t, 24022, shipped, "koorts-kind", now_ms);
	unsigned num = triage_form_found(&t, found);
	triage_form_open(&t, 24022, shipped, "kortademig", now_ms);
	assert_int_equal(triage_form_found(&t, found), 1);
	assert_in_range(num, 0, 1);
	type("v\n");
	assert_string_equal(t.p->complaint[t.a.complaint].code, "kortademig");
	triage_form_open(&t, 24022, shipped, "geen-code-van-dit", now_ms);
	assert_int_equal(triage_form_found(&t, found), 0);
}

/* NT-4 */
static void
another_urgency_needs_a_reason_and_a_milder_one_all_answers(void **state)
{
	(void)state;
	type("vkor\n3");
	assert_int_equal(weighed().urgency, 5);
	type("+");
	assert_int_equal(t.over, TRIAGE_OVER_REASON);
	assert_int_equal(t.own, URGENCY_NONE); /* not before the reason */
	type("+2");
	assert_int_equal(t.own, 3);
	assert_int_equal(t.own_reason, REGRADE_ALARM);
	assert_int_equal(triage_form_urgency(&t), 3);
	type("--"); /* back to the protocol's: nothing is judged */
	assert_int_equal(t.own, URGENCY_NONE);
	type("22");
	assert_int_equal(weighed().urgency, 2);
	type("-");
	assert_int_equal(t.told, TRIAGE_TOLD_ALL_FIRST);
	assert_int_equal(t.over, TRIAGE_OVER_NONE);
	while (!triage_form_is_complete(&t))
		type("2");
	type("-4");
	assert_true(t.own > weighed().urgency);
	assert_int_equal(t.own_reason, REGRADE_KNOWN);
	type("<"); /* no longer all: the milder judgement falls with it */
	assert_int_equal(t.own, URGENCY_NONE);
}

/* NT-8: boundaries at 4, 5, 7, 8; stated and corrected */
static void
pain_is_stated_and_corrected(void **state)
{
	static const struct {
		const char *keys;
		unsigned urgency;
	} tries[] = { { "4", 3 }, { "5", 2 }, { "7", 2 }, { "8", 2 }, { "8/4", 3 }, { "3/9", 2 } };

	(void)state;
	type("vhartinf\n3"); /* stekend: U3 */
	for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
		press(KEY_END);
		assert_true(triage_form_row_is_pain(&t, t.at));
		type(tries[i].keys);
		type("\n");
		assert_int_equal(weighed().urgency, tries[i].urgency);
	}
	assert_int_equal(t.a.pain_stated, 3);
	assert_int_equal(t.a.pain_corrected, 9);
	press(KEY_END);
	type("11\n");
	assert_int_equal(t.told, TRIAGE_TOLD_PAIN);
	assert_int_equal(t.a.pain_stated, 3);
	type("<<<"); /* the two digits, and then the answer before */
	assert_int_equal(t.a.pain_stated, 8);
	assert_int_equal(t.a.pain_corrected, 4);
}

/* NT-5: whoever told who the patient is, from elsewhere, is asked for the number there. */
static void
a_caller_who_is_not_there_is_asked_for_the_number_there(void **state)
{
	(void)state;
	type("vkor\n333");
	triage_form_caller(&t, PRESENCE_WITH);
	assert_false(triage_lacks_number(&t));
	triage_form_caller(&t, PRESENCE_AWAY);
	assert_true(triage_lacks_number(&t));
	triage_form_open(&t, 24031, shipped, "", now_ms);
	t.a.variant = VARIANT_PHYSICAL; /* the patient is here */
	triage_form_caller(&t, PRESENCE_AWAY);
	assert_false(triage_lacks_number(&t));
}

/* NT-5, NT-6, NT-11 */
static void
what_is_ticked_weighs_and_what_travels_along_does_not(void **state)
{
	(void)state;
	type("vkor\n32");
	assert_int_equal(weighed().urgency, 2);
	triage_form_open(&t, 24031, shipped, "", now_ms);
	type("vkor\n333");
	assert_int_equal(weighed().urgency, 5);
	type("p");
	assert_int_equal(weighed().urgency, 4);
	assert_int_equal(weighed().cause, CAUSE_FACTOR);
	type("p");
	assert_int_equal(weighed().urgency, 5);
	type("x");
	for (unsigned i = 0; i < t.p->factors_num; i++)
		press(KEY_DOWN);
	type("    x");
	assert_int_equal(t.a.factors, 0);
	assert_int_equal(t.a.flags, (1u << t.p->flags_num) - 1);
	assert_int_equal(weighed().urgency, 5);
}

/* What is sent is what stands there: the hub reads the same from it. */
static void
check_words(const struct triage_form *f)
{
	char words[ZCC_ANSWERS_SIZE];
	struct triage_answers back;
	struct refusal no;

	if (!triage_write(f->p, &f->a, words, sizeof(words)))
		return; /* of more complaints than anybody asks in one triage */
	assert_int_equal(triage_read(f->p, words, &back, &no), ZCC_OK);
	assert_memory_equal(&back.criterion, &f->a.criterion, sizeof(back.criterion));
	assert_memory_equal(&back.abcd, &f->a.abcd, sizeof(back.abcd));
	assert_int_equal(back.factors, f->a.factors);
	assert_int_equal(back.flags, f->a.flags);
	assert_int_equal(back.variant, f->a.variant);
	assert_int_equal(back.complaint, f->a.complaint);
	assert_int_equal(back.pain_stated, f->a.pain_stated);
	assert_int_equal(back.pain_corrected, f->a.pain_corrected);
}

static void
check_form(void)
{
	struct triage_result r = weighed();

	assert_true((t.own != URGENCY_NONE) == (t.own_reason != REGRADE_NONE));
	if (t.own != URGENCY_NONE) {
		assert_int_not_equal(t.own, r.urgency);
		assert_true(t.own < r.urgency || (r.asked == r.asked_of && r.abcd_asked == r.abcd_of));
	}
	if (t.step == TRIAGE_COMPLAINT || t.step == TRIAGE_CRITERIA)
		assert_true(t.p->abcd_num > 0);
	if (t.step == TRIAGE_CRITERIA)
		assert_true(t.at < triage_form_rows(&t));
	if (t.over == TRIAGE_OVER_REASON && t.wanted > r.urgency)
		assert_true(triage_form_is_complete(&t));
}

static uint64_t dice = 0x5eed;

static int
any_key(void)
{
	static const int keys[] = { '0', '1', '2', '3', '3', '3', '4', '4', '5', 'v', 'v', 'a', 'b', 'e',
		'+', '-', '-', '-', 'p', 'x', 'f', '/', ' ', 'k', 'o', 'r', KEY_ENTER, KEY_ENTER,
		KEY_ESC, KEY_UP, KEY_DOWN, KEY_BACKSPACE, KEY_END, KEY_HOME, 'j', 'z' };

	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return keys[(dice >> 20) % (sizeof(keys) / sizeof(keys[0]))];
}

/* UX goal 16, NT-4, NT-9: over every protocol and every complaint */
static void
no_keys_judge_below_the_protocol_before_all_was_asked_nor_without_a_reason(void **state)
{
	const struct protocol *all[] = { shipped, demo, small };
	unsigned milder = 0, recorded = 0;

	(void)state;
	for (unsigned p = 0; p < 3; p++) {
		for (uint16_t k = 0; k < all[p]->complaints_num; k++) {
			triage_form_open(&t, 1, all[p], all[p]->complaint[k].code, now_ms);
			for (unsigned i = 0; i < RANDOM_KEYS / 40; i++) {
				enum triage_want want = press(any_key());
				check_form();
				check_words(&t);
				milder += t.own != URGENCY_NONE && t.own > weighed().urgency;
				if (want != TRIAGE_RECORD)
					continue;
				struct refusal no;
				struct triage_result r = weighed();
				assert_int_equal(triage_is_whole(t.p, &t.a, &r, &no), ZCC_OK);
				recorded++;
				triage_form_open(&t, 1, all[p], all[p]->complaint[k].code, now_ms);
			}
		}
	}
	assert_true(milder > 100); /* it happened, with all answers */
	assert_true(recorded > 50);
}

/* Every criterion of every complaint: until the last is answered the milder judgement is refused. */
static void
each_single_criterion_that_lacks_holds_a_milder_judgement_up(void **state)
{
	(void)state;
	for (uint16_t k = 0; k < shipped->complaints_num; k++) {
		const struct protocol_variant *v = &shipped->complaint[k].variant[VARIANT_TELEPHONE];
		for (unsigned lack = 0; lack < v->asked_num; lack++) {
			triage_form_open(&t, 1, shipped, shipped->complaint[k].code, now_ms);
			type("v\n");
			for (unsigned i = 0; i < v->asked_num; i++)
				t.a.criterion[v->asked[i].criterion] = i == lack ? ANSWER_NONE : 1;
			type("-");
			assert_int_equal(t.told, TRIAGE_TOLD_ALL_FIRST);
			t.at = lack;
			type("0-");
			assert_int_equal(t.over, TRIAGE_OVER_REASON);
		}
	}
}

/* Enter led through every step and makes nothing final: at the last it says what does. */
static void
enter_at_the_last_step_says_what_records_it(void **state)
{
	(void)state;
	triage_form_open(&t, 1, shipped, shipped->complaint[0].code, now_ms);
	type("v\n3\n");
	assert_int_equal(t.step, TRIAGE_CARE);
	assert_int_equal(t.told, TRIAGE_TOLD_NOTHING);
	type("\n");
	assert_int_equal(t.step, TRIAGE_CARE);
	assert_int_equal(t.told, TRIAGE_TOLD_RECORDS);
}

/* The screen's words around those of the protocol (test_triage_said.c). */
static void
what_was_recorded_is_said_in_words(void **state)
{
	struct zcc_triage of = { .times = 1, .cause_kind = CAUSE_CRITERION, .cause = "fever" };
	char said[1024];

	(void)state;
	triage_answers_said(small, "mode:physical complaint:ill abcd:B=0 pain:8/5 given-at:2026-03-02T08:41:00Z", said,
	    sizeof(said));
	assert_string_equal(said, "the patient was here; Ill; B 0: unknown (counts as 2); pain 8/5; at 09:41");
	triage_texts_said(small, "drink", said, sizeof(said));
	assert_string_equal(said, "Drink a little, often.");
	triage_cause_said(small, &of, said, sizeof(said));
	assert_string_equal(said, "Fever");
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		test(abcd_comes_first_and_is_not_left_blank),
		test(a_letter_of_u0_or_u1_asks_for_the_ambulance_at_once_and_one_of_u2_does_not),
		test(abcd_is_timed_from_its_first_letter_to_its_last),
		test(v_says_safe_of_the_letters_that_are_left),
		test(criteria_are_answered_in_any_order_and_taken_back_one_by_one),
		test(what_two_complaints_both_ask_stays_answered),
		test(who_is_seen_is_asked_another_list),
		test(a_complaint_is_found_by_letters_a_synonym_or_the_intake),
		test(another_urgency_needs_a_reason_and_a_milder_one_all_answers),
		test(pain_is_stated_and_corrected),
		test(what_is_ticked_weighs_and_what_travels_along_does_not),
		test(a_caller_who_is_not_there_is_asked_for_the_number_there),
		test(no_keys_judge_below_the_protocol_before_all_was_asked_nor_without_a_reason),
		test(each_single_criterion_that_lacks_holds_a_milder_judgement_up),
		test(enter_at_the_last_step_says_what_records_it),
		test(what_was_recorded_is_said_in_words),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("triage-form", tests, setup, teardown);
}
