/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stress_crowd [consoles=N] - many consoles on one hub, a tenth of them no good
 * neighbours (gate G-14; F17, F18).
 *
 *     join      all consoles are there before the hub is: when it is ready, all say hello at once
 *     rounds    each has a quiet half, in which all behave, and a loud one, in which
 *                   8 of 20 are stopped, 6 have a terminal that nobody reads while keys come,
 *                   3 have as many commands under way as the hub allows, 3 ask and never read
 *               in both halves: from a key to the paint at one console; from a call that comes in to
 *               its acknowledgement, and from there to the paint at every console that behaves
 *
 * Promises: all are live within 5 s of ready; from a key to the paint, and from the acknowledgement
 * to the paint, the p99 of the others is within 10 % of the quiet halves', or within what the quiet
 * halves differ among themselves; the hub's memory is bounded.  A command beside a flood waits for
 * the group before its own: that time is said, and is at most ACK_MS.
 * Exits 1 when one is broken.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/client.h"
#include "shared/edge/seg_read.h"
#include "tests/lib/gate.h"
#include "tests/stress/crowd_console.h"
#include "tests/stress/pest.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	CONSOLES = 200,
	CONSOLES_MAX = 1000,
	WAITING = 5, /* calls that wait all the time, so that keys have rows to choose */
	ROUNDS = 20,
	CALLS = 10,  /* of a half */
	KEYS = 150,
	SETTLE_MS = 400,
	READ_MS = 2000,
	PAINT_MS = 20000,
	ACK_MS = 1000,
	JOIN_MS = 5000,
	READY_MS = 60000,
	RSS_MAX_KIB = 256 * 1024
};

struct sample {
	int64_t *us;
	unsigned num, size;
};

static struct crowd crowd;
static pid_t pests[CONSOLES_MAX];
static unsigned crowd_num, pests_num, stopped_num, deaf_num, good_num;
static unsigned unseen; /* paints that did not come within PAINT_MS */

static void
add(struct sample *s, int64_t us)
{
	if (s->num == s->size) {
		s->size = s->size > 0 ? 2 * s->size : 4096;
		s->us = realloc(s->us, s->size * sizeof *s->us);
		ZCC_MUST(s->us != NULL);
	}
	s->us[s->num++] = us;
}

static int
by_size(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return *x < *y ? -1 : *x > *y;
}

static int64_t
p99(struct sample *s)
{
	if (s->num == 0)
		return 0;
	qsort(s->us, s->num, sizeof *s->us, by_size);
	return s->us[(uint64_t)s->num * 99 / 100];
}

/* --- One half of a round --- */

struct half {
	struct sample key, ack, paint;
};

static bool is_down[CONSOLES_MAX]; /* the second row of the queue is chosen */

static void
press_keys(struct half *h)
{
	for (unsigned i = 0; i < KEYS; i++) {
		unsigned k = i * 7 % good_num;
		crowd_pass(&crowd, 10);
		crowd_mark(&crowd);
		crowd_type(&crowd.consoles[k], is_down[k] ? "\033[A" : "\033[B");
		is_down[k] = !is_down[k];
		if (crowd_wait(&crowd, k, 1, PAINT_MS))
			add(&h->key, crowd.consoles[k].painted_us - crowd.marked_us);
		else
			unseen++;
	}
}

static void
take_calls(struct client *c, struct half *h)
{
	for (unsigned i = 0; i < CALLS; i++) {
		struct ask a;
		struct wire_answer got;
		crowd_pass(&crowd, SETTLE_MS);
		crowd_mark(&crowd);
		ask_init(&a, VERB_INTAKE);
		a.board.line = LINE_SPOED;
		rig_ask(c, &a, PAINT_MS, &got);
		int64_t acked_us = crowd_us();
		add(&h->ack, acked_us - crowd.marked_us);
		crowd_wait(&crowd, 0, good_num, PAINT_MS);
		for (unsigned k = 0; k < good_num; k++)
			if (crowd.consoles[k].painted_us != 0)
				add(&h->paint, crowd.consoles[k].painted_us - acked_us);
			else
				unseen++;
		ask_init(&a, VERB_CLAIM);
		a.row = got.row;
		a.version = got.version;
		rig_ask(c, &a, PAINT_MS, &got);
		ask_init(&a, VERB_CLOSE);
		a.row = got.row;
		a.version = got.version;
		memcpy(a.board.reason, "advies", sizeof "advies");
		rig_ask(c, &a, PAINT_MS, &got);
	}
}

/* The bad neighbours begin, or behave again. */
static void
disturb(bool is_loud)
{
	for (unsigned i = 0; i < pests_num; i++)
		kill(pests[i], is_loud ? SIGCONT : SIGSTOP);
	for (unsigned i = good_num; i < good_num + stopped_num; i++)
		kill(crowd.consoles[i].pid, is_loud ? SIGSTOP : SIGCONT);
	for (unsigned i = good_num + stopped_num; i < crowd.num; i++)
		crowd.consoles[i].is_left = is_loud;
}

static void
half_round(struct client *c, bool is_loud, struct half *h)
{
	disturb(is_loud);
	for (unsigned n = 0; is_loud && n < 50; n++)
		for (unsigned i = good_num + stopped_num; i < crowd.num; i++)
			crowd_type(&crowd.consoles[i], n % 2 == 0 ? "\033[B" : "\033[A");
	crowd_pass(&crowd, SETTLE_MS);
	press_keys(h);
	take_calls(c, h);
}

/* --- The whole --- */

