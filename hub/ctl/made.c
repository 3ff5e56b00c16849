/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/made.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

void
made_path(const struct made *m, const char *below, char out[PATH_MAX])
{
	ZCC_MUST(text_format(out, PATH_MAX, "%s/%s", m->dir, below));
}

void
made_note(struct made *m, const char *below)
{
	ZCC_MUST(m->num < MADE_MAX);
	ZCC_MUST(text_copy(m->name[m->num++], MADE_NAME_SIZE, below));
}

int
made_dir(struct made *m, const char *below, mode_t mode, struct fault *f)
{
	char path[PATH_MAX];
	made_path(m, below, path);
	if (mkdir(path, 0700) != 0)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot make %.200s", path);
	made_note(m, below);
	/* mkdir() cuts the mode by the umask; chmod() does not. */
	if (chmod(path, mode) != 0)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot set the mode of %.200s", path);
	return ZCC_OK;
}

int
made_file(
    struct made *m, const char *below, mode_t mode, const void *data, size_t len, struct fault *f)
{
	char path[PATH_MAX];
	made_path(m, below, path);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot make %.200s", path);
	made_note(m, below);
	int rc = ZCC_OK;
	if (!file_write_all(fd, data, len) || fchmod(fd, mode) != 0 || fsync(fd) != 0)
		rc = fault_set(
		    f, errno == ENOSPC ? ZCC_E_FULL : ZCC_E_IO, errno, "cannot write %.200s", path);
	if (close(fd) != 0 && rc == ZCC_OK)
		rc = fault_set(f, ZCC_E_IO, errno, "cannot write %.200s", path);
	return rc;
}

int
made_sync(const struct made *m, const char *below, struct fault *f)
{
	char path[PATH_MAX];
	made_path(m, below, path);
	return file_sync_dir(path)
	    ? ZCC_OK : fault_set(f, ZCC_E_IO, errno, "cannot flush %.200s", path);
}

int
made_sync_above(const char *path, struct fault *f)
{
	return file_sync_parent(path)
	    ? ZCC_OK : fault_set(f, ZCC_E_IO, errno, "cannot flush the directory of %.200s", path);
}

void
made_undo(struct made *m)
{
	char path[PATH_MAX];
	while (m->num > 0) {
		made_path(m, m->name[--m->num], path);
		remove(path);
	}
}
