/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The helper owns `job` from pthread_create() until it stores is_done; the caller touches it again
 * only after joining.  It takes no signals: those are the loop's.
 */
#include "hub/edge/snapshot.h"

#include "hub/core/book.h"
#include "hub/edge/fault.h"
#include "hub/edge/snapshot_file.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/file.h"
#include "shared/edge/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A dump is some hundred bytes a row; more than this is no dump of ours. */
static const uint64_t dump_bytes_max = UINT64_C(1) << 30;

/* --- Writing --- */

struct snapshot_writer {
	char dir[PATH_MAX];
	bool is_busy; /* begun, and its result not yet given */
	pthread_t thread;
	atomic_bool is_done;
	struct {
		struct snapshot_head head;
		struct bytes dump;
		int result;
		struct fault fault;
	} job;
};

struct snapshot_writer *
snapshot_writer_new(const char *state_dir)
{
	struct snapshot_writer *w = calloc(1, sizeof *w);
	if (w != NULL && text_copy(w->dir, sizeof w->dir, state_dir))
		return w;
	free(w);
	return NULL;
}

static int
write_file(int dir_fd, const char *name, const struct snapshot_head *head, const struct bytes *dump,
    struct fault *f)
{
	uint8_t start[SNAPSHOT_HEAD_BYTES];
	snapshot_head_encode(head, start);
	int fd = openat(dir_fd, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
	    S_IRUSR | S_IWUSR);
	if (fd < 0)
		return fault_set(f, ZCC_E_CREATE, errno, "cannot make the snapshot %s", name);
	bool is_written = file_write_all(fd, start, sizeof start) &&
	    file_write_all(fd, dump->data, dump->at) && fsync(fd) == 0;
	int sys = is_written ? 0 : errno;
	if (close(fd) != 0 && sys == 0)
		sys = errno;
	if (sys == 0)
		return ZCC_OK;
	unlinkat(dir_fd, name, 0);
	return fault_set(f, sys == ENOSPC || sys == EDQUOT ? ZCC_E_FULL : ZCC_E_IO, sys,
	    "cannot write the snapshot %s", name);
}

/* All go but the new one and the newest before it; what claims to be newer is of another history. */
static int
remove_others(int dir_fd, uint64_t seq, struct fault *f)
{
	uint64_t *seqs = NULL;
	size_t num = 0, before = 0;
	int r = snapshot_list(dir_fd, &seqs, &num, f);
	for (size_t i = 0; i < num && r == ZCC_OK; i++) {
		char name[SNAPSHOT_NAME_SIZE];
		if (seqs[i] == seq || (seqs[i] < seq && before++ == 0))
			continue;
		snapshot_name(name, seqs[i]);
		if (unlinkat(dir_fd, name, 0) != 0 && errno != ENOENT)
			r = fault_set(f, ZCC_E_IO, errno, "cannot remove the snapshot %s", name);
	}
	free(seqs);
	return r;
}

static int
write_snapshot(struct snapshot_writer *w)
{
	/* One fixed name: what a crash left of it is written over. */
	static const char part[] = "book.part";
	struct fault *f = &w->job.fault;
	char name[SNAPSHOT_NAME_SIZE];
	snapshot_name(name, w->job.head.seq);
	int dir_fd = open(w->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir_fd < 0)
		return fault_set(f, ZCC_E_IO, errno, "cannot open %s", w->dir);
	seal_hash(NULL, w->job.dump.data, w->job.dump.at, w->job.head.digest);
	int r = write_file(dir_fd, part, &w->job.head, &w->job.dump, f);
	fault_step("snapshot-written");
	if (r == ZCC_OK && renameat(dir_fd, part, dir_fd, name) != 0)
		r = fault_set(f, ZCC_E_IO, errno, "cannot name the snapshot %s", name);
	fault_step("snapshot-named");
	if (r == ZCC_OK && fsync(dir_fd) != 0)
		r = fault_set(f, ZCC_E_IO, errno, "cannot flush %s", w->dir);
	if (r == ZCC_OK)
		r = remove_others(dir_fd, w->job.head.seq, f);
	fault_step("snapshot-done");
	close(dir_fd);
	return r;
}

static void *
helper(void *arg)
{
	struct snapshot_writer *w = arg;
	w->job.result = write_snapshot(w);
	bytes_free(&w->job.dump);
	atomic_store_explicit(&w->is_done, true, memory_order_release);
	return NULL;
}

int
snapshot_write_start(struct snapshot_writer *w, uint64_t seq, const uint8_t h[ZCC_HASH_BYTES],
    struct bytes *dump, struct fault *f)
{
	sigset_t all, was;
	if (w->is_busy)
		return fault_set(f, ZCC_E_BUSY, 0, "the snapshot before is still being written");
	ZCC_MUST(bytes_ok(dump) && dump->is_growing);
	w->job.head = (struct snapshot_head){.format = SNAPSHOT_FORMAT, .book_version = BOOK_VERSION,
	    .seq = seq, .dump_bytes = dump->at};
	memcpy(w->job.head.h, h, sizeof w->job.head.h);
	w->job.dump = *dump;
	*dump = bytes_grower();
	atomic_store(&w->is_done, false);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	int sys = pthread_create(&w->thread, NULL, helper, w);
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	if (sys != 0) {
		bytes_free(&w->job.dump);
		return fault_set(f, ZCC_E_FULL, sys, "cannot start writing a snapshot");
	}
	w->is_busy = true;
	return ZCC_OK;
}

