/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * No screen polls: the operator's own row of the board has a number that is another one when other
 * messages stand, and only then the hub is asked.  An idle line stays silent.
 */
#include "tui/core/view_message.h"

#include "shared/base/text.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/view_say.h"

#include <string.h>

enum { AGAIN_MS = 5000, WIDTH = 78, PANEL_MAX = 6 };

static bool
is_read(const struct console *c, const struct message *m)
{
	return m->id <= c->messages.read || strcmp(m->from, c->who.operator) == 0;
}

void
messages_time(struct console *c)
{
	const struct zcc_operator_row *own = c->board != NULL ? console_own(c) : NULL;
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_MESSAGES };

	if (own == NULL || !console_is_live(c) || c->role == NULL || c->is_refused ||
	    own->messages == c->messages.mark || c->messages.ticket != 0)
		return;
	if (own->messages == 0) {
		c->messages.mark = 0;
		c->messages.num = 0;
		return;
	}
	if (c->now_ms < c->messages.again_ms || c->out_num == CONSOLE_OUT_MAX)
		return;
	want.ticket = c->messages.ticket = ++c->ticket;
	c->messages.asked = own->messages;
	c->out[c->out_num++] = want;
}

void
messages_are(struct console *c, const struct message *m, unsigned num)
{
	c->messages.num = num < ZCC_MESSAGES_MAX ? num : ZCC_MESSAGES_MAX;
	memcpy(c->messages.m, m, c->messages.num * sizeof(*m));
}

bool
messages_answer(struct console *c, uint32_t ticket, const struct console_reply *r)
{
	if (ticket == 0 || ticket != c->messages.ticket)
		return false;
	c->messages.ticket = 0;
	if (r->code == ZCC_OK)
		c->messages.mark = c->messages.asked;
	else
		c->messages.again_ms = c->now_ms + AGAIN_MS;
	return true;
}

void
messages_begin(struct console *c)
{
	c->over = OVER_MESSAGES;
	c->messages.top = 0;
	c->message[0] = '\0';
	for (unsigned i = 0; i < c->messages.num; i++)
		if (c->messages.m[i].id > c->messages.read)
			c->messages.read = c->messages.m[i].id;
}

/* The one on top of the last frame, when it is ours. */
static void
withdraw(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_MESSAGE, .alarm = c->messages.painted };
	bool is_ours = false;

	for (unsigned i = 0; i < c->messages.num; i++)
		if (c->messages.m[i].id == c->messages.painted)
			is_ours = strcmp(c->messages.m[i].from, c->who.operator) == 0;
	if (!is_ours)
		console_say(c, true, _("Only who sent it takes it back"));
	else if (send_act(c, &want))
		c->messages.is_withdrawing = true;
}

void
messages_key(struct console *c, int key)
{
	if (key == KEY_DOWN || key == KEY_PGDN)
		c->messages.top += c->messages.top + 1 < c->messages.num;
	else if (key == KEY_UP || key == KEY_PGUP)
		c->messages.top -= c->messages.top > 0;
	else if (key == '@')
		say_begin(c);
	else if (key == 'x' || key == 'X')
		withdraw(c);
	else if (keymap_action(key, IN_ASK) == DO_BACK || key == KEY_ENTER)
		c->over = OVER_NONE;
}

/* "14:31 k.vos: text", in as many rows of this width as it takes; how many. */
static int
said_draw(struct frame *f, int y, int x, int width, int rows, const struct message *m)
{
	char at[FMT_ROOM], head[80];
	const char *text = m->text;
	int row = 0;

	fmt_clock(at, m->at_wall);
	text_format(head, sizeof(head), "%s %s: ", at, m->from);
	int used = frame_text(f, y, x, width, STYLE_STRONG, head);
	while (row < rows && *text != '\0') {
		const char *from = text;
		char part[ZCC_MESSAGE_SIZE];
		int room = width - (row == 0 ? used : 6), wide = 0;
		const char *blank = NULL;
		for (const char *p = text; *p != '\0'; text = p) {
			int w = text_width_of(text_next(&p));
			if (wide + w > room)
				break;
			if (*text == ' ')
				blank = text;
			wide += w;
		}
		if (*text != '\0' && blank != NULL)
			text = blank + 1; /* words stay whole */
		text_format(part, sizeof(part), "%.*s", (int)(text - from), from);
		frame_text(f, y + row, x + (row == 0 ? used : 6), room, STYLE_PLAIN, part);
		row++;
		if (text == from)
			break;
	}
	return row > 0 ? row : 1;
}

void
messages_draw(struct console *c, struct frame *f)
{
	int height = 3 * 4, top = f->rows - 3 - (height + 2), y = f->rows - 2, at = top + 1;
	char title[64], until[FMT_ROOM], to[64];

	text_format(title, sizeof(title), ngettext("%u message", "%u messages", c->messages.num),
	    c->messages.num);
	frame_box(f, top, 1, height + 2, WIDTH, title);
	c->messages.painted = 0;
	if (c->messages.num == 0)
		frame_text(f, at, 3, WIDTH - 4, STYLE_PLAIN, _("no messages"));
	for (unsigned i = c->messages.top; i < c->messages.num && at + 3 <= top + 1 + height; i++) {
		/* the newest first */
		const struct message *m = &c->messages.m[c->messages.num - 1 - i];
		if (i == c->messages.top) {
			c->messages.painted = m->id;
			frame_text(f, at, 2, 1, STYLE_STRONG, ">");
		}
		at += said_draw(f, at, 3, WIDTH - 4, 2, m);
		fmt_clock(until, m->until_wall);
		if (m->kind == MESSAGE_TO_ALL)
			text_copy(to, sizeof(to), _("everybody"));
		else
			text_format(to, sizeof(to), m->kind == MESSAGE_TO_DESK ? _("desk %s") : "%s", m->to);
		/* TRANSLATORS: number of the message, to whom, until when it stands */
		frame_put(f, at++, 9, WIDTH - 10, STYLE_PLAIN, _("(%u, to %s, until %s)"), (unsigned)m->id,
		    to, until);
	}
	frame_clear(f, y, 0, 2, f->cols);
	frame_cursor(f, top + 1, 3);
	frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, c->message);
	frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN,
	    _("arrows more  @ write one  x take the upper one back  Esc back"));
}

bool
messages_line(const struct console *c, char *out, size_t size)
{
	char at[FMT_ROOM];

	out[0] = '\0';
	for (unsigned i = 0; i < c->messages.num && out[0] == '\0'; i++) {
		const struct message *m = &c->messages.m[i];
		if (is_read(c, m))
			continue;
		fmt_clock(at, m->at_wall);
		/* TRANSLATORS: a message that was not read: when, from whom, what; it may be cut */
		text_format(out, size, _("%s %s: %s"), at, m->from, m->text);
	}
	return out[0] != '\0';
}

int
messages_rows(const struct console *c, int room)
{
	int want = 1 + 3 * (int)c->messages.num;

	if (c->messages.num == 0)
		return 0;
	want = want > 1 + PANEL_MAX ? 1 + PANEL_MAX : want;
	return want < room ? want : room;
}

void
messages_panel(const struct console *c, struct frame *f, int y, int x, int rows, int width)
{
	int at = y + 1;

	if (rows < 2)
		return;
	frame_rule(f, y, x, width, _("Messages"));
	for (unsigned i = 0; i < c->messages.num && at < y + rows; i++)
		at += said_draw(f, at, x + 1, width - 2, y + rows - at < 3 ? y + rows - at : 3,
		    &c->messages.m[c->messages.num - 1 - i]);
}
