/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * column - a list of cases in columns, and the words and looks that other screens share with it.
 *
 * Tests: unit/test_screens.c.   Pure.
 */
#ifndef ZCC_TUI_COLUMN_H
#define ZCC_TUI_COLUMN_H

#include "tui/core/calm.h"
#include "tui/core/console_state.h"
#include "tui/core/fmt.h"

void column_heads(struct frame *f, int y, int width);
void column_row(const struct console *c, struct frame *f, int y, int width,
    const struct zcc_case_row *row);
/* "2e contact: 23975 pijn-borst GESLOTEN": the earlier contact of a case that has one (NT-6). */
void earlier_label(const struct console *c, const struct zcc_case_row *row, char *out, size_t size);
const char *state_label(unsigned state);
/* b: the board that the row stands on; NULL: it is a copy of what left the board. */
const char *complaint_label(const struct board *b, const struct zcc_case_row *row);
enum style urgency_style(unsigned urgency);
enum style norm_style(enum norm n);

#endif
