/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A struct conf_node is a config_setting_t under a name of ours, so that no header needs
 * libconfig's types.  The first fault is kept in the struct conf; later ones would only be its
 * echo.
 */
#include "shared/edge/conf.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/conf_scan.h"
#include "shared/edge/guard.h"

#include <errno.h>
#include <libconfig.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct conf {
	config_t config;
	bool has_config;
	char name[128];
	struct fault fault; /* code ZCC_OK: none yet */
};

static const config_setting_t *
setting_of(const struct conf_node *node)
{
	return (const config_setting_t *)(const void *)node;
}

static const struct conf_node *
node_of(const config_setting_t *setting)
{
	return (const struct conf_node *)(const void *)setting;
}

/* --- The text as a whole --- */

/* libconfig wants a NUL at the end and a newline behind a last comment. */
static char *
copy_with_end(const char *text, size_t len)
{
	char *copy = malloc(len + 2);
	if (copy == NULL)
		return NULL;
	memcpy(copy, text, len);
	copy[len] = '\n';
	copy[len + 1] = '\0';
	return copy;
}

struct reading {
	struct conf *conf;
	const char *text;
	int result; /* libconfig's */
	bool has_memory;
};

static void
read_text(void *arg)
{
	struct reading *r = arg;
	errno = 0;
	config_init(&r->conf->config);
	r->result = config_read_string(&r->conf->config, r->text);
	r->has_memory = errno != ENOMEM; /* it leaves out what it has no room for, and says nothing */
}

static int
parse_copy(struct conf *c, char *copy, size_t len, struct fault *f)
{
	struct reading reading = {.conf = c, .text = copy};
	copy[len] = '\0';
	int r = conf_scan(copy, len, c->name, f);
	if (r != ZCC_OK)
		return r;
	copy[len] = '\n';
	if (guard_call(read_text, &reading, "reading the configuration") != ZCC_OK)
		return fault_set(f, ZCC_E_FULL, ENOMEM, "cannot read %s", c->name);
	c->has_config = true;
	if (!reading.has_memory)
		return fault_set(f, ZCC_E_FULL, ENOMEM, "cannot read %s", c->name);
	if (reading.result != CONFIG_TRUE)
		return fault_set(f, ZCC_E_CONFIG, 0, "%s:%d: %s", c->name,
		    config_error_line(&c->config), config_error_text(&c->config));
	return ZCC_OK;
}

int
conf_parse(const char *text, size_t len, const char *name, struct conf **out, struct fault *f)
{
	return conf_parse_long(text, len, ZCC_CONFIG_MAX, name, out, f);
}

int
conf_parse_long(const char *text, size_t len, size_t max, const char *name, struct conf **out,
    struct fault *f)
{
	*out = NULL;
	if (len > max)
		return fault_set(
		    f, ZCC_E_CONFIG, 0, "%s: longer than %zu bytes; shorten it", name, max);
	struct conf *c = calloc(1, sizeof *c);
	char *copy = copy_with_end(text, len);
	int r = ZCC_E_FULL;
	if (c == NULL || copy == NULL) {
		(void)fault_set(f, ZCC_E_FULL, ENOMEM, "cannot read %s", name);
		free(c);
	} else {
		/* The end of a long path says more than its beginning. */
		size_t name_len = strlen(name);
		const char *shown =
		    name_len < sizeof c->name ? name : name + name_len - (sizeof c->name - 1);
		text_copy(c->name, sizeof c->name, shown);
		r = parse_copy(c, copy, len, f);
		if (r == ZCC_OK)
			*out = c;
		else
			conf_free(c);
	}
	free(copy);
	return r;
}

void
conf_free(struct conf *c)
{
	if (c == NULL)
		return;
	if (c->has_config)
		config_destroy(&c->config);
	free(c);
	malloc_trim(0); /* it was some thousand small pieces: their pages go back to the system */
}

int
conf_done(const struct conf *c, struct fault *f)
{
	if (c->fault.code == ZCC_OK)
		return ZCC_OK;
	return fault_set(f, c->fault.code, 0, "%s", c->fault.text);
}

const struct conf_node *
conf_root(const struct conf *c)
{
	return node_of(config_root_setting(&c->config));
}

/* --- Faults --- */

/* "lines[2].norm_s": from the root down, so built from its end. */
static const char *
path_of(const config_setting_t *s, char *room, size_t size)
{
	size_t at = size - 1;
	room[at] = '\0';
	for (; s != NULL && config_setting_parent(s) != NULL; s = config_setting_parent(s)) {
		const char *name = config_setting_name(s);
		char part[80];
		if (name != NULL)
			snprintf(part, sizeof part, ".%.60s", name);
		else
			snprintf(part, sizeof part, "[%d]", config_setting_index(s));
		size_t len = strlen(part);
		if (len > at)
			break;
		at -= len;
		memcpy(room + at, part, len);
	}
	return room + at + (room[at] == '.');
}

