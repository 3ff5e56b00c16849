/* SPDX-License-Identifier: EUPL-1.2 */
/* The write-ahead log as a crash leaves it, whole and spoiled. */
#include "tests/lib/journal_kit.h"

#include <fcntl.h>
#include <sys/stat.h>

enum { HEAD = 32, FRAME = 24 + 4096, GROUPS = 5 };

/* Some groups, and the files as they stand while nobody has closed them. */
static off_t
crash(struct kit *k)
{
	char command[400], wal[128];
	struct stat st;
	for (int g = 0; g < GROUPS; g++) {
		kit_begin(k);
		kit_append(k, 1, "sealed");
		kit_commit(k);
	}
	snprintf(command, sizeof command, "cd %s && cp journal.db c.db && cp journal.db-wal c.db-wal",
	    k->dir);
	assert_int_equal(system(command), 0);
	k->j->ops->close(k->j);
	snprintf(command, sizeof command, "cd %s && mv c.db journal.db && mv c.db-wal journal.db-wal",
	    k->dir);
	assert_int_equal(system(command), 0);
	snprintf(wal, sizeof wal, "%s-wal", k->path);
	assert_int_equal(stat(wal, &st), 0);
	k->j = NULL;
	return st.st_size;
}

static void
spoil(struct kit *k, off_t at)
{
	char wal[128];
	uint8_t byte;
	snprintf(wal, sizeof wal, "%s-wal", k->path);
	int fd = open(wal, O_RDWR);
	assert_int_equal(pread(fd, &byte, 1, at), 1);
	byte ^= 4;
	assert_int_equal(pwrite(fd, &byte, 1, at), 1);
	close(fd);
}

static int
rows_now(struct kit *k, uint64_t *rows)
{
	uint8_t h[ZCC_HASH_BYTES];
	int code = journal_sqlite_open(k->path, false, &k->j, &k->f);
	if (code == ZCC_OK)
		OK(k, k->j->ops->head(k->j, rows, h, &k->f));
	return code;
}

static void
all_groups_are_there_after_a_crash(void **state)
{
	uint64_t rows = 0;
	crash(*state);
	assert_int_equal(rows_now(*state, &rows), ZCC_OK);
	assert_int_equal(rows, GROUPS);
}

static void
a_spoiled_header_or_frame_with_groups_behind_it_is_refused(void **state)
{
	struct kit *k = *state;
	uint64_t rows;
	off_t size = crash(k);
	off_t first = HEAD + (size - HEAD) / FRAME / 2 * FRAME;
	const off_t at[] = {0, 9, 17, 26, first + 2, first + 9, first + 17, first + 600};
	for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
		spoil(k, at[i]);
		assert_int_equal(rows_now(k, &rows), ZCC_E_IO);
		assert_non_null(strstr(k->f.text, "damaged"));
		spoil(k, at[i]);
	}
	assert_int_equal(rows_now(k, &rows), ZCC_OK);
	assert_int_equal(rows, GROUPS);
}

static void
the_last_group_cut_short_is_left_out(void **state)
{
	struct kit *k = *state;
	char wal[128];
	uint64_t rows = 0;
	off_t size = crash(k);
	snprintf(wal, sizeof wal, "%s-wal", k->path);
	assert_int_equal(truncate(wal, size - 100), 0);
	assert_int_equal(rows_now(k, &rows), ZCC_OK);
	assert_int_equal(rows, GROUPS - 1);
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
	    TEST(all_groups_are_there_after_a_crash),
	    TEST(a_spoiled_header_or_frame_with_groups_behind_it_is_refused),
	    TEST(the_last_group_cut_short_is_left_out),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("journal_wal", tests, NULL, NULL);
}
