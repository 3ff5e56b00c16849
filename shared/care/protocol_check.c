/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/protocol_check.h"
#include "shared/care/protocol_check_priv.h"

#include "shared/care/kind.h"

#include <string.h>

/* --- Questions --- */

static bool
is_asked(const struct protocol *p, unsigned criterion)
{
	for (unsigned i = 0; i < p->complaints_num; i++)
		for (unsigned k = 0; k < VARIANTS_NUM; k++) {
			const struct protocol_variant *v = &p->complaint[i].variant[k];
			for (unsigned q = 0; q < v->asked_num; q++)
				if (v->asked[q].criterion == criterion)
					return true;
		}
	return false;
}

/* Option 1 is the gravest, and unknown is not "no": a question is there to rule something out. */
static void
check_question(struct checking *c, const struct protocol_criterion *q, const char *what)
{
	unsigned last = q->options_num - 1u;
	if (q->option[0].urgency == q->option[last].urgency)
		check_found(c, "ungraded", q->place,
		    "%s %s: every answer weighs U%u; it decides nothing", what, q->code,
		    q->option[0].urgency);
	for (unsigned i = 0; i < last; i++)
		if (q->option[i + 1].urgency < q->option[i].urgency)
			check_found(c, "order", q->place,
			    "%s %s: option %u weighs U%u, graver than option %u, U%u; the gravest "
			    "comes first",
			    what, q->code, i + 2, q->option[i + 1].urgency, i + 1,
			    q->option[i].urgency);
	if (q->unknown == q->options_num)
		check_found(c, "unknown-as-safe", q->place,
		    "%s %s: unknown counts as option %u, the mildest; not knowing rules nothing "
		    "out",
		    what, q->code, q->unknown);
	else if (q->option[q->unknown - 1].urgency == q->option[last].urgency &&
	         q->option[0].urgency != q->option[last].urgency)
		check_found(c, "unknown-as-safe", q->place,
		    "%s %s: unknown counts as option %u, as mild as the mildest, U%u; not knowing "
		    "rules nothing out",
		    what, q->code, q->unknown, q->option[last].urgency);
	for (unsigned i = 0; i <= last; i++)
		for (unsigned k = 0; k < i; k++)
			if (check_reads_same(q->option[i].text, q->option[k].text))
				check_found(c, "same-answer", q->place,
				    "%s %s: options %u and %u read the same", what, q->code, k + 1,
				    i + 1);
}

/* Of a base under another file only what that one brings is asked about: it may leave things out.
 */
static bool
is_top(const struct checking *c, struct protocol_place place)
{
	return place.layer > 0 || c->p->base_name[0] == '\0';
}

static void
check_questions(struct checking *c)
{
	const struct protocol *p = c->p;
	for (unsigned i = 0; i < p->abcd_num; i++) {
		check_question(c, &p->abcd[i], "letter");
		/* C6: a letter that falls out is a U0, whatever the letter. */
		if (p->abcd[i].option[0].urgency != 0)
			check_found(c, "letter-without-u0", p->abcd[i].place,
			    "letter %s: its first option weighs U%u; a letter that falls out is U0",
			    p->abcd[i].code, p->abcd[i].option[0].urgency);
	}
	for (unsigned i = 0; i < p->criteria_num; i++) {
		check_question(c, &p->criterion[i], "criterion");
		if (is_top(c, p->criterion[i].place) && !is_asked(p, i))
			check_found(c, "unreachable-criterion", p->criterion[i].place,
			    "criterion %s: no complaint asks it", p->criterion[i].code);
	}
}

/* --- Texts --- */

static bool
stands_in(const uint16_t *texts, unsigned num, unsigned text)
{
	for (unsigned i = 0; i < num; i++)
		if (texts[i] == text)
			return true;
	return false;
}

static bool
is_said(const struct protocol *p, unsigned text)
{
	for (unsigned i = 0; i < p->complaints_num; i++) {
		const struct protocol_complaint *a = &p->complaint[i];
		if (stands_in(a->advice, a->advice_num, text) ||
		    stands_in(a->safety_net, a->safety_net_num, text))
			return true;
	}
	for (unsigned i = 0; i < p->pathways_num; i++)
		if (stands_in(p->pathway[i].advice, p->pathway[i].advice_num, text))
			return true;
	return false;
}

static void
check_texts(struct checking *c)
{
	const struct protocol *p = c->p;
	for (unsigned i = 0; i < p->texts_num; i++)
		if (is_top(c, p->text[i].place) && !is_said(p, i))
			check_found(c, "unused-text", p->text[i].place,
			    "text %s: no complaint or pathway says it", p->text[i].code);
}

/* --- Complaints that stand in the place of others for the young --- */

/* The complaint that this one stands in the place of, or PROTOCOL_NONE. */
static uint16_t
older_of(const struct protocol *p, uint16_t complaint)
{
	const struct protocol_complaint *a = &p->complaint[complaint];
	return a->under_months == 0 ? PROTOCOL_NONE : protocol_complaint(p, a->instead_of);
}

