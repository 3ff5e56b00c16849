/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * frame - one picture of the screen: a grid of characters with a meaning each, and the cursor.
 *
 * Views draw into it, the terminal shows it, tests dump it.  Text is cleaned on the way in: nothing
 * from outside reaches a terminal as a control, escape, zero-width or bidi character.  What falls
 * outside is cut off, never an error.
 *
 * Tests: unit/test_frame.c.   Threads: none of its own.   Memory: the caller's, no pointers.
 */
#ifndef ZCC_TUI_FRAME_H
#define ZCC_TUI_FRAME_H

#include "tui/core/style.h"
#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FRAME_COLS_MAX = 200, FRAME_ROWS_MAX = 60, FRAME_MARKS_MAX = 2 };

struct cell {
	uint32_t cp;                    /* 0: right half of a wide character */
	uint32_t mark[FRAME_MARKS_MAX]; /* combining marks on it, 0 = none */
	uint8_t style;                  /* enum style */
};

struct frame {
	int rows, cols;         /* 1..FRAME_ROWS_MAX, 1..FRAME_COLS_MAX */
	int cursor_y, cursor_x; /* always inside */
	bool is_ascii;          /* accents are drawn in ASCII */
	bool has_bell;          /* the terminal rings once as it shows this */
	struct cell cell[FRAME_ROWS_MAX * FRAME_COLS_MAX]; /* row behind row: frame_at() */
};

/* Where the cell at (y, x) stands; the rest of its row follows it. */
static inline int
frame_at(const struct frame *f, int y, int x)
{
	return y * f->cols + x;
}

/* Blank, of that size (cut to 1..max), cursor top left. */
void frame_begin(struct frame *f, int rows, int cols, bool is_ascii);
/* Text at (y, x) in at most `width` columns; returns the columns used. */
int frame_text(struct frame *f, int y, int x, int width, enum style style, const char *s);
/* The same, with its end at x + width; text that is too wide keeps its beginning. */
void frame_right(struct frame *f, int y, int x, int width, enum style style, const char *s);
/* In as many rows as it takes, broken at blanks; returns how many.  f: NULL = only count. */
int frame_wrapped(struct frame *f, int y, int x, int width, enum style style, const char *s);
int frame_put(struct frame *f, int y, int x, int width, enum style style, const char *fmt, ...)
    ZCC_PRINTF(6, 7);
/* A line to the right, with a title in it when not NULL; and one downward.  Drawn in ASCII: a third
 * of the bytes of line characters, sure in every font and charset, easy on screen readers. */
void frame_rule(struct frame *f, int y, int x, int width, const char *title);
void frame_wall(struct frame *f, int y, int x, int height);
/* An empty box with a border and a title; what was under it is gone. */
void frame_box(struct frame *f, int y, int x, int height, int width, const char *title);
void frame_clear(struct frame *f, int y, int x, int height, int width);
/* Give cells another meaning. */
void frame_mark(struct frame *f, int y, int x, int width, enum style style);
void frame_cursor(struct frame *f, int y, int x);

/* For tests and people: the rows without blanks at their end; "@row column width style" for what
 * is not plain; the cursor.  Returns the bytes needed without the NUL, like snprintf(). */
size_t frame_dump(const struct frame *f, char *out, size_t size);
/* The nearest ASCII character, '?' when there is none. */
uint32_t frame_to_ascii(uint32_t cp);
/* One code point as UTF-8, with a NUL. */
void frame_utf8(char out[5], uint32_t cp);

#endif
