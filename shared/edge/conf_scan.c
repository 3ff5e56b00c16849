/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One pass over the bytes, token by token.  The scan must see strings and comments exactly where
 * libconfig sees them, or something could hide: it therefore knows the whole alphabet of the syntax
 * and refuses what is not in it.
 */
#include "shared/edge/conf_scan.h"

#include "zcc/limits.h"

#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct key {
	uint32_t at, len;
	uint32_t depth;
};

struct scan {
	const char *text, *name;
	size_t at, len;
	unsigned line, depth;
	bool after_string; /* the last token was a string */
	uint32_t keys_num;
	struct key key[CONF_KEYS_MAX]; /* of the groups that are open, innermost last */
	struct fault *f;
};

#define REFUSE(s, ...) refuse(s, (s)->line, __VA_ARGS__)

static int refuse(const struct scan *s, unsigned line, const char *fmt, ...) ZCC_PRINTF(3, 4);

static int
refuse(const struct scan *s, unsigned line, const char *fmt, ...)
{
	char what[200];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(what, sizeof what, fmt, ap);
	va_end(ap);
	return fault_set(s->f, ZCC_E_CONFIG, 0, "%s:%u: %s", s->name, line, what);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Every byte: what may not stand anywhere, also not in a comment. */
static int
scan_characters(struct scan *s)
{
	for (const char *p = s->text; p < s->text + s->len;) {
		if (text_is_plain(*p)) {
			p++;
			continue;
		}
		if (*p == '\0')
			return REFUSE(s, "a NUL byte; the file must be plain text");
		int32_t cp = text_next(&p);
		if (cp == -1)
			return REFUSE(s, "bytes that are no UTF-8; save the file as UTF-8");
		if (cp == '\n')
			s->line++;
		else if (cp != '\t' && !text_is_allowed(cp))
			return REFUSE(s, "character U+%04X may not stand here", (unsigned)cp);
	}
	s->line = 1;
	return ZCC_OK;
}

static int
scan_number(struct scan *s)
{
	size_t from = s->at;
	while (is_digit(s->text[s->at]) || is_letter(s->text[s->at]) ||
	       (s->text[s->at] != '\0' && strchr("._+-", s->text[s->at]) != NULL))
		s->at++;
	char token[40];
	size_t len = s->at - from;
	if (len >= sizeof token)
		len = sizeof token - 1;
	memcpy(token, s->text + from, len);
	token[len] = '\0';
	int64_t value;
	if (s->at - from != len || !text_to_i64(token, INT32_MIN, INT32_MAX, &value))
		return REFUSE(s, "number %s: only plain whole numbers from %d to %d are read",
		    token, INT32_MIN, INT32_MAX);
	return ZCC_OK;
}

static int
scan_string(struct scan *s)
{
	if (s->after_string)
		return REFUSE(s, "two strings with nothing between them; a comma is missing");
	unsigned first = s->line;
	for (s->at++; s->at < s->len; s->at++) {
		char c = s->text[s->at];
		if (c == '"') {
			s->at++;
			return ZCC_OK;
		}
		if (c == '\n')
			break;
		if (c != '\\')
			continue;
		s->at++;
		if (s->text[s->at] != '"' && s->text[s->at] != '\\')
			return REFUSE(s, "in a string only \\\" and \\\\ may follow a backslash");
	}
	return refuse(s, first, "a string that does not end on its line");
}

static int
scan_name(struct scan *s)
{
	size_t from = s->at;
	while (is_letter(s->text[s->at]) || is_digit(s->text[s->at]) || s->text[s->at] == '-' ||
	       s->text[s->at] == '_')
		s->at++;
	size_t len = s->at - from;
	const char *word = s->text + from;
	if ((len == 4 && memcmp(word, "true", 4) == 0) ||
	    (len == 5 && memcmp(word, "false", 5) == 0))
		return ZCC_OK;
	for (uint32_t i = s->keys_num; i > 0 && s->key[i - 1].depth == s->depth; i--)
		if (s->key[i - 1].len == len && memcmp(s->text + s->key[i - 1].at, word, len) == 0)
			return REFUSE(s, "key %.*s stands twice in its group",
			    len > 60 ? 60 : (int)len, word);
	if (s->keys_num == CONF_KEYS_MAX)
		return REFUSE(
		    s, "more than %d keys in the groups that are open here", CONF_KEYS_MAX);
	s->key[s->keys_num++] = (struct key){(uint32_t)from, (uint32_t)len, s->depth};
	return ZCC_OK;
}

static int
scan_bracket(struct scan *s)
{
	bool opens = strchr("{([", s->text[s->at++]) != NULL;
	if (opens && s->depth == ZCC_DEPTH_MAX)
		return REFUSE(s, "nested deeper than %d", ZCC_DEPTH_MAX);
	if (!opens && s->depth == 0)
		return REFUSE(s, "a closing bracket without an opening one");
	if (!opens)
		while (s->keys_num > 0 && s->key[s->keys_num - 1].depth == s->depth)
			s->keys_num--;
	s->depth = opens ? s->depth + 1 : s->depth - 1;
	return ZCC_OK;
}

/* True when a comment stood here and was passed over. */
static int
scan_comment(struct scan *s, bool *passed)
{
	const char *p = s->text + s->at;
	*passed = true;
	if (p[0] == '#' || (p[0] == '/' && p[1] == '/')) {
		s->at += strcspn(p, "\n");
		return ZCC_OK;
	}
	*passed = p[0] == '/' && p[1] == '*';
	if (!*passed)
		return ZCC_OK;
	const char *end = strstr(p + 2, "*/");
	if (end == NULL)
		return REFUSE(s, "a comment that does not end");
	for (; p < end; p++)
		if (*p == '\n')
			s->line++;
	s->at = (size_t)(end + 2 - s->text);
	return ZCC_OK;
}

static int
scan_token(struct scan *s)
{
	char c = s->text[s->at];
	int r;
	if (c == '"') {
		r = scan_string(s);
		s->after_string = true;
		return r;
	}
	s->after_string = false;
	if (is_letter(c))
		return scan_name(s);
	if (is_digit(c) || c == '+' || c == '-' || c == '.')
		return scan_number(s);
	if (strchr("{}()[]", c) != NULL)
		return scan_bracket(s);
	if (c == '@')
		return REFUSE(s, "@include is not read; put everything in one file");
	if (strchr("=:;,", c) == NULL)
		return REFUSE(s, "a character that means nothing here (byte 0x%02x)",
		    (unsigned)(unsigned char)c);
	s->at++;
	return ZCC_OK;
}

int
conf_scan(const char *text, size_t len, const char *name, struct fault *f)
{
	struct scan s = {.text = text, .name = name, .len = len, .line = 1, .f = f};
	int r = scan_characters(&s);
	while (r == ZCC_OK && s.at < s.len) {
		char c = text[s.at];
		bool passed = false;
		if (c == '\n' || c == '\t' || c == ' ') {
			s.line += c == '\n';
			s.at++;
			continue;
		}
		r = scan_comment(&s, &passed);
		if (r == ZCC_OK && !passed)
			r = scan_token(&s);
	}
	if (r == ZCC_OK && s.depth != 0)
		r = REFUSE(&s, "the file ends inside brackets; %u are open", s.depth);
	return r;
}
