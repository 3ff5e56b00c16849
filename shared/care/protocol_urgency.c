/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/protocol_urgency.h"

#include <string.h>

void
triage_answers_init(struct triage_answers *a)
{
	memset(a, 0, sizeof *a); /* ANSWER_NONE everywhere */
	a->complaint = PROTOCOL_NONE;
	a->pain_stated = PAIN_NONE;
	a->pain_corrected = PAIN_NONE;
}

/* The option that an answer counts as; 0 = not asked. */
static unsigned
counted(const struct protocol_criterion *c, unsigned answer)
{
	if (answer == ANSWER_UNKNOWN)
		return c->unknown;
	return answer <= c->options_num ? answer : ANSWER_NONE;
}

/* A lower number is graver; the first of equals stays. */
static void
offer(struct triage_result *r, unsigned urgency, enum triage_cause cause, unsigned index)
{
	if (urgency >= r->urgency)
		return;
	r->urgency = (uint8_t)urgency;
	r->cause = (uint8_t)cause;
	r->index = (uint16_t)index;
	r->option = 0;
	r->is_unknown = false;
}

static void
offer_option(struct triage_result *r, unsigned urgency, enum triage_cause cause, unsigned index,
    unsigned option, bool is_unknown)
{
	if (urgency >= r->urgency)
		return;
	offer(r, urgency, cause, index);
	r->option = (uint8_t)option;
	r->is_unknown = is_unknown;
}

static void
weigh_abcd(const struct protocol *p, const struct triage_answers *a, struct triage_result *r)
{
	r->abcd_of = p->abcd_num;
	for (unsigned i = 0; i < p->abcd_num; i++) {
		unsigned option = counted(&p->abcd[i], a->abcd[i]);
		if (option == ANSWER_NONE)
			continue;
		r->abcd_asked++;
		offer_option(r, p->abcd[i].option[option - 1].urgency, CAUSE_ABCD, i, option,
		    a->abcd[i] == ANSWER_UNKNOWN);
	}
}

/* Fills what each criterion of the variant counts as, for the rules. */
static void
weigh_criteria(const struct protocol *p, const struct triage_answers *a,
    const struct protocol_variant *v, struct triage_result *r, uint8_t *option_of)
{
	r->asked_of = v->asked_num;
	for (unsigned i = 0; i < v->asked_num; i++) {
		const struct protocol_asked *q = &v->asked[i];
		unsigned answer = a->criterion[q->criterion];
		unsigned option = counted(&p->criterion[q->criterion], answer);
		option_of[i] = (uint8_t)option;
		if (option == ANSWER_NONE)
			continue;
		r->asked++;
		offer_option(r, q->urgency[option - 1], CAUSE_CRITERION, q->criterion, option,
		    answer == ANSWER_UNKNOWN);
	}
}

static bool
holds(const struct protocol_when *w, const struct triage_answers *a, const uint8_t *option_of)
{
	if (w->criterion == PROTOCOL_NONE)
		return (a->factors >> w->factor & 1) != 0;
	unsigned slot = w->slot[a->variant];
	return slot < PROTOCOL_ASKED_MAX && option_of[slot] != ANSWER_NONE &&
	       option_of[slot] <= w->option;
}

static void
weigh_rules(const struct protocol_complaint *c, const struct triage_answers *a,
    struct triage_result *r, const uint8_t *option_of)
{
	for (unsigned i = 0; i < c->rules_num; i++) {
		const struct protocol_rule *rule = &c->rule[i];
		bool all = true;
		for (unsigned k = 0; k < rule->when_num && all; k++)
			all = holds(&rule->when[k], a, option_of);
		if (all)
			offer(r, rule->urgency, CAUSE_RULE, i);
	}
}

/* By one class, once, and not beyond raise_to: more is the triagist's to decide. */
static void
raise_by(const struct protocol *p, struct triage_result *r, enum triage_cause cause, unsigned index)
{
	unsigned from = r->urgency == URGENCY_NONE ? URGENCY_MAX : r->urgency;
	if (from <= p->raise_to)
		return;
	r->urgency = (uint8_t)from;
	offer(r, from - 1, cause, index);
}

static void
weigh_raising(
    const struct protocol *p, const struct triage_answers *a, int pain, struct triage_result *r)
{
	r->unraised = r->urgency;
	if (pain > p->pain_quiet) {
		raise_by(p, r, CAUSE_PAIN, 0);
		return;
	}
	for (unsigned i = 0; i < p->factors_num; i++) {
		if (!p->factor[i].raises || (a->factors >> i & 1) == 0)
			continue;
		raise_by(p, r, CAUSE_FACTOR, i);
		return;
	}
}

struct triage_result
protocol_urgency(const struct protocol *p, const struct triage_answers *a)
{
	struct triage_result r = {.urgency = URGENCY_NONE};
	weigh_abcd(p, a, &r);
	if (a->complaint < p->complaints_num && a->variant < VARIANTS_NUM) {
		const struct protocol_complaint *c = &p->complaint[a->complaint];
		uint8_t option_of[PROTOCOL_ASKED_MAX];
		weigh_criteria(p, a, &c->variant[a->variant], &r, option_of);
		weigh_rules(c, a, &r, option_of);
	}
	int pain = a->pain_corrected != PAIN_NONE ? a->pain_corrected : a->pain_stated;
	if (pain > p->pain_raise)
		offer(&r, p->pain_severe, CAUSE_PAIN, 0);
	weigh_raising(p, a, pain, &r);
	r.leads_to_rav = r.urgency <= URGENCY_ALARM;
	return r;
}

/* No answer weighs more than the first option, and no rule less for a graver answer: so the worst
 * is what comes of that option wherever nothing was asked. */
unsigned
protocol_worst(const struct protocol *p, const struct triage_answers *a)
{
	struct triage_answers worst = *a;
	for (unsigned i = 0; i < p->abcd_num; i++)
		if (worst.abcd[i] == ANSWER_NONE)
			worst.abcd[i] = 1;
	if (a->complaint < p->complaints_num && a->variant < VARIANTS_NUM) {
		const struct protocol_variant *v = &p->complaint[a->complaint].variant[a->variant];
		for (unsigned i = 0; i < v->asked_num; i++)
			if (worst.criterion[v->asked[i].criterion] == ANSWER_NONE)
				worst.criterion[v->asked[i].criterion] = 1;
	}
	return protocol_urgency(p, &worst).urgency;
}
