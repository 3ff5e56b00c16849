/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who has a row on the board, when there are more cases than rows.
 *
 *     1. what somebody has in hand, or the meldkamer, or what is offered to one person: he must see it
 *     2. who waits, in the order of the queue (rank.h): `next` never takes what no screen shows
 *     3. what is closed; what waits for a regiearts has one again when there is room
 *
 * An open case without a row is hidden, and counted.  Nothing is looked for while none is: only when the
 * board is full, after each event and each second, the best of the hidden takes the row of the worst that
 * has one, until that is right.  In memory alone: neither the journal nor the dump knows of rows.
 */
#include "hub/core/book_priv.h"

#include "shared/care/rank.h"
#include "shared/care/state.h"

void
rows_init(struct book *b)
{
	for (uint32_t i = 0; i < b->sizes.board_cases; i++) {
		b->board[i] = NOWHERE;
		b->free_row[i] = b->sizes.board_cases - 1 - i; /* row 0 on top */
	}
	b->free_rows = b->sizes.board_cases;
}

void
rows_mark(struct book *b, const struct case_slot *s)
{
	if (s->c.board_i >= 0)
		row_set_add(&b->changed_cases, (uint32_t)s->c.board_i);
	b->has_lines = true;
}

static void
put(struct book *b, struct case_slot *s, uint32_t row)
{
	b->board[row] = case_index(b, s);
	s->c.board_i = (int32_t)row;
	rowless_settle(b, s);
	rows_mark(b, s);
}

void
rows_take(struct book *b, struct case_slot *s)
{
	put(b, s, b->free_row[--b->free_rows]);
}

void
rows_give(struct book *b, struct case_slot *s)
{
	if (s->c.board_i < 0)
		return;
	rows_mark(b, s);
	b->board[s->c.board_i] = NOWHERE;
	b->free_row[b->free_rows++] = (uint32_t)s->c.board_i;
	s->c.board_i = -1;
	rowless_settle(b, s);
	if (b->hidden > 0 || b->rowless.num > 0)
		book_settle_rows(b, b->line_ms);
}

void
rows_open(struct book *b, struct case_slot *s)
{
	if (b->free_rows > 0)
		rows_take(b, s);
	else
		b->hidden++;
}

static int
class_of(const struct case_slot *s)
{
	if (s->c.row.state == CASE_GESLOTEN)
		return 3;
	bool waits = state_is_waiting((enum zcc_state)s->c.row.state) && s->c.pushed_to[0] == '\0';
	return waits ? 2 : 1;
}

/* Of two cases, a is to have a row before b; NULL comes last. */
static bool
goes_first(const struct case_slot *a, const struct case_slot *b, int64_t now_s)
{
	if (a == NULL || b == NULL)
		return a != NULL;
	int by_class = class_of(a) - class_of(b);
	return by_class != 0 ? by_class < 0 : rank_cmp(&a->c.row, &b->c.row, now_s) < 0;
}

static struct case_slot *
best_hidden(struct book *b, int64_t now_s)
{
	struct case_slot *best = NULL;
	for (uint32_t i = b->open.head; i != NOWHERE; i = b->cases[i].link[CHAIN_ALL].next)
		if (b->cases[i].c.board_i < 0 && goes_first(&b->cases[i], best, now_s))
			best = &b->cases[i];
	return best;
}

static struct case_slot *
worst_shown(struct book *b, int64_t now_s)
{
	struct case_slot *worst = NULL;
	for (uint32_t i = 0; i < b->sizes.board_cases; i++) {
		struct case_slot *s = b->board[i] != NOWHERE ? &b->cases[b->board[i]] : NULL;
		if (s != NULL && (worst == NULL || goes_first(worst, s, now_s)))
			worst = s;
	}
	return worst;
}

static void
change_places(struct book *b, struct case_slot *hidden, struct case_slot *shown)
{
	uint32_t row = (uint32_t)shown->c.board_i;
	shown->c.board_i = -1;
	rowless_settle(b, shown);
	if (shown->c.row.state == CASE_GESLOTEN)
		b->hidden--; /* what is closed and has no row is not hidden */
	put(b, hidden, row);
}

/* What a regiearts is to see has given its row to an open case, and there is room again. */
static void
show_advised(struct book *b)
{
	while (b->rowless.num > 0 && b->free_rows > b->sizes.board_cases / 8)
		rows_take(b, &b->cases[b->rowless.head]);
}

void
book_settle_rows(struct book *b, int64_t line_ms)
{
	int64_t now_s = line_ms / 1000 - (line_ms % 1000 < 0);
	while (b->hidden > 0) {
		struct case_slot *hidden = best_hidden(b, now_s);
		struct case_slot *shown = b->free_rows == 0 ? worst_shown(b, now_s) : NULL;
		if (b->free_rows > 0) {
			rows_take(b, hidden);
			b->hidden--;
		} else if (goes_first(hidden, shown, now_s)) {
			change_places(b, hidden, shown);
		} else {
			return;
		}
	}
	show_advised(b);
}

const struct book_case *
book_board_row(const struct book *b, uint32_t i)
{
	return b->board[i] == NOWHERE ? NULL : &b->cases[b->board[i]].c;
}
