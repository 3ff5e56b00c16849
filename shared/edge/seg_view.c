/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A table of contents entry becomes ranges (header, numbers with blocks, rows); each must be
 * aligned, lie within the segment, and overlap no other.  The bounds below keep the arithmetic far
 * from overflow, so a range is checked with one subtraction.
 */
#include "shared/edge/seg_view.h"

#include "shared/base/err.h"
#include "shared/edge/seg_word.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

enum {
	TOC_MAX = 32,            /* tables that a newer hub may have */
	ROWS_MAX = 1 << 20,      /* 16 times the largest configured table */
	ROW_BYTES_MAX = 1 << 14, /* more than 25 times our largest row */
	RANGES_MAX = 1 + 2 * TOC_MAX
};

struct range {
	uint64_t at, bytes;
};

struct ranges {
	uint64_t end; /* of the segment */
	unsigned num;
	struct range range[RANGES_MAX];
};

uint64_t
seg_view_word(const struct seg_view *v, size_t offset)
{
	return seg_word_load(v->base + offset);
}

static bool
add(struct ranges *all, uint64_t at, uint64_t bytes)
{
	if (at % 8 != 0 || at > all->end || bytes > all->end - at || all->num == RANGES_MAX)
		return false;
	for (unsigned i = 0; i < all->num; i++) {
		const struct range *r = &all->range[i];
		if (bytes > 0 && r->bytes > 0 && at < r->at + r->bytes && r->at < at + bytes)
			return false;
	}
	all->range[all->num++] = (struct range){at, bytes};
	return true;
}

/* Copied once: what is checked is what is used, whatever happens to the bytes afterwards. */
static struct zcc_seg_toc
toc_entry(const struct seg_view *v, uint32_t i)
{
	uint64_t words[sizeof(struct zcc_seg_toc) / 8] = {0};
	size_t at = SEG_VIEW_LEAST + i * sizeof(struct zcc_seg_toc);
	for (size_t w = 0; w < sizeof words / sizeof words[0]; w++)
		words[w] = seg_view_word(v, at + 8 * w);
	struct zcc_seg_toc toc;
	memcpy(&toc, words, sizeof toc);
	return toc;
}

static bool
add_table(struct seg_view *v, struct ranges *all, const struct zcc_seg_toc *toc, bool has_newest)
{
	if (toc->rows > ROWS_MAX || toc->row_bytes > ROW_BYTES_MAX || toc->row_bytes % 8 != 0)
		return false;
	uint64_t rows = toc->rows, blocks = (rows + ZCC_SEG_BLOCK - 1) / ZCC_SEG_BLOCK;
	if (!add(all, toc->numbers_at, 8 * (2 * rows + blocks + has_newest)))
		return false;
	if (!add(all, toc->rows_at, 2 * rows * toc->row_bytes))
		return false;
	if (toc->table == 0 || toc->table > SEG_TABLES_NUM)
		return true; /* of a newer hub: sound, but not for us */
	struct seg_table_view *t = &v->table[toc->table];
	if (t->numbers != NULL)
		return false;
	*t = (struct seg_table_view){.numbers = v->base + toc->numbers_at,
	    .blocks = v->base + toc->numbers_at + 16 * rows,
	    .newest = has_newest ? v->base + toc->numbers_at + 8 * (2 * rows + blocks) : NULL,
	    .rows = v->base + toc->rows_at,
	    .rows_num = toc->rows,
	    .row_bytes = toc->row_bytes};
	return true;
}

static int
check_magic(const struct seg_view *v, const char *name, struct fault *f)
{
	uint64_t magic = SEG_VIEW_FIELD(v, magic);
	if (magic == ZCC_SEG_MAGIC)
		return ZCC_OK;
	if (magic == 0)
		return fault_set(
		    f, ZCC_E_DOWN, 0, "the hub is starting (%s is not ready); try again", name);
	return fault_set(f, ZCC_E_DATA, 0,
	    "%s is not a segment of this machine's byte order (magic %016" PRIx64
	    ", expected %016" PRIx64 ")",
	    name, magic, (uint64_t)ZCC_SEG_MAGIC);
}

static int
check_header(
    const struct seg_view *v, size_t bytes, const char *name, const uint8_t *site, struct fault *f)
{
	uint64_t said = SEG_VIEW_FIELD(v, bytes);
	if (said != bytes)
		return fault_set(f, ZCC_E_DATA, 0,
		    "%s says that it has %" PRIu64 " bytes, but has %zu", name, said, bytes);
	uint64_t words[ZCC_SITE_BYTES / 8];
	for (size_t w = 0; w < ZCC_SITE_BYTES / 8; w++)
		words[w] = seg_view_word(v, offsetof(struct zcc_seg_header, site) + 8 * w);
	if (site != NULL && memcmp(words, site, ZCC_SITE_BYTES) != 0)
		return fault_set(f, ZCC_E_DATA, 0, "%s is the segment of another site", name);
	return ZCC_OK;
}

int
seg_view_open(struct seg_view *v, const void *base, size_t bytes, const char *name,
    const uint8_t site[ZCC_SITE_BYTES], struct fault *f)
{
	*v = (struct seg_view){.base = base};
	if (bytes < SEG_VIEW_LEAST)
		return fault_set(f, ZCC_E_DATA, 0, "%s has %zu bytes; a segment has at least %zu",
		    name, bytes, SEG_VIEW_LEAST);
	int code = check_magic(v, name, f);
	if (code != ZCC_OK)
		return code;
	/* One word: major, minor, toc_num. */
	uint64_t word = SEG_VIEW_FIELD(v, major);
	unsigned major = word & 0xffff, minor = (word >> 16) & 0xffff;
	uint32_t toc_num = (uint32_t)(word >> 32);
	if (major != ZCC_SEG_MAJOR)
		return fault_set(f, ZCC_E_CONFIG, 0,
		    "the hub's segment has version %u.%u, this "
		    "program reads version %d; install the same release of both",
		    major, minor, ZCC_SEG_MAJOR);
	code = check_header(v, bytes, name, site, f);
	if (code != ZCC_OK)
		return code;

	struct ranges all = {.end = bytes};
	uint64_t toc_bytes = (uint64_t)toc_num * sizeof(struct zcc_seg_toc);
	if (toc_num > TOC_MAX || !add(&all, 0, SEG_VIEW_LEAST + toc_bytes))
		return fault_set(f, ZCC_E_DATA, 0,
		    "%s has a table of contents of %" PRIu32 " tables, which does not fit", name,
		    toc_num);
	for (uint32_t i = 0; i < toc_num; i++) {
		struct zcc_seg_toc toc = toc_entry(v, i);
		if (!add_table(v, &all, &toc, minor >= 2))
			return fault_set(f, ZCC_E_DATA, 0,
			    "%s: entry %" PRIu32
			    " of its table of contents is not sound (table %" PRIu32 ", %" PRIu32
			    " rows of %" PRIu32 " bytes)",
			    name, i, toc.table, toc.rows, toc.row_bytes);
	}
	v->epoch = SEG_VIEW_FIELD(v, epoch);
	v->has_whole_blocks = minor >= 1;
	return ZCC_OK;
}
