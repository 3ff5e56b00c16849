/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/picture.h"

#include "shared/edge/seal.h"

#include <string.h>

/* Rows that nobody uses are all zeros: how many of them a table has says nothing. */
static bool
is_in_use(const uint8_t *row, size_t size)
{
	return row[0] != 0 || memcmp(row, row + 1, size - 1) != 0;
}

static void
add_rows(struct seal_hash_state *s, uint32_t table, const void *rows, size_t size, uint32_t num)
{
	const uint8_t *row = rows;
	for (uint32_t i = 0; i < num; i++, row += size) {
		uint32_t place[2] = {table, i};
		if (!is_in_use(row, size))
			continue;
		seal_hash_add(s, place, sizeof place);
		seal_hash_add(s, row, size);
	}
}

void
picture_hash(const struct board *b, uint8_t out[ZCC_HASH_BYTES])
{
	const struct {
		const void *rows;
		size_t size;
		uint32_t num;
	} tables[] = {{&b->hub, sizeof b->hub, 1}, {b->lines, sizeof b->lines[0], ZCC_LINES_NUM},
	    {b->posts, sizeof b->posts[0], ZCC_POSTS_MAX}, {b->cases, sizeof *b->cases, b->cases_num},
	    {b->hands, sizeof *b->hands, b->hands_num},
	    {b->triages, sizeof *b->triages, b->triages_num},
	    {b->operators, sizeof *b->operators, b->operators_num},
	    {b->capacity, sizeof *b->capacity, b->capacity_num},
	    {b->alarms, sizeof *b->alarms, b->alarms_num}};
	struct seal_hash_state s;
	seal_hash_init(&s);
	seal_hash_add(&s, &b->epoch, sizeof b->epoch);
	seal_hash_add(&s, &b->group, sizeof b->group);
	for (uint32_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		add_rows(&s, i, tables[i].rows, tables[i].size, tables[i].num);
	seal_hash_end(&s, out);
}
