/* SPDX-License-Identifier: EUPL-1.2 */
/* NT-3, NT-9, NT-11: what holds for every triage: over many random ones of the protocol shipped. */
#include "tests/lib/protocol_kit.h"

#include "shared/care/protocol_urgency.h"

#include <string.h>

enum { ROUNDS = 20000 };

static struct protocol *shipped;

static int
setup(void **state)
{
	(void)state;
	shipped = kit_shipped("twente");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	protocol_free(shipped);
	return 0;
}

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
	return (uint8_t)(n > q->options_num
			     ? (n == q->options_num + 1u ? ANSWER_UNKNOWN : ANSWER_NONE)
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
		a.criterion[i] =
		    draw(3) == 0 ? draw_answer(&p->criterion[i]) : p->criterion[i].options_num;
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
	return answer == ANSWER_UNKNOWN ? q->unknown
	       : answer == ANSWER_NONE  ? q->options_num + 1u
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
				    (int8_t)(b.pain_stated < PAIN_MAX ? b.pain_stated + 1
								      : PAIN_MAX);
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

/* However the triage goes on, it comes to nothing graver than what was said to be the worst; and by
 * some answers to just that. */
static void
nt_9_the_worst_is_what_is_not_asked_can_still_make(void **state)
{
	(void)state;
	unsigned wider = 0;
	for (int i = 0; i < ROUNDS; i++) {
		struct triage_answers a = draw_triage();
		const struct protocol_criterion *q;
		for (int k = 0; k < 6; k++)
			*draw_question(&a, &q) = ANSWER_NONE;
		unsigned worst = protocol_worst(shipped, &a);
		wider += worst < protocol_urgency(shipped, &a).urgency;
		struct triage_answers b = a;
		for (unsigned k = 0; k < shipped->abcd_num; k++)
			if (b.abcd[k] == ANSWER_NONE)
				b.abcd[k] = draw_answer(&shipped->abcd[k]);
		for (unsigned k = 0; k < shipped->criteria_num; k++)
			if (b.criterion[k] == ANSWER_NONE)
				b.criterion[k] = draw_answer(&shipped->criterion[k]);
		unsigned after = protocol_urgency(shipped, &b).urgency;
		if (after < worst)
			fail_msg("round %d: U%u, and U%u was the worst", i, after, worst);
	}
	assert_true(wider > ROUNDS / 4);
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
	    cmocka_unit_test(nt_3_a_graver_answer_never_lowers_the_urgency),
	    cmocka_unit_test(nt_3_the_order_of_answers_does_not_matter),
	    cmocka_unit_test(unknown_weighs_as_the_option_that_it_counts_as),
	    cmocka_unit_test(nt_9_the_worst_is_what_is_not_asked_can_still_make),
	    cmocka_unit_test(nt_11_no_flag_changes_anything),
	    cmocka_unit_test(what_another_complaint_asks_weighs_nothing),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("protocol_property", tests, setup, teardown);
}
