/* SPDX-License-Identifier: EUPL-1.2 */
#define _XOPEN_SOURCE 700 /* wcwidth */
#include "tests/attack/vt.h"

#include "shared/base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { PARAMS_MAX = 16, BLANK = ' ' };

static void
blank(struct vt *v, int y, int from, int to)
{
	for (int x = from < 0 ? 0 : from; x < to && x < v->cols; x++)
		v->cell[y][x] = BLANK;
}

void
vt_begin(struct vt *v, int rows, int cols, enum vt_charset charset)
{
	memset(v, 0, sizeof *v);
	v->rows = rows;
	v->cols = cols;
	v->charset = charset;
	v->bottom = rows - 1;
	v->last = BLANK;
	for (int y = 0; y < rows; y++)
		blank(v, y, 0, cols);
}

static void
offend(struct vt *v)
{
	if (v->offences++ == 0)
		text_escape(v->first, sizeof v->first, v->seq, v->seq_len);
}

static int
clamp(int n, int lo, int hi)
{
	return n < lo ? lo : n > hi ? hi : n;
}

static void
go(struct vt *v, int y, int x)
{
	v->y = clamp(y, 0, v->rows - 1);
	v->x = clamp(x, 0, v->cols - 1);
	v->wraps_next = false;
}

/* Rows from..to (both included) move up by n, or down when n < 0. */
static void
scroll(struct vt *v, int from, int to, int n)
{
	int most = to - from + 1;
	n = clamp(n, -most, most);
	for (int i = 0; i < most; i++) {
		int y = n > 0 ? from + i : to - i;
		if (y + n >= from && y + n <= to)
			memcpy(v->cell[y], v->cell[y + n], sizeof v->cell[0]);
		else
			blank(v, y, 0, v->cols);
	}
}

static void
line_feed(struct vt *v)
{
	if (v->y == v->bottom)
		scroll(v, v->top, v->bottom, 1);
	else
		go(v, v->y + 1, v->x);
}

/* Half a wide character does not stay. */
static void
break_wide(struct vt *v, int y, int x)
{
	if (v->cell[y][x] == 0 && x > 0)
		v->cell[y][x - 1] = BLANK;
	if (x + 1 < v->cols && v->cell[y][x + 1] == 0)
		v->cell[y][x + 1] = BLANK;
}

static void
put(struct vt *v, uint32_t cp, int width)
{
	if (width == 0)
		return; /* on the character before it */
	if (v->wraps_next || v->x + width > v->cols) {
		go(v, v->y, 0);
		line_feed(v);
	}
	break_wide(v, v->y, v->x);
	v->cell[v->y][v->x] = v->last = cp;
	if (width == 2) {
		break_wide(v, v->y, v->x + 1);
		v->cell[v->y][v->x + 1] = 0;
	}
	v->wraps_next = v->x + width == v->cols;
	if (!v->wraps_next)
		v->x += width;
}

/* --- Sequences --------------------------------------------------------------------------------- */

/* Room for n characters at the cursor, or n of them gone (n < 0). */
static void
shift(struct vt *v, int n)
{
	uint32_t *row = v->cell[v->y];
	int count = clamp(abs(n), 0, v->cols - v->x), rest = v->cols - v->x - count;
	uint32_t *here = row + v->x, *there = here + count;
	memmove(n > 0 ? there : here, n > 0 ? here : there, (size_t)rest * sizeof *row);
	if (n > 0)
		blank(v, v->y, v->x, v->x + count);
	else
		blank(v, v->y, v->cols - count, v->cols);
}

static void
erase_screen(struct vt *v, int how)
{
	for (int y = 0; y < v->rows; y++)
		if (how == 2 || (how == 0 ? y > v->y : y < v->y))
			blank(v, y, 0, v->cols);
}

static void
erase_line(struct vt *v, int how)
{
	blank(v, v->y, how == 0 ? v->x : 0, how == 1 ? v->x + 1 : v->cols);
}

static bool
place(struct vt *v, char final, const int *p, int num)
{
	int n = num > 0 && p[0] > 0 ? p[0] : 1, m = num > 1 && p[1] > 0 ? p[1] : 1;
	switch (final) {
	case 'A': go(v, v->y - n, v->x); break;
	case 'B': go(v, v->y + n, v->x); break;
	case 'C': go(v, v->y, v->x + n); break;
	case 'D': go(v, v->y, v->x - n); break;
	case 'G': go(v, v->y, n - 1); break;
	case 'd': go(v, n - 1, v->x); break;
	case 'H': go(v, n - 1, m - 1); break;
	default: return false;
	}
	return true;
}

