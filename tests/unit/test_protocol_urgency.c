/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-1, NT-3, NT-7, NT-8, NT-9, NT-11, C6: what answers come to.  By example on the smallest
 * protocol, and as properties over many random triages of the shipped one. */
#include "tests/lib/protocol_kit.h"

#include "shared/care/protocol_urgency.h"
#include "shared/edge/seal.h"

#include <string.h>

enum { ROUNDS = 20000 };

static struct protocol *shipped, *small;

static int
setup(void **state)
{
	struct fault f = {0};
	(void)state;
	if (seal_init(&f) != ZCC_OK)
		return 1;
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
	a.factors = protocol_by_birth(
	    small, (struct protocol_day){2026, 1, 1}, (struct protocol_day){2026, 2, 1});
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

/* --- Properties --- */

static uint64_t dice = 0x5eed;

static unsigned
draw(unsigned bound)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return (unsigned)(dice >> 20) % bound;
}

static uint8_t
draw_answer(const struct protocol_criterion *q)
{
	unsigned n = draw(q->options_num + 4u);
	return (uint8_t)(n > q->options_num ? (n == q->options_num + 1u ? ANSWER_UNKNOWN
								       : ANSWER_NONE)
					   : n);
}

/* A random triage; about half of it mild, or every one would be a U0. */
static struct triage_answers
draw_triage(void)
{
	struct triage_answers a;
	const struct protocol *p = shipped;
	triage_answers_init(&a);
	a.complaint = (uint16_t)draw(p->complaints_num);
	a.variant = (uint8_t)draw(VARIANTS_NUM);
	for (unsigned i = 0; i < p->abcd_num; i++)
		a.abcd[i] = draw(8) == 0 ? draw_answer(&p->abcd[i]) : p->abcd[i].options_num;
	for (unsigned i = 0; i < p->criteria_num; i++)
		a.criterion[i] = draw(3) == 0 ? draw_answer(&p->criterion[i])
					      : p->criterion[i].options_num;
	a.pain_stated = (int8_t)((int)draw(12) - 1);
	a.pain_corrected = (int8_t)(draw(3) == 0 ? (int)draw(12) - 1 : PAIN_NONE);
	for (unsigned i = 0; i < p->factors_num; i++)
		a.factors |= (uint64_t)(draw(12) == 0) << i;
	return a;
}

static uint8_t *
draw_question(struct triage_answers *a, const struct protocol_criterion **q)
{
	const struct protocol *p = shipped;
	const struct protocol_variant *v = &p->complaint[a->complaint].variant[a->variant];
	if (draw(4) == 0) {
		unsigned letter = draw(p->abcd_num);
		*q = &p->abcd[letter];
		return &a->abcd[letter];
	}
	uint16_t n = v->asked[draw(v->asked_num)].criterion;
	*q = &p->criterion[n];
	return &a->criterion[n];
}

/* The answer's option, as it weighs; past the last for one that was not asked. */
static unsigned
weight_of(const struct protocol_criterion *q, unsigned answer)
{
	return answer == ANSWER_UNKNOWN ? q->unknown : answer == ANSWER_NONE ? q->options_num + 1u
									     : answer;
}

static void
nt_3_a_graver_answer_never_lowers_the_urgency(void **state)
{
	(void)state;
	unsigned raised = 0, seen[7] = {0};
	for (int i = 0; i < ROUNDS; i++) {
		struct triage_answers a = draw_triage(), b = a;
		const struct protocol_criterion *q;
		uint8_t *answer = draw_question(&b, &q);
		unsigned weight = weight_of(q, *answer);
		switch (draw(4)) {
		case 0: b.factors |= UINT64_C(1) << draw(shipped->factors_num); break;
		case 1:
			if (b.pain_corrected == PAIN_NONE)
				b.pain_stated =
				    (int8_t)(b.pain_stated < PAIN_MAX ? b.pain_stated + 1 : PAIN_MAX);
			break;
		default:
			if (weight > 1)
				*answer = (uint8_t)(1 + draw(weight - 1));
			break;
		}
		unsigned before = protocol_urgency(shipped, &a).urgency;
		unsigned after = protocol_urgency(shipped, &b).urgency;
		if (after > before)
			fail_msg("round %d: U%u became U%u", i, before, after);
		raised += after < before;
		seen[before > URGENCY_MAX ? 6 : before]++;
	}
	assert_true(raised > ROUNDS / 20);
	for (unsigned u = 0; u <= URGENCY_MAX; u++)
		assert_true(seen[u] > 0);
}

