/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing, faults and restart.  Every step asks `faults` before it changes anything, so that a crash
 * (a longjmp out of that call) finds the store whole.
 */
#include "hub/edge/journal_memory.h"

#include "shared/base/err.h"
#include "shared/edge/seal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* --- Store --- */

static uint8_t *
copy_of(const void *data, uint32_t len)
{
	if (len == 0)
		return NULL;
	uint8_t *copy = malloc(len);
	ZCC_MUST(copy != NULL);
	memcpy(copy, data, len);
	return copy;
}

/* Room for one more element. */
static void *
grow(void *array, size_t num, size_t *size, size_t each)
{
	if (num < *size)
		return array;
	*size = *size == 0 ? 64 : 2 * *size;
	void *more = realloc(array, *size * each);
	ZCC_MUST(more != NULL);
	return more;
}

static size_t
bucket_of(const struct item *it)
{
	uint64_t x = 0xcbf29ce484222325U; /* FNV-1a */
	const char *s = it->operator;
	for (; *s != '\0'; s++)
		x = (x ^ (uint8_t)*s) * 0x100000001b3U;
	for (size_t i = 0; i < sizeof it->id; i++)
		x = (x ^ it->id[i]) * 0x100000001b3U;
	return (size_t)((x ^ (x >> 32)) % BUCKETS);
}

struct item
memory_key(enum item_kind kind, const char *operator, const void *id, size_t size)
{
	struct item it = {.kind = kind};
	ZCC_MUST(size <= sizeof it.id && strlen(operator) < sizeof it.operator);
	memcpy(it.operator, operator, strlen(operator));
	memcpy(it.id, id, size);
	return it;
}

struct item *
memory_find(const struct memory_journal *m, const struct item *like, const struct item *after)
{
	struct item *it = after == NULL ? m->bucket[bucket_of(like)] : after->next;
	for (; it != NULL; it = it->next)
		if (!it->is_dead && it->kind == like->kind &&
		    memcmp(it->id, like->id, sizeof it->id) == 0 &&
		    strcmp(it->operator, like->operator) == 0)
			return it;
	return NULL;
}

static void
link_item(struct memory_journal *m, struct item *it)
{
	size_t b = bucket_of(it);
	it->next = m->bucket[b];
	m->bucket[b] = it;
}

static void
add_item(struct memory_journal *m, const struct item *key, const void *data, uint32_t len)
{
	struct item *it = malloc(sizeof *it);
	ZCC_MUST(it != NULL);
	*it = *key;
	it->bytes = copy_of(data, len);
	it->len = len;
	m->items = grow(m->items, m->items_num, &m->items_size,
	    sizeof(struct item *));
	m->items[m->items_num++] = it;
	link_item(m, it);
}

static void
free_item(struct item *it)
{
	if (it->bytes != NULL)
		seal_wipe(it->bytes, it->len);
	free(it->bytes);
	free(it);
}

static void
free_row(struct journal_row *row)
{
	free((void *)(uintptr_t)row->header);
	free((void *)(uintptr_t)row->sig);
	free((void *)(uintptr_t)row->body);
	free((void *)(uintptr_t)row->sealed);
}

static void
kill_item(struct memory_journal *m, struct item *it)
{
	it->is_dead = true;
	m->killed++;
}

/* Killed items go for good, and with them their places in the buckets. */
static void
bury(struct memory_journal *m)
{
	size_t n = 0;
	memset(m->bucket, 0, sizeof m->bucket);
	for (size_t i = 0; i < m->items_num; i++) {
		if (m->items[i]->is_dead) {
			free_item(m->items[i]);
			continue;
		}
		link_item(m, m->items[i]);
		m->items[n++] = m->items[i];
	}
	m->items_num = n;
}

static void
keep(struct memory_journal *m)
{
	if (m->killed > 0)
		bury(m);
	m->killed = 0;
	m->items_kept = m->items_num;
	m->rows_kept = m->rows_num;
	m->points_kept = m->points_num;
}

static void
drop(struct memory_journal *m)
{
	while (m->rows_num > m->rows_kept)
		free_row(&m->rows[--m->rows_num]);
	m->points_num = m->points_kept;
	/* Newest first: each is then the head of its bucket. */
	while (m->items_num > m->items_kept) {
		struct item *it = m->items[--m->items_num];
		m->bucket[bucket_of(it)] = it->next;
		free_item(it);
	}
	for (size_t i = 0; i < m->items_num && m->killed > 0; i++)
		m->items[i]->is_dead = false;
	m->killed = 0;
}

