/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/seg_write.h"

#include "shared/base/err.h"
#include "shared/edge/seg_map.h"
#include "shared/edge/seg_name.h"
#include "shared/edge/seg_word.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct table {
	unsigned char *numbers, *blocks, *newest, *rows; /* newest: the number of the table */
	uint32_t rows_num, row_bytes;
};

struct seg_writer {
	struct seg_map map;
	unsigned char *base;
	char name[SEG_NAME_SIZE];
	uint64_t group; /* newest committed, or the one being written */
	bool is_in_group;
	struct table table[SEG_TABLES_NUM + 1]; /* by enum zcc_seg_table */
};

/* Arrays begin on a cache line of their own. */
static uint64_t
align(uint64_t at)
{
	return (at + 63) / 64 * 64;
}

static uint64_t
blocks_of(uint64_t rows)
{
	return (rows + ZCC_SEG_BLOCK - 1) / ZCC_SEG_BLOCK;
}

/* The table of contents for these sizes; returns the bytes of the whole segment. */
static uint64_t
plan_toc(const struct seg_plan *plan, struct zcc_seg_toc toc[SEG_TABLES_NUM])
{
	const struct zcc_seg_toc tables[SEG_TABLES_NUM] = {
	    {.table = SEG_HUB, .row_bytes = sizeof(struct zcc_hub_row), .rows = 1},
	    {.table = SEG_LINES, .row_bytes = sizeof(struct zcc_line_row), .rows = ZCC_LINES_NUM},
	    {.table = SEG_CASES, .row_bytes = sizeof(struct zcc_case_row), .rows = plan->cases},
	    {.table = SEG_OPERATORS,
		.row_bytes = sizeof(struct zcc_operator_row),
		.rows = plan->operators},
	    {.table = SEG_CAPACITY,
		.row_bytes = sizeof(struct zcc_capacity_row),
		.rows = plan->capacity},
	    {.table = SEG_ALARMS, .row_bytes = sizeof(struct zcc_alarm_row), .rows = plan->alarms},
	    {.table = SEG_POSTS, .row_bytes = sizeof(struct zcc_post_row), .rows = ZCC_POSTS_MAX},
	    {.table = SEG_HANDS, .row_bytes = sizeof(struct zcc_hand_row), .rows = plan->cases},
	    {.table = SEG_TRIAGES, .row_bytes = sizeof(struct zcc_triage_row), .rows = plan->cases},
	};
	uint64_t at = align(sizeof(struct zcc_seg_header));
	for (int i = 0; i < SEG_TABLES_NUM; i++) {
		uint64_t rows = tables[i].rows;
		toc[i] = tables[i];
		toc[i].numbers_at = at;
		at = align(at + 8 * (2 * rows + blocks_of(rows) + 1));
		toc[i].rows_at = at;
		at = align(at + 2 * rows * toc[i].row_bytes);
	}
	return at;
}

/* The words of *header, but for the magic: that one last. */
static void
write_header(unsigned char *base, const struct zcc_seg_header *header)
{
	const unsigned char *from = (const unsigned char *)header;
	for (size_t at = 8; at < sizeof *header; at += 8) {
		uint64_t word;
		memcpy(&word, from + at, sizeof word);
		seg_word_store(base + at, word);
	}
	seg_word_store(base, ZCC_SEG_MAGIC);
}

static void
put_header(struct seg_writer *w, const struct seg_plan *plan, const struct zcc_seg_toc *toc)
{
	struct zcc_seg_header header = {.major = ZCC_SEG_MAJOR,
	    .minor = ZCC_SEG_MINOR,
	    .toc_num = SEG_TABLES_NUM,
	    .bytes = w->map.bytes,
	    .epoch = plan->epoch,
	    .hub_pid = (uint64_t)getpid(),
	    .state = SEG_STARTING};
	memcpy(header.site, plan->site, sizeof header.site);
	memcpy(header.toc, toc, sizeof header.toc);
	for (int i = 0; i < SEG_TABLES_NUM; i++)
		w->table[toc[i].table] = (struct table){.numbers = w->base + toc[i].numbers_at,
		    .blocks = w->base + toc[i].numbers_at + 16 * (uint64_t)toc[i].rows,
		    .newest = w->base + toc[i].numbers_at +
			8 * (2 * (uint64_t)toc[i].rows + blocks_of(toc[i].rows)),
		    .rows = w->base + toc[i].rows_at,
		    .rows_num = toc[i].rows,
		    .row_bytes = toc[i].row_bytes};
	write_header(w->base, &header);
}

