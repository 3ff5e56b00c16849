/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/triage.h"

#include "shared/base/text.h"
#include "shared/care/words.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

unsigned
triage_urgency(const struct zcc_triage *t)
{
	return t->regie != URGENCY_NONE ? t->regie : t->own;
}

bool
triage_is_below(const struct zcc_triage *t)
{
	return t->times > 0 && t->regie == URGENCY_NONE && t->own > t->system;
}

bool
triage_is_instructed(const struct zcc_triage *t)
{
	return triage_is_below(t) && (t->flags & TRIAGE_FLAG_INSTRUCTED) != 0;
}

bool
triage_wants_regie(const struct zcc_triage *t)
{
	return triage_is_below(t) && !triage_is_instructed(t);
}

bool
triage_is_advised(const struct zcc_triage *t)
{
	unsigned both = TRIAGE_FLAG_ADVICE | TRIAGE_FLAG_SAFETY_NET;
	return (t->flags & both) == both;
}

bool
triage_is_advice(const char *reason)
{
	return strcmp(reason, "advies") == 0 || strcmp(reason, "zelfzorg") == 0;
}

/* One word of the text; the values of its refusal are borrowed from it. */
struct reading {
	const struct protocol *p;
	struct triage_answers *out;
	struct refusal *no;
};

static int
refuse_word(const struct reading *r, enum why why, const char *word)
{
	char shown[REFUSAL_VALUE_SIZE];
	text_escape(shown, sizeof shown, word, strlen(word));
	return refuse(r->no, (struct because){why, shown});
}

/* "CODE=N" cut in two; false when it is not. */
static bool
cut(char *word, const char **digit)
{
	char *is = strchr(word, '=');
	if (is == NULL)
		return false;
	*is = '\0';
	*digit = is + 1;
	return true;
}

/* The text of an option begins with this word. */
static bool
begins_so(const char *text, const char *word)
{
	size_t len = strlen(word);
	return len > 0 && strncasecmp(text, word, len) == 0 && !isalpha((unsigned char)text[len]);
}

bool
triage_says(const struct protocol_criterion *c, const char *value, uint8_t answer)
{
	int64_t n;
	if (text_to_i64(value, 0, c->options_num, &n))
		return answer == (n == 0 ? ANSWER_UNKNOWN : (uint8_t)n);
	if (answer == ANSWER_UNKNOWN)
		return strcmp(value, "onbekend") == 0;
	return (strcmp(value, "ja") == 0 || strcmp(value, "nee") == 0) && answer >= 1 &&
	    answer <= c->options_num && begins_so(c->option[answer - 1].text, value);
}

uint8_t
triage_option(const struct protocol_criterion *c, const char *value)
{
	uint8_t found = triage_says(c, value, ANSWER_UNKNOWN) ? ANSWER_UNKNOWN : ANSWER_NONE;
	for (uint8_t i = 1; i <= c->options_num; i++) {
		if (!triage_says(c, value, i))
			continue;
		if (found != ANSWER_NONE)
			return ANSWER_NONE;
		found = i;
	}
	return found;
}

static int
read_option(const struct reading *r, const struct protocol_criterion *c, const char *value,
    uint8_t *answer)
{
	uint8_t option = triage_option(c, value);
	if (option == ANSWER_NONE)
		return refuse(
		    r->no, (struct because){WHY_TRIAGE_RANGE, c->code, numeral(c->options_num).text});
	if (*answer != ANSWER_NONE)
		return refuse_word(r, WHY_TRIAGE_TWICE, c->code);
	*answer = option;
	return ZCC_OK;
}

static int
read_letter(const struct reading *r, char *word)
{
	const char *digit;
	if (!cut(word, &digit))
		return refuse_word(r, WHY_TRIAGE_UNREAD, word);
	for (unsigned i = 0; i < r->p->abcd_num; i++)
		if (word[0] != '\0' && word[1] == '\0' &&
		    toupper((unsigned char)word[0]) == r->p->abcd[i].code[0])
			return read_option(r, &r->p->abcd[i], digit, &r->out->abcd[i]);
	return refuse_word(r, WHY_TRIAGE_UNREAD, word);
}

static int
read_criterion(const struct reading *r, char *word)
{
	const char *digit;
	uint16_t n = cut(word, &digit) ? protocol_criterion(r->p, word) : PROTOCOL_NONE;
	if (n == PROTOCOL_NONE)
		return refuse_word(r, WHY_TRIAGE_UNREAD, word);
	return read_option(r, &r->p->criterion[n], digit, &r->out->criterion[n]);
}

static int
read_factor(const struct reading *r, char *word)
{
	uint16_t factor = protocol_factor(r->p, word), flag = protocol_flag(r->p, word);
	if (factor != PROTOCOL_NONE)
		r->out->factors |= UINT64_C(1) << factor;
	else if (flag != PROTOCOL_NONE)
		r->out->flags |= UINT32_C(1) << flag;
	else
		return refuse_word(r, WHY_TRIAGE_UNREAD, word);
	return ZCC_OK;
}

static int
read_complaint(const struct reading *r, char *word)
{
	r->out->complaint = protocol_complaint(r->p, word);
	return r->out->complaint != PROTOCOL_NONE ? ZCC_OK : refuse_word(r, WHY_TRIAGE_UNREAD, word);
}

