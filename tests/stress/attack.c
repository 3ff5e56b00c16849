/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * attack - peers that mean harm, on the real hub's own socket.  Whatever they send: the hub runs on,
 * a good client is answered meanwhile, nothing of theirs is recorded, it is counted, and the hub's
 * memory stays within bounds.  Each line on stdout is one attack that came to nothing.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/client.h"
#include "shared/edge/seg_read.h"
#include "tests/lib/rig.h"
#include "tests/stress/attack_raw.h"

#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	ANSWER_MS = 60000,
	READY_MS = 60000,
	QUIET_MS = 5,
	FLOOD = 10000,
	LINES = 5000,
	GROWTH_KIB = 32 * 1024,
	ENDLESS_MAX = 1 << 30,
	ROOM = 1 << 20
};

static struct {
	struct rig rig;
	struct client *good;
	struct seg_reader *reader;
	struct sock *bad;
	struct seal_keys keys, strange; /* of `demo`, and of nobody */
	char socket[PATH_MAX];
	uint64_t row, seq;              /* a case, and the newest row of the journal */
	uint64_t ok, denied;            /* answers that the bad peer got */
	uint8_t room[ROOM];
} t;

/* --- The good client: its every read is one row ------------------------------------------------ */

static uint64_t
ask_good(enum zcc_verb verb)
{
	struct ask a;
	struct wire_answer got;
	struct fault f;
	ask_init(&a, verb);
	a.row = verb == VERB_INTAKE ? 0 : t.row;
	a.board.line = verb == VERB_INTAKE ? LINE_SPOED : a.board.line;
	if (client_ask(t.good, &a, ANSWER_MS, &got, &f) != ZCC_OK)
		rig_broken("a good client is not answered: %s", f.text);
	if (got.code != ZCC_OK)
		rig_broken("a good client is refused: %s", got.text);
	t.row = got.row;
	return got.seq;
}

/* What came to be recorded since the last time, beside the good client's own row. */
static void
expect_rows(const char *what, uint64_t rows)
{
	uint64_t seq = ask_good(VERB_SHOW);
	if (seq != t.seq + rows + 1)
		rig_broken("%s: %" PRIu64 " rows recorded instead of %" PRIu64, what, seq - t.seq - 1,
		    rows);
	t.seq = seq;
	printf("%s\n", what);
}

static struct zcc_hub_row
counters(void)
{
	struct fault f;
	if (seg_refresh(t.reader, &f) != SEG_OPEN)
		rig_broken("the board is gone: %s", f.text);
	return seg_board(t.reader)->hub;
}

static void
expect_malformed(uint64_t at_least)
{
	int64_t end = clock_boot_ms() + ANSWER_MS;
	while (counters().malformed < at_least)
		if (poll(NULL, 0, QUIET_MS) != 0 || clock_boot_ms() > end)
			rig_broken("%" PRIu64 " malformed instead of %" PRIu64,
			    counters().malformed, at_least);
}

/* --- The bad one --------------------------------------------------------------------------------- */

static bool
hear(int timeout_ms, struct wire_answer *out)
{
	uint8_t peer[SOCK_PEER_BYTES];
	const uint8_t *body;
	size_t len;
	struct sock_wait w = {.sock = t.bad};
	if (sock_wait(&w, 1, timeout_ms) == 0 || sock_receive(t.bad, peer, &body, &len) != ZCC_OK ||
	    wire_decode_answer(body, len, out) != ZCC_OK)
		return false;
	t.ok += out->code == ZCC_OK;
	t.denied += out->code == ZCC_E_DENIED;
	return true;
}

/* Until the hub's queue takes it; what it answers meanwhile is counted. */
static void
shoot(const void *body, size_t len)
{
	struct wire_answer a;
	int64_t end = clock_boot_ms() + ANSWER_MS;
	while (sock_send(t.bad, body, len) != ZCC_OK) {
		if (clock_boot_ms() > end)
			rig_broken("the hub reads no more");
		hear(1, &a);
	}
}

static size_t
command(const struct seal_keys *keys, const uint8_t *site, const char *operator, int64_t ahead_ms,
    uint8_t *body)
{
	struct ask a;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	if (!text_copy(a.operator, sizeof a.operator, operator))
		rig_fail("\"%s\" is no name", operator);
	client_id(a.id);
	uint64_t ms = (uint64_t)(clock_wall_ms() + ahead_ms);
	for (unsigned i = 0; i < 6; i++)
		a.id[i] = (uint8_t)(ms >> (40 - 8 * i));
	return rig_sign(&a, keys, site, body, ROOM);
}

