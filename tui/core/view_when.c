/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_when.h"

#include "shared/base/text.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <string.h>

enum { WIDTH = 70, FIELD_X = 3, FIELD_WIDTH = 17, TYPED_MAX = 20, DAY_MIN = 24 * 60 };

void
when_begin(struct console *c, enum when_what what, uint64_t row, uint32_t version, const char *whom)
{
	c->when.what = (uint8_t)what;
	c->when.row = row;
	c->when.version = version;
	text_copy(c->when.whom, sizeof(c->when.whom), whom);
	field_init(&c->when.field, TYPED_MAX);
	c->over = OVER_WHEN;
	c->message[0] = '\0';
}

/* UTC ms; 0 = neither minutes nor a time. */
static uint64_t
meant(const struct console *c)
{
	return console_time_of(c, c->when.field.text,
	    c->when.what == WHEN_PROMISE ? ZCC_PROMISE_MAX_MS / 60000 : DAY_MIN);
}

static void
send(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .at = meant(c), .row = c->when.row,
		.version = c->when.version };

	if (want.at == 0 && (c->when.field.len > 0 || c->when.what == WHEN_PROMISE)) {
		console_say(c, true, _("Minutes from now, or a time: 30, 15:30"));
		return;
	}
	switch ((enum when_what)c->when.what) {
	case WHEN_PROMISE:
		want.verb = VERB_CALLBACK;
		break;
	case WHEN_PAUSE:
		want.verb = VERB_SHIFT;
		text_copy(want.shift, sizeof(want.shift), "pause");
		text_copy(c->shift.act, sizeof(c->shift.act), "pause");
		break;
	case WHEN_BREAK:
		want.verb = VERB_MOVE;
		text_copy(want.shift, sizeof(want.shift), "pause");
		text_copy(want.whom, sizeof(want.whom), c->when.whom);
		text_copy(c->staff.moved, sizeof(c->staff.moved), c->when.whom);
		break;
	}
	c->over = OVER_NONE;
	send_act(c, &want);
}

void
when_insert(struct console *c, const char *text)
{
	field_insert(&c->when.field, text);
}

void
when_key(struct console *c, int key)
{
	if (key == KEY_ESC) {
		c->over = OVER_NONE;
		c->message[0] = '\0';
	} else if (key == KEY_ENTER) {
		send(c);
	} else if (field_key(&c->when.field, key)) {
		c->message[0] = '\0';
	}
}

void
when_draw(struct console *c, struct frame *f)
{
	char title[96], at[FMT_ROOM] = "?";
	int y = f->rows - 3 - 3;
	uint64_t ms = meant(c);
	bool is_promise = c->when.what == WHEN_PROMISE;

	if (is_promise)
		text_format(title, sizeof(title), _("Call %" PRIu64 " back when?"), c->when.row);
	else if (c->when.what == WHEN_PAUSE)
		text_copy(title, sizeof(title), _("Your break until when?"));
	else
		text_format(title, sizeof(title), _("The break of %s until when?"), c->when.whom);
	if (ms != 0)
		fmt_moment(at, (int64_t)ms, c->board->now_line + c->board->wall_offset);
	frame_box(f, y, 1, 3, WIDTH, title);
	if (c->when.field.len > 0 || is_promise)
		frame_put(f, y + 1, FIELD_X + FIELD_WIDTH + 2, WIDTH - FIELD_WIDTH - 6, STYLE_PLAIN,
		    _("= %s   (minutes, or a time)"), at);
	else
		frame_text(f, y + 1, FIELD_X + FIELD_WIDTH + 2, WIDTH - FIELD_WIDTH - 6, STYLE_PLAIN,
		    _("minutes, or a time; empty: until it is ended"));
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	frame_text(f, f->rows - 2, 1, f->cols - 2, STYLE_STRONG, c->message);
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, _("Enter records it  Esc back"));
	field_draw(&c->when.field, f, y + 1, FIELD_X, FIELD_WIDTH);
}
