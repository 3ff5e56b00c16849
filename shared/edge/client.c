/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Each command under way keeps its bytes: what is sent again is the same command with the same
 * signature, and the hub answers it again without a second effect.
 *
 * Until a connection takes the first ones, nothing newer goes before them: commands reach the hub
 * in the order in which they were given.
 */
#include "shared/edge/client_priv.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <stdlib.h>
#include <string.h>

/* An answer is due by then. */
enum { AGAIN_MS = 500 };

void
client_id(uint8_t id[ZCC_ID_BYTES])
{
	uint64_t ms = (uint64_t)clock_wall_ms();
	for (unsigned i = 0; i < 6; i++)
		id[i] = (uint8_t)(ms >> (40 - 8 * i));
	seal_random(id + 6, ZCC_ID_BYTES - 6);
}

static void
drop(struct client *c, struct pending *p)
{
	free(p->body);
	memset(p, 0, sizeof *p);
	c->under_way--;
}

void
client_close(struct client **c)
{
	struct client *gone = *c;
	*c = NULL;
	if (gone == NULL)
		return;
	for (unsigned i = 0; i < UNDER_WAY_MAX; i++)
		if (gone->pending[i].body != NULL)
			drop(gone, &gone->pending[i]);
	sock_close(&gone->sock);
	if (gone->secrets != NULL)
		seal_room_free(gone->secrets);
	free(gone);
}

unsigned
client_under_way(const struct client *c)
{
	return c->under_way;
}

/* --- Sending ------------------------------------------------------------------------------- */

static struct pending *
find(struct client *c, const uint8_t id[ZCC_ID_BYTES])
{
	for (unsigned i = 0; i < UNDER_WAY_MAX; i++)
		if (c->pending[i].body != NULL && memcmp(c->pending[i].id, id, ZCC_ID_BYTES) == 0)
			return &c->pending[i];
	return NULL;
}

static struct pending *
find_free(struct client *c)
{
	for (unsigned i = 0; i < UNDER_WAY_MAX; i++)
		if (c->pending[i].body == NULL)
			return &c->pending[i];
	return NULL;
}

void
client_forget(struct client *c, const uint8_t id[ZCC_ID_BYTES])
{
	struct pending *p = find(c, id);
	if (p != NULL)
		drop(c, p);
}

/* A queue that is full and a hub that is away are the same here: try again later. */
static bool
send_now(struct client *c, struct pending *p)
{
	bool is_taken = sock_send(c->sock, p->body, p->len) == ZCC_OK;
	p->was_sent = p->was_sent || is_taken;
	p->next_ms = clock_boot_ms() + AGAIN_MS;
	return is_taken;
}

static struct pending *
oldest_unsent(struct client *c)
{
	struct pending *oldest = NULL;
	for (unsigned i = 0; i < UNDER_WAY_MAX; i++) {
		struct pending *p = &c->pending[i];
		if (p->body != NULL && !p->was_sent &&
		    (oldest == NULL || p->serial < oldest->serial))
			oldest = p;
	}
	return oldest;
}

/* In order, until one is not taken. */
void
client_offer(struct client *c)
{
	for (struct pending *p = oldest_unsent(c); p != NULL && send_now(c, p);)
		p = oldest_unsent(c);
}

bool
client_has_unsent(struct client *c)
{
	return oldest_unsent(c) != NULL;
}

struct sock_wait
client_wait(struct client *c)
{
	return (struct sock_wait){
	    .sock = c->sock, .fd = -1, .wants_room = client_has_unsent(c)};
}

/* The dossier in its box, and the hash of what is in the box. */
static int
seal_dossier(struct client *c, const struct ask *a, uint8_t *box, size_t *box_len,
    uint8_t hash[ZCC_HASH_BYTES])
{
	uint8_t random[32], plain[ZCC_DOSSIER_MAX];
	size_t len;
	*box_len = 0;
	memset(hash, 0, ZCC_HASH_BYTES);
	if (!a->has_dossier)
		return ZCC_OK;
	ZCC_MUST(c->secrets->has_hub);
	seal_random(random, sizeof random);
	int r = wire_encode_dossier(&a->dossier, random, plain, sizeof plain, &len);
	if (r == ZCC_OK) {
		seal_hash(NULL, plain, len, hash);
		seal_box(&c->secrets->hub, plain, len, box);
		*box_len = len + SEAL_BOX_EXTRA;
	}
	seal_wipe(plain, sizeof plain);
	return r;
}

/* The whole body of a command, in `body`. */
static int
compose(struct client *c, const struct ask *a, uint8_t body[ZCC_BODY_MAX], size_t *len)
{
	uint8_t box[ZCC_DOSSIER_MAX + SEAL_BOX_EXTRA], hash[ZCC_HASH_BYTES], sig[ZCC_SIG_BYTES];
	size_t box_len, header_len;
	uint8_t *header = malloc(ZCC_BODY_MAX);
	if (header == NULL)
		return ZCC_E_IO;
	int r = seal_dossier(c, a, box, &box_len, hash);
	if (r == ZCC_OK)
		r = wire_encode_header(a, hash, header, ZCC_BODY_MAX, &header_len);
	if (r == ZCC_OK) {
		seal_sign(&c->secrets->keys, c->site, header, header_len, sig);
		r = wire_encode_command(
		    header, header_len, sig, box, box_len, body, ZCC_BODY_MAX, len);
	}
	free(header);
	return r;
}

