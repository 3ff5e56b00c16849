/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sim - run the hub's core against many seeds: sim [--seeds N] [--from S] [--seed S] [--jobs N]
 * [--verbose]
 *
 * One TAP line, or as gate G-4 (tests/lib/gate.h) the gate's: then the seeds follow from the
 * proof's, so that every proof tries others.  The kept seeds of tests/sim/seeds run besides, but
 * not with --seed.
 */
#include "shared/base/text.h"
#include "tests/lib/gate.h"
#include "tests/sim/pool.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

enum { FULL = 100000, JOBS_MAX = 64 };

static const int64_t kept[] = {
#include "tests/sim/seeds"
};
enum { KEPT_NUM = sizeof kept / sizeof kept[0] };

static bool
parse_options(int argc, char **argv, struct pool_task *t)
{
	static const struct option longs[] = {{"seeds", required_argument, NULL, 'n'},
	    {"from", required_argument, NULL, 'f'}, {"seed", required_argument, NULL, 's'},
	    {"jobs", required_argument, NULL, 'j'}, {"verbose", no_argument, NULL, 'v'},
	    {NULL, 0, NULL, 0}};
	*t = (struct pool_task){.from = 1, .seeds = 100, .kept = kept, .kept_num = KEPT_NUM,
	    .jobs = 1, .is_over = gate_is_over};
	for (int c; (c = getopt_long(argc, argv, "", longs, NULL)) != -1;) {
		bool is_good = true;
		switch (c) {
		case 'n': is_good = text_to_i64(optarg, 1, INT64_MAX / 2, &t->seeds); break;
		case 'f': is_good = text_to_i64(optarg, 1, INT64_MAX / 2, &t->from); break;
		case 'j': is_good = text_to_i64(optarg, 1, JOBS_MAX, &t->jobs); break;
		case 's':
			is_good = text_to_i64(optarg, 1, INT64_MAX / 2, &t->from);
			t->seeds = 1;
			t->kept_num = 0;
			break;
		case 'v': t->is_verbose = true; break;
		default: is_good = false;
		}
		if (!is_good)
			return false;
	}
	return optind == argc;
}

static void
print_sum(const struct pool_sum *s)
{
	typedef unsigned long long ull;
	printf("# %llu commands, %llu answers (%llu repeated), %llu done, %llu refused, %llu rows\n",
	    (ull)s->commands, (ull)s->counts.answers, (ull)s->counts.repeats,
	    (ull)s->counts.successes, (ull)s->counts.refusals, (ull)s->counts.rows);
	printf("# %llu starts, %llu crashes, %llu claims lost, %llu taken back, %llu ticks with "
	    "hidden cases, %llu hours\n", (ull)s->starts, (ull)s->crashes, (ull)s->counts.lost,
	    (ull)s->counts.undone, (ull)s->counts.hidden, (ull)s->virtual_ms / 3600000);
	printf("# %llu windows of lines began or ended, %llu calls found a line closed\n",
	    (ull)s->counts.windows, (ull)s->counts.closed);
	printf("# %llu shifts, %llu cases that changed hands, %llu that came back\n", (ull)s->counts.shifts,
	    (ull)s->counts.handed_over, (ull)s->counts.back);
	printf("# %llu turns to place patients came, %llu were taken over with their cases\n",
	    (ull)s->counts.due, (ull)s->counts.taken_over);
	printf("# %llu tasks and breaks, %llu calls offered to one or no more\n",
	    (ull)s->counts.moved, (ull)s->counts.pushed);
	printf("# %llu cases handed over, %llu accepted, %llu given back; %llu contacts with a meldkamer\n",
	    (ull)s->counts.sent, (ull)s->counts.taken, (ull)s->counts.given_back,
	    (ull)s->counts.contacts);
	printf("# %llu given answers were taken over, %llu triages asked all again\n",
	    (ull)s->counts.taken_over_answers, (ull)s->counts.asked_anew);
	printf("# %llu times was advice authorised, %llu times declined\n", (ull)s->counts.authorised,
	    (ull)s->counts.declined);
	printf("# %llu dossiers read by the noodknop, %llu uses of it reviewed\n",
	    (ull)s->counts.noodknop_reads, (ull)s->counts.reviewed);
	printf("# %llu behandelgrenzen were told, %llu parts struck or right after all\n",
	    (ull)s->counts.told_limits, (ull)s->counts.struck);
	printf("# %llu times was it another patient, %llu tags were given or reviewed\n",
	    (ull)s->counts.mended, (ull)s->counts.tagged);
	printf("# %llu alarms (%llu about who is to be triaged again), of which %llu were put at rest, %llu "
	    "widened and %llu gave way; %llu bells\n",
	    (ull)s->counts.alarms, (ull)s->counts.retriages, (ull)s->counts.rested, (ull)s->counts.widened,
	    (ull)s->counts.gave_way, (ull)s->counts.rung);
}

static int
say_gate(const struct pool_task *t, const struct pool_sum *s, bool is_held)
{
	gate_reached((uint64_t)s->done, FULL);
	return (is_held ? gate_held : gate_broken)("seeds=%lld of %lld from %lld, broken=%lld, "
	    "commands=%llu, crashes=%llu%s", (long long)s->done, (long long)(t->seeds + t->kept_num),
	    (long long)t->from, (long long)s->failed, (unsigned long long)s->commands,
	    (unsigned long long)s->crashes, s->is_lost ? ", a process ended early" : "");
}

int
main(int argc, char **argv)
{
	struct pool_task task;
	struct fault f = {0};
	struct pool_sum sum;
	gate_begin("G-4");
	if (!parse_options(argc, argv, &task)) {
		fputs("usage: sim [--seeds N] [--from S] [--seed S] [--jobs N] [--verbose]\n", stderr);
		return 64;
	}
	if (seal_init(&f) != ZCC_OK) {
		fprintf(stderr, "%s\n", f.text);
		return 1;
	}
	bool is_gate = gate_seconds() > 0;
	struct region *region = calloc(1, sizeof *region);
	ZCC_MUST(region != NULL);
	region_init(region);
	if (is_gate)
		task.from = 1 + (int64_t)(gate_seed() % 1000000) * task.seeds;
	else
		printf("1..1\n");
	pool_run(&task, region, &sum);
	region_fini(region);
	free(region);
	print_sum(&sum);
	bool is_held = sum.failed == 0 && !sum.is_lost;
	if (is_gate)
		return say_gate(&task, &sum, is_held);
	printf("%s 1 - seeds %lld to %lld and %lld kept ones keep every rule\n",
	    is_held ? "ok" : "not ok", (long long)task.from,
	    (long long)(task.from + task.seeds - 1), (long long)task.kept_num);
	return !is_held;
}
