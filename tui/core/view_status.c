/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Row 1, the answer line, and the box that stands there while there is no hub.
 */
#include "tui/core/view.h"

#include "shared/base/text.h"
#include "shared/care/words.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/say.h"
#include "tui/core/send.h"
#include "tui/core/text.h"
#include "tui/core/urgent.h"
#include "tui/core/view_message.h"
#include "tui/core/view_panel.h"
#include "tui/core/view_room.h"
#include "tui/core/view_shift.h"
#include "tui/core/view_takeover.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* One field of row 1.  What is worth least is said in fewer words, or goes, when there is no room. */
struct part {
	char text[96];
	char brief[80]; /* the same in fewer words, where there are; "" = none */
	enum style style;
	int worth;
	bool stays;    /* in its fewest words it is there on every screen */
	bool has_sign; /* only its last character has the style */
	bool is_brief; /* there is room for the fewer words ... */
	bool is_out;   /* ... or for none */
};
enum { PARTS_MAX = 19, PART_TITLE = 0, PART_WHO = 1 };
enum worth { WORTH_WHO = 1, WORTH_LIST, WORTH_WINDOW, WORTH_WAITS, WORTH_PLACES, WORTH_TASK, WORTH_MINE,
	WORTH_CLOCK, WORTH_TITLE, WORTH_BREAK, WORTH_SHIFT, WORTH_OFFER, WORTH_TROUBLE };

static const char *
desk_title(enum desk d)
{
	switch (d) {
	case DESK_REGIE:
		return _("REGIE");
	case DESK_VERVOLGZORG:
		return _("FOLLOW-UP CARE");
	case DESK_TOEZICHT:
		return _("SUPERVISION");
	case DESK_MELDKAMER:
		return _("MELDKAMER");
	case DESK_TRIAGE:
		return _("TRIAGE");
	default: /* not logged in */
		return "ZCC";
	}
}

static void
screen_title(const struct console *c, char *out, size_t size)
{
	const char *desk = desk_title(c->who.desk);

	if (c->lock.is_on)
		text_format(out, size, " %s %s", desk, _("Locked"));
	else if (c->screen == SCREEN_CASE)
		text_format(out, size, " %s %" PRIu64, desk, c->case_id);
	else if (c->screen == SCREEN_TRIAGE)
		text_format(out, size, " %s %" PRIu64, desk, c->triage.row);
	else if (c->screen == SCREEN_ALARMS)
		text_format(out, size, " %s %s", desk, _("Alarms"));
	else if (c->screen == SCREEN_REGION)
		text_format(out, size, " %s %s", desk, _("Region"));
	else if (c->screen == SCREEN_PANEL)
		text_format(out, size, " %s %s", desk, panel_title(c));
	else if (c->screen == SCREEN_FOUND)
		text_format(out, size, " %s %s", desk, _("Found"));
	else if (c->screen == SCREEN_STAFF)
		text_format(out, size, " %s %s", desk, _("Staff"));
	else if (c->screen == SCREEN_MELDKAMER)
		text_format(out, size, " %s %s", desk, _("Hand-overs"));
	else if (c->screen == SCREEN_WAITROOM)
		text_format(out, size, " %s %s", desk, _("Waiting room"));
	else if (c->screen == SCREEN_REGIE)
		text_format(out, size, " %s %s", desk, _("Consults"));
	else if (c->screen == SCREEN_TOEZICHT)
		text_format(out, size, " %s %s", desk, _("Overview"));
	else if (c->model.filter[0] != '\0')
		text_format(out, size, " %s %u/%u filter:%s", desk, (unsigned)c->model.shown_num,
		    (unsigned)c->model.order_num, c->model.filter);
	else
		text_format(out, size, " %s %s", desk,
		    c->who.desk == DESK_VERVOLGZORG ? _("Requests") : _("Queue"));
}

