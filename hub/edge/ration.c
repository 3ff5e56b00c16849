/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One list of what waits, in the order in which it came, and a table of the peers that anything is
 * known of.  A group is one walk along the list that passes over peers which have had their share, so
 * the order of each peer stays and nobody waits for another's backlog.
 *
 * A peer's refusals are one moment: `even_ms`, when all it caused is paid for.  Each refusal moves it
 * on by STEP_MS; it may be BURST steps ahead of now.
 */
#include "hub/edge/ration.h"

#include "hub/core/idmap.h"
#include "shared/edge/seal.h"

#include <stdlib.h>
#include <string.h>

enum {
	STEP_MS = 1000 / RATION_PER_S,
	FULL_MS = 10000, /* so long is remembered that a peer's queue was full */
	SWEEP_MS = 1000,
	NOBODY = RATION_PEERS_MAX /* whom a sign of life belongs to does not matter */
};

struct letter {
	struct letter *next;
	uint32_t peer_i;
	uint8_t peer[ENGINE_PEER_BYTES];
	bool is_beyond;
	size_t len;
	uint8_t body[];
};

struct peer {
	uint64_t id; /* 0 = not in use */
	int64_t even_ms;
	uint32_t waiting; /* letters in the list */
	uint32_t taken;   /* of the group being made */
	bool is_short;    /* waits until it may cause RATION_AGAIN refusals */
	bool is_full, is_deaf;
	int64_t full_ms;  /* is_full: since when, and without an answer that went */
};

struct list {
	struct letter *first, **end;
};

struct ration {
	struct idmap by_id;
	struct peer peers[RATION_PEERS_MAX];
	uint32_t free[RATION_PEERS_MAX], free_num;
	struct list waiting, taken;
	size_t bytes;
	int64_t next_ms, sweep_ms;
	uint32_t full_num; /* peers whose queue is full */
};

/* --- Letters --- */

static void
list_init(struct list *l)
{
	l->first = NULL;
	l->end = &l->first;
}

static void
list_add(struct list *l, struct letter *letter)
{
	letter->next = NULL;
	*l->end = letter;
	l->end = &letter->next;
}

/* Take out what *at points to. */
static struct letter *
list_pick(struct list *l, struct letter **at)
{
	struct letter *letter = *at;
	*at = letter->next;
	if (letter->next == NULL)
		l->end = at;
	return letter;
}

/* Nothing that somebody sent stays in freed memory. */
static void
drop(struct ration *r, struct letter *letter)
{
	r->bytes -= letter->len;
	seal_wipe(letter->body, letter->len);
	free(letter);
}

static void
forget_taken(struct ration *r)
{
	while (r->taken.first != NULL)
		drop(r, list_pick(&r->taken, &r->taken.first));
}

/* --- Peers --- */

static uint64_t
number(const uint8_t peer[ENGINE_PEER_BYTES])
{
	uint64_t id;
	memcpy(&id, peer, sizeof id);
	return id + 1; /* 0 is none */
}

static struct peer *
find(struct ration *r, const uint8_t peer[ENGINE_PEER_BYTES])
{
	uint32_t i;
	return idmap_find(&r->by_id, number(peer), &i) ? &r->peers[i] : NULL;
}

/* NULL: the table is full. */
static struct peer *
find_or_add(struct ration *r, const uint8_t peer[ENGINE_PEER_BYTES])
{
	uint32_t i;
	if (idmap_find(&r->by_id, number(peer), &i))
		return &r->peers[i];
	if (r->free_num == 0)
		return NULL;
	i = r->free[--r->free_num];
	r->peers[i] = (struct peer){.id = number(peer)};
	idmap_put(&r->by_id, r->peers[i].id, i);
	return &r->peers[i];
}

static void
set_full(struct ration *r, struct peer *p, bool is_full)
{
	r->full_num += (uint32_t)is_full - (uint32_t)p->is_full;
	p->is_full = is_full;
	p->is_deaf = p->is_deaf && is_full;
}

