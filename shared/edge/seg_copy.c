/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Why a picture is one moment.
 *
 * One row.  The writer leaves a slot whose number n <= committed untouched until it begins a group
 * that changes the row, by when the other slot holds the same n; and its first store there is
 * number = 0:
 *
 *     writer, group h > g                     reader, at group g
 *                                             n = number (acquire), n <= g, the greatest such
 *     number = 0          (release)
 *     word = new          (release)           word (acquire)
 *     ...                                     ...
 *     number = h          (release)           number again: still n?
 *
 * If any word read was new, its acquire makes number = 0 visible, so the second look gives 0 or h,
 * never n: the row is refused.  Equal means that all words are those of n.
 *
 * One block.  Its number rises to h before any of its rows is touched in group h, and the newest of
 * each row is in its first slot.  So by the same argument: a number <= g that is the same after
 * copying means that all first slots are those of the newest group <= g that changed them.
 *
 * No slot <= g.  Either the row was empty at g, or it changed in two groups since.  The second of
 * those begins after committed >= g + 1 was stored, and whatever we saw of it makes that visible.
 * So: committed is still g, the row was empty; it moved, we start over with the newer group.  Every
 * start-over therefore needs a commit, and a writer that died cannot cause one.
 *
 * One table.  Its number rises to h, as a block's does, before any of its rows is touched in group h:
 * when it is <= L, no group that we see has.  Let L be the group of the board we write into, whole at L.  Blocks with a number <= L
 * and rows with both numbers <= L have not changed since: what a group <= g stored is visible, as
 * it was stored before committed = g, and what is newest moves to the second slot before the first
 * is zeroed, so the greater of the two numbers never falls below it.  The two are not read at one
 * moment: the first may have been 0, and the second, which had the newest, 0 by the time we look.
 * But the second is zeroed only after the first became whole and was committed, so a zero that came
 * that way makes the first one's new number visible to a second look.
 *
 * Starting over.  A pass at g that is given up leaves a mixture: some rows are of g, the others of
 * L.  A row that it copied and that differs from L has a whole slot with a number > L, and from
 * then on always a greatest number > L; so the next pass copies it again, at its own g' > g.  A row
 * that no pass copied has not changed since L.  The pass that ends has all rows of g'.  The same
 * holds when all tries are used up, as long as L is left as it was.
 *
 * Nobody may look at such a mixture, hence two boards: `spare` is brought up to date and then
 * changes places with `shown`.  That copies each changed row twice over two refreshes, and no more.
 */
#include "shared/edge/seg_copy.h"

#include "shared/base/err.h"
#include "shared/edge/seg_map.h"
#include "shared/edge/seg_word.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Where the rows of one table go. */
struct place {
	unsigned char *rows;
	uint32_t rows_num; /* copied: not more than there is room for */
	uint32_t stride;   /* bytes of our row */
	uint32_t bytes;    /* of those, the ones that the segment has */
	uint32_t end;      /* behind the last one that was looked at */
};

static struct place
place_of(struct board *b, const struct seg_view *v, enum zcc_seg_table table)
{
	struct place p = {0};
	switch (table) {
	case SEG_HUB: p = (struct place){(unsigned char *)&b->hub, 1, sizeof b->hub, 0, 0}; break;
	case SEG_LINES:
		p = (struct place){(unsigned char *)b->lines, ZCC_LINES_NUM, sizeof b->lines[0], 0, 0};
		break;
	case SEG_CASES:
		p = (struct place){(unsigned char *)b->cases, b->cases_num, sizeof *b->cases, 0, 0};
		break;
	case SEG_HANDS:
		p = (struct place){(unsigned char *)b->hands, b->hands_num, sizeof *b->hands, 0, 0};
		break;
	case SEG_TRIAGES:
		p = (struct place){
		    (unsigned char *)b->triages, b->triages_num, sizeof *b->triages, 0, 0};
		break;
	case SEG_OPERATORS:
		p = (struct place){
		    (unsigned char *)b->operators, b->operators_num, sizeof *b->operators, 0, 0};
		break;
	case SEG_CAPACITY:
		p = (struct place){
		    (unsigned char *)b->capacity, b->capacity_num, sizeof *b->capacity, 0, 0};
		break;
	case SEG_ALARMS:
		p = (struct place){(unsigned char *)b->alarms, b->alarms_num, sizeof *b->alarms, 0, 0};
		break;
	case SEG_POSTS:
		p = (struct place){(unsigned char *)b->posts, ZCC_POSTS_MAX, sizeof b->posts[0], 0, 0};
		break;
	}
	const struct seg_table_view *t = &v->table[table];
	if (p.rows_num > t->rows_num)
		p.rows_num = t->rows_num;
	p.bytes = t->row_bytes < p.stride ? t->row_bytes : p.stride;
	return p;
}

