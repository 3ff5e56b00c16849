/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stress_seg [reads=N] - one writer that never rests and two readers, threads over one mapping so
 * that ThreadSanitizer sees both ends.  N pictures in all; exits 1 when one was not a moment.
 * As gate HB-6 it also stops when its seconds are over.
 *
 * How a mixture would show.  Every group stamps its number on a few pairs: row p of the cases and
 * row p of the capacity.  The hub's row is stamped by every group and holds the sum of all pairs'
 * numbers.  A picture of group g must have
 *     each row       a checksum that fits its words                (a torn row)
 *     each pair      the same number twice                         (rows of different groups)
 *     the hub's row  g itself, and the sum of what the pairs say   (a row that was left behind)
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_copy.h"
#include "shared/edge/seg_write.h"
#include "tests/lib/gate.h"

#include <inttypes.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FULL = 100000000, PAIRS = 200, PER_GROUP = 4, READERS = 2 };
/* A whole picture takes longer than the writer's next groups: after so many it rests. */
enum { BURST = 64, REST = 10000, FROM_NOTHING = 64 };
/* Words of a stamped row: the number, a sum, filling, and a checksum. */
enum { NUMBER = 0, SUM = 1, FILL = 2 };

struct reader {
	pthread_t thread;
	const struct seg_view *view;
	uint64_t reads, wanted, from_nothing, retries, given_up, torn;
};

static atomic_bool is_over;

static uint64_t
checksum(const uint64_t *words, size_t n)
{
	uint64_t sum = 0x9e3779b97f4a7c15u;
	for (size_t i = 0; i < n; i++)
		sum = (sum ^ words[i]) * 0x100000001b3u;
	return sum;
}

static void
put(struct seg_writer *w, enum zcc_seg_table table, uint32_t i, size_t bytes, uint64_t number,
    uint64_t sum)
{
	uint64_t words[sizeof(struct zcc_case_row) / 8];
	size_t last = bytes / 8 - 1;
	words[NUMBER] = number;
	words[SUM] = sum;
	for (size_t k = FILL; k < last; k++)
		words[k] = number * (k + i + (size_t)table);
	words[last] = checksum(words, last);
	seg_put(w, table, i, words);
}

static void
put_pair(struct seg_writer *w, uint32_t p, uint64_t number)
{
	put(w, SEG_CASES, p, sizeof(struct zcc_case_row), number, 0);
	put(w, SEG_CAPACITY, p, sizeof(struct zcc_capacity_row), number, 0);
}

static void
write_group(struct seg_writer *w, uint64_t g, uint64_t numbers[PAIRS], uint64_t *random)
{
	static uint64_t sum;
	seg_begin(w);
	for (int k = 0; k < PER_GROUP; k++) {
		*random = *random * 6364136223846793005u + 1442695040888963407u;
		uint32_t p = (uint32_t)(*random >> 33) % PAIRS;
		if (k == 0)
			put_pair(w, p, ~g); /* put again below: never to be seen */
		put_pair(w, p, g);
		sum += g - numbers[p];
		numbers[p] = g;
	}
	put(w, SEG_HUB, 0, sizeof(struct zcc_hub_row), g, sum);
	uint64_t made = seg_commit(w);
	ZCC_MUST(made == g);
}

static void *
write_all(void *arg)
{
	struct seg_writer *w = arg;
	static uint64_t numbers[PAIRS];
	uint64_t random = 1;
	for (uint64_t g = 1; !atomic_load(&is_over); g++) {
		write_group(w, g, numbers, &random);
		for (int k = 0; g % BURST == 0 && k < REST && !atomic_load(&is_over); k++)
			;
	}
	return NULL;
}

/* The number of a row, or -1 when its words do not belong together; 0: never written. */
static int64_t
number_of(const void *row, size_t bytes, uint64_t *sum)
{
	uint64_t words[sizeof(struct zcc_case_row) / 8];
	size_t last = bytes / 8 - 1;
	memcpy(words, row, bytes);
	*sum = words[SUM];
	if (words[NUMBER] == 0)
		return 0;
	return words[last] == checksum(words, last) ? (int64_t)words[NUMBER] : -1;
}

static bool
is_one_moment(const struct board *b)
{
	uint64_t sum = 0, said, unused;
	if (number_of(&b->hub, sizeof b->hub, &said) != (int64_t)b->group)
		return false;
	for (uint32_t p = 0; p < PAIRS; p++) {
		int64_t one = number_of(&b->cases[p], sizeof b->cases[p], &unused);
		int64_t two = number_of(&b->capacity[p], sizeof b->capacity[p], &unused);
		if (one < 0 || one != two || (uint64_t)one > b->group)
			return false;
		sum += (uint64_t)one;
	}
	return sum == said;
}

