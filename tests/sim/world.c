/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/sim/world_priv.h"

#include "shared/edge/wire.h"

#include <stdlib.h>
#include <string.h>

struct world *
world_new(uint64_t seed, const struct region *r, struct check *c)
{
	static const enum person seats[CONSOLES_NUM] = {
	    ANNA, ANNA, BRAM, CHRIS, DORA, EVA, PIET, FRED};
	struct world *w = calloc(1, sizeof *w);
	ZCC_MUST(w != NULL);
	w->region = r;
	w->check = c;
	w->chance = chance_from(seed, 1);
	w->line = chance_from(seed, 2);
	w->loss = (unsigned)chance_range(&w->chance, 0, 100);
	w->doubling = (unsigned)chance_range(&w->chance, 0, 100);
	w->freeze = (unsigned)chance_range(&w->chance, 0, 30);
	w->forgery = (unsigned)chance_range(&w->chance, 0, 30);
	w->delay_ms = chance_range(&w->chance, 2, 300);
	w->pace_ms = chance_range(&w->chance, 300, 4000);
	for (unsigned i = 0; i < CONSOLES_NUM; i++) {
		struct console *k = &w->consoles[i];
		k->person = seats[i];
		k->seat = k->person == PIET ? 0 : 100 + i;
		k->act_ms = chance_range(&w->chance, 0, 3000);
	}
	return w;
}

uint32_t
world_sent(const struct world *w)
{
	return w->sent_num;
}

/* --- Commands --- */

static void
make_id(struct world *w, const struct view *v, uint8_t id[ZCC_ID_BYTES])
{
	int64_t ms = v->wall_ms;
	if (chance_hits(&w->chance, 5))
		ms -= ZCC_AGE_MAX_MS + 1000;
	else if (chance_hits(&w->chance, 5))
		ms += ZCC_AHEAD_MAX_MS + 1000;
	chance_bytes(&w->chance, id, ZCC_ID_BYTES);
	for (int i = 0; i < 6; i++)
		id[i] = (uint8_t)(ms >> 8 * (5 - i));
}

/* The dossier part: boxed to the hub; its hash goes into the header. */
static size_t
box_dossier(struct world *w, const struct console *k, const struct ask *a, uint8_t hash[32],
    uint8_t *out)
{
	uint8_t plain[ZCC_DOSSIER_MAX], noise[32];
	size_t len = 0;
	memset(hash, 0, 32);
	if (!a->has_dossier)
		return 0;
	chance_bytes(&w->chance, noise, sizeof noise);
	ZCC_MUST(wire_encode_dossier(&a->dossier, noise, plain, sizeof plain, &len) == ZCC_OK);
	seal_hash(NULL, plain, len, hash);
	seal_box(&w->region->box[k->person], plain, len, out);
	return len + SEAL_BOX_EXTRA;
}

static void
write_command(struct world *w, const struct console *k, const struct ask *a, bool is_forged,
    struct pending *p)
{
	uint8_t header[BODY_SIZE], hash[ZCC_HASH_BYTES], sig[ZCC_SIG_BYTES];
	uint8_t sealed[ZCC_DOSSIER_MAX + SEAL_BOX_EXTRA];
	size_t sealed_len = box_dossier(w, k, a, hash, sealed), len = 0;
	ZCC_MUST(wire_encode_header(a, hash, header, sizeof header, &len) == ZCC_OK);
	const struct seal_keys *keys = &w->region->keys[is_forged ? (k->person + 1) % PEOPLE_NUM
	                                                          : k->person];
	seal_sign(keys, w->region->site, header, len, sig);
	ZCC_MUST(wire_encode_command(header, len, sig, sealed, sealed_len, p->body, sizeof p->body,
	             &p->len) == ZCC_OK);
}

static struct pending *
free_pending(struct console *k)
{
	for (unsigned i = 0; i < PENDING_NUM; i++)
		if (!k->pending[i].is_used)
			return &k->pending[i];
	return NULL;
}

static void
ask_hub(struct world *w, struct console *k, const struct view *v, struct ask *a)
{
	struct pending *p = free_pending(k);
	if (p == NULL)
		return;
	struct sent sent = {.person = k->person, .verb = a->verb, .line = a->board.line,
	    .seat = a->seat, .row = a->row, .version = a->version,
	    .is_forged = chance_hits(&w->chance, w->forgery)};
	strcpy(sent.answers, a->dossier.answers);
	make_id(w, v, sent.id);
	check_sent(w->check, &sent);
	w->sent_num++;
	memcpy(a->id, sent.id, sizeof a->id);
	strcpy(a->operator, region_name(k->person));
	*p = (struct pending){.is_used = true, .verb = a->verb, .since_ms = v->now_ms};
	memcpy(p->id, sent.id, sizeof p->id);
	write_command(w, k, a, sent.is_forged, p);
	p->again_ms = v->now_ms;
}

