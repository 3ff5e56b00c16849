/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/act.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/hand.h"
#include "shared/care/state.h"
#include "tui/core/act_alarm.h"
#include "tui/core/act_phone.h"
#include "tui/core/act_room.h"
#include "tui/core/desk.h"
#include "tui/core/hand_words.h"
#include "tui/core/note.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/triage_desk.h"
#include "tui/core/view.h"
#include "tui/core/view_ask.h"
#include "tui/core/view_background.h"
#include "tui/core/view_forward.h"
#include "tui/core/view_found.h"
#include "tui/core/view_identity.h"
#include "tui/core/view_mend.h"
#include "tui/core/view_noodknop.h"
#include "tui/core/view_panel.h"
#include "tui/core/view_room.h"
#include "tui/core/view_lock.h"
#include "tui/core/view_meldkamer.h"
#include "tui/core/view_regie.h"
#include "tui/core/view_shift.h"
#include "tui/core/view_transfer.h"
#include "tui/core/view_waitroom.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void begin_typing(struct console *c, enum overlay over);

/* What a case act is about: the case and version on the last frame, or the one named. */
static const struct zcc_case_row *
target(struct console *c, const struct act_arg *arg, uint32_t *version)
{
	uint64_t id = arg->row != 0 ? arg->row : c->screen == SCREEN_CASE ? c->case_id :
	    c->screen == SCREEN_TRIAGE ? c->triage.row :
	    c->screen == SCREEN_QUEUE ? c->model.selected :
	    c->screen == SCREEN_MELDKAMER ? c->hand_selected :
	    c->screen == SCREEN_FOUND ? found_selected(c) :
	    c->screen == SCREEN_WAITROOM ? c->waitroom.selected :
	    c->screen == SCREEN_REGIE ? c->regie.selected : 0;
	const struct zcc_case_row *row = id != 0 ? board_case(c->board, id) : NULL;

	if (arg->row == 0 && id != 0 && id != c->painted_id) {
		console_say(c, true, _("The list just changed; look again, nothing was done"));
		return NULL;
	}
	if (row == NULL) {
		if (id != 0)
			console_say(c, true, _("%" PRIu64 " is no longer on the board"), id);
		else
			console_say(c, false, _("No case is selected"));
		return NULL;
	}
	*version = arg->row != 0 ? row->version : c->painted_version;
	return row;
}

/* Enter there goes on with the questions: of who was not triaged yet, or waits to be so again. */
static bool
is_asked_here(const struct console *c, const struct zcc_case_row *row)
{
	return c->screen == SCREEN_WAITROOM || (c->screen == SCREEN_QUEUE &&
	    (board_triage(c->board, row)->times == 0 || c->triage.row == row->id));
}

static void
open_case(struct console *c, const struct zcc_case_row *row, uint32_t version)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_CLAIM, .row = row->id,
		.version = version };
	bool is_mine = case_is_of(row, c->who.operator);

	if (c->screen == SCREEN_CASE && c->case_id == row->id)
		return;
	c->waitroom.opened = c->screen == SCREEN_WAITROOM ? row->id : 0;
	if (hand_is_for(c, row)) {
		want.verb = VERB_ACCEPT;
		send_act(c, &want);
	} else if (c->screen == SCREEN_MELDKAMER || c->screen == SCREEN_REGIE) {
		console_wipe_dossier(c);
		c->case_id = row->id;
		c->regie.opened = c->screen == SCREEN_REGIE ? row->id : 0;
		c->screen = SCREEN_CASE;
		want.verb = VERB_DOSSIER; /* what is decided on stands in it; reading it is recorded */
		send_act(c, &want);
	} else if (is_mine && is_asked_here(c, row) && triage_may_begin(c, row, true)) {
		triage_begin(c, row);
	} else if (is_mine) {
		console_wipe_dossier(c);
		c->case_id = row->id;
		c->screen = SCREEN_CASE;
	} else if (state_is_held((enum zcc_state)row->state)) {
		console_say(c, true, _("%" PRIu64 " is with %s"), row->id, row->claimed_by);
	} else {
		send_act(c, &want);
	}
}

static int
reason_of(const struct console *c, const char *text)
{
	int64_t n;

	if (text == NULL || text[0] == '\0')
		return -1;
	if (text_to_i64(text, 1, c->settings->reasons_num, &n))
		return (int)n - 1;
	for (uint32_t i = 0; i < c->settings->reasons_num; i++)
		if (strcmp(c->settings->reason[i], text) == 0)
			return (int)i;
	return -1;
}

