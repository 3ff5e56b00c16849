/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What zcc-ctl prints and the programs log: the functions themselves, with stdout and stderr going
 * to a file that is read back.
 */
#include "hub/ctl/out.h"
#include "hub/edge/journal.h"
#include "shared/base/err.h"
#include "shared/base/log.h"
#include "shared/base/text.h"
#include "tests/attack/hostile.h"
#include "tests/attack/run.h"
#include "tests/attack/text_part.h"
#include "tests/attack/tries.h"
#include "tests/lib/a_board.h"
#include "tests/lib/rig.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct {
	struct chance c;
	uint64_t texts;
	int file, out, err; /* where it goes, and what stdout and stderr were */
	struct a_board board;
	struct zcc_case whole;
	struct wire_part part;
	struct journal_row row;
	struct out_operator operator;
} t;

static void
hurt(char *field, size_t size)
{
	char text[HOSTILE_SIZE];
	hostile_text(&t.c, text, sizeof text);
	text_copy(field, size, text);
	t.texts++;
}
#define HURT(field) hurt(field, sizeof(field))

static void
hurt_rows(void)
{
	struct zcc_case_row *r = &t.board.cases[0];
	struct zcc_hand *h = &t.board.hands[0].hand;
	struct zcc_triage *g = &t.board.triages[0].triage;
	struct zcc_capacity_row *p = &t.board.capacity[0];
	struct ask_dossier *d = &t.part.dossier;
	HURT(r->complaint);
	HURT(r->place);
	HURT(r->claimed_by);
	HURT(r->reason);
	HURT(h->to);
	HURT(h->by);
	HURT(h->reason);
	HURT(h->forward.by);
	HURT(h->forward.taken_by);
	HURT(g->complaint);
	HURT(g->cause);
	HURT(g->own_by);
	t.board.hands[0].id = t.board.triages[0].id = r->id;
	h->kind = HAND_TRANSFER;
	g->times = 1;
	t.whole = board_whole(&t.board.board, r);
	HURT(p->provider);
	HURT(p->kind);
	HURT(p->source);
	HURT(p->by);
	HURT(t.board.alarms[0].kind);
	HURT(t.board.alarms[0].seen_by);
	HURT(t.board.alarms[0].rest_by);
	HURT(t.board.alarms[0].also[0].by);
	HURT(t.part.operator);
	HURT(d->name);
	HURT(d->birth_date);
	HURT(d->bsn);
	HURT(d->phone);
	HURT(d->address);
	HURT(d->caller);
	HURT(d->organisation);
	HURT(d->complaint);
	HURT(d->note);
	HURT(t.row.actor);
	HURT(t.row.responsible);
	HURT(t.row.role);
	HURT(t.row.flags);
	t.row.action = (char)chance_next(&t.c);
	HURT(t.board.operators[0].name);
	HURT(t.board.operators[0].role);
	HURT(t.board.operators[0].offer_to);
	HURT(t.board.operators[0].location);
	t.board.operators[0].shift_wall = 1;
	HURT(t.operator.lines);
	HURT(t.operator.name);
	HURT(t.operator.roles);
}

/* --- Catching ---------------------------------------------------------------------------------- */

static void
catch_begin(void)
{
	fflush(stdout);
	if (ftruncate(t.file, 0) != 0 || lseek(t.file, 0, SEEK_SET) != 0 ||
	    dup2(t.file, STDOUT_FILENO) < 0 || dup2(t.file, STDERR_FILENO) < 0)
		rig_fail("stdout cannot be caught");
}

static const struct run *
catch_end(void)
{
	static struct run r;
	fflush(stdout);
	dup2(t.out, STDOUT_FILENO);
	dup2(t.err, STDERR_FILENO);
	ssize_t n = pread(t.file, r.said, sizeof r.said - 1, 0);
	r.len = n > 0 ? (size_t)n : 0;
	r.said[r.len] = '\0';
	return &r;
}

static void
expect_clean(const char *what)
{
	const struct run *r = catch_end();
	if (!run_is_clean(r))
		tries_broken("%s: bytes that a terminal could obey", what);
}

