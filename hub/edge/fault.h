/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fault - marked steps, at one of which the hub of a build of MODE=fault kills itself with SIGKILL:
 *
 *     ZCC_FAULT_STEP   a name of steps.def; "list" prints them all and ends the program
 *     ZCC_FAULT_AT     at which occurrence since the start, from 1 on (1)
 *
 * In every other build there is not a byte of it.
 *
 * Tests: torture/steps.c (gate G-2), lint/steps.t.   Threads: any.   Memory: none.
 */
#ifndef ZCC_FAULT_H
#define ZCC_FAULT_H

#include <stddef.h>

struct journal;

#ifdef ZCC_FAULT

enum { FAULT_BUILD = 1 };

/* Read the environment; before anything else. */
void fault_open(void);
/* A step is passed here.  Names that steps.def does not have end the program. */
void fault_step(const char *name);
/* The same for engine_setup.step. */
void fault_hook(const char *name, void *arg);
#define FAULT_HOOK fault_hook
/* Put a step before and after each writing operation of this journal; one journal per process. */
void fault_journal(struct journal *j);

#else

enum { FAULT_BUILD = 0 };

static inline void
fault_open(void)
{
}

static inline void
fault_step(const char *name)
{
	(void)name;
}

#define FAULT_HOOK NULL

static inline void
fault_journal(struct journal *j)
{
	(void)j;
}

#endif
#endif
