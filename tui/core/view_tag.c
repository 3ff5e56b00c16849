/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_mend.h"

#include "shared/base/text.h"
#include "tui/core/mend_words.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

void
tag_title(const struct console *c, char *title, size_t size)
{
	size_t at = strlen(title);

	if (c->board->hub.tagged > 0 && send_may(c, VERB_REVIEWS))
		text_format(title + at, size - at, _(";  to learn: %" PRIu64 " (e)"), c->board->hub.tagged);
}

static void
wipe(struct console *c)
{
	field_clear(&c->tag.words);
	c->tag.row = 0;
	c->tag.tag = TAG_NONE;
}

void
tag_begin(struct console *c, uint64_t row)
{
	if (!send_may_verb(c, VERB_TAG))
		return;
	wipe(c);
	field_init(&c->tag.words, ZCC_SBAR_SIZE - 1);
	c->tag.row = row;
	c->over = OVER_TAG;
	c->message[0] = '\0';
}

void
tag_insert(struct console *c, const char *text)
{
	if (c->tag.tag != TAG_NONE)
		field_insert(&c->tag.words, text);
}

static void
send(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_TAG, .row = c->tag.row };

	text_copy(want.shift, sizeof(want.shift), tag_word(c->tag.tag));
	text_copy(want.note, sizeof(want.note), c->tag.words.text);
	if (!send_act(c, &want))
		return;
	c->over = OVER_NONE;
	wipe(c);
}

void
tag_key(struct console *c, int key)
{
	if (key == KEY_ESC && c->tag.tag != TAG_NONE) {
		c->tag.tag = TAG_NONE;
	} else if (key == KEY_ESC) {
		c->over = OVER_NONE;
		wipe(c);
	} else if (c->tag.tag == TAG_NONE) {
		if (key >= '1' && key <= '0' + TAGS_NUM)
			c->tag.tag = (unsigned)(key - '0');
	} else if (!field_key(&c->tag.words, key) && key == KEY_ENTER && c->tag.words.len > 0) {
		send(c);
	}
}

void
tag_done(struct console *c, uint64_t row)
{
	c->undo_until_ms = 0; /* the case has changed since */
	console_say(c, false, _("%" PRIu64 " is tagged; somebody else looks into it."), row);
}

void
tag_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 2;

	frame_clear(f, y, 0, 2, f->cols);
	if (c->tag.tag == TAG_NONE) {
		int used = frame_put(f, y, 1, f->cols - 2, STYLE_STRONG,
		    _("%" PRIu64 ": what is there to learn from it?"), c->tag.row);
		frame_cursor(f, y, 1 + used);
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
		    _("1 for this room to learn from  2 incident in the chain of care  Esc back"));
		return;
	}
	frame_put(f, y, 1, f->cols - 2, STYLE_STRONG, _("%" PRIu64 ", %s: what happened? Enter records it, Esc back"),
	    c->tag.row, tag_label(c->tag.tag));
	field_draw(&c->tag.words, f, y + 1, 1, f->cols - 2);
}