static void
print_all(const struct out_ops *out)
{
	static const uint32_t order[] = {0};
	struct site site = {0};
	struct out_case one = {
	    .whole = &t.whole, .parts = &t.part, .parts_num = 1, .has_dossier = true, .relation = t.row.role};
	hurt(site.settings.region, sizeof site.settings.region);
	struct wire_answer done = {0};
	site.settings.roles_num = 1;
	hurt(site.settings.role[0].name, sizeof site.settings.role[0].name);
	hurt(site.settings.role[0].absent, sizeof site.settings.role[0].absent);
	out->status(&t.board.board, &site.settings);
	out->shift(&t.board.board, &site.settings, &(struct out_shift){t.row.actor, &done});
	out->shifts(&t.board.board, &site.settings);
	out->queue(&t.board.board, order, 1);
	struct wire_found found = {.whole = t.whole, .noted_ms = 1};
	memcpy(found.noted_by, t.row.actor, sizeof found.noted_by);
	out->found(&t.board.board, &found, 1);
	out->one_case(&t.board.board, &one);
	out->draft(1, t.part.dossier.note);
	out->capacity(&t.board.board);
	out->alarms(&t.board.board, false);
	out->alarms(&t.board.board, true);
	out->site(t.part.dossier.address, t.row.role, t.row.actor);
	out->checked(t.part.dossier.name, &site);
	out->list_begin();
	out->list_operator(&t.operator);
	out->list_end();
	out->list_begin();
	out->list_audit(&t.row);
	out->list_access(&t.row);
	struct wire_review use = {.what = {.id = 1, .case_id = 1, .outcome = REVIEW_WRONG}};
	memcpy(use.what.operator, t.row.actor, sizeof use.what.operator);
	memcpy(use.what.role, t.row.role, sizeof use.what.role);
	memcpy(use.what.reviewed_by, t.row.actor, sizeof use.what.reviewed_by);
	memcpy(use.words, t.part.dossier.note, sizeof use.words);
	memcpy(use.reviewed_words, t.part.dossier.note, sizeof use.reviewed_words);
	out->list_review(&use);
	out->list_end();
}

static void
expect_json(void)
{
	const struct run *r = catch_end();
	if (!run_is_clean(r))
		tries_broken("JSON: bytes that a terminal could obey");
	for (const char *p = r->said; *p != '\0'; p += strcspn(p, "\n") + 1) {
		json_t *doc = json_loadb(p, strcspn(p, "\n"), JSON_DECODE_ANY, NULL);
		if (doc == NULL)
			tries_broken("a line of JSON cannot be read back");
		json_decref(doc);
	}
}

static void
watch_all(void)
{
	const struct board *at = &t.board.board;
	out_watch_snapshot(at, t.row.role);
	out_watch_state(at, t.row.role);
	out_watch_case(at, &t.board.cases[0]);
	out_watch_operator(at, &t.board.operators[0]);
	out_watch_capacity(at, &t.board.capacity[0]);
	out_watch_alarm(at, &t.board.alarms[0]);
	out_watch_gone_name(at, "capacity", t.board.capacity[0].provider, t.board.capacity[0].kind);
}

static void
expect_log(void)
{
	char text[HOSTILE_SIZE];
	for (unsigned i = 0; i < 8; i++) {
		size_t len = hostile_text(&t.c, text, sizeof text);
		t.texts++;
		catch_begin();
		log_line(LOG_WARN, "%.*s", (int)len, text);
		const struct run *r = catch_end();
		if (r->len == 0 || strchr(r->said, '\n') != r->said + r->len - 1)
			tries_broken("a text made two lines of a log");
		for (const char *p = r->said; p < r->said + r->len - 1; p++)
			if (*p < 0x20 || *p > 0x7e)
				tries_broken("byte 0x%02x in a log", (unsigned)(unsigned char)*p);
	}
}

uint64_t
text_in_pipes(struct chance c, uint64_t texts, unsigned permille)
{
	FILE *f = tmpfile();
	t.c = c;
	t.out = dup(STDOUT_FILENO);
	t.err = dup(STDERR_FILENO);
	if (f == NULL || t.out < 0 || t.err < 0)
		rig_fail("no file to catch in");
	t.file = fileno(f);
	a_busy_board(&t.board);
	t.board.board.cases_num = t.board.board.cases_end = 4; /* as many as are hurt, and some */
	t.row = (struct journal_row){.seq = 1, .type = 17, .action = 'U', .flags = "TFTF"};
	while (tries_part_goes_on(t.texts, texts, permille)) {
		hurt_rows();
		catch_begin();
		print_all(&out_text);
		expect_clean("text");
		catch_begin();
		print_all(&out_json);
		expect_json();
		catch_begin();
		watch_all();
		expect_json();
		expect_log();
	}
	fclose(f);
	close(t.out);
	close(t.err);
	return t.texts;
}
