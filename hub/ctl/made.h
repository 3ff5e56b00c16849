/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * made - files and directories made below one directory, remembered so that all of them can be
 * removed again: what fails half-way leaves nothing behind.
 *
 * Tests: cli/init.t.   Threads: none of its own.   Memory: the caller's.
 */
#ifndef ZCC_CTL_MADE_H
#define ZCC_CTL_MADE_H

#include "zcc/err.h"
#include "zcc/limits.h"

#include <limits.h>
#include <stddef.h>
#include <sys/types.h>

enum { MADE_MAX = ZCC_ROLES_MAX + 16, MADE_NAME_SIZE = 64 };

struct made {
	char dir[PATH_MAX - MADE_NAME_SIZE];
	char name[MADE_MAX][MADE_NAME_SIZE]; /* below dir, in the order of making */
	unsigned num;
};

/* The path of `below`; room of PATH_MAX. */
void made_path(const struct made *m, const char *below, char out[PATH_MAX]);
/* Remember what somebody else makes there. */
void made_note(struct made *m, const char *below);
ZCC_CHECK int made_dir(struct made *m, const char *below, mode_t mode, struct fault *f);
/* A new file with these bytes, on disk when this returns. */
ZCC_CHECK int made_file(
    struct made *m, const char *below, mode_t mode, const void *data, size_t len, struct fault *f);
/* What was made in dir/below ("" = dir itself) keeps its name when the power fails. */
ZCC_CHECK int made_sync(const struct made *m, const char *below, struct fault *f);
/* The same for the name of `path` in the directory above it. */
ZCC_CHECK int made_sync_above(const char *path, struct fault *f);
/* Remove all of it, newest first. */
void made_undo(struct made *m);

#endif
