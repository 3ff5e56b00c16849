/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_alarm - SCREEN_ALARMS, the list of alarms on other screens, and putting one at rest.
 *
 * Tests: unit/test_screens.c, unit/test_console_alarm.c.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_ALARM_H
#define ZCC_TUI_VIEW_ALARM_H

#include "tui/core/console_state.h"

void alarms_draw(struct console *c, struct frame *f, int y);
void alarm_list_draw(struct console *c, struct frame *f, int y, int x, int height, int width,
    bool has_focus);
/* So many lines up (below 0) or down. */
void alarm_move(struct console *c, int64_t rows);

/* The overlay OVER_REST: why, and for how long. */
void rest_begin(struct console *c);
void rest_key(struct console *c, int key);
void rest_draw(struct console *c, struct frame *f);

#endif
