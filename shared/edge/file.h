/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * file - bytes and names that must outlive a power cut.
 *
 * All return false with errno as the system left it.
 *
 * Tests: unit/test_file.c.   Threads: no state.   Memory: none is kept.
 */
#ifndef ZCC_FILE_H
#define ZCC_FILE_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>

/* All of it, however small the pieces that the system takes and whatever signal comes between.  EIO:
 * it takes nothing more and does not say why. */
ZCC_CHECK bool file_write_all(int fd, const void *data, size_t len);
/* Flush a directory: what was made, renamed or removed in it stays so. */
ZCC_CHECK bool file_sync_dir(const char *dir);
/* The same for the directory in which `path` stands. */
ZCC_CHECK bool file_sync_parent(const char *path);

#endif
