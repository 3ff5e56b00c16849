/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * damage - G-7: every byte of a small site's files, each of its 8 bits: the damage is noticed, or it
 * does no harm.  Nothing is read that is not what was written, without a word.
 *
 * A real hub fills a journal with some of everything and is copied as a crash leaves it (journal.db
 * and its log) and as a stop leaves it (journal.db alone); a snapshot and the keys are there too.
 * One bit is turned over in a copy, and content.c tells what a hub would find in it; then the bit is
 * turned back.  The files are also cut off at every length.  Now and then the real programs have
 * their say about the same damage (damage_real.c).
 *
 * Bits are taken in an order that is coarse all over at first, then finer.
 */
#include "tests/torture/damage.h"

#include "shared/base/clock.h"
#include "tests/lib/gate.h"
#include "tests/lib/spread.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MAX = 8, REAL_EVERY = 2000, BROKEN_MAX = 30, WAL_HEAD = 32, WAL_FRAME = 24 + 4096 };

/* One file under damage. */
struct target {
	const char *name; /* below the directory of the copy */
	enum content_kind kind;
	const char *dir;  /* of the copy */
	uint64_t bits, step, tried, noticed, harmless, said;
};

static struct damage d;
static unsigned broken;

static void
path_in(const struct target *t, char room[PATH_ROOM])
{
	snprintf(room, PATH_ROOM, "%s/%s", t->dir, t->name);
}

static void
turn_over(const struct target *t, uint64_t bit)
{
	char path[PATH_ROOM];
	uint8_t byte;
	path_in(t, path);
	int fd = open(path, O_RDWR | O_CLOEXEC);
	if (fd < 0 || pread(fd, &byte, 1, (off_t)(bit / 8)) != 1)
		rig_fail("cannot read %s: %s", path, strerror(errno));
	byte ^= (uint8_t)(1U << bit % 8);
	if (pwrite(fd, &byte, 1, (off_t)(bit / 8)) != 1 || close(fd) != 0)
		rig_fail("cannot write %s: %s", path, strerror(errno));
}

static void
judge(struct target *t, enum content_found found, const char *what, uint64_t at)
{
	t->tried++;
	t->noticed += found == FOUND_NOTICED;
	t->harmless += found == FOUND_SAME;
	t->said += found == FOUND_SAID;
	if (found != FOUND_OTHER && found != FOUND_SHORT)
		return;
	broken++;
	fprintf(stderr, "BROKEN: %s/%s, %s %" PRIu64 ": another content, and nobody said so: %s\n",
	    t->dir, t->name, what, at, d.why);
}

static void
try_bit(struct target *t, uint64_t bit)
{
	turn_over(t, bit);
	enum content_found found = content_look(&d, t->kind, t->dir);
	if (d.tried++ % REAL_EVERY == REAL_EVERY / 2 && !real_agrees(&d, t->kind, t->dir, found))
		found = FOUND_OTHER;
	copy_again(&d, t->dir, t->name);
	judge(t, found, "bit", bit);
}

/* At every length, when there is time; else at many. */
static void
try_cuts(struct target *t)
{
	char path[PATH_ROOM];
	struct stat st;
	path_in(t, path);
	if (stat(path, &st) != 0)
		rig_fail("cannot look at %s", path);
	off_t stride = st.st_size / 200 + 1;
	for (off_t len = 0; len < st.st_size && !gate_is_over(); len += stride) {
		if (truncate(path, len) != 0)
			rig_fail("cannot cut %s", path);
		enum content_found found = content_look(&d, t->kind, t->dir);
		/* a log that ends where a group ends is that of an earlier moment: chain.h says what shows
		 * that its end was cut off */
		if (found == FOUND_SHORT && (len == 0 || (len - WAL_HEAD) % WAL_FRAME == 0))
			found = FOUND_SAID;
		judge(t, found, "cut at", (uint64_t)len);
		copy_again(&d, t->dir, t->name);
	}
}

static unsigned
targets_of(struct target *t)
{
	const struct target all[] = {
	    {"journal.db", CONTENT_JOURNAL, d.crashed},
	    {"journal.db-wal", CONTENT_JOURNAL, d.crashed},
	    {"journal.db", CONTENT_JOURNAL, d.stopped},
	    {d.snapshot, CONTENT_SNAPSHOT, d.stopped},
	    {"hub.key", CONTENT_KEYS, d.stopped},
	    {"hub.pub", CONTENT_KEYS, d.stopped},
	    {"demo.key", CONTENT_KEYS, d.stopped},
	    {"zcc.conf", CONTENT_CONFIG, d.stopped},
	};
	unsigned num = sizeof all / sizeof all[0];
	for (unsigned i = 0; i < num; i++) {
		char path[PATH_ROOM];
		struct stat st;
		t[i] = all[i];
		path_in(&t[i], path);
		if (stat(path, &st) != 0)
			rig_fail("%s is not there", path);
		t[i].bits = (uint64_t)st.st_size * 8;
	}
	return num;
}

int
main(void)
{
	struct target t[FILES_MAX];
	uint64_t tried = 0, bits = 0, noticed = 0, harmless = 0, said = 0;
	gate_begin("G-7");
	damage_open(&d);
	unsigned num = targets_of(t);
	for (unsigned i = 0; i < num; i++)
		try_cuts(&t[i]);
	for (bool is_left = true; is_left && !gate_is_over() && broken < BROKEN_MAX;) {
		is_left = false;
		for (unsigned i = 0; i < num && !gate_is_over(); i++)
			for (int n = 0; n < 32; n++) {
				uint64_t bit = spread_next(&t[i].step, t[i].bits);
				if (bit == UINT64_MAX)
					break;
				try_bit(&t[i], bit);
				is_left = true;
			}
	}
	for (unsigned i = 0; i < num; i++) {
		if (getenv("ZCC_FAIL_TABLE") != NULL)
			fprintf(stderr, "%-40s %8" PRIu64 " bits, tried %8" PRIu64 ": noticed %" PRIu64
			    ", cut and said %" PRIu64 ", harmless %" PRIu64 "\n", t[i].name, t[i].bits,
			    t[i].tried, t[i].noticed, t[i].said, t[i].harmless);
		tried += t[i].tried;
		bits += t[i].bits;
		noticed += t[i].noticed;
		harmless += t[i].harmless;
		said += t[i].said;
	}
	damage_close(&d);
	return (broken == 0 ? gate_held : gate_broken)(
	    "%" PRIu64 " damages (%" PRIu64 " bits in all): %" PRIu64 " refused, %" PRIu64
	    " cut off and said, %" PRIu64 " harmless, %u silent; %u confirmed by the programs",
	    tried, bits, noticed, said, harmless, broken, d.confirmed);
}
