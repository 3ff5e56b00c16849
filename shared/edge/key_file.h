/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * key_file - small files that must be whole, on the disk, and nobody else's; for key.c only.
 *
 * Tests: by way of unit/test_key.c.   Threads: no state.   Memory: the caller's.
 */
#ifndef ZCC_KEY_FILE_H
#define ZCC_KEY_FILE_H

#include "zcc/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { KEY_FILE_MAX = 1024 };

/* The whole file; one byte over KEY_FILE_MAX tells that there was more.  A secret one must be the
 * caller's own, 0600 and no symbolic link, else ZCC_E_DENIED, which also says that it is not there.
 * ZCC_E_DATA: not a regular file.  ZCC_E_IO: anything else, such as no descriptor left. */
ZCC_CHECK int key_file_read(const char *path, bool is_secret, char room[KEY_FILE_MAX + 1],
    size_t *len, struct fault *f);
/* A new file with this text, on the disk when this returns; nothing of it stays after a failure:
 * ZCC_E_CREATE. */
ZCC_CHECK int key_file_write_new(const char *path, mode_t mode, const char *text, struct fault *f);

#endif