static void
wait_part(const struct console *c, struct part *p)
{
	struct model_waiting w = model_waiting(&c->model);
	char longest[FMT_ROOM];

	fmt_wait(longest, calm_ms(c, c->board->now_line - w.longest_ms));
	p->worth = WORTH_WAITS;
	if (w.waiting == 0) {
		text_format(p->text, sizeof(p->text), _("waiting 0"));
		return;
	}
	text_format(p->text, sizeof(p->text), _("waiting %u  longest %s%s"), (unsigned)w.waiting, longest,
	    w.late > 0 ? "!" : "");
	/* TRANSLATORS: how many wait, and the longest wait */
	text_format(p->brief, sizeof(p->brief), _("waits %u, %s%s"), (unsigned)w.waiting, longest,
	    w.late > 0 ? "!" : "");
}

/* Of the lines of this desk, the one with windows that opens or closes first; NULL = none has any. */
static const struct zcc_line_row *
next_to_change(const struct console *c)
{
	const struct zcc_line_row *first = NULL;

	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		const struct zcc_line_row *row = &c->board->lines[line - 1];
		bool is_mine = c->model.lines == 0 || (c->model.lines >> line & 1) != 0;
		if (row->line == 0 || row->referral[0] == '\0' || row->changes_wall == ZCC_NEVER ||
		    !is_mine)
			continue;
		if (first == NULL || row->changes_wall < first->changes_wall)
			first = row;
	}
	return first;
}

/* Which window runs and who takes over when (OP-4). */
static void
window_part(const struct console *c, struct part *p)
{
	const struct zcc_line_row *row = next_to_change(c);
	char when[FMT_ROOM];

	p->worth = WORTH_WINDOW;
	if (row == NULL)
		return;
	fmt_moment(when, row->changes_wall, c->board->now_line + c->board->wall_offset);
	if (row->open) {
		/* TRANSLATORS: the window that holds, when it ends, who has the callers then */
		text_format(p->text, sizeof(p->text), _("%s, %s %s"), say_window(row->window), when,
		    row->referral);
		text_format(p->brief, sizeof(p->brief), "%s, %s", say_window(row->window), when);
	} else {
		text_format(p->text, sizeof(p->text), _("%s closed until %s"), line_word(row->line),
		    when);
		text_format(p->brief, sizeof(p->brief), _("closed until %s"), when);
	}
}

/* Which desk places patients now, and who takes over when, or should have (OP-4). */
static void
routing_part(const struct console *c, struct part *p)
{
	bool is_due;

	p->worth = WORTH_PLACES; /* what waits stands in the list below it */
	if ((c->who.desk != DESK_VERVOLGZORG && c->who.desk != DESK_TOEZICHT) ||
	    !takeover_routing(c, p->text, sizeof(p->text), p->brief, sizeof(p->brief), &is_due))
		return;
	p->style = is_due ? STYLE_OVER : STYLE_PLAIN;
	p->has_sign = is_due;
}

/* Which desk, and who one is there.  The role stands there where the desk has others too. */
static void
who_parts(const struct console *c, struct part p[PARTS_MAX])
{
	unsigned roles = 0;

	for (uint32_t i = 0; i < c->settings->roles_num; i++)
		roles += c->settings->role[i].desk == c->who.desk;
	bool has_role = roles > 1 && strcmp(c->who.role, c->who.operator) != 0;
	const char *role = has_role ? c->who.role : "";
	const char *blank = role[0] != '\0' ? " " : "";
	screen_title(c, p[PART_TITLE].text, sizeof(p[PART_TITLE].text));
	bool is_queue = c->screen == SCREEN_QUEUE && !c->lock.is_on; /* which can be seen, but for its filter */
	if ((is_queue && c->model.filter[0] != '\0') || c->screen == SCREEN_CASE || c->screen == SCREEN_TRIAGE)
		text_copy(p[PART_TITLE].brief, sizeof(p[PART_TITLE].brief), p[PART_TITLE].text);
	else
		text_format(p[PART_TITLE].brief, sizeof(p[PART_TITLE].brief), " %s", desk_title(c->who.desk));
	text_format(p[PART_WHO].text, sizeof(p[PART_WHO].text), "%s%s%s %04x", c->who.operator, blank, role,
	    (unsigned)(c->who.seat & 0xffff));
	text_format(p[PART_WHO].brief, sizeof(p[PART_WHO].brief), "%s%s%s", c->who.operator, blank, role);
	p[PART_TITLE].worth = is_queue ? WORTH_LIST : WORTH_TITLE;
	p[PART_WHO].worth = WORTH_WHO;
	p[PART_TITLE].stays = p[PART_WHO].stays = true;
}

