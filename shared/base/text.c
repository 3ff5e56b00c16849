/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REPLACEMENT = 0xfffd, MARKS_MAX = 4 };

/* Bytes and bits of a sequence by its first byte; 0 when no sequence begins with it. */
static int
lead(uint8_t c, int32_t *bits)
{
	if (c >= 0xc2 && c <= 0xdf) {
		*bits = c & 0x1f;
		return 2;
	}
	if ((c & 0xf0) == 0xe0) {
		*bits = c & 0x0f;
		return 3;
	}
	if (c >= 0xf0 && c <= 0xf4) {
		*bits = c & 0x07;
		return 4;
	}
	return 0;
}

int32_t
text_next(const char **s)
{
	static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000}; /* shorter forms are invalid */
	const char *p = *s;
	uint8_t c = (uint8_t)*p;
	if (c < 0x80) {
		*s += c != 0;
		return c;
	}
	int32_t cp = 0;
	int len = lead(c, &cp);
	for (int i = 1; i < len; i++) {
		if (((uint8_t)p[i] & 0xc0) != 0x80) {
			len = 0;
			break;
		}
		cp = cp << 6 | ((uint8_t)p[i] & 0x3f);
	}
	if (len == 0 || cp < least[len] || cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff)) {
		*s += 1;
		return -1;
	}
	*s += len;
	return cp;
}

bool
text_is_blank(const char *s)
{
	/* the spaces, and what is drawn as one */
	static const struct {
		int32_t first, last;
	} blanks[] = {{' ', ' '}, {0xa0, 0xa0}, {0x115f, 0x1160}, {0x1680, 0x1680}, {0x2000, 0x200a},
	    {0x202f, 0x202f}, {0x205f, 0x205f}, {0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164},
	    {0xffa0, 0xffa0}};
	int32_t cp;
	while ((cp = text_next(&s)) != 0) {
		bool is_one = false;
		for (unsigned i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
			is_one |= cp >= blanks[i].first && cp <= blanks[i].last;
		if (!is_one)
			return false;
	}
	return true;
}

/*
 * Is this code point clean after what came before it?  `marks` counts the combining marks on the
 * base so far; it starts at MARKS_MAX, because a mark that leads a text would land on whatever is
 * shown before it.
 */
static bool
is_clean(int32_t cp, int *marks)
{
	if (cp < 0 || !text_is_allowed(cp))
		return false;
	*marks = text_width_of(cp) == 0 ? *marks + 1 : 0;
	return *marks <= MARKS_MAX;
}

int
text_check(const char *s, int32_t *cp)
{
	int marks = MARKS_MAX;
	while (*s != '\0') {
		if (text_is_plain(*s)) {
			s++;
			marks = 0;
			continue;
		}
		*cp = text_next(&s);
		if (!is_clean(*cp, &marks))
			return ZCC_E_DATA;
	}
	*cp = 0;
	return ZCC_OK;
}

size_t
text_clean(char *out, size_t size, const char *s, bool ascii)
{
	static const char fffd[] = "\xef\xbf\xbd";
	size_t at = 0;
	int marks = MARKS_MAX;
	if (size == 0)
		return 0;
	while (*s != '\0') {
		const char *from = s;
		int32_t cp = text_next(&s);
		size_t len = (size_t)(s - from);
		if (!is_clean(cp, &marks)) {
			from = ascii ? "?" : fffd;
			len = strlen(from);
			marks = 0;
		}
		if (at + len >= size)
			break;
		memcpy(out + at, from, len);
		at += len;
	}
	out[at] = '\0';
	return at;
}

int
text_width(const char *s)
{
	int width = 0;
	while (*s != '\0') {
		int32_t cp = text_next(&s);
		width += cp < 0 ? 1 : text_width_of(cp);
	}
	return width;
}

/* After a cut: take back the part of a character that lost its end. */
static void
trim_cut(char *out, size_t len)
{
	size_t at = len;
	while (at > 0 && ((uint8_t)out[at - 1] & 0xc0) == 0x80)
		at--;
	if (at == 0)
		return;
	const char *p = out + at - 1;
	if ((uint8_t)*p >= 0x80 && text_next(&p) < 0)
		out[at - 1] = '\0';
}

bool
text_copy(char *out, size_t size, const char *s)
{
	if (size == 0)
		return false;
	size_t len = strnlen(s, size);
	bool fits = len < size;
	if (!fits)
		len = size - 1;
	memcpy(out, s, len);
	memset(out + len, 0, size - len);
	if (!fits)
		trim_cut(out, len);
	return fits;
}

bool
text_format(char *out, size_t size, const char *fmt, ...)
{
	if (size == 0)
		return false;
	va_list ap;
	va_start(ap, fmt);
	int n = vsnprintf(out, size, fmt, ap);
	va_end(ap);
	if (n < 0)
		out[0] = '\0';
	if (n < 0 || (size_t)n < size)
		return n >= 0;
	trim_cut(out, size - 1);
	return false;
}

bool
text_to_i64(const char *s, int64_t lo, int64_t hi, int64_t *out)
{
	const char *first = s[0] == '-' ? s + 1 : s;
	bool is_plain = *first >= '1' && *first <= '9';
	char *end;

	/* what strtoll() takes and does not print: blanks, a plus, noughts in front, minus nought */
	if (!is_plain && strcmp(s, "0") != 0)
		return false;
	errno = 0;
	long long v = strtoll(s, &end, 10);
	if (errno != 0 || *end != '\0' || v < lo || v > hi)
		return false;
	*out = v;
	return true;
}

static const char hex_digits[] = "0123456789abcdef";

void
text_hex(char *out, const uint8_t *data, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		out[2 * i] = hex_digits[data[i] >> 4];
		out[2 * i + 1] = hex_digits[data[i] & 15];
	}
	out[2 * len] = '\0';
}

bool
text_unhex(const char *s, uint8_t *out, size_t len)
{
	if (strnlen(s, 2 * len + 1) != 2 * len)
		return false;
	for (size_t i = 0; i < len; i++) {
		const char *high = strchr(hex_digits, s[2 * i]);
		const char *low = strchr(hex_digits, s[2 * i + 1]);
		if (high == NULL || low == NULL)
			return false;
		out[i] = (uint8_t)((high - hex_digits) << 4 | (low - hex_digits));
	}
	return true;
}

void
text_escape(char *out, size_t size, const void *data, size_t len)
{
	const uint8_t *p = data;
	size_t at = 0;
	if (size == 0)
		return;
	for (size_t i = 0; i < len; i++) {
		bool plain = p[i] >= 0x20 && p[i] <= 0x7e && p[i] != '\\';
		size_t need = plain ? 1 : 4;
		if (at + need >= size)
			break;
		if (plain) {
			out[at] = (char)p[i];
		} else {
			out[at] = '\\';
			out[at + 1] = 'x';
			out[at + 2] = hex_digits[p[i] >> 4];
			out[at + 3] = hex_digits[p[i] & 15];
		}
		at += need;
	}
	out[at] = '\0';
}
