/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "shared/edge/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MUCH = 1 << 20 };

/* A reader that is slower than the writer: a pipe takes 64 KiB at a time. */
static void
all_of_it_is_written_in_pieces(void **state)
{
	static char data[MUCH], got[MUCH];
	int fd[2], status;
	size_t len = 0;

	(void)state;
	for (size_t i = 0; i < MUCH; i++)
		data[i] = (char)(i * 7);
	assert_int_equal(pipe(fd), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		_exit(file_write_all(fd[1], data, MUCH) ? 0 : 1);
	close(fd[1]);
	for (ssize_t n; (n = read(fd[0], got + len, MUCH - len)) > 0;)
		len += (size_t)n;
	close(fd[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(len, MUCH);
	assert_memory_equal(data, got, MUCH);
}

static void
what_cannot_be_written_says_why(void **state)
{
	(void)state;
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_false(file_write_all(fd, "x", 1));
	assert_int_equal(errno, ENOSPC);
	assert_true(file_write_all(fd, "", 0));
	close(fd);
}

static void
a_directory_is_flushed_and_one_that_is_not_there_says_so(void **state)
{
	const char *tmp = getenv("TMPDIR");
	char dir[64], file[80], beside[96];

	(void)state;
	snprintf(dir, sizeof dir, "%.40s/zcc-file.XXXXXX", tmp != NULL ? tmp : "/tmp");
	assert_non_null(mkdtemp(dir));
	snprintf(file, sizeof file, "%s/name", dir);
	snprintf(beside, sizeof beside, "%s/none/name", dir);
	assert_true(file_sync_dir(dir));
	assert_true(file_sync_parent(file)); /* it need not be there itself */
	assert_true(file_sync_parent("name"));
	assert_true(file_sync_parent("/name"));
	assert_false(file_sync_dir(file));
	assert_int_equal(errno, ENOENT);
	assert_false(file_sync_parent(beside));
	assert_int_equal(errno, ENOENT);
	assert_int_equal(rmdir(dir), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_of_it_is_written_in_pieces),
		cmocka_unit_test(what_cannot_be_written_says_why),
		cmocka_unit_test(a_directory_is_flushed_and_one_that_is_not_there_says_so),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