/* Zeroed rows, of which those that are never used cost no memory.  One more, so that an empty table is no
 * lack of memory. */
static void *
rows_new(uint32_t num, size_t row_bytes)
{
	return calloc((size_t)num + 1, row_bytes);
}

static bool
board_init(struct board *b, const struct seg_view *v)
{
	*b = (struct board){.epoch = v->epoch,
	    .cases_num = v->table[SEG_CASES].rows_num,
	    .hands_num = v->table[SEG_HANDS].rows_num,
	    .triages_num = v->table[SEG_TRIAGES].rows_num,
	    .operators_num = v->table[SEG_OPERATORS].rows_num,
	    .capacity_num = v->table[SEG_CAPACITY].rows_num,
	    .alarms_num = v->table[SEG_ALARMS].rows_num};
	b->cases = rows_new(b->cases_num, sizeof *b->cases);
	b->hands = rows_new(b->hands_num, sizeof *b->hands);
	b->triages = rows_new(b->triages_num, sizeof *b->triages);
	b->operators = rows_new(b->operators_num, sizeof *b->operators);
	b->capacity = rows_new(b->capacity_num, sizeof *b->capacity);
	b->alarms = rows_new(b->alarms_num, sizeof *b->alarms);
	return b->cases != NULL && b->hands != NULL && b->triages != NULL && b->operators != NULL &&
	    b->capacity != NULL && b->alarms != NULL;
}

static void
board_fini(struct board *b)
{
	free(b->cases);
	free(b->hands);
	free(b->triages);
	free(b->operators);
	free(b->capacity);
	free(b->alarms);
	*b = (struct board){0};
}

int
seg_picture_init(struct seg_picture *p, const struct seg_view *v, struct fault *f)
{
	bool has_shown = board_init(&p->shown, v), has_spare = board_init(&p->spare, v);
	if (has_shown && has_spare)
		return ZCC_OK;
	seg_picture_fini(p);
	return fault_set(f, ZCC_E_FULL, 0,
	    "no memory for a picture of %" PRIu32 " cases and %" PRIu32 " capacity rows",
	    v->table[SEG_CASES].rows_num, v->table[SEG_CAPACITY].rows_num);
}

void
seg_picture_fini(struct seg_picture *p)
{
	board_fini(&p->shown);
	board_fini(&p->spare);
}

static uint64_t
committed(const struct seg_view *v)
{
	return SEG_VIEW_FIELD(v, committed);
}

/* Row i as it was at group g; false when that is gone. */
static bool
copy_row(const struct seg_view *v, const struct seg_table_view *t, uint32_t i, uint64_t g,
    unsigned char *to, uint32_t bytes)
{
	const unsigned char *number = t->numbers + (size_t)i * 16;
	uint64_t n = seg_word_load(number), m = seg_word_load(number + 8);
	/* Either slot is as likely: arithmetic, where a branch would be guessed wrong half the
	 * time. */
	size_t second = (size_t)(n > g) | ((size_t)(m <= g) & (size_t)(m > n));
	size_t at = i + second * t->rows_num;
	number += 8 * second;
	n ^= (n ^ m) & (0 - (uint64_t)second);
	if (n == 0 || n > g) {
		memset(to, 0, bytes);
		return committed(v) == g;
	}
	seg_words_copy(to, t->rows + at * t->row_bytes, bytes);
	return seg_word_load(number) == n;
}

/* Is what the row was at `since` what it is still? */
static bool
is_unchanged(const unsigned char *number, uint64_t since)
{
	uint64_t n = seg_word_load(number), m = seg_word_load(number + 8);
	return n <= since && m <= since && (m != 0 || seg_word_load(number) <= since);
}

/* Rows that changed, found before they are copied: their memory is on its way meanwhile. */
enum { FOUND_MAX = 64 };
struct found {
	uint32_t row[FOUND_MAX], num;
};

