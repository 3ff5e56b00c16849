/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * out_protocol - what the verbs of `protocol` have to say, for out_text_protocol.c and
 * out_json_protocol.c.
 *
 * Tests: cli/protocol.t.   Threads: one.   Memory: all borrowed.
 */
#ifndef ZCC_CTL_OUT_PROTOCOL_H
#define ZCC_CTL_OUT_PROTOCOL_H

#include "shared/care/protocol_check.h"
#include "shared/care/protocol_urgency.h"
#include "shared/edge/protocol_file.h"

struct out_protocol_check {
	const char *path;
	const struct protocol_file *file; /* its protocol is NULL when the text was refused ... */
	const char *refused;              /* ... with this */
	const struct protocol_finding *found;
	unsigned found_num, faults; /* those at hand; how many there are */
};

struct out_protocol_change {
	struct protocol_item item;
	const char *what; /* "added" "removed" "changed" */
};

struct out_protocol_diff {
	const struct protocol *before, *after;
	const struct out_protocol_change *change;
	unsigned num;
};

struct out_protocol_show {
	const struct protocol *p;
	uint16_t complaint; /* PROTOCOL_NONE: the protocol as a whole */
	unsigned variant;
	const struct triage_answers *answers; /* NULL: none were given */
};

/* "A=2", "praten=1", "rule hoog risico", "pain": what gave an urgency. */
void out_protocol_cause(
    const struct out_protocol_show *o, const struct triage_result *r, char *room, size_t size);

void out_text_protocol_checked(const struct out_protocol_check *o);
void out_text_protocol_diff(const struct out_protocol_diff *o);
void out_text_protocol_show(const struct out_protocol_show *o);
void out_json_protocol_checked(const struct out_protocol_check *o);
void out_json_protocol_diff(const struct out_protocol_diff *o);
void out_json_protocol_show(const struct out_protocol_show *o);

#endif
