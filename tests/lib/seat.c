/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seat CONF OPERATOR SEAT [CLAIMS [shift]] - what a console does and zcc-ctl does not: says hello from a seat,
 * begins a shift, claims the next case there, so many (1), and sends a heartbeat each second until it is killed; when another
 * hub process is live it says hello again.  Prints "claimed ID", then "hello EPOCH" each time.
 * On SIGTERM it says bye, prints "bye" and ends.
 *
 * By the clock of a test it tells who keeps that clock (clock.pl) of which moment the hub has heard it: in the
 * file $ZCC_CLOCKWORK.PID, locked as long as it lives, ms since the beginning.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/client.h"
#include "shared/edge/seg_read.h"
#include "tests/room/clockwork.h"

#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { TICK_MS = 100, ALIVE_MS = 1000, ANSWER_MS = 60000 };

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

/* By which moment the hub heard it. */
struct pulse {
	int fd; /* -1: the clock is nobody's */
	bool is_asked;
	int64_t asked_ms;
};

static struct pulse
pulse_open(void)
{
	const char *clock = getenv("ZCC_CLOCKWORK");
	struct pulse p = {.fd = -1};
	char path[PATH_MAX];
	if (clock == NULL)
		return p;
	snprintf(path, sizeof path, "%s.%ld", clock, (long)getpid());
	p.fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (p.fd < 0 || flock(p.fd, LOCK_EX) != 0)
		end("no pulse");
	return p;
}

static void
pulse_tell(const struct pulse *p, int64_t boot_ms)
{
	int64_t ms = boot_ms - CLOCKWORK_BOOT_MS;
	if (p->fd >= 0 && pwrite(p->fd, &ms, sizeof ms, 0) != sizeof ms)
		end("no pulse");
}

/* Nobody answers a sign of life; an answer to a question behind it says that it came. */
static void
pulse_ask(struct pulse *p, struct client *c, int64_t boot_ms)
{
	struct ask a;
	struct fault f;
	if (p->fd < 0 || p->is_asked)
		return;
	ask_init(&a, VERB_DRAFT);
	if (client_send(c, &a, &f) != ZCC_OK)
		end(f.text);
	p->is_asked = true;
	p->asked_ms = boot_ms;
}

static void
pulse_wait(struct pulse *p, struct client *c)
{
	struct wire_answer a;
	if (!p->is_asked)
		poll(NULL, 0, TICK_MS);
	else if (client_receive(c, TICK_MS, &a) == ZCC_OK) {
		p->is_asked = false;
		pulse_tell(p, p->asked_ms);
	}
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
	struct pulse pulse = pulse_open();
	for (int64_t due_ms = 0; !must_leave;) {
		const struct board *b = seg_board(r);
		if (seg_refresh(r, &f) == SEG_OPEN && b->is_live && b->epoch != epoch) {
			hello(c, (uint64_t)seat, token);
			epoch = b->epoch;
			pulse_tell(&pulse, clock_boot_ms());
			printf("hello %" PRIu64 "\n", epoch);
		}
		int64_t now_ms = clock_boot_ms();
		if (now_ms >= due_ms) {
			client_alive(c, token);
			pulse_ask(&pulse, c, now_ms);
			due_ms = now_ms + ALIVE_MS;
		}
		pulse_wait(&pulse, c);
	}
	ask(c, VERB_BYE, (uint64_t)seat, &a);
	puts("bye");
	client_close(&c);
	sock_end();
	return 0;
}
