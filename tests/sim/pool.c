/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/sim/pool.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	TWICE_NUM = 10,  /* the first seeds run twice, to see that they repeat */
	FAILED_MAX = 10, /* of one process: then it stops */
	JOBS_MAX = 64
};

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

static void
add_counts(struct check_counts *sum, const struct check_counts *c)
{
	sum->rows += c->rows;
	sum->answers += c->answers;
	sum->successes += c->successes;
	sum->refusals += c->refusals;
	sum->repeats += c->repeats;
	sum->lost += c->lost;
	sum->undone += c->undone;
	sum->hidden += c->hidden;
	sum->windows += c->windows;
	sum->closed += c->closed;
	sum->shifts += c->shifts;
	sum->handed_over += c->handed_over;
	sum->due += c->due;
	sum->taken_over += c->taken_over;
	sum->authorised += c->authorised;
	sum->taken_over_answers += c->taken_over_answers;
	sum->asked_anew += c->asked_anew;
	sum->declined += c->declined;
	sum->noodknop_reads += c->noodknop_reads;
	sum->reviewed += c->reviewed;
	sum->told_limits += c->told_limits;
	sum->struck += c->struck;
	sum->mended += c->mended;
	sum->tagged += c->tagged;
	sum->back += c->back;
	sum->moved += c->moved;
	sum->pushed += c->pushed;
	sum->sent += c->sent;
	sum->taken += c->taken;
	sum->given_back += c->given_back;
	sum->contacts += c->contacts;
	sum->alarms += c->alarms;
	sum->rested += c->rested;
	sum->widened += c->widened;
	sum->gave_way += c->gave_way;
	sum->retriages += c->retriages;
	sum->rung += c->rung;
}

static bool
run_seed(const struct pool_task *t, const struct region *region, int64_t seed, bool is_twice,
    struct pool_sum *sum)
{
	struct sim_result r, again;
	seed_now = (sig_atomic_t)seed;
	sim_run((uint64_t)seed, region, t->is_verbose, &r);
	add_counts(&sum->counts, &r.counts);
	sum->commands += r.commands;
	sum->starts += r.starts;
	sum->crashes += r.crashes;
	sum->virtual_ms += r.virtual_ms;
	sum->done++;
	if (r.broken[0] != '\0') {
		printf("# seed %lld: %s\n# again: sim --seed %lld --verbose\n", (long long)seed, r.broken,
		    (long long)seed);
		return false;
	}
	if (!is_twice)
		return true;
	sim_run((uint64_t)seed, region, false, &again);
	if (memcmp(r.hash, again.hash, sizeof r.hash) == 0)
		return true;
	printf("# seed %lld: two runs came to different ends\n", (long long)seed);
	return false;
}

/* Every jobs-th seed from the job-th on, the kept ones first. */
static void
run_share(const struct pool_task *t, const struct region *region, int64_t job, struct pool_sum *sum)
{
	signal(SIGABRT, on_abort);
	for (int64_t i = job; i < t->kept_num + t->seeds && sum->failed < FAILED_MAX; i += t->jobs) {
		bool is_kept = i < t->kept_num;
		int64_t seed = is_kept ? t->kept[i] : t->from + i - t->kept_num;
		if (t->is_over())
			break;
		sum->failed += !run_seed(t, region, seed, i < t->kept_num + TWICE_NUM, sum);
	}
	fflush(stdout);
}

static int
start_job(const struct pool_task *t, const struct region *region, int64_t job)
{
	struct pool_sum sum = {0};
	int fd[2];
	if (pipe(fd) != 0)
		return -1;
	fflush(stdout);
	pid_t pid = fork();
	if (pid != 0) {
		close(fd[1]);
		if (pid < 0)
			close(fd[0]);
		return pid < 0 ? -1 : fd[0];
	}
	close(fd[0]);
	run_share(t, region, job, &sum);
	_exit(write(fd[1], &sum, sizeof sum) != sizeof sum);
}

static void
gather(int fd, struct pool_sum *out)
{
	struct pool_sum sum;
	if (fd < 0 || read(fd, &sum, sizeof sum) != sizeof sum) {
		out->is_lost = true;
	} else {
		add_counts(&out->counts, &sum.counts);
		out->commands += sum.commands;
		out->starts += sum.starts;
		out->crashes += sum.crashes;
		out->virtual_ms += sum.virtual_ms;
		out->done += sum.done;
		out->failed += sum.failed;
	}
	if (fd >= 0)
		close(fd);
}

void
pool_run(const struct pool_task *t, const struct region *r, struct pool_sum *out)
{
	int fd[JOBS_MAX];
	ZCC_MUST(t->jobs >= 1 && t->jobs <= JOBS_MAX);
	memset(out, 0, sizeof *out);
	for (int64_t i = 0; i < t->jobs; i++)
		fd[i] = start_job(t, r, i);
	for (int64_t i = 0; i < t->jobs; i++)
		gather(fd[i], out);
	while (wait(NULL) > 0)
		;
}
