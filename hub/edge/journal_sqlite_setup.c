/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the engine is told, what the file must look like, and every statement.  A setting is read
 * back, since a pragma that does not apply says nothing.
 *
 * The file is not trusted to be ours: its schema must be this one, text for text, and triggers,
 * views and the functions that reach outside are off.
 */
#include "hub/edge/journal_sqlite_base.h"

#include "shared/base/err.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USER_VERSION = 1 };

/*
 * Columns by eye: `sqlite3 journal.db 'select * from events'` is an audit.  NULL stands for "none".
 *
 * answers: `turn` is at_line x 2^20 plus a serial number, so that the table lies in order of time:
 * inserting appends, expiring takes a range from the front, and no second index by time is paid for
 * with each answer.  A clock that once ran ahead leaves its rows at the end, not in the way.  Only
 * erase looks by case: among the answers from the case's first event to its last, since every answer
 * about a case comes with an event about it.  Of an old case, none is left to be looked at.
 *
 * events_case holds what is about a case, in order of seq: a case has some ten rows, of which `parts`
 * reads all to give those with a sealed part.
 *
 * drafts: sealed NULL stands for a deleted one, which `expire` takes away once no older one can come
 * (a command's id is good for a day).  What is sealed vouches for itself.
 */
static const char *const schema[] = {
    "CREATE TABLE events ("
    "seq INTEGER PRIMARY KEY, type INTEGER NOT NULL, version INTEGER NOT NULL, "
    "at_ms INTEGER NOT NULL, line_ms INTEGER NOT NULL, epoch INTEGER NOT NULL, "
    "actor TEXT NOT NULL, responsible TEXT NOT NULL, role TEXT NOT NULL, "
    "seat INTEGER NOT NULL, case_id INTEGER NOT NULL, verb INTEGER NOT NULL, "
    "action TEXT NOT NULL, outcome INTEGER NOT NULL, flags TEXT NOT NULL, cmd_id BLOB, "
    "header BLOB, sig BLOB, body BLOB, sealed BLOB, sealed_hash BLOB, h BLOB NOT NULL) STRICT",
    "CREATE INDEX events_case ON events(case_id) WHERE case_id <> 0",
    "CREATE TABLE answers (turn INTEGER PRIMARY KEY, operator TEXT NOT NULL, id BLOB NOT NULL, "
    "case_id INTEGER NOT NULL, bytes BLOB, sum BLOB, UNIQUE (operator, id)) STRICT",
    "CREATE TABLE case_keys (case_id INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT",
    "CREATE TABLE matches (hash BLOB NOT NULL, line_ms INTEGER NOT NULL, case_id INTEGER NOT NULL, "
    "PRIMARY KEY (hash, line_ms, case_id)) STRICT, WITHOUT ROWID",
    "CREATE INDEX matches_case ON matches(case_id)",
    "CREATE TABLE checkpoints (seq INTEGER PRIMARY KEY, h BLOB NOT NULL, sig BLOB NOT NULL) STRICT",
    "CREATE TABLE drafts (operator TEXT NOT NULL, slot INTEGER NOT NULL, at_ms INTEGER NOT NULL, "
    "at_line INTEGER NOT NULL, sealed BLOB, PRIMARY KEY (operator, slot)) STRICT",
    "CREATE INDEX drafts_slot ON drafts(slot) WHERE slot <> 0",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB, sum BLOB NOT NULL) "
    "STRICT, WITHOUT ROWID",
};
enum { SCHEMA_NUM = sizeof schema / sizeof schema[0] };

#define EVENT_COLUMNS                                                                              \
	"seq, type, version, at_ms, line_ms, epoch, actor, responsible, role, seat, case_id, verb, " \
	"action, outcome, flags, cmd_id, header, sig, body, sealed, sealed_hash, h"

