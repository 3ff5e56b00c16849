/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * row_set - which rows of a table changed, each once, in the order in which they did.
 *
 * Tests: unit/test_book.c.   Pure.   Memory: all of it at row_set_init().
 */
#ifndef ZCC_ROW_SET_H
#define ZCC_ROW_SET_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stdint.h>

struct row_set {
	uint32_t *rows;
	uint8_t *is_in;
	uint32_t num;
};

ZCC_CHECK bool row_set_init(struct row_set *s, uint32_t rows); /* false = no memory */
void row_set_fini(struct row_set *s);
void row_set_add(struct row_set *s, uint32_t row);
void row_set_clear(struct row_set *s);

#endif
