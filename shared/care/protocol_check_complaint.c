/* SPDX-License-Identifier: EUPL-1.2 */
/* One complaint: is enough asked, does it come to every outcome it must, and is there care for
 * each? */
#include "shared/care/protocol_check_priv.h"
#include "shared/care/protocol_urgency.h"

#include "shared/care/kind.h"

#include <string.h>

const char *const check_variant_word[VARIANTS_NUM] = {"telephone", "physical"};

/* --- What is asked --- */

static bool
asks(const struct protocol_variant *v, uint16_t criterion)
{
	for (unsigned i = 0; i < v->asked_num; i++)
		if (v->asked[i].criterion == criterion)
			return true;
	return false;
}

/* Where a complaint weighs a question otherwise than the question itself. */
static void
check_own_grades(struct checking *c, const struct protocol_complaint *a,
    const struct protocol_criterion *q, const uint8_t *urgency, unsigned variant)
{
	unsigned last = q->options_num - 1u;
	bool is_own = false;
	for (unsigned k = 0; k <= last; k++)
		is_own = is_own || urgency[k] != q->option[k].urgency;
	/* Asked in both ways it is said once. */
	if (!is_own || (variant == VARIANT_PHYSICAL && asks(&a->variant[VARIANT_TELEPHONE],
							     protocol_criterion(c->p, q->code))))
		return;
	if (urgency[0] == urgency[last])
		check_found(c, "ungraded", a->place,
		    "complaint %s: grades of %s: every answer weighs U%u; it decides nothing",
		    a->code, q->code, urgency[0]);
	else if (urgency[q->unknown - 1] == urgency[last])
		check_found(c, "unknown-as-safe", a->place,
		    "complaint %s: grades of %s: unknown weighs U%u, the mildest; not knowing "
		    "rules nothing out",
		    a->code, q->code, urgency[last]);
}

static void
check_grades(struct checking *c, const struct protocol_complaint *a, unsigned variant)
{
	const struct protocol_variant *v = &a->variant[variant];
	for (unsigned i = 0; i < v->asked_num; i++) {
		const struct protocol_criterion *q = &c->p->criterion[v->asked[i].criterion];
		for (unsigned k = 1; k < q->options_num; k++)
			if (v->asked[i].urgency[k] < v->asked[i].urgency[k - 1]) {
				check_found(c, "order", a->place,
				    "complaint %s: grades of %s: option %u weighs U%u, graver than "
				    "option %u",
				    a->code, q->code, k + 1, v->asked[i].urgency[k], k);
				break;
			}
		check_own_grades(c, a, q, v->asked[i].urgency, variant);
	}
}

static unsigned
graded(const struct protocol *p, const struct protocol_variant *v)
{
	unsigned num = 0;
	for (unsigned i = 0; i < v->asked_num; i++) {
		const struct protocol_asked *q = &v->asked[i];
		num += q->urgency[0] < q->urgency[p->criterion[q->criterion].options_num - 1];
	}
	return num;
}

/* The kinds of care at this urgency, as bits; and the one that goes first, CARE_NONE without any. */
static uint32_t
offered(const struct protocol_variant *v, unsigned urgency)
{
	uint32_t care = 0;
	for (unsigned i = 0; i < v->actions_num; i++)
		if (v->action[i].from <= urgency && urgency <= v->action[i].to)
			care |= UINT32_C(1) << v->action[i].care;
	return care;
}

static unsigned
first_of(const struct protocol_variant *v, unsigned urgency)
{
	for (unsigned i = 0; i < v->actions_num; i++)
		if (v->action[i].from <= urgency && urgency <= v->action[i].to)
			return v->action[i].care;
	return CARE_NONE;
}

/* NT-2: who sees the patient asks other things and can do other things. */
static void
check_difference(struct checking *c, const struct protocol_complaint *a)
{
	const struct protocol_variant *t = &a->variant[VARIANT_TELEPHONE],
				      *f = &a->variant[VARIANT_PHYSICAL];
	bool same = t->asked_num == f->asked_num;
	for (unsigned i = 0; same && i < t->asked_num; i++)
		same = asks(f, t->asked[i].criterion);
	if (same)
		check_found(c, "same-criteria", a->place,
		    "complaint %s: the physical variant asks what the telephone asks", a->code);
	/* The same at every urgency, in whatever order and pieces it is written. */
	same = true;
	for (unsigned u = 0; same && u <= URGENCY_MAX; u++)
		same = offered(t, u) == offered(f, u) && first_of(t, u) == first_of(f, u);
	if (same)
		check_found(c, "same-actions", a->place,
		    "complaint %s: the physical variant has the actions of the telephone", a->code);
}

/* --- What it comes to --- */

/* Everything asked, and answered as mildly as can be. */
static void
answer_mildly(
    const struct protocol *p, unsigned complaint, unsigned variant, struct triage_answers *t)
{
	const struct protocol_variant *v = &p->complaint[complaint].variant[variant];
	triage_answers_init(t);
	t->variant = (uint8_t)variant;
	t->complaint = (uint16_t)complaint;
	for (unsigned i = 0; i < v->asked_num; i++)
		t->criterion[v->asked[i].criterion] =
		    p->criterion[v->asked[i].criterion].options_num;
}

