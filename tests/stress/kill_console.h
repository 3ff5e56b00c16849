/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kill_console - real consoles, each in a terminal of its own, on a hub that is killed under them; a
 * thread reads their screens and holds each against what is known of the hub.
 *
 * Threads: one more, from consoles_start() to consoles_stop().   Memory: one set per process.
 */
#ifndef ZCC_TESTS_KILL_CONSOLE_H
#define ZCC_TESTS_KILL_CONSOLE_H

#include "tests/lib/rig.h"

enum { CONSOLES = 3 };

/* Start them.  Before any other thread of the driver. */
void consoles_start(const struct rig *r);
/* The hub is surely dead from now on, or may be alive again. */
void consoles_hub(bool is_dead);
/* Until every screen shows the hub as live (or as gone), at most timeout_ms: how long it took in ms,
 * or -1.  Meanwhile, and always, consoles_broken() says what a screen may never show. */
int64_t consoles_wait(bool is_live, int timeout_ms);
/* Empty = nothing is wrong. */
const char *consoles_broken(void);
/* Row 1 of a screen, as it is now. */
void consoles_row(unsigned i, char *out, size_t size);
uint64_t consoles_looks(void); /* at the screens, all together */
/* End them; each must end in order.  False: consoles_broken() says which did not. */
bool consoles_stop(void);

#endif
