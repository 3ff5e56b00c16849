/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_background - what is known of a patient beside this question (BG-1): the bar with the
 * behandelgrenzen over every screen about him, the form that records one, and striking (PE-6).
 *
 * The form asks one thing at a time, by a digit, and then words; what it records can be struck.
 *
 * Tests: unit/test_console_background.c, unit/test_screens.c.   Threads: one.   Memory: the words are
 * personal: wiped when they were sent or left.
 */
#ifndef ZCC_TUI_VIEW_BACKGROUND_H
#define ZCC_TUI_VIEW_BACKGROUND_H

#include "tui/core/console_state.h"

/* "reanimeren: wordt niet gedaan", of one part of a dossier; "" = of none. */
void limit_said(unsigned limit, bool is_allowed, char *out, size_t size);
/* "NIET reanimeren, NIET ic"; false: none was agreed. */
bool limits_words(unsigned limits, char *out, size_t size);
/* The same as a bar; rows used. */
int limits_draw(const struct zcc_case_row *row, struct frame *f, int y, int x, int width);

void background_begin(struct console *c, uint64_t row);
void background_key(struct console *c, int key);
void background_insert(struct console *c, const char *text);
void background_draw(struct console *c, struct frame *f);

/* "3 onjuist": the third part of the dossier that is open; "3" alone: it is right after all. */
void background_strike(struct console *c, const char *text);
void background_done(struct console *c, unsigned verb, uint64_t row);

#endif
