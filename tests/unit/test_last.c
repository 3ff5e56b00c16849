/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "shared/base/last.h"
#include "zcc/err.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int
status_of(void (*fn)(void))
{
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
		close(STDERR_FILENO);
		last_word_install();
		fn();
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void
broken_invariant(void)
{
	ZCC_MUST(getpid() == 0);
}

static void
an_abort_of_a_library_is_an_exit_with_74(void **state)
{
	(void)state;
	int status = status_of(abort);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 74);
}

static void
a_broken_invariant_stays_an_abort(void **state)
{
	(void)state;
	int status = status_of(broken_invariant);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGABRT);
}

static void
write_beyond_the_limit(void)
{
	char path[] = "/tmp/zcc-last-XXXXXX";
	int fd = mkstemp(path);
	unlink(path);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, 0});
	_exit(fd >= 0 && write(fd, "x", 1) < 0 && errno == EFBIG ? 3 : 4);
}

static void
a_file_beyond_its_limit_is_an_error(void **state)
{
	(void)state;
	int status = status_of(write_beyond_the_limit);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_abort_of_a_library_is_an_exit_with_74),
	    cmocka_unit_test(a_file_beyond_its_limit_is_an_error),
	    cmocka_unit_test(a_broken_invariant_stays_an_abort),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
