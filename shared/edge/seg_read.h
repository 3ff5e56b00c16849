/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seg_read - copy the newest whole moment of the shared picture into a board.
 *
 * Readers map read-only, take no lock and cannot slow the hub.  A truncated, foreign or vanished
 * segment is an outcome, never a crash: SIGBUS on our own mapping is caught (seg_read.c says how).
 *
 * Tests: unit/test_seg.c, stress/stress_seg.c.   Threads: one reader per thread.   Memory: at open.
 */
#ifndef ZCC_SEG_READ_H
#define ZCC_SEG_READ_H

#include "shared/care/board.h"

struct seg_reader;

/* How opening or refreshing went.  Below SEG_OPEN nothing can be shown. */
enum seg_outcome {
	SEG_ABSENT = 0,   /* run/segment names nothing: no hub has been here */
	SEG_FOREIGN,      /* wrong owner, mode, magic, site or size */
	SEG_VERSION,      /* another major: the text names both */
	SEG_OPEN          /* the board holds a picture; whether it is live, b->is_live says */
};

/* `site` may be NULL: not checked.  Gives a reader also when there is nothing yet.  ZCC_E_USAGE: the
 * path is too long.  ZCC_E_FULL: no memory.  Installs the SIGBUS guard: a program with a handler of
 * its own installs that before.  Not for the process that holds run/lock. */
ZCC_CHECK int seg_reader_new(const char *run_dir, const uint8_t site[ZCC_SITE_BYTES],
    struct seg_reader **out);
void seg_reader_free(struct seg_reader *r); /* NULL too */

/* A hub holds the site's lock, whatever picture there is. */
bool seg_is_held(struct seg_reader *r);
/*
 * Bring the board up to date: reattaches by itself when run/segment names another segment.
 * Costs what changed.  Never blocks.  b->is_live also needs the hub's lock held (F_GETLK).
 * When the picture cannot be read any more, b keeps the last one with is_live = false; b->group is
 * 0 as long as there never was one.  The board stays at one address; its arrays do not.
 */
enum seg_outcome seg_refresh(struct seg_reader *r, struct fault *f);
const struct board *seg_board(const struct seg_reader *r);

#endif
