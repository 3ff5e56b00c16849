/* SPDX-License-Identifier: EUPL-1.2 */
/* Capacity rows, found by provider and kind. */
#include "hub/core/book_priv.h"

#include <string.h>

/* FNV-1a over provider and kind.  Two rows with one hash stand at neighbouring keys. */
static uint64_t
capacity_key(const char *provider, const char *kind)
{
	uint64_t h = 0xcbf29ce484222325ULL;
	for (const char *s = provider; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3ULL;
	h = (h ^ 0xff) * 0x100000001b3ULL;
	for (const char *s = kind; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3ULL;
	return h;
}

static bool
capacity_find(const struct book *b, const char *provider, const char *kind, uint32_t *i,
    uint64_t *key)
{
	for (*key = capacity_key(provider, kind);; (*key)++) {
		if (*key == 0)
			continue;
		if (!idmap_find(&b->capacity_by_key, *key, i))
			return false;
		if (strcmp(b->capacity[*i].provider, provider) == 0 &&
		    strcmp(b->capacity[*i].kind, kind) == 0)
			return true;
	}
}

void
capacity_set(struct book *b, const struct zcc_capacity_row *row)
{
	uint32_t i;
	uint64_t key;
	if (!capacity_find(b, row->provider, row->kind, &i, &key)) {
		ZCC_MUST(b->capacity_num < b->sizes.capacity);
		i = b->capacity_num++;
		idmap_put(&b->capacity_by_key, key, i);
	}
	b->capacity[i] = *row;
	row_set_add(&b->changed_capacity, i);
}

const struct zcc_capacity_row *
book_capacity(const struct book *b, uint32_t i)
{
	return &b->capacity[i];
}

const struct zcc_capacity_row *
book_capacity_of(const struct book *b, const char *provider, const char *kind)
{
	uint32_t i;
	uint64_t key;
	return capacity_find(b, provider, kind, &i, &key) ? &b->capacity[i] : NULL;
}

uint32_t
book_capacity_num(const struct book *b)
{
	return b->capacity_num;
}