static void
connect_bad(void)
{
	struct fault f;
	if (sock_connect_dealer(t.socket, &t.bad, &f) != ZCC_OK)
		rig_fail("%s", f.text);
}

/* One more, and all answers up to its own: none is left that a later attack could take for its. */
static void
settle(void)
{
	struct wire_answer a;
	struct wire_command last;
	enum wire_kind kind;
	uint8_t token[WIRE_TOKEN_BYTES];
	size_t len = command(&t.strange, t.rig.site.id, "demo", 0, t.room);
	if (wire_decode(t.room, len, &kind, &last, token) != ZCC_OK)
		rig_fail("no command");
	shoot(t.room, len);
	do
		if (!hear(ANSWER_MS, &a))
			rig_broken("no answer to the last command of many");
	while (memcmp(a.id, last.ask.id, sizeof a.id) != 0);
}

static void
expect_code(const char *what, size_t len, int code, uint64_t rows)
{
	struct wire_answer a;
	shoot(t.room, len);
	if (!hear(ANSWER_MS, &a))
		rig_broken("%s: no answer", what);
	if (a.code != code)
		rig_broken("%s: code %d, \"%s\"", what, a.code, a.text);
	expect_rows(what, rows);
}

static void
signatures(void)
{
	const uint8_t *site = t.rig.site.id;
	uint8_t other[ZCC_SITE_BYTES];
	uint64_t before = counters().bad_signature;
	memcpy(other, site, sizeof other);
	other[3] ^= 1;
	expect_code("a forged signature", command(&t.strange, site, "demo", 0, t.room),
	    ZCC_E_DENIED, 0);
	expect_code("a signature for another site", command(&t.keys, other, "demo", 0, t.room),
	    ZCC_E_DENIED, 0);
	expect_code("an operator that nobody knows", command(&t.strange, site, "nobody", 0, t.room),
	    ZCC_E_DENIED, 0);
	expect_code("another operator's name", command(&t.keys, site, "regiearts", 0, t.room),
	    ZCC_E_DENIED, 0);
	if (counters().bad_signature != before + 4)
		rig_broken("bad signatures are not counted");
	expect_code("an id of yesterday", command(&t.keys, site, "demo", -25 * 3600000, t.room),
	    ZCC_E_DATA, 0);
	expect_code("an id of later", command(&t.keys, site, "demo", 6 * 60000, t.room),
	    ZCC_E_DATA, 0);
}

/* Of every bit of a good command the opposite. */
static void
flipped_bits(void)
{
	uint64_t ok = t.ok;
	size_t len = command(&t.keys, t.rig.site.id, "demo", 0, t.room);
	for (size_t bit = 0; bit < len * 8; bit++) {
		t.room[bit / 8] ^= (uint8_t)(1U << bit % 8);
		shoot(t.room, len);
		t.room[bit / 8] ^= (uint8_t)(1U << bit % 8);
	}
	settle();
	expect_rows("a command with one bit flipped, for every bit", 0);
	if (t.ok != ok)
		rig_broken("a flipped command was carried out");
}

static void
replayed(void)
{
	struct wire_answer a, again;
	size_t len = command(&t.keys, t.rig.site.id, "demo", 0, t.room);
	for (unsigned i = 0; i < 5; i++) {
		shoot(t.room, len);
		if (!hear(ANSWER_MS, &again) || again.code != ZCC_OK)
			rig_broken("a repeated command has no answer");
		if (i > 0 && (again.row != a.row || again.seq != a.seq))
			rig_broken("a repeated command has another answer");
		a = again;
	}
	expect_rows("a command replayed: the same answer, one effect", 1);
}

/* An adopted configuration, or a bad one, tells nobody's answer again. */
static void
reloads(void)
{
	struct wire_answer a;
	uint8_t id[ZCC_ID_BYTES] = {0};
	FILE *f = fopen(t.rig.site.conf, "a");
	if (f == NULL || fputs("nonsense = ;\n", f) < 0 || fclose(f) != 0)
		rig_fail("zcc.conf cannot be written");
	for (unsigned i = 0; i < 20; i++) {
		size_t len = command(&t.keys, t.rig.site.id, "demo", 0, t.room);
		kill(t.rig.hub, SIGHUP);
		shoot(t.room, len);
		if (!hear(ANSWER_MS, &a) || a.code != ZCC_OK)
			rig_broken("no answer beside a SIGHUP");
		if (memcmp(a.id, id, sizeof id) == 0)
			rig_broken("an answer was told twice");
		memcpy(id, a.id, sizeof id);
	}
	expect_rows("a bad configuration by SIGHUP: no answer is told twice", 20);
}