static void fail_at(struct conf *c, const config_setting_t *s, const char *below, const char *fmt,
    va_list ap) ZCC_PRINTF(4, 0);

static void
fail_at(struct conf *c, const config_setting_t *s, const char *below, const char *fmt, va_list ap)
{
	if (c->fault.code != ZCC_OK)
		return;
	char what[160], room[120];
	vsnprintf(what, sizeof what, fmt, ap);
	const char *path = path_of(s, room, sizeof room);
	unsigned line = s == NULL ? 0 : config_setting_source_line(s);
	if (line == 0)
		line = 1; /* the root has no line of its own */
	(void)fault_set(&c->fault, ZCC_E_CONFIG, 0, "%s:%u: %s%s%s: %s", c->name, line, path,
	    path[0] != '\0' && below[0] != '\0' ? "." : "", below, what);
}

void
conf_fail(struct conf *c, const struct conf_node *node, const char *key, const char *fmt, ...)
{
	const config_setting_t *s = setting_of(node);
	const config_setting_t *member = NULL;
	if (s != NULL && key != NULL && config_setting_is_group(s))
		member = config_setting_get_member(s, key);
	va_list ap;
	va_start(ap, fmt);
	fail_at(c, member != NULL ? member : s, member != NULL || key == NULL ? "" : key, fmt, ap);
	va_end(ap);
}

void
conf_fail_item(struct conf *c, const struct conf_node *list, unsigned i, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fail_at(c, config_setting_get_elem(setting_of(list), i), "", fmt, ap);
	va_end(ap);
}

static void fail(struct conf *c, const config_setting_t *s, const char *fmt, ...) ZCC_PRINTF(3, 4);

static void
fail(struct conf *c, const config_setting_t *s, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fail_at(c, s, "", fmt, ap);
	va_end(ap);
}

/* --- Values --- */

static bool
key_is_known(const char *keys, const char *key)
{
	size_t len = strlen(key);
	for (const char *p = keys; *p != '\0'; p += strcspn(p, " ")) {
		p += *p == ' ';
		if (strcspn(p, " ") == len && memcmp(p, key, len) == 0)
			return true;
	}
	return false;
}

unsigned
conf_line(const struct conf_node *node)
{
	return node == NULL ? 0 : config_setting_source_line(setting_of(node));
}

void
conf_keys(struct conf *c, const struct conf_node *group, const char *keys)
{
	for (unsigned i = 0; i < conf_count(group); i++) {
		const config_setting_t *s = config_setting_get_elem(setting_of(group), i);
		const char *key = config_setting_name(s);
		if (key != NULL && !key_is_known(keys, key))
			fail(c, s, "unknown key; known are: %s", keys);
	}
}

bool
conf_has(const struct conf_node *group, const char *key)
{
	return group != NULL && config_setting_get_member(setting_of(group), key) != NULL;
}

static const config_setting_t *
member_of(struct conf *c, const struct conf_node *group, const char *key, bool is_required)
{
	if (c->fault.code != ZCC_OK || group == NULL)
		return NULL;
	const config_setting_t *s = config_setting_get_member(setting_of(group), key);
	if (s == NULL && is_required)
		conf_fail(c, group, key, "is missing");
	return s;
}

static int
int_of(struct conf *c, const config_setting_t *s, int lo, int hi, int fallback)
{
	if (s == NULL)
		return fallback;
	if (config_setting_type(s) != CONFIG_TYPE_INT) {
		fail(c, s, "must be a whole number, %d..%d", lo, hi);
		return fallback;
	}
	int value = config_setting_get_int(s);
	if (value >= lo && value <= hi)
		return value;
	fail(c, s, "%d is outside %d..%d", value, lo, hi);
	return fallback;
}

static bool
bool_of(struct conf *c, const config_setting_t *s, bool fallback)
{
	if (s == NULL)
		return fallback;
	if (config_setting_type(s) == CONFIG_TYPE_BOOL)
		return config_setting_get_bool(s) == CONFIG_TRUE;
	fail(c, s, "must be true or false");
	return fallback;
}

