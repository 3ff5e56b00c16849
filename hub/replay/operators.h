/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * operators - simulated operators at work: take the next call, talk, perhaps write a note, close.
 *
 *     FREE --next--> ASKING --a case--> TALKING --its time is over--> [NOTING] --> CLOSING --> FREE
 *                      |                                                              |
 *                      +--nobody waits--> FREE, asks again when a call comes in       |
 *     a stop (interrupt): what is held is given back (release)        <---------------+
 *
 * This part decides what each of them does; post.h carries it to the hub.  Durations come from the
 * figures, chance from the seed: the same seed and the same answers give the same acts.
 *
 * Tests: unit/test_operators.c.   Pure: time is an argument.   Memory: operators_new().
 */
#ifndef ZCC_REPLAY_OPERATORS_H
#define ZCC_REPLAY_OPERATORS_H

#include "hub/replay/figures.h"
#include "shared/care/ask.h"
#include "shared/care/settings.h"

#include <stdbool.h>
#include <stdint.h>

enum { OPERATORS_MAX = 512 };

struct operators; /* opaque */

/* How it went so far. */
struct operators_count {
	uint64_t claimed, noted, closed, released;
	uint64_t lost;    /* cases that somebody else took over or closed meanwhile */
	uint64_t refused; /* acts the hub refused for another reason */
};

/*
 *   num         1..OPERATORS_MAX
 *   reasons     why a case may be closed (settings.h); borrowed, at least one
 *   speed_milli plan.h; at PLAN_MAX nobody talks for any time
 *
 * ZCC_E_IO: no memory.
 */
ZCC_CHECK int operators_new(unsigned num, const struct figures *figures,
    const struct settings *reasons, int64_t speed_milli, uint64_t seed, struct operators **out,
    struct fault *f);
void operators_free(struct operators **o);

/*
 * The next act that is due: ZCC_OK fills *who (0..num-1) and verb, row, version and arguments of
 * *ask; it must be sent and answered.  ZCC_E_AGAIN: nothing is due now.
 */
ZCC_CHECK int operators_next(struct operators *o, int64_t now_ms, unsigned *who, struct ask *ask);
/* The hub's answer to the act of `who`: an outcome, and on ZCC_OK the case and its version.  On
 * ZCC_E_STALE `version` is the version now.  Returns the id of a case that was claimed by
 * this, else 0. */
uint64_t operators_answer(struct operators *o, unsigned who, int code, uint64_t row,
    uint32_t version, int64_t now_ms);

/* A call came in: who found nobody waiting asks again. */
void operators_call_came(struct operators *o);
/* No more calls come: who finds nobody waiting goes home. */
void operators_last_call(struct operators *o);
/* Stop: nobody takes another call, and what is held is given back. */
void operators_stop(struct operators *o);
/* Everybody went home. */
bool operators_are_done(const struct operators *o);
/* When the next one has something to do if no call comes, INT64_MAX = only then. */
int64_t operators_wake_ms(const struct operators *o);
/* Somebody has found nobody waiting since the last call came. */
bool operators_are_idle(const struct operators *o);
struct operators_count operators_counts(const struct operators *o);

#endif
