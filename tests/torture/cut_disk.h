/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cut_disk - a small ext4 file system whose power can be cut: what it had not written is lost.
 *
 * It stands in an image file on a loop device, in a mount namespace of this process alone: mount and
 * device are gone when the process is, however it ends.  Needs root and a kernel that shuts ext4
 * down; where one of these is missing disk_open() says so.
 *
 * Threads: one, and disk_open() before there are others.   Memory: one disk per process.
 */
#ifndef ZCC_TESTS_CUT_DISK_H
#define ZCC_TESTS_CUT_DISK_H

#include "shared/base/err.h"

/* Make one in `image` and mount it on `dir`, which is empty afterwards and 0700.  ZCC_E_DENIED: it
 * cannot be done on this machine, f says why. */
ZCC_CHECK int disk_open(const char *image, const char *dir, struct fault *f);
/* The power is cut.  Whoever has it open gets an I/O error from now on. */
ZCC_CHECK int disk_cut(struct fault *f);
/* Mount it again; nobody has it open any more. */
ZCC_CHECK int disk_again(struct fault *f);
/* Unmount it, let e2fsck see that it is whole, mount it.  ZCC_E_DATA: it is not. */
ZCC_CHECK int disk_check(struct fault *f);
void disk_close(void);

#endif
