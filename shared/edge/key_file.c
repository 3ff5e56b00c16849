/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/key_file.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* At most KEY_FILE_MAX + 1 bytes, so that too much can be told from all. */
static int
read_all(int fd, const char *path, char room[KEY_FILE_MAX + 1], size_t *len, struct fault *f)
{
	*len = 0;
	while (*len < KEY_FILE_MAX + 1) {
		ssize_t n = read(fd, room + *len, KEY_FILE_MAX + 1 - *len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fault_set(f, ZCC_E_IO, errno, "cannot read %s", path);
		if (n == 0)
			break;
		*len += (size_t)n;
	}
	return ZCC_OK;
}

int
key_file_read(const char *path, bool is_secret, char room[KEY_FILE_MAX + 1], size_t *len,
    struct fault *f)
{
	struct stat st;
	int fd =
	    open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (is_secret ? O_NOFOLLOW : 0));
	if (fd < 0)
		return fault_set(f, is_secret && !err_is_shortage(errno) ? ZCC_E_DENIED : ZCC_E_IO, errno,
		    "cannot read %s", path);
	int r = ZCC_OK;
	if (fstat(fd, &st) != 0)
		r = fault_set(f, ZCC_E_IO, errno, "cannot look at %s", path);
	else if (!S_ISREG(st.st_mode))
		r = fault_set(f, ZCC_E_DATA, 0, "%s is not a file", path);
	else if (is_secret && st.st_uid != geteuid())
		r = fault_set(f, ZCC_E_DENIED, 0,
		    "%s belongs to user %u and must be yours (user %u)", path, (unsigned)st.st_uid,
		    (unsigned)geteuid());
	else if (is_secret && (st.st_mode & 07777) != 0600)
		r = fault_set(f, ZCC_E_DENIED, 0,
		    "%s has mode %04o and must have 0600: chmod 600 it", path,
		    (unsigned)(st.st_mode & 07777));
	if (r == ZCC_OK)
		r = read_all(fd, path, room, len, f);
	close(fd);
	return r;
}

static int
cannot_write(const char *path, int why, struct fault *f)
{
	if (why == EEXIST)
		return fault_set(f, ZCC_E_CREATE, 0, "%s stands already: move it away first", path);
	return fault_set(f, ZCC_E_CREATE, why, "cannot write %s", path);
}

static bool
write_whole(int fd, mode_t mode, const char *text)
{
	bool is_done = fchmod(fd, mode) == 0 && file_write_all(fd, text, strlen(text)) &&
	    fsync(fd) == 0;
	int why = errno;
	if (close(fd) != 0)
		return false;
	errno = why;
	return is_done;
}

/* Under a name of its own first: whoever is killed in between leaves no half a file that stands for a
 * whole one. */
int
key_file_write_new(const char *path, mode_t mode, const char *text, struct fault *f)
{
	char beside[PATH_MAX];
	struct stat st;
	if (lstat(path, &st) == 0)
		return cannot_write(path, EEXIST, f);
	if (!text_format(beside, sizeof beside, "%s.%ld", path, (long)getpid()))
		return cannot_write(path, ENAMETOOLONG, f);
	unlink(beside); /* of a process that had this number and was killed */
	int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return cannot_write(path, errno, f);
	bool is_done = write_whole(fd, mode, text), has_name = is_done && link(beside, path) == 0;
	is_done = has_name && file_sync_parent(path);
	int why = errno;
	unlink(beside);
	if (is_done)
		return ZCC_OK;
	if (has_name)
		unlink(path);
	return cannot_write(path, why, f);
}
