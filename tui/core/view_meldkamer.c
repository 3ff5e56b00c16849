/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two lists: above what comes in, what nobody has acknowledged first and of that the longest waiting;
 * below what the meldkamer asks the room to take over.  Each with both clocks: from the call to us,
 * and since the ride was accepted.
 */
#include "tui/core/view_meldkamer.h"

#include "shared/base/text.h"
#include "shared/care/hand.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/hand_words.h"
#include "tui/core/text.h"
#include "tui/core/view.h"

#include <inttypes.h>
#include <string.h>

enum { ROWS_MAX = 64, DETAIL_ROWS = 4, OURS_MOST = 5 };

struct list {
	const struct zcc_case_row *row[ROWS_MAX];
	unsigned num, unheard;
	unsigned more; /* that found no room in it */
};

/* Of those that nobody has heard of the longest waiting first; then the rides, the newest first. */
static bool
goes_before(const struct board *at, const struct zcc_case_row *a, const struct zcc_case_row *b)
{
	const struct zcc_hand *h = board_hand(at, a), *other = board_hand(at, b);
	bool is_new = hand_may_be_taken(a, h), is_other_new = hand_may_be_taken(b, other);
	bool is_unheard = hand_is_unheard(a, h), is_other_unheard = hand_is_unheard(b, other);

	if (is_new != is_other_new)
		return is_new;
	if (is_unheard != is_other_unheard)
		return is_unheard;
	if (is_new)
		return hand_since(a, h) < hand_since(b, other);
	return h->accepted_line > other->accepted_line;
}

static void
put(const struct board *b, struct list *l, const struct zcc_case_row *row)
{
	unsigned at = l->num < ROWS_MAX ? l->num++ : ROWS_MAX;

	l->unheard += hand_is_unheard(row, board_hand(b, row));
	if (at == ROWS_MAX) {
		l->more++;
		if (!goes_before(b, row, l->row[ROWS_MAX - 1]))
			return;
		at = ROWS_MAX - 1;
	}
	for (; at > 0 && goes_before(b, row, l->row[at - 1]); at--)
		l->row[at] = l->row[at - 1];
	l->row[at] = row;
}

/* To us: on its way, or accepted and not closed, be it that a colleague asks the room for it.  From us:
 * what one of us hands over, and the room has not taken. */
static void
collect(const struct console *c, struct list *in, struct list *out)
{
	const struct board *b = c->board;

	memset(in, 0, sizeof(*in));
	memset(out, 0, sizeof(*out));
	for (uint32_t i = 0; i < b->cases_end; i++) {
		const struct zcc_case_row *row = &b->cases[i];
		if (row->id == 0 || row->state == CASE_GESLOTEN)
			continue;
		const struct zcc_hand *h = board_hand(b, row);
		bool is_theirs = row->state == CASE_OVERGEDRAGEN && h->accepted_line != 0;
		if (h->kind == HAND_TRANSFER && h->state != HAND_TAKEN &&
		    strcmp(row->claimed_by, c->who.operator) == 0)
			put(b, out, row);
		else if (hand_is_to_meldkamer(row) || is_theirs || hand_is_for(c, row))
			put(b, in, row);
	}
}

static const struct zcc_case_row *
nth(const struct list *in, const struct list *out, unsigned n)
{
	return n < in->num ? in->row[n] : out->row[n - in->num];
}

/* The selection stays with its case; when that has gone, with its place. */
static unsigned
selected(struct console *c, const struct list *in, const struct list *out)
{
	unsigned num = in->num + out->num;

	for (unsigned i = 0; i < num; i++)
		if (nth(in, out, i)->id == c->hand_selected) {
			c->hand_at = i;
			return i;
		}
	if (c->hand_at >= num)
		c->hand_at = num > 0 ? num - 1 : 0;
	c->hand_selected = num > 0 ? nth(in, out, c->hand_at)->id : 0;
	return c->hand_at;
}

void
meldkamer_move(struct console *c, int64_t rows)
{
	struct list in, out;

	collect(c, &in, &out);
	int64_t at = (int64_t)selected(c, &in, &out) + rows, most = (int64_t)(in.num + out.num) - 1;
	at = at > most ? most : at;
	if (most < 0)
		return;
	c->hand_at = (unsigned)(at < 0 ? 0 : at);
	c->hand_selected = nth(&in, &out, c->hand_at)->id;
}

static void
heads_draw(struct frame *f, int y)
{
	frame_put(f, y, 1, f->cols - 1, STYLE_PLAIN, "%-4s %7s %6s %6s %6s %-14s %-13s %s", "U", _("nr"),
	    _("waits"), _("told"), _("ride"), _("place"), _("complaint"), _("from / state"));
}

