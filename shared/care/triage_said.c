/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/triage_said.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/kind.h"
#include "shared/care/triage.h"

#include <ctype.h>
#include <string.h>

enum { WORD_SIZE = 640 /* as typed, each blank with a sign */, TEXT_SIZE = 768 };

struct saying {
	const struct protocol *p;
	const struct said_phrases *ph;
};

/* The value of a word of this kind; NULL: it is of another. */
static const char *
value_of(const char *word, const char *kind)
{
	size_t len = strlen(kind);
	return strncmp(word, kind, len) == 0 ? word + len : NULL;
}

/* "a" or "A", as people type it. */
static const struct protocol_criterion *
letter_of(const struct protocol *p, const char *code)
{
	for (unsigned i = 0; i < p->abcd_num; i++)
		if (code[0] != '\0' && code[1] == '\0' &&
		    toupper((unsigned char)code[0]) == p->abcd[i].code[0])
			return &p->abcd[i];
	return NULL;
}

static const struct protocol_criterion *
criterion_of(const struct protocol *p, const char *code)
{
	uint16_t n = protocol_criterion(p, code);
	return n != PROTOCOL_NONE ? &p->criterion[n] : NULL;
}

/* "A=4", "praten=2", "praten=ja"; false: the protocol has no such question, or not this answer. */
static bool
question_said(const struct saying *s, const char *value, bool is_letter, char *out, size_t size)
{
	char code[ZCC_CODE_SIZE];
	size_t len = strcspn(value, "=");
	if (value[len] == '\0' || len >= sizeof code)
		return false;
	(void)text_format(code, sizeof code, "%.*s", (int)len, value);
	value += len + 1;
	const struct protocol_criterion *q = is_letter ? letter_of(s->p, code) : criterion_of(s->p, code);
	if (q == NULL)
		return false;
	const char *name = is_letter ? q->code : q->name;
	uint8_t answer = triage_option(q, value);
	if (answer == ANSWER_UNKNOWN)
		(void)text_format(out, size, "%s 0: %s (%s %u)", name, s->ph->unknown, s->ph->counts_as,
		    (unsigned)q->unknown);
	else if (answer != ANSWER_NONE)
		(void)text_format(out, size, "%s %u: %s", name, (unsigned)answer, q->option[answer - 1].text);
	else if (strcmp(value, "ja") == 0 || strcmp(value, "nee") == 0)
		(void)text_format(out, size, "%s: %s", name, value); /* of more than one option */
	else
		return false;
	return true;
}

static bool
factor_said(const struct saying *s, const char *code, char *out, size_t size)
{
	uint16_t n = protocol_factor(s->p, code), flag = protocol_flag(s->p, code);
	if (n == PROTOCOL_NONE && flag == PROTOCOL_NONE)
		return false;
	(void)text_copy(out, size, n != PROTOCOL_NONE ? s->p->factor[n].name : s->p->flag[flag].name);
	return true;
}

/* "answer:praten=12", "factor:koorts", "pain=12": the row is for machines. */
static bool
taken_said(const struct saying *s, const char *value, char *out, size_t size)
{
	char code[ZCC_CODE_SIZE];
	const char *of = value_of(value, "answer:");
	const char *name = NULL;
	uint16_t n;
	if (value_of(value, "pain=") != NULL)
		name = s->ph->pain;
	if (of == NULL)
		of = value_of(value, "factor:");
	if (of != NULL && s->p != NULL && strcspn(of, "=") < sizeof code) {
		(void)text_format(code, sizeof code, "%.*s", (int)strcspn(of, "="), of);
		if (value[0] == 'a' && (n = protocol_criterion(s->p, code)) != PROTOCOL_NONE)
			name = s->p->criterion[n].name;
		else if (value[0] == 'f' && (n = protocol_factor(s->p, code)) != PROTOCOL_NONE)
			name = s->p->factor[n].name;
		else if (value[0] == 'f' && (n = protocol_flag(s->p, code)) != PROTOCOL_NONE)
			name = s->p->flag[n].name;
	}
	return name != NULL && text_format(out, size, "%s %s", name, s->ph->taken_over);
}

static bool
at_said(const struct saying *s, const char *value, char *out, size_t size)
{
	char when[32];
	int64_t at_ms;
	if (!clock_parse_utc(value, &at_ms))
		return false;
	s->ph->time(at_ms, when, sizeof when);
	return text_format(out, size, "%s %s", s->ph->given_at, when);
}

/* A sign before each blank and each sign (the draft of a triage is kept so). */
static void
typed_said(const char *name, const char *value, char *out, size_t size)
{
	(void)text_format(out, size, "%s ", name);
	size_t at = strlen(out);
	for (; *value != '\0' && at + 1 < size; value++) {
		if (*value == '%' && value[1] != '\0')
			value++, out[at++] = *value == '_' ? ' ' : *value;
		else
			out[at++] = *value;
	}
	out[at] = '\0';
}

