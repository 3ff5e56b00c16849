/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol_found - what the check of a protocol (protocol_check.h) finds; and for its own files alone, what
 * it found so far.
 *
 * Pure.     Tests: unit/test_protocol.c
 */
#ifndef ZCC_PROTOCOL_FOUND_H
#define ZCC_PROTOCOL_FOUND_H

#include "zcc/err.h"

#include "shared/care/protocol.h"

struct protocol_finding {
	const char *word; /* "unreachable-criterion" */
	struct protocol_place place;
	char text[200];
};

/* --- For the files of the check --- */

struct checking {
	const struct protocol *p;
	struct protocol_finding *out;
	unsigned num, max;
	bool only_grave; /* what is untidy is passed over */
};

void check_found(struct checking *c, const char *word, struct protocol_place place, const char *fmt,
    ...) ZCC_PRINTF(4, 5);
/* Where a finding about the whole stands: the first line of the uppermost file. */
struct protocol_place check_top(const struct protocol *p);

#endif
