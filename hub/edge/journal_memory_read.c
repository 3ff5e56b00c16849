/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/journal_memory.h"

#include "shared/base/err.h"

#include <string.h>

static int
give(const struct item *it, void *room, uint32_t size, uint32_t *len, struct fault *f)
{
	if (it == NULL)
		return ZCC_E_UNKNOWN;
	if (it->len > size)
		return fault_set(f, ZCC_E_DATA, 0, "a value of %u bytes does not fit in %u", it->len, size);
	if (it->len > 0)
		memcpy(room, it->bytes, it->len);
	*len = it->len;
	return ZCC_OK;
}

int
memory_answer_get(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f)
{
	struct item key = memory_key(ITEM_ANSWER, operator, id, ZCC_ID_BYTES);
	return give(memory_find(memory_of(j), &key, NULL), room, size, len, f);
}

int
memory_key_get(struct journal *j, uint64_t case_id, uint8_t *room, uint32_t size, uint32_t *len,
    struct fault *f)
{
	struct item key = memory_key(ITEM_KEY, "", &case_id, sizeof case_id);
	return give(memory_find(memory_of(j), &key, NULL), room, size, len, f);
}

int
memory_draft_get(struct journal *j, const char *operator, uint64_t slot, int64_t *at_ms,
    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f)
{
	struct item key = memory_key(ITEM_DRAFT, operator, &slot, sizeof slot);
	const struct item *it = memory_find(memory_of(j), &key, NULL);
	if (it != NULL)
		*at_ms = it->at_ms;
	return give(it, room, size, len, f);
}

int
memory_draft_last(struct journal *j, const char *operator, uint64_t *slot, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	const struct item *best = NULL;
	(void)f;
	for (size_t i = 0; i < m->items_num; i++) {
		const struct item *it = m->items[i];
		if (it->is_dead || it->kind != ITEM_DRAFT || it->len == 0 || it->case_id == 0 ||
		    strcmp(it->operator, operator) != 0)
			continue;
		if (best == NULL || it->at_ms > best->at_ms ||
		    (it->at_ms == best->at_ms && it->case_id > best->case_id))
			best = it;
	}
	if (best == NULL)
		return ZCC_E_UNKNOWN;
	*slot = best->case_id;
	return ZCC_OK;
}

/* The oldest after `last`, by time and then by name; NULL = none. */
static const struct item *
next_draft(const struct memory_journal *m, uint64_t slot, const struct item *last)
{
	const struct item *best = NULL;
	for (size_t i = 0; i < m->items_num; i++) {
		const struct item *it = m->items[i];
		bool is_one = !it->is_dead && it->kind == ITEM_DRAFT && it->len > 0 && slot != 0 &&
		    it->case_id == slot;
		if (!is_one || (last != NULL && (it->at_ms < last->at_ms ||
		    (it->at_ms == last->at_ms && strcmp(it->operator, last->operator) <= 0))))
			continue;
		if (best == NULL || it->at_ms < best->at_ms ||
		    (it->at_ms == best->at_ms && strcmp(it->operator, best->operator) < 0))
			best = it;
	}
	return best;
}

int
memory_drafts_of(struct journal *j, uint64_t slot, journal_draft_fn fn, void *arg, struct fault *f)
{
	const struct item *it = NULL;
	int r = ZCC_OK;
	(void)f;
	while (r == ZCC_OK && (it = next_draft(memory_of(j), slot, it)) != NULL) {
		struct journal_draft d = {.at_ms = it->at_ms, .sealed = it->bytes, .len = it->len};
		r = fn(it->operator, &d, arg);
	}
	return r;
}

int
memory_match_find(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], int64_t since_line_ms,
    uint64_t *case_id, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	struct item key = memory_key(ITEM_MATCH, "", hash, ZCC_HASH_BYTES);
	const struct item *best = NULL, *it = NULL;
	(void)f;
	while ((it = memory_find(m, &key, it)) != NULL) {
		if (it->at < since_line_ms)
			continue;
		if (best == NULL || it->at > best->at ||
		    (it->at == best->at && it->case_id > best->case_id))
			best = it;
	}
	if (best == NULL)
		return ZCC_E_UNKNOWN;
	*case_id = best->case_id;
	return ZCC_OK;
}

