/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * log - the rows of the journal, for verifying and showing: asked from the hub page by page while
 * there is one, else read from the file under the site's lock.
 *
 * Tests: cli/log.t.   Threads: one.   Memory: one page at a time, and the checkpoints.
 */
#ifndef ZCC_CTL_LOG_H
#define ZCC_CTL_LOG_H

#include "hub/ctl/ctl.h"
#include "hub/edge/page.h"

struct log;

/* verb: VERB_JOURNAL or VERB_AUDIT, the right that is asked for.  log_close() also after a failure.
 */
ZCC_CHECK int log_open_site(struct ctl *c, enum zcc_verb verb, struct log **out);
void log_close(struct log *l);

/* Rows from `from` on, oldest first, while `fn` returns 0; another value stops and comes back.
 * Before a row is given, the checkpoints up to its page are in log_points(). */
ZCC_CHECK int log_rows(struct log *l, uint64_t from, journal_row_fn fn, void *arg);
/* The signed checkpoints met so far, rising by seq. */
const struct chain_point *log_points(const struct log *l, uint32_t *num);
/* What the hub has now; without a hub, what the newest snapshot says.  ZCC_E_UNKNOWN: neither. */
ZCC_CHECK int log_digest(struct log *l, struct page_digest *out);
/* The file as a whole, beside its rows; a hub that is there looked at its start.  ZCC_E_IO: damaged. */
ZCC_CHECK int log_integrity(struct log *l);
bool log_is_live(const struct log *l); /* rows come from a hub */

#endif
