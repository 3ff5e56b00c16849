/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seg_write - the one writer of the shared picture.  Layout and protocol: zcc/segment.h.
 *
 * Tests: unit/test_seg.c, stress/stress_seg.c.   Threads: one.   Memory: the mapping.
 * The cost of a row is its own size, whatever the table holds.
 */
#ifndef ZCC_SEG_WRITE_H
#define ZCC_SEG_WRITE_H

#include "zcc/err.h"
#include "zcc/segment.h"

#include <stddef.h>

struct seg_writer;

struct seg_plan {
	uint8_t site[ZCC_SITE_BYTES];
	uint64_t epoch;
	uint32_t cases, operators, capacity, alarms; /* rows */
	int64_t gid; /* group that may read; -1 = leave */
};

/* Make /zcc-SITE-EPOCH (0640, space taken with posix_fallocate) and name it in run/segment by
 * rename; the segment named there before is marked stopped and unlinked.
 * ZCC_E_FULL: no space in shared memory.  ZCC_E_CREATE: anything else. */
ZCC_CHECK int seg_create(const struct seg_plan *plan, const char *run_dir, struct seg_writer **out,
    struct fault *f);
void seg_close(struct seg_writer *w); /* NULL too; state stopped; unmapped; the name is unlinked */

void seg_begin(struct seg_writer *w);          /* next group */
/* This row will soon be put: its memory is called for meanwhile.  Changes nothing, and may be left
 * out; with it a row of a large table costs what one of a small table does. */
void seg_expect(const struct seg_writer *w, enum zcc_seg_table table, uint32_t i);
/* `row` is aligned to 8. */
void seg_put(struct seg_writer *w, enum zcc_seg_table table, uint32_t i, const void *row);
/* The same, unless it is what stands there; a row that was never put is as one of zeros. */
void seg_put_new(struct seg_writer *w, enum zcc_seg_table table, uint32_t i, const void *row);
uint64_t seg_commit(struct seg_writer *w);     /* its number */
void seg_heartbeat(struct seg_writer *w, int64_t boot_ms, int64_t line_ms, int64_t wall_ms);
/* The first state after SEG_STARTING also sets started_line, from the last heartbeat. */
void seg_state(struct seg_writer *w, enum zcc_seg_state state);

/* The mapping, for a reader in the same process (stress, bench): seg_view_open() takes it. */
const void *seg_writer_base(const struct seg_writer *w, size_t *bytes);

#endif
