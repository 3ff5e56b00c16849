/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/replay/operators.h"

#include "hub/replay/plan.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/triage.h"

#include <errno.h>
#include <stdlib.h>

/* Somebody else may bring calls in too, so who found nobody waiting looks again after this. */
enum { LOOK_AGAIN_MS = 1000 };

enum step { FREE, ASKING, TALKING, NOTING, CLOSING, RELEASING, HOME };

struct operator {
	enum step step;
	int64_t due_ms;   /* FREE: look for a call; TALKING: the talk ends */
	bool will_note;
	bool is_early;    /* ASKING since before the last call was taken in */
	uint64_t row;     /* the case in hand */
	uint32_t version; /* of it, as last answered */
};

struct operators {
	const struct figures *figures;
	const struct settings *settings;
	int64_t speed_milli;
	struct rng rng;
	bool is_last_call, is_stopping;
	bool is_idle;
	struct operators_count count;
	unsigned num, home;
	unsigned turn; /* whose turn it is to be asked first */
	struct operator each[];
};

int
operators_new(unsigned num, const struct figures *figures, const struct settings *reasons,
    int64_t speed_milli, uint64_t seed, struct operators **out, struct fault *f)
{
	struct operators *o = calloc(1, sizeof *o + num * sizeof o->each[0]);

	*out = o;
	if (o == NULL)
		return fault_set(f, ZCC_E_IO, ENOMEM, "no memory for %u operators", num);
	ZCC_MUST(num > 0 && num <= OPERATORS_MAX && reasons->reasons_num > 0);
	o->figures = figures;
	o->settings = reasons;
	o->speed_milli = speed_milli;
	o->rng.state = seed;
	o->num = num;
	return ZCC_OK;
}

void
operators_free(struct operators **o)
{
	free(*o);
	*o = NULL;
}

static void
go_home(struct operators *o, struct operator *op)
{
	op->step = HOME;
	o->home++;
}

static void
be_free(struct operators *o, struct operator *op, int64_t due_ms)
{
	op->row = 0;
	op->step = FREE;
	op->due_ms = due_ms;
	if (o->is_stopping)
		go_home(o, op);
}

/* One of the site's reasons.  They triage nobody, so none of those of advice (NT-9); a site that has no other is
 * asked for one all the same, and refuses it. */
static const char *
some_reason(struct operators *o)
{
	const struct settings *s = o->settings;
	const char *fit[ZCC_REASONS_MAX];
	unsigned num = 0;

	for (uint32_t i = 0; i < s->reasons_num; i++)
		if (!triage_is_advice(s->reason[i]))
			fit[num++] = s->reason[i];
	return num > 0 ? fit[rng_below(&o->rng, num)] : s->reason[0];
}

static void
close_case(struct operators *o, struct operator *op, struct ask *ask)
{
	ask_init(ask, VERB_CLOSE);
	ask->row = op->row;
	ask->version = op->version;
	ZCC_MUST(text_copy(ask->board.reason, sizeof ask->board.reason, some_reason(o)));
	op->step = CLOSING;
}

/* What one operator does now; false when there is nothing. */
static bool
act(struct operators *o, struct operator *op, int64_t now_ms, struct ask *ask)
{
	if (op->step == FREE && op->due_ms <= now_ms) {
		ask_init(ask, VERB_NEXT);
		op->step = ASKING;
		op->is_early = false;
		return true;
	}
	if (op->step != TALKING || (op->due_ms > now_ms && !o->is_stopping))
		return false;
	if (o->is_stopping) {
		ask_init(ask, VERB_RELEASE);
		ask->row = op->row;
		ask->version = op->version;
		op->step = RELEASING;
	} else if (op->will_note) {
		ask_init(ask, VERB_NOTE);
		ask->row = op->row;
		ask->has_dossier = true;
		ZCC_MUST(text_copy(ask->dossier.note, sizeof ask->dossier.note, o->figures->note));
		op->will_note = false;
		op->step = NOTING;
	} else {
		close_case(o, op, ask);
	}
	return true;
}

