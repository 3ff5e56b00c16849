/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * journal_sqlite_base - private to journal_sqlite*.c: what the opening, writing and reading parts share.
 *
 * Tests: unit/test_journal.c.   Threads: one.   Memory: one struct, statements prepared at open.
 */
#ifndef ZCC_JOURNAL_SQLITE_BASE_H
#define ZCC_JOURNAL_SQLITE_BASE_H

#include "hub/edge/journal.h"

#include <limits.h>

struct sqlite3;
struct sqlite3_stmt;

/* Every statement there is; the text of each stands in journal_sqlite_setup.c. */
enum sql {
	SQL_BEGIN,
	SQL_COMMIT,
	SQL_APPEND,
	SQL_ANSWER_PUT,
	SQL_KEY_PUT,
	SQL_MATCH_PUT,
	SQL_MATCH_DROP,
	SQL_CHECKPOINT_PUT,
	SQL_META_PUT,
	SQL_DRAFT_PUT,
	SQL_ERASE_KEY,
	SQL_ERASE_MATCHES,
	SQL_ERASE_ANSWERS,
	SQL_ERASE_DRAFTS,
	SQL_EXPIRE,
	SQL_EXPIRE_DRAFTS,
	SQL_ANSWER_GET,
	SQL_KEY_GET,
	SQL_MATCH_FIND,
	SQL_MATCH_EACH,
	SQL_META_GET,
	SQL_DRAFT_GET,
	SQL_DRAFT_LAST,
	SQL_DRAFTS_OF,
	SQL_PAGE,
	SQL_PARTS,
	SQL_HISTORY,
	SQL_HEAD,
	SQL_CHECKPOINTS,
	SQL_SCRUB,
	SQL_INTEGRITY,
	SQL_ANSWERS,
	SQL_METAS,
	SQL_NUM
};

struct sqlite_journal {
	struct journal base; /* first: a struct journal * is one of these */
	struct sqlite3 *db;
	struct sqlite3_stmt *sql[SQL_NUM];
	char path[PATH_MAX];
	char wal[PATH_MAX + 4]; /* path with "-wal" */
	char begun[PATH_MAX + 6]; /* path with ".begun": there was a commit once */
	uint64_t head_seq;      /* newest row, of this transaction too */
	uint8_t head_h[ZCC_HASH_BYTES];
	int wal_pages;          /* in the log after the last commit */
	bool is_open; /* between begin and commit */
	bool has_failed;
};

static inline struct sqlite_journal *
sqlite_of(struct journal *j)
{
	return (struct sqlite_journal *)j;
}

/* journal_sqlite_base.c */
/* What SQLite said, in its fixed words and number, never with a row's content.  Returns the code:
 * ZCC_E_FULL, ZCC_E_BUSY or ZCC_E_IO. */
int sqlite_fault(struct sqlite_journal *s, struct fault *f, const char *doing);

/* Eight bytes that tell whether a kept value is the one that was written; for the tables that no
 * chain, signature or seal covers.  `owner`, `id` and `case_id`
 * are its place. */
enum { SQLITE_SUM_BYTES = 8 };
void sqlite_sum(uint8_t out[SQLITE_SUM_BYTES], const char *owner, const uint8_t id[ZCC_ID_BYTES],
    uint64_t case_id, const void *data, uint32_t len);

/* journal_sqlite_setup.c: settings, version, schema, statements of an opened file.
 *   is_frozen   it cannot be written at all */
int sqlite_setup(struct sqlite_journal *s, bool is_read_only, bool is_frozen, struct fault *f);

/* journal_sqlite_check.c */
int sqlite_integrity(struct journal *j, struct fault *f);

/* journal_sqlite_wal.c: the log beside it, before SQLite reads it.  ZCC_E_IO: it is damaged where
 * SQLite would drop acknowledged groups without a word.  The group that a crash cut short is said. */
int sqlite_wal_check(struct sqlite_journal *s, struct fault *f);

/* journal_sqlite_write.c */
int sqlite_begin(struct journal *j, struct fault *f);
int sqlite_append(struct journal *j, const struct journal_row *row, struct fault *f);
int sqlite_answer_put(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
    const struct journal_answer *a, struct fault *f);
int sqlite_key_put(struct journal *j, uint64_t case_id, const uint8_t *wrapped, uint32_t len,
    struct fault *f);
int sqlite_match_put(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id,
    int64_t line_ms, struct fault *f);
int sqlite_match_drop(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id,
    struct fault *f);
int sqlite_checkpoint_put(struct journal *j, uint64_t seq, const uint8_t h[ZCC_HASH_BYTES],
    const uint8_t sig[ZCC_SIG_BYTES], struct fault *f);
int sqlite_draft_put(struct journal *j, const char *operator, uint64_t slot,
    const struct journal_draft *d, struct fault *f);
int sqlite_erase(struct journal *j, uint64_t case_id, struct fault *f);
int sqlite_answers_expire(struct journal *j, int64_t before_line, uint32_t max, struct fault *f);
int sqlite_meta_put(struct journal *j, const char *name, const void *data, uint32_t len,
    struct fault *f);
int sqlite_commit(struct journal *j, struct fault *f);

/* journal_sqlite_read.c */
int sqlite_answer_get(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f);
int sqlite_key_get(struct journal *j, uint64_t case_id, uint8_t *room, uint32_t size, uint32_t *len,
    struct fault *f);
int sqlite_draft_get(struct journal *j, const char *operator, uint64_t slot, int64_t *at_ms,
    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f);
int sqlite_draft_last(struct journal *j, const char *operator, uint64_t *slot, struct fault *f);
int sqlite_drafts_of(struct journal *j, uint64_t slot, journal_draft_fn fn, void *arg,
    struct fault *f);
int sqlite_match_find(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], int64_t since_line_ms,
    uint64_t *case_id, struct fault *f);
int sqlite_match_each(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES],
    int (*fn)(uint64_t case_id, void *arg), void *arg, struct fault *f);
int sqlite_meta_get(struct journal *j, const char *name, void *room, uint32_t size, uint32_t *len,
    struct fault *f);
int sqlite_page(struct journal *j, uint64_t from, uint32_t max, journal_row_fn fn, void *arg,
    struct fault *f);
int sqlite_parts(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg, struct fault *f);
int sqlite_history(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg,
    struct fault *f);
int sqlite_head(struct journal *j, uint64_t *seq, uint8_t h[ZCC_HASH_BYTES], struct fault *f);
int sqlite_checkpoints(struct journal *j,
    int (*fn)(uint64_t seq, const uint8_t *h, const uint8_t *sig, void *arg), void *arg,
    struct fault *f);
/* Read the newest row into head_seq and head_h. */
int sqlite_head_load(struct sqlite_journal *s, struct fault *f);

#endif
