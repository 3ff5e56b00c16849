/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-1, NT-3, NT-7, NT-8, NT-9, NT-11, C6: what answers come to.  By example, most on the
 * smallest protocol. */
#include "tests/lib/protocol_kit.h"

#include "shared/care/protocol_urgency.h"

#include <string.h>

static struct protocol *shipped, *small;

static int
setup(void **state)
{
	(void)state;
	shipped = kit_shipped("twente");
	small = kit_protocol("tests/protocols/small.conf");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	protocol_free(shipped);
	protocol_free(small);
	return 0;
}

/* --- The smallest protocol: fever 2 3 5, speech 1 2 5; fever<=2 and speech<=2 gives U1 --- */

static struct triage_answers
triage(int fever, int speech)
{
	struct triage_answers a;
	triage_answers_init(&a);
	a.complaint = protocol_complaint(small, "ill");
	a.criterion[protocol_criterion(small, "fever")] = (uint8_t)fever;
	a.criterion[protocol_criterion(small, "speech")] = (uint8_t)speech;
	return a;
}

static unsigned
urgency_of(struct triage_answers a)
{
	return protocol_urgency(small, &a).urgency;
}

static void
nothing_asked_is_no_urgency(void **state)
{
	(void)state;
	struct triage_answers a = triage(ANSWER_NONE, ANSWER_NONE);
	struct triage_result r = protocol_urgency(small, &a);
	assert_int_equal(r.urgency, URGENCY_NONE);
	assert_int_equal(r.cause, CAUSE_NONE);
	assert_int_equal(r.asked, 0);
	assert_int_equal(r.asked_of, 2);
	assert_int_equal(r.abcd_of, 4);
	assert_false(r.leads_to_rav);
}

static void
nt_1_c6_letters_are_graded_and_only_u0_and_u1_go_to_the_rav(void **state)
{
	(void)state;
	for (unsigned letter = 0; letter < shipped->abcd_num; letter++)
		for (unsigned option = 1; option <= shipped->abcd[letter].options_num; option++) {
			struct triage_answers a;
			triage_answers_init(&a);
			a.abcd[letter] = (uint8_t)option;
			struct triage_result r = protocol_urgency(shipped, &a);
			bool is_safe = option == shipped->abcd[letter].options_num;
			assert_int_equal(r.urgency, is_safe ? URGENCY_NONE : option - 1);
			assert_int_equal(r.leads_to_rav, option <= 2);
			assert_int_equal(r.abcd_asked, 1);
			assert_int_equal(r.cause, is_safe ? CAUSE_NONE : CAUSE_ABCD);
			assert_int_equal(r.index, is_safe ? 0 : letter);
		}
}

static void
nt_1_no_complaint_is_needed_for_a_letter(void **state)
{
	(void)state;
	struct triage_answers a = triage(3, 3);
	a.complaint = PROTOCOL_NONE;
	a.abcd[1] = 1;
	struct triage_result r = protocol_urgency(small, &a);
	assert_int_equal(r.urgency, 0);
	assert_int_equal(r.asked_of, 0);
	a.complaint = 9999; /* none that there is */
	assert_int_equal(urgency_of(a), 0);
}

static void
nt_3_not_asked_is_not_no(void **state)
{
	(void)state;
	struct triage_answers a = triage(ANSWER_NONE, 3);
	assert_int_equal(protocol_urgency(small, &a).asked, 1);
	assert_int_equal(urgency_of(triage(ANSWER_NONE, 3)), 5);
	assert_int_equal(urgency_of(triage(ANSWER_NONE, 2)), 2);
	/* ... and unknown is neither: it weighs, and the rule sees it. */
	a = triage(ANSWER_UNKNOWN, ANSWER_UNKNOWN);
	struct triage_result r = protocol_urgency(small, &a);
	assert_int_equal(r.asked, 2);
	assert_int_equal(r.urgency, 1);
	assert_int_equal(r.cause, CAUSE_RULE);
	a = triage(ANSWER_UNKNOWN, 3);
	r = protocol_urgency(small, &a);
	assert_int_equal(r.urgency, 2);
	assert_int_equal(r.cause, CAUSE_CRITERION);
	assert_true(r.is_unknown);
	assert_int_equal(r.option, 1);
}

