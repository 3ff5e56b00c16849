/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading.  A column is believed only when it has the type and the length that writing gives it; a
 * damaged file must not become a wrong row.
 */
#include "hub/edge/journal_sqlite_base.h"

#include "shared/base/err.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* The columns of one result row, in order; the first that is not as written sticks. */
struct columns {
	sqlite3_stmt *st;
	int at;
	bool is_damaged;
};

static int64_t
col_i64(struct columns *c, int64_t lo, int64_t hi)
{
	int i = c->at++;
	int64_t v = sqlite3_column_int64(c->st, i);
	if (sqlite3_column_type(c->st, i) == SQLITE_INTEGER && v >= lo && v <= hi)
		return v;
	c->is_damaged = true;
	return 0;
}

static uint64_t
col_u64(struct columns *c)
{
	return (uint64_t)col_i64(c, INT64_MIN, INT64_MAX);
}

static void
col_text(struct columns *c, char *out, size_t size)
{
	int i = c->at++;
	const unsigned char *s = sqlite3_column_text(c->st, i);
	size_t len = (size_t)sqlite3_column_bytes(c->st, i);
	if (sqlite3_column_type(c->st, i) != SQLITE_TEXT || s == NULL || len >= size ||
	    memchr(s, '\0', len) != NULL) {
		c->is_damaged = true;
		len = 0;
	}
	memset(out, 0, size);
	if (len > 0)
		memcpy(out, s, len);
}

/* NULL is no bytes. */
static void
col_blob(struct columns *c, const uint8_t **data, uint32_t *len)
{
	int i = c->at++;
	int type = sqlite3_column_type(c->st, i);
	*data = sqlite3_column_blob(c->st, i);
	*len = (uint32_t)sqlite3_column_bytes(c->st, i);
	if (type == SQLITE_BLOB && *len > 0)
		return;
	if (type != SQLITE_NULL)
		c->is_damaged = true;
	*data = NULL;
	*len = 0;
}

/* Exactly `size` bytes, or NULL for zeros. */
static void
col_fixed(struct columns *c, uint8_t *out, uint32_t size)
{
	const uint8_t *data;
	uint32_t len;
	col_blob(c, &data, &len);
	memset(out, 0, size);
	if (len == size)
		memcpy(out, data, size);
	else if (len != 0)
		c->is_damaged = true;
}

static struct journal_row
col_row(struct columns *c)
{
	struct journal_row row = {.seq = col_u64(c)};
	char action[2];
	row.type = (uint16_t)col_i64(c, 0, UINT16_MAX);
	row.version = (uint16_t)col_i64(c, 0, UINT16_MAX);
	row.at_ms = col_i64(c, INT64_MIN, INT64_MAX);
	row.line_ms = col_i64(c, INT64_MIN, INT64_MAX);
	row.epoch = col_u64(c);
	col_text(c, row.actor, sizeof row.actor);
	col_text(c, row.responsible, sizeof row.responsible);
	col_text(c, row.role, sizeof row.role);
	row.seat = col_u64(c);
	row.case_id = col_u64(c);
	row.verb = (uint16_t)col_i64(c, 0, UINT16_MAX);
	col_text(c, action, sizeof action);
	row.action = action[0];
	row.outcome = (int16_t)col_i64(c, INT16_MIN, INT16_MAX);
	col_text(c, row.flags, sizeof row.flags);
	col_fixed(c, row.cmd_id, sizeof row.cmd_id);
	col_blob(c, &row.header, &row.header_len);
	col_blob(c, &row.sig, &row.sig_len);
	col_blob(c, &row.body, &row.body_len);
	col_blob(c, &row.sealed, &row.sealed_len);
	col_fixed(c, row.sealed_hash, sizeof row.sealed_hash);
	col_fixed(c, row.h, sizeof row.h);
	return row;
}

/* --- Running --- */

static int
done(sqlite3_stmt *st, int r)
{
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	return r;
}

static int
damaged(struct sqlite_journal *s, struct fault *f, const char *what)
{
	return fault_set(f, ZCC_E_IO, 0, "journal %s: %s is damaged; restore a backup", s->path, what);
}

/* One step of a statement that gives at most one row. */
static int
one(struct sqlite_journal *s, sqlite3_stmt *st, struct columns *c, struct fault *f)
{
	*c = (struct columns){.st = st};
	int step = sqlite3_step(st);
	if (step == SQLITE_ROW)
		return ZCC_OK;
	return step == SQLITE_DONE ? ZCC_E_UNKNOWN : sqlite_fault(s, f, "reading");
}

static int
give(const uint8_t *data, uint32_t data_len, void *room, uint32_t size, uint32_t *len,
    struct fault *f)
{
	if (data_len > size)
		return fault_set(f, ZCC_E_DATA, 0, "a value of %u bytes does not fit in %u", data_len, size);
	if (data_len > 0)
		memcpy(room, data, data_len);
	*len = data_len;
	return ZCC_OK;
}

