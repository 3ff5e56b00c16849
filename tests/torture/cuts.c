/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cuts [cuts=N] - gate G-3: the power of the disk with the site's state/ is cut under the real hub.
 *
 *     workers   take in, claim, close, note and erase; the same ids again until each is answered
 *     main      starts the hub, cuts the power, ends the hub, mounts the disk again; a cut falls into
 *               the start, the work, the writing of a snapshot, or the emptying of the log that an
 *               erase asks for
 *
 * What was acknowledged before a cut is there once at the end, and journal and audit verify.  A tenth
 * of the cuts fall on `zcc-ctl init` on that disk: there is a whole site or none, and the whole one
 * when init had said so.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/sock.h"
#include "tests/lib/gate.h"
#include "tests/stress/kill_check.h"
#include "tests/torture/cut_disk.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	FULL = 2000,
	WORKERS = 3,
	READY_MS = 60000,
	START_MS = 60,
	WORK_MS = 120,
	INIT_MS = 100,
	INIT_PART = 10,     /* of so many cuts one is an init's */
	SNAPSHOT_EVERY = 40,
	SNAPSHOT_MS = 8000, /* a snapshot is due after 2,000 events */
	CHECK_EVERY = 100
};

static struct {
	struct rig rig;
	struct worker w[WORKERS];
	atomic_uint_fast64_t acked_seq;
	atomic_uint power; /* odd: it is cut */
	char state[PATH_MAX];
	uint64_t chance; /* splitmix64 */
	unsigned in_start, in_work, in_snapshot, in_init, whole_sites;
} all;

static uint32_t
below(uint32_t n)
{
	uint64_t z = all.chance += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)((z ^ (z >> 31)) % n);
}

static void
must(int code, const struct fault *f)
{
	if (code != ZCC_OK)
		rig_fail("%s", f->text);
}

/* --- Cuts under the hub --- */

/* Until a snapshot is being written or was just named; false when none came. */
static bool
wait_for_snapshot(void)
{
	int fd = inotify_init1(IN_CLOEXEC);
	bool has_come = false;
	int64_t end = clock_boot_ms() + SNAPSHOT_MS;
	if (fd < 0 || inotify_add_watch(fd, all.state, IN_CREATE | IN_MOVED_TO) < 0)
		rig_fail("cannot watch %s", all.state);
	while (!has_come && clock_boot_ms() < end) {
		_Alignas(struct inotify_event) char room[4096];
		struct pollfd p = {.fd = fd, .events = POLLIN};
		ssize_t n = poll(&p, 1, 100) > 0 ? read(fd, room, sizeof room) : 0;
		for (ssize_t at = 0; at < n;) {
			struct inotify_event e;
			memcpy(&e, room + at, sizeof e);
			has_come = has_come || strncmp(room + at + sizeof e, "book", 4) == 0;
			at += (ssize_t)(sizeof e + e.len);
		}
	}
	close(fd);
	return has_come;
}

static void
live_until_the_cut(unsigned n)
{
	rig_start(&all.rig);
	if (n % 4 == 3) {
		poll(NULL, 0, (int)below(START_MS));
		all.in_start++;
		return;
	}
	if (!rig_is_ready(&all.rig, READY_MS))
		rig_broken("the hub is not ready after a cut");
	if (n % SNAPSHOT_EVERY == 0 && wait_for_snapshot()) {
		all.in_snapshot++;
		return;
	}
	poll(NULL, 0, (int)below(WORK_MS));
	all.in_work++;
}

static void
cut_once(unsigned n)
{
	struct fault f;
	for (unsigned i = 0; i < WORKERS; i++) {
		atomic_store(&all.w[i].mix.note, below(30));
		atomic_store(&all.w[i].mix.erase, i == 0 && n % 3 == 0 ? 40 : 0);
	}
	live_until_the_cut(n);
	/* without power nobody hears what the hub goes on to say */
	atomic_fetch_add(&all.power, 1);
	must(disk_cut(&f), &f);
	int status = rig_end(&all.rig);
	atomic_fetch_add(&all.power, 1);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		rig_broken("the hub ended well on a disk without power");
	must(disk_again(&f), &f);
	if (n % CHECK_EVERY == 0 && disk_check(&f) != ZCC_OK)
		rig_broken("%s", f.text);
	for (unsigned i = 0; i < WORKERS; i++)
		if (all.w[i].broken[0] != '\0')
			rig_broken("%s", all.w[i].broken);
}

/* --- Cuts under init --- */

