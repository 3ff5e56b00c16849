/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/stress/crowd_console.h"

#include "shared/base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	ROWS = 24,
	COLS = 80,
	PAINT_BYTES = 30, /* more than the clock's digits of two seconds */
	END_MS = 30000
};

int64_t
crowd_us(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void
start_one(struct crowd_console *k, const struct rig *r)
{
	struct winsize size = {.ws_row = ROWS, .ws_col = COLS};
	char program[PATH_MAX + 16];
	snprintf(program, sizeof program, "%s/zcc-console", r->bin);
	k->pid = forkpty(&k->master, NULL, NULL, &size);
	if (k->pid < 0)
		rig_fail("no terminal: %s", strerror(errno));
	if (k->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execl(program, program, "-c", r->site.conf, "--desk", "triage", (char *)NULL);
		_exit(127);
	}
	fcntl(k->master, F_SETFL, O_NONBLOCK);
	fcntl(k->master, F_SETFD, FD_CLOEXEC);
}

void
crowd_start(struct crowd *c, const struct rig *r, unsigned num)
{
	c->consoles = calloc(num, sizeof *c->consoles);
	c->fds = calloc(num, sizeof *c->fds);
	ZCC_MUST(c->consoles != NULL && c->fds != NULL);
	for (c->num = 0; c->num < num; c->num++)
		start_one(&c->consoles[c->num], r);
	crowd_mark(c);
}

void
crowd_mark(struct crowd *c)
{
	c->marked_us = crowd_us();
	for (unsigned i = 0; i < c->num; i++) {
		c->consoles[i].painted_us = 0;
		c->consoles[i].bytes = 0;
	}
}

static void
take(struct crowd_console *k)
{
	char room[8192];
	ssize_t n;
	while ((n = read(k->master, room, sizeof room)) > 0)
		k->bytes += (unsigned)n;
	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		rig_broken("a console has gone");
	if (k->bytes >= PAINT_BYTES && k->painted_us == 0)
		k->painted_us = crowd_us();
}

/* One look at every terminal that is read. */
static void
turn(struct crowd *c, int timeout_ms)
{
	for (unsigned i = 0; i < c->num; i++)
		c->fds[i] = (struct pollfd){.fd = c->consoles[i].is_left ? -1 : c->consoles[i].master,
		    .events = POLLIN};
	if (poll(c->fds, c->num, timeout_ms) <= 0)
		return;
	for (unsigned i = 0; i < c->num; i++)
		if (c->fds[i].revents != 0)
			take(&c->consoles[i]);
}

static bool
have_painted(const struct crowd *c, unsigned first, unsigned num)
{
	for (unsigned i = first; i < first + num; i++)
		if (c->consoles[i].painted_us == 0)
			return false;
	return true;
}

bool
crowd_wait(struct crowd *c, unsigned first, unsigned num, int timeout_ms)
{
	int64_t end = clock_boot_ms() + timeout_ms;
	while (!have_painted(c, first, num)) {
		int64_t left = end - clock_boot_ms();
		if (left <= 0)
			return false;
		turn(c, (int)left);
	}
	return true;
}

void
crowd_pass(struct crowd *c, int ms)
{
	int64_t end = clock_boot_ms() + ms;
	for (int64_t left = ms; left > 0; left = end - clock_boot_ms())
		turn(c, (int)left);
}

void
crowd_type(struct crowd_console *k, const char *keys)
{
	ssize_t ignored = write(k->master, keys, strlen(keys));
	(void)ignored;
}

unsigned
crowd_end(struct crowd *c)
{
	unsigned killed = 0;
	int64_t end = clock_boot_ms() + END_MS;
	for (unsigned i = 0; i < c->num; i++) {
		kill(c->consoles[i].pid, SIGCONT);
		close(c->consoles[i].master);
	}
	for (unsigned i = 0; i < c->num; i++) {
		while (waitpid(c->consoles[i].pid, NULL, WNOHANG) == 0 && clock_boot_ms() < end)
			poll(NULL, 0, 10);
		if (clock_boot_ms() < end)
			continue;
		killed += kill(c->consoles[i].pid, SIGKILL) == 0;
		waitpid(c->consoles[i].pid, NULL, 0);
	}
	free(c->consoles);
	free(c->fds);
	*c = (struct crowd){0};
	return killed;
}
