/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/line.h"

#include "tui/core/frame.h"

#include <stdbool.h>
#include <string.h>

static bool
begins(const char *p, size_t len, const char *with)
{
	size_t n = strlen(with);

	return len >= n && memcmp(p, with, n) == 0;
}

size_t
line_shorten(char *p, size_t len)
{
	static const char colours[] = "\033[39;49m", charset[] = "\033(B", all[] = "\033[m";
	enum { COLOURS = sizeof(colours) - 1, CHARSET = sizeof(charset) - 1 };
	size_t out = 0;

	for (size_t i = 0; i < len;) {
		if (begins(p + i, len - i, colours)) {
			size_t next = i + COLOURS;
			size_t last = begins(p + next, len - next, charset) ? next + CHARSET : next;
			if (begins(p + last, len - last, all)) {
				i = last;
				continue;
			}
		}
		p[out++] = p[i++];
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
