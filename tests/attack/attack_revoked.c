/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * attack_revoked - G-22: an operator who is revoked while commands of his are under way.
 *
 * Each try: he is added, works, and is revoked between commands that he sent before and goes on
 * sending.  What counts is the time from the acknowledged revocation to the last command of his that
 * was still accepted; and nobody else notices.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "tests/attack/peer.h"
#include "tests/attack/tries.h"

#include <inttypes.h>

enum { FULL = 1000, BEFORE_MAX = 12, AFTER = 6, LIMIT_MS = 1000 };

static struct {
	struct peer peer;
	struct seal_keys keys;
	uint8_t body[ZCC_BODY_MAX];
	uint64_t accepted, denied;
	int64_t revoked_ms, latest_ms; /* the worst of all tries after the revocation */
	unsigned open;                 /* commands without an answer */
} t;

static void
on_answer(const struct wire_answer *a, void *arg)
{
	(void)arg;
	t.open--;
	t.accepted += a->code == ZCC_OK;
	t.denied += a->code == ZCC_E_DENIED;
	if (a->code != ZCC_OK && a->code != ZCC_E_DENIED)
		tries_broken("code %d: %s", a->code, a->text);
	if (a->code == ZCC_OK && t.revoked_ms != 0 && clock_boot_ms() - t.revoked_ms > t.latest_ms)
		t.latest_ms = clock_boot_ms() - t.revoked_ms;
}

static void
send_some(unsigned num)
{
	for (; num > 0; num--) {
		size_t len = peer_command(&t.peer, &t.keys, "weg", t.body, NULL);
		t.open++;
		peer_send(&t.peer, t.body, len, on_answer, NULL);
	}
}

static void
hear_all(void)
{
	struct wire_answer a;
	while (t.open > 0) {
		if (!peer_hear(&t.peer, PEER_ANSWER_MS, &a))
			tries_broken("a command has no answer");
		on_answer(&a, NULL);
	}
}

static void
operator_is(enum zcc_verb verb)
{
	struct ask a;
	ask_init(&a, verb);
	memcpy(a.board.operator, "weg", sizeof "weg");
	if (verb == VERB_OPERATOR_ADD) {
		memcpy(a.board.key, t.keys.sign_pk, sizeof a.board.key);
		a.board.has_key = true;
		a.board.roles_num = 1;
		memcpy(a.board.role[0], "triagist", sizeof "triagist");
	}
	peer_good(&t.peer, &a);
}

static void
one_try(struct chance *c)
{
	t.revoked_ms = 0;
	operator_is(VERB_OPERATOR_ADD);
	uint64_t accepted = t.accepted, denied = t.denied;
	send_some(1);
	hear_all();
	if (t.accepted != accepted + 1)
		tries_broken("an operator who was added may not work");
	send_some((unsigned)chance_range(c, 1, BEFORE_MAX));
	operator_is(VERB_OPERATOR_REVOKE);
	t.revoked_ms = clock_boot_ms();
	hear_all();
	accepted = t.accepted;
	send_some(AFTER);
	(void)peer_good_intake(&t.peer);
	hear_all();
	if (t.accepted != accepted || t.denied < denied + AFTER)
		tries_broken("a command that was sent after the revocation was accepted");
	if (t.latest_ms > LIMIT_MS)
		tries_broken("%" PRId64 " ms after the revocation a command was accepted", t.latest_ms);
}

int
main(void)
{
	static const uint8_t seed[32] = {22};
	uint64_t done = 0;
	tries_open("G-22", FULL);
	struct chance c = tries_chance(22);
	peer_open(&t.peer);
	if (seal_keys_from_seed(seed, &t.keys) != ZCC_OK)
		rig_fail("no keys");
	for (; tries_go_on(done); done++)
		one_try(&c);
	peer_close(&t.peer);
	tries_are_done();
	return gate_held("last accepted at most %" PRId64 " ms after the acknowledged revocation, 0 of those "
	                 "sent after it, %" PRIu64 " tries (%" PRIu64 " accepted before, %" PRIu64
	                 " denied); others answered",
	    t.latest_ms, done, t.accepted, t.denied);
}
