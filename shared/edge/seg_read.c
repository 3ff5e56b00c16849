/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One refresh:
 *
 *     attached? size, owner, mode (fstat)    not as they were: let go, keep the picture
 *     not attached, name removed, not live   read run/segment; another name: attach to that one
 *     copy what changed, read the heartbeat  under the SIGBUS guard (seg_map.c); a hit lets go
 *     live = lock held, state, heartbeat     three facts, each of which a dead hub cannot fake
 *
 * While all is well that is three cheap system calls: fstat, fcntl, clock.  A new segment replaces
 * the old one only once a whole picture was copied from it, so a restart of the hub shows the old
 * moment until there is a new one.
 *
 * The lock is asked for with F_GETLK on a descriptor that stays open: in the process that holds the
 * lock F_GETLK would say "free", and closing any descriptor of the file would drop it.  So the hub
 * itself never has a reader.
 */
#include "shared/edge/seg_read.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_copy.h"
#include "shared/edge/seg_map.h"
#include "shared/edge/seg_name.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The words of the header that change without a group. */
struct pulse {
	uint64_t state, hub_pid;
	int64_t boot_ms, line_ms, wall_ms; /* boot 0: never, or being written */
	int64_t started_line;
};

/* One segment, and what was taken from it. */
struct attached {
	char name[SEG_NAME_SIZE];
	struct seg_map map; /* base NULL: let go */
	struct seg_view view;
	struct seg_picture picture;
	struct pulse pulse;
	int copied; /* outcome of the last copy */
};

struct seg_reader {
	char run_dir[PATH_MAX];
	uint8_t site[ZCC_SITE_BYTES];
	bool has_site;
	int lock_fd; /* of run/lock; -1: not open yet */
	struct attached now;
};

int
seg_reader_new(const char *run_dir, const uint8_t site[ZCC_SITE_BYTES], struct seg_reader **out)
{
	struct seg_reader *r = calloc(1, sizeof *r);
	if (r == NULL)
		return ZCC_E_FULL;
	if (!text_copy(r->run_dir, sizeof r->run_dir, run_dir)) {
		free(r);
		return ZCC_E_USAGE;
	}
	r->has_site = site != NULL;
	if (site != NULL)
		memcpy(r->site, site, sizeof r->site);
	r->lock_fd = -1;
	seg_map_guard_install();
	*out = r;
	return ZCC_OK;
}

static void
attached_fini(struct attached *a)
{
	seg_map_close(&a->map);
	seg_picture_fini(&a->picture);
}

void
seg_reader_free(struct seg_reader *r)
{
	if (r == NULL)
		return;
	attached_fini(&r->now);
	if (r->lock_fd >= 0)
		close(r->lock_fd);
	free(r);
}

const struct board *
seg_board(const struct seg_reader *r)
{
	return &r->now.picture.shown;
}

/* A triple that was being written while we looked is not taken: the one before serves. */
static void
read_pulse(const struct seg_view *v, struct pulse *p)
{
	enum { TRIES = 8 };
	p->state = SEG_VIEW_FIELD(v, state);
	p->hub_pid = SEG_VIEW_FIELD(v, hub_pid);
	p->started_line = (int64_t)SEG_VIEW_FIELD(v, started_line);
	for (int i = 0; i < TRIES; i++) {
		uint64_t boot = SEG_VIEW_FIELD(v, heartbeat_boot);
		uint64_t line = SEG_VIEW_FIELD(v, heartbeat_line);
		uint64_t wall = SEG_VIEW_FIELD(v, heartbeat_wall);
		if (boot == 0 || SEG_VIEW_FIELD(v, heartbeat_boot) != boot)
			continue;
		p->boot_ms = (int64_t)boot;
		p->line_ms = (int64_t)line;
		p->wall_ms = (int64_t)wall;
		return;
	}
}

static void
take(void *arg)
{
	struct attached *a = arg;
	a->copied = seg_picture_refresh(&a->picture, &a->view, NULL);
	read_pulse(&a->view, &a->pulse);
}

/* A hub that is still starting shows nothing yet; one that was killed meanwhile never did. */
static bool
is_empty(const struct attached *a)
{
	return a->picture.shown.group == 0;
}

struct opening {
	struct attached *a;
	size_t bytes;
	const uint8_t *site;
	struct fault *f;
	int code;
};

static void
open_view(void *arg)
{
	struct opening *o = arg;
	o->code = seg_view_open(&o->a->view, o->a->map.base, o->bytes, o->a->name, o->site, o->f);
}

