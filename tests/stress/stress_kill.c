/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stress_kill [kills=N] - kill -9 of the hub at random moments, under load (HB-3, HB-7).  As gate G-1
 * it also ends when its seconds are over.
 *
 *     workers   take in, claim the next, close; the same ids again until each is answered
 *     eye       one reader of the segment, attached all the time
 *     consoles  three real ones, in terminals
 *     main      starts the hub, kills it, starts it: half of the kills fall in the start, the rest
 *               after the eye saw the hub live
 *
 * Promises, and 1 as exit status when one is broken:
 *     acknowledged is in the journal exactly once, with the effect that was answered
 *     an answer asked for again is the first answer, also over restarts
 *     the eye never sees a dead hub as live, nor a picture older than what was acknowledged, and is
 *     live again by itself 2 s after a restart
 *     no console shows a dead hub as live, and all are live and logged in again by themselves
 *
 * Closed cases leave board and book within seconds, so that the site stays small however many kills
 * it has seen.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/edge/seg_read.h"
#include "shared/edge/sock.h"
#include "tests/lib/gate.h"
#include "tests/lib/vt.h"
#include "tests/stress/kill_check.h"
#include "tests/stress/kill_console.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	WORKERS = 4,
	START_MS = 60, /* kills during the start fall within */
	WORK_MS = 120, /* and the others this long after it is live */
	DEAD_MS = 20,
	LIVE_MS = 60000,
	LONG_EVERY = 500, /* of so many kills one is long: until every screen says that it is dead */
	LONG_AT = 100,
	SCREENS_MS = 60000,
	READY_MS = 60000
};

static struct eye {
	struct seg_reader *reader;
	pthread_t thread;
	atomic_bool is_over;
	atomic_uint phase;            /* odd: the hub is surely dead */
	atomic_uint_fast64_t live_at; /* the epoch that was seen live last */
	atomic_uint_fast64_t acked_seq;
	atomic_uint_fast64_t consoles; /* that are logged in, as the hub says */
	uint64_t looks, dead_looks;
	char broken[128];
} eye;

/* What one look showed, between what was known before and after it. */
static void
judge(const struct board *b, unsigned before, unsigned after, uint64_t acked, uint64_t *newest)
{
	bool was_dead = before == after && before % 2 == 1;
	eye.looks++;
	eye.dead_looks += was_dead;
	if (b->is_live && was_dead)
		snprintf(eye.broken, sizeof eye.broken, "a dead hub was shown as live");
	if (b->group == 0 && *newest > 0)
		snprintf(eye.broken, sizeof eye.broken, "an empty picture instead of the last one");
	if (b->is_live && b->hub.seq < acked)
		snprintf(eye.broken, sizeof eye.broken, "live at %" PRIu64 ", but %" PRIu64
		    " was acknowledged", b->hub.seq, acked);
	if (b->hub.seq < *newest)
		snprintf(eye.broken, sizeof eye.broken, "from %" PRIu64 " back to %" PRIu64, *newest,
		    b->hub.seq);
	*newest = b->hub.seq;
	atomic_store(&eye.consoles, b->is_live ? b->hub.consoles : 0);
	if (b->is_live)
		atomic_store(&eye.live_at, b->epoch);
}

static void *
eye_main(void *arg)
{
	uint64_t newest = 0;
	(void)arg;
	while (!atomic_load(&eye.is_over) && eye.broken[0] == '\0') {
		struct fault f;
		unsigned before = atomic_load(&eye.phase);
		uint64_t acked = atomic_load(&eye.acked_seq);
		if (seg_refresh(eye.reader, &f) == SEG_OPEN || newest > 0)
			judge(seg_board(eye.reader), before, atomic_load(&eye.phase), acked, &newest);
		poll(NULL, 0, 1);
	}
	atomic_store(&eye.is_over, true);
	return NULL;
}

/* Wait for `ms`, or until the hub of this epoch is seen live; which of the two, it returns. */
static bool
wait_live(uint64_t epoch, int ms)
{
	int64_t end = clock_boot_ms() + ms;
	while (clock_boot_ms() < end && !atomic_load(&eye.is_over)) {
		if (atomic_load(&eye.live_at) >= epoch)
			return true;
		poll(NULL, 0, 1);
	}
	return false;
}

