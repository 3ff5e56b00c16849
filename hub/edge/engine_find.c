/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Finding cases by what their dossiers hold.  A BSN, a phone number and an address are found by their
 * keyed hashes, in all that was ever recorded; a name by its mark (names.h), and then by opening the
 * dossier that may have it.
 */
#include "hub/edge/engine_priv.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/care/find.h"
#include "shared/care/identity.h"

#include <stdlib.h>
#include <string.h>

enum {
	LOOKS_MAX = 2000, /* dossiers that are opened for one search: some 50 ms */
	FILL_CASES = 4    /* read at a time after a start: a fraction of a millisecond */
};

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

/* One row with a sealed part, opened: for its names. */
struct look {
	struct engine *e;
	const uint8_t *key;
	const char *query; /* does it hold this?  NULL: keep its marks */
	bool has_hit, is_full;
};

static void
keep_older(struct look *l, const struct journal_row *row, const char *name)
{
	char key[FIND_KEY_SIZE];
	name_key(name, key);
	if (key[0] != '\0' && !names_add_older(l->e->names, row->case_id, row->seq, key))
		l->is_full = true;
	seal_wipe(key, sizeof key);
}

static bool
holds(const char *name, const char *query)
{
	char key[FIND_KEY_SIZE];
	name_key(name, key);
	bool is_there = name_has(key, query);
	seal_wipe(key, sizeof key);
	return is_there;
}

/* The sealed part of a row in e->looked, until shut_part(); false: it cannot be opened. */
static bool
open_part(struct engine *e, const uint8_t *key, const struct journal_row *row)
{
	size_t len = 0;
	return row->sealed_len >= SEAL_LOCK_EXTRA &&
	    row->sealed_len <= ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA &&
	    vault_unseal(key, row->case_id, row->cmd_id, row->sealed, row->sealed_len, e->boxed,
	        &len) == ZCC_OK &&
	    wire_decode_dossier(e->boxed, len, e->looked) == ZCC_OK;
}

static void
shut_part(struct engine *e)
{
	seal_wipe(e->looked, sizeof *e->looked);
	seal_wipe(e->boxed, ZCC_DOSSIER_MAX);
}

/* What cannot be opened holds no name; who reads that dossier is told that it is damaged. */
static int
look_at(const struct journal_row *row, void *arg)
{
	struct look *l = arg;
	const struct ask_dossier *d = l->e->looked;
	if (!open_part(l->e, l->key, row)) {
		shut_part(l->e);
		return 0;
	}
	if (l->query != NULL) {
		l->has_hit = holds(d->name, l->query) || holds(d->caller, l->query);
	} else {
		keep_older(l, row, d->name);
		keep_older(l, row, d->caller);
	}
	shut_part(l->e);
	return 0;
}

/* Is the name in this row what was asked for? */
static int
look_closer(struct engine *e, struct work *w, const char *query, uint64_t case_id, uint64_t seq,
    bool *is_it)
{
	struct look l = {.e = e, .key = w->case_key, .query = query};
	int code = case_key(e, w, case_id);
	if (code == ZCC_OK)
		code = e->s.journal->ops->page(e->s.journal, seq, 1, look_at, &l, w->f);
	*is_it = l.has_hit;
	return code == ZCC_E_UNKNOWN ? ZCC_OK : code;
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
		code = look_closer(e, w, query, case_id, seq, &is_it);
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
		code = read_found(e, w, finds.id[i], &found);
		if (code == ZCC_OK && w->no.code == ZCC_OK)
			ZCC_MUST(wire_encode_found(&found, e->boxed, room, &len) == ZCC_OK);
	}
	if (code != ZCC_OK || w->no.code != ZCC_OK)
		return code;
	ev->u.searched.found = finds.num;
	return box_answer(e, w, len);
}

static void
keep_new(struct engine *e, uint64_t case_id, uint64_t seq, const char *name)
{
	char key[FIND_KEY_SIZE];
	name_key(name, key);
	if (key[0] != '\0')
		names_add(e->names, case_id, seq, key);
	seal_wipe(key, sizeof key);
}

