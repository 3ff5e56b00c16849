/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_given.h"

#include "shared/base/text.h"
#include "shared/care/triage.h"
#include "tui/core/triage_answer.h"

#include <inttypes.h>
#include <string.h>

void
triage_given_set(struct triage_form *f, const struct given *g)
{
	uint16_t complaint = protocol_complaint(f->p, g->complaint);

	f->knows_given = true;
	if (f->again != RETRIAGE_NONE)
		return; /* it was thrown away */
	f->given = *g;
	if (complaint != PROTOCOL_NONE)
		f->offered = complaint;
}

static const struct given_answer *
find(const struct triage_form *f, const char *kind, const char *code)
{
	char question[GIVEN_QUESTION_SIZE];

	return text_format(question, sizeof(question), "%s%s", kind, code) ? given_find(&f->given, question) :
	    NULL;
}

static const struct protocol_criterion *
criterion(const struct triage_form *f, unsigned row)
{
	return &f->p->criterion[triage_form_variant(f)->asked[row].criterion];
}

/* To the question of this row, answered or not. */
static const struct given_answer *
given_to(const struct triage_form *f, unsigned row)
{
	return triage_form_row_is_pain(f, row) ? given_find(&f->given, "pain") :
	    find(f, "answer:", criterion(f, row)->code);
}

static bool
is_answered(const struct triage_form *f, unsigned row)
{
	return triage_form_row_is_pain(f, row) ? f->a.pain_stated != PAIN_NONE :
	    f->a.criterion[triage_form_variant(f)->asked[row].criterion] != ANSWER_NONE;
}

const struct given_answer *
triage_given_of(const struct triage_form *f, unsigned row)
{
	return row < triage_form_rows(f) && !is_answered(f, row) ? given_to(f, row) : NULL;
}

/* What is ticked by itself is nobody's to confirm (NT-6, NT-7). */
static bool
is_by_itself(const struct triage_form *f, unsigned factor)
{
	return f->p->factor[factor].is_second_contact ||
	    (protocol_by_age(f->p, f->months) >> factor & 1) != 0;
}

static const struct given_answer *
given_factor(const struct triage_form *f, unsigned at, bool *is_on)
{
	bool is_flag = at >= f->p->factors_num;
	unsigned n = is_flag ? at - f->p->factors_num : at;

	*is_on = is_flag ? f->a.flags >> n & 1 : f->a.factors >> n & 1;
	if (!is_flag && is_by_itself(f, n))
		return NULL;
	return find(f, "factor:", is_flag ? f->p->flag[n].code : f->p->factor[n].code);
}

const struct given_answer *
triage_given_factor(const struct triage_form *f, unsigned at)
{
	bool is_on;
	const struct given_answer *g = given_factor(f, at, &is_on);

	return is_on ? NULL : g;
}

unsigned
triage_given_open(const struct triage_form *f, const struct given_answer **first)
{
	unsigned num = 0;

	*first = NULL;
	for (unsigned i = 0; i < triage_form_rows(f); i++) {
		const struct given_answer *g = triage_given_of(f, i);
		*first = *first == NULL ? g : *first;
		num += g != NULL;
	}
	return num;
}

unsigned
triage_given_factors(const struct triage_form *f)
{
	unsigned num = 0;

	for (unsigned i = 0; f->given.num > 0 && i < f->p->factors_num + f->p->flags_num; i++)
		num += triage_given_factor(f, i) != NULL;
	return num;
}

uint8_t
triage_given_option(const struct triage_form *f, unsigned row)
{
	const struct given_answer *g = triage_given_of(f, row);

	return g == NULL || triage_form_row_is_pain(f, row) ? ANSWER_NONE :
	    triage_option(criterion(f, row), g->value);
}

enum triage_want
triage_given_confirm(struct triage_form *f)
{
	const struct given_answer *g = triage_given_of(f, f->at);
	uint8_t option = triage_given_option(f, f->at);

	if (g == NULL)
		return triage_tell(f, TRIAGE_TOLD_NOT_GIVEN, 0);
	if (triage_form_row_is_pain(f, f->at)) {
		field_set(&f->pain, g->value);
		if (strcmp(f->pain.text, g->value) == 0)
			return triage_answer_pain(f);
		field_clear(&f->pain); /* what is cut is another score */
		return triage_tell(f, TRIAGE_TOLD_PAIN, 0);
	}
	if (option == ANSWER_NONE)
		return triage_tell(f, TRIAGE_TOLD_WHICH_OPTION, 0);
	return triage_answer_criterion(f, option == ANSWER_UNKNOWN ? '0' : '0' + option);
}

enum triage_want
triage_given_again(struct triage_form *f)
{
	if (f->given.num == 0)
		return triage_tell(f, TRIAGE_TOLD_NOT_GIVEN, 0);
	f->over = TRIAGE_OVER_AGAIN;
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

/* From the start: also what was confirmed of it by now.  What was answered before anybody knew that there
 * was something is an answer of its own. */
void
triage_given_drop(struct triage_form *f, unsigned why)
{
	if (f->given.num > 0) {
		memset(f->a.criterion, ANSWER_NONE, sizeof(f->a.criterion));
		f->a.pain_stated = f->a.pain_corrected = PAIN_NONE;
		f->back_num = 0;
		f->at = 0;
	}
	memset(&f->given, 0, sizeof(f->given));
	f->again = (uint8_t)why;
	triage_judge_again(f);
}

/* --- To the hub ------------------------------------------------------------------------------- */

static bool
put(char *out, size_t size, const struct given_answer *g)
{
	size_t at = strlen(out);
	bool fits = g->seq != 0 ?
	    text_format(out + at, size - at, " taken:%s=%" PRIu64, g->question, g->seq) :
	    text_format(out + at, size - at, " taken:%s=@%s", g->question, g->by);

	if (!fits)
		out[at] = '\0';
	return fits;
}

bool
triage_given_write(const struct triage_form *f, char *out, size_t size)
{
	const struct given_answer *g;
	bool fits = true, is_on;

	for (unsigned i = 0; i < f->p->criteria_num; i++)
		if (f->a.criterion[i] != ANSWER_NONE &&
		    (g = find(f, "answer:", f->p->criterion[i].code)) != NULL)
			fits = put(out, size, g) && fits;
	for (unsigned i = 0; f->given.num > 0 && i < f->p->factors_num + f->p->flags_num; i++)
		if ((g = given_factor(f, i, &is_on)) != NULL && is_on)
			fits = put(out, size, g) && fits;
	if (f->a.pain_stated != PAIN_NONE && (g = given_find(&f->given, "pain")) != NULL)
		fits = put(out, size, g) && fits;
	return fits;
}
