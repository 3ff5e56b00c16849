/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * err - outcome codes (zcc/err.h) to exit codes, and filling a struct fault.
 *
 * Tests: unit/test_err.c.   Threads: no state.   Memory: the caller's.
 */
#ifndef ZCC_BASE_ERR_H
#define ZCC_BASE_ERR_H

#include "zcc/err.h"

#include <stdbool.h>

/* The exit code of DESIGN 7 (sysexits); 70 for a code that may not leave the program. */
int err_exit_code(int code);
/* "taken", "denied" ...: a stable word for logs and JSON. */
const char *err_word(int code);

/* Is errno `sys` one of what the machine lacks now (descriptors, memory, a disk that answers)?  That
 * says nothing of what was asked for: the same may succeed later. */
bool err_is_shortage(int sys);

/* Fill *f (NULL is allowed) and return `code`: return fault_set(f, ZCC_E_IO, errno, "..."). */
int fault_set(struct fault *f, int code, int sys, const char *fmt, ...) ZCC_PRINTF(4, 5);
/* What was printed on stdout has arrived, or its reader has seen enough; else ZCC_E_IO. */
ZCC_CHECK int fault_of_output(struct fault *f);
/* An invariant of ours broke: the abort() that follows is ours (ZCC_MUST). */
bool err_is_broken(void);
/* Add "; while ..." and return f's code. */
int fault_while(struct fault *f, const char *fmt, ...) ZCC_PRINTF(2, 3);

#endif
