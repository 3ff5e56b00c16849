/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench_seg - reading and publishing the segment against memcpy of the same rows, in one run.
 *
 *     refresh   16 changed rows among 10,000 cases: <= 0.06 x memcpy of the table
 *     full      a new picture of 10,000 cases:      <= 1.15 x memcpy of the table
 *     publish   one change at 64, 1,000 and 10,000 rows: largest <= 1.2 x smallest
 *
 * Each figure is the median of five rounds, each round a median of many turns.  Exits 1 when a goal
 * is missed.
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_copy.h"
#include "shared/edge/seg_write.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 5, CHANGED = 16, ROWS = 10000, COPIES = 60, REFRESHES = 400 };
enum { SIZES = 3, TURNS = 400, PUBLISHES = 100 };

struct bench {
	char dir[32];
	struct seg_writer *w;
	struct seg_view view;
	uint32_t rows;
	uint64_t random;
};

static double
now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int
by_value(const void *a, const void *b)
{
	double x, y;
	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

static double
median(double *values, size_t n)
{
	qsort(values, n, sizeof *values, by_value);
	return values[n / 2];
}

static void
must(int code, const struct fault *f)
{
	if (code == ZCC_OK)
		return;
	fprintf(stderr, "bench_seg: %s\n", f->text);
	exit(74);
}

static uint32_t
any_row(struct bench *b)
{
	b->random = b->random * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(b->random >> 33) % b->rows;
}

/* As the hub does: the rows that changed, and its own row, whose seq moves with every group. */
static void
publish(struct bench *b, unsigned changes)
{
	struct zcc_hub_row hub = {.seq = b->random};
	struct zcc_case_row row = {.place = "Utrecht"};
	uint32_t rows[CHANGED];
	seg_begin(b->w);
	for (unsigned k = 0; k < changes; k++) {
		rows[k] = any_row(b);
		seg_expect(b->w, SEG_CASES, rows[k]);
	}
	seg_put(b->w, SEG_HUB, 0, &hub);
	for (unsigned k = 0; k < changes; k++) {
		row.id = rows[k] + 1;
		row.version++;
		seg_put(b->w, SEG_CASES, rows[k], &row);
	}
	seg_commit(b->w);
}

static void
fill(struct bench *b)
{
	for (int slot = 0; slot < 2; slot++) {
		seg_begin(b->w);
		for (uint32_t i = 0; i < b->rows; i++) {
			struct zcc_case_row row = {.id = i + 1, .place = "Utrecht"};
			seg_put(b->w, SEG_CASES, i, &row);
		}
		seg_commit(b->w);
	}
}

static void
bench_open(struct bench *b, uint32_t rows)
{
	struct fault f = {0};
	*b = (struct bench){.dir = "/tmp/zcc-bench-XXXXXX", .rows = rows, .random = 1};
	if (mkdtemp(b->dir) == NULL)
		exit(73);
	struct seg_plan plan = {.epoch = (uint64_t)getpid(),
	    .cases = rows,
	    .operators = 1,
	    .capacity = 1,
	    .alarms = 1,
	    .gid = -1};
	memcpy(plan.site, b->dir + strlen(b->dir) - 6, 6);
	must(seg_create(&plan, b->dir, &b->w, &f), &f);
	size_t bytes;
	const void *base = seg_writer_base(b->w, &bytes);
	must(seg_view_open(&b->view, base, bytes, "segment", NULL, &f), &f);
	fill(b);
}

static void
bench_close(struct bench *b)
{
	char path[64];
	seg_close(b->w);
	if (text_format(path, sizeof path, "%s/segment", b->dir))
		unlink(path);
	rmdir(b->dir);
}

/* Three ways to have the table, ns; the picture is made and warm before the clock starts. */
struct reads {
	double copy[ROUNDS], full[ROUNDS], refresh[ROUNDS];
};

static void
read_round(struct bench *b, struct seg_picture *p, struct zcc_case_row *from,
    struct zcc_case_row *to, struct reads *out, int round)
{
	static double t[REFRESHES], u[COPIES];
	size_t bytes = b->rows * sizeof *from;
	int code = ZCC_OK;
	for (int k = 0; k < COPIES; k++) {
		double start = now_ns();
		memcpy(to, from, bytes);
		double middle = now_ns();
		p->shown.group = p->spare.group = 0; /* as if just attached: every row is new */
		code |= seg_picture_refresh(p, &b->view, NULL);
		t[k] = middle - start;
		u[k] = now_ns() - middle;
	}
	out->copy[round] = median(t, COPIES);
	out->full[round] = median(u, COPIES);
	for (int k = 0; k < REFRESHES; k++) {
		publish(b, CHANGED);
		double start = now_ns();
		code |= seg_picture_refresh(p, &b->view, NULL);
		t[k] = now_ns() - start;
	}
	ZCC_MUST(code == ZCC_OK);
	out->refresh[round] = median(t, REFRESHES);
}

static bool
say(const char *what, double value, const char *unit, double ratio, double goal)
{
	printf("%-34s %9.2f %s  ratio %6.3f  goal <= %.2f  %s\n", what, value, unit, ratio, goal,
	    ratio <= goal ? "met" : "MISSED");
	return ratio <= goal;
}

static bool
bench_reads(void)
{
	struct bench b;
	struct seg_picture p;
	struct reads r;
	struct fault f = {0};
	bench_open(&b, ROWS);
	must(seg_picture_init(&p, &b.view, &f), &f);
	struct zcc_case_row *from = calloc(ROWS, sizeof *from), *to = calloc(ROWS, sizeof *to);
	ZCC_MUST(from != NULL && to != NULL);
	memset(from, 1, ROWS * sizeof *from);
	for (int round = 0; round < ROUNDS; round++)
		read_round(&b, &p, from, to, &r, round);
	double copy = median(r.copy, ROUNDS), full = median(r.full, ROUNDS);
	double refresh = median(r.refresh, ROUNDS);
	printf("%-34s %9.2f us\n", "memcpy of 10,000 case rows", copy / 1e3);
	bool is_met = say("full copy of 10,000 rows", full / 1e3, "us", full / copy, 1.15);
	is_met &= say("refresh, 16 of 10,000 rows new", refresh / 1e3, "us", refresh / copy, 0.06);
	free(from);
	free(to);
	seg_picture_fini(&p);
	bench_close(&b);
	return is_met;
}

/* One figure of one round: the median of many short turns, so that other processes do not count. */
static double
publish_round(struct bench *b)
{
	static double t[TURNS];
	for (int turn = 0; turn < TURNS; turn++) {
		double start = now_ns();
		for (int k = 0; k < PUBLISHES; k++)
			publish(b, 1);
		t[turn] = (now_ns() - start) / PUBLISHES;
	}
	return median(t, TURNS);
}

static bool
bench_publish(void)
{
	static const uint32_t sizes[SIZES] = {64, 1000, 10000};
	static double t[SIZES][ROUNDS];
	struct bench b[SIZES];
	double least = 0, most = 0;
	for (int s = 0; s < SIZES; s++)
		bench_open(&b[s], sizes[s]);
	for (int round = 0; round < ROUNDS; round++)
		for (int s = 0; s < SIZES; s++)
			t[s][round] = publish_round(&b[s]);
	for (int s = 0; s < SIZES; s++) {
		double ns = median(t[s], ROUNDS);
		printf("publish one change, %6" PRIu32 " rows %9.1f ns\n", sizes[s], ns);
		least = s == 0 || ns < least ? ns : least;
		most = ns > most ? ns : most;
		bench_close(&b[s]);
	}
	return say("publish, largest to smallest", most, "ns", most / least, 1.2);
}

int
main(void)
{
	bool is_met = bench_reads();
	is_met &= bench_publish();
	return is_met ? 0 : 1;
}
