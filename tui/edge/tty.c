/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE 1 /* pipe2 */
#include "tui/edge/tty.h"

#include "shared/base/err.h"
#include "tui/core/frame.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { IN_FD = STDIN_FILENO, OUT_FD = STDOUT_FILENO };

static struct {
	struct termios before;
	int wake[2];
	bool is_taken;
} tty;
static volatile sig_atomic_t raised;
/* A thread, one of a library perhaps, has crashed and puts the terminal back: nobody draws on it any more. */
static volatile sig_atomic_t has_crashed;
enum { WRITE_ENDS_MS = 20 };

/* Leave the alternate screen, default attributes, cursor on, no bracketed paste. */
static const char restore[] = "\033[0m\033[?2004l\033[?25h\033[?1049l\r\n";

static void
write_all(const char *p, size_t len)
{
	while (len > 0) {
		ssize_t n = write(OUT_FD, p, len);
		if (n < 0 && errno == EINTR && !(raised & TTY_STOP))
			continue;
		if (n <= 0)
			return;
		p += n;
		len -= (size_t)n;
	}
}

void
tty_write(const char *p, size_t len)
{
	while (has_crashed)
		pause(); /* until the process ends */
	write_all(p, len);
}

static void
on_signal(int number)
{
	int was = errno;

	raised |= number == SIGWINCH ? TTY_RESIZED : TTY_STOP;
	ssize_t ignored = write(tty.wake[1], "", 1);
	(void)ignored; /* full pipe: the loop wakes anyway */
	errno = was;
}

void
tty_put_back(void)
{
	if (!tty.is_taken)
		return;
	tty_give_back();
	tty_write(restore, sizeof(restore) - 1);
}

/* Who heard of a crash before: in the end it is handed on. */
static const int crashes[] = { SIGABRT, SIGSEGV, SIGILL, SIGFPE };
enum { CRASHES = sizeof(crashes) / sizeof(crashes[0]) };
static struct sigaction before_us[CRASHES];

static void
on_crash(int number)
{
	has_crashed = 1;
	if (tty.is_taken) {
		poll(NULL, 0, WRITE_ENDS_MS); /* of another thread, which may be in the middle of a frame */
		tty_give_back();
		write_all(restore, sizeof(restore) - 1);
	}
	for (size_t i = 0; i < CRASHES; i++)
		if (crashes[i] == number)
			sigaction(number, &before_us[i], NULL);
	raise(number);
}

static void
set_signals(void)
{
	static const int stops[] = { SIGHUP, SIGTERM, SIGINT, SIGWINCH };
	struct sigaction act = { .sa_handler = on_signal }, was;

	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
		sigaction(stops[i], &act, NULL);
	act.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &act, NULL);
	sigaction(SIGTSTP, &act, NULL);
	act.sa_handler = on_crash;
	/* a sanitizer keeps what it took; an abort of a library has the last word of last.h */
	for (size_t i = 0; i < CRASHES; i++)
		if (sigaction(crashes[i], NULL, &was) == 0 && was.sa_handler != on_crash &&
		    (was.sa_handler == SIG_DFL || crashes[i] == SIGABRT))
			sigaction(crashes[i], &act, &before_us[i]);
}

int
tty_open(struct fault *f)
{
	if (!isatty(IN_FD) || !isatty(OUT_FD) || tcgetattr(IN_FD, &tty.before) != 0)
		return fault_set(f, ZCC_E_DOWN, 0, "the console needs a terminal on both ends: "
		    "run it by hand or with ssh -t");
	if (pipe2(tty.wake, O_CLOEXEC | O_NONBLOCK) != 0)
		return fault_set(f, ZCC_E_IO, errno, "cannot make a pipe");
	return ZCC_OK;
}

void
tty_take(void)
{
	struct termios raw = tty.before;

	raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON | IXOFF);
	raw.c_oflag &= ~(tcflag_t)OPOST;
	raw.c_lflag &= ~(tcflag_t)(ECHO | ICANON | IEXTEN | ISIG);
	raw.c_cflag = (raw.c_cflag & ~(tcflag_t)CSIZE) | CS8;
	raw.c_cc[VMIN] = 0;
	raw.c_cc[VTIME] = 0;
	set_signals();
	tty.is_taken = true; /* before it is: another thread may crash in between */
	tcsetattr(IN_FD, TCSANOW, &raw);
}

void
tty_give_back(void)
{
	tcsetattr(IN_FD, TCSANOW, &tty.before);
	tty.is_taken = false;
}

void
tty_size(int *rows, int *cols)
{
	struct winsize w = { 0 };

	if (ioctl(OUT_FD, TIOCGWINSZ, &w) != 0 || w.ws_row == 0 || w.ws_col == 0)
		w = (struct winsize){ .ws_row = 24, .ws_col = 80 };
	*rows = w.ws_row > FRAME_ROWS_MAX ? FRAME_ROWS_MAX : w.ws_row;
	*cols = w.ws_col > FRAME_COLS_MAX ? FRAME_COLS_MAX : w.ws_col;
}

long
tty_read(void *room, size_t size)
{
	struct pollfd p = { .fd = IN_FD, .events = POLLIN };
	ssize_t n;

	if (poll(&p, 1, 0) <= 0)
		return 0;
	do
		n = read(IN_FD, room, size);
	while (n < 0 && errno == EINTR);
	return n > 0 ? (long)n : -1; /* readable but nothing there: hung up */
}

int
tty_input_fd(void)
{
	return IN_FD;
}

int
tty_wake_fd(void)
{
	return tty.wake[0];
}

unsigned
tty_events(void)
{
	char junk[64];
	unsigned bits = (unsigned)raised;

	raised = 0;
	while (read(tty.wake[0], junk, sizeof(junk)) > 0)
		;
	return bits;
}
