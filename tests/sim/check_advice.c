/* SPDX-License-Identifier: EUPL-1.2 */
/* Advice that waits for a regiearts, of a row before it is applied to the shadow: C1, TB-6, C20. */
#include "tests/sim/check_priv.h"

#include "shared/care/state.h"
#include "shared/care/triage.h"

#include <string.h>

typedef unsigned long long ull;

static bool
is_advised(const struct book_case *k)
{
	return (k->row.marks & CASE_MARK_ADVISED) != 0;
}

static bool
may_authorise(const struct check *c, const char *role)
{
	const struct role_settings *r = settings_role(book_settings(c->shadow), role);
	return r != NULL && (r->verbs >> VERB_AUTHORISE & 1) != 0;
}

/* By whom, of which version and of whose: all three. */
static void
check_judge(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	enum person p = region_person(row->actor);
	if (!is_advised(before) || !may_authorise(c, row->role) ||
	    strcmp(before->row.claimed_by, row->actor) == 0)
		check_fail(c, "TB-6", "row %llu: %s judges the advice of case %llu", (ull)row->seq,
		    row->actor, (ull)ch->id);
	if (p == PEOPLE_NUM || c->opened[p].id != ch->id ||
	    c->opened[p].version != before->row.version)
		check_fail(c, "C20", "row %llu: %s judges the advice of case %llu at version %u, unread",
		    (ull)row->seq, row->actor, (ull)ch->id, before->row.version);
}

static void
check_authorised(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	check_judge(c, row, ch, before);
	if (ch->state_line != before->row.state_line || ch->due_line != before->row.due_line ||
	    strcmp(ch->claimed_by, before->row.claimed_by) != 0)
		check_fail(c, "VS-1", "row %llu changes more of case %llu than that it waits",
		    (ull)row->seq, (ull)ch->id);
	c->counts.authorised++;
}

/* A call back of its class, in nobody's hands, with a clock that began now; and who gave it can be told. */
static void
check_declined(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	int64_t norm_ms = (int64_t)book_settings(c->shadow)->line[LINE_TERUGBELLEN].norm_s * 1000;
	bool is_promised = (ch->marks & CASE_MARK_NO_NUMBER) == 0;
	int64_t due = row->line_ms + (ch->urgency <= URGENCY_ALARM && is_promised ? 0 : norm_ms);
	bool is_call_back = (ch->flags & CASE_FLAG_CALLBACK) != 0 && ch->claimed_by[0] == '\0' &&
	    ch->seat == 0 && ch->reason[0] == '\0' && ch->attempts == 0;
	bool must_decide = !is_promised && ch->urgency <= URGENCY_REGIE;
	check_judge(c, row, ch, before);
	if (must_decide != ((ch->marks & CASE_MARK_REGIE) != 0))
		check_fail(c, "CB-1", "row %llu: the advice of case %llu is declined, nobody can call, and the regiearts %s",
		    (ull)row->seq, (ull)ch->id, must_decide ? "does not know" : "is to decide");
	if (!is_call_back || ch->urgency != before->row.urgency || row->sealed_len == 0 ||
	    (norm_ms > 0 && ch->due_line != due) || ch->promised_line != (is_promised ? due : 0) ||
	    strcmp(ch->held_by, before->row.claimed_by) != 0)
		check_fail(c, "TB-6", "row %llu: the advice of case %llu is declined, and nobody will call",
		    (ull)row->seq, (ull)ch->id);
	c->counts.declined++;
}

void
check_advice(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	const struct zcc_triage *t = &before->triage;
	bool waits = (ch->marks & CASE_MARK_ADVISED) != 0, must_wait = false;
	if (ch->act == ACT_NONE) /* taken back: check_undo() */
		return;
	if (ch->act == ACT_AUTHORISE)
		check_authorised(c, row, ch, before);
	if (ch->act == ACT_DECLINE)
		check_declined(c, row, ch, before);
	if (((ch->flags ^ before->row.flags) & CASE_FLAG_DECLINED) != 0 && ch->act != ACT_DECLINE &&
	    ch->act != ACT_CLOSE)
		check_fail(c, "TB-6", "row %llu (act %u) forgets that the advice of case %llu was declined",
		    (ull)row->seq, ch->act, (ull)ch->id);
	if (ch->act == ACT_CLOSE)
		must_wait = book_settings(c->shadow)->authorise_s > 0 && triage_is_advice(ch->reason) &&
		    !may_authorise(c, row->role) && (t->times == 0 || t->regie == URGENCY_NONE);
	if (waits != must_wait)
		check_fail(c, "C1", "row %llu (act %u) leaves case %llu %s", (ull)row->seq, ch->act,
		    (ull)ch->id, waits ? "waiting for a regiearts" : "authorised by nobody");
}

/* Which version of which dossier each person opened last. */
void
check_opened(struct check *c, const struct journal_row *row, const struct event *e)
{
	enum person p = region_person(row->actor);
	const struct book_case *k = book_case(c->shadow, row->case_id);
	check_read(c, row, e);
	if (row->verb != VERB_DOSSIER || row->outcome != ZCC_OK || p == PEOPLE_NUM)
		return;
	c->opened[p].id = row->case_id;
	c->opened[p].version = k != NULL ? k->row.version : 0;
}

/* What waits leaves the board or the book for the room alone: for an open case that nobody sees, or when
 * nothing else can make it. */
void
check_advice_leaves(struct check *c, const struct journal_row *row, const struct event *e)
{
	const struct book_case *k = book_case(c->shadow, e->u.of_case.id), *other;
	bool is_retired = e->type == EV_CASE_RETIRED;
	struct book_totals t = book_totals(c->shadow);
	if (k == NULL || !is_advised(k))
		return;
	if (is_retired && t.held < region_sizes.cases)
		check_fail(c, "TB-6", "row %llu: case %llu leaves the book and was not authorised",
		    (ull)row->seq, (ull)k->row.id);
	bool makes_room = !is_retired && t.hidden == 0;
	for (uint32_t i = 0; makes_room && (other = book_each_case(c->shadow, &i)) != NULL;)
		if (other->row.state == CASE_GESLOTEN && !is_advised(other) && !other->is_off_board &&
		    other->board_i >= 0)
			check_fail(c, "TB-6", "row %llu: case %llu leaves the board before %llu",
			    (ull)row->seq, (ull)k->row.id, (ull)other->row.id);
}