static void
answer_rule(const struct protocol_rule *r, struct triage_answers *t)
{
	for (unsigned i = 0; i < r->when_num; i++)
		if (r->when[i].criterion == PROTOCOL_NONE)
			t->factors |= UINT64_C(1) << r->when[i].factor;
		else if (r->when[i].slot[t->variant] < PROTOCOL_ASKED_MAX)
			t->criterion[r->when[i].criterion] = r->when[i].option;
}

/* Bits of the urgencies that one answer, or one rule, makes while all else is mild. */
static unsigned
outcomes(const struct protocol *p, unsigned complaint, unsigned variant)
{
	const struct protocol_complaint *a = &p->complaint[complaint];
	const struct protocol_variant *v = &a->variant[variant];
	struct triage_answers t;
	answer_mildly(p, complaint, variant, &t);
	unsigned seen = 1u << (protocol_urgency(p, &t).urgency & 31);
	for (unsigned i = 0; i < v->asked_num; i++) {
		uint8_t *answer = &t.criterion[v->asked[i].criterion];
		uint8_t mild = *answer;
		for (*answer = 1; *answer < mild; (*answer)++)
			seen |= 1u << protocol_urgency(p, &t).urgency;
	}
	for (unsigned i = 0; i < a->rules_num; i++) {
		answer_mildly(p, complaint, variant, &t);
		answer_rule(&a->rule[i], &t);
		seen |= 1u << protocol_urgency(p, &t).urgency;
	}
	return seen;
}

static void
check_outcomes(struct checking *c, const struct protocol_complaint *a, unsigned variant)
{
	unsigned seen = outcomes(c->p, (unsigned)(a - c->p->complaint), variant);
	for (unsigned i = 0; i < c->p->reach_num; i++)
		if ((seen >> c->p->reach[i] & 1) == 0)
			check_found(c, "no-path", a->place,
			    "complaint %s: %s: no answers come to U%u; demands.reach wants it",
			    a->code, check_variant_word[variant], c->p->reach[i]);
}

/* --- What is done about it --- */

/* ABCD and raising come to every class down to the mildest that an answer gives. */
static unsigned
mildest(const struct protocol *p, const struct protocol_variant *v)
{
	unsigned most = URGENCY_ALARM + 1;
	for (unsigned i = 0; i < v->asked_num; i++) {
		unsigned last = p->criterion[v->asked[i].criterion].options_num - 1u;
		if (v->asked[i].urgency[last] > most)
			most = v->asked[i].urgency[last];
	}
	return most;
}

static void
check_care(struct checking *c, const struct protocol_complaint *a, unsigned variant)
{
	const struct protocol_variant *v = &a->variant[variant];
	for (unsigned u = 0; u <= mildest(c->p, v); u++) {
		const struct protocol_action *first = NULL;
		for (unsigned i = 0; first == NULL && i < v->actions_num; i++)
			if (v->action[i].from <= u && u <= v->action[i].to)
				first = &v->action[i];
		if (first == NULL)
			check_found(c, "no-action", a->place,
			    "complaint %s: %s has no action at U%u", a->code,
			    check_variant_word[variant], u);
		else if (u <= URGENCY_ALARM && first->care != CARE_AMBULANCE)
			check_found(c, "no-ambulance", a->place,
			    "complaint %s: %s begins with %s at U%u; U0 and U1 go to the RAV",
			    a->code, check_variant_word[variant], care_word(first->care), u);
	}
	for (unsigned i = 0; i < v->actions_num; i++)
		for (unsigned k = 0; k < i; k++) {
			const struct protocol_action *one = &v->action[k], *other = &v->action[i];
			unsigned from = one->from > other->from ? one->from : other->from;
			if (one->care == other->care && from <= one->to && from <= other->to)
				check_found(c, "care-twice", a->place,
				    "complaint %s: %s offers %s twice at U%u", a->code,
				    check_variant_word[variant], care_word(one->care), from);
		}
	for (unsigned i = 0; i < v->actions_num; i++)
		if (v->action[i].from < care_gravest(v->action[i].care))
			check_found(c, "too-little-care", a->place,
			    "complaint %s: %s: %s is too little at U%u; from U%u on it may do",
			    a->code, check_variant_word[variant], care_word(v->action[i].care),
			    v->action[i].from, care_gravest(v->action[i].care));
}

void
check_complaint(struct checking *c, const struct protocol_complaint *a)
{
	const struct protocol *p = c->p;
	for (unsigned k = 0; k < VARIANTS_NUM; k++) {
		check_grades(c, a, k);
		check_care(c, a, k);
		check_outcomes(c, a, k);
	}
	unsigned num = graded(p, &a->variant[VARIANT_TELEPHONE]);
	if (num < p->criteria_min)
		check_found(c, "too-few-criteria", a->place,
		    "complaint %s: %u graded criteria by telephone; demands.criteria is %u",
		    a->code, num, p->criteria_min);
	if (a->advice_num < p->advice_min)
		check_found(c, "too-little-advice", a->place,
		    "complaint %s: %u advice texts; demands.advice is %u", a->code, a->advice_num,
		    p->advice_min);
	for (unsigned i = 0; i < a->advice_num; i++)
		for (unsigned k = 0; k < a->safety_net_num; k++)
			if (a->advice[i] == a->safety_net[k])
				check_found(c, "advice-as-safety-net", a->place,
				    "complaint %s: text %s is both advice and safety net", a->code,
				    p->text[a->advice[i]].code);
	check_difference(c, a);
}
