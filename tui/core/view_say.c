/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_say.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "tui/core/desk.h"
#include "tui/core/fmt.h"
#include "tui/core/pick.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <string.h>

enum { NAMES_MAX = 128, WIDTH = 78, LABEL_X = 3, FIELD_X = 10, DAY_MIN = 24 * 60 };
static const char usual_min[] = "60"; /* until when, unless something else is typed */

void
say_begin(struct console *c)
{
	if (!send_may_verb(c, VERB_MESSAGE))
		return;
	if (c->say.text.max == 0) {
		field_init(&c->say.find, ZCC_OPERATOR_SIZE);
		field_init(&c->say.text, ZCC_MESSAGE_SIZE - 1);
		field_init(&c->say.until, FMT_ROOM - 1);
	}
	if (c->say.until.len == 0)
		field_set(&c->say.until, usual_min);
	c->over = OVER_SAY;
	c->message[0] = '\0';
	pick_begin(c);
}

/* --- To whom ---------------------------------------------------------------------------------- */

/* How many people are there at this desk; who sits at two seats counts once. */
static unsigned
there_at(const struct console *c, enum desk desk)
{
	unsigned num = 0;

	for (uint32_t i = 0; i < c->settings->roles_num; i++) {
		const struct role_settings *r = &c->settings->role[i];
		if (r->desk == desk)
			num += board_there(c->board, r->name, settings_asks_shift(c->settings, r->name));
	}
	return num;
}

/* What was typed stands in the name, or nothing was. */
static bool
is_wanted(const struct console *c, const char *name)
{
	char typed[ZCC_OPERATOR_SIZE + 1], folded[ZCC_OPERATOR_SIZE + 1];

	text_fold(typed, sizeof(typed), c->say.find.text);
	text_fold(folded, sizeof(folded), name);
	return strstr(folded, typed) != NULL;
}

static void
add(const struct console *c, struct pick_item out[NAMES_MAX], unsigned *num, unsigned kind,
    const char *name, unsigned there)
{
	bool is_new = *num < NAMES_MAX && there > 0 &&
	    is_wanted(c, kind == MESSAGE_TO_ALL ? _("everybody") : name);

	for (unsigned i = 0; is_new && i < *num; i++)
		is_new = out[i].kind != kind || strcmp(out[i].name, name) != 0;
	if (!is_new)
		return;
	out[*num] = (struct pick_item){ .kind = (uint8_t)kind, .id = there };
	text_copy(out[*num].name, sizeof(out[*num].name), name);
	(*num)++;
}

/* Everybody, then desks, roles and persons of whom somebody is there. */
static unsigned
names(const struct console *c, struct pick_item out[NAMES_MAX])
{
	const struct settings *s = c->settings;
	unsigned num = 0;

	add(c, out, &num, MESSAGE_TO_ALL, MESSAGE_ALL, 1);
	for (unsigned desk = DESK_NONE + 1; desk < DESKS_NUM; desk++)
		add(c, out, &num, MESSAGE_TO_DESK, desk_word((enum desk)desk),
		    there_at(c, (enum desk)desk));
	for (uint32_t i = 0; i < s->roles_num; i++) {
		const struct role_settings *r = &s->role[i];
		unsigned there = board_there(c->board, r->name, settings_asks_shift(s, r->name));
		/* when they are all of their desk, that stands there already */
		if (there < there_at(c, (enum desk)r->desk) || c->say.find.len > 0)
			add(c, out, &num, MESSAGE_TO_ROLE, r->name, there);
	}
	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		if (board_is_there(o, settings_asks_shift(s, o->role)) &&
		    strcmp(o->name, c->who.operator) != 0)
			add(c, out, &num, MESSAGE_TO_OPERATOR, o->name, 1);
	}
	return num;
}

