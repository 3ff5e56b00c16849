/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * signals - SIGTERM and SIGINT stop, SIGHUP reads the configuration again; a handler only sets a
 * flag and writes one byte to a pipe that the loop waits on.
 *
 * Tests: cli/.   Threads: install once, before others exist.
 */
#ifndef ZCC_SIGNALS_H
#define ZCC_SIGNALS_H

#include "zcc/err.h"

#include <stdbool.h>

ZCC_CHECK int signals_install(struct fault *f);
int signals_fd(void); /* readable when there is something to heed */
bool signals_want_stop(void);
bool signals_take_reload(void); /* true once per SIGHUP; drains the pipe */

#endif
