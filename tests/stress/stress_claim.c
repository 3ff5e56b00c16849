/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stress_claim [rounds=N] - one winner (TB-4): 2 to 16 processes claim one case at one moment, each
 * with the version it saw; then two operators whose claims reach the hub in one group.
 * Exactly one is told yes; the others are told who has it; the case says the same.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/edge/client.h"
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

enum { HANDS = 16, AHEAD_MS = 4, ANSWER_MS = 5000, READY_MS = 20000 };

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

static void
ask(struct client *c, struct ask *a, struct wire_answer *got)
{
	struct fault f;
	if (client_ask(c, a, ANSWER_MS, got, &f) != ZCC_OK)
		rig_broken("no answer: %s", f.text);
	if (got->code != ZCC_OK)
		rig_broken("%s refused: %s", verb_word(a->verb), got->text);
}

static struct order
new_case(struct client *c)
{
	struct ask a;
	struct wire_answer got;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	ask(c, &a, &got);
	return (struct order){.row = got.row, .version = got.version};
}

/* One yes; everybody else is told the name that the case itself says. */
static void
judge(struct client *c, const struct order *o, const struct result *r, const char *const *who,
    unsigned num)
{
	struct ask a;
	struct wire_answer got;
	struct zcc_case_row row;
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
	ask(c, &a, &got);
	ZCC_MUST(got.data_len == sizeof row);
	memcpy(&row, got.data, sizeof row);
	if (strcmp(row.claimed_by, who[winner]) != 0 || row.version != o->version + 1)
		rig_broken("case %ju is with %s", (uintmax_t)o->row, row.claimed_by);
	for (unsigned i = 0; i < num; i++)
		if (i != winner && (err_exit_code(r[i].code) != 75 ||
		    strstr(r[i].text, who[winner]) == NULL))
			rig_broken("a loser got code %d, \"%s\"", r[i].code, r[i].text);
}

static void
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
}

/* Both claims are in the hub's queue before it looks: one group. */
static void
one_group(struct rig *rig, struct client *one, struct client *two, unsigned round)
{
	struct client *c[2] = {one, two};
	const char *const who[2] = {operators[0], operators[1]};
	struct result r[2];
	struct order o = new_case(one);
	struct fault f;
	struct wire_answer got;
	unsigned first = round % 2;
	kill(rig->hub, SIGSTOP);
	for (unsigned k = 0; k < 2; k++) {
		struct ask a;
		ask_init(&a, VERB_CLAIM);
		a.row = o.row;
		a.version = o.version;
		if (client_send(c[(first + k) % 2], &a, &f) != ZCC_OK)
			rig_fail("%s", f.text);
	}
	/* libzmq's own thread hands them to the socket; the hub reads when it goes on. */
	poll(NULL, 0, 2);
	kill(rig->hub, SIGCONT);
	for (unsigned k = 0; k < 2; k++) {
		if (client_receive(c[k], ANSWER_MS, &got) != ZCC_OK)
			rig_broken("no answer to a claim");
		r[k].code = got.code;
		memcpy(r[k].text, got.text, sizeof r[k].text);
	}
	judge(one, &o, r, who, 2);
}

int
main(int argc, char **argv)
{
	static struct rig rig;
	struct hand hand[HANDS];
	struct client *one, *two;
	struct fault f;
	unsigned rounds = argc > 1 && strncmp(argv[1], "rounds=", 7) == 0
	    ? (unsigned)strtoul(argv[1] + 7, NULL, 10) : 60;
	rig_open(&rig);
	for (unsigned i = 0; i < HANDS; i++)
		start_hand(&hand[i], &rig.site, operators[i % OPERATORS]);
	rig_start(&rig);
	if (!rig_is_ready(&rig, READY_MS))
		rig_broken("the hub is not ready");
	if (client_open(&rig.site, operators[0], NULL, NULL, &one, &f) != ZCC_OK ||
	    client_open(&rig.site, operators[1], NULL, NULL, &two, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	for (unsigned i = 0; i < rounds; i++)
		race(one, hand, 2 + i % (HANDS - 1));
	for (unsigned i = 0; i < rounds; i++)
		one_group(&rig, one, two, i);
	client_close(&one);
	client_close(&two);
	sock_end();
	for (unsigned i = 0; i < HANDS; i++) {
		/* no case: go home */
		if (write(hand[i].order, &(struct order){0}, sizeof(struct order)) < 0)
			rig_fail("a claimer is gone");
		waitpid(hand[i].pid, NULL, 0);
	}
	rig_stop(&rig);
	printf("rounds %u of 2..%d processes, and %u of two claims in one group: one winner each\n",
	    rounds, HANDS, rounds);
	return 0;
}
