/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/file.h"

#include "shared/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <unistd.h>

bool
file_write_all(int fd, const void *data, size_t len)
{
	const char *at = data;
	while (len > 0) {
		ssize_t n = write(fd, at, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = EIO;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

bool
file_sync_dir(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool is_done = fsync(fd) == 0;
	int why = errno;
	close(fd);
	errno = why;
	return is_done;
}

bool
file_sync_parent(const char *path)
{
	char copy[PATH_MAX];
	if (!text_copy(copy, sizeof copy, path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	return file_sync_dir(dirname(copy));
}