#define AT(base, field) ((base) + offsetof(struct zcc_seg_header, field))

static void
say_stopped(void *base)
{
	if (seg_word_load(AT((unsigned char *)base, magic)) == ZCC_SEG_MAGIC)
		seg_word_store(AT((unsigned char *)base, state), SEG_STOPPED);
}

/* What a hub before us left behind.  A segment that is not this user's stays as it is: readers
 * follow run/segment and never see it. */
static void
retire(const char *name)
{
	struct seg_map old;
	if (seg_map_open(name, (uint32_t)geteuid(), true, sizeof(struct zcc_seg_header), &old,
		NULL) == ZCC_OK) {
		int rc = seg_map_guard(&old, say_stopped, old.base);
		(void)rc; /* cut short at this moment: then nobody reads it any more */
		seg_map_close(&old);
	}
	int rc = seg_map_remove(name, NULL);
	(void)rc; /* see above */
}

/* A hub that was killed while it started left its own segment, or that of the one before: an epoch
 * is never used again, so those of the last starts are nobody's. */
static void
retire_strays(const struct seg_plan *plan)
{
	enum { STARTS = 256 };
	char name[SEG_NAME_SIZE];
	for (uint64_t back = 1; back <= STARTS && back < plan->epoch; back++) {
		seg_name_make(name, plan->site, plan->epoch - back);
		retire(name);
	}
}

/* The same epoch again means a journal that was put back from a backup: the old name is ours. */
static int
create_map(struct seg_writer *w, uint64_t bytes, int64_t gid, struct fault *f)
{
	int code = seg_map_create(w->name, bytes, gid, &w->map, f);
	if (code == ZCC_E_TAKEN) {
		retire(w->name);
		code = seg_map_create(w->name, bytes, gid, &w->map, f);
	}
	return code == ZCC_E_TAKEN ? ZCC_E_CREATE : code;
}

int
seg_create(
    const struct seg_plan *plan, const char *run_dir, struct seg_writer **out, struct fault *f)
{
	struct seg_writer *w = calloc(1, sizeof *w);
	if (w == NULL)
		return fault_set(f, ZCC_E_CREATE, 0, "no memory for the segment's writer");
	seg_map_guard_install();
	char before[SEG_NAME_SIZE];
	bool has_before = seg_name_read(run_dir, before, NULL) == ZCC_OK;
	struct zcc_seg_toc toc[SEG_TABLES_NUM];
	uint64_t bytes = plan_toc(plan, toc);
	seg_name_make(w->name, plan->site, plan->epoch);
	int code = create_map(w, bytes, plan->gid, f);
	if (code != ZCC_OK)
		goto out_free;
	w->base = w->map.base;
	put_header(w, plan, toc);
	code = seg_name_write(run_dir, w->name, plan->gid, f);
	if (code != ZCC_OK)
		goto out_remove;
	/* Only now: readers of the old one find the new one named when they look up. */
	if (has_before && seg_name_is_of(before, plan->site) && strcmp(before, w->name) != 0)
		retire(before);
	retire_strays(plan);
	*out = w;
	return ZCC_OK;
out_remove:
	seg_map_close(&w->map);
	retire(w->name);
out_free:
	free(w);
	return code;
}

void
seg_close(struct seg_writer *w)
{
	if (w == NULL)
		return;
	int rc = seg_map_guard(&w->map, say_stopped, w->base);
	(void)rc; /* cut short: then nobody reads it any more */
	rc = seg_map_remove(w->name, NULL);
	(void)rc; /* the next start removes it */
	seg_map_close(&w->map);
	free(w);
}

void
seg_begin(struct seg_writer *w)
{
	ZCC_MUST(!w->is_in_group);
	w->is_in_group = true;
	w->group++;
}