static void
revoked(void)
{
	struct ask a;
	struct wire_answer got;
	struct fault f;
	struct seal_keys keys;
	char path[PATH_MAX];
	if (!site_path(&t.rig.site, "keys/rapid.key", path, sizeof path) ||
	    key_load(path, NULL, NULL, &keys, &f) != ZCC_OK)
		rig_fail("no key of rapid");
	ask_init(&a, VERB_OPERATOR_REVOKE);
	memcpy(a.board.operator, "rapid", sizeof "rapid");
	if (client_ask(t.good, &a, ANSWER_MS, &got, &f) != ZCC_OK || got.code != ZCC_OK)
		rig_fail("rapid cannot be revoked");
	/* it is a signature of somebody: the revocation is a row, and so is the refusal */
	expect_code("a revoked key", command(&keys, t.rig.site.id, "rapid", 0, t.room),
	    ZCC_E_DENIED, 2);
}

/* --- Shapes ------------------------------------------------------------------------------------ */

static void
garbage(void)
{
	uint64_t before = counters().malformed;
	for (unsigned i = 0; i < 2000; i++) {
		uint16_t len;
		seal_random(&len, sizeof len);
		len %= 3000;
		seal_random(t.room, len);
		shoot(t.room, len);
	}
	for (unsigned i = 0; i < 500; i++)
		shoot(t.room, 0);
	expect_malformed(before + 2500);
	expect_rows("frames of chance and empty frames", 0);
}

static void
shapes(void)
{
	static const char *const count[] = {"\xdd\xff\xff\xff\xff", "\xdf\xff\xff\xff\xff",
	    "\xc6\xff\xff\xff\xff", "\xdb\xff\xff\xff\xff", "\xc9\xff\xff\xff\xff\x01",
	    "\x93\xc6\xff\xff\xff\xf0", "\x93\xc4\xff\x01"};
	uint8_t sig[ZCC_SIG_BYTES];
	static uint8_t deep[ZCC_BODY_MAX];
	size_t len, deep_len = sizeof deep - 256;
	uint64_t before = counters().malformed;
	memset(deep, 0x91, sizeof deep);
	deep[sizeof deep - 1] = 0; /* well made, but for its depth */
	shoot(deep, sizeof deep);
	deep[deep_len - 1] = 0;
	seal_sign(&t.keys, t.rig.site.id, deep, deep_len, sig);
	if (wire_encode_command(deep, deep_len, sig, NULL, 0, t.room, ROOM, &len) != ZCC_OK)
		rig_fail("no command");
	shoot(t.room, len);
	for (size_t i = 0; i < sizeof count / sizeof count[0]; i++)
		shoot(count[i], strlen(count[i]));
	/* over the limit by one is ours to count; far over it, libzmq cuts the peer */
	shoot(memset(t.room, 0x91, ROOM), ZCC_BODY_MAX + 1);
	expect_malformed(before + 3 + sizeof count / sizeof count[0]);
	for (unsigned i = 0; i < 10; i++)
		shoot(t.room, ROOM);
	sock_close(&t.bad);
	connect_bad();
	expect_rows("nested too deep, counts past the end, too large by one byte and by far", 0);
}

static void
parts(void)
{
	uint64_t before = counters().malformed;
	int fd = raw_connect(t.socket);
	size_t len = command(&t.keys, t.rig.site.id, "demo", 0, t.room);
	raw_greet(fd, "DEALER");
	bool is_up = raw_frame(fd, t.room, len, true) && raw_frame(fd, t.room, len, false);
	for (unsigned i = 0; i < 1000 && is_up; i++)
		is_up = raw_frame(fd, t.room, i % 2 == 0 ? 0 : len, true);
	if (!is_up || !raw_frame(fd, t.room, len, false))
		rig_broken("the hub cut a peer for messages of parts");
	expect_malformed(before + 2);
	/* begun and not ended */
	raw_frame(fd, t.room, len, true);
	close(fd);
	expect_rows("good commands as messages of 2 and of 1001 parts", 0);
}

/* A message whose last part never comes: whoever sends it is cut before it is large. */
static void
endless(const char *name, const char *type)
{
	static const uint8_t part[1 << 16];
	char path[PATH_MAX];
	uint64_t sent = 0;
	ZCC_MUST(site_path(&t.rig.site, name, path, sizeof path));
	int fd = raw_connect(path);
	raw_greet(fd, type);
	while (raw_frame(fd, part, sizeof part, true))
		if ((sent += sizeof part) > ENDLESS_MAX)
			rig_broken("%" PRIu64 " bytes of one message were taken", sent);
	close(fd);
	sock_close(&t.bad); /* it was cut with everybody */
	connect_bad();
	t.seq = ask_good(VERB_SHOW);
	printf("a message without an end on %s: cut after %" PRIu64 " MiB\n", name, sent >> 20);
}