/* What only a triage that is being made has; "": it says where somebody stood, not what he knew. */
static bool
kept_said(const struct saying *s, const char *word, char *out, size_t size)
{
	static const char *const place[] = {"protocol:", "step:", "row:", "letter:", "alone:", "abcd-ms:",
	    "find:", "score:", "again:"};
	const char *v;
	for (size_t i = 0; i < sizeof place / sizeof place[0]; i++)
		if (value_of(word, place[i]) != NULL) {
			out[0] = '\0';
			return true;
		}
	if ((v = value_of(word, "own:")) != NULL)
		(void)text_format(out, size, "%s %.*s", s->ph->judged, (int)strcspn(v, "/"), v);
	else if ((v = value_of(word, "with:")) != NULL)
		(void)text_format(out, size, "%s %s", s->ph->with, v);
	else if ((v = value_of(word, "care:")) != NULL && care_number(v) != CARE_NONE)
		(void)text_copy(out, size, s->ph->care(care_number(v)));
	else if ((v = value_of(word, "said:")) != NULL && s->p != NULL)
		said_texts(s->p, v, out, size);
	else if ((v = value_of(word, "why:")) != NULL)
		typed_said(s->ph->why, v, out, size);
	else if ((v = value_of(word, "place:")) != NULL)
		typed_said(s->ph->place, v, out, size);
	else if ((v = value_of(word, "number:")) != NULL)
		typed_said(s->ph->number, v, out, size);
	else
		return false;
	return true;
}

/* False: there is nothing better than the word itself. */
static bool
word_said(const struct saying *s, const char *word, char *out, size_t size)
{
	const char *v;
	uint16_t n;
	if (strcmp(word, "mode:physical") == 0)
		return text_copy(out, size, s->ph->was_here);
	if ((v = value_of(word, "pain:")) != NULL)
		return text_format(out, size, "%s %s", s->ph->pain, v);
	if ((v = value_of(word, "given-by:")) != NULL)
		return text_format(out, size, "%s %s", s->ph->given_by, v);
	if ((v = value_of(word, "given-at:")) != NULL)
		return at_said(s, v, out, size);
	if ((v = value_of(word, "taken:")) != NULL)
		return taken_said(s, v, out, size);
	if (kept_said(s, word, out, size))
		return true;
	if (s->p == NULL)
		return false;
	if ((v = value_of(word, "abcd:")) != NULL)
		return question_said(s, v, true, out, size);
	if ((v = value_of(word, "answer:")) != NULL)
		return question_said(s, v, false, out, size);
	if ((v = value_of(word, "factor:")) != NULL)
		return factor_said(s, v, out, size);
	if ((v = value_of(word, "complaint:")) == NULL || (n = protocol_complaint(s->p, v)) == PROTOCOL_NONE)
		return false;
	return text_copy(out, size, s->p->complaint[n].name);
}

static void
add(char *out, size_t size, const char *said)
{
	size_t at = strlen(out);
	if (said[0] != '\0' && at + 1 < size)
		(void)text_format(out + at, size - at, "%s%s", at > 0 ? "; " : "", said);
}

/* The next word of `*text`, cut to `word`; false at the end. */
static bool
next_word(const char **text, char word[WORD_SIZE])
{
	const char *s = *text + strspn(*text, " ");
	size_t len = strcspn(s, " ");
	(void)text_format(word, WORD_SIZE, "%.*s", (int)len, s);
	*text = s + len;
	return len > 0;
}

void
said_answers(const struct protocol *p, const struct said_phrases *ph, const char *answers, char *out,
    size_t size)
{
	const struct saying s = {p, ph};
	char word[WORD_SIZE], text[TEXT_SIZE];
	out[0] = '\0';
	while (next_word(&answers, word))
		add(out, size, word_said(&s, word, text, sizeof text) ? text : word);
}

void
said_texts(const struct protocol *p, const char *codes, char *out, size_t size)
{
	char code[WORD_SIZE];
	out[0] = '\0';
	while (next_word(&codes, code)) {
		uint16_t n = p != NULL ? protocol_text(p, code) : PROTOCOL_NONE;
		add(out, size, n != PROTOCOL_NONE ? p->text[n].text : code);
	}
}

void
said_cause(const struct protocol *p, const struct said_phrases *ph, const struct zcc_triage *t, char *out,
    size_t size)
{
	const struct protocol_criterion *q = NULL;
	uint16_t n;
	(void)text_copy(out, size, t->cause_kind == CAUSE_PAIN ? ph->pain : t->cause);
	if (p == NULL)
		return;
	if (t->cause_kind == CAUSE_ABCD && (q = letter_of(p, t->cause)) != NULL)
		(void)text_format(out, size, "%s %s", q->code, q->name);
	else if (t->cause_kind == CAUSE_CRITERION && (q = criterion_of(p, t->cause)) != NULL)
		(void)text_copy(out, size, q->name);
	else if (t->cause_kind == CAUSE_RULE && (n = protocol_complaint(p, t->cause)) != PROTOCOL_NONE)
		(void)text_copy(out, size, p->complaint[n].name);
	else if (t->cause_kind == CAUSE_FACTOR && (n = protocol_factor(p, t->cause)) != PROTOCOL_NONE)
		(void)text_copy(out, size, p->factor[n].name);
}
