/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * room_kit - the small book with what toezicht does in the room: where somebody serves, breaks, offers.
 */
#ifndef ZCC_ROOM_KIT_H
#define ZCC_ROOM_KIT_H

#include "tests/lib/book_kit.h"

enum { MINUTE_MS = 60000 };
#define ON(line) (1u << (line))

static inline int
move(struct kit *k, const char *by, const char *whom, const char *kind, unsigned lines)
{
	struct ask *a = kit_ask(k, by, VERB_MOVE, 0);
	strcpy(a->board.operator, whom);
	strcpy(a->board.kind, kind);
	a->board.lines = (uint8_t)lines;
	return kit_decide(k);
}

static inline int
own_break(struct kit *k, const char *who, const char *kind, int64_t in_ms)
{
	struct ask *a = kit_ask(k, who, VERB_SHIFT, 0);
	strcpy(a->board.kind, kind);
	if (in_ms != 0)
		a->board.at = (uint64_t)(k->now.wall_ms + in_ms);
	return kit_decide(k);
}

static inline int
push(struct kit *k, const char *by, uint64_t id, const char *to)
{
	strcpy(kit_ask(k, by, VERB_PUSH, id)->board.operator, to);
	return kit_decide(k);
}

/* What `next` gives; 0 = nothing. */
static inline uint64_t
next(struct kit *k, const char *who)
{
	return kit_do(k, who, VERB_NEXT, 0) == ZCC_OK ? k->ev.u.changed.id : 0;
}

static inline const struct book_operator *
op(const struct kit *k, const char *name)
{
	return book_operator(k->b, name);
}

#endif