static uint32_t
random_below(uint32_t n)
{
	uint32_t r;
	seal_random(&r, sizeof r);
	return r % n;
}

struct times {
	int64_t start_max, live_max, start_sum;
	int64_t gone_max, back; /* consoles: to see that the hub is gone; that it is back at the end */
	unsigned starts;
};

static void
start(struct rig *r)
{
	atomic_fetch_add(&eye.phase, 1);
	consoles_hub(false);
	rig_start(r);
}

/* Until the eye sees it live. */
static void
wait_for_hub(struct rig *r, struct times *t)
{
	int64_t began = clock_boot_ms();
	uint64_t before = atomic_load(&eye.live_at);
	if (!rig_is_ready(r, READY_MS))
		rig_broken("the hub is not ready after %d ms", READY_MS);
	int64_t ready = clock_boot_ms();
	if (!wait_live(before + 1, LIVE_MS))
		rig_broken("%s", eye.broken[0] != '\0' ? eye.broken :
		    "no live picture a minute after the restart");
	int64_t live = clock_boot_ms();
	t->starts++;
	t->start_sum += ready - began;
	t->start_max = ready - began > t->start_max ? ready - began : t->start_max;
	t->live_max = live - ready > t->live_max ? live - ready : t->live_max;
}

static void
kill_hub(struct rig *r)
{
	rig_kill(r);
	consoles_hub(true);
	atomic_fetch_add(&eye.phase, 1);
}

/* What they show, for whoever has to find out why. */
static void
say_rows(void)
{
	char row[VT_COLS_MAX + 1];
	for (unsigned i = 0; i < CONSOLES; i++) {
		consoles_row(i, row, sizeof row);
		fprintf(stderr, "console %u: %s\n", i + 1, row);
	}
}

static void
wait_until_gone(struct times *t)
{
	int64_t took = consoles_wait(false, SCREENS_MS);
	if (took < 0)
		say_rows();
	if (took < 0)
		rig_broken("a console does not see that the hub is gone");
	t->gone_max = took > t->gone_max ? took : t->gone_max;
}

/* Nobody touched them: their screens are live, and the hub knows them by their heartbeats. */
static void
wait_for_consoles(struct times *t)
{
	int64_t began = clock_boot_ms();
	if (consoles_wait(true, SCREENS_MS) < 0) {
		say_rows();
		rig_broken("a console is not live again by itself");
	}
	while (atomic_load(&eye.consoles) < CONSOLES && !atomic_load(&eye.is_over)) {
		if (clock_boot_ms() - began <= SCREENS_MS) {
			poll(NULL, 0, 1);
			continue;
		}
		say_rows();
		rig_broken("of %d consoles the hub knows %ju", CONSOLES,
			    (uintmax_t)atomic_load(&eye.consoles));
	}
	t->back = clock_boot_ms() - began;
}

static void
nobody_broke(const struct worker *w)
{
	if (consoles_broken()[0] != '\0')
		rig_broken("%s", consoles_broken());
	for (unsigned i = 0; i < WORKERS; i++)
		if (w[i].broken[0] != '\0')
			rig_broken("%s", w[i].broken);
}

/* How many it were. */
static unsigned
kill_often(struct rig *r, const struct worker *w, unsigned kills, struct times *t)
{
	unsigned k = 0;
	for (; k < kills && !gate_is_over() && eye.broken[0] == '\0'; k++) {
		if (k % 2 == 0)
			wait_for_hub(r, t);
		poll(NULL, 0, (int)random_below(k % 2 == 0 ? WORK_MS : START_MS));
		kill_hub(r);
		/* let the eye look at a site without any hub, too */
		if (k % LONG_EVERY == LONG_AT)
			wait_until_gone(t);
		else if (k % 4 == 0)
			poll(NULL, 0, DEAD_MS);
		nobody_broke(w);
		start(r);
	}
	wait_for_hub(r, t);
	wait_for_consoles(t);
	return k;
}

static void
end_threads(struct worker *w)
{
	for (unsigned i = 0; i < WORKERS; i++)
		atomic_store(&w[i].is_closing, true);
	for (unsigned i = 0; i < WORKERS; i++)
		pthread_join(w[i].thread, NULL);
	for (unsigned i = 0; i < WORKERS && w[i].broken[0] == '\0'; i++)
		worker_repeat_all(&w[i]);
	atomic_store(&eye.is_over, true);
	pthread_join(eye.thread, NULL);
	seg_reader_free(eye.reader);
}