static const struct table *
table_of(const struct seg_writer *w, enum zcc_seg_table table, uint32_t i)
{
	ZCC_MUST(table >= 1 && table <= SEG_TABLES_NUM);
	const struct table *t = &w->table[table];
	ZCC_MUST(i < t->rows_num);
	return t;
}

static unsigned char *
slot_of(const struct table *t, unsigned slot, uint32_t i)
{
	return t->rows + ((size_t)slot * t->rows_num + i) * t->row_bytes;
}

void
seg_expect(const struct seg_writer *w, enum zcc_seg_table table, uint32_t i)
{
	enum { LINE = 64 };
	const struct table *t = table_of(w, table, i);
	unsigned char *row = slot_of(t, 0, i), *before = slot_of(t, 1, i);
	__builtin_prefetch(t->numbers + (size_t)i * 16, 1);
	for (uint32_t at = 0; at < t->row_bytes; at += LINE) {
		__builtin_prefetch(row + at, 1);
		__builtin_prefetch(before + at, 1);
	}
	__builtin_prefetch(row + t->row_bytes - 1, 1);
	__builtin_prefetch(before + t->row_bytes - 1, 1);
}

/* The row as the groups before this one left it goes to its second slot; once per group. */
static void
keep_before(const struct seg_writer *w, const struct table *t, uint32_t i, unsigned char *number)
{
	uint64_t n = seg_word_load(number);
	if (n == w->group || n == 0)
		return;
	seg_word_store(number + 8, 0);
	seg_words_copy(slot_of(t, 1, i), slot_of(t, 0, i), t->row_bytes);
	seg_word_store(number + 8, n);
}

void
seg_put(struct seg_writer *w, enum zcc_seg_table table, uint32_t i, const void *row)
{
	ZCC_MUST(w->is_in_group);
	const struct table *t = table_of(w, table, i);
	unsigned char *number = t->numbers + (size_t)i * 16;
	keep_before(w, t, i, number);
	seg_word_store(t->newest, w->group);
	seg_word_store(t->blocks + (size_t)(i / ZCC_SEG_BLOCK) * 8, w->group);
	seg_word_store(number, 0);
	seg_words_copy(slot_of(t, 0, i), row, t->row_bytes);
	seg_word_store(number, w->group);
}

/* Nobody but this writer changes what stands there. */
static bool
stands_there(const struct table *t, uint32_t i, const unsigned char *row)
{
	static const uint64_t zero;
	if (seg_word_load(t->numbers + (size_t)i * 16) == 0)
		return memcmp(row, &zero, sizeof zero) == 0 &&
		    memcmp(row, row + sizeof zero, t->row_bytes - sizeof zero) == 0;
	return memcmp(row, slot_of(t, 0, i), t->row_bytes) == 0;
}

void
seg_put_new(struct seg_writer *w, enum zcc_seg_table table, uint32_t i, const void *row)
{
	if (!stands_there(table_of(w, table, i), i, row))
		seg_put(w, table, i, row);
}

uint64_t
seg_commit(struct seg_writer *w)
{
	ZCC_MUST(w->is_in_group);
	w->is_in_group = false;
	seg_word_store(AT(w->base, committed), w->group);
	return w->group;
}

/* The three belong together; boot = 0 tells a reader that they are being written. */
void
seg_heartbeat(struct seg_writer *w, int64_t boot_ms, int64_t line_ms, int64_t wall_ms)
{
	seg_word_store(AT(w->base, heartbeat_boot), 0);
	seg_word_store(AT(w->base, heartbeat_line), (uint64_t)line_ms);
	seg_word_store(AT(w->base, heartbeat_wall), (uint64_t)wall_ms);
	seg_word_store(AT(w->base, heartbeat_boot), (uint64_t)boot_ms);
}

void
seg_state(struct seg_writer *w, enum zcc_seg_state state)
{
	if (seg_word_load(AT(w->base, state)) == SEG_STARTING && state != SEG_STARTING)
		seg_word_store(
		    AT(w->base, started_line), seg_word_load(AT(w->base, heartbeat_line)));
	seg_word_store(AT(w->base, state), (uint64_t)state);
}

const void *
seg_writer_base(const struct seg_writer *w, size_t *bytes)
{
	*bytes = w->map.bytes;
	return w->base;
}
