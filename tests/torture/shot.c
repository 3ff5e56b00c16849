/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/torture/shot.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "tests/lib/rig.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HUNG_MS = 60000, SLICE_MS = 5 };

/* Not its texts' whole rooms, which are large. */
void
shot_clear(struct shot *s)
{
	s->status = 0;
	s->is_hung = false;
	s->calls = s->failed = s->writes = s->caller = 0;
	s->caller_in[0] = s->out[0] = s->err[0] = '\0';
}

static const char *
path_of(const struct range *r, const char *name, char room[128])
{
	snprintf(room, 128, "%s/%s", r->dir, name);
	return room;
}

void
range_open(struct range *r, const char *dir)
{
	char self[PATH_MAX], path[128];
	ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
	if (len <= 0)
		rig_fail("cannot tell where this program stands");
	self[len] = '\0';
	*strrchr(self, '/') = '\0';
	if (!text_format(r->so, sizeof r->so, "%s/shim.so", self) || access(r->so, R_OK) != 0)
		rig_fail("%s/shim.so is not there: make torture builds it", self);
	snprintf(r->dir, sizeof r->dir, "%s", dir);
	int fd = open(path_of(r, "shim", path), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || posix_fallocate(fd, 0, sizeof *r->shim) != 0)
		rig_fail("cannot make %s", path);
	r->shim = mmap(NULL, sizeof *r->shim, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (r->shim == MAP_FAILED)
		rig_fail("cannot map %s: %s", path, strerror(errno));
	close(fd);
}

void
range_close(struct range *r)
{
	munmap(r->shim, sizeof *r->shim);
}

void
shim_arm(struct range *r, const struct inject *i)
{
	atomic_store(&r->shim->class, SHIM_NONE);
	atomic_store(&r->shim->kind, i->kind);
	atomic_store(&r->shim->at, i->at);
	atomic_store(&r->shim->is_for_ever, i->is_for_ever);
	atomic_store(&r->shim->calls, 0);
	atomic_store(&r->shim->failed, 0);
	atomic_store(&r->shim->writes, 0);
	atomic_store(&r->shim->caller, 0);
	memset(r->shim->caller_in, 0, sizeof r->shim->caller_in);
	atomic_store(&r->shim->class, i->class);
}

void
shim_disarm(struct range *r)
{
	atomic_store(&r->shim->class, SHIM_NONE);
}

/* In the child: its files, its environment, itself. */
__attribute__((noreturn)) static void
become(const struct range *r, char *const argv[], const char *in, bool on_pty)
{
	char path[128], preload[PATH_MAX + 128];
	const char *before = getenv("ZCC_SHIM_BEFORE");
	int err = open(path_of(r, "err", path), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (!on_pty) {
		int from = open(in != NULL ? in : "/dev/null", O_RDONLY);
		int out = open(path_of(r, "out", path), O_WRONLY | O_CREAT | O_TRUNC, 0600);
		if (dup2(from, 0) < 0 || dup2(out, 1) < 0)
			_exit(127);
	}
	if (err < 0 || dup2(err, 2) < 0)
		_exit(127);
	for (int fd = 3; fd < 64; fd++)
		close(fd);
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}); /* of hundreds, each as large as the program */
	snprintf(preload, sizeof preload, "%s%s%s", before != NULL ? before : "",
	    before != NULL ? ":" : "", r->so);
	setenv("LD_PRELOAD", preload, 1);
	setenv("ZCC_SHIM", path_of(r, "shim", path), 1);
	execv(argv[0], argv);
	_exit(127);
}

/* What the program before said is not to be taken for this one's. */
static void
clear_files(const struct range *r)
{
	static const char *const names[] = {"out", "err"};
	char path[128];
	for (int i = 0; i < 2; i++)
		if (truncate(path_of(r, names[i], path), 0) != 0 && errno != ENOENT)
			rig_fail("cannot empty %s: %s", path, strerror(errno));
}

