/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * choice - a word of a closed list, typed as its number in the list or as how it begins.
 *
 * Tests: unit/test_console_forward.c, unit/test_console_intake.c.   Pure.
 */
#ifndef ZCC_TUI_CHOICE_H
#define ZCC_TUI_CHOICE_H

#include "tui/core/frame.h"

/* The word of a number from 1; "" for one that is none. */
typedef const char *(*choice_word)(unsigned number);

/* Its number; 0: it is none, or more than one begins so. */
unsigned choice_meant(const char *typed, choice_word word, unsigned num);
/* The words that begin as what was typed, all where none does, each with its number, on at most `rows` rows. */
void choice_draw(struct frame *f, int y, int x, int rows, int width, const char *typed, choice_word word,
    unsigned num);

#endif
