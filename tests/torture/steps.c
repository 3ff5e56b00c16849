/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * steps step=NAME [seeds=N] - a hub of MODE=fault that kills itself at one marked step, N times
 * (hub/edge/steps.def; steps.sh runs all of them as gate G-2).  The seed chooses the load, at which
 * occurrence of the step it dies, and what is done to bring it there.
 *
 *     workers   take in, claim, close, note, draft and erase; the same ids again until each is answered
 *     eye       a reader of the segment: no half group, no dead picture as live
 *     main      starts a hub that will die, again and again; now and then one that lives
 *
 * At the end nothing that was acknowledged is lost, nothing is done twice, and journal and audit
 * verify.  A step that is not reached is broken too.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/sock.h"
#include "tests/lib/gate.h"
#include "tests/sim/chance.h"
#include "tests/stress/kill_check.h"
#include "tests/stress/kill_eye.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	WORKERS = 3,
	DEATH_MS = 3000, /* an occurrence that does not come within this is tried as the first one */
	READY_MS = 30000,
	LIVES_EVERY = 5,
	LEAVE_BOOK_S = 60
};

/* How a hub is brought to a step, and how often it passes it in a short life. */
struct kind {
	const char *begin; /* of the names */
	unsigned most;     /* occurrences to choose from */
	bool is_stop;      /* told to stop */
	bool is_config;    /* given a configuration */
};
static const struct kind kinds[] = {
    {"locked", 1, false, false},
    {"journal-open", 1, false, false},
    {"loaded", 1, false, false},
    {"started", 1, false, false},
    {"segment-made", 1, false, false},
    {"bound", 1, false, false},
    {"ready", 1, false, false},
    {"journal-checkpoint", 1, true, false},
    {"stopping", 1, true, false},
    {"stopped", 1, true, false},
    {"protocol-", 1, false, false},
    {"config-", 1, false, true},
    {"journal-key", 6, false, false},
    {"journal-meta", 2, false, false}, /* once for a start, and with drafts alone */
    {"journal-match", 3, false, false},
    {"journal-draft", 4, false, false},
    {"journal-erase", 2, false, false},
    {"journal-scrub", 2, false, false},
    {"journal-expire", 2, false, false},
    {"snapshot-", 1, false, false},
    {"tick", 2, false, false},
    {"", 24, false, false},
};

static struct chance chance;

static uint32_t
below(uint32_t n)
{
	return (uint32_t)chance_range(&chance, 0, (int64_t)n - 1);
}

static const struct kind *
kind_of(const char *step)
{
	const struct kind *k = kinds;
	while (strncmp(step, k->begin, strlen(k->begin)) != 0)
		k++;
	return k;
}

struct run {
	struct rig rig;
	struct eye *eye;
	struct worker w[WORKERS];
	const char *step;
	const struct kind *kind;
	pid_t ctl;        /* that brings a configuration; 0 = none */
	unsigned configs; /* brought so far */
};

static void
nobody_broke(const struct run *r)
{
	if (eye_broken()[0] != '\0')
		rig_broken("%s: %s", r->step, eye_broken());
	for (unsigned i = 0; i < WORKERS; i++)
		if (r->w[i].broken[0] != '\0')
			rig_broken("%s: %s", r->step, r->w[i].broken);
}

static void
start_workers(struct run *r)
{
	static const char *const as[WORKERS] = {"demo", "triagist", "demo"};
	for (unsigned i = 0; i < WORKERS; i++) {
		struct worker *w = &r->w[i];
		w->site = &r->rig.site;
		w->as = as[i];
		w->acked_seq = &r->eye->acked_seq;
		ZCC_MUST(pthread_create(&w->thread, NULL, worker_main, w) == 0);
	}
}

/* Only who has every role erases. */
static void
choose_load(struct run *r)
{
	for (unsigned i = 0; i < WORKERS; i++) {
		atomic_store(&r->w[i].mix.note, below(30));
		atomic_store(&r->w[i].mix.draft, 5 + below(20));
		atomic_store(&r->w[i].mix.erase, i == 0 ? 10 + below(30) : 0);
	}
}

static void
end_ctl(struct run *r)
{
	if (r->ctl != 0) {
		kill(r->ctl, SIGKILL);
		waitpid(r->ctl, NULL, 0);
	}
	r->ctl = 0;
}

/* A configuration that differs from each one before it, given by zcc-ctl beside the driver. */
static void
bring_config(struct run *r)
{
	char file[PATH_MAX];
	end_ctl(r);
	text_format(file, sizeof file, "%s/new.conf", r->rig.dir);
	rig_conf(&r->rig, file, "leave_book_s", LEAVE_BOOK_S + ++r->configs);
	r->ctl = rig_ctl_start(&r->rig, (const char *const[]){"config", "apply", file, NULL}, true);
}