static const char *const statements[SQL_NUM] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_APPEND] = "INSERT INTO events (" EVENT_COLUMNS ") "
                   "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [SQL_ANSWER_PUT] = "INSERT INTO answers (turn, operator, id, case_id, bytes, sum) VALUES ("
                       "coalesce((SELECT max(turn) + 1 FROM answers "
                       "WHERE turn BETWEEN ?1 AND ?1 + 1048575), ?1), ?2, ?3, ?4, ?5, ?6)",
    [SQL_KEY_PUT] = "INSERT INTO case_keys (case_id, wrapped) VALUES (?, ?)",
    [SQL_MATCH_PUT] = "INSERT INTO matches (hash, line_ms, case_id) VALUES (?, ?, ?) "
                      "ON CONFLICT DO NOTHING",
    [SQL_MATCH_DROP] = "DELETE FROM matches WHERE hash = ? AND case_id = ?",
    [SQL_CHECKPOINT_PUT] = "INSERT INTO checkpoints (seq, h, sig) VALUES (?, ?, ?)",
    [SQL_META_PUT] = "INSERT INTO meta (name, value, sum) VALUES (?, ?, ?) ON CONFLICT (name) "
                     "DO UPDATE SET value = excluded.value, sum = excluded.sum",
    [SQL_DRAFT_PUT] = "INSERT INTO drafts (operator, slot, at_ms, at_line, sealed) "
                      "VALUES (?, ?, ?, ?, ?) ON CONFLICT (operator, slot) DO UPDATE SET "
                      "at_ms = excluded.at_ms, at_line = excluded.at_line, "
                      "sealed = excluded.sealed",
    [SQL_ERASE_KEY] = "DELETE FROM case_keys WHERE case_id = ?",
    [SQL_ERASE_MATCHES] = "DELETE FROM matches WHERE case_id = ?",
    [SQL_ERASE_ANSWERS] =
        "UPDATE answers SET bytes = NULL, sum = NULL WHERE case_id = ?1 AND turn BETWEEN "
        "max(0, (SELECT min(line_ms) FROM events WHERE case_id = ?1 AND case_id <> 0)) * 1048576 "
        "AND max(0, (SELECT max(line_ms) FROM events WHERE case_id = ?1 AND case_id <> 0)) * 1048576 "
        "+ 1048575",
    [SQL_ERASE_DRAFTS] = "DELETE FROM drafts WHERE slot = ? AND slot <> 0",
    [SQL_EXPIRE] = "DELETE FROM answers WHERE turn IN "
                   "(SELECT turn FROM answers WHERE turn < ? ORDER BY turn LIMIT ?)",
    [SQL_EXPIRE_DRAFTS] = "DELETE FROM drafts WHERE rowid IN (SELECT rowid FROM drafts "
                          "WHERE (sealed IS NULL OR slot = 0) AND at_line < ? LIMIT ?)",
    [SQL_ANSWER_GET] = "SELECT case_id, bytes, sum FROM answers WHERE operator = ? AND id = ?",
    [SQL_KEY_GET] = "SELECT wrapped FROM case_keys WHERE case_id = ?",
    [SQL_MATCH_FIND] = "SELECT case_id FROM matches WHERE hash = ? AND line_ms >= ? "
                       "ORDER BY line_ms DESC, case_id DESC LIMIT 1",
    [SQL_MATCH_EACH] = "SELECT DISTINCT case_id FROM matches WHERE hash = ? ORDER BY case_id DESC",
    [SQL_DRAFT_GET] = "SELECT at_ms, sealed FROM drafts WHERE operator = ? AND slot = ?",
    [SQL_DRAFT_LAST] = "SELECT slot FROM drafts WHERE operator = ? AND slot <> 0 "
                       "AND sealed IS NOT NULL ORDER BY at_ms DESC, slot DESC LIMIT 1",
    [SQL_DRAFTS_OF] = "SELECT operator, at_ms, sealed FROM drafts WHERE slot = ? AND slot <> 0 "
                      "AND sealed IS NOT NULL ORDER BY at_ms, operator",
    [SQL_META_GET] = "SELECT value, sum FROM meta WHERE name = ?",
    [SQL_PAGE] = "SELECT " EVENT_COLUMNS " FROM events WHERE seq >= ? ORDER BY seq LIMIT ?",
    [SQL_PARTS] = "SELECT " EVENT_COLUMNS " FROM events WHERE case_id = ? AND case_id <> 0 "
                  "AND sealed IS NOT NULL ORDER BY seq",
    [SQL_HISTORY] = "SELECT " EVENT_COLUMNS " FROM events WHERE case_id = ? AND case_id <> 0 "
                    "ORDER BY seq",
    [SQL_HEAD] = "SELECT seq, h FROM events ORDER BY seq DESC LIMIT 1",
    [SQL_CHECKPOINTS] = "SELECT seq, h, sig FROM checkpoints ORDER BY seq",
    [SQL_SCRUB] = "PRAGMA wal_checkpoint(TRUNCATE)",
    [SQL_INTEGRITY] = "PRAGMA integrity_check(1)",
    [SQL_ANSWERS] = "SELECT operator, id, case_id, bytes, sum FROM answers",
    [SQL_METAS] = "SELECT name, value, sum FROM meta",
};

