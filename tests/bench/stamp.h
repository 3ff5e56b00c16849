/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stamp - when did the hub commit?
 *
 *     stamp.c         makes a word of shared memory, and has programs write the moment into it
 *     stamp_commit.c  built as stamp_commit.so and loaded before them: their fdatasync() says when
 *                     it returned, which for SQLite in WAL mode is the commit
 *
 * Threads: one.   Memory: one word; its file goes with the directory.
 */
#ifndef ZCC_BENCH_STAMP_H
#define ZCC_BENCH_STAMP_H

#include <stdatomic.h>
#include <stdint.h>

#define STAMP_WORD "ZCC_BENCH_STAMP" /* the path of the file, in the environment */

struct stamp {
	_Atomic uint64_t committed_ns; /* CLOCK_MONOTONIC; 0 = never */
};

/* Programs started from here until stamp_end() write into a file in `dir`.  `bin`: where they
 * stand. */
void stamp_begin(const char *dir, const char *bin);
void stamp_end(void);
/* Moment of the last commit, as figure_now_us() counts; there must have been one. */
double stamp_committed_us(void);

#endif