int
memory_match_each(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES],
    int (*fn)(uint64_t case_id, void *arg), void *arg, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	struct item key = memory_key(ITEM_MATCH, "", hash, ZCC_HASH_BYTES);
	uint64_t below = UINT64_MAX;
	int r = ZCC_OK;
	(void)f;
	while (r == ZCC_OK) {
		const struct item *it = NULL;
		uint64_t best = 0;
		while ((it = memory_find(m, &key, it)) != NULL)
			if (it->case_id < below && it->case_id > best)
				best = it->case_id;
		if (best == 0)
			break;
		r = fn(best, arg);
		below = best;
	}
	return r;
}

int
memory_meta_get(struct journal *j, const char *name, void *room, uint32_t size, uint32_t *len,
    struct fault *f)
{
	struct item key = memory_key(ITEM_META, "", name, strlen(name));
	return give(memory_find(memory_of(j), &key, NULL), room, size, len, f);
}

int
memory_page(struct journal *j, uint64_t from, uint32_t max, journal_row_fn fn, void *arg,
    struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	int r = ZCC_OK;
	(void)f;
	/* Rows have no gaps, so the row of seq n stands at n - 1. */
	size_t i = from == 0 ? 0 : (size_t)(from - 1);
	for (uint32_t n = 0; n < max && i < m->rows_num && r == 0; n++, i++)
		r = fn(&m->rows[i], arg);
	return r;
}

int
memory_parts(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	int r = ZCC_OK;
	(void)f;
	for (size_t i = 0; i < m->rows_num && r == 0; i++)
		if (m->rows[i].case_id == case_id && m->rows[i].sealed_len > 0)
			r = fn(&m->rows[i], arg);
	return r;
}

int
memory_history(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	int r = ZCC_OK;
	(void)f;
	for (size_t i = 0; i < m->rows_num && r == 0; i++)
		if (m->rows[i].case_id == case_id && case_id != 0)
			r = fn(&m->rows[i], arg);
	return r;
}

int
memory_head(struct journal *j, uint64_t *seq, uint8_t h[ZCC_HASH_BYTES], struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	(void)f;
	*seq = m->rows_num;
	if (m->rows_num == 0)
		memset(h, 0, ZCC_HASH_BYTES);
	else
		memcpy(h, m->rows[m->rows_num - 1].h, ZCC_HASH_BYTES);
	return ZCC_OK;
}

int
memory_checkpoints(struct journal *j,
    int (*fn)(uint64_t seq, const uint8_t *h, const uint8_t *sig, void *arg), void *arg,
    struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	int r = ZCC_OK;
	(void)f;
	for (size_t i = 0; i < m->points_num && r == 0; i++)
		r = fn(m->points[i].seq, m->points[i].h, m->points[i].sig, arg);
	return r;
}

/* Nothing outlives a commit here: what was killed is wiped there. */
int
memory_scrub(struct journal *j, struct fault *f)
{
	(void)j;
	(void)f;
	return ZCC_OK;
}

int
memory_integrity(struct journal *j, struct fault *f)
{
	struct memory_journal *m = memory_of(j);
	for (size_t i = 0; i < m->rows_num; i++)
		if (m->rows[i].seq != i + 1)
			return fault_set(f, ZCC_E_IO, 0, "row %zu is not in its place", i + 1);
	return ZCC_OK;
}

uint64_t
memory_bytes(struct journal *j)
{
	struct memory_journal *m = memory_of(j);
	uint64_t n = m->rows_num * sizeof m->rows[0] + m->items_num * sizeof *m->items[0] +
	    m->points_num * sizeof m->points[0];
	for (size_t i = 0; i < m->rows_num; i++)
		n += m->rows[i].header_len + m->rows[i].sig_len + m->rows[i].body_len +
		    m->rows[i].sealed_len;
	for (size_t i = 0; i < m->items_num; i++)
		n += m->items[i]->len;
	return n;
}
