/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench_hub - durable signed commands of the real hub.
 *
 *     P1   one operator, send to answer: <= 1.25 x the bare hub (bare_hub.h), turn by turn
 *     P2   64 clients: >= 0.6 x the signatures that one core checks in a second
 *     P3   what the hub pays for one of those: <= 150 us of CPU, the check the largest part
 */
#include "shared/edge/client.h"
#include "tests/bench/bare_hub.h"
#include "tests/bench/figure.h"
#include "tests/bench/load.h"

#include <stdio.h>
#include <stdlib.h>

enum {
	ASKS = 200,
	COMMANDS = 12800,
	SLICES = 8, /* of a round: a processor whose pace changes does so for both sides of a ratio */
	SLICE = COMMANDS / SLICES,
	ROUND_THE_LOG = 4200, /* single commands until a log of 4,096 pages is written over */
	READY_MS = 60000,
	ANSWER_MS = 30000
};

static struct rig rig;
static struct load_command commands[COMMANDS];

/* One case goes from hand to queue and back. */
static void
ask_once(struct client *c, struct wire_answer *about)
{
	static bool is_held;
	struct ask a;
	ask_init(&a, is_held ? VERB_RELEASE : VERB_CLAIM);
	a.row = about->row;
	a.version = about->version;
	rig_ask(c, &a, ANSWER_MS, about);
	is_held = !is_held;
}

static void
one_operator(const struct bare_hub *bare)
{
	double ours[ROUNDS], theirs[ROUNDS], t[ASKS], u[ASKS];
	struct bare_client *b = bare_client_new(bare);
	struct client *c;
	struct fault f = {0};
	struct wire_answer about;
	struct ask a;
	if (client_open(&rig.site, "demo", NULL, NULL, &c, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_REGULIER;
	rig_ask(c, &a, ANSWER_MS, &about);
	/* As after the first hours of a shift: a log that still grows has its size to flush as well. */
	for (int i = 0; i < ROUND_THE_LOG; i++) {
		bare_client_ask(b);
		if (i % 2 == 0) /* it writes at least two pages for each */
			ask_once(c, &about);
	}
	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < ASKS; i++) {
			double start = figure_now_us();
			ask_once(c, &about);
			double middle = figure_now_us();
			bare_client_ask(b);
			t[i] = middle - start;
			u[i] = figure_now_us() - middle;
		}
		ours[round] = figure_median(t, ASKS);
		theirs[round] = figure_median(u, ASKS);
	}
	figure_plain("P1  a bare hub, one command, p50", theirs, "us");
	figure_plain("P1  the hub, one command, p50", ours, "us");
	figure_ratio("P1  the hub against the bare hub", ours, theirs, 1.25);
	bare_client_free(b);
	client_close(&c);
}

/* What one round took, all of it in us: until the last answer, to check all signatures on one core, and
 * of the hub's processor time its first thread and the others. */
struct round {
	double passed, check, main, others;
};

static struct round
one_round(struct load *l)
{
	struct round sum = {0};
	load_sign(l, commands, COMMANDS);
	for (const struct load_command *c = commands; c < commands + COMMANDS; c += SLICE) {
		struct cpu_used from = cpu_used(rig.hub);
		sum.passed += load_run(l, c, SLICE);
		struct cpu_used to = cpu_used(rig.hub);
		sum.main += to.main_us - from.main_us;
		sum.others += to.others_us - from.others_us;
		sum.check += load_check(l, c, SLICE);
	}
	return sum;
}

static void
many_clients(void)
{
	double rate[ROUNDS], checks[ROUNDS], cpu[ROUNDS], check[ROUNDS], transport[ROUNDS],
	    rest[ROUNDS];
	bool is_largest = true;
	struct load *l = load_new(&rig);
	for (int i = 0; i < ROUNDS; i++) {
		struct round r = one_round(l);
		rate[i] = COMMANDS / r.passed * 1e6;
		checks[i] = COMMANDS / r.check * 1e6;
		check[i] = r.check / COMMANDS;
		transport[i] = r.others / COMMANDS;
		rest[i] = (r.main - r.check) / COMMANDS;
		cpu[i] = (r.main + r.others) / COMMANDS;
		is_largest = is_largest && check[i] > transport[i] && check[i] > rest[i];
	}
	figure_plain("P2  signatures checked on one core", checks, "/s");
	figure_plain("P2  commands of 64 clients", rate, "/s");
	figure_ratio_least("P2  commands against signatures", rate, checks, 0.6);
	figure_most("P3  CPU of the hub for one command", cpu, "us", 150);
	figure_plain("P3    of that: the Ed25519 check", check, "us");
	figure_plain("P3    of that: the threads of the transport", transport, "us");
	figure_plain("P3    of that: all else", rest, "us");
	figure_fact("P3  the check is the largest part", is_largest);
	load_free(l);
}

int
main(void)
{
	struct bare_hub bare;
	rig_open(&rig);
	bare_hub_start(&bare, rig.dir);
	rig_start(&rig);
	if (!rig_is_ready(&rig, READY_MS))
		rig_fail("the hub does not start");
	one_operator(&bare);
	bare_hub_stop(&bare);
	many_clients();
	rig_stop(&rig);
	sock_end();
	return figure_end();
}
