/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_care.h"

#include "shared/base/text.h"
#include "shared/care/words.h"
#include "tui/core/keymap.h"
#include "tui/core/triage_answer.h"

#include <string.h>

enum { CARE_PAGES = (CARES_NUM - 2) / TRIAGE_CARES_PAGE + 1 };

/* Those of the protocol for this outcome; of ABCD alone that is the ambulance. */
static unsigned
offered(const struct triage_form *f, uint8_t out[CARES_NUM])
{
	unsigned urgency = triage_form_urgency(f);

	if (f->a.complaint == PROTOCOL_NONE || urgency == URGENCY_NONE) {
		out[0] = CARE_AMBULANCE;
		return urgency <= 1;
	}
	return protocol_actions(f->p, f->a.complaint, f->a.variant, urgency, out);
}

unsigned
triage_cares(const struct triage_form *f, uint8_t out[TRIAGE_CARES_PAGE])
{
	uint8_t all[CARES_NUM];
	unsigned num = offered(f, all), first = 0;

	if (f->has_all_cares) {
		num = CARES_NUM - 1;
		first = f->care_page * TRIAGE_CARES_PAGE;
		for (unsigned i = 0; i < num; i++)
			all[i] = (uint8_t)(i + 1);
	}
	num = num > first + TRIAGE_CARES_PAGE ? TRIAGE_CARES_PAGE : num - first;
	memcpy(out, all + first, num);
	return num;
}

unsigned
triage_care(const struct triage_form *f)
{
	uint8_t all[CARES_NUM];

	if (f->is_alone)
		return CARE_NONE;
	if (f->care != CARE_NONE && care_gravest(f->care) <= triage_form_urgency(f))
		return f->care;
	return offered(f, all) > 0 ? all[0] : CARE_NONE;
}

/* A text that a pathway says too is said once. */
static void
add_texts(uint16_t out[TRIAGE_SAID_MAX], unsigned *num, const uint16_t *text, unsigned texts_num)
{
	for (unsigned i = 0; i < texts_num; i++) {
		unsigned k = 0;
		while (k < *num && out[k] != text[i])
			k++;
		if (k == *num)
			out[(*num)++] = text[i];
	}
}

unsigned
triage_texts(const struct triage_form *f, uint16_t out[TRIAGE_SAID_MAX], unsigned *nets)
{
	unsigned num = 0;

	*nets = 0;
	if (f->a.complaint == PROTOCOL_NONE)
		return 0;
	const struct protocol_complaint *k = &f->p->complaint[f->a.complaint];
	uint16_t way = protocol_pathway(f->p, f->a.complaint, triage_form_urgency(f));
	add_texts(out, &num, k->advice, k->advice_num);
	if (way != PROTOCOL_NONE)
		add_texts(out, &num, f->p->pathway[way].advice, f->p->pathway[way].advice_num);
	*nets = num;
	add_texts(out, &num, k->safety_net, k->safety_net_num);
	return num;
}

bool
triage_is_said(const struct triage_form *f, uint16_t text)
{
	for (unsigned i = 0; i < f->said_num; i++)
		if (f->said[i] == text)
			return true;
	return false;
}

void
triage_said(const struct triage_form *f, char *out, size_t size)
{
	uint16_t text[TRIAGE_SAID_MAX];
	unsigned nets, num = triage_texts(f, text, &nets);

	out[0] = '\0';
	for (unsigned i = 0; i < num; i++) /* those of this complaint; what another had was not for it */
		if (triage_is_said(f, text[i]))
			text_format(out + strlen(out), size - strlen(out), "%s%s", out[0] != '\0' ? " " : "",
			    f->p->text[text[i]].code);
}

bool
triage_lacks_number(const struct triage_form *f)
{
	bool asks = false;

	for (unsigned i = 0; i < f->p->factors_num; i++)
		asks = asks || (f->p->factor[i].asks_callback && (f->a.factors >> i & 1) != 0);
	return asks && f->number.len == 0;
}

