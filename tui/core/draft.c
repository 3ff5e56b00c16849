/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/draft.h"

#include "tui/core/say.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

static bool
may_send(const struct console *c)
{
	return console_is_live(c) && c->role != NULL && !c->is_refused && c->draft.ticket == 0 &&
	    c->note_row != 0 && c->out_num < CONSOLE_OUT_MAX;
}

static void
send(struct console *c, bool has_note)
{
	struct intent *want = &c->out[c->out_num++];

	*want = (struct intent){ .kind = INTENT_SEND, .verb = VERB_DRAFT, .row = c->note_row,
		.ticket = ++c->ticket, .has_note = has_note };
	c->draft.ticket = want->ticket;
	c->draft.is_question = !has_note;
	if (!has_note)
		return;
	memcpy(want->note, c->note.text, sizeof(want->note));
	c->draft.is_kept = c->note.len > 0;
	c->draft.is_dirty = false;
}

static int64_t
due_ms(const struct console *c)
{
	int64_t pause = c->draft.key_ms + DRAFT_PAUSE_MS, each = c->draft.since_ms + DRAFT_EACH_MS;
	int64_t due = !c->draft.is_known ? c->now_ms : pause < each ? pause : each;

	return due > c->draft.again_ms ? due : c->draft.again_ms;
}

static bool
has_work(const struct console *c)
{
	return may_send(c) && (c->draft.is_dirty || (!c->draft.is_known && c->over == OVER_NOTE));
}

void
draft_open(struct console *c)
{
	c->draft.is_known = c->draft.is_dirty = c->draft.is_kept = false;
	c->draft.ticket = 0; /* at most a question about the case before */
	c->draft.again_ms = c->now_ms;
	if (c->draft.left == c->note_row)
		c->draft.left = 0;
	draft_time(c);
}

void
draft_changed(struct console *c)
{
	if (!c->draft.is_dirty)
		c->draft.since_ms = c->now_ms;
	c->draft.key_ms = c->now_ms;
	c->draft.is_dirty = c->note.len > 0 || c->draft.is_kept;
}

void
draft_flush(struct console *c)
{
	c->draft.since_ms = c->now_ms - DRAFT_EACH_MS;
	draft_time(c);
}

void
draft_time(struct console *c)
{
	if (has_work(c) && c->now_ms >= due_ms(c))
		send(c, c->draft.is_known);
}

int
draft_wait_ms(const struct console *c)
{
	if (!has_work(c))
		return -1;
	int64_t left = due_ms(c) - c->now_ms;
	return left < 0 ? 0 : (int)left;
}

bool
draft_is_safe(const struct console *c)
{
	return !c->draft.is_dirty && (c->draft.ticket == 0 || c->draft.is_question);
}

/* There is no dossier to keep it with, it can never be kept, or what was kept is damaged. */
static bool
is_for_good(int code)
{
	return code == ZCC_E_STATE || code == ZCC_E_UNKNOWN || code == ZCC_E_DATA ||
	    code == ZCC_E_IO;
}

bool
draft_answer(struct console *c, uint32_t ticket, const struct console_reply *r)
{
	char why[SAY_SIZE];
	int code = r->code;

	if (ticket == 0 || ticket != c->draft.ticket)
		return false;
	c->draft.ticket = 0;
	if (code == ZCC_OK || is_for_good(code))
		c->draft.is_known = true;
	else
		c->draft.again_ms = c->now_ms + DRAFT_AGAIN_MS;
	if (c->draft.is_question)
		return true;
	if (is_for_good(code)) {
		say_why(r->grounds, r->text, why);
		console_say(c, true, _("What you type here is not kept: %s"), why);
	} else if (code != ZCC_OK) {
		c->draft.is_dirty = true;
	}
	return true;
}

void
draft_text(struct console *c, uint64_t row, const char *text)
{
	if (row != c->note_row || c->draft.is_known || text[0] == '\0')
		return;
	c->draft.is_kept = true;
	/* What was typed since the form opened comes behind it. */
	bool has_typed = c->note.len > 0;
	c->note.at = 0;
	field_insert(&c->note, text);
	if (has_typed)
		field_insert(&c->note, " ");
	c->note.at = c->note.len;
	if (has_typed)
		draft_changed(c);
	else
		c->draft.is_dirty = false;
	console_say(c, false, _("Draft with %" PRIu64 " is back: Enter records, Esc keeps, ^U throws it "
	    "away"), row);
}

void
draft_offer(struct console *c)
{
	if (c->draft.left == 0 || c->draft.is_offered || c->board == NULL ||
	    board_case(c->board, c->draft.left) == NULL)
		return;
	c->draft.is_offered = true;
	if (c->screen == SCREEN_QUEUE && model_select(&c->model, c->draft.left))
		console_say(c, false, _("Note with %" PRIu64 " is half typed: i goes on with it"),
		    c->draft.left);
	else
		console_say(c, false, _("Note with %" PRIu64 " is half typed: :note %" PRIu64
		    " goes on with it"), c->draft.left, c->draft.left);
}
