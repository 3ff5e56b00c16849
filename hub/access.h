/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * access - who may look at the board: the Unix group of zcc.conf (DESIGN 7).
 *
 *     DIR g+x   zcc.conf 0640   keys 0710   run 0750   lock 0640   sockets 0660
 *
 * The segment and run/segment are given to the group where they are made.  keys/ may be passed
 * through, because everybody boxes to keys/hub.pub; the keys themselves stay 0600.  A site without
 * a group keeps the owners and modes that it was made with.
 *
 * Tests: cli/access.t.   Threads: at start.   Memory: none.
 */
#ifndef ZCC_ACCESS_H
#define ZCC_ACCESS_H

#include "shared/edge/site.h"

/* The group's number, -1 for a site without one.  ZCC_E_CONFIG: this machine has no such group. */
ZCC_CHECK int access_group(const char *group, int64_t *gid, struct fault *f);
/* The directories, the configuration and the lock.  ZCC_E_CONFIG: the hub's user may not give them
 * to the group. */
ZCC_CHECK int access_files(const struct site *site, int64_t gid, struct fault *f);
/* The sockets, once they are bound. */
ZCC_CHECK int access_sockets(const struct site *site, int64_t gid, struct fault *f);

#endif
