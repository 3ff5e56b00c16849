/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * peer - a hub of its own, a client that behaves, and a socket that sends what it is given.
 *
 * Whoever is attacked must still answer the good client: peer_good() ends the gate when not.
 *
 * Threads: one.   Memory: static, one per process.
 */
#ifndef ZCC_ATTACK_PEER_H
#define ZCC_ATTACK_PEER_H

#include "shared/edge/client.h"
#include "tests/lib/rig.h"

enum { PEER_ANSWER_MS = 20000 };

struct peer {
	struct rig rig;
	struct client *good;   /* demo */
	struct sock *bad;
	char socket[PATH_MAX];
};

/* Site, hub and both sides. */
void peer_open(struct peer *p);
/* Asked as demo; the answer has ZCC_OK. */
struct wire_answer peer_good(struct peer *p, struct ask *a);
/* An intake on the emergency line, as demo. */
struct wire_answer peer_good_intake(struct peer *p);
/* The body of an intake signed by those keys; its length.  `id` (may be NULL) says which it is. */
size_t peer_command(const struct peer *p, const struct seal_keys *keys, const char *operator,
    uint8_t body[ZCC_BODY_MAX], uint8_t id[ZCC_ID_BYTES]);
/* Send by the bad socket, waiting for room; answers that come meanwhile go to `fn`, may be NULL. */
typedef void (*peer_answer_fn)(const struct wire_answer *a, void *arg);
void peer_send(struct peer *p, const void *body, size_t len, peer_answer_fn fn, void *arg);
/* The next answer to the bad socket; false after so long. */
bool peer_hear(struct peer *p, int timeout_ms, struct wire_answer *out);
/* The hub stops well, and all is gone. */
void peer_close(struct peer *p);

#endif
