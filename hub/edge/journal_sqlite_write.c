/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing.  Values are bound by reference (the statement is run and reset before the call returns),
 * and "none" is bound as NULL.
 */
#include "hub/edge/journal_sqlite_base.h"

#include "shared/base/err.h"

#include <sqlite3.h>
#include <string.h>

/* 16 MiB of log: some hundred groups share one checkpoint, which writes a page once however often
 * it changed; a start after a crash has no more than that to read. */
enum { CHECKPOINT_PAGES = 4096 };

/* Turns of answers are at_line x 2^20; a time outside 1970..2248 stands at that edge. */
enum { TURN_SHIFT = 20 };
static const int64_t at_ms_max = (INT64_C(1) << (63 - TURN_SHIFT)) - 2;

static int64_t
turn_of(int64_t at_ms)
{
	int64_t at = at_ms < 0 ? 0 : at_ms > at_ms_max ? at_ms_max : at_ms;
	return at * (INT64_C(1) << TURN_SHIFT);
}

/* Binding: the first failure sticks, as with a cursor. */
struct binder {
	sqlite3_stmt *st;
	int at, result;
};

static struct binder
bind_to(struct sqlite_journal *s, enum sql which)
{
	return (struct binder){.st = s->sql[which]};
}

static void
bind_i64(struct binder *b, int64_t v)
{
	b->result |= sqlite3_bind_int64(b->st, ++b->at, v);
}

static void
bind_u64(struct binder *b, uint64_t v)
{
	bind_i64(b, (int64_t)v); /* the same 64 bits; seats are random and use them all */
}

static void
bind_text(struct binder *b, const char *s, size_t size)
{
	b->result |= sqlite3_bind_text(b->st, ++b->at, s, (int)strnlen(s, size), SQLITE_STATIC);
}

static void
bind_blob(struct binder *b, const void *data, uint32_t len)
{
	b->at++;
	if (len == 0)
		b->result |= sqlite3_bind_null(b->st, b->at);
	else
		b->result |= sqlite3_bind_blob64(b->st, b->at, data, len, SQLITE_STATIC);
}

/* Fixed bytes of which all zeros means none. */
static void
bind_some(struct binder *b, const uint8_t *data, uint32_t len)
{
	uint8_t any = 0;
	for (uint32_t i = 0; i < len; i++)
		any |= data[i];
	bind_blob(b, data, any == 0 ? 0 : len);
}

static int
refuse_failed(struct sqlite_journal *s, struct fault *f)
{
	return fault_set(f, ZCC_E_IO, 0, "journal %s: an earlier write failed and its outcome is not "
	    "known; start again", s->path);
}

/* Run what was bound. */
static int
run(struct sqlite_journal *s, struct binder b, struct fault *f, const char *doing)
{
	ZCC_MUST(s->is_open || s->has_failed);
	if (s->has_failed)
		return refuse_failed(s, f);
	int r = ZCC_OK;
	if (b.result != SQLITE_OK || sqlite3_step(b.st) != SQLITE_DONE) {
		r = sqlite_fault(s, f, doing);
		s->has_failed = true;
	}
	sqlite3_reset(b.st);
	sqlite3_clear_bindings(b.st);
	return r;
}

int
sqlite_begin(struct journal *j, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	ZCC_MUST(!s->is_open || s->has_failed);
	s->is_open = true;
	int r = run(s, bind_to(s, SQL_BEGIN), f, "beginning a group");
	s->is_open = r == ZCC_OK;
	return r;
}

int
sqlite_commit(struct journal *j, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	int r = run(s, bind_to(s, SQL_COMMIT), f, "committing");
	s->is_open = false;
	if (r != ZCC_OK || s->wal_pages < CHECKPOINT_PAGES)
		return r;
	if (sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL) == SQLITE_OK)
		return ZCC_OK;
	s->has_failed = true;
	return sqlite_fault(s, f, "moving its log into place");
}

int
sqlite_append(struct journal *j, const struct journal_row *row, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	if (row->seq != s->head_seq + 1)
		return fault_set(f, ZCC_E_DATA, 0, "row %llu does not follow row %llu",
		    (unsigned long long)row->seq, (unsigned long long)s->head_seq);
	struct binder b = bind_to(s, SQL_APPEND);
	bind_u64(&b, row->seq);
	bind_i64(&b, row->type);
	bind_i64(&b, row->version);
	bind_i64(&b, row->at_ms);
	bind_i64(&b, row->line_ms);
	bind_u64(&b, row->epoch);
	bind_text(&b, row->actor, sizeof row->actor);
	bind_text(&b, row->responsible, sizeof row->responsible);
	bind_text(&b, row->role, sizeof row->role);
	bind_u64(&b, row->seat);
	bind_u64(&b, row->case_id);
	bind_i64(&b, row->verb);
	bind_text(&b, &row->action, 1);
	bind_i64(&b, row->outcome);
	bind_text(&b, row->flags, sizeof row->flags);
	bind_some(&b, row->cmd_id, sizeof row->cmd_id);
	bind_blob(&b, row->header, row->header_len);
	bind_blob(&b, row->sig, row->sig_len);
	bind_blob(&b, row->body, row->body_len);
	bind_blob(&b, row->sealed, row->sealed_len);
	bind_some(&b, row->sealed_hash, sizeof row->sealed_hash);
	bind_blob(&b, row->h, sizeof row->h);
	int r = run(s, b, f, "appending a row");
	if (r == ZCC_OK) {
		s->head_seq = row->seq;
		memcpy(s->head_h, row->h, sizeof s->head_h);
	}
	return r;
}

