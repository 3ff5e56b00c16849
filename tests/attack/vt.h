/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * vt - a terminal that knows only what a console has any business to say to it: text, and the
 * control sequences that curses uses to place it.  Everything else that arrives is an offence, with
 * its bytes: a control, a title, a clipboard, a report asked for, a mode that is not ours.
 *
 * Tests: unit/test_vt.c.   Threads: none.   Memory: the caller's struct vt.
 */
#ifndef ZCC_ATTACK_VT_H
#define ZCC_ATTACK_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { VT_ROWS_MAX = 60, VT_COLS_MAX = 200, VT_SEQ_MAX = 64 };

enum vt_charset { VT_UTF8, VT_LATIN1, VT_ASCII };

struct vt {
	int rows, cols;
	enum vt_charset charset;
	int y, x, top, bottom; /* cursor, and the rows that scroll */
	bool wraps_next;       /* the last column was written */
	uint32_t last;         /* character, for "repeat it" */
	uint32_t cell[VT_ROWS_MAX][VT_COLS_MAX]; /* 0: right half of a wide one */
	char seq[VT_SEQ_MAX + 1];
	size_t seq_len;        /* of what is unfinished */
	uint64_t offences;
	char first[4 * VT_SEQ_MAX + 1]; /* the first offence, as \xHH */
};

void vt_begin(struct vt *v, int rows, int cols, enum vt_charset charset);
void vt_bytes(struct vt *v, const void *bytes, size_t len);

#endif
