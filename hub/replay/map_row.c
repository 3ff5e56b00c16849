/* SPDX-License-Identifier: EUPL-1.2 */
/* Applying a map to the rows of a file. */
#include "hub/replay/map.h"

#include "hub/replay/rng.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <string.h>

static int
bind_column(const struct map *m, const struct csv_row *header, struct map_column *column,
    struct fault *f)
{
	unsigned found = 0;

	if (column->name == NULL)
		return ZCC_OK;
	for (unsigned i = 0; i < header->cells_num; i++)
		if (strcmp(header->cell[i], column->name) == 0) {
			column->at = i;
			found++;
		}
	if (found == 1)
		return ZCC_OK;
	char shown[MAP_COLUMN_SIZE];
	text_escape(shown, sizeof shown, column->name, strlen(column->name));
	return fault_set(f, ZCC_E_DATA, 0,
	    "%s has %s column \"%s\" in its first row, and the map reads it",
	    m->csv_name, found == 0 ? "no" : "more than one", shown);
}

int
map_bind(struct map *m, const struct csv_row *header, const char *csv_name, struct fault *f)
{
	struct map_column *columns[] = {&m->time, &m->key, &m->age, &m->line.column,
	    &m->complaint.column, &m->place.column, &m->sex.column,
	    &m->post.column};
	int rc = ZCC_OK;

	text_escape(m->csv_name, sizeof m->csv_name, csv_name, strlen(csv_name));
	m->cells_num = header->cells_num;
	for (unsigned i = 0; rc == ZCC_OK && i < sizeof columns / sizeof columns[0]; i++)
		rc = bind_column(m, header, columns[i], f);
	for (unsigned i = 0; rc == ZCC_OK && i < m->providers_num; i++)
		rc = bind_column(m, header, &m->provider_column[i], f);
	return rc;
}

/* NULL when the row is too short to have the cell. */
static const char *
cell_of(const struct csv_row *row, const struct map_column *column)
{
	return column->at < row->cells_num ? row->cell[column->at] : NULL;
}

static int
bad_cell(const struct map *m, const struct csv_row *row, const struct map_column *column,
    struct fault *f, const char *what)
{
	return fault_set(f, ZCC_E_DATA, 0, "%s row %llu, column %u: %s", m->csv_name,
	    (unsigned long long)row->number, column->at + 1, what);
}

/* Between `least` and `most` digits; -1 when there are none such. */
static int
digits(const char **text, unsigned least, unsigned most)
{
	int v = 0;
	unsigned n = 0;

	for (; n < most && **text >= '0' && **text <= '9'; n++)
		v = v * 10 + (*(*text)++ - '0');
	return n >= least ? v : -1;
}

/* Days from 1970-01-01; years begin in March, so that the leap day is the last one. */
static int64_t
days_to(int year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1;
	int64_t era = y / 400, year_of_era = y % 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	       day_of_year - 719468;
}

static int
days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 && is_leap ? 29 : days[month - 1];
}

bool
map_time_parse(const char *format, const char *text, int64_t *ms)
{
	enum { YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, PARTS };
	static const char letters[] = "YmdHMS";
	int part[PARTS] = {1970, 1, 1, 0, 0, 0};

	for (; *format != '\0'; format++) {
		if (*format != '%') {
			if (*format != *text++)
				return false;
			continue;
		}
		const char *letter = strchr(letters, *++format);
		if (*format == '\0' || letter == NULL)
			return false;
		unsigned most = *format == 'Y' ? 4 : 2;
		part[letter - letters] = digits(&text, *format == 'H' ? 1 : most, most);
	}
	if (*text != '\0' || part[YEAR] < 1900 || part[YEAR] > 2199 || part[MONTH] < 1 ||
	    part[MONTH] > 12 || part[DAY] < 1 || part[DAY] > days_in(part[YEAR], part[MONTH]) ||
	    part[HOUR] < 0 || part[HOUR] > 23 || part[MINUTE] < 0 || part[MINUTE] > 59 ||
	    part[SECOND] < 0 || part[SECOND] > 60)
		return false;
	int64_t hours = days_to(part[YEAR], part[MONTH], part[DAY]) * 24 + part[HOUR];
	*ms = ((hours * 60 + part[MINUTE]) * 60 + part[SECOND]) * 1000;
	return true;
}