void
triage_summary(const struct triage_form *f, char *out, size_t size)
{
	const struct protocol_variant *v = triage_form_variant(f);

	out[0] = '\0';
	if (v == NULL)
		return;
	text_format(out, size, "%s", f->p->complaint[f->a.complaint].name);
	for (unsigned i = 0; i < v->asked_num; i++) {
		const struct protocol_criterion *q = &f->p->criterion[v->asked[i].criterion];
		uint8_t answer = f->a.criterion[v->asked[i].criterion];
		if (answer >= 1 && answer <= q->options_num)
			text_format(out + strlen(out), size - strlen(out), ", %s", q->option[answer - 1].text);
	}
}

/* --- Keys ------------------------------------------------------------------------------------- */

static void
say(struct triage_form *f, uint16_t text)
{
	for (unsigned i = 0; i < f->said_num; i++) {
		if (f->said[i] != text)
			continue;
		f->said[i] = f->said[--f->said_num];
		return;
	}
	if (f->said_num < TRIAGE_SAID_MAX)
		f->said[f->said_num++] = text;
}

static enum triage_want
choose(struct triage_form *f, unsigned digit)
{
	uint8_t care[TRIAGE_CARES_PAGE];

	if (digit > triage_cares(f, care))
		return triage_tell(f, TRIAGE_TOLD_NO_CARE, 0);
	if (care_gravest(care[digit - 1]) > triage_form_urgency(f))
		return triage_tell(f, TRIAGE_TOLD_TOO_LITTLE, care[digit - 1]);
	f->care = care[digit - 1];
	f->is_alone = false;
	return triage_tell(f, TRIAGE_TOLD_NOTHING, 0);
}

/* The protocol's, then all, page by page, then the protocol's again. */
static enum triage_want
more(struct triage_form *f)
{
	if (f->has_all_cares)
		f->care_page++;
	f->has_all_cares = !f->has_all_cares || f->care_page < CARE_PAGES;
	if (!f->has_all_cares || f->care_page >= CARE_PAGES)
		f->care_page = 0;
	return TRIAGE_TAKEN;
}

static enum triage_want
move(struct triage_form *f, int key)
{
	uint16_t text[TRIAGE_SAID_MAX];
	unsigned nets, num = triage_texts(f, text, &nets);

	if (f->text_at >= num)
		f->text_at = num > 0 ? num - 1 : 0;
	if (key == ' ' && num > 0)
		say(f, text[f->text_at]);
	f->text_at = key == KEY_UP ? f->text_at - (f->text_at > 0) : f->text_at + (f->text_at + 1 < num);
	return TRIAGE_TAKEN;
}

enum triage_want
triage_care_key(struct triage_form *f, int key)
{
	if (keymap_action(key, IN_ASK) == DO_COMMIT) {
		if (!triage_lacks_number(f) || triage_care(f) == CARE_AMBULANCE)
			return TRIAGE_RECORD;
		f->over = TRIAGE_OVER_NUMBER;
		return triage_tell(f, TRIAGE_TOLD_NUMBER, 0);
	}
	if (key == KEY_BACKSPACE) { /* takes back where the answer can be seen */
		f->step = f->a.complaint != PROTOCOL_NONE ? TRIAGE_CRITERIA : TRIAGE_ABCD;
		return TRIAGE_TAKEN;
	}
	if (key == KEY_ENTER) /* which led from step to step, and makes nothing final */
		return triage_tell(f, TRIAGE_TOLD_RECORDS, 0);
	if (key == '0')
		return more(f);
	if (key >= '1' && key <= '9')
		return choose(f, (unsigned)(key - '0'));
	if (key == ' ' || key == KEY_UP || key == KEY_DOWN)
		return move(f, key);
	switch (keymap_action(key, IN_TRIAGE)) {
	case DO_PLACE:
		f->over = TRIAGE_OVER_PLACE;
		return TRIAGE_TAKEN;
	case DO_ALONE:
		f->is_alone = !f->is_alone;
		return TRIAGE_TAKEN;
	default:
		return TRIAGE_IGNORED;
	}
}

enum triage_want
triage_place_key(struct triage_form *f, int key)
{
	struct field *field = f->over == TRIAGE_OVER_PLACE ? &f->place : &f->number;

	if (key == KEY_ENTER || key == KEY_ESC)
		f->over = TRIAGE_OVER_NONE;
	else
		field_key(field, key);
	return TRIAGE_TAKEN;
}
