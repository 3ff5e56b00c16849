/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Opening, closing and the files.  One connection, one process: EXCLUSIVE before WAL keeps the log's
 * index in memory, so there is no -shm file, and none of the defects of two connections that write
 * or checkpoint at once.
 */
#include "hub/edge/journal_sqlite_base.h"

#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/file.h"
#include "shared/edge/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- Files --- */

static int
sync_directory(const char *path, struct fault *f)
{
	return file_sync_parent(path)
	    ? ZCC_OK : fault_set(f, ZCC_E_IO, errno, "cannot flush the directory of %s", path);
}

/*
 * Made here, not by SQLite, to have the mode from the first moment: the log takes it over from this
 * file.  A file that is there already is only looked at by name: closing any descriptor of it would
 * drop the locks that this process may hold on it.
 */
static int
make_file(const char *path, struct fault *f)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (fd < 0 && errno == EEXIST)
		return ZCC_OK;
	if (fd < 0)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot make the journal %s", path);
	close(fd);
	return sync_directory(path, f);
}

static uint64_t
file_bytes(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && st.st_size > 0 ? (uint64_t)st.st_size : 0;
}

/*
 * A journal that is not there, or empty, is made: of a site that never worked.  Of one that did, it is
 * gone, and beginning anew would be as if nothing had ever happened.  What tells is a file beside it,
 * which stands from the first commit on.
 */
static int
check_begun(const struct sqlite_journal *s, struct fault *f)
{
	struct stat st;
	bool is_there = stat(s->path, &st) == 0 && st.st_size > 0;
	if (is_there || (access(s->begun, F_OK) != 0 && file_bytes(s->wal) == 0))
		return ZCC_OK;
	return fault_set(f, ZCC_E_IO, 0, "journal %s: gone or empty, and this site has worked before; "
	    "restore a backup, or make a new site", s->path);
}

static int
mark_begun(const struct sqlite_journal *s, struct fault *f)
{
	if (access(s->begun, F_OK) == 0)
		return ZCC_OK;
	int fd = open(s->begun, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR);
	if (fd < 0)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot make %s", s->begun);
	close(fd);
	return sync_directory(s->begun, f);
}

static int
check_file(struct sqlite_journal *s, bool is_read_only, struct fault *f)
{
	struct stat st;
	if (lstat(s->path, &st) != 0)
		return fault_set(f, errno == ENOENT ? ZCC_E_UNKNOWN : ZCC_E_IO, errno,
		    "cannot open the journal %s", s->path);
	if (!S_ISREG(st.st_mode))
		return fault_set(f, ZCC_E_IO, 0, "journal %s: not a plain file", s->path);
	if ((st.st_mode & 07777) != (S_IRUSR | S_IWUSR) && !is_read_only &&
	    chmod(s->path, S_IRUSR | S_IWUSR) != 0)
		return fault_set(f, ZCC_E_IO, errno, "cannot keep the journal %s to its owner", s->path);
	/* SQLite would open it for reading, and say something else later */
	if (!is_read_only && access(s->path, W_OK) != 0)
		return fault_set(f, ZCC_E_IO, errno, "cannot write the journal %s", s->path);
	return ZCC_OK;
}

static bool
may_write(const struct sqlite_journal *s)
{
	char copy[PATH_MAX];
	(void)text_copy(copy, sizeof copy, s->path);
	return access(s->path, W_OK) == 0 && access(dirname(copy), W_OK) == 0;
}

/* "file:...?immutable=1": no lock, no log, no write; the bytes that mean something are escaped. */
static bool
frozen_uri(char *out, size_t size, const char *path)
{
	static const char tail[] = "?immutable=1";
	size_t at = 0;
	if (!text_copy(out, size, path[0] == '/' ? "file://" : "file:"))
		return false;
	at = strlen(out);
	for (; *path != '\0'; path++) {
		if (at + 4 + sizeof tail > size)
			return false;
		if (strchr("?#%", *path) == NULL) {
			out[at++] = *path;
			continue;
		}
		out[at++] = '%';
		text_hex(out + at, (const uint8_t *)path, 1);
		at += 2;
	}
	memcpy(out + at, tail, sizeof tail);
	return true;
}

static int
open_db(struct sqlite_journal *s, bool is_frozen, struct fault *f)
{
	char uri[3 * PATH_MAX];
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	if (is_frozen && !frozen_uri(uri, sizeof uri, s->path))
		return fault_set(f, ZCC_E_IO, ENAMETOOLONG, "cannot open the journal %s", s->path);
	flags |= is_frozen ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE;
	if (sqlite3_open_v2(is_frozen ? uri : s->path, &s->db, flags, NULL) == SQLITE_OK)
		return ZCC_OK;
	if (s->db == NULL)
		return fault_set(f, ZCC_E_IO, ENOMEM, "cannot open the journal %s", s->path);
	return sqlite_fault(s, f, "opening it");
}

