/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/attack/conf_made.h"

#include "shared/base/text.h"
#include "tests/attack/mutate.h"
#include "tests/lib/rig.h"

#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

enum { FILES_MAX = 16, DEPTH_MOST = 12, CHANGES_MAX = 4 };

static struct {
	char *text;
	size_t len;
} source[FILES_MAX];
static unsigned sources_num;

static const char *const words[] = {"@include \"zcc.conf\"", "@include", "{", "}", "(", ")", "[", "]",
    "((((((((((((", "{a={b={c={d={e={f={g={h={i=1;};};};};};};};};};", "/*", "*/", "//", "#", "\"",
    "\\", "\\\"", "\"\"", "\"a\" \"b\"", ";", ",", "=", ":", "\n", "\t", "\r", " ", "true", "FALSE",
    "unknown = 1;", "casus = 2;", "cases = 16;", "0x10", "1L", "007", "1e9", "2147483648", "-0",
    "+1", "99999999999999999999", "0.5", ".", "", "\xff", "\xc0\x80", "\xed\xa0\x80",
    "\xe2\x80\xae", "\xe2\x80\x8b", "\x1b[31m", "\x1b]52;c;YQ==\x07", NULL};

static const char *const sizes[MADE_SIZES] = {
    "cases = ", "book_cases = ", "operators = ", "capacity = ", "alarms = "};

static void
add_source(const char *text, size_t len)
{
	if (sources_num == FILES_MAX)
		return;
	source[sources_num].text = malloc(len + 1);
	if (source[sources_num].text == NULL)
		rig_fail("no memory");
	memcpy(source[sources_num].text, text, len);
	source[sources_num].text[len] = '\0';
	source[sources_num++].len = len;
}

static void
add_files(const char *pattern)
{
	static char text[ZCC_CONFIG_MAX];
	char path[512];
	glob_t found;
	const char *data = getenv("ZCC_DATA");
	snprintf(path, sizeof path, "%s/%s", data != NULL ? data : "conf", pattern);
	if (glob(path, 0, NULL, &found) != 0)
		rig_fail("no files %s", path);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		FILE *f = fopen(found.gl_pathv[i], "r");
		if (f == NULL)
			rig_fail("cannot read %s", found.gl_pathv[i]);
		add_source(text, fread(text, 1, sizeof text, f));
		fclose(f);
	}
	globfree(&found);
}

void
made_open(const char *site, size_t len)
{
	add_source(site, len);
	add_files("*.conf");
	add_files("*/*.conf");
}

/* A number, right or in one of the ways that readers get wrong. */
static void
write_number(struct chance *c, char out[MADE_NUMBER])
{
	static const char *const odd[] = {"0x1F", "0X1f", "0b11", "017", "00", "-0", "+5", "1L", "1LL",
	    "1e3", "1.0", ".5", "5.", "2147483648", "-2147483649", "4294967296", "4294967312",
	    "9223372036854775808", "18446744073709551632", "99999999999999999999999", "1_000",
	    "1 000", "1,000", "--1", "1-", "16h", "1e400", "NaN", "inf", "0x", "1.6e4"};
	switch (chance_range(c, 0, 5)) {
	case 0: text_copy(out, MADE_NUMBER, odd[chance_next(c) % (sizeof odd / sizeof odd[0])]); return;
	case 1: text_format(out, MADE_NUMBER, "%d", (int)chance_next(c)); return;
	case 2: text_format(out, MADE_NUMBER, "%lld", (long long)chance_next(c)); return;
	case 3: text_format(out, MADE_NUMBER, "0%d", (int)chance_range(c, 0, 99999)); return;
	default: text_format(out, MADE_NUMBER, "%d", (int)chance_range(c, 0, 70000));
	}
}

/* The number behind a name of the site's block. */
static void
change_size(struct made *m, struct chance *c, unsigned which)
{
	char line[32];
	struct mutate to = {.data = (uint8_t *)m->text, .len = m->len, .size = sizeof m->text - 1};
	snprintf(line, sizeof line, "\t%s", sizes[which]);
	m->text[m->len] = '\0';
	char *at = strstr(m->text, line);
	if (at == NULL)
		return;
	at += strlen(line);
	write_number(c, m->number[which]);
	mutate_put(&to, (size_t)(at - m->text), strcspn(at, ";"), m->number[which],
	    strlen(m->number[which]));
	m->len = to.len;
}

static void
change(struct made *m, struct chance *c)
{
	struct mutate to = {
	    .data = (uint8_t *)m->text, .len = m->len, .size = sizeof m->text - 1, .words = words};
	for (int64_t i = chance_range(c, 1, CHANGES_MAX); i > 0; i--)
		mutate_once(&to, c);
	m->len = to.len;
}

/* --- By the grammar ---------------------------------------------------------------------------- */

static void
say(struct made *m, const char *s)
{
	size_t len = strlen(s);
	if (m->len + len >= 8192) /* long enough */
		return;
	memcpy(m->text + m->len, s, len);
	m->len += len;
}

