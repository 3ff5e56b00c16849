/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench_large [rows=N] - what a large book and a long journal cost; fewer than 1,000,000 rows for a try.
 *
 *     P14  one command at 100 cases and 10^3 rows, at 10,000 cases, and at 10,000 cases and 10^6
 *          rows: CPU of the hub within 1.3 x
 *     P12  a start on the last of these, the hub killed before: ready within 1 s (p99), and how
 *          many times one reading of the file that is
 *
 * Each site has a process, which fills it (filled.h), keeps its hub, and does what it is told to by
 * a letter, so that all three take their turns in every round.
 */
#include "shared/base/text.h"
#include "shared/edge/client.h"
#include "tests/bench/figure.h"
#include "tests/bench/filled.h"
#include "tests/bench/load.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SITES = 3, PAIRS = 300, STARTS = 20, TAIL = 19000, READY_MS = 120000, ANSWER_MS = 30000 };

static struct size {
	const char *name;
	uint32_t cases, events;
} sizes[SITES] = {
    {"100 cases, 1,000 rows", 100, 1000},
    {"10,000 cases, 11,000 rows", 10000, 11000},
    {"10,000 cases, long journal", 10000, 1000000},
};

/* What a site's process answers. */
struct told {
	double cpu_us, p50_us, start_ms, read_ms;
};

struct place {
	int order, told;
	pid_t pid;
};

static struct rig rig;
static struct client *asker;

static void
start(void)
{
	rig_start(&rig);
	if (!rig_is_ready(&rig, READY_MS))
		rig_fail("the hub is not ready after %d ms", READY_MS);
}

static void
ask(enum zcc_verb verb, struct wire_answer *about)
{
	struct ask a;
	ask_init(&a, verb);
	if (verb == VERB_RELEASE) {
		a.row = about->row;
		a.version = about->version;
	}
	rig_ask(asker, &a, ANSWER_MS, about);
}

/* The next case is taken and given back, again and again. */
static void
work(struct told *t)
{
	static double us[2 * PAIRS];
	struct wire_answer about;
	struct cpu_used from = cpu_used(rig.hub);
	for (int i = 0; i < 2 * PAIRS; i++) {
		double begin = figure_now_us();
		ask(i % 2 == 0 ? VERB_NEXT : VERB_RELEASE, &about);
		us[i] = figure_now_us() - begin;
	}
	struct cpu_used to = cpu_used(rig.hub);
	t->cpu_us = (to.main_us - from.main_us + to.others_us - from.others_us) / (2 * PAIRS);
	t->p50_us = figure_median(us, 2 * PAIRS);
}

static bool
has_snapshot(void)
{
	char path[PATH_MAX];
	bool has = false;
	if (!site_path(&rig.site, "state", path, sizeof path))
		return false;
	DIR *dir = opendir(path);
	for (struct dirent *d; dir != NULL && (d = readdir(dir)) != NULL;)
		has = has || (strncmp(d->d_name, "book-", 5) == 0 && strstr(d->d_name, ".snap") != NULL &&
				 strstr(d->d_name, ".snap")[5] == '\0');
	if (dir != NULL)
		closedir(dir);
	return has;
}

/* A journal that goes on as far as it can after the newest snapshot. */
static void
prepare_starts(void)
{
	double end = figure_now_us() + READY_MS * 1e3;
	client_close(&asker);
	while (!has_snapshot() && figure_now_us() < end)
		poll(NULL, 0, 50);
	if (!has_snapshot())
		rig_fail("the hub writes no snapshot");
	rig_stop(&rig);
	filled_to(&rig, sizes[SITES - 1].cases, sizes[SITES - 1].events + TAIL);
	start();
}

static double
read_journal_ms(void)
{
	static char room[1 << 20];
	char path[PATH_MAX];
	double begin = figure_now_us();
	int fd = site_path(&rig.site, "state/journal.db", path, sizeof path) ? open(path, O_RDONLY) : -1;
	if (fd < 0)
		rig_fail("cannot read the journal");
	while (read(fd, room, sizeof room) > 0)
		;
	close(fd);
	return (figure_now_us() - begin) / 1e3;
}

static void
restart(struct told *t)
{
	double ms[STARTS];
	for (int i = 0; i < STARTS; i++) {
		rig_kill(&rig);
		double begin = figure_now_us();
		start();
		ms[i] = (figure_now_us() - begin) / 1e3;
	}
	t->start_ms = figure_part(ms, STARTS, 0.99);
	t->read_ms = read_journal_ms();
}

