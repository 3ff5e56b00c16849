/* SPDX-License-Identifier: EUPL-1.2 */
/* What only the journal on disk can do: files, locks, damage, erasure, death of the process. */
#include "tests/lib/journal_kit.h"

#include "hub/edge/journal_sqlite_base.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define J (k->j->ops)

static void
close_journal(struct kit *k)
{
	if (k->j != NULL)
		J->close(k->j);
	k->j = NULL;
}

static int
open_again(struct kit *k, bool is_read_only)
{
	close_journal(k);
	return journal_sqlite_open(k->path, is_read_only, &k->j, &k->f);
}

/* --- Settings and files --- */

static void
every_setting_is_in_force(void **state)
{
	struct kit *k = *state;
	static const char *const want[][2] = {
	    {"locking_mode", "exclusive"}, {"journal_mode", "wal"},  {"synchronous", "2"},
	    {"mmap_size", "0"},            {"cell_size_check", "1"}, {"trusted_schema", "0"},
	    {"secure_delete", "1"},        {"foreign_keys", "0"},    {"wal_autocheckpoint", "0"},
	    {"user_version", "1"},
	};
	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
		sqlite3_stmt *st = NULL;
		char sql[64];
		snprintf(sql, sizeof sql, "PRAGMA %s", want[i][0]);
		struct sqlite3 *db = sqlite_of(k->j)->db;
		assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_step(st), SQLITE_ROW);
		assert_string_equal((const char *)sqlite3_column_text(st, 0), want[i][1]);
		sqlite3_finalize(st);
	}
}