/* Who has told them already says with whom: from the key the name is still to be typed. */
static void
rav(struct console *c, const struct zcc_case_row *row, uint32_t version)
{
	char line[48];

	if (row->state != CASE_RAV) {
		ask_begin(c, VERB_RAV, row, version, -1);
		return;
	}
	begin_typing(c, OVER_LINE);
	snprintf(line, sizeof(line), "gesproken %" PRIu64 ";", row->id);
	field_set(&c->field, line);
}

static void
spoken(struct console *c, const struct zcc_case_row *row, uint32_t version, const char *text)
{
	if (!hand_may_be_taken(row, board_hand(c->board, row)) || text == NULL || text[0] == '\0') {
		console_say(c, true, _("With whom did you speak? :gesproken %" PRIu64 ";name"), row->id);
		return;
	}
	ask_begin(c, row->state == CASE_RAV ? VERB_RAV : VERB_MELDKAMER, row, version, -1);
	text_copy(c->ask.spoken, sizeof(c->ask.spoken), text);
}

/* A closed case leaves the board and keeps its dossier: true when it is about that. */
static bool
read_off_board(struct console *c, enum action a, const struct act_arg *arg)
{
	uint64_t id = c->screen == SCREEN_FOUND ? found_selected(c) :
	    c->screen == SCREEN_CASE ? c->case_id : 0;
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_DOSSIER, .row = id };

	if ((a != DO_DOSSIER && a != DO_NOODKNOP && a != DO_TAG && a != DO_NO_SHOW) || arg->row != 0 || id == 0 ||
	    board_case(c->board, id) != NULL)
		return false;
	if (a == DO_NOODKNOP)
		noodknop_begin(c, id);
	else if (a == DO_TAG)
		tag_begin(c, id);
	else if (a == DO_NO_SHOW)
		act_no_show(c, id, found_version(c, id));
	else
		send_act(c, &want);
	return true;
}

/* Only who has it in hand may do this, and it takes a form or a question: said before that, not after. */
static bool
is_of_another(struct console *c, enum action a, const struct zcc_case_row *row)
{
	if ((a != DO_CLOSE && a != DO_FORWARD && a != DO_TRANSFER) || !state_is_held((enum zcc_state)row->state) ||
	    strcmp(row->claimed_by, c->who.operator) == 0)
		return false;
	console_say(c, true, _("%" PRIu64 " is with %s"), row->id, row->claimed_by);
	return true;
}

static void
on_case(struct console *c, enum action a, const struct act_arg *arg)
{
	uint32_t version = 0;
	if (read_off_board(c, a, arg))
		return;
	const struct zcc_case_row *row = target(c, arg, &version);
	struct intent want = { .kind = INTENT_SEND, .verb = (uint16_t)binding_of(a)->verb };

	if (row == NULL)
		return;
	want.row = row->id;
	want.version = version;
	c->calling = 0; /* who does something else does not call now */
	bool opens = a == DO_OPEN && (c->screen == SCREEN_MELDKAMER || c->screen == SCREEN_REGIE ||
	    hand_is_for(c, row));
	/* what opens asks for what it sends */
	if ((!opens && !send_may_verb(c, (enum zcc_verb)want.verb)) || is_of_another(c, a, row))
		return;
	switch (a) {
	case DO_OPEN:
		open_case(c, row, version);
		break;
	case DO_BACKGROUND: background_begin(c, row->id); break;
	case DO_WRONG_PATIENT: mend_begin(c, row->id, version); break;
	case DO_TAG: tag_begin(c, row->id); break;
	case DO_NOODKNOP:
		noodknop_begin(c, row->id);
		break;
	case DO_LINK: identity_link(c, row, arg->text); break;
	case DO_IDENTIFY:
		identity_ask(c, row);
		break;
	case DO_NOTE:
		note_begin(c, row->id, arg->text);
		break;
	case DO_RAV:
		rav(c, row, version);
		break;
	case DO_SPOKEN:
		spoken(c, row, version, arg->text);
		break;
	case DO_MELDKAMER:
		ask_begin(c, VERB_MELDKAMER, row, version, -1);
		c->ask.choice = arg->text != NULL ? service_number(arg->text) : 0;
		break;
	case DO_TRANSFER:
		transfer_begin(c, row, version);
		break;
	case DO_FORWARD: forward_begin(c, row, version); break;
	case DO_RETURN:
		if (hand_is_for(c, row))
			ask_begin(c, VERB_ACCEPT, row, version, -1);
		else
			console_say(c, false, _("%" PRIu64 " is not handed over to you"), row->id);
		break;
	case DO_AUTHORISE:
		regie_agree(c, row, version);
		break;
	case DO_INSTRUCT: regie_instruct(c, row, version, arg->text); break;
	case DO_GRAVER: case DO_MILDER:
		regie_judge(c, row, version, a == DO_GRAVER ? -1 : 1);
		break;
	case DO_HOLD:
		act_hold(c, row, &want);
		break;
	case DO_PROMISE:
		act_promise(c, &want, arg->text);
		break;
	case DO_CALL:
		act_call_back(c, row);
		break;
	case DO_NO_SHOW: act_no_show(c, row->id, version); break;
	case DO_TRIAGE:
		if (triage_may_begin(c, row, false))
			triage_begin(c, row);
		break;
	case DO_CLOSE:
		ask_begin(c, VERB_CLOSE, row, version, reason_of(c, arg->text));
		break;
	default:
		send_act(c, &want);
	}
}

