/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Whatever goes to stderr between the two, through a pipe. */
static int kept, pipe_fd[2];

static void
catch_stderr(void)
{
	assert_int_equal(pipe(pipe_fd), 0);
	kept = dup(STDERR_FILENO);
	assert_true(dup2(pipe_fd[1], STDERR_FILENO) >= 0);
	close(pipe_fd[1]);
}

static const char *
caught(void)
{
	static char text[4096];
	dup2(kept, STDERR_FILENO);
	close(kept);
	ssize_t n = read(pipe_fd[0], text, sizeof text - 1);
	close(pipe_fd[0]);
	text[n > 0 ? n : 0] = '\0';
	return text;
}

static void
a_line_has_level_program_and_text(void **state)
{
	(void)state;
	log_open("zcc-hub");
	catch_stderr();
	log_line(LOG_INFO, "ready, epoch %d", 3);
	assert_string_equal(caught(), "<6>zcc-hub: ready, epoch 3\n");
}

static void
what_is_not_printable_is_escaped(void **state)
{
	(void)state;
	log_open("zcc-hub");
	catch_stderr();
	log_line(LOG_WARN, "%s", "a\nb\x1b[31m\\\xc3\xa9");
	assert_string_equal(caught(), "<4>zcc-hub: a\\x0ab\\x1b[31m\\x5c\\xc3\\xa9\n");
}

static void
a_long_line_is_cut_and_still_ends(void **state)
{
	char longer[3000];
	(void)state;
	memset(longer, '\n', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	log_open("zcc-hub");
	catch_stderr();
	log_line(LOG_ERROR, "%s", longer);
	const char *line = caught();
	assert_true(strlen(line) <= 1024);
	assert_true(strlen(line) > 900);
	assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
}

static void
errno_survives_a_line(void **state)
{
	(void)state;
	catch_stderr();
	errno = EAGAIN;
	log_line(LOG_NOTE, "still here");
	int after = errno;
	caught();
	assert_int_equal(after, EAGAIN);
}

/* Until the pipe takes no more; how many bytes it took. */
static size_t
fill(int fd)
{
	static const char stuff[4096];
	size_t sum = 0;
	ssize_t n;
	int flags = fcntl(fd, F_GETFL);
	assert_int_equal(fcntl(fd, F_SETFL, flags | O_NONBLOCK), 0);
	while ((n = write(fd, stuff, sizeof stuff)) > 0)
		sum += (size_t)n;
	assert_int_equal(fcntl(fd, F_SETFL, flags), 0);
	return sum;
}

/* Runs last: there is no way back from never waiting. */
static void
a_full_pipe_holds_nobody_up_and_what_was_lost_is_told(void **state)
{
	static char stuff[1 << 20];
	(void)state;
	log_open("zcc-hub");
	log_never_wait();
	catch_stderr();
	size_t full = fill(STDERR_FILENO);
	log_line(LOG_NOTE, "first");
	log_line(LOG_NOTE, "second");
	assert_true(full <= sizeof stuff);
	assert_int_equal(read(pipe_fd[0], stuff, full), full);
	log_line(LOG_NOTE, "third");
	assert_string_equal(caught(),
	    "<4>zcc-hub: 2 lines of this log were lost: nobody took them\n<5>zcc-hub: third\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_has_level_program_and_text),
	    cmocka_unit_test(what_is_not_printable_is_escaped),
	    cmocka_unit_test(a_long_line_is_cut_and_still_ends),
	    cmocka_unit_test(errno_survives_a_line),
	    cmocka_unit_test(a_full_pipe_holds_nobody_up_and_what_was_lost_is_told),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
