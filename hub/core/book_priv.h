/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * book_priv - the inside of the book, for its own files only.
 *
 *     book.c           memory, what happens for each event, what there is
 *     book_case.c      the table of cases, its lists, the rows of the board
 *     book_operator.c  who may come in
 *     book_capacity.c  the care capacity of the region
 *     book_kpi.c       answered and abandoned calls per line
 *     book_dump.c      canonical encoding
 */
#ifndef ZCC_BOOK_PRIV_H
#define ZCC_BOOK_PRIV_H

#include "hub/core/book.h"
#include "hub/core/idmap.h"
#include "hub/core/row_set.h"

#define NOWHERE UINT32_MAX /* no enum: ISO C keeps those within int */
enum { MINUTES_NUM = 60 };

/* Answered and abandoned calls of one line in one minute of the time line. */
struct minute_count {
	int64_t minute; /* line_ms / 60000; another value than asked for = nothing counted yet */
	uint32_t answered, within, abandoned, late;
};

/* Doubly linked, by index into the table of cases. */
struct case_list {
	uint32_t head, tail, num;
};

struct case_slot {
	struct book_case c; /* row.id 0 = free */
	/* open list, or the list of closed cases; and the list of closed cases still on the board */
	uint32_t next, prev;
	uint32_t board_next, board_prev;
};

struct book {
	struct book_sizes sizes;
	struct settings settings;
	uint64_t seq, epoch, next_case, next_alarm, config_seq;
	int64_t line_ms, shift_line, shift_wall;
	uint8_t config_hash[ZCC_HASH_BYTES];

	struct case_slot *cases;
	struct idmap by_id;
	uint32_t free_case; /* chain through next */
	struct case_list open, closed, closed_on_board;
	uint64_t waiting, open_num, closed_num, hidden;

	uint32_t *board;    /* case index per row of the board, NOWHERE = empty */
	uint32_t *free_row; /* stack of empty rows */
	uint32_t free_rows;

	struct book_operator *operators; /* sorted by name */
	uint32_t operators_num;
	struct zcc_capacity_row *capacity;
	struct idmap capacity_by_key;
	uint32_t capacity_num;
	struct zcc_alarm_row *alarms;

	struct minute_count minutes[ZCC_LINES_NUM + 1][MINUTES_NUM];
	struct minute_count shift[ZCC_LINES_NUM + 1];

	struct row_set changed_cases, changed_capacity, changed_alarms;
	bool has_lines, has_operators, has_settings;
};

/* book_case.c */
void case_table_init(struct book *b);
void case_received(struct book *b, const struct zcc_case_row *row);
void case_changed(struct book *b, const struct event *e);
void case_noted(struct book *b, uint64_t id);
void case_left(struct book *b, uint64_t id);
void case_retired(struct book *b, uint64_t id);
void case_erased(struct book *b, uint64_t id);
struct case_slot *case_find(const struct book *b, uint64_t id);
struct case_slot *case_must(struct book *b, uint64_t id);
/* Put a case that came from a dump into the lists it belongs in. */
void case_restored(struct book *b, const struct book_case *c);

/* book_kpi.c */
void kpi_count(struct book *b, const struct book_case *before, const struct ev_case_changed *c);
void kpi_shift_began(struct book *b);

/* book_operator.c */
struct book_operator *operator_find(const struct book *b, const char *name);
struct book_operator *operator_insert(struct book *b, const char *name);
void operator_added(struct book *b, const struct event *e);
void operator_revoked(struct book *b, const struct event *e);

/* book_capacity.c */
bool capacity_find(const struct book *b, const char *provider, const char *kind, uint32_t *i,
    uint64_t *key);
void capacity_set(struct book *b, const struct zcc_capacity_row *row);

#endif
