/* SPDX-License-Identifier: EUPL-1.2 */
/* The checks that every command goes through before a rule is asked. */
#include "hub/edge/engine_priv.h"

#include "shared/base/err.h"

#include <stdio.h>
#include <string.h>

int64_t
work_id_time(const uint8_t id[ZCC_ID_BYTES])
{
	int64_t ms = 0;
	for (int i = 0; i < 6; i++)
		ms = ms << 8 | id[i];
	return ms;
}

/* Who is it, and is it recent: true when the command may be taken seriously. */
bool
work_is_authentic(struct engine *e, struct work *w)
{
	const struct ask *a = &w->cmd.ask;
	w->op = book_operator(e->s.book, a->operator);
	if (w->op == NULL ||
	    !seal_verify(w->op->key, e->s.site, w->cmd.header, w->cmd.header_len, w->cmd.sig)) {
		e->counters.bad_signature++;
		work_refuse(w, (struct because){WHY_SIGNATURE});
		return false;
	}
	int64_t age_ms = w->now.wall_ms - work_id_time(a->id);
	if (age_ms > ZCC_AGE_MAX_MS || age_ms < -ZCC_AHEAD_MAX_MS) {
		e->counters.refused++;
		work_refuse(w, (struct because){age_ms > 0 ? WHY_ID_OLD : WHY_ID_AHEAD});
		return false;
	}
	return true;
}

/* The box is not signed, the hash of what is in it is.  What does not agree with that anybody may have put there
 * on its way: it is counted, and neither a row in the name of who signed nor the end of his id. */
static int
not_his(struct work *w, enum why why)
{
	w->is_forged = true;
	return work_refuse(w, (struct because){why});
}

int
work_open_dossier(struct engine *e, struct work *w)
{
	static const uint8_t none[ZCC_HASH_BYTES];
	bool is_promised = memcmp(w->cmd.dossier_hash, none, sizeof none) != 0;
	if (!is_promised && w->cmd.sealed_len == 0)
		return ZCC_OK;
	if ((verb_needs(w->cmd.ask.verb) & VN_DOSSIER) == 0)
		return work_refuse(
		    w, (struct because){WHY_TAKES_NO_DOSSIER, verb_word(w->cmd.ask.verb)});
	const struct seal_shared *k = shared_key(e, w->op);
	uint8_t h[ZCC_HASH_BYTES];
	if (k == NULL || w->cmd.sealed_len > ZCC_DOSSIER_MAX + SEAL_BOX_EXTRA ||
	    w->cmd.sealed_len < SEAL_BOX_EXTRA ||
	    seal_unbox(k, w->cmd.sealed, w->cmd.sealed_len, e->plain, &w->plain_len) != ZCC_OK)
		return not_his(w, WHY_NOT_BOXED);
	w->plain = e->plain;
	seal_hash(NULL, e->plain, w->plain_len, h);
	if (!seal_equal(h, w->cmd.dossier_hash, sizeof h))
		return not_his(w, WHY_NOT_SIGNED);
	int code = wire_decode_dossier(e->plain, w->plain_len, &w->cmd.ask.dossier);
	if (code == ZCC_E_FULL)
		return ZCC_E_AGAIN;
	if (code != ZCC_OK)
		return work_refuse(w, (struct because){WHY_DOSSIER_UNREAD});
	w->cmd.ask.has_dossier = true;
	return ZCC_OK;
}

void
work_shut_dossier(struct engine *e)
{
	seal_wipe(e->plain, PLAIN_BYTES);
	if (e->given->num > 0)
		seal_wipe(e->given, sizeof *e->given);
}

static int
check_fields(struct engine *e, struct work *w)
{
	struct ask *a = &w->cmd.ask;
	struct local_time l = clock_local(w->now.wall_ms);
	char today[16];
	snprintf(today, sizeof today, "%04d-%02d-%02d", l.year, l.month, l.day);
	ask_forget_blanks(a);
	if (ask_check(a, today, &w->no) != ZCC_OK)
		return ZCC_OK;
	if ((verb_needs(a->verb) & VN_NEW) != 0 && a->board.complaint[0] != '\0' &&
	    !settings_has_complaint(book_settings(e->s.book), a->board.complaint))
		return work_refuse(w, (struct because){WHY_NO_COMPLAINT});
	return ZCC_OK;
}

int
work_read(struct engine *e, struct work *w)
{
	int code = work_open_dossier(e, w);
	return code == ZCC_OK && w->no.code == ZCC_OK ? check_fields(e, w) : code;
}
