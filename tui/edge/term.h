/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * term - shows frames on the terminal (tty.h); the only file that knows curses.
 *
 * Starts on any TERM (else xterm, else vt100) and in any locale.  Each frame is one write().  Keys
 * are not decoded here (tui/core/input.h): curses would follow TERM, and TERM is often wrong.
 *
 * Tests: unit/test_term.c in a pseudo-terminal, torture/fail.c.   Threads: one terminal per process.
 * Memory: curses takes some with each kind of sequence that it writes first; without it the terminal is
 * put back, and nothing can be drawn any more.
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

/*
 * ZCC_E_DOWN: not a terminal, or none of the three kinds works.   ZCC_E_IO: no pipe.
 * ZCC_E_FULL: no memory.
 */
ZCC_CHECK int term_open(const struct term_options *o, struct fault *f);
void term_close(void);
bool term_is_ascii(void); /* by option or locale */
/* ZCC_E_FULL: no memory, and the terminal is put back. */
ZCC_CHECK int term_draw(const struct frame *f, bool is_repaint, struct fault *why);

#endif
