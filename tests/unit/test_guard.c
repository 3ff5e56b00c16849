/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/unit.h"

#include "shared/edge/guard.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
write_there(void *at)
{
	*(volatile int *)at = 1;
}

static void
write_nowhere(void *arg)
{
	(void)arg;
	/* a member of a structure at NULL: a sanitizer has its own word for NULL itself */
	int *volatile nowhere = (int *)(uintptr_t)8;
	write_there(nowhere);
}

static void
leave(void *arg)
{
	(void)arg;
	exit(2);
}

static int
status_of(void (*fn)(void *arg), void *arg)
{
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
		close(STDERR_FILENO);
		signal(SIGSEGV, SIG_DFL); /* cmocka has one of its own */
		int code = guard_call(fn, arg, "testing");
		_exit(code == ZCC_OK ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void
what_goes_well_comes_back(void **state)
{
	int number = 0;
	(void)state;
	assert_int_equal(guard_call(write_there, &number, "testing"), ZCC_OK);
	assert_int_equal(number, 1);
}

static void
memory_that_was_not_there_is_an_outcome(void **state)
{
	int number = 0;
	(void)state;
#ifdef __SANITIZE_THREAD__
	skip(); /* it falls over an address this low in memory of its own */
#endif
	for (int i = 0; i < 3; i++)
		assert_int_equal(guard_call(write_nowhere, NULL, "testing"), ZCC_E_FULL);
	assert_int_equal(guard_call(write_there, &number, "testing"), ZCC_OK);
}

static void
a_library_that_ends_the_process_ends_it_with_74(void **state)
{
	(void)state;
	int status = status_of(leave, NULL);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 74);
}

static void
write_without_memory(void *at)
{
	errno = ENOMEM;
	write_there(at);
}

static void
a_wild_write_for_want_of_memory_is_an_outcome(void **state)
{
	(void)state;
	void *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	assert_true(page != MAP_FAILED);
	int status = status_of(write_without_memory, page);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
	munmap(page, 4096);
}

static void
a_wild_write_stays_a_crash(void **state)
{
	(void)state;
	void *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	assert_true(page != MAP_FAILED);
	errno = ENOMEM; /* of before */
	int status = status_of(write_there, page);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGSEGV);
	munmap(page, 4096);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_goes_well_comes_back),
	    cmocka_unit_test(memory_that_was_not_there_is_an_outcome),
	    cmocka_unit_test(a_library_that_ends_the_process_ends_it_with_74),
	    cmocka_unit_test(a_wild_write_for_want_of_memory_is_an_outcome),
	    cmocka_unit_test(a_wild_write_stays_a_crash),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
