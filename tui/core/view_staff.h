/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view_staff - who is there per role, and what is agreed for a role of which nobody is (KB-8).
 *
 * Tests: the golden screens staff*.   Threads: one.
 */
#ifndef ZCC_TUI_VIEW_STAFF_H
#define ZCC_TUI_VIEW_STAFF_H

#include "tui/core/console_state.h"

/* "Staff: triagist 3  regiearts 1  ggz 0!", as many roles as fit: those of whom somebody is there, and
 * those for which something is agreed. */
void staff_title(const struct console *c, char *out, size_t size, int width);
/* Rows for absent roles in `height`, of which two thirds are left for who is there; how many. */
int staff_absent_rows(const struct console *c, int height);
void staff_absent_draw(const struct console *c, struct frame *f, int y, int rows, unsigned top);

#endif
