/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Row 1, the answer line, the keys, and the box that stands there while there is no hub.
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
#include "tui/core/view_triage.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* One field of row 1.  What is worth least goes first when there is no room; worth 9 never goes. */
struct part {
	char text[96];
	char brief[32]; /* the same in fewer words, where there are; "" = none */
	enum style style;
	int worth;
	bool has_sign; /* only its last character has the style */
	bool is_out;   /* there is no room for it */
};
enum { PARTS_MAX = 19, WORTH_WINDOW = 2 };

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

	if (c->screen == SCREEN_CASE)
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
	p->worth = 3;
	if (w.waiting == 0)
		text_format(p->text, sizeof(p->text), _("waiting 0"));
	else
		text_format(p->text, sizeof(p->text), _("waiting %u  longest %s%s"),
		    (unsigned)w.waiting, longest, w.late > 0 ? "!" : "");
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
		text_format(p->brief, sizeof(p->brief), _("%s until %s"), say_window(row->window), when);
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

	p->worth = WORTH_WINDOW + 2; /* what waits stands in the list below it */
	if ((c->who.desk != DESK_VERVOLGZORG && c->who.desk != DESK_TOEZICHT) ||
	    !takeover_routing(c, p->text, sizeof(p->text), p->brief, sizeof(p->brief), &is_due))
		return;
	p->style = is_due ? STYLE_OVER : STYLE_PLAIN;
	p->has_sign = is_due;
}

/* Why nothing, or not everything, can be done: it never goes. */
static unsigned
add_troubles(const struct console *c, struct part p[PARTS_MAX], unsigned n)
{
	const struct board *b = c->board;
	char word[FMT_ROOM];

	if (!b->is_live) {
		fmt_left(word, b->age_ms);
		text_format(p[n].text, sizeof(p[n].text), b->epoch != 0 ? _("NO HUB %s") : _("NO HUB"),
		    word);
		p[n].style = STYLE_LOST;
		p[n++].worth = 9;
	} else if (b->hub_state == SEG_VOL) {
		text_format(p[n].text, sizeof(p[n].text), "%s", _("HUB FULL"));
		p[n].style = STYLE_LOST;
		p[n++].worth = 9;
	}
	if (b->is_live && c->is_refused) {
		text_format(p[n].text, sizeof(p[n].text), "%s", _("READ ONLY"));
		p[n].style = STYLE_LOST;
		p[n++].worth = 9;
	}
	if (b->is_live && b->hub.hidden > 0) {
		/* TRANSLATORS: row 1: the board is full, and so many wait without a row on it */
		text_format(p[n].text, sizeof(p[n].text), _("FULL +%u"), (unsigned)b->hub.hidden);
		p[n].style = STYLE_OVER;
		p[n++].worth = 9;
	}
	if (b->is_live && c->is_role_gone) {
		text_format(p[n].text, sizeof(p[n].text), "%s", _("ROLE GONE"));
		p[n].style = STYLE_LOST;
		p[n++].worth = 9;
	}
	return n;
}

static unsigned
collect_parts(const struct console *c, struct part p[PARTS_MAX])
{
	const struct board *b = c->board;
	char word[FMT_ROOM];
	unsigned n = 0, asks = 0;

	for (uint32_t i = 0; i < b->alarms_end; i++)
		asks += console_is_asked(c, &b->alarms[i]);

	memset(p, 0, PARTS_MAX * sizeof(*p));
	screen_title(c, p[n].text, sizeof(p[n].text));
	p[n++].worth = 9;
	text_format(p[n].text, sizeof(p[n].text), "%s %04x", c->who.operator,
	    (unsigned)(c->who.seat & 0xffff));
	p[n++].worth = 1;
	unsigned mine = model_count_of(&c->model, c->who.operator);
	if (mine > 0)
		text_format(p[n].text, sizeof(p[n].text), _("mine %u"), mine);
	p[n++].worth = 7;
	if (b->is_live && c->model.lines != 0)
		wait_part(c, &p[n++]);
	if (b->is_live)
		window_part(c, &p[n++]);
	if (b->is_live)
		routing_part(c, &p[n++]);
	if (c->model.urgent_hidden > 0 && c->screen == SCREEN_QUEUE) {
		text_format(p[n].text, sizeof(p[n].text), _("hidden %u!"),
		    (unsigned)c->model.urgent_hidden);
		p[n].has_sign = true;
		p[n].style = STYLE_OVER;
		p[n++].worth = 9;
	}
	n = add_troubles(c, p, n);
	if (b->is_live && c->role != NULL && shift_line(c, p[n].text, sizeof(p[n].text))) {
		p[n].style = STYLE_OVER;
		p[n++].worth = 9;
	}
	if (b->is_live && takeover_line(c, p[n].text, sizeof(p[n].text))) {
		p[n].style = STYLE_OVER;
		p[n++].worth = 9;
	}
	if (b->is_live && room_offer_line(c, p[n].text, sizeof(p[n].text))) {
		p[n].style = STYLE_OVER;
		p[n++].worth = 9;
	}
	if (b->is_live && room_task_line(c, p[n].text, sizeof(p[n].text)))
		p[n++].worth = 5;
	if (b->is_live && room_break_line(c, p[n].text, sizeof(p[n].text))) {
		p[n].style = STYLE_OVER;
		p[n++].worth = 9;
	}
	if (b->is_live && urgent_line(c, p[n].text, sizeof(p[n].text))) {
		p[n].style = STYLE_OVER;
		p[n++].worth = 9;
	}
	fmt_clock(word, b->now_line + b->wall_offset);
	text_format(p[n].text, sizeof(p[n].text), "%s", b->is_live ? word : "--:--");
	p[n++].worth = 8;
	if (b->is_live)
		text_format(p[n].text, sizeof(p[n].text), asks > 0 ? "AL %u!" : "AL %u", asks);
	else
		text_format(p[n].text, sizeof(p[n].text), "AL ?");
	p[n].has_sign = b->is_live && asks > 0;
	p[n].style = p[n].has_sign ? c->who.is_slow ? STYLE_OVER : STYLE_NEW : STYLE_PLAIN;
	p[n++].worth = 9;
	return n;
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
			width += text_width(p[i].text) + (width > 0 ? 3 : 0);
	return width;
}