int
snapshot_write_result(struct snapshot_writer *w, uint64_t *seq, struct fault *f)
{
	if (!w->is_busy || !atomic_load_explicit(&w->is_done, memory_order_acquire))
		return ZCC_E_AGAIN;
	pthread_join(w->thread, NULL);
	w->is_busy = false;
	*seq = w->job.head.seq;
	if (w->job.result != ZCC_OK && f != NULL)
		*f = w->job.fault;
	return w->job.result;
}

void
snapshot_writer_free(struct snapshot_writer *w)
{
	if (w == NULL)
		return;
	if (w->is_busy)
		pthread_join(w->thread, NULL);
	free(w);
}

/* --- Loading --- */

struct row_h {
	uint64_t seq;
	uint8_t h[ZCC_HASH_BYTES];
};

static int
take_h(const struct journal_row *row, void *arg)
{
	struct row_h *out = arg;
	out->seq = row->seq;
	memcpy(out->h, row->h, sizeof out->h);
	return 0;
}

/* Does the journal have this row with this h?  Row 0 is before the first, with zeros. */
static int
is_of_journal(struct journal *j, const struct snapshot_head *head, bool *is_so, struct fault *f)
{
	struct row_h row = {.seq = 0};
	int r = head->seq == 0 ? ZCC_OK : j->ops->page(j, head->seq, 1, take_h, &row, f);
	*is_so = row.seq == head->seq && memcmp(row.h, head->h, sizeof row.h) == 0;
	return r;
}

static bool
read_all(int fd, uint8_t *data, size_t len)
{
	while (len > 0) {
		ssize_t n = read(fd, data, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		data += n;
		len -= (size_t)n;
	}
	return true;
}

/* The head of an opened file, with everything that can be said without its dump; NULL = well. */
static const char *
read_head(int fd, uint64_t seq, struct snapshot_head *head)
{
	uint8_t start[SNAPSHOT_HEAD_BYTES];
	struct stat st;
	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return "cannot be opened";
	if (!read_all(fd, start, sizeof start) || !snapshot_head_decode(head, start))
		return "damaged, or not a snapshot";
	if (head->format != SNAPSHOT_FORMAT || head->book_version != BOOK_VERSION)
		return "of another version of the program";
	if (head->seq != seq)
		return "not of the row that its name says";
	if (head->dump_bytes > dump_bytes_max ||
	    (uint64_t)st.st_size != SNAPSHOT_HEAD_BYTES + head->dump_bytes)
		return "cut off or too long";
	return NULL;
}

static const char *
read_dump(int fd, const struct snapshot_head *head, struct snapshot *out)
{
	size_t len = (size_t)head->dump_bytes;
	*out = (struct snapshot){.seq = head->seq};
	out->room = malloc(len > 0 ? len : 1);
	if (out->room == NULL)
		return "no memory to read it";
	seal_hash(NULL, "", 0, out->digest);
	if (read_all(fd, out->room, len))
		seal_hash(NULL, out->room, len, out->digest);
	if (memcmp(out->digest, head->digest, sizeof out->digest) != 0) {
		snapshot_free(out);
		return "damaged";
	}
	memcpy(out->h, head->h, sizeof out->h);
	out->dump = bytes_reader(out->room, len);
	return NULL;
}

int
snapshot_load_newest(const char *state_dir, struct journal *j, snapshot_skip_fn skip, void *arg,
    struct snapshot *out, struct fault *f)
{
	uint64_t *seqs = NULL;
	size_t num = 0;
	int dir_fd = open(state_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir_fd < 0)
		return fault_set(f, ZCC_E_IO, errno, "cannot open %s", state_dir);
	int r = snapshot_list(dir_fd, &seqs, &num, f);
	bool is_found = false;
	for (size_t i = 0; i < num && r == ZCC_OK && !is_found; i++) {
		char name[SNAPSHOT_NAME_SIZE];
		struct snapshot_head head;
		bool is_ours = false;
		snapshot_name(name, seqs[i]);
		int fd = openat(dir_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
		const char *why = read_head(fd, seqs[i], &head);
		if (why == NULL)
			r = is_of_journal(j, &head, &is_ours, f);
		if (why == NULL && r == ZCC_OK)
			why = is_ours ? read_dump(fd, &head, out) : "of another journal";
		if (fd >= 0)
			close(fd);
		is_found = why == NULL && r == ZCC_OK;
		if (why != NULL && skip != NULL)
			skip(name, why, arg);
	}
	free(seqs);
	close(dir_fd);
	return r == ZCC_OK && !is_found ? ZCC_E_UNKNOWN : r;
}

void
snapshot_free(struct snapshot *s)
{
	free(s->room);
	*s = (struct snapshot){.room = NULL};
}
