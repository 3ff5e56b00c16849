/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/line.h"

#include "tui/core/frame.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { CSI = 2, DESIGNATOR = 3 }; /* bytes: of the introducer, and of a whole designator */

/* Of the control sequence at p, with its introducer; 0 = there is none, or not all of it. */
static size_t
sequence_len(const char *p, size_t len)
{
	size_t n = CSI;

	if (len <= CSI || p[0] != '\033' || p[1] != '[')
		return 0;
	while (n < len && p[n] >= '0' && p[n] <= '?')
		n++;
	return n < len && p[n] >= '@' && p[n] <= '~' ? n + 1 : 0;
}

static size_t
rendition_len(const char *p, size_t len)
{
	size_t n = sequence_len(p, len);

	return n > 0 && p[n - 1] == 'm' && p[CSI] != '?' && p[CSI] != '>' ? n : 0;
}

/* Does it begin by resetting everything? */
static bool
is_reset(const char *p)
{
	return p[CSI] == 'm' || (p[CSI] == '0' && (p[CSI + 1] == ';' || p[CSI + 1] == 'm'));
}

static bool
is_charset(const char *p, size_t len)
{
	return len >= DESIGNATOR && p[0] == '\033' && p[1] == '(';
}

size_t
line_keep_charset(char *p, size_t len)
{
	size_t out = 0;

	for (size_t i = 0; i < len; i++)
		if (is_charset(p + i, len - i) && p[i + 2] != 'B')
			return len;
	for (size_t i = 0; i < len; i++) {
		if (is_charset(p + i, len - i))
			i += DESIGNATOR - 1;
		else
			p[out++] = p[i];
	}
	return out;
}

size_t
line_shorten(char *p, size_t len)
{
	static const char charset[] = "\033(B";
	size_t out = 0, last = 0; /* bytes of the rendition that ends at `out` */

	for (size_t i = 0, n; i < len; i += n) {
		size_t from = i;
		n = rendition_len(p + i, len - i);
		if (n == 0 && last > 0 && len - i >= DESIGNATOR && memcmp(p + i, charset, DESIGNATOR) == 0) {
			n = DESIGNATOR;
			continue;
		}
		if (n == 0) {
			p[out++] = p[i];
			n = 1;
			last = 0;
			continue;
		}
		if (last > 0 && is_reset(p + i)) {
			out -= last;
			last = 0;
		} else if (last > CSI + 1) {
			p[out - 1] = ';';
			from += CSI;
		} else {
			last = 0;
		}
		memmove(p + out, p + from, i + n - from);
		out += i + n - from;
		last += i + n - from;
	}
	return out;
}

/* Where a sequence takes the cursor: CUP has both, VPA a row alone (column_at 0). */
struct place {
	long row;         /* from 1; 0 = no telling */
	size_t column_at; /* where the column's digits begin in the sequence */
};

static struct place
place_of(const char *p, size_t n, long row)
{
	struct place at = { .row = strchr("mGCDKX@P", p[n - 1]) != NULL ? row : 0 };
	char *end;

	if ((p[n - 1] != 'H' && p[n - 1] != 'd') || p[CSI] < '1' || p[CSI] > '9')
		return at;
	at.row = strtol(p + CSI, &end, 10);
	if (*end == ';')
		at.column_at = (size_t)(end + 1 - p);
	if (p[n - 1] == 'd' ? *end != 'd' : at.column_at == 0 || at.column_at == n - 1)
		at = (struct place){ 0 };
	return at;
}

/* The row after a byte that begins no control sequence; other escapes than these two are rare. */
static long
row_after(const char *p, size_t len, long row)
{
	if (p[0] == '\033')
		return len > 1 && p[1] == '(' ? row : len > 1 && p[1] == 'D' && row > 0 ? row + 1 : 0;
	return p[0] == '\n' ? 0 : row;
}

size_t
line_step(char *p, size_t len)
{
	size_t out = 0;
	long row = 0;

	for (size_t i = 0, n; i < len; i += n) {
		n = sequence_len(p + i, len - i);
		if (n == 0) {
			row = row_after(p + i, len - i, row);
			p[out++] = p[i];
			n = 1;
			continue;
		}
		struct place to = place_of(p + i, n, row);
		size_t from = i;
		if (to.column_at > 0 && to.row == row) {
			from += to.column_at;
			memcpy(p + out, "\033[", CSI);
			out += CSI;
			p[i + n - 1] = 'G';
		} else if (p[i + n - 1] == 'd' && row > 0 && to.row > row && to.row - row < (long)n) {
			memset(p + out, '\n', (size_t)(to.row - row));
			out += (size_t)(to.row - row);
			from = i + n;
		}
		row = to.row;
		memmove(p + out, p + from, i + n - from);
		out += i + n - from;
	}
	return out;
}

size_t
line_to_latin1(char *p, size_t len)
{
	size_t out = 0;

	for (size_t i = 0; i < len;) {
		unsigned char b = (unsigned char)p[i++];
		unsigned more = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : b >= 0xC0 ? 1 : 0;
		uint32_t cp = more == 3 ? b & 7u : more == 2 ? b & 15u : more == 1 ? b & 31u : b;
		for (; more > 0 && i < len; more--)
			cp = cp << 6 | ((unsigned char)p[i++] & 63u);
		p[out++] = (char)(cp < 0x100 ? cp : frame_to_ascii(cp));
	}
	return out;
}
