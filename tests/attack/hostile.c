/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/attack/hostile.h"

#include <stdio.h>
#include <stdlib.h>

enum { LINES_MAX = 4096, PIECES_MAX = 6 };

static char *line[LINES_MAX];
static unsigned lines_num;

/* What a terminal, a shell, a spreadsheet or a printf would obey. */
static const char *const pieces[] = {
    /* titles, clipboard, links, notifications, files */
    "\033]0;weg\007", "\033]2;weg\033\\", "\033]52;c;cm0gLXJmCg==\007", "\033]52;p;!\033\\",
    "\033]8;;http://127.0.0.1/\033\\klik\033]8;;\033\\", "\033]9;let op\007", "\033]777;notify;a;b\007",
    "\033]50;#\007", "\033]4;1;rgb:00/00/00\007", "\033]10;?\007", "\033]1337;File=:YQ==\007",
    /* reports, modes, screens, margins, wiping, printing */
    "\033[6n", "\033[c", "\033[>c", "\033[21t", "\033[18t", "\033[?1000h", "\033[?1049l", "\033[?25l",
    "\033[?2004l\033[201~", "\033[2J", "\033[H", "\033[1;1H", "\033[31m", "\033[8m", "\033[r",
    "\033[3;5r", "\033[4i", "\033[5i", "\033[?5h", "\033[20h", "\033[1000b", "\033[!p", "\033c",
    "\033#8", "\033(0", "\033%@", "\033Z", "\033[[A", "\033[200~",
    /* strings that wait for an end */
    "\033P$q\"p\033\\", "\033P0;0|17/61\033\\", "\033Ptmux;\033\033]0;x\007\033\\", "\033X", "\033^",
    "\033_Gf=24;\033\\", "\033", "\033[", "\033]", "\033P",
    /* C1 as bytes and as characters */
    "\x9b" "31m", "\x9d" "0;x\x9c", "\x90", "\x84\x85\x8d", "\xc2\x9b" "31m", "\xc2\x9d" "0;x\xc2\x9c",
    "\xc2\x90q\xc2\x9c", "\xc2\x85", "\xc2\xa0", "\xc2\xad",
    /* C0 */
    "\a", "\b\b\b\b", "\t", "\n", "\r", "\r\n", "\v", "\f", "\x0e", "\x0f", "\x05", "\x11\x13", "\x18",
    "\x1a", "\x7f",
    /* direction, nothing to see, marks in piles */
    "\xe2\x80\xae" "gnp.exe", "\xe2\x80\xad", "\xe2\x81\xa6", "\xe2\x81\xa9", "\xe2\x80\x8f", "\xd8\x9c",
    "\xe2\x80\x8b\xe2\x80\x8c\xe2\x80\x8d", "\xef\xbb\xbf", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xef\xb8\x8f",
    "\xf3\xa0\x80\x81\xf3\xa0\x81\xbf", "\xe3\x85\xa4", "\xe1\x85\x9f", "\xcd\x8f",
    "Z\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87\xcc\x88\xcc\x89\xcc\x8a\xcc\x8b",
    "\xcc\x81\xcc\x82", "\xe0\xb8\x81\xe0\xb9\x87\xe0\xb9\x87\xe0\xb9\x87", "\xd9\x8b\xd9\x8c\xd9\x8d",
    /* names from right to left, conjoining, with joiners; wide; ligatures that are long */
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf", "\xd8\xb5\xd9\x84\xd9\x89",
    "\xef\xb7\xba", "\xef\xb7\xbd", "\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7\xe0\xa4\xbf",
    "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", "\xe4\xb8\x96\xe7\x95\x8c", "\xef\xbc\xa1\xef\xbc\xa2",
    "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "\xf0\x9f\x87\xb3\xf0\x9f\x87\xb1",
    "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", "\xe2\x9d\xa4\xef\xb8\x8f", "\xe4\xb7\x80\xe4\xb7\xbf", "\xe3\x89\x88",
    "\xe2\xb8\xbb", "\xf0\x92\x88\x99", "\xea\xa7\x85", "\xea\xa7\x84",
    /* no UTF-8 */
    "\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x9b", "\xf0\x80\x80\x9b", "\xed\xa0\x80\xed\xb0\x80",
    "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xfe", "\xff\xff", "\xe2\x82", "\xf0\x9f\x98", "\xc3",
    /* noncharacters, private use, replaced */
    "\xef\xbf\xbe", "\xef\xb7\x90", "\xee\x80\x80", "\xf4\x8f\xbf\xbd", "\xef\xbf\xbd",
    /* formulas, formats, quotes */
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "%s%n%n", "%1$*2$x", "{{7*7}}", "${IFS}",
    "`id`", "'; DROP TABLE events; --", "\"", "\\", "\\u001b[31m", "&#27;", "<script>", "../../etc/passwd",
    "U0 rav", "[j] = akkoord", "\xef\xbc\xa1" "0", "1\xcc\xb6" "2",
};

static void
add_lines(const char *path)
{
	char *text = NULL;
	size_t size = 0;
	ssize_t len;
	FILE *f = fopen(path, "r");
	while (f != NULL && lines_num < LINES_MAX && (len = getline(&text, &size, f)) >= 0) {
		if (len < 2 || memchr(text, '\0', (size_t)len) != NULL)
			continue;
		text[len - 1] = '\0';
		line[lines_num++] = text;
		text = NULL;
		size = 0;
	}
	free(text);
	if (f != NULL)
		fclose(f);
}

unsigned
hostile_open(void)
{
	add_lines("../shared/data/text-naughty-strings/blns.txt");
	add_lines("../shared/data/text-utf8-stress/UTF-8-test.txt");
	return lines_num;
}

size_t
hostile_point(uint32_t cp, char out[5])
{
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
	size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3f));
	out[0] = (char)(lead[n] | cp);
	out[n] = '\0';
	return n;
}

static const char *
word(struct chance *c, char room[HOSTILE_SIZE])
{
	size_t at = 0;
	int64_t n;
	switch (chance_range(c, 0, 9)) {
	case 0: /* any bytes */
		n = chance_range(c, 1, 40);
		for (; n > 0; n--)
			room[at++] = (char)chance_range(c, 1, 255);
		break;
	case 1: /* any code points */
	case 2:
		n = chance_range(c, 1, 12);
		for (; n > 0; n--) {
			uint32_t most = chance_hits(c, 700) ? 0x3134f : 0x10ffff;
			at += hostile_point((uint32_t)chance_range(c, 1, most), room + at);
		}
		break;
	case 3: /* one, many times */
		n = chance_range(c, 1, 100);
		for (uint32_t cp = (uint32_t)chance_range(c, 1, 0x1ffff); n > 0; n--)
			at += hostile_point(cp, room + at);
		break;
	case 4:
		return lines_num > 0 ? line[chance_next(c) % lines_num] : "Jansen";
	case 5:
		return "Jansen-de Vries";
	default:
		return pieces[chance_next(c) % (sizeof pieces / sizeof pieces[0])];
	}
	room[at] = '\0';
	return room;
}

size_t
hostile_text(struct chance *c, char *out, size_t size)
{
	char room[HOSTILE_SIZE];
	size_t at = 0;
	for (int64_t n = chance_range(c, 1, PIECES_MAX); n > 0; n--) {
		const char *w = word(c, room);
		size_t len = strlen(w);
		len = len > size - 1 - at ? size - 1 - at : len;
		memcpy(out + at, w, len);
		at += len;
	}
	out[at] = '\0';
	return at;
}
