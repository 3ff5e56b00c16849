/* SPDX-License-Identifier: EUPL-1.2 */
/* What people at their posts do with callers.  Shares are assumptions; times come from the figures. */
#include "tests/room/staff_priv.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/alarm.h"
#include "shared/care/hand.h"
#include "shared/care/kind.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"
#include "shared/care/triage.h"

#include <string.h>

/* Permille of the conversations. */
enum {
	IS_HELD = 80,
	IS_UNDONE = 20,
	IS_MISSED = 100, /* of who was sent to the huisartsenpost: he does not come, says who expected him (OV-4) */
	IS_REACHED = 600   /* of those who are called back */
};

enum {
	NOTICE_FROM_MS = 800,
	NOTICE_TO_MS = 4000,
	TALKED_MS = 60 * SECOND,      /* a U0 or U1 too, once they have spoken for so long */
	SHORT_MS = 45 * SECOND,       /* and who is on hold is not forgotten */
	RAV_MS = 30 * SECOND,
	HELD_LONG_MS = 80 * SECOND,
	HELD_URGENT_MS = 60 * SECOND, /* nobody forgets a U0 or U1 there */
	TRIAGE_MS = 5 * SECOND,      /* between two questions */
	FOLLOWED_MS = 3 * MINUTE,    /* care that was sent, until it is done */
	ASKED_MS = 70 * SECOND,       /* a transfer that nobody answers has fallen back then */
	ALARM_FROM_MS = 5 * SECOND,
	ALARM_TO_MS = 40 * SECOND
};

/* --- The next caller ---------------------------------------------------------------------------- */

static void
take(struct person *p, const struct zcc_case_row *row, bool by_number)
{
	struct ask a;
	person_ask(p, by_number ? VERB_CLAIM : VERB_NEXT, by_number ? row->id : 0, &a);
	if (by_number)
		a.version = row->version;
	act_send(p, &a);
	p->noticed_ms = 0;
}

/* Care is on its way, or was when the post fell away: nobody is on the line. */
static bool
is_followed(const struct zcc_case_row *row)
{
	return row->state == CASE_INGEZET || row->before == CASE_INGEZET;
}

/* What stands on this name and is in nobody's ear: held, handed over, taken back, lost and still there, or
 * with its care done.  Lowest number first. */
static const struct zcc_case_row *
left_over(const struct staff *s, const struct person *p)
{
	const struct board *b = s->room->board;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *row = &b->cases[i];
		if (row->id != 0 && row->id != p->id && strcmp(row->claimed_by, p->is->name) == 0 &&
		    row->state != CASE_GESLOTEN &&
		    !(row->state == CASE_INGEZET && b->now_line - row->state_line < FOLLOWED_MS))
			return row;
	}
	return NULL;
}

static void
talk(struct staff *s, struct person *p, int64_t talk_ms)
{
	p->doing = TALKING;
	p->talk_ms = talk_ms;
	p->due_ms = s->room->now_ms + talk_ms;
	if (!p->was_held && (s->errands[ERRAND_HOLD] > 0 || room_happens(s->room, IS_HELD))) {
		p->due_ms = s->room->now_ms + talk_ms / 3;
		p->talk_ms = talk_ms - talk_ms / 3;
		p->was_held = true;
	} else {
		p->talk_ms = 0;
	}
}

static void
take_up(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	p->id = row->id;
	if (row->state == CASE_AANGEHOUDEN)
		act_verb(s, p, VERB_RESUME);
	else if (row->state == CASE_VERLATEN)
		act_verb(s, p, VERB_CLAIM);
	else if (row->state == CASE_INGEZET)
		act_close(s, p, care_word(board_triage(s->room->board, row)->care));
	else
		talk(s, p, room_draw(s->room, 10 * SECOND, 60 * SECOND));
}

