/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reserve - 64 MiB of the journal's disk, kept back so that log-out and hand-over still fit when
 * it is full (DESIGN 3).  It stands while the file has its size and the disk has some room beside.
 *
 * Tests: cli/full.t on a small file system.   Threads: one.
 */
#ifndef ZCC_RESERVE_H
#define ZCC_RESERVE_H

#include "zcc/err.h"

#include <stdbool.h>

enum { RESERVE_BYTES = 64 << 20, RESERVE_MARGIN = 16 << 20 };

/* Does it stand?  Makes it again when it can. */
bool reserve_stands(const char *path);
/* Give some of it back to the disk, for what may use it: at most 1 MiB a call. */
void reserve_spend(const char *path);

#endif
