/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stress_seg [reads=N] - one writer at full speed, and a reader on every other processor: threads
 * over one mapping, so that ThreadSanitizer sees both ends.  N new pictures in all; ends with 1 at
 * the first that is not one moment.  As gate HB-6 it also stops when its seconds are over.
 *
 * How a mixture would show.  Every group stamps its number on a few pairs: row p of the cases, of the
 * hand-overs and of the triages, and row p of the capacity.  The hub's row is stamped by every group and holds the sum of all pairs'
 * numbers.  The number of a row says each of its words.  A picture of group g must have
 *     each row       the words of its number                       (else torn)
 *     each pair      one number in all four, and the hub's row g   (else mixed groups)
 *     the hub's row  the sum of what the pairs say                 (else a row was left behind)
 *
 * Every byte of every picture is looked at: a row that is what it was when it was last found right
 * is right, and all others are made anew from their numbers and compared.
 *
 * The writer never waits for a reader.  Now and then it counts for a while, at each place of a
 * group in turn: then a picture must be had beside a group that is half there, and who reads from
 * nothing has the time that a whole picture takes.
 */
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_copy.h"
#include "shared/edge/seg_write.h"
#include "tests/lib/a_segment.h"
#include "tests/lib/gate.h"

#include <inttypes.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What gate HB-6 asks for. */
enum { FULL = 100000000 };
/* Rows in blocks of 16, of which the last is not full. */
enum { PAIRS = 72, PER_GROUP = 2, READERS_MAX = 8 };
/* Groups between two rests, and how far the writer counts in one. */
enum { BURST = 64, REST = 10000, FROM_NOTHING = 64 };
/* Words of a stamped row: the number, a sum, and filling. */
enum { NUMBER = 0, SUM = 1, WORDS_MAX = sizeof(struct zcc_hub_row) / 8 };

enum verdict { WHOLE, TORN, MIXED, BEHIND, VERDICTS };

/* What the last picture was that was found right. */
struct known {
	struct zcc_case_row cases[PAIRS];
	struct zcc_hand_row hands[PAIRS];
	struct zcc_triage_row triages[PAIRS];
	struct zcc_capacity_row capacity[PAIRS];
	uint64_t sum;
};

struct reader {
	pthread_t thread;
	const struct seg_view *view;
	uint64_t wanted, reads, from_nothing, rows, retries, given_up, found[VERDICTS];
};

struct writing {
	struct seg_writer *w;
	uint64_t numbers[PAIRS], sum, random;
};

static atomic_bool is_over;

/* Every row has words of its own; those of number 0 are 0, as in a row that was never written. */
static void
make_row(uint64_t *words, enum zcc_seg_table table, uint32_t i, size_t bytes, uint64_t number,
    uint64_t sum)
{
	uint64_t factor =
	    2 * WORDS_MAX * ((uint64_t)i * (SEG_TABLES_NUM + 1) + (uint64_t)table) + 1;
	for (size_t k = 0; k < bytes / 8; k++)
		words[k] = number * (factor + 2 * k);
	words[NUMBER] = number;
	words[SUM] = sum;
}

static void
put(struct seg_writer *w, enum zcc_seg_table table, uint32_t i, size_t bytes, uint64_t number,
    uint64_t sum)
{
	uint64_t words[WORDS_MAX];
	make_row(words, table, i, bytes, number, sum);
	seg_put(w, table, i, words);
}

static void
put_pair(struct seg_writer *w, uint32_t p, uint64_t number)
{
	put(w, SEG_CASES, p, sizeof(struct zcc_case_row), number, 0);
	put(w, SEG_HANDS, p, sizeof(struct zcc_hand_row), number, 0);
	put(w, SEG_TRIAGES, p, sizeof(struct zcc_triage_row), number, 0);
	put(w, SEG_CAPACITY, p, sizeof(struct zcc_capacity_row), number, 0);
}

static void
rest(uint64_t g, unsigned place)
{
	if (g % BURST != 0 || g / BURST % (PER_GROUP + 1) != place)
		return;
	sched_yield(); /* where processors are few: the reader may want this one */
	for (int k = 0; k < REST && !atomic_load(&is_over); k++)
		;
}