static void
look_round(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	const struct zcc_case_row *row = left_over(s, p);
	if (row != NULL) {
		take_up(s, p, row);
		return;
	}
	if (room_step(s, p))
		return;
	row = person_rests(s, p) || p->has_offered ? NULL : queue_best(s, p);
	/* who was put on some lines looks at nothing else, and presses n before a colleague does */
	const struct zcc_operator_row *me = person_row(r, p);
	bool is_moved = me != NULL && me->task_lines != 0;
	if (row == NULL)
		p->noticed_ms = 0;
	else if (p->noticed_ms == 0)
		p->noticed_ms = r->now_ms + (is_moved ? 1 : room_draw(r, NOTICE_FROM_MS, NOTICE_TO_MS));
	else if (r->now_ms >= p->noticed_ms)
		take(p, row, rank_is_call_back(row) || (!is_moved && room_happens(r, 200)));
}

/* --- A conversation ----------------------------------------------------------------------------- */

/* Somebody else has the case, or nobody: the caller is at the meldkamer, with a colleague, or waits. */
static void
is_gone(struct staff *s, struct person *p, const struct zcc_case_row *row)
{
	if (row != NULL && row->state == CASE_OVERGEDRAGEN)
		phones_over(s->phones, p->id);
	else if (row == NULL || !state_is_held((enum zcc_state)row->state))
		phones_waits(s->phones, p->id);
	person_free(s, p);
}

/* The audio is gone: on hold while it is mended, then it is back, or the line turns out to be dead. */
static void
conversation(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	const struct zcc_case_row *row = act_row(s, p), *urgent;
	if (row == NULL || strcmp(row->claimed_by, p->is->name) != 0 ||
	    (!state_is_talking((enum zcc_state)row->state) && !hand_is_to_meldkamer(row))) {
		is_gone(s, p, row);
		return;
	}
	bool has_caller = state_is_talking((enum zcc_state)row->state) && (row->flags & CASE_FLAG_CALLBACK) == 0;
	bool may_hold = has_caller && left_over(s, p) == NULL &&
	    (row->urgency > URGENCY_ALARM || r->board->now_line - row->state_line > TALKED_MS);
	if (may_hold && p->due_ms > r->now_ms && (urgent = queue_best(s, p)) != NULL &&
	    queue_is_urgent(r, urgent)) {
		p->id = 0;
		p->is_hurried = true;
		s->count.second++;
		take(p, urgent, false);
		return;
	}
	if (p->due_ms > r->now_ms)
		return;
	if (has_caller && (p->talk_ms > 0 || p->is_deaf))
		act_verb(s, p, VERB_HOLD);
	else
		act_end_talk(s, p, row);
}

static void
hold_is_over(struct staff *s, struct person *p)
{
	const struct zcc_case_row *row = act_row(s, p);
	bool is_mine = row != NULL && row->state == CASE_AANGEHOUDEN &&
	    strcmp(row->claimed_by, p->is->name) == 0;
	if (!is_mine) { /* over the limit: somebody else answers */
		phones_waits(s->phones, p->id);
		person_free(s, p);
	} else if (p->is_deaf && room_happens(s->room, 400)) {
		act_verb(s, p, VERB_ABANDON);
	} else {
		act_verb(s, p, VERB_RESUME);
	}
}

static void
called_back(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	const struct zcc_case_row *row = act_row(s, p);
	if (row == NULL || strcmp(row->claimed_by, p->is->name) != 0) {
		person_free(s, p);
		return;
	}
	bool is_regie_mark = (row->marks & CASE_MARK_REGIE) != 0;
	if ((row->marks & CASE_MARK_NO_NUMBER) != 0)
		act_close(s, p, "overig");
	else if (row->again != 0)
		act_close(s, p, "dubbel");
	else if (row->attempts >= s->room->rig.site.settings.callback_attempts &&
	    (row->urgency > URGENCY_REGIE || (is_regie_mark && person_is_regie(p))))
		act_close(s, p, "geen-gehoor");
	else
		act_call_back(s, p, room_happens(r, IS_REACHED) ? ATTEMPT_REACHED : ATTEMPT_NO_ANSWER, 0);
}

