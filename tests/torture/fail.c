/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fail [id=G-6] [class=CLASS] [PART...] - G-6, F7, F8: the n-th call fails, once or for ever from there
 * on; n = 1, 2, 3 ... until a pass in which nothing failed.
 *
 * CLASS is one of shim.h: malloc, write, fsync, mmap, socket.  PART is what an item's name begins with:
 * "zcc-hub", "intake" ...  All of them without.  $ZCC_FAIL_TABLE=1 says of each how far it came.
 * Each item gets some shots in turn.  Its calls are counted first, with the way by which each was
 * reached; of each way the first call is visited before all others, and either coarse all over, then
 * ever finer, so that whatever time there is, it is well spent.  Some processes work side by side.
 */
#include "tests/torture/fail.h"

#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_name.h"
#include "shared/edge/sock.h"
#include "tests/lib/gate.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	ITEMS_MAX = 512,
	TURN_SHOTS = 8,
	BROKEN_MAX = 40,
	ANSWER_MS = 30000,
	CHECK_SHOTS = 500,
	PER_PROCESSOR = 3
};

static struct world world;

/* --- What the kinds use --- */

void
broken(struct world *w, const struct item *it, const struct inject *i, const char *fmt, ...)
{
	char what[64];
	va_list ap;
	fprintf(stderr, "BROKEN: %s, %s: ", it->name, inject_text(i, what));
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	w->broken++;
}

bool
shot_is_well(const struct shot *s)
{
	return !s->is_hung && s->status == 0;
}

static bool
is_of_contract(int code)
{
	static const int codes[] = {0, 65, 69, 73, 74, 75, 77, 78};
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (codes[i] == code)
			return true;
	return false;
}

void
judge(struct world *w, const struct item *it, const struct inject *i, const struct shot *s)
{
	if (s->is_hung)
		broken(w, it, i, "it hangs; said: %.300s", s->err);
	else if (WIFSIGNALED(s->status))
		broken(w, it, i, "signal %d; the call was made in %s+%#" PRIx64 "; said: %.300s",
		    WTERMSIG(s->status), s->caller_in, s->caller, s->err);
	else if (!is_of_contract(WEXITSTATUS(s->status)))
		broken(w, it, i, "exit %d; the call was made in %s+%#" PRIx64 "; said: %.600s",
		    WEXITSTATUS(s->status), s->caller_in, s->caller, s->err);
	else if (strstr(s->err, "corrupt") != NULL || strstr(s->err, "free()") != NULL ||
	    strstr(s->err, "smashing") != NULL)
		broken(w, it, i, "its memory is damaged: %.300s", s->err);
	else if (s->status != 0 && s->failed == 0)
		broken(w, it, i, "exit %d, and nothing had failed: %.300s", WEXITSTATUS(s->status), s->err);
	else if (s->status != 0 && strlen(s->err) < 12)
		broken(w, it, i, "exit %d without a word why", WEXITSTATUS(s->status));
}

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
		text_copy(a.board.reason, sizeof a.board.reason, "advies");
		world_ask(w, &a, &got);
	}
	if (got.code != ZCC_OK)
		rig_broken("no case can be had: %s", got.text);
	return id;
}

void
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

unsigned
item_classes(struct item *items, unsigned num, unsigned max, const struct item_kind *kind,
    const void *what, const char *name)
{
	static const struct inject injects[] = {
	    {SHIM_MALLOC, SHIM_ERROR, false, 0}, {SHIM_MALLOC, SHIM_ERROR, true, 0},
	    {SHIM_WRITE, SHIM_ERROR, false, 0},  {SHIM_WRITE, SHIM_ERROR, true, 0},
	    {SHIM_WRITE, SHIM_SHORT, false, 0},  {SHIM_WRITE, SHIM_EINTR, false, 0},
	    {SHIM_FSYNC, SHIM_ERROR, false, 0},  {SHIM_FSYNC, SHIM_ERROR, true, 0},
	    {SHIM_MMAP, SHIM_ERROR, false, 0},   {SHIM_MMAP, SHIM_ERROR, true, 0},
	    {SHIM_SOCKET, SHIM_ERROR, false, 0}, {SHIM_SOCKET, SHIM_ERROR, true, 0},
	};
	for (size_t i = 0; i < sizeof injects / sizeof injects[0] && num < max; i++)
		items[num++] = (struct item){.kind = kind, .what = what, .name = name,
		    .inject = injects[i]};
	return num;
}

/* --- The walk --- */

static void
visit(struct item *it, struct shot *s)
{
	struct inject i = it->inject;
	char what[64];
	world.shots++;
	if (it->calls == 0) {
		it->kind->fire(&world, it, &i, s);
		if (s->status != 0)
			broken(&world, it, &i, "a pass without a failure does not go well: %s", s->err);
		it->calls = s->calls;
		it->is_done = s->calls == 0; /* it makes no such calls */
		it->step = world.job;
		item_order(it, world.range.shim);
		return;
	}
	i.at = item_next(it, world.jobs);
	bool is_clean = i.at == 0;
	if (is_clean)
		i.at = it->calls + 1;
	snprintf(world.trying, sizeof world.trying, "%s, %s", it->name, inject_text(&i, what));
	it->kind->fire(&world, it, &i, s);
	if (!is_clean)
		return;
	it->is_done = s->failed == 0;
	it->calls += s->failed == 0 ? 0 : 1; /* some runs make a call more */
}