int
sqlite_answer_put(struct journal *j, const char *operator, const uint8_t id[ZCC_ID_BYTES],
    const struct journal_answer *a, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	struct binder b = bind_to(s, SQL_ANSWER_PUT);
	uint8_t sum[SQLITE_SUM_BYTES];
	sqlite_sum(sum, operator, id, a->case_id, a->bytes, a->len);
	bind_i64(&b, turn_of(a->at_line));
	bind_text(&b, operator, ZCC_OPERATOR_SIZE);
	bind_blob(&b, id, ZCC_ID_BYTES);
	bind_u64(&b, a->case_id);
	bind_blob(&b, a->bytes, a->len);
	bind_blob(&b, sum, a->len == 0 ? 0 : sizeof sum);
	return run(s, b, f, "keeping an answer");
}

int
sqlite_key_put(struct journal *j, uint64_t case_id, const uint8_t *wrapped, uint32_t len,
    struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	struct binder b = bind_to(s, SQL_KEY_PUT);
	bind_u64(&b, case_id);
	bind_blob(&b, wrapped, len);
	return run(s, b, f, "keeping a case's key");
}

int
sqlite_match_put(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id,
    int64_t line_ms, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	struct binder b = bind_to(s, SQL_MATCH_PUT);
	bind_blob(&b, hash, ZCC_HASH_BYTES);
	bind_i64(&b, line_ms);
	bind_u64(&b, case_id);
	return run(s, b, f, "keeping a keyed hash");
}

int
sqlite_match_drop(struct journal *j, const uint8_t hash[ZCC_HASH_BYTES], uint64_t case_id,
    struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	struct binder b = bind_to(s, SQL_MATCH_DROP);
	bind_blob(&b, hash, ZCC_HASH_BYTES);
	bind_u64(&b, case_id);
	return run(s, b, f, "letting a keyed hash go");
}

int
sqlite_checkpoint_put(struct journal *j, uint64_t seq, const uint8_t h[ZCC_HASH_BYTES],
    const uint8_t sig[ZCC_SIG_BYTES], struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	struct binder b = bind_to(s, SQL_CHECKPOINT_PUT);
	bind_u64(&b, seq);
	bind_blob(&b, h, ZCC_HASH_BYTES);
	bind_blob(&b, sig, ZCC_SIG_BYTES);
	return run(s, b, f, "keeping a checkpoint");
}

int
sqlite_draft_put(struct journal *j, const char *operator, uint64_t slot,
    const struct journal_draft *d, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	struct binder b = bind_to(s, SQL_DRAFT_PUT);
	bind_text(&b, operator, ZCC_OPERATOR_SIZE);
	bind_u64(&b, slot);
	bind_i64(&b, d->at_ms);
	bind_i64(&b, d->at_line);
	bind_blob(&b, d->sealed, d->len);
	return run(s, b, f, "keeping a draft");
}

int
sqlite_erase(struct journal *j, uint64_t case_id, struct fault *f)
{
	static const enum sql steps[] = {
	    SQL_ERASE_KEY, SQL_ERASE_MATCHES, SQL_ERASE_ANSWERS, SQL_ERASE_DRAFTS};
	struct sqlite_journal *s = sqlite_of(j);
	int r = ZCC_OK;
	for (size_t i = 0; i < sizeof steps / sizeof steps[0] && r == ZCC_OK; i++) {
		struct binder b = bind_to(s, steps[i]);
		bind_u64(&b, case_id);
		r = run(s, b, f, "erasing a case");
	}
	return r;
}

int
sqlite_answers_expire(struct journal *j, int64_t before_line, uint32_t max, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	struct binder b = bind_to(s, SQL_EXPIRE);
	bind_i64(&b, turn_of(before_line));
	bind_i64(&b, max);
	int r = run(s, b, f, "dropping old answers");
	if (r != ZCC_OK)
		return r;
	b = bind_to(s, SQL_EXPIRE_DRAFTS);
	bind_i64(&b, before_line);
	bind_i64(&b, max);
	return run(s, b, f, "dropping old drafts");
}

int
sqlite_meta_put(struct journal *j, const char *name, const void *data, uint32_t len,
    struct fault *f)
{
	static const uint8_t none[ZCC_ID_BYTES];
	struct sqlite_journal *s = sqlite_of(j);
	struct binder b = bind_to(s, SQL_META_PUT);
	uint8_t sum[SQLITE_SUM_BYTES];
	sqlite_sum(sum, name, none, 0, data, len);
	bind_text(&b, name, strlen(name));
	bind_blob(&b, data, len);
	bind_blob(&b, sum, sizeof sum);
	return run(s, b, f, "keeping a value");
}
