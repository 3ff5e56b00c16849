/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stress_crowd [consoles=N] [rounds=N] [kind=KIND] - many consoles on one hub, a tenth of them no
 * good neighbours (gate G-14; F17, F18).
 *
 *     join      all consoles are there before the hub is: when it is ready, all say hello at once
 *     warm-up   a quiet half that no figure has
 *     rounds    each has a quiet half, in which all behave, and a loud one, in which
 *                   8 of 20 are stopped, 6 have a terminal that nobody reads while keys come,
 *                   3 have as many commands under way as the hub allows, 3 ask and never read
 *               in both halves: from a key to the paint at one console; from a call that comes in to
 *               its acknowledgement, and from there to the paint at every console that behaves
 *
 * Of the loud ones, kind= takes only the stopped, deaf, flood or mute, or none of them.
 *
 * Promises: all are live within 5 s of ready; from a key to the paint, and from the acknowledgement
 * to the paint, the p99 of the others is at most 10 % above that of the quiet halves, as far as chance
 * can be told apart (tail.h); the hub's memory is bounded.  A command beside a flood waits for the
 * group before its own: that time is said, and is at most ACK_MS.
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
#include "tests/stress/tail.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	CONSOLES = 200,
	CONSOLES_MAX = 1000,
	WAITING = 5, /* calls that wait all the time, so that keys have rows to choose */
	ROUNDS = 20,
	CALLS = 20,  /* of a half */
	KEYS = 500,
	KEY_MS = 4,
	SETTLE_MS = 150,
	READ_MS = 2000,
	PAINT_MS = 20000,
	ACK_MS = 1000,
	JOIN_MS = 5000,
	READY_MS = 60000,
	RSS_MAX_KIB = 256 * 1024
};

static const double MOST_RATIO = 1.1;

static struct crowd crowd;
static pid_t pests[CONSOLES_MAX];
static unsigned crowd_num, pests_num, stopped_num, deaf_num, good_num;
static const char *kind; /* of bad neighbours; NULL = all */
static unsigned unseen; /* paints that did not come within PAINT_MS */

/* --- One half of a round --- */

/* Processor time, us; of the consoles those that behave. */
struct cpu {
	int64_t hub, consoles, pests, passed;
};

/* Where the times of a half go. */
struct half {
	struct tail_half *key, *ack, *paint;
	struct cpu *cpu;
};

static int64_t
cpu_us(pid_t pid)
{
	clockid_t clock;
	struct timespec t;
	if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &t) != 0)
		return 0; /* it has been cut off */
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* What was used since the beginning, times sign, is added. */
static void
add_cpu(struct cpu *c, const struct rig *r, int sign)
{
	c->passed += sign * crowd_us();
	c->hub += sign * cpu_us(r->hub);
	for (unsigned i = 0; i < good_num; i++)
		c->consoles += sign * cpu_us(crowd.consoles[i].pid);
	for (unsigned i = 0; i < pests_num; i++)
		c->pests += sign * cpu_us(pests[i]);
}

static bool is_down[CONSOLES_MAX]; /* the second row of the queue is chosen */

static void
press_keys(const struct half *h)
{
	for (unsigned i = 0; i < KEYS; i++) {
		unsigned k = i * 7 % good_num;
		crowd_pass(&crowd, KEY_MS);
		crowd_mark(&crowd);
		crowd_type(&crowd.consoles[k], is_down[k] ? "\033[A" : "\033[B");
		is_down[k] = !is_down[k];
		if (crowd_wait(&crowd, k, 1, PAINT_MS))
			tail_add(h->key, crowd.consoles[k].painted_us - crowd.marked_us);
		else
			unseen++;
	}
}

