/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/stress/kill_console.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "tests/lib/pty.h"
#include "tests/lib/vt.h"
#include "zcc/limits.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	ROWS = 24,
	COLS = 132,
	LOOK_MS = 10,
	END_MS = 10000,
	/* A screen may show the last picture as live as long as the heartbeat's age allows (DESIGN 4);
	 * the rest is for a machine that gives a console its turn late. */
	SHOWN_MS = ZCC_LIVE_MS + 2000
};
enum shown { SHOWS_NOTHING, SHOWS_LIVE, SHOWS_GONE };

static const struct seat {
	const char *as, *desk;
} seats[CONSOLES] = {{"demo", "triage"}, {"triagist", "triage"}, {"toezicht", "toezicht"}};

static struct {
	const struct rig *rig;
	struct pty pty[CONSOLES];
	struct vt vt[CONSOLES];
	pthread_t thread;
	pthread_mutex_t lock; /* of vt and broken */
	atomic_bool is_over;
	atomic_int shown[CONSOLES];
	atomic_int_fast64_t dead_since; /* 0 = it may be alive */
	atomic_uint_fast64_t looks;
	char broken[160];
} all = {.lock = PTHREAD_MUTEX_INITIALIZER};

static int
run_console(void *arg, int tell)
{
	const struct seat *s = arg;
	(void)tell;
	return rig_be_console(all.rig, s->as, s->desk);
}

/* All that it wrote until now. */
static void
take_bytes(unsigned i)
{
	char room[4096];
	struct pollfd p = {.fd = all.pty[i].master, .events = POLLIN};
	while (poll(&p, 1, 0) > 0 && (p.revents & POLLIN) != 0) {
		ssize_t n = read(p.fd, room, sizeof room);
		if (n <= 0)
			return;
		vt_feed(&all.vt[i], room, (size_t)n);
	}
}

static enum shown
shows(const struct vt *v)
{
	if (vt_row_has(v, 0, "GEEN SERVER"))
		return SHOWS_GONE;
	return vt_row_has(v, 0, "AL ") && !vt_row_has(v, 0, "AL ?") ? SHOWS_LIVE : SHOWS_NOTHING;
}

static void
look(unsigned i)
{
	int64_t dead_since = atomic_load(&all.dead_since), now = clock_boot_ms();
	pthread_mutex_lock(&all.lock);
	take_bytes(i);
	enum shown s = shows(&all.vt[i]);
	/* asked before and after the look: the hub was dead all that time */
	if (s == SHOWS_LIVE && dead_since != 0 && now - dead_since > SHOWN_MS &&
	    dead_since == atomic_load(&all.dead_since))
		text_format(all.broken, sizeof all.broken,
		    "a console (%s) shows a hub as live that died %lld ms ago", seats[i].as,
		    (long long)(now - dead_since));
	pthread_mutex_unlock(&all.lock);
	atomic_store(&all.shown[i], (int)s);
	atomic_fetch_add(&all.looks, 1);
}

static void *
watch(void *arg)
{
	(void)arg;
	while (!atomic_load(&all.is_over)) {
		for (unsigned i = 0; i < CONSOLES; i++)
			look(i);
		poll(NULL, 0, LOOK_MS);
	}
	return NULL;
}

void
consoles_start(const struct rig *r)
{
	all.rig = r;
	for (unsigned i = 0; i < CONSOLES; i++) {
		struct seat s = seats[i];
		vt_init(&all.vt[i], ROWS, COLS);
		if (!pty_start(&all.pty[i], ROWS, COLS, run_console, &s) ||
		    fcntl(all.pty[i].master, F_SETFD, FD_CLOEXEC) != 0)
			rig_fail("no terminal for a console");
	}
	ZCC_MUST(pthread_create(&all.thread, NULL, watch, NULL) == 0);
}

void
consoles_hub(bool is_dead)
{
	atomic_store(&all.dead_since, is_dead ? clock_boot_ms() : 0);
}

int64_t
consoles_wait(bool is_live, int timeout_ms)
{
	int want = is_live ? SHOWS_LIVE : SHOWS_GONE;
	int64_t began = clock_boot_ms(), took = 0;
	for (; took < timeout_ms; took = clock_boot_ms() - began) {
		unsigned n = 0;
		for (unsigned i = 0; i < CONSOLES; i++)
			n += atomic_load(&all.shown[i]) == want;
		if (n == CONSOLES)
			return took;
		poll(NULL, 0, LOOK_MS);
	}
	return -1;
}

const char *
consoles_broken(void)
{
	static char copy[sizeof all.broken];
	pthread_mutex_lock(&all.lock);
	text_copy(copy, sizeof copy, all.broken);
	pthread_mutex_unlock(&all.lock);
	return copy;
}

void
consoles_row(unsigned i, char *out, size_t size)
{
	pthread_mutex_lock(&all.lock);
	text_format(out, size, "%s", all.vt[i].cell[0]);
	pthread_mutex_unlock(&all.lock);
}

uint64_t
consoles_looks(void)
{
	return atomic_load(&all.looks);
}

bool
consoles_stop(void)
{
	atomic_store(&all.is_over, true);
	pthread_join(all.thread, NULL);
	for (unsigned i = 0; i < CONSOLES; i++) {
		kill(all.pty[i].pid, SIGTERM);
		int status = pty_end(&all.pty[i], END_MS);
		if (status != 0)
			text_format(all.broken, sizeof all.broken, "the console of %s ended with %d",
			    seats[i].as, status);
	}
	return all.broken[0] == '\0';
}
