/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/text.h"
#include "shared/care/triage.h"

#include <string.h>

/* Words behind each other, a blank between; once one does not fit nothing more is written. */
struct writing {
	char *out;
	size_t size, at;
	bool is_full;
};

static void
put(struct writing *w, const char *kind, const char *code)
{
	size_t room = w->size - w->at;
	if (!w->is_full &&
	    text_format(w->out + w->at, room, "%s%s%s", w->at > 0 ? " " : "", kind, code)) {
		w->at += strlen(w->out + w->at);
		return;
	}
	w->out[w->at] = '\0';
	w->is_full = true;
}

/* A question and the digit of its answer, when it was asked. */
static void
put_answer(struct writing *w, const char *kind, const char *code, uint8_t answer)
{
	char word[ZCC_CODE_SIZE + 2];
	if (answer == ANSWER_NONE)
		return;
	(void)text_format(word, sizeof word, "%s=%u", code, answer == ANSWER_UNKNOWN ? 0U : answer);
	put(w, kind, word);
}

static void
put_pain(struct writing *w, const struct triage_answers *a)
{
	char score[8];
	if (a->pain_stated == PAIN_NONE)
		return;
	if (a->pain_corrected == PAIN_NONE)
		(void)text_format(score, sizeof score, "%d", a->pain_stated);
	else
		(void)text_format(score, sizeof score, "%d/%d", a->pain_stated, a->pain_corrected);
	put(w, "pain:", score);
}

bool
triage_write(const struct protocol *p, const struct triage_answers *a, char *out, size_t size)
{
	struct writing w = {.out = out, .size = size};
	out[0] = '\0';
	if (a->variant == VARIANT_PHYSICAL)
		put(&w, "mode:", "physical");
	if (a->complaint != PROTOCOL_NONE)
		put(&w, "complaint:", p->complaint[a->complaint].code);
	for (unsigned i = 0; i < p->abcd_num; i++)
		put_answer(&w, "abcd:", p->abcd[i].code, a->abcd[i]);
	for (unsigned i = 0; i < p->criteria_num; i++)
		put_answer(&w, "answer:", p->criterion[i].code, a->criterion[i]);
	for (unsigned i = 0; i < p->factors_num; i++)
		if ((a->factors >> i & 1) != 0)
			put(&w, "factor:", p->factor[i].code);
	for (unsigned i = 0; i < p->flags_num; i++)
		if ((a->flags >> i & 1) != 0)
			put(&w, "factor:", p->flag[i].code);
	put_pain(&w, a);
	return !w.is_full;
}