static void
write_group(struct writing *to, uint64_t g)
{
	seg_begin(to->w);
	for (unsigned k = 0; k < PER_GROUP; k++) {
		to->random = to->random * 6364136223846793005u + 1442695040888963407u;
		uint32_t p = (uint32_t)(to->random >> 33) % PAIRS;
		if (k == 0)
			put_pair(to->w, p, ~g); /* put again below: never to be seen */
		rest(g, k);
		put_pair(to->w, p, g);
		to->sum += g - to->numbers[p];
		to->numbers[p] = g;
	}
	put(to->w, SEG_HUB, 0, sizeof(struct zcc_hub_row), g, to->sum);
	uint64_t made = seg_commit(to->w);
	ZCC_MUST(made == g);
	rest(g, PER_GROUP);
}

static void *
write_all(void *arg)
{
	struct writing to = {.w = arg, .random = gate_seed()};
	for (uint64_t g = 1; !atomic_load(&is_over); g++)
		write_group(&to, g);
	return NULL;
}

static uint64_t
word_of(const void *row, size_t i)
{
	uint64_t word;
	memcpy(&word, (const unsigned char *)row + 8 * i, sizeof word);
	return word;
}

/* Is each word of it what its number and this sum say? */
static bool
is_whole(enum zcc_seg_table table, uint32_t i, const void *row, size_t bytes, uint64_t sum)
{
	uint64_t must[WORDS_MAX];
	make_row(must, table, i, bytes, word_of(row, NUMBER), sum);
	return memcmp(row, must, bytes) == 0;
}

static enum verdict
look_at_pair(struct known *known, const struct board *b, uint32_t p)
{
	const struct zcc_case_row *one = &b->cases[p];
	const struct zcc_capacity_row *two = &b->capacity[p];
	const struct zcc_hand_row *hand = &b->hands[p];
	const struct zcc_triage_row *triage = &b->triages[p];
	uint64_t number = word_of(one, NUMBER);
	if (!is_whole(SEG_CASES, p, one, sizeof *one, 0) ||
	    !is_whole(SEG_HANDS, p, hand, sizeof *hand, 0) ||
	    !is_whole(SEG_TRIAGES, p, triage, sizeof *triage, 0) ||
	    !is_whole(SEG_CAPACITY, p, two, sizeof *two, 0))
		return TORN;
	if (number != word_of(hand, NUMBER) || number != word_of(triage, NUMBER) ||
	    number != word_of(two, NUMBER) || number > b->group)
		return MIXED;
	known->sum += number - word_of(&known->cases[p], NUMBER);
	known->cases[p] = *one;
	known->hands[p] = *hand;
	known->triages[p] = *triage;
	known->capacity[p] = *two;
	return WHOLE;
}

static enum verdict
look_at(struct known *known, const struct board *b, uint64_t *rows)
{
	for (uint32_t p = 0; p < PAIRS; p++) {
		if (memcmp(&known->cases[p], &b->cases[p], sizeof b->cases[p]) == 0 &&
		    memcmp(&known->hands[p], &b->hands[p], sizeof b->hands[p]) == 0 &&
		    memcmp(&known->triages[p], &b->triages[p], sizeof b->triages[p]) == 0 &&
		    memcmp(&known->capacity[p], &b->capacity[p], sizeof b->capacity[p]) == 0)
			continue;
		enum verdict v = look_at_pair(known, b, p);
		if (v != WHOLE)
			return v;
		*rows += 4;
	}
	uint64_t said = word_of(&b->hub, SUM);
	*rows += 1;
	if (!is_whole(SEG_HUB, 0, &b->hub, sizeof b->hub, said))
		return TORN;
	if (word_of(&b->hub, NUMBER) != b->group)
		return MIXED;
	return said == known->sum ? WHOLE : BEHIND;
}

