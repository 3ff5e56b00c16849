/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/care/given.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/care/ask.h"
#include "shared/care/triage.h"

#include <string.h>

enum { WORD_SIZE = 96, BY_LEN = 9 /* of "given-by:" and "given-at:" */ };

/* The next word of `*text`, cut to `word`; false at the end. */
static bool
next_word(const char **text, char word[WORD_SIZE])
{
	const char *s = *text + strspn(*text, " ");
	size_t len = strcspn(s, " ");
	if (len == 0)
		return false;
	(void)text_format(word, WORD_SIZE, "%.*s", (int)len, s);
	*text = s + len;
	return true;
}

static bool
begins(const char *word, const char *kind)
{
	return strncmp(word, kind, strlen(kind)) == 0;
}

/* "answer:koorts=2" in its question and its value; false: it answers nothing that is taken over. */
static bool
cut(const char *word, char question[GIVEN_QUESTION_SIZE], const char **value)
{
	size_t len = strcspn(word, "=");
	bool is_pain = begins(word, "pain:");
	*value = is_pain ? word + 5 : word[len] == '=' ? word + len + 1 : "";
	if (is_pain)
		len = 4;
	return (is_pain || begins(word, "answer:") || begins(word, "factor:")) &&
	    text_format(question, GIVEN_QUESTION_SIZE, "%.*s", (int)len, word);
}

static bool
is_told(unsigned verb)
{
	return verb == VERB_INTAKE || verb == VERB_ENTER;
}

/* Who or what asked, and when. */
static void
origin_of(const struct given_part *p, struct given_answer *a)
{
	char word[WORD_SIZE];
	bool has_line = is_told(p->verb) && (p->line == LINE_ZELFTRIAGE || p->line == LINE_112);
	text_copy(a->by, sizeof a->by, has_line ? line_word(p->line) : p->by);
	a->at_ms = p->at_ms;
	a->seq = p->seq;
	for (const char *s = p->words; is_told(p->verb) && next_word(&s, word);) {
		if (begins(word, "given-by:"))
			text_copy(a->by, sizeof a->by, word + BY_LEN);
		else if (begins(word, "given-at:"))
			(void)clock_parse_utc(word + BY_LEN, &a->at_ms);
	}
}

static struct given_answer *
room_for(struct given *g, const char *question)
{
	for (unsigned i = 0; i < g->num; i++)
		if (strcmp(g->answer[i].question, question) == 0)
			return &g->answer[i];
	return g->num < GIVEN_MAX ? &g->answer[g->num++] : NULL;
}

void
given_add(struct given *g, const struct given_part *p)
{
	struct given_answer one = {0};
	char word[WORD_SIZE];
	const char *value;
	origin_of(p, &one);
	for (const char *s = p->words; next_word(&s, word);) {
		if (begins(word, "complaint:"))
			text_copy(g->complaint, sizeof g->complaint, word + strlen("complaint:"));
		if (!cut(word, one.question, &value) || !text_copy(one.value, sizeof one.value, value))
			continue;
		struct given_answer *room = room_for(g, one.question);
		if (room != NULL)
			*room = one;
	}
}

const struct given_answer *
given_find(const struct given *g, const char *question)
{
	for (unsigned i = 0; i < g->num; i++)
		if (strcmp(g->answer[i].question, question) == 0)
			return &g->answer[i];
	return NULL;
}

const struct given_answer *
given_by_other(const struct given *g, const char *operator)
{
	for (unsigned i = 0; i < g->num; i++)
		if (strcmp(g->answer[i].by, operator) != 0)
			return &g->answer[i];
	return NULL;
}

/* The value that these words give to this question; false: they do not answer it. */
static bool
answered(const char *words, const char *question, char value[GIVEN_VALUE_SIZE])
{
	char word[WORD_SIZE], asked[GIVEN_QUESTION_SIZE];
	const char *is;
	for (const char *s = words; next_word(&s, word);)
		if (cut(word, asked, &is) && strcmp(asked, question) == 0)
			return text_copy(value, GIVEN_VALUE_SIZE, is);
	return false;
}

/* --- What comes with a call --- */

static bool
is_option(const char *value)
{
	return (value[0] >= '0' && value[0] <= '9' && value[1] == '\0') || strcmp(value, "ja") == 0 ||
	    strcmp(value, "nee") == 0 || strcmp(value, "onbekend") == 0;
}

/* "7" or "8/5": what it says is weighed when it is confirmed. */
static bool
is_score(const char *value)
{
	size_t len = strspn(value, "0123456789");
	const char *rest = value + len;
	return len > 0 && strlen(value) < GIVEN_VALUE_SIZE &&
	    (rest[0] == '\0' || (rest[0] == '/' && rest[1] != '\0' && rest[1 + strspn(rest + 1, "0123456789")] == '\0'));
}