/* The next part when `is_so`, with a text that was put in its place: it is there on every screen, or as
 * long as there is room. */
static void
keep(struct part p[PARTS_MAX], unsigned *n, bool is_so, enum style style, enum worth worth)
{
	if (!is_so) {
		memset(&p[*n], 0, sizeof(p[*n]));
		return;
	}
	p[*n].style = style;
	p[*n].worth = (int)worth;
	p[*n].stays = worth == WORTH_TROUBLE;
	(*n)++;
}

static bool
put(struct part *p, const char *text)
{
	text_copy(p->text, sizeof(p->text), text);
	return true;
}

/* Why nothing, or not everything, can be done. */
static unsigned
add_troubles(const struct console *c, struct part p[PARTS_MAX], unsigned n)
{
	const struct board *b = c->board;
	char word[FMT_ROOM];

	if (!b->is_live) {
		fmt_left(word, b->age_ms);
		text_format(p[n].text, sizeof(p[n].text), b->epoch != 0 ? _("NO HUB %s") : _("NO HUB"),
		    word);
		keep(p, &n, true, STYLE_LOST, WORTH_TROUBLE);
		return n;
	}
	keep(p, &n, b->hub_state == SEG_VOL && put(&p[n], _("HUB FULL")), STYLE_LOST, WORTH_TROUBLE);
	keep(p, &n, c->is_refused && put(&p[n], _("READ ONLY")), STYLE_LOST, WORTH_TROUBLE);
	/* TRANSLATORS: row 1: the board is full, and so many wait without a row on it */
	text_format(p[n].text, sizeof(p[n].text), _("FULL +%u"), (unsigned)b->hub.hidden);
	keep(p, &n, b->hub.hidden > 0, STYLE_OVER, WORTH_TROUBLE);
	keep(p, &n, c->is_role_gone && put(&p[n], _("ROLE GONE")), STYLE_LOST, WORTH_TROUBLE);
	return n;
}

/* What asks something of who sits here. */
static unsigned
add_asked(const struct console *c, struct part p[PARTS_MAX], unsigned n)
{
	if (c->role != NULL)
		keep(p, &n, shift_line(c, p[n].text, sizeof(p[n].text)), STYLE_OVER, WORTH_SHIFT);
	keep(p, &n, takeover_line(c, p[n].text, sizeof(p[n].text)), STYLE_OVER, WORTH_SHIFT);
	keep(p, &n, room_offer_line(c, p[n].text, sizeof(p[n].text)), STYLE_OVER, WORTH_OFFER);
	keep(p, &n, room_task_line(c, p[n].text, sizeof(p[n].text)), STYLE_PLAIN, WORTH_TASK);
	keep(p, &n, room_break_line(c, p[n].text, sizeof(p[n].text)), STYLE_OVER, WORTH_BREAK);
	keep(p, &n, urgent_line(c, p[n].text, sizeof(p[n].text)), STYLE_OVER, WORTH_TROUBLE);
	return n;
}

static void
alarms_part(const struct console *c, struct part *p)
{
	const struct board *b = c->board;
	unsigned asks = 0;

	for (uint32_t i = 0; i < b->alarms_end; i++)
		asks += console_is_asked(c, &b->alarms[i]);
	if (b->is_live)
		text_format(p->text, sizeof(p->text), asks > 0 ? "AL %u!" : "AL %u", asks);
	else
		text_format(p->text, sizeof(p->text), "AL ?");
	p->has_sign = b->is_live && asks > 0;
	p->style = p->has_sign ? c->who.is_slow ? STYLE_OVER : STYLE_NEW : STYLE_PLAIN;
	p->worth = WORTH_TROUBLE;
	p->stays = true;
}

