/* SPDX-License-Identifier: EUPL-1.2 */
#include "tui/core/field.h"

#include "shared/base/text.h"
#include "tui/core/keymap.h"

#include <string.h>

void
field_init(struct field *f, size_t max)
{
	ZCC_MUST(max < sizeof(f->text));
	f->max = max;
	field_clear(f);
}

void
field_clear(struct field *f)
{
	/* volatile: a note is personal, and the compiler may not skip what nobody reads again */
	volatile char *p = f->text;

	for (size_t i = 0; i < sizeof(f->text); i++)
		p[i] = '\0';
	f->at = f->len = 0;
}

void
field_set(struct field *f, const char *text)
{
	field_clear(f);
	field_insert(f, text);
}

static size_t
before(const struct field *f, size_t at)
{
	if (at > 0)
		at--;
	/* cppcheck-suppress arrayIndexOutOfBoundsCond ; at < len <= max < sizeof f->text */
	while (at > 0 && ((unsigned char)f->text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static size_t
after(const struct field *f, size_t at)
{
	if (at < f->len)
		at++;
	while (at < f->len && ((unsigned char)f->text[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static void
cut(struct field *f, size_t from, size_t to)
{
	memmove(f->text + from, f->text + to, f->len - to + 1);
	f->len -= to - from;
	memset(f->text + f->len, 0, to - from);
	f->at = from;
}

static void
insert_bytes(struct field *f, const char *s, size_t n)
{
	if (f->len + n > f->max)
		return;
	memmove(f->text + f->at + n, f->text + f->at, f->len - f->at + 1);
	memcpy(f->text + f->at, s, n);
	f->at += n;
	f->len += n;
}

void
field_insert(struct field *f, const char *text)
{
	int32_t cp;

	for (const char *p = text, *from = p; (cp = text_next(&p)) != 0; from = p)
		if (cp > 0 && text_is_allowed(cp))
			insert_bytes(f, from, (size_t)(p - from));
}

bool
field_key(struct field *f, int key)
{
	char utf8[5];

	switch (key) {
	case KEY_LEFT:
		f->at = before(f, f->at);
		return true;
	case KEY_RIGHT:
		f->at = after(f, f->at);
		return true;
	case KEY_HOME:
		f->at = 0;
		return true;
	case KEY_END:
		f->at = f->len;
		return true;
	case KEY_BACKSPACE:
		cut(f, before(f, f->at), f->at);
		return true;
	case KEY_DELETE:
		cut(f, f->at, after(f, f->at));
		return true;
	case KEY_CTRL_U:
		field_clear(f);
		return true;
	default:
		if (key < 0x20 || key >= KEY_BACKSPACE)
			return false;
		frame_utf8(utf8, (uint32_t)key);
		field_insert(f, utf8);
		return true;
	}
}

bool
field_word(const struct field *f, char *out, size_t size)
{
	size_t n = 0;

	for (const char *p = f->text; *p != '\0'; p++) {
		if (n + 3 > size) {
			out[0] = '\0';
			return false;
		}
		if (*p == ' ' || *p == '%')
			out[n++] = '%';
		out[n++] = *p == ' ' ? '_' : *p;
	}
	out[n] = '\0';
	return true;
}

void
field_from_word(struct field *f, const char *word)
{
	char typed[ZCC_NOTE_SIZE];
	size_t n = 0;

	for (; *word != '\0' && n + 1 < sizeof(typed); word++) {
		bool is_marked = *word == '%' && word[1] != '\0';
		word += is_marked;
		typed[n++] = is_marked && *word == '_' ? ' ' : *word;
	}
	typed[n] = '\0';
	field_set(f, typed);
}

void
field_draw(const struct field *f, struct frame *fr, int y, int x, int width)
{
	char head[ZCC_NOTE_SIZE];
	const char *from = f->text;

	memcpy(head, f->text, f->at);
	head[f->at] = '\0';
	int left = text_width(head);
	while (left > width - 1) {
		const char *p = from;
		left -= text_width_of(text_next(&p));
		from = p;
	}
	frame_clear(fr, y, x, 1, width);
	int used = frame_text(fr, y, x, width, STYLE_FIELD, from);
	if (used < width)
		frame_mark(fr, y, x + used, 1, STYLE_FIELD);
	frame_cursor(fr, y, x + left);
}
