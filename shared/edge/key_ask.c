/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The terminal is read byte by byte with echo and signal keys off: there is no moment at which an
 * interrupt could leave it without echo, and Ctrl-C is an answer like another ("no").
 */
#include "shared/edge/key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { CTRL_C = 3, CTRL_D = 4, BACKSPACE = 8, CTRL_U = 21, DELETE = 127 };

static bool
say(int tty, const char *text)
{
	size_t len = strlen(text);
	return write(tty, text, len) == (ssize_t)len;
}

/* A line up to Enter; false: given up (ECANCELED), or empty or too long (EINVAL). */
static bool
read_line(int tty, char *room, size_t size)
{
	size_t len = 0;
	bool fits = true;
	for (;;) {
		char c;
		ssize_t n = read(tty, &c, 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || c == CTRL_C || (c == CTRL_D && len == 0)) {
			errno = ECANCELED;
			return false;
		}
		if (c == '\n' || c == '\r') {
			room[len] = 0;
			errno = EINVAL;
			return fits && len > 0;
		}
		if (c == CTRL_U) {
			len = 0;
			fits = true;
		} else if (c == BACKSPACE || c == DELETE) {
			len -= len > 0;
		} else if (len + 1 < size) {
			room[len++] = c;
		} else {
			fits = false;
		}
	}
}

bool
key_ask_terminal(const char *name, char *room, size_t size, void *arg)
{
	(void)arg;
	struct termios before, silent;
	int tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (tty < 0)
		return false;
	bool is_given = false;
	int why = ENOTTY;
	if (tcgetattr(tty, &before) == 0) {
		silent = before;
		silent.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG);
		silent.c_cc[VMIN] = 1;
		silent.c_cc[VTIME] = 0;
		if (tcsetattr(tty, TCSAFLUSH, &silent) == 0) {
			is_given = say(tty, "Passphrase of ") && say(tty, name) && say(tty, ": ") &&
			    read_line(tty, room, size);
			why = errno;
			tcsetattr(tty, TCSAFLUSH, &before);
			(void)say(tty, "\n");
		}
	}
	close(tty);
	if (!is_given)
		seal_wipe(room, size);
	errno = why;
	return is_given;
}
