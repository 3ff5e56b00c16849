/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bare_hub - what the hub is measured against: ROUTER on ipc, one Ed25519 check and one insert for
 * each message, one SQLite commit with synchronous=FULL for all that queued, then the answers.  No
 * rules, no book, no chain, no audit.
 *
 * The process is the caller's child; bare_hub_stop() ends it.   Memory: none in the caller.
 */
#ifndef ZCC_TESTS_BARE_HUB_H
#define ZCC_TESTS_BARE_HUB_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { BARE_BODY = 192, BARE_SIG = 64 }; /* about what a command of ours has */

struct bare_hub {
	pid_t pid;
	char address[128];
	uint8_t sk[64], pk[32]; /* of the one operator it knows */
};

/* In this directory, which is the caller's and outlives it. */
void bare_hub_start(struct bare_hub *h, const char *dir);
void bare_hub_stop(struct bare_hub *h);

/* A client: DEALER, one command at a time. */
struct bare_client;
struct bare_client *bare_client_new(const struct bare_hub *h);
void bare_client_free(struct bare_client *c);
/* Sign, send, wait for the answer. */
void bare_client_ask(struct bare_client *c);

#endif
