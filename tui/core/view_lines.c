/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_lines.h"

#include "shared/base/text.h"
#include "shared/care/board.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { TREND_X = 40, CLOSED_X = 72, GROUP_WIDTH = 33 };

/* Closed, and where there is room for it until when and how many were referred. */
static void
closed_draw(const struct console *c, struct frame *f, int y, const struct zcc_line_row *row)
{
	char when[FMT_ROOM], text[96];
	int x = CLOSED_X, width = f->cols - x;

	if (row->line == 0 || row->open) {
		frame_text(f, y, x, width, STYLE_PLAIN, row->line == 0 ? "?" : "");
		return;
	}
	text_format(text, sizeof(text), "%s", _("closed"));
	if (row->referral[0] != '\0' && row->changes_wall != ZCC_NEVER) {
		fmt_moment(when, row->changes_wall, c->board->now_line + c->board->wall_offset);
		text_format(text, sizeof(text), _("closed until %s, %u referred"), when,
		    (unsigned)row->refused_shift);
	}
	frame_text(f, y, x, width, STYLE_PLAIN, text_width(text) <= width ? text : _("closed"));
}

/* A digit per five minutes, readable aloud: its height against the busiest five minutes of the shift, 1
 * to 9; a point for none; and whether it rises. */
static void
trend_said(const struct zcc_line_row *row, char out[ZCC_TREND_NUM + 2])
{
	const uint16_t *t = row->trend;
	uint32_t peak = row->peak;

	for (int i = 0; i < ZCC_TREND_NUM; i++)
		peak = t[i] > peak ? t[i] : peak;
	for (int i = 0; i < ZCC_TREND_NUM; i++)
		out[i] = t[i] == 0 ? '.' : (char)('0' + (t[i] * 9u + peak - 1) / peak);
	/* by whole steps: the last is not over yet */
	bool rises = t[ZCC_TREND_NUM - 2] > t[ZCC_TREND_NUM - 3] &&
	    t[ZCC_TREND_NUM - 3] >= t[ZCC_TREND_NUM - 4];
	out[ZCC_TREND_NUM] = rises ? '^' : '\0';
	out[ZCC_TREND_NUM + 1] = '\0';
}

static void
line_row(const struct console *c, struct frame *f, int y, unsigned line)
{
	const struct board *b = c->board;
	const struct zcc_line_row *row = &b->lines[line - 1];
	struct board_line now = board_line_now(b, line);
	char longest[FMT_ROOM], norm[FMT_ROOM] = "-", hour[FMT_ROOM], shift[FMT_ROOM];
	char trend[ZCC_TREND_NUM + 2];
	int32_t share = board_within_norm(b, line, BOARD_60_MIN);

	fmt_wait(longest, calm_ms(c, b->now_line - now.longest_ms));
	if (row->norm_s > 0)
		fmt_norm(norm, row->norm_s);
	fmt_share(hour, share);
	fmt_share(shift, board_within_norm(b, line, BOARD_SHIFT));
	trend_said(row, trend);
	frame_text(f, y, 1, 12, STYLE_PLAIN, line_word(line));
	frame_put(f, y, 13, 5, STYLE_PLAIN, "%5u", (unsigned)now.waiting);
	if (now.waiting > 0)
		frame_right(f, y, 19, 6, STYLE_PLAIN, longest);
	if (now.late > 0)
		frame_text(f, y, 25, 1, STYLE_OVER, "!");
	frame_right(f, y, 26, 5, STYLE_PLAIN, norm);
	frame_right(f, y, 31, 7, STYLE_PLAIN, hour);
	if (share >= 0 && share < (int32_t)row->target_pct * 10)
		frame_text(f, y, 38, 1, STYLE_OVER, "!");
	frame_text(f, y, TREND_X, ZCC_TREND_NUM + 1, STYLE_PLAIN, trend);
	frame_right(f, y, 53, 7, STYLE_PLAIN, shift);
	frame_put(f, y, 60, 5, STYLE_PLAIN, "%5u", (unsigned)row->abandoned_shift);
	frame_put(f, y, 66, 5, STYLE_PLAIN, "%5u", (unsigned)row->cut_shift);
	closed_draw(c, f, y, row);
	/* who cannot be called back is counted all the same */
	uint32_t anonymous = row->line == LINE_TERUGBELLEN ? board_callbacks(b).anonymous : 0;
	if (anonymous > 0 && row->open)
		frame_put(f, y, CLOSED_X, 8, STYLE_PLAIN, _("%u anon."), (unsigned)anonymous);
}

/* People who take calls: how many are there, and of these in conversation. */
static unsigned
takers(const struct console *c, unsigned *talking)
{
	unsigned num = 0;

	*talking = 0;
	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		if (o->lines == 0 || !board_is_there(o, settings_asks_shift(c->settings, o->role)))
			continue;
		num++;
		*talking += o->in_ear > 0;
	}
	return num;
}

