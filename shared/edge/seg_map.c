/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The guard.  Shared memory cannot be sealed against truncation; a read beyond the new end raises
 * SIGBUS in the thread that reads.  Checking the size first leaves a window, so:
 *
 *     seg_map_guard()                      SIGBUS handler (same thread, at the faulting read)
 *       guard = {our address range}
 *       sigsetjmp ------------------------- address in this thread's range: siglongjmp
 *       fn(arg)                             else: put back the former handler, raise again
 *       guard = none
 *
 * The handler runs with SA_NODEFER and an empty mask, so the jump has no signal mask to restore and
 * a guarded read costs no system call.
 */
#include "shared/edge/seg_map.h"

#include "shared/base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct guard {
	volatile uintptr_t from, to; /* our mapping; from == to: not guarding */
	sigjmp_buf back;
};
static _Thread_local struct guard guard;

static struct sigaction former; /* zero: SIG_DFL */
static pthread_mutex_t install_lock = PTHREAD_MUTEX_INITIALIZER;

static void
on_bus(int signo, siginfo_t *info, void *context)
{
	(void)context;
	uintptr_t at = (uintptr_t)info->si_addr;
	if (info->si_code > 0 && at >= guard.from && at < guard.to)
		siglongjmp(guard.back, 1);
	/* Once: a former handler that hands it back to us must not go round in circles. */
	struct sigaction next = former;
	former = (struct sigaction){0};
	sigaction(signo, &next, NULL);
	raise(signo);
}

void
seg_map_guard_install(void)
{
	struct sigaction act = {.sa_sigaction = on_bus, .sa_flags = SA_SIGINFO | SA_NODEFER};
	struct sigaction now;
	sigemptyset(&act.sa_mask);
	pthread_mutex_lock(&install_lock);
	int rc = sigaction(SIGBUS, NULL, &now);
	ZCC_MUST(rc == 0);
	if ((now.sa_flags & SA_SIGINFO) == 0 || now.sa_sigaction != on_bus) {
		former = now;
		rc = sigaction(SIGBUS, &act, NULL);
		ZCC_MUST(rc == 0);
	}
	pthread_mutex_unlock(&install_lock);
}

int
seg_map_guard(const struct seg_map *m, void (*fn)(void *arg), void *arg)
{
	ZCC_MUST(m->base != NULL && guard.from == guard.to);
	if (sigsetjmp(guard.back, 0) != 0) {
		guard.from = guard.to = 0;
		return ZCC_E_IO;
	}
	guard.from = (uintptr_t)m->base;
	guard.to = guard.from + m->bytes;
	fn(arg);
	guard.from = guard.to = 0;
	return ZCC_OK;
}

static bool
map(struct seg_map *m, bool is_writing)
{
	int prot = is_writing ? PROT_READ | PROT_WRITE : PROT_READ;
	void *base = mmap(NULL, m->bytes, prot, MAP_SHARED, m->fd, 0);
	if (base == MAP_FAILED)
		return false;
	m->base = base;
	return true;
}

static int
take_space(int fd, size_t bytes)
{
	int rc;
	do
		rc = posix_fallocate(fd, 0, (off_t)bytes);
	while (rc == EINTR);
	return rc;
}

int
seg_map_create(const char *name, size_t bytes, int64_t gid, struct seg_map *out, struct fault *f)
{
	struct seg_map m = {.fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600),
	    .bytes = bytes, .owner = (uint32_t)geteuid()};
	if (m.fd < 0)
		return fault_set(f, errno == EEXIST ? ZCC_E_TAKEN : ZCC_E_CREATE, errno,
		    "cannot make the shared memory %s", name);
	int code = ZCC_E_CREATE;
	int sys = take_space(m.fd, bytes);
	if (sys != 0) {
		code = sys == ENOSPC ? ZCC_E_FULL : ZCC_E_CREATE;
		fault_set(f, code, sys, "no room for %zu bytes of shared memory (/dev/shm)", bytes);
		goto out_remove;
	}
	if ((gid >= 0 && fchown(m.fd, (uid_t)-1, (gid_t)gid) != 0) || fchmod(m.fd, 0640) != 0) {
		fault_set(f, code, errno, "cannot give the shared memory %s to group %" PRId64,
		    name, gid);
		goto out_remove;
	}
	if (!map(&m, true)) {
		fault_set(f, code, errno, "cannot map the shared memory %s", name);
		goto out_remove;
	}
	*out = m;
	return ZCC_OK;
