/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * calm - times that step slowly enough to be read, and cheaply enough for a thin line.
 *
 * Tests: unit/test_screens.c.   Pure.
 */
#ifndef ZCC_TUI_CALM_H
#define ZCC_TUI_CALM_H

#include "tui/core/console_state.h"

/* How long something has been so.  Figures of all rows step together, each 10 s and from 2 min on each
 * minute: one short frame instead of one per row.  Signs of the norm do not wait for it. */
int64_t calm_ms(const struct console *c, int64_t since_line);

#endif