static void
say_space(struct made *m, struct chance *c)
{
	static const char *const space[] = {" ", "\n", "\t", "", " /* 0x10 { */ ", " # 017 \"\n",
	    " // @include \"x\"\n", "  "};
	say(m, space[chance_next(c) % (sizeof space / sizeof space[0])]);
}

static void
say_scalar(struct made *m, struct chance *c)
{
	static const char *const scalar[] = {"true", "False", "\"tekst\"", "\"0x10 \\\" 017\"",
	    "\"\\\\\"", "\"\"", "\"\xc3\xab\xe2\x82\xac\""};
	char number[MADE_NUMBER];
	if (chance_hits(c, 500)) {
		say(m, scalar[chance_next(c) % (sizeof scalar / sizeof scalar[0])]);
		return;
	}
	text_format(number, sizeof number, "%d", (int)chance_next(c));
	if (chance_hits(c, 20))
		write_number(c, number);
	say(m, number);
}

static void
say_value(struct made *m, struct chance *c, unsigned depth)
{
	static const char *const brackets[] = {"()", "{}", "[]"};
	const char *b = brackets[chance_next(c) % 3];
	if (depth == DEPTH_MOST || chance_hits(c, 550)) {
		say_scalar(m, c);
		return;
	}
	say(m, (char[]){b[0], '\0'});
	for (int64_t i = chance_range(c, 0, 3); i > 0; i--) {
		say_space(m, c);
		if (b[0] == '{')
			say(m, (char[]){'a', (char)('a' + i), '=', '\0'});
		say_value(m, c, depth + 1);
		if (b[0] == '{' || i > 1)
			say(m, b[0] == '{' ? ";" : ",");
	}
	say(m, (char[]){b[1], '\0'});
}

static void
grow(struct made *m, struct chance *c)
{
	char name[16];
	m->values_num = (unsigned)chance_range(c, 1, MADE_VALUES);
	for (unsigned i = 0; i < m->values_num; i++) {
		text_format(m->value[i], MADE_NUMBER, "%d", (int)chance_next(c));
		if (chance_hits(c, 60))
			write_number(c, m->value[i]);
		text_format(name, sizeof name, "v%u", i);
		say(m, name);
		say_space(m, c);
		say(m, chance_hits(c, 500) ? "=" : ":");
		say_space(m, c);
		say(m, m->value[i]);
		say(m, chance_hits(c, 500) ? ";" : "\n;");
		text_format(name, sizeof name, "\ntree%u = ", i);
		if (chance_hits(c, 300)) {
			say(m, name);
			say_value(m, c, 0);
			say(m, ";\n");
		}
	}
}

void
made_next(struct made *m, struct chance *c)
{
	memset(m->number, 0, sizeof m->number);
	m->values_num = 0;
	m->len = 0;
	m->is_site = false;
	int64_t kind = chance_range(c, 0, 99);
	if (kind < 40) {
		grow(m, c);
		return;
	}
	m->is_site = kind < 85;
	size_t from = m->is_site ? 0 : (size_t)chance_range(c, 0, sources_num - 1);
	m->len = source[from].len;
	memcpy(m->text, source[from].text, m->len);
	if (kind < 65)
		for (unsigned i = 0; i < MADE_SIZES; i++) {
			if (chance_hits(c, 400))
				change_size(m, c, i);
		}
	else
		change(m, c);
}

/* --- A reader of its own ----------------------------------------------------------------------- */

static bool
is_plain(const char *token)
{
	const char *p = token + (token[0] == '-');
	char *end;
	long long v = strtoll(token, &end, 10);
	return *end == '\0' && strlen(token) <= 11 && v >= INT32_MIN && v <= INT32_MAX &&
	       (p[0] != '0' || strcmp(token, "0") == 0) && isdigit((unsigned char)p[0]);
}

/* Behind the string or comment that begins here; 0 when none does. */
static size_t
passed(const char *p)
{
	const char *end = p;
	if (*p == '"') {
		for (end++; *end != '"' && *end != '\0'; end++)
			end += *end == '\\' && end[1] != '\0';
		return (size_t)(end + (*end == '"') - p);
	}
	if (*p == '#' || strncmp(p, "//", 2) == 0)
		return strcspn(p, "\n");
	if (strncmp(p, "/*", 2) != 0)
		return 0;
	end = strstr(p, "*/");
	return end == NULL ? strlen(p) : (size_t)(end + 2 - p);
}

bool
made_numbers_are_plain(const char *text, size_t len, char *why, size_t size)
{
	static char copy[sizeof((struct made *)0)->text + 1];
	static const char token[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "+-._";
	memcpy(copy, text, len);
	copy[len] = '\0';
	for (char *p = copy; *p != '\0';) {
		size_t n = passed(p);
		size_t word = n > 0 ? 0 : strspn(p, token);
		if (word > 0 && !isalpha((unsigned char)*p)) {
			char was = p[word];
			p[word] = '\0';
			text_copy(why, size, p);
			if (!is_plain(p))
				return false;
			p[word] = was;
		}
		p += n > 0 ? n : word > 0 ? word : 1;
	}
	return true;
}
