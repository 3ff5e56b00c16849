/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * publish - what changed in the book, as rows of the segment.  One call is one group of the
 * segment: readers see all of it or nothing.  The cost is what changed.
 *
 * Tests: unit/test_publish.c, cli/, tests/sim.   Threads: the writer's.   Memory: at publish_new().
 */
#ifndef ZCC_PUBLISH_H
#define ZCC_PUBLISH_H

#include "hub/core/book.h"
#include "hub/edge/engine.h"
#include "hub/edge/presence.h"
#include "shared/edge/seg_write.h"
#include "shared/edge/wire.h"

struct publisher;

ZCC_CHECK struct publisher *publish_new(const struct book *b, const struct presence *p,
    struct seg_writer *w); /* NULL = no memory */
void publish_free(struct publisher *p);

struct publish_facts {
	struct engine_counters counters;
	uint64_t journal_bytes;
	uint64_t peer_full; /* answers that a console had no room for, commands beyond its share */
	int64_t now_line, now_wall;
};

/* After a commit, before all else that is told: calls for the memory of the rows that
 * publish_changes() will write, which is far away.  Changes nothing. */
void publish_expect(const struct publisher *p, const struct book *b);
/*
 * After a commit: the changed rows and the totals.  Returns the group's number, or 0 when only the
 * hub's counts of its own work differ, or nothing: no screen waits for that, so it is worth no bell
 * before the next tick.  (Otherwise n consoles that show life, and whoever is refused without end,
 * wake n consoles each time.)
 */
uint64_t publish_changes(struct publisher *p, struct book *b, const struct publish_facts *f);
/* Once a second: what time alone changes (the sliding hour, who is there, how many they hold).
 * Returns the group's number, or 0 when nothing differs from what readers were rung for. */
uint64_t publish_tick(struct publisher *p, struct book *b, const struct publish_facts *f);
/* Every row, once, after a start. */
uint64_t publish_all(struct publisher *p, struct book *b, const struct publish_facts *f);

/* The cases that publish_changes() will show, for the bell; call it before. */
void publish_bell(const struct book *b, struct wire_bell *bell);

#endif
