/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/view_waitroom.h"

#include "shared/base/text.h"
#include "shared/care/state.h"
#include "shared/care/triage.h"
#include "shared/care/waitroom.h"
#include "shared/care/words.h"
#include "tui/core/calm.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/pick.h"
#include "tui/core/text.h"
#include "tui/core/triage_draft.h"
#include "tui/core/view.h"

#include <inttypes.h>
#include <string.h>

enum { ROWS_MAX = 64, DETAIL_ROWS = 4, PEOPLE_MAX = 128, WIDTH = 50 };

struct list {
	uint32_t row[ROWS_MAX], num; /* shown, of ... */
	uint32_t all;
};

static void
collect(const struct console *c, struct list *l)
{
	l->all = waitroom_list(c->board, c->settings, l->row, ROWS_MAX);
	l->num = l->all < ROWS_MAX ? l->all : ROWS_MAX;
}

static const struct zcc_case_row *
nth(const struct console *c, const struct list *l, unsigned n)
{
	return &c->board->cases[l->row[n]];
}

static unsigned
selected(struct console *c, const struct list *l)
{
	for (unsigned i = 0; i < l->num; i++)
		if (nth(c, l, i)->id == c->waitroom.selected) {
			c->waitroom.at = i;
			return i;
		}
	if (c->waitroom.at >= l->num)
		c->waitroom.at = l->num > 0 ? l->num - 1 : 0;
	c->waitroom.selected = l->num > 0 ? nth(c, l, c->waitroom.at)->id : 0;
	return c->waitroom.at;
}

void
waitroom_open(struct console *c)
{
	console_wipe_dossier(c);
	c->screen = SCREEN_WAITROOM;
}

void
waitroom_move(struct console *c, int64_t rows)
{
	struct list l;

	collect(c, &l);
	int64_t most = (int64_t)l.num - 1, at = (int64_t)selected(c, &l) + rows;
	at = at > most ? most : at;
	if (most < 0)
		return;
	c->waitroom.at = (unsigned)(at < 0 ? 0 : at);
	c->waitroom.selected = nth(c, &l, c->waitroom.at)->id;
}

/* "12m", and over his time "3m!"; "-": his urgency asks for none. */
static void
again_cell(const struct console *c, struct frame *f, int y, int x, const struct zcc_case_row *row)
{
	int64_t due = waitroom_due(c->board, c->settings, row), now = c->board->now_line;
	unsigned urgency = triage_urgency(board_triage(c->board, row));
	char text[FMT_ROOM] = "-";

	if (due == ZCC_NEVER) {
		frame_right(f, y, x, 7, STYLE_PLAIN, text);
		return;
	}
	enum norm n = norm_now(due, c->settings->retriage_s[urgency], now);
	char sign[2] = { norm_sign(n), '\0' };
	fmt_wait(text, n == NORM_OVER ? calm_ms(c, due) : due - now);
	frame_right(f, y, x, 7, STYLE_PLAIN, text);
	frame_text(f, y, x + 7, 1, norm_style(n), sign);
}

static void
row_draw(struct console *c, struct frame *f, int y, const struct zcc_case_row *row)
{
	const struct zcc_triage *t = board_triage(c->board, row);
	char u[FMT_ROOM], since[FMT_ROOM], age[FMT_ROOM];

	fmt_urgency(u, row->urgency, false);
	frame_text(f, y, 1, 4, urgency_style(row->urgency), u);
	frame_put(f, y, 6, 7, STYLE_PLAIN, "%7" PRIu64, row->id);
	fmt_wait(since, calm_ms(c, t->made_line));
	frame_right(f, y, 14, 7, STYLE_PLAIN, since);
	again_cell(c, f, y, 22, row);
	fmt_age_sex(age, row->age, row->sex);
	frame_right(f, y, 31, 4, STYLE_PLAIN, age);
	frame_text(f, y, 36, 12, STYLE_PLAIN, complaint_label(c->board, row));
	frame_put(f, y, 49, 4, STYLE_PLAIN, "%4u", (unsigned)t->times);
	frame_text(f, y, 54, 12, STYLE_PLAIN, t->own_by);
	frame_text(f, y, 67, 13, STYLE_PLAIN, t->with_by[0] != '\0' ? t->with_by : "-");
	if (f->cols >= CONSOLE_WIDE)
		frame_put(f, y, 81, f->cols - 81, STYLE_PLAIN, "%s  %s", state_label(row->state),
		    row->claimed_by);
	if (row->id == c->waitroom.selected) {
		frame_text(f, y, 0, 1, STYLE_STRONG, ">");
		frame_cursor(f, y, 0);
		console_paints(c, row);
	}
}