static void
choose(struct console *c, int key)
{
	const struct pick_item *to = pick_key(c, key == KEY_ENTER ? '1' : key);

	if (to != NULL) {
		c->say.kind = to->kind;
		text_copy(c->say.to, sizeof(c->say.to), to->name);
		c->say.is_until = false;
		field_clear(&c->say.find);
		c->message[0] = '\0';
	} else if ((key < '0' || key > '9') && field_key(&c->say.find, key)) {
		pick_begin(c);
	}
}

static void
to_said(const struct pick_item *to, char *out, size_t size)
{
	if (to->kind == MESSAGE_TO_ALL)
		text_copy(out, size, _("everybody"));
	else if (to->kind == MESSAGE_TO_DESK)
		text_format(out, size, _("desk %s"), to->name);
	else if (to->kind == MESSAGE_TO_ROLE)
		text_format(out, size, _("role %s"), to->name);
	else
		text_copy(out, size, to->name);
}

static const char *
role_of(const struct console *c, const char *name)
{
	for (uint32_t i = 0; i < c->board->operators_end; i++)
		if (strcmp(c->board->operators[i].name, name) == 0)
			return c->board->operators[i].role;
	return "";
}

static void
names_draw(struct console *c, struct frame *f)
{
	struct pick_item to[NAMES_MAX];
	unsigned num = names(c, to), first;
	int y = pick_box(c, f, _("A message to whom?"), 60, num, &first);

	for (unsigned n = 0; n < pick_here(c, num); n++) {
		const struct pick_item *item = &to[first + n];
		char said[64];
		to_said(item, said, sizeof(said));
		pick_put(c, f, y, n, item);
		frame_text(f, y + (int)n, 6, 32, STYLE_PLAIN, said);
		if (item->kind == MESSAGE_TO_OPERATOR)
			frame_text(f, y + (int)n, 38, 22, STYLE_PLAIN, role_of(c, item->name));
		else if (item->kind != MESSAGE_TO_ALL)
			frame_put(f, y + (int)n, 38, 22, STYLE_PLAIN, ngettext("%u there", "%u there",
			    (unsigned)item->id), (unsigned)item->id);
	}
	if (num == 0)
		frame_text(f, y, 6, 52, STYLE_PLAIN, _("nobody of that name is here"));
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	int used = frame_text(f, f->rows - 2, 1, 40, STYLE_PLAIN, _("or type a part of the name:"));
	field_draw(&c->say.find, f, f->rows - 2, 2 + used, ZCC_OPERATOR_SIZE);
	pick_keys(f, num);
}

/* --- What, and until when --------------------------------------------------------------------- */

static bool
is_under_way(const struct console *c)
{
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++)
		if (c->pending[i].ticket != 0 && c->pending[i].verb == VERB_MESSAGE)
			return true;
	return false;
}

static void
send(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_MESSAGE };

	want.at = console_time_of(c, c->say.until.text, DAY_MIN);
	c->say.is_until = c->say.text.len > 0;
	if (is_under_way(c))
		console_say(c, true, _("Still waiting for the hub; nothing was done"));
	else if (c->say.text.len == 0)
		console_say(c, true, _("A message needs a text"));
	else if (want.at == 0)
		console_say(c, true, _("Until when? Minutes or a time: 30, 15:30"));
	else {
		text_copy(want.whom, sizeof(want.whom), c->say.to);
		text_copy(want.shift, sizeof(want.shift), c->say.kind == MESSAGE_TO_DESK ? MESSAGE_DESK : "");
		text_copy(want.message, sizeof(want.message), c->say.text.text);
		c->messages.is_withdrawing = false;
		send_act(c, &want);
	}
}

static struct field *
at_field(struct console *c)
{
	return c->say.kind == 0 ? &c->say.find : c->say.is_until ? &c->say.until : &c->say.text;
}

void
say_insert(struct console *c, const char *text)
{
	field_insert(at_field(c), text);
}

