/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_takeover.h"

#include "shared/base/text.h"
#include "shared/care/rank.h"
#include "shared/care/routing.h"
#include "shared/care/takeover.h"
#include "tui/core/column.h"
#include "tui/core/send.h"
#include "tui/core/text.h"

#include <string.h>

enum { ROWS_MAX = 128, INFO_ROWS = 3 };

struct list {
	const struct zcc_case_row *row[ROWS_MAX];
	unsigned num;
};

static const struct zcc_placing *
placing(const struct console *c)
{
	return &c->board->hub.placing;
}

static int64_t
now_wall(const struct console *c)
{
	return c->board->now_line + c->board->wall_offset;
}

static bool
is_ours(const struct console *c)
{
	return c->board->is_live && takeover_is_for(c->settings, placing(c), c->who.role);
}

/* In the order of the queue; beyond what fits here nobody reads, and the number says how many. */
static void
collect(const struct console *c, struct list *l)
{
	int64_t now_s = c->board->now_line / 1000;

	l->num = 0;
	for (uint32_t i = 0; i < c->board->cases_end; i++) {
		const struct zcc_case_row *row = &c->board->cases[i];
		unsigned at = l->num < ROWS_MAX ? l->num : ROWS_MAX - 1;
		if (!takeover_has(row))
			continue;
		if (l->num == ROWS_MAX && rank_cmp(row, l->row[at], now_s) > 0)
			continue;
		l->num += l->num < ROWS_MAX;
		for (; at > 0 && rank_cmp(row, l->row[at - 1], now_s) < 0; at--)
			l->row[at] = l->row[at - 1];
		l->row[at] = row;
	}
}

void
takeover_begin(struct console *c)
{
	c->over = OVER_TAKEOVER;
	c->takeover.top = 0;
	c->takeover.is_painted = false;
	c->message[0] = '\0';
}

/* The board may have changed since the last frame: nobody gets a case he did not see. */
static void
commit(struct console *c)
{
	struct takeover_list l = takeover_of_board(c->board);
	struct intent want = { .kind = INTENT_SEND, .verb = VERB_HANDOVER, .is_final = true };

	if (!is_ours(c) || c->now_ms - c->takeover.since_ms < CONSOLE_COMMIT_MS)
		return;
	if (!c->takeover.is_painted || c->takeover.painted != l.number) {
		console_say(c, true, _("The list just changed; look again, nothing was done"));
		return;
	}
	want.list_num = l.num;
	want.list = l.number;
	c->over = OVER_NONE;
	send_act(c, &want);
}

void
takeover_key(struct console *c, int key)
{
	unsigned page = (unsigned)c->rows / 2;

	c->message[0] = '\0';
	if (keymap_action(key, IN_ASK) == DO_BACK)
		c->over = OVER_NONE;
	else if (keymap_action(key, IN_ASK) == DO_COMMIT)
		commit(c);
	else if (key == KEY_DOWN || key == KEY_PGDN)
		c->takeover.top += key == KEY_DOWN ? 1 : page;
	else if (key == KEY_UP || key == KEY_PGUP)
		c->takeover.top -= key == KEY_PGUP && c->takeover.top > page ? page :
		    key == KEY_PGUP ? c->takeover.top : c->takeover.top > 0;
	else if (key == KEY_HOME)
		c->takeover.top = 0;
}

/* --- Drawn ------------------------------------------------------------------------------------ */

/* Who has the regie, since when and by whom; and since when another is to take over, or when. */
static void
info_draw(const struct console *c, struct frame *f, int y)
{
	const struct zcc_placing *p = placing(c);
	const struct desk_settings *d = settings_desk(c->settings, p->desk);
	const char *who = d != NULL ? d->words : p->desk;
	char when[FMT_ROOM], limit[FMT_ROOM];
	struct routing r;
	int width = f->cols - 2;

	fmt_moment(when, p->taken_wall, now_wall(c));
	if (p->desk[0] == '\0')
		frame_text(f, y, 1, width, STYLE_PLAIN, _("the region has no rota for vervolgzorg"));
	else if (p->taken_by[0] != '\0')
		frame_put(f, y, 1, width, STYLE_PLAIN, _("%s has the regie since %s, taken over by %s"), who,
		    when, p->taken_by);
	else
		frame_put(f, y, 1, width, STYLE_PLAIN, _("%s has the regie since %s"), who, when);
	if (takeover_is_due(p)) {
		d = settings_desk(c->settings, p->next);
		fmt_moment(when, p->due_wall, now_wall(c));
		fmt_moment(limit, p->due_wall + (int64_t)c->settings->takeover_s * 1000, now_wall(c));
		frame_put(f, y + 1, 1, width, STYLE_OVER, _("%s is to take over since %s; alarm from %s on"),
		    d != NULL ? d->words : p->next, when, limit);
	} else if (routing_at(c->settings, now_wall(c), &r) && r.until_ms != ZCC_NEVER) {
		fmt_moment(when, r.until_ms, now_wall(c));
		frame_put(f, y + 1, 1, width, STYLE_PLAIN, _("%s takes over at %s"),
		    r.next != NULL ? r.next->words : _("nobody"), when);
	}
}

/* How many of them stay with who speaks with the caller. */
static unsigned
count_staying(const struct console *c, const struct list *l)
{
	unsigned n = 0;

	for (unsigned i = 0; i < l->num; i++)
		n += strcmp(l->row[i]->claimed_by, c->who.operator) != 0 &&
		    takeover_stays(c->board, l->row[i]);
	return n;
}

