/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * world - everything outside the hub: consoles with people at them, and the lines between, which
 * lose, double, delay and reorder what goes over them.
 *
 * A console looks at the board (the live book), acts, asks again with the same id every 500 ms
 * until it has an answer or gives up, sends heartbeats with the token of its hello, says hello
 * again when the board shows another hub or not itself, and sometimes freezes.
 */
#ifndef ZCC_SIM_WORLD_H
#define ZCC_SIM_WORLD_H

#include "hub/edge/engine.h"
#include "tests/sim/chance.h"
#include "tests/sim/check.h"
#include "tests/sim/region.h"

struct world;

/* What consoles see.  book NULL: the hub is down. */
struct view {
	int64_t now_ms;  /* true time */
	int64_t wall_ms; /* what this machine's clock says */
	const struct book *book;
	const struct presence *presence;
	uint64_t epoch;
};

struct world *world_new(uint64_t seed, const struct region *r, struct check *c);
void world_free(struct world *w);
/* One moment passes: answers arrive, consoles act.  is_quiet: nobody begins anything new. */
void world_step(struct world *w, const struct view *v, bool is_quiet);
/* What has reached the hub by now, at most `max`; good until the next call. */
uint32_t world_take(struct world *w, int64_t now_ms, struct engine_in *in, uint32_t max);
/* Nobody listens: what arrives is gone. */
void world_lose(struct world *w, int64_t now_ms);
/* The hub's answer goes on its way. */
void world_answer(struct world *w, int64_t now_ms, const struct engine_answer *a);
uint32_t world_sent(const struct world *w); /* different commands so far */

#endif
