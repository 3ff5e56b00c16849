/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What an answer of the hub means on the screen.
 */
#include "tui/core/console.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/kind.h"
#include "tui/core/ahead.h"
#include "tui/core/draft.h"
#include "tui/core/intake_draft.h"
#include "tui/core/mine.h"
#include "tui/core/note.h"
#include "tui/core/reply_room.h"
#include "tui/core/say.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/triage_desk.h"
#include "tui/core/triage_draft.h"
#include "tui/core/view_ask.h"
#include "tui/core/view_background.h"
#include "tui/core/view_forward.h"
#include "tui/core/view_found.h"
#include "tui/core/view_identity.h"
#include "tui/core/view_intake.h"
#include "tui/core/view_lock.h"
#include "tui/core/view_message.h"
#include "tui/core/view_mend.h"
#include "tui/core/view_noodknop.h"
#include "tui/core/view_regie.h"
#include "tui/core/view_review.h"
#include "tui/core/view_say.h"
#include "tui/core/view_transfer.h"

#include <inttypes.h>
#include <string.h>

static const struct console_pending *
take_pending(struct console *c, uint32_t ticket, struct console_pending *room)
{
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++) {
		if (c->pending[i].ticket == ticket && ticket != 0) {
			*room = c->pending[i];
			c->pending[i].ticket = 0;
			return room;
		}
	}
	return NULL;
}

static void
show_case(struct console *c, uint64_t id)
{
	console_wipe_dossier(c);
	found_leave(c);
	c->case_id = id;
	c->screen = SCREEN_CASE;
	model_select(&c->model, id);
}

/* Done with it.  The list begins at its top again: the row that took the old one's place is not
 * what anybody chose. */
static void
leave_case(struct console *c, uint64_t id)
{
	if ((c->screen == SCREEN_CASE || c->screen == SCREEN_TRIAGE) && c->case_id == id)
		console_leave(c);
	else if (c->model.selected != id)
		return;
	model_move(&c->model, -(int64_t)UINT32_MAX);
}

/* What was taken back is where it was: in our hands, or in the list. */
static void
taken_back(struct console *c, uint64_t id)
{
	const struct zcc_case_row *row = board_case(c->board, id);

	if (row != NULL && case_is_of(row, c->who.operator))
		show_case(c, id);
	else
		leave_case(c, id != 0 ? id : c->case_id);
	console_say(c, false, _("Taken back."));
}

static int64_t
undo_until(const struct console *c)
{
	return c->now_ms + (int64_t)c->settings->undo_s * 1000;
}

static void
can_undo(struct console *c)
{
	c->undo_until_ms = undo_until(c);
}

/* Who was in the ear when another was taken: on hold since just now; 0 = nobody. */
static uint64_t
held_by_it(const struct console *c, uint64_t taken)
{
	enum { JUST_MS = 2000 };

	for (uint32_t i = 0; i < c->board->cases_end; i++) {
		const struct zcc_case_row *r = &c->board->cases[i];
		if (r->id != taken && r->state == CASE_AANGEHOUDEN &&
		    case_is_of(r, c->who.operator) && c->board->now_line - r->state_line < JUST_MS)
			return r->id;
	}
	return 0;
}

/* Before what is said: nobody speaks with that caller now. */
static void
say_held(struct console *c, uint64_t taken)
{
	uint64_t held = held_by_it(c, taken);
	char said[sizeof(c->message)];

	text_copy(said, sizeof(said), c->message);
	if (held != 0)
		console_say(c, c->is_warning, _("%" PRIu64 " is on hold. %s"), held, said);
}

