/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/core/idmap.h"

#include <stdlib.h>

/* Spreads rising ids over the table (the finaliser of a multiplicative hash). */
static uint32_t
home(const struct idmap *m, uint64_t key)
{
	key ^= key >> 31;
	key *= 0x9e3779b97f4a7c15ULL;
	return (uint32_t)(key >> 32) & m->mask;
}

bool
idmap_init(struct idmap *m, uint32_t rows_max)
{
	uint32_t size = 16;
	while (size < 2 * rows_max)
		size *= 2;
	m->mask = size - 1;
	m->slots = calloc(size, sizeof *m->slots);
	return m->slots != NULL;
}

void
idmap_fini(struct idmap *m)
{
	free(m->slots);
	m->slots = NULL;
}

bool
idmap_find(const struct idmap *m, uint64_t key, uint32_t *value)
{
	for (uint32_t i = home(m, key); m->slots[i].key != 0; i = (i + 1) & m->mask)
		if (m->slots[i].key == key) {
			*value = m->slots[i].value;
			return true;
		}
	return false;
}

void
idmap_put(struct idmap *m, uint64_t key, uint32_t value)
{
	ZCC_MUST(key != 0);
	uint32_t i = home(m, key);
	while (m->slots[i].key != 0)
		i = (i + 1) & m->mask;
	m->slots[i] = (struct idmap_slot){.key = key, .value = value};
}

/* Closes the gap by moving back what could not stand at its home, so no markers are left behind. */
void
idmap_drop(struct idmap *m, uint64_t key)
{
	uint32_t gap = home(m, key);
	while (m->slots[gap].key != key) {
		if (m->slots[gap].key == 0)
			return;
		gap = (gap + 1) & m->mask;
	}
	for (uint32_t i = (gap + 1) & m->mask; m->slots[i].key != 0; i = (i + 1) & m->mask) {
		uint32_t from_home = (i - home(m, m->slots[i].key)) & m->mask;
		uint32_t from_gap = (i - gap) & m->mask;
		if (from_home >= from_gap) {
			m->slots[gap] = m->slots[i];
			gap = i;
		}
	}
	m->slots[gap].key = 0;
}
