/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A binary heap by end of patience.  One who is answered is only crossed out in `waiting`; the heap
 * entry is dropped when its time comes.  Ids rise one by one, so id modulo CALLERS_MAX is unique
 * among the last CALLERS_MAX cases; where it is not, the later caller is not watched.
 */
#include "hub/replay/callers.h"

#include "hub/replay/plan.h"

#include <string.h>

void
callers_init(struct callers *c, const struct figures *figures, int64_t speed_milli, uint64_t seed)
{
	c->figures = figures;
	c->speed_milli = speed_milli;
	c->rng.state = seed;
	c->num = 0;
	memset(c->waiting, 0, sizeof c->waiting);
}

static void
swap(struct caller *a, struct caller *b)
{
	struct caller t = *a;

	*a = *b;
	*b = t;
}

static void
sift_down(struct callers *c)
{
	for (uint32_t i = 0;;) {
		uint32_t least = i;

		for (uint32_t child = 2 * i + 1; child <= 2 * i + 2 && child < c->num; child++)
			if (c->heap[child].until_ms < c->heap[least].until_ms)
				least = child;
		if (least == i)
			return;
		swap(&c->heap[i], &c->heap[least]);
		i = least;
	}
}

static void
drop_first(struct callers *c)
{
	c->heap[0] = c->heap[--c->num];
	sift_down(c);
}

void
callers_came(struct callers *c, uint64_t id, int64_t now_ms)
{
	/* Both are drawn for every caller, so that who hangs up does not depend on room here. */
	bool may_leave = rng_happens(&c->rng, c->figures->hang_up_permille);
	int64_t patience_ms = plan_scale(rng_draw_milli(&c->rng, &c->figures->patience),
	    c->speed_milli);
	uint64_t *place = &c->waiting[id % CALLERS_MAX];

	if (!may_leave || c->num == CALLERS_MAX || *place != 0)
		return;
	*place = id;
	uint32_t i = c->num++;
	c->heap[i] = (struct caller){.id = id, .until_ms = now_ms + patience_ms};
	for (; i > 0 && c->heap[i].until_ms < c->heap[(i - 1) / 2].until_ms; i = (i - 1) / 2)
		swap(&c->heap[i], &c->heap[(i - 1) / 2]);
}

void
callers_answered(struct callers *c, uint64_t id)
{
	if (c->waiting[id % CALLERS_MAX] == id)
		c->waiting[id % CALLERS_MAX] = 0;
}

bool
callers_left(struct callers *c, int64_t now_ms, struct caller *out)
{
	while (c->num > 0 && c->heap[0].until_ms <= now_ms) {
		*out = c->heap[0];
		drop_first(c);
		if (c->waiting[out->id % CALLERS_MAX] == out->id) {
			c->waiting[out->id % CALLERS_MAX] = 0;
			return true;
		}
	}
	return false;
}

int64_t
callers_wake_ms(const struct callers *c)
{
	return c->num > 0 ? c->heap[0].until_ms : INT64_MAX;
}
