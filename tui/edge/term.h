/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * term - the terminal: shows frames, gives bytes; the only file that knows curses.
 *
 * Starts on any TERM (else xterm, else vt100) and in any locale.  Each frame is one write().  Keys
 * are not decoded here (tui/core/input.h): curses would follow TERM, and TERM is often wrong.  The
 * terminal is put back on every way out, abort() included.
 *
 * Tests: unit/test_term.c in a pseudo-terminal.   Threads: one terminal per process.
 */
#ifndef ZCC_TUI_TERM_H
#define ZCC_TUI_TERM_H

#include "tui/core/frame.h"
#include "zcc/err.h"

struct term_options {
	bool is_mono;  /* no colour, whatever the terminal can; NO_COLOR means the same */
	bool is_ascii;
	bool is_silent; /* never the bell */
};

/* What woke the loop, from term_events(). */
enum term_event { TERM_RESIZED = 1, TERM_STOP = 2 /* SIGHUP, SIGTERM, SIGINT */ };

/* ZCC_E_DOWN: not a terminal, or none of the three kinds works. */
ZCC_CHECK int term_open(const struct term_options *o, struct fault *f);
void term_close(void);
bool term_is_ascii(void);               /* by option or locale */
void term_size(int *rows, int *cols);   /* now */
void term_draw(const struct frame *f, bool is_repaint);
/* Bytes typed: 0 = none now, -1 = the line is gone.  Never blocks. */
long term_read(void *room, size_t size);
int term_input_fd(void);
int term_wake_fd(void);
unsigned term_events(void); /* bits of enum term_event since last asked */

#endif
