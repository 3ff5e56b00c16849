/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * out_cell - a field of text on stdout: clean, whoever wrote it, and as wide as its column.
 *
 * Tests: cli/, attack/text_ctl.c.   Threads: one.   Memory: none.
 */
#ifndef ZCC_CTL_OUT_CELL_H
#define ZCC_CTL_OUT_CELL_H

/* Padded by columns rather than bytes; "-" when empty.  A longer one is not cut. */
void out_column(const char *s, int width);
/* The same with two blanks behind it. */
void out_cell(const char *s, int width);

#endif
