/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mutate - bytes changed by chance, for attacks that begin with something that is right.
 *
 * Threads: none.   Memory: `size` bytes of the caller's; nothing is kept.
 */
#ifndef ZCC_ATTACK_MUTATE_H
#define ZCC_ATTACK_MUTATE_H

#include "tests/sim/chance.h"

struct mutate {
	uint8_t *data;
	size_t len, size;
	const char *const *words; /* pieces that hurt here, NULL at the end; "" is a NUL byte */
};

/* Put `len` bytes at `at` (cut to what is there) in the place of `gone` bytes.  What does not fit is
 * left out. */
void mutate_put(struct mutate *m, size_t at, size_t gone, const void *bytes, size_t len);
/* One change: a bit, a byte, a piece left out, said twice or moved, a word, the end cut off. */
void mutate_once(struct mutate *m, struct chance *c);

#endif
