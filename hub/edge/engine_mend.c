/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The wrong patient (ID-2): what was recorded of him in one case goes to that of whom it is about.  Each part
 * is opened with the key of the one and sealed anew with that of the other, byte for byte what was signed, so
 * that erasing either leaves the other; the rows of the first stay, and are read as struck from then on.
 *
 *     [the case that is made]   its key
 *     the row of the command    out: from here on the parts before it are struck
 *     how the wrong case stands
 *     a row for each part       sealed for the right case
 *     in, and how the right case stands
 *
 * All of it is one group: after a crash there is all of it, or nothing.
 */
#include "hub/edge/engine_priv.h"

#include "hub/edge/recover.h"
#include "shared/base/err.h"

#include <string.h>

/* By what two cases are known to be about two people. */
struct person {
	char bsn[12], birth_date[12];
};

struct sort {
	struct engine *e;
	struct work *w;
	const uint8_t *key;
	struct struck struck;
	bool is_damaged;
	bool has_more; /* what is left is found by more than there is room for */
	bool tells_birth;
	struct person moves;
};

/* What came from that case, and was not sent back, is all that goes there again. */
static int
take_since(const struct journal_row *row, void *arg)
{
	struct sort *s = arg;
	struct edge_mend *m = &s->w->mend;
	struct event ev;
	if (row->type != EV_CASE_MENDED || recover_event(row, NULL, &ev, s->w->f) != ZCC_OK)
		return 0;
	m->times += ev.u.mended.way == MEND_OUT;
	if (ev.u.mended.other == s->w->cmd.ask.board.from)
		m->since = ev.u.mended.way == MEND_IN ? ev.u.mended.since : 0;
	return 0;
}

static bool
moves(const struct sort *s, const struct journal_row *row)
{
	return struck_moves(row) && row->sealed_len > 0 && row->seq >= s->w->mend.since &&
	    struck_says(&s->struck, row).why == STRIKE_NONE;
}

static void
add_part(struct sort *s, const struct journal_row *row, struct ev_part_moved p)
{
	struct edge_mend *m = &s->w->mend;
	p.from = row->case_id;
	p.part = row->seq;
	if (m->parts < MEND_PARTS_MAX)
		s->e->mend_part[m->parts] = p;
	m->parts++;
}

static void
keep_limit(struct edge_mend *m, unsigned limit, uint64_t seq, bool is_allowed)
{
	uint8_t bit = (uint8_t)(1U << limit);
	m->left.limit_seq[limit] = seq;
	m->left.limits = is_allowed ? m->left.limits & (uint8_t)~bit : m->left.limits | bit;
}

/* Of a case before anything of this moved: who it is about, and its triage. */
static void
keep_standing(struct edge_mend *m, const struct event *ev)
{
	switch ((enum event_type)ev->type) {
	case EV_CASE_MENDED:
		m->left.who = ev->u.mended.who;
		m->left.age = ev->u.mended.age;
		break;
	case EV_CASE_IDENTIFIED:
		m->left.who = ev->u.identified.who;
		if (ev->u.identified.age != AGE_UNKNOWN)
			m->left.age = ev->u.identified.age;
		break;
	case EV_CASE_CHANGED:
		if (ev->u.changed.urgency_by == BY_NONE)
			break;
		m->left.triage = ev->u.changed.triage;
		m->left.urgency_by = ev->u.changed.urgency_by;
		break;
	default: break;
	}
}

static int
sort_row(const struct journal_row *row, void *arg)
{
	struct sort *s = arg;
	struct edge_mend *m = &s->w->mend;
	struct event ev;
	if (recover_event(row, NULL, &ev, s->w->f) != ZCC_OK)
		return 0;
	if (row->type == EV_CASE_RECEIVED || row->type == EV_CASE_ENTERED)
		m->left.age = ev.u.received.row.age;
	else if (row->seq < m->since)
		keep_standing(m, &ev);
	struct ev_part_moved first = part_origin(row);
	if (moves(s, row))
		add_part(s, row, first);
	else if (first.limit != LIMIT_NONE && struck_says(&s->struck, row).why == STRIKE_NONE)
		keep_limit(m, first.limit, row->seq, first.is_allowed);
	return 0;
}

static void
learn(struct person *p, const struct ask_dossier *d)
{
	if (d->bsn[0] != '\0')
		memcpy(p->bsn, d->bsn, sizeof p->bsn);
	if (d->birth_date[0] != '\0')
		memcpy(p->birth_date, d->birth_date, sizeof p->birth_date);
}

