/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_form.h"

#include "shared/care/kind.h"

#include <string.h>

enum { PAIN_LEN = 5, SEARCH_LEN = 40, PLACE_LEN = 120, WHY_LEN = 300 };

static void
clear(struct triage_form *f)
{
	field_init(&f->search, SEARCH_LEN);
	field_init(&f->pain, PAIN_LEN);
	field_init(&f->place, PLACE_LEN);
	field_init(&f->number, ZCC_PHONE_SIZE - 1);
	field_init(&f->why, WHY_LEN);
	field_clear(&f->why);
	field_clear(&f->search);
	field_clear(&f->pain);
	field_clear(&f->place);
	field_clear(&f->number);
	f->with[0] = '\0';
	f->care = CARE_NONE;
	f->is_alone = f->has_all_cares = false;
	f->care_page = f->said_num = f->text_at = 0;
	memset(f->back, 0, sizeof(f->back));
	triage_answers_init(&f->a);
	f->row = 0;
	f->p = NULL;
	f->step = TRIAGE_ABCD;
	f->over = TRIAGE_OVER_NONE;
	f->letter = f->at = f->found_at = f->factor_at = f->back_num = 0;
	f->offered = PROTOCOL_NONE;
	f->own = f->wanted = URGENCY_NONE;
	f->own_reason = REGRADE_NONE;
	f->shown_ms = f->first_ms = f->last_ms = 0;
	f->told = TRIAGE_TOLD_NOTHING;
	f->told_of = 0;
	f->months = -1;
	f->again = RETRIAGE_NONE;
}

static void
wipe_given(struct triage_form *f)
{
	memset(&f->given, 0, sizeof(f->given));
	f->knows_given = false;
}

void
triage_form_open(struct triage_form *f, uint64_t row, const struct protocol *p, const char *complaint,
    int64_t now_ms)
{
	if (f->row != row)
		wipe_given(f);
	clear(f);
	f->row = row;
	f->p = p;
	f->offered = protocol_complaint(p, complaint);
	f->shown_ms = now_ms;
}

void
triage_form_age(struct triage_form *f, int months)
{
	f->months = months < 0 || months > INT16_MAX ? -1 : (int16_t)months;
	f->a.factors |= protocol_by_age(f->p, f->months);
}

void
triage_form_caller(struct triage_form *f, unsigned presence)
{
	f->a.factors |= protocol_by_caller(f->p, presence, f->a.variant);
}

void
triage_form_again(struct triage_form *f, const char *complaint, uint8_t care)
{
	uint16_t again = protocol_complaint(f->p, complaint);

	f->a.variant = VARIANT_PHYSICAL;
	f->offered = again != PROTOCOL_NONE ? again : f->offered;
	f->care = care;
}

void
triage_form_second_contact(struct triage_form *f)
{
	for (unsigned i = 0; i < f->p->factors_num; i++)
		if (f->p->factor[i].is_second_contact)
			f->a.factors |= UINT64_C(1) << i;
}

void
triage_form_wipe(struct triage_form *f)
{
	clear(f);
	wipe_given(f);
}

/* --- What is so ------------------------------------------------------------------------------- */

const struct protocol_variant *
triage_form_variant(const struct triage_form *f)
{
	return f->a.complaint == PROTOCOL_NONE ? NULL :
	    &f->p->complaint[f->a.complaint].variant[f->a.variant];
}

unsigned
triage_form_rows(const struct triage_form *f)
{
	const struct protocol_variant *v = triage_form_variant(f);

	return v == NULL ? 0 : v->asked_num + (unsigned)f->p->complaint[f->a.complaint].asks_pain;
}

bool
triage_form_row_is_pain(const struct triage_form *f, unsigned row)
{
	const struct protocol_variant *v = triage_form_variant(f);

	return v != NULL && row == v->asked_num && row < triage_form_rows(f);
}

bool
triage_form_has_letters(const struct triage_form *f)
{
	for (unsigned i = 0; i < f->p->abcd_num; i++)
		if (f->a.abcd[i] == ANSWER_NONE)
			return false;
	return true;
}

bool
triage_form_has_abcd(const struct triage_form *f)
{
	struct triage_result r = protocol_urgency(f->p, &f->a);

	return triage_form_has_letters(f) || (r.cause == CAUSE_ABCD && r.leads_to_rav);
}

bool
triage_form_is_complete(const struct triage_form *f)
{
	struct triage_result r = protocol_urgency(f->p, &f->a);

	return f->a.complaint != PROTOCOL_NONE && r.abcd_asked == r.abcd_of && r.asked == r.asked_of;
}

unsigned
triage_form_urgency(const struct triage_form *f)
{
	return f->own != URGENCY_NONE ? f->own : protocol_urgency(f->p, &f->a).urgency;
}

/* In the place of each complaint the one that is asked of who is that young: it stands once. */
static unsigned
of_that_age(const struct triage_form *f, uint16_t *out, unsigned num)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < num; i++) {
		uint16_t other = protocol_instead(f->p, out[i], f->months);
		uint16_t is_it = other != PROTOCOL_NONE ? other : out[i];
		bool is_here = false;
		for (unsigned k = 0; k < kept; k++)
			is_here = is_here || out[k] == is_it;
		if (!is_here)
			out[kept++] = is_it;
	}
	return kept;
}

unsigned
triage_form_found(const struct triage_form *f, uint16_t out[TRIAGE_FOUND_MAX])
{
	unsigned all;

	if (f->search.len > 0) {
		all = protocol_search(f->p, f->search.text, out, TRIAGE_FOUND_MAX);
		return all > TRIAGE_FOUND_MAX ? all : of_that_age(f, out, all);
	}
	uint16_t only = f->a.complaint != PROTOCOL_NONE ? f->a.complaint : f->offered;
	out[0] = only;
	return only != PROTOCOL_NONE ? of_that_age(f, out, 1) : 0;
}

uint64_t
triage_form_abcd_ms(const struct triage_form *f)
{
	return f->last_ms > f->first_ms ? (uint64_t)(f->last_ms - f->first_ms) : 0;
}

bool
triage_form_is_typing(const struct triage_form *f)
{
	return f->over == TRIAGE_OVER_PLACE || f->over == TRIAGE_OVER_NUMBER || f->over == TRIAGE_OVER_WHY ||
	    (f->over == TRIAGE_OVER_NONE && f->step == TRIAGE_COMPLAINT);
}
