/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The table of cases.  What stands in the dump follows from the events alone, never from who has a row on
 * the board (book_row.c): tables may change their size.
 */
#include "hub/core/book_priv.h"

#include "shared/care/hand.h"
#include "shared/care/state.h"
#include "shared/care/takeover.h"
#include "shared/care/triage.h"
#include "shared/care/waitroom.h"

#include <string.h>

void
case_table_init(struct book *b)
{
	for (uint32_t i = 0; i < b->sizes.cases; i++)
		b->cases[i].link[CHAIN_ALL].next = i + 1 < b->sizes.cases ? i + 1 : NOWHERE;
	b->free_case = 0;
	b->open = b->closed = list_empty(CHAIN_ALL);
	b->held = list_empty(CHAIN_HELD);
	b->handed = list_empty(CHAIN_HANDED);
	b->closed_on_board = list_empty(CHAIN_SHOWN);
	b->advised = list_empty(CHAIN_SHOWN);
	b->rowless = list_empty(CHAIN_ROWLESS);
	b->consults = list_empty(CHAIN_SHOWN);
	b->waitroom = list_empty(CHAIN_ROOM);
	waiting_init(b);
	alone_init(b);
	rows_init(b);
}

static void
count_state(struct book *b, unsigned state, int by)
{
	uint64_t *n = state == CASE_GESLOTEN ? &b->closed_num
	    : state_is_waiting((enum zcc_state)state) ? &b->waiting : &b->open_num;
	*n = by > 0 ? *n + 1 : *n - 1;
}

static bool
is_consult(const struct book_case *c)
{
	return c->row.state != CASE_GESLOTEN && triage_wants_regie(&c->triage);
}

/* A case is counted and found by its standing: around every change of it. */
static void
standing_ends(struct book *b, struct case_slot *s)
{
	count_state(b, s->c.row.state, -1);
	b->takeover_num -= takeover_has(&s->c.row);
	waiting_remove(b, s);
	alone_remove(b, s);
	if (state_is_held((enum zcc_state)s->c.row.state))
		list_remove(b, &b->held, s);
	if (hand_is_open(&s->c.row, &s->c.hand))
		list_remove(b, &b->handed, s);
	if (is_consult(&s->c))
		list_remove(b, &b->consults, s);
	if (waitroom_has(&s->c.row, &s->c.triage))
		list_remove(b, &b->waitroom, s);
	closed_remove(b, s);
}

static void
standing_begins(struct book *b, struct case_slot *s)
{
	count_state(b, s->c.row.state, 1);
	b->takeover_num += takeover_has(&s->c.row);
	waiting_add(b, s);
	alone_add(b, s);
	if (state_is_held((enum zcc_state)s->c.row.state))
		list_append(b, &b->held, s);
	if (hand_is_open(&s->c.row, &s->c.hand))
		list_append(b, &b->handed, s);
	if (is_consult(&s->c))
		list_append(b, &b->consults, s);
	if (waitroom_has(&s->c.row, &s->c.triage))
		list_append(b, &b->waitroom, s);
	closed_add(b, s);
}

static struct case_slot *
case_must(struct book *b, uint64_t id)
{
	struct case_slot *s = case_find(b, id);
	ZCC_MUST(s != NULL);
	return s;
}

static struct case_slot *
slot_take(struct book *b, uint64_t id)
{
	ZCC_MUST(b->free_case != NOWHERE);
	struct case_slot *s = &b->cases[b->free_case];
	b->free_case = s->link[CHAIN_ALL].next;
	memset(s, 0, sizeof *s);
	s->c.board_i = -1;
	idmap_put(&b->by_id, id, case_index(b, s));
	return s;
}

static void
start_case(struct book_case *c, const struct event *e)
{
	c->row = e->u.received.row;
	c->row.came = c->row.line;
	c->hand = e->u.received.hand;
	c->triage = e->u.received.triage;
	c->answered_line = c->abandoned_line = c->closed_line = ZCC_NEVER;
	c->board_i = -1;
	if (event_is_same_call(e))
		c->answered_line = c->row.received_line; /* so that no answer of it is a call's */
	if (e->type != EV_CASE_ENTERED)
		return;
	c->answered_line = e->u.received.answered_line;
	c->was_within = e->u.received.is_within;
	if (c->row.state == CASE_GESLOTEN) /* it stays on the board as long as any that was closed now */
		c->closed_line = e->line_ms;
}

/* Closed before it was entered: it is shown where there is room, and never hidden. */
static void
file_closed(struct book *b, struct case_slot *s)
{
	list_append(b, &b->closed, s);
	if (b->free_rows > b->sizes.board_cases / 8)
		rows_take(b, s);
}

