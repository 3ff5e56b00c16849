/* SPDX-License-Identifier: EUPL-1.2 */
/* The wrong patient (ID-2) and tags (KB-15), of a row before it is applied to the shadow. */
#include "tests/sim/check_priv.h"

#include "shared/care/state.h"
#include "shared/care/triage.h"

#include <string.h>

typedef unsigned long long ull;

static void
mend_out(struct check *c, const struct journal_row *row, const struct ev_case_mended *m)
{
	const struct book_case *k = book_case(c->shadow, m->id), *to = book_case(c->shadow, m->other);
	if (c->mend.out_seq != 0 || k == NULL || to == NULL || to->row.state == CASE_GESLOTEN ||
	    m->since >= row->seq)
		check_fail(c, "ID-2", "row %llu: what was recorded in case %llu goes to %llu",
		    (ull)row->seq, (ull)m->id, (ull)m->other);
	c->mend.out_seq = row->seq;
	c->mend.from = m->id;
	c->mend.to = m->other;
	c->mend.since = m->since;
	c->mend.parts = 0;
}

static void
mend_in(struct check *c, const struct journal_row *row, const struct ev_case_mended *m)
{
	if (c->mend.out_seq == 0 || m->id != c->mend.to || m->other != c->mend.from ||
	    m->since <= c->mend.out_seq || c->mend.parts == 0)
		check_fail(c, "ID-2", "row %llu: what came to case %llu from %llu never went",
		    (ull)row->seq, (ull)m->id, (ull)m->other);
	c->mend.out_seq = 0;
	c->counts.mended++;
}

void
check_mended(struct check *c, const struct journal_row *row, const struct event *e)
{
	if (e->u.mended.way == MEND_OUT)
		mend_out(c, row, &e->u.mended);
	else
		mend_in(c, row, &e->u.mended);
}

/* It goes on from where it stood, once: so it stands in one case at any time. */
void
check_moved(struct check *c, const struct journal_row *row, const struct ev_part_moved *p)
{
	if (c->mend.out_seq == 0 || p->id != c->mend.to || p->from != c->mend.from ||
	    p->part >= c->mend.out_seq || p->part < c->mend.since || row->sealed_len == 0)
		check_fail(c, "ID-2", "row %llu moves part %llu of case %llu to %llu", (ull)row->seq,
		    (ull)p->part, (ull)p->from, (ull)p->id);
	if (p->part < ROWS_MAX && c->has_moved[p->part])
		check_fail(c, "ID-2", "row %llu moves part %llu of case %llu once more", (ull)row->seq,
		    (ull)p->part, (ull)p->from);
	if (p->part < ROWS_MAX)
		c->has_moved[p->part] = true;
	c->mend.parts++;
}

/* A commit holds all of it, or nothing. */
void
check_mend_whole(struct check *c)
{
	if (c->mend.out_seq != 0)
		check_fail(c, "ID-2", "what went from case %llu at row %llu did not come to case %llu",
		    (ull)c->mend.from, (ull)c->mend.out_seq, (ull)c->mend.to);
}

/* The case that is made for it waits since the call in which it was recorded. */
void
check_mend_received(struct check *c, const struct journal_row *row, const struct zcc_case_row *r)
{
	uint32_t norm_s = book_settings(c->shadow)->line[r->line].norm_s;
	int64_t due = norm_s > 0 ? r->received_line + (int64_t)norm_s * 1000 : ZCC_NEVER;
	if (r->received_line > row->line_ms || r->due_line != due || r->claimed_by[0] != '\0' ||
	    (r->flags & CASE_FLAG_ANSWERED) == 0)
		check_fail(c, "ID-2", "row %llu makes case %llu with a clock of its own", (ull)row->seq,
		    (ull)r->id);
}

/* Nobody becomes less urgent by it than his own triage says, or than he was without one. */
void
check_mend_urgency(struct check *c, const struct journal_row *row, const struct ev_case_changed *ch,
    const struct book_case *before)
{
	const struct zcc_triage *t = &ch->triage;
	bool is_sound = t->times > 0 ? ch->urgency == triage_urgency(t)
	                             : ch->urgency <= before->row.urgency && ch->urgency_by == BY_LINE;
	if (ch->act == ACT_RIGHT_PATIENT && (t->times == 0 || t->times < before->triage.times ||
	        (before->triage.times > 0 && triage_urgency(t) >= triage_urgency(&before->triage))))
		is_sound = false;
	if (!is_sound || ch->has_undo)
		check_fail(c, "ID-2", "row %llu (act %u) gives case %llu urgency %u, which had %u",
		    (ull)row->seq, ch->act, (ull)ch->id, ch->urgency, before->row.urgency);
}

void
check_tagged(struct check *c, const struct journal_row *row, const struct ev_tagged *t)
{
	const struct to_review *was = book_tag(c->shadow, t->id);
	bool is_sound = t->act == TAG_GIVEN
	    ? t->id == book_next_tag(c->shadow) && row->sealed_len > 0 &&
	        book_case(c->shadow, t->case_id) != NULL
	    : was != NULL && was->outcome == TAG_OPEN && was->tag == t->tag &&
	        was->case_id == t->case_id && strcmp(was->operator, row->actor) != 0;
	if (!is_sound)
		check_fail(c, "KB-15", "row %llu: %s and tag %llu of case %llu", (ull)row->seq,
		    row->actor, (ull)t->id, (ull)t->case_id);
	c->counts.tagged++;
}
