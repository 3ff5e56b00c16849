/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seg_fix - a run directory, a segment's writer and reader, and a process that holds the hub's
 * lock. teardown checks that no segment is left.     Used by unit/test_seg.c, unit/test_seg_site.c.
 */
#ifndef ZCC_TEST_SEG_FIX_H
#define ZCC_TEST_SEG_FIX_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
/* cmocka wants those first */
#include <cmocka.h>

#include "shared/base/clock.h"
#include "shared/base/text.h"
#include "shared/edge/seg_name.h"
#include "shared/edge/seg_read.h"
#include "shared/edge/seg_write.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct fix {
	char dir[64];
	struct seg_plan plan;
	struct seg_writer *w;
	struct seg_reader *r;
	pid_t holder;
};

static inline void
path_in(const struct fix *x, const char *below, char out[PATH_MAX])
{
	assert_true(text_format(out, PATH_MAX, "%s/%s", x->dir, below));
}

/* Where Linux shows shared memory as files. */
static inline void
shm_path(const struct fix *x, uint64_t epoch, char out[PATH_MAX])
{
	char name[SEG_NAME_SIZE];
	seg_name_make(name, x->plan.site, epoch);
	assert_true(text_format(out, PATH_MAX, "/dev/shm%s", name));
}

/* The holder of the lock stands for the hub, so the segment must name it as its writer. */
static inline void
name_hub(const struct fix *x, pid_t hub)
{
	char path[PATH_MAX];
	uint64_t pid = (uint64_t)hub;
	shm_path(x, x->plan.epoch, path);
	int fd = open(path, O_WRONLY);
	if (fd < 0)
		return; /* not made yet: create() does it */
	assert_int_equal(pwrite(fd, &pid, sizeof pid, offsetof(struct zcc_seg_header, hub_pid)), 8);
	close(fd);
}

/* Locks die with their process and F_GETLK does not see our own: so another process. */
static inline void
hold_lock(struct fix *x)
{
	char path[PATH_MAX], byte;
	path_in(x, "lock", path);
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	x->holder = fork();
	assert_true(x->holder >= 0);
	if (x->holder == 0) {
		int fd = open(path, O_RDWR | O_CREAT, 0640);
		struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
		if (fd < 0 || fcntl(fd, F_SETLK, &lock) != 0 || write(ends[1], "", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	assert_int_equal(read(ends[0], &byte, 1), 1);
	close(ends[0]);
	close(ends[1]);
	name_hub(x, x->holder);
}

static inline void
drop_lock(struct fix *x)
{
	if (x->holder == 0)
		return;
	kill(x->holder, SIGKILL);
	waitpid(x->holder, NULL, 0);
	x->holder = 0;
}

static inline int
setup(void **state)
{
	struct fix *x = calloc(1, sizeof *x);
	assert_non_null(x);
	strcpy(x->dir, "/tmp/zcc-seg-XXXXXX");
	assert_non_null(mkdtemp(x->dir));
	x->plan = (struct seg_plan){
	    .epoch = 1, .cases = 200, .operators = 20, .capacity = 30, .alarms = 10, .gid = -1};
	/* Of this test alone: the name of its directory is unique. */
	memcpy(x->plan.site, x->dir + strlen(x->dir) - 6, 6);
	uint64_t pid = (uint64_t)getpid();
	memcpy(x->plan.site + 8, &pid, sizeof pid);
	assert_int_equal(seg_reader_new(x->dir, x->plan.site, &x->r), ZCC_OK);
	*state = x;
	return 0;
}

static inline int
teardown(void **state)
{
	struct fix *x = *state;
	char path[PATH_MAX];
	static const char *const files[] = {"segment", "lock"};
	drop_lock(x);
	seg_close(x->w);
	seg_reader_free(x->r);
	for (uint64_t epoch = 1; epoch <= 3; epoch++) {
		shm_path(x, epoch, path);
		assert_int_not_equal(access(path, F_OK), 0);
	}
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		path_in(x, files[i], path);
		unlink(path);
	}
	assert_int_equal(rmdir(x->dir), 0);
	free(x);
	return 0;
}

static inline struct seg_writer *
create(struct fix *x, uint64_t epoch)
{
	struct fault f = {0};
	struct seg_writer *w = NULL;
	x->plan.epoch = epoch;
	assert_int_equal(seg_create(&x->plan, x->dir, &w, &f), ZCC_OK);
	if (x->holder != 0)
		name_hub(x, x->holder);
	return w;
}

static inline void
beat(struct seg_writer *w)
{
	seg_heartbeat(w, clock_boot_ms(), 5000, 1700000005000);
}

static inline void
put_case(struct seg_writer *w, uint32_t i, uint64_t id, uint32_t version)
{
	struct zcc_case_row row = {.id = id, .version = version, .place = "Utrecht"};
	seg_put(w, SEG_CASES, i, &row);
}

static inline uint64_t
publish_case(struct seg_writer *w, uint32_t i, uint64_t id, uint32_t version)
{
	seg_begin(w);
	put_case(w, i, id, version);
	return seg_commit(w);
}

static inline const struct board *
refresh(struct fix *x)
{
	struct fault f = {0};
	assert_int_equal(seg_refresh(x->r, &f), SEG_OPEN);
	return seg_board(x->r);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#endif
