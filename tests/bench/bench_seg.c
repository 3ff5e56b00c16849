/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench_seg - reading and publishing the segment against memcpy of the same rows, in one run.
 *
 *     P6   16 changed rows among 10,000 cases: <= 0.06 x memcpy of the table
 *          a new picture of 10,000 cases:      <= 1.15 x memcpy of the table
 *     P7   one change at 64, 1,000 and 10,000 rows: largest <= 1.2 x smallest
 *
 * Beside P7 stands what memory itself asks for the same: a row kept and a new one stored over it,
 * by memcpy in private memory, with no number, group or reader.  Where that grows as much, no table
 * of so many scattered rows does better.
 *
 * Each round is the median of many short turns, so that what else runs counts little.
 */
#include "shared/base/err.h"
#include "shared/base/text.h"
#include "shared/edge/seg_copy.h"
#include "shared/edge/seg_write.h"
#include "tests/bench/figure.h"
#include "tests/lib/a_segment.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHANGED = 16, ROWS = 10000, COPIES = 60, REFRESHES = 400 };
enum { SIZES = 3, TURNS = 400, PUBLISHES = 100 };

struct bench {
	struct seg_writer *w;
	struct seg_view view;
	uint32_t rows;
	uint64_t random;
};

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

/* As the hub does: the rows that changed, with nothing new in those beside them, and its own row, whose
 * seq moves with every group. */
static void
publish(struct bench *b, const uint32_t *rows, unsigned changes)
{
	struct zcc_hub_row hub = {.seq = b->random};
	struct zcc_case_row row = {.place = "Utrecht"};
	static const struct zcc_hand_row hand;
	static const struct zcc_triage_row triage;
	seg_begin(b->w);
	seg_put(b->w, SEG_HUB, 0, &hub);
	for (unsigned k = 0; k < changes; k++) {
		row.id = rows[k] + 1;
		row.version++;
		seg_put(b->w, SEG_CASES, rows[k], &row);
		seg_put_new(b->w, SEG_HANDS, rows[k], &hand);
		seg_put_new(b->w, SEG_TRIAGES, rows[k], &triage);
	}
	seg_commit(b->w);
}

static uint32_t
name_row(struct bench *b)
{
	uint32_t row = any_row(b);
	seg_expect(b->w, SEG_CASES, row);
	return row;
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
	*b = (struct bench){.w = a_segment(rows, 1, &f), .rows = rows, .random = 1};
	must(b->w != NULL ? ZCC_OK : f.code, &f);
	size_t bytes;
	const void *base = seg_writer_base(b->w, &bytes);
	must(seg_view_open(&b->view, base, bytes, "segment", NULL, &f), &f);
	fill(b);
}

/* Three ways to have the table, us; the picture is made and warm before the clock starts. */
struct reads {
	double copy[ROUNDS], full[ROUNDS], refresh[ROUNDS];
};

static void
read_round(struct bench *b, struct seg_picture *p, struct zcc_case_row *from,
    struct zcc_case_row *to, struct reads *out, int round)
{
	static double t[REFRESHES], u[COPIES];
	uint32_t rows[CHANGED];
	size_t bytes = b->rows * sizeof *from;
	int code = ZCC_OK;
	for (int k = 0; k < COPIES; k++) {
		double start = figure_now_us();
		memcpy(to, from, bytes);
		double middle = figure_now_us();
		p->shown.group = p->spare.group = 0; /* as if just attached: every row is new */
		code |= seg_picture_refresh(p, &b->view, NULL);
		t[k] = middle - start;
		u[k] = figure_now_us() - middle;
	}
	out->copy[round] = figure_median(t, COPIES);
	out->full[round] = figure_median(u, COPIES);
	for (int k = 0; k < REFRESHES; k++) {
		for (int row = 0; row < CHANGED; row++)
			rows[row] = name_row(b);
		publish(b, rows, CHANGED);
		double start = figure_now_us();
		code |= seg_picture_refresh(p, &b->view, NULL);
		t[k] = figure_now_us() - start;
	}
	ZCC_MUST(code == ZCC_OK);
	out->refresh[round] = figure_median(t, REFRESHES);
}

