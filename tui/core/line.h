/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * line - the bytes of one frame on their way to a terminal at the other end of a thin line.
 *
 * Tests: unit/test_line.c.   Pure; all work in place and return the new length.
 */
#ifndef ZCC_TUI_LINE_H
#define ZCC_TUI_LINE_H

#include <stddef.h>

/* Says of colours and attributes nothing twice: what stands side by side becomes one sequence, what a
 * reset follows goes, and with it the character set, which curses names beside each of them and never
 * changes. */
size_t line_shorten(char *p, size_t len);
/* ASCII named as the character set goes, unless another one is named too: for what follows a picture
 * that left it so. */
size_t line_keep_charset(char *p, size_t len);
/* A position in the row of the cursor becomes a column, a row just below as many line feeds where they
 * are shorter.  For terminals that know CHA; a line feed is no more than that where the output is not processed. */
size_t line_step(char *p, size_t len);
/* UTF-8 to Latin-1, or to the nearest ASCII. */
size_t line_to_latin1(char *p, size_t len);

#endif
