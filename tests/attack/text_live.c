/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The real programs.  A client that checks nothing signs commands with hostile text in every field;
 * what the hub takes, zcc-ctl shows, to a pipe and to a terminal; what it refuses, it says.  Beside it
 * zcc-ctl watch and a console look on.
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/client.h"
#include "tests/attack/hostile.h"
#include "tests/attack/run.h"
#include "tests/attack/text_part.h"
#include "tests/attack/tries.h"
#include "tests/attack/vt.h"
#include "tests/lib/rig.h"

#include <inttypes.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ANSWER_MS = 20000, READY_MS = 60000, ROWS = 24, COLS = 80, LOOK_EACH = 20 };

static struct {
	struct rig rig;
	struct client *client;
	struct chance c;
	uint64_t texts, taken, newest; /* newest: the last case that was taken in */
	struct vt vt;
	pid_t console;
	int screen;
} t;

static void
hurt(char *field, size_t size)
{
	char text[HOSTILE_SIZE];
	if (chance_hits(&t.c, 400))
		return;
	hostile_text(&t.c, text, sizeof text);
	text_copy(field, size, text);
	t.texts++;
}
#define HURT(field) hurt(field, sizeof(field))

/* --- A console looks on ------------------------------------------------------------------------ */

static void
open_console(void)
{
	struct winsize size = {.ws_row = ROWS, .ws_col = COLS};
	char path[PATH_MAX + 16];
	snprintf(path, sizeof path, "%s/zcc-console", t.rig.bin);
	vt_begin(&t.vt, ROWS, COLS, VT_UTF8);
	t.console = forkpty(&t.screen, NULL, NULL, &size);
	if (t.console == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		execl(path, path, "-c", t.rig.site.conf, "--as", "demo", "--desk", "triage", (char *)NULL);
		_exit(127);
	}
	if (t.console < 0)
		rig_fail("no console");
}

static void
watch_console(int ms)
{
	char room[65536];
	struct pollfd p = {.fd = t.screen, .events = POLLIN};
	while (poll(&p, 1, ms) > 0) {
		ssize_t n = read(t.screen, room, sizeof room);
		if (n <= 0)
			break;
		vt_bytes(&t.vt, room, (size_t)n);
	}
	if (t.vt.offences > 0)
		tries_broken("the console wrote %s", t.vt.first);
}

/* Typed and pasted into a note that is then dropped; and the dossier of a case opened. */
static void
work_console(void)
{
	static const char *const keys[] = {"i", "\033", "o", "\033[B", "\033", "/", "\033", ":", "\033"};
	char text[HOSTILE_SIZE];
	size_t len = hostile_text(&t.c, text, sizeof text);
	const char *key = keys[chance_next(&t.c) % (sizeof keys / sizeof keys[0])];
	t.texts++;
	for (size_t i = 0; i < len; i++) /* what ends a screen or commits is tried elsewhere */
		if (text[i] == 'j' || text[i] == 'J' || text[i] == '\r' || text[i] == '\n')
			text[i] = '?';
	if (write(t.screen, key, strlen(key)) < 0 || write(t.screen, text, len) < 0)
		tries_broken("the console is gone");
	watch_console(20);
}

static void
close_console(void)
{
	int status = 0;
	kill(t.console, SIGTERM);
	watch_console(1000);
	waitpid(t.console, &status, 0);
	watch_console(0);
	if (status != 0)
		tries_broken("the console ended with status %d", status);
	close(t.screen);
}

/* --- zcc-ctl ----------------------------------------------------------------------------------- */

static void
expect_clean(const char *const words[], const struct run *r)
{
	char said[512];
	if (r->code >= 0 && r->code != 127 && run_is_clean(r))
		return;
	text_escape(said, sizeof said, r->said, r->len);
	tries_broken("zcc-ctl %.40s ended with %d and wrote %s", words[0][0] < 'a' ? "" : words[0], r->code,
	    said);
}

static void
ctl(const char *const words[])
{
	static struct run r;
	const char *argv[16] = {t.rig.bin, "zcc-ctl", "-c", t.rig.site.conf};
	for (unsigned i = 0; i < 10 && words[i] != NULL; i++)
		argv[4 + i] = words[i];
	if (chance_hits(&t.c, 300))
		run_on_terminal(&r, argv);
	else
		run_program(&r, argv);
	expect_clean(words, &r);
}
#define CTL(...) ctl((const char *const[]){__VA_ARGS__, NULL})

static void
look(void)
{
	char id[24];
	snprintf(id, sizeof id, "%" PRIu64, t.newest);
	CTL("queue");
	CTL("--json", "queue");
	CTL("show", "--dossier", id);
	CTL("--json", "show", "--dossier", id);
	CTL("--as", "auditor", "audit", "show");
	CTL("--as", "auditor", "--json", "audit", "show");
	CTL("capacity", "list");
	CTL("operator", "list");
	CTL("status");
}

