/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a segment: refused in words, or a picture whose every row stands in it as it is, or is
 * empty.  Nobody writes meanwhile, so looking again gives the same.
 *
 * When the first byte is even, what any writer would have right (magic, version, size) is put right,
 * so that chance gets past it.
 */
#include "shared/base/err.h"
#include "shared/edge/seg_copy.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Row i of a table as a picture has it: one of its two slots, or zeros; what the segment's rows have
 * less than ours is zero. */
static void
expect_row(const struct seg_table_view *t, uint32_t i, const void *row, size_t bytes)
{
	static const uint8_t zeros[sizeof(struct zcc_case_row) + sizeof(struct zcc_hub_row)];
	const uint8_t *ours = row;
	const unsigned char *first = t->rows + (size_t)i * t->row_bytes;
	const unsigned char *second = first + (size_t)t->rows_num * t->row_bytes;
	size_t has = t->row_bytes < bytes ? t->row_bytes : bytes;
	ZCC_MUST(bytes <= sizeof zeros);
	ZCC_MUST(memcmp(ours, first, has) == 0 || memcmp(ours, second, has) == 0 ||
	    memcmp(ours, zeros, has) == 0);
	ZCC_MUST(memcmp(ours + has, zeros, bytes - has) == 0);
}

static void
expect_table(const struct seg_view *v, enum zcc_seg_table table, const void *rows, uint32_t num,
    size_t bytes)
{
	const struct seg_table_view *t = &v->table[table];
	for (uint32_t i = 0; i < num && i < t->rows_num; i++)
		expect_row(t, i, (const uint8_t *)rows + i * bytes, bytes);
}

static void
expect_board(const struct seg_view *v, const struct board *b)
{
	ZCC_MUST(b->epoch == v->epoch && b->cases_end <= b->cases_num);
	ZCC_MUST(b->group == SEG_VIEW_FIELD(v, committed));
	expect_table(v, SEG_HUB, &b->hub, 1, sizeof b->hub);
	expect_table(v, SEG_LINES, b->lines, ZCC_LINES_NUM, sizeof *b->lines);
	expect_table(v, SEG_CASES, b->cases, b->cases_num, sizeof *b->cases);
	expect_table(v, SEG_HANDS, b->hands, b->hands_num, sizeof *b->hands);
	expect_table(v, SEG_TRIAGES, b->triages, b->triages_num, sizeof *b->triages);
	expect_table(v, SEG_OPERATORS, b->operators, b->operators_num, sizeof *b->operators);
	expect_table(v, SEG_CAPACITY, b->capacity, b->capacity_num, sizeof *b->capacity);
	expect_table(v, SEG_ALARMS, b->alarms, b->alarms_num, sizeof *b->alarms);
	for (uint32_t i = b->cases_end; i < b->cases_num; i++)
		ZCC_MUST(b->cases[i].id == 0);
	ZCC_MUST(b->operators_end <= b->operators_num && b->alarms_end <= b->alarms_num);
	for (uint32_t i = b->operators_end; i < b->operators_num; i++)
		ZCC_MUST(b->operators[i].name[0] == '\0');
	for (uint32_t i = b->alarms_end; i < b->alarms_num; i++)
		ZCC_MUST(b->alarms[i].id == 0);
}

static void
look(const struct seg_view *v)
{
	struct seg_picture p;
	struct fault f;
	uint64_t retries = 0;
	if (seg_picture_init(&p, v, &f) != ZCC_OK) {
		ZCC_MUST(f.code == ZCC_E_FULL);
		return;
	}
	if (seg_picture_refresh(&p, v, &retries) == ZCC_OK) {
		expect_board(v, &p.shown);
		uint64_t group = p.shown.group;
		ZCC_MUST(seg_picture_refresh(&p, v, NULL) == ZCC_OK && p.shown.group == group);
	} else {
		/* a row that says it is of a later group than the whole: a writer would go on */
		ZCC_MUST(retries == SEG_COPY_TRIES && p.shown.group == 0);
	}
	seg_picture_fini(&p);
}

static void
put_right(uint8_t *base, size_t bytes)
{
	struct zcc_seg_header h;
	memcpy(&h, base, SEG_VIEW_LEAST);
	h.magic = ZCC_SEG_MAGIC;
	h.major = ZCC_SEG_MAJOR;
	h.bytes = bytes;
	memcpy(base, &h, SEG_VIEW_LEAST);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct seg_view v;
	struct fault f = {0};
	if (size == 0)
		return 0;
	/* Of exactly this size, aligned, so that reading past the end is noticed. */
	size_t bytes = size - 1;
	uint8_t *base = malloc(bytes == 0 ? 1 : bytes);
	ZCC_MUST(base != NULL);
	memcpy(base, data + 1, bytes);
	if (data[0] % 2 == 0 && bytes >= SEG_VIEW_LEAST)
		put_right(base, bytes);
	int code = seg_view_open(&v, base, bytes, "fuzz", NULL, &f);
	ZCC_MUST(code == ZCC_OK || code == ZCC_E_DOWN || code == ZCC_E_DATA ||
	    code == ZCC_E_CONFIG);
	ZCC_MUST(code == ZCC_OK || (f.code == code && strstr(f.text, "fuzz") != NULL) ||
	    code == ZCC_E_CONFIG);
	if (code == ZCC_OK)
		look(&v);
	free(base);
	return 0;
}