static bool
is_right(const char *word)
{
	char question[GIVEN_QUESTION_SIZE];
	const char *value;
	int64_t at_ms;
	if (begins(word, "given-at:"))
		return clock_parse_utc(word + BY_LEN, &at_ms);
	if (begins(word, "given-by:"))
		return name_is_valid(word + BY_LEN, ZCC_CODE_SIZE);
	if (!cut(word, question, &value))
		return false;
	if (strcmp(question, "pain") == 0)
		return is_score(value);
	return name_is_valid(question + strlen("answer:"), ZCC_CODE_SIZE) &&
	    (begins(word, "answer:") ? is_option(value) : strchr(word, '=') == NULL);
}

int
given_check(const char *words, struct refusal *no)
{
	char word[WORD_SIZE], shown[REFUSAL_VALUE_SIZE], question[GIVEN_QUESTION_SIZE], other[GIVEN_VALUE_SIZE];
	const char *value;
	for (const char *s = words; next_word(&s, word);) {
		if (begins(word, "abcd:"))
			return refuse(no, (struct because){WHY_ABCD_OWN});
		text_escape(shown, sizeof shown, word, strcspn(word, "=")); /* what was answered stays out of it */
		if (!is_right(word))
			return refuse(no, (struct because){WHY_GIVEN_UNREAD, shown});
		if (cut(word, question, &value) && answered(s, question, other) && strcmp(value, other) != 0)
			return refuse(no, (struct because){WHY_TRIAGE_TWICE, question}); /* which of them counts? */
	}
	return ZCC_OK;
}

bool
given_is_ahead(const char *words, int64_t now_ms)
{
	char word[WORD_SIZE];
	int64_t at_ms;
	for (const char *s = words; next_word(&s, word);)
		if (begins(word, "given-at:") && clock_parse_utc(word + BY_LEN, &at_ms) && at_ms > now_ms)
			return true;
	return false;
}

/* --- What a triage does with it --- */

/* What is said now is what was said before. */
static bool
is_same(const struct protocol *p, const struct given_answer *a, const char *value)
{
	uint16_t n = p != NULL && begins(a->question, "answer:") ?
	    protocol_criterion(p, a->question + strlen("answer:")) : PROTOCOL_NONE;
	return n == PROTOCOL_NONE ? strcmp(a->value, value) == 0 :
	    triage_says(&p->criterion[n], a->value, triage_option(&p->criterion[n], value));
}

/* It stands there, in the row or in the draft that `from` names. */
static bool
is_from(const struct given_answer *a, const char *from)
{
	int64_t seq;
	if (from[0] == '@')
		return a->seq == 0 && strcmp(a->by, from + 1) == 0;
	return text_to_i64(from, 1, INT64_MAX, &seq) && a->seq == (uint64_t)seq;
}

/* One answer that is said to be taken over. */
static int
use(const struct given *g, const char *words, char *word, bool used[GIVEN_MAX], struct refusal *no)
{
	char value[GIVEN_VALUE_SIZE], shown[REFUSAL_VALUE_SIZE];
	size_t len = strcspn(word, "=");
	const char *from = word[len] == '=' ? word + len + 1 : "";
	word[len] = '\0';
	const struct given_answer *a = given_find(g, word);
	text_escape(shown, sizeof shown, word, len);
	if (begins(word, "abcd:"))
		return refuse(no, (struct because){WHY_ABCD_OWN});
	if (a == NULL || !is_from(a, from) || used[a - g->answer] || !answered(words, word, value))
		return refuse(no, (struct because){WHY_NOT_GIVEN, shown});
	used[a - g->answer] = true;
	return ZCC_OK;
}

int
given_used(const struct given *g, const char *operator, const char *words, const struct protocol *p,
    struct given_use *out, struct refusal *no)
{
	static const char kind[] = "taken:";
	bool used[GIVEN_MAX] = {false}, is_asked_again = false, is_used = false;
	char word[WORD_SIZE], value[GIVEN_VALUE_SIZE];
	*out = (struct given_use){0};
	for (const char *s = words; next_word(&s, word);) {
		int code = begins(word, kind) ?
		    use(g, words, word + strlen(kind), used, no) : ZCC_OK;
		if (code != ZCC_OK)
			return code;
	}
	for (unsigned i = 0; i < g->num; i++) {
		const struct given_answer *a = &g->answer[i];
		bool is_other = strcmp(a->by, operator) != 0;
		bool is_answered = is_other && answered(words, a->question, value);
		is_asked_again = is_asked_again || (is_answered && !begins(a->question, "factor:"));
		is_used = is_used || (is_answered && used[i]);
		if (is_answered && used[i])
			is_same(p, a, value) ? out->taken++ : out->changed++;
	}
	out->is_anew = is_asked_again && !is_used;
	return ZCC_OK;
}