static void
call_for(const unsigned char *from, const unsigned char *to, uint32_t bytes)
{
	enum { LINE = 64 };
	for (uint32_t at = 0; at < bytes; at += LINE) {
		__builtin_prefetch(from + at);
		__builtin_prefetch(to + at, 1);
	}
}

static bool
copy_found(const struct seg_view *v, const struct seg_table_view *t, const struct place *p,
    struct found *found, uint64_t g)
{
	for (uint32_t k = 0; k < found->num; k++) {
		uint32_t i = found->row[k];
		if (!copy_row(v, t, i, g, p->rows + (size_t)i * p->stride, p->bytes))
			return false;
	}
	found->num = 0;
	return true;
}

/* Rows first..end-1 that changed after group `since`. */
static void
find_in_block(const struct seg_table_view *t, const struct place *p, uint32_t first, uint32_t end,
    uint64_t since, struct found *found)
{
	for (uint32_t i = first; i < end; i++) {
		if (is_unchanged(t->numbers + (size_t)i * 16, since))
			continue;
		call_for(t->rows + (size_t)i * t->row_bytes, p->rows + (size_t)i * p->stride, p->bytes);
		found->row[found->num++] = i;
	}
}

/* All rows first..end-1 at once, if none was written since g. */
static bool
copy_whole(const struct seg_table_view *t, const struct place *p, uint32_t first, uint32_t end,
    uint64_t g)
{
	const unsigned char *number = t->blocks + first / ZCC_SEG_BLOCK * 8;
	uint64_t n = seg_word_load(number);
	if (n > g)
		return false;
	seg_words_copy(p->rows + (size_t)first * p->stride, t->rows + (size_t)first * t->row_bytes,
	    (size_t)(end - first) * t->row_bytes);
	return seg_word_load(number) == n;
}

static bool
copy_table(const struct seg_view *v, const struct seg_table_view *t, struct place *p,
    uint64_t since, uint64_t g)
{
	if (t->newest != NULL && seg_word_load(t->newest) <= since)
		return true;
	/* When hardly a row is known, 16 together cost less than 16 questions. */
	struct found found = {.num = 0};
	bool takes_all = since == 0 && v->has_whole_blocks && p->stride == t->row_bytes;
	for (uint32_t first = 0; first < p->rows_num; first += ZCC_SEG_BLOCK) {
		if (seg_word_load(t->blocks + first / ZCC_SEG_BLOCK * 8) <= since)
			continue;
		uint32_t left = p->rows_num - first;
		uint32_t end = first + (left < ZCC_SEG_BLOCK ? left : ZCC_SEG_BLOCK);
		p->end = end;
		if (takes_all && copy_whole(t, p, first, end, g))
			continue;
		if (found.num > FOUND_MAX - ZCC_SEG_BLOCK && !copy_found(v, t, p, &found, g))
			return false;
		find_in_block(t, p, first, end, since, &found);
	}
	return copy_found(v, t, p, &found, g);
}

/* NULL: every row of this table is walked through. */
static uint32_t *
end_of(struct board *b, enum zcc_seg_table table)
{
	if (table == SEG_CASES)
		return &b->cases_end;
	if (table == SEG_OPERATORS)
		return &b->operators_end;
	return table == SEG_ALARMS ? &b->alarms_end : NULL;
}

static bool
copy_all(struct board *b, const struct seg_view *v, uint64_t g)
{
	for (int table = 1; table <= SEG_TABLES_NUM; table++) {
		struct place p = place_of(b, v, (enum zcc_seg_table)table);
		if (!copy_table(v, &v->table[table], &p, b->group, g))
			return false;
		uint32_t *end = end_of(b, (enum zcc_seg_table)table);
		if (end != NULL && *end < p.end)
			*end = p.end;
	}
	return true;
}

int
seg_picture_refresh(struct seg_picture *p, const struct seg_view *v, uint64_t *retries)
{
	for (unsigned try = 0; try < SEG_COPY_TRIES; try++) {
		uint64_t g = committed(v);
		if (g <= p->shown.group)
			return ZCC_OK;
		if (copy_all(&p->spare, v, g)) {
			struct board whole = p->spare;
			whole.group = g;
			p->spare = p->shown;
			p->shown = whole;
			return ZCC_OK;
		}
		if (retries != NULL)
			(*retries)++;
	}
	return ZCC_E_AGAIN;
}