void
case_received(struct book *b, const struct event *e)
{
	const struct zcc_case_row *row = &e->u.received.row;
	ZCC_MUST(row->id >= b->next_case);
	b->next_case = row->id + 1;
	struct case_slot *s = slot_take(b, row->id);
	start_case(&s->c, e);
	bool is_closed = row->state == CASE_GESLOTEN;
	if (is_closed)
		file_closed(b, s);
	else
		list_append(b, &b->open, s);
	standing_begins(b, s);
	if (!is_closed)
		rows_open(b, s);
	book_settle_rows(b, e->line_ms);
	if (!event_is_same_call(e)) {
		kpi_entered(b, &s->c, e);
		post_received(b, &s->c, e);
		if (e->type == EV_CASE_RECEIVED)
			kpi_received(b, row->line, e->line_ms);
	}
	b->has_lines = true;
}

static void
remember_undo(struct book *b, const struct event *e, const struct book_case *before,
    uint32_t version)
{
	struct book_operator *op = operator_find(b, e->actor);
	if (op == NULL)
		return;
	if (!e->u.changed.has_undo) {
		op->undo_case = 0;
		return;
	}
	op->undo_case = before->row.id;
	op->undo_version = version;
	op->undo_line = e->line_ms;
	op->undo_to = case_standing(before);
}

static void
move_lists(struct book *b, struct case_slot *s, unsigned was, unsigned is, int64_t line_ms)
{
	if (was != CASE_GESLOTEN && is == CASE_GESLOTEN) {
		list_remove(b, &b->open, s);
		list_append(b, &b->closed, s);
		s->c.closed_line = line_ms;
		if (s->c.board_i < 0)
			b->hidden--;
	} else if (was == CASE_GESLOTEN && is != CASE_GESLOTEN) {
		list_remove(b, &b->closed, s);
		list_append(b, &b->open, s);
		s->c.closed_line = ZCC_NEVER;
		if (s->c.board_i < 0)
			rows_open(b, s);
		s->c.is_off_board = false;
	} else if (is == CASE_GESLOTEN && (s->c.row.marks & CASE_MARK_ADVISED) != 0 && s->c.board_i < 0) {
		/* an authorisation was taken back: it is to be seen again */
		s->c.is_off_board = false;
		rowless_settle(b, s);
		if (b->free_rows > 0)
			rows_take(b, s);
	}
}

static void
set_flag(struct book_case *c, unsigned flag)
{
	c->row.flags |= (uint8_t)flag;
	c->row.version++;
}

/* Who has it in hand had it from now on, whatever becomes of it. */
static void
remember_holder(struct book_case *c, int64_t line_ms)
{
	struct book_had *oldest = &c->had[0];
	if (c->row.claimed_by[0] == '\0')
		return;
	for (unsigned i = 0; i < HAD_MAX; i++) {
		struct book_had *h = &c->had[i];
		if (strcmp(h->by, c->row.claimed_by) == 0) {
			h->line = line_ms;
			return;
		}
		if (oldest->by[0] != '\0' && (h->by[0] == '\0' || h->line < oldest->line))
			oldest = h;
	}
	memcpy(oldest->by, c->row.claimed_by, sizeof oldest->by);
	oldest->line = line_ms;
}

/* Nobody did anything about it: what desks or regiearts were told still holds. */
static bool
goes_unnoticed(unsigned was, const struct ev_case_changed *c)
{
	bool waits_on = state_is_waiting((enum zcc_state)was) &&
	    state_is_waiting((enum zcc_state)c->state);
	return c->act == ACT_RETURN ||
	    (waits_on && (c->act == ACT_AGAIN || c->act == ACT_ABANDON || c->act == ACT_FORWARD));
}

void
case_changed(struct book *b, const struct event *e)
{
	const struct ev_case_changed *c = &e->u.changed;
	struct case_slot *s = case_must(b, c->id);
	struct zcc_case_row *row = &s->c.row;
	unsigned was = row->state;

	kpi_count(b, &s->c, c, e->line_ms);
	task_count(b, &s->c, e);
	post_changed(b, &s->c, e);
	hand_count(b, &s->c, e);
	remember_undo(b, e, &s->c, row->version + 1);
	int64_t alone_line = book_alone_since(&s->c), own_wall = s->c.triage.own_wall;
	standing_ends(b, s);
	if (s->c.pushed_to[0] != '\0' && c->act != ACT_AGAIN)
		push_forget(b, &s->c); /* somebody has done something about it */
	remember_holder(&s->c, e->line_ms); /* until now ... */
	case_take_standing(&s->c, c);
	remember_holder(&s->c, e->line_ms); /* ... and from now on */
	if (s->c.triage.own_wall != own_wall)
		s->c.own_line = s->c.triage.own_wall != 0 ? e->line_ms : 0;
	if (!goes_unnoticed(was, c))
		s->c.told = TOLD_NOBODY;
	s->c.alone_line = c->act == ACT_ABANDON && state_is_waiting((enum zcc_state)was) ? alone_line :
	    c->act == ACT_AGAIN || (c->act == ACT_FORWARD && state_is_waiting((enum zcc_state)was)) ?
	    s->c.alone_line : 0;
	standing_begins(b, s);
	move_lists(b, s, was, row->state, e->line_ms);
	rows_mark(b, s);
	book_settle_rows(b, e->line_ms);
	b->has_operators = true; /* how many cases each one holds */
}