static bool
sum_is_right(const uint8_t *sum, uint32_t sum_len, const char *owner,
    const uint8_t id[ZCC_ID_BYTES], uint64_t case_id, const uint8_t *data, uint32_t len)
{
	uint8_t want[SQLITE_SUM_BYTES];
	sqlite_sum(want, owner, id, case_id, data, len);
	return sum_len == sizeof want && memcmp(sum, want, sizeof want) == 0;
}

int
sqlite_answer_get(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_ANSWER_GET];
	struct columns c;
	sqlite3_bind_text(st, 1, operator, -1, SQLITE_STATIC);
	sqlite3_bind_blob(st, 2, id, ZCC_ID_BYTES, SQLITE_STATIC);
	int r = one(s, st, &c, f);
	if (r != ZCC_OK)
		return done(st, r);
	const uint8_t *bytes, *sum;
	uint32_t bytes_len, sum_len;
	uint64_t case_id = col_u64(&c);
	col_blob(&c, &bytes, &bytes_len);
	col_blob(&c, &sum, &sum_len);
	bool is_blank = bytes_len == 0 && sum_len == 0; /* its case was erased */
	if (c.is_damaged || (!is_blank && !sum_is_right(sum, sum_len, operator, id, case_id, bytes,
	                                      bytes_len)))
		return done(st, damaged(s, f, "an answer"));
	return done(st, give(bytes, bytes_len, room, size, len, f));
}

int
sqlite_key_get(struct journal *j, uint64_t case_id, uint8_t *room, uint32_t size, uint32_t *len,
    struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_KEY_GET];
	struct columns c;
	sqlite3_bind_int64(st, 1, (int64_t)case_id);
	int r = one(s, st, &c, f);
	if (r != ZCC_OK)
		return done(st, r);
	const uint8_t *wrapped;
	uint32_t wrapped_len;
	col_blob(&c, &wrapped, &wrapped_len);
	if (c.is_damaged)
		return done(st, damaged(s, f, "a case's key"));
	return done(st, give(wrapped, wrapped_len, room, size, len, f));
}

int
sqlite_draft_get(struct journal *j, const char *operator, uint64_t slot, int64_t *at_ms,
    uint8_t *room, uint32_t size, uint32_t *len, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_DRAFT_GET];
	struct columns c;
	sqlite3_bind_text(st, 1, operator, -1, SQLITE_STATIC);
	sqlite3_bind_int64(st, 2, (int64_t)slot);
	int r = one(s, st, &c, f);
	if (r != ZCC_OK)
		return done(st, r);
	const uint8_t *sealed;
	uint32_t sealed_len;
	*at_ms = col_i64(&c, INT64_MIN, INT64_MAX);
	col_blob(&c, &sealed, &sealed_len);
	if (c.is_damaged)
		return done(st, damaged(s, f, "a draft"));
	return done(st, give(sealed, sealed_len, room, size, len, f));
}

int
sqlite_draft_last(struct journal *j, const char *operator, uint64_t *slot, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_DRAFT_LAST];
	struct columns c;
	sqlite3_bind_text(st, 1, operator, -1, SQLITE_STATIC);
	int r = one(s, st, &c, f);
	if (r != ZCC_OK)
		return done(st, r);
	*slot = (uint64_t)col_i64(&c, 1, INT64_MAX);
	return done(st, c.is_damaged ? damaged(s, f, "a draft") : ZCC_OK);
}

int
sqlite_drafts_of(struct journal *j, uint64_t slot, journal_draft_fn fn, void *arg, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_DRAFTS_OF];
	int r = ZCC_OK, step;
	sqlite3_bind_int64(st, 1, (int64_t)slot);
	while (r == ZCC_OK && (step = sqlite3_step(st)) != SQLITE_DONE) {
		struct columns c = {.st = st};
		struct journal_draft d = {0};
		char operator[ZCC_OPERATOR_SIZE];
		if (step != SQLITE_ROW)
			return done(st, sqlite_fault(s, f, "reading drafts"));
		col_text(&c, operator, sizeof operator);
		d.at_ms = col_i64(&c, INT64_MIN, INT64_MAX);
		col_blob(&c, &d.sealed, &d.len);
		r = c.is_damaged ? damaged(s, f, "a draft") : fn(operator, &d, arg);
	}
	return done(st, r);
}

int
sqlite_match_find(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], int64_t since_line_ms,
    uint64_t *case_id, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_MATCH_FIND];
	struct columns c;
	sqlite3_bind_blob(st, 1, hash, ZCC_HASH_BYTES, SQLITE_STATIC);
	sqlite3_bind_int64(st, 2, since_line_ms);
	int r = one(s, st, &c, f);
	if (r != ZCC_OK)
		return done(st, r);
	*case_id = col_u64(&c);
	return done(st, c.is_damaged ? damaged(s, f, "a keyed hash") : ZCC_OK);
}