/* All lines together. */
static void
sum_row(const struct console *c, struct frame *f, int y)
{
	uint32_t waiting = 0, gone = 0, answered = 0, cut = 0;
	unsigned talking, num = takers(c, &talking);
	int64_t longest_ms = 0;
	char longest[FMT_ROOM];

	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		const struct zcc_line_row *row = &c->board->lines[line - 1];
		struct board_line now = board_line_now(c->board, line);
		waiting += now.waiting;
		longest_ms = now.longest_ms > longest_ms ? now.longest_ms : longest_ms;
		gone += row->abandoned_60;
		answered += row->answered_60;
		cut += row->cut_60;
	}
	fmt_wait(longest, calm_ms(c, c->board->now_line - longest_ms));
	/* TRANSLATORS: all lines: waiting; in 60 minutes hung up (share of those who hung up or were
	 * answered) and cut off by us; people in conversation of those who take calls */
	frame_put(f, y, 1, f->cols - 2, STYLE_PLAIN,
	    _("waits %u  longest %s  60 min: hung up %u (%u%%), cut off %u  talking %u of %u"),
	    (unsigned)waiting, waiting > 0 ? longest : "-", (unsigned)gone,
	    (unsigned)(gone + answered > 0 ? gone * 100 / (gone + answered) : 0), (unsigned)cut, talking,
	    num);
}

void
lines_draw(const struct console *c, struct frame *f, int y)
{
	static const struct {
		int x, width;
		const char *title;
	} heads[] = { { 13, 5, N_("waits") }, { 19, 6, N_("oldest") }, { 26, 5, N_("norm") },
		{ 31, 7, N_("60 min") }, { TREND_X, ZCC_TREND_NUM, N_("per 5 min") }, { 53, 7, N_("shift") },
		{ 60, 5, N_("gone") }, { 66, 5, N_("cut") } };

	frame_text(f, y, 1, 12, STYLE_PLAIN, _("line"));
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		frame_right(f, y, heads[i].x, heads[i].width, STYLE_PLAIN, _(heads[i].title));
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++)
		line_row(c, f, y + (int)line, line);
	sum_row(c, f, y + 1 + ZCC_LINES_NUM);
}

/* --- The panel -------------------------------------------------------------------------------- */

struct group {
	uint32_t received, answered, gone, cut, referred;
};

static void
group_draw(struct frame *f, int y, int x, const struct group *g, int32_t share)
{
	char said[FMT_ROOM];

	fmt_share(said, share);
	frame_put(f, y, x, 5, STYLE_PLAIN, "%5u", (unsigned)g->received);
	frame_put(f, y, x + 5, 5, STYLE_PLAIN, "%5u", (unsigned)g->answered);
	frame_right(f, y, x + 10, 7, STYLE_PLAIN, said);
	frame_put(f, y, x + 17, 5, STYLE_PLAIN, "%5u", (unsigned)g->gone);
	frame_put(f, y, x + 22, 5, STYLE_PLAIN, "%5u", (unsigned)g->cut);
	frame_put(f, y, x + 27, 5, STYLE_PLAIN, "%5u", (unsigned)g->referred);
}

static void
group_heads(struct frame *f, int y, int x, const char *title)
{
	static const struct {
		int x, width;
		const char *title;
	} heads[] = { { 0, 5, N_("call") }, { 5, 5, N_("answ") }, { 10, 7, N_("norm") }, { 18, 4, N_("gone") },
		{ 23, 4, N_("cut") }, { 28, 4, N_("ref.") } };

	frame_text(f, y, x + 1, GROUP_WIDTH - 2, STYLE_STRONG, title);
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		frame_right(f, y + 1, x + heads[i].x, heads[i].width, STYLE_PLAIN, _(heads[i].title));
}

void
phone_draw(const struct console *c, struct frame *f, int y)
{
	char trend[ZCC_TREND_NUM + 2];
	int x = 14, at = y + 2 + ZCC_LINES_NUM;

	group_heads(f, y, x, _("last 60 minutes"));
	group_heads(f, y, x + GROUP_WIDTH, _("this shift"));
	for (unsigned line = 1; line <= ZCC_LINES_NUM; line++) {
		const struct zcc_line_row *r = &c->board->lines[line - 1];
		struct group hour = { r->received_60, r->answered_60, r->abandoned_60, r->cut_60,
			r->refused_60 };
		struct group shift = { r->received_shift, r->answered_shift, r->abandoned_shift,
			r->cut_shift, r->refused_shift };
		frame_text(f, y + 1 + (int)line, 1, 12, STYLE_PLAIN, line_word(line));
		group_draw(f, y + 1 + (int)line, x, &hour, board_within_norm(c->board, line, BOARD_60_MIN));
		group_draw(f, y + 1 + (int)line, x + GROUP_WIDTH, &shift,
		    board_within_norm(c->board, line, BOARD_SHIFT));
	}
	sum_row(c, f, at);
	frame_rule(f, at + 1, 0, f->cols, _("Calls per 5 minutes"));
	for (unsigned line = 1; line <= ZCC_LINES_NUM && at + 1 + (int)line < f->rows - 4; line++) {
		const struct zcc_line_row *r = &c->board->lines[line - 1];
		trend_said(r, trend);
		frame_text(f, at + 1 + (int)line, 1, 12, STYLE_PLAIN, line_word(line));
		frame_text(f, at + 1 + (int)line, x + 1, ZCC_TREND_NUM + 1, STYLE_PLAIN, trend);
		frame_put(f, at + 1 + (int)line, x + 18, f->cols - x - 19, STYLE_PLAIN, _("busiest 5 min: %u"),
		    (unsigned)r->peak);
	}
	frame_text(f, f->rows - 4, 1, f->cols - 2, STYLE_PLAIN,
	    _("digit 1-9 = height against the busiest 5 min of the shift; . = none; ^ = rising"));
	frame_rule(f, f->rows - 3, 0, f->cols, NULL);
	frame_cursor(f, y, 0);
}
