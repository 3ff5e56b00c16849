/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seg_copy - one moment of a segment as a private board, brought up to date at the cost of what
 * changed.  Knows no files: it works on a checked view.
 *
 * Tests: unit/test_seg.c, stress/stress_seg.c, bench/bench_seg.c.   Threads: one per picture.
 * Memory: two boards of the segment's sizes, at init.
 */
#ifndef ZCC_SEG_COPY_H
#define ZCC_SEG_COPY_H

#include "shared/care/board.h"
#include "shared/edge/seg_view.h"

struct seg_picture {
	struct board shown; /* a whole moment; only epoch, group and rows are filled here */
	struct board spare; /* becomes the next one; may be a mixture in between (seg_copy.c) */
};

/* An empty picture (group 0) with room for the view's tables.  ZCC_E_FULL: no memory. */
ZCC_CHECK int seg_picture_init(struct seg_picture *p, const struct seg_view *v, struct fault *f);
void seg_picture_fini(struct seg_picture *p); /* zeros too */

/*
 * Bring `shown` to the newest group of the view it was made for.
 *
 *   retries   counts how often the writer overtook us; may be NULL
 *
 * ZCC_OK        shown is one moment: that of shown.group
 * ZCC_E_AGAIN   overtaken SEG_COPY_TRIES times: shown is what it was; the next call catches up
 */
/* The hub rests between groups, so one try does.  Against a writer that never rests (stress_seg) a
 * hundred still leave a few refreshes in a thousand to the next call. */
#define SEG_COPY_TRIES 100
ZCC_CHECK int seg_picture_refresh(struct seg_picture *p, const struct seg_view *v,
    uint64_t *retries);

#endif