static unsigned
collect_parts(const struct console *c, struct part p[PARTS_MAX])
{
	const struct board *b = c->board;
	char word[FMT_ROOM];
	unsigned n = PART_WHO + 1, mine = model_count_of(&c->model, c->who.operator);

	memset(p, 0, PARTS_MAX * sizeof(*p));
	who_parts(c, p);
	text_format(p[n].text, sizeof(p[n].text), _("mine %u"), mine);
	keep(p, &n, mine > 0, STYLE_PLAIN, WORTH_MINE);
	if (b->is_live && c->model.lines != 0)
		wait_part(c, &p[n++]);
	if (b->is_live)
		window_part(c, &p[n++]);
	if (b->is_live)
		routing_part(c, &p[n++]);
	text_format(p[n].text, sizeof(p[n].text), _("hidden %u!"), (unsigned)c->model.urgent_hidden);
	/* TRANSLATORS: the same in fewer letters */
	text_format(p[n].brief, sizeof(p[n].brief), _("hid %u!"), (unsigned)c->model.urgent_hidden);
	p[n].has_sign = true;
	keep(p, &n, c->model.urgent_hidden > 0 && c->screen == SCREEN_QUEUE, STYLE_OVER, WORTH_TROUBLE);
	n = add_troubles(c, p, n);
	n = b->is_live ? add_asked(c, p, n) : n;
	fmt_clock(word, b->now_line + b->wall_offset);
	text_format(p[n].text, sizeof(p[n].text), "%s", b->is_live ? word : "--:--");
	keep(p, &n, true, STYLE_PLAIN, WORTH_CLOCK);
	alarms_part(c, &p[n++]);
	return n;
}

static const char *
said(const struct part *p)
{
	return p->is_brief ? p->brief : p->text;
}

static bool
is_shown(const struct part *p)
{
	return p->text[0] != '\0' && !p->is_out;
}

static int
parts_width(const struct part *p, unsigned n)
{
	int width = 0;

	for (unsigned i = 0; i < n; i++)
		if (is_shown(&p[i]))
			width += text_width(said(&p[i])) + (width > 0 ? 3 : 0);
	return width;
}

static bool
has_fewer_words(const struct part *p)
{
	return p->brief[0] != '\0' && !p->is_brief;
}

static struct part *
least_worth(struct part *p, unsigned n)
{
	struct part *least = NULL;

	for (unsigned i = 0; i < n; i++)
		if (is_shown(&p[i]) && (has_fewer_words(&p[i]) || !p[i].stays) &&
		    (least == NULL || p[i].worth < least->worth))
			least = &p[i];
	return least;
}

/* What there is room for after all comes back, first what is worth most. */
static void
bring_back(struct part *p, unsigned n, int room)
{
	for (int worth = WORTH_TROUBLE; worth > 0; worth--) {
		for (unsigned i = 0; i < n; i++) {
			if (p[i].worth != worth || (!p[i].is_out && !p[i].is_brief))
				continue;
			bool was_out = p[i].is_out, was_brief = p[i].is_brief;
			p[i].is_brief = was_out && p[i].brief[0] != '\0';
			p[i].is_out = false;
			if (parts_width(p, n) > room) {
				p[i].is_out = was_out;
				p[i].is_brief = was_brief;
			}
		}
	}
}

/* All is said in fewer words before anything goes, but for the names of a screen other than the queue and of
 * who places. */
static void
drop_parts(struct part *p, unsigned n, int room)
{
	struct part *least;

	bool is_full = parts_width(p, n) > room;
	for (unsigned i = 0; i < n && is_full; i++)
		p[i].is_brief = p[i].worth != WORTH_PLACES && p[i].worth != WORTH_TITLE && has_fewer_words(&p[i]);
	while (parts_width(p, n) > room && (least = least_worth(p, n)) != NULL) {
		least->is_out = !has_fewer_words(least);
		least->is_brief = least->brief[0] != '\0';
	}
	bring_back(p, n, room);
	bring_back(p, n, room); /* what came back in few words may find room for more */
	/* of names that leave no room for what must stay the end goes, and before it that of the title */
	if (parts_width(p, n) > room)
		p[PART_TITLE].brief[1 + strcspn(p[PART_TITLE].brief + 1, " ")] = '\0';
	while (parts_width(p, n) > room && said(&p[PART_WHO])[1] != '\0')
		p[PART_WHO].brief[strlen(p[PART_WHO].brief) - 1] = '\0';
}

