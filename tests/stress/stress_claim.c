/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stress_claim [rounds=N] - one winner (TB-4): 2 to 16 processes claim one case at one moment, each
 * with the version it saw; every tenth round, four operators claim eight cases each and all of it
 * reaches the hub in one group, in any order.
 * Exactly one is told yes for each case; the others are told who has it; the case says the same.
 * As gate G-15 it also stops when its seconds are over.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/edge/client.h"
#include "tests/lib/gate.h"
#include "tests/lib/rig.h"
#include "zcc/segment.h"

#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FULL = 10000, HANDS = 16, CALLS = 8, GROUP_EACH = 10, AHEAD_MS = 4 };
enum { ANSWER_MS = 30000, READY_MS = 60000 };

static const char *const operators[] = {
    "demo", "triagist", "coordinerend-triagist", "regiearts"};
enum { OPERATORS = sizeof operators / sizeof operators[0] };

struct order {
	uint64_t row;
	uint32_t version;
	int64_t at_ms; /* of the boot clock: all at once */
};

struct result {
	int code;
	char text[200];
};

struct hand {
	pid_t pid;
	int order, result; /* ends of the parent */
};

static struct result
claim(struct client *c, const struct order *o)
{
	struct ask a;
	struct wire_answer got;
	struct fault f = {0};
	struct result r = {0};
	ask_init(&a, VERB_CLAIM);
	a.row = o->row;
	a.version = o->version;
	r.code = client_ask(c, &a, ANSWER_MS, &got, &f);
	if (r.code == ZCC_OK) {
		r.code = got.code;
		memcpy(r.text, got.text, sizeof r.text);
	}
	return r;
}

__attribute__((noreturn)) static void
hand_main(const struct site *site, const char *as, int order, int result)
{
	struct client *c;
	struct fault f;
	struct order o;
	if (client_open(site, as, NULL, NULL, &c, &f) != ZCC_OK)
		_exit(1);
	while (read(order, &o, sizeof o) == sizeof o && o.row != 0) {
		while (clock_boot_ms() < o.at_ms)
			;
		struct result r = claim(c, &o);
		if (write(result, &r, sizeof r) != sizeof r)
			break;
	}
	_exit(0);
}

static void
start_hand(struct hand *h, const struct site *site, const char *as)
{
	int to[2], from[2];
	if (pipe(to) != 0 || pipe(from) != 0)
		rig_fail("no pipe");
	h->pid = fork();
	if (h->pid == 0) {
		close(to[1]);
		close(from[0]);
		hand_main(site, as, to[0], from[1]);
	}
	close(to[0]);
	close(from[1]);
	h->order = to[1];
	h->result = from[0];
}

static struct order
new_case(struct client *c)
{
	struct ask a;
	struct wire_answer got;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	rig_ask(c, &a, ANSWER_MS, &got);
	return (struct order){.row = got.row, .version = got.version};
}

/* One yes; everybody else is told the name that the case itself says. */
static void
judge(struct client *c, const struct order *o, const struct result *r, const char *const *who,
    unsigned num)
{
	struct ask a;
	struct wire_answer got;
	struct zcc_case now;
	unsigned winner = num;
	for (unsigned i = 0; i < num; i++) {
		if (r[i].code == ZCC_OK && winner != num)
			rig_broken("case %ju has two winners, %s and %s", (uintmax_t)o->row,
			    who[winner], who[i]);
		if (r[i].code == ZCC_OK)
			winner = i;
	}
	if (winner == num)
		rig_broken("nobody got case %ju: %s", (uintmax_t)o->row, r[0].text);
	ask_init(&a, VERB_SHOW);
	a.row = o->row;
	rig_ask(c, &a, ANSWER_MS, &got);
	ZCC_MUST(got.data_len == sizeof now);
	memcpy(&now, got.data, sizeof now);
	if (strcmp(now.row.claimed_by, who[winner]) != 0 || now.row.version != o->version + 1)
		rig_broken("case %ju is with %s", (uintmax_t)o->row, now.row.claimed_by);
	for (unsigned i = 0; i < num; i++)
		if (i != winner && (err_exit_code(r[i].code) != 75 ||
		    strstr(r[i].text, who[winner]) == NULL))
			rig_broken("a loser got code %d, \"%s\"", r[i].code, r[i].text);
}

/* Returns the case. */
static uint64_t
race(struct client *c, struct hand *hand, unsigned num)
{
	struct result r[HANDS];
	const char *who[HANDS];
	struct order o = new_case(c);
	o.at_ms = clock_boot_ms() + AHEAD_MS;
	for (unsigned i = 0; i < num; i++)
		if (write(hand[i].order, &o, sizeof o) != sizeof o)
			rig_fail("a claimer is gone");
	for (unsigned i = 0; i < num; i++) {
		who[i] = operators[i % OPERATORS];
		if (read(hand[i].result, &r[i], sizeof r[i]) != sizeof r[i])
			rig_fail("a claimer is gone");
	}
	judge(c, &o, r, who, num);
	return o.row;
}