/* Answers one by one, in two orders, looked at after each: the end is the same. */
static void
nt_3_the_order_of_answers_does_not_matter(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS / 20; i++) {
		struct triage_answers all = draw_triage(), a, b;
		triage_answers_init(&a);
		triage_answers_init(&b);
		a.complaint = b.complaint = all.complaint;
		a.variant = b.variant = all.variant;
		unsigned num = shipped->criteria_num;
		for (unsigned k = 0; k < num; k++) {
			a.criterion[k] = all.criterion[k];
			b.criterion[num - 1 - k] = all.criterion[num - 1 - k];
			if (draw(8) == 0) { /* elsewhere for a moment, and back */
				b.complaint = (uint16_t)draw(shipped->complaints_num);
				(void)protocol_urgency(shipped, &b);
				b.complaint = all.complaint;
			}
		}
		memcpy(a.abcd, all.abcd, sizeof a.abcd);
		memcpy(b.abcd, all.abcd, sizeof b.abcd);
		a.pain_stated = b.pain_stated = all.pain_stated;
		a.pain_corrected = b.pain_corrected = all.pain_corrected;
		a.factors = b.factors = all.factors;
		struct triage_result x = protocol_urgency(shipped, &a),
				     y = protocol_urgency(shipped, &b),
				     z = protocol_urgency(shipped, &all);
		assert_memory_equal(&x, &y, sizeof x);
		assert_memory_equal(&x, &z, sizeof x);
	}
}

static void
unknown_weighs_as_the_option_that_it_counts_as(void **state)
{
	(void)state;
	unsigned tried = 0;
	for (int i = 0; i < ROUNDS; i++) {
		struct triage_answers a = draw_triage();
		const struct protocol_criterion *q;
		uint8_t *answer = draw_question(&a, &q);
		*answer = ANSWER_UNKNOWN;
		struct triage_result unknown = protocol_urgency(shipped, &a);
		*answer = q->unknown;
		struct triage_result named = protocol_urgency(shipped, &a);
		assert_int_equal(unknown.urgency, named.urgency);
		assert_int_equal(unknown.cause, named.cause);
		assert_int_equal(unknown.asked, named.asked);
		tried += unknown.is_unknown;
	}
	assert_true(tried > ROUNDS / 20);
}

static void
nt_11_no_flag_changes_anything(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct triage_answers a = draw_triage();
		struct triage_result before = protocol_urgency(shipped, &a);
		a.flags = draw(1u << shipped->flags_num);
		struct triage_result after = protocol_urgency(shipped, &a);
		assert_memory_equal(&before, &after, sizeof before);
	}
}

static void
what_another_complaint_asks_weighs_nothing(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS / 20; i++) {
		struct triage_answers a = draw_triage();
		const struct protocol_variant *v =
		    &shipped->complaint[a.complaint].variant[a.variant];
		struct triage_result before = protocol_urgency(shipped, &a);
		bool asked[PROTOCOL_CRITERIA_MAX] = {false};
		for (unsigned k = 0; k < v->asked_num; k++)
			asked[v->asked[k].criterion] = true;
		for (unsigned k = 0; k < PROTOCOL_CRITERIA_MAX; k++)
			if (!asked[k])
				a.criterion[k] = (uint8_t)draw(256);
		struct triage_result after = protocol_urgency(shipped, &a);
		assert_memory_equal(&before, &after, sizeof before);
	}
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
	    cmocka_unit_test(nt_9_the_coverage_is_of_this_variant),
	    cmocka_unit_test(nt_3_another_complaint_keeps_the_answers_that_both_ask),
	    cmocka_unit_test(nt_3_a_graver_answer_never_lowers_the_urgency),
	    cmocka_unit_test(nt_3_the_order_of_answers_does_not_matter),
	    cmocka_unit_test(unknown_weighs_as_the_option_that_it_counts_as),
	    cmocka_unit_test(nt_11_no_flag_changes_anything),
	    cmocka_unit_test(what_another_complaint_asks_weighs_nothing),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("protocol_urgency", tests, setup, teardown);
}
