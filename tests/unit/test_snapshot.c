/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/lib/journal_kit.h"

#include "hub/core/book.h"
#include "hub/edge/snapshot.h"
#include "hub/edge/snapshot_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/stat.h>

static const char text[] = "the book as it was, for what it is worth";

struct skipped {
	int num;
	char name[64], why[64]; /* of the last */
};

static void
on_skip(const char *name, const char *why, void *arg)
{
	struct skipped *s = arg;
	s->num++;
	snprintf(s->name, sizeof s->name, "%s", name);
	snprintf(s->why, sizeof s->why, "%s", why);
}

/* A journal of twenty rows; rows[i] is the h of row i. */
struct past {
	struct kit *k;
	uint8_t h[21][ZCC_HASH_BYTES];
};

static int
setup(void **state)
{
	struct past *p = calloc(1, sizeof *p);
	void *kit = NULL;
	assert_non_null(p);
	kit_setup(&kit, true);
	p->k = kit;
	kit_begin(p->k);
	for (int i = 1; i <= 20; i++) {
		kit_append(p->k, 1, NULL);
		memcpy(p->h[i], p->k->h, ZCC_HASH_BYTES);
	}
	kit_commit(p->k);
	*state = p;
	return 0;
}

static int
teardown(void **state)
{
	struct past *p = *state;
	void *kit = p->k;
	DIR *d = opendir(p->k->dir);
	struct dirent *e;
	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			unlinkat(dirfd(d), e->d_name, 0);
	closedir(d);
	kit_teardown(&kit);
	free(p);
	return 0;
}

static int
wait_for(struct snapshot_writer *w, uint64_t *seq, struct fault *f)
{
	int r;
	while ((r = snapshot_write_result(w, seq, f)) == ZCC_E_AGAIN)
		sched_yield();
	return r;
}

static struct bytes
a_dump(const char *s)
{
	struct bytes b = bytes_grower();
	char copy[128];
	snprintf(copy, sizeof copy, "%s", s);
	bytes_raw(&b, copy, strlen(s));
	return b;
}

static void
write_one(struct past *p, uint64_t seq, const char *what)
{
	struct snapshot_writer *w = snapshot_writer_new(p->k->dir);
	struct bytes dump = a_dump(what);
	uint64_t done = 0;
	assert_non_null(w);
	OK(p->k, snapshot_write_start(w, seq, p->h[seq], &dump, &p->k->f));
	assert_int_equal(dump.at, 0);
	OK(p->k, wait_for(w, &done, &p->k->f));
	assert_int_equal(done, seq);
	snapshot_writer_free(w);
}

static int
load(struct past *p, struct snapshot *out, struct skipped *s)
{
	*s = (struct skipped){.num = 0};
	return snapshot_load_newest(p->k->dir, p->k->j, on_skip, s, out, &p->k->f);
}

/* Change a byte of a file; 0 as `x` cuts it off there. */
static void
damage(struct past *p, uint64_t seq, off_t at, uint8_t x)
{
	char name[SNAPSHOT_NAME_SIZE], path[160];
	uint8_t byte;
	snapshot_name(name, seq);
	snprintf(path, sizeof path, "%s/%s", p->k->dir, name);
	int fd = open(path, O_RDWR);
	assert_true(fd >= 0);
	if (x == 0) {
		assert_int_equal(ftruncate(fd, at), 0);
	} else {
		assert_int_equal(pread(fd, &byte, 1, at), 1);
		byte ^= x;
		assert_int_equal(pwrite(fd, &byte, 1, at), 1);
	}
	close(fd);
}

static void
a_snapshot_comes_back_as_it_was_written(void **state)
{
	struct past *p = *state;
	struct snapshot s;
	struct skipped skip;
	uint8_t digest[ZCC_HASH_BYTES];
	assert_int_equal(load(p, &s, &skip), ZCC_E_UNKNOWN);
	write_one(p, 7, text);
	OK(p->k, load(p, &s, &skip));
	assert_int_equal(skip.num, 0);
	assert_int_equal(s.seq, 7);
	assert_memory_equal(s.h, p->h[7], ZCC_HASH_BYTES);
	seal_hash(NULL, text, strlen(text), digest);
	assert_memory_equal(s.digest, digest, sizeof digest);
	assert_int_equal(s.dump.size, strlen(text));
	assert_memory_equal(s.dump.data, text, strlen(text));
	snapshot_free(&s);
}

