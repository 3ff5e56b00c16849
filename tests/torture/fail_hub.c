/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The hub under fire while it serves: a round of commands of every kind, of which one call fails, or
 * all from there on.  The hub may refuse, or end and say why; then the fault is over, the hub is
 * there (again), and each command is asked once more with its id.
 *
 *     acknowledged under fire   the same answer
 *     not answered              done now, or its answer of then; once in either case
 */
#include "tests/torture/fail.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/sock.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { ANSWER_MS = 1500, SLICE_MS = 10, READY_MS = 60000, STOP_MS = 60000, THROUGH_MS = 60000,
	ROUND_MAX = 20 };

/* What a round consists of.  `of`: the step, from 1, that took in the case this one is about. */
static const struct step {
	uint8_t verb, of;
} steps[] = {
    {VERB_INTAKE, 0},       {VERB_INTAKE, 0},  {VERB_INTAKE, 0},   {VERB_CLAIM, 3},
    {VERB_CLOSE, 3},        {VERB_ERASE, 3},
    {VERB_CLAIM, 1},        {VERB_NOTE, 1},    {VERB_DRAFT, 1},    {VERB_SHOW, 1},
    {VERB_DOSSIER, 1},      {VERB_SEARCH, 0},  {VERB_CLOSE, 1},    {VERB_CLAIM, 2},
    {VERB_RELEASE, 2},      {VERB_ABANDON, 2}, {VERB_CAPACITY, 0}, {VERB_JOURNAL, 0},
    {VERB_OPERATOR_ADD, 0}, {VERB_CONFIG, 0},
};
enum { STEPS = sizeof steps / sizeof steps[0], ERASED = 3 }; /* its answers go with its case */

struct done {
	struct ask ask;
	bool is_acked;
	struct wire_answer answer; /* without its data */
};

struct round {
	struct done at[STEPS];
	unsigned num; /* made so far */
	char text[ZCC_CONFIG_MAX]; /* of the configuration */
};

static struct running hub; /* the one with the shim; pid 0: none */

/* As the newest answer about that case says. */
static uint32_t
version_of(const struct round *r, uint64_t row)
{
	uint32_t version = 0;
	for (unsigned i = 0; i < r->num; i++)
		if (r->at[i].answer.row == row && r->at[i].answer.version > version)
			version = r->at[i].answer.version;
	return version;
}

static void
compose(struct world *w, struct round *r, unsigned i)
{
	const struct step *s = &steps[i];
	struct ask *a = &r->at[i].ask;
	ask_init(a, (enum zcc_verb)s->verb);
	client_id(a->id);
	if (s->of != 0) {
		a->row = r->at[s->of - 1].answer.row;
		a->version = version_of(r, a->row);
	}
	switch (s->verb) {
	case VERB_INTAKE:
		a->board.line = LINE_SPOED;
		text_copy(a->dossier.name, sizeof a->dossier.name, "Een Naam");
		text_copy(a->dossier.phone, sizeof a->dossier.phone, "0612345678");
		a->has_dossier = true;
		break;
	case VERB_NOTE:
	case VERB_DRAFT:
		text_copy(a->dossier.note, sizeof a->dossier.note, "een regel");
		a->has_dossier = true;
		break;
	case VERB_SEARCH:
		text_copy(a->dossier.query, sizeof a->dossier.query, "een naam");
		a->has_dossier = true;
		break;
	case VERB_CLOSE: text_copy(a->board.reason, sizeof a->board.reason, "overig"); break;
	case VERB_CAPACITY:
		text_copy(a->board.provider, sizeof a->board.provider, "Huis");
		text_copy(a->board.kind, sizeof a->board.kind, "elv");
		a->board.total = 4;
		a->board.free = 1;
		break;
	case VERB_JOURNAL: a->board.from = 1; break;
	case VERB_OPERATOR_ADD:
		text_format(a->board.operator, sizeof a->board.operator, "h%u", ++w->serial);
		seal_random(a->board.key, sizeof a->board.key);
		a->board.has_key = true;
		text_copy(a->board.role[0], sizeof a->board.role[0], "triagist");
		a->board.roles_num = 1;
		break;
	case VERB_CONFIG:
		snprintf(r->text, sizeof r->text, "%.*s# %u\n", (int)w->rig.site.text_len,
		    (const char *)w->rig.site.text, ++w->serial);
		a->board.text = (const uint8_t *)r->text;
		a->board.text_len = (uint32_t)strlen(r->text);
		break;
	default: break;
	}
}

/* Until it is answered, or the hub has ended, or it has had its time. */
static bool
ask_once(struct world *w, struct done *d)
{
	struct wire_answer a;
	struct fault f;
	int64_t end = clock_boot_ms() + ANSWER_MS;
	if (client_send(w->client, &d->ask, &f) != ZCC_OK)
		rig_fail("%s", f.text);
	while (client_receive(w->client, SLICE_MS, &a) != ZCC_OK) {
		siginfo_t ended = {.si_pid = 0};
		waitid(P_PID, (id_t)hub.pid, &ended, WEXITED | WNOHANG | WNOWAIT);
		if (ended.si_pid == 0 && clock_boot_ms() < end)
			continue;
		client_forget(w->client, d->ask.id);
		return false;
	}
	if (!is_final(&a))
		return false;
	d->answer = a;
	d->answer.data = d->answer.sealed = NULL;
	d->is_acked = true;
	return true;
}

