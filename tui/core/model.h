/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * model - what of the board is on the screen: the queue of this desk, filtered, and the selection.
 *
 * The selection is a case id, never a row: whatever enters, leaves or is re-sorted, it stays with
 * its case.  When that case leaves the list the selection goes to the row that took its place, and
 * model_lost() says so once.
 *
 * Tests: unit/test_model.c (10,000 random boards).   Pure.   Memory: two arrays, in model_init().
 */
#ifndef ZCC_TUI_MODEL_H
#define ZCC_TUI_MODEL_H

#include "shared/care/board.h"

enum { MODEL_FILTER_SIZE = 48, MODEL_MARKS_MAX = 16 };

struct model {
	const struct board *board; /* borrowed until the next model_update() */
	uint8_t lines;             /* bit per line: what this role sees */
	uint8_t desk;              /* enum desk: what is for it is seen on whatever line it came; 0 = by line alone */
	uint8_t manned;            /* bit per desk: somebody works there, and what is for it is theirs */
	const char *operator;      /* borrowed: what he has in hand or sent on is seen too; NULL = nobody's */
	uint32_t room;             /* entries in `order` and `shown` */
	uint64_t first;            /* offered to this operator: before all others; 0 = none */
	uint32_t *order, order_num; /* rows of board->cases of this desk, in queue order */
	uint32_t *shown, shown_num; /* those that pass the filter */
	uint64_t selected;         /* case id, 0 = the list is empty */
	uint32_t selected_i;       /* its place in `shown` */
	uint32_t top, page;        /* first visible row, how many are visible */
	char filter[MODEL_FILTER_SIZE]; /* folded; empty = none */
	uint64_t newest;           /* greatest id seen */
	uint32_t fresh;            /* cases that came since model_seen() */
	uint64_t lost;             /* selected case that left the list, 0 = none */
	uint32_t urgent_hidden;    /* U0-U2 and over norm that are not in sight */
	uint64_t marked[MODEL_MARKS_MAX];
};

/* ZCC_E_FULL: no memory.  `room`: most cases a board can have. */
ZCC_CHECK int model_init(struct model *m, uint32_t room);
void model_fini(struct model *m);

/* A new picture, or a later moment of the same. */
void model_update(struct model *m, const struct board *b);
/* Keep rows in which every word of `text` stands, whatever its case or accents. */
void model_filter(struct model *m, const char *text);
/* `rows` lines of room for the list; says which are visible and counts what is not. */
void model_window(struct model *m, uint32_t rows);
void model_move(struct model *m, int64_t rows);
bool model_select(struct model *m, uint64_t id); /* false: not in the list */
/* The first shown case whose number ends in these digits: 0 = none. */
uint64_t model_ends_in(const struct model *m, const char *digits, uint32_t *count);
void model_mark(struct model *m, uint64_t id); /* or unmark */
bool model_is_marked(const struct model *m, uint64_t id);

const struct zcc_case_row *model_row(const struct model *m, uint32_t i); /* i < shown_num */
const struct zcc_case_row *model_selected(const struct model *m);        /* NULL = none */

/* U0-U2, or a running norm that is exceeded: may never be out of sight uncounted. */
bool case_is_urgent(const struct zcc_case_row *c, int64_t now_line);

/* In the hands of this operator: held, or sent and not yet acknowledged. */
bool case_is_of(const struct zcc_case_row *c, const char *operator);
/* The own case after `id` in queue order, round to the first; 0 = none. */
uint64_t model_next_of(const struct model *m, const char *operator, uint64_t id);
uint32_t model_count_of(const struct model *m, const char *operator);

/* Waiting calls and the longest wait among this desk's lines. */
struct model_waiting {
	uint32_t waiting, late;
	int64_t longest_ms;
};
struct model_waiting model_waiting(const struct model *m);

#endif
