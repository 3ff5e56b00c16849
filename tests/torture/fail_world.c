/* SPDX-License-Identifier: EUPL-1.2 */
/* The site of one process of the walk, and the sound hub in it. */
#include "tests/torture/fail.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ANSWER_MS = 30000, CASES = 1024, BOOK_CASES = 4096 };

int
plain_ctl(struct world *w, char *const argv[], const char *in, char *room, size_t size)
{
	static struct shot s;
	static const struct inject none = {SHIM_NONE, SHIM_ERROR, false, 0};
	shot_run(&w->range, argv, in, &none, &s);
	if (room != NULL)
		snprintf(room, size, "%s", s.out);
	if (s.status != 0)
		fprintf(stderr, "a plain %s: %s", argv[0], s.err);
	return WIFEXITED(s.status) ? WEXITSTATUS(s.status) : 128;
}

void
plain_hub(struct world *w, bool is_up)
{
	if (is_up)
		hub_under_fire_end(w);
	bool was_up = w->rig.hub != 0 && w->rig.hub_err >= 0;
	if (is_up == was_up)
		return;
	if (!is_up) {
		rig_stop(&w->rig);
		return;
	}
	rig_start(&w->rig);
	if (!rig_is_ready(&w->rig, ANSWER_MS))
		rig_broken("no hub starts any more");
}

void
world_connect(struct world *w)
{
	struct fault f;
	if (w->client != NULL)
		client_close(&w->client);
	if (client_open(&w->rig.site, "demo", NULL, NULL, &w->client, &f) != ZCC_OK)
		rig_fail("%s", f.text);
}

/* "Not now": nothing of it is kept, and it may be asked again. */
bool
is_final(const struct wire_answer *a)
{
	return a->code != ZCC_E_FULL && !(a->code == ZCC_E_BUSY && a->seq == 0);
}

void
world_ask(struct world *w, struct ask *a, struct wire_answer *out)
{
	struct fault f;
	int64_t end = clock_boot_ms() + ANSWER_MS;
	do {
		if (client_ask(w->client, a, ANSWER_MS, out, &f) != ZCC_OK)
			rig_broken("a sound hub does not answer %s, for %s: %s", verb_word(a->verb),
			    w->trying, f.text);
	} while (!is_final(out) && clock_boot_ms() < end);
}

uint64_t
world_case(struct world *w, bool is_claimed, bool is_closed)
{
	struct ask a;
	struct wire_answer got;
	ask_init(&a, VERB_INTAKE);
	a.board.line = LINE_SPOED;
	text_copy(a.dossier.name, sizeof a.dossier.name, "Een Naam");
	a.has_dossier = true;
	world_ask(w, &a, &got);
	uint64_t id = got.row;
	w->used++;
	if (got.code == ZCC_OK && is_claimed) {
		ask_init(&a, VERB_CLAIM);
		a.row = id;
		a.version = got.version;
		world_ask(w, &a, &got);
	}
	if (got.code == ZCC_OK && is_closed) {
		ask_init(&a, VERB_CLOSE);
		a.row = id;
		a.version = got.version;
		text_copy(a.board.reason, sizeof a.board.reason, "overig");
		world_ask(w, &a, &got);
	}
	if (got.code != ZCC_OK)
		rig_broken("no case can be had: %s", got.text);
	return id;
}

/* Journal and audit are whole. */
static void
world_check(struct world *w)
{
	static char word_c[] = "-c", journal[] = "journal", audit[] = "audit", verify[] = "verify";
	char program[PATH_MAX + 16];
	snprintf(program, sizeof program, "%s/zcc-ctl", w->rig.bin);
	plain_hub(w, true);
	char *argv[] = {program, word_c, w->rig.site.conf, journal, verify, NULL};
	if (plain_ctl(w, argv, NULL, NULL, 0) != 0)
		rig_broken("the journal does not verify");
	argv[3] = audit;
	if (plain_ctl(w, argv, NULL, NULL, 0) != 0)
		rig_broken("the audit does not verify");
}

/* A small protocol and a small one over it: each element that is read is a call that may fail, and
 * those of the demonstration are ten times as many of the same. */
static void
set_protocol(const struct rig *r)
{
	static const char *const file[][2] = {{"over", SITE_DEMO_PROTOCOL},
	    {"small", "protocols/small.conf"}};
	char cwd[PATH_MAX], from[PATH_MAX + 64], to[PATH_MAX];
	for (size_t i = 0; i < sizeof file / sizeof file[0]; i++) {
		if (getcwd(cwd, sizeof cwd) == NULL ||
		    !text_format(from, sizeof from, "%s/tests/protocols/%s.conf", cwd, file[i][0]) ||
		    !site_path(&r->site, file[i][1], to, sizeof to) ||
		    (unlink(to) != 0 && errno != ENOENT) || symlink(from, to) != 0)
			rig_fail("cannot make %s: %s", to, strerror(errno));
	}
}

void
world_open(struct world *w)
{
	rig_open(&w->rig);
	set_protocol(&w->rig);
	rig_set(&w->rig, "cases", CASES); /* a hub of this size starts in half the time */
	rig_set(&w->rig, "book_cases", BOOK_CASES);
	range_open(&w->range, w->rig.dir);
	setenv("XDG_CONFIG_HOME", w->rig.dir, 1);
	world_connect(w);
	w->used = 0;
	memset(w->kept, 0, sizeof w->kept);
}

void
world_close(struct world *w)
{
	world_check(w);
	plain_hub(w, false);
	client_close(&w->client);
	range_close(&w->range);
	rig_close(&w->rig);
}