static void
the_two_newest_are_kept_for_the_owner_only_and_nothing_else(void **state)
{
	struct past *p = *state;
	struct stat st;
	uint64_t *seqs = NULL;
	size_t num = 0;
	for (uint64_t seq = 8; seq <= 12; seq++)
		write_one(p, seq, text);
	int fd = open(p->k->dir, O_RDONLY | O_DIRECTORY);
	OK(p->k, snapshot_list(fd, &seqs, &num, &p->k->f));
	assert_int_equal(num, 2);
	assert_int_equal(seqs[0], 12);
	assert_int_equal(seqs[1], 11);
	assert_int_equal(fstatat(fd, "book-12.snap", &st, 0), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(fstatat(fd, "book.part", &st, 0), -1);
	close(fd);
	free(seqs);
}

static void
damage_of_any_byte_or_length_passes_it_over_for_the_one_before(void **state)
{
	struct past *p = *state;
	off_t size = (off_t)(SNAPSHOT_HEAD_BYTES + strlen(text));
	struct snapshot s;
	struct skipped skip;
	write_one(p, 5, text);
	write_one(p, 6, text);
	for (off_t at = 0; at < size; at++) {
		damage(p, 6, at, (uint8_t)(1U << (at % 8)));
		OK(p->k, load(p, &s, &skip));
		assert_int_equal(s.seq, 5);
		assert_int_equal(skip.num, 1);
		assert_string_equal(skip.name, "book-6.snap");
		snapshot_free(&s);
		damage(p, 6, at, (uint8_t)(1U << (at % 8)));
	}
	OK(p->k, load(p, &s, &skip));
	assert_int_equal(s.seq, 6);
	snapshot_free(&s);
	for (off_t at = size - 1; at >= 0; at -= 11) {
		damage(p, 6, at, 0);
		OK(p->k, load(p, &s, &skip));
		assert_int_equal(s.seq, 5);
		snapshot_free(&s);
	}
}

/* A head that is whole, but says something else than this program and journal do. */
static void
write_head(struct past *p, const char *name, struct snapshot_head head)
{
	char path[160];
	uint8_t start[SNAPSHOT_HEAD_BYTES];
	seal_hash(NULL, "", 0, head.digest);
	snapshot_head_encode(&head, start);
	snprintf(path, sizeof path, "%s/%s", p->k->dir, name);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(start, sizeof start, 1, f), 1);
	fclose(f);
}

static void
one_of_another_version_journal_or_name_is_passed_over_with_the_reason(void **state)
{
	struct past *p = *state;
	struct snapshot s;
	struct skipped skip;
	struct snapshot_head good = {.format = SNAPSHOT_FORMAT, .book_version = BOOK_VERSION,
	    .seq = 9};
	struct snapshot_head head = good;
	memcpy(good.h, p->h[9], sizeof good.h);

	head = good;
	head.book_version++;
	write_head(p, "book-9.snap", head);
	assert_int_equal(load(p, &s, &skip), ZCC_E_UNKNOWN);
	assert_string_equal(skip.why, "of another version of the program");

	head = good;
	head.format++;
	write_head(p, "book-9.snap", head);
	assert_int_equal(load(p, &s, &skip), ZCC_E_UNKNOWN);
	assert_string_equal(skip.why, "of another version of the program");

	head = good;
	head.h[0] ^= 1;
	write_head(p, "book-9.snap", head);
	assert_int_equal(load(p, &s, &skip), ZCC_E_UNKNOWN);
	assert_string_equal(skip.why, "of another journal");

	write_head(p, "book-9.snap", good);
	head = good;
	head.seq = 21; /* the journal ends at 20 */
	write_head(p, "book-21.snap", head);
	OK(p->k, load(p, &s, &skip));
	assert_int_equal(s.seq, 9);
	assert_int_equal(skip.num, 1);
	assert_string_equal(skip.why, "of another journal");
	snapshot_free(&s);

	write_head(p, "book-10.snap", good);
	OK(p->k, load(p, &s, &skip));
	assert_int_equal(skip.num, 2);
	assert_string_equal(skip.why, "not of the row that its name says");
	snapshot_free(&s);

	/* The next one written clears away what is of another history. */
	write_one(p, 11, text);
	OK(p->k, load(p, &s, &skip));
	assert_int_equal(s.seq, 11);
	assert_int_equal(skip.num, 0);
	snapshot_free(&s);
}

