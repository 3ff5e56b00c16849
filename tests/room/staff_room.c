/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What people at their posts do for the room: lines, breaks, a call for one person, messages, and the
 * cards of paper of when there was no hub.
 *
 * Of the calls that are offered to somebody the first two are taken, and of the others one is declined and
 * one not looked at, so that it is for everybody again.
 */
#include "tests/room/staff_priv.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/rank.h"

#include <string.h>

enum { PUSH_TAKEN, PUSH_TAKEN_TOO, PUSH_DECLINED, PUSH_LEFT };

enum {
	ERRAND_AGAIN_MS = 3 * SECOND,
	BREAK_MS = 6 * MINUTE,
	MESSAGE_MS = 10 * MINUTE,
	SHORT_MS = 4 * SECOND,
	NOTICES_FROM_MS = SECOND,
	NOTICES_TO_MS = 6 * SECOND
};

static bool
is_of(const struct person *p, const char *role)
{
	return strcmp(p->is->role, role) == 0;
}

/* Works now, at a post that is there, without a break. */
static bool
is_at_work(const struct staff *s, const struct person *p)
{
	const struct zcc_operator_row *o = person_row(s->room, p);
	return o != NULL && o->state == SEAT_THERE && o->shift_wall != 0 && !o->is_paused &&
	    p->dead_ms == 0 && s->room->now_ms >= p->cut_ms && o->offer_to[0] == '\0';
}

static const struct person *
colleague(const struct staff *s, const struct person *but, const char *role)
{
	for (unsigned i = 0; i < s->num; i++)
		if (&s->person[i] != but && is_of(&s->person[i], role) && is_at_work(s, &s->person[i]))
			return &s->person[i];
	return NULL;
}

/* --- Errands ---------------------------------------------------------------------------------- */

static bool
move(const struct staff *s, const struct person *p, enum errand e, struct ask *a)
{
	const struct person *who = colleague(s, p, "ggz");
	if (who == NULL)
		return false;
	strcpy(a->board.operator, who->is->name);
	strcpy(a->board.kind, e == ERRAND_MOVE ? "lines" : "all");
	a->board.lines = e == ERRAND_MOVE ? 1 << LINE_REGULIER | 1 << LINE_TERUGBELLEN : 0;
	return true;
}

static bool
give_break(const struct staff *s, const struct person *p, enum errand e, struct ask *a)
{
	const struct person *who = colleague(s, p, "triagist");
	const char *name = e == ERRAND_BREAK_END ? s->rests : who != NULL ? who->is->name : NULL;
	if (name == NULL || (e == ERRAND_BREAK_OPEN && s->rests != NULL))
		return false;
	strcpy(a->board.operator, name);
	strcpy(a->board.kind, e == ERRAND_BREAK_END ? "resume" : "pause");
	if (e == ERRAND_BREAK)
		a->board.at = (uint64_t)(room_wall_ms(s->room) + BREAK_MS);
	return true;
}

/* Somebody who has nothing in hand, takes this line, and is offered nothing yet. */
static const struct person *
who_may_take(const struct staff *s, const struct person *but, const struct zcc_case_row *row)
{
	for (unsigned i = 0; i < s->num; i++) {
		const struct person *p = &s->person[i];
		if (p == but || p->doing != FREE || person_is_regie(p) || !is_at_work(s, p) ||
		    (p->lines >> row->line & 1) == 0 || person_row(s->room, p)->push_case != 0 ||
		    person_row(s->room, p)->task_lines != 0)
			continue;
		if (p->is->not_complaint == NULL ||
		    strcmp(p->is->not_complaint, board_complaint(s->room->board, row)) != 0)
			return p;
	}
	return NULL;
}

static bool
push(const struct staff *s, const struct person *p, enum errand e, struct ask *a)
{
	const struct board *b = s->room->board;
	(void)e;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *row = &b->cases[i];
		const struct person *to;
		if (row->id == 0 || row->state != CASE_WACHTEND || row->urgency <= URGENCY_ALARM ||
		    rank_is_call_back(row) || queue_pushed_to(s->room, row->id) != NULL ||
		    (to = who_may_take(s, p, row)) == NULL)
			continue;
		a->row = row->id;
		strcpy(a->board.operator, to->is->name);
		return true;
	}
	return false;
}

