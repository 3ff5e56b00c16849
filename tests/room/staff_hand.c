/* SPDX-License-Identifier: EUPL-1.2 */
/* What people at their posts hand over, and take over: to the meldkamer, and warm to a colleague. */
#include "tests/room/staff_priv.h"

#include "shared/base/text.h"
#include "shared/care/hand.h"
#include "shared/care/regie.h"
#include "shared/care/triage.h"

#include <string.h>

enum {
	ACKNOWLEDGED_AT_ONCE = 980, /* permille; the others find the centralist in another call */
	SOON_FROM_MS = 2 * SECOND,
	SOON_TO_MS = 11 * SECOND,
	LATE_FROM_MS = 18 * SECOND,
	LATE_TO_MS = 90 * SECOND,
	IS_CRISIS = 300,            /* of the transfers: to the ggz, whoever works there */
	RIDE_MS = 4 * MINUTE,       /* then the ambulance is there, and the case is closed; */
	LATE_RIDE_MS = 32 * MINUTE, /* now and then it is late, and who waits is called (CB-2) */
	LATE_EVERY = 7,
	ASKED_FROM_MS = 5 * SECOND,
	ASKED_TO_MS = 80 * SECOND,  /* longer than a transfer waits, now and then */
	IS_GIVEN_BACK = 250,
	IS_AT_HOME = 800,
	DECLINED_EVERY = 8,         /* of the advice one is not agreed with */
	ADVICE_FROM_MS = 10 * SECOND,
	ADVICE_TO_MS = 60 * SECOND
};

/* Nobody hurries: the newest case that somebody else handed over is looked at once, and then answered
 * in its time. */
static bool
is_time(struct staff *s, struct person *p, const struct zcc_case_row *row, int64_t in_ms)
{
	if (p->hand_id != row->id) {
		p->hand_id = row->id;
		p->hand_ms = s->room->now_ms + in_ms;
	}
	return s->room->now_ms >= p->hand_ms;
}

static int64_t
until_acknowledged(struct room *r)
{
	return room_happens(r, ACKNOWLEDGED_AT_ONCE) ? room_draw(r, SOON_FROM_MS, SOON_TO_MS)
	                                             : room_draw(r, LATE_FROM_MS, LATE_TO_MS);
}

static bool
is_mine(const struct person *p, const struct zcc_case_row *row)
{
	return strcmp(row->claimed_by, p->is->name) == 0;
}

/* The first row of which this is true of this person, or NULL. */
static const struct zcc_case_row *
first(const struct room *r, const struct person *p,
    bool (*is)(const struct room *r, const struct person *p, const struct zcc_case_row *row))
{
	for (uint32_t i = 0; i < r->board->cases_end; i++)
		if (r->board->cases[i].id != 0 && is(r, p, &r->board->cases[i]))
			return &r->board->cases[i];
	return NULL;
}

/* The first hand-over that nobody has heard of, but for the one that the sender is to telephone about. */
static const struct zcc_case_row *
unheard(struct staff *s)
{
	const struct board *b = s->room->board;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *row = &b->cases[i];
		if (row->id == 0 || !hand_is_unheard(row, board_hand(b, row)))
			continue;
		if (s->errands[ERRAND_UNHEARD] > 0) {
			s->errands[ERRAND_UNHEARD]--;
			s->unheard = row->id;
		}
		if (row->id != s->unheard)
			return row;
	}
	return NULL;
}

static bool
has_arrived(const struct room *r, const struct person *p, const struct zcc_case_row *row)
{
	return row->state == CASE_OVERGEDRAGEN && is_mine(p, row) &&
	    r->board->now_line - row->state_line >=
	        (row->id % LATE_EVERY == 0 ? LATE_RIDE_MS : RIDE_MS);
}

/* The time at which to call is over. */
static bool
waits_at_home(const struct room *r, const struct person *p, const struct zcc_case_row *row)
{
	return row->state == CASE_OVERGEDRAGEN && row->promised_line != 0 &&
	    row->promised_line < r->board->now_line && (row->marks & CASE_MARK_NO_NUMBER) == 0 &&
	    (p->lines >> row->line & 1) != 0;
}

static bool
is_asked_of(const struct room *r, const struct person *p, const struct zcc_case_row *row)
{
	const struct zcc_hand *h = board_hand(r->board, row);
	const char *me = (h->flags & HAND_FLAG_ROLE) != 0 ? p->is->role : p->is->name;
	return hand_is_transfer(h) && !is_mine(p, row) && strcmp(h->to, me) == 0;
}

static void
answer(struct person *p, const struct zcc_case_row *row, const char *reason)
{
	struct ask a;
	person_ask(p, VERB_ACCEPT, row->id, &a);
	a.version = row->version;
	text_copy(a.board.reason, sizeof a.board.reason, reason);
	person_send(p, &a);
	p->doing = ASKING;
	p->hand_id = 0;
}

/* Nobody took what he passed on. */
static bool
is_left_with_me(const struct room *r, const struct person *p, const struct zcc_case_row *row)
{
	return is_mine(p, row) && row->state == CASE_AANGENOMEN &&
	    !hand_is_transfer(board_hand(r->board, row));
}

