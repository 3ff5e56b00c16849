/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_words.h"

#include "shared/base/text.h"
#include "shared/care/words.h"
#include "tui/core/say.h"
#include "tui/core/text.h"

#include <string.h>

void
triage_cause(const struct triage_form *f, const struct triage_result *r, char *out, size_t size)
{
	const struct protocol *p = f->p;
	int pain = f->a.pain_corrected != PAIN_NONE ? f->a.pain_corrected : f->a.pain_stated;

	out[0] = '\0';
	if (r->cause == CAUSE_ABCD)
		text_format(out, size, "%s=%u", p->abcd[r->index].code, r->is_unknown ? 0 : r->option);
	else if (r->cause == CAUSE_CRITERION)
		text_format(out, size, "%s=%u", p->criterion[r->index].name, r->is_unknown ? 0 : r->option);
	else if (r->cause == CAUSE_RULE)
		text_copy(out, size, p->complaint[f->a.complaint].rule[r->index].name);
	else if (r->cause == CAUSE_FACTOR)
		text_copy(out, size, p->factor[r->index].name);
	else if (r->cause == CAUSE_PAIN)
		text_format(out, size, _("pain %d"), pain);
}

void
triage_told(const struct triage_form *f, char *out, size_t size)
{
	unsigned of = f->told_of;

	out[0] = '\0';
	switch (f->told) {
	case TRIAGE_TOLD_ABCD_FIRST:
		text_format(out, size, _("ABCD first: %s is not answered"), f->p->abcd[of].code);
		break;
	case TRIAGE_TOLD_NO_COMPLAINT:
		text_copy(out, size, _("No complaint begins so; other letters, or a word for it"));
		break;
	case TRIAGE_TOLD_NO_URGENCY:
		text_copy(out, size, _("There is no urgency yet: ABCD and a question first"));
		break;
	case TRIAGE_TOLD_ALL_FIRST:
		text_copy(out, size, _("Milder than the protocol: ask all of it first; 0 is unknown"));
		break;
	case TRIAGE_TOLD_NO_OPTION:
		text_format(out, size, _("This question has answers 0 to %u"), of);
		break;
	case TRIAGE_TOLD_NO_FACTOR:
		text_copy(out, size, _("The protocol has no such sign"));
		break;
	case TRIAGE_TOLD_LAST_CLASS:
		text_copy(out, size, _("There is no further class"));
		break;
	case TRIAGE_TOLD_PAIN:
		text_copy(out, size, _("Pain is 0 to 10; corrected behind a stroke: 8/5"));
		break;
	case TRIAGE_TOLD_NO_CARE:
		text_copy(out, size, _("There is no care behind that digit; 0 shows all kinds"));
		break;
	case TRIAGE_TOLD_TOO_LITTLE:
		text_format(out, size, _("%s is too little for %s"), say_care(of),
		    urgency_word(triage_form_urgency(f)));
		break;
	case TRIAGE_TOLD_NOT_GIVEN:
		text_copy(out, size, _("Nobody was answered this before; ask it"));
		break;
	case TRIAGE_TOLD_WHICH_OPTION:
		text_copy(out, size, _("What was said fits no single answer: ask it, and give its digit"));
		break;
	case TRIAGE_TOLD_NUMBER:
		text_copy(out, size, _("The caller is elsewhere: which number rings where the patient is?"));
		break;
	case TRIAGE_TOLD_ANSWERED:
		text_format(out, size, _("%s answered.  Backspace takes it back."),
		    f->p->criterion[of].name);
		break;
	case TRIAGE_TOLD_TAKEN_BACK:
		text_format(out, size, _("%s: answer taken back."), f->p->criterion[of].name);
		break;
	case TRIAGE_TOLD_NOTHING:
		break;
	}
}

static void
append(char *out, size_t size, const char *name)
{
	size_t at = strlen(out);

	if (at + 1 < size) /* what does not fit stands in the list itself */
		text_format(out + at, size - at, "%s%s", at > 0 ? " | " : "", name);
}

void
triage_ticked(const struct triage_form *f, char *out, size_t size)
{
	out[0] = '\0';
	for (unsigned i = 0; i < f->p->factors_num; i++)
		if (f->a.factors >> i & 1)
			append(out, size, f->p->factor[i].name);
	for (unsigned i = 0; i < f->p->flags_num; i++)
		if (f->a.flags >> i & 1)
			append(out, size, f->p->flag[i].name);
}

void
triage_answer(const struct protocol_criterion *q, uint8_t answer, char *out, size_t size)
{
	out[0] = '\0';
	if (answer == ANSWER_UNKNOWN)
		text_format(out, size, _("unknown (counts as %u)"), (unsigned)q->unknown);
	else if (answer >= 1 && answer <= q->options_num)
		text_copy(out, size, q->option[answer - 1].text);
}

/* --- One that was recorded -------------------------------------------------------------------- */

