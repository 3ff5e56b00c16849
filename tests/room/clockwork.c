/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE /* ppoll */
#include "tests/room/clockwork.h"

#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* How often who waits looks whether the clock has gone on. */
enum { LOOK_NS = 300 * 1000, MS_NS = 1000 * 1000 };
/* Every so many looks, which take a second and more, whether anybody keeps the clock; for how often nobody
 * may: one keeper follows another. */
enum { LOOKS = 3000, LEFT_MOST = 10 };

static const struct clockwork *work; /* NULL: time is as everywhere */
static const char *path;

__attribute__((constructor)) static void
begin(void)
{
	path = getenv("ZCC_CLOCKWORK");
	int fd = path != NULL ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	if (fd < 0)
		return;
	const void *at = mmap(NULL, sizeof *work, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	if (at != MAP_FAILED)
		work = at;
}

static int64_t
gone_ms(void)
{
	return atomic_load_explicit(&work->gone_ms, memory_order_acquire);
}

int clock_gettime(clockid_t id, struct timespec *out);

int
clock_gettime(clockid_t id, struct timespec *out)
{
	bool is_wall = id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE;
	bool is_boot = id == CLOCK_MONOTONIC || id == CLOCK_MONOTONIC_RAW ||
	    id == CLOCK_MONOTONIC_COARSE || id == CLOCK_BOOTTIME;
	if (work == NULL || (!is_wall && !is_boot))
		return (int)syscall(SYS_clock_gettime, id, out);
	int64_t from_ms = is_wall ? atomic_load_explicit(&work->wall_ms, memory_order_acquire)
	                          : CLOCKWORK_BOOT_MS;
	int64_t ms = gone_ms() + from_ms;
	out->tv_sec = ms / 1000;
	out->tv_nsec = ms % 1000 * MS_NS;
	return 0;
}

static bool
is_kept(void)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool is_free = flock(fd, LOCK_EX | LOCK_NB) == 0;
	close(fd);
	return !is_free;
}

/* Nothing that this program waits for comes any more, also not the moment at which it would give up. */
static void
must_be_kept(void)
{
	static const char why[] = "clockwork: nobody keeps the clock any more\n";
	static _Thread_local unsigned looks, left;
	if (++looks % LOOKS != 0)
		return;
	left = is_kept() ? 0 : left + 1;
	if (left < LEFT_MOST && access(path, F_OK) == 0)
		return;
	(void)!write(STDERR_FILENO, why, sizeof why - 1);
	_exit(CLOCKWORK_LEFT);
}

/* One look at the descriptors, as long as there is between two looks at the clock. */
static int
look(struct pollfd *fds, nfds_t num)
{
	struct timespec one = {.tv_nsec = LOOK_NS};
	return ppoll(fds, num, &one, NULL);
}

int
poll(struct pollfd *fds, nfds_t num, int timeout_ms)
{
	struct timespec none = {0};
	if (work == NULL || timeout_ms <= 0) {
		struct timespec given = {.tv_sec = timeout_ms / 1000,
		    .tv_nsec = (long)(timeout_ms % 1000) * MS_NS};
		return ppoll(fds, num, timeout_ms < 0 ? NULL : timeout_ms == 0 ? &none : &given, NULL);
	}
	int64_t end = gone_ms() + timeout_ms;
	for (;;) {
		bool is_over = gone_ms() >= end;
		int n = is_over ? ppoll(fds, num, &none, NULL) : look(fds, num);
		if (n != 0 || is_over)
			return n;
		must_be_kept();
	}
}

/* What a program calls that was built with checks of its arrays. */
int __poll_chk(struct pollfd *fds, nfds_t num, int timeout_ms, size_t room);

int
__poll_chk(struct pollfd *fds, nfds_t num, int timeout_ms, size_t room)
{
	if (num > room / sizeof *fds)
		abort();
	return poll(fds, num, timeout_ms);
}

int
epoll_wait(int fd, struct epoll_event *events, int max, int timeout_ms)
{
	if (work == NULL || timeout_ms <= 0)
		return epoll_pwait(fd, events, max, timeout_ms, NULL);
	struct pollfd on = {.fd = fd, .events = POLLIN};
	int n = poll(&on, 1, timeout_ms);
	return n <= 0 ? n : epoll_pwait(fd, events, max, 0, NULL);
}