int
operators_next(struct operators *o, int64_t now_ms, unsigned *who, struct ask *ask)
{
	for (unsigned n = 0; n < o->num; n++) {
		unsigned i = (o->turn + n) % o->num;

		if (act(o, &o->each[i], now_ms, ask)) {
			*who = i;
			o->turn = (i + 1) % o->num;
			return ZCC_OK;
		}
	}
	return ZCC_E_AGAIN;
}

static void
claimed(struct operators *o, struct operator *op, uint64_t row, uint32_t version, int64_t now_ms)
{
	o->count.claimed++;
	op->row = row;
	op->version = version;
	op->step = TALKING;
	op->due_ms = now_ms +
	    plan_scale(rng_draw_milli(&o->rng, &o->figures->service), o->speed_milli);
	op->will_note = rng_happens(&o->rng, o->figures->note_permille);
}

/* Nobody waits, or this operator may not take calls at all. */
static void
no_case(struct operators *o, struct operator *op, int code, int64_t now_ms)
{
	o->is_idle = true;
	if (code == ZCC_E_DENIED) {
		o->count.refused++;
		go_home(o, op);
	} else if (o->is_last_call) {
		if (op->is_early)
			be_free(o, op, now_ms);
		else
			go_home(o, op);
	} else {
		be_free(o, op, now_ms + LOOK_AGAIN_MS);
	}
}

uint64_t
operators_answer(struct operators *o, unsigned who, int code, uint64_t row, uint32_t version,
    int64_t now_ms)
{
	struct operator *op = &o->each[who];
	enum step step = op->step;

	if (step == ASKING) {
		if (code == ZCC_OK) {
			claimed(o, op, row, version, now_ms);
			return row;
		}
		no_case(o, op, code, now_ms);
		return 0;
	}
	if (code == ZCC_OK) {
		o->count.noted += step == NOTING;
		o->count.closed += step == CLOSING;
		o->count.released += step == RELEASING;
	}
	if ((code == ZCC_OK && step == NOTING) || code == ZCC_E_STALE) {
		/* The case goes on, as it stands now. */
		op->version = version;
		op->step = TALKING;
		op->due_ms = now_ms;
		return 0;
	}
	if (code == ZCC_E_TAKEN || code == ZCC_E_STATE || code == ZCC_E_UNKNOWN)
		o->count.lost++;
	else if (code != ZCC_OK)
		o->count.refused++;
	be_free(o, op, now_ms);
	return 0;
}

void
operators_call_came(struct operators *o)
{
	o->is_idle = false;
	for (unsigned n = 0; n < o->num; n++) {
		struct operator *op = &o->each[(o->turn + n) % o->num];

		if (op->step == FREE && op->due_ms != 0) {
			op->due_ms = 0;
			return;
		}
	}
}

void
operators_last_call(struct operators *o)
{
	o->is_last_call = true;
	for (unsigned i = 0; i < o->num; i++) {
		struct operator *op = &o->each[i];

		if (op->step == FREE)
			op->due_ms = 0;
		/* The hub may have looked for this one just before the last call came in. */
		op->is_early = op->step == ASKING;
	}
}

void
operators_stop(struct operators *o)
{
	o->is_stopping = true;
	for (unsigned i = 0; i < o->num; i++)
		if (o->each[i].step == FREE)
			go_home(o, &o->each[i]);
}

bool
operators_are_done(const struct operators *o)
{
	return o->home == o->num;
}

int64_t
operators_wake_ms(const struct operators *o)
{
	int64_t wake_ms = INT64_MAX;

	for (unsigned i = 0; i < o->num; i++)
		if ((o->each[i].step == FREE || o->each[i].step == TALKING) &&
		    o->each[i].due_ms < wake_ms)
			wake_ms = o->each[i].due_ms;
	return wake_ms;
}

bool
operators_are_idle(const struct operators *o)
{
	return o->is_idle;
}

struct operators_count
operators_counts(const struct operators *o)
{
	return o->count;
}