int
find_keep(struct engine *e, struct work *w, const struct find_of *of)
{
	const struct ask_dossier *d = &w->cmd.ask.dossier;
	struct journal *j = e->s.journal;
	/* a house with an addition to its number is also found without it */
	const struct {
		enum zcc_find what;
		const char *text;
		bool is_part;
	} told[] = {{FIND_BSN, d->bsn, false}, {FIND_PHONE, d->phone, false},
	    {FIND_ADDRESS, d->address, false}, {FIND_ADDRESS, d->address, true}};
	char key[FIND_KEY_SIZE];
	uint8_t h[ZCC_HASH_BYTES];
	int code = ZCC_OK;
	keep_new(e, of->case_id, of->seq, d->name);
	keep_new(e, of->case_id, of->seq, d->caller);
	for (size_t i = 0; i < sizeof told / sizeof told[0] && code == ZCC_OK; i++) {
		bool is_told = told[i].is_part ? address_key(told[i].text, false, key)
		                               : find_key(told[i].what, told[i].text, key) == WHY_NONE;
		if (!is_told)
			continue;
		vault_match(e->s.vault, find_word(told[i].what), key, h);
		code = j->ops->match_put(j, h, of->case_id, of->line_ms, w->f);
	}
	seal_wipe(key, sizeof key);
	return code;
}

/* A returning phone number, BSN or address, by keyed hash (NT-6). */
int
find_earlier(struct engine *e, struct work *w, uint64_t *earlier)
{
	const struct ask_dossier *d = &w->cmd.ask.dossier;
	int64_t since = w->now.line_ms - (int64_t)book_settings(e->s.book)->earlier_s * 1000;
	uint8_t h[ZCC_HASH_BYTES];
	bool makes_case = (verb_needs(w->cmd.ask.verb) & VN_NEW) != 0;
	if (!(makes_case || w->cmd.ask.verb == VERB_IDENTIFY) || !w->cmd.ask.has_dossier)
		return ZCC_OK;
	if (d->phone[0] != '\0' && !phone_clean(d->phone, w->phone))
		w->phone[0] = '\0';
	char house[ADDRESS_KEY_SIZE];
	(void)address_key(d->address, true, house);
	const struct {
		enum zcc_find what;
		const char *text;
	} told[] = {{FIND_BSN, d->bsn}, {FIND_PHONE, w->phone}, {FIND_ADDRESS, house}};
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
		if (told[i].text[0] == '\0')
			continue;
		uint64_t id = 0;
		vault_match(e->s.vault, find_word(told[i].what), told[i].text, h);
		int code = e->s.journal->ops->match_find(e->s.journal, h, since, &id, w->f);
		if (code != ZCC_OK && code != ZCC_E_UNKNOWN)
			return code;
		if (code == ZCC_OK && id > *earlier && id != w->cmd.ask.row)
			*earlier = id;
	}
	return ZCC_OK;
}

struct tells {
	struct engine *e;
	const uint8_t *key;
	unsigned told;
};

static int
add_told(const struct journal_row *row, void *arg)
{
	struct tells *t = arg;
	if (open_part(t->e, t->key, row))
		t->told |= identity_told(t->e->looked);
	shut_part(t->e);
	return 0;
}

int
find_told(struct engine *e, struct work *w, unsigned *told)
{
	struct tells t = {.e = e, .key = w->case_key, .told = identity_told(&w->cmd.ask.dossier)};
	int code = case_key(e, w, w->cmd.ask.row);
	if (code == ZCC_OK)
		code = e->s.journal->ops->parts(e->s.journal, w->cmd.ask.row, add_told, &t, w->f);
	*told = t.told;
	return code == ZCC_E_UNKNOWN ? ZCC_OK : code;
}

void
find_forget(struct engine *e, uint64_t case_id)
{
	names_forget(e->names, case_id);
}

bool
engine_reads(const struct engine *e)
{
	return e->fill_below > 1;
}

void
engine_read_on(struct engine *e)
{
	uint8_t key[ZCC_KEY_BYTES];
	struct look l = {.e = e, .key = key};
	struct journal *j = e->s.journal;
	for (int i = 0; i < FILL_CASES && e->fill_below > 1; i++) {
		struct fault f = {0};
		uint64_t id = e->fill_below - 1;
		/* what cannot be opened ends nothing: whoever asks for that dossier hears of it */
		if (vault_case_key(e->s.vault, j, id, key, &f) == ZCC_OK)
			(void)j->ops->parts(j, id, look_at, &l, &f);
		e->fill_below = l.is_full ? 1 : id;
		e->fill_full = l.is_full ? id + 1 : 0;
	}
	seal_wipe(key, sizeof key);
	seal_wipe_stack();
}
