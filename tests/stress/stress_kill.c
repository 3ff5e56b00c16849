/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stress_kill [kills=N] - kill -9 of the hub at random moments, under load (HB-3, HB-7).  As gate G-1
 * it also ends when its seconds are over, and several run side by side (tests/torture/beside.sh).
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
 *     no console shows a dead hub as live, and all are live and logged in again by themselves: now and
 *     then a hub is killed only when all of them are, and stays dead until all of them say so
 *
 * Closed cases leave board and book within seconds, so that the site stays small however many kills
 * it has seen.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/edge/sock.h"
#include "tests/lib/gate.h"
#include "tests/lib/vt.h"
#include "tests/sim/chance.h"
#include "tests/stress/kill_check.h"
#include "tests/stress/kill_console.h"
#include "tests/stress/kill_eye.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	FULL = 20000,
	WORKERS = 4,
	START_MS = 60, /* kills during the start fall within */
	WORK_MS = 120, /* and the others this long after it is live */
	DEAD_MS = 20,
	LIVE_MS = 60000,
	LONG_EVERY = 500, /* of so many kills one is long: from screens that are live to ones that say it */
	LONG_AT = 10,
	SCREENS_MS = 60000,
	READY_MS = 60000
};

static struct eye *eye;
static uint64_t lived; /* the newest epoch that was seen live before the hub of now was started */
static struct chance chance;

struct times {
	int64_t start_max, live_max, start_sum;
	int64_t gone_max, back_max; /* consoles: to see that the hub is gone, and that it is back */
	unsigned starts;
};

static void
start(struct rig *r)
{
	lived = atomic_load(&eye->live_at);
	eye_hub(false);
	consoles_hub(false);
	rig_start(r);
}

/* Until the eye sees it live. */
static void
wait_for_hub(struct rig *r, struct times *t)
{
	int64_t began = clock_boot_ms();
	if (!rig_is_ready(r, READY_MS))
		rig_broken("the hub is not ready after %d ms", READY_MS);
	int64_t ready = clock_boot_ms();
	if (!eye_wait_live(lived + 1, LIVE_MS))
		rig_broken("%s", eye_broken()[0] != '\0' ? eye_broken() :
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
	eye_hub(true);
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
	while (atomic_load(&eye->consoles) < CONSOLES && eye_broken()[0] == '\0') {
		if (clock_boot_ms() - began <= SCREENS_MS) {
			poll(NULL, 0, 1);
			continue;
		}
		say_rows();
		rig_broken("of %d consoles the hub knows %ju", CONSOLES,
			    (uintmax_t)atomic_load(&eye->consoles));
	}
	int64_t took = clock_boot_ms() - began;
	t->back_max = took > t->back_max ? took : t->back_max;
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
	for (; k < kills && !gate_is_over() && eye_broken()[0] == '\0'; k++) {
		bool is_long = k % LONG_EVERY == LONG_AT;
		if (k % 2 == 0)
			wait_for_hub(r, t);
		if (is_long)
			wait_for_consoles(t);
		poll(NULL, 0, (int)chance_range(&chance, 0, k % 2 == 0 ? WORK_MS : START_MS));
		kill_hub(r);
		/* let the eye look at a site without any hub, too */
		if (is_long)
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
	eye_close();
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
	printf("%d consoles: %" PRId64 " ms most to see the hub gone, %" PRId64 " ms most to be back, %"
	    PRIu64 " looks at them\n", CONSOLES, t->gone_max, t->back_max, consoles_looks());
	printf("looks %" PRIu64 ", of which at a dead hub %" PRIu64 "\n", eye->looks, eye->dead_looks);
	printf("lost %" PRIu64 ", doubled %" PRIu64 ", strange %" PRIu64 ", wrong %" PRIu64 "\n",
	    f->lost, f->doubled, f->strange, f->wrong);
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
	chance = chance_from(gate_seed(), 0);
	rig_open(&r);
	rig_set_small(&r, 2048, 2);
	int64_t began = clock_boot_ms();
	consoles_start(&r);
	eye = eye_open(&r);
	start(&r);
	for (unsigned i = 0; i < WORKERS; i++) {
		w[i].site = &r.site;
		w[i].as = i % 2 == 0 ? "demo" : "triagist";
		w[i].acked_seq = &eye->acked_seq;
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
	if (eye_broken()[0] != '\0')
		rig_broken("%s", eye_broken());
	for (unsigned i = 0; i < WORKERS; i++)
		free(w[i].ledger);
	sock_end();
	gate_reached(kills, FULL);
	int (*say)(const char *figure, ...) = is_good ? gate_held : gate_broken;
	return say("%u kills of %u, %ju commands acknowledged, %ju lost, %ju doubled, %ju otherwise wrong; "
	    "slowest restart %jd ms; %d consoles saw in %jd ms that the hub was gone, and were live again "
	    "by themselves in %jd ms", kills, wanted, (uintmax_t)f.acked, (uintmax_t)f.lost,
	    (uintmax_t)f.doubled, (uintmax_t)(f.strange + f.wrong), (intmax_t)t.start_max, CONSOLES,
	    (intmax_t)t.gone_max, (intmax_t)t.back_max);
}
