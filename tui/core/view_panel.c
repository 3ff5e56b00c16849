/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_panel.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "shared/care/hand.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"
#include "tui/core/view_lines.h"

#include <inttypes.h>
#include <string.h>

enum { ROWS_MAX = 256 };

bool
panel_open(struct console *c, unsigned number)
{
	static const enum screen screens[] = { SCREEN_PANEL, SCREEN_STAFF, SCREEN_PANEL, SCREEN_PANEL,
		SCREEN_ALARMS };
	static const enum panel panels[] = { PANEL_PHONE, PANEL_PHONE, PANEL_BACK, PANEL_HANDS,
		PANEL_PHONE };

	if (number < 1 || number > sizeof(screens) / sizeof(screens[0]))
		return false;
	console_wipe_dossier(c);
	c->screen = screens[number - 1];
	c->panel = panels[number - 1];
	c->panel_top = 0;
	if (c->screen == SCREEN_ALARMS)
		c->pane = PANE_ALARMS;
	return true;
}

void
panel_of_pane(struct console *c)
{
	panel_open(c, c->pane == PANE_SEATS ? 2 : c->pane == PANE_ALARMS ? 5 : 1);
}

const char *
panel_title(const struct console *c)
{
	return c->panel == PANEL_BACK ? _("Call-backs") : c->panel == PANEL_HANDS ? _("Hand-overs") :
	    _("Telephone");
}

void
panel_move(struct console *c, int64_t rows)
{
	int64_t top = (int64_t)c->panel_top + rows;

	c->panel_top = (unsigned)(top < 0 ? 0 : top > ROWS_MAX ? ROWS_MAX : top);
}

typedef bool (*wanted_fn)(const struct board *b, const struct zcc_case_row *r);

static bool
is_to_call_back(const struct board *b, const struct zcc_case_row *r)
{
	(void)b;
	return r->state != CASE_GESLOTEN && rank_is_call_back(r);
}

static bool
is_handed(const struct board *b, const struct zcc_case_row *r)
{
	return hand_is_open(r, board_hand(b, r));
}

/* The oldest first; how many there are in all. */
static unsigned
collect(const struct board *b, wanted_fn wanted, const struct zcc_case_row *out[ROWS_MAX],
    unsigned *kept)
{
	unsigned num = 0;

	*kept = 0;
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *r = &b->cases[i];
		if (r->id == 0 || !wanted(b, r))
			continue;
		num++;
		unsigned at = *kept < ROWS_MAX ? (*kept)++ : ROWS_MAX - 1;
		if (at == ROWS_MAX - 1 && num > ROWS_MAX && r->received_line >= out[at]->received_line)
			continue;
		for (; at > 0 && out[at - 1]->received_line > r->received_line; at--)
			out[at] = out[at - 1];
		out[at] = r;
	}
	return num;
}

static void
case_cells(const struct console *c, struct frame *f, int y, const struct zcc_case_row *r)
{
	char urgency[FMT_ROOM], since[FMT_ROOM];

	fmt_urgency(urgency, r->urgency, r->urgency_by == BY_LINE);
	fmt_wait(since, calm_ms(c, r->received_line));
	frame_text(f, y, 1, 5, urgency_style(r->urgency), urgency);
	frame_put(f, y, 7, 8, STYLE_PLAIN, "%8" PRIu64, r->id);
	frame_right(f, y, 16, 6, STYLE_PLAIN, since);
}

static void
back_row(const struct console *c, struct frame *f, int y, const struct zcc_case_row *r)
{
	char at[FMT_ROOM];
	bool is_late = r->due_line != ZCC_NEVER && r->due_line < c->board->now_line;

	case_cells(c, f, y, r);
	if (r->promised_line != 0) {
		fmt_clock(at, r->promised_wall);
		frame_right(f, y, 24, 8, STYLE_PLAIN, at);
	} else {
		frame_right(f, y, 24, 8, STYLE_PLAIN, "-");
	}
	if (is_late)
		frame_text(f, y, 32, 1, STYLE_OVER, "!");
	frame_put(f, y, 35, 6, STYLE_PLAIN, "%6u", (unsigned)r->attempts);
	frame_text(f, y, 42, 13, STYLE_PLAIN, line_word(r->line));
	frame_text(f, y, 56, f->cols - 57, STYLE_PLAIN, r->marks & CASE_MARK_REGIE ? _("REGIEARTS") :
	    r->marks & CASE_MARK_NO_NUMBER ? _("ANONYMOUS") :
	    state_is_held((enum zcc_state)r->state) ? r->claimed_by :
	    state_label(r->state));
}

