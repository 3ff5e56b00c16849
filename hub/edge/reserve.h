/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reserve - 64 MiB of the journal's disk, kept back so that log-out and hand-over still fit when
 * it is full (DESIGN 3).  It stands while the file has its size and the disk has some room beside.
 * Once full, it is given back in pieces, each time the last one is nearly used up; it is made again
 * at once, when the disk has room for what is missing and for what is to stay free beside it.
 *
 * Tests: cli/full.t on a small file system.   Threads: one.
 */
#ifndef ZCC_RESERVE_H
#define ZCC_RESERVE_H

#include "zcc/err.h"

#include <stdbool.h>

enum {
	RESERVE_BYTES = 64 << 20,
	RESERVE_MARGIN = 16 << 20,
	RESERVE_STEP = 8 << 20 /* the largest group, in the write-ahead log and then in the journal */
};

/* Does it stand?  Makes it again when it can.  A disk that gives I/O errors is not full: true, and
 * the next group meets the error and ends the process. */
bool reserve_stands(const char *path);
/* Let there be room for a group of what may use it, out of the reserve when need be.  False: there is
 * none, and the reserve is used up. */
bool reserve_spend(const char *path);

#endif
