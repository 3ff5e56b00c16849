/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * moment - a value of the command line that is a time, as clock_parse_next() and clock_parse_past() read it.
 *
 * UTC ms, above 0: on the board 0 stands for none.  ZCC_E_DATA: it is no time, or one before 1970; the fault
 * has `name` ("--until", "received"), the value and how a time is written.  Then *at is as it was.
 *
 * Tests: cli/usage.t, cli/report.t.   Threads: no state, reads the clock.   Memory: the caller's.
 */
#ifndef ZCC_CTL_MOMENT_H
#define ZCC_CTL_MOMENT_H

#include "zcc/err.h"

#include <stdint.h>

ZCC_CHECK int moment_next(int64_t *at, const char *name, const char *value, struct fault *f);
ZCC_CHECK int moment_past(int64_t *at, const char *name, const char *value, struct fault *f);

#endif
