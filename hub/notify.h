/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * notify - what systemd wants to know: ready, alive, stopping.  Without $NOTIFY_SOCKET all of it
 * does nothing.
 *
 * Tests: cli/.   Threads: one.
 */
#ifndef ZCC_NOTIFY_H
#define ZCC_NOTIFY_H

void notify_ready(void);
void notify_watchdog(void); /* from the loop that does the work, so a hung one is noticed */
void notify_stopping(void);

#endif