/* --- Lines ------------------------------------------------------------------------------------- */

static void
lines(void)
{
	enum { SILENT = 200 };
	int silent[SILENT];
	for (unsigned i = 0; i < LINES; i++) {
		int fd = raw_connect(t.socket);
		if (i % 10 == 0)
			raw_greet(fd, "DEALER");
		close(fd);
		if (i % 1000 == 0)
			ask_good(VERB_SHOW), t.seq++;
	}
	expect_rows("5000 connections in a row", 0);
	seal_random(t.room, ROOM);
	for (unsigned i = 0; i < 100; i++) {
		int fd = raw_connect(t.socket);
		raw_bytes(fd, t.room + i, (size_t)1 << (i % 17));
		close(fd);
	}
	expect_rows("bytes that are no ZMTP", 0);
	for (unsigned i = 0; i < SILENT; i++)
		silent[i] = raw_connect(t.socket);
	expect_rows("200 lines that stay open and silent", 0);
	for (unsigned i = 0; i < SILENT; i++)
		close(silent[i]);
}

/* In a process of its own: sockets do not survive a fork. */
__attribute__((noreturn)) static void
flood_main(void)
{
	struct wire_answer a;
	connect_bad();
	t.denied = 0;
	for (unsigned i = 0; i < FLOOD; i++)
		shoot(t.room, command(&t.strange, t.rig.site.id, "demo", 0, t.room));
	while (hear(1000, &a))
		;
	_exit(t.denied > 0 ? 0 : 1);
}

static void
flood(pid_t pid, int go)
{
	int status = 0;
	unsigned answered = 0;
	uint64_t before = counters().bad_signature;
	if (write(go, "", 1) != 1)
		rig_fail("the flood is gone");
	while (waitpid(pid, &status, WNOHANG) == 0) {
		if (ask_good(VERB_SHOW) != ++t.seq)
			rig_broken("a bad signature was recorded");
		answered++;
	}
	if (status != 0 || answered == 0 || counters().bad_signature == before)
		rig_broken("the flood ended with %d, %u were answered meanwhile", status, answered);
	expect_rows("a flood of 10000 bad signatures, good ones answered meanwhile", 0);
}

static void
open_all(void)
{
	static const uint8_t seed[32] = {66};
	char path[PATH_MAX];
	struct fault f;
	if (!site_path(&t.rig.site, "run/command.sock", t.socket, sizeof t.socket) ||
	    !site_path(&t.rig.site, "keys/demo.key", path, sizeof path) ||
	    key_load(path, NULL, NULL, &t.keys, &f) != ZCC_OK ||
	    seal_keys_from_seed(seed, &t.strange) != ZCC_OK ||
	    seg_reader_new(t.rig.run, t.rig.site.id, &t.reader) != ZCC_OK)
		rig_fail("keys or board cannot be opened");
	if (client_open(&t.rig.site, "demo", NULL, NULL, &t.good, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	connect_bad();
	ask_good(VERB_INTAKE);
	t.seq = ask_good(VERB_SHOW);
}

int
main(void)
{
	int go[2];
	char byte;
	rig_open(&t.rig);
	if (pipe(go) != 0)
		rig_fail("no pipe");
	pid_t flooder = fork();
	if (flooder == 0) {
		static const uint8_t seed[32] = {66};
		close(go[1]);
		if (read(go[0], &byte, 1) != 1 || seal_keys_from_seed(seed, &t.strange) != ZCC_OK ||
		    !site_path(&t.rig.site, "run/command.sock", t.socket, sizeof t.socket))
			_exit(1);
		flood_main();
	}
	close(go[0]);
	rig_start(&t.rig);
	if (!rig_is_ready(&t.rig, READY_MS))
		rig_broken("the hub is not ready");
	open_all();
	long before = rig_kib(&t.rig);
	signatures();
	flipped_bits();
	replayed();
	garbage();
	shapes();
	parts();
	endless("run/command.sock", "DEALER");
	endless("run/bell.sock", "SUB");
	lines();
	flood(flooder, go[1]);
	revoked();
	reloads();
	long grown = rig_kib(&t.rig) - before;
	if (grown > GROWTH_KIB)
		rig_broken("the hub grew by %ld KiB", grown);
	printf("the hub grew by %ld KiB\n", grown);
	client_close(&t.good);
	sock_close(&t.bad);
	sock_end();
	seg_reader_free(t.reader);
	rig_stop(&t.rig);
	return 0;
}
