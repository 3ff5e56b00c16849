/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A case, in the book or not; and what a search answers.  A BSN, a phone number and an address are found by
 * their keyed hashes, in all that was ever recorded; a name by its mark (names.h), and then by opening the
 * dossier that may have it.
 */
#include "hub/edge/engine_priv.h"
#include "hub/edge/recover.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/find.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKS_MAX = 2000 /* dossiers that are opened for one search: some 50 ms */ };

/* A case that left the book, out of what the journal has about it. */
struct refold {
	struct book_case c;
	bool is_damaged;
	struct fault f; /* of one row: the read is refused, and nothing ends */
};

static int
refold_row(const struct journal_row *row, void *arg)
{
	struct refold *r = arg;
	struct event ev;
	r->is_damaged = recover_event(row, NULL, &ev, &r->f) != ZCC_OK;
	if (r->is_damaged)
		return 1;
	book_case_fold(&r->c, &ev);
	return 0;
}

int
find_case(struct engine *e, struct work *w, uint64_t id, struct zcc_case *out)
{
	struct refold r = {0};
	const struct book_case *c = book_case(e->s.book, id);
	if (c != NULL) {
		*out = (struct zcc_case){c->row, c->hand, c->triage};
		return ZCC_OK;
	}
	int code = e->s.journal->ops->history(e->s.journal, id, refold_row, &r, w->f);
	if (code < ZCC_OK)
		return code;
	if (r.is_damaged || r.c.row.id != id)
		return work_refuse(w, (struct because){WHY_JOURNAL_DAMAGED, numeral(id).text});
	*out = (struct zcc_case){r.c.row, r.c.hand, r.c.triage};
	return ZCC_OK;
}

static int
find_last_note(const struct journal_row *row, void *arg)
{
	struct wire_found *found = arg;
	if (row->type != EV_CASE_NOTED)
		return 0;
	found->noted_ms = row->at_ms;
	memcpy(found->noted_by, row->actor, sizeof found->noted_by);
	return 0;
}

/* What a search tells of one case. */
static int
tell_found(struct engine *e, struct work *w, uint64_t id, struct wire_found *out)
{
	int code = find_case(e, w, id, &out->whole);
	if (code != ZCC_OK || w->no.code != ZCC_OK || (out->whole.row.flags & CASE_FLAG_NOTED) == 0)
		return code;
	return e->s.journal->ops->history(e->s.journal, id, find_last_note, out, w->f);
}

/* Cases that were found: each once, and whether there are more. */
struct finds {
	uint64_t id[FOUND_MAX];
	uint32_t num;
	bool has_more;
};

static bool
is_found(const struct finds *s, uint64_t id)
{
	for (uint32_t i = 0; i < s->num; i++)
		if (s->id[i] == id)
			return true;
	return false;
}

/* False: there is no room for it. */
static bool
add(struct finds *s, uint64_t id)
{
	if (is_found(s, id))
		return true;
	s->has_more = s->num == FOUND_MAX;
	if (!s->has_more)
		s->id[s->num++] = id;
	return !s->has_more;
}

static int
add_match(uint64_t case_id, void *arg)
{
	return add(arg, case_id) ? 0 : 1;
}

static int
find_names(struct engine *e, struct work *w, const char *query, struct finds *out)
{
	struct names_mark want;
	uint32_t i = 0, looks = 0;
	uint64_t case_id, seq;
	int code = ZCC_OK;
	names_mark(e->names, query, &want);
	while (code == ZCC_OK && !out->has_more && names_next(e->names, &want, &i, &case_id, &seq)) {
		bool is_it = false;
		if (is_found(out, case_id))
			continue;
		if (looks++ == LOOKS_MAX) {
			out->has_more = true;
			break;
		}
		code = look_for_name(e, w, query, case_id, seq, &is_it);
		if (is_it)
			add(out, case_id);
	}
	w->has_case_key = false; /* the key of somebody else's dossier */
	return code;
}

/* The newest cases first: they are what people ask about. */
static int
by_id_down(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return (*x < *y) - (*x > *y);
}

static int
find(struct engine *e, struct work *w, enum zcc_find what, const char *key, struct finds *out)
{
	uint8_t h[ZCC_HASH_BYTES];
	int64_t id;
	if (what == FIND_NAME)
		return find_names(e, w, key, out);
	if (what == FIND_CASE) {
		if (text_to_i64(key, 1, (int64_t)book_next_case(e->s.book) - 1, &id))
			add(out, (uint64_t)id);
		return ZCC_OK;
	}
	vault_match(e->s.vault, find_word(what), key, h);
	int code = e->s.journal->ops->match_each(e->s.journal, h, add_match, out, w->f);
	return code < ZCC_OK ? code : ZCC_OK;
}

/* Below this case not every name was looked at: they are still being read, or there were too many. */
static uint64_t
names_from(const struct engine *e)
{
	uint64_t from = names_lost(e->names) + 1;
	from = from > e->fill_below ? from : e->fill_below;
	return from > e->fill_full ? from : e->fill_full;
}

int
read_search(struct engine *e, struct work *w, struct event *ev)
{
	char key[FIND_KEY_SIZE];
	struct finds finds = {.num = 0};
	const size_t room = DATA_BYTES - SEAL_BOX_EXTRA;
	const struct ask *a = &w->cmd.ask;
	enum zcc_find what = find_asked(a->board.kind, a->dossier.query);
	size_t len = 0;
	ZCC_MUST(find_key(what, a->dossier.query, key) == WHY_NONE);
	int code = find(e, w, what, key, &finds);
	seal_wipe(key, sizeof key);
	if (code != ZCC_OK)
		return code;
	qsort(finds.id, finds.num, sizeof finds.id[0], by_id_down);
	struct wire_search head = {.what = (uint8_t)what, .has_more = finds.has_more};
	if (what == FIND_NAME)
		head.from = names_from(e);
	ZCC_MUST(wire_encode_search(&head, e->boxed, room, &len) == ZCC_OK);
	for (uint32_t i = 0; i < finds.num && code == ZCC_OK && w->no.code == ZCC_OK; i++) {
		struct wire_found found = {.noted_ms = 0};
		code = tell_found(e, w, finds.id[i], &found);
		if (code == ZCC_OK && w->no.code == ZCC_OK)
			ZCC_MUST(wire_encode_found(&found, e->boxed, room, &len) == ZCC_OK);
	}
	if (code != ZCC_OK || w->no.code != ZCC_OK)
		return code;
	ev->u.searched.found = finds.num;
	return box_answer(e, w, len);
}
