/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/attack/run.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "tests/lib/rig.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGS_MAX = 32 };

__attribute__((noreturn)) static void
become(const char *const argv[])
{
	static char words[ARGS_MAX][4096];
	char *args[ARGS_MAX + 1] = {0}, path[PATH_MAX];
	for (unsigned i = 1; i <= ARGS_MAX && argv[i] != NULL; i++) {
		text_copy(words[i - 1], sizeof words[0], argv[i]);
		args[i - 1] = words[i - 1];
	}
	snprintf(path, sizeof path, "%s/%s", argv[0], argv[1]);
	execv(path, args);
	_exit(127);
}

/* All it writes, until both ends are closed; then its end. */
static void
hear_out(struct run *r, int fd, pid_t pid)
{
	int status = 0;
	char rest[4096];
	ssize_t n = 1;
	r->len = 0;
	while (n > 0) {
		size_t room = sizeof r->said - 1 - r->len;
		n = read(fd, room > 0 ? r->said + r->len : rest, room > 0 ? room : sizeof rest);
		r->len += n > 0 && room > 0 ? (size_t)n : 0;
	}
	close(fd);
	r->said[r->len] = '\0';
	waitpid(pid, &status, 0);
	r->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void
run_program(struct run *r, const char *const argv[])
{
	int fd[2];
	if (pipe(fd) != 0 || fcntl(fd[0], F_SETFD, FD_CLOEXEC) != 0)
		rig_fail("no pipe: %s", strerror(errno));
	pid_t pid = fork();
	if (pid < 0)
		rig_fail("no process: %s", strerror(errno));
	if (pid == 0) {
		int null = open("/dev/null", O_RDONLY);
		dup2(null, 0);
		dup2(fd[1], 1);
		dup2(fd[1], 2);
		close(fd[1]);
		become(argv);
	}
	close(fd[1]);
	hear_out(r, fd[0], pid);
}

void
run_on_terminal(struct run *r, const char *const argv[])
{
	int fd;
	size_t kept = 0;
	pid_t pid = forkpty(&fd, NULL, NULL, NULL);
	if (pid < 0)
		rig_fail("no terminal: %s", strerror(errno));
	if (pid == 0)
		become(argv);
	hear_out(r, fd, pid);
	for (size_t i = 0; i < r->len; i++)
		if (r->said[i] != '\r' || r->said[i + 1] != '\n')
			r->said[kept++] = r->said[i];
	r->said[kept] = '\0';
	r->len = kept;
}

bool
run_is_clean(const struct run *r)
{
	static char copy[sizeof r->said];
	int32_t cp;
	size_t len = r->len;
	/* what was cut may end in the middle of a character */
	if (len == sizeof r->said - 1)
		while (len > 0 && r->said[len - 1] != ' ')
			len--;
	memcpy(copy, r->said, len);
	copy[len] = '\0';
	if (strlen(copy) != len)
		return false;
	for (char *line = copy, *next; line != NULL; line = next) {
		next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		if (text_check(line, &cp) != ZCC_OK)
			return false;
	}
	return true;
}
