/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seg_word - the 64-bit words of a segment.  Everything that two processes share is read and
 * written through these two, so that there is no data race by the letter of C17 and
 * ThreadSanitizer can check it.  Release and acquire on every word, and no fences: on x86 these are
 * plain moves.
 *
 * Tests: stress/stress_seg.c under MODE=tsan.   Threads: that is what it is for.   Memory: none.
 */
#ifndef ZCC_SEG_WORD_H
#define ZCC_SEG_WORD_H

#include <assert.h>
#include <stdatomic.h>
#include <stdint.h>

static_assert(ATOMIC_LLONG_LOCK_FREE == 2 && sizeof(_Atomic uint64_t) == 8,
    "a locked atomic would write into a read-only mapping");

/* `at` is aligned to 8. */
static inline uint64_t
seg_word_load(const void *at)
{
	return atomic_load_explicit((const _Atomic uint64_t *)at, memory_order_acquire);
}

static inline void
seg_word_store(void *at, uint64_t word)
{
	atomic_store_explicit((_Atomic uint64_t *)at, word, memory_order_release);
}

#endif