static void
pass_on_again(struct person *p, const struct zcc_case_row *row)
{
	struct ask a;
	person_ask(p, VERB_TRANSFER, row->id, &a);
	a.version = row->version;
	hand_tell(&a, "triagist");
	person_send(p, &a);
	p->doing = ASKING;
}

void
hand_centralist(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	struct ask a;
	const struct zcc_case_row *row = unheard(s);
	if (p->doing != FREE || room_pass_on(s, p))
		return;
	if (row != NULL && (p->hand_id == row->id || !person_rests(s, p)) &&
	    is_time(s, p, row, p->hand_id == row->id ? 0 : until_acknowledged(r))) {
		answer(p, row, "");
		return;
	}
	row = first(r, p, is_left_with_me);
	if (row != NULL) {
		pass_on_again(p, row);
		return;
	}
	row = first(r, p, has_arrived);
	if (row == NULL)
		return;
	p->id = row->id;
	person_ask(p, VERB_CLOSE, row->id, &a);
	a.version = row->version;
	text_copy(a.board.reason, sizeof a.board.reason,
	    board_hand(r->board, row)->kind == HAND_MELDKAMER ? "meldkamer" : "ambulance");
	person_send(p, &a);
	p->doing = ASKING;
}

bool
hand_colleague(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	const struct zcc_case_row *row = first(r, p, is_asked_of);
	if (row == NULL ||
	    !is_time(s, p, row, p->hand_id == row->id ? 0 : room_draw(r, ASKED_FROM_MS, ASKED_TO_MS)))
		return false;
	answer(p, row, s->count.given_back == 0 || room_happens(r, IS_GIVEN_BACK) ? "niet-voor-ons" : "");
	return true;
}

/* The regiearts who works now, or NULL. */
static const char *
regiearts(const struct room *r)
{
	for (uint32_t i = 0; i < r->board->operators_end; i++) {
		const struct zcc_operator_row *o = &r->board->operators[i];
		if (o->shift_wall != 0 && o->state == SEAT_THERE && strcmp(o->role, "regiearts") == 0)
			return o->name;
	}
	return NULL;
}

bool
hand_check(struct staff *s, struct person *p)
{
	struct ask a;
	const struct zcc_case_row *row = first(s->room, p, waits_at_home);
	if (row == NULL || person_rests(s, p) || person_is_regie(p) ||
	    !is_time(s, p, row, p->hand_id == row->id ? 0 : room_draw(s->room, SOON_FROM_MS, LATE_TO_MS)))
		return false;
	p->hand_id = 0;
	person_ask(p, VERB_CALLBACK, row->id, &a);
	a.version = row->version;
	a.board.attempt = room_happens(s->room, IS_AT_HOME) ? ATTEMPT_REACHED : ATTEMPT_NO_ANSWER;
	person_send(p, &a);
	p->doing = ASKING;
	s->count.checked++;
	return true;
}

void
hand_tell(struct ask *a, const char *to)
{
	a->has_dossier = true;
	text_copy(a->board.operator, sizeof a->board.operator, to);
	text_copy(a->dossier.situation, sizeof a->dossier.situation, "beller is ongerust");
	text_copy(a->dossier.background, sizeof a->dossier.background, "geen voorgeschiedenis");
	text_copy(a->dossier.assessment, sizeof a->dossier.assessment, "stabiel");
	text_copy(a->dossier.recommendation, sizeof a->dossier.recommendation, "graag overnemen");
}

bool
hand_authorise(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	struct ask a;
	uint32_t at;
	if (!person_is_regie(p) || person_rests(s, p) || r->now_ms < p->next_advice_ms ||
	    regie_list(r->board, REGIE_ADVICE, &at, 1) == 0)
		return false;
	const struct zcc_case_row *row = &r->board->cases[at];
	bool has_read = p->read_id == row->id && p->read_version == row->version;
	p->next_advice_ms = r->now_ms + room_draw(r, ADVICE_FROM_MS, ADVICE_TO_MS);
	person_ask(p, has_read ? VERB_AUTHORISE : VERB_DOSSIER, row->id, &a);
	a.version = has_read ? row->version : 0;
	if (has_read && (s->count.authorised + s->count.declined) % DECLINED_EVERY == 1) {
		a.has_dossier = true;
		strcpy(a.board.reason, TRIAGE_BACK);
		text_copy(a.dossier.note, sizeof a.dossier.note, "laat vandaag nog een arts kijken");
	}
	person_send(p, &a);
	p->doing = ASKING;
	p->read_id = row->id;
	p->read_version = row->version;
	return true;
}

bool
hand_transfer(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	struct ask a;
	const struct role_settings *ggz = settings_role(&s->room->rig.site.settings, "ggz");
	bool may_be_crisis = strcmp(p->is->role, ggz->name) != 0 && (ggz->lines >> row->line & 1) != 0;
	bool is_crisis = may_be_crisis && room_happens(s->room, IS_CRISIS);
	const char *to = is_crisis ? ggz->name : regiearts(s->room);
	if (to == NULL)
		return false;
	person_ask(p, VERB_TRANSFER, p->id, &a);
	a.version = row->version;
	hand_tell(&a, to);
	person_send(p, &a);
	p->doing = ASKING;
	p->has_asked = true;
	return true;
}