static void
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
	figure_plain("P6  memcpy of 10,000 case rows", r.copy, "us");
	figure_plain("P6  full copy of 10,000 rows", r.full, "us");
	figure_ratio("P6  full copy against memcpy", r.full, r.copy, 1.15);
	figure_plain("P6  refresh, 16 of 10,000 rows new", r.refresh, "us");
	figure_ratio("P6  refresh against memcpy", r.refresh, r.copy, 0.06);
	free(from);
	free(to);
	seg_picture_fini(&p);
	seg_close(b.w);
}

/* ns, of many short turns the one in the middle.  The hub names its rows before it asks for the
 * journal's size, the clock and the bell's ids, some microseconds; here two groups are written
 * meanwhile, which is less, and stays in the time. */
static double
publish_round(struct bench *b)
{
	static double t[TURNS];
	uint32_t row = name_row(b), next = name_row(b);
	for (int turn = 0; turn < TURNS; turn++) {
		double start = figure_now_us();
		for (int k = 0; k < PUBLISHES; k++) {
			uint32_t after = name_row(b);
			publish(b, &row, 1);
			row = next;
			next = after;
		}
		t[turn] = (figure_now_us() - start) / PUBLISHES;
	}
	return figure_median(t, TURNS) * 1e3;
}

/* A row kept and a new one stored over it, any of so many; ns as above. */
static double
bare_round(struct bench *b, struct zcc_case_row *to)
{
	static double t[TURNS];
	struct zcc_case_row row = {.place = "Utrecht"};
	for (int turn = 0; turn < TURNS; turn++) {
		double start = figure_now_us();
		for (int k = 0; k < PUBLISHES; k++) {
			uint32_t i = any_row(b);
			row.version++;
			to[b->rows + i] = to[i];
			to[i] = row;
			__asm__ volatile("" ::: "memory"); /* each of them is wanted */
		}
		t[turn] = (figure_now_us() - start) / PUBLISHES;
	}
	return figure_median(t, TURNS) * 1e3;
}

static void
bench_bare(const uint32_t sizes[SIZES])
{
	double few[ROUNDS], many[ROUNDS], growth[ROUNDS];
	struct bench b = {.random = 1};
	uint32_t most = sizes[SIZES - 1];
	struct zcc_case_row *to = malloc(2 * most * sizeof *to);
	ZCC_MUST(to != NULL);
	memset(to, 1, 2 * most * sizeof *to);
	for (int round = 0; round < ROUNDS; round++) {
		b.rows = sizes[0];
		few[round] = bare_round(&b, to);
		b.rows = most;
		many[round] = bare_round(&b, to);
		growth[round] = many[round] / few[round];
	}
	free(to);
	figure_plain("P7  bare: a row kept and stored, any of 64", few, "ns");
	figure_plain("P7  bare: a row kept and stored, any of 10,000", many, "ns");
	figure_plain("P7  bare: largest against smallest", growth, "x");
}

static void
bench_publish(const uint32_t sizes[SIZES])
{
	static double t[SIZES][ROUNDS], least[ROUNDS], most[ROUNDS];
	struct bench b[SIZES];
	for (int s = 0; s < SIZES; s++)
		bench_open(&b[s], sizes[s]);
	for (int round = 0; round < ROUNDS; round++)
		for (int s = 0; s < SIZES; s++) {
			double ns = t[s][round] = publish_round(&b[s]);
			least[round] = s == 0 || ns < least[round] ? ns : least[round];
			most[round] = s == 0 || ns > most[round] ? ns : most[round];
		}
	for (int s = 0; s < SIZES; s++) {
		char what[64];
		snprintf(what, sizeof what, "P7  publish one change, %" PRIu32 " rows", sizes[s]);
		figure_plain(what, t[s], "ns");
		seg_close(b[s].w);
	}
	figure_ratio("P7  largest against smallest", most, least, 1.2);
}

int
main(void)
{
	static const uint32_t sizes[SIZES] = {64, 1000, 10000};
	bench_reads();
	bench_publish(sizes);
	bench_bare(sizes);
	return figure_end();
}