void
triage_cause_said(const struct protocol *p, const struct zcc_triage *t, char *out, size_t size)
{
	uint16_t n = p == NULL ? PROTOCOL_NONE : t->cause_kind == CAUSE_CRITERION ?
	    protocol_criterion(p, t->cause) : t->cause_kind == CAUSE_RULE ?
	    protocol_complaint(p, t->cause) : t->cause_kind == CAUSE_FACTOR ?
	    protocol_factor(p, t->cause) : PROTOCOL_NONE;

	text_copy(out, size, t->cause_kind == CAUSE_PAIN ? _("pain") : t->cause);
	for (unsigned i = 0; p != NULL && t->cause_kind == CAUSE_ABCD && i < p->abcd_num; i++)
		if (strcmp(p->abcd[i].code, t->cause) == 0)
			text_format(out, size, "%s %s", p->abcd[i].code, p->abcd[i].name);
	if (n != PROTOCOL_NONE)
		text_copy(out, size, t->cause_kind == CAUSE_CRITERION ? p->criterion[n].name :
		    t->cause_kind == CAUSE_RULE ? p->complaint[n].name : p->factor[n].name);
}

static void
say(char *out, size_t size, const char *said)
{
	size_t at = strlen(out);

	if (at + 1 < size)
		text_format(out + at, size - at, "%s%s", at > 0 ? "; " : "", said);
}

/* The value of a word of this kind; NULL: it is of another. */
static const char *
value_of(const char *word, const char *kind)
{
	size_t len = strlen(kind);

	return strncmp(word, kind, len) == 0 ? word + len : NULL;
}

/* "A=4", "praten=2"; false: the protocol has no such question, or not this answer. */
static bool
question_said(const struct protocol *p, const char *value, bool is_letter, char *out, size_t size)
{
	char code[ZCC_CODE_SIZE], option[160];
	const char *digit = strchr(value, '=');
	const struct protocol_criterion *q = NULL;

	if (digit == NULL || (size_t)(digit - value) >= sizeof(code) || digit[1] < '0' || digit[1] > '9')
		return false;
	text_format(code, sizeof(code), "%.*s", (int)(digit - value), value);
	uint16_t n = is_letter ? PROTOCOL_NONE : protocol_criterion(p, code);
	if (n != PROTOCOL_NONE)
		q = &p->criterion[n];
	for (unsigned i = 0; is_letter && i < p->abcd_num; i++)
		if (strcmp(p->abcd[i].code, code) == 0)
			q = &p->abcd[i];
	uint8_t answer = digit[1] == '0' ? ANSWER_UNKNOWN : (uint8_t)(digit[1] - '0');
	if (q == NULL || (answer != ANSWER_UNKNOWN && answer > q->options_num))
		return false;
	triage_answer(q, answer, option, sizeof(option));
	text_format(out, size, "%s %c: %s", is_letter ? q->code : q->name, digit[1], option);
	return true;
}

static void
word_said(const struct protocol *p, const char *word, char *out, size_t size)
{
	const char *v;
	uint16_t n = PROTOCOL_NONE;

	text_copy(out, size, word); /* as it is, where nothing else is known */
	if (strcmp(word, "mode:physical") == 0)
		text_copy(out, size, _("the patient was here"));
	else if ((v = value_of(word, "pain:")) != NULL)
		text_format(out, size, _("pain %s"), v);
	else if (p == NULL)
		return;
	else if ((v = value_of(word, "abcd:")) != NULL || (v = value_of(word, "answer:")) != NULL)
		(void)question_said(p, v, word[1] == 'b', out, size);
	else if ((v = value_of(word, "complaint:")) != NULL && (n = protocol_complaint(p, v)) != PROTOCOL_NONE)
		text_copy(out, size, p->complaint[n].name);
	else if ((v = value_of(word, "factor:")) != NULL && (n = protocol_factor(p, v)) != PROTOCOL_NONE)
		text_copy(out, size, p->factor[n].name);
	else if (v != NULL && (n = protocol_flag(p, v)) != PROTOCOL_NONE)
		text_copy(out, size, p->flag[n].name);
}

/* Each word of `words`, which has a blank between, as `said` has it. */
static void
each_said(const struct protocol *p, const char *words, char *out, size_t size,
    void (*said)(const struct protocol *p, const char *word, char *out, size_t size))
{
	char word[ZCC_CODE_SIZE + 32], text[ZCC_SBAR_SIZE];

	out[0] = '\0';
	for (words += strspn(words, " "); *words != '\0'; words += strspn(words, " ")) {
		size_t len = strcspn(words, " ");
		text_format(word, sizeof(word), "%.*s", (int)len, words);
		said(p, word, text, sizeof(text));
		say(out, size, text);
		words += len;
	}
}

void
triage_answers_said(const struct protocol *p, const char *answers, char *out, size_t size)
{
	each_said(p, answers, out, size, word_said);
}

static void
text_said(const struct protocol *p, const char *code, char *out, size_t size)
{
	uint16_t n = p != NULL ? protocol_text(p, code) : PROTOCOL_NONE;

	text_copy(out, size, n != PROTOCOL_NONE ? p->text[n].text : code);
}

void
triage_texts_said(const struct protocol *p, const char *codes, char *out, size_t size)
{
	each_said(p, codes, out, size, text_said);
}