/* --- The rest of the operations --- */

static int
scrub(struct journal *j, struct fault *f)
{
	struct sqlite_journal *s = sqlite_of(j);
	sqlite3_stmt *st = s->sql[SQL_SCRUB];
	int step = sqlite3_step(st);
	bool is_done = step == SQLITE_ROW && sqlite3_column_int(st, 0) == 0;
	int r = ZCC_OK;
	if (step != SQLITE_ROW)
		r = sqlite_fault(s, f, "emptying its write-ahead log");
	sqlite3_reset(st);
	if (r == ZCC_OK && (!is_done || file_bytes(s->wal) != 0))
		r = fault_set(f, ZCC_E_IO, 0, "journal %s: its write-ahead log could not be emptied, "
		    "so erased data may still stand in it", s->path);
	return r;
}

static uint64_t
bytes(struct journal *j)
{
	struct sqlite_journal *s = sqlite_of(j);
	return file_bytes(s->path) + file_bytes(s->wal);
}

static void
close_journal(struct journal *j)
{
	struct sqlite_journal *s = sqlite_of(j);
	for (size_t i = 0; i < SQL_NUM; i++)
		sqlite3_finalize(s->sql[i]);
	/* After a failed write the log is left for the next start to judge, not merged by us. */
	if (s->db != NULL && s->has_failed)
		sqlite3_db_config(s->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	int r = sqlite3_close(s->db);
	ZCC_MUST(r == SQLITE_OK);
	free(s);
}

static const struct journal_ops ops = {
    .begin = sqlite_begin,
    .append = sqlite_append,
    .answer_put = sqlite_answer_put,
    .key_put = sqlite_key_put,
    .match_put = sqlite_match_put,
    .match_drop = sqlite_match_drop,
    .checkpoint_put = sqlite_checkpoint_put,
    .erase = sqlite_erase,
    .answers_expire = sqlite_answers_expire,
    .meta_put = sqlite_meta_put,
    .draft_put = sqlite_draft_put,
    .commit = sqlite_commit,
    .answer_get = sqlite_answer_get,
    .key_get = sqlite_key_get,
    .draft_get = sqlite_draft_get,
    .draft_last = sqlite_draft_last,
    .drafts_of = sqlite_drafts_of,
    .match_find = sqlite_match_find,
    .match_each = sqlite_match_each,
    .meta_get = sqlite_meta_get,
    .page = sqlite_page,
    .parts = sqlite_parts,
    .history = sqlite_history,
    .head = sqlite_head,
    .checkpoints = sqlite_checkpoints,
    .scrub = scrub,
    .integrity = sqlite_integrity,
    .bytes = bytes,
    .close = close_journal,
};

int
journal_sqlite_open(const char *path, bool is_read_only, struct journal **out, struct fault *f)
{
	struct sqlite_journal *s = calloc(1, sizeof *s);
	if (s == NULL)
		return fault_set(f, ZCC_E_IO, ENOMEM, "cannot open the journal");
	s->base.ops = &ops;
	int r = ZCC_OK;
	if (!text_copy(s->path, sizeof s->path, path) ||
	    !text_format(s->wal, sizeof s->wal, "%s-wal", path) ||
	    !text_format(s->begun, sizeof s->begun, "%s.begun", path))
		r = fault_set(f, ZCC_E_IO, ENAMETOOLONG, "cannot open the journal");
	if (r == ZCC_OK && !is_read_only)
		r = check_begun(s, f);
	if (r == ZCC_OK && !is_read_only)
		r = make_file(s->path, f);
	if (r == ZCC_OK)
		r = check_file(s, is_read_only, f);

	bool is_frozen = r == ZCC_OK && is_read_only && !may_write(s);
	if (is_frozen && access(s->wal, F_OK) == 0)
		r = fault_set(f, ZCC_E_IO, 0, "journal %s: there are commits in %s, and it cannot be "
		    "written; copy both files to where they can", s->path, s->wal);
	if (r == ZCC_OK)
		r = sqlite_wal_check(s, f);
	if (r == ZCC_OK)
		r = open_db(s, is_frozen, f);
	if (r == ZCC_OK)
		r = sqlite_setup(s, is_read_only, is_frozen, f);
	if (r == ZCC_OK)
		r = sqlite_head_load(s, f);
	if (r == ZCC_OK && !is_read_only)
		r = mark_begun(s, f);
	if (r != ZCC_OK) {
		close_journal(&s->base);
		return r;
	}
	*out = &s->base;
	return ZCC_OK;
}
