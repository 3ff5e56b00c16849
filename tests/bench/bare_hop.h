/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bare_hop - one message from a process to another over ZeroMQ PUB and SUB on ipc, and nothing else.
 *
 * Memory: a child that sends back the moment at which it had the message.
 */
#ifndef ZCC_TESTS_BARE_HOP_H
#define ZCC_TESTS_BARE_HOP_H

struct bare_hop;

struct bare_hop *bare_hop_new(const char *dir);
void bare_hop_free(struct bare_hop *h);
/* Microseconds from before the send until the other process has it. */
double bare_hop_us(struct bare_hop *h);

#endif