static bool
message(const struct staff *s, const struct person *p, enum errand e, struct ask *a)
{
	(void)p;
	text_copy(a->board.operator, sizeof a->board.operator,
	    e == ERRAND_MESSAGE ? "all" : "triagist");
	text_copy(a->board.message, sizeof a->board.message, "lijn spoed is druk, wie kan helpen");
	a->board.at = (uint64_t)(room_wall_ms(s->room) + MESSAGE_MS);
	return true;
}

static const struct {
	enum zcc_verb verb;
	bool (*fill)(const struct staff *s, const struct person *p, enum errand e, struct ask *a);
} errands[ERRANDS_NUM] = {
    [ERRAND_MOVE] = {VERB_MOVE, move},
    [ERRAND_MOVE_BACK] = {VERB_MOVE, move},
    [ERRAND_BREAK] = {VERB_MOVE, give_break},
    [ERRAND_BREAK_OPEN] = {VERB_MOVE, give_break},
    [ERRAND_BREAK_END] = {VERB_MOVE, give_break},
    [ERRAND_PUSH] = {VERB_PUSH, push},
    [ERRAND_MESSAGE] = {VERB_MESSAGE, message},
    [ERRAND_MESSAGE_SHORT] = {VERB_MESSAGE, message},
};

static bool
urgent_waits(const struct staff *s, const struct person *p)
{
	const struct zcc_case_row *row = queue_best(s, p);
	return row != NULL && queue_is_urgent(s->room, row);
}

/* With a call to give away he does not take it himself. */
static bool
do_errand(struct staff *s, struct person *p)
{
	struct ask a;
	for (unsigned e = 0; e < ERRANDS_NUM && s->room->now_ms >= p->errand_ms; e++) {
		if (s->errands[e] == 0 || errands[e].fill == NULL)
			continue;
		person_ask(p, errands[e].verb, 0, &a);
		if (!errands[e].fill(s, p, (enum errand)e, &a))
			continue;
		p->errand = (enum errand)e;
		p->doing = ASKING;
		person_send(p, &a);
		return true;
	}
	return s->errands[ERRAND_PUSH] > 0 && !urgent_waits(s, p);
}

static void
withdraw(struct person *p, uint64_t id)
{
	struct ask a;
	person_ask(p, VERB_MESSAGE, 0, &a);
	a.board.from = id;
	person_send(p, &a);
	p->doing = ASKING;
}

/* A patient of 112 who needs no ambulance: taken in, and a colleague in the room is asked (OV-5). */
bool
room_pass_on(struct staff *s, struct person *p)
{
	struct ask a;
	bool is_passed = false;
	for (unsigned i = 0; i < s->num; i++)
		is_passed = is_passed || person_asks(&s->person[i], VERB_INTAKE);
	if (is_passed || s->errands[ERRAND_PASS_ON] == 0 || s->room->now_ms < p->errand_ms)
		return false;
	person_ask(p, VERB_INTAKE, 0, &a);
	a.board.line = LINE_112;
	hand_tell(&a, "triagist");
	text_copy(a.dossier.phone, sizeof a.dossier.phone, "0612345678");
	p->errand = ERRAND_PASS_ON;
	p->doing = ASKING;
	person_send(p, &a);
	return true;
}

/* --- A call that is offered to this person ------------------------------------------------------ */

static bool
answer_push(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	const struct zcc_operator_row *o = person_row(r, p);
	uint64_t id = o != NULL ? o->push_case : 0;
	struct ask a;
	if (id == 0)
		return false;
	if (p->push_id != id) {
		p->push_id = id;
		p->push_does = s->pushes < PUSH_LEFT ? s->pushes :
		    s->pushes % 2 == 0 ? PUSH_DECLINED : PUSH_LEFT;
		s->pushes++;
		p->push_ms = r->now_ms + room_draw(r, NOTICES_FROM_MS, NOTICES_TO_MS);
	}
	if (r->now_ms < p->push_ms || p->push_does == PUSH_LEFT)
		return !urgent_waits(s, p);
	bool is_taken = p->push_does < PUSH_DECLINED;
	person_ask(p, is_taken ? VERB_NEXT : VERB_PUSH, is_taken ? 0 : id, &a);
	if (p->push_does == PUSH_DECLINED)
		strcpy(a.board.reason, "bezig");
	p->doing = ASKING;
	person_send(p, &a);
	return true;
}