/* Fill, then obey: w work, p prepare, s start; anything else is the end. */
__attribute__((noreturn)) static void
site_main(const struct size *size, int order, int told)
{
	struct fault f = {0};
	struct told t = {0};
	char letter = 'f';
	rig_open(&rig);
	start();
	rig_stop(&rig);
	filled_to(&rig, size->cases, size->events);
	double begin = figure_now_us();
	start();
	t.start_ms = (figure_now_us() - begin) / 1e3;
	if (client_open(&rig.site, "demo", NULL, NULL, &asker, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	while (write(told, &t, sizeof t) == sizeof t && read(order, &letter, 1) == 1) {
		if (letter == 'w')
			work(&t);
		else if (letter == 'p')
			prepare_starts();
		else if (letter == 's')
			restart(&t);
		else
			break;
	}
	exit(0);
}

static void
open_place(struct place *p, const struct size *size)
{
	int order[2], told[2];
	if (pipe(order) != 0 || pipe(told) != 0)
		rig_fail("no pipe");
	p->pid = fork();
	if (p->pid < 0)
		rig_fail("no process");
	if (p->pid == 0) {
		close(order[1]);
		close(told[0]);
		site_main(size, order[0], told[1]);
	}
	close(order[0]);
	close(told[1]);
	p->order = order[1];
	p->told = told[0];
}

static struct told
hear(struct place *p)
{
	struct told t;
	if (read(p->told, &t, sizeof t) != sizeof t)
		rig_fail("a site's process ended");
	return t;
}

static struct told
tell(struct place *p, char letter)
{
	if (write(p->order, &letter, 1) != 1)
		rig_fail("a site's process ended");
	return hear(p);
}

static void
commands(struct place places[SITES])
{
	static double cpu[SITES][ROUNDS], p50[SITES][ROUNDS];
	for (int round = 0; round < ROUNDS; round++)
		for (int i = 0; i < SITES; i++) {
			struct told t = tell(&places[i], 'w');
			cpu[i][round] = t.cpu_us;
			p50[i][round] = t.p50_us;
		}
	for (int i = 0; i < SITES; i++) {
		char what[80];
		snprintf(what, sizeof what, "P14 CPU of a command, %s", sizes[i].name);
		figure_plain(what, cpu[i], "us");
		snprintf(what, sizeof what, "P14 to the answer, %s", sizes[i].name);
		figure_plain(what, p50[i], "us");
	}
	figure_ratio("P14 CPU, 10,000 cases against 100", cpu[1], cpu[0], 1.3);
	figure_ratio("P14 CPU, 10,000 cases and a long journal against 100", cpu[2], cpu[0], 1.3);
}

static void
starts(struct place *large)
{
	double ready[ROUNDS], reading[ROUNDS], times[ROUNDS];
	tell(large, 'p');
	for (int round = 0; round < ROUNDS; round++) {
		struct told t = tell(large, 's');
		ready[round] = t.start_ms;
		reading[round] = t.read_ms;
		times[round] = t.start_ms / t.read_ms;
	}
	figure_most("P12 start after a kill, to ready, p99", ready, "ms", 1000);
	figure_plain("P12 one reading of the journal's file", reading, "ms");
	figure_plain("P12 the start against that reading", times, "x");
}

int
main(int argc, char **argv)
{
	struct place places[SITES];
	double first[SITES];
	int64_t rows = sizes[SITES - 1].events;
	if (argc > 2 || (argc == 2 && (strncmp(argv[1], "rows=", 5) != 0 ||
					  !text_to_i64(argv[1] + 5, 20000, 10000000, &rows)))) {
		fprintf(stderr, "usage: bench_large [rows=N]\n");
		return 64;
	}
	sizes[SITES - 1].events = (uint32_t)rows;
	for (int i = 0; i < SITES; i++)
		open_place(&places[i], &sizes[i]);
	for (int i = 0; i < SITES; i++)
		first[i] = hear(&places[i]).start_ms;
	printf("P12 the first start, all of %u rows read again, no snapshot: %.0f ms\n",
	    sizes[SITES - 1].events, first[SITES - 1]);
	commands(places);
	starts(&places[SITES - 1]);
	for (int i = 0; i < SITES; i++) {
		if (write(places[i].order, "e", 1) != 1)
			rig_fail("a site's process ended");
		waitpid(places[i].pid, NULL, 0);
	}
	return figure_end();
}