static void
taken(struct console *c, uint64_t id)
{
	const char *before = console_left_by(c, id);
	const struct zcc_case_row *row = board_case(c->board, id);

	show_case(c, id);
	if (before == NULL && row != NULL && triage_may_begin(c, row, true))
		triage_begin(c, row);
	if (before != NULL) {
		/* what they typed and did not record is read with the rest (VS-1) */
		struct intent read = { .kind = INTENT_SEND, .verb = VERB_DOSSIER, .row = id };
		bool is_asked = send_may(c, VERB_DOSSIER) && send_act(c, &read);
		console_say(c, true, is_asked ? _("%" PRIu64 " taken over from %s: read the dossier "
		    "first.") : _("%" PRIu64 " taken over from %s."), id, before);
	} else {
		console_say(c, false, _("%" PRIu64 " taken."), id);
	}
	say_held(c, id);
	can_undo(c);
}

/* Reached: in our hands.  Not reached, or promised: back in the list, to be called. */
static void
called_back(struct console *c, uint64_t id)
{
	const struct zcc_case_row *row = board_case(c->board, id);

	if (row != NULL && case_is_of(row, c->who.operator)) {
		show_case(c, id);
		console_say(c, false, _("%" PRIu64 ": reached, on the line."), id);
		say_held(c, id);
	} else {
		leave_case(c, id);
		console_say(c, false, _("%" PRIu64 " stays a call back."), id);
	}
	can_undo(c);
}

/* Told, or only sent: then the number to phone stands in the detail. */
static void
sent_to_meldkamer(struct console *c, uint64_t id)
{
	const struct zcc_case_row *row = board_case(c->board, id);

	if (c->screen == SCREEN_TRIAGE) /* its answers went along */
		show_case(c, id);
	triage_recorded(c, id);
	if (row != NULL && board_hand(c->board, row)->state == HAND_SPOKEN)
		console_say(c, false, _("%" PRIu64 ": recorded that the meldkamer was told."), id);
	else if (row != NULL && row->state == CASE_MELDKAMER)
		console_say(c, false, _("%" PRIu64 " is with the meldkamer; stay until they have "
		    "acknowledged."), id);
	else
		console_say(c, false, _("%" PRIu64 " is with the ambulance service; stay until they "
		    "have acknowledged."), id);
}

/* A ride is acknowledged and the next one waits; a case that was handed over to us is in our hands; what
 * we gave back is the sender's. */
static void
accepted(struct console *c, uint64_t id)
{
	const struct zcc_case_row *row = board_case(c->board, id);
	bool is_mine = row != NULL && strcmp(row->claimed_by, c->who.operator) == 0;

	if (is_mine && row->state == CASE_OVERGEDRAGEN) {
		console_say(c, false, _("%" PRIu64 " acknowledged."), id);
	} else if (is_mine) {
		show_case(c, id);
		console_say(c, false, _("%" PRIu64 " taken over."), id);
		say_held(c, id);
	} else {
		leave_case(c, id);
		console_say(c, false, _("%" PRIu64 " given back."), id);
	}
	c->undo_until_ms = 0;
}

/* By a regiearts: who has it goes on. */
static void
judged(struct console *c, uint64_t id)
{
	const struct zcc_case_row *row = board_case(c->board, id);

	regie_done(c);
	if (regie_sent_back(c, row)) /* which is not taken back */
		return;
	console_say(c, false, _("%" PRIu64 " judged; %s knows."), id, row != NULL ? row->claimed_by : "");
	can_undo(c);
}

static void
authorised(struct console *c, uint64_t id)
{
	regie_done(c);
	if (regie_declined(c, board_case(c->board, id))) /* which is not taken back */
		return;
	console_say(c, false, _("%" PRIu64 " authorised."), id);
	can_undo(c);
}

/* The urgency is what the hub made of the answers. */
static void
triaged(struct console *c, uint64_t id)
{
	const struct zcc_case_row *row = board_case(c->board, id);

	if (console_judges(c)) {
		judged(c, id);
		return;
	}
	unsigned care = row != NULL ? board_triage(c->board, row)->care : CARE_NONE;

	triage_recorded(c, id);
	show_case(c, id);
	if (row == NULL || care == CARE_NONE || row->state != CASE_INGEZET)
		console_say(c, false, _("%" PRIu64 ": triage recorded, %s."), id,
		    row != NULL ? urgency_word(row->urgency) : "");
	else
		console_say(c, false, _("%" PRIu64 ": %s, %s recorded."), id, urgency_word(row->urgency),
		    say_care(care));
	can_undo(c);
}

