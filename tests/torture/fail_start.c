/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What goes on until it is told to stop: the hub from its start to `ready`, the console until it has
 * drawn, watch, a replay, a key made at a terminal.  None may leave a terminal in disorder.
 */
#include "tests/torture/fail.h"

#include "shared/base/clock.h"
#include "shared/base/text.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { GO_MS = 20000, QUIET_MS = 150, TELL_MS = 50, WORDS_MAX = 16 };

struct program {
	const char *name;
	bool wants_hub, on_pty;
	/* When `file` has `until` it is told to stop; on a terminal, when it has drawn.  NULL: it ends
	 * by itself. */
	const char *file, *until;
	const char *types; /* at its terminal */
	const char *words[WORDS_MAX];
};

/* CONF, NEW, CALLS and MAP stand for what their names say. */
static const struct program programs[] = {
    {"zcc-hub start", false, false, "err", "ready", NULL, {"zcc-hub", "-c", "CONF"}},
    {"zcc-console", true, true, "err", "", NULL, {"zcc-console", "-c", "CONF", "--as", "triagist"}},
    {"watch", true, false, "out", "}", NULL, {"zcc-ctl", "-c", "CONF", "watch"}},
    {"key new", false, true, NULL, NULL, "een zin van vijf woorden\r", {"zcc-ctl", "key", "new", "NEW"}},
    {"zcc-replay", true, false, NULL, NULL, NULL, {"zcc-replay", "-c", "CONF", "--calls", "CALLS", "--map",
        "MAP", "--limit", "3", "--speed", "max", "--give-up", "3", "--quiet"}},
};

struct words {
	char *argv[WORDS_MAX];
	char program[PATH_MAX + 16], name[24], calls[PATH_MAX], map[PATH_MAX];
};

static void
fill(struct world *w, const struct program *p, struct words *v)
{
	unsigned n = 0;
	const char *data = getenv("ZCC_DATA");
	if (data == NULL)
		rig_fail("ZCC_DATA does not say where conf/ is");
	snprintf(v->program, sizeof v->program, "%s/%s", w->rig.bin, p->words[0]);
	snprintf(v->name, sizeof v->name, "k%u", ++w->serial);
	if (!text_format(v->calls, sizeof v->calls, "%s/demo/sf-fire-ems.csv", data) ||
	    !text_format(v->map, sizeof v->map, "%s/feeds/sf-fire-ems.conf", data))
		rig_fail("the path of conf/ is too long");
	for (; p->words[n] != NULL; n++) {
		union {
			const char *from;
			char *to; /* execv() changes nothing */
		} word = {p->words[n]};
		v->argv[n] = n == 0                      ? v->program
		    : strcmp(word.from, "CONF") == 0  ? w->rig.site.conf
		    : strcmp(word.from, "NEW") == 0   ? v->name
		    : strcmp(word.from, "CALLS") == 0 ? v->calls
		    : strcmp(word.from, "MAP") == 0   ? v->map
		                                      : word.to;
	}
	v->argv[n] = NULL;
}

/* Until it said `until`, or on a terminal until it drew and was quiet; or it ended. */
static bool
has_come_up(struct world *w, const struct program *p, struct running *run, int *status)
{
	char said[4096], room[8192];
	int64_t end = clock_boot_ms() + GO_MS, last = 0, drawn = 0,
		told = clock_boot_ms();
	while (clock_boot_ms() < end) {
		struct pollfd f = {.fd = run->master, .events = POLLIN};
		if (shot_has_ended(run, 1, status))
			return false;
		shot_said(&w->range, p->file, said, sizeof said);
		if (!p->on_pty && strstr(said, p->until) != NULL)
			return true;
		if (!p->on_pty && p->wants_hub && clock_boot_ms() - told >= TELL_MS) {
			world_case(w, false, false); /* something to tell */
			told = clock_boot_ms();
		}
		if (p->on_pty && poll(&f, 1, 0) > 0) {
			ssize_t got = read(run->master, room, sizeof room);
			drawn += got > 0 ? got : 0;
			last = clock_boot_ms();
		}
		if (p->on_pty && drawn > 0 && clock_boot_ms() - last > QUIET_MS)
			return true;
	}
	return true; /* it is told to stop now, and whether it does is judged */
}

/* The same keys for each of its questions at the terminal, which end with a colon. */
static void
type(const struct program *p, struct running *run)
{
	char room[512];
	int64_t end = clock_boot_ms() + GO_MS;
	for (unsigned asked = 0, typed = 0; typed < 2 && clock_boot_ms() < end;) {
		struct pollfd f = {.fd = run->master, .events = POLLIN};
		ssize_t got = poll(&f, 1, 10) > 0 ? read(run->master, room, sizeof room) : 0;
		siginfo_t ended = {.si_pid = 0};
		waitid(P_PID, (id_t)run->pid, &ended, WEXITED | WNOHANG | WNOWAIT);
		if (got < 0 || ended.si_pid != 0)
			return;
		for (ssize_t i = 0; i < got; i++)
			asked += room[i] == ':';
		if (asked > typed && write(run->master, p->types, strlen(p->types)) > 0)
			typed++;
	}
}

static void
check_terminal(struct world *w, const struct item *it, const struct inject *i, int fd)
{
	struct termios t;
	tcflag_t want = ECHO | ICANON | ISIG;
	if (tcgetattr(fd, &t) == 0 && (t.c_lflag & want) != want)
		broken(w, it, i, "the terminal is left in disorder");
}

static void
fire(struct world *w, const struct item *it, const struct inject *i, struct shot *out)
{
	const struct program *p = it->what;
	struct words v;
	struct running run;
	int status = 0, kept = -1;
	hub_under_fire_end(w);
	plain_hub(w, p->wants_hub);
	fill(w, p, &v);
	shim_arm(&w->range, i);
	run = shot_start(&w->range, v.argv, NULL, p->on_pty);
	if (p->on_pty)
		kept = dup(run.master);
	if (p->types != NULL)
		type(p, &run);
	if (p->until == NULL) {
		shot_end(&w->range, &run, 0, out);
	} else if (has_come_up(w, p, &run, &status)) {
		if (p->wants_hub)
			shim_disarm(&w->range);
		kill(run.pid, SIGTERM);
		shot_end(&w->range, &run, 0, out);
	} else {
		shot_clear(out);
		out->status = status;
		shot_gather(&w->range, &run, out);
	}
	shim_disarm(&w->range);
	judge(w, it, i, out);
	if (kept >= 0) {
		check_terminal(w, it, i, kept);
		close(kept);
	}
	w->used += p->wants_hub && out->writes > 0;
	if (!p->wants_hub && p->until != NULL && out->writes > 0)
		plain_hub(w, true); /* and it must start: unless it changed nothing */
}

unsigned
start_items(struct item *items, unsigned num, unsigned max)
{
	static const struct item_kind kind = {fire};
	for (unsigned i = 0; i < sizeof programs / sizeof programs[0]; i++)
		num = item_classes(items, num, max, &kind, &programs[i], programs[i].name);
	return num;
}