/* "1m50", and a sign behind it. */
static void
clock_cell(struct frame *f, int y, int x, int64_t ms, char sign, enum style style)
{
	char text[FMT_ROOM], mark[2] = { sign, '\0' };

	fmt_wait(text, ms);
	frame_right(f, y, x, 5, STYLE_PLAIN, text);
	frame_text(f, y, x + 5, 1, style, mark);
}

static void
row_draw(struct console *c, struct frame *f, int y, const struct zcc_case_row *row)
{
	const struct zcc_hand *h = board_hand(c->board, row);
	char u[FMT_ROOM], label[40] = "";
	enum style style = STYLE_PLAIN;
	bool is_late = hand_is_late(c, row);

	fmt_urgency(u, row->urgency, row->urgency_by == BY_LINE);
	frame_text(f, y, 1, 4, urgency_style(row->urgency), u);
	frame_put(f, y, 6, 7, STYLE_PLAIN, "%7" PRIu64, row->id);
	if (hand_is_open(row, h))
		clock_cell(f, y, 14, calm_ms(c, hand_since(row, h)), is_late ? '!' : ' ', STYLE_OVER);
	if (h->contact_line != 0)
		clock_cell(f, y, 21, h->contact_line - row->received_line, ' ', STYLE_PLAIN);
	else
		clock_cell(f, y, 21, calm_ms(c, row->received_line), '~', STYLE_PLAIN);
	if (h->accepted_line != 0 && row->state == CASE_OVERGEDRAGEN) {
		enum norm n = norm_now(row->due_line, row->norm_s, c->board->now_line);
		clock_cell(f, y, 28, calm_ms(c, h->accepted_line), norm_sign(n), norm_style(n));
	}
	frame_text(f, y, 35, 14, STYLE_PLAIN, row->place[0] != '\0' ? row->place : "?");
	frame_text(f, y, 50, 13, STYLE_PLAIN, complaint_label(c->board, row));
	if (!hand_label(c, row, label, sizeof(label), &style))
		text_copy(label, sizeof(label), state_label(row->state));
	int used = frame_text(f, y, 64, f->cols - 64, style, label);
	frame_text(f, y, 65 + used, f->cols - 65 - used, STYLE_PLAIN, row->claimed_by);
	if (row->id == c->hand_selected) {
		frame_text(f, y, 0, 1, STYLE_STRONG, ">");
		frame_cursor(f, y, 0);
		console_paints(c, row);
	}
}

/* `height` rows of a list from its n-th on, so that the selected one shows. */
static void
list_draw(struct console *c, struct frame *f, int y, int height, const struct list *l, unsigned at)
{
	unsigned page = height > 0 ? (unsigned)height : 0;
	bool is_cut = l->num + l->more > page;
	unsigned shown = is_cut && page > 1 ? page - 1 : page;
	unsigned top = at < l->num && at >= shown ? at - shown + 1 : 0;

	if (l->num == 0 && height > 0)
		frame_text(f, y, 1, f->cols - 1, STYLE_PLAIN, _("nothing"));
	for (unsigned i = 0; i < shown && top + i < l->num; i++)
		row_draw(c, f, y + (int)i, l->row[top + i]);
	if (is_cut && page > 1)
		list_more(f, y + height - 1, f->cols, top, l->num + l->more - top - shown);
}

void
meldkamer_draw(struct console *c, struct frame *f, int y)
{
	struct list in, out;
	char title[96];

	collect(c, &in, &out);
	unsigned at = selected(c, &in, &out);
	int ours = out.num == 0 ? 1 : out.num < OURS_MOST ? (int)out.num : OURS_MOST;
	int end = f->rows - 3 - DETAIL_ROWS, split = end - ours - 1;
	frame_cursor(f, y, 0);
	text_format(title, sizeof(title), in.unheard > 0 ?
	    _("To the meldkamer: %u, not acknowledged %u") : _("To the meldkamer: %u"),
	    in.num + in.more, in.unheard);
	frame_rule(f, y, 0, f->cols, title);
	if (in.unheard > 0)
		frame_mark(f, y, 2, text_width(title), STYLE_OVER);
	heads_draw(f, y + 1);
	list_draw(c, f, y + 2, split - y - 2, &in, at);
	text_format(title, sizeof(title), _("From the meldkamer to the ZCC: %u"), out.num + out.more);
	frame_rule(f, split, 0, f->cols, title);
	list_draw(c, f, split + 1, ours, &out, at >= in.num ? at - in.num : ROWS_MAX);
	frame_rule(f, end, 0, f->cols, NULL);
	if (in.num + out.num > 0)
		detail_draw(c, f, end + 1, 0, DETAIL_ROWS, f->cols, nth(&in, &out, at));
}
