/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * last - the last word of a program that a library ends.
 *
 * libzmq and the C++ runtime call abort() when memory or descriptors run out.  Nothing is wrong with
 * the program then: it says so and ends with 74, as with every other lack.  A broken invariant of ours
 * (ZCC_MUST) stays an abort.
 *
 * Tests: unit/test_last.c, torture/fail.c.   Threads: any may abort.   Memory: none.
 * A file that grows beyond the process's limit is an error of that write, not a signal.
 *
 * So is memory whose file somebody cut short: the word, and 74.
 *
 * Signals: SIGABRT, SIGBUS, SIGXFSZ; whoever takes the first two over hands them on to the handler that was there.
 */
#ifndef ZCC_LAST_H
#define ZCC_LAST_H

/* From now on.  After log_open(), whose name it uses. */
void last_word_install(void);

#endif