static int
part_draw(struct frame *f, int x, const struct part *p)
{
	int w = frame_text(f, 0, x, f->cols - x, p->has_sign ? STYLE_PLAIN : p->style, said(p));

	if (p->has_sign && w > 0)
		frame_mark(f, 0, x + w - 1, 1, p->style);
	return w;
}

void
status_draw(struct console *c, struct frame *f)
{
	struct part p[PARTS_MAX];
	unsigned n = collect_parts(c, p);
	int room = f->cols - 1;

	drop_parts(p, n, room);
	/* What must stay is at the right edge. */
	int right = parts_width(p + 1, n - 1);
	frame_text(f, 0, 0, room - right - 3, STYLE_STRONG, said(&p[PART_TITLE]));
	int x = room - right;
	for (unsigned i = 1; i < n; i++) {
		if (!is_shown(&p[i]))
			continue;
		if (x > room - right)
			x += frame_text(f, 0, x, 3, STYLE_PLAIN, " | ");
		x += part_draw(f, x, &p[i]);
	}
}

static bool
is_waiting_long(const struct console *c)
{
	for (unsigned i = 0; i < CONSOLE_PENDING_MAX; i++)
		if (c->pending[i].ticket != 0 &&
		    c->now_ms - c->pending[i].since_ms >= CONSOLE_WAIT_MS)
			return true;
	return false;
}

void
answer_whole(struct frame *f, int y, int width, enum style style, const char *said)
{
	int rows = frame_wrapped(NULL, 0, 0, width, style, said);

	if (rows > 1)
		frame_clear(f, y - rows + 1, 0, rows - 1, f->cols);
	frame_clear(f, y, 0, 1, 1 + width);
	frame_wrapped(f, y - rows + 1, 1, width, style, said);
}

void
answer_draw(struct console *c, struct frame *f)
{
	int y = f->rows - 2, width = f->cols - 2, x = 1;
	char fresh[64] = "";
	int64_t left_ms = c->undo_until_ms - c->now_ms;

	if (c->screen == SCREEN_QUEUE && c->model.fresh > 0)
		snprintf(fresh, sizeof(fresh), ngettext("%u new", "%u new", c->model.fresh),
		    (unsigned)c->model.fresh);
	if (fresh[0] != '\0') {
		frame_right(f, y, x, width, STYLE_STRONG, fresh);
		width -= text_width(fresh) + 2;
	}
	if (is_waiting_long(c)) {
		frame_text(f, y, x, width, STYLE_PLAIN, _("waiting for the hub..."));
		return;
	}
	char unread[ZCC_MESSAGE_SIZE + 64];
	if (c->message[0] == '\0' && left_ms <= 0 && messages_line(c, unread, sizeof(unread))) {
		static const char how[] = "  :ber";
		int used = frame_text(f, y, x, width - (int)sizeof(how), STYLE_STRONG, unread);
		frame_text(f, y, x + used, width - used, STYLE_PLAIN, how);
		return;
	}
	enum style style = c->is_warning ? STYLE_STRONG : STYLE_PLAIN;
	if (text_width(c->message) > width) { /* over what stands there, until the next key */
		answer_whole(f, y, width, style, c->message);
		return;
	}
	x += frame_text(f, y, x, width, style, c->message);
	if (c->undo_until_ms == 0 || left_ms <= 0 || !console_is_live(c) || (x > 1 && !c->is_undo_said))
		return; /* beside other words it would be read as one with them */
	char back[64];
	/* Even seconds: no figure changes more often than every 2 s. */
	text_format(back, sizeof(back), _("^Z = take back (%d s left)"), (int)((left_ms + 1999) / 2000 * 2));
	const char *stop = x == 1 ? "" : c->message[strlen(c->message) - 1] == '.' ? "  " : ".  ";
	if (x + text_width(stop) + text_width(back) > 1 + width)
		return;
	x += frame_text(f, y, x, 3, style, stop);
	frame_text(f, y, x, text_width(back), STYLE_PLAIN, back);
}
