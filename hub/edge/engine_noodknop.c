/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The uses of the noodknop, or the tags, for who reviews them: with the words of both sides, which stand in the
 * dossier of the case and are gone when that is erased.  Nothing else of the dossier is told.
 */
#include "hub/edge/engine_priv.h"

#include "shared/base/err.h"

#include <string.h>

/* One row, opened for its note. */
struct words {
	struct engine *e;
	const uint8_t *key;
	char *out;
};

static int
take_note(const struct journal_row *row, void *arg)
{
	struct words *l = arg;
	struct engine *e = l->e;
	size_t len = 0;
	/* what cannot be opened has no words; who reads that dossier is told that it is damaged */
	if (row->sealed_len >= SEAL_LOCK_EXTRA &&
	    row->sealed_len <= ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA &&
	    vault_unseal(l->key, row->case_id, row->cmd_id, row->sealed, row->sealed_len, e->plain,
	        &len) == ZCC_OK &&
	    wire_decode_dossier(e->plain, len, e->looked) == ZCC_OK)
		memcpy(l->out, e->looked->note, sizeof e->looked->note);
	seal_wipe(e->looked, sizeof *e->looked);
	seal_wipe(e->plain, ZCC_DOSSIER_MAX);
	return 0;
}

static int
read_words(struct engine *e, struct work *w, uint64_t seq, char *out)
{
	struct words l = {.e = e, .key = w->case_key, .out = out};
	int code = seq != 0 ? e->s.journal->ops->page(e->s.journal, seq, 1, take_note, &l, w->f) : ZCC_OK;
	return code < ZCC_OK ? code : ZCC_OK;
}

static int
whole_review(struct engine *e, struct work *w, const struct to_review *u, struct wire_review *out)
{
	memset(out, 0, sizeof *out);
	out->what = *u;
	int code = case_key(e, w, u->case_id);
	w->has_case_key = false; /* of somebody else's dossier */
	out->is_erased = code == ZCC_E_UNKNOWN;
	if (code != ZCC_OK)
		return out->is_erased ? ZCC_OK : code;
	code = read_words(e, w, u->seq, out->words);
	return code == ZCC_OK ? read_words(e, w, u->reviewed_seq, out->reviewed_words) : code;
}

/* The first of number `from` or above; NULL: no more. */
static const struct to_review *
next_from(const struct work *w, const struct book *b, uint64_t from)
{
	bool is_of_tags = strcmp(w->cmd.ask.board.kind, REVIEWS_OF_TAGS) == 0;
	const struct to_review *u, *best = NULL;
	for (uint32_t i = 0;
	     (u = is_of_tags ? book_each_tag(b, &i) : book_each_noodknop(b, &i)) != NULL;)
		if (u->id >= from && (best == NULL || u->id < best->id))
			best = u;
	return best;
}

int
read_uses(struct engine *e, struct work *w)
{
	struct wire_review whole;
	const struct to_review *u = next_from(w, e->s.book, w->cmd.ask.board.from);
	size_t len = 0;
	int code = ZCC_OK;
	bool has_room = true;
	for (; code == ZCC_OK && u != NULL && has_room; u = next_from(w, e->s.book, u->id + 1)) {
		code = whole_review(e, w, u, &whole);
		has_room = code == ZCC_OK && wire_encode_review(&whole, e->boxed,
		    DATA_BYTES - SEAL_BOX_EXTRA, &len) == ZCC_OK;
	}
	seal_wipe(&whole, sizeof whole);
	if (code != ZCC_OK)
		return code;
	return len > 0 ? box_answer(e, w, len) : ZCC_OK;
}
