/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking into dossiers that nobody asked to read: for a name, for what is known of who it is about, and
 * after a start for all names, a few cases at a time.  A part is open as long as it is looked at. */
#include "hub/edge/engine_priv.h"

#include "shared/base/err.h"
#include "shared/care/find.h"
#include "shared/care/identity.h"

#include <stdlib.h>
#include <string.h>

enum { FILL_CASES = 4 /* read at a time after a start: a fraction of a millisecond */ };

/* One row with a sealed part, opened: for its names. */
struct look {
	struct engine *e;
	const uint8_t *key;
	const char *query; /* does it hold this?  NULL: keep its marks */
	struct journal_row hit; /* with a query: the row that holds it, but for its bytes; seq 0 = none */
	bool is_full;
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

size_t
part_open(struct engine *e, const uint8_t *key, const struct journal_row *row)
{
	size_t len = 0;
	bool is_open = row->sealed_len >= SEAL_LOCK_EXTRA &&
	    row->sealed_len <= ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA &&
	    vault_unseal(key, row->case_id, row->cmd_id, row->sealed, row->sealed_len, e->boxed,
	        &len) == ZCC_OK &&
	    wire_decode_dossier(e->boxed, len, e->looked) == ZCC_OK;
	return is_open ? len : 0;
}

void
part_shut(struct engine *e)
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
	if (part_open(l->e, l->key, row) == 0) {
		part_shut(l->e);
		return 0;
	}
	if (l->query != NULL) {
		if (holds(d->name, l->query) || holds(d->caller, l->query))
			l->hit = (struct journal_row){.seq = row->seq, .type = row->type, .verb = row->verb};
	} else {
		keep_older(l, row, d->name);
		keep_older(l, row, d->caller);
	}
	part_shut(l->e);
	return 0;
}

/* Of many whose marks are alike few hold the name: only of these the history is read, for what was struck. */
int
look_for_name(struct engine *e, struct work *w, const char *query, uint64_t case_id, uint64_t seq,
    bool *is_it)
{
	struct struck struck;
	struct look l = {.e = e, .key = w->case_key, .query = query};
	int code = case_key(e, w, case_id);
	if (code == ZCC_OK)
		code = e->s.journal->ops->page(e->s.journal, seq, 1, look_at, &l, w->f);
	bool has_hit = code == ZCC_OK && l.hit.seq != 0;
	if (has_hit)
		code = struck_of(e, w, case_id, &struck);
	*is_it = has_hit && code == ZCC_OK && struck_says(&struck, &l.hit).why == STRIKE_NONE;
	return code == ZCC_E_UNKNOWN ? ZCC_OK : code;
}

struct tells {
	struct engine *e;
	const uint8_t *key;
	struct struck struck;
	unsigned told;
};

static int
add_told(const struct journal_row *row, void *arg)
{
	struct tells *t = arg;
	if (struck_says(&t->struck, row).why == STRIKE_NONE && part_open(t->e, t->key, row) > 0)
		t->told |= identity_told(t->e->looked);
	part_shut(t->e);
	return 0;
}

int
look_told(struct engine *e, struct work *w, unsigned *told)
{
	struct tells t = {.e = e, .key = w->case_key, .told = identity_told(&w->cmd.ask.dossier)};
	int code = case_key(e, w, w->cmd.ask.row);
	if (code == ZCC_OK)
		code = struck_of(e, w, w->cmd.ask.row, &t.struck);
	if (code == ZCC_OK)
		code = e->s.journal->ops->parts(e->s.journal, w->cmd.ask.row, add_told, &t, w->f);
	*told = t.told;
	return code == ZCC_E_UNKNOWN ? ZCC_OK : code;
}

struct before {
	struct engine *e;
	const uint8_t *key;
	uint64_t id; /* of the case */
	char date[sizeof((struct ask_dossier *)0)->birth_date];
	struct struck struck;
};

/* They come oldest first: the newest word counts. */
static int
add_before(const struct journal_row *row, void *arg)
{
	struct before *b = arg;
	struct engine *e = b->e;
	if (struck_says(&b->struck, row).why == STRIKE_NONE && part_open(e, b->key, row) > 0) {
		struct ev_part_moved first = part_origin(row);
		const struct book_case *c = book_case(e->s.book, first.from != 0 ? first.from : b->id);
		struct given_part p = {row->seq, first.at_ms, first.verb, c != NULL ? c->row.came : LINE_NONE,
		    first.by, e->looked->answers};
		given_add(e->given, &p);
		if (e->looked->birth_date[0] != '\0')
			memcpy(b->date, e->looked->birth_date, sizeof b->date);
	}
	part_shut(e);
	return 0;
}

struct look_draft {
	struct engine *e;
	struct work *w;
};

/* What somebody answered at a post that fell away is given too (VS-1). */
static int
add_draft(const char *operator, const struct journal_draft *d, void *arg)
{
	struct look_draft *l = arg;
	struct engine *e = l->e;
	struct work *w = l->w;
	struct vault_draft of = {operator, w->cmd.ask.row, d->at_ms};
	size_t len = 0;
	if (strcmp(operator, w->cmd.ask.operator) != 0 && d->len <= ZCC_DOSSIER_MAX + SEAL_LOCK_EXTRA &&
	    vault_unseal_draft(e->s.vault, w->case_key, &of, d->sealed, d->len, e->boxed, &len) == ZCC_OK &&
	    wire_decode_dossier(e->boxed, len, e->looked) == ZCC_OK)
		given_add(e->given, &(struct given_part){0, d->at_ms, VERB_DRAFT, LINE_NONE, operator,
		    e->looked->answers});
	part_shut(e);
	return ZCC_OK;
}

int
look_triage(struct engine *e, struct work *w, struct edge_facts *facts)
{
	uint64_t id = w->cmd.ask.row;
	struct before b = {.e = e, .key = w->case_key, .id = id};
	struct look_draft drafts = {e, w};
	int code = case_key(e, w, id);
	seal_wipe(e->given, sizeof *e->given);
	if (code == ZCC_OK)
		code = struck_of(e, w, id, &b.struck);
	if (code == ZCC_OK)
		code = e->s.journal->ops->parts(e->s.journal, id, add_before, &b, w->f);
	if (code == ZCC_OK && draft_may_read(e, w))
		code = e->s.journal->ops->drafts_of(e->s.journal, id, add_draft, &drafts, w->f);
	if (code == ZCC_OK && date_is_valid(b.date))
		facts->born = (struct protocol_day){(int)strtol(b.date, NULL, 10),
		    (int)strtol(b.date + 5, NULL, 10), (int)strtol(b.date + 8, NULL, 10)};
	facts->given = e->given;
	seal_wipe(b.date, sizeof b.date);
	return code == ZCC_E_UNKNOWN ? ZCC_OK : code;
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
