/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sockets - the two sockets of the hub: made, removed, and made anew when a peer fills the memory.
 *
 * libzmq hands a message over when its last part is there, and knows no limit to the number of parts.
 * Nobody outside it can see or cut the peer that sends parts for ever; what can be seen is the heap.
 * Closing both sockets cuts every peer and frees all that was hoarded.  Those that mean well come back
 * by themselves within half a second and ask again with the same ids.
 *
 * Tests: cli/attack.t.   Threads: the loop's.
 */
#ifndef ZCC_SOCKETS_H
#define ZCC_SOCKETS_H

#include "hub/hub.h"

/* Bind both; the caller holds the site's lock.  What sock_bind_*() and access_sockets() return. */
ZCC_CHECK int sockets_open(struct hub *h, struct fault *f);
/* Close both and remove their files, if they were bound: whoever looks in run/ after an orderly stop
 * finds no sign of a hub. */
void sockets_close(struct hub *h);
/* Look at the heap, between two groups, at most every 100 ms of `boot`.  Anything but ZCC_OK: the
 * sockets could not be made anew. */
ZCC_CHECK int sockets_heed(struct hub *h, int64_t boot, struct fault *f);

#endif
