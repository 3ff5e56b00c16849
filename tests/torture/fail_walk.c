/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * In which order calls are visited, and by whom: each process has a world of its own and takes every
 * so manyth call of each item.  Not of the order, which each makes of a run of its own: threads make
 * runs differ, and a call could be nobody's.
 */
#include "tests/torture/fail.h"

#include "shared/base/err.h"
#include "tests/lib/spread.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { JOBS_MAX = 64, SEEN = 2 * SHIM_SITES };

/* What a process says of an item. */
struct tally {
	uint64_t calls, sites, visited;
	bool is_done;
};

/* Was this way seen before?  0 stands for a free place. */
static bool
is_new(uint32_t seen[SEEN], uint32_t site)
{
	uint32_t want = site == 0 ? 1 : site, at = want % SEEN;
	while (seen[at] != 0 && seen[at] != want)
		at = (at + 1) % SEEN;
	bool is_first = seen[at] == 0;
	seen[at] = want;
	return is_first;
}

void
item_order(struct item *it, const struct shim *s, unsigned job, unsigned jobs)
{
	static uint32_t seen[SEEN];
	static bool is_first[SHIM_SITES];
	uint64_t noted = it->calls < SHIM_SITES ? it->calls : SHIM_SITES, n;
	it->order = malloc((it->calls + 1) * sizeof it->order[0]);
	it->was_last = calloc(it->calls + 1, sizeof it->was_last[0]);
	ZCC_MUST(it->order != NULL && it->was_last != NULL);
	memset(seen, 0, sizeof seen);
	for (n = 0; n < noted; n++)
		is_first[n] = is_new(seen, atomic_load(&s->site[n]));
	for (int pass = 1; pass >= 0; pass--) {
		for (uint64_t step = 0; (n = spread_next(&step, it->calls)) != UINT64_MAX;)
			if (n % jobs == job && (n < noted && is_first[n]) == (pass == 1))
				it->order[it->num++] = (uint32_t)n;
		if (pass == 1)
			it->sites = it->num;
	}
}

uint64_t
item_next(struct item *it)
{
	if (it->visited >= it->num)
		return 0;
	return it->order[it->visited++] + UINT64_C(1);
}

/* --- Processes --- */

static void
tell(int fd, const struct item *items, unsigned num, unsigned broken)
{
	FILE *to = fdopen(fd, "w");
	ZCC_MUST(to != NULL);
	fwrite(&broken, sizeof broken, 1, to);
	for (unsigned i = 0; i < num; i++) {
		const struct item *it = &items[i];
		struct tally t = {it->calls, it->sites, it->visited, it->is_done};
		fwrite(&t, sizeof t, 1, to);
	}
	if (fclose(to) != 0)
		rig_fail("what was found cannot be told: %s", strerror(errno));
}

static uint64_t
most(uint64_t a, uint64_t b)
{
	return a > b ? a : b;
}

static bool
hear(int fd, struct item *items, unsigned num, unsigned *broken)
{
	unsigned more;
	struct tally t;
	FILE *from = fdopen(fd, "r");
	bool is_whole = from != NULL && fread(&more, sizeof more, 1, from) == 1;
	*broken += is_whole ? more : 0;
	for (unsigned i = 0; i < num && is_whole; i++) {
		struct item *it = &items[i];
		is_whole = fread(&t, sizeof t, 1, from) == 1;
		if (!is_whole)
			break;
		it->calls = most(it->calls, t.calls);
		it->sites += t.sites;
		it->visited += t.visited;
		it->sites_visited += t.visited < t.sites ? t.visited : t.sites;
		it->is_done = it->is_done && t.is_done;
	}
	if (from != NULL)
		fclose(from);
	return is_whole;
}

bool
items_walk(struct item *items, unsigned num, unsigned jobs, unsigned *broken,
    unsigned (*walk)(struct item *items, unsigned num, unsigned job, unsigned jobs))
{
	int from[JOBS_MAX];
	bool is_whole = true;
	jobs = jobs < JOBS_MAX ? jobs : JOBS_MAX;
	for (unsigned job = 0; job < jobs; job++) {
		int fd;
		if (rig_fork(&fd) == 0) {
			tell(fd, items, num, walk(items, num, job, jobs));
			exit(0);
		}
		from[job] = fd;
	}
	for (unsigned i = 0; i < num; i++)
		items[i].is_done = true;
	for (unsigned job = 0; job < jobs; job++)
		is_whole = hear(from[job], items, num, broken) && is_whole;
	while (wait(NULL) > 0)
		;
	return is_whole;
}
