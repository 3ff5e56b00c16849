/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shim_priv - what the parts of the shim share: shim.c (memory), shim_file.c, shim_socket.c.
 *
 * Tests: it is one.   Threads: all of the program's.   Memory: none.
 */
#ifndef ZCC_TESTS_SHIM_PRIV_H
#define ZCC_TESTS_SHIM_PRIV_H

#include "tests/torture/shim.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define HIDDEN __attribute__((visibility("hidden"))) /* the program has names of its own */

extern HIDDEN struct shim *shim; /* NULL: nobody drives */

/* Count a call; is it one that is to fail?  `caller` is noted for the first of these. */
HIDDEN bool fails(enum shim_class class, const void *caller);
/* Something is there, or elsewhere, that the program did not find so. */
HIDDEN void note_write(void);
/* What a write to fd does.  True: it fails, with errno set.  *len may become less: a short write. */
HIDDEN bool spoils(int fd, size_t *len, const void *caller);
/* The function of that name behind ours. */
HIDDEN void *real_of(const char *name);

#define CALLER __builtin_return_address(0)

/* The function that would have been called; found once. */
#define REAL(name)                                                                                 \
	static __typeof__(name) *real;                                                             \
	if (real == NULL) {                                                                        \
		void *found = real_of(#name);                                                      \
		memcpy(&real, &found, sizeof real);                                                \
	}

#define FAIL_IF(class_, errno_, value)                                                             \
	if (fails(class_, CALLER)) {                                                               \
		errno = errno_;                                                                    \
		return value;                                                                      \
	}

#endif
