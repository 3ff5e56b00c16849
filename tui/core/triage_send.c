/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/triage_send.h"

#include "shared/base/text.h"
#include "shared/care/triage.h"
#include "tui/core/triage_care.h"
#include "tui/core/triage_given.h"

bool
triage_put(const struct triage_form *t, struct intent *want)
{
	want->abcd_ms = triage_form_abcd_ms(t);
	text_hex(want->protocol, t->p->hash, sizeof(t->p->hash));
	triage_said(t, want->advice, sizeof(want->advice));
	text_copy(want->whom, sizeof(want->whom), t->a.variant == VARIANT_PHYSICAL ? t->with : "");
	text_copy(want->phone, sizeof(want->phone), t->number.text);
	return triage_write(t->p, &t->a, want->answers, sizeof(want->answers)) &&
	    triage_given_write(t, want->answers, sizeof(want->answers));
}

void
triage_hands_on(const struct console *c, struct intent *want)
{
	const struct triage_form *t = &c->triage;
	bool is_about = t->p != NULL && t->row == want->row;

	/* of too many those that fit */
	if (is_about && (!triage_write(t->p, &t->a, want->answers, sizeof(want->answers)) ||
	    !triage_given_write(t, want->answers, sizeof(want->answers))))
		return;
}

void
triage_goes_along(const struct console *c, struct intent *want)
{
	bool is_about = c->triage.p != NULL && c->triage.row == want->row;

	/* an ambulance waits for no answer that is too much */
	if (is_about && !triage_put(&c->triage, want))
		return;
}
