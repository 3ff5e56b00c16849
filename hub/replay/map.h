/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * map - how the columns of a CSV file become calls or capacity; zcc-replay(1) describes the format.
 *
 * A map is read strictly (conf.h) and checked against the site: a line, complaint or place that the
 * site does not have is found before the first row.  Faults about rows name row and column, never
 * what the cell holds.
 *
 * Tests:   unit/test_map.c, fuzz/fuzz_map.c        Threads: none of its own
 * Memory:  at map_load(); nothing per row.
 */
#ifndef ZCC_REPLAY_MAP_H
#define ZCC_REPLAY_MAP_H

#include "hub/replay/csv.h"
#include "shared/care/ask.h"
#include "shared/care/settings.h"
#include "shared/edge/conf.h"

#include <stdbool.h>
#include <stdint.h>

enum map_kind { MAP_CALLS = 1, MAP_CAPACITY = 2 };
enum map_measure { MEASURE_TOTAL = 1, MEASURE_FREE, MEASURE_WAITING, MEASURE_OCCUPANCY_PCT };
enum {
	MAP_TABLE_MAX = 256,
	MAP_SPREAD_MAX = 128,
	MAP_PROVIDERS_MAX = 256,
	MAP_UNKNOWN_MAX = 16,
	MAP_COLUMN_SIZE = 128, /* a header's text */
	MAP_KEY_SIZE = 64,     /* of a call */
	MAP_PROVIDER_SIZE = sizeof((struct ask_board){0}.provider),
	MAP_FORMAT_SIZE = 48
};

struct map_column {
	const char *name; /* header text; NULL = not asked for */
	unsigned at;      /* cell of each row, once bound */
};

struct map_field {
	struct map_column column;
	unsigned table_num, spread_num;
	const char *from[MAP_TABLE_MAX], *to[MAP_TABLE_MAX];
	const char *spread[MAP_SPREAD_MAX];
	const char *otherwise;
};

struct map {
	struct conf *conf;    /* owns every string here */
	enum map_kind kind;
	const char *source;
	struct map_column time;
	const char *format;   /* %Y %m %d %H %M %S and literal characters */
	char csv_name[128];   /* for faults, once bound */
	unsigned cells_num;   /* of the header, once bound */
	/* calls */
	struct map_column key, age;
	struct map_field line, complaint, place, sex, post;
	/* capacity */
	const char *capacity;
	enum map_measure measure;
	unsigned unknown_num;
	const char *unknown[MAP_UNKNOWN_MAX]; /* cells that say so in words */
	unsigned providers_num;
	struct map_column provider_column[MAP_PROVIDERS_MAX];
	const char *provider[MAP_PROVIDERS_MAX];
};

/* The map in this file; it must be of the kind wanted.  ZCC_E_CONFIG: names file, line and key.
 * map_free() it. */
ZCC_CHECK int map_load(const char *path, enum map_kind want, const struct settings *site,
    struct map **out, struct fault *f);
/* The same from text with a NUL behind it. */
ZCC_CHECK int map_parse(const char *text, size_t len, const char *name, enum map_kind want,
    const struct settings *site, struct map **out, struct fault *f);
void map_free(struct map **m);

/* Find the columns in the first row of a file.  ZCC_E_DATA: one is not there, or there twice. */
ZCC_CHECK int map_bind(struct map *m, const struct csv_row *header, const char *csv_name,
    struct fault *f);

/* Below: `row` is a later row of that file; ZCC_E_DATA says what is wrong with it. */

/* When it happened, ms on a calendar without zones, in the years 1900..2199. */
ZCC_CHECK int map_time(const struct map *m, const struct csv_row *row, int64_t *ms,
    struct fault *f);
/* What rows of one call have in common, NULL when this row is a call of its own.  It is shorter
 * than MAP_KEY_SIZE where map_call() accepted the row. */
const char *map_key(const struct map *m, const struct csv_row *row);
/* The board arguments of an intake. */
ZCC_CHECK int map_call(const struct map *m, const struct csv_row *row, struct ask_board *out,
    struct fault *f);
/* The board arguments of provider i, 0..providers_num-1. */
ZCC_CHECK int map_capacity(const struct map *m, const struct csv_row *row, unsigned i,
    struct ask_board *out, struct fault *f);

/* A time in this format; false when the text is not one. */
bool map_time_parse(const char *format, const char *text, int64_t *ms);

#endif
