/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fail - G-6: n-th-failure loops.  What is walked is a list of items: a program or command, a class
 * of calls, once or for ever.  fail.c walks them within the seconds given; each kind of item has a
 * file of its own that knows how to make one shot and what must be true after it.
 *
 * Tests: it is one.   Threads: one.   Memory: one world per process.
 */
#ifndef ZCC_TESTS_FAIL_H
#define ZCC_TESTS_FAIL_H

#include "shared/edge/client.h"
#include "tests/lib/rig.h"
#include "tests/torture/shot.h"

struct world {
	struct rig rig;
	char trying[128]; /* item and call, for messages */
	struct range range;
	struct client *client; /* of demo; made when first wanted */
	uint64_t shots, aborts;
	unsigned serial;       /* names that were not used before */
	unsigned broken;
	uint64_t kept[3];      /* a case that waits, one that is claimed, one that is closed; 0 = none */
	unsigned used;         /* shots and cases that left something in the site */
	unsigned job, jobs;    /* which of the processes this is, from 0, and of how many */
};

struct item;

struct item_kind {
	/* One shot with `inject`; fills *out.  What is not as promised goes to broken(). */
	void (*fire)(struct world *w, const struct item *it, const struct inject *inject,
	    struct shot *out);
};

struct item {
	const struct item_kind *kind;
	const void *what; /* the kind's own */
	const char *name;
	struct inject inject; /* class, kind, for ever or not */
	/* the walk (fail.c) */
	uint64_t calls; /* of a run in which nothing failed; 0 = not counted yet */
	uint32_t *order; /* those for this process, from 0, of each site the first before all others */
	uint64_t num, sites; /* of them; of which are the first of a site */
	uint64_t visited; /* of them */
	uint64_t sites_visited; /* when all processes have told */
	bool *was_last; /* of each call from 0: it failed, and was the last that was made */
	const struct item *once; /* of a loop "for ever": the same calls once */
	bool is_done;   /* up to a clean pass */
};

/* After the run that counted: which calls this one of so many processes visits, and in what order. */
void item_order(struct item *it, const struct shim *s, unsigned job, unsigned jobs);
/* The next call of this item, from 1; 0: this process has visited all of its own. */
uint64_t item_next(struct item *it);
/*
 * `walk` in so many processes, each with a number from 0; what they visited comes back in items, and
 * what was broken is their sum.  False: one of them ended early.
 */
bool items_walk(struct item *items, unsigned num, unsigned jobs, unsigned *broken,
    unsigned (*walk)(struct item *items, unsigned num, unsigned job, unsigned jobs));

/* Kinds put their items behind items[num]; how many there are then. */
unsigned tool_items(struct item *items, unsigned num, unsigned max);
unsigned hub_items(struct item *items, unsigned num, unsigned max);
unsigned start_items(struct item *items, unsigned num, unsigned max);
/* Every class, once and for ever, of one thing. */
unsigned item_classes(struct item *items, unsigned num, unsigned max, const struct item_kind *kind,
    const void *what, const char *name);

/* A promise that does not hold: said on stderr with the item and the call, and counted. */
void broken(struct world *w, const struct item *it, const struct inject *i, const char *fmt, ...)
    ZCC_PRINTF(4, 5);
/* What every shot must be: no signal, no hang, an exit code of the contract and words with it. */
void judge(struct world *w, const struct item *it, const struct inject *i, const struct shot *s);
bool shot_is_well(const struct shot *s); /* exit 0 */

/* A new site with a client on it; and its end, when journal and audit are whole. */
void world_open(struct world *w);
void world_close(struct world *w);
/* A plain run of zcc-ctl: exit status, stdout into room (may be NULL). */
int plain_ctl(struct world *w, char *const argv[], const char *in, char *room, size_t size);
/* The plain hub of rig, up when it is not; with is_up false, down. */
void plain_hub(struct world *w, bool is_up);
/* The hub that is under fire (fail_hub.c), if there is one, stops in order. */
void hub_under_fire_end(struct world *w);
/* A new connection of the driver; the one before is given up. */
void world_connect(struct world *w);
/* Does the answer stay what it is?  A full disk or a busy hub may be asked again. */
bool is_final(const struct wire_answer *a);
/* Ask the hub that is up, as demo, until there is such an answer; no answer ends the program. */
void world_ask(struct world *w, struct ask *a, struct wire_answer *out);
/* A new waiting case (and claimed, and closed). */
uint64_t world_case(struct world *w, bool is_claimed, bool is_closed);

#endif
