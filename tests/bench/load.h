/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * load - many clients of the real hub, each with one signed command under way, and what the hub
 * pays for them.  Commands are made and signed before the clock starts.
 *
 * Threads: one.   Memory: at load_new().
 */
#ifndef ZCC_TESTS_LOAD_H
#define ZCC_TESTS_LOAD_H

#include "tests/lib/rig.h"

#include <stddef.h>

enum { LOAD_CLIENTS = 64, LOAD_BODY = 512 };

struct load_command {
	uint8_t body[LOAD_BODY];
	size_t len;
	const uint8_t *header; /* in body: what is signed, with its signature */
	size_t header_len;
	uint8_t sig[ZCC_SIG_BYTES];
};

struct load;

/* Connected clients of the hub of this rig. */
struct load *load_new(struct rig *r);
void load_free(struct load *l);

/* Sign `num` new commands: a free bed more or less at one of some providers. */
void load_sign(struct load *l, struct load_command *commands, size_t num);
/* Send them all, one at a time for each client; microseconds until the last answer. */
double load_run(struct load *l, const struct load_command *commands, size_t num);
/* Check their signatures on one core: microseconds of CPU time. */
double load_check(const struct load *l, const struct load_command *commands, size_t num);

/* CPU time a process used so far, microseconds: its first thread, and all others. */
struct cpu_used {
	double main_us, others_us;
};
struct cpu_used cpu_used(pid_t pid);

#endif
