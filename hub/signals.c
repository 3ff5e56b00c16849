/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/signals.h"

#include "shared/base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A handler has no argument to carry state in. */
static volatile sig_atomic_t want_stop, want_reload;
static int pipe_fd[2] = {-1, -1};

static void
on_signal(int number)
{
	int saved = errno;
	if (number == SIGHUP)
		want_reload = 1;
	else
		want_stop = 1;
	ssize_t n = write(pipe_fd[1], "", 1);
	(void)n; /* a full pipe wakes the loop as well */
	errno = saved;
}

int
signals_install(struct fault *f)
{
	if (pipe(pipe_fd) != 0)
		return fault_set(f, ZCC_E_IO, errno, "cannot make a pipe for signals");
	for (int i = 0; i < 2; i++)
		if (fcntl(pipe_fd[i], F_SETFL, O_NONBLOCK) != 0 ||
		    fcntl(pipe_fd[i], F_SETFD, FD_CLOEXEC) != 0)
			return fault_set(f, ZCC_E_IO, errno, "cannot set up the pipe for signals");
	struct sigaction act = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
	sigemptyset(&act.sa_mask);
	static const int heard[] = {SIGTERM, SIGINT, SIGHUP};
	for (size_t i = 0; i < sizeof heard / sizeof heard[0]; i++)
		if (sigaction(heard[i], &act, NULL) != 0)
			return fault_set(f, ZCC_E_IO, errno, "cannot hear signal %d", heard[i]);
	act.sa_handler = SIG_IGN;
	if (sigaction(SIGPIPE, &act, NULL) != 0)
		return fault_set(f, ZCC_E_IO, errno, "cannot ignore SIGPIPE");
	return ZCC_OK;
}

int
signals_fd(void)
{
	return pipe_fd[0];
}

bool
signals_want_stop(void)
{
	return want_stop != 0;
}

bool
signals_take_reload(void)
{
	char room[64];
	while (read(pipe_fd[0], room, sizeof room) > 0)
		;
	bool was = want_reload != 0;
	want_reload = 0;
	return was;
}