static bool
edit(struct vt *v, char final, const int *p, int num)
{
	int how = num > 0 ? p[0] : 0, n = how > 0 ? how : 1;
	switch (final) {
	case 'J': erase_screen(v, how); erase_line(v, how == 2 ? 2 : how); break;
	case 'K': erase_line(v, how); break;
	case 'X': blank(v, v->y, v->x, v->x + n); break;
	case '@': shift(v, n); break;
	case 'P': shift(v, -n); break;
	case 'L': scroll(v, v->y, v->bottom, -n); break;
	case 'M': scroll(v, v->y, v->bottom, n); break;
	case 'S': scroll(v, v->top, v->bottom, n); break;
	case 'T': scroll(v, v->top, v->bottom, -n); break;
	case 'm': break;
	case 'b':
		for (uint32_t cp = v->last; n > 0; n--)
			put(v, cp, wcwidth((wchar_t)cp));
		break;
	case 'r':
		v->top = n - 1;
		v->bottom = clamp(num > 1 ? p[1] - 1 : v->rows - 1, 0, v->rows - 1);
		go(v, 0, 0);
		break;
	default: return false;
	}
	return true;
}

/* Modes that a console sets: cursor keys, wrap, blink, cursor, alternate screen, pastes; insert; and
 * what xterm's description says around them. */
static bool
is_our_mode(const char *s)
{
	static const char *const ours[] = {"?1h", "?1l", "?7h", "?7l", "?12h", "?12l", "?25h", "?25l",
	    "?12;25h", "?1049h", "?1049l", "?47h", "?47l", "?2004h", "?2004l", "4l", "4h", "?3;4l",
	    "?8l", "?5l", "?3l", "?4l", "?1;3;4;6l", "?7;25h", "?0c", "?1c", "?8c", "22;0;0t",
	    "23;0;0t", "!p", ">4;m", "?1034h", "?69l"};
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
		if (strcmp(ours[i], s) == 0)
			return true;
	return false;
}

static void
csi(struct vt *v)
{
	int p[PARAMS_MAX] = {0}, num = 0;
	char final = v->seq[v->seq_len - 1];
	const char *s = v->seq + 2;
	bool is_plain = s[strspn(s, "0123456789;")] == final && s + strlen(s) - 1 == strchr(s, final);
	for (const char *q = s; is_plain && *q != final && num < PARAMS_MAX; q += *q == ';') {
		p[num++] = atoi(q);
		q += strspn(q, "0123456789");
	}
	if (is_our_mode(s) || (is_plain && (place(v, final, p, num) || edit(v, final, p, num))))
		return;
	offend(v);
}

static void
escape(struct vt *v)
{
	static const char *const ours[] = {"\033(B", "\033)B", "\033)0", "\033(0", "\033=", "\033>",
	    "\0337", "\0338"};
	if (strcmp(v->seq, "\033M") == 0) {
		if (v->y == v->top)
			scroll(v, v->top, v->bottom, -1);
		else
			go(v, v->y - 1, v->x);
		return;
	}
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
		if (strcmp(ours[i], v->seq) == 0)
			return;
	offend(v);
}

/* One more byte of a sequence; true when that ends it. */
static bool
sequence_ends(struct vt *v)
{
	char last = v->seq[v->seq_len - 1];
	if (v->seq_len == VT_SEQ_MAX || !isprint((unsigned char)last)) {
		offend(v);
		return true;
	}
	if (v->seq[1] == '[') {
		if (v->seq_len == 2 || last < '@' || last > '~')
			return false;
		csi(v);
		return true;
	}
	if (v->seq_len == 2 && strchr("()%", last) != NULL)
		return false;
	escape(v);
	return true;
}

static void
control(struct vt *v, unsigned char b)
{
	switch (b) {
	case '\r': go(v, v->y, 0); break;
	case '\n': line_feed(v); break;
	case '\b': go(v, v->y, v->x - 1); break;
	case '\t': go(v, v->y, (v->x / 8 + 1) * 8); break;
	case '\a': case 0x0e: case 0x0f: break; /* bell; the other character set and back */
	default: offend(v);
	}
}

/* --- Text -------------------------------------------------------------------------------------- */

static void
character(struct vt *v)
{
	const char *p = v->seq;
	unsigned char b = (unsigned char)v->seq[0];
	size_t want = v->charset != VT_UTF8 || b < 0xc0 ? 1 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
	if (v->seq_len < want)
		return;
	int32_t cp = v->charset == VT_UTF8 ? text_next(&p) : b;
	v->seq[v->seq_len] = '\0';
	if (cp < 0x20 || !text_is_allowed(cp) || (cp > 0x7e && v->charset == VT_ASCII) ||
	    wcwidth((wchar_t)cp) < 0)
		offend(v);
	else
		put(v, (uint32_t)cp, wcwidth((wchar_t)cp));
	v->seq_len = 0;
}

void
vt_bytes(struct vt *v, const void *bytes, size_t len)
{
	const unsigned char *p = bytes;
	for (size_t i = 0; i < len; i++) {
		bool is_begun = v->seq_len > 0;
		v->seq[v->seq_len++] = (char)p[i];
		v->seq[v->seq_len] = '\0';
		if (is_begun && v->seq[0] == '\033') {
			if (sequence_ends(v))
				v->seq_len = 0;
		} else if (!is_begun && p[i] != '\033' && (p[i] < 0x20 || p[i] == 0x7f)) {
			control(v, p[i]);
			v->seq_len = 0;
		} else if (p[i] != '\033' || is_begun) {
			character(v);
		}
	}
}