/* Every operator's claim of every call is in the hub's queue before it looks: one group. */
static void
claim_all(struct rig *rig, struct client *const c[OPERATORS], const struct order o[CALLS],
    uint64_t *random)
{
	struct fault f;
	kill(rig->hub, SIGSTOP);
	for (unsigned call = 0; call < CALLS; call++) {
		*random = *random * 6364136223846793005u + 1442695040888963407u;
		for (unsigned k = 0; k < OPERATORS; k++) {
			struct ask a;
			ask_init(&a, VERB_CLAIM);
			a.row = o[call].row;
			a.version = o[call].version;
			if (client_send(c[(k + (unsigned)(*random >> 33)) % OPERATORS], &a, &f) != ZCC_OK)
				rig_fail("%s", f.text);
		}
	}
	/* libzmq's own thread hands them to the socket; the hub reads when it goes on. */
	poll(NULL, 0, 2);
	kill(rig->hub, SIGCONT);
}

/* Out of the way, so that neither the board nor the book fills up: whoever has it closes it. */
static void
close_case(struct client *const c[OPERATORS], const struct order *o)
{
	struct ask a;
	struct wire_answer got;
	struct zcc_case now;
	ask_init(&a, VERB_SHOW);
	a.row = o->row;
	rig_ask(c[0], &a, ANSWER_MS, &got);
	memcpy(&now, got.data, sizeof now);
	for (unsigned i = 0; i < OPERATORS; i++)
		if (strcmp(now.row.claimed_by, operators[i]) == 0) {
			ask_init(&a, VERB_CLOSE);
			a.row = o->row;
			a.version = now.row.version;
			memcpy(a.board.reason, "overig", sizeof "overig");
			rig_ask(c[i], &a, ANSWER_MS, &got);
		}
}

static void
one_group(struct rig *rig, struct client *const c[OPERATORS], uint64_t *random)
{
	struct order o[CALLS];
	struct result r[CALLS][OPERATORS];
	struct wire_answer got;
	for (unsigned call = 0; call < CALLS; call++)
		o[call] = new_case(c[0]);
	claim_all(rig, c, o, random);
	for (unsigned who = 0; who < OPERATORS; who++)
		for (unsigned n = 0; n < CALLS; n++) {
			if (client_receive(c[who], ANSWER_MS, &got) != ZCC_OK)
				rig_broken("no answer to a claim of %s", operators[who]);
			if (got.row < o[0].row || got.row > o[CALLS - 1].row)
				rig_broken("an answer about case %ju", (uintmax_t)got.row);
			struct result *to = &r[got.row - o[0].row][who];
			to->code = got.code;
			memcpy(to->text, got.text, sizeof to->text);
		}
	for (unsigned call = 0; call < CALLS; call++)
		judge(c[0], &o[call], r[call], operators, OPERATORS);
	for (unsigned call = 0; call < CALLS; call++)
		close_case(c, &o[call]);
}

static void
send_home(struct hand hand[HANDS])
{
	for (unsigned i = 0; i < HANDS; i++) {
		if (write(hand[i].order, &(struct order){0}, sizeof(struct order)) < 0)
			rig_fail("a claimer is gone");
		waitpid(hand[i].pid, NULL, 0);
	}
}

int
main(int argc, char **argv)
{
	static struct rig rig;
	struct hand hand[HANDS];
	struct client *c[OPERATORS];
	struct fault f;
	unsigned rounds = argc > 1 && strncmp(argv[1], "rounds=", 7) == 0
	    ? (unsigned)strtoul(argv[1] + 7, NULL, 10) : 60;
	unsigned races = 0, groups = 0;
	gate_begin("G-15");
	rig_gate(gate_broken);
	uint64_t random = gate_seed();
	rig_open(&rig);
	for (unsigned i = 0; i < HANDS; i++)
		start_hand(&hand[i], &rig.site, operators[i % OPERATORS]);
	rig_start(&rig);
	if (!rig_is_ready(&rig, READY_MS))
		rig_broken("the hub is not ready");
	for (unsigned i = 0; i < OPERATORS; i++)
		if (client_open(&rig.site, operators[i], NULL, NULL, &c[i], &f) != ZCC_OK)
			rig_fail("%s", f.text);
	for (; races < rounds && !gate_is_over(); races++) {
		close_case(c, &(struct order){.row = race(c[0], hand, 2 + races % (HANDS - 1))});
		if (races % GROUP_EACH == 0) {
			one_group(&rig, c, &random);
			groups++;
		}
	}
	for (unsigned i = 0; i < OPERATORS; i++)
		client_close(&c[i]);
	sock_end();
	send_home(hand);
	rig_stop(&rig);
	gate_reached(races, FULL);
	return gate_held("races=%u of 2..%d processes, groups=%u of %d calls for %d operators: one "
	    "winner each", races, HANDS, groups, CALLS, OPERATORS);
}
