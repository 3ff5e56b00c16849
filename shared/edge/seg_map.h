/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seg_map - shared memory itself: make it, find and check it, map it, and survive its truncation.
 * What the bytes mean is known in seg_view and seg_write.
 *
 * Tests: unit/test_seg.c.   Threads: seg_map_guard() works in any thread; its handler is one per
 * process, installed by seg_map_guard_install().   Memory: the mapping.
 */
#ifndef ZCC_SEG_MAP_H
#define ZCC_SEG_MAP_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seg_map {
	int fd;
	void *base;   /* NULL = not mapped; read-only unless made, or opened for writing */
	size_t bytes; /* as it was when mapped */
	uint32_t owner; /* to whom it must belong */
};

/* New, zeroed, its space taken; mode 0640, group `gid` unless -1.  ZCC_E_TAKEN: the name exists.
 * ZCC_E_FULL: no space.  ZCC_E_CREATE: anything else. */
ZCC_CHECK int seg_map_create(const char *name, size_t bytes, int64_t gid, struct seg_map *out,
    struct fault *f);

/*
 * Map what bears this name, whole.  `owner` is the user it must belong to (root may own it too).
 *
 * ZCC_E_UNKNOWN  there is none
 * ZCC_E_DENIED   this user may not read it
 * ZCC_E_DATA     another owner, writable for others, not a plain file, or shorter than `least`
 * ZCC_E_IO       mapping failed
 */
ZCC_CHECK int seg_map_open(const char *name, uint32_t owner, bool is_writing, size_t least,
    struct seg_map *out, struct fault *f);
void seg_map_close(struct seg_map *m); /* also one that is not mapped */

/* Remove the name; who has it mapped keeps it.  A name that is gone is fine.  ZCC_E_IO. */
ZCC_CHECK int seg_map_remove(const char *name, struct fault *f);

/* Is the mapping still what was opened as `name`: as many bytes, the same owner, written by no other?
 * ZCC_E_DATA: no.  *has_name: not yet removed. */
ZCC_CHECK int seg_map_check(const struct seg_map *m, const char *name, bool *has_name,
    struct fault *f);

/* Large pages behind memory of our own, where the system has them: the same bytes, sooner found. */
void seg_map_large_pages(void *at, size_t bytes);

/* Before the first guard, and again after another SIGBUS handler was installed.  A SIGBUS that is not
 * ours is handed on to the handler that was there, or kills as it always does. */
void seg_map_guard_install(void);
/* Run fn(arg), which reads from `m`.  ZCC_E_IO: the mapping lost its bytes on the way, and fn was
 * left where it stood: it must hold no lock and no memory.  Does not nest. */
ZCC_CHECK int seg_map_guard(const struct seg_map *m, void (*fn)(void *arg), void *arg);

#endif
