/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocols - the triage protocols that a hub keeps: the one in force, and those before it as long as a
 * triage that began with one of them goes on (NT-10).
 *
 * They stand in state/protocols (protocol_kept.h), from which a restart reads them, and for the consoles
 * in run/protocols.  What cannot be read, or is not what its name says, is said once in the log; a triage
 * that needs it is refused, and made anew by the one in force.
 *
 * Tests: cli/protocol-kept.t.   Threads: the loop's.   Memory: in struct hub, until protocols_end().
 */
#ifndef ZCC_PROTOCOLS_H
#define ZCC_PROTOCOLS_H

#include "hub/hub.h"

/* At start: the one in force is kept, and those before it that the book needs are read.  Nothing of it
 * holds up a start: a disk that is full will have room again. */
void protocols_start(struct hub *h);
/* That of a configuration which was read and may be adopted: before it is. */
ZCC_CHECK int protocols_keep(struct hub *h, struct fault *f);
/* It is in force from now on. */
void protocols_replace(struct hub *h);
/* For engine_setup, with the hub as `arg`. */
const struct protocol *protocols_earlier(const uint8_t hash[ZCC_HASH_BYTES], void *arg);
/* Each second; now and then what nobody needs any more goes. */
void protocols_tick(struct hub *h, int64_t now_line);
void protocols_end(struct hub *h);

#endif
