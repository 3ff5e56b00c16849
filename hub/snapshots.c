/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/snapshots.h"

#include "hub/edge/fault.h"
#include "hub/edge/snapshot.h"
#include "shared/base/err.h"
#include "shared/base/log.h"

#include <string.h>

enum { EVENTS_MIN = FAULT_BUILD ? 50 : 2000, EVENTS_MAX = 20000 };

/*
 * So many events after the last one, a new one is worth its writing: a start then replays fewer.  It
 * holds every case of the book, so that it costs what some events for each of them cost to replay; a
 * small book is written often and starts at once, however long its journal is.
 */
static uint64_t
events_between(const struct book *b)
{
	uint64_t held = book_totals(b).held;
	return held < EVENTS_MIN ? EVENTS_MIN : held > EVENTS_MAX ? EVENTS_MAX : held;
}

static void
skipped(const char *name, const char *why, void *arg)
{
	(void)arg;
	log_line(LOG_WARN, "snapshot %s is passed over: %s", name, why);
}

static int
new_book(struct hub *h, const struct book_sizes *sizes, struct fault *f)
{
	h->book = book_new(sizes);
	return h->book != NULL ? ZCC_OK : fault_set(f, ZCC_E_FULL, 0, "no memory for the book");
}

int
snapshots_load(struct hub *h, const struct book_sizes *sizes, struct recover_from *from,
    struct fault *f)
{
	struct snapshot s;
	h->snapshots = snapshot_writer_new(h->state_dir);
	if (h->snapshots == NULL)
		return fault_set(f, ZCC_E_FULL, 0, "no memory for snapshots");
	int code = snapshot_load_newest(h->state_dir, h->journal, skipped, NULL, &s, f);
	if (code == ZCC_E_UNKNOWN)
		return new_book(h, sizes, f);
	if (code != ZCC_OK)
		return code;
	code = new_book(h, sizes, f);
	if (code == ZCC_OK && book_load(h->book, &s.dump) == ZCC_OK && book_seq(h->book) == s.seq) {
		memcpy(from->head, s.h, sizeof from->head);
		h->snapshot_seq = s.seq;
	} else if (code == ZCC_OK) {
		/* Tables made smaller, or a dump of another program: the journal itself says more. */
		log_line(LOG_WARN, "the newest snapshot does not fit: starting from the first event");
		book_free(h->book);
		code = new_book(h, sizes, f);
	}
	snapshot_free(&s);
	return code;
}

void
snapshots_tick(struct hub *h)
{
	struct fault f = {0};
	uint64_t seq = book_seq(h->book), done = 0;
	int code = snapshot_write_result(h->snapshots, &done, &f);
	if (code == ZCC_OK)
		h->snapshot_seq = done;
	else if (code != ZCC_E_AGAIN)
		log_line(LOG_WARN, "no snapshot was written: %s", f.text);
	uint64_t between = events_between(h->book);
	if (h->mode != ENGINE_OPEN || seq - h->snapshot_seq < between || seq < h->snapshot_next)
		return;
	/* whatever comes of it, the next try is as far off again */
	h->snapshot_next = seq + between;
	struct bytes dump = bytes_grower();
	book_dump(h->book, &dump);
	if (bytes_ok(&dump) &&
	    snapshot_write_start(h->snapshots, seq, engine_head(h->engine), &dump, &f) != ZCC_OK)
		log_line(LOG_WARN, "no snapshot was begun: %s", f.text);
	bytes_free(&dump);
}

void
snapshots_end(struct hub *h)
{
	snapshot_writer_free(h->snapshots);
}
