/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/console.h"

#include "shared/base/text.h"
#include "tui/core/desk.h"
#include "tui/core/draft.h"
#include "tui/core/fmt.h"
#include "tui/core/hand_words.h"
#include "tui/core/intake_draft.h"
#include "tui/core/lost_mine.h"
#include "tui/core/mine.h"
#include "tui/core/over.h"
#include "tui/core/say.h"
#include "tui/core/text.h"
#include "tui/core/triage_desk.h"
#include "tui/core/triage_draft.h"
#include "tui/core/urgent.h"
#include "tui/core/view.h"
#include "tui/core/view_alarm.h"
#include "tui/core/view_forward.h"
#include "tui/core/view_found.h"
#include "tui/core/view_identity.h"
#include "tui/core/view_lock.h"
#include "tui/core/view_message.h"
#include "tui/core/view_noodknop.h"
#include "tui/core/view_panel.h"
#include "tui/core/view_push.h"
#include "tui/core/view_room.h"
#include "tui/core/view_say.h"
#include "tui/core/view_intake.h"
#include "tui/core/view_meldkamer.h"
#include "tui/core/view_regie.h"
#include "tui/core/view_shift.h"
#include "tui/core/view_takeover.h"
#include "tui/core/view_transfer.h"
#include "tui/core/view_triage.h"
#include "tui/core/view_waitroom.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static enum screen
home_of(enum desk desk)
{
	return desk == DESK_TOEZICHT ? SCREEN_TOEZICHT :
	    desk == DESK_MELDKAMER ? SCREEN_MELDKAMER : SCREEN_QUEUE;
}

struct console *
console_new(const struct console_who *who, const struct settings *s, uint32_t cases)
{
	struct console *c = calloc(1, sizeof(*c));

	if (c == NULL || model_init(&c->model, cases) != ZCC_OK) {
		free(c);
		return NULL;
	}
	c->who = *who;
	c->settings = s;
	c->rows = CONSOLE_ROWS;
	c->cols = CONSOLE_COLS;
	c->home = c->screen = home_of(who->desk);
	if (settings_role(s, who->role) != NULL)
		console_role(c, settings_role(s, who->role));
	field_init(&c->field, 200);
	field_init(&c->note, sizeof(c->note.text) - 1);
	for (unsigned i = 0; i < IDENTITY_FIELDS; i++)
		field_init(&c->who_is.field[i], ZCC_NAME_SIZE - 1);
	for (unsigned i = 0; i < TRANSFER_PARTS; i++)
		field_init(&c->transfer.part[i], ZCC_SBAR_SIZE - 1);
	triage_form_wipe(&c->triage);
	return c;
}

void
console_settings(struct console *c, const struct role_settings *gone)
{
	c->role = gone != NULL ? gone : settings_role(c->settings, c->who.role);
	c->is_role_gone = gone != NULL;
	if (c->role != NULL)
		c->model.lines = c->role->lines;
	if (c->board != NULL)
		model_update(&c->model, c->board);
	if (c->is_role_gone)
		console_say(c, true, _("Role %s is gone from the configuration: r releases, d hands over"),
		    c->who.role);
	else
		console_say(c, false, "%s", _("Another configuration is in force"));
}

void
console_role(struct console *c, const struct role_settings *role)
{
	bool is_same = c->role == role;

	c->role = role;
	if (c->is_refused)
		c->message[0] = '\0';
	c->is_refused = false;
	c->is_role_gone = c->is_role_gone && is_same;
	if (is_same) /* logged in again: the screen stays where it was */
		return;
	c->model.lines = role->lines;
	text_copy(c->who.role, sizeof(c->who.role), role->name);
	c->who.desk = (enum desk)role->desk;
	c->home = c->screen = home_of(c->who.desk);
	console_wipe_dossier(c);
	if (c->board != NULL)
		model_update(&c->model, c->board);
	c->model.fresh = 0;
	c->model.lost = 0; /* what another role sees has not left the list */
}

