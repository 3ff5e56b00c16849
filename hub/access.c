/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/access.h"

#include "shared/base/err.h"
#include "shared/edge/guard.h"

#include <errno.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

/* In and out of the look-up: libc does not ask whether it got the memory for it. */
struct wanted {
	const char *name;
	const struct group *found;
	int sys; /* of a look-up that found nothing */
};

static void
find_group(void *arg)
{
	struct wanted *w = arg;
	errno = 0;
	w->found = getgrnam(w->name);
	w->sys = errno;
}

int
access_group(const char *group, int64_t *gid, struct fault *f)
{
	*gid = -1;
	if (group[0] == '\0')
		return ZCC_OK;
	struct wanted w = {.name = group};
	if (guard_call(find_group, &w, "looking up the group of the site") != ZCC_OK)
		return fault_set(f, ZCC_E_FULL, 0, "no memory to look up group \"%s\"", group);
	if (w.found == NULL && err_is_shortage(w.sys))
		return fault_set(f, ZCC_E_FULL, w.sys, "cannot look up group \"%s\"", group);
	if (w.found == NULL)
		return fault_set(f, ZCC_E_CONFIG, 0,
		    "site.group: this machine has no group \"%s\"; make it, or leave it empty", group);
	*gid = (int64_t)w.found->gr_gid;
	return ZCC_OK;
}

/* What is right already is left alone: it may be somebody else's. */
static int
give(const char *path, mode_t mode, int64_t gid, struct fault *f)
{
	struct stat st;
	if (stat(path, &st) != 0)
		return fault_set(f, ZCC_E_CONFIG, errno, "cannot look at %s", path);
	if (st.st_gid != (gid_t)gid && chown(path, (uid_t)-1, (gid_t)gid) != 0)
		return fault_set(f, ZCC_E_CONFIG, errno,
		    "cannot give %s to group %lld of site.group: make the hub's user a member of it",
		    path, (long long)gid);
	if ((st.st_mode & 07777) != mode && chmod(path, mode) != 0)
		return fault_set(f, ZCC_E_CONFIG, errno, "cannot set the mode of %s", path);
	return ZCC_OK;
}

static int
give_below(const struct site *site, const char *below, mode_t mode, int64_t gid, struct fault *f)
{
	char path[PATH_MAX];
	if (!site_path(site, below, path, sizeof path))
		return fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
	return give(path, mode, gid, f);
}

int
access_files(const struct site *site, int64_t gid, struct fault *f)
{
	struct stat st;
	if (gid < 0)
		return ZCC_OK;
	int code = ZCC_OK;
	/* a directory that everybody may pass needs no group */
	if (stat(site->dir, &st) != 0 || (st.st_mode & S_IXOTH) == 0)
		code = give(site->dir, 0750, gid, f);
	if (code == ZCC_OK)
		code = give(site->conf, 0640, gid, f);
	if (code == ZCC_OK)
		code = give_below(site, "keys", 0710, gid, f);
	if (code == ZCC_OK)
		code = give_below(site, "run", 0750, gid, f);
	return code == ZCC_OK ? give_below(site, "run/lock", 0640, gid, f) : code;
}

int
access_sockets(const struct site *site, int64_t gid, struct fault *f)
{
	if (gid < 0)
		return ZCC_OK;
	int code = give_below(site, "run/command.sock", 0660, gid, f);
	return code == ZCC_OK ? give_below(site, "run/bell.sock", 0660, gid, f) : code;
}
