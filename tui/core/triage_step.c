/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_step.h"

#include "tui/core/keymap.h"
#include "tui/core/triage_answer.h"
#include "tui/core/triage_care.h"
#include "tui/core/triage_given.h"

static enum triage_want
key_letter(struct triage_form *f, int key, int64_t now_ms)
{
	const struct protocol_criterion *l = &f->p->abcd[f->letter];

	if (key == KEY_ESC || key == KEY_BACKSPACE) {
		f->over = TRIAGE_OVER_NONE;
		return TRIAGE_TAKEN;
	}
	if (key < '0' || key > '9')
		return TRIAGE_IGNORED;
	if (key - '0' > l->options_num)
		return triage_tell(f, TRIAGE_TOLD_NO_OPTION, l->options_num);
	triage_answer_letter(f, f->letter, key == '0' ? ANSWER_UNKNOWN : (uint8_t)(key - '0'), now_ms);
	f->over = TRIAGE_OVER_NONE;
	struct triage_result r = protocol_urgency(f->p, &f->a);
	if (r.cause == CAUSE_ABCD && r.leads_to_rav)
		return TRIAGE_TO_RAV;
	triage_after_abcd(f);
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

static enum triage_want
key_reason(struct triage_form *f, int key)
{
	if (key == '+' || key == '=')
		return triage_regrade(f, -1);
	if (key == '-')
		return triage_regrade(f, 1);
	if (key == KEY_ESC || key == KEY_BACKSPACE) {
		f->over = TRIAGE_OVER_NONE;
	} else if (key == 't') {
		f->over = TRIAGE_OVER_WHY;
	} else if (key >= '1' && key < '1' + TRIAGE_REASONS_NUM) {
		f->own = f->wanted;
		f->own_reason = (uint8_t)(key - '0');
		f->over = TRIAGE_OVER_NONE;
	}
	return TRIAGE_TAKEN;
}

/* Back to the reason, which is what counts. */
static enum triage_want
key_why(struct triage_form *f, int key)
{
	if (key == KEY_ENTER || key == KEY_ESC)
		f->over = TRIAGE_OVER_REASON;
	else
		field_key(&f->why, key);
	return TRIAGE_TAKEN;
}

/* With what was thrown away. */
static enum triage_want
key_again(struct triage_form *f, int key)
{
	if (key == KEY_ESC || key == KEY_BACKSPACE) {
		f->over = TRIAGE_OVER_NONE;
	} else if (key >= '1' && key < '1' + TRIAGE_AGAINS_NUM) {
		f->over = TRIAGE_OVER_NONE;
		triage_given_drop(f, (unsigned)(key - '0'));
	}
	return TRIAGE_TAKEN;
}

static enum triage_want
key_factors(struct triage_form *f, int key)
{
	unsigned num = f->p->factors_num + f->p->flags_num;

	if (key == KEY_ESC || key == KEY_ENTER || key == 'x') {
		f->over = TRIAGE_OVER_NONE;
	} else if (key == ' ' && f->factor_at < num) {
		triage_toggle(f, f->factor_at);
		f->factor_at += f->factor_at + 1 < num;
		if (triage_lacks_number(f)) { /* asked at once, while the caller is asked for it */
			f->over = TRIAGE_OVER_NUMBER;
			return triage_tell(f, TRIAGE_TOLD_NUMBER, 0);
		}
	} else if (key == KEY_DOWN) {
		f->factor_at += f->factor_at + 1 < num;
	} else if (key == KEY_UP) {
		f->factor_at -= f->factor_at > 0;
	} else {
		return TRIAGE_IGNORED;
	}
	return TRIAGE_TAKEN;
}

static enum triage_want
choose_complaint(struct triage_form *f)
{
	uint16_t found[TRIAGE_FOUND_MAX];
	unsigned num = triage_form_found(f, found);

	num = num < TRIAGE_FOUND_MAX ? num : TRIAGE_FOUND_MAX;
	if (f->found_at >= num)
		return triage_tell(f, TRIAGE_TOLD_NO_COMPLAINT, 0);
	f->a.complaint = found[f->found_at];
	field_clear(&f->search);
	f->found_at = 0;
	triage_judge_again(f);
	triage_enter_criteria(f);
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

static enum triage_want
key_complaint(struct triage_form *f, int key)
{
	uint16_t found[TRIAGE_FOUND_MAX];
	unsigned num = triage_form_found(f, found);
	num = num < TRIAGE_FOUND_MAX ? num : TRIAGE_FOUND_MAX;
	if (key == KEY_ENTER)
		return choose_complaint(f);
	if (key == KEY_DOWN || key == KEY_UP) {
		f->found_at = key == KEY_UP ? f->found_at - (f->found_at > 0) :
		    f->found_at + (f->found_at + 1 < num);
		return TRIAGE_TAKEN;
	}
	if (key == KEY_BACKSPACE && f->search.len == 0)
		return triage_take_back(f);
	if (!field_key(&f->search, key))
		return TRIAGE_IGNORED;
	f->found_at = 0;
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

static enum triage_want
move(struct triage_form *f, int key)
{
	unsigned rows = triage_form_rows(f), last = rows > 0 ? rows - 1 : 0;

	f->at = key == KEY_UP ? f->at - (f->at > 0) : key == KEY_DOWN ? f->at + (f->at < last) :
	    key == KEY_HOME ? 0 : last;
	return TRIAGE_TAKEN;
}

static enum triage_want
to_care(struct triage_form *f)
{
	for (unsigned i = 0; i < f->p->abcd_num; i++)
		if (f->a.abcd[i] == ANSWER_NONE && !triage_form_has_abcd(f))
			return triage_tell(f, TRIAGE_TOLD_ABCD_FIRST, i);
	if (triage_form_urgency(f) == URGENCY_NONE)
		return triage_tell(f, TRIAGE_TOLD_NO_URGENCY, 0);
	if (f->a.complaint == PROTOCOL_NONE && !protocol_urgency(f->p, &f->a).leads_to_rav) {
		f->step = TRIAGE_COMPLAINT;
		return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
	}
	f->step = TRIAGE_CARE;
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

static enum triage_want
key_criteria(struct triage_form *f, int key)
{
	bool is_pain = triage_form_row_is_pain(f, f->at);

	if (key == KEY_UP || key == KEY_DOWN || key == KEY_HOME || key == KEY_END)
		return move(f, key);
	if (key == KEY_ENTER)
		return is_pain && f->pain.len > 0 ? triage_answer_pain(f) : to_care(f);
	if (is_pain && ((key >= '0' && key <= '9') || (f->pain.len > 0 &&
	    (key == '/' || key == KEY_BACKSPACE)))) {
		field_key(&f->pain, key);
		return TRIAGE_TAKEN;
	}
	if (key >= '0' && key <= '9')
		return triage_answer_criterion(f, key);
	if (key == ' ')
		return triage_given_confirm(f);
	return TRIAGE_IGNORED;
}

/* What a key does in every step where nobody types: letters, judging, ticking. */
static enum triage_want
key_anywhere(struct triage_form *f, int key, int64_t now_ms)
{
	for (unsigned i = 0; i < f->p->abcd_num; i++) {
		if (key != f->p->abcd[i].code[0] - 'A' + 'a')
			continue;
		f->letter = i;
		f->over = TRIAGE_OVER_LETTER;
		if (f->first_ms == 0)
			f->first_ms = now_ms;
		return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
	}
	switch (keymap_action(key, IN_TRIAGE)) {
	case DO_SAFE:
		return triage_all_safe(f, now_ms);
	case DO_ANSWER_BACK:
		return triage_take_back(f);
	case DO_GRAVER:
		return triage_regrade(f, -1);
	case DO_MILDER:
		return triage_regrade(f, 1);
	case DO_UNEASY:
		return triage_uneasy(f);
	case DO_TICK:
		f->over = TRIAGE_OVER_FACTORS;
		return TRIAGE_TAKEN;
	case DO_PHYSICAL:
		return triage_other_variant(f);
	case DO_AGAIN:
		return triage_given_again(f);
	case DO_COMPLAINT:
		f->step = TRIAGE_COMPLAINT;
		return TRIAGE_TAKEN;
	default:
		return TRIAGE_IGNORED;
	}
}

static enum triage_want
key_over(struct triage_form *f, int key, int64_t now_ms)
{
	if (f->over == TRIAGE_OVER_REASON)
		return key_reason(f, key);
	if (f->over == TRIAGE_OVER_WHY)
		return key_why(f, key);
	if (f->over == TRIAGE_OVER_AGAIN)
		return key_again(f, key);
	if (f->over == TRIAGE_OVER_PLACE || f->over == TRIAGE_OVER_NUMBER)
		return triage_place_key(f, key);
	return f->over == TRIAGE_OVER_FACTORS ? key_factors(f, key) : key_letter(f, key, now_ms);
}

/* One level back: the steps, then out. */
static enum triage_want
leave(struct triage_form *f)
{
	if (f->step == TRIAGE_CARE) {
		f->step = f->a.complaint != PROTOCOL_NONE ? TRIAGE_CRITERIA : TRIAGE_ABCD;
	} else if (f->step == TRIAGE_COMPLAINT && f->search.len > 0) {
		field_clear(&f->search);
	} else if (f->step == TRIAGE_COMPLAINT && f->a.complaint != PROTOCOL_NONE) {
		triage_enter_criteria(f);
	} else {
		return TRIAGE_LEAVE;
	}
	return TRIAGE_TAKEN;
}

enum triage_want
triage_step_key(struct triage_form *f, int key, int64_t now_ms)
{
	enum triage_want want = TRIAGE_IGNORED;

	if (key >= 'A' && key <= 'Z' && !triage_form_is_typing(f))
		key += 'a' - 'A';
	f->told = TRIAGE_TOLD_NOTHING;
	bool is_words = f->over == TRIAGE_OVER_PLACE || f->over == TRIAGE_OVER_WHY; /* there a colon is one */
	if (key == '!' || ((key == '?' || key == ':') && !is_words)) /* an ambulance from every question */
		return TRIAGE_IGNORED;
	if (f->over != TRIAGE_OVER_NONE) {
		want = key_over(f, key, now_ms);
		if (want != TRIAGE_IGNORED)
			return want;
		if (f->over != TRIAGE_OVER_LETTER)
			return TRIAGE_TAKEN;
	}
	if (key == KEY_ESC)
		return leave(f);
	if (f->step == TRIAGE_COMPLAINT && f->over == TRIAGE_OVER_NONE)
		want = key_complaint(f, key);
	else if (f->step == TRIAGE_CRITERIA && f->over == TRIAGE_OVER_NONE)
		want = key_criteria(f, key);
	else if (f->step == TRIAGE_CARE && f->over == TRIAGE_OVER_NONE)
		want = triage_care_key(f, key);
	else if (f->step == TRIAGE_ABCD && key == KEY_ENTER)
		return to_care(f);
	return want != TRIAGE_IGNORED || triage_form_is_typing(f) ? want : key_anywhere(f, key, now_ms);
}

void
triage_step_insert(struct triage_form *f, const char *text)
{
	if (f->over == TRIAGE_OVER_PLACE || f->over == TRIAGE_OVER_NUMBER) {
		field_insert(f->over == TRIAGE_OVER_PLACE ? &f->place : &f->number, text);
	} else if (f->over == TRIAGE_OVER_WHY) {
		field_insert(&f->why, text);
	} else if (triage_form_is_typing(f)) {
		field_insert(&f->search, text);
		f->found_at = 0;
	}
}