static int
read_pain(const struct reading *r, char *word)
{
	int64_t stated, corrected = PAIN_NONE;
	char *slash = strchr(word, '/');
	if (slash != NULL)
		*slash = '\0';
	if (!text_to_i64(word, 0, PAIN_MAX, &stated) ||
	    (slash != NULL && !text_to_i64(slash + 1, 0, PAIN_MAX, &corrected)))
		return refuse(
		    r->no, (struct because){WHY_TRIAGE_RANGE, "pain", numeral(PAIN_MAX).text});
	r->out->pain_stated = (int8_t)stated;
	r->out->pain_corrected = (int8_t)corrected;
	return ZCC_OK;
}

static int
read_mode(const struct reading *r, char *word)
{
	if (strcmp(word, "physical") != 0)
		return refuse_word(r, WHY_TRIAGE_UNREAD, word);
	r->out->variant = VARIANT_PHYSICAL;
	return ZCC_OK;
}

/* What it stands for the rule looks at, with the dossier beside it. */
static int
read_taken(const struct reading *r, char *word)
{
	return strchr(word, '=') != NULL ? ZCC_OK : refuse_word(r, WHY_TRIAGE_UNREAD, word);
}

static const struct {
	const char *kind;
	int (*read)(const struct reading *r, char *word);
} words[] = {
    {"mode:", read_mode},
    {"complaint:", read_complaint},
    {"abcd:", read_letter},
    {"answer:", read_criterion},
    {"factor:", read_factor},
    {"pain:", read_pain},
    {"taken:", read_taken},
};

static int
read_word(const struct reading *r, char *word)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t len = strlen(words[i].kind);
		if (strncmp(word, words[i].kind, len) == 0)
			return words[i].read(r, word + len);
	}
	return refuse_word(r, WHY_TRIAGE_UNREAD, word);
}

int
triage_read(
    const struct protocol *p, const char *text, struct triage_answers *out, struct refusal *no)
{
	struct reading r = {p, out, no};
	char word[ZCC_CODE_SIZE + ZCC_OPERATOR_SIZE + 16]; /* "taken:answer:CODE=@NAME" */
	triage_answers_init(out);
	for (int code; text[0] != '\0'; text += strspn(text, " ")) {
		size_t len = strcspn(text, " ");
		bool fits = len < sizeof word;
		size_t kept = fits ? len : sizeof word - 1;
		memcpy(word, text, kept);
		word[kept] = '\0';
		code = fits ? read_word(&r, word) : refuse_word(&r, WHY_TRIAGE_UNREAD, word);
		if (code != ZCC_OK)
			return code;
		text += len;
	}
	return ZCC_OK;
}

static bool
has_text(const uint16_t *texts, unsigned num, uint16_t text)
{
	for (unsigned i = 0; i < num; i++)
		if (texts[i] == text)
			return true;
	return false;
}

/* What this text is to who has this complaint; 0: nothing. */
static unsigned
text_flags(const struct protocol *p, uint16_t complaint, uint16_t text)
{
	const struct protocol_complaint *c = &p->complaint[complaint];
	unsigned flags = 0;
	if (has_text(c->advice, c->advice_num, text))
		flags |= TRIAGE_FLAG_ADVICE;
	if (has_text(c->safety_net, c->safety_net_num, text))
		flags |= TRIAGE_FLAG_SAFETY_NET;
	for (uint16_t i = 0; i < p->pathways_num; i++)
		if (p->pathway[i].complaint == complaint &&
		    has_text(p->pathway[i].advice, p->pathway[i].advice_num, text))
			flags |= TRIAGE_FLAG_ADVICE;
	return flags;
}

int
triage_advice(const struct protocol *p, const char *complaint, const char *text, unsigned *flags,
    struct refusal *no)
{
	uint16_t of = protocol_complaint(p, complaint);
	*flags = 0;
	for (; text[0] != '\0'; text += strspn(text, " ")) {
		char word[ZCC_CODE_SIZE], shown[REFUSAL_VALUE_SIZE];
		size_t len = strcspn(text, " ");
		text_escape(shown, sizeof shown, text, len);
		snprintf(word, sizeof word, "%.*s", (int)(len < sizeof word ? len : 0), text);
		uint16_t found = protocol_text(p, word);
		if (found == PROTOCOL_NONE)
			return refuse(no, (struct because){WHY_NO_ADVICE_TEXT, shown});
		unsigned is = of == PROTOCOL_NONE ? TRIAGE_FLAG_ADVICE : text_flags(p, of, found);
		if (is == 0)
			return refuse(no, (struct because){WHY_NOT_ITS_ADVICE, shown, complaint});
		*flags |= is;
		text += len;
	}
	return ZCC_OK;
}

int
triage_is_whole(const struct protocol *p, const struct triage_answers *a,
    const struct triage_result *r, struct refusal *no)
{
	if (r->cause == CAUSE_ABCD && r->leads_to_rav)
		return ZCC_OK;
	for (unsigned i = 0; i < p->abcd_num; i++)
		if (a->abcd[i] == ANSWER_NONE)
			return refuse(no, (struct because){WHY_ABCD_FIRST, p->abcd[i].code});
	if (a->complaint == PROTOCOL_NONE)
		return refuse(no, (struct because){WHY_NEEDS_COMPLAINT});
	if (r->urgency > URGENCY_MAX)
		return refuse(no, (struct because){WHY_TRIAGE_NOTHING});
	return ZCC_OK;
}
