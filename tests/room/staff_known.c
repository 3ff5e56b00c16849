/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What people at their posts record of a patient beside his question, and strike again (BG-1, PE-6); and a
 * dossier that is not theirs to read (AU-8).  Shares are assumptions.
 */
#include "tests/room/staff_priv.h"

#include "shared/base/text.h"
#include "shared/care/state.h"

#include <string.h>

enum {
	IS_TOLD = 80,      /* permille of the conversations */
	LIMIT_EVERY = 3,   /* of these: a behandelgrens, of which each second */
	ALLOWED_EVERY = 2, /* is taken back; */
	WRONG_EVERY = 2,   /* of all: turns out to be wrong, */
	RIGHT_EVERY = 3    /* and of those: was right after all */
};

static void
send(struct person *p, struct ask *a)
{
	person_send(p, a);
	p->doing = ASKING;
}

static void
tell(struct staff *s, struct person *p)
{
	struct ask a;
	bool is_limit = s->count.told % LIMIT_EVERY == 0;
	person_ask(p, VERB_BACKGROUND, p->id, &a);
	a.has_dossier = true;
	strcpy(a.dossier.item_kind, is_limit ? "behandelgrens" : "medicatie");
	strcpy(a.dossier.origin, "patient");
	strcpy(a.dossier.consent, "gegeven");
	if (is_limit)
		strcpy(a.board.care, "reanimeren");
	else
		text_copy(a.dossier.item, sizeof a.dossier.item, "metoprolol");
	a.board.allowed = is_limit && s->count.told / LIMIT_EVERY % ALLOWED_EVERY == 1;
	send(p, &a);
}

static void
strike(struct person *p)
{
	struct ask a;
	person_ask(p, VERB_STRIKE, p->id, &a);
	a.board.from = p->part;
	strcpy(a.board.reason, p->is_struck ? "" : "onjuist");
	send(p, &a);
}

bool
known_step(struct staff *s, struct person *p)
{
	bool may_tell = !p->has_told && room_happens(s->room, IS_TOLD);
	p->has_told = true;
	if (p->part != 0)
		strike(p);
	else if (may_tell)
		tell(s, p);
	return p->part != 0 || may_tell;
}

/* Of a colleague's, in whose hands it is. */
static const struct zcc_case_row *
not_his(const struct room *r, const struct person *p)
{
	const struct zcc_case_row *found = NULL;
	for (uint32_t i = 0; i < r->board->cases_end; i++) {
		const struct zcc_case_row *row = &r->board->cases[i];
		if (row->id > p->pressed_id && state_is_held((enum zcc_state)row->state) &&
		    strcmp(row->claimed_by, p->is->name) != 0 && (found == NULL || row->id < found->id))
			found = row;
	}
	return found;
}

bool
known_press(struct staff *s, struct person *p)
{
	struct ask a;
	if (s->errands[ERRAND_NOODKNOP] == 0 || strcmp(p->is->role, "triagist") != 0)
		return false;
	for (unsigned i = 0; i < s->num; i++)
		if (person_asks(&s->person[i], VERB_NOODKNOP))
			return false;
	const struct zcc_case_row *row = not_his(s->room, p);
	if (row == NULL)
		return false;
	p->pressed_id = row->id; /* the next time another, when he may read this one anyway */
	person_ask(p, VERB_NOODKNOP, row->id, &a);
	a.has_dossier = true;
	strcpy(a.board.reason, "collega-weg");
	text_copy(a.dossier.note, sizeof a.dossier.note, "collega is even niet aanspreekbaar");
	send(p, &a);
	return true;
}

/* What was wrong is struck, and what was struck wrongly is right. */
static void
told(struct staff *s, struct person *p, const struct ask *of, uint64_t seq)
{
	if (of->verb == VERB_BACKGROUND) {
		s->count.told++;
		p->part = s->count.told % WRONG_EVERY == 1 ? seq : 0;
		p->is_struck = false;
	} else if (!p->is_struck) {
		s->count.struck++;
		p->is_struck = s->count.struck % RIGHT_EVERY == 1;
		p->part = p->is_struck ? p->part : 0;
	} else {
		p->part = 0;
	}
	p->doing = TALKING;
	p->due_ms = s->room->now_ms;
}

bool
known_hear(struct staff *s, struct person *p, const struct ask *of, const struct wire_answer *got)
{
	struct ask a;
	if (of->verb == VERB_BACKGROUND || of->verb == VERB_STRIKE) {
		told(s, p, of, got->seq);
		return true;
	}
	if (of->verb != VERB_NOODKNOP)
		return false;
	s->errands[ERRAND_NOODKNOP]--;
	s->count.pressed++;
	person_ask(p, VERB_DOSSIER, of->row, &a);
	send(p, &a);
	return true;
}