static struct part *
least_worth(struct part *p, unsigned n)
{
	struct part *least = NULL;

	for (unsigned i = 0; i < n; i++)
		if (is_shown(&p[i]) && p[i].worth < 9 && (least == NULL || p[i].worth < least->worth))
			least = &p[i];
	return least;
}

/* What is worth least says itself in fewer words or goes.  What went for the window comes back when
 * the window went too. */
static void
drop_parts(struct part *p, unsigned n, int room)
{
	struct part *least;
	bool has_no_window = false;

	while (parts_width(p, n) > room && (least = least_worth(p, n)) != NULL) {
		least->is_out = least->brief[0] == '\0';
		if (!least->is_out)
			text_copy(least->text, sizeof(least->text), least->brief);
		least->brief[0] = '\0';
		has_no_window = has_no_window || (least->is_out && least->worth == WORTH_WINDOW);
	}
	for (unsigned i = 0; i < n && has_no_window; i++) {
		bool was_out = p[i].is_out;
		p[i].is_out = false;
		p[i].is_out = was_out && parts_width(p, n) > room;
	}
}

static int
part_draw(struct frame *f, int x, const struct part *p)
{
	int w = frame_text(f, 0, x, f->cols - x, p->has_sign ? STYLE_PLAIN : p->style, p->text);

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
	/* What must stay is at the right edge; a long title gives way. */
	int right = parts_width(p + 1, n - 1);
	frame_text(f, 0, 0, room - right - 3, STYLE_STRONG, p[0].text);
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
	int used = frame_text(f, y, x, width, c->is_warning ? STYLE_STRONG : STYLE_PLAIN, c->message);
	if (c->undo_until_ms != 0 && left_ms > 0)
		/* Even seconds: no figure changes more often than every 2 s. */
		frame_put(f, y, x + used + (used > 0), width - used - 1, STYLE_PLAIN,
		    _("^Z = take back (%d s left)"), (int)((left_ms + 1999) / 2000 * 2));
}

static int
footer_item(const struct binding *b, char *out, size_t size)
{
	text_format(out, size, "%s %s", b->label, _(b->brief));
	return text_width(out);
}

void
footer_draw(struct console *c, struct frame *f)
{
	char item[64];
	int y = f->rows - 1, x = 1;
	int help = footer_item(binding_of(DO_HELP), item, sizeof(item));

	if (c->screen == SCREEN_TRIAGE) {
		triage_footer(c, f);
		return;
	}
	frame_right(f, y, 0, f->cols, STYLE_PLAIN, item);
	for (unsigned i = 0; i < bindings_num; i++) {
		const struct binding *b = &bindings[i];
		if (b->brief[0] == '\0' || b->action == DO_HELP || !send_may(c, b->verb) ||
		    !(b->where & console_where(c)))
			continue;
		if (b->action == DO_NEXT && c->screen != SCREEN_QUEUE)
			continue; /* works there too; one call at a time is the rule */
		if (b->action == DO_TAB && (!(console_where(c) & IN_CARE) ||
		    model_next_of(&c->model, c->who.operator, 0) == 0))
			continue;
		int w = footer_item(b, item, sizeof(item));
		if (x + w + 2 + help > f->cols)
			continue;
		frame_text(f, y, x, w, STYLE_PLAIN, item);
		x += w + 2;
	}
}
