/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tty - the terminal at both ends of the process: modes, signals, size, bytes; nothing of curses.
 *
 *     tty_open()    it is one, and can be asked
 *     tty_take()    raw; from now on it is put back on every way out, abort() included
 *     tty_give_back() or tty_put_back()
 *
 * Tests: unit/test_term.c in a pseudo-terminal.   Threads: one terminal per process.
 * Signals: SIGHUP, SIGTERM, SIGINT, SIGWINCH wake the loop; SIGPIPE and SIGTSTP do nothing; who handled
 * a crash before hears of it after the terminal is in order.
 */
#ifndef ZCC_TUI_TTY_H
#define ZCC_TUI_TTY_H

#include "zcc/err.h"

#include <stddef.h>

/* What woke the loop, from tty_events(). */
enum tty_event { TTY_RESIZED = 1, TTY_STOP = 2 /* SIGHUP, SIGTERM, SIGINT */ };

/* ZCC_E_DOWN: not a terminal.   ZCC_E_IO: no pipe. */
ZCC_CHECK int tty_open(struct fault *f);
/* Never under the guard (shared/edge/guard.h), which gives back the handlers that it found. */
void tty_take(void);
/* Modes as they were; curses has said the rest. */
void tty_give_back(void);
/* The same without curses: it cannot be asked any more.  Nothing when it was given back. */
void tty_put_back(void);

void tty_size(int *rows, int *cols); /* now, at most as large as a frame */
/* All of it, unless the line is gone: reading says so. */
void tty_write(const char *p, size_t len);
/* Bytes typed: 0 = none now, -1 = the line is gone.  Never blocks. */
long tty_read(void *room, size_t size);
int tty_input_fd(void);
int tty_wake_fd(void);
unsigned tty_events(void); /* bits of enum tty_event since last asked */

#endif
