/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * crowd_console - many real consoles, each in a terminal of its own, of which only the bytes are
 * counted: when, since a moment, one painted more than its clock.
 *
 * Threads: one.   Memory: one crowd per process; crowd_end() leaves no process.
 */
#ifndef ZCC_TESTS_CROWD_CONSOLE_H
#define ZCC_TESTS_CROWD_CONSOLE_H

#include "tests/lib/rig.h"

#include <poll.h>

struct crowd_console {
	pid_t pid;
	int master;
	bool is_left;       /* nobody reads its terminal now */
	int64_t painted_us; /* since crowd_mark(): when it had painted; 0 = not yet */
	unsigned bytes;     /* since then */
};

struct crowd {
	struct crowd_console *consoles;
	unsigned num;
	struct pollfd *fds;
	int64_t marked_us;
};

/* Start `num` of them; they wait for the hub by themselves. */
void crowd_start(struct crowd *c, const struct rig *r, unsigned num);
/* Count from now on. */
void crowd_mark(struct crowd *c);
/* Read what the consoles first..first+num-1 paint, at most timeout_ms, until each has painted since
 * the mark (the others' terminals are read besides).  True: each has. */
bool crowd_wait(struct crowd *c, unsigned first, unsigned num, int timeout_ms);
/* Read for so long. */
void crowd_pass(struct crowd *c, int ms);
/* Keys; what a full terminal does not take is lost. */
void crowd_type(struct crowd_console *k, const char *keys);
/* Hang up and see every one go.  How many had to be killed. */
unsigned crowd_end(struct crowd *c);
int64_t crowd_us(void); /* the clock of painted_us */

#endif
