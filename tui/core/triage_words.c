/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_words.h"

#include "shared/base/text.h"
#include "shared/care/triage_said.h"
#include "shared/care/words.h"
#include "tui/core/fmt.h"
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
	case TRIAGE_TOLD_RECORDS:
		text_copy(out, size, _("This is the last step: j records it; until then nothing is final"));
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

static void
time_said(int64_t at_ms, char *out, size_t size)
{
	char at[FMT_ROOM];

	fmt_clock(at, at_ms);
	text_copy(out, size, at);
}

static struct said_phrases
phrases(void)
{
	return (struct said_phrases){
		.was_here = _("the patient was here"),
		.unknown = _("unknown"),
		.counts_as = _("counts as"),
		.pain = _("pain"),
		.given_by = _("asked by"),
		.given_at = _("at"),
		.taken_over = _("(taken over)"),
		.judged = _("judged"),
		.with = _("together with"),
		.why = _("because"),
		.place = _("place"),
		.number = _("number"),
		.care = say_care,
		.time = time_said,
	};
}

void
triage_cause_said(const struct protocol *p, const struct zcc_triage *t, char *out, size_t size)
{
	struct said_phrases ph = phrases();

	said_cause(p, &ph, t, out, size);
}

void
triage_answers_said(const struct protocol *p, const char *answers, char *out, size_t size)
{
	struct said_phrases ph = phrases();

	said_answers(p, &ph, answers, out, size);
}

void
triage_texts_said(const struct protocol *p, const char *codes, char *out, size_t size)
{
	said_texts(p, codes, out, size);
}
