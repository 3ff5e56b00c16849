/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/err.h"
#include "shared/edge/conf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A configuration that cannot be read now may be a good one. */
static int
cannot(const char *what, const char *path, struct fault *f)
{
	int code = err_is_shortage(errno) ? ZCC_E_FULL : ZCC_E_CONFIG;
	return fault_set(f, code, errno, "cannot %s %s", what, path);
}

static int
read_all(int fd, const char *path, size_t max, char **text, size_t *len, struct fault *f)
{
	/* One byte more than allowed, so that a file which grows meanwhile is noticed too. */
	char *room = malloc(max + 2);
	if (room == NULL)
		return fault_set(f, ZCC_E_FULL, ENOMEM, "cannot read %s", path);
	size_t got = 0;
	while (got <= max) {
		ssize_t n = read(fd, room + got, max + 1 - got);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1) {
			int code = cannot("read", path, f);
			free(room);
			return code;
		}
		if (n == 0)
			break;
		got += (size_t)n;
	}
	if (got > max) {
		free(room);
		return fault_set(f, ZCC_E_CONFIG, 0, "%s: more than %zu bytes", path, max);
	}
	room[got] = '\0';
	*text = room;
	*len = got;
	return ZCC_OK;
}

int
conf_read(const char *path, char **text, size_t *len, struct fault *f)
{
	return conf_read_long(path, ZCC_CONFIG_MAX, text, len, f);
}

int
conf_read_long(const char *path, size_t max, char **text, size_t *len, struct fault *f)
{
	*text = NULL;
	*len = 0;
	/* Not blocking: a FIFO in the file's place must not stop the program. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd == -1)
		return cannot("open", path, f);
	struct stat st;
	int r;
	if (fstat(fd, &st) == -1)
		r = cannot("read", path, f);
	else if (!S_ISREG(st.st_mode))
		r = fault_set(f, ZCC_E_CONFIG, 0, "%s is not a regular file", path);
	else
		r = read_all(fd, path, max, text, len, f);
	close(fd);
	return r;
}
