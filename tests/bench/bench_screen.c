/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench_screen - the real console in a pseudo-terminal of 80x24, against a least one (least_console.c),
 * a bare message (bare_hop.h) and htop.
 *
 *     P4   commit to paint on another console, p50: <= 1.15 x a bare ZeroMQ hop.  The commit is the
 *          return of the hub's fdatasync() (stamp.h), the paint the bytes in the hands of the
 *          terminal; the hop, too, ends in the hands of another process.
 *     P8   20 rows that wait and no events: <= 15 bytes a second, <= 1/50 of htop's; from when they
 *          have waited for two minutes and are shown in whole ones
 *     P9   a changed row: <= 1.3 x the cells it writes and one cursor move; a full screen: <= 2,100
 *     P10  start to first full screen, and own memory: <= 1.5 x the least one's; and that of each of 8 on one
 *          host, which share their program: the same
 */
#include "shared/edge/client.h"
#include "tests/bench/bare_hop.h"
#include "tests/bench/figure.h"
#include "tests/bench/seen.h"
#include "tests/bench/stamp.h"
#include "tests/lib/rig.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 20, TURNS = 40, STARTS = 5, MANY = 8, IDLE_MS = 15000, WAITED_MS = 120000 };
enum { READY_MS = 60000, ANSWER_MS = 30000 };
enum { QUIET_MS = 60, FIRST_QUIET_MS = 500, MOVE = 8 /* ESC [ 24 ; 80 H */ };

static struct rig rig;

/* --- Who gives commands: a process of its own, so that the clock of the painting does not wait --- */

struct asker {
	pid_t pid;
	int order, had;
};