/* By what is left the case is found as before. */
static void
keep_found(struct sort *s, const struct ask_dossier *d)
{
	struct engine *e = s->e;
	uint8_t h[FIND_HASHES][ZCC_HASH_BYTES];
	unsigned num = find_hashes(e, d, h);
	s->has_more = s->has_more || e->mend_left_num + num > MEND_PARTS_MAX;
	for (unsigned i = 0; i < num && !s->has_more; i++)
		memcpy(e->mend_left[e->mend_left_num++], h[i], sizeof h[i]);
}

static int
look_at_own(const struct journal_row *row, void *arg)
{
	struct sort *s = arg;
	struct edge_mend *m = &s->w->mend;
	const struct ask_dossier *d = s->e->looked;
	if (struck_says(&s->struck, row).why != STRIKE_NONE)
		return 0;
	if (part_open(s->e, s->key, row) == 0) {
		s->is_damaged = s->is_damaged || moves(s, row);
	} else if (moves(s, row)) {
		m->moved.has_phone = m->moved.has_phone || d->phone[0] != '\0';
		m->moved.has_address = m->moved.has_address || d->address[0] != '\0';
		s->tells_birth = s->tells_birth || d->birth_date[0] != '\0';
		learn(&s->moves, d);
	} else {
		m->left.has_phone = m->left.has_phone || d->phone[0] != '\0';
		m->left.has_address = m->left.has_address || d->address[0] != '\0';
		keep_found(s, d);
	}
	part_shut(s->e);
	return 0;
}

struct other {
	struct engine *e;
	const uint8_t *key;
	struct struck struck;
	struct person is;
};

static int
look_at_other(const struct journal_row *row, void *arg)
{
	struct other *o = arg;
	if (struck_says(&o->struck, row).why != STRIKE_NONE)
		return 0;
	if (part_open(o->e, o->key, row) > 0)
		learn(&o->is, o->e->looked);
	part_shut(o->e);
	return 0;
}

static bool
are_two(const struct person *a, const struct person *b)
{
	if (a->bsn[0] != '\0' && b->bsn[0] != '\0')
		return strcmp(a->bsn, b->bsn) != 0;
	return a->birth_date[0] != '\0' && b->birth_date[0] != '\0' &&
	    strcmp(a->birth_date, b->birth_date) != 0;
}

/* Is the case that it should go to known to be about somebody else? */
static int
compare(struct engine *e, struct work *w, const struct person *moves_as)
{
	uint64_t id = w->cmd.ask.board.from;
	uint8_t key[ZCC_KEY_BYTES];
	struct other o = {.e = e, .key = key};
	if (id == 0 || book_case(e->s.book, id) == NULL)
		return ZCC_OK;
	int code = vault_case_key(e->s.vault, e->s.journal, id, key, w->f);
	if (code == ZCC_OK)
		code = struck_of(e, w, id, &o.struck);
	if (code == ZCC_OK)
		code = e->s.journal->ops->parts(e->s.journal, id, look_at_other, &o, w->f);
	w->mend.is_other = are_two(moves_as, &o.is);
	seal_wipe(key, sizeof key);
	seal_wipe(&o.is, sizeof o.is);
	return code == ZCC_E_UNKNOWN ? ZCC_OK : code;
}

int
mend_find(struct engine *e, struct work *w)
{
	uint64_t id = w->cmd.ask.row;
	struct journal *j = e->s.journal;
	struct sort s = {.e = e, .w = w, .key = w->case_key};
	w->mend.left.age = w->mend.moved.age = AGE_UNKNOWN;
	w->mended = *book_case(e->s.book, id);
	e->mend_left_num = 0;
	int code = case_key(e, w, id);
	if (code == ZCC_OK)
		code = struck_of(e, w, id, &s.struck);
	if (code == ZCC_OK && (code = j->ops->history(j, id, take_since, &s, w->f)) == ZCC_OK)
		code = j->ops->history(j, id, sort_row, &s, w->f);
	if (code == ZCC_OK)
		code = j->ops->parts(j, id, look_at_own, &s, w->f);
	if (code == ZCC_OK)
		code = compare(e, w, &s.moves);
	if (s.tells_birth)
		w->mend.moved.age = w->mended.row.age;
	e->mend_is_kept = s.has_more;
	seal_wipe(&s.moves, sizeof s.moves);
	seal_wipe_stack();
	if (code == ZCC_OK && s.is_damaged)
		return work_refuse(w, (struct because){WHY_DOSSIER_DAMAGED, numeral(id).text});
	return code == ZCC_E_UNKNOWN ? ZCC_OK : code; /* erased: the rule says so */
}

/* A row of the hub's own in the name of who asked. */
static int
record_his(struct engine *e, struct work *w, struct event *ev)
{
	memcpy(ev->actor, w->cmd.ask.operator, sizeof ev->actor);
	int code = record_own(e, ev, w->now, w->f);
	return code == ZCC_OK ? record_what_follows(e, ev, w->now, w->f) : code;
}

