/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/reserve.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { SPEND_BYTES = 1 << 20 };

static bool
has_room_beside(const char *path, uint64_t bytes)
{
	struct statvfs v;
	return statvfs(path, &v) == 0 && (uint64_t)v.f_bavail * v.f_frsize >= bytes;
}

/* Every block is taken now, so the promise holds later. */
static bool
fill(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return false;
	struct stat st;
	int failed = posix_fallocate(fd, 0, RESERVE_BYTES);
	/* a part of it is none: give it back */
	if (failed != 0 && fstat(fd, &st) == 0 && st.st_size < RESERVE_BYTES &&
	    ftruncate(fd, 0) != 0)
		failed = 1;
	close(fd);
	return failed == 0;
}

bool
reserve_stands(const char *path)
{
	struct stat st;
	bool is_whole = stat(path, &st) == 0 && st.st_size >= RESERVE_BYTES &&
	    (uint64_t)st.st_blocks * 512 >= RESERVE_BYTES;
	if (!is_whole && !fill(path))
		return false;
	return has_room_beside(path, RESERVE_MARGIN);
}

void
reserve_spend(const char *path)
{
	struct stat st;
	if (has_room_beside(path, SPEND_BYTES) || stat(path, &st) != 0 || st.st_size == 0)
		return;
	off_t left = st.st_size > SPEND_BYTES ? st.st_size - SPEND_BYTES : 0;
	if (truncate(path, left) != 0)
		return; /* then the act that wanted the room fails, and says so */
}
