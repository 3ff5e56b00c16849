/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/config.h"

#include "hub/access.h"
#include "shared/base/err.h"
#include "shared/base/log.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
fits_here(const struct hub *h, const struct site *s, const char *name, struct fault *f)
{
	int64_t gid;
	if (memcmp(s->id, h->site->id, sizeof s->id) != 0)
		return fault_set(f, ZCC_E_CONFIG, 0, "%s is of another site (site.id)", name);
	int code = access_group(s->group, &gid, f);
	if (code == ZCC_OK &&
	    (gid != h->gid || memcmp(&s->sizes, &h->site->sizes, sizeof s->sizes) != 0))
		log_line(LOG_WARN, "table sizes and the group take effect at the next start");
	return code;
}

int
config_read(const struct hub *h, struct engine_first *out, struct site *room, struct fault *f)
{
	int code = site_open(h->site->conf, room, f);
	if (code == ZCC_OK)
		code = fits_here(h, room, room->conf, f);
	if (code != ZCC_OK)
		return code;
	memset(out, 0, sizeof *out);
	out->text = (const uint8_t *)room->text;
	out->text_len = room->text_len;
	out->settings = &room->settings;
	seal_hash(NULL, room->text, room->text_len, out->hash);
	return ZCC_OK;
}

int
config_parse(const uint8_t *text, size_t len, struct settings *out, struct fault *f, void *arg)
{
	static const char name[] = "the configuration";
	struct site *room = calloc(1, sizeof *room);
	if (room == NULL)
		return fault_set(f, ZCC_E_BUSY, 0, "no memory for the configuration now");
	int code = site_parse((const char *)text, len, name, room, f);
	if (code == ZCC_OK)
		code = fits_here(arg, room, name, f);
	*out = room->settings;
	site_free(room);
	free(room);
	return code;
}

/* As the file that it replaces: readable for the site's group. */
static bool
write_like(const char *path, const char *like, const uint8_t *text, size_t len)
{
	struct stat st;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
	if (fd < 0)
		return false;
	bool is_kept = stat(like, &st) == 0 && fchown(fd, (uid_t)-1, st.st_gid) == 0 &&
	    fchmod(fd, 0640) == 0 && write(fd, text, len) == (ssize_t)len && fsync(fd) == 0;
	return close(fd) == 0 && is_kept;
}

/* The name must survive a power cut too. */
static bool
sync_dir(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_done = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return is_done;
}

void
config_keep(const uint8_t *text, size_t len, void *arg)
{
	const struct hub *h = arg;
	char tmp[PATH_MAX + 8];
	snprintf(tmp, sizeof tmp, "%s.new", h->site->conf);
	if (write_like(tmp, h->site->conf, text, len) && rename(tmp, h->site->conf) == 0 &&
	    sync_dir(h->site->dir))
		log_line(LOG_NOTE, "a configuration was adopted");
	else
		log_line(LOG_ERROR, "adopted, but zcc.conf could not be written: the next start would "
		    "adopt the old file again");
}
