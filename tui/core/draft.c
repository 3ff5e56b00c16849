/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/draft.h"

#include "tui/core/say.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

static bool
may_send(const struct console *c)
{
	return console_is_live(c) && c->role != NULL && !c->is_refused && c->note_row != 0 &&
	    c->out_num < CONSOLE_OUT_MAX;
}

static void
send(struct console *c, bool has_note)
{
	struct intent *want = &c->out[c->out_num++];

	*want = (struct intent){ .kind = INTENT_SEND, .verb = VERB_DRAFT, .row = c->note_row,
		.ticket = ++c->ticket, .has_note = has_note };
	if (has_note)
		memcpy(want->note, c->note.text, sizeof(want->note));
	mirror_sent(&c->draft.mirror, want->ticket, !has_note, c->note.len > 0);
}

void
draft_open(struct console *c)
{
	mirror_open(&c->draft.mirror, c->now_ms);
	if (c->draft.left == c->note_row)
		c->draft.left = 0;
	draft_time(c);
}

void
draft_changed(struct console *c)
{
	mirror_changed(&c->draft.mirror, c->note.len > 0, c->now_ms);
}

void
draft_flush(struct console *c)
{
	mirror_hurry(&c->draft.mirror, c->now_ms);
	draft_time(c);
}

void
draft_time(struct console *c)
{
	if (draft_wait_ms(c) == 0)
		send(c, c->draft.mirror.is_known);
}

int
draft_wait_ms(const struct console *c)
{
	return may_send(c) ? mirror_wait_ms(&c->draft.mirror, c->over == OVER_NOTE, c->now_ms) : -1;
}

bool
draft_is_safe(const struct console *c)
{
	const struct mirror *m = &c->draft.mirror;

	return !m->is_dirty && (m->ticket == 0 || m->is_question);
}

bool
draft_answer(struct console *c, uint32_t ticket, const struct console_reply *r)
{
	char why[SAY_SIZE];

	if (ticket == 0 || ticket != c->draft.mirror.ticket)
		return false;
	if (mirror_answered(&c->draft.mirror, r->code, c->now_ms))
		return true;
	say_why(r->grounds, r->text, why);
	console_say(c, true, _("What you type here is not kept: %s"), why);
	return true;
}

void
draft_text(struct console *c, uint64_t row, const char *text)
{
	if (row != c->note_row || c->draft.mirror.is_known || text[0] == '\0')
		return;
	c->draft.mirror.is_kept = true;
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
		c->draft.mirror.is_dirty = false;
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