static void
take_calls(struct client *c, const struct half *h)
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
		tail_add(h->ack, acked_us - crowd.marked_us);
		crowd_wait(&crowd, 0, good_num, PAINT_MS);
		for (unsigned k = 0; k < good_num; k++)
			if (crowd.consoles[k].painted_us != 0)
				tail_add(h->paint, crowd.consoles[k].painted_us - acked_us);
			else
				unseen++;
		ask_init(&a, VERB_CLAIM);
		a.row = got.row;
		a.version = got.version;
		rig_ask(c, &a, PAINT_MS, &got);
		ask_init(&a, VERB_CLOSE);
		a.row = got.row;
		a.version = got.version;
		memcpy(a.board.reason, "overig", sizeof "overig");
		rig_ask(c, &a, PAINT_MS, &got);
	}
}

static bool
is_asked_for(const char *a_kind)
{
	return kind == NULL || strcmp(kind, a_kind) == 0;
}

/* The bad neighbours begin, or behave again. */
static void
disturb(bool is_loud)
{
	for (unsigned i = 0; i < pests_num; i++)
		if (is_asked_for(i % 2 == 0 ? "flood" : "mute"))
			kill(pests[i], is_loud ? SIGCONT : SIGSTOP);
	for (unsigned i = good_num; i < good_num + stopped_num; i++)
		if (is_asked_for("stopped"))
			kill(crowd.consoles[i].pid, is_loud ? SIGSTOP : SIGCONT);
	for (unsigned i = good_num + stopped_num; i < crowd.num; i++)
		crowd.consoles[i].is_left = is_loud && is_asked_for("deaf");
}