/* --- Steps --- */

static int
fail(struct memory_journal *m, struct fault *f, int code, const char *step)
{
	m->has_failed = true;
	return fault_set(f, code, code == ZCC_E_IO ? EIO : 0, "journal in memory: \"%s\" failed", step);
}

/* A marked step: may it go on? */
static int
step_at(struct memory_journal *m, const char *step, struct fault *f)
{
	ZCC_MUST(m->is_open || m->has_failed);
	if (m->has_failed)
		return fault_set(f, ZCC_E_IO, 0, "journal in memory: an earlier write failed and its "
		    "outcome is not known; start again");
	int r = m->faults.at == NULL ? 0 : m->faults.at(step, m->faults.arg);
	return r == 0 ? ZCC_OK : fail(m, f, r, step);
}

static int
begin(struct journal *j, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	ZCC_MUST(!m->is_open || m->has_failed);
	m->is_open = true;
	int r = step_at(m, "begin", f);
	m->is_open = r == ZCC_OK;
	return r;
}

static int
append(struct journal *j, const struct journal_row *row, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	if (row->seq != m->rows_num + 1)
		return fault_set(f, ZCC_E_DATA, 0, "row %llu does not follow row %zu",
		    (unsigned long long)row->seq, m->rows_num);
	int r = step_at(m, "append", f);
	if (r != ZCC_OK)
		return r;
	m->rows = grow(m->rows, m->rows_num, &m->rows_size, sizeof *m->rows);
	struct journal_row *copy = &m->rows[m->rows_num++];
	*copy = *row;
	copy->header = copy_of(row->header, row->header_len);
	copy->sig = copy_of(row->sig, row->sig_len);
	copy->body = copy_of(row->body, row->body_len);
	copy->sealed = copy_of(row->sealed, row->sealed_len);
	return ZCC_OK;
}

static int
answer_put(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
    const struct journal_answer *a, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	struct item key = memory_key(ITEM_ANSWER, operator, id, ZCC_ID_BYTES);
	int r = step_at(m, "answer", f);
	if (r != ZCC_OK)
		return r;
	if (memory_find(m, &key, NULL) != NULL)
		return fail(m, f, ZCC_E_IO, "answer");
	key.case_id = a->case_id;
	key.at = a->at_line;
	add_item(m, &key, a->bytes, a->len);
	return ZCC_OK;
}

static int
key_put(struct journal *j, uint64_t case_id, const uint8_t *wrapped, uint32_t len, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	struct item key = memory_key(ITEM_KEY, "", &case_id, sizeof case_id);
	int r = step_at(m, "key", f);
	if (r != ZCC_OK)
		return r;
	if (len == 0 || memory_find(m, &key, NULL) != NULL)
		return fail(m, f, ZCC_E_IO, "key");
	key.case_id = case_id;
	add_item(m, &key, wrapped, len);
	return ZCC_OK;
}

static int
match_put(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id, int64_t line_ms,
    struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	struct item key = memory_key(ITEM_MATCH, "", hash, ZCC_HASH_BYTES);
	int r = step_at(m, "match", f);
	if (r != ZCC_OK)
		return r;
	key.case_id = case_id;
	key.at = line_ms;
	add_item(m, &key, NULL, 0);
	return ZCC_OK;
}

static int
match_drop(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	struct item key = memory_key(ITEM_MATCH, "", hash, ZCC_HASH_BYTES);
	int r = step_at(m, "match", f);
	if (r != ZCC_OK)
		return r;
	for (struct item *it = memory_find(m, &key, NULL); it != NULL; it = memory_find(m, &key, it))
		if (it->case_id == case_id)
			kill_item(m, it);
	return ZCC_OK;
}

static int
checkpoint_put(struct journal *j, uint64_t seq, const uint8_t h[ZCC_HASH_BYTES],
    const uint8_t sig[ZCC_SIG_BYTES], struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	int r = step_at(m, "checkpoint", f);
	if (r != ZCC_OK)
		return r;
	if (m->points_num > 0 && m->points[m->points_num - 1].seq >= seq)
		return fail(m, f, ZCC_E_IO, "checkpoint");
	m->points = grow(m->points, m->points_num, &m->points_size, sizeof *m->points);
	struct point *p = &m->points[m->points_num++];
	p->seq = seq;
	memcpy(p->h, h, sizeof p->h);
	memcpy(p->sig, sig, sizeof p->sig);
	return ZCC_OK;
}

