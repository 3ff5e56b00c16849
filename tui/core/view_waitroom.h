/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_waitroom - who waits where care is given, whose re-triage comes first in front (NT-12, PI-1); and
 * who assesses a patient who is there together with whoever triages him.
 *
 * Enter opens the triage of the selected patient: his own case's at once, and that of a case that nobody
 * has by taking it.  The selection stays with its case; when that has gone, with its place.
 *
 * Tests: unit/test_console_waitroom.c, unit/test_screens.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_WAITROOM_H
#define ZCC_TUI_VIEW_WAITROOM_H

#include "tui/core/console_state.h"

/* SCREEN_WAITROOM */
void waitroom_open(struct console *c);
void waitroom_draw(struct console *c, struct frame *f, int y);
void waitroom_move(struct console *c, int64_t rows);

/* OVER_ALONG: a digit chooses who assesses along. */
void along_begin(struct console *c);
void along_key(struct console *c, int key);
void along_draw(struct console *c, struct frame *f);

#endif
