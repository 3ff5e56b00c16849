/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/edge/protocol_kept.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/conf.h"
#include "shared/edge/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* No base has this name: codes have no underscore. */
static const char main_name[] = "kept_file.conf";

static bool
path_of(char out[PATH_MAX], const char *dir, const uint8_t *hash, const char *name)
{
	char hex[2 * ZCC_HASH_BYTES + 1];
	text_hex(hex, hash, ZCC_HASH_BYTES);
	return text_format(out, PATH_MAX, "%s/%s%s%s", dir, hex, name[0] != '\0' ? "/" : "", name);
}

static bool
holds(const char *path, const struct protocol_text_of *t)
{
	char *here = NULL;
	size_t len = 0;
	struct fault f;
	bool is_same = conf_read_long(path, PROTOCOL_TEXT_MAX, &here, &len, &f) == ZCC_OK &&
	    len == t->len && memcmp(here, t->text, len) == 0;
	free(here);
	return is_same;
}

/* A group that may not be given stays the hub's: whoever has no other sees it all the same. */
static bool
give(int fd, int64_t gid)
{
	return gid < 0 || fchown(fd, (uid_t)-1, (gid_t)gid) == 0 || errno == EPERM;
}

static bool
write_text(const char *path, const struct protocol_text_of *t, int64_t gid)
{
	char tmp[PATH_MAX];
	if (!text_format(tmp, sizeof tmp, "%s.tmp", path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	int fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
	    gid == KEPT_ALONE ? 0600 : 0640);
	if (fd < 0)
		return false;
	bool is_kept = give(fd, gid) && file_write_all(fd, t->text, t->len) && fsync(fd) == 0;
	is_kept = close(fd) == 0 && is_kept && rename(tmp, path) == 0;
	if (!is_kept) {
		int sys = errno;
		unlink(tmp);
		errno = sys;
	}
	return is_kept;
}

static bool
make_dir(const char *path, int64_t gid)
{
	if (mkdir(path, gid == KEPT_ALONE ? 0700 : 0750) != 0)
		return errno == EEXIST;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return false;
	bool is_given = give(fd, gid);
	close(fd);
	return is_given && file_sync_parent(path);
}

int
protocol_kept_put(const char *dir, const struct protocol_file *file, int64_t gid, struct fault *f)
{
	char path[PATH_MAX], name[ZCC_CODE_SIZE + 8];
	const struct protocol *p = file->protocol;
	bool is_new = false, is_kept = make_dir(dir, gid) && path_of(path, dir, p->hash, "") &&
	    make_dir(path, gid);
	/* the base first: with the other one it is whole */
	for (unsigned i = 0; is_kept && i < file->layers; i++) {
		bool is_base = i + 1 < file->layers;
		is_kept = text_format(name, sizeof name, "%s%s", is_base ? p->base_name : main_name,
			      is_base ? ".conf" : "") &&
		    path_of(path, dir, p->hash, name);
		if (!is_kept || holds(path, &file->text[i]))
			continue;
		is_kept = write_text(path, &file->text[i], gid);
		is_new = true;
	}
	if (is_kept && is_new)
		is_kept = file_sync_parent(path);
	if (is_kept)
		return ZCC_OK;
	return fault_set(f, ZCC_E_IO, errno, "cannot keep the triage protocol in %.200s", dir);
}

int
protocol_kept_get(const char *dir, const uint8_t hash[ZCC_HASH_BYTES], struct protocol_file *out,
    struct fault *f)
{
	char path[PATH_MAX];
	*out = (struct protocol_file){0};
	if (!path_of(path, dir, hash, main_name))
		return fault_set(f, ZCC_E_DATA, 0, "the path of a kept protocol is too long");
	if (access(path, F_OK) != 0)
		return fault_set(f, ZCC_E_UNKNOWN, errno, "%s", path);
	int code = protocol_file_read(path, out, f);
	if (code == ZCC_OK && memcmp(out->protocol->hash, hash, ZCC_HASH_BYTES) == 0)
		return ZCC_OK;
	if (code == ZCC_OK)
		fault_set(f, ZCC_E_DATA, 0, "%s has other content than its name says", path);
	protocol_file_free(out);
	return code == ZCC_E_FULL ? code : ZCC_E_DATA;
}

static void
remove_dir(int at, const char *name)
{
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	if (d == NULL) {
		if (fd >= 0)
			close(fd);
		return;
	}
	for (const struct dirent *e; (e = readdir(d)) != NULL;)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			unlinkat(fd, e->d_name, 0);
	closedir(d);
	unlinkat(at, name, AT_REMOVEDIR);
}

void
protocol_kept_sweep(
    const char *dir, bool (*needs)(const uint8_t hash[ZCC_HASH_BYTES], void *arg), void *arg)
{
	DIR *d = opendir(dir);
	uint8_t hash[ZCC_HASH_BYTES];
	if (d == NULL)
		return;
	for (const struct dirent *e; (e = readdir(d)) != NULL;) {
		if (e->d_name[0] == '.')
			continue;
		if (text_unhex(e->d_name, hash, sizeof hash) && needs(hash, arg))
			continue;
		remove_dir(dirfd(d), e->d_name);
	}
	closedir(d);
}
