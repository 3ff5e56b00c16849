/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seg_view - the bytes of a segment, checked: where its tables are.  Nothing that stands in the
 * bytes is believed before it was compared with their size, and nothing is read twice.
 *
 * Tests: unit/test_seg.c.   Threads: no state.   Memory: borrows the bytes.
 */
#ifndef ZCC_SEG_VIEW_H
#define ZCC_SEG_VIEW_H

#include "zcc/err.h"
#include "zcc/segment.h"

#include <stdbool.h>
#include <stddef.h>

struct seg_table_view {
	const unsigned char *numbers; /* per row two: the group that wrote each slot */
	const unsigned char *blocks;  /* per ZCC_SEG_BLOCK rows: the group that last changed one */
	const unsigned char *newest;  /* the group that last changed any; NULL: an older hub's has none */
	const unsigned char *rows;    /* first slots, then second slots */
	uint32_t rows_num, row_bytes; /* 0 rows: the segment has no such table */
};

struct seg_view {
	const unsigned char *base;
	uint64_t epoch;
	bool has_whole_blocks; /* an unchanged number of a block vouches for its first slots */
	struct seg_table_view table[SEG_TABLES_NUM + 1]; /* by enum zcc_seg_table */
};

/* Least size of what may be a segment. */
#define SEG_VIEW_LEAST offsetof(struct zcc_seg_header, toc)

/*
 * base   aligned to 8, `bytes` long; it may change meanwhile
 * name   stands in messages          site   NULL: any
 *
 * ZCC_E_DOWN     its writer has not finished it
 * ZCC_E_DATA     not a segment of ours: magic, size, site, or a table outside its bytes
 * ZCC_E_CONFIG   of another major version; the text names both
 */
ZCC_CHECK int seg_view_open(struct seg_view *v, const void *base, size_t bytes, const char *name,
    const uint8_t site[ZCC_SITE_BYTES], struct fault *f);

/* A word of the header. */
uint64_t seg_view_word(const struct seg_view *v, size_t offset);
#define SEG_VIEW_FIELD(v, field) seg_view_word(v, offsetof(struct zcc_seg_header, field))

#endif