static void
names_of_another_form_are_not_looked_at(void **state)
{
	static const char *const names[] = {"book-.snap", "book-07.snap", "book--7.snap",
	    "book-7.snap.part", "xbook-7.snap", "book-99999999999999999999.snap", "book-7x.snap", ""};
	uint64_t seq;
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_false(snapshot_name_parse(names[i], &seq));
	assert_true(snapshot_name_parse("book-70.snap", &seq));
	assert_int_equal(seq, 70);
}

static void
a_second_start_is_refused_until_the_first_was_heard_and_its_dump_is_kept(void **state)
{
	struct past *p = *state;
	struct snapshot_writer *w = snapshot_writer_new(p->k->dir);
	struct bytes one = a_dump(text), two = a_dump(text);
	uint64_t seq = 0;
	assert_non_null(w);
	assert_int_equal(snapshot_write_result(w, &seq, &p->k->f), ZCC_E_AGAIN);
	OK(p->k, snapshot_write_start(w, 3, p->h[3], &one, &p->k->f));
	assert_int_equal(snapshot_write_start(w, 4, p->h[4], &two, &p->k->f), ZCC_E_BUSY);
	assert_int_equal(two.at, strlen(text));
	OK(p->k, wait_for(w, &seq, &p->k->f));
	OK(p->k, snapshot_write_start(w, 4, p->h[4], &two, &p->k->f));
	snapshot_writer_free(w); /* waits */
	struct snapshot s;
	struct skipped skip;
	OK(p->k, load(p, &s, &skip));
	assert_int_equal(s.seq, 4);
	snapshot_free(&s);
}

static void
a_write_that_fails_is_reported_and_harms_nothing(void **state)
{
	struct past *p = *state;
	char path[160];
	struct bytes dump = a_dump(text);
	uint64_t seq = 0;
	write_one(p, 3, text);
	struct snapshot_writer *w = snapshot_writer_new(p->k->dir);
	assert_non_null(w);
	/* A directory where the file is to go. */
	snprintf(path, sizeof path, "%s/book.part", p->k->dir);
	assert_int_equal(mkdir(path, 0700), 0);
	OK(p->k, snapshot_write_start(w, 4, p->h[4], &dump, &p->k->f));
	assert_int_equal(wait_for(w, &seq, &p->k->f), ZCC_E_CREATE);
	assert_non_null(strstr(p->k->f.text, "book.part"));
	assert_int_equal(rmdir(path), 0);
	snapshot_writer_free(w);
	struct snapshot s;
	struct skipped skip;
	OK(p->k, load(p, &s, &skip));
	assert_int_equal(s.seq, 3);
	snapshot_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, setup, teardown)
	    TEST(a_snapshot_comes_back_as_it_was_written),
	    TEST(the_two_newest_are_kept_for_the_owner_only_and_nothing_else),
	    TEST(damage_of_any_byte_or_length_passes_it_over_for_the_one_before),
	    TEST(one_of_another_version_journal_or_name_is_passed_over_with_the_reason),
	    TEST(names_of_another_form_are_not_looked_at),
	    TEST(a_second_start_is_refused_until_the_first_was_heard_and_its_dump_is_kept),
	    TEST(a_write_that_fails_is_reported_and_harms_nothing),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("snapshot", tests, NULL, NULL);
}
