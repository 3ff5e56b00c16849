/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/pty.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { QUIET_MS = 30, LONGEST_MS = 60000 };

void
pty_tell(int fd)
{
	ssize_t n = write(fd, "", 1);
	(void)n;
}

bool
pty_start(struct pty *p, int rows, int cols, int (*fn)(void *arg, int tell), void *arg)
{
	struct winsize w = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	int told[2];

	memset(p, 0, sizeof(*p));
	if (pipe(told) != 0)
		return false;
	p->pid = forkpty(&p->master, NULL, NULL, &w);
	if (p->pid == 0) {
		close(told[0]);
		_exit(fn(arg, told[1]));
	}
	close(told[1]);
	p->told = told[0];
	return p->pid > 0;
}

void
pty_send(struct pty *p, const char *bytes, size_t len)
{
	ssize_t n = write(p->master, bytes, len);
	(void)n;
}

void
pty_size(struct pty *p, int rows, int cols)
{
	struct winsize w = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	ioctl(p->master, TIOCSWINSZ, &w);
}

void
pty_mark(struct pty *p)
{
	p->bytes = p->kept = 0;
}

static bool
take(struct pty *p)
{
	char room[4096];
	ssize_t n = read(p->master, room, sizeof(room));

	if (n <= 0)
		return false;
	p->bytes += (size_t)n;
	if (p->kept + (size_t)n < sizeof(p->text)) {
		memcpy(p->text + p->kept, room, (size_t)n);
		p->kept += (size_t)n;
		p->text[p->kept] = '\0';
	}
	return true;
}

bool
pty_wait(struct pty *p)
{
	struct pollfd fds[2] = { { .fd = p->master, .events = POLLIN },
		{ .fd = p->told, .events = POLLIN } };
	bool is_told = false;
	char c;

	for (;;) {
		int n = poll(fds, is_told ? 1 : 2, is_told ? QUIET_MS : LONGEST_MS);
		if (n <= 0)
			return is_told;
		if (!is_told && fds[1].revents != 0) {
			if (read(p->told, &c, 1) != 1)
				return false;
			is_told = true;
		}
		if (fds[0].revents != 0 && !take(p))
			return is_told;
	}
}

int
pty_end(struct pty *p, int within_ms)
{
	struct pollfd fd = { .fd = p->told, .events = POLLIN };
	int status = 0;
	char c;

	/* The pipe closes with the child; what it still writes must not block it. */
	for (int ms = 0; ms < within_ms; ms += 10) {
		struct pollfd out = { .fd = p->master, .events = POLLIN };
		if (poll(&out, 1, 0) > 0 && !take(p) && out.revents & POLLHUP)
			break;
		if (poll(&fd, 1, 10) > 0 && read(p->told, &c, 1) == 0)
			break;
	}
	if (waitpid(p->pid, &status, WNOHANG) == 0) {
		struct pollfd last = { .fd = p->told, .events = 0 };
		poll(&last, 1, 200);
		if (waitpid(p->pid, &status, WNOHANG) == 0) {
			kill(p->pid, SIGKILL);
			waitpid(p->pid, &status, 0);
		}
	}
	while (poll(&(struct pollfd){ .fd = p->master, .events = POLLIN }, 1, 0) > 0 && take(p))
		;
	close(p->master);
	close(p->told);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
