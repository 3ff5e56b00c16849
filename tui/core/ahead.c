/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/ahead.h"

#include "tui/core/keymap.h"
#include "tui/core/text.h"

#include <string.h>

/* Its answer puts a case on the screen.  At the desk of the meldkamer a ride is acknowledged in its list. */
static bool
brings_case(const struct console *c, unsigned verb)
{
	return verb == VERB_NEXT || verb == VERB_CLAIM || verb == VERB_RESUME ||
	    (verb == VERB_ACCEPT && c->who.desk != DESK_MELDKAMER);
}

static bool
is_coming(const struct console *c)
{
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++)
		if (c->pending[i].ticket != 0 && brings_case(c, c->pending[i].verb))
			return console_is_live(c);
	return false;
}

static void
drop(struct console *c)
{
	memset(&c->ahead, 0, sizeof(c->ahead));
}

void
ahead_refused(struct console *c, unsigned verb)
{
	if (brings_case(c, verb))
		drop(c);
}

bool
ahead_takes(struct console *c, const struct key_event *e)
{
	if (!is_coming(c))
		return false;
	if (e->key == KEY_CTRL_L || keymap_action(e->key, IN_ALL) == DO_LOCK) {
		drop(c);
		return false;
	}
	bool has_room = c->ahead.num < CONSOLE_AHEAD_MAX;
	bool is_text = e->key != KEY_PASTE && e->key != KEY_ESC;
	bool is_again = c->ahead.num == 0 && keymap_action(e->key, console_where(c)) == DO_NEXT;
	if (is_text && has_room && !is_again) {
		c->ahead.key[c->ahead.num++] = *e;
		return true;
	}
	if (is_again) {
		console_say(c, true, _("A caller is being taken already: this n did nothing"));
		return true;
	}
	drop(c);
	console_say(c, true, _("No answer of the hub yet: what you typed ahead is dropped"));
	return true;
}

unsigned
ahead_give(struct console *c, struct key_event out[])
{
	unsigned num = is_coming(c) ? 0 : c->ahead.num;

	if (!console_is_live(c))
		num = 0;
	memcpy(out, c->ahead.key, num * sizeof(out[0]));
	if (!is_coming(c))
		drop(c);
	return num;
}
