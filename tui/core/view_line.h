/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_line - the last row while a filter or a command is typed in it.
 *
 *     :word [case] [;text]     blank or point between; the case by its last digits
 *
 * Tests: unit/test_console.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_LINE_H
#define ZCC_TUI_VIEW_LINE_H

#include "tui/core/console_state.h"

void line_draw(struct console *c, struct frame *f);
void line_key(struct console *c, int key);

#endif
