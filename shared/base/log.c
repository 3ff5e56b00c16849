/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/log.h"

#include "shared/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One line of a log: longer ones are cut.  Below PIPE_BUF, so that lines never mix. */
enum { LINE_MAX_BYTES = 1024 };

static char name[32] = "zcc";
static bool is_waited_for = true;
static atomic_uint lost; /* lines since one was taken */

/*
 * A file that is opened next would take the place of a standard stream that was closed, and be read or
 * written as that.  What holds the place is open the wrong way, so that the stream is closed as before.
 */
static void
hold_streams(void)
{
	static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_RDONLY};
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", wrong_way[fd]) != fd)
			return; /* no such device: as it was */
}

void
log_open(const char *program)
{
	hold_streams();
	text_copy(name, sizeof name, program);
}

void
log_never_wait(void)
{
	is_waited_for = false;
}

/* A pipe that is ready takes PIPE_BUF bytes at once. */
static bool
takes_a_line(void)
{
	struct pollfd p = {.fd = STDERR_FILENO, .events = POLLOUT};
	return is_waited_for || poll(&p, 1, 0) != 0;
}

static void
put_line(enum log_level level, const char *raw)
{
	char line[LINE_MAX_BYTES];
	int at = isatty(STDERR_FILENO)
	    ? snprintf(line, sizeof line, "%s: ", name)
	    : snprintf(line, sizeof line, "<%d>%s: ", (int)level, name);
	size_t used = (size_t)at;
	text_escape(line + used, sizeof line - 1 - used, raw, strlen(raw));
	used += strlen(line + used);
	line[used++] = '\n';
	/* A log that cannot be written has nowhere to say so. */
	while (write(STDERR_FILENO, line, used) < 0 && errno == EINTR)
		;
}

static void
put_lost(void)
{
	char text[64];
	unsigned n = atomic_exchange(&lost, 0);
	if (n == 0)
		return;
	snprintf(text, sizeof text, "%u lines of this log were lost: nobody took them", n);
	put_line(LOG_WARN, text);
}

void
log_line(enum log_level level, const char *fmt, ...)
{
	int saved = errno;
	char raw[LINE_MAX_BYTES / 2];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(raw, sizeof raw, fmt, ap);
	va_end(ap);

	if (takes_a_line())
		put_lost();
	/* the line before it may have taken the last room */
	if (takes_a_line())
		put_line(level, raw);
	else
		atomic_fetch_add(&lost, 1);
	errno = saved;
}
