/* SPDX-License-Identifier: EUPL-1.2 */
#include "shared/base/err.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
	int code, exit;
	const char *word;
} codes[] = {
    {ZCC_OK, 0, "ok"},
    {ZCC_E_USAGE, 64, "usage"},
    {ZCC_E_DATA, 65, "data"},
    {ZCC_E_UNKNOWN, 65, "unknown"},
    {ZCC_E_DOWN, 69, "down"},
    {ZCC_E_OUTCOME, 69, "outcome-unknown"},
    {ZCC_E_CREATE, 73, "cannot-create"},
    {ZCC_E_IO, 74, "io"},
    {ZCC_E_FULL, 74, "full"},
    {ZCC_E_TAKEN, 75, "taken"},
    {ZCC_E_STALE, 75, "stale"},
    {ZCC_E_STATE, 75, "state"},
    {ZCC_E_BUSY, 75, "busy"},
    {ZCC_E_DENIED, 77, "denied"},
    {ZCC_E_CONFIG, 78, "config"},
    {ZCC_E_AGAIN, 70, "again"},
};

int
err_exit_code(int code)
{
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (codes[i].code == code)
			return codes[i].exit;
	return 70;
}

const char *
err_word(int code)
{
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (codes[i].code == code)
			return codes[i].word;
	return "internal";
}

bool
err_is_shortage(int sys)
{
	return sys == EMFILE || sys == ENFILE || sys == ENOMEM || sys == EIO;
}

int
fault_set(struct fault *f, int code, int sys, const char *fmt, ...)
{
	if (f == NULL)
		return code;
	va_list ap;
	va_start(ap, fmt);
	f->code = code;
	f->sys = sys;
	vsnprintf(f->text, sizeof f->text, fmt, ap);
	va_end(ap);
	size_t at = strlen(f->text);
	if (sys != 0 && at < sizeof f->text)
		snprintf(f->text + at, sizeof f->text - at, ": %s", strerror(sys));
	return code;
}

int
fault_while(struct fault *f, const char *fmt, ...)
{
	if (f == NULL)
		return ZCC_E_IO;
	size_t at = strlen(f->text);
	if (at + 1 < sizeof f->text) {
		int n = snprintf(f->text + at, sizeof f->text - at, "; while ");
		at += n > 0 ? (size_t)n : 0;
	}
	if (at < sizeof f->text) {
		va_list ap;
		va_start(ap, fmt);
		vsnprintf(f->text + at, sizeof f->text - at, fmt, ap);
		va_end(ap);
	}
	return f->code;
}

static volatile sig_atomic_t is_broken;

bool
err_is_broken(void)
{
	return is_broken != 0;
}

void
zcc_must_fail(const char *cond, const char *file, int line)
{
	fprintf(stderr, "<2>broken invariant: %s (%s:%d)\n", cond, file, line);
	is_broken = 1;
	abort();
}

int
fault_of_output(struct fault *f)
{
	struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
	if (fflush(stdout) == 0 && !ferror(stdout))
		return ZCC_OK;
	if (poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0)
		return ZCC_OK;
	return fault_set(f, ZCC_E_IO, 0, "the output could not be written");
}
