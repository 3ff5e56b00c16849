/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_roster.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/oncall.h"
#include "shared/care/shift_end.h"
#include "tui/core/fmt.h"
#include "tui/core/pick.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <string.h>

enum { WIDTH = 78, ROLE_X = 3, WORDS_X = 8, NOW_X = 26, NEXT_X = 66, LINES_MAX = 96, HOUR_MS = 3600 * 1000 };

static int64_t
now_wall(const struct console *c)
{
	return c->board->now_line + c->board->wall_offset;
}

/* The next boundary of shifts; 0 in a region without. */
static int64_t
next_boundary(const struct console *c)
{
	return shift_end_wall(c->settings, now_wall(c) - HOUR_MS);
}

/* One line of the list: of a role, of what is agreed for when nobody of it is there, or of who is on call
 * for it. */
struct line {
	const struct role_settings *role;
	bool is_absent;
	const struct oncall_settings *call; /* NULL: who is there */
	int64_t until_ms; /* of the call */
	bool is_next;     /* on call after that */
};

/* Who sits at two desks counts once. */
static bool
is_new_there(const struct console *c, const struct role_settings *r, uint32_t i)
{
	const struct zcc_operator_row *o = &c->board->operators[i];
	bool asks = settings_asks_shift(c->settings, r->name);

	if (strcmp(o->role, r->name) != 0 || !board_is_there(o, asks))
		return false;
	for (uint32_t k = 0; k < i; k++)
		if (strcmp(c->board->operators[k].name, o->name) == 0 &&
		    strcmp(c->board->operators[k].role, o->role) == 0 &&
		    board_is_there(&c->board->operators[k], asks))
			return false;
	return true;
}

static void
put_call(const struct console *c, const struct role_settings *r, struct line *out, unsigned *num)
{
	int64_t until_ms, later_ms;
	const struct oncall_settings *now = oncall_at(c->settings, r->name, now_wall(c), &until_ms);

	if (now != NULL && *num < LINES_MAX)
		out[(*num)++] = (struct line){ r, false, now, until_ms, false };
	if (now == NULL || until_ms == ZCC_NEVER)
		return;
	const struct oncall_settings *next = oncall_at(c->settings, r->name, until_ms, &later_ms);
	if (next != NULL && next != now && *num < LINES_MAX)
		out[(*num)++] = (struct line){ r, false, next, until_ms, true };
}

/* Every role of which somebody is there, can be called, or is agreed upon. */
static unsigned
collect(const struct console *c, struct line out[LINES_MAX])
{
	unsigned num = 0;

	for (uint32_t i = 0; i < c->settings->roles_num; i++) {
		const struct role_settings *r = &c->settings->role[i];
		int64_t until_ms;
		bool is_there = board_there(c->board, r->name, settings_asks_shift(c->settings, r->name)) > 0;
		if ((is_there || r->absent[0] != '\0' || r->shift ||
		    oncall_at(c->settings, r->name, now_wall(c), &until_ms) != NULL) && num < LINES_MAX)
			out[num++] = (struct line){ .role = r };
		if (!is_there && r->absent[0] != '\0' && num < LINES_MAX)
			out[num++] = (struct line){ .role = r, .is_absent = true };
		put_call(c, r, out, &num);
	}
	return num;
}

/* "2: anna bram", as many names as there is room for. */
static void
there_draw(const struct console *c, struct frame *f, int y, const struct role_settings *r)
{
	unsigned num = board_there(c->board, r->name, settings_asks_shift(c->settings, r->name));
	int64_t boundary = next_boundary(c);
	unsigned stay = 0;
	int x = NOW_X;

	frame_text(f, y, ROLE_X, NOW_X - ROLE_X - 1, STYLE_PLAIN, r->name);
	x += frame_put(f, y, x, 6, num == 0 ? STYLE_OVER : STYLE_PLAIN, "%u", num) + 2;
	for (uint32_t i = 0; i < c->board->operators_end && num > 0; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		if (!is_new_there(c, r, i))
			continue;
		stay += o->shift_wall != 0 && shift_end_wall(c->settings, o->shift_wall) > boundary;
		if (x + text_width(o->name) < NEXT_X - 1)
			x += frame_text(f, y, x, NEXT_X - 1 - x, STYLE_PLAIN, o->name) + 1;
	}
	if (num > 0 && boundary != 0 && r->shift)
		frame_put(f, y, NEXT_X, WIDTH - NEXT_X, stay == 0 ? STYLE_OVER : STYLE_PLAIN, "%u", stay);
}

