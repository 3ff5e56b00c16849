/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The desk of the supervisor: lines against their norms, who is there, capacity, alarms.
 */
#include "tui/core/view.h"

#include "shared/base/text.h"
#include "tui/core/column.h"
#include "tui/core/fmt.h"
#include "tui/core/text.h"
#include "tui/core/view_mend.h"
#include "tui/core/view_alarm.h"
#include "tui/core/view_lines.h"
#include "tui/core/view_staff.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { LOST_SHOWN_MS = 15 * 60 * 1000 };

/* Its cases are verlaten long since; who is not there any more is no news. */
static bool
is_long_lost(const struct console *c, const struct zcc_operator_row *o)
{
	return o->state == SEAT_LOST && c->board->now_line - o->since_line > LOST_SHOWN_MS;
}

/* Without a shift, on the way out, or where. */
static void
shift_of_seat_draw(const struct console *c, struct frame *f, int y, int x,
    const struct zcc_operator_row *o)
{
	int width = f->cols - x - 1;

	if (o->shift_wall == 0 && o->state == SEAT_THERE && settings_asks_shift(c->settings, o->role))
		frame_text(f, y, x, width, STYLE_OVER, _("no shift"));
	else if (o->offer_to[0] != '\0')
		frame_put(f, y, x, width, STYLE_PLAIN, _("hands over to %s"), o->offer_to);
	else if (o->location[0] != '\0')
		frame_text(f, y, x, width, STYLE_PLAIN, o->location);
}

void
seats_draw(const struct console *c, struct frame *f, int y, int x, int height, int width,
    unsigned top)
{
	char since[FMT_ROOM];
	unsigned n = 0;

	for (uint32_t i = 0; i < c->board->operators_end; i++) {
		const struct zcc_operator_row *o = &c->board->operators[i];
		bool is_away = o->state == SEAT_AWAY && o->shift_wall == 0;
		if (o->name[0] == '\0' || is_away || is_long_lost(c, o))
			continue;
		if (n++ < top || (int)(n - 1 - top) >= height)
			continue;
		int at = y + (int)(n - 1 - top);
		fmt_wait(since, calm_ms(c, o->since_line));
		frame_text(f, at, x + 1, 16, STYLE_PLAIN, o->name);
		frame_text(f, at, x + 18, 14, STYLE_PLAIN, o->role);
		frame_put(f, at, x + 33, 8, STYLE_PLAIN, _("%u open"), (unsigned)o->claims);
		frame_text(f, at, x + 41, width - 41 - 6, o->state == SEAT_LOST ? STYLE_OVER :
		    STYLE_PLAIN, o->state == SEAT_LOST ? _("LOST") : "");
		frame_right(f, at, x + 46, width > 52 ? 6 : width - 46, STYLE_PLAIN, since);
		if (width > 66)
			shift_of_seat_draw(c, f, at, x + 54, o);
	}
	if (n == 0 && height > 0)
		frame_text(f, y, x + 1, width - 1, STYLE_PLAIN, _("nobody"));
}

/* One kind of care: what is free and known, and how much of the rest is old or unknown. */
struct kind_sum {
	const char *kind;
	int64_t free, total;
	unsigned rows, old, unknown;
};
enum { KINDS_MAX = 32 };

static unsigned
sum_kinds(const struct board *b, struct kind_sum sum[KINDS_MAX])
{
	unsigned n = 0;

	for (uint32_t i = 0; i < b->capacity_num; i++) {
		const struct zcc_capacity_row *row = &b->capacity[i];
		unsigned k = 0;
		if (row->provider[0] == '\0')
			continue;
		while (k < n && strcmp(sum[k].kind, row->kind) != 0)
			k++;
		if (k == KINDS_MAX)
			continue;
		if (k == n)
			sum[n++] = (struct kind_sum){ .kind = row->kind };
		sum[k].rows++;
		if (board_capacity_is_stale(b, row)) {
			sum[k].old++;
		} else if (row->free < 0 || row->total < 0) {
			sum[k].unknown++;
		} else {
			sum[k].free += row->free;
			sum[k].total += row->total;
		}
	}
	return n;
}

/* "...-pct": each row is a share of 100. */
static bool
is_share(const char *kind)
{
	size_t len = strlen(kind);

	return len > 4 && strcmp(kind + len - 4, "-pct") == 0;
}

