/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The queue: heads, list, and the selected case below it, or beside it on a wide screen.
 */
#include "tui/core/view.h"

#include "tui/core/column.h"
#include "tui/core/text.h"
#include "tui/core/view_alarm.h"
#include "tui/core/view_message.h"

#include <inttypes.h>

enum { DETAIL_ROWS = 4 };

static const char *
why_empty(const struct console *c)
{
	if (c->model.lines == 0)
		return _("your role sees no line");
	if (c->model.filter[0] != '\0')
		return _("nothing matches the filter; Esc clears it");
	return c->who.desk == DESK_VERVOLGZORG ? _("no requests") : _("no callers");
}

void
list_more(struct frame *f, int y, int width, unsigned above, unsigned below)
{
	if (below > 0)
		frame_put(f, y, 1, width - 1, STYLE_PLAIN, _("(%u more: PgDn)"), below);
	else
		frame_put(f, y, 1, width - 1, STYLE_PLAIN, _("(%u above: PgUp)"), above);
}

static void
list_draw(struct console *c, struct frame *f, int y, int height, int width)
{
	struct model *m = &c->model;

	model_window(m, (uint32_t)height);
	frame_cursor(f, y, 0);
	if (m->shown_num == 0)
		frame_text(f, y, 1, width - 1, STYLE_PLAIN, why_empty(c));
	for (uint32_t i = 0; i < m->page && m->top + i < m->shown_num; i++) {
		const struct zcc_case_row *row = model_row(m, m->top + i);
		column_row(c, f, y + (int)i, width, row);
		if (row->id == m->selected) {
			frame_cursor(f, y + (int)i, 0);
			console_paints(c, row);
		}
	}
	if (m->shown_num > m->page)
		list_more(f, y + height - 1, width, m->top, m->shown_num - m->top - m->page);
}

/* The right half of a wide screen. */
static void
side_draw(struct console *c, struct frame *f, int y, int x, int height)
{
	int width = f->cols - x;
	int tall = 9, rest = height - tall - 2, said = messages_rows(c, rest / 3);
	rest -= said;
	int seats = rest > 0 ? rest * 2 / 3 : 0;

	detail_draw(c, f, y, x, tall, width, model_selected(&c->model));
	frame_rule(f, y + tall, x, width, _("Colleagues"));
	seats_draw(c, f, y + tall + 1, x, seats, width, 0);
	frame_rule(f, y + tall + 1 + seats, x, width, _("Alarms"));
	alarm_list_draw(c, f, y + tall + 2 + seats, x, rest - seats, width, false);
	messages_panel(c, f, y + tall + 2 + rest, x, said, width);
}

void
queue_draw(struct console *c, struct frame *f, int y)
{
	if (f->cols >= CONSOLE_SPLIT) {
		int height = f->rows - 3 - y;
		column_heads(f, y, CONSOLE_COLS);
		list_draw(c, f, y + 1, height - 1, CONSOLE_COLS);
		frame_wall(f, y, CONSOLE_COLS, height);
		side_draw(c, f, y, CONSOLE_COLS + 1, height);
		frame_rule(f, f->rows - 3, 0, f->cols, NULL);
		return;
	}
	int rule = f->rows - 3 - DETAIL_ROWS;
	column_heads(f, y, f->cols);
	list_draw(c, f, y + 1, rule - y - 1, f->cols);
	frame_rule(f, rule, 0, f->cols, NULL);
	detail_draw(c, f, rule + 1, 0, DETAIL_ROWS, f->cols, model_selected(&c->model));
}

void
queue_beside(const struct console *c, struct frame *f, int y, int height, int width)
{
	const struct model *m = &c->model;
	int rows = height * 2 / 3;

	column_heads(f, y, width);
	for (uint32_t i = 0; i < m->shown_num && (int)i < rows - 2; i++)
		column_row(c, f, y + 1 + (int)i, width, model_row(m, i));
	frame_clear(f, y, width, height, f->cols - width); /* names that are longer than this */
	frame_rule(f, y + rows - 1, 0, width, _("Colleagues"));
	seats_draw(c, f, y + rows, 0, height - rows, width, 0);
	frame_wall(f, y, width, height);
}
