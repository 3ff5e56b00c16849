/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/attack/peer.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "tests/attack/tries.h"

#include <stdio.h>
#include <stdlib.h>

enum { READY_MS = 60000 };

void
peer_open(struct peer *p)
{
	struct fault f;
	rig_open(&p->rig);
	rig_start(&p->rig);
	if (!rig_is_ready(&p->rig, READY_MS))
		rig_fail("the hub is not ready");
	if (!site_path(&p->rig.site, "run/command.sock", p->socket, sizeof p->socket) ||
	    client_open(&p->rig.site, "demo", NULL, NULL, &p->good, &f) != ZCC_OK ||
	    sock_connect_dealer(p->socket, &p->bad, &f) != ZCC_OK)
		rig_fail("no way to the hub");
}

struct wire_answer
peer_good(struct peer *p, struct ask *a)
{
	struct wire_answer got;
	struct fault f;
	if (client_ask(p->good, a, PEER_ANSWER_MS, &got, &f) != ZCC_OK)
		tries_broken("a client that behaves is not answered: %s", f.text);
	if (got.code != ZCC_OK)
		tries_broken("a client that behaves is refused: %s", got.text);
	return got;
}

struct wire_answer
peer_good_intake(struct peer *p)
{
	struct ask a;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	return peer_good(p, &a);
}

size_t
peer_command(const struct peer *p, const struct seal_keys *keys, const char *operator,
    uint8_t body[ZCC_BODY_MAX], uint8_t id[ZCC_ID_BYTES])
{
	struct ask a;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	text_copy(a.operator, sizeof a.operator, operator);
	client_id(a.id);
	if (id != NULL)
		memcpy(id, a.id, sizeof a.id);
	return rig_sign(&a, keys, p->rig.site.id, body, ZCC_BODY_MAX);
}

bool
peer_hear(struct peer *p, int timeout_ms, struct wire_answer *out)
{
	uint8_t from[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	struct sock_wait w = {.sock = p->bad};
	return sock_wait(&w, 1, timeout_ms) > 0 &&
	       sock_receive(p->bad, from, &body, &len) == ZCC_OK &&
	       wire_decode_answer(body, len, out) == ZCC_OK;
}

void
peer_send(struct peer *p, const void *body, size_t len, peer_answer_fn fn, void *arg)
{
	struct wire_answer a;
	int64_t end = clock_boot_ms() + PEER_ANSWER_MS;
	while (sock_send(p->bad, body, len) != ZCC_OK) {
		if (clock_boot_ms() > end)
			tries_broken("the hub reads no more");
		if (peer_hear(p, 1, &a) && fn != NULL)
			fn(&a, arg);
	}
	while (peer_hear(p, 0, &a))
		if (fn != NULL)
			fn(&a, arg);
}

void
peer_close(struct peer *p)
{
	client_close(&p->good);
	sock_close(&p->bad);
	sock_end();
	rig_stop(&p->rig);
}
