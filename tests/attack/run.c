/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/attack/run.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "tests/lib/rig.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGS_MAX = 32 };

__attribute__((noreturn)) static void
become(const char *const argv[], int out)
{
	static char words[ARGS_MAX][4096];
	char *args[ARGS_MAX + 1] = {0}, path[PATH_MAX];
	for (unsigned i = 1; i <= ARGS_MAX && argv[i] != NULL; i++) {
		text_copy(words[i - 1], sizeof words[0], argv[i]);
		args[i - 1] = words[i - 1];
	}
	snprintf(path, sizeof path, "%s/%s", argv[0], argv[1]);
	int null = open("/dev/null", O_RDONLY);
	dup2(null, 0);
	dup2(out, 1);
	dup2(out, 2);
	close(out);
	execv(path, args);
	_exit(127);
}

void
run_program(struct run *r, const char *const argv[])
{
	int fd[2], status = 0;
	char rest[4096];
	ssize_t n = 1;
	r->len = 0;
	if (pipe(fd) != 0 || fcntl(fd[0], F_SETFD, FD_CLOEXEC) != 0)
		rig_fail("no pipe: %s", strerror(errno));
	pid_t pid = fork();
	if (pid < 0)
		rig_fail("no process: %s", strerror(errno));
	if (pid == 0)
		become(argv, fd[1]);
	close(fd[1]);
	while (n > 0) {
		size_t room = sizeof r->said - 1 - r->len;
		n = read(fd[0], room > 0 ? r->said + r->len : rest, room > 0 ? room : sizeof rest);
		r->len += n > 0 && room > 0 ? (size_t)n : 0;
	}
	close(fd[0]);
	r->said[r->len] = '\0';
	waitpid(pid, &status, 0);
	r->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool
run_is_clean(const struct run *r)
{
	char line[4096];
	int32_t cp;
	for (const char *p = r->said; p < r->said + r->len; p += strlen(line) + 1) {
		size_t len = strcspn(p, "\n");
		if (len >= sizeof line)
			return false;
		memcpy(line, p, len);
		line[len] = '\0';
		if (text_check(line, &cp) != ZCC_OK)
			return false;
		if (p + len >= r->said + r->len)
			return strlen(p) == (size_t)(r->said + r->len - p);
	}
	return true;
}