/* Nothing of it waits and nothing is left to pay: whoever it is begins anew. */
static void
sweep(struct ration *r, int64_t now_ms)
{
	if (now_ms < r->sweep_ms)
		return;
	r->sweep_ms = now_ms + SWEEP_MS;
	for (uint32_t i = 0; i < RATION_PEERS_MAX; i++) {
		struct peer *p = &r->peers[i];
		if (p->id == 0 || p->waiting > 0 || p->even_ms > now_ms ||
		    (p->is_full && now_ms < p->full_ms + FULL_MS))
			continue;
		set_full(r, p, false);
		idmap_drop(&r->by_id, p->id);
		p->id = 0;
		r->free[r->free_num++] = i;
	}
}

/* How many refusals it may cause now. */
static int64_t
allowance(const struct peer *p, int64_t now_ms)
{
	int64_t ahead = p->even_ms > now_ms ? p->even_ms - now_ms : 0;
	return RATION_BURST - (ahead + STEP_MS - 1) / STEP_MS;
}

static bool
must_wait(struct peer *p, int64_t now_ms)
{
	int64_t may = allowance(p, now_ms);
	p->is_short = may <= 0 || (p->is_short && may < RATION_AGAIN);
	return p->is_short;
}

/* --- Putting --- */

static bool
is_there(const struct ration *r, uint32_t peer_i, const uint8_t *body, size_t len)
{
	for (const struct letter *l = r->waiting.first; l != NULL; l = l->next)
		if (l->peer_i == peer_i && l->len == len && memcmp(l->body, body, len) == 0)
			return true;
	return false;
}

static void
forget(struct ration *r, struct peer *p)
{
	uint32_t peer_i = (uint32_t)(p - r->peers);
	for (struct letter **at = &r->waiting.first; *at != NULL;)
		if ((*at)->peer_i == peer_i)
			drop(r, list_pick(&r->waiting, at));
		else
			at = &(*at)->next;
	p->waiting = 0;
}

static int
keep(struct ration *r, const uint8_t peer[ENGINE_PEER_BYTES], uint32_t peer_i, bool is_beyond,
    const uint8_t *body, size_t len)
{
	struct letter *l = /* NOLINTNEXTLINE: that a peer was not found does not make r NULL */
	    len <= RATION_BYTES_MAX - r->bytes ? malloc(sizeof *l + len) : NULL;
	if (l == NULL)
		return ZCC_E_FULL;
	*l = (struct letter){.peer_i = peer_i, .is_beyond = is_beyond, .len = len};
	memcpy(l->peer, peer, sizeof l->peer);
	if (len > 0)
		memcpy(l->body, body, len);
	r->bytes += len;
	list_add(&r->waiting, l);
	r->next_ms = INT64_MIN; /* who may go, and when, is for the next ration_take() to see */
	return ZCC_OK;
}

int
ration_put(struct ration *r, const uint8_t peer[ENGINE_PEER_BYTES], const uint8_t *body, size_t len,
    int64_t now_ms)
{
	sweep(r, now_ms);
	struct peer *p = len < ZCC_SIG_BYTES ? find(r, peer) : find_or_add(r, peer);
	if (p != NULL && p->is_deaf) {
		forget(r, p);
		set_full(r, p, false);
		return ZCC_E_DENIED;
	}
	if (len < ZCC_SIG_BYTES)
		return keep(r, peer, NOBODY, false, body, len);
	if (p == NULL)
		return ZCC_E_FULL;
	uint32_t peer_i = (uint32_t)(p - r->peers);
	/* whoever waits long sends it again (client.h) */
	if (p->waiting > 0 && is_there(r, peer_i, body, len))
		return ZCC_OK;
	bool is_beyond = p->waiting >= ZCC_OUTSTANDING_MAX;
	int code = keep(r, peer, is_beyond ? NOBODY : peer_i, is_beyond, body, len);
	p->waiting += code == ZCC_OK && !is_beyond;
	return code;
}

/* --- Taking --- */

