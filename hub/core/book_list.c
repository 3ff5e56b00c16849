/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The lists of cases.  A case is on exactly one of two: open, in order of arrival in the book, or
 * closed, in order of closing.  One that is in somebody's hand is on a third besides.  A closed case is
 * on one of two more: those that have not left the board, and those that wait for a regiearts; and of the
 * latter, those that belong on the board and have no row are on one again, so that nobody looks for them.
 */
#include "hub/core/book_priv.h"

struct case_slot *
case_find(const struct book *b, uint64_t id)
{
	uint32_t i;
	return id != 0 && idmap_find(&b->by_id, id, &i) ? &b->cases[i] : NULL;
}

struct case_list
list_empty(enum case_chain chain)
{
	return (struct case_list){NOWHERE, NOWHERE, 0, chain};
}

void
list_insert(struct book *b, struct case_list *l, struct case_slot *s, uint32_t after)
{
	uint32_t i = case_index(b, s);
	uint32_t next = after == NOWHERE ? l->head : b->cases[after].link[l->chain].next;
	s->link[l->chain].prev = after;
	s->link[l->chain].next = next;
	if (after == NOWHERE)
		l->head = i;
	else
		b->cases[after].link[l->chain].next = i;
	if (next == NOWHERE)
		l->tail = i;
	else
		b->cases[next].link[l->chain].prev = i;
	l->num++;
}

void
list_append(struct book *b, struct case_list *l, struct case_slot *s)
{
	uint32_t i = case_index(b, s);
	s->link[l->chain].prev = l->tail;
	s->link[l->chain].next = NOWHERE;
	if (l->tail == NOWHERE)
		l->head = i;
	else
		b->cases[l->tail].link[l->chain].next = i;
	l->tail = i;
	l->num++;
}

void
list_remove(struct book *b, struct case_list *l, struct case_slot *s)
{
	uint32_t next = s->link[l->chain].next, prev = s->link[l->chain].prev;
	if (prev == NOWHERE)
		l->head = next;
	else
		b->cases[prev].link[l->chain].next = next;
	if (next == NOWHERE)
		l->tail = prev;
	else
		b->cases[next].link[l->chain].prev = prev;
	l->num--;
}

/* Waits for a regiearts, on the board as long as there is room, and in the book. */
static bool
is_advised(const struct book_case *c)
{
	return (c->row.marks & CASE_MARK_ADVISED) != 0;
}

/* Is it on one of the two lists of closed cases? */
static bool
is_closed_kept(const struct book_case *c)
{
	return c->row.state == CASE_GESLOTEN && (is_advised(c) || !c->is_off_board);
}

/* Which of them. */
static struct case_list *
closed_list(struct book *b, const struct book_case *c)
{
	return is_advised(c) ? &b->advised : &b->closed_on_board;
}

void
rowless_settle(struct book *b, struct case_slot *s)
{
	bool is_rowless = s->c.row.state == CASE_GESLOTEN && is_advised(&s->c) &&
	    !s->c.is_off_board && s->c.board_i < 0;
	if (is_rowless == s->is_rowless)
		return;
	s->is_rowless = is_rowless;
	if (is_rowless)
		list_append(b, &b->rowless, s);
	else
		list_remove(b, &b->rowless, s);
}

void
closed_add(struct book *b, struct case_slot *s)
{
	if (is_closed_kept(&s->c))
		list_append(b, closed_list(b, &s->c), s);
	rowless_settle(b, s);
}

void
closed_remove(struct book *b, struct case_slot *s)
{
	if (is_closed_kept(&s->c))
		list_remove(b, closed_list(b, &s->c), s);
}

/* *i is one more than the index to go on from; 0 starts. */
static const struct book_case *
list_each(const struct book *b, const struct case_list *l, uint32_t *i)
{
	uint32_t at = *i == 0 ? l->head : b->cases[*i - 1].link[l->chain].next;
	if (at == NOWHERE)
		return NULL;
	*i = at + 1;
	return &b->cases[at].c;
}

const struct book_case *
book_each_open(const struct book *b, uint32_t *i)
{
	return list_each(b, &b->open, i);
}

const struct book_case *
book_each_held(const struct book *b, uint32_t *i)
{
	return list_each(b, &b->held, i);
}

const struct book_case *
book_each_handed(const struct book *b, uint32_t *i)
{
	return list_each(b, &b->handed, i);
}

const struct book_case *
book_each_consult(const struct book *b, uint32_t *i)
{
	return list_each(b, &b->consults, i);
}

const struct book_case *
book_each_in_waitroom(const struct book *b, uint32_t *i)
{
	return list_each(b, &b->waitroom, i);
}

const struct book_case *
book_each_advised(const struct book *b, uint32_t *i)
{
	return list_each(b, &b->advised, i);
}

uint32_t
book_advised_num(const struct book *b)
{
	return b->advised.num;
}

const struct book_case *
book_oldest_on_board(const struct book *b)
{
	return b->closed_on_board.head == NOWHERE ? NULL : &b->cases[b->closed_on_board.head].c;
}

const struct book_case *
book_oldest_with_row(const struct book *b)
{
	const struct case_list *const lists[] = {&b->closed_on_board, &b->advised};
	for (unsigned l = 0; l < 2; l++)
		for (uint32_t i = lists[l]->head; i != NOWHERE; i = b->cases[i].link[CHAIN_SHOWN].next)
			if (b->cases[i].c.board_i >= 0)
				return &b->cases[i].c;
	return NULL;
}

const struct book_case *
book_oldest_closed(const struct book *b)
{
	return b->closed.head == NOWHERE ? NULL : &b->cases[b->closed.head].c;
}

const struct book_case *
book_oldest_done(const struct book *b)
{
	uint32_t i = b->closed.head;
	while (i != NOWHERE && (b->cases[i].c.row.marks & CASE_MARK_ADVISED) != 0)
		i = b->cases[i].link[CHAIN_ALL].next;
	return i == NOWHERE ? NULL : &b->cases[i].c;
}