/* The next picture, if there is one; also what stays shown when it gave up must be a moment. */
static bool
read_next(struct reader *r, struct seg_picture *p, struct known *known)
{
	uint64_t before = p->shown.group;
	int code = seg_picture_refresh(p, r->view, &r->retries);
	r->given_up += code != ZCC_OK;
	if (p->shown.group == 0 || (p->shown.group == before && code == ZCC_OK))
		return false;
	enum verdict v = look_at(known, &p->shown, &r->rows);
	r->found[v]++;
	if (v != WHOLE)
		atomic_store(&is_over, true);
	return p->shown.group != before;
}

static void
read_until_over(struct reader *r, struct seg_picture *picture, struct seg_picture *whole)
{
	static _Thread_local struct known known, known_whole;
	uint64_t next = 0;
	while (r->reads < r->wanted && !atomic_load(&is_over)) {
		if (r->reads >= next) {
			/* As who just attached: whole blocks instead of what changed. */
			whole->shown.group = whole->spare.group = 0;
			r->from_nothing += read_next(r, whole, &known_whole);
			next = r->reads + FROM_NOTHING;
			if (gate_is_over())
				atomic_store(&is_over, true);
		}
		if (read_next(r, picture, &known))
			r->reads++;
		else
			sched_yield(); /* nothing new: the writer may want this processor */
	}
}

static void *
read_all(void *arg)
{
	struct reader *r = arg;
	struct seg_picture picture, whole;
	struct fault f;
	int code = seg_picture_init(&picture, r->view, &f);
	if (code == ZCC_OK)
		code = seg_picture_init(&whole, r->view, &f);
	ZCC_MUST(code == ZCC_OK);
	read_until_over(r, &picture, &whole);
	seg_picture_fini(&picture);
	seg_picture_fini(&whole);
	return NULL;
}

static int
say(const struct reader *all, int64_t ms)
{
	bool is_held = all->found[TORN] == 0 && all->found[MIXED] == 0 && all->found[BEHIND] == 0 &&
		       all->from_nothing > 0 && all->given_up < all->reads;
	gate_reached(all->reads, FULL);
	return (is_held ? gate_held : gate_broken)(
	    "reads=%" PRIu64 " a_second=%" PRIu64 " new_rows=%" PRIu64 " from_nothing=%" PRIu64
	    " retries=%" PRIu64 " given_up=%" PRIu64 " torn=%" PRIu64 " mixed=%" PRIu64
	    " behind=%" PRIu64,
	    all->reads, all->reads * 1000 / (uint64_t)(ms > 0 ? ms : 1), all->rows,
	    all->from_nothing, all->retries, all->given_up, all->found[TORN], all->found[MIXED],
	    all->found[BEHIND]);
}

/* The writer has a processor of its own, as long as there are two. */
static unsigned
readers_num(void)
{
	long others = sysconf(_SC_NPROCESSORS_ONLN) - 1;
	return others < 1 ? 1 : others > READERS_MAX ? READERS_MAX : (unsigned)others;
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
	struct reader readers[READERS_MAX] = {0}, all = {0};
	unsigned num = readers_num();
	int64_t began = clock_boot_ms();
	pthread_t writer;
	int rc = pthread_create(&writer, NULL, write_all, w);
	for (unsigned i = 0; i < num && rc == 0; i++) {
		readers[i].view = &view;
		readers[i].wanted = (reads + num - 1) / num;
		rc = pthread_create(&readers[i].thread, NULL, read_all, &readers[i]);
	}
	ZCC_MUST(rc == 0);
	for (unsigned i = 0; i < num; i++) {
		pthread_join(readers[i].thread, NULL);
		all.reads += readers[i].reads;
		all.rows += readers[i].rows;
		all.from_nothing += readers[i].from_nothing;
		all.retries += readers[i].retries;
		all.given_up += readers[i].given_up;
		for (int v = 0; v < VERDICTS; v++)
			all.found[v] += readers[i].found[v];
	}
	atomic_store(&is_over, true);
	pthread_join(writer, NULL);
	return say(&all, clock_boot_ms() - began);
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
	struct fault f;
	struct seg_writer *w = a_segment(PAIRS, PAIRS, &f);
	if (w == NULL) {
		fprintf(stderr, "stress_seg: %s\n", f.text);
		return 73;
	}
	int code = run(w, (uint64_t)reads);
	seg_close(w);
	return code;
}
