/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * attack_bodies - F20: a million commands that were signed and then changed, repeated, doubled or
 * sent in another order; commands without a signature; more good ones at once than a peer may have.
 *
 * Of each original the hub makes one row, with one answer however often it is sent again; of
 * everything else no row, a counter, and no memory that stays.  Of a flood, who is told yes has a
 * row, who is told to wait has none.  A client that behaves is answered all the while.
 */
#include "hub/edge/journal.h"
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
	DOUBLED = 3,  /* so often a good one is sent before its first answer */
	FLOOD = 1000, /* good ones at once; 64 may be under way */
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
	uint8_t room[ZCC_BODY_MAX];
	unsigned originals_num;
	uint64_t sent, good, again; /* good: each took a call in, and nothing else here does */
	uint64_t first_seq;         /* of their rows */
	struct {
		uint8_t body[1024], id[ZCC_ID_BYTES];
		size_t len;
		bool is_answered;
	} flood[FLOOD];
	unsigned flood_done, flood_busy;
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

/* A good one, several times at once; its answer is waited for, so that it is one row more. */
static void
make_original(void)
{
	static uint8_t room[ZCC_BODY_MAX];
	if (t.originals_num == KEPT)
		return;
	struct original *o = &t.original[t.originals_num++];
	o->len = peer_command(&t.peer, &t.keys, "demo", room, o->id);
	memcpy(o->body, room, o->len);
	for (unsigned i = 0; i < DOUBLED; i++)
		peer_send(&t.peer, o->body, o->len, on_answer, NULL);
	wait_for(o);
	t.good++;
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
	uint64_t calls = peer_good_intake(&t.peer).row;
	t.good++;
	if (calls != t.good)
		tries_broken("%" PRIu64 " calls came in, %" PRIu64 " commands were good", calls, t.good);
}

/* The signature gone, of no bytes, of zeros, of one byte less; and the header alone. */
static void
send_unsigned(void)
{
	static uint8_t body[ZCC_BODY_MAX], sig[ZCC_SIG_BYTES];
	struct wire_command cmd;
	enum wire_kind kind;
	uint8_t token[WIRE_TOKEN_BYTES];
	size_t len, whole = peer_command(&t.peer, &t.keys, "demo", body, NULL);
	if (wire_decode(body, whole, &kind, &cmd, token) != ZCC_OK)
		rig_fail("no command");
	size_t head = (size_t)(cmd.header - body), at = head + cmd.header_len;
	/* a blob each: the header, 64 bytes of signature, what is sealed */
	ZCC_MUST(body[at] == 0xc4 && body[at + 1] == ZCC_SIG_BYTES);
	static const uint8_t none[] = {0xc4, 0}, nil[] = {0xc0};
	struct mutate m = {.data = t.room, .size = sizeof t.room, .words = words};
	memcpy(t.room, body, m.len = whole);
	mutate_put(&m, at, 2 + ZCC_SIG_BYTES, none, sizeof none);
	peer_send(&t.peer, t.room, m.len, on_answer, NULL);
	memcpy(t.room, body, m.len = whole);
	mutate_put(&m, at, 2 + ZCC_SIG_BYTES, nil, sizeof nil);
	peer_send(&t.peer, t.room, m.len, on_answer, NULL);
	memcpy(t.room, body, m.len = whole);
	t.room[at + 1]--;
	mutate_put(&m, at + 2, 1, NULL, 0);
	peer_send(&t.peer, t.room, m.len, on_answer, NULL);
	peer_send(&t.peer, cmd.header, cmd.header_len, on_answer, NULL);
	if (wire_encode_command(cmd.header, cmd.header_len, sig, NULL, 0, t.room, sizeof t.room, &len) !=
	    ZCC_OK)
		rig_fail("no command");
	peer_send(&t.peer, t.room, len, on_answer, NULL);
	t.sent += 5;
}

static void
on_flood(const struct wire_answer *a, void *arg)
{
	for (unsigned i = 0; i < FLOOD; i++) {
		if (memcmp(t.flood[i].id, a->id, sizeof a->id) != 0)
			continue;
		if (t.flood[i].is_answered)
			tries_broken("one of a flood was answered twice");
		if (a->code != ZCC_OK && a->code != ZCC_E_BUSY)
			tries_broken("one of a flood has code %d: %s", a->code, a->text);
		t.flood[i].is_answered = true;
		t.flood_done += a->code == ZCC_OK;
		t.flood_busy += a->code == ZCC_E_BUSY;
		return;
	}
	on_answer(a, arg);
}

/* Good commands, as fast as they can be sent: each is done, or told to come again, and so it is. */
static void
flood(void)
{
	static uint8_t room[ZCC_BODY_MAX];
	struct wire_answer a;
	for (unsigned i = 0; i < FLOOD; i++) {
		t.flood[i].len = peer_command(&t.peer, &t.keys, "demo", room, t.flood[i].id);
		memcpy(t.flood[i].body, room, t.flood[i].len);
	}
	for (unsigned i = 0; i < FLOOD; i++)
		peer_send(&t.peer, t.flood[i].body, t.flood[i].len, on_flood, NULL);
	while (t.flood_done + t.flood_busy < FLOOD)
		if (peer_hear(&t.peer, PEER_ANSWER_MS, &a))
			on_flood(&a, NULL);
		else
			tries_broken("%u of a flood have no answer",
			    FLOOD - t.flood_done - t.flood_busy);
	if (t.flood_done == 0)
		tries_broken("none of a flood was done");
	t.good += t.flood_done;
	t.sent += t.flood_busy;
	expect_undisturbed();
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
	struct wire_answer first = peer_good_intake(&t.peer);
	t.good = first.row;
	t.first_seq = first.seq;
	for (unsigned i = 0; i < ORIGINALS; i++)
		make_original();
}

struct asked {
	uint64_t last_seq, rows;
};

static int
count_row(const struct journal_row *row, void *arg)
{
	struct asked *of = arg;
	of->last_seq = row->seq;
	of->rows += row->seq >= t.first_seq && row->actor[0] != '\0';
	return 0;
}

/* The hub writes rows of its own, of calls that wait too long; of commands it has one for each good one. */
static void
count_rows(void)
{
	char path[PATH_MAX];
	struct journal *j;
	struct fault f;
	struct asked of = {0};
	if (!site_path(&t.peer.rig.site, "state/journal.db", path, sizeof path) ||
	    journal_sqlite_open(path, true, &j, &f) != ZCC_OK)
		rig_fail("the journal cannot be opened: %s", f.text);
	for (uint64_t before = UINT64_MAX; before != of.last_seq;) {
		before = of.last_seq;
		if (j->ops->page(j, before + 1, ZCC_GROUP_MAX, count_row, &of, &f) != ZCC_OK)
			tries_broken("the journal cannot be read: %s", f.text);
	}
	j->ops->close(j);
	if (of.rows != t.good)
		tries_broken("%" PRIu64 " rows of commands, %" PRIu64 " commands were good", of.rows, t.good);
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
		send_unsigned();
		expect_undisturbed();
	}
	flood();
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
	count_rows();
	tries_are_done();
	return gate_held("0 rows and 0 second effects of %" PRIu64 " changed or repeated bodies (%" PRIu64
	                 " counted, %" PRIu64 " good ones answered again), of %d at once %u done and %u put off, "
	                 "the hub grew by %ld KiB",
	    done, dropped, t.again, FLOOD, t.flood_done, t.flood_busy, grown);
}
