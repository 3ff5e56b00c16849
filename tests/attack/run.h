/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * run - one of the programs, once: its exit code and all that it writes.
 *
 * Threads: none.   Memory: the caller's struct run.
 */
#ifndef ZCC_ATTACK_RUN_H
#define ZCC_ATTACK_RUN_H

#include <stdbool.h>
#include <stddef.h>

struct run {
	int code;         /* exit code; -1 = it died of a signal */
	size_t len;       /* of both together, in the order of writing */
	char said[65536]; /* cut to this, with a NUL */
};

/* argv: the directory, the program, its arguments, NULL.  Its stdin is empty.  Ends the caller when
 * no process can be made. */
void run_program(struct run *r, const char *const argv[]);
/* The same with a terminal of its own; the CR before each line end is left out of `said`. */
void run_on_terminal(struct run *r, const char *const argv[]);
/* Lines of text_check()'s text: nothing that a terminal would obey. */
bool run_is_clean(const struct run *r);

#endif
