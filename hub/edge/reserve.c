/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/reserve.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static bool
has_room_beside(int fd, uint64_t bytes)
{
	struct statvfs v;
	return fstatvfs(fd, &v) == 0 && (uint64_t)v.f_bavail * v.f_frsize >= bytes;
}

/* Every block is taken now, so the promise holds later. */
static bool
fill(int fd, off_t was)
{
	if (posix_fallocate(fd, 0, RESERVE_BYTES) == 0)
		return true;
	/* a try that failed half way keeps nothing of it; if that fails too, the next try begins there */
	(void)!ftruncate(fd, was);
	return false;
}

/* Whole, or made whole: what is left of it serves log-out and hand-over until all can be had again. */
static bool
stands(int fd)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return false;
	uint64_t has = (uint64_t)st.st_blocks * 512;
	if (st.st_size >= RESERVE_BYTES && has >= RESERVE_BYTES)
		return has_room_beside(fd, RESERVE_MARGIN);
	uint64_t missing = has < RESERVE_BYTES ? RESERVE_BYTES - has : 0;
	return has_room_beside(fd, missing + RESERVE_MARGIN) && fill(fd, st.st_size);
}

bool
reserve_stands(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return errno == EIO;
	bool is_there = stands(fd);
	close(fd);
	return is_there;
}

static bool
spend(int fd)
{
	struct stat st;
	if (has_room_beside(fd, RESERVE_STEP))
		return true;
	if (fstat(fd, &st) != 0 || st.st_size == 0)
		return false;
	off_t left = st.st_size > RESERVE_STEP ? st.st_size - RESERVE_STEP : 0;
	return ftruncate(fd, left) == 0 && has_room_beside(fd, RESERVE_STEP / 2);
}

bool
reserve_spend(const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
	bool has_room = fd >= 0 && spend(fd);
	if (fd >= 0)
		close(fd);
	return has_room;
}
