/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_lock.h"

#include "shared/base/text.h"
#include "tui/core/calm.h"
#include "tui/core/fmt.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/urgent.h"
#include "tui/core/view.h"
#include "tui/core/view_alarm.h"

#include <string.h>

enum { PASSPHRASE_MAX = 255, BOX_ROWS = 6, WIDTH = 78 };

void
lock_screen(struct console *c)
{
	c->lock.is_on = true;
	c->lock.is_asked = false;
	c->lock.since_wall = c->board->now_line + c->board->wall_offset;
	field_init(&c->lock.field, PASSPHRASE_MAX);
}

/* Somebody speaks with us: who listens presses no keys. */
static bool
is_on_the_line(const struct console *c)
{
	const struct zcc_operator_row *own = c->board != NULL ? console_own(c) : NULL;

	return own != NULL && own->in_ear > 0;
}

void
lock_time(struct console *c)
{
	if (c->lock.is_on || is_on_the_line(c))
		c->key_ms = c->now_ms;
	else if (c->lock_after_s > 0 && c->board != NULL &&
	    c->now_ms - c->key_ms >= (int64_t)c->lock_after_s * 1000)
		lock_screen(c);
}

/* --- Opening it ------------------------------------------------------------------------------- */

static void
open_again(struct console *c)
{
	field_clear(&c->lock.field);
	c->lock.is_on = false;
	c->lock.tries = 0;
	c->lock.opened_ms = c->now_ms;
	c->key_ms = c->now_ms;
	console_say(c, false, "%s", c->who.is_sealed ? _("The screen is open again.") :
	    _("Open again; your key has no passphrase: anybody here could do this."));
}

static int64_t
deaf_ms(const struct console *c)
{
	return c->lock.tries > 0 ? c->lock.deaf_until_ms - c->now_ms : 0;
}

static void
enter(struct console *c)
{
	if (!c->who.is_sealed) {
		open_again(c);
		return;
	}
	if (c->lock.field.len == 0 || c->out_num == CONSOLE_OUT_MAX)
		return;
	send_plain(c, &(struct intent){ .kind = INTENT_UNLOCK });
	text_copy(c->out[c->out_num - 1].note, sizeof(c->out[0].note), c->lock.field.text);
	field_clear(&c->lock.field);
	c->lock.is_asked = true;
}

void
lock_key(struct console *c, int key)
{
	if (c->lock.is_asked || deaf_ms(c) > 0)
		return;
	if (key == KEY_ENTER)
		enter(c);
	else if (key == KEY_ESC)
		field_clear(&c->lock.field);
	else if (c->who.is_sealed)
		field_key(&c->lock.field, key);
}

void
lock_insert(struct console *c, const char *text)
{
	if (!c->lock.is_asked && deaf_ms(c) <= 0 && c->who.is_sealed)
		field_insert(&c->lock.field, text);
}

void
lock_answer(struct console *c, int code)
{
	if (!c->lock.is_asked)
		return;
	c->lock.is_asked = false;
	if (code == ZCC_OK) {
		open_again(c);
		return;
	}
	int64_t deaf = LOCK_DEAF_MS;
	for (unsigned i = 0; i < c->lock.tries && deaf < LOCK_DEAF_MAX_MS; i++)
		deaf *= 2;
	c->lock.tries++;
	c->lock.deaf_until_ms = c->now_ms + (deaf < LOCK_DEAF_MAX_MS ? deaf : LOCK_DEAF_MAX_MS);
	c->lock.is_unread = code != ZCC_E_DENIED;
	c->lock.untold += code == ZCC_E_DENIED;
	lock_tell(c);
}

/* Nothing of what was typed; on the screen nothing comes of it. */
void
lock_tell(struct console *c)
{
	if (c->lock.untold == 0 || c->lock.told != 0 || !console_is_live(c) || c->is_refused ||
	    c->role == NULL)
		return;
	unsigned tries = c->lock.untold < ZCC_UNLOCK_TRIES_MAX ? c->lock.untold : ZCC_UNLOCK_TRIES_MAX;
	if (send_act(c, &(struct intent){ .kind = INTENT_SEND, .verb = VERB_UNLOCK, .list_num = tries })) {
		c->lock.told = tries;
		c->lock.untold -= tries;
	}
}

