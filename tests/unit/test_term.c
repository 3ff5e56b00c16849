/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The terminal, in a pseudo-terminal: bytes per act, kinds of terminal, keys, sizes, ways out.
 */
#include "tests/lib/unit.h"

#include "tests/lib/a_board.h"
#include "tests/lib/pty.h"
#include "tui/core/console.h"
#include "tui/core/input.h"
#include "tui/edge/lang.h"
#include "tui/edge/term.h"
#include "tui/edge/tty.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CTRL_T = 0x14, CTRL_A = 0x01 }; /* for the player: one second passes; abort */

struct setup {
	const char *term, *lang; /* TERM and LC_ALL; NULL = not set */
	bool is_mono;
	bool tells_keys; /* print each key instead of acting on it */
};

static struct pty pty;
static struct a_board board;
static struct console *console;
static struct frame frame;
static struct key_event keys[4096];
static unsigned keys_num;
static bool tells_keys;

static void
on_key(void *arg, int key, const char *text)
{
	(void)arg;
	if (tells_keys) {
		char line[32];
		int n = snprintf(line, sizeof(line), "{%d}", key);
		ssize_t ignored = write(STDOUT_FILENO, line, (size_t)n);
		(void)ignored;
		return;
	}
	keys[keys_num++] = (struct key_event){ key, text };
}

static int64_t
play_bytes(struct input *in, char *bytes, size_t len, int64_t now_ms)
{
	size_t kept = 0;

	for (size_t i = 0; i < len; i++) {
		if (bytes[i] == CTRL_T) {
			now_ms += 1000;
			a_board_later(&board, 1000);
		} else if (bytes[i] == CTRL_A) {
			abort();
		} else {
			bytes[kept++] = bytes[i];
		}
	}
	input_bytes(in, bytes, kept, now_ms, on_key, NULL);
	console_keys(console, keys, keys_num, now_ms);
	keys_num = 0;
	return now_ms;
}

static void
paint(int64_t now_ms, bool is_repaint)
{
	console_update(console, &board.board, now_ms);
	console_draw(console, &frame, now_ms);
	if (term_draw(&frame, is_repaint, NULL) != ZCC_OK)
		exit(97);
}

static int
play_loop(int tell)
{
	struct input in;
	char bytes[4096];
	int64_t now_ms = 1000;
	int rows, cols;

	input_init(&in);
	for (;;) {
		struct pollfd fds[2] = { { .fd = tty_input_fd(), .events = POLLIN },
			{ .fd = tty_wake_fd(), .events = POLLIN } };
		poll(fds, 2, -1);
		unsigned events = tty_events();
		if (events & TTY_STOP)
			return 0;
		if (events & TTY_RESIZED) {
			tty_size(&rows, &cols);
			console_size(console, rows, cols);
		}
		long n, total = 0;
		while ((n = tty_read(bytes, sizeof(bytes))) > 0) {
			now_ms = play_bytes(&in, bytes, (size_t)n, now_ms);
			total += n;
		}
		if (n < 0)
			return 0;
		paint(now_ms, (events & TTY_RESIZED) != 0);
		if (total > 0 || (events & TTY_RESIZED))
			pty_tell(tell);
	}
}

static void
set_or_not(const char *name, const char *value)
{
	if (value != NULL)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static int
play(void *arg, int tell)
{
	const struct setup *s = arg;
	struct console_who who = { .operator = "demo", .role = "triagist", .seat = 0x4a17,
		.desk = DESK_TRIAGE };
	struct settings settings = a_settings();
	struct fault f;
	int rows, cols;

	set_or_not("TERM", s->term);
	set_or_not("LC_ALL", s->lang);
	unsetenv("NO_COLOR");
	setenv("TERMINFO", "/dev/null/descriptions", 1); /* the user's own are not looked at */
	if (lang_open("nl", "../../locale") != ZCC_OK ||
	    term_open(&(struct term_options){ .is_mono = s->is_mono }, &f) != ZCC_OK)
		return 99;
	tells_keys = s->tells_keys;
	who.is_ascii = term_is_ascii();
	a_busy_board(&board);
	console = console_new(&who, &settings, A_BOARD_CASES);
	if (console == NULL)
		return 98;
	tty_size(&rows, &cols);
	console_size(console, rows, cols);
	paint(1000, false);
	pty_tell(tell);
	int rc = play_loop(tell);
	term_close();
	console_free(console);
	return rc;
}

static void
start(struct setup *s, int rows, int cols)
{
	assert_true(pty_start(&pty, rows, cols, play, s));
	assert_true(pty_wait(&pty));
}

static void
press(const char *bytes)
{
	pty_mark(&pty);
	pty_send(&pty, bytes, strlen(bytes));
	assert_true(pty_wait(&pty));
}

static void
stop(void)
{
	kill(pty.pid, SIGTERM);
	assert_int_equal(pty_end(&pty, 60000), 0);
}

/* goals 1 and 2 */
static void
a_screen_and_a_move_cost_few_bytes(void **state)
{
	static const char *const terms[] = { "xterm-256color", "xterm", "screen-256color", "linux" };

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		struct setup s = { .term = terms[i], .lang = "C.UTF-8" };
		start(&s, 24, 80);
		size_t first = pty.bytes;
		press("\033[B");
		size_t move = pty.bytes;
		press("\033[B\033[B\033[B\033[B\033[B\033[B\033[B\033[A\033[A\033[A\033[A\033[A\033[A\033[B");
		size_t queued = pty.bytes;
		stop();
		print_message("# %s: first screen %zu, move %zu, 14 queued moves %zu\n", terms[i], first,
		    move, queued);
		assert_in_range(first, 1, 2100);
		assert_in_range(move, 1, 150);
		assert_in_range(queued, 1, 2 * 150); /* one repaint, two rows on */
	}
}

