/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The columns are data: title, width, from which screen width on, and how.
 */
#include "tui/core/column.h"

#include "shared/base/text.h"
#include "shared/care/hand.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"
#include "shared/care/triage.h"
#include "tui/core/hand_words.h"
#include "tui/core/mend_words.h"
#include "tui/core/route_words.h"
#include "tui/core/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct slot {
	const struct console *c;
	struct frame *f;
	int y, x, width;
	const struct zcc_case_row *row;
};

const char *
state_label(unsigned state)
{
	switch (state) {
	case CASE_WACHTEND:
		return _("WAITING");
	case CASE_AANGENOMEN:
		return _("TAKEN");
	case CASE_GETRIEERD:
		return _("TRIAGED");
	case CASE_INGEZET:
		return _("DEPLOYED");
	case CASE_OPVOLGING:
		return _("FOLLOW-UP");
	case CASE_OVERGEDRAGEN:
		return _("HANDED ON");
	case CASE_GESLOTEN:
		return _("CLOSED");
	case CASE_AANGEHOUDEN:
		return _("ON HOLD");
	case CASE_TERUGBELLEN:
		return _("CALL BACK");
	case CASE_AFGEHAAKT:
		return _("HUNG UP");
	case CASE_VERLATEN:
		return _("LEFT");
	case CASE_RAV:
		return _("RAV");
	case CASE_MELDKAMER:
		return _("MELDKAMER");
	default:
		return "?";
	}
}

const char *
complaint_label(const struct board *b, const struct zcc_case_row *row)
{
	const char *code = b != NULL ? board_complaint(b, row) : row->complaint;

	if (code[0] != '\0')
		return code;
	return row->flags & CASE_FLAG_FREETEXT ? _("free text") : "?";
}

enum style
urgency_style(unsigned urgency)
{
	static const enum style styles[] = { STYLE_U0, STYLE_U1, STYLE_U2 };

	return urgency < 3 ? styles[urgency] : STYLE_PLAIN;
}

enum style
norm_style(enum norm n)
{
	return n == NORM_OVER ? STYLE_OVER : n == NORM_NEAR ? STYLE_NEAR : STYLE_PLAIN;
}

void
earlier_label(const struct console *c, const struct zcc_case_row *row, char *out, size_t size)
{
	const struct zcc_case_row *was = board_case(c->board, row->earlier);

	if (was != NULL)
		text_format(out, size, _("second contact: %" PRIu64 " %s %s"), row->earlier,
		    complaint_label(c->board, was), state_label(was->state));
	else
		text_format(out, size, _("second contact: %" PRIu64), row->earlier);
}

/* Also who telephones about what went to the meldkamer. */
static bool
is_with_colleague(const struct console *c, const struct zcc_case_row *row)
{
	return (state_is_held((enum zcc_state)row->state) || hand_is_to_meldkamer(row)) &&
	    row->claimed_by[0] != '\0' && strcmp(row->claimed_by, c->who.operator) != 0;
}

static void
mark_cell(const struct slot *s)
{
	const char *sign = s->row->id == s->c->model.selected ? ">" :
	    is_with_colleague(s->c, s->row) ? "&" :
	    model_is_marked(&s->c->model, s->row->id) ? "x" : NULL;

	if (sign != NULL)
		frame_text(s->f, s->y, s->x, 1, STYLE_STRONG, sign);
}

static void
urgency_cell(const struct slot *s)
{
	char text[FMT_ROOM];

	fmt_urgency(text, s->row->urgency, s->row->urgency_by == BY_LINE);
	frame_text(s->f, s->y, s->x, s->width, urgency_style(s->row->urgency), text);
}

static void
number_cell(const struct slot *s)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, s->row->id);
	frame_right(s->f, s->y, s->x, s->width, STYLE_PLAIN, text);
}

static void
wait_cell(const struct slot *s)
{
	enum norm n = norm_now(s->row->due_line, s->row->norm_s, s->c->board->now_line);
	int64_t ms = calm_ms(s->c, s->row->received_line);
	char text[FMT_ROOM], sign[2] = { norm_sign(n), '\0' };

	fmt_wait(text, s->c->who.is_slow ? ms / 60000 * 60000 : ms);
	frame_right(s->f, s->y, s->x, s->width - 1, STYLE_PLAIN, text);
	if (n == NORM_NEAR || n == NORM_OVER)
		frame_text(s->f, s->y, s->x + s->width - 1, 1, norm_style(n), sign);
}

