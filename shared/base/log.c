/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/log.h"

#include "shared/base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One line of a log: longer ones are cut.  Below PIPE_BUF, so that lines never mix. */
enum { LINE_MAX_BYTES = 1024 };

static char name[32] = "zcc";

void
log_open(const char *program)
{
	text_copy(name, sizeof name, program);
}

void
log_line(enum log_level level, const char *fmt, ...)
{
	int saved = errno;
	char raw[LINE_MAX_BYTES / 2], line[LINE_MAX_BYTES];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(raw, sizeof raw, fmt, ap);
	va_end(ap);

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
	errno = saved;
}
