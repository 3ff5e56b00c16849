/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Drafts: what an operator has typed and not yet sent, one per operator and case, of two parts: a note,
 * and a triage that is being made.  Each part is sent by itself and leaves the other as it is.  They are
 * no part of what happened: no event, no chain, no audit, no kept answer.  So a draft is answered before
 * it is on disk; the next commit carries it, which the tick makes within a second.
 */
#include "hub/edge/engine_priv.h"

#include "shared/base/err.h"

#include <string.h>

static const uint8_t *
draft_key(const struct work *w)
{
	return w->cmd.ask.row != 0 ? w->case_key : NULL;
}

/* The case must be there, and its dossier too. */
static int
check_slot(struct engine *e, struct work *w)
{
	uint64_t id = w->cmd.ask.row;
	if (id == 0)
		return ZCC_OK;
	if (id >= book_next_case(e->s.book))
		return work_refuse(w, (struct because){WHY_NO_CASE, numeral(id).text});
	int code = case_key(e, w, id);
	if (code == ZCC_E_UNKNOWN)
		return work_refuse(w, (struct because){WHY_ERASED, numeral(id).text});
	return code;
}

/* A draft as it is kept, opened into e->boxed. */
struct kept {
	int64_t at_ms;   /* before all others when there is none */
	size_t len;      /* of the text; 0: there is none, or it was deleted */
	bool is_damaged; /* nothing of it is believed, its time neither */
};

static int
draft_find(struct engine *e, struct work *w, struct kept *out)
{
	struct journal *j = e->s.journal;
	const struct ask *a = &w->cmd.ask;
	uint32_t len = 0;
	*out = (struct kept){.at_ms = INT64_MIN};
	int code = j->ops->draft_get(j, a->operator, a->row, &out->at_ms, e->sealed,
	    ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA, &len, w->f);
	if (code != ZCC_OK || len == 0)
		return code == ZCC_E_UNKNOWN ? ZCC_OK : code;
	struct vault_draft d = {a->operator, a->row, out->at_ms};
	out->is_damaged = vault_unseal_draft(e->s.vault, draft_key(w), &d, e->sealed, len, e->boxed,
	    &out->len) != ZCC_OK;
	return ZCC_OK;
}

/* A draft has two texts, whatever else came with them. */
static void
keep_two_texts(struct ask_dossier *d)
{
#define CLEAR(member, is_typed)                                                                    \
	if (d->member != d->note && d->member != d->answers)                                       \
		memset(d->member, 0, sizeof d->member);
	ASK_TEXTS(CLEAR)
#undef CLEAR
}

/* What came, with the other part as it is kept.  True: there is something to keep. */
static bool
draft_join(struct engine *e, struct work *w, const struct kept *was)
{
	struct ask_dossier *d = &w->cmd.ask.dossier, *other = &e->draft;
	bool is_triage = strcmp(w->cmd.ask.board.kind, "triage") == 0;
	uint8_t random[32];
	memset(other, 0, sizeof *other);
	if (was->len > 0 && !was->is_damaged &&
	    wire_decode_dossier(e->boxed, was->len, other) != ZCC_OK)
		memset(other, 0, sizeof *other);
	if (is_triage)
		memcpy(d->note, other->note, sizeof d->note);
	else
		memcpy(d->answers, other->answers, sizeof d->answers);
	seal_wipe(other, sizeof *other);
	keep_two_texts(d);
	memcpy(random, w->plain, sizeof random);
	/* two texts and no more: it fits */
	ZCC_MUST(wire_encode_dossier(d, random, e->plain, PLAIN_BYTES, &w->plain_len) == ZCC_OK);
	return d->note[0] != '\0' || d->answers[0] != '\0';
}

/* The order is that of typing, by the time in the command's id: what comes late changes nothing. */
static int
draft_keep(struct engine *e, struct work *w)
{
	const struct ask *a = &w->cmd.ask;
	struct kept was;
	int code = draft_find(e, w, &was);
	bool has_text = code == ZCC_OK && draft_join(e, w, &was);
	seal_wipe(e->boxed, was.len);
	if (code != ZCC_OK)
		return code;
	int64_t at_ms = work_id_time(a->id);
	if (at_ms < was.at_ms && !was.is_damaged)
		return work_refuse(w, (struct because){WHY_DRAFT_OLD});
	code = record_begin(e, w->f);
	if (code != ZCC_OK)
		return code;
	struct journal_draft d = {.at_ms = at_ms, .at_line = w->now.line_ms};
	if (has_text) {
		struct vault_draft of = {a->operator, a->row, at_ms};
		vault_seal_draft(e->s.vault, draft_key(w), &of, w->plain, w->plain_len, e->sealed);
		d.sealed = e->sealed;
		d.len = (uint32_t)w->plain_len + SEAL_LOCK_EXTRA;
	}
	return e->s.journal->ops->draft_put(e->s.journal, a->operator, a->row, &d, w->f);
}

