/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * err - the outcomes that functions and programs share, and the two checks on code itself.
 *
 * An outcome is 0 or one negative ZCC_E_*.  What a person reads about it is in a struct fault,
 * filled once, where the thing went wrong, with the values at hand.
 *
 * Tests: unit/test_err.c.   Threads: types and macros only.
 */
#ifndef ZCC_ERR_H
#define ZCC_ERR_H

#include <stdint.h>

enum zcc_err {
	ZCC_OK = 0,
	ZCC_E_USAGE = -1,   /* exit 64: the command line is wrong */
	ZCC_E_DATA = -2,    /* exit 65: a value is wrong */
	ZCC_E_UNKNOWN = -3, /* exit 65: no such case, operator, row */
	ZCC_E_DOWN = -4,    /* exit 69: hub not reachable, or not live */
	ZCC_E_OUTCOME = -5, /* exit 69: sent, no answer; it may have happened */
	ZCC_E_CREATE = -6,  /* exit 73: a file or directory cannot be made */
	ZCC_E_IO = -7,      /* exit 74: read or write failed */
	ZCC_E_FULL = -8,    /* exit 74: disk or reserve file is full */
	ZCC_E_TAKEN = -9,   /* exit 75: somebody else has it; the text says who */
	ZCC_E_STALE = -10,  /* exit 75: the row changed since it was seen */
	ZCC_E_STATE = -11,  /* exit 75: not possible in the state the case is in */
	ZCC_E_BUSY = -12,   /* exit 75: a table or a queue is full now; try again */
	ZCC_E_DENIED = -13, /* exit 77: not this operator, role or key */
	ZCC_E_CONFIG = -14, /* exit 78: configuration */
	ZCC_E_AGAIN = -15,  /* internal: nothing there now, try later; never an exit code */
	ZCC_E_LAST = -15
};

#define ZCC_CHECK __attribute__((warn_unused_result))
#define ZCC_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* What went wrong, for a person.  `text` is a sentence without a final full stop, with values, and
 * free of text from outside; `sys` is an errno or 0. */
struct fault {
	int code; /* enum zcc_err */
	int sys;
	char text[320];
};

/* A broken invariant: said on stderr, then abort().  Compiled in always. */
#define ZCC_MUST(cond) ((cond) ? (void)0 : zcc_must_fail(#cond, __FILE__, __LINE__))
__attribute__((noreturn)) void zcc_must_fail(const char *cond, const char *file, int line);

#endif