static int
init(const char *site, bool is_quiet, pid_t *pid)
{
	const char *const words[] = {"init", site, "--region", "twente", "--demo", NULL};
	int status;
	*pid = rig_ctl_start(&all.rig, words, is_quiet);
	if (is_quiet)
		return 0;
	return waitpid(*pid, &status, 0) == *pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* A site that is there must work: a hub starts on it. */
static void
check_site(const char *conf)
{
	struct rig r = all.rig;
	text_copy(r.site.conf, sizeof r.site.conf, conf);
	rig_start(&r);
	if (rig_wait(&r, READY_MS) != RIG_READY)
		rig_broken("init left half a site");
	rig_stop(&r);
}

static void
cut_init(unsigned n)
{
	char site[PATH_MAX + 32], conf[PATH_MAX + 48];
	struct stat st;
	struct fault f;
	pid_t pid;
	int status = -1;
	text_format(site, sizeof site, "%s/i%u", all.state, n);
	text_format(conf, sizeof conf, "%s/zcc.conf", site);
	if (n % 2 == 0 && mkdir(site, 0750) != 0) /* an empty directory is filled */
		rig_fail("cannot make %s", site);
	sync();
	(void)init(site, true, &pid);
	/* a third of them right after it said that it was done */
	bool has_ended = n % 3 == 0 && waitpid(pid, &status, 0) == pid;
	if (!has_ended)
		poll(NULL, 0, (int)below(INIT_MS));
	has_ended = has_ended || waitpid(pid, &status, WNOHANG) == pid;
	bool was_done = has_ended && status == 0;
	must(disk_cut(&f), &f);
	if (!has_ended)
		waitpid(pid, &status, 0);
	must(disk_again(&f), &f);
	bool is_there = stat(conf, &st) == 0;
	if (was_done && !is_there)
		rig_broken("init had made a site, and after a power cut it is gone");
	if (is_there)
		check_site(conf);
	else if (n % 2 == 1 && (stat(site, &st) == 0 || init(site, false, &pid) != 0))
		rig_broken("after a cut init leaves a directory in the way of the next one");
	all.whole_sites += is_there;
	all.in_init++;
	char remove[PATH_MAX + 64];
	text_format(remove, sizeof remove, "rm -rf '%s'/i*", all.state);
	if (system(remove) != 0)
		rig_fail("cannot clear the disk");
}

/* --- All of it --- */

static void
start_workers(void)
{
	static const char *const as[WORKERS] = {"demo", "triagist", "demo"};
	for (unsigned i = 0; i < WORKERS; i++) {
		all.w[i].site = &all.rig.site;
		all.w[i].as = as[i];
		all.w[i].acked_seq = &all.acked_seq;
		all.w[i].power = &all.power;
		ZCC_MUST(pthread_create(&all.w[i].thread, NULL, worker_main, &all.w[i]) == 0);
	}
}

static void
end_workers(void)
{
	rig_start(&all.rig);
	if (!rig_is_ready(&all.rig, READY_MS))
		rig_broken("the hub is not ready after the last cut");
	for (unsigned i = 0; i < WORKERS; i++)
		atomic_store(&all.w[i].is_closing, true);
	for (unsigned i = 0; i < WORKERS; i++)
		pthread_join(all.w[i].thread, NULL);
	for (unsigned i = 0; i < WORKERS; i++) {
		if (all.w[i].broken[0] == '\0')
			worker_repeat_all(&all.w[i]);
		if (all.w[i].broken[0] != '\0')
			rig_broken("%s", all.w[i].broken);
	}
	if (rig_ctl(&all.rig, (const char *const[]){"journal", "verify", NULL}) != 0 ||
	    rig_ctl(&all.rig, (const char *const[]){"audit", "verify", NULL}) != 0)
		rig_broken("journal or audit do not verify");
	rig_stop(&all.rig);
}

static void
make_site(void)
{
	rig_open(&all.rig);
	rig_set_small(&all.rig, 4096, 30);
	if (!site_path(&all.rig.site, "state", all.state, sizeof all.state))
		rig_fail("the path of the site is too long");
}

int
main(int argc, char **argv)
{
	struct kill_figures f;
	struct fault fault;
	char image[PATH_MAX];
	unsigned wanted = argc > 1 && strncmp(argv[1], "cuts=", 5) == 0
	    ? (unsigned)strtoul(argv[1] + 5, NULL, 10) : 40;
	gate_begin("G-3");
	rig_gate(gate_broken);
	all.chance = gate_seed();
	make_site();
	atexit(disk_close);
	text_format(image, sizeof image, "%s/disk.img", all.rig.dir);
	if (disk_open(image, all.state, &fault) != ZCC_OK)
		return gate_absent("0 cuts: %s", fault.text);
	unsigned n = 0, inits = wanted / INIT_PART;
	for (; n < inits && !gate_is_over(); n++)
		cut_init(n);
	start_workers();
	for (; n < wanted && !gate_is_over(); n++)
		cut_once(n);
	end_workers();
	bool is_good = kill_check(&all.rig, all.w, WORKERS, &f);
	for (unsigned i = 0; i < WORKERS; i++)
		free(all.w[i].ledger);
	sock_end();
	gate_reached(n, FULL);
	int (*say)(const char *figure, ...) = is_good ? gate_held : gate_broken;
	return say("%u power cuts of %u (%u in a start, %u at work, %u in a snapshot, %u in init), "
	    "%ju commands acknowledged, %ju lost, %ju doubled, %ju otherwise wrong; %u sites made, "
	    "none by halves", n, wanted, all.in_start, all.in_work, all.in_snapshot, all.in_init,
	    (uintmax_t)f.acked, (uintmax_t)f.lost, (uintmax_t)f.doubled,
	    (uintmax_t)(f.strange + f.wrong), all.whole_sites);
}
