/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * guard - call a library that does not look whether it got its memory.
 *
 * libconfig 1.5 and curses write to what malloc() gave them, also when that was nothing, or end
 * the process with a status of their own; libc's look-ups of users, groups and protocols do the
 * first, too.  Under the guard the first is an outcome, and the second an exit with 74 and a
 * sentence.
 *
 * Tests: unit/test_guard.c, torture/fail.c.   Threads: one call at a time in a thread, each its own.
 * Memory: what the library had taken when it fell is lost.   Signals: SIGSEGV, only while a call is
 * under way; a fault that is not at the first page, and with memory for all that was asked (errno), goes
 * to who handled it before.
 */
#ifndef ZCC_GUARD_H
#define ZCC_GUARD_H

#include "zcc/err.h"

/*
 * fn(arg).   doing: "reading the configuration", for the sentence; a string that stays.
 * ZCC_OK: it came back.   ZCC_E_FULL: it fell for want of memory; nothing that it was to make may be
 * touched.
 */
ZCC_CHECK int guard_call(void (*fn)(void *arg), void *arg, const char *doing);

#endif
