/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any values in the columns of a row of the journal's own file, as a damaged or a hostile disk gives
 * them: the row is refused, or it is one that the journal could have written; it travels in a page
 * unchanged, its link can be computed, and its event is decoded or refused.
 *
 * For each column in order: a byte that says what stands in it (untouched, NULL, an integer, a real,
 * text, a blob; low bits) and its length, then its bytes.
 */
#include "hub/edge/journal_sqlite_base.h"
#include "hub/edge/page.h"
#include "hub/edge/recover.h"
#include "shared/base/err.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { COLUMNS = 22, TYPES = 8, LEN_MAX = 32 };

static struct {
	char dir[64], path[96];
	struct journal *j;
	sqlite3_stmt *put;
	struct settings settings;
} t;

static void
run(const char *sql)
{
	ZCC_MUST(sqlite3_exec(sqlite_of(t.j)->db, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static void
clean_up(void)
{
	static const char *const beside[] = {"", "-wal", ".begun"};
	char path[128];
	sqlite3_finalize(t.put);
	t.j->ops->close(t.j);
	for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
		snprintf(path, sizeof path, "%s%s", t.path, beside[i]);
		unlink(path);
	}
	rmdir(t.dir);
}

/* STRICT would refuse on the way in what a damaged page holds: the same table without it. */
static void
open_once(void)
{
	struct fault f;
	const char *tmp = getenv("TMPDIR");
	if (t.j != NULL)
		return;
	snprintf(t.dir, sizeof t.dir, "%.40s/zcc-row.XXXXXX", tmp != NULL ? tmp : "/tmp");
	ZCC_MUST(mkdtemp(t.dir) != NULL);
	snprintf(t.path, sizeof t.path, "%s/journal.db", t.dir);
	ZCC_MUST(journal_sqlite_open(t.path, false, &t.j, &f) == ZCC_OK);
	atexit(clean_up);
	run("CREATE TEMP TABLE events (seq INTEGER PRIMARY KEY, type, version, at_ms, line_ms, epoch, "
	    "actor, responsible, role, seat, case_id, verb, action, outcome, flags, cmd_id, header, "
	    "sig, body, sealed, sealed_hash, h)");
	ZCC_MUST(sqlite3_prepare_v2(sqlite_of(t.j)->db,
	             "INSERT OR REPLACE INTO temp.events VALUES "
	             "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	             -1, &t.put, NULL) == SQLITE_OK);
}

/* What a row that the journal wrote has there. */
static void
bind_usual(int i)
{
	static const uint8_t zeros[ZCC_SIG_BYTES];
	static const char *const text[COLUMNS + 1] = {
	    [7] = "anna", [8] = "bram", [9] = "triagist", [13] = "U", [15] = "TFTF"};
	if (text[i] != NULL)
		sqlite3_bind_text(t.put, i, text[i], -1, SQLITE_STATIC);
	else if (i == 16)
		sqlite3_bind_blob(t.put, i, zeros, ZCC_ID_BYTES, SQLITE_STATIC);
	else if (i == 18)
		sqlite3_bind_blob(t.put, i, zeros, ZCC_SIG_BYTES, SQLITE_STATIC);
	else if (i >= 21)
		sqlite3_bind_blob(t.put, i, zeros, ZCC_HASH_BYTES, SQLITE_STATIC);
	else if (i < 16)
		sqlite3_bind_int64(t.put, i, i == 2 ? 18 : 1);
}

static void
bind_any(int i, unsigned type, const uint8_t *p, size_t len)
{
	int64_t n = 0;
	memcpy(&n, p, len < sizeof n ? len : sizeof n);
	switch (type) {
	case 1: break; /* NULL */
	case 2: sqlite3_bind_int64(t.put, i, n); break;
	case 3: sqlite3_bind_double(t.put, i, (double)n / 3); break;
	case 4: sqlite3_bind_text(t.put, i, (const char *)p, (int)len, SQLITE_STATIC); break;
	case 5: sqlite3_bind_blob(t.put, i, p, (int)len, SQLITE_STATIC); break;
	case 6: sqlite3_bind_zeroblob(t.put, i, (int)(64 * len)); break;
	default: bind_usual(i);
	}
}

static int
try_row(const struct journal_row *row, void *arg)
{
	static uint8_t room[ZCC_BODY_MAX];
	struct journal_row copy = *row, back = {0};
	struct event e;
	struct fault f = {0};
	(void)arg;
	chain_next(row->h, &copy);
	struct bytes out = bytes_writer(room, sizeof room);
	page_row(&out, &copy);
	if (bytes_ok(&out) && row->seq != 0) {
		struct bytes in = bytes_reader(room, out.at);
		page_row(&in, &back);
		ZCC_MUST(bytes_at_end(&in) && back.seq == row->seq);
		ZCC_MUST(strcmp(back.actor, row->actor) == 0 && strcmp(back.role, row->role) == 0);
		ZCC_MUST(back.body_len == row->body_len && back.outcome == row->outcome);
	}
	int rc = recover_event(row, &t.settings, &e, &f);
	ZCC_MUST(rc == ZCC_OK || (rc == ZCC_E_IO && f.text[0] != '\0'));
	return ZCC_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fault f = {0};
	size_t at = 0;
	open_once();
	for (int i = 1; i <= COLUMNS; i++) {
		unsigned how = at < size ? data[at++] : 0;
		size_t len = how / TYPES;
		len = len > size - at ? size - at : len;
		bind_any(i, how % TYPES, data + at, len);
		at += len;
	}
	run("DELETE FROM temp.events");
	int step = sqlite3_step(t.put);
	sqlite3_reset(t.put);
	sqlite3_clear_bindings(t.put);
	if (step != SQLITE_DONE) /* a text as its number */
		return 0;
	int rc = t.j->ops->page(t.j, 0, ZCC_GROUP_MAX, try_row, NULL, &f);
	ZCC_MUST(rc == ZCC_OK || (rc == ZCC_E_IO && strstr(f.text, "damaged") != NULL));
	return 0;
}
