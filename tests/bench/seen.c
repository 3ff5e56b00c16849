/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/bench/seen.h"

#include "tests/bench/figure.h"
#include "tests/lib/rig.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PLAIN, ESCAPED, IN_SEQUENCE, ONE_MORE };

void
seen_start(struct seen *s, char *const argv[])
{
	struct winsize w = {.ws_row = 24, .ws_col = 80};
	*s = (struct seen){.started_us = figure_now_us()};
	s->pid = forkpty(&s->master, NULL, NULL, &w);
	if (s->pid < 0)
		rig_fail("no pseudo-terminal");
	if (s->pid > 0)
		return;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	execvp(argv[0], argv);
	_exit(127);
}

/* ESC [ ... letter, ESC ( one, ESC one; the bytes of one UTF-8 character are one cell. */
static void
count(struct seen *s, unsigned char c)
{
	switch (s->state) {
	case PLAIN:
		if (c == 0x1b)
			s->state = ESCAPED;
		else
			s->printed += c >= ' ' && c != 0x7f && (c & 0xc0) != 0x80;
		break;
	case ESCAPED: s->state = c == '[' ? IN_SEQUENCE : c == '(' ? ONE_MORE : PLAIN; break;
	case IN_SEQUENCE:
		if (c >= '@')
			s->state = PLAIN;
		break;
	default: s->state = PLAIN;
	}
}

/* False: nothing came for so long. */
static bool
take(struct seen *s, int wait_ms)
{
	unsigned char room[8192];
	struct pollfd p = {.fd = s->master, .events = POLLIN};
	if (poll(&p, 1, wait_ms) <= 0)
		return false;
	ssize_t n = read(s->master, room, sizeof room);
	if (n <= 0)
		rig_fail("the program in the terminal ended");
	s->last_us = figure_now_us();
	s->bytes += (size_t)n;
	for (ssize_t i = 0; i < n; i++)
		count(s, room[i]);
	return true;
}

void
seen_until_quiet(struct seen *s, int quiet_ms)
{
	while (take(s, quiet_ms))
		;
}

void
seen_for(struct seen *s, int ms)
{
	double end = figure_now_us() + ms * 1e3;
	for (double left; (left = end - figure_now_us()) > 0;)
		(void)take(s, (int)(left / 1e3) + 1);
}

double
seen_pss_kib(const struct seen *s)
{
	char path[64], line[256];
	double kib = 0;
	snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)s->pid);
	FILE *in = fopen(path, "r");
	while (in != NULL && fgets(line, sizeof line, in) != NULL)
		if (strncmp(line, "Pss:", 4) == 0)
			kib = strtod(line + 4, NULL);
	if (in != NULL)
		fclose(in);
	return kib;
}

void
seen_end(struct seen *s)
{
	kill(s->pid, SIGKILL);
	waitpid(s->pid, NULL, 0);
	close(s->master);
}
