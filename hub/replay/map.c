/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a map.  map_row.c applies it. */
#include "hub/replay/map.h"

#include "shared/base/err.h"
#include "shared/base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* May this value stand in a field?  "" (unknown) is asked too. */
typedef bool (*allowed_fn)(const struct settings *site, const char *value);

static bool
is_line(const struct settings *site, const char *value)
{
	(void)site;
	return line_number(value) != 0;
}

static bool
is_sex(const struct settings *site, const char *value)
{
	(void)site;
	return *value == '\0' || sex_number(value) != 0;
}

static bool
is_complaint(const struct settings *site, const char *value)
{
	return *value == '\0' || settings_has_complaint(site, value);
}

static bool
is_place(const struct settings *site, const char *value)
{
	return *value == '\0' || settings_has_place(site, value);
}

static bool
is_post(const struct settings *site, const char *value)
{
	return *value == '\0' || settings_post(site, value) != NULL;
}

struct reading {
	struct conf *conf;
	const struct settings *site;
	allowed_fn allowed;
	const char *what; /* "a line of this site" */
};

static bool
check_value(const struct reading *r, const char *value, char shown[64])
{
	if (r->allowed(r->site, value))
		return true;
	text_escape(shown, 64, value, strlen(value));
	return false;
}

static void
read_table(const struct reading *r, const struct conf_node *group, struct map_field *out)
{
	struct conf *c = r->conf;
	const struct conf_node *list = conf_list(c, group, "table", 1, MAP_TABLE_MAX);
	char shown[64];

	for (unsigned i = 0; i < conf_count(list); i++) {
		const struct conf_node *row = conf_item_group(c, list, i);

		conf_keys(c, row, "from to");
		if (!conf_has(row, "from") || !conf_has(row, "to"))
			conf_fail_item(c, list, i, "needs from and to");
		out->from[i] = conf_str_or(c, row, "from", MAP_COLUMN_SIZE, "");
		out->to[i] = conf_str_or(c, row, "to", ZCC_PLACE_SIZE, "");
		if (!check_value(r, out->to[i], shown))
			conf_fail(c, row, "to", "\"%s\" is not %s", shown, r->what);
		out->table_num = i + 1;
	}
}

static void
read_spread(const struct reading *r, const struct conf_node *group, struct map_field *out)
{
	struct conf *c = r->conf;
	const struct conf_node *list = conf_list(c, group, "spread", 1, MAP_SPREAD_MAX);
	char shown[64];

	for (unsigned i = 0; i < conf_count(list); i++) {
		out->spread[i] = conf_item_str(c, list, i, ZCC_PLACE_SIZE);
		if (!check_value(r, out->spread[i], shown))
			conf_fail_item(c, list, i, "\"%s\" is not %s", shown, r->what);
		out->spread_num = i + 1;
	}
}

static void
read_field(const struct reading *r, const struct conf_node *root, const char *key,
    struct map_field *out)
{
	struct conf *c = r->conf;
	const struct conf_node *group = conf_group(c, root, key);
	char shown[64];

	conf_keys(c, group, "column table spread otherwise");
	if (conf_has(group, "column") != conf_has(group, "table"))
		conf_fail(c, group, NULL, "column and table stand together or not at all");
	if (conf_has(group, "column"))
		out->column.name = conf_str(c, group, "column", MAP_COLUMN_SIZE);
	if (conf_has(group, "table"))
		read_table(r, group, out);
	if (conf_has(group, "spread"))
		read_spread(r, group, out);
	out->otherwise = conf_str_or(c, group, "otherwise", ZCC_PLACE_SIZE, "");
	/* What a spread always answers need not be given otherwise. */
	if (out->spread_num == 0 && !check_value(r, out->otherwise, shown))
		conf_fail(c, group, "otherwise", "\"%s\" is not %s", shown, r->what);
}

static void
read_calls(struct map *m, const struct settings *site)
{
	struct conf *c = m->conf;
	const struct conf_node *root = conf_root(c);
	struct reading line = {c, site, is_line, "one of the six lines"};
	struct reading complaint = {c, site, is_complaint, "a complaint of this site"};
	struct reading place = {c, site, is_place, "a place of this site"};
	struct reading post = {c, site, is_post, "a post of this site"};
	struct reading sex = {c, site, is_sex, "m, v or x"};

	conf_keys(c, root, "kind source time key line complaint place age sex post");
	if (conf_has(root, "key")) {
		const struct conf_node *key = conf_group(c, root, "key");
		conf_keys(c, key, "column");
		m->key.name = conf_str(c, key, "column", MAP_COLUMN_SIZE);
	}
	read_field(&line, root, "line", &m->line);
	read_field(&complaint, root, "complaint", &m->complaint);
	read_field(&place, root, "place", &m->place);
	m->sex.otherwise = "";
	if (conf_has(root, "sex"))
		read_field(&sex, root, "sex", &m->sex);
	m->post.otherwise = "";
	if (conf_has(root, "post"))
		read_field(&post, root, "post", &m->post);
	if (conf_has(root, "age")) {
		const struct conf_node *age = conf_group(c, root, "age");
		conf_keys(c, age, "column");
		m->age.name = conf_str(c, age, "column", MAP_COLUMN_SIZE);
	}
}

