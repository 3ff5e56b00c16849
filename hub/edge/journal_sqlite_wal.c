/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The write-ahead log, looked at before SQLite reads it.
 *
 * SQLite takes the frames up to the first that is not whole, and leaves out all behind it without a
 * word.  That is right for a group that a crash cut short, and wrong for a byte that changed since: it
 * would take acknowledged groups away.  The two can be told apart, because a group is flushed before
 * the next one begins:
 *
 *     header | group: frame frame frame+commit | group: frame frame+commit | what is left of before
 *                            ^ not whole                 ^ whole
 *     a group behind the spoiled one    damage: refused
 *     nothing behind it                 a crash, or damage of the last group: left out, and said
 *
 * A frame carries the running sum of all before it.  Behind a spoiled one the sum goes on from what
 * the frame before says that it is, so a frame can still be known as whole.
 *
 * Numbers are big-endian; sums are taken over words as the writer's machine has them, and the last bit
 * of the magic number says which.
 */
#include "hub/edge/journal_sqlite_base.h"

#include "shared/base/err.h"
#include "shared/base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER_BYTES = 32, FRAME_HEAD = 24, PAGE_BYTES_USED = 4096, SUMMED = 8 };
static const uint32_t magic = 0x377f0682; /* and one more when sums are big-endian */

struct sum {
	uint32_t a, b;
};

struct wal {
	int fd;
	bool is_big; /* words of sums */
	uint32_t salt[2];
	uint32_t frames; /* that the file has room for, whole or not */
	bool has_rest;   /* and a piece of one behind them */
	uint8_t frame[FRAME_HEAD + PAGE_BYTES_USED];
};

static uint32_t
big(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t
word(const uint8_t *p, bool is_big)
{
	return is_big ? big(p)
	              : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

static struct sum
add(struct sum s, const uint8_t *data, size_t len, bool is_big)
{
	for (size_t i = 0; i + 8 <= len; i += 8) {
		s.a += word(data + i, is_big) + s.b;
		s.b += word(data + i + 4, is_big) + s.a;
	}
	return s;
}

static bool
is_sum(struct sum s, const uint8_t *at)
{
	return big(at) == s.a && big(at + 4) == s.b;
}

static struct sum
stored(const uint8_t *at)
{
	return (struct sum){big(at), big(at + 4)};
}

static bool
read_at(const struct wal *w, void *room, size_t len, off_t at)
{
	size_t got = 0;
	while (got < len) {
		ssize_t n = pread(w->fd, (uint8_t *)room + got, len - got, at + (off_t)got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		got += (size_t)n;
	}
	return true;
}

/* Frame i, from 0, into w->frame. */
static bool
read_frame(struct wal *w, uint32_t i)
{
	return read_at(w, w->frame, sizeof w->frame, HEADER_BYTES + (off_t)i * (off_t)sizeof w->frame);
}

/* Is the frame in the room the one that follows a sum of `before`? */
static bool
is_whole(const struct wal *w, struct sum before)
{
	struct sum s = add(before, w->frame, SUMMED, w->is_big);
	s = add(s, w->frame + FRAME_HEAD, PAGE_BYTES_USED, w->is_big);
	return big(w->frame) != 0 && is_sum(s, w->frame + 16);
}

static bool
is_salted(const struct wal *w)
{
	return big(w->frame + 8) == w->salt[0] && big(w->frame + 12) == w->salt[1];
}

/*
 * Behind the spoiled frame `bad`: is there a whole one of a later group?  any_salt: the header cannot
 * be believed, so every whole frame speaks.  -1: it cannot be read.
 */
static int
has_later_group(struct wal *w, uint32_t bad, bool any_salt)
{
	bool has_commit = any_salt;
	struct sum before = {0, 0};
	for (uint32_t i = bad; i < w->frames; i++) {
		if (!read_frame(w, i))
			return -1;
		if (i > bad && has_commit && (any_salt || is_salted(w)) && is_whole(w, before))
			return 1;
		has_commit = has_commit || big(w->frame + 4) != 0;
		before = stored(w->frame + 16);
	}
	return 0;
}

static int
damaged(const struct sqlite_journal *s, struct fault *f, const char *where, uint32_t frame)
{
	return fault_set(f, ZCC_E_IO, 0, "journal %s: %s is damaged (%s %u), and groups that were "
	    "acknowledged stand behind it; restore a backup", s->path, s->wal, where, frame);
}

static int
check(struct sqlite_journal *s, struct wal *w, struct fault *f)
{
	uint8_t head[HEADER_BYTES];
	if (!read_at(w, head, sizeof head, 0))
		return fault_set(f, ZCC_E_IO, errno, "cannot read %s", s->wal);
	uint32_t mark = big(head), i = 0;
	w->is_big = mark == magic + 1;
	w->salt[0] = big(head + 16);
	w->salt[1] = big(head + 20);
	struct sum sum = add((struct sum){0, 0}, head, 24, w->is_big);
	bool is_head = (mark == magic || w->is_big) && is_sum(sum, head + 24) &&
	    big(head + 8) == PAGE_BYTES_USED;
	if (!is_head)
		return has_later_group(w, 0, true) == 0 ? ZCC_OK : damaged(s, f, "header, byte", 0);
	for (; i < w->frames; i++) {
		if (!read_frame(w, i))
			return fault_set(f, ZCC_E_IO, errno, "cannot read %s", s->wal);
		if (!is_salted(w) || !is_whole(w, sum))
			break;
		sum = stored(w->frame + 16);
	}
	bool is_short = i == w->frames && (w->has_rest || (i > 0 && big(w->frame + 4) == 0));
	bool is_spoiled = i < w->frames &&
	    (big(w->frame + 8) == w->salt[0] || big(w->frame + 12) == w->salt[1]);
	if (i < w->frames && has_later_group(w, i, false) != 0)
		return damaged(s, f, "frame", i + 1);
	if (is_short || is_spoiled)
		log_line(LOG_WARN, "the journal's write-ahead log ends with a group that is not whole "
		    "(frame %u), as a crash leaves it: that group is left out", i + 1);
	return ZCC_OK;
}

int
sqlite_wal_check(struct sqlite_journal *s, struct fault *f)
{
	struct stat st;
	struct wal w = {.fd = open(s->wal, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)};
	if (w.fd < 0 && errno == ENOENT)
		return ZCC_OK;
	if (w.fd < 0 || fstat(w.fd, &st) != 0) {
		int code = fault_set(f, ZCC_E_IO, errno, "cannot open %s", s->wal);
		if (w.fd >= 0)
			close(w.fd);
		return code;
	}
	/* shorter than a header: its making was cut short, and nothing was ever in it */
	int code = ZCC_OK;
	if (st.st_size >= HEADER_BYTES) {
		w.frames = (uint32_t)((st.st_size - HEADER_BYTES) / (off_t)sizeof w.frame);
		w.has_rest = (st.st_size - HEADER_BYTES) % (off_t)sizeof w.frame != 0;
		code = check(s, &w, f);
	}
	close(w.fd);
	return code;
}