/* Map a->name and take the first picture from it; a->name is filled. */
static int
attach(struct attached *a, const struct seg_reader *r, struct fault *f)
{
	struct stat st;
	if (stat(r->run_dir, &st) != 0)
		return fault_set(f, ZCC_E_IO, errno, "cannot look at %s", r->run_dir);
	struct opening o = {.a = a, .site = r->has_site ? r->site : NULL, .f = f};
	int code = seg_map_open(a->name, (uint32_t)st.st_uid, false, SEG_VIEW_LEAST, &a->map, f);
	if (code != ZCC_OK)
		return code;
	o.bytes = a->map.bytes;
	code = seg_map_guard(&a->map, open_view, &o);
	if (code == ZCC_OK)
		code = o.code;
	else
		fault_set(f, code, 0, "%s was cut short while it was opened", a->name);
	if (code != ZCC_OK)
		goto out;
	code = seg_picture_init(&a->picture, &a->view, f);
	if (code != ZCC_OK)
		goto out;
	code = seg_map_guard(&a->map, take, a);
	if (code != ZCC_OK)
		fault_set(f, code, 0, "%s was cut short while it was read", a->name);
	else if (a->copied != ZCC_OK || is_empty(a))
		code = fault_set(
		    f, ZCC_E_DOWN, 0, "the hub is starting (%s is empty); try again", a->name);
out:
	if (code != ZCC_OK)
		attached_fini(a);
	return code;
}

/* Look where run/segment points now, and go there when that is elsewhere. */
static int
follow(struct seg_reader *r, struct fault *f)
{
	struct attached next = {.map.fd = -1};
	int code = seg_name_read(r->run_dir, next.name, f);
	if (code != ZCC_OK)
		return code;
	if (r->now.map.base != NULL && strcmp(next.name, r->now.name) == 0)
		return ZCC_OK;
	if (r->has_site && !seg_name_is_of(next.name, r->site))
		return fault_set(f, ZCC_E_DATA, 0, "%s/segment names %s, which is of another site",
		    r->run_dir, next.name);
	code = attach(&next, r, f);
	if (code != ZCC_OK)
		return code;
	attached_fini(&r->now);
	r->now = next;
	return ZCC_OK;
}

/* Who holds the lock of the site; -1: nobody.  A holder outside our process namespace has no number here (0). */
static int64_t
holder(struct seg_reader *r)
{
	char path[PATH_MAX];
	if (r->lock_fd < 0 && text_format(path, sizeof path, "%s/lock", r->run_dir))
		r->lock_fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	/* Would a shared lock be refused?  Then somebody holds the exclusive one. */
	struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
	if (r->lock_fd < 0 || fcntl(r->lock_fd, F_GETLK, &lock) != 0 || lock.l_type != F_WRLCK)
		return -1;
	return lock.l_pid > 0 ? lock.l_pid : 0;
}

/* By the hub that writes this segment: one that is still starting holds the lock already, while the picture is of
 * the one that died. */
static bool
is_lock_held(struct seg_reader *r, uint64_t hub_pid)
{
	int64_t pid = holder(r);
	return pid == 0 || (pid > 0 && (uint64_t)pid == hub_pid);
}

bool
seg_is_held(struct seg_reader *r)
{
	return holder(r) >= 0;
}

/* Times from a segment may be anything: a difference that wraps is wrong, but not undefined. */
static int64_t
minus(int64_t a, int64_t b)
{
	return (int64_t)((uint64_t)a - (uint64_t)b);
}

/* What the picture says about itself, as of now. */
static void
judge(struct seg_reader *r)
{
	struct board *b = &r->now.picture.shown;
	const struct pulse *p = &r->now.pulse;
	int64_t age = minus(clock_boot_ms(), p->boot_ms);
	bool has_state = p->state == SEG_LIVE || p->state == SEG_VOL;
	bool is_fresh = p->boot_ms > 0 && age >= -ZCC_LIVE_MS && age <= ZCC_LIVE_MS;
	b->is_live = r->now.map.base != NULL && has_state && is_fresh && is_lock_held(r, p->hub_pid);
	b->hub_state = (uint32_t)p->state;
	b->age_ms = age > 0 ? age : 0;
	b->now_line = minus(p->line_ms, b->is_live ? -b->age_ms : 0);
	b->wall_offset = minus(p->wall_ms, p->line_ms);
	b->uptime_s = p->state == SEG_STARTING ? 0 : minus(b->now_line, p->started_line) / 1000;
}

static enum seg_outcome
outcome(int code)
{
	switch (code) {
	case ZCC_OK: return SEG_OPEN;
	case ZCC_E_UNKNOWN:
	case ZCC_E_DOWN: return SEG_ABSENT;
	case ZCC_E_CONFIG: return SEG_VERSION;
	default: return SEG_FOREIGN;
	}
}

enum seg_outcome
seg_refresh(struct seg_reader *r, struct fault *f)
{
	struct attached *a = &r->now;
	bool has_name = false;
	if (a->map.base != NULL && seg_map_check(&a->map, a->name, &has_name, f) != ZCC_OK)
		seg_map_close(&a->map);
	int code = ZCC_OK;
	if (a->map.base == NULL || !has_name || !a->picture.shown.is_live)
		code = follow(r, f);
	/* Nothing newer to go to: the one at hand, stopped or not, still shows the last moment. */
	if (a->map.base != NULL && outcome(code) == SEG_ABSENT)
		code = ZCC_OK;
	if (a->map.base != NULL && seg_map_guard(&a->map, take, a) != ZCC_OK) {
		seg_map_close(&a->map);
		code = fault_set(f, ZCC_E_IO, 0, "%s was cut short while it was read", a->name);
	}
	judge(r);
	return outcome(code);
}