int
client_send(struct client *c, struct ask *a, struct fault *f)
{
	static const uint8_t no_id[ZCC_ID_BYTES];
	struct pending *p = find_free(c);
	if (p == NULL)
		return fault_set(f, ZCC_E_BUSY, 0,
		    "%d commands wait for the hub's answer already: try again", UNDER_WAY_MAX);
	memcpy(a->operator, c->operator, sizeof a->operator);
	if (memcmp(a->id, no_id, sizeof no_id) == 0)
		client_id(a->id);
	uint8_t *body = malloc(ZCC_BODY_MAX);
	int r = body != NULL ? compose(c, a, body, &p->len) : ZCC_E_IO;
	if (r != ZCC_OK) {
		free(body);
		if (r != ZCC_E_FULL)
			return fault_set(f, ZCC_E_IO, 0, "no memory for a command");
		return fault_set(
		    f, ZCC_E_DATA, 0, "the command does not fit in %d bytes", ZCC_BODY_MAX);
	}
	uint8_t *fitting = realloc(body, p->len);
	p->body = fitting != NULL ? fitting : body;
	memcpy(p->id, a->id, sizeof p->id);
	p->serial = ++c->serial;
	p->was_sent = false;
	c->under_way++;
	client_offer(c);
	return ZCC_OK;
}

void
client_alive(struct client *c, const uint8_t token[WIRE_TOKEN_BYTES])
{
	uint8_t body[64];
	size_t len;
	int r = wire_encode_alive(token, body, sizeof body, &len);
	ZCC_MUST(r == ZCC_OK);
	/* One that is lost is followed by the next. */
	(void)sock_send(c->sock, body, len);
}

/* --- Receiving ----------------------------------------------------------------------------- */

/* Send again what is due; how long until the next one is, at most `limit`. */
static int64_t
send_due(struct client *c, int64_t limit)
{
	int64_t now = clock_boot_ms();
	client_offer(c);
	for (unsigned i = 0; i < UNDER_WAY_MAX; i++) {
		struct pending *p = &c->pending[i];
		if (p->body == NULL || !p->was_sent)
			continue;
		if (p->next_ms <= now)
			send_now(c, p);
		if (p->next_ms - now < limit)
			limit = p->next_ms - now;
	}
	return limit;
}

/* The next answer that has come in, if it is to `only` (NULL: to any command under way). */
static int
take_answer(struct client *c, const uint8_t *only, struct wire_answer *out)
{
	uint8_t peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	int r;
	while ((r = sock_receive(c->sock, peer, &body, &len)) != ZCC_E_AGAIN) {
		if (r == ZCC_OK)
			r = wire_decode_answer(body, len, out);
		if (r != ZCC_OK && r != ZCC_E_CONFIG)
			continue;
		struct pending *p = find(c, out->id);
		if (p == NULL || (only != NULL && memcmp(only, out->id, ZCC_ID_BYTES) != 0))
			continue;
		if (r == ZCC_OK && out->code == ZCC_E_BUSY && out->seq == 0)
			continue; /* the hub did not look at it: it is sent again when due */
		drop(c, p);
		if (r == ZCC_E_CONFIG) {
			out->code = ZCC_E_CONFIG;
			text_copy(out->text, sizeof out->text,
			    "the hub speaks another version of the protocol: use the programs of "
			    "one release");
		}
		return ZCC_OK;
	}
	return ZCC_E_AGAIN;
}

static int
receive(struct client *c, const uint8_t *only, int timeout_ms, struct wire_answer *out)
{
	int64_t end_ms = clock_boot_ms() + timeout_ms;
	for (;;) {
		if (take_answer(c, only, out) == ZCC_OK)
			return ZCC_OK;
		int64_t left_ms = end_ms - clock_boot_ms();
		if (left_ms < 0)
			left_ms = 0;
		int wait_ms = (int)send_due(c, left_ms);
		struct sock_wait w = client_wait(c);
		sock_wait(&w, 1, wait_ms);
		if (left_ms == 0)
			return take_answer(c, only, out);
	}
}

int
client_receive(struct client *c, int timeout_ms, struct wire_answer *out)
{
	return receive(c, NULL, timeout_ms, out);
}

int
client_ask(struct client *c, struct ask *a, int timeout_ms, struct wire_answer *out,
    struct fault *f)
{
	char hex[2 * ZCC_ID_BYTES + 1];
	int r = client_send(c, a, f);
	if (r != ZCC_OK || receive(c, a->id, timeout_ms, out) == ZCC_OK)
		return r;
	const struct pending *p = find(c, a->id);
	bool was_sent = p != NULL && p->was_sent;
	client_forget(c, a->id);
	text_hex(hex, a->id, sizeof a->id);
	if (!was_sent)
		return fault_set(f, ZCC_E_DOWN, 0,
		    "the hub takes no commands: it does not run, or it is stopped; "
		    "nothing was sent in %d ms: ask again with --id %s",
		    timeout_ms, hex);
	return fault_set(f, ZCC_E_OUTCOME, 0,
	    "no answer from the hub in %d ms, so the outcome is unknown: ask again with --id %s",
	    timeout_ms, hex);
}

int
client_unbox(struct client *c, const struct wire_answer *a, uint8_t **plain, size_t *len,
    struct fault *f)
{
	ZCC_MUST(c->secrets->has_hub);
	*plain = NULL;
	*len = 0;
	uint8_t *room = malloc(a->sealed_len > 0 ? a->sealed_len : 1);
	if (room == NULL)
		return fault_set(f, ZCC_E_IO, 0, "no memory for an answer of %u bytes",
		    (unsigned)a->sealed_len);
	if (seal_unbox(&c->secrets->hub, a->sealed, a->sealed_len, room, len) != ZCC_OK) {
		free(room);
		return fault_set(
		    f, ZCC_E_DENIED, 0, "the hub's answer was not sealed for this key");
	}
	*plain = room;
	return ZCC_OK;
}
