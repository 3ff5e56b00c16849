/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Is the whole file what was written?  SQLite says so of its structure and of every index against its
 * table, the sums of what no chain covers; rows are the chain's (chain.h), and what is sealed vouches
 * for itself.  So a byte that changed in a column which no index repeats shows here or there.
 */
#include "hub/edge/journal_sqlite_base.h"

#include "shared/base/err.h"

#include <sqlite3.h>
#include <string.h>

static int
damaged(struct sqlite_journal *s, struct fault *f, const char *what)
{
	return fault_set(f, ZCC_E_IO, 0, "journal %s: %s is damaged; restore a backup", s->path, what);
}

static bool
is_bytes(sqlite3_stmt *st, int i, int len)
{
	return sqlite3_column_type(st, i) == SQLITE_BLOB && sqlite3_column_bytes(st, i) == len;
}

/* value and sum in columns i and i + 1.  A value that was erased has neither. */
static bool
is_kept(sqlite3_stmt *st, int i, const char *owner, const uint8_t *id, uint64_t case_id,
    bool may_be_erased)
{
	uint8_t want[SQLITE_SUM_BYTES];
	int type = sqlite3_column_type(st, i);
	if (may_be_erased && type == SQLITE_NULL && sqlite3_column_type(st, i + 1) == SQLITE_NULL)
		return true;
	if ((type != SQLITE_BLOB && type != SQLITE_NULL) || !is_bytes(st, i + 1, sizeof want))
		return false;
	sqlite_sum(want, owner, id, case_id, sqlite3_column_blob(st, i),
	    (uint32_t)sqlite3_column_bytes(st, i));
	return memcmp(sqlite3_column_blob(st, i + 1), want, sizeof want) == 0;
}

static bool
answer_is_kept(sqlite3_stmt *st)
{
	const char *owner = (const char *)sqlite3_column_text(st, 0);
	return owner != NULL && is_bytes(st, 1, ZCC_ID_BYTES) &&
	    sqlite3_column_type(st, 2) == SQLITE_INTEGER &&
	    is_kept(st, 3, owner, sqlite3_column_blob(st, 1), (uint64_t)sqlite3_column_int64(st, 2), true);
}

static bool
meta_is_kept(sqlite3_stmt *st)
{
	static const uint8_t none[ZCC_ID_BYTES];
	const char *name = (const char *)sqlite3_column_text(st, 0);
	return name != NULL && is_kept(st, 1, name, none, 0, false);
}

/* Every row of a statement. */
static int
walk(struct sqlite_journal *s, enum sql which, bool (*is_right)(sqlite3_stmt *), const char *what,
    struct fault *f)
{
	sqlite3_stmt *st = s->sql[which];
	int r = ZCC_OK, step;
	while (r == ZCC_OK && (step = sqlite3_step(st)) != SQLITE_DONE)
		r = step != SQLITE_ROW ? sqlite_fault(s, f, "checking it")
		    : is_right(st)     ? ZCC_OK
		                       : damaged(s, f, what);
	sqlite3_reset(st);
	return r;
}

/* Anything but "ok" is a description that may quote what stands in the file. */
static bool
says_ok(sqlite3_stmt *st)
{
	const char *verdict = (const char *)sqlite3_column_text(st, 0);
	return verdict != NULL && strcmp(verdict, "ok") == 0;
}

int
sqlite_integrity(struct journal *j, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	int r = walk(s, SQL_INTEGRITY, says_ok, "its structure", f);
	if (r == ZCC_OK)
		r = walk(s, SQL_ANSWERS, answer_is_kept, "an answer", f);
	return r == ZCC_OK ? walk(s, SQL_METAS, meta_is_kept, "a kept value", f) : r;
}