static void
see_alarms(struct staff *s, struct person *p)
{
	struct room *r = s->room;
	struct ask a;
	if (!person_is_regie(p) || p->doing != FREE || r->now_ms < p->next_alarm_ms ||
	    r->now_ms < s->busy_ms)
		return;
	p->next_alarm_ms = r->now_ms + room_draw(r, ALARM_FROM_MS, ALARM_TO_MS);
	for (uint32_t i = 0; i < r->board->alarms_end; i++) {
		const struct zcc_alarm_row *alarm = &r->board->alarms[i];
		if (alarm->id == 0 || !alarm_asks(alarm, DESK_REGIE, p->is->name) || !mail_has_room(&p->mail))
			continue;
		person_ask(p, VERB_ALARM_ACK, 0, &a);
		a.board.alarm = alarm->id;
		person_send(p, &a);
		return;
	}
}

void
work_step(struct staff *s, struct person *p)
{
	int64_t now = s->room->now_ms;
	if (!s->room->board->is_live)
		return;
	see_alarms(s, p);
	switch (p->doing) {
	case FREE:
		if (strcmp(p->is->role, "centralist") == 0)
			hand_centralist(s, p);
		else if (p->lines != 0 && p->due_ms <= now && !hand_colleague(s, p) && !hand_check(s, p) &&
		    !triage_judge(s, p) && !hand_authorise(s, p) && !known_press(s, p))
			look_round(s, p);
		break;
	case TALKING: conversation(s, p); break;
	case HOLDING:
		if (p->due_ms <= now)
			hold_is_over(s, p);
		break;
	case DIALLING:
		if (p->due_ms <= now)
			called_back(s, p);
		break;
	case ASKING: break;
	}
}

/* --- What the hub answered ------------------------------------------------------------------------ */

static void
took(struct staff *s, struct person *p, uint64_t id)
{
	struct room *r = s->room;
	p->id = id;
	p->was_held = p->is_deaf = false;
	const struct zcc_case_row *row = act_row(s, p);
	if (row != NULL && is_followed(row)) {
		person_free(s, p);
		return;
	}
	if (row != NULL && rank_is_call_back(row)) {
		p->doing = DIALLING;
		p->due_ms = r->now_ms + room_draw(r, 8 * SECOND, 40 * SECOND);
		s->count.dialled++;
		return;
	}
	phones_answered(s->phones, id);
	s->count.answered++;
	int64_t talk_ms = phones_service_ms(s->phones, id);
	talk(s, p, p->is_hurried && talk_ms > SHORT_MS ? SHORT_MS : talk_ms);
	p->is_hurried = false;
}

static void
let_go(struct staff *s, struct person *p, bool waits)
{
	if (waits)
		phones_waits(s->phones, p->id);
	else
		phones_over(s->phones, p->id);
	person_free(s, p);
}

static void
closed(struct staff *s, struct person *p, const struct ask *of, uint32_t version)
{
	struct ask a;
	s->count.closed++;
	phones_over(s->phones, p->id);
	bool is_undone = room_happens(s->room, IS_UNDONE);
	bool is_missed = strcmp(of->board.reason, "consult-hap") == 0 &&
	    (room_happens(s->room, IS_MISSED) || !s->was_missed);
	s->was_missed = s->was_missed || (is_missed && !is_undone);
	person_free(s, p);
	if (!is_undone && !is_missed)
		return;
	person_ask(p, is_undone ? VERB_UNDO : VERB_CALLBACK, is_undone ? 0 : of->row, &a);
	a.version = is_undone ? 0 : version;
	a.board.attempt = is_undone ? ATTEMPT_NONE : ATTEMPT_NO_SHOW;
	act_send(p, &a);
}

static void
accepted(struct staff *s, struct person *p, const struct ask *of, uint64_t id)
{
	if (p->lines == 0 || of->board.reason[0] != '\0') {
		s->count.accepted += p->lines == 0;
		s->count.given_back += of->board.reason[0] != '\0';
		person_free(s, p);
		return;
	}
	s->count.taken_over++;
	p->id = id;
	talk(s, p, phones_service_ms(s->phones, id));
}