static void
ask_draw_here(struct console *c, struct frame *f, const struct list *l, unsigned num)
{
	char ask[160] = "";
	int y = f->rows - 2;
	unsigned stay = count_staying(c, l);

	if (is_ours(c) && stay > 0)
		text_format(ask, sizeof(ask), ngettext("Take over %u open case? In conversation and "
		    "staying there: %u", "Take over %u open cases? In conversation and staying there: %u",
		    num), num, stay);
	else if (is_ours(c))
		text_format(ask, sizeof(ask), ngettext("Take over %u open case?",
		    "Take over %u open cases?", num), num);
	else if (takeover_is_due(placing(c)))
		text_format(ask, sizeof(ask), _("%s is to acknowledge this list"), placing(c)->next);
	frame_clear(f, y, 0, 2, f->cols);
	int used = frame_text(f, y, 1, f->cols - 2, STYLE_STRONG, c->message[0] != '\0' ? c->message : ask);
	frame_cursor(f, y, 1 + used);
	frame_text(f, y + 1, 1, f->cols - 2, STYLE_PLAIN, is_ours(c) ?
	    _("j take over  Up Down rows  Esc back") : _("Up Down rows  Esc back"));
}

void
takeover_draw(struct console *c, struct frame *f)
{
	struct takeover_list now = takeover_of_board(c->board);
	struct list l;
	char title[96];
	int low = f->rows - 2 - INFO_ROWS, room = low - 3;

	collect(c, &l);
	if (!c->takeover.is_painted || c->takeover.painted != now.number) /* `j` is deaf until it was read */
		c->takeover.since_ms = c->now_ms;
	c->takeover.is_painted = true;
	c->takeover.painted = now.number;
	if (c->takeover.top + (unsigned)room > l.num)
		c->takeover.top = l.num > (unsigned)room ? l.num - (unsigned)room : 0;
	frame_clear(f, 1, 0, f->rows - 1, f->cols);
	text_format(title, sizeof(title), ngettext("Regie of vervolgzorg: %u open case",
	    "Regie of vervolgzorg: %u open cases", now.num), (unsigned)now.num);
	frame_rule(f, 1, 0, f->cols, title);
	column_heads(f, 2, f->cols);
	for (int i = 0; i < room && c->takeover.top + (unsigned)i < l.num; i++) {
		column_row(c, f, 3 + i, f->cols, l.row[c->takeover.top + (unsigned)i]);
		frame_text(f, 3 + i, 0, 1, STYLE_PLAIN, " "); /* none is selected: it is about all */
	}
	if (now.num == 0)
		frame_text(f, 3, 1, f->cols - 2, STYLE_PLAIN, _("no open case"));
	if (now.num > c->takeover.top + (unsigned)room)
		frame_put(f, low - 1, 1, f->cols - 2, STYLE_STRONG, _("(%u more: Down)"),
		    (unsigned)(now.num - c->takeover.top - (unsigned)room + 1));
	frame_rule(f, low, 0, f->cols, NULL);
	info_draw(c, f, low + 1);
	ask_draw_here(c, f, &l, now.num);
}

/* --- News ------------------------------------------------------------------------------------- */

void
takeover_news(struct console *c)
{
	bool is_new = is_ours(c) && c->takeover.told_wall != placing(c)->due_wall;
	unsigned num = takeover_of_board(c->board).num;

	if (!c->board->is_live)
		return;
	if (is_new)
		console_say(c, true, ngettext("Vervolgzorg is yours to take over: %u open case; v shows it",
		    "Vervolgzorg is yours to take over: %u open cases; v shows them", num), num);
	c->takeover.told_wall = is_ours(c) ? placing(c)->due_wall : 0;
}

void
takeover_done(struct console *c)
{
	c->undo_until_ms = 0;
	console_say(c, false, _("Taken over; the regie of vervolgzorg is with your desk."));
}

bool
takeover_line(const struct console *c, char *out, size_t size)
{
	out[0] = '\0';
	if (is_ours(c))
		text_format(out, size, _("TAKE OVER %u"), (unsigned)takeover_of_board(c->board).num);
	return out[0] != '\0';
}

bool
takeover_routing(const struct console *c, char *out, size_t size, char *brief, size_t brief_size,
    bool *is_due)
{
	const struct zcc_placing *p = placing(c);
	char when[FMT_ROOM];
	struct routing r;

	*is_due = takeover_is_due(p);
	if (p->desk[0] == '\0')
		return false;
	text_format(brief, brief_size, *is_due ? _("places %s!") : _("places %s"), p->desk);
	text_copy(out, size, brief);
	if (*is_due) {
		fmt_moment(when, p->due_wall, now_wall(c));
		/* TRANSLATORS: the desk that still has the regie, since when another is to have it, and which */
		text_format(out, size, _("places %s, since %s %s!"), p->desk, when, p->next);
	} else if (routing_at(c->settings, now_wall(c), &r) && r.until_ms != ZCC_NEVER) {
		fmt_moment(when, r.until_ms, now_wall(c));
		/* TRANSLATORS: the desk that places patients, when another does, and which */
		text_format(out, size, _("places %s, %s %s"), p->desk, when,
		    r.next != NULL ? r.next->code : _("nobody"));
	}
	return true;
}
