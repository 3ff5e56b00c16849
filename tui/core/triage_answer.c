/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_answer.h"

#include "shared/base/text.h"

#include <string.h>

static const char uneasy_code[] = "niet-pluis"; /* the factor that has a key of its own */

/* --- Answering -------------------------------------------------------------------------------- */

enum triage_want
triage_tell(struct triage_form *f, enum triage_told told, unsigned of)
{
	f->told = told;
	f->told_of = (uint16_t)of;
	return TRIAGE_TAKEN;
}

static void
remember(struct triage_form *f, struct triage_was was)
{
	if (f->back_num == TRIAGE_BACK_MAX) {
		memmove(f->back, f->back + 1, sizeof(f->back) - sizeof(f->back[0]));
		f->back_num--;
	}
	f->back[f->back_num++] = was;
}

/* A step that the answers no longer lead to is left. */
static void
leave_step(struct triage_form *f)
{
	struct triage_result r = protocol_urgency(f->p, &f->a);
	bool has_complaint = f->a.complaint != PROTOCOL_NONE;
	bool may_care = r.urgency != URGENCY_NONE && triage_form_has_abcd(f) &&
	    (has_complaint || r.leads_to_rav);

	if (f->step == TRIAGE_CARE && !may_care)
		f->step = has_complaint ? TRIAGE_CRITERIA : TRIAGE_ABCD;
	if (f->step == TRIAGE_CRITERIA && !has_complaint)
		f->step = TRIAGE_COMPLAINT;
	if (f->at >= triage_form_rows(f))
		f->at = 0;
}

/* A judgement holds against what the protocol made of it then: the same needs no reason, and milder
 * is for who has asked everything. */
void
triage_judge_again(struct triage_form *f)
{
	f->a.factors |= protocol_by_age(f->p, f->months);
	unsigned system = protocol_urgency(f->p, &f->a).urgency;
	bool is_milder = f->own != URGENCY_NONE && f->own > system;

	if (f->own == system || (is_milder && !triage_form_is_complete(f))) {
		f->own = URGENCY_NONE;
		f->own_reason = REGRADE_NONE;
	}
	leave_step(f);
}

void
triage_answer_letter(struct triage_form *f, unsigned letter, uint8_t answer, int64_t now_ms)
{
	remember(f, (struct triage_was){ TRIAGE_OF_LETTER, (uint16_t)letter, (int8_t)f->a.abcd[letter],
	    PAIN_NONE });
	f->a.abcd[letter] = answer;
	if (f->first_ms == 0)
		f->first_ms = f->shown_ms;
	if (triage_form_has_letters(f) && f->last_ms == 0)
		f->last_ms = now_ms;
	triage_judge_again(f);
}

/* The next criterion that was not asked yet, from here on and round; here when all were. */
static void
go_on(struct triage_form *f)
{
	const struct protocol_variant *v = triage_form_variant(f);
	unsigned rows = triage_form_rows(f);

	for (unsigned i = 1; i <= rows; i++) {
		unsigned row = (f->at + i) % rows;
		bool is_open = triage_form_row_is_pain(f, row) ? f->a.pain_stated == PAIN_NONE :
		    f->a.criterion[v->asked[row].criterion] == ANSWER_NONE;
		if (is_open) {
			f->at = row;
			return;
		}
	}
}

void
triage_enter_criteria(struct triage_form *f)
{
	f->step = TRIAGE_CRITERIA;
	f->at = triage_form_rows(f) - 1;
	go_on(f);
	if (f->at == triage_form_rows(f) - 1) /* all are answered: from the top */
		f->at = 0;
}

void
triage_after_abcd(struct triage_form *f)
{
	if (f->step != TRIAGE_ABCD || !triage_form_has_letters(f))
		return;
	if (f->a.complaint != PROTOCOL_NONE)
		triage_enter_criteria(f);
	else
		f->step = TRIAGE_COMPLAINT;
}

