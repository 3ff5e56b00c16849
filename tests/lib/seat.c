/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seat CONF OPERATOR SEAT [CLAIMS [shift]] - what a console does and zcc-ctl does not: says hello from a seat,
 * begins a shift, claims the next case there, so many (1), and sends a heartbeat each second until it is killed; when another
 * hub process is live it says hello again.  Prints "claimed ID", then "hello EPOCH" each time.
 * On SIGTERM it says bye, prints "bye" and ends.
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/client.h"
#include "shared/edge/seg_read.h"

#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TICK_MS = 100, ALIVE_TICKS = 10, ANSWER_MS = 60000 };

static volatile sig_atomic_t must_leave;

static void
on_term(int number)
{
	(void)number;
	must_leave = 1;
}

__attribute__((noreturn)) static void
end(const char *text)
{
	fprintf(stderr, "seat: %s\n", text);
	exit(1);
}

static void
ask(struct client *c, enum zcc_verb verb, uint64_t seat, struct wire_answer *out)
{
	struct ask a;
	struct fault f;
	ask_init(&a, verb);
	a.seat = seat;
	if (verb == VERB_SHIFT)
		text_copy(a.board.kind, sizeof a.board.kind, "start");
	if (client_ask(c, &a, ANSWER_MS, out, &f) != ZCC_OK)
		end(f.text);
	if (out->code != ZCC_OK)
		end(out->text);
}

static void
hello(struct client *c, uint64_t seat, uint8_t token[WIRE_TOKEN_BYTES])
{
	struct wire_answer a;
	ask(c, VERB_HELLO, seat, &a);
	if (a.data_len < WIRE_TOKEN_BYTES)
		end("hello gave no token");
	memcpy(token, a.data, WIRE_TOKEN_BYTES);
}

int
main(int argc, char **argv)
{
	static struct site site;
	struct client *c;
	struct seg_reader *r;
	struct fault f;
	struct wire_answer a;
	uint8_t token[WIRE_TOKEN_BYTES];
	char run[PATH_MAX];
	int64_t seat, claims = 1;
	uint64_t epoch = 0;
	if (argc < 4 || argc > 6 || !text_to_i64(argv[3], 1, INT64_MAX, &seat) ||
	    (argc > 4 && !text_to_i64(argv[4], 0, 99, &claims)))
		end("usage: seat CONF OPERATOR SEAT [CLAIMS [shift]]");
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (seal_init(&f) != ZCC_OK || site_open(argv[1], &site, &f) != ZCC_OK ||
	    client_open(&site, argv[2], NULL, NULL, &c, &f) != ZCC_OK)
		end(f.text);
	if (!site_path(&site, "run", run, sizeof run) || seg_reader_new(run, site.id, &r) != ZCC_OK)
		end("no reader");
	hello(c, (uint64_t)seat, token);
	if (argc == 6)
		ask(c, VERB_SHIFT, (uint64_t)seat, &a);
	for (; claims > 0; claims--) {
		ask(c, VERB_NEXT, (uint64_t)seat, &a);
		printf("claimed %" PRIu64 "\n", a.row);
	}
	sigaction(SIGTERM, &(struct sigaction){.sa_handler = on_term}, NULL);
	for (unsigned tick = 0; !must_leave; tick++) {
		const struct board *b = seg_board(r);
		if (seg_refresh(r, &f) == SEG_OPEN && b->is_live && b->epoch != epoch) {
			hello(c, (uint64_t)seat, token);
			epoch = b->epoch;
			printf("hello %" PRIu64 "\n", epoch);
		}
		if (tick % ALIVE_TICKS == 0)
			client_alive(c, token);
		poll(NULL, 0, TICK_MS);
	}
	ask(c, VERB_BYE, (uint64_t)seat, &a);
	puts("bye");
	client_close(&c);
	sock_end();
	return 0;
}