void
say_key(struct console *c, int key)
{
	if (key == KEY_ESC && c->say.kind == 0) {
		c->over = OVER_NONE;
		c->message[0] = '\0';
		if (c->say.text.len > 0)
			console_say(c, false, _("The message is not sent; @ goes on with it"));
	} else if (key == KEY_ESC) {
		c->say.kind = 0;
		pick_begin(c);
	} else if (c->say.kind == 0) {
		choose(c, key);
	} else if (field_key(at_field(c), key)) {
		c->message[0] = '\0';
	} else if (key == KEY_ENTER && c->say.is_until) {
		send(c);
	} else if (key == KEY_ENTER || key == KEY_DOWN || key == KEY_TAB) {
		c->say.is_until = true;
	} else if (key == KEY_UP || key == KEY_BACKTAB) {
		c->say.is_until = false;
	}
}

static unsigned
characters(const char *text)
{
	unsigned num = 0;

	while (text_next(&text) != 0)
		num++;
	return num;
}

static void
until_draw(const struct console *c, struct frame *f, int y, int x)
{
	uint64_t at = console_time_of(c, c->say.until.text, DAY_MIN);
	char when[FMT_ROOM] = "?";

	if (at != 0)
		fmt_moment(when, (int64_t)at, c->board->now_line + c->board->wall_offset);
	/* TRANSLATORS: behind what was typed, the time that it means: "60 = 15:32" */
	frame_put(f, y, x, 40, STYLE_PLAIN, _("= %s   (minutes, or a time)"), when);
}

static void
form_draw(struct console *c, struct frame *f)
{
	struct pick_item to = { .kind = c->say.kind };
	char said[64], title[96];
	int y = f->rows - 3 - 4, width = WIDTH - FIELD_X - 8;
	unsigned num = characters(c->say.text.text);

	text_copy(to.name, sizeof(to.name), c->say.to);
	to_said(&to, said, sizeof(said));
	text_format(title, sizeof(title), _("A message to %s"), said);
	frame_box(f, y, 1, 4, WIDTH, title);
	frame_text(f, y + 1, LABEL_X, FIELD_X - LABEL_X, STYLE_PLAIN, _("text"));
	frame_text(f, y + 2, LABEL_X, FIELD_X - LABEL_X, STYLE_PLAIN, _("until"));
	frame_put(f, y + 1, FIELD_X + width, 8, num > ZCC_MESSAGE_CHARS ? STYLE_OVER : STYLE_PLAIN,
	    "%4u/%d", num, ZCC_MESSAGE_CHARS);
	until_draw(c, f, y + 2, FIELD_X + 12);
	/* the one with the cursor last */
	field_draw(c->say.is_until ? &c->say.text : &c->say.until, f, y + (c->say.is_until ? 1 : 2),
	    FIELD_X, c->say.is_until ? width : 10);
	field_draw(at_field(c), f, y + (c->say.is_until ? 2 : 1), FIELD_X, c->say.is_until ? 10 : width);
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	frame_text(f, f->rows - 2, 1, f->cols - 2, c->message[0] != '\0' ? STYLE_STRONG : STYLE_PLAIN,
	    c->message[0] != '\0' ? c->message :
	    _("No patient: no name, BSN, phone or day of birth; a case number may"));
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, c->say.is_until ?
	    _("Enter sends it  Up text  Esc to whom") : _("Enter until when  Esc to whom"));
}

void
say_draw(struct console *c, struct frame *f)
{
	if (c->say.kind == 0)
		names_draw(c, f);
	else
		form_draw(c, f);
}

/* --- What became of it ------------------------------------------------------------------------ */

void
say_sent(struct console *c)
{
	if (c->over == OVER_SAY)
		c->over = OVER_NONE;
	c->say.kind = 0;
	c->say.is_until = false;
	field_clear(&c->say.text);
	field_clear(&c->say.until);
}

void
say_refused(struct console *c, const struct console_reply *r)
{
	enum why why = r->grounds != NULL ? r->grounds->why : WHY_NONE;

	if (why == WHY_NO_TAKER || why == WHY_REVOKED)
		c->say.kind = 0;
	c->say.is_until = why == WHY_TIME_PAST || why == WHY_TIME_FAR;
}