/* The rows, and for each byte one of them claimed, or released; a byte goes back for the answer. */
__attribute__((noreturn)) static void
asker_main(int order, int tell)
{
	struct client *c;
	struct fault f = {0};
	struct wire_answer about = {0};
	struct ask a;
	bool is_held = false;
	char any;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (client_open(&rig.site, "demo", NULL, NULL, &c, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	for (int i = 0; i < ROWS; i++) {
		ask_init(&a, VERB_INTAKE);
		a.board.line = LINE_REGULIER;
		strcpy(a.board.place, "Enschede");
		rig_ask(c, &a, ANSWER_MS, &about);
	}
	while (write(tell, "", 1) == 1 && read(order, &any, 1) == 1) {
		ask_init(&a, is_held ? VERB_RELEASE : VERB_CLAIM);
		a.row = about.row;
		a.version = about.version;
		rig_ask(c, &a, ANSWER_MS, &about);
		is_held = !is_held;
	}
	_exit(0);
}

static void
asker_hear(const struct asker *a)
{
	char any;
	if (read(a->had, &any, 1) != 1)
		rig_fail("the one who asks ended");
}

static void
asker_start(struct asker *a)
{
	int order[2], told[2];
	if (pipe(order) != 0 || pipe(told) != 0)
		rig_fail("no pipe");
	a->pid = fork();
	if (a->pid < 0)
		rig_fail("no process");
	if (a->pid == 0)
		asker_main(order[0], told[1]);
	close(order[0]);
	close(told[1]);
	a->order = order[1];
	a->had = told[0];
	asker_hear(a);
}

static void
asker_end(struct asker *a)
{
	kill(a->pid, SIGKILL);
	waitpid(a->pid, NULL, 0);
}

/* --- The figures --- */

static char *const *
console_argv(void)
{
	static char program[PATH_MAX + 16];
	static char *argv[] = {program, "-c", NULL, "--as", "triagist", "--desk", "triage", NULL};
	snprintf(program, sizeof program, "%s/zcc-console", rig.bin);
	argv[2] = rig.site.conf;
	return argv;
}

static char *const *
least_argv(void)
{
	static char program[PATH_MAX + 64], address[192];
	static char *argv[] = {program, address, NULL};
	snprintf(program, sizeof program, "%s/../tests/bench/least_console", rig.bin);
	snprintf(address, sizeof address, "ipc://%s/bell.sock", rig.run);
	return argv;
}

struct start {
	double ms, pss_kib, bytes;
};

static struct start
start_of(char *const argv[])
{
	struct seen s;
	seen_start(&s, argv);
	seen_until_quiet(&s, FIRST_QUIET_MS);
	struct start t = {(s.last_us - s.started_us) / 1e3, seen_pss_kib(&s), (double)s.bytes};
	seen_end(&s);
	return t;
}

/* Of each of so many on one host, who share their program and its texts. */
static double
pss_among_many(char *const argv[])
{
	struct seen s[MANY];
	double sum = 0;
	for (int i = 0; i < MANY; i++) {
		seen_start(&s[i], argv);
		seen_until_quiet(&s[i], FIRST_QUIET_MS);
	}
	for (int i = 0; i < MANY; i++)
		sum += seen_pss_kib(&s[i]);
	for (int i = 0; i < MANY; i++)
		seen_end(&s[i]);
	return sum / MANY;
}

static void
rooms(void)
{
	double ours[ROUNDS], least[ROUNDS];
	for (int round = 0; round < ROUNDS; round++) {
		ours[round] = pss_among_many(console_argv());
		least[round] = pss_among_many(least_argv());
	}
	figure_plain("P10 memory of each of 8 on a host (PSS)", ours, "KiB");
	figure_ratio("P10 memory of 8 against 8 least ones", ours, least, 1.5);
}

static void
starts(void)
{
	double ours[ROUNDS], least[ROUNDS], our_pss[ROUNDS], least_pss[ROUNDS], bytes[ROUNDS];
	for (int round = 0; round < ROUNDS; round++) {
		double t[STARTS], u[STARTS];
		for (int i = 0; i < STARTS; i++) {
			struct start a = start_of(console_argv()), b = start_of(least_argv());
			t[i] = a.ms;
			u[i] = b.ms;
			our_pss[round] = a.pss_kib;
			least_pss[round] = b.pss_kib;
			bytes[round] = a.bytes;
		}
		ours[round] = figure_median(t, STARTS);
		least[round] = figure_median(u, STARTS);
	}
	figure_plain("P10 the least console, start to screen", least, "ms");
	figure_plain("P10 the console, start to screen", ours, "ms");
	figure_ratio("P10 start against the least one", ours, least, 1.5);
	figure_plain("P10 the console's memory (PSS)", our_pss, "KiB");
	figure_ratio("P10 memory against the least one", our_pss, least_pss, 1.5);
	figure_most("P9  full screen of 80x24", bytes, "bytes", 2100);
}

static void
changes(struct seen *s, struct asker *asker)
{
	double paint[ROUNDS], hop[ROUNDS], bytes[ROUNDS], least[ROUNDS];
	struct bare_hop *bare = bare_hop_new(rig.dir);
	for (int round = 0; round < ROUNDS; round++) {
		double p[TURNS], t[TURNS], b[TURNS], cells[TURNS];
		for (int i = 0; i < TURNS; i++) {
			seen_until_quiet(s, QUIET_MS);
			t[i] = bare_hop_us(bare);
			s->bytes = s->printed = 0;
			if (write(asker->order, "", 1) != 1)
				rig_fail("the one who asks ended");
			while (s->bytes == 0)
				seen_until_quiet(s, QUIET_MS);
			asker_hear(asker);
			p[i] = s->last_us - stamp_committed_us();
			b[i] = (double)s->bytes;
			cells[i] = (double)s->printed + MOVE;
		}
		hop[round] = figure_median(t, TURNS);
		paint[round] = figure_median(p, TURNS);
		bytes[round] = figure_median(b, TURNS);
		least[round] = figure_median(cells, TURNS);
	}
	bare_hop_free(bare);
	figure_plain("P4  a bare ZeroMQ hop", hop, "us");
	figure_plain("P4  commit to paint on another console", paint, "us");
	figure_ratio("P4  paint against the bare hop", paint, hop, 1.15);
	figure_plain("P9  a changed row", bytes, "bytes");
	figure_ratio("P9  against its cells and one cursor move", bytes, least, 1.3);
}

static double
idle(struct seen *s)
{
	size_t before = s->bytes;
	seen_for(s, IDLE_MS);
	return (double)(s->bytes - before) / (IDLE_MS / 1e3);
}

static void
rests(struct seen *s)
{
	static char *const htop_argv[] = {"htop", NULL};
	double ours[ROUNDS], theirs[ROUNDS];
	bool has_htop = system("command -v htop >/dev/null") == 0;
	for (int round = 0; round < ROUNDS; round++) {
		ours[round] = idle(s);
		if (!has_htop)
			continue;
		struct seen h;
		seen_start(&h, htop_argv);
		seen_until_quiet(&h, FIRST_QUIET_MS);
		theirs[round] = idle(&h);
		seen_end(&h);
	}
	figure_most("P8  the console at rest, 20 rows that wait", ours, "B/s", 15);
	if (!has_htop) {
		puts("P8  htop is not installed");
		return;
	}
	figure_plain("P8  htop", theirs, "B/s");
	figure_ratio("P8  the console against htop", ours, theirs, 0.02);
}

int
main(void)
{
	struct asker asker;
	struct seen s;
	rig_open(&rig);
	stamp_begin(rig.dir, rig.bin);
	rig_start(&rig);
	stamp_end();
	if (!rig_is_ready(&rig, READY_MS))
		rig_fail("the hub does not start");
	asker_start(&asker);
	double came_us = figure_now_us();
	starts();
	rooms();
	seen_start(&s, console_argv());
	seen_until_quiet(&s, FIRST_QUIET_MS);
	changes(&s, &asker);
	seen_for(&s, WAITED_MS - (int)((figure_now_us() - came_us) / 1e3));
	rests(&s);
	seen_end(&s);
	asker_end(&asker);
	rig_stop(&rig);
	return figure_end();
}
