/* SPDX-License-Identifier: EUPL-1.2 */
/* What people read of a protocol: words that are none, that read as others, or that lead to two things.
 */
#include "shared/care/protocol_check_priv.h"

#include "shared/base/text.h"

#include <string.h>

enum { FOLDED_SIZE = 640 }; /* of at most 300 bytes; few letters fold to two */

/* --- Words as they are read: capitals, accents, and how many blanks stand where change nothing --- */

static const char *
next_word(const char *s, size_t *len)
{
	s += strspn(s, " ");
	*len = strcspn(s, " ");
	return s;
}

bool
check_reads_same(const char *a, const char *b)
{
	char one[FOLDED_SIZE], other[FOLDED_SIZE];
	text_fold(one, sizeof one, a);
	text_fold(other, sizeof other, b);
	const char *x = one, *y = other;
	for (;;) {
		size_t n, m;
		x = next_word(x, &n);
		y = next_word(y, &m);
		if (n != m || memcmp(x, y, n) != 0)
			return false;
		if (n == 0)
			return true;
		x += n;
		y += n;
	}
}

static bool
has_words(const char *s)
{
	for (; *s != '\0'; s++)
		if ((*s >= '0' && *s <= '9') || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		    (*s & 0x80) != 0)
			return true;
	return false;
}

/* --- No words at all --- */

static void
check_criterion_words(struct checking *c, const struct protocol_criterion *q, const char *what)
{
	if (!has_words(q->name) || !has_words(q->question))
		check_found(c, "no-words", q->place,
		    "%s %s: its name or question has neither letter nor digit", what, q->code);
	for (unsigned i = 0; i < q->options_num; i++)
		if (!has_words(q->option[i].text))
			check_found(c, "no-words", q->place,
			    "%s %s: option %u has neither letter nor digit", what, q->code, i + 1);
}

static void
check_complaint_words(struct checking *c, const struct protocol_complaint *a)
{
	if (!has_words(a->name))
		check_found(c, "no-words", a->place,
		    "complaint %s: its name has neither letter nor digit", a->code);
	for (unsigned i = 0; i < a->synonyms_num; i++)
		if (!has_words(a->synonym[i]))
			check_found(c, "no-words", a->place,
			    "complaint %s: synonym %u has neither letter nor digit", a->code, i + 1);
	for (unsigned i = 0; i < a->rules_num; i++)
		if (!has_words(a->rule[i].name))
			check_found(c, "no-words", a->rule[i].place,
			    "complaint %s: rule %u: its name has neither letter nor digit", a->code,
			    i + 1);
}

/* --- The same words twice --- */

static void
check_letters(struct checking *c)
{
	const struct protocol *p = c->p;
	for (unsigned i = 0; i < p->abcd_num; i++) {
		check_criterion_words(c, &p->abcd[i], "letter");
		for (unsigned k = 0; k < i; k++)
			if (check_reads_same(p->abcd[k].question, p->abcd[i].question))
				check_found(c, "same-question", p->abcd[i].place,
				    "letters %s and %s ask the same", p->abcd[k].code,
				    p->abcd[i].code);
	}
}

/* Two lines of one screen that nobody can tell apart. */
static void
check_variant_words(struct checking *c, const struct protocol_complaint *a, unsigned variant)
{
	const struct protocol_variant *v = &a->variant[variant];
	const char *how = check_variant_word[variant];
	for (unsigned i = 0; i < v->asked_num; i++)
		for (unsigned k = 0; k < i; k++) {
			const struct protocol_criterion *q = &c->p->criterion[v->asked[k].criterion],
							*o = &c->p->criterion[v->asked[i].criterion];
			if (check_reads_same(q->question, o->question))
				check_found(c, "same-question", a->place,
				    "complaint %s: %s asks %s and %s in the same words", a->code,
				    how, q->code, o->code);
			if (check_reads_same(q->name, o->name))
				check_found(c, "same-name", a->place,
				    "complaint %s: %s calls %s and %s by one name", a->code, how,
				    q->code, o->code);
		}
}