static const char *
str_of(struct conf *c, const config_setting_t *s, size_t size, const char *fallback)
{
	int32_t cp = 0;
	if (s == NULL)
		return fallback;
	if (config_setting_type(s) != CONFIG_TYPE_STRING) {
		fail(c, s, "must be a text between double quotes");
		return fallback;
	}
	const char *value = config_setting_get_string(s);
	if (value == NULL)
		value = "";
	if (strlen(value) >= size)
		fail(c, s, "%zu bytes; at most %zu fit", strlen(value), size - 1);
	else if (value[0] == '\0' && (fallback == NULL || fallback[0] != '\0'))
		fail(c, s, "may not be empty");
	else if (text_check(value, &cp) != ZCC_OK)
		fail(c, s, "character U+%04X may not stand in it", (unsigned)cp);
	else
		return value;
	return fallback;
}

int
conf_int(struct conf *c, const struct conf_node *group, const char *key, int lo, int hi)
{
	return int_of(c, member_of(c, group, key, true), lo, hi, lo);
}

int
conf_int_or(
    struct conf *c, const struct conf_node *group, const char *key, int lo, int hi, int fallback)
{
	return int_of(c, member_of(c, group, key, false), lo, hi, fallback);
}

bool
conf_bool(struct conf *c, const struct conf_node *group, const char *key)
{
	return bool_of(c, member_of(c, group, key, true), false);
}

bool
conf_bool_or(struct conf *c, const struct conf_node *group, const char *key, bool fallback)
{
	return bool_of(c, member_of(c, group, key, false), fallback);
}

const char *
conf_str(struct conf *c, const struct conf_node *group, const char *key, size_t size)
{
	const char *s = str_of(c, member_of(c, group, key, true), size, NULL);
	return s == NULL ? "" : s;
}

const char *
conf_str_or(struct conf *c, const struct conf_node *group, const char *key, size_t size,
    const char *fallback)
{
	return str_of(c, member_of(c, group, key, false), size, fallback);
}

/* --- Days --- */

static unsigned
two_digits(const char *s)
{
	return (unsigned)(s[0] - '0') * 10 + (unsigned)(s[1] - '0');
}

static bool
is_date(const char *s)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	static const char shape[] = "dddd-dd-dd";
	if (strlen(s) != sizeof shape - 1)
		return false;
	for (size_t i = 0; i < sizeof shape - 1; i++)
		if (shape[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != shape[i])
			return false;
	unsigned year = two_digits(s) * 100 + two_digits(s + 2);
	unsigned month = two_digits(s + 5), day = two_digits(s + 8);
	if (year < 1900 || month < 1 || month > 12)
		return false;
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return day >= 1 && day <= days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

const char *
conf_date(struct conf *c, const struct conf_node *group, const char *key)
{
	const char *s = conf_str(c, group, key, 32);
	if (s[0] != '\0' && !is_date(s))
		conf_fail(c, group, key, "must be a day, written like 2026-03-01");
	return s;
}

/* --- Groups and lists --- */

const struct conf_node *
conf_group(struct conf *c, const struct conf_node *group, const char *key)
{
	const config_setting_t *s = member_of(c, group, key, true);
	if (s != NULL && !config_setting_is_group(s)) {
		fail(c, s, "must be a group: { ... }");
		return NULL;
	}
	return node_of(s);
}

const struct conf_node *
conf_list(
    struct conf *c, const struct conf_node *group, const char *key, unsigned min, unsigned max)
{
	const config_setting_t *s = member_of(c, group, key, true);
	if (s == NULL)
		return NULL;
	if (!config_setting_is_list(s) && !config_setting_is_array(s)) {
		fail(c, s, "must be a list: ( ... ) or [ ... ]");
		return NULL;
	}
	unsigned num = conf_count(node_of(s));
	if (num < min || num > max) {
		fail(c, s, "%u elements; %u..%u are possible", num, min, max);
		return NULL;
	}
	return node_of(s);
}

unsigned
conf_count(const struct conf_node *list)
{
	return list == NULL ? 0 : (unsigned)config_setting_length(setting_of(list));
}

static const config_setting_t *
item_of(const struct conf *c, const struct conf_node *list, unsigned i)
{
	if (c->fault.code != ZCC_OK || list == NULL)
		return NULL;
	return config_setting_get_elem(setting_of(list), i);
}

const struct conf_node *
conf_item_group(struct conf *c, const struct conf_node *list, unsigned i)
{
	const config_setting_t *s = item_of(c, list, i);
	if (s != NULL && !config_setting_is_group(s)) {
		fail(c, s, "must be a group: { ... }");
		return NULL;
	}
	return node_of(s);
}

const char *
conf_item_str(struct conf *c, const struct conf_node *list, unsigned i, size_t size)
{
	const char *s = str_of(c, item_of(c, list, i), size, NULL);
	return s == NULL ? "" : s;
}

int
conf_item_int(struct conf *c, const struct conf_node *list, unsigned i, int lo, int hi)
{
	return int_of(c, item_of(c, list, i), lo, hi, lo);
}