static void
line_cell(const struct slot *s)
{
	char text[40];

	if (s->row->asks == HELP_NONE || s->row->line != LINE_ZORGVERLENER)
		text_copy(text, sizeof(text), line_word(s->row->line));
	else
		text_format(text, sizeof(text), _("pro %s"), asks_short(s->row->asks));
	frame_text(s->f, s->y, s->x, s->width, STYLE_PLAIN, text);
}

static void
age_cell(const struct slot *s)
{
	char text[FMT_ROOM];

	fmt_age_sex(text, s->row->age, s->row->sex);
	frame_right(s->f, s->y, s->x, s->width, STYLE_PLAIN, text);
}

static void
place_cell(const struct slot *s)
{
	frame_text(s->f, s->y, s->x, s->width, STYLE_PLAIN,
	    s->row->place[0] != '\0' ? s->row->place : "?");
}

static void
complaint_cell(const struct slot *s)
{
	int used = frame_put(s->f, s->y, s->x, s->width, STYLE_STRONG, "%s", mend_short(s->row));

	frame_text(s->f, s->y, s->x + used, s->width - used, STYLE_PLAIN, complaint_label(s->c->board, s->row));
}

/* Of who waits, what the telephone knows says more than the state; "" = nothing. */
static void
waiting_label(const struct slot *s, char *out, size_t size)
{
	const struct zcc_case_row *row = s->row;
	char at[FMT_ROOM];
	bool is_call_back = state_is_waiting((enum zcc_state)row->state) && rank_is_call_back(row);

	out[0] = '\0';
	const char *to = state_is_waiting((enum zcc_state)row->state) ?
	    console_pushed_to(s->c, row->id) : "";
	if (to[0] != '\0') {
		bool is_mine = strcmp(to, s->c->who.operator) == 0;
		text_format(out, size, "%s%s", is_mine ? "" : ">", is_mine ? _("OFFERED") : to);
	} else if (state_is_waiting((enum zcc_state)row->state) && row->forwards > 0 &&
	    hand_is_forwarded(board_hand(s->c->board, row))) {
		text_format(out, size, "%s", _("SENT ON"));
	} else if (row->state == CASE_WACHTEND && row->marks & CASE_MARK_RETURNED) {
		text_format(out, size, "%s", _("FROM HOLD"));
	} else if (is_call_back && row->marks & CASE_MARK_REGIE) {
		text_format(out, size, "%s", _("REGIEARTS"));
	} else if (is_call_back && row->promised_line != 0) {
		fmt_clock(at, row->promised_wall);
		text_format(out, size, _("CALL %s"), at);
	} else if (is_call_back && row->marks & CASE_MARK_NO_NUMBER) {
		text_format(out, size, "%s", _("ANONYMOUS"));
	} else if (hand_check_is_due(row, board_hand(s->c->board, row), s->c->board->now_line)) {
		text_format(out, size, "%s", _("CHECK CALL"));
	} else if (row->flags & CASE_FLAG_LATER && row->state == CASE_WACHTEND) {
		text_format(out, size, "%s", _("PAPER"));
	} else if (row->flags & CASE_FLAG_LATER && row->state == CASE_TERUGBELLEN) {
		text_format(out, size, "%s", _("CALL PAPER"));
	}
}

/* Who has it says more than that it is taken. */
static void
state_cell(const struct slot *s)
{
	const struct zcc_case_row *row = s->row;
	char label[40];
	enum style style;

	if (hand_label(s->c, row, label, sizeof(label), &style)) {
		frame_text(s->f, s->y, s->x, s->width, style, label);
		return;
	}
	if (row->state != CASE_GESLOTEN && triage_wants_regie(board_triage(s->c->board, row))) {
		frame_text(s->f, s->y, s->x, s->width, STYLE_STRONG, _("TO REGIE"));
		return;
	}
	waiting_label(s, label, sizeof(label));
	if (label[0] != '\0') {
		frame_text(s->f, s->y, s->x, s->width, STYLE_PLAIN, label);
		return;
	}
	if (row->state == CASE_AANGENOMEN && case_is_of(row, s->c->who.operator))
		frame_text(s->f, s->y, s->x, s->width, STYLE_STRONG, _("MINE"));
	else if (row->state == CASE_AANGENOMEN && row->claimed_by[0] != '\0')
		frame_text(s->f, s->y, s->x, s->width, STYLE_PLAIN, row->claimed_by);
	else
		frame_text(s->f, s->y, s->x, s->width, STYLE_PLAIN, state_label(row->state));
}