static void
undo(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_UNDO };

	if (c->undo_until_ms == 0 || c->now_ms > c->undo_until_ms)
		console_say(c, false, _("There is nothing to take back any more"));
	else if (send_act(c, &want))
		c->undo_until_ms = 0;
}

static void
move(struct console *c, enum action a)
{
	int64_t page = c->model.page > 1 ? (int64_t)c->model.page - 1 : 1;
	int64_t rows = a == DO_UP ? -1 : a == DO_DOWN ? 1 : a == DO_PGUP ? -page :
	    a == DO_PGDN ? page : a == DO_HOME ? -(int64_t)UINT32_MAX : (int64_t)UINT32_MAX;

	if (c->screen == SCREEN_QUEUE) {
		model_move(&c->model, rows);
	} else if (c->screen == SCREEN_MELDKAMER) {
		meldkamer_move(c, rows);
	} else if (c->screen == SCREEN_REGIE) {
		regie_move(c, rows);
	} else if (c->screen == SCREEN_WAITROOM) {
		waitroom_move(c, rows);
	} else if (c->screen == SCREEN_CASE) {
		int64_t top = (int64_t)c->dossier.top + rows;
		c->dossier.top = top < 0 ? 0 : top > 10000 ? 10000 : (unsigned)top;
	} else if (c->screen == SCREEN_FOUND) {
		found_move(c, rows);
	} else if (c->screen == SCREEN_PANEL) {
		panel_move(c, rows < -1000 ? -1000 : rows > 1000 ? 1000 : rows);
	} else if (c->screen == SCREEN_STAFF) {
		staff_move(c, rows < -1000 ? -1000 : rows > 1000 ? 1000 : rows);
	} else {
		toezicht_move(c, rows);
	}
}

static void
begin_typing(struct console *c, enum overlay over)
{
	c->over = over;
	c->history_i = c->history_num;
	field_set(&c->field, over == OVER_FILTER ? c->model.filter : "");
	c->help_i = c->help_top = 0;
}

static void
change_desk(struct console *c, const char *word)
{
	enum desk desk = word != NULL ? desk_by_word(word) : DESK_NONE;

	if (desk == DESK_NONE)
		console_say(c, true, _("Which desk: triage, regie, vervolgzorg, toezicht or meldkamer?"));
	else if (send_may_act(c))
		send_plain(c, &(struct intent){ .kind = INTENT_DESK, .desk = desk });
}

static void
next_own(struct console *c)
{
	uint64_t at = c->screen == SCREEN_CASE ? c->case_id : c->model.selected;
	uint64_t id = model_next_of(&c->model, c->who.operator, at);

	if (id == 0) {
		console_say(c, false, model_count_of(&c->model, c->who.operator) > 0 ?
		    _("This is your only open case") : _("You have no open case"));
		return;
	}
	if (!model_select(&c->model, id)) { /* a filter hides it */
		model_filter(&c->model, "");
		model_select(&c->model, id);
	}
	if (c->screen == SCREEN_CASE) {
		console_wipe_dossier(c);
		c->case_id = id;
	}
}

static void
quit(struct console *c)
{
	unsigned mine = model_count_of(&c->model, c->who.operator);
	bool has_shift = board_shift_of(c->board, c->who.operator) != NULL && console_is_live(c);

	if ((mine > 0 || has_shift) && c->over != OVER_ASK) {
		ask_begin(c, VERB_BYE, NULL, mine, -1);
		return;
	}
	send_plain(c, &(struct intent){ .kind = INTENT_QUIT });
}

