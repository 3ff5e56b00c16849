/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/protocol_check_priv.h"

#include "shared/base/text.h"
#include "shared/care/kind.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
check_found(struct checking *c, const char *word, struct protocol_place place, const char *fmt, ...)
{
	if (c->num++ >= c->max)
		return;
	struct protocol_finding *f = &c->out[c->num - 1];
	f->word = word;
	f->place = place;
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(f->text, sizeof f->text, fmt, ap);
	va_end(ap);
}

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
	for (unsigned i = 0; i <= last; i++)
		for (unsigned k = 0; k < i; k++)
			if (strcmp(q->option[i].text, q->option[k].text) == 0)
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

/* --- Complaints among each other --- */

static bool
has_name(const struct protocol_complaint *a, const char *word)
{
	char folded[64], other[64];
	text_fold(folded, sizeof folded, word);
	text_fold(other, sizeof other, a->name);
	if (strcmp(a->code, folded) == 0 || strcmp(other, folded) == 0)
		return true;
	for (unsigned i = 0; i < a->synonyms_num; i++) {
		text_fold(other, sizeof other, a->synonym[i]);
		if (strcmp(other, folded) == 0)
			return true;
	}
	return false;
}

/* A word that is typed must lead to one complaint. */
static void
check_names(struct checking *c)
{
	const struct protocol *p = c->p;
	for (unsigned i = 0; i < p->complaints_num; i++)
		for (unsigned k = 0; k < i; k++) {
			const struct protocol_complaint *a = &p->complaint[i],
							*b = &p->complaint[k];
			if (has_name(b, a->name) || has_name(b, a->code))
				check_found(c, "ambiguous-word", a->place,
				    "complaint %s: its name stands for %s too", a->code, b->code);
			for (unsigned n = 0; n < a->synonyms_num; n++)
				if (has_name(b, a->synonym[n]))
					check_found(c, "ambiguous-word", a->place,
					    "complaint %s: synonym %u stands for %s too", a->code,
					    n + 1, b->code);
		}
}

/* --- Pathways --- */

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

unsigned
protocol_check(const struct protocol *p, struct protocol_finding *out, unsigned max)
{
	struct checking c = {.p = p, .out = out, .max = max};
	struct protocol_place top = {.layer = p->base_name[0] != '\0', .line = 1};
	if (p->complaints_num < p->complaints_min)
		check_found(&c, "too-few-complaints", top,
		    "%u complaints; demands.complaints is %u", p->complaints_num,
		    p->complaints_min);
	check_questions(&c);
	check_texts(&c);
	for (unsigned i = 0; i < p->complaints_num; i++) {
		check_complaint(&c, &p->complaint[i]);
		check_rules(&c, &p->complaint[i]);
	}
	check_names(&c);
	for (unsigned i = 0; i < p->pathways_num; i++)
		check_pathway(&c, i);
	return c.num;
}