static void
the_cause_is_the_gravest_and_of_equals_the_first(void **state)
{
	(void)state;
	struct triage_answers a = triage(1, 3);
	struct triage_result r = protocol_urgency(small, &a);
	assert_int_equal(r.cause, CAUSE_CRITERION);
	assert_int_equal(r.index, protocol_criterion(small, "fever"));
	a.abcd[2] = 3;
	assert_int_equal(protocol_urgency(small, &a).cause, CAUSE_ABCD);
	a.pain_stated = 9;
	assert_int_equal(protocol_urgency(small, &a).cause, CAUSE_ABCD);
	a = triage(2, 2);
	r = protocol_urgency(small, &a);
	assert_int_equal(r.urgency, 1);
	assert_int_equal(r.cause, CAUSE_RULE);
	assert_true(r.leads_to_rav);
}

static void
an_answer_out_of_range_counts_as_not_asked(void **state)
{
	(void)state;
	for (int answer = 4; answer < 256; answer++)
		if (answer != ANSWER_UNKNOWN)
			assert_int_equal(urgency_of(triage(answer, ANSWER_NONE)), URGENCY_NONE);
}

static void
nt_7_a_risk_group_raises_by_one_class(void **state)
{
	(void)state;
	struct triage_answers a = triage(2, 3);
	a.factors = protocol_by_age(small, 1);
	struct triage_result r = protocol_urgency(small, &a);
	assert_int_equal(r.urgency, 2);
	assert_int_equal(r.unraised, 3);
	assert_int_equal(r.cause, CAUSE_FACTOR);
	assert_int_equal(r.index, protocol_factor(small, "newborn"));
	a.factors = ~UINT64_C(0); /* all of them, and bits that are none: once */
	assert_int_equal(urgency_of(a), 2);
	a = triage(1, 3);
	a.factors = ~UINT64_C(0);
	assert_int_equal(urgency_of(a), 2); /* not beyond raise_to */
	a = triage(2, 3);
	a.factors = UINT64_C(1) << protocol_factor(small, "elsewhere");
	assert_int_equal(urgency_of(a), 3);
}

/* Pain after an answer that weighs U5 or U3. */
static unsigned
with_pain(int fever, int stated, int corrected)
{
	struct triage_answers a = triage(fever, 3);
	a.pain_stated = (int8_t)stated;
	a.pain_corrected = (int8_t)corrected;
	return urgency_of(a);
}

static void
nt_8_pain_to_4_does_nothing_to_7_raises_from_8_is_u2(void **state)
{
	(void)state;
	static const unsigned mild[] = {5, 5, 5, 5, 5, 4, 4, 4, 2, 2, 2};
	static const unsigned grave[] = {3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2};
	for (int pain = 0; pain <= PAIN_MAX; pain++) {
		assert_int_equal(with_pain(3, pain, PAIN_NONE), mild[pain]);
		assert_int_equal(with_pain(2, pain, PAIN_NONE), grave[pain]);
		assert_int_equal(with_pain(1, pain, PAIN_NONE), 2);
	}
}

static void
nt_8_the_corrected_score_counts_and_the_stated_stays(void **state)
{
	(void)state;
	assert_int_equal(with_pain(3, 9, 4), 5);
	assert_int_equal(with_pain(3, 3, 8), 2);
	assert_int_equal(with_pain(3, PAIN_NONE, 7), 4);
	assert_int_equal(with_pain(3, 10, 0), 5);
}

