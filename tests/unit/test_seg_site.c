/* SPDX-License-Identifier: EUPL-1.2 */
/* The segment as a file among others: names, modes, leftovers, truncation. */
#include "tests/lib/seg_fix.h"

#include "shared/edge/seg_map.h"

#include <sys/stat.h>

static void
what_a_crashed_hub_left_is_removed(void **state)
{
	struct fix *x = *state;
	char path[PATH_MAX];
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		publish_case(create(x, 1), 0, 1, 1);
		_exit(0);
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_int_equal(refresh(x)->cases[0].id, 1);
	shm_path(x, 1, path);
	assert_int_equal(access(path, F_OK), 0);
	x->w = create(x, 1); /* the same epoch: a journal from a backup */
	publish_case(x->w, 0, 2, 1);
	seg_close(create(x, 2));
	assert_int_not_equal(access(path, F_OK), 0);
}

static void
a_truncated_segment_is_an_outcome(void **state)
{
	struct fix *x = *state;
	struct fault f = {0};
	char path[PATH_MAX];
	seg_map_guard_install(); /* cmocka puts its own handler around each test */
	x->w = create(x, 1);
	publish_case(x->w, 0, 1, 1);
	const struct board *b = refresh(x);
	shm_path(x, 1, path);
	assert_int_equal(truncate(path, 4096), 0);
	assert_int_equal(seg_refresh(x->r, &f), SEG_FOREIGN);
	assert_non_null(strstr(f.text, "4096"));
	assert_false(b->is_live);
	assert_int_equal(b->cases[0].id, 1);
	assert_int_equal(truncate(path, 0), 0);
	assert_int_equal(seg_refresh(x->r, &f), SEG_FOREIGN);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(seg_refresh(x->r, &f), SEG_ABSENT);
	/* A hub that starts anew is found again. */
	seg_close(x->w);
	x->w = create(x, 2);
	publish_case(x->w, 0, 8, 1);
	assert_int_equal(refresh(x)->cases[0].id, 8);
}

struct touch {
	const volatile unsigned char *at;
	int seen;
};

#ifndef __SANITIZE_THREAD__
static void
touch(void *arg)
{
	struct touch *t = arg;
	t->seen = *t->at;
}

static void
a_cut_during_a_read_is_caught(void **state)
{
	struct fix *x = *state;
	char name[SEG_NAME_SIZE], path[PATH_MAX];
	struct seg_map m;
	seg_map_guard_install();
	x->w = create(x, 1);
	seg_name_make(name, x->plan.site, 1);
	shm_path(x, 1, path);
	assert_int_equal(seg_map_open(name, (uint32_t)geteuid(), false, 1, &m, NULL), ZCC_OK);
	struct touch t = {.at = (const unsigned char *)m.base + 40000, .seen = -1};
	assert_int_equal(seg_map_guard(&m, touch, &t), ZCC_OK);
	assert_int_equal(t.seen, 0);
	assert_int_equal(truncate(path, 4096), 0);
	for (int again = 0; again < 3; again++)
		assert_int_equal(seg_map_guard(&m, touch, &t), ZCC_E_IO);
	seg_map_close(&m);
}

static void
a_sigbus_that_is_not_ours_still_kills(void **state)
{
	(void)state;
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		signal(SIGBUS, SIG_DFL);
		seg_map_guard_install();
		raise(SIGBUS);
		_exit(0);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGBUS);
}
#endif

static void
a_foreign_file_is_refused(void **state)
{
	struct fix *x = *state;
	struct fault f = {0};
	char path[PATH_MAX];
	x->w = create(x, 1);
	publish_case(x->w, 0, 1, 1);
	shm_path(x, 1, path);
	assert_int_equal(chmod(path, 0660), 0);
	assert_int_equal(seg_refresh(x->r, &f), SEG_FOREIGN);
	assert_non_null(strstr(f.text, "0660"));
	assert_int_equal(chmod(path, 0640), 0);
	/* Only root can give a file away; elsewhere this part cannot be set up. */
	if (geteuid() == 0) {
		assert_int_equal(chown(path, 12345, (gid_t)-1), 0);
		assert_int_equal(seg_refresh(x->r, &f), SEG_FOREIGN);
		assert_non_null(strstr(f.text, "12345"));
		assert_int_equal(chown(path, 0, (gid_t)-1), 0);
	}
	refresh(x);
}

static void
only_the_name_of_a_segment_of_this_site_is_followed(void **state)
{
	struct fix *x = *state;
	struct fault f = {0};
	static const char *const bad[] = {"", "\n", "/zcc-x-1\n", "../../etc/passwd\n",
	    "/zcc-00112233445566778899aabbccddeeff-1", "/zcc-00112233445566778899aabbccddeeff-\n",
	    "/zcc-00112233445566778899aabbccddeeff-1/..\n",
	    "/zcc-00112233445566778899aabbccddeeff-123456789012345678901\n",
	    "/zcc-00112233445566778899AABBCCDDEEFF-1\n",
	    "/zcc-00112233445566778899aabbccddeeff-1\n/zcc-0\n",
	    "/zcc-00112233445566778899aabbccddeeff-1\n"};
	char path[PATH_MAX];
	path_in(x, "segment", path);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0640);
		assert_true(fd >= 0);
		assert_int_equal(write(fd, bad[i], strlen(bad[i])), strlen(bad[i]));
		close(fd);
		assert_int_equal(seg_refresh(x->r, &f), SEG_FOREIGN);
	}
}

/* HB-6 */
static void
the_files_are_for_the_group_alone(void **state)
{
	struct fix *x = *state;
	char path[PATH_MAX];
	struct stat st;
	x->w = create(x, 1);
	shm_path(x, 1, path);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_true(st.st_blocks * 512 >= st.st_size); /* its space is taken, not promised */
	path_in(x, "segment", path);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(what_a_crashed_hub_left_is_removed),
	    T(a_truncated_segment_is_an_outcome),
#ifndef __SANITIZE_THREAD__ /* has handlers of its own between the signal and ours */
	    T(a_cut_during_a_read_is_caught),
	    T(a_sigbus_that_is_not_ours_still_kills),
#endif
	    T(a_foreign_file_is_refused),
	    T(only_the_name_of_a_segment_of_this_site_is_followed),
	    T(the_files_are_for_the_group_alone),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("seg_site", tests, NULL, NULL);
}