static void
kind_draw(struct frame *f, int y, int x, int width, const struct kind_sum *s)
{
	char figures[48], old[32] = "", unknown[32] = "";
	int at = x + frame_text(f, y, x, width, STYLE_PLAIN, s->kind) + 1;

	if (s->old + s->unknown == s->rows)
		text_format(figures, sizeof(figures), "?");
	else if (is_share(s->kind)) /* a sum of shares says nothing */
		text_format(figures, sizeof(figures), _("mean %" PRId64 "%%"),
		    s->total > 0 ? s->free * 100 / s->total : 0);
	else
		text_format(figures, sizeof(figures), "%" PRId64 "/%" PRId64, s->free, s->total);
	at += frame_text(f, y, at, x + width - at, STYLE_PLAIN, figures) + 1;
	if (s->old > 0)
		text_format(old, sizeof(old), _("~%u OLD"), s->old);
	at += frame_text(f, y, at, x + width - at, STYLE_OLD, old);
	if (s->unknown > 0)
		text_format(unknown, sizeof(unknown), " ?%u", s->unknown);
	frame_text(f, y, at, x + width - at, STYLE_PLAIN, unknown);
}

static void
capacity_draw(const struct console *c, struct frame *f, int y, int height, unsigned top)
{
	struct kind_sum sum[KINDS_MAX];
	unsigned n = sum_kinds(c->board, sum);
	int columns = f->cols / 40, width = f->cols / columns;

	if (n == 0)
		frame_text(f, y, 1, f->cols - 1, STYLE_PLAIN, _("no figures: capacity is unknown (?)"));
	for (unsigned i = top * (unsigned)columns; i < n; i++) {
		int place = (int)(i - top * (unsigned)columns);
		if (place / columns >= height)
			break;
		kind_draw(f, y + place / columns, 1 + place % columns * width, width - 2, &sum[i]);
	}
}

static void
pane_title(const struct console *c, struct frame *f, int y, enum pane pane, const char *title)
{
	frame_rule(f, y, 0, f->cols, title);
	if (c->pane == pane)
		frame_text(f, y, 0, 1, STYLE_STRONG, ">");
}

/* All of it old is none to rely on: what is agreed for that (KO-5). */
static void
capacity_title(const struct console *c, char *out, size_t size)
{
	const struct zcc_hub_row *h = &c->board->hub;
	const char *agreed = c->settings->lack[LACK_CAPACITY];

	if (h->capacity_rows > 0 && h->capacity_stale == h->capacity_rows && agreed[0] != '\0')
		text_format(out, size, _("Capacity is OLD: %s"), agreed);
	else
		text_copy(out, size, _("Capacity (free / total, ~ = old)"));
}

/* With what only toezicht looks into (AU-8). */
static void
alarms_title(const struct console *c, char *out, size_t size)
{
	uint64_t verbs = c->role != NULL ? c->role->verbs : 0;
	uint64_t uses = (verbs >> VERB_REVIEW & 1) != 0 ? c->board->hub.reviews : 0;
	size_t at;

	text_copy(out, size, _("Alarms"));
	at = strlen(out);
	if (uses > 0)
		text_format(out + at, size - at, _(";  noodknop to review: %" PRIu64 " (n)"), uses);
	tag_title(c, out, size);
}

void
toezicht_draw(struct console *c, struct frame *f, int y)
{
	int at = y + LINES_ROWS, room = f->rows - 2 - at - 3;
	int seats = room * 2 / 5, capacity = room / 4;

	if (room < 3) { /* the box without a hub leaves little: lines and alarms stay */
		seats = capacity = 0;
	}
	char title[160];
	int absent = staff_absent_rows(c, seats);
	lines_draw(c, f, y);
	staff_title(c, title, sizeof(title), f->cols - 6);
	pane_title(c, f, at, PANE_SEATS, title);
	seats_draw(c, f, at + 1, 0, seats - absent, f->cols, c->pane_top[PANE_SEATS]);
	staff_absent_draw(c, f, at + 1 + seats - absent, absent, c->pane_top[PANE_SEATS]);
	if (c->pane == PANE_SEATS)
		frame_cursor(f, at, 0);
	at += 1 + seats;
	capacity_title(c, title, sizeof(title));
	pane_title(c, f, at, PANE_CAPACITY, title);
	if (capacity > 0)
		capacity_draw(c, f, at + 1, capacity, c->pane_top[PANE_CAPACITY]);
	if (c->pane == PANE_CAPACITY)
		frame_cursor(f, at, 0);
	at += 1 + capacity;
	alarms_title(c, title, sizeof(title));
	pane_title(c, f, at, PANE_ALARMS, title);
	alarm_list_draw(c, f, at + 1, 0, f->rows - 2 - (at + 1), f->cols, c->pane == PANE_ALARMS);
}

void
toezicht_move(struct console *c, int64_t rows)
{
	int64_t at, most;

	if (c->screen == SCREEN_ALARMS || c->pane == PANE_ALARMS) {
		alarm_move(c, rows);
		return;
	}
	at = (int64_t)c->pane_top[c->pane] + rows;
	most = c->pane == PANE_SEATS ? (int64_t)c->board->hub.consoles : KINDS_MAX / 2;
	c->pane_top[c->pane] = (unsigned)(at < 0 ? 0 : at > most ? most : at);
}