void
lock_told(struct console *c, int code)
{
	if (code != ZCC_OK)
		c->lock.untold += c->lock.told;
	c->lock.told = 0;
}

/* --- What is seen ----------------------------------------------------------------------------- */

/* What goes on, in figures alone. */
static void
goes_on(const struct console *c, char *out, size_t size)
{
	const struct zcc_operator_row *own = console_own(c);
	unsigned mine = model_count_of(&c->model, c->who.operator);
	char since[FMT_ROOM];

	if (own != NULL && own->in_ear > 0 && own->busy_line != 0) {
		fmt_wait(since, calm_ms(c, own->busy_line));
		text_format(out, size, _("A caller is on the line, for %s; %u open with you. All clocks run."),
		    since, mine);
	} else if (mine > 0) {
		text_format(out, size, ngettext("%u case is open with you. Its clock runs.",
		    "%u cases are open with you. Their clocks run.", mine), mine);
	} else {
		text_copy(out, size, _("No case is open with you."));
	}
}

static void
box_draw(struct console *c, struct frame *f, int y)
{
	char at[FMT_ROOM], title[64], words[160];

	fmt_clock(at, c->lock.since_wall);
	text_format(title, sizeof(title), _("Locked since %s"), at);
	frame_box(f, y, 1, BOX_ROWS, WIDTH, title);
	frame_put(f, y + 1, 3, WIDTH - 4, STYLE_STRONG, _("%s, role %s"), c->who.operator, c->who.role);
	goes_on(c, words, sizeof(words));
	frame_text(f, y + 2, 3, WIDTH - 4, STYLE_PLAIN, words);
	frame_text(f, y + 3, 3, WIDTH - 4, STYLE_PLAIN,
	    _("What was on the screen, and what you were typing, is behind it as it was."));
	if (c->board->is_live && urgent_line(c, words, sizeof(words))) {
		int used = frame_text(f, y + 4, 3, WIDTH - 4, STYLE_OVER, words);
		frame_text(f, y + 4, 4 + used, WIDTH - 5 - used, STYLE_STRONG, _("and nobody takes it"));
	}
}

/* As many stars as characters. */
static void
typed_draw(const struct console *c, struct frame *f, int y, int x)
{
	const char *p = c->lock.field.text;
	int end = f->cols - 1;

	while (text_next(&p) != 0 && x < end)
		x += frame_text(f, y, x, 1, STYLE_PLAIN, "*");
	frame_cursor(f, y, x < end ? x : end);
}

static void
prompt_draw(const struct console *c, struct frame *f)
{
	int y = f->rows - 2, used;

	frame_clear(f, y, 0, 2, f->cols);
	frame_cursor(f, y, 0);
	if (deaf_ms(c) > 0) {
		unsigned wait_s = (unsigned)((deaf_ms(c) + 999) / 1000);
		used = frame_put(f, y, 1, f->cols - 2, STYLE_STRONG, c->lock.is_unread ?
		    _("Your key cannot be read now.") : ngettext("This passphrase does not open your key "
		    "(%u time).", "This passphrase does not open your key (%u times).", c->lock.tries),
		    c->lock.tries);
		frame_put(f, y, 2 + used, f->cols - 3 - used, STYLE_PLAIN, _("Again in %u s"), wait_s);
		return;
	}
	if (!c->who.is_sealed) {
		frame_put(f, y, 1, f->cols - 2, STYLE_STRONG,
		    _("The key of %s has no passphrase: Enter opens"), c->who.operator);
		frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, _("Enter opens"));
		return;
	}
	used = frame_put(f, y, 1, f->cols - 2, STYLE_STRONG, _("Passphrase of %s: "), c->who.operator);
	typed_draw(c, f, y, 1 + used);
	frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, _("Enter opens  Esc begins again"));
}

void
lock_draw(struct console *c, struct frame *f)
{
	int foot = f->rows - 3;

	if (c->who.desk == DESK_TOEZICHT) {
		toezicht_draw(c, f, 1);
	} else {
		box_draw(c, f, 2);
		frame_rule(f, 3 + BOX_ROWS, 0, f->cols, _("Alarms"));
		alarm_list_draw(c, f, 4 + BOX_ROWS, 0, foot - 4 - BOX_ROWS, f->cols, false);
		frame_rule(f, foot, 0, f->cols, NULL);
	}
	prompt_draw(c, f);
}