void
console_refused(struct console *c, const struct console_reply *r)
{
	char said[SAY_SIZE];

	c->is_refused = true;
	console_wipe_dossier(c);
	say_why(r->grounds, r->text, said);
	console_say(c, true, _("The hub does not let you in: %s"), said);
}

void
console_left_draft(struct console *c, uint64_t row)
{
	if (c->triage.row == 0)
		c->triage_draft.left = row;
	if (c->note_row == row || c->triage.row == row || c->draft.is_offered)
		return; /* our own, a triage that is being made, or old news after a restart of the hub */
	c->draft.left = row;
	draft_offer(c);
}

void
console_no_desk(struct console *c, enum desk desk)
{
	console_say(c, true, _("None of your roles has the desk %s"), desk_word(desk));
}

void
console_free(struct console *c)
{
	if (c == NULL)
		return;
	console_wipe_dossier(c);
	field_clear(&c->note);
	field_clear(&c->lock.field);
	transfer_wipe(c);
	forward_wipe(c);
	intake_wipe(c);
	triage_form_wipe(&c->triage);
	identity_wipe(c);
	model_fini(&c->model);
	free(c);
}

void
console_size(struct console *c, int rows, int cols)
{
	c->rows = rows < 1 ? 1 : rows > FRAME_ROWS_MAX ? FRAME_ROWS_MAX : rows;
	c->cols = cols < 1 ? 1 : cols > FRAME_COLS_MAX ? FRAME_COLS_MAX : cols;
}

void
console_update(struct console *c, const struct board *b, int64_t now_ms)
{
	c->now_ms = now_ms;
	if (c->board == NULL)
		c->key_ms = now_ms; /* whoever started it was here just now */
	c->board = b;
	const struct zcc_operator_row *own = console_own(c);
	c->model.first = own != NULL ? own->push_case : 0;
	route_update(c, b);
	model_update(&c->model, b);
	urgent_update(c, b);
	if (c->model.lost != 0) {
		if (c->screen == SCREEN_QUEUE && c->message[0] == '\0')
			console_say(c, false, _("%" PRIu64 " has left the list"), c->model.lost);
		c->model.lost = 0;
	}
	if (b->is_live && c->was_lost) {
		char at[FMT_ROOM];
		fmt_clock(at, b->now_line + b->wall_offset);
		console_say(c, false, _("Connection is back, %s"), at);
		/* its last second may not have been on disk */
		if (c->note.len > 0)
			draft_changed(c);
		if (c->triage_draft.is_touched)
			triage_draft_changed(c);
		if (intake_has_text(c))
			intake_draft_changed(c);
	}
	lock_tell(c);
	mine_update(c, b);
	lost_mine_update(c, b);
	c->was_lost = !b->is_live;
	shift_news(c);
	room_news(c);
	push_news(c);
	takeover_news(c);
	messages_time(c);
	hand_news(c);
	forward_news(c);
	regie_news(c);
	regie_told(c);
	draft_offer(c);
	triage_resume(c);
}

void
console_picture(struct console *c, enum picture picture)
{
	c->picture = picture;
}

void
console_time(struct console *c, int64_t now_ms)
{
	c->now_ms = now_ms;
	draft_time(c);
	triage_draft_time(c);
	intake_draft_time(c);
	messages_time(c);
	noodknop_time(c);
	lock_time(c);
}

void
console_lock_after(struct console *c, uint32_t seconds)
{
	c->lock_after_s = seconds;
}

void
console_unlock(struct console *c, int code, int64_t now_ms)
{
	c->now_ms = now_ms;
	lock_answer(c, code);
}

void
console_messages(struct console *c, const struct message *m, unsigned num)
{
	messages_are(c, m, num);
}

void
console_found(struct console *c, const struct search_told *told, const struct found_case *found,
    unsigned num)
{
	found_are(c, told, found, num);
}