/* Of a case that is in his own hands the conversation goes on. */
static void
triaged(struct staff *s, struct person *p, const struct ask *of)
{
	s->count.triaged += of->dossier.answers[0] != '\0';
	if (p->id != of->row) {
		person_free(s, p);
		return;
	}
	p->doing = TALKING;
	p->talk_ms = 0;
	p->due_ms = s->room->now_ms + TRIAGE_MS;
}

void
work_hear(struct staff *s, struct person *p, const struct ask *of, const struct wire_answer *got)
{
	struct room *r = s->room;
	if (of->verb == VERB_ALARM_ACK || room_hear(s, p, of, got))
		return;
	s->count.ran_ahead += got->grounds.why == WHY_NO_SHIFT;
	s->count.overstepped += got->grounds.why == WHY_NOT_THEIR_DECISION;
	if (got->code != ZCC_OK) {
		room_say(r, "%s: %s %llu: %s", p->is->name, verb_word(of->verb),
		    (unsigned long long)of->row, got->text);
		person_free(s, p);
		return;
	}
	if (known_hear(s, p, of, got))
		return;
	const struct zcc_case_row *row;
	switch ((enum zcc_verb)of->verb) {
	case VERB_CLAIM:
	case VERB_NEXT: took(s, p, got->row); break;
	case VERB_RESUME:
		p->id = got->row;
		p->is_deaf = false;
		talk(s, p, p->talk_ms > 0 ? p->talk_ms : room_draw(r, 20 * SECOND, 90 * SECOND));
		break;
	case VERB_HOLD:
		s->count.held++;
		p->doing = HOLDING;
		row = act_row(s, p);
		p->due_ms = r->now_ms + room_draw(r, 10 * SECOND, row != NULL &&
		    row->urgency <= URGENCY_ALARM ? HELD_URGENT_MS : 150 * SECOND);
		if (s->errands[ERRAND_HOLD] > 0) {
			s->errands[ERRAND_HOLD]--;
			p->due_ms = r->now_ms + HELD_LONG_MS;
		}
		break;
	case VERB_FORWARD:
		if (of->board.operator[0] != '\0') {
			let_go(s, p, true);
			break;
		}
		/* fallthrough */
	case VERB_NOTE:
	case VERB_TAG:
		p->doing = TALKING;
		p->due_ms = r->now_ms;
		break;
	case VERB_IDENTIFY:
	case VERB_TRIAGE: triaged(s, p, of); break;
	case VERB_CLOSE: closed(s, p, of, got->version); break;
	case VERB_RAV:
	case VERB_MELDKAMER:
		s->count.rav += of->verb == VERB_RAV && !of->has_dossier;
		p->doing = TALKING;
		p->talk_ms = 0;
		p->due_ms = r->now_ms + RAV_MS;
		break;
	case VERB_ACCEPT: accepted(s, p, of, got->row); break;
	case VERB_TRANSFER:
		s->count.transferred++;
		p->doing = TALKING;
		p->talk_ms = 0;
		p->due_ms = r->now_ms + ASKED_MS;
		break;
	case VERB_RELEASE: let_go(s, p, true); break;
	case VERB_DEPLOY: s->count.deployed++; /* fallthrough */
	case VERB_ABANDON: let_go(s, p, false); break;
	case VERB_CALLBACK:
		s->count.promised += of->board.at != 0;
		if (of->board.attempt == ATTEMPT_REACHED && p->id == got->row)
			talk(s, p, phones_service_ms(s->phones, got->row));
		else
			let_go(s, p, false);
		break;
	case VERB_AUTHORISE:
		s->count.declined += of->has_dossier;
		s->count.authorised += !of->has_dossier;
		person_free(s, p);
		break;
	default: person_free(s, p); break; /* taken back: it stands on this name again */
	}
}
