/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/snapshots.h"

#include "shared/base/err.h"

int
snapshots_load(struct hub *h, const struct book_sizes *sizes, struct recover_from *from,
    struct fault *f)
{
	(void)from;
	h->book = book_new(sizes);
	return h->book != NULL ? ZCC_OK : fault_set(f, ZCC_E_FULL, 0, "no memory for the book");
}

void
snapshots_tick(struct hub *h)
{
	(void)h;
}

void
snapshots_end(struct hub *h)
{
	(void)h;
}
