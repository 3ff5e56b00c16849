/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/frame.h"

#include "shared/base/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* U+00C0..U+017F, one ASCII letter each. */
static const char latin[] =
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTs"
    "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkk"
    "LlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(sizeof(latin) == 0x180 - 0xC0 + 1, "one letter per code point");

uint32_t
frame_to_ascii(uint32_t cp)
{
	if (cp < 0x7f)
		return cp;
	if (cp >= 0xC0 && cp < 0x180)
		return (uint32_t)latin[cp - 0xC0];
	switch (cp) {
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
		return '-';
	case 0x2018: case 0x2019:
		return '\'';
	case 0x201c: case 0x201d:
		return '"';
	case 0x00a0:
		return ' ';
	default:
		return '?';
	}
}

void
frame_utf8(char out[5], uint32_t cp)
{
	static const uint32_t lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	int n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;

	for (int i = n - 1; i > 0; i--, cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3f));
	out[0] = (char)(lead[n] | cp);
	out[n] = '\0';
}

static int
clamp(int v, int lo, int hi)
{
	return v < lo ? lo : v > hi ? hi : v;
}

void
frame_begin(struct frame *f, int rows, int cols, bool is_ascii)
{
	f->rows = clamp(rows, 1, FRAME_ROWS_MAX);
	f->cols = clamp(cols, 1, FRAME_COLS_MAX);
	f->cursor_y = f->cursor_x = 0;
	f->is_ascii = is_ascii;
	f->has_bell = false;
	frame_clear(f, 0, 0, f->rows, f->cols);
}

/* Nothing of a wide character may be left standing when one half of it is written over. */
static void
put_cell(struct frame *f, int y, int x, uint32_t cp, enum style style)
{
	if (y < 0 || y >= f->rows || x < 0 || x >= f->cols)
		return;
	struct cell *c = &f->cell[frame_at(f, y, x)];
	if (c->cp == 0 && x > 0)
		c[-1].cp = ' ';
	if (x + 1 < f->cols && c[1].cp == 0 && cp != 0)
		c[1].cp = ' ';
	*c = (struct cell){ .cp = cp, .style = (uint8_t)style };
}

void
frame_clear(struct frame *f, int y, int x, int height, int width)
{
	int y_end = clamp(y + height, 0, f->rows);
	int x_end = clamp(x + width, 0, f->cols);

	for (int i = clamp(y, 0, f->rows); i < y_end; i++)
		for (int j = clamp(x, 0, f->cols); j < x_end; j++)
			f->cell[frame_at(f, i, j)] = (struct cell){ .cp = ' ' };
}

static void
add_mark(struct frame *f, int y, int x, uint32_t cp)
{
	struct cell *c = &f->cell[frame_at(f, y, x)];

	if (c->cp == 0 && x > 0)
		c--;
	for (int i = 0; i < FRAME_MARKS_MAX; i++) {
		if (c->mark[i] == 0) {
			c->mark[i] = cp;
			return;
		}
	}
}

int
frame_text(struct frame *f, int y, int x, int width, enum style style, const char *s)
{
	int end = clamp(x + width, 0, f->cols);
	int at = x;
	int32_t cp;

	if (y < 0 || y >= f->rows || x < 0)
		return 0;
	while ((cp = text_next(&s)) != 0) {
		if (cp < 0 || !text_is_allowed(cp))
			cp = f->is_ascii ? '?' : 0xfffd;
		int w = text_width_of(cp);
		if (w == 0) {
			if (at > x && !f->is_ascii)
				add_mark(f, y, at - 1, (uint32_t)cp);
			continue;
		}
		uint32_t shown = f->is_ascii ? frame_to_ascii((uint32_t)cp) : (uint32_t)cp;
		if (f->is_ascii)
			w = 1;
		if (at + w > end)
			break;
		put_cell(f, y, at, shown, style);
		if (w == 2)
			f->cell[frame_at(f, y, at + 1)] = (struct cell){ .cp = 0, .style = (uint8_t)style };
		at += w;
	}
	return at - x;
}

void
frame_right(struct frame *f, int y, int x, int width, enum style style, const char *s)
{
	int w = text_width(s);

	if (w < width)
		frame_text(f, y, x + width - w, w, style, s);
	else
		frame_text(f, y, x, width, style, s);
}