bool
console_is_unheard(const struct console *c)
{
	return mirror_is_unheard(&c->draft.mirror) || mirror_is_unheard(&c->triage_draft.mirror) ||
	    mirror_is_unheard(&c->intake.mirror);
}

void
console_end(struct console *c, int64_t now_ms)
{
	c->now_ms = now_ms;
	/* nobody waits for these answers any more */
	c->draft.mirror.ticket = c->triage_draft.mirror.ticket = c->intake.mirror.ticket = 0;
	draft_flush(c);
	triage_draft_flush(c);
	intake_draft_flush(c);
}

bool
console_intent(struct console *c, struct intent *out)
{
	if (c->out_num == 0)
		return false;
	*out = c->out[0];
	c->out_num--;
	memmove(c->out, c->out + 1, c->out_num * sizeof(c->out[0]));
	memset(&c->out[c->out_num], 0, sizeof(c->out[0]));
	return true;
}

static void
draw_too_small(struct console *c, struct frame *f)
{
	char said[256];

	text_format(said, sizeof(said), _("%dx%d is too small: ZCC needs 80x24"), c->cols, c->rows);
	int rows = frame_wrapped(f, 0, 0, c->cols, STYLE_PLAIN, said);
	frame_wrapped(f, rows, 0, c->cols, STYLE_PLAIN,
	    _("What was typed is kept; keys do nothing until the screen is larger."));
}

void
console_draw(struct console *c, struct frame *f, int64_t now_ms)
{
	c->now_ms = now_ms;
	frame_begin(f, c->rows, c->cols, c->who.is_ascii);
	f->has_bell = c->must_ring;
	c->must_ring = false;
	c->painted_id = 0;
	c->painted_alarm = 0;
	if (c->rows < CONSOLE_ROWS || c->cols < CONSOLE_COLS) {
		draw_too_small(c, f);
		return;
	}
	if (c->board == NULL) {
		frame_text(f, 0, 1, c->cols - 1, STYLE_PLAIN, _("waiting for the hub..."));
		return;
	}
	if (c->lock.is_on) {
		status_draw(c, f);
		lock_draw(c, f);
		return;
	}
	int y = 1 + lost_draw(c, f);
	switch (c->screen) {
	case SCREEN_QUEUE:
		queue_draw(c, f, y);
		break;
	case SCREEN_CASE:
		case_draw(c, f, y);
		break;
	case SCREEN_TOEZICHT:
		toezicht_draw(c, f, y);
		break;
	case SCREEN_REGION:
		region_draw(c, f, y);
		break;
	case SCREEN_STAFF:
		staff_draw(c, f, y);
		break;
	case SCREEN_PANEL:
		panel_draw(c, f, y);
		break;
	case SCREEN_FOUND:
		found_draw(c, f, y);
		break;
	case SCREEN_REGIE:
		regie_draw(c, f, y);
		break;
	case SCREEN_WAITROOM:
		waitroom_draw(c, f, y);
		break;
	case SCREEN_MELDKAMER:
		meldkamer_draw(c, f, y);
		break;
	case SCREEN_TRIAGE:
		triage_draw(c, f, y);
		break;
	default:
		alarms_draw(c, f, y);
	}
	status_draw(c, f);
	answer_draw(c, f);
	footer_draw(c, f);
	over_draw(c, f);
}

int
console_tick_ms(const struct console *c)
{
	/* The board's second is what waits and order are counted by. */
	if (c->board == NULL || !c->board->is_live)
		return 1000;
	int64_t left = 1000 - c->board->now_line % 1000;
	int tick = left < 50 ? 50 : left > 1000 ? 1000 : (int)left;
	const int waits[] = { draft_wait_ms(c), triage_draft_wait_ms(c), intake_draft_wait_ms(c) };
	for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++)
		tick = waits[i] >= 0 && waits[i] < tick ? waits[i] : tick;
	return tick;
}