static void
back_draw(struct console *c, struct frame *f, int y, int end)
{
	const struct zcc_case_row *rows[ROWS_MAX];
	unsigned kept, num = collect(c->board, is_to_call_back, rows, &kept);
	struct board_callbacks all = board_callbacks(c->board);

	c->panel_top = c->panel_top < kept ? c->panel_top : kept > 0 ? kept - 1 : 0;
	frame_put(f, y, 1, f->cols - 2, STYLE_PLAIN,
	    _("%u to call back, %u past their time, %u anonymous, %u with the regiearts"), num,
	    (unsigned)all.overdue, (unsigned)all.anonymous, (unsigned)all.regie);
	frame_right(f, y + 1, 7, 8, STYLE_PLAIN, _("nr"));
	frame_right(f, y + 1, 16, 6, STYLE_PLAIN, _("since"));
	frame_right(f, y + 1, 24, 8, STYLE_PLAIN, _("promised"));
	frame_right(f, y + 1, 33, 8, STYLE_PLAIN, _("tried"));
	frame_text(f, y + 1, 42, 13, STYLE_PLAIN, _("line"));
	frame_text(f, y + 1, 56, 12, STYLE_PLAIN, _("state"));
	for (unsigned i = c->panel_top; i < kept && y + 2 + (int)(i - c->panel_top) < end; i++)
		back_row(c, f, y + 2 + (int)(i - c->panel_top), rows[i]);
	if (kept == 0)
		frame_text(f, y + 2, 1, f->cols - 2, STYLE_PLAIN, _("nobody is to be called back"));
}

/* Who hands the work of a shift over, and to whom. */
static int
shifts_draw(const struct console *c, struct frame *f, int y, int end)
{
	int at = y;

	for (uint32_t i = 0; i < c->board->operators_end && at < end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		if (o->offer_to[0] != '\0')
			frame_put(f, at++, 1, f->cols - 2, STYLE_PLAIN,
			    ngettext("shift of %s to %s: %u open case", "shift of %s to %s: %u open cases",
			    board_floor(c->board, o->name).mine), o->name, o->offer_to,
			    (unsigned)board_floor(c->board, o->name).mine);
	}
	return at;
}

static void
hand_row(const struct console *c, struct frame *f, int y, const struct zcc_case_row *r)
{
	const struct zcc_hand *h = board_hand(c->board, r);
	char since[FMT_ROOM] = "-";

	case_cells(c, f, y, r);
	if (hand_since(r, h) != ZCC_NEVER)
		fmt_wait(since, calm_ms(c, hand_since(r, h)));
	frame_text(f, y, 24, 11, STYLE_PLAIN, h->kind != HAND_NONE ? hand_kind_word(h->kind) :
	    state_label(r->state));
	frame_text(f, y, 36, 16, STYLE_PLAIN, r->claimed_by);
	frame_text(f, y, 53, 16, STYLE_PLAIN, h->to[0] != '\0' ? h->to : "?");
	frame_right(f, y, 70, 6, STYLE_PLAIN, since);
	if (hand_is_unheard(r, h))
		frame_text(f, y, 76, 1, STYLE_OVER, "!");
}

static void
hands_draw(struct console *c, struct frame *f, int y, int end)
{
	const struct zcc_case_row *rows[ROWS_MAX];
	unsigned kept, num = collect(c->board, is_handed, rows, &kept);
	int at = shifts_draw(c, f, y + 1, end);

	c->panel_top = c->panel_top < kept ? c->panel_top : kept > 0 ? kept - 1 : 0;
	frame_put(f, y, 1, f->cols - 2, STYLE_PLAIN,
	    ngettext("%u case is handed over and not taken yet", "%u cases are handed over and not taken yet",
	    num), num);
	if (kept > 0 && at < end) {
		frame_right(f, at, 7, 8, STYLE_PLAIN, _("nr"));
		frame_text(f, at, 24, 12, STYLE_PLAIN, _("how"));
		frame_text(f, at, 36, 16, STYLE_PLAIN, _("from"));
		frame_text(f, at, 53, 16, STYLE_PLAIN, _("to"));
		frame_right(f, at++, 70, 6, STYLE_PLAIN, _("since"));
	}
	for (unsigned i = c->panel_top; i < kept && at < end; i++)
		hand_row(c, f, at++, rows[i]);
}

void
panel_draw(struct console *c, struct frame *f, int y)
{
	if (c->panel == PANEL_PHONE) {
		phone_draw(c, f, y);
		return;
	}
	frame_cursor(f, y, 0);
	if (c->panel == PANEL_BACK)
		back_draw(c, f, y, f->rows - 3);
	else
		hands_draw(c, f, y, f->rows - 3);
	frame_rule(f, f->rows - 3, 0, f->cols, NULL);
}