static void
its_files_are_for_the_owner_only_and_none_is_shared_memory(void **state)
{
	struct kit *k = *state;
	struct stat st;
	char name[128];
	close_journal(k);
	assert_int_equal(chmod(k->path, 0644), 0);
	mode_t was = umask(0);
	assert_int_equal(open_again(k, false), ZCC_OK);
	umask(was);
	kit_begin(k);
	kit_append(k, 1, NULL);
	kit_commit(k);
	assert_int_equal(stat(k->path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	snprintf(name, sizeof name, "%s-wal", k->path);
	assert_int_equal(stat(name, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	snprintf(name, sizeof name, "%s-shm", k->path);
	assert_int_equal(stat(name, &st), -1);
}

static void
a_second_opener_is_refused_in_this_process_and_in_another(void **state)
{
	struct kit *k = *state;
	struct journal *other = NULL;
	for (int is_read_only = 0; is_read_only <= 1; is_read_only++) {
		int r = journal_sqlite_open(k->path, is_read_only, &other, &k->f);
		assert_int_equal(r, ZCC_E_BUSY);
		assert_non_null(strstr(k->f.text, "another process has it open"));
		pid_t child = fork();
		if (child == 0) {
			r = journal_sqlite_open(k->path, is_read_only, &other, &k->f);
			_exit(r == ZCC_E_BUSY ? 0 : 1);
		}
		int status = -1;
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(status, 0);
	}
	kit_begin(k);
	kit_append(k, 1, NULL);
	kit_commit(k);
}

static void
the_file_of_a_newer_program_is_refused_and_left_alone(void **state)
{
	struct kit *k = *state;
	close_journal(k);
	int fd = open(k->path, O_RDWR);
	/* user_version: 4 bytes at 60, big-endian */
	assert_int_equal(pwrite(fd, "\0\0\0\2", 4, 60), 4);
	struct stat before, after;
	assert_int_equal(fstat(fd, &before), 0);
	close(fd);
	assert_int_equal(open_again(k, false), ZCC_E_CONFIG);
	assert_int_equal(open_again(k, true), ZCC_E_CONFIG);
	assert_int_equal(stat(k->path, &after), 0);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

static void
a_file_that_is_no_journal_is_refused(void **state)
{
	struct kit *k = *state;
	sqlite3 *db = NULL;
	close_journal(k);
	assert_int_equal(sqlite3_open(k->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
	    "CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM answers; END", NULL, NULL, NULL),
	    SQLITE_OK);
	sqlite3_close(db);
	assert_int_equal(open_again(k, false), ZCC_E_IO);
	assert_non_null(strstr(k->f.text, "tables"));

	FILE *f = fopen(k->path, "w");
	fputs("Not a database at all, but long enough to have a header: 0123456789 0123456789 "
	      "0123456789 0123456789", f);
	fclose(f);
	assert_int_equal(open_again(k, false), ZCC_E_IO);
}

/* --- A journal that is gone --- */

static void
a_journal_that_is_gone_or_empty_is_not_begun_anew(void **state)
{
	struct kit *k = *state;
	kit_begin(k);
	kit_append(k, 1, NULL);
	kit_commit(k);
	close_journal(k);
	assert_int_equal(truncate(k->path, 0), 0);
	assert_int_equal(open_again(k, false), ZCC_E_IO);
	assert_non_null(strstr(k->f.text, "gone or empty"));
	assert_int_equal(unlink(k->path), 0);
	assert_int_equal(open_again(k, false), ZCC_E_IO);
	assert_int_equal(access(k->path, F_OK), -1);
}

/* --- Reading while the hub is down --- */

static void
reading_makes_nothing_and_writes_no_row(void **state)
{
	struct kit *k = *state;
	struct stat st;
	kit_begin(k);
	kit_append(k, 1, NULL);
	kit_commit(k);
	assert_int_equal(open_again(k, true), ZCC_OK);
	assert_int_equal(J->begin(k->j, &k->f), ZCC_E_IO);
	close_journal(k);
	unlink(k->path);
	assert_int_equal(open_again(k, true), ZCC_E_UNKNOWN);
	assert_int_equal(stat(k->path, &st), -1);
	close(open(k->path, O_CREAT | O_WRONLY, 0600));
	assert_int_equal(open_again(k, true), ZCC_E_UNKNOWN);
}

/* In a process that may not write here. */
static int
read_as_nobody(struct kit *k)
{
	pid_t child = fork();
	if (child == 0) {
		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(99);
		uint64_t seq = 0;
		uint8_t h[ZCC_HASH_BYTES];
		int r = journal_sqlite_open(k->path, true, &k->j, &k->f);
		if (r == ZCC_OK)
			r = J->head(k->j, &seq, h, &k->f);
		if (r == ZCC_OK)
			r = J->integrity(k->j, &k->f);
		if (r == ZCC_OK && (seq != k->seq || memcmp(h, k->h, sizeof h) != 0))
			r = -98;
		close_journal(k);
		_exit(-r);
	}
	int status = -1;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return -WEXITSTATUS(status);
}

static void
what_cannot_be_written_is_read_as_it_stands_unless_commits_are_outside_it(void **state)
{
	struct kit *k = *state;
	char wal[128];
	kit_begin(k);
	kit_append(k, 1, NULL);
	kit_commit(k);
	close_journal(k);
	/* A name with every byte that means something in the engine's addresses. */
	char plain[sizeof k->path];
	strcpy(plain, k->path);
	snprintf(k->path, sizeof k->path, "%s/a b?c#d%%e.db", k->dir);
	assert_int_equal(rename(plain, k->path), 0);
	snprintf(wal, sizeof wal, "%s.begun", plain);
	assert_int_equal(unlink(wal), 0);
	assert_int_equal(chmod(k->path, 0444), 0);
	assert_int_equal(chmod(k->dir, 0555), 0);
	assert_int_equal(read_as_nobody(k), ZCC_OK);

	assert_int_equal(chmod(k->dir, 0755), 0);
	snprintf(wal, sizeof wal, "%s-wal", k->path);
	close(open(wal, O_CREAT | O_WRONLY, 0600));
	assert_int_equal(chmod(k->dir, 0555), 0);
	assert_int_equal(read_as_nobody(k), ZCC_E_IO);
	assert_int_equal(chmod(k->dir, 0755), 0);
}

/* --- Erasing --- */

/* How many files of the directory hold the marker. */
static int
files_with(const struct kit *k, const char *marker)
{
	DIR *d = opendir(k->dir);
	struct dirent *e;
	int found = 0;
	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		char path[512];
		struct stat st;
		snprintf(path, sizeof path, "%s/%s", k->dir, e->d_name);
		int fd = open(path, O_RDONLY);
		if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
			close(fd);
			continue;
		}
		size_t len = (size_t)st.st_size;
		char *all = malloc(len + 1);
		assert_non_null(all);
		assert_int_equal(read(fd, all, len), (ssize_t)len);
		for (size_t i = 0; i + strlen(marker) <= len; i++)
			if (memcmp(all + i, marker, strlen(marker)) == 0) {
				found++;
				break;
			}
		free(all);
		/* Closing it lets go of the lock of this process; nobody else is about. */
		close(fd);
	}
	closedir(d);
	return found;
}

static void
an_erased_case_leaves_nothing_in_any_file(void **state)
{
	struct kit *k = *state;
	static const char marker[] = "MARKER-7391-REKRAM";
	static char large[9000];
	for (size_t i = 0; i + sizeof marker < sizeof large; i += sizeof marker - 1)
		memcpy(large + i, marker, sizeof marker - 1);
	uint8_t hash[ZCC_HASH_BYTES] = "MARKER-7391-REKRAM";
	for (int g = 0; g < 40; g++) {
		char name[16];
		snprintf(name, sizeof name, "op%d", g);
		kit_begin(k);
		kit_append(k, 5, "ciphertext");
		kit_answer(k, name, 1, KIT_LINE, g % 3 == 0 ? 5 : 6, g % 3 != 0 ? "other" :
		    g % 2 == 0 ? marker : large);
		if (g == 20) {
			OK(k, J->key_put(k->j, 5, (const uint8_t *)marker, sizeof marker, &k->f));
			OK(k, J->match_put(k->j, hash, 5, 1, &k->f));
		}
		kit_commit(k);
	}
	assert_true(files_with(k, marker) > 0);
	kit_restart(k); /* moves the log into the database */
	assert_int_equal(files_with(k, marker), 1);
	kit_begin(k);
	OK(k, J->erase(k->j, 5, &k->f));
	kit_commit(k);
	OK(k, J->scrub(k->j, &k->f));
	assert_int_equal(files_with(k, marker), 0);
	close_journal(k);
	assert_int_equal(files_with(k, marker), 0);
}

/* --- Damage --- */

static const uint8_t master[32] = {5};
static const uint8_t hash_one[ZCC_HASH_BYTES] = {1};
static const uint8_t no_h[ZCC_HASH_BYTES];

static void
fill(struct kit *k)
{
	uint8_t wrapped[32 + SEAL_LOCK_EXTRA];
	kit_begin(k);
	for (int i = 0; i < 6; i++)
		kit_append(k, 1, i % 2 == 0 ? "sealed" : NULL);
	kit_checkpoint(k);
	kit_answer(k, "jansen", 1, 1000, 1, "an answer");
	kit_answer(k, "jansen", 2, 1000, 1, "erased");
	seal_lock(master, no_h, 32, NULL, 0, wrapped);
	OK(k, J->key_put(k->j, 1, wrapped, sizeof wrapped, &k->f));
	OK(k, J->match_put(k->j, hash_one, 1, 77, &k->f));
	OK(k, J->meta_put(k->j, "mark", "value", 5, &k->f));
	kit_commit(k);
}

static int
count_part(const struct journal_row *row, void *arg)
{
	(void)row;
	++*(int *)arg;
	return 0;
}

/* Is all that fill() wrote what comes back?  An error of any call: false in *is_silent. */
static bool
reads_as_written(struct kit *k, bool *is_silent)
{
	struct chain_point *points = NULL;
	struct chain_verify v = {.sign_pk = k->hub.sign_pk, .site = k->site};
	uint8_t wrapped[32 + SEAL_LOCK_EXTRA], key[32];
	char answer[64] = "", gone[64] = "", meta[8] = "";
	uint32_t len = 0;
	size_t key_len;
	uint64_t id = 0;
	int parts = 0;
	*is_silent = false;
	if (journal_sqlite_open(k->path, true, &k->j, &k->f) != ZCC_OK)
		return false;
	bool is_well = chain_points_read(k->j, &points, &v.points_num, &k->f) == ZCC_OK;
	v.points = points;
	is_well = is_well && kit_verify(k, &v, no_h) == ZCC_OK &&
	    J->integrity(k->j, &k->f) == ZCC_OK &&
	    kit_answer_get(k, "jansen", 1, answer) == ZCC_OK &&
	    kit_answer_get(k, "jansen", 2, gone) == ZCC_OK &&
	    J->key_get(k->j, 1, wrapped, sizeof wrapped, &len, &k->f) == ZCC_OK &&
	    seal_unlock(master, wrapped, len, NULL, 0, key, &key_len) == ZCC_OK &&
	    J->match_find(k->j, hash_one, 77, &id, &k->f) == ZCC_OK &&
	    J->meta_get(k->j, "mark", meta, sizeof meta, &len, &k->f) == ZCC_OK &&
	    J->parts(k->j, 1, count_part, &parts, &k->f) == ZCC_OK;
	free(points);
	close_journal(k);
	*is_silent = is_well;
	return is_well && v.seq == 6 && v.signed_seq == 6 && strcmp(answer, "an answer") == 0 &&
	    strcmp(gone, "erased") == 0 && id == 1 && strcmp(meta, "value") == 0 && parts == 3;
}

static void
damage_of_one_byte_is_noticed_or_does_no_harm(void **state)
{
	struct kit *k = *state;
	struct stat st;
	bool is_silent;
	/* A sample in the everyday run; 1 tries every byte. */
	const char *env = getenv("ZCC_DAMAGE_STRIDE");
	off_t stride = env != NULL ? atoi(env) : 23;
	fill(k);
	close_journal(k);
	assert_true(reads_as_written(k, &is_silent));
	assert_int_equal(stat(k->path, &st), 0);
	int noticed = 0;
	for (off_t at = 0; at < st.st_size; at += stride) {
		uint8_t was, is;
		int fd = open(k->path, O_RDWR);
		assert_int_equal(pread(fd, &was, 1, at), 1);
		is = (uint8_t)(was ^ (1U << (at / stride % 8)));
		assert_int_equal(pwrite(fd, &is, 1, at), 1);
		close(fd);
		bool is_right = reads_as_written(k, &is_silent);
		if (!is_right && is_silent)
			fail_msg("byte %ld: another content, and nobody said so", (long)at);
		noticed += !is_right;
		fd = open(k->path, O_RDWR);
		assert_int_equal(pwrite(fd, &was, 1, at), 1);
		close(fd);
	}
	assert_true(noticed > 0);
	assert_true(reads_as_written(k, &is_silent));
}

/* --- The log, and the death of the process --- */

static void
the_log_is_moved_into_place_before_it_outgrows_its_bound(void **state)
{
	struct kit *k = *state;
	static char large[16001];
	memset(large, 'x', sizeof large - 1);
	uint64_t most = 0;
	struct stat st;
	for (int g = 0; g < 30; g++) {
		kit_begin(k);
		for (int i = 0; i < 60; i++)
			kit_append(k, 1, large);
		kit_commit(k);
		assert_int_equal(stat(sqlite_of(k->j)->wal, &st), 0);
		most = (uint64_t)st.st_size > most ? (uint64_t)st.st_size : most;
	}
	assert_true(most > 15 << 20);
	assert_true(most < 19 << 20);
	assert_int_equal(stat(k->path, &st), 0);
	assert_true(st.st_size > 15 << 20);
}

static void
what_was_committed_survives_the_kill_of_the_process(void **state)
{
	struct kit *k = *state;
	int told[2];
	close_journal(k);
	assert_int_equal(pipe(told), 0);
	pid_t child = fork();
	if (child == 0) {
		kit_open(k);
		for (;;) {
			kit_begin(k);
			kit_append(k, 1, "sealed");
			kit_commit(k);
			if (write(told[1], &k->seq, sizeof k->seq) < 0)
				_exit(1);
		}
	}
	close(told[1]);
	uint64_t seq = 0, last = 0;
	while (last < 40 && read(told[0], &seq, sizeof seq) == sizeof seq)
		last = seq;
	assert_int_equal(last, 40);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	while (read(told[0], &seq, sizeof seq) == sizeof seq)
		last = seq;
	close(told[0]);
	kit_open(k);
	struct chain_verify v = {.sign_pk = NULL};
	OK(k, kit_verify(k, &v, no_h));
	assert_true(v.seq >= last);
	OK(k, J->integrity(k->j, &k->f));
}

static int
setup(void **state)
{
	return kit_setup(state, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, setup, kit_teardown)
	    TEST(every_setting_is_in_force),
	    TEST(its_files_are_for_the_owner_only_and_none_is_shared_memory),
	    TEST(a_second_opener_is_refused_in_this_process_and_in_another),
	    TEST(the_file_of_a_newer_program_is_refused_and_left_alone),
	    TEST(a_file_that_is_no_journal_is_refused),
	    TEST(a_journal_that_is_gone_or_empty_is_not_begun_anew),
	    TEST(reading_makes_nothing_and_writes_no_row),
	    TEST(what_cannot_be_written_is_read_as_it_stands_unless_commits_are_outside_it),
	    TEST(an_erased_case_leaves_nothing_in_any_file),
	    TEST(damage_of_one_byte_is_noticed_or_does_no_harm),
	    TEST(the_log_is_moved_into_place_before_it_outgrows_its_bound),
	    TEST(what_was_committed_survives_the_kill_of_the_process),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("journal_sqlite", tests, NULL, NULL);
}