static int
draft_give(struct engine *e, struct work *w)
{
	struct kept is;
	int code = draft_find(e, w, &is);
	if (code != ZCC_OK)
		return code;
	if (is.is_damaged)
		return work_refuse(w, (struct because){WHY_DRAFT_DAMAGED});
	return is.len > 0 ? box_answer(e, w, is.len) : ZCC_OK;
}

int
draft_offer(struct engine *e, struct work *w)
{
	uint64_t slot = 0;
	int code = e->s.journal->ops->draft_last(e->s.journal, w->cmd.ask.operator, &slot, w->f);
	if (code != ZCC_OK && code != ZCC_E_UNKNOWN)
		return code;
	const struct book_case *c = book_case(e->s.book, slot);
	if (code == ZCC_OK && c != NULL) {
		w->row = slot;
		w->version = c->row.version;
	}
	return ZCC_OK;
}

/* What others typed about a case that was taken over from a lost post, as parts of its dossier. */
struct unrecorded {
	struct engine *e;
	struct work *w;
	size_t *len; /* of what is in e->boxed */
};

static int
add_unrecorded(const char *operator, const struct journal_draft *d, void *arg)
{
	struct unrecorded *u = arg;
	struct engine *e = u->e;
	struct wire_part p = {.at_ms = d->at_ms, .verb = VERB_DRAFT};
	struct vault_draft of = {operator, u->w->cmd.ask.row, d->at_ms};
	size_t plain_len = 0, more = 0;
	if (strcmp(operator, u->w->cmd.ask.operator) == 0 ||
	    d->len > ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA)
		return ZCC_OK;
	/* what cannot be read is no reason to keep back all the rest */
	if (vault_unseal_draft(e->s.vault, u->w->case_key, &of, d->sealed, d->len, e->plain,
	        &plain_len) == ZCC_OK &&
	    wire_decode_dossier(e->plain, plain_len, &p.dossier) == ZCC_OK) {
		memcpy(p.operator, operator, strnlen(operator, sizeof p.operator - 1));
		if (wire_encode_part(&p, e->boxed + *u->len,
		        DATA_BYTES - SEAL_BOX_EXTRA - *u->len, &more) == ZCC_OK)
			*u->len += more;
	}
	seal_wipe(&p, sizeof p);
	seal_wipe(e->plain, PLAIN_BYTES);
	return ZCC_OK;
}

bool
draft_may_read(const struct engine *e, const struct work *w)
{
	const struct book_case *c = book_case(e->s.book, w->cmd.ask.row);
	return c != NULL && (c->row.marks & CASE_MARK_LEFT) != 0 &&
	    strcmp(c->row.claimed_by, w->cmd.ask.operator) == 0;
}

int
draft_unrecorded(struct engine *e, struct work *w, size_t *len)
{
	struct unrecorded u = {e, w, len};
	if (!draft_may_read(e, w))
		return ZCC_OK;
	return e->s.journal->ops->drafts_of(
	    e->s.journal, w->cmd.ask.row, add_unrecorded, &u, w->f);
}

int
draft_handle(struct engine *e, struct work *w)
{
	int code = ZCC_OK;
	if (rule_may(e->s.book, &w->cmd.ask, &w->no) == ZCC_OK)
		code = work_read(e, w);
	if (code == ZCC_OK && w->no.code == ZCC_OK)
		code = check_slot(e, w);
	if (code == ZCC_OK && w->no.code == ZCC_OK)
		code = w->plain != NULL ? draft_keep(e, w) : draft_give(e, w);
	if (code != ZCC_OK)
		return code;
	if (w->no.code != ZCC_OK)
		e->counters.refused++;
	w->row = w->cmd.ask.row;
	const struct book_case *c = book_case(e->s.book, w->row);
	w->version = c != NULL ? c->row.version : 0;
	engine_answer_only(e, w);
	return ZCC_OK;
}