/* Words of the command line, which come back in messages. */
static void
misuse(void)
{
	char a[HOSTILE_SIZE], b[HOSTILE_SIZE];
	hostile_text(&t.c, a, sizeof a);
	hostile_text(&t.c, b, sizeof b);
	t.texts += 2;
	switch (chance_range(&t.c, 0, 8)) {
	case 0: CTL(a, b); break;
	case 1: CTL("search", a); break;
	case 2: CTL("show", a); break;
	case 3: CTL("--as", a, "status"); break;
	case 4: CTL("--as", a, "search", b); break;
	case 5: CTL("--role", a, "search", b); break;
	case 6: CTL("config", "check", a); break;
	case 7: CTL("intake", "--line", a, "--place", b); break;
	default: CTL("intake", "--line", "spoed", "--note", a, "--name", b, "--complaint", b);
	}
}

/* --- The wire ---------------------------------------------------------------------------------- */

static void
hurt_ask(struct ask *a)
{
	struct ask_board *b = &a->board;
	struct ask_dossier *d = &a->dossier;
	if (chance_hits(&t.c, 200))
		HURT(a->role);
	if (chance_hits(&t.c, 200)) {
		HURT(b->complaint);
		HURT(b->place);
		HURT(b->reason);
		HURT(b->operator);
		HURT(b->provider);
		HURT(b->kind);
		HURT(b->source);
		b->roles_num = 1;
		HURT(b->role[0]);
	}
	HURT(d->name);
	HURT(d->address);
	HURT(d->caller);
	HURT(d->note);
	if (chance_hits(&t.c, 100)) {
		HURT(d->birth_date);
		HURT(d->bsn);
		HURT(d->phone);
		HURT(d->complaint);
		HURT(d->query);
	}
	a->has_dossier = true;
}

/* Half of them only with text that may stand in a field, so that it gets to the screens. */
static void
tame(struct ask_dossier *d)
{
	char *const field[] = {d->name, d->address, d->caller, d->note};
	const size_t size[] = {sizeof d->name, sizeof d->address, sizeof d->caller, sizeof d->note};
	char clean[ZCC_NOTE_SIZE];
	for (unsigned i = 0; i < 4; i++) {
		text_clean(clean, size[i], field[i], false);
		text_copy(field[i], size[i], clean);
	}
}

static void
send_one(void)
{
	static const enum zcc_verb verbs[] = {VERB_INTAKE, VERB_INTAKE, VERB_INTAKE, VERB_NOTE,
	    VERB_SEARCH, VERB_CAPACITY, VERB_CLOSE, VERB_OPERATOR_ADD};
	struct ask a;
	struct wire_answer got;
	struct fault f;
	int32_t cp;
	ask_init(&a, verbs[chance_next(&t.c) % (sizeof verbs / sizeof verbs[0])]);
	a.row = a.verb == VERB_NOTE || a.verb == VERB_CLOSE ? t.newest : 0;
	a.board.line = LINE_SPOED;
	hurt_ask(&a);
	if (chance_hits(&t.c, 500))
		tame(&a.dossier);
	if (client_ask(t.client, &a, ANSWER_MS, &got, &f) != ZCC_OK)
		tries_broken("the hub does not answer: %s", f.text);
	if (text_check(got.text, &cp) != ZCC_OK)
		tries_broken("the hub's answer holds U+%04X", (unsigned)cp);
	const struct ask_dossier *d = &a.dossier;
	if (got.code == ZCC_OK && a.verb == VERB_INTAKE &&
	    (text_check(d->name, &cp) != ZCC_OK || text_check(d->address, &cp) != ZCC_OK ||
	     text_check(d->caller, &cp) != ZCC_OK))
		tries_broken("the hub took a field with U+%04X in it", (unsigned)cp);
	t.taken += got.code == ZCC_OK;
	if (got.code == ZCC_OK && a.verb == VERB_INTAKE)
		t.newest = got.row;
}

uint64_t
text_live(struct chance c, uint64_t tries, unsigned permille)
{
	struct fault f;
	t.c = c;
	rig_open(&t.rig);
	rig_start(&t.rig);
	if (!rig_is_ready(&t.rig, READY_MS) ||
	    client_open(&t.rig.site, "demo", NULL, NULL, &t.client, &f) != ZCC_OK)
		rig_fail("no hub to attack");
	open_console();
	for (uint64_t i = 0; tries_part_goes_on(i, tries, permille); i++) {
		send_one();
		if (i % LOOK_EACH == 0)
			look();
		if (i % 5 == 0)
			misuse();
		work_console();
	}
	close_console();
	client_close(&t.client);
	sock_end();
	rig_stop(&t.rig);
	for (const char *p = t.rig.said; *p != '\0'; p++)
		if ((*p < 0x20 && *p != '\n') || *p > 0x7e)
			tries_broken("the hub's log holds byte 0x%02x", (unsigned)(unsigned char)*p);
	if (t.taken == 0)
		tries_broken("no text was taken by the hub");
	return t.texts;
}
