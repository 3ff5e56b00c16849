/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/note.h"

#include "shared/base/text.h"
#include "shared/care/triage.h"
#include "tui/core/draft.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view.h"

#include <inttypes.h>
#include <string.h>

static bool
is_under_way(const struct console *c)
{
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++)
		if (c->pending[i].ticket != 0 && c->pending[i].verb == c->note_verb)
			return true;
	return false;
}

static void
begin(struct console *c, enum zcc_verb verb, uint64_t row, uint32_t version, const char *text)
{
	if (is_under_way(c)) { /* until then nobody knows whether its text is still needed */
		console_say(c, true, _("Still waiting for the hub; nothing was done"));
		return;
	}
	if (c->note_row != row && !draft_is_safe(c)) {
		draft_flush(c);
		console_say(c, true, _("The draft with %" PRIu64 " is not kept yet; try again in a moment"),
		    c->note_row);
		return;
	}
	c->message[0] = '\0';
	c->over = OVER_NOTE;
	c->note_verb = (uint16_t)verb;
	c->note_version = version;
	if (c->note_row != row) {
		field_clear(&c->note);
		c->note_row = row;
		draft_open(c);
	}
	if (text != NULL)
		note_insert(c, text);
}

void
note_begin(struct console *c, uint64_t row, const char *text)
{
	begin(c, VERB_NOTE, row, 0, text);
}

void
note_instruct(struct console *c, uint64_t row, uint32_t version, const char *text)
{
	begin(c, VERB_TRIAGE, row, version, text);
}

void
note_decline(struct console *c, uint64_t row, uint32_t version, const char *text)
{
	begin(c, VERB_AUTHORISE, row, version, text);
}

void
note_insert(struct console *c, const char *text)
{
	size_t was = c->note.len;

	field_insert(&c->note, text);
	if (c->note.len != was)
		draft_changed(c);
}

static void
leave(struct console *c)
{
	c->over = OVER_NONE;
	if (c->note.len > 0)
		console_say(c, false, _("Draft kept for %" PRIu64 ": i goes on with it"), c->note_row);
	else if (c->draft.mirror.is_kept || c->draft.mirror.is_dirty)
		console_say(c, false, _("Draft for %" PRIu64 " thrown away"), c->note_row);
	draft_flush(c);
}

void
note_key(struct console *c, int key)
{
	struct intent want = { .kind = INTENT_SEND, .verb = c->note_verb, .row = c->note_row,
		.version = c->note_version };
	size_t was = c->note.len;

	c->message[0] = '\0';
	if (field_key(&c->note, key)) {
		if (c->note.len != was)
			draft_changed(c);
	} else if (key == KEY_ESC) {
		leave(c);
	} else if (key == KEY_ENTER && c->note.len > 0) {
		memcpy(want.note, c->note.text, sizeof(want.note));
		if (c->note_verb == VERB_AUTHORISE)
			text_copy(want.reason, sizeof(want.reason), TRIAGE_BACK);
		if (send_act(c, &want))
			c->over = OVER_NONE;
	}
}

void
note_recorded(struct console *c, uint64_t row)
{
	if (c->note_row != row)
		return;
	field_clear(&c->note);
	draft_changed(c);
	draft_flush(c);
}

void
note_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 1;

	frame_clear(f, y - 1, 0, 2, f->cols);
	if (c->message[0] != '\0') /* what happened since the last key, above what the text is for */
		answer_whole(f, y - 2, f->cols - 2, STYLE_STRONG, c->message);
	frame_put(f, y - 1, 1, f->cols - 2, STYLE_STRONG, c->note_verb == VERB_AUTHORISE ?
	    _("Not agreed with %" PRIu64 ", do instead: Enter has the patient called, Esc keeps it") :
	    c->note_verb == VERB_TRIAGE ?
	    _("Instruction with %" PRIu64 ": Enter sends it back, Esc keeps it as a draft") :
	    _("Note with %" PRIu64 ": Enter records it, Esc keeps it as a draft"), c->note_row);
	field_draw(&c->note, f, y, 1, f->cols - 2);
}