/* --- Paper ------------------------------------------------------------------------------------------ */

static bool
enter_card(struct staff *s, struct person *p)
{
	struct ask a;
	if (!is_of(p, "triagist") || urgent_waits(s, p))
		return false;
	person_ask(p, VERB_ENTER, 0, &a);
	if (!phones_take_card(s->phones, &a))
		return false;
	p->doing = ASKING;
	person_send(p, &a);
	return true;
}

bool
room_step(struct staff *s, struct person *p)
{
	if (is_of(p, "coordinerend-triagist") && do_errand(s, p))
		return true;
	return answer_push(s, p) || (p->due_ms <= s->room->now_ms && enter_card(s, p));
}

/* Everything on the board is as of the times on the card (PT-1), wherever the hub's clock is by now. */
static void
must_be_as_written(const struct room *r, const struct ask *of, uint64_t id)
{
	const struct ask_board *a = &of->board;
	const struct zcc_case_row *row = board_case(r->board, id);
	int64_t offset = r->board->wall_offset;
	uint64_t since = a->closed != 0 ? a->closed : a->answered != 0 ? a->answered : a->received;
	if (row == NULL)
		rig_broken("a card is case %llu, which is not on the board", (unsigned long long)id);
	if (row->received_line != (int64_t)a->received - offset || row->received_wall != (int64_t)a->received ||
	    row->state_line != (int64_t)since - offset)
		rig_broken("case %llu, of a card: in %lld ms, as it is since %lld ms after the times on it",
		    (unsigned long long)id, (long long)(row->received_line + offset - (int64_t)a->received),
		    (long long)(row->state_line + offset - (int64_t)since));
}

/* --- What the hub answered ---------------------------------------------------------------------------- */

/* A call that was declined is no errand that is done or not. */
static bool
is_errand(const struct ask *of)
{
	return of->verb == VERB_MOVE || (of->verb == VERB_PUSH && of->board.reason[0] == '\0') ||
	    (of->verb == VERB_MESSAGE && of->board.from == 0) || of->verb == VERB_INTAKE;
}

bool
room_hear(struct staff *s, struct person *p, const struct ask *of, const struct wire_answer *got)
{
	bool is_done = got->code == ZCC_OK;
	if (of->verb == VERB_ENTER) {
		if (!is_done)
			rig_broken("%s: a card was refused: %s", p->is->name, got->text);
		must_be_as_written(s->room, of, got->row);
		s->count.entered++;
		person_free(s, p);
		return true;
	}
	if (!is_errand(of))
		return false;
	room_say(s->room, "%s: %s %s %s: %s", p->is->name, verb_word(of->verb), of->board.operator,
	    of->board.kind, is_done ? "done" : got->text);
	p->errand_ms = s->room->now_ms + (p->errand == ERRAND_PUSH ? SECOND : ERRAND_AGAIN_MS);
	person_free(s, p);
	/* his break ended with his shift */
	bool is_moot = p->errand == ERRAND_BREAK_END && got->code == ZCC_E_STATE;
	if (!is_done && !is_moot)
		return true;
	s->errands[p->errand]--;
	if (p->errand == ERRAND_BREAK_OPEN)
		for (unsigned i = 0; i < s->num; i++)
			if (strcmp(s->person[i].is->name, of->board.operator) == 0)
				s->rests = s->person[i].is->name;
	if (p->errand == ERRAND_BREAK_END)
		s->rests = NULL;
	s->messages += of->verb == VERB_MESSAGE;
	if (p->errand == ERRAND_MESSAGE_SHORT)
		withdraw(p, s->messages);
	return true;
}
