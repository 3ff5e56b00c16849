/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * log - lines on stderr with sd-daemon prefixes ("<6>"), one write each.  Every byte outside
 * printable ASCII is escaped.  Never text from outside, never a personal field (AU-4).
 *
 * Tests: unit/test_log.c.   Threads: safe (one write per line).
 */
#ifndef ZCC_LOG_H
#define ZCC_LOG_H

#include "zcc/err.h"

enum log_level { LOG_FATAL = 2, LOG_ERROR = 3, LOG_WARN = 4, LOG_NOTE = 5, LOG_INFO = 6 };

/* Program name before each line: "<6>zcc-hub: ready".  Without prefix when stderr is a terminal. */
void log_open(const char *program);
void log_line(enum log_level level, const char *fmt, ...) ZCC_PRINTF(2, 3);

#endif