/* v: what was not said otherwise is safe. */
enum triage_want
triage_all_safe(struct triage_form *f, int64_t now_ms)
{
	for (unsigned i = 0; i < f->p->abcd_num; i++)
		if (f->a.abcd[i] == ANSWER_NONE)
			triage_answer_letter(f, i, f->p->abcd[i].options_num, now_ms);
	triage_after_abcd(f);
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

enum triage_want
triage_answer_criterion(struct triage_form *f, int key)
{
	const struct protocol_variant *v = triage_form_variant(f);
	uint16_t n = v->asked[f->at].criterion;

	if (key - '0' > f->p->criterion[n].options_num)
		return triage_tell(f, TRIAGE_TOLD_NO_OPTION, f->p->criterion[n].options_num);
	remember(f, (struct triage_was){ TRIAGE_OF_CRITERION, n, (int8_t)f->a.criterion[n], PAIN_NONE });
	f->a.criterion[n] = key == '0' ? ANSWER_UNKNOWN : (uint8_t)(key - '0');
	triage_judge_again(f);
	go_on(f);
	return triage_tell(f, TRIAGE_TOLD_ANSWERED, n);
}

/* "7", or "8/5": as it was stated, and as the triagist corrected it. */
static bool
read_pain(const char *text, int8_t *stated, int8_t *corrected)
{
	char first[8];
	int64_t a, b = PAIN_NONE;
	const char *stroke = strchr(text, '/');

	text_copy(first, sizeof(first), text);
	if (stroke != NULL)
		first[stroke - text] = '\0';
	if (!text_to_i64(first, 0, PAIN_MAX, &a) ||
	    (stroke != NULL && !text_to_i64(stroke + 1, 0, PAIN_MAX, &b)))
		return false;
	*stated = (int8_t)a;
	*corrected = (int8_t)b;
	return true;
}

enum triage_want
triage_answer_pain(struct triage_form *f)
{
	struct triage_was was = { TRIAGE_OF_PAIN, 0, f->a.pain_stated, f->a.pain_corrected };

	if (!read_pain(f->pain.text, &f->a.pain_stated, &f->a.pain_corrected))
		return triage_tell(f, TRIAGE_TOLD_PAIN, 0);
	remember(f, was);
	field_clear(&f->pain);
	triage_judge_again(f);
	go_on(f);
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

/* To the question whose answer is taken back, where this complaint asks it. */
static void
go_to(struct triage_form *f, const struct triage_was *was)
{
	const struct protocol_variant *v = triage_form_variant(f);

	if (was->kind == TRIAGE_OF_LETTER && f->step != TRIAGE_CRITERIA)
		f->step = TRIAGE_ABCD;
	for (unsigned i = 0; v != NULL && i < triage_form_rows(f); i++)
		if (was->kind == TRIAGE_OF_PAIN ? triage_form_row_is_pain(f, i) : i < v->asked_num &&
		    was->kind == TRIAGE_OF_CRITERION && v->asked[i].criterion == was->index)
			f->at = i;
}

enum triage_want
triage_take_back(struct triage_form *f)
{
	if (f->back_num == 0)
		return TRIAGE_TAKEN;
	struct triage_was was = f->back[--f->back_num];
	if (was.kind == TRIAGE_OF_LETTER) {
		f->a.abcd[was.index] = (uint8_t)was.answer;
	} else if (was.kind == TRIAGE_OF_CRITERION) {
		f->a.criterion[was.index] = (uint8_t)was.answer;
	} else {
		f->a.pain_stated = was.answer;
		f->a.pain_corrected = was.corrected;
	}
	triage_judge_again(f);
	go_to(f, &was);
	return triage_tell(f, was.kind == TRIAGE_OF_CRITERION ? TRIAGE_TOLD_TAKEN_BACK : TRIAGE_TOLD_NOTHING,
	    was.index);
}

/* --- Judging otherwise ------------------------------------------------------------------------ */

/* One class graver or milder, from what was wanted last. */
enum triage_want
triage_regrade(struct triage_form *f, int by)
{
	unsigned system = protocol_urgency(f->p, &f->a).urgency;
	unsigned from = f->over == TRIAGE_OVER_REASON ? f->wanted : triage_form_urgency(f);
	int to = (int)from + by;

	if (system == URGENCY_NONE || !triage_form_has_abcd(f))
		return triage_tell(f, TRIAGE_TOLD_NO_URGENCY, 0);
	if (to < 0 || to > URGENCY_MAX)
		return triage_tell(f, TRIAGE_TOLD_LAST_CLASS, 0);
	if (to > (int)system && !triage_form_is_complete(f))
		return triage_tell(f, TRIAGE_TOLD_ALL_FIRST, 0);
	f->wanted = (uint8_t)to;
	f->over = TRIAGE_OVER_REASON;
	if (f->wanted == system) { /* to agree needs no reason */
		f->own = URGENCY_NONE;
		f->own_reason = REGRADE_NONE;
		f->over = TRIAGE_OVER_NONE;
	}
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

/* --- What is ticked --------------------------------------------------------------------------- */

void
triage_toggle(struct triage_form *f, unsigned at)
{
	if (at < f->p->factors_num)
		f->a.factors ^= UINT64_C(1) << at;
	else
		f->a.flags ^= UINT32_C(1) << (at - f->p->factors_num);
	triage_judge_again(f);
}

enum triage_want
triage_uneasy(struct triage_form *f)
{
	uint16_t n = protocol_factor(f->p, uneasy_code);

	if (n == PROTOCOL_NONE)
		return triage_tell(f, TRIAGE_TOLD_NO_FACTOR, 0);
	triage_toggle(f, n);
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

enum triage_want
triage_other_variant(struct triage_form *f)
{
	f->a.variant = f->a.variant == VARIANT_PHYSICAL ? VARIANT_TELEPHONE : VARIANT_PHYSICAL;
	triage_judge_again(f);
	f->at = 0;
	if (f->step == TRIAGE_CRITERIA)
		triage_enter_criteria(f);
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}
