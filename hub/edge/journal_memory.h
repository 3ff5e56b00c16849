/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * journal_memory - private to journal_memory*.c: the store that the writing and reading parts share.
 *
 * Two arrays grow at their end: rows, and items (everything that is not a row).  An item is never
 * changed, only killed and, where needed, replaced by a later one; so a transaction is undone by
 * cutting both arrays and calling back to life what it killed.  Killed items are freed at commit.
 *
 * Tests: unit/test_journal.c.   Threads: one.   Memory: the heap; a failure there ends the process.
 */
#ifndef ZCC_JOURNAL_MEMORY_H
#define ZCC_JOURNAL_MEMORY_H

#include "hub/edge/journal.h"

enum item_kind { ITEM_ANSWER = 1, ITEM_KEY, ITEM_MATCH, ITEM_META, ITEM_DRAFT };

enum { ITEM_ID_SIZE = 32 }; /* a command id, a hash, or a name of meta */

struct item {
	enum item_kind kind;
	bool is_dead;
	char operator[ZCC_OPERATOR_SIZE];
	uint8_t id[ITEM_ID_SIZE];
	uint64_t case_id;
	int64_t at; /* line_ms of an answer, a draft, a match */
	int64_t at_ms; /* of a draft */
	uint8_t *bytes;
	uint32_t len;
	struct item *next; /* of the same bucket, older */
};

struct point {
	uint64_t seq;
	uint8_t h[ZCC_HASH_BYTES], sig[ZCC_SIG_BYTES];
};

enum { BUCKETS = 4096 };

struct memory_journal {
	struct journal base; /* first */
	struct journal_faults faults;
	struct journal_row *rows; /* own copies, rising by seq */
	size_t rows_num, rows_size, rows_kept;
	struct item **items;
	size_t items_num, items_size, items_kept;
	struct point *points; /* rising by seq */
	size_t points_num, points_size, points_kept;
	struct item *bucket[BUCKETS];
	size_t killed; /* by this transaction */
	bool is_open, has_failed;
	bool is_committing; /* whether it was kept is decided at the restart */
};

static inline struct memory_journal *
memory_of(struct journal *j)
{
	return (struct memory_journal *)j;
}

/* A key as items keep it: `size` bytes, then zeros. */
struct item memory_key(enum item_kind kind, const char *operator, const void *id, size_t size);
/* Newest living item with the key of `like`, or NULL; `after` (may be NULL) is where to go on. */
struct item *memory_find(const struct memory_journal *m, const struct item *like,
    const struct item *after);

/* journal_memory_read.c */
int memory_answer_get(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f);
int memory_key_get(struct journal *j, uint64_t case_id, uint8_t *room, uint32_t size, uint32_t *len,
    struct fault *f);
int memory_draft_get(struct journal *j, const char *operator, uint64_t slot, int64_t *at_ms,
    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f);
int memory_draft_last(struct journal *j, const char *operator, uint64_t *slot, struct fault *f);
int memory_drafts_of(struct journal *j, uint64_t slot, journal_draft_fn fn, void *arg,
    struct fault *f);
int memory_match_find(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], int64_t since_line_ms,
    uint64_t *case_id, struct fault *f);
int memory_match_each(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES],
    int (*fn)(uint64_t case_id, void *arg), void *arg, struct fault *f);
int memory_meta_get(struct journal *j, const char *name, void *room, uint32_t size, uint32_t *len,
    struct fault *f);
int memory_page(struct journal *j, uint64_t from, uint32_t max, journal_row_fn fn, void *arg,
    struct fault *f);
int memory_parts(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg, struct fault *f);
int memory_history(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg,
    struct fault *f);
int memory_head(struct journal *j, uint64_t *seq, uint8_t h[ZCC_HASH_BYTES], struct fault *f);
int memory_checkpoints(struct journal *j,
    int (*fn)(uint64_t seq, const uint8_t *h, const uint8_t *sig, void *arg), void *arg,
    struct fault *f);
int memory_scrub(struct journal *j, struct fault *f);
int memory_integrity(struct journal *j, struct fault *f);
uint64_t memory_bytes(struct journal *j);

#endif