static void
half_round(struct rig *r, struct client *c, bool is_loud, const struct half *h)
{
	disturb(is_loud);
	add_cpu(h->cpu, r, -1);
	for (unsigned n = 0; is_loud && n < 50; n++)
		for (unsigned i = good_num + stopped_num; i < crowd.num; i++)
			if (crowd.consoles[i].is_left)
				crowd_type(&crowd.consoles[i], n % 2 == 0 ? "\033[B" : "\033[A");
	crowd_pass(&crowd, SETTLE_MS);
	press_keys(h);
	take_calls(c, h);
	add_cpu(h->cpu, r, 1);
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

struct sums {
	struct tail key, ack, paint;
	struct cpu quiet, loud;
	int64_t rss_first, rss_most;
};

/* Each console is touched a first time, which takes memory that it has from then on: in no figure. */
static void
warm_up(struct rig *r, struct client *c)
{
	static struct tail_half times;
	static struct cpu cpu;
	half_round(r, c, false, &(struct half){&times, &times, &times, &cpu});
}

/* Every other round begins with the loud half, so that what drifts is on neither side. */
static void
one_round(struct rig *r, struct client *c, struct sums *s)
{
	unsigned i = s->key.rounds;
	struct half halves[2] = {
	    {&s->key.quiet[i], &s->ack.quiet[i], &s->paint.quiet[i], &s->quiet},
	    {&s->key.loud[i], &s->ack.loud[i], &s->paint.loud[i], &s->loud}};
	for (unsigned n = 0; n < 2; n++)
		half_round(r, c, n != i % 2, &halves[n != i % 2]);
	int64_t rss = rig_kib(r);
	if (i == 0)
		s->rss_first = rss;
	s->rss_most = rss > s->rss_most ? rss : s->rss_most;
	s->key.rounds = s->ack.rounds = s->paint.rounds = i + 1;
}

static double
share(int64_t us, const struct cpu *c)
{
	return 100.0 * (double)us / (double)c->passed;
}

static bool
is_undisturbed(const struct tail_figure *f)
{
	return f->loud_us <= MOST_RATIO * f->quiet_us || f->ratio_least <= MOST_RATIO;
}

/* What the pests lean on for their least weight (pest.c): '1', '0', or '-' where a kernel has none. */
static char
autogroup(void)
{
	FILE *in = fopen("/proc/sys/kernel/sched_autogroup_enabled", "re");
	int c = in == NULL ? '-' : fgetc(in);
	if (in != NULL)
		fclose(in);
	return (char)c;
}

static int
report(const struct sums *s, int64_t join_ms, unsigned killed)
{
	struct tail_figure key = tail_figure(&s->key, gate_seed());
	struct tail_figure ack = tail_figure(&s->ack, gate_seed());
	struct tail_figure paint = tail_figure(&s->paint, gate_seed());
	bool is_held = join_ms <= JOIN_MS && unseen == 0 && killed == 0 &&
	    ack.loud_us <= ACK_MS * 1000 && s->rss_most <= RSS_MAX_KIB && is_undisturbed(&key) &&
	    is_undisturbed(&paint);
	gate_reached(s->key.rounds, ROUNDS);
	return (is_held ? gate_held : gate_broken)("consoles=%u bad=%u join_ms=%lld rounds=%u p99_ms "
	    "(quiet, least ratio): key=%.1f (%.1f, %.2f) ack=%.1f (%.1f, %.2f) "
	    "paint=%.1f (%.1f, %.2f) unseen=%u hub_kib=%lld first=%lld killed=%u "
	    "processor_percent: hub=%.1f (%.1f) consoles=%.1f (%.1f) pests=%.1f autogroup=%c",
	    crowd_num, stopped_num + deaf_num + pests_num, (long long)join_ms, s->key.rounds,
	    key.loud_us / 1000, key.quiet_us / 1000, key.ratio_least, ack.loud_us / 1000,
	    ack.quiet_us / 1000, ack.ratio_least, paint.loud_us / 1000, paint.quiet_us / 1000,
	    paint.ratio_least, unseen, (long long)s->rss_most, (long long)s->rss_first, killed,
	    share(s->loud.hub, &s->loud), share(s->quiet.hub, &s->quiet),
	    share(s->loud.consoles, &s->loud), share(s->quiet.consoles, &s->quiet),
	    share(s->loud.pests, &s->loud), autogroup());
}

static int64_t
option(int argc, char **argv, const char *name, int64_t min, int64_t max, int64_t otherwise)
{
	size_t len = strlen(name);
	for (int i = 1; i < argc; i++)
		if (strncmp(argv[i], name, len) == 0 && !text_to_i64(argv[i] + len, min, max, &otherwise))
			rig_fail("%s%lld..%lld, not %s", name, (long long)min, (long long)max, argv[i] + len);
	return otherwise;
}

static void
take_kind(int argc, char **argv)
{
	static const char *const kinds[] = {"stopped", "deaf", "flood", "mute", "none"};
	enum { KINDS = sizeof kinds / sizeof kinds[0] };
	for (int i = 1; i < argc; i++) {
		unsigned k = 0;
		if (strncmp(argv[i], "kind=", 5) != 0)
			continue;
		while (k < KINDS && strcmp(argv[i] + 5, kinds[k]) != 0)
			k++;
		if (k == KINDS)
			rig_fail("kind=stopped, deaf, flood, mute or none, not %s", argv[i] + 5);
		kind = kinds[k];
	}
}

int
main(int argc, char **argv)
{
	static struct rig rig;
	static struct sums sums;
	struct client *c;
	struct fault f;
	unsigned num = (unsigned)option(argc, argv, "consoles=", 20, CONSOLES_MAX, CONSOLES);
	unsigned rounds = (unsigned)option(argc, argv, "rounds=", 1, ROUNDS, ROUNDS);
	take_kind(argc, argv);
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
		static const char *const places[] = {"Enschede", "Hengelo", "Almelo", "Borne", "Losser"};
		struct ask a;
		struct wire_answer got;
		ask_init(&a, VERB_INTAKE);
		a.board.line = LINE_REGULIER;
		/* no two alike: who chooses another one must see more change than a clock */
		text_copy(a.board.place, sizeof a.board.place, places[i]);
		a.board.age = (uint8_t)(11 * (i + 1));
		rig_ask(c, &a, PAINT_MS, &got);
	}
	crowd_pass(&crowd, READ_MS);
	warm_up(&rig, c);
	do {
		one_round(&rig, c, &sums);
	} while (sums.key.rounds < rounds && !gate_is_over());
	disturb(false);
	for (unsigned i = 0; i < pests_num; i++)
		pest_end(pests[i]);
	client_close(&c);
	sock_end();
	unsigned killed = crowd_end(&crowd);
	rig_stop(&rig);
	return report(&sums, join_ms, killed);
}
