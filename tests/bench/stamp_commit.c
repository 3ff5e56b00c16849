/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "tests/bench/stamp.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static struct stamp *stamp;
static int (*synced)(int fd);

__attribute__((constructor)) static void
begin(void)
{
	const char *path = getenv(STAMP_WORD);
	void *real = dlsym(RTLD_NEXT, "fdatasync");
	memcpy(&synced, &real, sizeof synced); /* ISO C knows no such cast */
	int fd = path != NULL ? open(path, O_RDWR | O_CLOEXEC) : -1;
	if (fd < 0)
		return;
	void *at = mmap(NULL, sizeof *stamp, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (at != MAP_FAILED)
		stamp = at;
	close(fd);
}

int
fdatasync(int fd)
{
	struct timespec t;
	int r = synced(fd);
	clock_gettime(CLOCK_MONOTONIC, &t);
	if (stamp != NULL && r == 0)
		atomic_store(
		    &stamp->committed_ns, (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec);
	return r;
}