/* No longer ours. */
static void
let_go(struct console *c, unsigned verb, uint64_t id)
{
	leave_case(c, id);
	if (verb == VERB_RELEASE)
		console_say(c, false, _("%" PRIu64 " is back in the queue."), id);
	else if (verb == VERB_ABANDON)
		console_say(c, false, _("%" PRIu64 ": caller hung up."), id);
	else
		console_say(c, false, _("%" PRIu64 " closed."), id);
	can_undo(c);
}

/* Back to the questions, when they were being asked. */
static void
spoken_again(struct console *c, uint64_t id)
{
	const struct zcc_case_row *row = board_case(c->board, id);

	show_case(c, id);
	if (c->triage.row == id && row != NULL && triage_may_begin(c, row, true))
		triage_begin(c, row);
	console_say(c, false, _("%" PRIu64 " is on the line again."), id);
	say_held(c, id);
	can_undo(c);
}

static void
done(struct console *c, const struct console_pending *p, uint64_t row)
{
	switch (p->verb) {
	case VERB_CLAIM: case VERB_NEXT:
		taken(c, row);
		break;
	case VERB_RELEASE: case VERB_ABANDON: case VERB_CLOSE:
		let_go(c, p->verb, row);
		break;
	case VERB_HOLD:
		console_say(c, false, _("%" PRIu64 " is on hold: w goes on with the caller."), row);
		can_undo(c);
		break;
	case VERB_RESUME:
		spoken_again(c, row);
		break;
	case VERB_CALLBACK:
		called_back(c, row);
		break;
	case VERB_TRIAGE: case VERB_DEPLOY:
		triaged(c, row);
		break;
	case VERB_RAV: case VERB_MELDKAMER:
		sent_to_meldkamer(c, row);
		break;
	case VERB_TRANSFER:
		transfer_done(c, row);
		console_say(c, false, _("%" PRIu64 " is asked for; it stays yours until it is taken."), row);
		can_undo(c);
		break;
	case VERB_FORWARD:
		leave_case(c, row);
		forward_done(c, row);
		can_undo(c);
		break;
	case VERB_ACCEPT:
		accepted(c, row);
		break;
	case VERB_IDENTIFY: case VERB_LINK:
		identity_done(c, p->verb, p->row);
		break;
	case VERB_NOTE:
		note_recorded(c, p->row);
		c->undo_until_ms = 0; /* the case has changed since */
		console_say(c, false, _("Note recorded with %" PRIu64 "."), p->row);
		break;
	case VERB_AUTHORISE:
		authorised(c, row);
		break;
	case VERB_BACKGROUND: case VERB_STRIKE:
		background_done(c, p->verb, p->row);
		break;
	case VERB_NOODKNOP:
		noodknop_done(c, row);
		break;
	case VERB_REVIEW:
		review_done(c);
		break;
	case VERB_WRONG_PATIENT:
		mend_done(c, p->row, row);
		break;
	case VERB_TAG:
		if (c->over == OVER_REVIEW)
			review_done(c);
		else
			tag_done(c, p->row);
		break;
	case VERB_UNDO:
		taken_back(c, row);
		break;
	default:
		reply_in_room(c, p);
	}
}

/* What this console itself could not send; NULL = it was the hub that refused. */
static const char *
unsent(const struct console_reply *r)
{
	if (r->text[0] != '\0')
		return NULL;
	switch (r->code) {
	case ZCC_E_DENIED:
		return _("Not logged in yet, nothing was done");
	case ZCC_E_BUSY:
		return _("Still waiting for the hub; nothing was done");
	case ZCC_E_DATA:
		return _("This is too long for one message: make it shorter");
	case ZCC_E_IO:
		return _("This could not be sent; nothing was done");
	default:
		return NULL;
	}
}

