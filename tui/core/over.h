/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * over - what lies over a screen: help, a question, a form, a line being typed (enum overlay).
 *
 * Tests: unit/test_console.c and those of each form.   Threads: one.
 */
#ifndef ZCC_TUI_OVER_H
#define ZCC_TUI_OVER_H

#include "tui/core/console_state.h"

/* False: nothing lies over the screen, and the key is its. */
bool over_key(struct console *c, int key);
/* Pasted text; only where text is typed, see console_is_typing(). */
void over_paste(struct console *c, const char *text);
void over_draw(struct console *c, struct frame *f);

#endif