/* What needs no case: true when `a` was one of these. */
static bool
without_case(struct console *c, enum action a, const struct act_arg *arg)
{
	if (act_alarm(c, a))
		return true;
	switch (a) {
	case DO_UNDO:
		undo(c);
		return true;
	case DO_STRIKE:
		background_strike(c, arg->text);
		return true;
	case DO_STRUCK:
		c->dossier.shows_struck = !c->dossier.shows_struck;
		return true;
	case DO_BACK:
		console_leave(c);
		return true;
	case DO_SHIFT:
		shift_begin(c);
		return true;
	case DO_REGIE:
		console_wipe_dossier(c);
		c->screen = SCREEN_REGIE;
		return true;
	case DO_WAITROOM: waitroom_open(c); return true;
	case DO_ALONG: along_begin(c); return true;
	case DO_REGION:
		console_wipe_dossier(c);
		c->screen = SCREEN_REGION;
		return true;
	case DO_DESK:
		change_desk(c, arg->text);
		return true;
	case DO_WHO:
		console_say(c, false, _("You are %s, role %s, seat %04x; hub start %" PRIu64),
		    c->who.operator, c->who.role, (unsigned)(c->who.seat & 0xffff), c->board->epoch);
		return true;
	case DO_QUIT:
		quit(c);
		return true;
	case DO_LOCK:
		lock_screen(c);
		return true;
	case DO_REPAINT:
		send_plain(c, &(struct intent){ .kind = INTENT_REPAINT });
		return true;
	case DO_COMMIT:
		console_say(c, false, _("There is nothing to commit"));
		return true;
	default:
		return act_room(c, a, arg->row, arg->text);
	}
}

static void
on_screen(struct console *c, enum action a, const struct act_arg *arg)
{
	switch (a) {
	case DO_FILTER:
		c->screen = SCREEN_QUEUE;
		begin_typing(c, OVER_FILTER);
		if (arg->text != NULL && arg->text[0] != '\0') {
			field_set(&c->field, arg->text);
			model_filter(&c->model, c->field.text);
			c->over = OVER_NONE;
		}
		break;
	case DO_FIND:
		found_ask(c, arg->text != NULL ? arg->text : "");
		break;
	case DO_SHOW:
		if (found_selected(c) != 0)
			found_open(c);
		break;
	case DO_LINE:
		begin_typing(c, OVER_LINE);
		break;
	case DO_HELP:
		begin_typing(c, OVER_HELP);
		break;
	case DO_TAB:
		if (c->screen == SCREEN_TOEZICHT)
			c->pane = (enum pane)((c->pane + 1) % PANES_NUM);
		else if (c->screen != SCREEN_ALARMS && c->screen != SCREEN_STAFF &&
		    c->screen != SCREEN_PANEL)
			next_own(c);
		break;
	case DO_MARK:
		if (c->model.selected != 0)
			model_mark(&c->model, c->model.selected);
		model_move(&c->model, 1);
		break;
	case DO_JUMP:
		if (arg->row != 0 && !model_select(&c->model, arg->row))
			console_say(c, true, _("%" PRIu64 " is not in this list"), arg->row);
		break;
	default:
		move(c, a);
	}
}

void
act_run(struct console *c, enum action a, const struct act_arg *arg)
{
	if (a == DO_OPEN || a == DO_DOSSIER || a == DO_NOODKNOP || a == DO_BACKGROUND || a == DO_NOTE || a == DO_RAV || a == DO_ABANDON ||
	    a == DO_CLOSE || a == DO_RELEASE || a == DO_HOLD || a == DO_CALL || a == DO_PROMISE ||
	    a == DO_ACCEPT || a == DO_RETURN || a == DO_TRANSFER || a == DO_FORWARD || a == DO_NO_SHOW || a == DO_MELDKAMER ||
	    a == DO_SPOKEN || a == DO_TRIAGE || a == DO_IDENTIFY || a == DO_LINK || a == DO_AUTHORISE || a == DO_INSTRUCT || a == DO_GRAVER || a == DO_MILDER ||
	    a == DO_WRONG_PATIENT || a == DO_TAG)
		on_case(c, a, arg);
	else if (!without_case(c, a, arg))
		on_screen(c, a, arg);
}