/* Advice that is said twice under two codes could be both advice and safety net. */
static void
check_same_texts(struct checking *c)
{
	const struct protocol *p = c->p;
	uint64_t print[PROTOCOL_TEXTS_MAX];
	for (unsigned i = 0; i < p->texts_num; i++) {
		char folded[FOLDED_SIZE];
		if (!has_words(p->text[i].text))
			check_found(c, "no-words", p->text[i].place,
			    "text %s: has neither letter nor digit", p->text[i].code);
		text_fold(folded, sizeof folded, p->text[i].text);
		print[i] = UINT64_C(0xcbf29ce484222325);
		for (const char *s = folded; *s != '\0'; s++)
			if (*s != ' ')
				print[i] = (print[i] ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
		for (unsigned k = 0; k < i; k++)
			if (print[k] == print[i] &&
			    check_reads_same(p->text[k].text, p->text[i].text))
				check_found(c, "same-text", p->text[i].place,
				    "text %s: reads as text %s", p->text[i].code, p->text[k].code);
	}
}

/* --- What is ticked: factors and flags stand in one list of the screen, and one of the answers --- */

struct ticked {
	struct protocol_place place;
	const char *code, *name;
};

static struct ticked
ticked(const struct protocol *p, unsigned i)
{
	if (i < p->factors_num)
		return (struct ticked){p->factor[i].place, p->factor[i].code, p->factor[i].name};
	const struct protocol_flag *f = &p->flag[i - p->factors_num];
	return (struct ticked){f->place, f->code, f->name};
}

static void
check_ticked(struct checking *c)
{
	const struct protocol *p = c->p;
	bool has_contact = false, has_number = false, has_age = false;
	for (unsigned i = 0; i < p->factors_num; i++) {
		has_contact = has_contact || p->factor[i].is_second_contact;
		has_number = has_number || p->factor[i].asks_callback;
		has_age = has_age || p->factor[i].under_months > 0;
	}
	struct protocol_place top = check_top(p);
	if (!has_contact)
		check_found(c, "missing-factor", top,
		    "no alarm is ticked when the caller was here before");
	if (!has_number)
		check_found(c, "missing-factor", top,
		    "no context asks for a number where the patient is");
	if (!has_age)
		check_found(c, "missing-factor", top, "no risk holds by the birth date");
	for (unsigned i = 0; i < (unsigned)p->factors_num + p->flags_num; i++) {
		struct ticked t = ticked(p, i);
		if (!has_words(t.name))
			check_found(c, "no-words", t.place,
			    "%s: its name has neither letter nor digit", t.code);
		for (unsigned k = 0; k < i; k++) {
			struct ticked o = ticked(p, k);
			if (strcmp(o.code, t.code) == 0)
				check_found(c, "ambiguous-code", t.place,
				    "%s: stands for two of what is ticked", t.code);
			else if (check_reads_same(o.name, t.name))
				check_found(c, "same-name", t.place,
				    "%s: called as another of what is ticked, %s", t.code, o.code);
		}
	}
}

/* --- Complaints among each other --- */

static bool
has_name(const struct protocol_complaint *a, const char *word)
{
	if (check_reads_same(a->code, word) || check_reads_same(a->name, word))
		return true;
	for (unsigned i = 0; i < a->synonyms_num; i++)
		if (check_reads_same(a->synonym[i], word))
			return true;
	return false;
}

/* A word that is typed must lead to one complaint, and be there once. */
static void
check_names(struct checking *c, unsigned index)
{
	const struct protocol_complaint *a = &c->p->complaint[index];
	for (unsigned k = 0; k < index; k++) {
		const struct protocol_complaint *b = &c->p->complaint[k];
		if (has_name(b, a->name) || has_name(b, a->code))
			check_found(c, "ambiguous-word", a->place,
			    "complaint %s: its name stands for %s too", a->code, b->code);
		for (unsigned n = 0; n < a->synonyms_num; n++)
			if (has_name(b, a->synonym[n]))
				check_found(c, "ambiguous-word", a->place,
				    "complaint %s: synonym %u stands for %s too", a->code, n + 1,
				    b->code);
	}
	for (unsigned n = 0; n < a->synonyms_num; n++) {
		bool is_said = check_reads_same(a->name, a->synonym[n]);
		for (unsigned k = 0; k < n; k++)
			is_said = is_said || check_reads_same(a->synonym[k], a->synonym[n]);
		if (is_said)
			check_found(c, "same-word", a->place,
			    "complaint %s: synonym %u is said already", a->code, n + 1);
	}
}

void
check_words(struct checking *c)
{
	const struct protocol *p = c->p;
	if (p->base_name[0] != '\0' && strcmp(p->name, p->base_name) == 0)
		check_found(
		    c, "same-name", check_top(p), "protocol: called %s, as its base", p->name);
	check_letters(c);
	for (unsigned i = 0; i < p->criteria_num; i++)
		check_criterion_words(c, &p->criterion[i], "criterion");
	check_same_texts(c);
	check_ticked(c);
	for (unsigned i = 0; i < p->complaints_num; i++) {
		check_complaint_words(c, &p->complaint[i]);
		for (unsigned k = 0; k < VARIANTS_NUM; k++)
			check_variant_words(c, &p->complaint[i], k);
		check_names(c, i);
	}
}