static bool
dies_at(struct run *r, unsigned at)
{
	text_copy(r->rig.fault_step, sizeof r->rig.fault_step, r->step);
	text_format(r->rig.fault_at, sizeof r->rig.fault_at, "%u", at);
	choose_load(r);
	eye_hub(false);
	rig_start(&r->rig);
	if ((r->kind->is_stop || r->kind->is_config) && rig_wait(&r->rig, READY_MS) == RIG_READY) {
		poll(NULL, 0, (int)below(30));
		if (r->kind->is_stop)
			kill(r->rig.hub, SIGTERM);
		else
			bring_config(r);
	}
	bool has_died = rig_has_died(&r->rig, at == 1 ? READY_MS : DEATH_MS);
	if (!has_died)
		rig_kill(&r->rig);
	eye_hub(true);
	nobody_broke(r);
	return has_died;
}

/* A hub that lives, and is seen to. */
static void
lives(struct run *r)
{
	uint64_t before = atomic_load(&r->eye->live_at);
	r->rig.fault_step[0] = r->rig.fault_at[0] = '\0';
	eye_hub(false);
	rig_start(&r->rig);
	if (!rig_is_ready(&r->rig, READY_MS) || !eye_wait_live(before + 1, READY_MS)) {
		nobody_broke(r);
		rig_broken("%s: no live hub after it", r->step);
	}
}

static unsigned
die_often(struct run *r, unsigned seeds)
{
	unsigned n = 0;
	for (; n < seeds && !gate_is_over(); n++) {
		if (!dies_at(r, 1 + below(r->kind->most)) && !dies_at(r, 1))
			rig_broken("step %s is not reached", r->step);
		if (n % LIVES_EVERY != LIVES_EVERY - 1)
			continue;
		lives(r);
		poll(NULL, 0, (int)below(40));
		rig_kill(&r->rig);
		eye_hub(true);
	}
	lives(r);
	return n;
}

static void
end_workers(struct run *r)
{
	for (unsigned i = 0; i < WORKERS; i++)
		atomic_store(&r->w[i].is_closing, true);
	for (unsigned i = 0; i < WORKERS; i++)
		pthread_join(r->w[i].thread, NULL);
	for (unsigned i = 0; i < WORKERS && r->w[i].broken[0] == '\0'; i++)
		worker_repeat_all(&r->w[i]);
	nobody_broke(r);
	if (rig_ctl(&r->rig, (const char *const[]){"journal", "verify", NULL}) != 0 ||
	    rig_ctl(&r->rig, (const char *const[]){"audit", "verify", NULL}) != 0)
		rig_broken("%s: journal or audit do not verify", r->step);
	eye_close();
	end_ctl(r);
	rig_stop(&r->rig);
}

static void
read_words(struct run *r, int argc, char **argv, unsigned *seeds)
{
	int64_t number;
	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "step=", 5) == 0)
			r->step = argv[i] + 5;
		else if (strncmp(argv[i], "seeds=", 6) == 0 &&
		    text_to_i64(argv[i] + 6, 1, 1000000, &number))
			*seeds = (unsigned)number;
		else
			rig_fail("takes step=NAME seeds=N, not \"%s\"", argv[i]);
	}
	if (r->step == NULL)
		rig_fail("which step=NAME?");
	r->kind = kind_of(r->step);
	uint64_t part = 0;
	for (const char *p = r->step; *p != '\0'; p++)
		part = part * 31 + (unsigned char)*p;
	chance = chance_from(gate_seed(), part);
}

int
main(int argc, char **argv)
{
	static struct run r;
	struct kill_figures f;
	unsigned seeds = 1;
	gate_begin("G-2"); /* its seconds and its seed; the line is said by steps.sh */
	read_words(&r, argc, argv, &seeds);
	rig_open(&r.rig);
	rig_set_small(&r.rig, 4096, LEAVE_BOOK_S);
	r.eye = eye_open(&r.rig);
	start_workers(&r);
	unsigned n = die_often(&r, seeds);
	end_workers(&r);
	bool is_good = kill_check(&r.rig, r.w, WORKERS, &f);
	printf("step %s died %u acked %ju lost %ju doubled %ju wrong %ju\n", r.step, n,
	    (uintmax_t)f.acked, (uintmax_t)f.lost, (uintmax_t)f.doubled,
	    (uintmax_t)(f.strange + f.wrong));
	for (unsigned i = 0; i < WORKERS; i++)
		free(r.w[i].ledger);
	sock_end();
	return is_good ? 0 : 1;
}
