/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of one complaint: those that can never hold, change nothing, or contradict another. */
#include "shared/care/protocol_check_priv.h"

static bool
applies_in(const struct protocol_rule *r, unsigned variant)
{
	for (unsigned i = 0; i < r->when_num; i++)
		if (r->when[i].criterion != PROTOCOL_NONE &&
		    r->when[i].slot[variant] >= PROTOCOL_ASKED_MAX)
			return false;
	return true;
}

/* The mildest outcome that can stand where the rule holds and all is asked, before it is weighed. */
static unsigned
given_anyway(const struct protocol *p, const struct protocol_rule *r,
    const struct protocol_variant *v, unsigned variant)
{
	unsigned urgency = URGENCY_NONE;
	for (unsigned i = 0; i < r->when_num; i++) {
		const struct protocol_when *w = &r->when[i];
		if (w->criterion == PROTOCOL_NONE)
			continue;
		unsigned own = v->asked[w->slot[variant]].urgency[w->option - 1];
		if (own < urgency)
			urgency = own;
	}
	for (unsigned i = 0; i < v->asked_num; i++) {
		unsigned mildest = v->asked[i].urgency[p->criterion[v->asked[i].criterion].options_num - 1];
		if (mildest < urgency)
			urgency = mildest;
	}
	return urgency;
}

/* Wherever this condition holds, that one does. */
static bool
when_implies(const struct protocol_when *a, const struct protocol_when *b)
{
	if (a->criterion != b->criterion)
		return false;
	return a->criterion == PROTOCOL_NONE ? a->factor == b->factor : a->option <= b->option;
}

/* Wherever rule a holds, rule b does. */
static bool
implies(const struct protocol_rule *a, const struct protocol_rule *b)
{
	for (unsigned i = 0; i < b->when_num; i++) {
		bool found = false;
		for (unsigned k = 0; k < a->when_num && !found; k++)
			found = when_implies(&a->when[k], &b->when[i]);
		if (!found)
			return false;
	}
	return true;
}

/* A condition that needs no saying, as another of the same rule says more. */
static void
check_conditions(struct checking *c, const struct protocol_complaint *a, unsigned index)
{
	const struct protocol_rule *r = &a->rule[index];
	for (unsigned i = 0; i < r->when_num; i++)
		for (unsigned k = 0; k < i; k++) {
			bool earlier = when_implies(&r->when[i], &r->when[k]);
			if (earlier || when_implies(&r->when[k], &r->when[i]))
				check_found(c, "idle-condition", r->place,
				    "complaint %s: rule %u: condition %u holds wherever condition "
				    "%u does",
				    a->code, index + 1, earlier ? k + 1 : i + 1,
				    earlier ? i + 1 : k + 1);
		}
}

static void
check_alone(struct checking *c, const struct protocol_complaint *a, unsigned index)
{
	const struct protocol_rule *r = &a->rule[index];
	bool applies = false, changes = false;
	for (unsigned k = 0; k < VARIANTS_NUM; k++) {
		if (!applies_in(r, k))
			continue;
		applies = true;
		changes = changes || r->urgency < given_anyway(c->p, r, &a->variant[k], k);
	}
	if (!applies)
		check_found(c, "unreachable-rule", r->place,
		    "complaint %s: rule %u: no variant asks all that it needs", a->code, index + 1);
	else if (!changes)
		check_found(c, "idle-rule", r->place,
		    "complaint %s: rule %u: its answers weigh U%u or graver by themselves", a->code,
		    index + 1, r->urgency);
}

static void
check_pair(struct checking *c, const struct protocol_complaint *a, unsigned one, unsigned other)
{
	const struct protocol_rule *r = &a->rule[one], *s = &a->rule[other];
	bool forth = implies(r, s), back = implies(s, r);
	if (forth && back && r->urgency != s->urgency)
		check_found(c, "contradicting-rules", r->place,
		    "complaint %s: rules %u and %u ask the same and say U%u and U%u", a->code,
		    other + 1, one + 1, s->urgency, r->urgency);
	else if (forth && back)
		check_found(c, "same-rule", r->place, "complaint %s: rules %u and %u are the same",
		    a->code, other + 1, one + 1);
	else if (forth && r->urgency >= s->urgency)
		check_found(c, "idle-rule", r->place,
		    "complaint %s: rule %u: wherever it holds rule %u gives U%u", a->code, one + 1,
		    other + 1, s->urgency);
	else if (back && s->urgency >= r->urgency)
		check_found(c, "idle-rule", s->place,
		    "complaint %s: rule %u: wherever it holds rule %u gives U%u", a->code,
		    other + 1, one + 1, r->urgency);
}

void
check_rules(struct checking *c, const struct protocol_complaint *a)
{
	for (unsigned i = 0; i < a->rules_num; i++) {
		check_alone(c, a, i);
		check_conditions(c, a, i);
		for (unsigned k = 0; k < i; k++)
			check_pair(c, a, i, k);
	}
}
