/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/seg_name.h"

#include "shared/base/err.h"
#include "shared/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "/zcc-"
enum { PREFIX_LEN = sizeof PREFIX - 1, HEX_LEN = 2 * ZCC_SITE_BYTES };

void
seg_name_make(char name[SEG_NAME_SIZE], const uint8_t site[ZCC_SITE_BYTES], uint64_t epoch)
{
	char hex[HEX_LEN + 1];
	text_hex(hex, site, ZCC_SITE_BYTES);
	bool fits = text_format(name, SEG_NAME_SIZE, PREFIX "%s-%" PRIu64, hex, epoch);
	ZCC_MUST(fits);
}

bool
seg_name_is_of(const char *name, const uint8_t site[ZCC_SITE_BYTES])
{
	static const char hex_digits[] = "0123456789abcdef", digits[] = "0123456789";
	size_t len = strnlen(name, SEG_NAME_SIZE);
	if (len >= SEG_NAME_SIZE || strncmp(name, PREFIX, PREFIX_LEN) != 0)
		return false;
	const char *hex = name + PREFIX_LEN;
	if (strspn(hex, hex_digits) != HEX_LEN || hex[HEX_LEN] != '-')
		return false;
	const char *epoch = hex + HEX_LEN + 1;
	size_t epoch_len = strspn(epoch, digits);
	if (epoch_len == 0 || epoch_len > 20 || epoch[epoch_len] != '\0')
		return false;
	char ours[HEX_LEN + 1];
	if (site != NULL) {
		text_hex(ours, site, ZCC_SITE_BYTES);
		return memcmp(ours, hex, HEX_LEN) == 0;
	}
	return true;
}

static int
fault_of_open(struct fault *f, const char *path)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return fault_set(f, ZCC_E_UNKNOWN, 0,
		    "no hub has run here yet (there is no %s); start zcc-hub", path);
	if (errno == EACCES || errno == EPERM)
		return fault_set(f, ZCC_E_DENIED, errno,
		    "cannot read %s; only members of the site's group may look", path);
	return fault_set(f, ZCC_E_IO, errno, "cannot read %s", path);
}

int
seg_name_read(const char *run_dir, char name[SEG_NAME_SIZE], struct fault *f)
{
	char path[PATH_MAX], text[SEG_NAME_SIZE + 2];
	if (!text_format(path, sizeof path, "%s/segment", run_dir))
		return fault_set(f, ZCC_E_DATA, 0, "the path of the run directory is too long");
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return fault_of_open(f, path);
	ssize_t got;
	do
		got = read(fd, text, sizeof text - 1);
	while (got < 0 && errno == EINTR);
	int sys = errno;
	close(fd);
	if (got < 0)
		return fault_set(f, ZCC_E_IO, sys, "cannot read %s", path);
	text[got] = '\0';
	char *end = strchr(text, '\n');
	if (end == NULL || end[1] != '\0' || (size_t)(end + 1 - text) != (size_t)got)
		return fault_set(f, ZCC_E_DATA, 0, "%s does not hold one line", path);
	*end = '\0';
	if (!seg_name_is_of(text, NULL) || !text_copy(name, SEG_NAME_SIZE, text))
		return fault_set(f, ZCC_E_DATA, 0, "%s does not hold the name of a segment", path);
	return ZCC_OK;
}

/* The file needs no fsync: it says where shared memory is, and both are gone after a crash. */
static bool
fill(int fd, const char *name, int64_t gid)
{
	char text[SEG_NAME_SIZE + 1];
	if (!text_format(text, sizeof text, "%s\n", name))
		return false;
	size_t len = strlen(text);
	if (gid >= 0 && fchown(fd, (uid_t)-1, (gid_t)gid) != 0)
		return false;
	if (fchmod(fd, 0640) != 0)
		return false;
	return write(fd, text, len) == (ssize_t)len;
}

int
seg_name_write(const char *run_dir, const char *name, int64_t gid, struct fault *f)
{
	char path[PATH_MAX], fresh[PATH_MAX];
	if (!text_format(path, sizeof path, "%s/segment", run_dir) ||
	    !text_format(fresh, sizeof fresh, "%s/segment.new", run_dir))
		return fault_set(f, ZCC_E_CREATE, 0, "the path of the run directory is too long");
	int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
	if (fd < 0)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot make %s", fresh);
	bool is_filled = fill(fd, name, gid);
	int sys = errno;
	if (close(fd) != 0 && is_filled) {
		is_filled = false;
		sys = errno;
	}
	if (is_filled && rename(fresh, path) == 0)
		return ZCC_OK;
	if (is_filled)
		sys = errno;
	unlink(fresh);
	return fault_set(f, ZCC_E_CREATE, sys, "cannot write %s", path);
}
