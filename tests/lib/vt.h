/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * vt - what stands on the screen of a terminal that was sent these bytes: as much of a vt100 as
 * curses uses on one: cursor, erase, scrolling within a region.  Attributes are not kept, and a byte
 * above 0x7e shows as '?': a program that is looked at runs with TERM=vt100 and in ASCII.
 *
 * Threads: none of its own.   Memory: struct vt is the caller's.
 */
#ifndef ZCC_TESTS_VT_H
#define ZCC_TESTS_VT_H

#include <stdbool.h>
#include <stddef.h>

enum { VT_ROWS_MAX = 50, VT_COLS_MAX = 160, VT_ARGS_MAX = 8 };

struct vt {
	int rows, cols;
	int y, x;
	int top, bottom;                         /* rows of the scrolling region */
	char cell[VT_ROWS_MAX][VT_COLS_MAX + 1]; /* each row ends with 0 */
	int state;                               /* between the bytes of a sequence */
	int arg[VT_ARGS_MAX], args_num;
};

/* Blank, 1..VT_ROWS_MAX by 1..VT_COLS_MAX. */
void vt_init(struct vt *v, int rows, int cols);
void vt_feed(struct vt *v, const char *bytes, size_t len);
/* Does this row hold the text? */
bool vt_row_has(const struct vt *v, int row, const char *text);

#endif