void
case_left(struct book *b, uint64_t id)
{
	struct case_slot *s = case_must(b, id);
	ZCC_MUST(s->c.row.state == CASE_GESLOTEN);
	if (s->c.is_off_board)
		return;
	closed_remove(b, s);
	s->c.is_off_board = true;
	closed_add(b, s);
	rows_give(b, s);
}

void
case_retired(struct book *b, uint64_t id)
{
	struct case_slot *s = case_must(b, id);
	ZCC_MUST(s->c.row.state == CASE_GESLOTEN);
	case_left(b, id);
	closed_remove(b, s);
	list_remove(b, &b->closed, s);
	idmap_drop(&b->by_id, id);
	memset(s, 0, sizeof *s);
	s->link[CHAIN_ALL].next = b->free_case;
	b->free_case = case_index(b, s);
}

/* There is nothing left to agree with. */
static void
erase(struct book_case *c)
{
	set_flag(c, CASE_FLAG_ERASED);
	c->row.marks &= (uint8_t)~CASE_MARK_ADVISED;
	c->row.limits = 0;
	memset(c->limit_seq, 0, sizeof c->limit_seq);
}

void
case_erased(struct book *b, uint64_t id)
{
	struct case_slot *s = case_find(b, id);
	if (s == NULL)
		return;
	closed_remove(b, s);
	erase(&s->c);
	closed_add(b, s);
	rows_mark(b, s);
}

void
case_opened(struct book *b, const struct event *e)
{
	struct book_operator *op = operator_find(b, e->actor);
	const struct case_slot *s = case_find(b, e->u.of_case.id);
	if (!e->u.of_case.is_dossier || op == NULL)
		return;
	op->opened_case = e->u.of_case.id;
	op->opened_version = s != NULL ? s->c.row.version : 0;
}

void
book_case_fold(struct book_case *c, const struct event *e)
{
	if (e->type == EV_CASE_RECEIVED || e->type == EV_CASE_ENTERED)
		start_case(c, e);
	bool was_closed;
	if (c->row.id == 0)
		return;
	switch ((enum event_type)e->type) {
	case EV_CASE_CHANGED:
		was_closed = c->row.state == CASE_GESLOTEN;
		case_take_standing(c, &e->u.changed);
		if (c->row.state != CASE_GESLOTEN)
			c->closed_line = ZCC_NEVER;
		else if (!was_closed)
			c->closed_line = e->line_ms;
		break;
	case EV_CASE_ERASED: erase(c); break;
	case EV_CASE_LEFT:
	case EV_CASE_RETIRED: c->is_off_board = true; break;
	default: told_fold(c, e); break;
	}
}

void
case_restored(struct book *b, const struct book_case *c)
{
	struct case_slot *s = slot_take(b, c->row.id);
	s->c = *c;
	s->c.board_i = -1;
	standing_begins(b, s);
	if (c->row.state != CASE_GESLOTEN) {
		list_append(b, &b->open, s);
		rows_open(b, s);
		return;
	}
	list_append(b, &b->closed, s);
	if (!c->is_off_board && b->free_rows > 0)
		rows_take(b, s);
}

const struct book_case *
book_case(const struct book *b, uint64_t id)
{
	const struct case_slot *s = case_find(b, id);
	return s != NULL ? &s->c : NULL;
}

const struct book_case *
book_each_case(const struct book *b, uint32_t *i)
{
	while (*i < b->sizes.cases) {
		const struct book_case *c = &b->cases[(*i)++].c;
		if (c->row.id != 0)
			return c;
	}
	return NULL;
}

struct book_totals
book_totals(const struct book *b)
{
	return (struct book_totals){.waiting = b->waiting,
	    .open = b->open_num,
	    .closed = b->closed_num,
	    .held = (uint64_t)b->open.num + b->closed.num,
	    .hidden = b->hidden,
	    .free_rows = b->free_rows};
}
