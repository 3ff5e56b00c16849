/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/bench/stamp.h"

#include "tests/lib/rig.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static struct stamp *stamp;

void
stamp_begin(const char *dir, const char *bin)
{
	char path[PATH_MAX], preload[PATH_MAX + 64];
	snprintf(path, sizeof path, "%s/stamp", dir);
	snprintf(preload, sizeof preload, "%s/../tests/bench/stamp_commit.so", bin);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || ftruncate(fd, sizeof *stamp) != 0 || access(preload, R_OK) != 0)
		rig_fail("cannot time the commits of the hub by %s and %s", path, preload);
	void *at = mmap(NULL, sizeof *stamp, PROT_READ, MAP_SHARED, fd, 0);
	if (at == MAP_FAILED)
		rig_fail("cannot map %s", path);
	stamp = at;
	close(fd);
	setenv(STAMP_WORD, path, 1);
	setenv("LD_PRELOAD", preload, 1);
}

void
stamp_end(void)
{
	unsetenv("LD_PRELOAD");
	unsetenv(STAMP_WORD);
}

double
stamp_committed_us(void)
{
	uint64_t ns = atomic_load(&stamp->committed_ns);
	if (ns == 0)
		rig_fail("the hub made no commit that could be timed");
	return (double)ns / 1e3;
}
