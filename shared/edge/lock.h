/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lock - the site's lock: held by the hub while it runs, or by a tool that works without one.
 * A POSIX record lock: it dies with its process, and readers can ask who has it (F_GETLK).
 *
 * Tests: cli/.   Threads: the process must not open and close the file elsewhere, that drops it.
 */
#ifndef ZCC_LOCK_H
#define ZCC_LOCK_H

#include "zcc/err.h"

/* Take it: *fd stays open as long as it is wanted.  ZCC_E_BUSY: another process has it (the text
 * says which); ZCC_E_CREATE: the file cannot be made.  The file becomes 0640. */
ZCC_CHECK int lock_take(const char *path, int *fd, struct fault *f);
void lock_give(int *fd);

#endif
