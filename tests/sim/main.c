/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sim - run the hub's core against many seeds: sim [--seeds N] [--from S] [--seed S] [--verbose]
 *
 * One TAP line for every rule's sake: a seed that breaks one is printed with how to run it alone.
 */
#include "tests/sim/sim.h"

#include "shared/base/text.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A broken invariant ends the process: say in which seed. */
static volatile sig_atomic_t seed_now;

static void
on_abort(int signo)
{
	char line[64];
	int n = snprintf(line, sizeof line, "# aborted in seed %ld\n", (long)seed_now);
	ssize_t ignored = write(STDOUT_FILENO, line, (size_t)n);
	(void)ignored;
	(void)signo;
}

enum { TWICE_NUM = 10 }; /* the first seeds run twice, to see that they repeat */

struct options {
	int64_t from, seeds;
	bool is_verbose;
};

static bool
parse_options(int argc, char **argv, struct options *o)
{
	static const struct option longs[] = {{"seeds", required_argument, NULL, 'n'},
	    {"from", required_argument, NULL, 'f'}, {"seed", required_argument, NULL, 's'},
	    {"verbose", no_argument, NULL, 'v'}, {NULL, 0, NULL, 0}};
	*o = (struct options){.from = 1, .seeds = 100};
	for (int c; (c = getopt_long(argc, argv, "", longs, NULL)) != -1;) {
		bool is_good = true;
		switch (c) {
		case 'n': is_good = text_to_i64(optarg, 1, INT64_MAX / 2, &o->seeds); break;
		case 'f': is_good = text_to_i64(optarg, 1, INT64_MAX / 2, &o->from); break;
		case 's':
			is_good = text_to_i64(optarg, 1, INT64_MAX / 2, &o->from);
			o->seeds = 1;
			break;
		case 'v': o->is_verbose = true; break;
		default: is_good = false;
		}
		if (!is_good)
			return false;
	}
	return optind == argc;
}

static void
add(struct sim_result *sum, const struct sim_result *r)
{
	sum->commands += r->commands;
	sum->starts += r->starts;
	sum->crashes += r->crashes;
	sum->virtual_ms += r->virtual_ms;
	sum->counts.rows += r->counts.rows;
	sum->counts.answers += r->counts.answers;
	sum->counts.successes += r->counts.successes;
	sum->counts.refusals += r->counts.refusals;
	sum->counts.repeats += r->counts.repeats;
	sum->counts.lost += r->counts.lost;
	sum->counts.undone += r->counts.undone;
	sum->counts.hidden += r->counts.hidden;
}

static bool
run_seed(const struct options *o, const struct region *region, int64_t seed, struct sim_result *sum)
{
	struct sim_result r, again;
	seed_now = (sig_atomic_t)seed;
	sim_run((uint64_t)seed, region, o->is_verbose, &r);
	add(sum, &r);
	if (r.broken[0] != '\0') {
		printf("# seed %lld: %s\n# again: sim --seed %lld --verbose\n", (long long)seed, r.broken,
		    (long long)seed);
		return false;
	}
	if (seed - o->from >= TWICE_NUM)
		return true;
	sim_run((uint64_t)seed, region, false, &again);
	if (memcmp(r.hash, again.hash, sizeof r.hash) == 0)
		return true;
	printf("# seed %lld: two runs came to different ends\n", (long long)seed);
	return false;
}

static void
print_sum(const struct sim_result *s)
{
	typedef unsigned long long ull;
	printf("# %llu commands, %llu answers (%llu repeated), %llu done, %llu refused, %llu rows\n",
	    (ull)s->commands, (ull)s->counts.answers, (ull)s->counts.repeats,
	    (ull)s->counts.successes, (ull)s->counts.refusals, (ull)s->counts.rows);
	printf("# %llu starts, %llu crashes, %llu claims lost, %llu taken back, %llu ticks with "
	    "hidden cases, %llu hours\n", (ull)s->starts, (ull)s->crashes, (ull)s->counts.lost,
	    (ull)s->counts.undone, (ull)s->counts.hidden, (ull)s->virtual_ms / 3600000);
}

int
main(int argc, char **argv)
{
	struct options o;
	struct fault f = {0};
	struct sim_result sum = {0};
	int64_t failed = 0;
	if (!parse_options(argc, argv, &o)) {
		fputs("usage: sim [--seeds N] [--from S] [--seed S] [--verbose]\n", stderr);
		return 64;
	}
	if (seal_init(&f) != ZCC_OK) {
		fprintf(stderr, "%s\n", f.text);
		return 1;
	}
	struct region *region = calloc(1, sizeof *region);
	ZCC_MUST(region != NULL);
	region_init(region);
	signal(SIGABRT, on_abort);
	printf("1..1\n");
	fflush(stdout);
	for (int64_t i = 0; i < o.seeds && failed < 10; i++)
		failed += !run_seed(&o, region, o.from + i, &sum);
	print_sum(&sum);
	printf("%s 1 - seeds %lld to %lld keep every rule\n", failed == 0 ? "ok" : "not ok",
	    (long long)o.from, (long long)(o.from + o.seeds - 1));
	free(region);
	return failed != 0;
}