static int
draft_put(struct journal *j, const char *operator, uint64_t slot, const struct journal_draft *d,
    struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	struct item key = memory_key(ITEM_DRAFT, operator, &slot, sizeof slot);
	int r = step_at(m, "draft", f);
	if (r != ZCC_OK)
		return r;
	struct item *was = memory_find(m, &key, NULL);
	if (was != NULL)
		kill_item(m, was);
	key.case_id = slot;
	key.at = d->at_line;
	key.at_ms = d->at_ms;
	add_item(m, &key, d->sealed, d->len);
	return ZCC_OK;
}

static int
erase(struct journal *j, uint64_t case_id, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	int r = step_at(m, "erase", f);
	if (r != ZCC_OK)
		return r;
	for (size_t i = 0, num = m->items_num; i < num; i++) {
		struct item *it = m->items[i];
		if (it->is_dead || it->case_id != case_id || it->kind == ITEM_META)
			continue;
		kill_item(m, it);
		if (it->kind != ITEM_ANSWER)
			continue;
		struct item blank = *it;
		blank.is_dead = false;
		add_item(m, &blank, NULL, 0);
	}
	return ZCC_OK;
}

static int
answers_expire(struct journal *j, int64_t before_line, uint32_t max, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	int r = step_at(m, "expire", f);
	uint32_t answers = max, drafts = max;
	for (size_t i = 0; r == ZCC_OK && i < m->items_num; i++) {
		struct item *it = m->items[i];
		bool is_answer = it->kind == ITEM_ANSWER;
		bool is_old = is_answer || (it->kind == ITEM_DRAFT && (it->len == 0 || it->case_id == 0));
		uint32_t *left = is_answer ? &answers : &drafts;
		if (it->is_dead || !is_old || it->at >= before_line || *left == 0)
			continue;
		kill_item(m, it);
		(*left)--;
	}
	return r;
}

static int
meta_put(struct journal *j, const char *name, const void *data, uint32_t len, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	struct item key = memory_key(ITEM_META, "", name, strlen(name));
	int r = step_at(m, "meta", f);
	if (r != ZCC_OK)
		return r;
	struct item *was = memory_find(m, &key, NULL);
	if (was != NULL)
		kill_item(m, was);
	add_item(m, &key, data, len);
	return ZCC_OK;
}

static int
commit(struct journal *j, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	m->is_committing = true;
	int r = step_at(m, "commit-before", f);
	if (r != ZCC_OK)
		return r; /* is_committing stands: the restart decides */
	keep(m);
	m->is_committing = false;
	r = step_at(m, "commit-after", f);
	m->is_open = false;
	return r;
}

static void
close_journal(struct journal *j)
{
	struct memory_journal *m = memory_of(j);
	for (size_t i = 0; i < m->rows_num; i++)
		free_row(&m->rows[i]);
	for (size_t i = 0; i < m->items_num; i++)
		free_item(m->items[i]);
	free(m->rows);
	free(m->items);
	free(m->points);
	free(m);
}

static const struct journal_ops ops = {
    .begin = begin,
    .append = append,
    .answer_put = answer_put,
    .key_put = key_put,
    .match_put = match_put,
    .match_drop = match_drop,
    .checkpoint_put = checkpoint_put,
    .erase = erase,
    .answers_expire = answers_expire,
    .meta_put = meta_put,
    .draft_put = draft_put,
    .commit = commit,
    .answer_get = memory_answer_get,
    .key_get = memory_key_get,
    .draft_get = memory_draft_get,
    .draft_last = memory_draft_last,
    .drafts_of = memory_drafts_of,
    .match_find = memory_match_find,
    .match_each = memory_match_each,
    .meta_get = memory_meta_get,
    .page = memory_page,
    .parts = memory_parts,
    .history = memory_history,
    .head = memory_head,
    .checkpoints = memory_checkpoints,
    .scrub = memory_scrub,
    .integrity = memory_integrity,
    .bytes = memory_bytes,
    .close = close_journal,
};

struct journal *
journal_memory_new(const struct journal_faults *faults)
{
	struct memory_journal *m = calloc(1, sizeof *m);
	ZCC_MUST(m != NULL);
	m->base.ops = &ops;
	if (faults != NULL)
		m->faults = *faults;
	return &m->base;
}

void
journal_memory_restart(struct journal *j)
{
	struct memory_journal *m = memory_of(j);
	bool is_kept = m->is_committing && m->faults.keeps != NULL && m->faults.keeps(m->faults.arg);
	if (is_kept)
		keep(m);
	else
		drop(m);
	m->is_open = m->has_failed = m->is_committing = false;
}
