/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/sockets.h"

#include "hub/access.h"
#include "shared/base/err.h"
#include "shared/base/log.h"

#include <malloc.h>
#include <unistd.h>

enum {
	LOOK_MS = 100,
	HOARD_MAX = 64 << 20, /* bytes; a thousand of the largest commands */
	LARGE_BYTES = 256 << 10, /* and more at once: mapped, and unmapped when it is freed */
	KEPT_BYTES = 1 << 20     /* of what was freed, at the end of a heap */
};

static const char *const names[] = {"run/command.sock", "run/bell.sock"};

static size_t
heap_in_use(void)
{
	struct mallinfo2 m = mallinfo2();
	return m.uordblks + m.hblkhd;
}

/* Left to itself, libc keeps up to 64 MiB of what was given back once something large was. */
static void
give_back_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
	mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	malloc_trim(0);
}

int
sockets_open(struct hub *h, struct fault *f)
{
	char command[PATH_MAX], bell[PATH_MAX];
	give_back_memory();
	if (!site_path(h->site, names[0], command, sizeof command) ||
	    !site_path(h->site, names[1], bell, sizeof bell))
		return fault_set(f, ZCC_E_CONFIG, 0, "the site's path is too long");
	int code = sock_bind_router(command, &h->router, f);
	if (code == ZCC_OK)
		code = sock_bind_pub(bell, &h->pub, f);
	if (code == ZCC_OK)
		code = access_sockets(h->site, h->gid, f);
	h->heap_at_open = heap_in_use();
	return code;
}

void
sockets_close(struct hub *h)
{
	char path[PATH_MAX];
	bool was_bound = h->router != NULL;
	sock_close(&h->router);
	sock_close(&h->pub);
	sock_end(); /* only now nothing of theirs is left, in memory or in run/ */
	for (unsigned i = 0; was_bound && i < sizeof names / sizeof names[0]; i++)
		if (site_path(h->site, names[i], path, sizeof path))
			unlink(path);
}

int
sockets_heed(struct hub *h, int64_t boot, struct fault *f)
{
	if (boot < h->heap_look)
		return ZCC_OK;
	h->heap_look = boot + LOOK_MS;
	size_t heap = heap_in_use();
	if (heap < h->heap_at_open + HOARD_MAX)
		return ZCC_OK;
	log_line(LOG_WARN, "%zu MiB came in and were no commands: somebody in the site's group sends a "
	    "message without an end, or opens thousands of connections; every peer is cut", (heap - h->heap_at_open) >> 20);
	sockets_close(h);
	return sockets_open(h, f);
}