/* The least of those that stand in each other's place, when this is one of them. */
static uint16_t
loop_of(const struct protocol *p, uint16_t complaint)
{
	uint16_t least = complaint, at = complaint;
	for (unsigned i = 0; i < p->complaints_num; i++) {
		at = older_of(p, at);
		if (at == PROTOCOL_NONE)
			return PROTOCOL_NONE;
		if (at == complaint)
			return least;
		if (at < least)
			least = at;
	}
	return PROTOCOL_NONE;
}

static void
check_young(struct checking *c, uint16_t complaint)
{
	const struct protocol *p = c->p;
	const struct protocol_complaint *a = &p->complaint[complaint];
	uint16_t loop = loop_of(p, complaint);
	if (loop == complaint)
		check_found(c, "young-loop", a->place,
		    "complaint %s: stands in the place of what stands in its place", a->code);
	for (uint16_t i = 0; loop == PROTOCOL_NONE && i < p->complaints_num; i++) {
		const struct protocol_complaint *b = &p->complaint[i];
		if (a->under_months > 0 && older_of(p, i) == complaint &&
		    b->under_months >= a->under_months)
			check_found(c, "unreachable-complaint", a->place,
			    "complaint %s: for who is under %u months, and %s stands in its place "
			    "under %u",
			    a->code, a->under_months, b->code, b->under_months);
		if (i > complaint && a->under_months > 0 && b->under_months == a->under_months &&
		    strcmp(a->instead_of, b->instead_of) == 0)
			check_found(c, "two-young", a->place,
			    "complaint %s: %s stands in the place of %s under %u months too",
			    a->code, b->code, a->instead_of, a->under_months);
	}
}

/* --- Pathways --- */

/* What is named twice, or said by the complaint already. */
static void
check_pathway_lists(struct checking *c, const struct protocol_pathway *w)
{
	const struct protocol_complaint *a = &c->p->complaint[w->complaint];
	for (unsigned i = 0; i < w->cares_num; i++)
		for (unsigned k = 0; k < i; k++)
			if (w->care[k] == w->care[i])
				check_found(c, "care-twice", w->place, "pathway %s: names %s twice",
				    w->code, care_word(w->care[i]));
	for (unsigned i = 0; i < w->sectors_num; i++)
		for (unsigned k = 0; k < i; k++)
			if (w->sector[k] == w->sector[i])
				check_found(c, "care-twice", w->place, "pathway %s: names %s twice",
				    w->code, sector_word(w->sector[i]));
	for (unsigned i = 0; i < w->advice_num; i++) {
		const char *text = c->p->text[w->advice[i]].code;
		if (stands_in(a->advice, a->advice_num, w->advice[i]))
			check_found(c, "said-twice", w->place,
			    "pathway %s: text %s is said for %s already", w->code, text, a->code);
		if (stands_in(a->safety_net, a->safety_net_num, w->advice[i]))
			check_found(c, "advice-as-safety-net", w->place,
			    "pathway %s: text %s is the safety net of %s", w->code, text, a->code);
	}
}

static void
check_pathway(struct checking *c, unsigned index)
{
	const struct protocol_pathway *w = &c->p->pathway[index];
	const char *complaint = c->p->complaint[w->complaint].code;
	for (unsigned i = 0; i < index; i++) {
		const struct protocol_pathway *o = &c->p->pathway[i];
		if (o->complaint == w->complaint && o->from <= w->to && w->from <= o->to)
			check_found(c, "two-pathways", w->place,
			    "pathway %s: %s is also for %s at U%u", w->code, o->code, complaint,
			    o->from > w->from ? o->from : w->from);
	}
	check_pathway_lists(c, w);
	if (w->from <= URGENCY_ALARM && w->care[0] != CARE_AMBULANCE)
		check_found(c, "no-ambulance", w->place,
		    "pathway %s: at U%u care begins with %s; U0 and U1 go to the RAV", w->code,
		    w->from, care_word(w->care[0]));
	for (unsigned i = 0; i < w->cares_num; i++)
		if (w->from < care_gravest(w->care[i]))
			check_found(c, "too-little-care", w->place,
			    "pathway %s: %s is too little at U%u; from U%u on it may do", w->code,
			    care_word(w->care[i]), w->from, care_gravest(w->care[i]));
}

static unsigned
check_all(struct checking c)
{
	const struct protocol *p = c.p;
	if (p->complaints_num < p->complaints_min)
		check_found(&c, "too-few-complaints", check_top(p),
		    "%u complaints; demands.complaints is %u", p->complaints_num,
		    p->complaints_min);
	check_questions(&c);
	check_texts(&c);
	for (unsigned i = 0; i < p->complaints_num; i++) {
		check_complaint(&c, &p->complaint[i]);
		check_rules(&c, &p->complaint[i]);
		check_young(&c, (uint16_t)i);
	}
	check_words(&c);
	for (unsigned i = 0; i < p->pathways_num; i++)
		check_pathway(&c, i);
	return c.num;
}

unsigned
protocol_check(const struct protocol *p, struct protocol_finding *out, unsigned max)
{
	return check_all((struct checking){.p = p, .out = out, .max = max});
}

unsigned
protocol_check_grave(const struct protocol *p, struct protocol_finding *out, unsigned max)
{
	return check_all((struct checking){.p = p, .out = out, .max = max, .only_grave = true});
}
