/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * log - lines on stderr with sd-daemon prefixes ("<6>"), one write each.  Every byte outside
 * printable ASCII is escaped.  Never text from outside, never a personal field (AU-4).
 *
 * Tests: unit/test_log.c.   Threads: safe (one write per line); log_open() and log_never_wait()
 * before there are others.
 */
#ifndef ZCC_LOG_H
#define ZCC_LOG_H

#include "zcc/err.h"

enum log_level { LOG_FATAL = 2, LOG_ERROR = 3, LOG_WARN = 4, LOG_NOTE = 5, LOG_INFO = 6 };

/* Program name before each line: "<6>zcc-hub: ready".  Without prefix when stderr is a terminal.  Before
 * anything else is opened: what is opened later never stands for a standard stream that was closed. */
void log_open(const char *program);
/* From now on a line that stderr does not take at once (a full pipe, a terminal that was stopped) is
 * lost and counted, instead of waited for; the next one that it takes is preceded by how many. */
void log_never_wait(void);
void log_line(enum log_level level, const char *fmt, ...) ZCC_PRINTF(2, 3);

#endif
