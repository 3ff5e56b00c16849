/* SPDX-License-Identifier: EUPL-1.2 */
/* Who has the regie of vervolgzorg, of a row before it is applied to the shadow: OP-4. */
#include "tests/sim/check_priv.h"

#include "shared/care/routing.h"
#include "shared/care/state.h"
#include "shared/care/takeover.h"

#include <string.h>

typedef unsigned long long ull;

void
check_takeover_num(struct check *c, const struct book *b)
{
	const struct book_case *k;
	uint32_t num = 0;
	for (uint32_t i = 0; (k = book_each_open(b, &i)) != NULL;)
		num += takeover_has(&k->row);
	if (num != book_takeover_num(b))
		check_fail(c, "totals", "%u open vervolgzorg cases, counted as %u", num,
		    book_takeover_num(b));
}

/* By a person of that desk, who now has all that nobody speaks about. */
static void
check_taken_by(struct check *c, const struct journal_row *row, const struct zcc_placing *was)
{
	const struct book_case *k;
	if (!takeover_is_for(book_settings(c->shadow), was, row->role))
		check_fail(c, "OP-4", "row %llu: %s takes over as %s, for %s", (ull)row->seq, row->actor,
		    row->role, was->next);
	for (uint32_t i = 0; (k = book_each_open(c->shadow, &i)) != NULL;) {
		enum zcc_state state = (enum zcc_state)k->row.state;
		bool speaks = k->seat != 0 && (state_is_talking(state) || state == CASE_AANGEHOUDEN);
		if (takeover_has(&k->row) && !speaks && state_after(state, ACT_HANDOVER) != CASE_NONE &&
		    strcmp(k->row.claimed_by, row->actor) != 0)
			check_fail(c, "OP-4", "row %llu leaves case %llu with %s", (ull)row->seq,
			    (ull)k->row.id, k->row.claimed_by);
	}
	c->counts.taken_over++;
}

static void
check_taken(struct check *c, const struct journal_row *row, const struct zcc_placing *was,
    const struct zcc_placing *is)
{
	if (strcmp(is->desk, was->next) != 0 || takeover_is_due(is) ||
	    strcmp(is->taken_by, row->actor) != 0)
		check_fail(c, "OP-4", "row %llu gives the regie to %s, and %s was to have it",
		    (ull)row->seq, is->desk, was->next);
	else if (row->verb != 0)
		check_taken_by(c, row, was);
	else if (book_takeover_num(c->shadow) > 0)
		check_fail(c, "OP-4", "row %llu gives away %u open cases that nobody acknowledged",
		    (ull)row->seq, book_takeover_num(c->shadow));
}

/* It is that desk's turn by the rota; and no clock starts again. */
static void
check_due(struct check *c, const struct journal_row *row, const struct zcc_placing *was,
    const struct zcc_placing *is)
{
	struct routing r;
	bool has = routing_at(book_settings(c->shadow), row->at_ms, &r);
	if (!has || r.desk == NULL || strcmp(r.desk->code, is->next) != 0 ||
	    (takeover_is_due(was) && is->due_line != was->due_line))
		check_fail(c, "OP-4", "row %llu says that it is the turn of %s", (ull)row->seq, is->next);
	c->counts.due++;
}

void
check_placing(struct check *c, const struct journal_row *row, const struct ev_placing *p)
{
	const struct zcc_placing *was = &book_placing(c->shadow)->is, *is = &p->now.is;
	bool is_same = strcmp(was->desk, is->desk) == 0;
	if (p->act == PLACING_TAKEN)
		check_taken(c, row, was, is);
	else if (!is_same && !(p->act == PLACING_BEGAN && was->desk[0] == '\0'))
		check_fail(c, "OP-4", "row %llu takes the regie from %s", (ull)row->seq, was->desk);
	else if (p->act == PLACING_DUE)
		check_due(c, row, was, is);
}