static void
say_figures(const struct kill_figures *f, const struct times *t, const struct worker *w,
    unsigned kills, int64_t took_ms)
{
	uint64_t repeats = 0, reconnects = 0;
	for (unsigned i = 0; i < WORKERS; i++) {
		repeats += w[i].repeats;
		reconnects += w[i].reconnects;
	}
	printf("kills %u in %" PRId64 " ms; start to ready %" PRId64 " ms mean, %" PRId64
	    " ms most; ready to live %" PRId64 " ms most\n", kills, took_ms,
	    t->starts > 0 ? t->start_sum / t->starts : 0, t->start_max, t->live_max);
	printf("commands %" PRIu64 ", acknowledged %" PRIu64 ", rows %" PRIu64 ", repeated %" PRIu64
	    ", new connections %" PRIu64 "\n", f->commands, f->acked, f->rows, repeats, reconnects);
	printf("%d consoles: %" PRId64 " ms most to see the hub gone, %" PRId64 " ms to be back, %"
	    PRIu64 " looks at them\n", CONSOLES, t->gone_max, t->back, consoles_looks());
	printf("looks %" PRIu64 ", of which at a dead hub %" PRIu64 "\n", eye.looks, eye.dead_looks);
	printf("lost %" PRIu64 ", doubled %" PRIu64 ", strange %" PRIu64 ", wrong %" PRIu64 "\n",
	    f->lost, f->doubled, f->strange, f->wrong);
}

static void
make_small(struct rig *r)
{
	rig_set(r, "cases", 2048);
	rig_set(r, "book_cases", 16384);
	rig_set(r, "operators", 64);
	rig_set(r, "capacity", 256);
	rig_set(r, "alarms", 64);
	rig_set(r, "leave_board_s", 1);
	rig_set(r, "leave_book_s", 2);
}

int
main(int argc, char **argv)
{
	static struct rig r;
	static struct worker w[WORKERS];
	struct kill_figures f;
	struct times t = {0};
	unsigned wanted = argc > 1 && strncmp(argv[1], "kills=", 6) == 0
	    ? (unsigned)strtoul(argv[1] + 6, NULL, 10) : 300;
	gate_begin("G-1");
	rig_gate(gate_broken);
	rig_open(&r);
	make_small(&r);
	int64_t began = clock_boot_ms();
	ZCC_MUST(seg_reader_new(r.run, r.site.id, &eye.reader) == ZCC_OK);
	atomic_store(&eye.phase, 1);
	consoles_start(&r);
	start(&r);
	ZCC_MUST(pthread_create(&eye.thread, NULL, eye_main, NULL) == 0);
	for (unsigned i = 0; i < WORKERS; i++) {
		w[i].site = &r.site;
		w[i].as = i % 2 == 0 ? "demo" : "triagist";
		w[i].acked_seq = &eye.acked_seq;
		ZCC_MUST(pthread_create(&w[i].thread, NULL, worker_main, &w[i]) == 0);
	}
	unsigned kills = kill_often(&r, w, wanted, &t);
	end_threads(w);
	if (rig_ctl(&r, (const char *const[]){"journal", "verify", NULL}) != 0)
		rig_broken("journal verify does not hold with the live hub");
	consoles_stop();
	rig_stop(&r);
	bool is_good = kill_check(&r, w, WORKERS, &f);
	say_figures(&f, &t, w, kills, clock_boot_ms() - began);
	nobody_broke(w);
	if (eye.broken[0] != '\0')
		rig_broken("%s", eye.broken);
	for (unsigned i = 0; i < WORKERS; i++)
		free(w[i].ledger);
	sock_end();
	int (*say)(const char *figure, ...) = is_good ? gate_held : gate_broken;
	return say("%u kills of %u, %ju commands acknowledged, %ju lost, %ju doubled, %ju otherwise wrong; "
	    "slowest restart %jd ms, %d consoles live again by themselves", kills, wanted,
	    (uintmax_t)f.acked, (uintmax_t)f.lost, (uintmax_t)f.doubled,
	    (uintmax_t)(f.strange + f.wrong), (intmax_t)t.start_max, CONSOLES);
}