/* It is done with: answered, or given up. */
static void
put_away(struct world *w, struct pending *p)
{
	w->history[w->history_num++ % HISTORY_NUM] = *p;
	p->is_used = false;
}

static void
ask_again(struct world *w, uint32_t i, const struct view *v)
{
	struct console *k = &w->consoles[i];
	for (unsigned n = 0; n < PENDING_NUM; n++) {
		struct pending *p = &k->pending[n];
		if (!p->is_used || v->now_ms < p->again_ms)
			continue;
		if (v->now_ms - p->since_ms > GIVE_UP_MS) {
			put_away(w, p);
			continue;
		}
		line_send(w, v->now_ms, i, true, p->body, p->len);
		p->again_ms = v->now_ms + ASK_AGAIN_MS;
	}
	if (w->history_num > 0 && chance_hits(&w->chance, 1)) { /* from a queue that was forgotten */
		const struct pending *old = &w->history[w->history_num < HISTORY_NUM
		        ? (uint32_t)chance_range(&w->chance, 0, (int64_t)w->history_num - 1)
		        : (uint32_t)chance_range(&w->chance, 0, HISTORY_NUM - 1)];
		line_send(w, v->now_ms, i, true, old->body, old->len);
	}
}

static void
hear_answers(struct world *w, uint32_t i, const struct view *v)
{
	struct console *k = &w->consoles[i];
	struct letter l;
	while (line_receive(w, v->now_ms, i, &l)) {
		struct wire_answer a;
		ZCC_MUST(wire_decode_answer(l.body, l.len, &a) == ZCC_OK);
		for (unsigned n = 0; n < PENDING_NUM; n++) {
			struct pending *p = &k->pending[n];
			if (!p->is_used || memcmp(p->id, a.id, sizeof p->id) != 0)
				continue;
			if (p->verb == VERB_HELLO && a.code == ZCC_OK && a.data_len >= sizeof k->token) {
				memcpy(k->token, a.data, sizeof k->token);
				k->has_token = true;
				k->epoch = v->epoch;
			}
			put_away(w, p);
		}
		free(l.body);
	}
}

/* --- Being there --- */

static bool
is_asking(const struct console *k, enum zcc_verb verb)
{
	for (unsigned n = 0; n < PENDING_NUM; n++)
		if (k->pending[n].is_used && k->pending[n].verb == verb)
			return true;
	return false;
}

/* The board shows this console as it should: known to this very hub, and not as lost. */
static bool
is_shown(const struct console *k, const struct view *v)
{
	return k->has_token && k->epoch == v->epoch &&
	    presence_is_there(v->presence, region_name(k->person), k->seat);
}

static void
stay_there(struct world *w, uint32_t i, const struct view *v)
{
	struct console *k = &w->consoles[i];
	uint8_t body[64];
	size_t len = 0;
	struct ask a;
	if (k->seat == 0 || k->is_away)
		return;
	if (v->book != NULL && !is_shown(k, v) && v->now_ms >= k->hello_ms &&
	    !is_asking(k, VERB_HELLO)) {
		deed_seat(k, VERB_HELLO, &a);
		ask_hub(w, k, v, &a);
		k->hello_ms = v->now_ms + 2 * ASK_AGAIN_MS;
	}
	if (!k->has_token || v->now_ms < k->beat_ms)
		return;
	k->beat_ms = v->now_ms + BEAT_MS;
	ZCC_MUST(wire_encode_alive(k->token, body, sizeof body, &len) == ZCC_OK);
	line_send(w, v->now_ms, i, true, body, len);
}

static void
act(struct world *w, uint32_t i, const struct view *v)
{
	struct console *k = &w->consoles[i];
	struct ask a;
	if (v->book == NULL || v->now_ms < k->act_ms)
		return;
	k->act_ms = v->now_ms + chance_range(&w->chance, 50, w->pace_ms);
	if (k->is_away && !chance_hits(&w->chance, 300))
		return;
	k->is_away = false;
	if (chance_hits(&w->chance, w->freeze)) {
		k->frozen_ms = v->now_ms + chance_range(&w->chance, 500, 30000);
		return;
	}
	if (free_pending(k) != NULL && deed_choose(w, k, v, &a))
		ask_hub(w, k, v, &a);
}

void
world_step(struct world *w, const struct view *v, bool is_quiet)
{
	for (uint32_t i = 0; i < CONSOLES_NUM; i++) {
		if (v->now_ms < w->consoles[i].frozen_ms)
			continue;
		hear_answers(w, i, v);
		if (!is_quiet)
			act(w, i, v);
		stay_there(w, i, v);
		ask_again(w, i, v);
	}
}