/* Do two peers wait that may be served? */
static bool
is_contended(struct ration *r, int64_t now_ms)
{
	uint32_t one = NOBODY;
	for (const struct letter *l = r->waiting.first; l != NULL; l = l->next) {
		if (l->peer_i == NOBODY || l->peer_i == one || must_wait(&r->peers[l->peer_i], now_ms))
			continue;
		if (one != NOBODY)
			return true;
		one = l->peer_i;
	}
	return false;
}

static int64_t
again_ms(const struct peer *p)
{
	return p->even_ms - (RATION_BURST - RATION_AGAIN) * STEP_MS;
}

/* Its letter goes into the group; otherwise the next group is due by then. */
static bool
may_go(struct ration *r, struct peer *p, uint32_t share, int64_t now_ms)
{
	int64_t then = now_ms;
	if (p->taken == 0 && must_wait(p, now_ms))
		then = again_ms(p);
	else if (p->taken < share && p->taken < allowance(p, now_ms))
		return true;
	r->next_ms = then < r->next_ms ? then : r->next_ms;
	return false;
}

uint32_t
ration_take(struct ration *r, struct engine_in *in, int64_t now_ms)
{
	uint32_t num = 0, share = is_contended(r, now_ms) ? RATION_SHARE : ZCC_GROUP_MAX;
	forget_taken(r);
	r->next_ms = INT64_MAX;
	for (const struct letter *l = r->waiting.first; l != NULL; l = l->next)
		if (l->peer_i != NOBODY)
			r->peers[l->peer_i].taken = 0;
	for (struct letter **at = &r->waiting.first; *at != NULL && num < ZCC_GROUP_MAX;) {
		struct peer *p = (*at)->peer_i != NOBODY ? &r->peers[(*at)->peer_i] : NULL;
		if (p != NULL && !may_go(r, p, share, now_ms)) {
			at = &(*at)->next;
			continue;
		}
		struct letter *l = list_pick(&r->waiting, at);
		if (p != NULL) {
			p->taken++;
			p->waiting--;
		}
		list_add(&r->taken, l);
		in[num] = (struct engine_in){.body = l->body, .len = l->len, .is_beyond = l->is_beyond};
		memcpy(in[num++].peer, l->peer, sizeof l->peer);
	}
	if (num == ZCC_GROUP_MAX && r->waiting.first != NULL)
		r->next_ms = now_ms;
	return num;
}

int64_t
ration_wait_ms(const struct ration *r, int64_t now_ms)
{
	if (r->waiting.first == NULL)
		return -1;
	return r->next_ms > now_ms ? r->next_ms - now_ms : 0;
}

/* --- What is known of a peer --- */

void
ration_refused(struct ration *r, const uint8_t peer[ENGINE_PEER_BYTES], int64_t now_ms)
{
	struct peer *p = find_or_add(r, peer);
	if (p != NULL)
		p->even_ms = (p->even_ms > now_ms ? p->even_ms : now_ms) + STEP_MS;
}

void
ration_answered(struct ration *r, const uint8_t peer[ENGINE_PEER_BYTES], bool is_sent, int64_t now_ms)
{
	if (is_sent && r->full_num == 0)
		return;
	struct peer *p = is_sent ? find(r, peer) : find_or_add(r, peer);
	if (p == NULL)
		return;
	if (!is_sent && !p->is_full)
		p->full_ms = now_ms;
	set_full(r, p, !is_sent);
	p->is_deaf = p->is_full && now_ms - p->full_ms >= RATION_DEAF_MS;
}

struct ration *
ration_new(void)
{
	struct ration *r = calloc(1, sizeof *r);
	if (r == NULL || !idmap_init(&r->by_id, RATION_PEERS_MAX)) {
		free(r);
		return NULL;
	}
	for (uint32_t i = 0; i < RATION_PEERS_MAX; i++)
		r->free[r->free_num++] = RATION_PEERS_MAX - 1 - i;
	list_init(&r->waiting);
	list_init(&r->taken);
	r->next_ms = INT64_MAX;
	return r;
}

void
ration_free(struct ration *r)
{
	if (r == NULL)
		return;
	forget_taken(r);
	while (r->waiting.first != NULL)
		drop(r, list_pick(&r->waiting, &r->waiting.first));
	idmap_fini(&r->by_id);
	free(r);
}
