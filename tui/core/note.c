/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/note.h"

#include "tui/core/send.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

void
note_begin(struct console *c, uint64_t row, const char *text)
{
	if (c->note_row != row)
		field_clear(&c->note);
	c->note_row = row;
	c->message[0] = '\0';
	if (text != NULL)
		field_insert(&c->note, text);
	c->over = OVER_NOTE;
}

void
note_key(struct console *c, int key)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_NOTE, .row = c->note_row };

	c->message[0] = '\0';
	if (field_key(&c->note, key))
		return;
	if (key == KEY_ESC) {
		c->over = OVER_NONE;
		if (c->note.len > 0)
			console_say(c, false, _("Draft kept for %" PRIu64 ": i goes on with it"),
			    c->note_row);
	} else if (key == KEY_ENTER && c->note.len > 0) {
		memcpy(want.note, c->note.text, sizeof(want.note));
		if (send_act(c, &want))
			c->over = OVER_NONE;
	}
}

void
note_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 1;

	frame_clear(f, y - 1, 0, 2, f->cols);
	if (c->message[0] != '\0') /* what happened since the last key goes first */
		frame_text(f, y - 1, 1, f->cols - 2, STYLE_STRONG, c->message);
	else
		frame_put(f, y - 1, 1, f->cols - 2, STYLE_STRONG,
		    _("Note with %" PRIu64 ": Enter records it, Esc keeps it as a draft"), c->note_row);
	field_draw(&c->note, f, y, 1, f->cols - 2);
}
