/* SPDX-License-Identifier: EUPL-1.2 */
/* The answers of a group. */
#include "hub/edge/engine_priv.h"

#include "shared/base/text.h"

#include <string.h>

int
work_refuse(struct work *w, struct because b)
{
	refuse(&w->no, b);
	return ZCC_OK;
}

int
work_refuse_text(struct work *w, int code, const char *text)
{
	w->no = (struct refusal){.code = code};
	text_copy(w->no.text, sizeof w->no.text, text);
	return ZCC_OK;
}

void
engine_answers_forget(struct engine *e)
{
	e->answers_num = e->arena_len = 0;
}

static const uint8_t *
arena_keep(struct engine *e, const uint8_t *bytes, uint32_t len)
{
	if (e->arena_len + len > ARENA_BYTES)
		return NULL;
	uint8_t *at = e->arena + e->arena_len;
	memcpy(at, bytes, len);
	e->arena_len += len;
	return at;
}

struct engine_answer *
engine_answer_queue(struct engine *e, const struct engine_in *in, const uint8_t *bytes,
    uint32_t len)
{
	struct engine_answer *a = &e->answers[e->answers_num];
	const uint8_t *kept = arena_keep(e, bytes, len);
	if (kept == NULL)
		return NULL; /* the asker sends again, and a later group has room */
	*a = (struct engine_answer){.bytes = kept, .len = len};
	memcpy(a->peer, in->peer, sizeof a->peer);
	e->answers_num++;
	return a;
}

static uint32_t
answer_encode(const struct work *w, uint8_t *room, size_t size)
{
	struct wire_answer a = {.code = w->no.code,
	    .grounds = w->no.grounds,
	    .row = w->row,
	    .version = w->version,
	    .seq = w->seq,
	    .data = w->data,
	    .data_len = w->data_len,
	    .sealed = w->sealed,
	    .sealed_len = w->sealed_len};
	memcpy(a.id, w->cmd.ask.id, sizeof a.id);
	memcpy(a.text, w->no.text, sizeof a.text);
	size_t len = 0;
	ZCC_MUST(wire_encode_answer(&a, room, size, &len) == ZCC_OK);
	return (uint32_t)len;
}

void
engine_answer_only(struct engine *e, const struct work *w)
{
	engine_answer_queue(e, w->in, e->room, answer_encode(w, e->room, ZCC_ANSWER_MAX));
}

/* Neither the role that the hub chose nor the random bytes of the dossier part belong to it. */
int
engine_asked(struct engine *e, struct work *w, uint8_t hash[ZCC_HASH_BYTES])
{
	static const uint8_t none[ZCC_HASH_BYTES];
	struct ask *a = &w->cmd.ask;
	char role[ZCC_ROLE_SIZE];
	size_t header = 0, dossier = 0;
	memcpy(role, a->role, sizeof role);
	memset(a->role, 0, sizeof a->role);
	int code = wire_encode_header(a, none, e->room, ZCC_ANSWER_MAX, &header);
	memcpy(a->role, role, sizeof a->role);
	if (code == ZCC_OK && a->has_dossier)
		code = wire_encode_dossier(&a->dossier, none, e->room + header,
		    ZCC_ANSWER_MAX - header, &dossier);
	vault_asked(e->s.vault, e->room, header + dossier, hash);
	seal_wipe(e->room + header, dossier);
	return code;
}

int
engine_answer_keep(struct engine *e, struct work *w)
{
	uint32_t len = answer_encode(w, e->room, ZCC_ANSWER_MAX);
	struct engine_answer *queued = engine_answer_queue(e, w->in, e->room, len);
	if (queued != NULL)
		queued->is_refused = w->no.code != ZCC_OK;
	if ((verb_needs(w->cmd.ask.verb) & VN_READ) != 0) {
		w->data_len = w->sealed_len = 0;
		if (w->no.code == ZCC_OK) {
			int code = engine_asked(e, w, e->asked);
			if (code != ZCC_OK)
				return code;
			w->data = e->asked;
			w->data_len = sizeof e->asked;
		}
		len = answer_encode(w, e->room, ZCC_ANSWER_MAX);
	}
	/* An erased case takes the answers about it along; a hello only points to one. */
	struct journal_answer a = {.at_line = w->now.line_ms,
	    .case_id = w->cmd.ask.verb == VERB_HELLO ? 0 : w->row,
	    .bytes = e->room,
	    .len = len};
	return e->s.journal->ops->answer_put(e->s.journal, w->cmd.ask.operator, w->cmd.ask.id, &a,
	    w->f);
}