/* How long until the hub has heard every console, and each has painted since. */
static int64_t
join(struct rig *r)
{
	struct seg_reader *reader;
	struct fault f;
	ZCC_MUST(seg_reader_new(r->run, r->site.id, &reader) == ZCC_OK);
	crowd_wait(&crowd, 0, crowd.num, READY_MS);
	crowd_mark(&crowd);
	rig_start(r);
	if (!rig_is_ready(r, READY_MS))
		rig_broken("the hub is not ready");
	int64_t began = clock_boot_ms();
	while (clock_boot_ms() - began < READY_MS && (seg_refresh(reader, &f) != SEG_OPEN ||
	    seg_board(reader)->hub.consoles < crowd.num))
		crowd_pass(&crowd, 20);
	if (!crowd_wait(&crowd, 0, crowd.num, READY_MS) || seg_board(reader)->hub.consoles < crowd.num)
		rig_broken("%ju of %u consoles are there", (uintmax_t)seg_board(reader)->hub.consoles,
		    crowd.num);
	seg_reader_free(reader);
	return clock_boot_ms() - began;
}

/* Within a tenth, or within what halves without disturbance differ among themselves. */
static bool
is_within(int64_t loud, int64_t quiet, const int64_t *quiet_each, unsigned num)
{
	int64_t most = quiet;
	for (unsigned i = 0; i < num; i++)
		most = quiet_each[i] > most ? quiet_each[i] : most;
	return loud <= quiet + quiet / 10 || loud <= most;
}

static void
add_all(struct sample *to, struct sample *from)
{
	for (unsigned i = 0; i < from->num; i++)
		add(to, from->us[i]);
	free(from->us);
}

struct sums {
	struct half quiet, loud;
	int64_t key_each[ROUNDS], paint_each[ROUNDS]; /* p99 of each quiet half */
	unsigned rounds;
	int64_t rss_first, rss_most;
};

static void
one_round(struct rig *r, struct client *c, struct sums *s)
{
	struct half q = {0};
	half_round(c, false, &q);
	s->key_each[s->rounds] = p99(&q.key);
	s->paint_each[s->rounds] = p99(&q.paint);
	add_all(&s->quiet.key, &q.key);
	add_all(&s->quiet.ack, &q.ack);
	add_all(&s->quiet.paint, &q.paint);
	half_round(c, true, &s->loud);
	int64_t rss = rig_kib(r);
	if (s->rounds == 0)
		s->rss_first = rss;
	s->rss_most = rss > s->rss_most ? rss : s->rss_most;
	s->rounds++;
}

static int
report(struct sums *s, int64_t join_ms, unsigned killed)
{
	int64_t key = p99(&s->loud.key), key_quiet = p99(&s->quiet.key);
	int64_t ack = p99(&s->loud.ack), ack_quiet = p99(&s->quiet.ack);
	int64_t paint = p99(&s->loud.paint), paint_quiet = p99(&s->quiet.paint);
	bool is_held = join_ms <= JOIN_MS && unseen == 0 && killed == 0 && ack <= ACK_MS * 1000 &&
	    s->rss_most <= RSS_MAX_KIB && is_within(key, key_quiet, s->key_each, s->rounds) &&
	    is_within(paint, paint_quiet, s->paint_each, s->rounds);
	gate_reached(s->rounds, ROUNDS);
	return (is_held ? gate_held : gate_broken)("consoles=%u bad=%u join_ms=%lld rounds=%u p99_ms "
	    "(quiet): key=%.1f (%.1f) ack=%.1f (%.1f) paint=%.1f (%.1f) unseen=%u "
	    "hub_kib=%lld first=%lld killed=%u", crowd_num, stopped_num + deaf_num + pests_num,
	    (long long)join_ms, s->rounds, (double)key / 1000, (double)key_quiet / 1000,
	    (double)ack / 1000, (double)ack_quiet / 1000, (double)paint / 1000,
	    (double)paint_quiet / 1000, unseen, (long long)s->rss_most, (long long)s->rss_first,
	    killed);
}

static int64_t
option(int argc, char **argv, const char *name, int64_t otherwise)
{
	size_t len = strlen(name);
	for (int i = 1; i < argc; i++)
		if (strncmp(argv[i], name, len) == 0 && !text_to_i64(argv[i] + len, 20, CONSOLES_MAX, &otherwise))
			rig_fail("%s20..%d, not %s", name, CONSOLES_MAX, argv[i] + len);
	return otherwise;
}

int
main(int argc, char **argv)
{
	static struct rig rig;
	static struct sums sums;
	struct client *c;
	struct fault f;
	unsigned num = (unsigned)option(argc, argv, "consoles=", CONSOLES);
	gate_begin("G-14");
	rig_gate(gate_broken);
	rig_open(&rig);
	stopped_num = num * 8 / 200;
	deaf_num = num * 6 / 200;
	pests_num = num * 6 / 200;
	crowd_num = num - pests_num;
	good_num = crowd_num - stopped_num - deaf_num;
	for (unsigned i = 0; i < pests_num; i++)
		pests[i] = pest_start(&rig, i % 2 == 0 ? PEST_FLOOD : PEST_MUTE);
	crowd_start(&crowd, &rig, crowd_num);
	int64_t join_ms = join(&rig);
	if (client_open(&rig.site, "demo", NULL, NULL, &c, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	for (unsigned i = 0; i < WAITING; i++) {
		struct ask a;
		struct wire_answer got;
		ask_init(&a, VERB_INTAKE);
		a.board.line = LINE_REGULIER;
		rig_ask(c, &a, PAINT_MS, &got);
	}
	crowd_pass(&crowd, READ_MS);
	do {
		one_round(&rig, c, &sums);
	} while (sums.rounds < ROUNDS && !gate_is_over());
	disturb(false);
	for (unsigned i = 0; i < pests_num; i++)
		pest_end(pests[i]);
	client_close(&c);
	sock_end();
	unsigned killed = crowd_end(&crowd);
	rig_stop(&rig);
	return report(&sums, join_ms, killed);
}
