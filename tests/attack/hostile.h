/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * hostile - text that means harm, by chance: controls, escape sequences that terminals obey, marks
 * in piles, right to left, zero width, wide, unassigned, broken UTF-8, beginnings of formulas.
 *
 * Threads: none.   Memory: static; hostile_open() adds the lines of the sets beside the tree when
 * they are there.
 */
#ifndef ZCC_ATTACK_HOSTILE_H
#define ZCC_ATTACK_HOSTILE_H

#include "tests/sim/chance.h"

enum { HOSTILE_SIZE = 1024 };

/* The lines that it found in ../shared/data, 0 when it is not there. */
unsigned hostile_open(void);
/* At most `size` - 1 bytes and a NUL; its length.  May be anything but a NUL. */
size_t hostile_text(struct chance *c, char *out, size_t size);
/* A single code point, also one that is none, by the bytes that would encode it; 1..0x10ffff. */
size_t hostile_point(uint32_t cp, char out[5]);

#endif
