/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_meldkamer - the desk of the centralist: what is handed over to him, and what he hands over.
 *
 * Tests: unit/test_screens.c, unit/test_console_hand.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_MELDKAMER_H
#define ZCC_TUI_VIEW_MELDKAMER_H

#include "tui/core/console_state.h"

/* SCREEN_MELDKAMER. */
void meldkamer_draw(struct console *c, struct frame *f, int y);
void meldkamer_move(struct console *c, int64_t rows);

#endif
