/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * run - one replay: feeds, simulated people and the hub in one loop, until all is sent and settled.
 *
 * Tests: cli/replay.t.   Threads: one.   Signals: SIGINT and SIGTERM end it in order, here only.
 */
#ifndef ZCC_REPLAY_RUN_H
#define ZCC_REPLAY_RUN_H

#include "hub/replay/options.h"
#include "hub/replay/progress.h"

struct run;

/* Read the site, the files and the keys, and find the hub (for up to --give-up seconds).  Any
 * ZCC_E_* of these; nothing was sent.  run_free() also after a failure. */
ZCC_CHECK int run_new(const struct options *o, struct run **out, struct fault *f);
void run_free(struct run **r);

/*
 * ZCC_OK         all was sent and decided; or interrupted, and what was under way is decided
 * ZCC_E_DOWN     the hub fell silent for --give-up seconds
 * ZCC_E_DENIED   the operator may not do this
 * ZCC_E_IO       a file could not be read further
 */
ZCC_CHECK int run_all(struct run *r, struct fault *f);
const struct tally *run_tally(const struct run *r);
struct progress *run_progress(struct run *r);

#endif
