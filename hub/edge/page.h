/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page - rows of the journal as they travel in an answer, for zcc-ctl to verify and show.
 *
 * Tests: unit/test_page.c.   Pure.   Pointers of a decoded row borrow the page.
 */
#ifndef ZCC_PAGE_H
#define ZCC_PAGE_H

#include "hub/edge/chain.h"
#include "shared/base/bytes.h"

/* A page is rows, then 0; then the signed checkpoints among those rows, each with its seq, then 0. */

/* One row to or from the cursor, by its mode; seq 0 ends the rows. */
void page_row(struct bytes *b, struct journal_row *row);
/* One checkpoint; seq 0 ends them. */
void page_point(struct bytes *b, struct chain_point *p);

/* What `from` = PAGE_DIGEST asks for instead of rows: the book now. */
#define PAGE_DIGEST UINT64_MAX
struct page_digest {
	uint64_t seq;
	uint8_t book[ZCC_HASH_BYTES]; /* BLAKE2b of book_dump() at seq */
	uint8_t head[ZCC_HASH_BYTES]; /* chain head at seq */
};
void page_digest(struct bytes *b, struct page_digest *d);

#endif