out_remove:
	shm_unlink(name);
	close(m.fd);
	return code;
}

static int
check_kind(const struct stat *st, const char *name, uint32_t owner, size_t least, struct fault *f)
{
	if (!S_ISREG(st->st_mode))
		return fault_set(f, ZCC_E_DATA, 0, "%s is not a plain file", name);
	if (st->st_uid != owner && st->st_uid != 0)
		return fault_set(f, ZCC_E_DATA, 0,
		    "%s belongs to user %u, not to the hub's user %u", name, (unsigned)st->st_uid,
		    (unsigned)owner);
	if ((st->st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return fault_set(f, ZCC_E_DATA, 0, "others than its owner may write %s (mode %04o)",
		    name, (unsigned)(st->st_mode & 07777));
	if (st->st_size < 0 || (uint64_t)st->st_size < least || (uint64_t)st->st_size > INT_MAX)
		return fault_set(f, ZCC_E_DATA, 0, "%s holds %jd bytes; expected %zu to %d", name,
		    (intmax_t)st->st_size, least, INT_MAX);
	return ZCC_OK;
}

int
seg_map_open(const char *name, uint32_t owner, bool is_writing, size_t least, struct seg_map *out,
    struct fault *f)
{
	struct seg_map m = {.fd = shm_open(name, is_writing ? O_RDWR : O_RDONLY, 0),
	    .owner = owner};
	if (m.fd < 0 && errno == ENOENT)
		return fault_set(f, ZCC_E_UNKNOWN, 0,
		    "the hub has stopped (its shared memory %s is gone); start zcc-hub", name);
	if (m.fd < 0)
		return fault_set(f,
		    errno == EACCES              ? ZCC_E_DENIED
		        : err_is_shortage(errno) ? ZCC_E_IO
		                                 : ZCC_E_DATA,
		    errno, "cannot read the shared memory %s", name);
	struct stat st;
	int code;
	if (fstat(m.fd, &st) != 0)
		code = fault_set(f, ZCC_E_IO, errno, "cannot look at the shared memory %s", name);
	else
		code = check_kind(&st, name, owner, least, f);
	if (code == ZCC_OK) {
		m.bytes = (size_t)st.st_size;
		if (!map(&m, is_writing))
			code = fault_set(f, ZCC_E_IO, errno, "cannot map %s", name);
	}
	if (code != ZCC_OK) {
		close(m.fd);
		return code;
	}
	*out = m;
	return ZCC_OK;
}

void
seg_map_close(struct seg_map *m)
{
	if (m->base == NULL)
		return;
	munmap(m->base, m->bytes);
	close(m->fd);
	*m = (struct seg_map){.fd = -1};
}

int
seg_map_remove(const char *name, struct fault *f)
{
	if (shm_unlink(name) == 0 || errno == ENOENT)
		return ZCC_OK;
	return fault_set(f, ZCC_E_IO, errno, "cannot remove the shared memory %s", name);
}

int
seg_map_check(const struct seg_map *m, const char *name, bool *has_name, struct fault *f)
{
	struct stat st;
	if (fstat(m->fd, &st) != 0)
		return fault_set(f, ZCC_E_DATA, errno, "cannot look at the shared memory %s", name);
	*has_name = st.st_nlink > 0;
	return check_kind(&st, name, m->owner, m->bytes, f);
}

void
seg_map_large_pages(void *at, size_t bytes)
{
	int rc = madvise(at, bytes, MADV_HUGEPAGE);
	(void)rc; /* refused: the same, only slower */
}
