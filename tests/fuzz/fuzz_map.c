/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a map, and after a zero byte any bytes as the file it is for: what comes out is
 * within the words of the site, or a fault that names map or row.
 */
#include "hub/replay/map.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__asan_default_options(void);

/* libconfig 1.5 loses the string at hand when the syntax is wrong: at most the text's own size. */
const char *
__asan_default_options(void)
{
	return "detect_leaks=0";
}

static const struct settings site = {
    .complaints_num = 2,
    .complaint = {"val", "koorts"},
    .places_num = 2,
    .place = {"Borne", "Losser"},
};

static void
try_row(const struct map *m, const struct csv_row *row)
{
	struct ask_board b = {0};
	struct fault f;
	int64_t ms;

	if (map_time(m, row, &ms, &f) != ZCC_OK)
		return;
	if (m->kind == MAP_CALLS && map_call(m, row, &b, &f) == ZCC_OK) {
		ZCC_MUST(b.line >= 1 && b.line <= ZCC_LINES_NUM && b.sex <= SEX_X);
		ZCC_MUST(b.complaint[0] == '\0' || settings_has_complaint(&site, b.complaint));
		ZCC_MUST(b.place[0] == '\0' || settings_has_place(&site, b.place));
		const char *key = map_key(m, row);
		ZCC_MUST(key == NULL || strlen(key) < MAP_KEY_SIZE);
	}
	for (unsigned i = 0; i < m->providers_num; i++)
		if (map_capacity(m, row, i, &b, &f) == ZCC_OK)
			ZCC_MUST(b.total >= -1 && b.free >= -1 && b.waiting >= -1);
}

static void
try_map(enum map_kind kind, const char *text, size_t len, const uint8_t *rows, size_t rows_len)
{
	struct map *m;
	struct csv *c;
	struct csv_row row;
	struct fault f;

	if (map_parse(text, len, "fuzz", kind, &site, &m, &f) != ZCC_OK) {
		ZCC_MUST(m == NULL && f.code == ZCC_E_CONFIG && strncmp(f.text, "fuzz", 4) == 0);
		return;
	}
	ZCC_MUST(csv_open_memory(rows, rows_len, "rows", &c, &f) == ZCC_OK);
	if (csv_next(c, &row, &f) == ZCC_OK && map_bind(m, &row, "rows", &f) == ZCC_OK)
		for (int rc; (rc = csv_next(c, &row, &f)) != ZCC_E_AGAIN;)
			if (rc == ZCC_OK)
				try_row(m, &row);
	csv_close(&c);
	map_free(&m);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = size > 0 ? memchr(data, 0, size) : NULL;
	size_t len = end != NULL ? (size_t)(end - data) : size;
	size_t rest = end != NULL ? size - len - 1 : 0;
	char *text = malloc(len + 1);
	uint8_t *rows = malloc(rest == 0 ? 1 : rest);

	ZCC_MUST(text != NULL && rows != NULL);
	if (len > 0)
		memcpy(text, data, len);
	text[len] = '\0';
	if (rest > 0)
		memcpy(rows, end + 1, rest);
	try_map(MAP_CALLS, text, len, rows, rest);
	try_map(MAP_CAPACITY, text, len, rows, rest);
	free(text);
	free(rows);
	return 0;
}
