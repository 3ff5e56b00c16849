/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/edge/fill.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/words.h"
#include "tui/core/call_form.h"

#include <string.h>

static void
fill_identity(struct ask *a, const struct intent *want)
{
	struct ask_dossier *d = &a->dossier;
	a->board.read_back = want->read_back;
	a->board.verified = want->verified;
	for (unsigned i = 0; i < IDENTITY_FIELDS; i++)
		a->has_dossier = a->has_dossier || want->who[i][0] != '\0';
	text_copy(d->name, sizeof(d->name), want->who[0]);
	text_copy(d->birth_date, sizeof(d->birth_date), want->who[1]);
	text_copy(d->bsn, sizeof(d->bsn), want->who[2]);
	text_copy(d->address, sizeof(d->address), want->who[3]);
}

static void
fill_spoken(struct ask *a, const struct intent *want)
{
	struct ask_dossier *d = &a->dossier;
	a->has_dossier = true;
	text_copy(d->spoken, sizeof(d->spoken), want->spoken);
	text_copy(d->situation, sizeof(d->situation), want->sbar[0]);
	text_copy(d->background, sizeof(d->background), want->sbar[1]);
	text_copy(d->assessment, sizeof(d->assessment), want->sbar[2]);
	text_copy(d->recommendation, sizeof(d->recommendation), want->sbar[3]);
}

static void
fill_triage(struct ask *a, const struct intent *want)
{
	struct ask_dossier *d = &a->dossier;

	a->board.abcd_ms = want->abcd_ms;
	text_copy(a->board.protocol, sizeof(a->board.protocol), want->protocol);
	if (want->has_urgency)
		a->board.urgency = want->urgency;
	text_copy(a->board.care, sizeof(a->board.care), want->care);
	if (want->answers[0] == '\0' && want->advice[0] == '\0' && want->place[0] == '\0')
		return;
	a->has_dossier = true;
	text_copy(d->answers, sizeof(d->answers), want->answers);
	text_copy(d->advice, sizeof(d->advice), want->advice);
	text_copy(d->destination, sizeof(d->destination), want->place);
	text_copy(d->phone, sizeof(d->phone), want->phone);
}

/* A call that comes in now, or was written on paper. */
static int
fill_call(struct ask *a, const struct intent *want, const struct settings *s, struct fault *f)
{
	for (unsigned i = 0; i < CALL_FIELDS; i++)
		if (want->call[i][0] != '\0' && ask_set(a, call_form[i].name, want->call[i], f) != ZCC_OK)
			return ZCC_E_DATA;
	a->board.received = want->moment[0];
	a->board.answered = want->moment[1];
	a->board.closed = want->moment[2];
	ask_complaint(a, s);
	return ZCC_OK;
}

static void
fill_capacity(struct ask *a, const struct intent *want)
{
	text_copy(a->board.provider, sizeof(a->board.provider), want->call[0]);
	text_copy(a->board.kind, sizeof(a->board.kind), want->call[1]);
	text_copy(a->board.source, sizeof(a->board.source), "console");
	a->board.total = want->count[0];
	a->board.free = want->count[1];
	a->board.waiting = want->count[2];
}

/* The note of the intent is what is known. */
static void
fill_background(struct ask *a, const struct intent *want)
{
	struct ask_dossier *d = &a->dossier;

	memset(a->board.reason, 0, sizeof(a->board.reason));
	memset(a->board.kind, 0, sizeof(a->board.kind));
	memset(a->board.operator, 0, sizeof(a->board.operator));
	memset(d->note, 0, sizeof(d->note));
	a->has_dossier = true;
	a->board.allowed = want->verified;
	text_copy(d->item_kind, sizeof(d->item_kind), want->reason);
	text_copy(d->origin, sizeof(d->origin), want->shift);
	text_copy(d->consent, sizeof(d->consent), want->whom);
	text_copy(d->item, sizeof(d->item), want->note);
}

static void
fill_forward(struct ask *a, const struct intent *want)
{
	a->board.asks = want->asks;
	a->board.professional = want->professional;
	a->has_dossier = a->has_dossier || want->organisation[0] != '\0';
	text_copy(a->dossier.organisation, sizeof(a->dossier.organisation), want->organisation);
}

int
fill_ask(struct ask *a, const struct intent *want, const struct settings *s, struct fault *f)
{
	a->row = want->row;
	a->version = verb_needs(want->verb) & VN_VERSION ? want->version : 0;
	a->board.alarm = want->alarm;
	a->board.at = want->at;
	a->board.attempt = want->attempt;
	text_copy(a->board.reason, sizeof(a->board.reason), want->reason);
	text_copy(a->board.kind, sizeof(a->board.kind), want->shift);
	text_copy(a->board.operator, sizeof(a->board.operator), want->whom);
	a->board.lines = want->lines;
	text_copy(a->board.message, sizeof(a->board.message), want->message);
	if (want->verb == VERB_MESSAGE) {
		a->board.alarm = 0;
		a->board.from = want->alarm;
	}
	if (want->verb == VERB_UNLOCK)
		a->board.total = (int32_t)want->list_num;
	if (want->verb == VERB_HANDOVER) {
		a->board.total = (int32_t)want->list_num;
		a->board.from = want->list;
	}
	if (want->verb == VERB_REVIEW || want->verb == VERB_REVIEWS || want->verb == VERB_STRIKE ||
	    want->verb == VERB_WRONG_PATIENT || want->verb == VERB_TAG)
		a->board.from = want->list;
	if (want->verb == VERB_LINK) {
		a->board.alarm = 0;
		a->board.from = want->alarm;
	}
	if (want->query[0] != '\0') {
		a->has_dossier = true;
		text_copy(a->dossier.query, sizeof(a->dossier.query), want->query);
	}
	if (want->note[0] != '\0' || want->has_note) {
		a->has_dossier = true;
		text_copy(a->dossier.note, sizeof(a->dossier.note), want->note);
	}
	if (want->verb == VERB_IDENTIFY)
		fill_identity(a, want);
	if (want->spoken[0] != '\0' || want->verb == VERB_TRANSFER)
		fill_spoken(a, want);
	fill_triage(a, want);
	if (want->verb == VERB_BACKGROUND)
		fill_background(a, want);
	if (want->verb == VERB_FORWARD)
		fill_forward(a, want);
	if (want->verb == VERB_CAPACITY)
		fill_capacity(a, want);
	return want->verb == VERB_INTAKE || want->verb == VERB_ENTER ? fill_call(a, want, s, f) : ZCC_OK;
}
