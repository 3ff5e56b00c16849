/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/edge/snapshot_file.h"

#include "shared/base/bytes.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char magic[8] = {'Z', 'C', 'C', 'S', 'N', 'A', 'P', '1'};

/* One description for both directions. */
static void
head_code(struct bytes *b, struct snapshot_head *head, char found[sizeof magic])
{
	bytes_raw(b, found, sizeof magic);
	bytes_u32(b, &head->format);
	bytes_u32(b, &head->book_version);
	bytes_u64(b, &head->seq);
	bytes_raw(b, head->h, sizeof head->h);
	bytes_u64(b, &head->dump_bytes);
	bytes_raw(b, head->digest, sizeof head->digest);
}

void
snapshot_head_encode(const struct snapshot_head *head, uint8_t out[SNAPSHOT_HEAD_BYTES])
{
	struct snapshot_head copy = *head;
	char mark[sizeof magic];
	uint8_t hash[ZCC_HASH_BYTES];
	struct bytes b = bytes_writer(out, SNAPSHOT_HEAD_BYTES);
	memcpy(mark, magic, sizeof mark);
	head_code(&b, &copy, mark);
	seal_hash(NULL, out, b.at, hash);
	bytes_raw(&b, hash, sizeof hash);
	ZCC_MUST(bytes_ok(&b) && b.at == SNAPSHOT_HEAD_BYTES);
}

bool
snapshot_head_decode(struct snapshot_head *head, uint8_t in[SNAPSHOT_HEAD_BYTES])
{
	char mark[sizeof magic];
	uint8_t hash[ZCC_HASH_BYTES], want[ZCC_HASH_BYTES];
	struct bytes b = bytes_reader(in, SNAPSHOT_HEAD_BYTES);
	head_code(&b, head, mark);
	seal_hash(NULL, in, b.at, want);
	bytes_raw(&b, hash, sizeof hash);
	return bytes_ok(&b) && memcmp(mark, magic, sizeof mark) == 0 &&
	    memcmp(hash, want, sizeof hash) == 0;
}

void
snapshot_name(char out[SNAPSHOT_NAME_SIZE], uint64_t seq)
{
	snprintf(out, SNAPSHOT_NAME_SIZE, "book-%" PRIu64 ".snap", seq);
}

bool
snapshot_name_parse(const char *name, uint64_t *seq)
{
	char number[24], again[SNAPSHOT_NAME_SIZE];
	size_t len = strlen(name), fixed = strlen("book-.snap");
	int64_t v;
	if (len <= fixed || len - fixed >= sizeof number || strncmp(name, "book-", 5) != 0)
		return false;
	memcpy(number, name + 5, len - fixed);
	number[len - fixed] = '\0';
	if (!text_to_i64(number, 0, INT64_MAX, &v))
		return false;
	*seq = (uint64_t)v;
	snapshot_name(again, *seq);
	return strcmp(again, name) == 0;
}

static int
newest_first(const void *a, const void *b)
{
	uint64_t x, y;
	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x < y) - (x > y);
}

int
snapshot_list(int dir_fd, uint64_t **seqs, size_t *num, struct fault *f)
{
	int fd = openat(dir_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	uint64_t *list = NULL;
	size_t n = 0, size = 0;
	if (d == NULL) {
		if (fd >= 0)
			close(fd);
		return fault_set(f, ZCC_E_IO, errno, "cannot list the snapshots");
	}
	int r = ZCC_OK;
	for (struct dirent *e; r == ZCC_OK && (e = readdir(d)) != NULL;) {
		uint64_t seq;
		if (!snapshot_name_parse(e->d_name, &seq))
			continue;
		if (n == size) {
			size = size == 0 ? 8 : 2 * size;
			uint64_t *more = realloc(list, size * sizeof *more);
			if (more == NULL) {
				r = fault_set(f, ZCC_E_IO, ENOMEM, "cannot list the snapshots");
				break;
			}
			list = more;
		}
		list[n++] = seq;
	}
	closedir(d);
	if (r != ZCC_OK) {
		free(list);
		return r;
	}
	if (n > 0)
		qsort(list, n, sizeof *list, newest_first);
	*seqs = list;
	*num = n;
	return ZCC_OK;
}
