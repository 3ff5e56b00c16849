/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who waits, per line, in the order of the queue.
 *
 * All that time does to that order is to move a case forward once its norm is broken (rank.h).  So
 * there is an order without time, that of rank_cmp() before any norm ends, and at every moment
 *
 *     the overdue among themselves, and the others among themselves, stand in it;
 *     the best of a line is its first, or its first that is overdue: rank_cmp() says which.
 *
 * Each line has a tree in that order, and so has each desk that cases are for on whatever line they came, in which every node knows the soonest end of a norm below it:
 * that leads to the first overdue one, whatever the time is, and nothing moves when time passes.
 *
 *          soonest 10                  now 20: the first is a, the first overdue is c
 *         /          \                 now 40: a itself is overdue
 *     a: due 30    b: never
 *                     \
 *                   c: due 10
 *
 * It is a treap: the shape follows from a number drawn from each id, so it is balanced without being
 * told how, and the same for the same cases, in whatever order they came.
 */
#include "hub/core/book_priv.h"

#include "shared/care/code_list.h"
#include "shared/care/rank.h"
#include "shared/care/state.h"

static bool
goes_before(const struct case_slot *a, const struct case_slot *b)
{
	static const int64_t before_any_norm_s = INT64_MIN / 1000;
	return rank_cmp(&a->c.row, &b->c.row, before_any_norm_s) < 0;
}

/* Who has the greater number stands higher. */
static bool
is_above(const struct case_slot *a, const struct case_slot *b)
{
	const uint64_t spread = 0x9e3779b97f4a7c15u;
	return a->c.row.id * spread > b->c.row.id * spread;
}

static int64_t
sooner(int64_t a, int64_t b)
{
	return a == ZCC_NEVER || (b != ZCC_NEVER && b < a) ? b : a;
}

static int64_t
soonest(const struct book *b, uint32_t top)
{
	return top == NOWHERE ? ZCC_NEVER : b->cases[top].wait.soonest;
}

static void
update(struct book *b, struct case_slot *s)
{
	int64_t below = sooner(soonest(b, s->wait.before), soonest(b, s->wait.after));
	s->wait.soonest = sooner(s->c.row.due_line, below);
}

/* Cut the tree `top` at s: who goes before it, and who after. */
static void
split(struct book *b, uint32_t top, const struct case_slot *s, uint32_t *before, uint32_t *after)
{
	if (top == NOWHERE) {
		*before = *after = NOWHERE;
		return;
	}
	struct case_slot *t = &b->cases[top];
	if (goes_before(t, s)) {
		split(b, t->wait.after, s, &t->wait.after, after);
		*before = top;
	} else {
		split(b, t->wait.before, s, before, &t->wait.before);
		*after = top;
	}
	update(b, t);
}

/* One tree of two, of which all of the first go before all of the second. */
static uint32_t
join(struct book *b, uint32_t first, uint32_t second)
{
	if (first == NOWHERE || second == NOWHERE)
		return first == NOWHERE ? second : first;
	struct case_slot *f = &b->cases[first], *s = &b->cases[second];
	if (is_above(f, s)) {
		f->wait.after = join(b, f->wait.after, second);
		update(b, f);
		return first;
	}
	s->wait.before = join(b, first, s->wait.before);
	update(b, s);
	return second;
}

/* The tree `top` with s in it. */
static uint32_t
insert(struct book *b, uint32_t top, struct case_slot *s)
{
	uint32_t i = case_index(b, s);
	if (top == NOWHERE || is_above(s, &b->cases[top])) {
		split(b, top, s, &s->wait.before, &s->wait.after);
		update(b, s);
		return i;
	}
	struct case_slot *t = &b->cases[top];
	if (goes_before(s, t))
		t->wait.before = insert(b, t->wait.before, s);
	else
		t->wait.after = insert(b, t->wait.after, s);
	update(b, t);
	return top;
}

/* The tree `top` without s. */
static uint32_t
take_out(struct book *b, uint32_t top, const struct case_slot *s)
{
	ZCC_MUST(top != NOWHERE);
	struct case_slot *t = &b->cases[top];
	if (t == s)
		return join(b, t->wait.before, t->wait.after);
	if (goes_before(s, t))
		t->wait.before = take_out(b, t->wait.before, s);
	else
		t->wait.after = take_out(b, t->wait.after, s);
	update(b, t);
	return top;
}

void
waiting_init(struct book *b)
{
	for (unsigned i = 0; i < WAIT_TREES_NUM; i++)
		b->wait_top[i] = NOWHERE;
}

static uint32_t *
tree_of(struct book *b, const struct case_slot *s)
{
	bool has_desk = s->c.row.desk != DESK_NONE;
	return &b->wait_top[has_desk ? ZCC_LINES_NUM + s->c.row.desk : s->c.row.line];
}

/* For anybody to take: what is offered to one person waits for him alone, but no U0 or U1 does. */
static bool
is_for_anybody(const struct case_slot *s)
{
	return state_is_waiting((enum zcc_state)s->c.row.state) &&
	    (s->c.pushed_to[0] == '\0' || s->c.row.urgency <= URGENCY_ALARM);
}

void
waiting_add(struct book *b, struct case_slot *s)
{
	uint32_t *top = tree_of(b, s);
	if (is_for_anybody(s))
		*top = insert(b, *top, s);
}

void
waiting_remove(struct book *b, struct case_slot *s)
{
	uint32_t *top = tree_of(b, s);
	if (is_for_anybody(s))
		*top = take_out(b, *top, s);
}

const char *
book_complaint(const struct book_case *c)
{
	return c->triage.complaint[0] != '\0' ? c->triage.complaint : c->row.complaint;
}

/* Whom a search is for: what is not his is passed over. */
struct search {
	const struct book_taker *who;
	bool is_overdue; /* only what is so at now_s */
	int64_t now_s;
};

static bool
is_found(const struct book_case *c, const struct search *s)
{
	if (s->is_overdue && !rank_is_overdue(c->row.due_line, s->now_s))
		return false;
	return route_is_theirs(&c->row, &s->who->route) && (c->row.urgency <= URGENCY_ALARM ||
	    !code_list_has(s->who->not_complaints, book_complaint(c)));
}

/* The first in order, or NULL. */
static const struct book_case *
first(const struct book *b, uint32_t top, const struct search *s)
{
	while (top != NOWHERE) {
		const struct case_slot *t = &b->cases[top];
		if (s->is_overdue && !rank_is_overdue(t->wait.soonest, s->now_s))
			return NULL;
		const struct book_case *before = first(b, t->wait.before, s);
		if (before != NULL)
			return before;
		if (is_found(&t->c, s))
			return &t->c;
		top = t->wait.after;
	}
	return NULL;
}

const struct book_case *
book_best_waiting(const struct book *b, const struct book_taker *who, int64_t now_s)
{
	const struct book_case *best = NULL;
	for (unsigned tree = 1; tree < WAIT_TREES_NUM; tree++) {
		if (tree <= ZCC_LINES_NUM && (who->route.lines >> tree & 1) == 0)
			continue;
		for (int i = 0; i < 2; i++) {
			struct search s = {who, i == 1, now_s};
			const struct book_case *c = first(b, b->wait_top[tree], &s);
			if (c != NULL &&
			    (best == NULL || rank_cmp(&c->row, &best->row, now_s) < 0))
				best = c;
		}
	}
	return best;
}
