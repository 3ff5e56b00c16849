/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * snapshots - when the hub writes one, and which one it starts from (hub/edge/snapshot.h).
 *
 * Tests: cli/.   Threads: the loop's; the helper that writes is joined here.
 */
#ifndef ZCC_SNAPSHOTS_H
#define ZCC_SNAPSHOTS_H

#include "hub/edge/recover.h"
#include "hub/hub.h"

/* Make h->book: from the newest good snapshot whose link fits the journal, else empty.  *from gets
 * the link. */
ZCC_CHECK int snapshots_load(struct hub *h, const struct book_sizes *sizes,
    struct recover_from *from, struct fault *f);
/* Write one when enough has happened since the last. */
void snapshots_tick(struct hub *h);
/* Wait for the helper, if it is at work. */
void snapshots_end(struct hub *h);

#endif