/*
 * No automatic checkpoint: SQLite drops its errors, and a flush that failed once must not be tried
 * again as if nothing had been.  sqlite_commit() makes the checkpoint and hears what comes of it.
 * No size limit: the log keeps its length and is written over from its start, so that a flush seldom
 * has a new length to tell the file system.
 */
static const struct pragma {
	const char *set, *get, *want;
	bool is_for_writing; /* of no meaning in a file that cannot be written */
} pragmas[] = {
    {"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA locking_mode", "exclusive", true},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},
    {"PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys", "0"},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
    {"PRAGMA cache_size = -16384", "PRAGMA cache_size", "-16384"},
    {"PRAGMA journal_size_limit = -1", "PRAGMA journal_size_limit", "-1", true},
    {"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal", true},
    {"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2", true},
    {"PRAGMA wal_autocheckpoint = 0", "PRAGMA wal_autocheckpoint", "0", true},
};

static int
exec(struct sqlite_journal *s, const char *sql, struct fault *f)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return sqlite_fault(s, f, "preparing it");
	return ZCC_OK;
}

/* First column of the first row as text; "" when there is no row. */
static int
ask(struct sqlite_journal *s, const char *sql, char *out, size_t size, struct fault *f)
{
	sqlite3_stmt *st = NULL;
	out[0] = '\0';
	int r = sqlite3_prepare_v2(s->db, sql, -1, &st, NULL);
	if (r == SQLITE_OK)
		r = sqlite3_step(st);
	if (r == SQLITE_ROW && sqlite3_column_type(st, 0) != SQLITE_NULL)
		snprintf(out, size, "%s", (const char *)sqlite3_column_text(st, 0));
	bool is_ok = r == SQLITE_ROW || r == SQLITE_DONE;
	int code = is_ok ? ZCC_OK : sqlite_fault(s, f, "asking how it is set");
	sqlite3_finalize(st);
	return code;
}

static int
harden(struct sqlite_journal *s, struct fault *f)
{
	static const struct {
		int op, value;
	} switches[] = {
	    {SQLITE_DBCONFIG_DEFENSIVE, 1},        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
	    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},      {SQLITE_DBCONFIG_DQS_DML, 0},
	    {SQLITE_DBCONFIG_DQS_DDL, 0},          {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	};
	for (size_t i = 0; i < sizeof switches / sizeof switches[0]; i++) {
		int now = -1;
		if (sqlite3_db_config(s->db, switches[i].op, switches[i].value, &now) != SQLITE_OK ||
		    now != switches[i].value)
			return fault_set(f, ZCC_E_IO, 0, "journal %s: this SQLite (%s) lacks switch %d",
			    s->path, sqlite3_libversion(), switches[i].op);
	}
	return ZCC_OK;
}

static int
set_pragmas(struct sqlite_journal *s, bool is_frozen, struct fault *f)
{
	for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++) {
		char is[32];
		if (is_frozen && pragmas[i].is_for_writing)
			continue;
		int r = exec(s, pragmas[i].set, f);
		if (r == ZCC_OK)
			r = ask(s, pragmas[i].get, is, sizeof is, f);
		if (r != ZCC_OK)
			return r;
		if (strcmp(is, pragmas[i].want) != 0)
			return fault_set(f, ZCC_E_IO, 0, "journal %s: \"%s\" reads back as \"%s\"", s->path,
			    pragmas[i].set, is);
	}
	return ZCC_OK;
}