static void
a_wide_screen_costs_at_most_4500_bytes(void **state)
{
	struct setup s = { .term = "xterm-256color", .lang = "C.UTF-8" };

	(void)state;
	start(&s, 43, 132);
	size_t first = pty.bytes;
	stop();
	print_message("# 132x43: first screen %zu\n", first);
	assert_in_range(first, 1, 4500);
}

/* goal 3 */
static void
an_idle_screen_costs_at_most_15_bytes_a_second(void **state)
{
	struct setup s = { .term = "xterm-256color", .lang = "C.UTF-8" };
	enum { SOAK_S = 180 }; /* with the norms that pass and the order that changes in it */
	char tick[2] = { CTRL_T, '\0' };
	size_t sum = 0;

	(void)state;
	start(&s, 24, 80);
	for (int i = 0; i < SOAK_S; i++) {
		press(tick);
		sum += pty.bytes;
	}
	stop();
	print_message("# idle: %zu bytes in %d s\n", sum, SOAK_S);
	assert_in_range(sum, 1, SOAK_S * 15);
}

/* goal 21 */
static void
it_starts_on_any_terminal_in_any_locale(void **state)
{
	static char longest[5001];
	static const char *const terms[] = { NULL, "", "geheel-onbekend", "../../etc/passwd", longest,
		"dumb", "vt100", "vt220", "putty", "xterm-256color", "tmux-256color" };
	static const char *const langs[] = { NULL, "C", "POSIX", "nl_NL.ISO-8859-1", "nl_NL.UTF-8",
		"C.UTF-8" };

	(void)state;
	memset(longest, 'a', sizeof(longest) - 1);
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		for (size_t l = 0; l < sizeof(langs) / sizeof(langs[0]); l++) {
			struct setup s = { .term = terms[i], .lang = langs[l] };
			start(&s, 24, 80);
			assert_non_null(strstr(pty.text, "Wachtrij"));
			stop();
		}
	}
}

static void
without_utf8_no_byte_above_ascii_goes_out(void **state)
{
	struct setup s = { .term = "vt220", .lang = "C", .is_mono = true };

	(void)state;
	start(&s, 24, 80);
	for (size_t i = 0; i < pty.kept; i++)
		assert_true((unsigned char)pty.text[i] < 0x80);
	stop();
}

/* goal 17 */
static void
mono_sends_no_colour(void **state)
{
	struct setup s = { .term = "xterm-256color", .lang = "C.UTF-8", .is_mono = true };

	(void)state;
	start(&s, 24, 80);
	for (const char *p = pty.text; (p = strstr(p, "\033[")) != NULL; p += 2) {
		size_t n = strspn(p + 2, "0123456789;");
		if (p[2 + n] != 'm')
			continue;
		for (const char *q = p + 2; q < p + 2 + n; q += strcspn(q, ";m") + 1)
			assert_false(atoi(q) >= 30 && atoi(q) <= 107);
	}
	stop();
}

