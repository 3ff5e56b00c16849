/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seg_word - the 64-bit words of a segment.  Everything that two processes share is read and
 * written through these, so that there is no data race by the letter of C17 and ThreadSanitizer can
 * check it.  Release and acquire on every word, and no fences: on x86 these are plain moves.
 *
 * A row, or a block of rows, is many words.  C17 has no wider atomic that needs no lock, and a
 * compiler joins no two atomic words, so on x86-64 they are moved by instructions written here: the
 * processor keeps every load in order before what is loaded later, and every store after what was
 * stored before, whatever its width, which is all that release and acquire ask there.  That a wide
 * move may be cut into its words by another processor is no matter: whoever copies looks at a
 * number before and after.  Sanitizers, which cannot see into instructions, and other processors
 * get word by word.
 *
 * Tests: stress/stress_seg.c, also under MODE=tsan.   Threads: that is what it is for.   Memory: none.
 */
#ifndef ZCC_SEG_WORD_H
#define ZCC_SEG_WORD_H

#include <assert.h>
#include <stdatomic.h>
#include <stddef.h>
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

#if defined(__has_feature)
#define SEG_HAS_FEATURE(name) __has_feature(name)
#else
#define SEG_HAS_FEATURE(name) 0
#endif
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__) && \
    !SEG_HAS_FEATURE(thread_sanitizer) && !SEG_HAS_FEATURE(address_sanitizer)

__attribute__((target("avx"))) static inline size_t
seg_words_copy_avx(unsigned char *to, const unsigned char *from, size_t bytes)
{
	size_t at = 0;
	for (; at + 128 <= bytes; at += 128)
		__asm__ volatile("vmovdqu (%1), %%ymm0\n\tvmovdqu 32(%1), %%ymm1\n\t"
				 "vmovdqu 64(%1), %%ymm2\n\tvmovdqu 96(%1), %%ymm3\n\t"
				 "vmovdqu %%ymm0, (%0)\n\tvmovdqu %%ymm1, 32(%0)\n\t"
				 "vmovdqu %%ymm2, 64(%0)\n\tvmovdqu %%ymm3, 96(%0)"
				 :
				 : "r"(to + at), "r"(from + at)
				 : "memory", "xmm0", "xmm1", "xmm2", "xmm3");
	__asm__ volatile("vzeroupper" ::: "xmm0", "xmm1", "xmm2", "xmm3");
	return at;
}

/* Copy words, of which either side may be shared; both are aligned to 8, as is `bytes`. */
static inline void
seg_words_copy(void *to, const void *from, size_t bytes)
{
	enum { WORTH_IT = 1024 }; /* from here on the width pays for asking */
	unsigned char *d = to;
	const unsigned char *s = from;
	size_t at = 0;
	if (bytes >= WORTH_IT && __builtin_cpu_supports("avx"))
		at = seg_words_copy_avx(d, s, bytes);
	for (; at + 16 <= bytes; at += 16)
		__asm__ volatile("movdqu (%1), %%xmm0\n\tmovdqu %%xmm0, (%0)"
				 :
				 : "r"(d + at), "r"(s + at)
				 : "memory", "xmm0");
	if (at < bytes)
		seg_word_store(d + at, seg_word_load(s + at));
}

#else

static inline void
seg_words_copy(void *to, const void *from, size_t bytes)
{
	for (size_t at = 0; at < bytes; at += 8)
		seg_word_store((unsigned char *)to + at,
		    seg_word_load((const unsigned char *)from + at));
}

#endif
#endif