static int
make_schema(struct sqlite_journal *s, struct fault *f)
{
	char version[48];
	snprintf(version, sizeof version, "PRAGMA user_version = %d", USER_VERSION);
	int r = exec(s, "BEGIN IMMEDIATE", f);
	for (size_t i = 0; i < SCHEMA_NUM && r == ZCC_OK; i++)
		r = exec(s, schema[i], f);
	if (r == ZCC_OK)
		r = exec(s, version, f);
	return r == ZCC_OK ? exec(s, "COMMIT", f) : r;
}

/* The schema in the file is this program's, text for text: nothing added, nothing damaged. */
static int
check_schema(struct sqlite_journal *s, struct fault *f)
{
	sqlite3_stmt *st = NULL;
	size_t i = 0;
	bool is_same = true;
	int r = sqlite3_prepare_v2(s->db,
	    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid", -1, &st, NULL);
	while (r == SQLITE_OK || r == SQLITE_ROW) {
		r = sqlite3_step(st);
		if (r != SQLITE_ROW)
			break;
		const char *sql = (const char *)sqlite3_column_text(st, 0);
		is_same = is_same && i < SCHEMA_NUM && sql != NULL && strcmp(sql, schema[i]) == 0;
		i++;
	}
	int code = ZCC_OK;
	if (r != SQLITE_DONE)
		code = sqlite_fault(s, f, "reading its schema");
	else if (!is_same || i != SCHEMA_NUM)
		code = fault_set(f, ZCC_E_IO, 0, "journal %s: its tables are not those of a journal; "
		    "restore a backup", s->path);
	sqlite3_finalize(st);
	return code;
}

/* Before anything is set: a newer program's file is left exactly as it is. */
static int
check_version(struct sqlite_journal *s, bool *is_empty, struct fault *f)
{
	char text[32], tables[32];
	int r = ask(s, "PRAGMA user_version", text, sizeof text, f);
	if (r == ZCC_OK)
		r = ask(s, "SELECT count(*) FROM sqlite_schema", tables, sizeof tables, f);
	if (r != ZCC_OK)
		return r;
	long version = strtol(text, NULL, 10);
	*is_empty = version == 0 && strcmp(tables, "0") == 0;
	if (version > USER_VERSION)
		return fault_set(f, ZCC_E_CONFIG, 0, "journal %s: made by a newer program (format %ld, "
		    "this one knows %d); install that one", s->path, version, USER_VERSION);
	if (!*is_empty && version != USER_VERSION)
		return fault_set(f, ZCC_E_IO, 0, "journal %s: not a journal (format %ld)", s->path, version);
	return ZCC_OK;
}

static int
prepare(struct sqlite_journal *s, struct fault *f)
{
	for (size_t i = 0; i < SQL_NUM; i++)
		if (sqlite3_prepare_v3(s->db, statements[i], -1, SQLITE_PREPARE_PERSISTENT, &s->sql[i],
		        NULL) != SQLITE_OK)
			return sqlite_fault(s, f, "preparing a statement");
	return ZCC_OK;
}

/* After each commit: how long the log is now. */
static int
on_log(void *arg, sqlite3 *db, const char *name, int pages)
{
	struct sqlite_journal *s = arg;
	(void)db;
	(void)name;
	s->wal_pages = pages;
	return SQLITE_OK;
}

int
sqlite_setup(struct sqlite_journal *s, bool is_read_only, bool is_frozen, struct fault *f)
{
	bool is_empty = false;
	int r = harden(s, f);
	/* First of all, so that the log's index is never shared. */
	if (r == ZCC_OK)
		r = exec(s, "PRAGMA locking_mode = EXCLUSIVE", f);
	if (r == ZCC_OK)
		r = check_version(s, &is_empty, f);
	if (r == ZCC_OK && is_empty && is_read_only)
		return fault_set(f, ZCC_E_UNKNOWN, 0, "journal %s: nothing was ever written", s->path);
	if (r == ZCC_OK)
		r = set_pragmas(s, is_frozen, f);
	if (r == ZCC_OK && is_empty)
		r = make_schema(s, f);
	if (r == ZCC_OK)
		r = check_schema(s, f);
	if (r == ZCC_OK)
		r = prepare(s, f);
	if (r == ZCC_OK && is_read_only)
		r = exec(s, "PRAGMA query_only = ON", f);
	/* Last: turning the automatic checkpoint off took the place of any hook before it. */
	sqlite3_wal_hook(s->db, on_log, s);
	return r;
}