/* Steps until one is not answered.  */
static void
go_on(struct world *w, struct round *r)
{
	while (r->num < STEPS) {
		compose(w, r, r->num++);
		if (!ask_once(w, &r->at[r->num - 1]))
			return;
	}
}

/* --- The hub --- */

static void
start(struct world *w)
{
	static char word_c[] = "-c";
	char program[PATH_MAX + 16], said[4096] = "";
	int status;
	snprintf(program, sizeof program, "%s/zcc-hub", w->rig.bin);
	hub = shot_start(&w->range, (char *[]){program, word_c, w->rig.site.conf, NULL}, NULL, false);
	w->rig.hub = hub.pid; /* whatever happens to this program, the hub goes with it */
	for (int64_t end = clock_boot_ms() + READY_MS; strstr(said, "ready") == NULL;) {
		if (shot_has_ended(&hub, 1, &status) || clock_boot_ms() > end) {
			w->rig.hub = 0;
			rig_broken("no hub starts any more: %s", said);
		}
		shot_said(&w->range, "err", said, sizeof said);
	}
}

/* In order; the plain hub of the tools may be wanted next. */
void
hub_under_fire_end(struct world *w)
{
	struct shot s;
	if (hub.pid == 0)
		return;
	kill(hub.pid, SIGTERM);
	shot_end(&w->range, &hub, STOP_MS, &s);
	w->rig.hub = hub.pid = 0;
	if (s.is_hung || s.status != 0)
		rig_broken("the hub that was under fire does not stop well: status %d, %s", s.status,
		    s.err);
}

/* Did it end?  Then it has said why, with an exit code of the contract; and a new one is there. */
static void
look_after_hub(struct world *w, const struct item *it, const struct inject *i, struct shot *out)
{
	struct shot end;
	int status;
	if (!shot_has_ended(&hub, 0, &status))
		return;
	end = *out;
	end.status = status;
	shot_said(&w->range, "err", end.err, sizeof end.err);
	if (status == 0)
		broken(w, it, i, "the hub ended with 0, and nobody had told it to");
	judge(w, it, i, &end);
	out->status = status;
	start(w);
	world_connect(w); /* at once: libzmq would take its time */
}

/* --- A round --- */

static bool
is_same(const struct wire_answer *a, const struct wire_answer *b)
{
	return a->code == b->code && a->row == b->row && a->version == b->version &&
	    a->seq == b->seq && strcmp(a->text, b->text) == 0;
}

static void
ask_again(struct world *w, const struct item *it, const struct inject *i, struct round *r)
{
	for (unsigned n = 0; n < r->num; n++) {
		struct done *d = &r->at[n], was = *d;
		if (d->ask.verb == VERB_DRAFT || n == ERASED - 1 || steps[n].of == ERASED)
			continue; /* neither has a kept answer */
		world_ask(w, &d->ask, &d->answer);
		if (was.is_acked && !is_same(&was.answer, &d->answer))
			broken(w, it, i, "%s was answered %d \"%s\", and asked again %d \"%s\"",
			    verb_word(d->ask.verb), was.answer.code, was.answer.text, d->answer.code,
			    d->answer.text);
		if (d->answer.code != ZCC_OK && d->answer.code != ZCC_E_IO &&
		    d->answer.code != ZCC_E_BUSY)
			broken(w, it, i, "%s is refused afterwards: %s", verb_word(d->ask.verb),
			    d->answer.text);
	}
}

/* The last command that was asked under fire.  A hub that falls may need more than its time to be gone. */
static void
see_it_through(struct world *w, const struct item *it, const struct inject *i, struct done *last,
    struct shot *out)
{
	int64_t end = clock_boot_ms() + THROUGH_MS;
	look_after_hub(w, it, i, out);
	while (!last->is_acked && !ask_once(w, last)) {
		look_after_hub(w, it, i, out);
		if (clock_boot_ms() > end)
			rig_broken("after %s the hub lives and does not answer %s", it->name,
			    verb_word(last->ask.verb));
	}
}

static void
fire(struct world *w, const struct item *it, const struct inject *i, struct shot *out)
{
	static struct round r;
	plain_hub(w, false);
	if (hub.pid == 0)
		start(w);
	r.num = 0;
	memset(r.at, 0, sizeof r.at);
	shot_clear(out);
	w->used++;
	shim_arm(&w->range, i);
	go_on(w, &r);
	shim_disarm(&w->range);
	shot_calls(&w->range, out);
	see_it_through(w, it, i, &r.at[r.num - 1], out);
	go_on(w, &r);
	if (r.num < STEPS)
		broken(w, it, i, "after the fault %s has no answer", verb_word(r.at[r.num - 1].ask.verb));
	ask_again(w, it, i, &r);
}

unsigned
hub_items(struct item *items, unsigned num, unsigned max)
{
	static const struct item_kind kind = {fire};
	return item_classes(items, num, max, &kind, NULL, "zcc-hub");
}
