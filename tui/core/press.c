/* SPDX-License-Identifier: EUPL-1.2 */
/* Keys of one read, each to what is on the screen: the lock, a form or list that lies over it, itself. */
#include "tui/core/console.h"

#include "tui/core/act.h"
#include "tui/core/act_alarm.h"
#include "tui/core/ahead.h"
#include "tui/core/input.h"
#include "tui/core/over.h"
#include "tui/core/text.h"
#include "tui/core/triage_desk.h"
#include "tui/core/view_lock.h"
#include "tui/core/view_panel.h"

#include <string.h>

static void
digit(struct console *c, int key)
{
	size_t len = c->now_ms - c->digits_ms < CONSOLE_DIGITS_MS ? strlen(c->digits) : 0;
	uint32_t count;

	if (len + 1 >= sizeof(c->digits))
		len = 0;
	c->digits[len] = (char)key;
	c->digits[len + 1] = '\0';
	c->digits_ms = c->now_ms;
	uint64_t id = model_ends_in(&c->model, c->digits, &count);
	if (id == 0)
		console_say(c, false, _("No case in this list ends in %s"), c->digits);
	else
		console_say(c, false, ngettext("..%s: %u case", "..%s: %u cases", count), c->digits,
		    (unsigned)count);
	if (id != 0)
		model_select(&c->model, id);
}

/* Opened here: on the screens of toezicht, and of whoever has that desk. */
static bool
is_panel_key(struct console *c, int key)
{
	bool is_here = c->screen == SCREEN_TOEZICHT || c->screen == SCREEN_PANEL ||
	    c->screen == SCREEN_STAFF;

	return is_here && c->who.desk == DESK_TOEZICHT && key >= '1' && key <= '9' &&
	    panel_open(c, (unsigned)(key - '0'));
}

static void
screen_key(struct console *c, int key)
{
	enum action a = keymap_action(key, console_where(c));
	const struct act_arg none = { 0 };

	if (c->screen == SCREEN_TRIAGE && triage_key(c, key))
		return;
	if (key == KEY_CTRL_S || key == KEY_CTRL_Q)
		console_say(c, false, _("Ctrl-S and Ctrl-Q do nothing here: the screen never stops"));
	else if (key >= '0' && key <= '9' && c->screen == SCREEN_QUEUE)
		digit(c, key);
	else if (key >= '1' && key <= '9' && c->screen == SCREEN_ALARMS)
		act_alarm_deed(c, (unsigned)(key - '0'));
	else if (is_panel_key(c, key))
		c->model.fresh = 0;
	else if (key == KEY_ENTER && c->screen == SCREEN_TOEZICHT)
		panel_of_pane(c);
	else if (key == 'q' || key == 'Q') {
		act_run(c, DO_LINE, &none);
		field_set(&c->field, "uit");
	} else if (a != DO_NOTHING)
		act_run(c, a, &none);
	else if (key > ' ' && key < KEY_BACKSPACE)
		console_say(c, false, _("This key does nothing here; ? shows the keys"));
}

static void
one_key(struct console *c, const struct key_event *e)
{
	if (e->key < '0' || e->key > '9')
		c->digits[0] = '\0'; /* the number is over */
	if (!c->lock.is_on && ahead_takes(c, e))
		return;
	if (e->key == KEY_PASTE) {
		if (c->lock.is_on)
			lock_insert(c, e->text);
		else if (console_is_typing(c))
			over_paste(c, e->text);
		else
			console_say(c, true, _("Pasted text is ignored outside a field"));
		return;
	}
	if (e->key == KEY_CTRL_L) {
		act_run(c, DO_REPAINT, &(struct act_arg){ 0 });
		return;
	}
	if (c->lock.is_on) {
		lock_key(c, e->key);
		return;
	}
	if (c->lock.opened_ms != 0 && c->now_ms - c->lock.opened_ms < CONSOLE_COMMIT_MS)
		return; /* what is on the screen now was not there when this was pressed */
	if (keymap_action(e->key, IN_ALL) == DO_LOCK) { /* over a form, too */
		lock_screen(c);
		return;
	}
	if (over_key(c, e->key))
		return;
	c->message[0] = '\0';
	c->model.fresh = 0;
	screen_key(c, e->key);
}

static bool
is_text(int key)
{
	return (key >= ' ' && key < KEY_BACKSPACE) || key == KEY_ENTER;
}

/*
 * More than was typed at one moment: pasted into a terminal that does not say so, or what a slow line held
 * up.  Both are text where text goes, and a line of command that begins with its colon; neither is ever
 * anything else.  A line end within it sends nothing: who typed it presses it once more.
 */
static void
burst(struct console *c, const struct key_event *keys, unsigned num)
{
	bool was_locked = c->lock.is_on;

	while (num > 0 && keys[num - 1].key == KEY_ENTER)
		num--;
	for (unsigned i = 0; i < num; i++) {
		struct key_event e = keys[i];
		bool begins_line = i == 0 && e.key == ':' && c->over == OVER_NONE;
		if ((!begins_line && !console_is_typing(c)) || c->lock.is_on != was_locked) {
			console_say(c, true, _("Pasted text is ignored outside a field"));
			return;
		}
		if (e.key == KEY_ENTER && c->over == OVER_LINE)
			return; /* the next line would be a part of this command */
		if (e.key == KEY_ENTER)
			e.key = ' ';
		one_key(c, &e);
	}
}

void
console_keys(struct console *c, const struct key_event *keys, unsigned num, int64_t now_ms)
{
	unsigned texts = 0;

	c->now_ms = now_ms;
	if (num > 0)
		c->key_ms = now_ms;
	if (c->rows < CONSOLE_ROWS || c->cols < CONSOLE_COLS || c->board == NULL)
		return; /* nobody can see what a key would do */
	for (unsigned i = 0; i < num; i++)
		texts += is_text(keys[i].key);
	if (texts >= INPUT_BURST) {
		burst(c, keys, num);
		return;
	}
	for (unsigned i = 0; i < num; i++)
		one_key(c, &keys[i]);
}

bool
console_ahead(struct console *c, int64_t now_ms)
{
	struct key_event keys[CONSOLE_AHEAD_MAX];
	unsigned num = ahead_give(c, keys);

	c->now_ms = now_ms;
	for (unsigned i = 0; i < num; i++)
		if (keys[i].key != 'j' || console_is_typing(c)) /* which is only pressed with open eyes */
			one_key(c, &keys[i]);
	memset(keys, 0, sizeof(keys));
	return num > 0;
}
