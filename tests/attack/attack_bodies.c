/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * attack_bodies - F20: a million commands that were signed and then changed, repeated, doubled or
 * sent in another order.
 *
 * Of each original the hub makes one row, with one answer however often it is sent again; of
 * everything else no row, a counter, and no memory that stays.  A client that behaves is answered
 * all the while.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/edge/seg_read.h"
#include "tests/attack/mutate.h"
#include "tests/attack/peer.h"
#include "tests/attack/tries.h"

#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>

enum {
	FULL = 1000000,
	FRESH_EACH = 5000,
	ORIGINALS = 64, /* of which the newest are changed; answers to older ones still come */
	KEPT = 2048,
	GROWTH_KIB = 32 * 1024
};

struct original {
	uint8_t body[1024], id[ZCC_ID_BYTES];
	size_t len;
	uint64_t row, seq; /* of its first answer; 0 = none yet */
};

static struct {
	struct peer peer;
	struct seal_keys keys;
	struct seg_reader *reader;
	struct original original[KEPT];
	unsigned originals_num;
	uint64_t sent, rows, again; /* rows: of the journal that we know of */
} t;

/* Pieces of MessagePack that lie: counts, lengths, depths, types. */
static const char *const words[] = {"\xdd\xff\xff\xff\xff", "\xdf\xff\xff\xff\xff",
    "\xc6\xff\xff\xff\xff", "\xdb\xff\xff\xff\xff", "\xc9\xff\xff\xff\xff\x01", "\xdc\xff\xff",
    "\xde\xff\xff", "\xc5\xff\xff", "\xda\xff\xff", "\xd9\xff", "\xc4\xff", "\x9f", "\x8f", "\xbf",
    "\xc0", "\xc1", "\xc2", "\xc3", "\xca\x7f\xc0", "\xcb\x7f\xf8", "\xcf\xff\xff\xff\xff\xff\xff\xff\xff",
    "\xd3\x80", "\xd4\x01", "\xd8\xff", "\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91\x91",
    "\x81\xa1" "a\x81\xa1" "a\x81\xa1" "a\x81\xa1" "a\x81", "\x90", "\x80", "\xa0", "", "\x7f", "\xe0",
    "demo", "zcc", "\xff\xff\xff\xff", NULL};

static void
on_answer(const struct wire_answer *a, void *arg)
{
	(void)arg;
	if (a->code != ZCC_OK)
		return;
	for (unsigned i = 0; i < t.originals_num; i++) {
		struct original *o = &t.original[i];
		if (memcmp(o->id, a->id, sizeof o->id) != 0)
			continue;
		if (o->seq != 0 && (o->seq != a->seq || o->row != a->row))
			tries_broken("a repeated command has another answer");
		t.again += o->seq != 0;
		o->seq = a->seq;
		o->row = a->row;
		return;
	}
	tries_broken("a changed command was carried out");
}

static void
wait_for(struct original *o)
{
	struct wire_answer a;
	int64_t end = clock_boot_ms() + PEER_ANSWER_MS;
	while (o->seq == 0) {
		if (clock_boot_ms() > end)
			tries_broken("a good command has no answer");
		if (peer_hear(&t.peer, 100, &a))
			on_answer(&a, NULL);
		else
			peer_send(&t.peer, o->body, o->len, on_answer, NULL);
	}
}

/* A good one; its answer is waited for, so that it is one row more. */
static void
make_original(void)
{
	static uint8_t room[ZCC_BODY_MAX];
	if (t.originals_num == KEPT)
		return;
	struct original *o = &t.original[t.originals_num++];
	o->len = peer_command(&t.peer, &t.keys, "demo", room, o->id);
	memcpy(o->body, room, o->len);
	peer_send(&t.peer, o->body, o->len, on_answer, NULL);
	wait_for(o);
	t.rows++;
}

static void
send_changed(struct chance *c)
{
	static uint8_t body[ZCC_BODY_MAX + 2];
	const struct original *o =
	    &t.original[t.originals_num - 1 - chance_next(c) % ORIGINALS];
	struct mutate m = {.data = body, .len = o->len, .size = sizeof body, .words = words};
	memcpy(body, o->body, o->len);
	if (!chance_hits(c, 50)) /* else as it was: again, and not in order */
		for (int64_t n = chance_range(c, 1, 3); n > 0; n--)
			mutate_once(&m, c);
	if (chance_hits(c, 1)) /* as long as may be, and a byte more */
		m.len = sizeof body - chance_next(c) % 3;
	peer_send(&t.peer, body, m.len, on_answer, NULL);
	t.sent++;
}

static void
expect_undisturbed(void)
{
	uint64_t seq = peer_good_intake(&t.peer);
	t.rows++;
	if (seq != t.rows)
		tries_broken("%" PRIu64 " rows were recorded, %" PRIu64 " commands were good", seq, t.rows);
}

static void
open_all(void)
{
	char path[PATH_MAX];
	struct fault f;
	peer_open(&t.peer);
	if (!site_path(&t.peer.rig.site, "keys/demo.key", path, sizeof path) ||
	    key_load(path, NULL, NULL, &t.keys, &f) != ZCC_OK ||
	    seg_reader_new(t.peer.rig.run, t.peer.rig.site.id, &t.reader) != ZCC_OK)
		rig_fail("no key or board");
	t.rows = peer_good_intake(&t.peer);
	for (unsigned i = 0; i < ORIGINALS; i++)
		make_original();
}

static uint64_t
counted(void)
{
	struct fault f;
	if (seg_refresh(t.reader, &f) != SEG_OPEN)
		tries_broken("the board is gone: %s", f.text);
	const struct zcc_hub_row *h = &seg_board(t.reader)->hub;
	return h->malformed + h->bad_signature + h->peer_full;
}

int
main(void)
{
	uint64_t done = 0;
	tries_open("F20", FULL);
	struct chance c = tries_chance(20);
	open_all();
	long before = rig_kib(&t.peer.rig);
	for (; tries_go_on(done); done++) {
		send_changed(&c);
		if (done % FRESH_EACH != 0)
			continue;
		make_original();
		expect_undisturbed();
	}
	make_original();
	expect_undisturbed();
	long grown = rig_kib(&t.peer.rig) - before;
	if (grown > GROWTH_KIB)
		tries_broken("the hub grew by %ld KiB", grown);
	uint64_t dropped = counted();
	/* each was counted or was a repetition; what a cut line lost is in neither */
	if (dropped == 0 || dropped > t.sent)
		tries_broken("%" PRIu64 " counted of %" PRIu64 " sent", dropped, t.sent);
	seg_reader_free(t.reader);
	peer_close(&t.peer);
	tries_are_done();
	return gate_held("0 rows and 0 second effects of %" PRIu64 " changed or repeated bodies (%" PRIu64
	                 " counted, %" PRIu64 " good ones answered again), the hub grew by %ld KiB",
	    done, dropped, t.again, grown);
}
