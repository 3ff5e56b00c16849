/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Goal 5: from a key to its paint, in a pseudo-terminal with 1,000 open rows: moves and steps of
 * a filter.  The goal is 50 ms for 99 of 100.
 */
#include "tests/lib/a_board.h"
#include "tests/lib/pty.h"
#include "tui/core/console.h"
#include "tui/core/input.h"
#include "tui/edge/lang.h"
#include "tui/edge/term.h"
#include "tui/edge/tty.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ROWS = 1000, KEYS = 1000, GOAL_US = 50000, BURST = 32 };

static struct a_board board;
static struct frame frame;
static struct key_event keys[BURST];
static unsigned keys_num;

static void
on_key(void *arg, int key, const char *text)
{
	(void)arg;
	if (keys_num < BURST)
		keys[keys_num++] = (struct key_event){ key, text };
}

/* The rows of a busy afternoon, again and again. */
static void
fill_board(void)
{
	uint32_t few = 0;

	a_busy_board(&board);
	while (board.cases[few].id != 0)
		few++;
	for (uint32_t i = few; i < ROWS; i++) {
		board.cases[i] = board.cases[i % few];
		board.cases[i].id = 30000 + i;
	}
}

static void
paint(struct console *c)
{
	console_update(c, &board.board, 1000);
	console_draw(c, &frame, 1000);
	if (term_draw(&frame, false, NULL) != ZCC_OK)
		exit(1);
}

static int
child(void *arg, int tell)
{
	struct console_who who = { .operator = "demo", .role = "triagist", .seat = 1,
		.desk = DESK_TRIAGE };
	struct settings settings = a_settings();
	struct input in;
	struct fault f;
	char bytes[256];
	long n;

	(void)arg;
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	if (lang_open("nl", "../../locale") != ZCC_OK ||
	    term_open(&(struct term_options){ .is_mono = false }, &f) != ZCC_OK)
		return 1;
	fill_board();
	struct console *c = console_new(&who, &settings, A_BOARD_CASES);
	if (c == NULL)
		return 1;
	input_init(&in);
	paint(c);
	pty_tell(tell);
	for (;;) {
		struct pollfd p = { .fd = tty_input_fd(), .events = POLLIN };
		poll(&p, 1, -1);
		if ((n = tty_read(bytes, sizeof(bytes))) < 0)
			return 0;
		input_bytes(&in, bytes, (size_t)n, 1000, on_key, NULL);
		console_keys(c, keys, keys_num, 1000);
		keys_num = 0;
		paint(c);
		pty_tell(tell);
	}
}

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int
by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Until the child says that the key is handled and painted. */
static bool
press(struct pty *p, const char *key, int64_t *us)
{
	struct pollfd fds[2] = { { .fd = p->told, .events = POLLIN },
		{ .fd = p->master, .events = POLLIN } };
	char junk[65536];
	int64_t from = now_us();

	pty_send(p, key, strlen(key));
	for (;;) {
		if (poll(fds, 2, 10000) <= 0)
			return false;
		if (fds[1].revents != 0 && read(p->master, junk, sizeof(junk)) <= 0)
			return false;
		if (fds[0].revents != 0)
			break;
	}
	*us = now_us() - from;
	return read(p->told, junk, 1) == 1;
}

int
main(void)
{
	static const char *const script[] = { "\033[B", "\033[B", "\033[6~", "/", "k", "o", "\x7f", "o",
		"\r", "\033[4~", "\033[1~", "/", "\x15", "\r" };
	static struct pty p;
	static int64_t us[KEYS];

	if (!pty_start(&p, 43, 132, child, NULL) || !pty_wait(&p))
		return 1;
	for (int i = 0; i < KEYS; i++) {
		if (!press(&p, script[(size_t)i % (sizeof(script) / sizeof(script[0]))], &us[i])) {
			fprintf(stderr, "bench_console: the console went away\n");
			return 1;
		}
	}
	close(p.master);
	qsort(us, KEYS, sizeof(us[0]), by_size);
	printf("key to paint, %d rows, 132x43: median %.1f ms, p99 %.1f ms, most %.1f ms\n", (int)ROWS,
	    (double)us[KEYS / 2] / 1000, (double)us[KEYS * 99 / 100] / 1000,
	    (double)us[KEYS - 1] / 1000);
	return us[KEYS * 99 / 100] <= GOAL_US ? 0 : 1;
}
