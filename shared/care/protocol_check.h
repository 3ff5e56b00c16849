/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol_check - what is wrong with a protocol that can be read: questions nobody asks, grades
 * out of order, rules that contradict or do nothing, outcomes without care, and what the protocol
 * itself demands of each complaint.
 *
 * Each finding has a word of its own; zcc-triage(5) lists them.
 *
 * Tests: cli/protocol.t (a file for each finding).   Pure.
 */
#ifndef ZCC_PROTOCOL_CHECK_H
#define ZCC_PROTOCOL_CHECK_H

#include "shared/care/protocol_found.h"

/* As protocol_check(), and only what a hub may not work by: what is said or offered twice, and no more than
 * that, keeps nobody from triage. */
unsigned protocol_check_grave(
    const struct protocol *p, struct protocol_finding *out, unsigned max);
/* Returns how many there are; the first `max` of them stand in `out`. */
unsigned protocol_check(const struct protocol *p, struct protocol_finding *out, unsigned max);

#endif