int
map_time(const struct map *m, const struct csv_row *row, int64_t *ms, struct fault *f)
{
	const char *cell = cell_of(row, &m->time);

	if (row->cells_num != m->cells_num)
		return fault_set(f, ZCC_E_DATA, 0,
		    "%s row %llu: %u columns where the first row has %u", m->csv_name,
		    (unsigned long long)row->number, row->cells_num, m->cells_num);
	if (cell == NULL || !map_time_parse(m->format, cell, ms))
		return bad_cell(m, row, &m->time, f, "not a time in the map's format");
	return ZCC_OK;
}

const char *
map_key(const struct map *m, const struct csv_row *row)
{
	const char *key = m->key.name != NULL ? cell_of(row, &m->key) : NULL;

	return key != NULL && *key != '\0' ? key : NULL;
}

/* What a spread picks by: the call's key, so that a call always gets the same, or the row. */
static uint64_t
call_hash(const struct map *m, const struct csv_row *row)
{
	const char *key = map_key(m, row);
	uint64_t h = 0xcbf29ce484222325ULL; /* FNV-1a */

	if (key == NULL)
		return row->number;
	for (; *key != '\0'; key++)
		h = (h ^ (uint8_t)*key) * 0x100000001b3ULL;
	return h;
}

/* `salt` differs per field: lists of one length would otherwise move together. */
static const char *
field_value(const struct map_field *field, const struct csv_row *row, uint64_t hash, uint64_t salt)
{
	const char *cell = field->column.name != NULL ? cell_of(row, &field->column) : NULL;

	for (unsigned i = 0; cell != NULL && i < field->table_num; i++)
		if (strcmp(cell, field->from[i]) == 0)
			return field->to[i];
	if (field->spread_num == 0)
		return field->otherwise;
	struct rng r = {hash ^ (salt << 56)};
	return field->spread[rng_below(&r, field->spread_num)];
}

int
map_call(const struct map *m, const struct csv_row *row, struct ask_board *out, struct fault *f)
{
	uint64_t hash = call_hash(m, row);
	bool has_age = m->age.name != NULL;
	const char *key = map_key(m, row);
	const char *age = has_age ? cell_of(row, &m->age) : NULL;
	int64_t years = AGE_UNKNOWN;

	if (key != NULL && strlen(key) >= MAP_KEY_SIZE)
		return bad_cell(m, row, &m->key, f, "a key longer than 63 bytes");
	if (has_age && (age == NULL ||
	                   (*age != '\0' && !text_to_i64(age, 0, AGE_UNKNOWN - 1, &years))))
		return bad_cell(m, row, &m->age, f, "not an age in years");
	out->age = (uint8_t)years;
	out->line = (uint8_t)line_number(field_value(&m->line, row, hash, 1));
	out->sex = (uint8_t)sex_number(field_value(&m->sex, row, hash, 2));
	ZCC_MUST(text_copy(out->complaint, sizeof out->complaint,
	    field_value(&m->complaint, row, hash, 3)));
	ZCC_MUST(text_copy(out->place, sizeof out->place, field_value(&m->place, row, hash, 4)));
	ZCC_MUST(text_copy(out->post, sizeof out->post, field_value(&m->post, row, hash, 5)));
	return ZCC_OK;
}

static bool
is_unknown(const struct map *m, const char *cell)
{
	for (unsigned i = 0; i < m->unknown_num; i++)
		if (strcmp(cell, m->unknown[i]) == 0)
			return true;
	return *cell == '\0';
}

int
map_capacity(const struct map *m, const struct csv_row *row, unsigned i, struct ask_board *out,
    struct fault *f)
{
	const struct map_column *column = &m->provider_column[i];
	const char *cell = cell_of(row, column);
	int64_t v = -1;

	if (cell == NULL || (!is_unknown(m, cell) && !text_to_i64(cell, 0, 1000000, &v)))
		return bad_cell(m, row, column, f, "not a number from 0 to 1000000");
	out->total = out->free = out->waiting = -1;
	switch (m->measure) {
	case MEASURE_TOTAL: out->total = (int32_t)v; break;
	case MEASURE_FREE: out->free = (int32_t)v; break;
	case MEASURE_WAITING: out->waiting = (int32_t)v; break;
	case MEASURE_OCCUPANCY_PCT:
		if (v >= 0) {
			out->total = 100;
			out->free = v < 100 ? (int32_t)(100 - v) : 0;
		}
		break;
	}
	ZCC_MUST(text_copy(out->provider, sizeof out->provider, m->provider[i]));
	ZCC_MUST(text_copy(out->kind, sizeof out->kind, m->capacity));
	ZCC_MUST(text_copy(out->source, sizeof out->source, m->source));
	return ZCC_OK;
}