static void
in_state_cell(const struct slot *s)
{
	char text[FMT_ROOM];

	fmt_wait(text, calm_ms(s->c, s->row->state_line));
	frame_right(s->f, s->y, s->x, s->width, STYLE_PLAIN, text);
}

static void
norm_cell(const struct slot *s)
{
	char text[FMT_ROOM];

	if (s->row->due_line == ZCC_NEVER || s->row->norm_s == 0)
		return;
	fmt_norm(text, s->row->norm_s);
	frame_right(s->f, s->y, s->x, s->width, STYLE_PLAIN, text);
}

/* Beside another screen a list is no wider than this, and has what is whole in it. */
enum { WHOLE = 76 };

static const struct {
	const char *title; /* message id */
	int width;
	int from;    /* width of the list from which on it shows */
	bool grows;  /* shares what room is left */
	bool is_right, has_no_gap;
	void (*draw)(const struct slot *s);
} columns[] = {
	{ "", 1, 0, false, false, true, mark_cell },
	{ "U", 4, 0, false, false, false, urgency_cell },
	{ N_("nr"), 7, 0, false, true, false, number_cell },
	{ N_("waits"), 6, 0, false, true, false, wait_cell },
	{ N_("norm"), 5, CONSOLE_WIDE, false, true, false, norm_cell },
	{ N_("line"), 12, 0, false, false, false, line_cell },
	{ N_("age"), 4, 0, false, true, false, age_cell },
	{ N_("place"), 14, 0, true, false, false, place_cell },
	{ N_("complaint"), 15, WHOLE, true, false, false, complaint_cell },
	{ N_("state"), 10, WHOLE, true, false, false, state_cell },
	{ N_("since"), 6, CONSOLE_WIDE, false, true, false, in_state_cell },
};
enum { COLUMNS_NUM = sizeof(columns) / sizeof(columns[0]) };

static void
widths(int total, int w[COLUMNS_NUM])
{
	int used = 0, growing = 0;

	for (int i = 0; i < COLUMNS_NUM; i++) {
		w[i] = total >= columns[i].from ? columns[i].width : 0;
		used += w[i] > 0 ? w[i] + (columns[i].has_no_gap || i == COLUMNS_NUM - 1 ? 0 : 1) : 0;
		growing += columns[i].grows && w[i] > 0;
	}
	if (total < CONSOLE_WIDE)
		used--; /* the last column that shows needs no gap behind it */
	for (int i = 0; i < COLUMNS_NUM; i++) {
		if (!columns[i].grows || w[i] == 0 || total <= used)
			continue;
		int more = (total - used) / growing--;
		w[i] += more;
		used += more;
	}
}

void
column_heads(struct frame *f, int y, int width)
{
	int w[COLUMNS_NUM], x = 0;

	widths(width, w);
	for (int i = 0; i < COLUMNS_NUM; i++) {
		if (w[i] == 0)
			continue;
		const char *title = columns[i].title[0] != '\0' ? _(columns[i].title) : "";
		if (columns[i].is_right)
			frame_right(f, y, x, w[i], STYLE_PLAIN, title);
		else
			frame_text(f, y, x, w[i], STYLE_PLAIN, title);
		x += w[i] + !columns[i].has_no_gap;
	}
}

void
column_row(const struct console *c, struct frame *f, int y, int width,
    const struct zcc_case_row *row)
{
	int w[COLUMNS_NUM];
	struct slot s = { c, f, y, 0, 0, row };

	widths(width, w);
	for (int i = 0; i < COLUMNS_NUM; i++) {
		if (w[i] == 0)
			continue;
		s.width = w[i];
		columns[i].draw(&s);
		s.x += w[i] + !columns[i].has_no_gap;
	}
}
