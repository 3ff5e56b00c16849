/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * line - the bytes of one frame on their way to a terminal at the other end of a thin line.
 *
 * Tests: unit/test_line.c.   Pure; both work in place and return the new length.
 */
#ifndef ZCC_TUI_LINE_H
#define ZCC_TUI_LINE_H

#include <stddef.h>

/* Leaves out what is said twice: at the end of each coloured block curses resets the colours, then
 * the character set, then everything; the last alone does all of it. */
size_t line_shorten(char *p, size_t len);
/* UTF-8 to Latin-1, or to the nearest ASCII. */
size_t line_to_latin1(char *p, size_t len);

#endif