static void
nt_8_pain_is_known_before_anything_is_asked(void **state)
{
	(void)state;
	assert_int_equal(with_pain(ANSWER_NONE, PAIN_NONE, PAIN_NONE), 5);
	struct triage_answers a = triage(ANSWER_NONE, ANSWER_NONE);
	a.pain_stated = 4;
	assert_int_equal(urgency_of(a), URGENCY_NONE);
	a.pain_stated = 6;
	struct triage_result r = protocol_urgency(small, &a);
	assert_int_equal(r.urgency, 4);
	assert_int_equal(r.unraised, URGENCY_NONE);
	assert_int_equal(r.cause, CAUSE_PAIN);
	a.pain_stated = 8;
	assert_int_equal(urgency_of(a), 2);
}

static void
nt_9_the_coverage_is_of_this_variant(void **state)
{
	(void)state;
	struct triage_answers a = triage(3, 3);
	struct triage_result r = protocol_urgency(small, &a);
	assert_int_equal(r.asked, 2);
	a.variant = VARIANT_PHYSICAL; /* asks speech too, and another thing than fever */
	r = protocol_urgency(small, &a);
	assert_int_equal(r.asked, 1);
	assert_int_equal(r.asked_of, 2);
	a.variant = VARIANTS_NUM;
	assert_int_equal(protocol_urgency(small, &a).asked_of, 0);
}

static void
nt_3_another_complaint_keeps_the_answers_that_both_ask(void **state)
{
	(void)state;
	struct triage_answers a;
	triage_answers_init(&a);
	a.complaint = protocol_complaint(shipped, "kortademig");
	a.criterion[protocol_criterion(shipped, "praten")] = 2;
	a.criterion[protocol_criterion(shipped, "koorts")] = 3;
	a.criterion[protocol_criterion(shipped, "adem-geluid")] = 1;
	struct triage_result before = protocol_urgency(shipped, &a);
	assert_int_equal(before.urgency, 1);
	assert_int_equal(before.asked, 3);
	a.complaint = protocol_complaint(shipped, "koorts");
	struct triage_result r = protocol_urgency(shipped, &a);
	assert_int_equal(r.asked, 1); /* praten; adem-geluid is not asked for here */
	assert_int_equal(r.urgency, 2);
	a.complaint = protocol_complaint(shipped, "kortademig");
	r = protocol_urgency(shipped, &a);
	assert_memory_equal(&r, &before, sizeof r);
}

static void
nt_9_what_is_not_asked_can_still_matter(void **state)
{
	(void)state;
	struct triage_answers a = triage(3, ANSWER_NONE);
	memset(a.abcd, 4, sizeof a.abcd);
	assert_int_equal(protocol_worst(small, &a), 1);
	a.criterion[protocol_criterion(small, "speech")] = 2;
	assert_int_equal(protocol_worst(small, &a), 2);
	assert_int_equal(protocol_worst(small, &a), urgency_of(a));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_asked_is_no_urgency),
	    cmocka_unit_test(nt_1_c6_letters_are_graded_and_only_u0_and_u1_go_to_the_rav),
	    cmocka_unit_test(nt_1_no_complaint_is_needed_for_a_letter),
	    cmocka_unit_test(nt_3_not_asked_is_not_no),
	    cmocka_unit_test(the_cause_is_the_gravest_and_of_equals_the_first),
	    cmocka_unit_test(an_answer_out_of_range_counts_as_not_asked),
	    cmocka_unit_test(nt_7_a_risk_group_raises_by_one_class),
	    cmocka_unit_test(nt_8_pain_to_4_does_nothing_to_7_raises_from_8_is_u2),
	    cmocka_unit_test(nt_8_the_corrected_score_counts_and_the_stated_stays),
	    cmocka_unit_test(nt_8_pain_is_known_before_anything_is_asked),
	    cmocka_unit_test(nt_9_the_coverage_is_of_this_variant),
	    cmocka_unit_test(nt_9_what_is_not_asked_can_still_matter),
	    cmocka_unit_test(nt_3_another_complaint_keeps_the_answers_that_both_ask),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("protocol_urgency", tests, setup, teardown);
}