static void
words_draw(struct frame *f, int y, const struct line *l)
{
	char until[FMT_ROOM];

	fmt_clock(until, l->until_ms);
	if (l->is_absent)
		frame_put(f, y, WORDS_X, WIDTH - WORDS_X, STYLE_PLAIN, _("absent: %s"), l->role->absent);
	else if (l->is_next)
		frame_put(f, y, WORDS_X, WIDTH - WORDS_X, STYLE_PLAIN, _("from %s: %s"), until, l->call->words);
	else if (l->until_ms == ZCC_NEVER)
		frame_put(f, y, WORDS_X, WIDTH - WORDS_X, STYLE_PLAIN, _("on call: %s"), l->call->words);
	else
		frame_put(f, y, WORDS_X, WIDTH - WORDS_X, STYLE_PLAIN, _("until %s: %s"), until, l->call->words);
}

void
roster_begin(struct console *c)
{
	c->over = OVER_ROSTER;
	c->roster_top = 0;
	c->message[0] = '\0';
}

void
roster_key(struct console *c, int key)
{
	if (keymap_action(key, IN_ASK) == DO_BACK || key == 'r')
		c->over = OVER_NONE;
	else if (key == 'o')
		reserve_begin(c);
	else if (key == KEY_DOWN || key == KEY_PGDN)
		c->roster_top += key == KEY_DOWN ? 1 : 10;
	else if (key == KEY_UP || key == KEY_PGUP)
		c->roster_top -= c->roster_top < (key == KEY_UP ? 1u : 10u) ? c->roster_top :
		    key == KEY_UP ? 1u : 10u;
}

void
roster_draw(struct console *c, struct frame *f)
{
	struct line l[LINES_MAX];
	unsigned num = collect(c, l);
	char at[FMT_ROOM];
	int room = f->rows - 7, y = 1;
	int64_t boundary = next_boundary(c);

	if (c->roster_top + (unsigned)room > num)
		c->roster_top = num > (unsigned)room ? num - (unsigned)room : 0;
	int rows = (int)num < room ? (int)num : room;
	frame_box(f, y, 1, rows + 3, WIDTH, _("Roster: who is on, and who can be called in"));
	frame_text(f, y + 1, ROLE_X, NOW_X - ROLE_X - 1, STYLE_PLAIN, _("role"));
	frame_text(f, y + 1, NOW_X, NEXT_X - NOW_X - 1, STYLE_PLAIN, _("now"));
	fmt_clock(at, boundary);
	if (boundary != 0)
		frame_put(f, y + 1, NEXT_X, WIDTH - NEXT_X, STYLE_PLAIN, _("after %s"), at);
	for (int i = 0; i < rows; i++) {
		const struct line *it = &l[c->roster_top + (unsigned)i];
		if (it->call != NULL || it->is_absent)
			words_draw(f, y + 2 + i, it);
		else
			there_draw(c, f, y + 2 + i, it->role);
	}
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	frame_text(f, f->rows - 2, 1, f->cols - 2, STYLE_PLAIN, num > (unsigned)room ?
	    _("Whose shift goes on after that counts there; more: Down") :
	    _("Whose shift goes on after that counts there"));
	frame_cursor(f, f->rows - 2, 1);
	frame_text(f, f->rows - 1, 1, f->cols - 2, STYLE_PLAIN, _("o call in  Up Down rows  Esc back"));
}

