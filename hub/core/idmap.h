/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * idmap - from a 64-bit key (0 is none) to a row number, in fixed memory: open addressing, kept at
 * most half full.
 *
 * Tests: unit/test_book.c.   Pure.   Memory: all of it at idmap_init().
 */
#ifndef ZCC_IDMAP_H
#define ZCC_IDMAP_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stdint.h>

struct idmap {
	struct idmap_slot {
		uint64_t key;
		uint32_t value;
	} *slots;
	uint32_t mask;
};

ZCC_CHECK bool idmap_init(struct idmap *m, uint32_t rows_max); /* false = no memory */
void idmap_fini(struct idmap *m);
bool idmap_find(const struct idmap *m, uint64_t key, uint32_t *value);
void idmap_put(struct idmap *m, uint64_t key, uint32_t value); /* new keys only; room is assured */
void idmap_drop(struct idmap *m, uint64_t key);

#endif