/* goal 9: 25 sequences as terminals really send them, on 17 kinds: TERM changes nothing. */
static void
every_key_is_the_same_key_on_every_terminal(void **state)
{
	static const char *const terms[] = { "xterm", "xterm-256color", "putty", "putty-256color",
		"linux", "screen", "screen-256color", "tmux", "tmux-256color", "vt100", "vt220",
		"rxvt", "rxvt-unicode", "konsole", "gnome", "ansi", "st" };
	static const struct {
		const char *seq;
		int key;
	} matrix[] = { { "\033[A", KEY_UP }, { "\033OA", KEY_UP }, { "\033[B", KEY_DOWN },
		{ "\033OB", KEY_DOWN }, { "\033[C", KEY_RIGHT }, { "\033[D", KEY_LEFT },
		{ "\033[H", KEY_HOME }, { "\033OH", KEY_HOME }, { "\033[1~", KEY_HOME },
		{ "\033[F", KEY_END }, { "\033[4~", KEY_END }, { "\033[5~", KEY_PGUP },
		{ "\033[6~", KEY_PGDN }, { "\033[3~", KEY_DELETE }, { "\033[Z", KEY_BACKTAB },
		{ "\033OP", KEY_F0 + 1 }, { "\033[11~", KEY_F0 + 1 }, { "\033[[A", KEY_F0 + 1 },
		{ "\033[15~", KEY_F0 + 5 }, { "\033[21~", KEY_F0 + 10 }, { "\033[23~", KEY_F0 + 11 },
		{ "\033[24~", KEY_F0 + 12 }, { "\x7f", KEY_BACKSPACE }, { "\x08", KEY_BACKSPACE },
		{ "\033[1;5A", 0 } };

	(void)state;
	for (size_t t = 0; t < sizeof(terms) / sizeof(terms[0]); t++) {
		struct setup s = { .term = terms[t], .lang = "C.UTF-8", .tells_keys = true };
		start(&s, 24, 80);
		for (size_t i = 0; i < sizeof(matrix) / sizeof(matrix[0]); i++) {
			char want[32] = "";
			press(matrix[i].seq);
			if (matrix[i].key != 0)
				snprintf(want, sizeof(want), "{%d}", matrix[i].key);
			const char *got = strchr(pty.text, '{');
			if (pty.kept == 0)
				got = NULL;
			if (matrix[i].key == 0)
				assert_null(got);
			else
				assert_true(got != NULL && strncmp(got, want, strlen(want)) == 0);
		}
		stop();
	}
}

/* goal 20 */
static void
resizing_a_thousand_times_loses_nothing(void **state)
{
	struct setup s = { .term = "xterm-256color", .lang = "C.UTF-8" };

	(void)state;
	srand(3);
	start(&s, 24, 80);
	press("ipartner belt");
	for (int i = 0; i < 1000; i++) {
		pty_size(&pty, 5 + rand() % 56, 20 + rand() % 181);
		if (i % 100 == 0)
			assert_true(pty_wait(&pty));
	}
	pty_size(&pty, 24, 80);
	press("\x0c"); /* whatever was under way is painted now */
	pty_size(&pty, 25, 81);
	pty_mark(&pty);
	assert_true(pty_wait(&pty));
	assert_non_null(strstr(pty.text, "partner belt"));
	stop();
}

static void
a_lost_line_ends_it_within_a_second(void **state)
{
	struct setup s = { .term = "xterm", .lang = "C.UTF-8" };

	(void)state;
	start(&s, 24, 80);
	kill(pty.pid, SIGHUP);
	assert_int_equal(pty_end(&pty, 60000), 0);
}

static void
the_terminal_is_restored_even_by_abort(void **state)
{
	struct setup s = { .term = "xterm", .lang = "C.UTF-8" };
	char cry[2] = { CTRL_A, '\0' };

	(void)state;
	start(&s, 24, 80);
	pty_mark(&pty);
	pty_send(&pty, cry, 1);
	assert_int_equal(pty_end(&pty, 60000), -1);
	assert_non_null(strstr(pty.text, "\033[?1049l"));
	assert_non_null(strstr(pty.text, "\033[?2004l"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_screen_and_a_move_cost_few_bytes),
		cmocka_unit_test(a_wide_screen_costs_at_most_4500_bytes),
		cmocka_unit_test(an_idle_screen_costs_at_most_15_bytes_a_second),
		cmocka_unit_test(it_starts_on_any_terminal_in_any_locale),
		cmocka_unit_test(without_utf8_no_byte_above_ascii_goes_out),
		cmocka_unit_test(mono_sends_no_colour),
		cmocka_unit_test(every_key_is_the_same_key_on_every_terminal),
		cmocka_unit_test(resizing_a_thousand_times_loses_nothing),
		cmocka_unit_test(a_lost_line_ends_it_within_a_second),
		cmocka_unit_test(the_terminal_is_restored_even_by_abort),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("term", tests, NULL, NULL);
}