/* A hub that sends no grounds, or newer ones: its words are English and may hold values; the first
 * half says the same in Dutch. */
static void
refused_in_english(struct console *c, const struct console_pending *p,
    const struct console_reply *r)
{
	const struct zcc_case_row *row = p->row != 0 ? board_case(c->board, p->row) : NULL;

	switch (r->code) {
	case ZCC_E_TAKEN: case ZCC_E_STALE:
		if (row != NULL && row->claimed_by[0] != '\0')
			console_say(c, true, _("%" PRIu64 " is with %s meanwhile; nothing was done"),
			    p->row, row->claimed_by);
		else
			console_say(c, true, _("%" PRIu64 " has changed meanwhile; look again, nothing "
			    "was done"), p->row);
		break;
	case ZCC_E_UNKNOWN:
		console_say(c, true, _("The hub does not know it: %s"), r->text);
		break;
	case ZCC_E_STATE:
		console_say(c, true, _("Not possible now: %s"), r->text);
		break;
	case ZCC_E_DENIED:
		console_say(c, true, _("Not allowed: %s"), r->text);
		break;
	case ZCC_E_FULL:
		console_say(c, true, _("The hub's disk is full: only log-out works"));
		break;
	default:
		console_say(c, true, _("Refused: %s"), r->text);
	}
}

static void
refused(struct console *c, const struct console_pending *p, const struct console_reply *r)
{
	char said[SAY_SIZE];

	if (p->verb == VERB_MESSAGE && !c->messages.is_withdrawing)
		say_refused(c, r);
	if (r->code == ZCC_E_OUTCOME || r->code == ZCC_E_DOWN)
		console_say(c, true, _("No answer from the hub: whether %s was done is unknown; look "
		    "at the case"), say_verb(p->verb));
	else if (r->grounds != NULL && r->grounds->why == WHY_IDENTIFY_FIRST)
		triage_lacks_who(c, p->row, r);
	else if (r->grounds != NULL && say_refusal(r->grounds, said))
		console_say(c, r->grounds->why != WHY_NOBODY_WAITS, "%s", said);
	else if (unsent(r) != NULL)
		console_say(c, true, "%s", unsent(r));
	else
		refused_in_english(c, p, r);
}

void
console_answer(struct console *c, uint32_t ticket, const struct console_reply *r, int64_t now_ms)
{
	struct console_pending room;
	const struct console_pending *p = take_pending(c, ticket, &room);

	c->now_ms = now_ms;
	if (draft_answer(c, ticket, r) || triage_draft_answer(c, ticket, r) ||
	    intake_draft_answer(c, ticket, r) || messages_answer(c, ticket, r) || p == NULL || c->board == NULL)
		return;
	mine_acted(c, p->verb, r);
	if (p->verb == VERB_UNLOCK)
		lock_told(c, r->code);
	else if (r->code == ZCC_OK && (p->verb == VERB_INTAKE || p->verb == VERB_ENTER))
		intake_done(c, r->row, r);
	else if (r->code == ZCC_OK)
		done(c, p, r->row != 0 ? r->row : p->row);
	else
		refused(c, p, r);
	c->is_undo_said = r->code == ZCC_OK && c->undo_until_ms == undo_until(c);
	if (r->code != ZCC_OK)
		ahead_refused(c, p->verb);
	if (r->code != ZCC_OK && p->verb == VERB_DOSSIER)
		noodknop_hint(c, r->grounds);
	if (r->code != ZCC_OK && r->grounds != NULL && (p->verb == VERB_TRIAGE || p->verb == VERB_DEPLOY))
		triage_refused(c, p->row, r->grounds->why);
	if (r->code != ZCC_OK && p->verb == VERB_IDENTIFY)
		identity_refused(c, p->row);
}