int
frame_put(struct frame *f, int y, int x, int width, enum style style, const char *fmt, ...)
{
	char s[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(s, sizeof(s), fmt, ap);
	va_end(ap);
	return frame_text(f, y, x, width, style, s);
}

int
frame_wrapped(struct frame *f, int y, int x, int width, enum style style, const char *s)
{
	char line[1024];
	int rows = 0;

	while (s[0] != '\0') {
		text_copy(line, sizeof(line), s);
		for (char *blank; text_width(line) > width && (blank = strrchr(line, ' ')) != NULL;)
			*blank = '\0';
		if (f != NULL)
			frame_text(f, y + rows, x, width, style, line);
		s += strlen(line);
		s += strspn(s, " ");
		rows++;
	}
	return rows;
}

void
frame_rule(struct frame *f, int y, int x, int width, const char *title)
{
	for (int i = x; i < x + width; i++)
		put_cell(f, y, i, '-', STYLE_RULE);
	if (title == NULL || title[0] == '\0')
		return;
	put_cell(f, y, x + 1, ' ', STYLE_PLAIN);
	int used = frame_text(f, y, x + 2, width - 4, STYLE_PLAIN, title);
	put_cell(f, y, clamp(x + 2 + used, 0, f->cols - 1), ' ', STYLE_PLAIN);
}

void
frame_wall(struct frame *f, int y, int x, int height)
{
	for (int i = y; i < y + height; i++)
		put_cell(f, i, x, '|', STYLE_RULE);
}

void
frame_box(struct frame *f, int y, int x, int height, int width, const char *title)
{
	frame_clear(f, y, x, height, width);
	frame_rule(f, y, x, width, title);
	frame_rule(f, y + height - 1, x, width, NULL);
	frame_wall(f, y, x, height);
	frame_wall(f, y, x + width - 1, height);
	for (int i = 0; i < 4; i++) {
		int cy = i < 2 ? y : y + height - 1;
		int cx = i % 2 ? x + width - 1 : x;
		put_cell(f, cy, cx, '+', STYLE_RULE);
	}
}

void
frame_mark(struct frame *f, int y, int x, int width, enum style style)
{
	if (y < 0 || y >= f->rows)
		return;
	for (int i = clamp(x, 0, f->cols); i < clamp(x + width, 0, f->cols); i++)
		f->cell[frame_at(f, y, i)].style = (uint8_t)style;
}

void
frame_cursor(struct frame *f, int y, int x)
{
	f->cursor_y = clamp(y, 0, f->rows - 1);
	f->cursor_x = clamp(x, 0, f->cols - 1);
}

/* --- Dump ------------------------------------------------------------------------------------- */

struct sink {
	char *out;
	size_t size, used;
};

static void
emit(struct sink *k, const char *s)
{
	for (; *s != '\0'; s++, k->used++)
		if (k->used + 1 < k->size)
			k->out[k->used] = *s;
}

static void
emit_cp(struct sink *k, uint32_t cp)
{
	char s[5];

	frame_utf8(s, cp);
	emit(k, s);
}

static void
dump_styles(const struct frame *f, struct sink *k)
{
	char line[64];

	for (int y = 0; y < f->rows; y++) {
		for (int x = 0, w; x < f->cols; x += w) {
			const struct cell *c = &f->cell[frame_at(f, y, x)];
			uint8_t s = c->style;
			for (w = 1; x + w < f->cols && c[w].style == s; w++)
				;
			if (s == STYLE_PLAIN || s == STYLE_RULE)
				continue;
			snprintf(line, sizeof(line), "@%d %d %d %s\n", y + 1, x + 1, w,
			    style_name((enum style)s));
			emit(k, line);
		}
	}
	snprintf(line, sizeof(line), "@cursor %d %d\n", f->cursor_y + 1, f->cursor_x + 1);
	emit(k, line);
}

size_t
frame_dump(const struct frame *f, char *out, size_t size)
{
	struct sink k = { out, size, 0 };

	for (int y = 0; y < f->rows; y++) {
		int end = f->cols;
		while (end > 0 && f->cell[frame_at(f, y, end - 1)].cp == ' ')
			end--;
		for (int x = 0; x < end; x++) {
			const struct cell *c = &f->cell[frame_at(f, y, x)];
			if (c->cp != 0)
				emit_cp(&k, c->cp);
			for (int i = 0; i < FRAME_MARKS_MAX && c->mark[i] != 0; i++)
				emit_cp(&k, c->mark[i]);
		}
		emit(&k, "\n");
	}
	dump_styles(f, &k);
	if (size > 0)
		out[k.used < size ? k.used : size - 1] = '\0';
	return k.used;
}
