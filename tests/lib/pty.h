/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pty - run a function in a pseudo-terminal, and record every byte it writes there.
 *
 * The child tells over a pipe when it has handled what it was sent, so that nobody sleeps.
 *
 * Threads: none.   Memory: struct pty is the caller's; pty_end() leaves no process behind.
 */
#ifndef ZCC_TESTS_PTY_H
#define ZCC_TESTS_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct pty {
	pid_t pid;
	int master;
	int told;           /* read end: one byte per pty_tell() of the child */
	size_t bytes;       /* since pty_mark() */
	size_t kept;
	char text[1 << 16]; /* the last of them */
};

/* In the child: everything that came so far is handled. */
void pty_tell(int fd);
/* Run fn(arg, tell) in a new terminal of that size; its return value is the exit status. */
bool pty_start(struct pty *p, int rows, int cols, int (*fn)(void *arg, int tell), void *arg);
void pty_send(struct pty *p, const char *bytes, size_t len);
void pty_size(struct pty *p, int rows, int cols);
/* Until the child has told once more, then until it is quiet; false after a minute. */
bool pty_wait(struct pty *p);
void pty_mark(struct pty *p);
/* Wait for its end: exit status, or -1 when it had to be killed or died of a signal. */
int pty_end(struct pty *p, int within_ms);

#endif
