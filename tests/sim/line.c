/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/sim/world_priv.h"

#include <stdlib.h>
#include <string.h>

static void
fly(struct world *w, int64_t at_ms, uint32_t console, bool is_to_hub, const uint8_t *body, size_t len)
{
	if (w->flying_num == FLYING_MAX)
		return; /* lines drop what they cannot carry */
	struct letter *l = &w->flying[w->flying_num++];
	*l = (struct letter){malloc(len), len, at_ms, console, is_to_hub};
	ZCC_MUST(l->body != NULL);
	memcpy(l->body, body, len);
}

static int64_t
delay(struct world *w)
{
	int64_t ms = chance_range(&w->line, 1, w->delay_ms);
	if (chance_hits(&w->line, 30))
		ms += chance_range(&w->line, 100, 3000); /* late, and so out of order */
	return ms;
}

void
line_send(struct world *w, int64_t now_ms, uint32_t console, bool is_to_hub, const uint8_t *body,
    size_t len)
{
	if (chance_hits(&w->line, w->loss))
		return;
	fly(w, now_ms + delay(w), console, is_to_hub, body, len);
	if (chance_hits(&w->line, w->doubling))
		fly(w, now_ms + delay(w), console, is_to_hub, body, len);
}

/* Take letter i out; the others keep their order. */
static struct letter
pick(struct world *w, uint32_t i)
{
	struct letter l = w->flying[i];
	w->flying_num--;
	memmove(&w->flying[i], &w->flying[i + 1], (w->flying_num - i) * sizeof l);
	return l;
}

bool
line_receive(struct world *w, int64_t now_ms, uint32_t console, struct letter *out)
{
	for (uint32_t i = 0; i < w->flying_num; i++) {
		const struct letter *l = &w->flying[i];
		if (l->is_to_hub || l->console != console || l->at_ms > now_ms)
			continue;
		*out = pick(w, i);
		return true;
	}
	return false;
}

static void
forget_taken(struct world *w)
{
	for (uint32_t i = 0; i < w->taken_num; i++)
		free(w->taken[i].body);
	w->taken_num = 0;
}

uint32_t
world_take(struct world *w, int64_t now_ms, struct engine_in *in, uint32_t max)
{
	forget_taken(w);
	for (uint32_t i = 0; i < w->flying_num && w->taken_num < max;) {
		if (!w->flying[i].is_to_hub || w->flying[i].at_ms > now_ms) {
			i++;
			continue;
		}
		struct letter l = pick(w, i);
		struct engine_in *to = &in[w->taken_num];
		*to = (struct engine_in){.body = l.body, .len = l.len};
		memcpy(to->peer, &l.console, sizeof l.console);
		w->taken[w->taken_num++] = l;
	}
	return w->taken_num;
}

void
world_lose(struct world *w, int64_t now_ms)
{
	struct engine_in in[ZCC_GROUP_MAX];
	while (world_take(w, now_ms, in, ZCC_GROUP_MAX) > 0)
		;
}

void
world_answer(struct world *w, int64_t now_ms, const struct engine_answer *a)
{
	uint32_t console;
	memcpy(&console, a->peer, sizeof console);
	line_send(w, now_ms, console, false, a->bytes, a->len);
}

void
world_free(struct world *w)
{
	forget_taken(w);
	for (uint32_t i = 0; i < w->flying_num; i++)
		free(w->flying[i].body);
	free(w);
}
