/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seen - a program in a pseudo-terminal, and when and how much it writes there.
 *
 * Threads: none.   Memory: the caller's; seen_end() leaves no process.
 */
#ifndef ZCC_TESTS_SEEN_H
#define ZCC_TESTS_SEEN_H

#include <stddef.h>
#include <sys/types.h>

struct seen {
	pid_t pid;
	int master;
	double started_us, last_us; /* when it was started; when its last byte came */
	size_t bytes;               /* in all */
	size_t printed;             /* of those, what is no control sequence: cells */
	int state;                  /* of the reader of control sequences */
};

/* argv[0] is a path or a name to look up; 24 rows, 80 columns, xterm-256color. */
void seen_start(struct seen *s, char *const argv[]);
/* Take what it writes until it was quiet for so long. */
void seen_until_quiet(struct seen *s, int quiet_ms);
/* Take what it writes for so long. */
void seen_for(struct seen *s, int ms);
/* KiB that are its own share of memory. */
double seen_pss_kib(const struct seen *s);
void seen_end(struct seen *s);

#endif
