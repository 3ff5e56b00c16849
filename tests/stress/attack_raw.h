/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * attack_raw - a peer that speaks ZMTP 3 by itself, so that it can speak it badly.
 *
 * Tests: cli/attack.t.   Threads: any, each with its own descriptor.   Memory: none.
 */
#ifndef ZCC_TESTS_ATTACK_RAW_H
#define ZCC_TESTS_ATTACK_RAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Connect and say nothing: a descriptor. */
int raw_connect(const char *path);
/* Whatever bytes; false when the hub has cut the line. */
bool raw_bytes(int fd, const void *bytes, size_t len);
/* Greet as a socket of this type ("DEALER", "SUB") and wait for the hub's own greeting. */
void raw_greet(int fd, const char *type);
/* One frame; with has_more another one belongs to the same message. */
bool raw_frame(int fd, const void *body, size_t len, bool has_more);

#endif
