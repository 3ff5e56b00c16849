/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/vt.h"

#include <string.h>

enum state { PLAIN, ESCAPE, ONE_MORE, CONTROL };

void
vt_init(struct vt *v, int rows, int cols)
{
	memset(v, 0, sizeof *v);
	v->rows = rows;
	v->cols = cols;
	v->bottom = rows - 1;
	for (int y = 0; y < rows; y++)
		memset(v->cell[y], ' ', (size_t)cols);
}

static void
blank(struct vt *v, int y, int from, int to)
{
	memset(v->cell[y] + from, ' ', (size_t)(to - from));
}

static int
within(int n, int least, int most)
{
	return n < least ? least : n > most ? most : n;
}

static void
erase_screen(struct vt *v, int what)
{
	int from = what == 0 ? v->y + 1 : 0, to = what == 1 ? v->y : v->rows;
	for (int y = from; y < to; y++)
		blank(v, y, 0, v->cols);
}

static void
erase_row(struct vt *v, int what)
{
	int at = within(v->x, 0, v->cols - 1);
	blank(v, v->y, what == 0 ? at : 0, what == 1 ? at + 1 : v->cols);
}

/* One row of the region leaves it at the top, or at the bottom. */
static void
scroll(struct vt *v, bool is_up)
{
	size_t bytes = (size_t)(v->bottom - v->top) * sizeof v->cell[0];
	if (is_up)
		memmove(v->cell[v->top], v->cell[v->top + 1], bytes);
	else
		memmove(v->cell[v->top + 1], v->cell[v->top], bytes);
	blank(v, is_up ? v->bottom : v->top, 0, v->cols);
}

static void
down(struct vt *v)
{
	if (v->y == v->bottom)
		scroll(v, true);
	else if (v->y < v->rows - 1)
		v->y++;
}

static void
up(struct vt *v)
{
	if (v->y == v->top)
		scroll(v, false);
	else if (v->y > 0)
		v->y--;
}

/* Without numbers all of the screen; the cursor goes home. */
static void
set_region(struct vt *v)
{
	int bottom = v->arg[1] > 0 ? v->arg[1] - 1 : v->rows - 1;
	v->bottom = within(bottom, 0, v->rows - 1);
	v->top = within(v->arg[0] - 1, 0, v->bottom);
	v->y = v->x = 0;
}

static void
control(struct vt *v, char last)
{
	int n = v->arg[0], times = n > 0 ? n : 1;
	switch (last) {
	case 'A': v->y = within(v->y - times, 0, v->rows - 1); break;
	case 'B': v->y = within(v->y + times, 0, v->rows - 1); break;
	case 'C': v->x = within(v->x + times, 0, v->cols - 1); break;
	case 'D': v->x = within(v->x - times, 0, v->cols - 1); break;
	case 'H':
		v->y = within(v->arg[0] - 1, 0, v->rows - 1);
		v->x = within(v->arg[1] - 1, 0, v->cols - 1);
		break;
	case 'J':
		erase_screen(v, n);
		if (n < 2)
			erase_row(v, n);
		break;
	case 'K': erase_row(v, n); break;
	case 'r': set_region(v); break;
	default: break; /* attributes and modes */
	}
}

/* At the edge the cursor waits there: the next character goes to the next row. */
static void
put(struct vt *v, char c)
{
	if (v->x >= v->cols) {
		v->x = 0;
		down(v);
	}
	v->cell[v->y][v->x++] = (unsigned char)c > 0x7e ? '?' : c;
}

static void
plain(struct vt *v, char c)
{
	switch (c) {
	case '\033': v->state = ESCAPE; break;
	case '\r': v->x = 0; break;
	case '\n': down(v); break;
	case '\b': v->x -= v->x > 0; break;
	case '\t': v->x = within((v->x / 8 + 1) * 8, 0, v->cols - 1); break;
	default:
		if ((unsigned char)c >= ' ')
			put(v, c);
	}
}

static void
escape(struct vt *v, char c)
{
	v->state = PLAIN;
	if (c == '[') {
		memset(v->arg, 0, sizeof v->arg);
		v->args_num = 0;
		v->state = CONTROL;
	} else if (c == '(' || c == ')') {
		v->state = ONE_MORE;
	} else if (c == 'M') {
		up(v);
	}
}

static void
argument(struct vt *v, char c)
{
	if (c >= '0' && c <= '9' && v->arg[v->args_num] < 10000) {
		v->arg[v->args_num] = 10 * v->arg[v->args_num] + c - '0';
	} else if (c == ';' && v->args_num < VT_ARGS_MAX - 1) {
		v->args_num++;
	} else if (c >= '@') {
		control(v, c);
		v->state = PLAIN;
	}
}

void
vt_feed(struct vt *v, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		switch ((enum state)v->state) {
		case PLAIN: plain(v, bytes[i]); break;
		case ESCAPE: escape(v, bytes[i]); break;
		case ONE_MORE: v->state = PLAIN; break;
		case CONTROL: argument(v, bytes[i]); break;
		}
	}
}

bool
vt_row_has(const struct vt *v, int row, const char *text)
{
	return row < v->rows && strstr(v->cell[row], text) != NULL;
}
