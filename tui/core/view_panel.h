/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_panel - the panels of toezicht, whole: the telephone, who is to be called back, what is handed
 * over and not taken yet.
 *
 * Tests: unit/test_console_room.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_PANEL_H
#define ZCC_TUI_VIEW_PANEL_H

#include "tui/core/console_state.h"

/* 1 telephone, 2 staff, 3 call-backs, 4 hand-overs, 5 alarms; false = no such panel. */
bool panel_open(struct console *c, unsigned number);
/* The one that belongs to the pane under the cursor. */
void panel_of_pane(struct console *c);
const char *panel_title(const struct console *c);
void panel_draw(struct console *c, struct frame *f, int y);
void panel_move(struct console *c, int64_t rows);

#endif
