/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * damage [bits=N] - G-7: every byte of a small site's files, N (1) of its 8 bits: the damage is noticed,
 * or it does no harm.  Nothing is read that is not what was written, without a word.
 *
 * A real hub fills a journal with some of everything and is copied as a crash leaves it (journal.db
 * and its log) and as a stop leaves it (journal.db alone); a snapshot and the keys are there too.
 * One bit is turned over in a copy, and content.c tells what a hub would find in it; then the bit is
 * turned back.  The files are also cut off at many lengths.  Now and then the real programs have
 * their say about the same damage (damage_real.c).
 *
 * Bytes are taken in an order that is coarse all over at first, then finer, and which bit of one
 * follows from the seed.  As many processes as there are processors each take their part of them,
 * in copies of their own; the first alone, which has the site, asks the real programs.
 */
#include "tests/torture/damage.h"

#include "shared/base/text.h"
#include "tests/lib/gate.h"
#include "tests/lib/spread.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	FILES_MAX = 8,
	JOBS_MAX = 16,
	TURN = 32,
	CUTS = 200,
	REAL_EVERY = 1000,
	BROKEN_MAX = 30,
	WAL_HEAD = 32,
	WAL_FRAME = 24 + 4096
};

/* One file under damage. */
struct target {
	const char *name; /* below the directory of the copy */
	enum content_kind kind;
	const char *dir;  /* of the copy */
	uint64_t bytes, step, done, tried, noticed, harmless, said;
};

/* What one of the processes found; sent to the first as it is. */
struct result {
	struct target t[FILES_MAX];
	unsigned num, broken, confirmed;
};

static struct damage d;
static struct result r;
static unsigned jobs, job;
static int64_t bits_each = 1;

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
	r.broken++;
	fprintf(stderr, "BROKEN: %s/%s, %s %" PRIu64 ": another content, and nobody said so: %s\n",
	    t->dir, t->name, what, at, d.why);
}

static void
try_bit(struct target *t, uint64_t bit)
{
	turn_over(t, bit);
	enum content_found found = content_look(&d, t->kind, t->dir);
	if (job == 0 && d.tried++ % REAL_EVERY == REAL_EVERY / 2 &&
	    !real_agrees(&d, t->kind, t->dir, found))
		found = FOUND_OTHER;
	copy_again(&d, t->dir, t->name);
	judge(t, found, "bit", bit);
}

/* Which of its bits is first. */
static uint64_t
first_bit(uint64_t byte)
{
	return (gate_seed() + byte * UINT64_C(0x9e3779b97f4a7c15)) >> 61;
}

/* The next byte of a file; another process may have it.  False: there is none. */
static bool
try_byte(struct target *t)
{
	uint64_t turn = t->step, byte = spread_next(&t->step, t->bytes);
	if (byte == UINT64_MAX)
		return false;
	if (turn % jobs != job)
		return true;
	uint64_t first = first_bit(byte);
	for (int64_t i = 0; i < bits_each; i++)
		try_bit(t, byte * 8 + (first + (uint64_t)i) % 8);
	t->done++;
	return true;
}

static void
try_cuts(struct target *t)
{
	char path[PATH_ROOM];
	path_in(t, path);
	off_t size = (off_t)t->bytes, stride = size / CUTS + 1;
	for (off_t len = job * stride; len < size && !gate_is_over(); len += jobs * stride) {
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
		t[i].bytes = (uint64_t)st.st_size;
	}
	return num;
}

/* All of the files, until everything or the time is used up. */
static void
try_all(void)
{
	r.num = targets_of(r.t);
	for (unsigned i = 0; i < r.num; i++)
		try_cuts(&r.t[i]);
	for (bool is_left = true; is_left && r.broken < BROKEN_MAX;) {
		is_left = false;
		for (unsigned i = 0; i < r.num; i++)
			for (int n = 0; n < TURN && !gate_is_over() && try_byte(&r.t[i]); n++)
				is_left = true;
	}
	r.confirmed = d.confirmed;
}

/* Another process; what it found comes out of the pipe. */
static int
start_job(unsigned number)
{
	int fd;
	if (rig_fork(&fd) != 0)
		return fd;
	job = number;
	damage_move(&d, job);
	try_all();
	_exit(write(fd, &r, sizeof r) == (ssize_t)sizeof r ? 0 : 1);
}

static void
add_job(int fd)
{
	static struct result more;
	if (read(fd, &more, sizeof more) != (ssize_t)sizeof more)
		rig_fail("one of the processes ended early");
	close(fd);
	for (unsigned i = 0; i < r.num; i++) {
		r.t[i].done += more.t[i].done;
		r.t[i].tried += more.t[i].tried;
		r.t[i].noticed += more.t[i].noticed;
		r.t[i].harmless += more.t[i].harmless;
		r.t[i].said += more.t[i].said;
	}
	r.broken += more.broken;
}

static int
report(void)
{
	struct target all = {0};
	for (unsigned i = 0; i < r.num; i++) {
		const struct target *t = &r.t[i];
		if (getenv("ZCC_FAIL_TABLE") != NULL)
			fprintf(stderr, "%-16s %7" PRIu64 " bytes, of %7" PRIu64 ": noticed %" PRIu64
			    ", cut and said %" PRIu64 ", harmless %" PRIu64 "\n", t->name, t->bytes,
			    t->done, t->noticed, t->said, t->harmless);
		all.bytes += t->bytes;
		all.done += t->done;
		all.tried += t->tried;
		all.noticed += t->noticed;
		all.harmless += t->harmless;
		all.said += t->said;
	}
	gate_reached(all.done, all.bytes);
	return (r.broken == 0 ? gate_held : gate_broken)(
	    "%" PRIu64 " damages, %" PRIu64 " of %" PRIu64 " bytes: %" PRIu64 " refused, %" PRIu64
	    " cut off and said, %" PRIu64 " harmless, %u silent; %u confirmed by the programs",
	    all.tried, all.done, all.bytes, all.noticed, all.said, all.harmless, r.broken, r.confirmed);
}

int
main(int argc, char **argv)
{
	int from[JOBS_MAX];
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	if (argc > 2 || (argc == 2 && (strncmp(argv[1], "bits=", 5) != 0 ||
	    !text_to_i64(argv[1] + 5, 1, 8, &bits_each)))) {
		fputs("usage: damage [bits=1..8]\n", stderr);
		return 64;
	}
	gate_begin("G-7");
	damage_open(&d);
	jobs = processors < 1 ? 1 : processors > JOBS_MAX ? JOBS_MAX : (unsigned)processors;
	for (unsigned i = 1; i < jobs; i++)
		from[i] = start_job(i);
	try_all();
	for (unsigned i = 1; i < jobs; i++)
		add_job(from[i]);
	while (wait(NULL) > 0)
		;
	damage_close(&d);
	return report();
}
