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
	USED_MAX = 100, /* or its queue and its journal become long, and each shot with them */
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

/* Of the same thing in the same class, the item before has counted the same calls. */
static void
take_count(struct item *it, const struct item *before)
{
	if (before->what != it->what || before->kind != it->kind ||
	    before->inject.class != it->inject.class || (before->calls == 0 && !before->is_done))
		return;
	it->calls = before->calls;
	it->is_done = before->calls == 0;
	it->order = before->order;
	it->num = before->num;
	it->sites = before->sites;
	if (it->inject.is_for_ever && !before->inject.is_for_ever)
		it->once = before;
}

/* For ever is then the same run. */
static bool
was_last_once(const struct item *it, uint64_t at)
{
	return at != 0 && it->once != NULL && it->once->was_last != NULL && it->once->was_last[at - 1];
}

/* It ended at this call, and had told nobody anything. */
static bool
was_last(const struct shot *s, uint64_t at)
{
	return s->status != 0 && s->writes == 0 && s->calls == at;
}

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
		item_order(it, world.range.shim, world.job, world.jobs);
		return;
	}
	do
		i.at = item_next(it);
	while (was_last_once(it, i.at));
	bool is_clean = i.at == 0;
	if (is_clean)
		i.at = it->calls + 1;
	snprintf(world.trying, sizeof world.trying, "%s, %s", it->name, inject_text(&i, what));
	it->kind->fire(&world, it, &i, s);
	if (!is_clean) {
		if (it->was_last != NULL)
			it->was_last[i.at - 1] = was_last(s, i.at);
		return;
	}
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
		if (it->calls == 0 && !it->is_done && it > items)
			take_count(it, it - 1);
		for (int n = 0; n < TURN_SHOTS && !it->is_done; n++) {
			if (gate_is_over() || world.broken >= BROKEN_MAX)
				return false;
			visit(it, &s);
			if (world.used >= USED_MAX) {
				world_close(&world);
				world_open(&world);
			}
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

/* Calls that were visited, of those that are known: a loop that was not begun has some more, and one up to
 * a clean pass has visited all that there were, however many the longest of its runs made. */
static int
report(const struct item *items, unsigned num, unsigned broken_num)
{
	struct item all = {.calls = 0};
	unsigned done = 0, begun = 0;
	for (unsigned i = 0; i < num; i++) {
		const struct item *it = &items[i];
		char what[64];
		uint64_t calls = it->is_done || it->visited > it->calls ? it->visited : it->calls;
		all.calls += calls;
		all.visited += it->visited;
		all.sites += it->sites;
		all.sites_visited += it->sites_visited;
		done += it->is_done;
		begun += it->is_done || it->calls > 0;
		if (getenv("ZCC_FAIL_TABLE") != NULL)
			fprintf(stderr, "%-16s %-24s sites %6" PRIu64 " of %6" PRIu64 ", calls %6" PRIu64
			    " of %6" PRIu64 "%s\n", it->name, inject_text(&it->inject, what),
			    it->sites_visited, it->sites, it->visited, calls,
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
	world_open(&world);
	while (take_turn(items, num))
		;
	world_close(&world);
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