int
sqlite_match_each(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES],
    int (*fn)(uint64_t case_id, void *arg), void *arg, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_MATCH_EACH];
	int r = ZCC_OK, step;
	sqlite3_bind_blob(st, 1, hash, ZCC_HASH_BYTES, SQLITE_STATIC);
	while (r == ZCC_OK && (step = sqlite3_step(st)) != SQLITE_DONE) {
		struct columns c = {.st = st};
		if (step != SQLITE_ROW)
			return done(st, sqlite_fault(s, f, "reading keyed hashes"));
		uint64_t case_id = col_u64(&c);
		r = c.is_damaged ? damaged(s, f, "a keyed hash") : fn(case_id, arg);
	}
	return done(st, r);
}

int
sqlite_meta_get(struct journal *j, const char *name, void *room, uint32_t size, uint32_t *len,
    struct fault *f)
{
	static const uint8_t none[ZCC_ID_BYTES];
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_META_GET];
	struct columns c;
	sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
	int r = one(s, st, &c, f);
	if (r != ZCC_OK)
		return done(st, r);
	const uint8_t *value, *sum;
	uint32_t value_len, sum_len;
	col_blob(&c, &value, &value_len);
	col_blob(&c, &sum, &sum_len);
	if (c.is_damaged || !sum_is_right(sum, sum_len, name, none, 0, value, value_len))
		return done(st, damaged(s, f, "a kept value"));
	return done(st, give(value, value_len, room, size, len, f));
}

static int
damaged_row(struct sqlite_journal *s, sqlite3_stmt *st, struct fault *f)
{
	char what[32];
	snprintf(what, sizeof what, "row %lld", (long long)sqlite3_column_int64(st, 0));
	return damaged(s, f, what);
}

/* Every row of a bound statement to fn. */
static int
walk_rows(struct sqlite_journal *s, sqlite3_stmt *st, journal_row_fn fn, void *arg, struct fault *f)
{
	int r = ZCC_OK, step;
	while (r == 0 && (step = sqlite3_step(st)) != SQLITE_DONE) {
		struct columns c = {.st = st};
		if (step != SQLITE_ROW) {
			r = sqlite_fault(s, f, "reading rows");
			break;
		}
		struct journal_row row = col_row(&c);
		r = c.is_damaged ? damaged_row(s, st, f) : fn(&row, arg);
	}
	return done(st, r);
}

int
sqlite_page(struct journal *j, uint64_t from, uint32_t max, journal_row_fn fn, void *arg,
    struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_PAGE];
	sqlite3_bind_int64(st, 1, from < INT64_MAX ? (int64_t)from : INT64_MAX);
	sqlite3_bind_int64(st, 2, max);
	return walk_rows(s, st, fn, arg, f);
}

int
sqlite_parts(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_PARTS];
	sqlite3_bind_int64(st, 1, (int64_t)case_id);
	return walk_rows(s, st, fn, arg, f);
}

int
sqlite_history(struct journal *j, uint64_t case_id, journal_row_fn fn, void *arg, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_HISTORY];
	sqlite3_bind_int64(st, 1, (int64_t)case_id);
	return walk_rows(s, st, fn, arg, f);
}

int
sqlite_head_load(struct sqlite_journal *s, struct fault *f)
{
	sqlite3_stmt *st = s->sql[SQL_HEAD];
	struct columns c;
	int r = one(s, st, &c, f);
	if (r == ZCC_E_UNKNOWN)
		return done(st, ZCC_OK); /* empty: seq 0 and zeros, as they are */
	if (r != ZCC_OK)
		return done(st, r);
	s->head_seq = col_u64(&c);
	col_fixed(&c, s->head_h, sizeof s->head_h);
	return done(st, c.is_damaged ? damaged(s, f, "its newest row") : ZCC_OK);
}

int
sqlite_head(struct journal *j, uint64_t *seq, uint8_t h[ZCC_HASH_BYTES], struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	(void)f;
	*seq = s->head_seq;
	memcpy(h, s->head_h, ZCC_HASH_BYTES);
	return ZCC_OK;
}

int
sqlite_checkpoints(struct journal *j,
    int (*fn)(uint64_t seq, const uint8_t *h, const uint8_t *sig, void *arg), void *arg,
    struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_CHECKPOINTS];
	int r = ZCC_OK, step;
	while (r == 0 && (step = sqlite3_step(st)) != SQLITE_DONE) {
		struct columns c = {.st = st};
		uint8_t h[ZCC_HASH_BYTES], sig[ZCC_SIG_BYTES];
		if (step != SQLITE_ROW) {
			r = sqlite_fault(s, f, "reading checkpoints");
			break;
		}
		uint64_t seq = col_u64(&c);
		col_fixed(&c, h, sizeof h);
		col_fixed(&c, sig, sizeof sig);
		r = c.is_damaged ? damaged(s, f, "a checkpoint") : fn(seq, h, sig, arg);
	}
	return done(st, r);
}