/* --- Calling somebody in ---------------------------------------------------------------------- */

void
reserve_begin(struct console *c)
{
	c->over = OVER_RESERVE;
	c->reserve.role[0] = '\0';
	c->message[0] = '\0';
	pick_begin(c);
}

/* The n-th role for which somebody is on call now; NULL: no more. */
static const struct oncall_settings *
nth_call(const struct console *c, unsigned n, int64_t *until_ms)
{
	for (uint32_t i = 0; i < c->settings->roles_num; i++) {
		const struct oncall_settings *o = oncall_at(c->settings, c->settings->role[i].name,
		    now_wall(c), until_ms);
		if (o != NULL && n-- == 0)
			return o;
	}
	return NULL;
}

/* All desks, for an hour; no name and no number travels in it. */
static void
tell(struct console *c)
{
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_MESSAGE };

	if (c->now_ms - c->reserve.since_ms < CONSOLE_COMMIT_MS || !send_may_verb(c, VERB_MESSAGE))
		return;
	text_copy(want.whom, sizeof(want.whom), MESSAGE_ALL);
	want.at = (uint64_t)(now_wall(c) + HOUR_MS);
	text_format(want.message, sizeof(want.message), _("%s: who is on call was called in"),
	    c->reserve.role);
	c->over = OVER_NONE;
	send_act(c, &want);
}

void
reserve_key(struct console *c, int key)
{
	enum action a = keymap_action(key, IN_ASK);
	const struct pick_item *item;

	if (a == DO_BACK) {
		bool was_chosen = c->reserve.role[0] != '\0';
		reserve_begin(c);
		if (!was_chosen)
			c->over = OVER_NONE;
		return;
	}
	if (c->reserve.role[0] != '\0') {
		if (a == DO_COMMIT)
			tell(c);
	} else if ((item = pick_key(c, key)) != NULL) {
		text_copy(c->reserve.role, sizeof(c->reserve.role), item->name);
		c->reserve.since_ms = c->now_ms;
	}
}

static void
chosen_draw(struct console *c, struct frame *f)
{
	int64_t until_ms;
	const struct oncall_settings *o = oncall_at(c->settings, c->reserve.role, now_wall(c), &until_ms);
	int y = f->rows - 2;

	frame_box(f, y - 4, 1, 3, WIDTH, c->reserve.role);
	frame_put(f, y - 3, ROLE_X, WIDTH - 4, STYLE_STRONG, _("Call: %s"),
	    o != NULL ? o->words : _("nobody is on call any more"));
	frame_clear(f, y, 0, 2, f->cols);
	int used = frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, c->message[0] != '\0' ? c->message :
	    _("Tell all desks that he was called in?"));
	frame_cursor(f, y, 1 + used);
	frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, _("j tell them  Esc back"));
}

void
reserve_draw(struct console *c, struct frame *f)
{
	const struct oncall_settings *o;
	int64_t until_ms;
	unsigned num = 0, first;

	if (c->reserve.role[0] != '\0') {
		chosen_draw(c, f);
		return;
	}
	while (nth_call(c, num, &until_ms) != NULL)
		num++;
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	int y = pick_box(c, f, _("Call in whom?"), WIDTH, num, &first);
	for (unsigned n = 0; n < pick_here(c, num); n++) {
		struct pick_item item = { .id = 0 };
		o = nth_call(c, first + n, &until_ms);
		text_copy(item.name, sizeof(item.name), o->role);
		pick_put(c, f, y, n, &item);
		frame_text(f, y + (int)n, 6, NOW_X - 7, STYLE_PLAIN, o->role);
		frame_text(f, y + (int)n, NOW_X, WIDTH - NOW_X, STYLE_PLAIN, o->words);
	}
	if (num == 0)
		frame_text(f, y, 6, WIDTH - 8, STYLE_PLAIN, _("the configuration has nobody on call now"));
	pick_keys(f, num);
}