int
mend_begin(struct engine *e, struct work *w)
{
	struct event ev;
	uint8_t key[ZCC_KEY_BYTES];
	if (w->cmd.ask.board.from != 0)
		return ZCC_OK;
	rule_mend_new(e->s.book, &w->mended, w->now, &ev);
	e->s.draw(key, sizeof key, e->s.arg);
	int code = record_his(e, w, &ev);
	if (code == ZCC_OK)
		code = find_new_key(e, ev.u.received.row.id, key, w->f);
	seal_wipe(key, sizeof key);
	return code;
}

struct opened {
	struct engine *e;
	const uint8_t *key;
	size_t len;
};

static int
open_one(const struct journal_row *row, void *arg)
{
	struct opened *o = arg;
	o->len = part_open(o->e, o->key, row);
	return 0;
}

/* The case it was in is not found any more by what only this told. */
static int
lose(struct engine *e, struct work *w, uint64_t case_id)
{
	uint8_t h[FIND_HASHES][ZCC_HASH_BYTES];
	unsigned num = e->mend_is_kept ? 0 : find_hashes(e, e->looked, h);
	int code = ZCC_OK;
	for (unsigned i = 0; i < num && code == ZCC_OK; i++) {
		bool is_left = false;
		for (uint32_t k = 0; k < e->mend_left_num; k++)
			is_left = is_left || memcmp(e->mend_left[k], h[i], sizeof h[i]) == 0;
		if (!is_left)
			code = e->s.journal->ops->match_drop(e->s.journal, h[i], case_id, w->f);
	}
	return code;
}

/* One part, sealed anew: *seq is its row. */
static int
move_part(struct engine *e, struct work *w, struct ev_part_moved *p, const uint8_t *key, uint64_t *seq)
{
	static const uint8_t no_id[ZCC_ID_BYTES]; /* no command is repeated by it */
	struct opened o = {.e = e, .key = w->case_key};
	struct event ev = {.type = EV_PART_MOVED, .u.moved = *p};
	struct record r = {.event = &ev, .sealed = e->sealed};
	int code = e->s.journal->ops->page(e->s.journal, p->part, 1, open_one, &o, w->f);
	if (code < ZCC_OK)
		return code;
	ZCC_MUST(o.len > 0); /* it was looked at in this group */
	memcpy(ev.actor, w->cmd.ask.operator, sizeof ev.actor);
	vault_seal(key, p->id, no_id, e->boxed, o.len, e->sealed);
	r.sealed_len = (uint32_t)o.len + SEAL_LOCK_EXTRA;
	code = record_event(e, &r, w->now, w->f);
	*seq = ev.seq;
	struct find_of of = {p->id, ev.seq, ev.line_ms};
	if (code == ZCC_OK)
		code = lose(e, w, p->from);
	if (code == ZCC_OK)
		code = find_keep(e, w, e->looked, &of);
	part_shut(e);
	return code;
}

static int
move_parts(struct engine *e, struct work *w, uint64_t to, uint64_t *first)
{
	uint8_t key[ZCC_KEY_BYTES];
	uint64_t seq = 0;
	int code = vault_case_key(e->s.vault, e->s.journal, to, key, w->f);
	if (code == ZCC_E_UNKNOWN) /* an erased case is marked so, and was refused */
		code = fault_set(w->f, ZCC_E_IO, 0, "the key of case %llu is gone", (unsigned long long)to);
	for (uint32_t i = 0; i < w->mend.parts && code == ZCC_OK; i++) {
		e->mend_part[i].id = to;
		code = move_part(e, w, &e->mend_part[i], key, &seq);
		*first = *first == 0 ? seq : *first;
	}
	seal_wipe(key, sizeof key);
	seal_wipe_stack();
	return code;
}

int
mend_carry(struct engine *e, struct work *w, const struct event *out)
{
	uint64_t to = out->u.mended.other, first = 0;
	struct event ev;
	int code = case_key(e, w, out->u.mended.id);
	if (code != ZCC_OK)
		return code;
	rule_mend_left(e->s.book, out->u.mended.id, &w->mend, w->now, &ev);
	code = record_his(e, w, &ev);
	if (code == ZCC_OK)
		code = move_parts(e, w, to, &first);
	if (code != ZCC_OK)
		return code;
	rule_mend_came(e->s.book, to, &w->mended, &w->mend, first, &ev);
	code = record_his(e, w, &ev);
	if (code == ZCC_OK && rule_mend_right(e->s.book, to, &w->mended, &w->mend, w->now, &ev) == ZCC_OK)
		code = record_his(e, w, &ev);
	return code;
}
