/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shot - one run of a program in which the n-th call of a class fails, and what came of it.
 *
 * Tests: it is one.   Threads: one.   Memory: the caller's; the files stand in the driver's directory.
 */
#ifndef ZCC_TESTS_SHOT_H
#define ZCC_TESTS_SHOT_H

#include "tests/torture/shim.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct inject {
	enum shim_class class; /* SHIM_NONE: nothing fails */
	enum shim_kind kind;
	bool is_for_ever;
	uint64_t at;           /* from 1; 0: only count */
};

struct range {
	struct shim *shim; /* shared with the program under fire */
	char dir[80];      /* the driver's: the files of a run */
	char so[PATH_MAX]; /* shim.so */
};

/* A program under way. */
struct running {
	pid_t pid;
	int master; /* its terminal; -1 = none */
};

struct shot {
	int status;    /* of waitpid */
	bool is_hung;  /* had to be killed */
	uint64_t calls, failed, writes; /* as in shim.h */
	char caller_in[64];
	uint64_t caller;
	char out[1 << 18]; /* its stdout; of a program on a terminal, what it drew */
	char err[4096];
};

/* Ends the program with a sentence when it cannot be set up.  dir: exists, and is the driver's. */
void range_open(struct range *r, const char *dir);

void range_close(struct range *r);

/* Say what is to fail from now on; counters begin at 0. */
void shim_arm(struct range *r, const struct inject *i);
void shim_disarm(struct range *r);

/*
 * Start argv with the shim before it.  in: a file for its stdin, or NULL; on_pty: stdin and stdout are
 * a terminal of 24 by 80.  One program at a time has these files.
 */
struct running shot_start(struct range *r, char *const argv[], const char *in, bool on_pty);
/* Has it ended?  Waits at most within_ms; fills status then. */
bool shot_has_ended(struct running *p, int within_ms, int *status);
/* What it said so far: file is "out" or "err". */
void shot_said(const struct range *r, const char *file, char *room, size_t size);
void shot_clear(struct shot *s);
/* What the shim counted so far. */
void shot_calls(const struct range *r, struct shot *out);
/* Of a program that has ended, with its status in `out`: what it said, and its calls. */
void shot_gather(const struct range *r, struct running *p, struct shot *out);
/* Wait for its end, kill it after within_ms, and gather everything. */
void shot_end(struct range *r, struct running *p, int within_ms, struct shot *out);
/* From start to end. */
void shot_run(struct range *r, char *const argv[], const char *in, const struct inject *i,
    struct shot *out);

/* "malloc call 17 once", for messages. */
const char *inject_text(const struct inject *i, char room[64]);

#endif