/* Each item some shots; false when all are done or the time is over. */
static bool
take_turn(struct item *items, unsigned num)
{
	static struct shot s;
	bool is_left = false;
	for (unsigned i = 0; i < num; i++) {
		struct item *it = &items[(i + gate_seed() + (uint64_t)num * world.job / world.jobs) % num];
		for (int n = 0; n < TURN_SHOTS && !it->is_done; n++) {
			if (gate_is_over() || world.broken >= BROKEN_MAX)
				return false;
			visit(it, &s);
			if (world.shots % CHECK_SHOTS == 0)
				world_check(&world);
		}
		is_left = is_left || !it->is_done;
	}
	return is_left;
}

static bool
is_wanted(const struct item *it, const char *class, char **parts, int parts_num)
{
	char what[64];
	if (class != NULL && strncmp(inject_text(&it->inject, what), class, strlen(class)) != 0)
		return false;
	for (int p = 0; p < parts_num; p++)
		if (strncmp(it->name, parts[p], strlen(parts[p])) == 0)
			return true;
	return parts_num == 0;
}

static unsigned
choose(struct item *items, unsigned num, const char *class, char **parts, int parts_num)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < num; i++)
		if (is_wanted(&items[i], class, parts, parts_num))
			items[kept++] = items[i];
	if (kept == 0)
		rig_fail("nothing is called so");
	return kept;
}

/* The value of the next word when it is NAME=VALUE, which is then taken; else NULL. */
static const char *
take_option(int *argc, char ***argv, const char *name)
{
	size_t len = strlen(name);
	if (*argc < 2 || strncmp((*argv)[1], name, len) != 0)
		return NULL;
	--*argc;
	++*argv;
	return (*argv)[0] + len;
}

/* Calls that were visited, of those that are known: a loop that was not begun has some more. */
static int
report(const struct item *items, unsigned num, unsigned broken_num)
{
	struct item all = {.calls = 0};
	unsigned done = 0, begun = 0;
	for (unsigned i = 0; i < num; i++) {
		const struct item *it = &items[i];
		char what[64];
		all.calls += it->calls;
		all.visited += it->visited < it->calls ? it->visited : it->calls;
		all.sites += it->sites;
		all.sites_visited += it->sites_visited < it->sites ? it->sites_visited : it->sites;
		done += it->is_done;
		begun += it->is_done || it->calls > 0;
		if (getenv("ZCC_FAIL_TABLE") != NULL)
			fprintf(stderr, "%-16s %-24s sites %6" PRIu64 " of %6" PRIu64 ", calls %6" PRIu64
			    " of %6" PRIu64 "%s\n", it->name, inject_text(&it->inject, what),
			    it->sites_visited, it->sites, it->visited, it->calls,
			    it->is_done ? " done" : "");
	}
	gate_reached(done, num);
	gate_reached(all.visited, all.calls + (begun < num));
	return (broken_num == 0 ? gate_held : gate_broken)(
	    "sites %" PRIu64 " of %" PRIu64 ", calls %" PRIu64 " of %" PRIu64 " failed, %u of %u loops "
	    "begun and %u up to a clean pass; %u promises broken", all.sites_visited, all.sites,
	    all.visited, all.calls, begun, num, done, broken_num);
}

/* One process, with a site and a hub of its own; how many promises were broken. */
static unsigned
walk(struct item *items, unsigned num, unsigned job, unsigned jobs)
{
	world.job = job;
	world.jobs = jobs;
	rig_open(&world.rig);
	range_open(&world.range, world.rig.dir);
	setenv("XDG_CONFIG_HOME", world.rig.dir, 1);
	world_connect(&world);
	while (take_turn(items, num))
		;
	world_check(&world);
	plain_hub(&world, false);
	hub_under_fire_end(&world);
	client_close(&world.client);
	sock_end();
	return world.broken;
}

int
main(int argc, char **argv)
{
	static struct item items[ITEMS_MAX];
	unsigned broken_num = 0;
	const char *id = take_option(&argc, &argv, "id="), *class = take_option(&argc, &argv, "class=");
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	gate_begin(id != NULL ? id : "G-6");
	unsigned num = hub_items(items, 0, ITEMS_MAX);
	num = start_items(items, num, ITEMS_MAX);
	num = tool_items(items, num, ITEMS_MAX);
	num = choose(items, num, class, argv + 1, argc - 1);
	/* more than there are processors: a shot mostly waits */
	unsigned jobs = processors < 1 ? PER_PROCESSOR : (unsigned)processors * PER_PROCESSOR;
	if (!items_walk(items, num, jobs, &broken_num, walk))
		return gate_broken("a process ended early");
	return report(items, num, broken_num);
}