/* As who just attached: whole blocks instead of what changed. */
static void
read_from_nothing(struct reader *r, struct seg_picture *p)
{
	p->shown.group = p->spare.group = 0;
	int code = seg_picture_refresh(p, r->view, &r->retries);
	r->given_up += code != ZCC_OK;
	r->from_nothing += code == ZCC_OK;
	if (p->shown.group > 0 && !is_one_moment(&p->shown))
		r->torn++;
}

static void *
read_all(void *arg)
{
	struct reader *r = arg;
	struct seg_picture picture, whole;
	struct fault f;
	uint64_t next = 0;
	int code = seg_picture_init(&picture, r->view, &f);
	if (code == ZCC_OK)
		code = seg_picture_init(&whole, r->view, &f);
	ZCC_MUST(code == ZCC_OK);
	while (r->reads < r->wanted && (r->reads % 1024 != 0 || !gate_is_over())) {
		if (r->reads >= next) {
			read_from_nothing(r, &whole);
			next = r->reads + FROM_NOTHING;
		}
		uint64_t before = picture.shown.group;
		code = seg_picture_refresh(&picture, r->view, &r->retries);
		r->given_up += code != ZCC_OK;
		if (picture.shown.group == before && code == ZCC_OK) {
			sched_yield(); /* nothing new: no read, and the writer may want this processor */
			continue;
		}
		r->reads++;
		/* Also what stays shown when it gave up must be a moment. */
		if (picture.shown.group > 0 && !is_one_moment(&picture.shown))
			r->torn++;
	}
	seg_picture_fini(&picture);
	seg_picture_fini(&whole);
	return NULL;
}

static int
run(struct seg_writer *w, uint64_t reads)
{
	struct seg_view view;
	struct fault f;
	size_t bytes;
	const void *base = seg_writer_base(w, &bytes);
	if (seg_view_open(&view, base, bytes, "segment", NULL, &f) != ZCC_OK) {
		fprintf(stderr, "stress_seg: %s\n", f.text);
		return 2;
	}
	struct reader readers[READERS] = {0}, all = {0};
	pthread_t writer;
	int rc = pthread_create(&writer, NULL, write_all, w);
	for (int i = 0; i < READERS && rc == 0; i++) {
		readers[i].view = &view;
		readers[i].wanted = reads / READERS;
		rc = pthread_create(&readers[i].thread, NULL, read_all, &readers[i]);
	}
	ZCC_MUST(rc == 0);
	for (int i = 0; i < READERS; i++) {
		pthread_join(readers[i].thread, NULL);
		all.reads += readers[i].reads;
		all.retries += readers[i].retries;
		all.from_nothing += readers[i].from_nothing;
		all.given_up += readers[i].given_up;
		all.torn += readers[i].torn;
	}
	atomic_store(&is_over, true);
	pthread_join(writer, NULL);
	bool is_held = all.torn == 0 && all.given_up < all.reads && all.from_nothing > 0;
	gate_reached(all.reads, FULL);
	return (is_held ? gate_held : gate_broken)("reads=%" PRIu64 " from_nothing=%" PRIu64
	    " retries=%" PRIu64 " given_up=%" PRIu64 " torn=%" PRIu64, all.reads, all.from_nothing,
	    all.retries, all.given_up, all.torn);
}

int
main(int argc, char **argv)
{
	int64_t reads = 2000000;
	if (argc > 2 || (argc == 2 && (strncmp(argv[1], "reads=", 6) != 0 ||
					  !text_to_i64(argv[1] + 6, 2, INT64_MAX, &reads)))) {
		fprintf(stderr, "usage: stress_seg [reads=N]\n");
		return 64;
	}
	gate_begin("HB-6");
	char dir[] = "/tmp/zcc-stress-XXXXXX", path[64];
	if (mkdtemp(dir) == NULL)
		return 73;
	struct seg_plan plan = {.epoch = (uint64_t)getpid(),
	    .cases = PAIRS,
	    .operators = 1,
	    .capacity = PAIRS,
	    .alarms = 1,
	    .gid = -1};
	memcpy(plan.site, dir + strlen(dir) - 6, 6);
	struct seg_writer *w;
	struct fault f;
	int code = 73;
	if (seg_create(&plan, dir, &w, &f) == ZCC_OK) {
		code = run(w, (uint64_t)reads);
		seg_close(w);
	} else {
		fprintf(stderr, "stress_seg: %s\n", f.text);
	}
	if (text_format(path, sizeof path, "%s/segment", dir))
		unlink(path);
	rmdir(dir);
	return code;
}
