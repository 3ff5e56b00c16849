/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tries - how often an attack is tried: a full count, or $ZCC_GATE_COUNT for the short forms in
 * `check`, and no longer than the gate may take (tests/lib/gate.h).
 *
 * Whatever ends the program says the gate's line: with tries_broken() why, and with another exit
 * than gate_held()'s that it is broken.
 *
 * Threads: one gate per process.   Memory: none.
 */
#ifndef ZCC_ATTACK_TRIES_H
#define ZCC_ATTACK_TRIES_H

#include "tests/lib/gate.h"
#include "tests/sim/chance.h"

void tries_open(const char *id, uint64_t full);
uint64_t tries_count(void);
/* Less than the count was done, and there is time for more. */
bool tries_go_on(uint64_t done);
/* The same for a part of the gate that may take `permille` of its time. */
bool tries_part_goes_on(uint64_t done, uint64_t count, unsigned permille);
/* A stream of its own for each part of the gate, from its seed. */
struct chance tries_chance(uint64_t part);
/* Everything held: gate_held() comes next, with the share of the full count that tries_go_on() saw. */
void tries_are_done(void);
__attribute__((noreturn)) void tries_broken(const char *fmt, ...) ZCC_PRINTF(1, 2);

#endif
