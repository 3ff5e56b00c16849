/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/lock.h"

#include "shared/base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int
lock_take(const char *path, int *fd, struct fault *f)
{
	*fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
	if (*fd < 0)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot open the lock %s", path);
	struct flock want = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	if (fcntl(*fd, F_SETLK, &want) == 0)
		return ZCC_OK;
	int why = errno;
	struct flock held = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	long pid = fcntl(*fd, F_GETLK, &held) == 0 && held.l_type != F_UNLCK ? (long)held.l_pid : 0;
	close(*fd);
	*fd = -1;
	if (why == EACCES || why == EAGAIN)
		return fault_set(f, ZCC_E_BUSY, 0,
		    "process %ld works on this site already (lock %s); stop it first", pid, path);
	return fault_set(f, ZCC_E_IO, why, "cannot lock %s", path);
}

void
lock_give(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}
