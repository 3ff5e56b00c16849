/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * text_part - the parts of attack_text (G-18): what each does with hostile text, and counts.
 *
 * Each ends the gate with tries_broken() when a byte or a cell is where it may not be.
 *
 * Threads: none.   Memory: static.
 */
#ifndef ZCC_ATTACK_TEXT_PART_H
#define ZCC_ATTACK_TEXT_PART_H

#include "tests/sim/chance.h"

#include <stdbool.h>

/* text_screen.c: a kind of terminal, in a process of its own, as curses is one per process. */
struct text_screen {
	const char *term, *lang;
	int charset; /* enum vt_charset */
	bool is_mono;
};
/*
 * Texts through frames, consoles, curses and a pty into a terminal that knows what may come.
 *
 *   texts     at most so many by chance, and no more after `permille` of the gate's time
 *   points    each code point alone, all of them or each `every`th, 0 = none
 *
 * Returns how many texts were shown.
 */
uint64_t text_on_screens(const struct text_screen *s, struct chance c, uint64_t texts,
    unsigned permille, uint32_t every);

/* text_ctl.c: through the functions that print for zcc-ctl, text and JSON, and through the log.
 * Returns how many texts were printed. */
uint64_t text_in_pipes(struct chance c, uint64_t texts, unsigned permille);

/* text_live.c: through the real programs, `tries` of each kind; how many texts. */
uint64_t text_live(struct chance c, uint64_t tries, unsigned permille);

#endif
