/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ration - who is served when, so that no peer takes the hub from the others.
 *
 *     order      what a peer sends is served in the order in which it came
 *     a group    holds at most RATION_SHARE commands of a peer while another peer waits too
 *     refusals   each one that left a row costs its peer; who has used up RATION_BURST of them gets
 *                RATION_PER_S a second.  Its commands wait meanwhile, they are not refused for it
 *     too many   a command beyond ZCC_OUTSTANDING_MAX that wait is marked, and answered at once
 *     a cut      who asks and never reads an answer is no client of ours
 *
 * Nothing of it is kept over a restart: a client sends again what was not answered.
 *
 * Tests: unit/test_ration.c, tests/sim; stress/stress_crowd.c in the real hub.   Threads: one.
 * Memory: bodies that wait, at most RATION_BYTES_MAX together; the rest at ration_new().
 * Pure: time is given (boot clock, ms).
 */
#ifndef ZCC_RATION_H
#define ZCC_RATION_H

#include "hub/edge/engine.h"

enum {
	RATION_SHARE = 16,     /* a group of these is over in some 3 ms */
	RATION_BURST = 64,     /* refusals at once: as many as may be under way */
	RATION_PER_S = 16,     /* more than any person causes; of three peers at 64 a second a key beside
	                        * 200 consoles on two cores felt the hub's work, at 16 none does (G-14) */
	RATION_AGAIN = 16,     /* who waits for refusals is served again when it has so many */
	RATION_DEAF_MS = 1000,
	RATION_PEERS_MAX = 4096, /* that wait, or are short of refusals, at one time */
	RATION_BYTES_MAX = 32 << 20
};

struct ration;

ZCC_CHECK struct ration *ration_new(void); /* NULL: no memory */
void ration_free(struct ration *r);

/*
 * One message.  ZCC_OK: it waits its turn, or is the same as one that waits.  ZCC_E_FULL: there is no
 * room for it; it is dropped and its client sends it again.  ZCC_E_DENIED: cut this peer; what it
 * sent is forgotten.
 * What is too short for a signature (a sign of life) is served with the next group, whoever sent it.
 */
ZCC_CHECK int ration_put(struct ration *r, const uint8_t peer[ENGINE_PEER_BYTES],
    const uint8_t *body, size_t len, int64_t now_ms);
/* The next group: how many of in[], at most ZCC_GROUP_MAX.  Bodies stay good until the next call. */
uint32_t ration_take(struct ration *r, struct engine_in *in, int64_t now_ms);
/* How long until ration_take() has something more: 0 = it has now, -1 = nothing waits. */
int64_t ration_wait_ms(const struct ration *r, int64_t now_ms);

/* A command of this peer was refused and left a row. */
void ration_refused(struct ration *r, const uint8_t peer[ENGINE_PEER_BYTES], int64_t now_ms);
/* An answer was sent to this peer, or its queue was full.  Full for RATION_DEAF_MS without one that
 * went: the next thing that it sends is one too many. */
void ration_answered(struct ration *r, const uint8_t peer[ENGINE_PEER_BYTES], bool is_sent,
    int64_t now_ms);

#endif