static void
heads_draw(struct frame *f, int y)
{
	frame_text(f, y, 1, 4, STYLE_PLAIN, "U");
	frame_right(f, y, 6, 7, STYLE_PLAIN, _("nr"));
	frame_right(f, y, 14, 7, STYLE_PLAIN, _("since"));
	frame_right(f, y, 22, 7, STYLE_PLAIN, _("again"));
	frame_right(f, y, 31, 4, STYLE_PLAIN, _("age"));
	frame_text(f, y, 36, 12, STYLE_PLAIN, _("complaint"));
	frame_right(f, y, 49, 4, STYLE_PLAIN, _("times"));
	frame_text(f, y, 54, 12, STYLE_PLAIN, _("by"));
	frame_text(f, y, 67, 13, STYLE_PLAIN, _("with"));
	if (f->cols >= CONSOLE_WIDE)
		frame_text(f, y, 81, f->cols - 81, STYLE_PLAIN, _("state, who has it"));
}

/* "Waiting room: 5, over time 2" */
static void
title_draw(const struct console *c, struct frame *f, int y, const struct list *l)
{
	char title[96];
	unsigned over = 0;

	for (unsigned i = 0; i < l->num; i++)
		over += waitroom_is_over(waitroom_due(c->board, c->settings, nth(c, l, i)),
		    c->board->now_line);
	text_format(title, sizeof(title), over > 0 ? _("Waiting room: %u, over time %u") :
	    _("Waiting room: %u"), (unsigned)l->all, over);
	frame_rule(f, y, 0, f->cols, title);
	if (over > 0)
		frame_mark(f, y, 2, text_width(title), STYLE_OVER);
}

void
waitroom_draw(struct console *c, struct frame *f, int y)
{
	struct list l;

	collect(c, &l);
	unsigned at = selected(c, &l);
	int end = f->rows - 3 - DETAIL_ROWS, page = end - y - 2;
	bool is_cut = (int)l.all > page;
	unsigned shown = (unsigned)(is_cut ? page - 1 : page);
	unsigned top = at >= shown ? at - shown + 1 : 0;

	frame_cursor(f, y, 0);
	title_draw(c, f, y, &l);
	heads_draw(f, y + 1);
	if (l.num == 0)
		frame_text(f, y + 2, 1, f->cols - 1, STYLE_PLAIN,
		    _("nobody waits; who is triaged as being here (f) does"));
	for (unsigned i = 0; i < shown && top + i < l.num; i++)
		row_draw(c, f, y + 2 + (int)i, nth(c, &l, top + i));
	if (is_cut)
		list_more(f, end - 1, f->cols, top, (unsigned)l.all - top - shown);
	frame_rule(f, end, 0, f->cols, NULL);
	if (l.num > 0)
		detail_draw(c, f, end + 1, 0, DETAIL_ROWS, f->cols, nth(c, &l, at));
}

/* --- Who assesses along ----------------------------------------------------------------------- */

void
along_begin(struct console *c)
{
	if (c->screen != SCREEN_TRIAGE || c->triage.p == NULL)
		console_say(c, false, _("With whom one assesses is said while triaging"));
	else if (c->triage.a.variant != VARIANT_PHYSICAL)
		console_say(c, true, _("Two assess a patient who is here: say that first (f)"));
	else {
		c->over = OVER_ALONG;
		pick_begin(c);
	}
}

/* The n-th who is there and is not ourselves; who sits at two desks is there once.  NULL: no more. */
static const struct zcc_operator_row *
nth_colleague(const struct console *c, unsigned n)
{
	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		bool is_new = o->name[0] != '\0' && strcmp(o->name, c->who.operator) != 0 &&
		    board_is_there(o, settings_asks_shift(c->settings, o->role));
		for (uint32_t k = 0; is_new && k < i; k++)
			is_new = strcmp(c->board->operators[k].name, o->name) != 0;
		if (is_new && n-- == 0)
			return o;
	}
	return NULL;
}

void
along_key(struct console *c, int key)
{
	const struct pick_item *item = pick_key(c, key);

	if (key == KEY_ESC)
		c->over = OVER_NONE;
	if (item == NULL)
		return;
	text_copy(c->triage.with, sizeof(c->triage.with), item->name);
	triage_draft_changed(c);
	c->over = OVER_NONE;
}

void
along_draw(struct console *c, struct frame *f)
{
	bool has_one = c->triage.with[0] != '\0'; /* then the first line is: nobody */
	unsigned num = has_one, first;

	while (nth_colleague(c, num - has_one) != NULL && num < PEOPLE_MAX)
		num++;
	frame_clear(f, f->rows - 2, 0, 2, f->cols);
	int y = pick_box(c, f, _("Assessed together with whom?"), WIDTH, num, &first);
	for (unsigned n = 0; n < pick_here(c, num); n++) {
		struct pick_item item = { .is_there = true };
		bool is_nobody = has_one && first + n == 0;
		const struct zcc_operator_row *o = is_nobody ? NULL : nth_colleague(c, first + n - has_one);
		if (o != NULL)
			text_copy(item.name, sizeof(item.name), o->name);
		pick_put(c, f, y, n, &item);
		frame_put(f, y + (int)n, 6, WIDTH - 8, STYLE_PLAIN, "%s  %s", o != NULL ? o->name :
		    _("nobody"), o != NULL ? o->role : "");
	}
	if (num == 0)
		frame_text(f, y, 6, WIDTH - 8, STYLE_PLAIN, _("no colleague is there"));
	pick_keys(f, num);
}
