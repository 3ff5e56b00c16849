/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clockwork - one clock for all programs of a test, which stands still until it is moved on.
 *
 * clockwork.so is loaded before each of them (LD_PRELOAD) and maps the file that $ZCC_CLOCKWORK names:
 * a struct clockwork.  From then on every clock of the program shows that moment, and who waits for a
 * descriptor with a time-out waits until that clock has gone so far.  An evening of eight hours passes
 * as fast as the programs can do their work, no norm is shortened, and a slow machine is only slow:
 * who moves the clock first sees that everybody has done what the last moment asked.
 *
 * Who moves it holds a shared lock (flock) on the file.  Where nobody has for some seconds, or the file is
 * gone, time stands still for ever: who waits for it then ends, with CLOCKWORK_LEFT.
 *
 * Tests: cli/clockwork.t.
 *
 * Threads: any.   Memory: the mapping.
 */
#ifndef ZCC_TESTS_CLOCKWORK_H
#define ZCC_TESTS_CLOCKWORK_H

#include <stdatomic.h>
#include <stdint.h>

/* Little-endian in the file, as this machine has it. */
struct clockwork {
	_Atomic int64_t gone_ms; /* since the beginning */
	_Atomic int64_t wall_ms; /* UTC at the beginning; another when somebody sets the clocks */
};

/* The moment at which machines of a test were booted, by their clock of that name. */
enum { CLOCKWORK_BOOT_MS = 1000 * 1000 };

/* The exit code of who was left alone with the clock. */
enum { CLOCKWORK_LEFT = 70 };

#endif
