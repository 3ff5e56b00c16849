/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/config.h"

#include "hub/access.h"
#include "hub/edge/fault.h"
#include "hub/protocols.h"
#include "shared/base/err.h"
#include "shared/base/log.h"
#include "shared/edge/conf.h"
#include "shared/edge/file.h"

#include <errno.h>
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
	if (s->settings.is_demo && !h->site->settings.is_demo)
		return fault_set(f, ZCC_E_CONFIG, 0, "%s makes a demonstration of a site at work "
		    "(site.demo = true), with every line open and nobody in a shift; zcc-ctl init --demo "
		    "makes one beside it", name);
	int code = access_group(s->group, &gid, f);
	if (code == ZCC_OK &&
	    (gid != h->gid || memcmp(&s->sizes, &h->site->sizes, sizeof s->sizes) != 0))
		log_line(LOG_WARN, "table sizes and the group take effect at the next start");
	return code;
}

/* The protocol that a configuration names is read and kept when the configuration is read: both are
 * good, or neither is adopted. */
static int
read_protocol(struct hub *h, const struct site *s, struct fault *f)
{
	int code = config_start(h, s, f);
	return code == ZCC_OK ? protocols_keep(h, f) : code;
}

const struct protocol *
config_protocol(void *arg)
{
	struct hub *h = arg;
	protocols_replace(h);
	return h->protocol.protocol;
}

int
config_start(struct hub *h, const struct site *s, struct fault *f)
{
	protocol_file_free(&h->protocol_next);
	return site_protocol(h->site, s->protocol, &h->protocol_next, f);
}

int
config_read(struct hub *h, struct engine_first *out, struct site *room, struct fault *f)
{
	int code = site_open(h->site->conf, room, f);
	if (code == ZCC_OK)
		code = fits_here(h, room, room->conf, f);
	if (code == ZCC_OK)
		code = read_protocol(h, room, f);
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
		return fault_set(f, ZCC_E_FULL, 0, "no memory for the configuration now");
	int code = site_parse((const char *)text, len, name, room, f);
	if (code == ZCC_OK)
		code = fits_here(arg, room, name, f);
	if (code == ZCC_OK)
		code = read_protocol(arg, room, f);
	*out = room->settings;
	site_free(room);
	free(room);
	return code;
}

/* Other readers than the group's are nobody's; a group that may not be given stays the hub's. */
static bool
write_like(const char *path, const char *like, const uint8_t *text, size_t len)
{
	struct stat st;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
	if (fd < 0)
		return false;
	bool is_kept = stat(like, &st) == 0 &&
	    (fchown(fd, (uid_t)-1, st.st_gid) == 0 || errno == EPERM) && fchmod(fd, 0640) == 0 &&
	    file_write_all(fd, text, len) && fsync(fd) == 0;
	return close(fd) == 0 && is_kept;
}

enum { BESIDE_SIZE = PATH_MAX + 8 };

static void
beside(const struct hub *h, const char *end, char out[BESIDE_SIZE])
{
	snprintf(out, BESIDE_SIZE, "%s.%s", h->site->conf, end);
}

bool
config_prepare(const uint8_t *text, size_t len, void *arg)
{
	const struct hub *h = arg;
	char tmp[BESIDE_SIZE], new[BESIDE_SIZE];
	beside(h, "tmp", tmp);
	beside(h, "new", new);
	/* an earlier one of this group may stand there already: it is replaced whole or not at all */
	if (write_like(tmp, h->site->conf, text, len) && rename(tmp, new) == 0 &&
	    file_sync_dir(h->site->dir)) {
		fault_step("config-prepared");
		return true;
	}
	unlink(tmp);
	log_line(LOG_ERROR, "%s cannot be written: no configuration is adopted", new);
	return false;
}

static bool
put_in_place(const struct hub *h, const char *new)
{
	return rename(new, h->site->conf) == 0 && file_sync_dir(h->site->dir);
}

void
config_keep(const uint8_t *text, size_t len, void *arg)
{
	const struct hub *h = arg;
	char new[BESIDE_SIZE];
	(void)text;
	(void)len;
	beside(h, "new", new);
	fault_step("config-adopted");
	if (put_in_place(h, new))
		log_line(LOG_NOTE, "a configuration was adopted");
	else
		log_line(LOG_ERROR, "adopted, but zcc.conf could not be replaced: the next start does that "
		    "with zcc.conf.new");
	fault_step("config-kept");
}

/* Does the file hold the text with this hash? */
static bool
holds(const char *path, const uint8_t hash[ZCC_HASH_BYTES])
{
	uint8_t here[ZCC_HASH_BYTES];
	char *text;
	size_t len;
	struct fault f;
	if (conf_read(path, &text, &len, &f) != ZCC_OK)
		return false;
	seal_hash(NULL, text, len, here);
	free(text);
	return memcmp(here, hash, sizeof here) == 0;
}

int
config_finish(const struct hub *h, const uint8_t adopted[ZCC_HASH_BYTES], struct fault *f)
{
	char new[BESIDE_SIZE];
	struct stat st;
	beside(h, "new", new);
	if (lstat(new, &st) != 0)
		return ZCC_OK;
	if (!S_ISREG(st.st_mode) || !holds(new, adopted)) {
		log_line(LOG_WARN, "zcc.conf.new was never adopted: removed");
		unlink(new);
		return ZCC_OK;
	}
	if (!put_in_place(h, new))
		return fault_set(f, ZCC_E_IO, errno, "%s is in force, but cannot be renamed to zcc.conf",
		    new);
	log_line(LOG_NOTE, "zcc.conf is now the configuration that was adopted before the last stop");
	return ZCC_E_AGAIN;
}