struct running
shot_start(struct range *r, char *const argv[], const char *in, bool on_pty)
{
	struct running p = {.master = -1};
	struct winsize w = {.ws_row = 24, .ws_col = 80};
	fflush(NULL);
	clear_files(r);
	p.pid = on_pty ? forkpty(&p.master, NULL, NULL, &w) : fork();
	if (p.pid < 0)
		rig_fail("no process: %s", strerror(errno));
	if (p.pid == 0)
		become(r, argv, in, on_pty);
	return p;
}

bool
shot_has_ended(struct running *p, int within_ms, int *status)
{
	int64_t end = clock_boot_ms() + within_ms;
	for (;;) {
		pid_t got = waitpid(p->pid, status, WNOHANG);
		if (got == p->pid)
			return true;
		if (got < 0)
			rig_fail("lost a process: %s", strerror(errno));
		if (clock_boot_ms() >= end)
			return false;
		poll(NULL, 0, 1);
	}
}

static void
read_file(const struct range *r, const char *name, char *room, size_t size)
{
	char path[128];
	FILE *file = fopen(path_of(r, name, path), "re");
	size_t len = file != NULL ? fread(room, 1, size - 1, file) : 0;
	if (file != NULL)
		fclose(file);
	room[len] = '\0';
}

void
shot_said(const struct range *r, const char *file, char *room, size_t size)
{
	read_file(r, file, room, size);
}

/* What a terminal shows must be taken, or its program waits for ever. */
static void
drain(struct running *p, struct shot *out)
{
	struct pollfd f = {.fd = p->master, .events = POLLIN};
	char room[4096];
	size_t kept = strlen(out->out);
	while (poll(&f, 1, 0) > 0) {
		ssize_t n = read(p->master, room, sizeof room);
		if (n <= 0)
			return;
		if (kept + (size_t)n >= sizeof out->out)
			kept = 0;
		memcpy(out->out + kept, room, (size_t)n);
		kept += (size_t)n;
		out->out[kept] = '\0';
	}
}

void
shot_calls(const struct range *r, struct shot *out)
{
	out->calls = atomic_load(&r->shim->calls);
	out->failed = atomic_load(&r->shim->failed);
	out->writes = atomic_load(&r->shim->writes);
	out->caller = atomic_load(&r->shim->caller);
	memcpy(out->caller_in, r->shim->caller_in, sizeof out->caller_in);
	out->caller_in[sizeof out->caller_in - 1] = '\0';
}

void
shot_gather(const struct range *r, struct running *p, struct shot *out)
{
	if (p->master >= 0) {
		drain(p, out);
		close(p->master);
	} else {
		read_file(r, "out", out->out, sizeof out->out);
	}
	read_file(r, "err", out->err, sizeof out->err);
	shot_calls(r, out);
}

void
shot_end(struct range *r, struct running *p, int within_ms, struct shot *out)
{
	int64_t end = clock_boot_ms() + (within_ms > 0 ? within_ms : HUNG_MS);
	shot_clear(out);
	while (!shot_has_ended(p, SLICE_MS, &out->status)) {
		if (p->master >= 0)
			drain(p, out);
		if (clock_boot_ms() < end)
			continue;
		out->is_hung = true;
		kill(p->pid, SIGKILL);
	}
	shot_gather(r, p, out);
}

void
shot_run(struct range *r, char *const argv[], const char *in, const struct inject *i,
    struct shot *out)
{
	shim_arm(r, i);
	struct running p = shot_start(r, argv, in, false);
	shot_end(r, &p, 0, out);
	shim_disarm(r);
}

const char *
inject_text(const struct inject *i, char room[64])
{
	static const char *const classes[] = {"nothing", "malloc", "write", "fsync", "mmap", "socket"};
	static const char *const kinds[] = {"", " short", " EINTR"};
	snprintf(room, 64, "%s%s call %llu %s", classes[i->class], kinds[i->kind],
	    (unsigned long long)i->at, i->is_for_ever ? "for ever" : "once");
	return room;
}