static void
read_measure(struct map *m)
{
	static const char *const words[] = {
	    [MEASURE_TOTAL] = "total",
	    [MEASURE_FREE] = "free",
	    [MEASURE_WAITING] = "waiting",
	    [MEASURE_OCCUPANCY_PCT] = "occupancy_pct",
	};
	const char *word = conf_str(m->conf, conf_root(m->conf), "measure", ZCC_CODE_SIZE);

	for (unsigned i = MEASURE_TOTAL; i <= MEASURE_OCCUPANCY_PCT; i++)
		if (strcmp(word, words[i]) == 0)
			m->measure = (enum map_measure)i;
	if (m->measure == 0)
		conf_fail(m->conf, conf_root(m->conf), "measure",
		    "takes total, free, waiting or occupancy_pct");
}

static void
read_unknown(struct map *m)
{
	struct conf *c = m->conf;

	if (!conf_has(conf_root(c), "unknown"))
		return;
	const struct conf_node *list = conf_list(c, conf_root(c), "unknown", 0, MAP_UNKNOWN_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		m->unknown[i] = conf_item_str(c, list, i, MAP_COLUMN_SIZE);
		m->unknown_num = i + 1;
	}
}

static void
read_capacity(struct map *m)
{
	struct conf *c = m->conf;
	const struct conf_node *root = conf_root(c), *list;

	conf_keys(c, root, "kind source time capacity measure unknown providers");
	m->capacity = conf_str(c, root, "capacity", ZCC_CODE_SIZE);
	if (!name_is_valid(m->capacity, ZCC_CODE_SIZE))
		conf_fail(c, root, "capacity", "is not a code (a-z 0-9 . _ -)");
	read_measure(m);
	read_unknown(m);
	list = conf_list(c, root, "providers", 1, MAP_PROVIDERS_MAX);
	for (unsigned i = 0; i < conf_count(list); i++) {
		const struct conf_node *row = conf_item_group(c, list, i);

		conf_keys(c, row, "column provider");
		m->provider_column[i].name = conf_str(c, row, "column", MAP_COLUMN_SIZE);
		m->provider[i] = conf_str(c, row, "provider", MAP_PROVIDER_SIZE);
		m->providers_num = i + 1;
	}
}

static void
read_time(struct map *m)
{
	struct conf *c = m->conf;
	const struct conf_node *time = conf_group(c, conf_root(c), "time");

	conf_keys(c, time, "column format");
	m->time.name = conf_str(c, time, "column", MAP_COLUMN_SIZE);
	m->format = conf_str(c, time, "format", MAP_FORMAT_SIZE);
	for (const char *s = strchr(m->format, '%'); s != NULL; s = strchr(s + 2, '%'))
		if (s[1] == '\0' || strchr("YmdHMS", s[1]) == NULL) {
			conf_fail(c, time, "format",
			    "takes %%Y %%m %%d %%H %%M %%S and nothing else "
			    "with %%");
			return;
		}
}

static void
read_map(struct map *m, enum map_kind want, const struct settings *site)
{
	struct conf *c = m->conf;
	const struct conf_node *root = conf_root(c);
	const char *word = want == MAP_CALLS ? "calls" : "capacity";

	if (strcmp(conf_str(c, root, "kind", ZCC_CODE_SIZE), word) != 0)
		conf_fail(c, root, "kind", "this file must be a map of kind \"%s\"", word);
	m->kind = want;
	m->source = conf_str(c, root, "source", ZCC_CODE_SIZE);
	if (!name_is_valid(m->source, ZCC_CODE_SIZE))
		conf_fail(c, root, "source", "is not a code (a-z 0-9 . _ -)");
	read_time(m);
	if (want == MAP_CALLS)
		read_calls(m, site);
	else
		read_capacity(m);
}

int
map_parse(const char *text, size_t len, const char *name, enum map_kind want,
    const struct settings *site, struct map **out, struct fault *f)
{
	struct map *m = calloc(1, sizeof *m);

	*out = m;
	if (m == NULL)
		return fault_set(f, ZCC_E_IO, ENOMEM, "no memory for %s", name);
	int rc = conf_parse(text, len, name, &m->conf, f);
	if (rc == ZCC_OK) {
		read_map(m, want, site);
		rc = conf_done(m->conf, f);
	}
	if (rc != ZCC_OK)
		map_free(out);
	return rc;
}

int
map_load(const char *path, enum map_kind want, const struct settings *site, struct map **out,
    struct fault *f)
{
	char *text;
	size_t len;
	int rc = conf_read(path, &text, &len, f);

	*out = NULL;
	if (rc != ZCC_OK)
		return rc;
	rc = map_parse(text, len, path, want, site, out, f);
	free(text);
	return rc;
}

void
map_free(struct map **m)
{
	if (*m == NULL)
		return;
	conf_free((*m)->conf);
	free(*m);
	*m = NULL;
}
